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
// column: by_way_of — sasaran RPJMD di bawah misi itu yang juga didukung; kosong bila hanya langsung | the sasaran of the RPJMD under that mission that it supports too; empty where only the mission itself
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
OPTIONAL MATCH (d)<-[:STATED_IN]-(x)
WHERE x:Goal OR x:Sasaran
WITH a, d, collect(DISTINCT x) + [a] AS able
UNWIND able AS x
OPTIONAL MATCH (x)-[s:SUPPORTS]->(m:Mission)
WHERE NOT x:Agency OR d.id IN s.documents
OPTIONAL MATCH (x)-[:SUPPORTS]->(t:RegionalSasaran)
WHERE m IS NULL OR EXISTS { MATCH (t)<-[:HAS_SASARAN|HAS_GOAL*1..3]-(m) }
WITH a, d, x, m, t.text AS way
ORDER BY way
WITH a, d, x, m, collect(DISTINCT way) AS by_way_of
WITH a, d, collect(CASE WHEN m IS NULL AND size(by_way_of) = 0 THEN null ELSE {x: x, m: m, by_way_of: by_way_of} END) AS found
UNWIND CASE WHEN size(found) = 0 THEN [{x: null, m: null, by_way_of: []}] ELSE found END AS one
WITH a, d, one.x AS x, one.m AS m, one.by_way_of AS by_way_of
RETURN a.name AS agency, d.id AS document, m.number AS number, m.text AS mission,
       CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS through, coalesce(x.text, x.name) AS statement, by_way_of
ORDER BY agency, document, number, mission, through, statement
