// title: Misi yang didukung setiap rencana
// title-en: The missions that each plan supports
// description: Misi yang didukung setiap rencana, dan lewat apa: tujuan, sasaran, atau perangkat daerah itu sendiri; langsung atau lewat sasaran RPJMD. Tanpa misi: sasaran RPJMD yang misinya tidak dinyatakan. Rencana yang tidak menyatakan dukungan apa pun tetap tampil, tanpa misi.
// description-en: The missions that each plan supports, and through what: a goal, a sasaran or the agency itself; directly or by way of a sasaran of the RPJMD. Without a mission: a sasaran of the RPJMD whose mission is not stated. A plan that states no support is listed too, without a mission.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: number — nomor misi | number of the mission
// column: mission — bunyi misi | text of the mission
// column: through — lewat apa: Goal, Sasaran, atau Agency | through what: Goal, Sasaran or Agency
// column: statement — bunyi tujuan atau sasaran, atau nama perangkat daerah | text of the goal or sasaran, or name of the agency
// column: by_way_of — sasaran RPJMD yang dilalui; kosong bila langsung | the sasaran of the RPJMD on the way; empty where direct
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
OPTIONAL MATCH (x)-[s:SUPPORTS]->(t)
WHERE d.id IN s.documents
OPTIONAL MATCH (t)<-[:HAS_SASARAN|HAS_GOAL*0..3]-(m:Mission)
WITH DISTINCT a, d, x, m, CASE WHEN t:RegionalSasaran THEN t.text ELSE null END AS sasaran
ORDER BY sasaran
WITH a, d, x, m, collect(DISTINCT sasaran) AS by_way_of
RETURN a.name AS agency, d.id AS document, m.number AS number, m.text AS mission,
       CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS through, coalesce(x.text, x.name) AS statement, by_way_of
ORDER BY agency, document, number, mission, through, statement
