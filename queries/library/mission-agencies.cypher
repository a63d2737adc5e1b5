// title: Perangkat daerah menurut misi
// title-en: The agencies behind each mission
// description: Setiap misi daerah dengan perangkat daerah yang mendukungnya: lewat tujuan, sasaran, atau perangkat daerah itu sendiri, bagaimana diketahui, dan di mana tercetak. Misi yang tidak didukung rencana mana pun tetap tampil.
// description-en: Every mission of the region with the agencies that support it: through which goal, sasaran or the agency itself, how that is known, and where it is printed. A mission that no loaded plan supports is listed too.
// parameter: mission (string) = "" — nomor misi atau sebagian bunyinya; kosong: semua | number of the mission or part of its text; empty: all
// column: list — daftar misi: RPJMD, campaign, agency | list of missions: RPJMD, campaign, agency
// column: number — nomor misi | number of the mission
// column: mission — bunyi misi | text of the mission
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: how — dasarnya: stated (kata-kata rencana), quoted (kutipan lebih panjang), hierarchy (letak sasaran RPJMD-nya), reviewed | how it is known: stated (the plan's words), quoted (a longer quotation), hierarchy (the place of its RPJMD sasaran), reviewed
// column: through — lewat apa: Goal, Sasaran, atau Agency | through what: Goal, Sasaran or Agency
// column: statement — bunyi tujuan atau sasaran, atau nama perangkat daerah | text of the goal or sasaran, or name of the agency
// column: by_way_of — sasaran RPJMD yang dikutip, bila lewat letaknya | the sasaran of the RPJMD that it quotes, where known by their place
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (m:Mission)
WHERE $mission = '' OR toString(m.number) = $mission OR toLower(m.text) CONTAINS toLower($mission)
OPTIONAL MATCH (x)-[s:SUPPORTS]->(m)
OPTIONAL MATCH (x)-[o:STATED_IN]->(stated:Document)
WITH m, x, s, min(o.page) AS page, min(o.line) AS line, collect(DISTINCT stated.id) AS of_statement
// Of an agency's own support the relation says which plan states it; a statement stands in its plan.
UNWIND CASE WHEN x IS NULL THEN [null] WHEN size(of_statement) > 0 THEN of_statement ELSE s.documents END AS document
OPTIONAL MATCH (a:Agency)-[:HAS_PLAN]->(:Document {id: document})
OPTIONAL MATCH (m)-[q:STATED_IN]->(:Document {id: document})
WITH m, x, s, page, line, document, a, min(q.page) AS quoted_page, min(q.line) AS quoted_line
WITH m, x, s, document, a, CASE WHEN x:Agency THEN quoted_page ELSE page END AS page, CASE WHEN x:Agency THEN quoted_line ELSE line END AS line
OPTIONAL MATCH (x)-[:SUPPORTS]->(t:RegionalSasaran)
WHERE s.how = 'hierarchy'
WITH m, x, s, page, line, document, a, t.text AS way
ORDER BY way
WITH m, x, s, page, line, document, a, collect(DISTINCT way) AS by_way_of
RETURN m.list AS list, m.number AS number, m.text AS mission, a.name AS agency, document,
       CASE WHEN s IS NULL THEN null ELSE coalesce(s.how, 'stated') END AS how,
       CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS through, coalesce(x.text, x.name) AS statement, by_way_of, page, line
ORDER BY list IS NULL, list, number IS NULL, number, mission, agency IS NULL, agency, document, through, statement, page, line
