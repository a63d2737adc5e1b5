// title: Tujuan tanpa jalan ke misi
// title-en: Goals without a way up to a mission
// description: Tujuan rencana yang tidak mencapai misi mana pun, dan di mana rantainya putus: tidak mengutip apa pun dari RPJMD, atau hanya tujuan atau sasaran RPJMD yang misinya tidak dikenal. Misi yang dinyatakan perangkat daerah sendiri disebut di samping.
// description-en: Goals of the plans that reach no mission, and where the chain breaks: nothing of the RPJMD is quoted, or only goals or sasaran of the RPJMD whose mission is not known. Missions that the agency itself states are named beside.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: goal — bunyi tujuan | text of the goal
// column: stops_at — tempat putusnya: Goal, RegionalGoal, atau RegionalSasaran | where it breaks: Goal, RegionalGoal or RegionalSasaran
// column: quoted — yang dikutip dari RPJMD | what is quoted of the RPJMD
// column: agency_missions — misi yang dinyatakan perangkat daerah itu sendiri | missions that the agency itself states
// column: page — halaman | page
// column: line — baris teks | line of text
// column: pagu_per_year — pagu tiap tahun, rupiah | pagu of each year, rupiah
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
MATCH (a)-[:HAS_GOAL]->(g:Goal)-[o:STATED_IN]->(d)
WHERE NOT EXISTS { MATCH (g)-[:SUPPORTS]->(:Mission) }
  AND NOT EXISTS { MATCH (g)-[:HAS_SASARAN]->(:Sasaran)-[:SUPPORTS]->(:Mission) }
WITH a, d, g, min(o.page) AS page, min(o.line) AS line
OPTIONAL MATCH (g)-[:SUPPORTS]->(t)
WITH a, d, g, page, line, t ORDER BY t.text
WITH a, d, g, page, line, collect(DISTINCT t.text) AS quoted, min(labels(t)[0]) AS reached
OPTIONAL MATCH (a)-[s:SUPPORTS]->(m:Mission)
WHERE d.id IN s.documents
WITH a, d, g, page, line, quoted, reached, m ORDER BY m.number, m.text
WITH a, d, g, page, line, quoted, reached, collect(DISTINCT m.text) AS agency_missions
OPTIONAL MATCH (g)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, g, page, line, quoted, reached, agency_missions, b, count(u) AS units
WITH a, d, g, page, line, quoted, reached, agency_missions, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
ORDER BY year
WITH a, d, g, page, line, quoted, reached, agency_missions,
     collect(CASE
       WHEN year IS NULL THEN null
       ELSE toString(year) + ': ' + toString(CASE WHEN whole > 0 THEN of_whole ELSE of_units END)
     END) AS pagu_per_year
RETURN a.name AS agency, d.id AS document, g.text AS goal, coalesce(reached, 'Goal') AS stops_at, quoted, agency_missions,
       page, line, pagu_per_year
ORDER BY agency, document, page, line, goal, g.id
