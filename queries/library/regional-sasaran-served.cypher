// title: Sasaran RPJMD dan siapa yang mendukungnya
// title-en: The sasaran of the RPJMD and who serves them
// description: Setiap sasaran RPJMD yang dikenal, dengan misi dan tujuan di atasnya, perangkat daerah yang mendukungnya, dan banyaknya rencana daerah itu yang dimuat. Yang tidak didukung siapa pun berada di awal: hanya berarti di antara rencana yang dimuat.
// description-en: Every known sasaran of the RPJMD with the mission and goal above it, the agencies that serve it, and how many plans of that region are loaded. Those that nobody serves come first: which says something of the loaded plans only.
// parameter: region (string) = "" — id daerah atau sebagian namanya; kosong: semua | id of the region or part of its name; empty: all
// column: region — daerah | region
// column: plans — banyaknya rencana daerah itu yang dimuat | number of loaded plans of that region
// column: missions — misi di atasnya | the missions above it
// column: goals — tujuan RPJMD di atasnya | the goals of the RPJMD above it
// column: sasaran — bunyi sasaran RPJMD | text of the sasaran
// column: agencies — banyaknya perangkat daerah yang mendukung | number of agencies that serve it
// column: served_by — perangkat daerah yang mendukung | the agencies that serve it
// column: stated_by — banyaknya dokumen yang mengutipnya | number of documents that quote it
MATCH (t:RegionalSasaran)
MATCH (r:Region {id: split(t.id, '/')[0]})
WHERE r.id = $region OR toLower(r.name) CONTAINS toLower($region)
OPTIONAL MATCH (t)<-[:SUPPORTS]-(x)-[:STATED_IN]->(p:Document)
WITH DISTINCT r, t, p
// Whose plan it is: once for each document.
WITH p, collect({r: r, t: t}) AS serving
OPTIONAL MATCH (a:Agency)-[:HAS_PLAN]->(p)
WITH a.name AS agency, serving ORDER BY agency
UNWIND serving AS one
WITH one.r AS r, one.t AS t, collect(DISTINCT agency) AS served_by
MATCH (t)-[:STATED_IN]->(d:Document)
WITH r, t, served_by, count(DISTINCT d) AS stated_by
OPTIONAL MATCH (t)<-[:HAS_SASARAN]-(g:RegionalGoal)
WITH r, t, served_by, stated_by, g ORDER BY g.text
WITH r, t, served_by, stated_by, collect(DISTINCT g.text) AS goals, collect(DISTINCT g) + [t] AS below
UNWIND below AS one
OPTIONAL MATCH (one)<-[:HAS_SASARAN|HAS_GOAL]-(m:Mission)
WITH r, t, served_by, stated_by, goals, m ORDER BY m.number, m.text
WITH r, t, served_by, stated_by, goals, collect(DISTINCT CASE
       WHEN m.number IS NULL THEN m.text
       ELSE toString(m.number) + '. ' + m.text
     END) AS missions
WITH r, collect({t: t, served_by: served_by, stated_by: stated_by, goals: goals, missions: missions}) AS rows
OPTIONAL MATCH (r)<-[:PART_OF]-(:Agency)-[:HAS_PLAN]->(p:Document)
WITH r, rows, count(DISTINCT p) AS plans
UNWIND rows AS row
WITH r, plans, row, row.t AS t
RETURN r.name AS region, plans, row.missions AS missions, row.goals AS goals, t.text AS sasaran, size(row.served_by) AS agencies,
       row.served_by AS served_by, row.stated_by AS stated_by
ORDER BY region, agencies, toLower(sasaran), sasaran
