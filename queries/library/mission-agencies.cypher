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
// column: plans — banyaknya rencana daerah itu yang dimuat: misi tanpa perangkat daerah hanya berarti di antara rencana ini | how many plans of the region are loaded: a mission without agencies means among these only
OPTIONAL MATCH (r:Region)<-[:PART_OF]-(:Agency)-[:HAS_PLAN]->(p:Document)
WITH r.id AS region, count(DISTINCT p) AS plans
WITH collect({region: region, plans: plans}) AS loaded
MATCH (m:Mission)
WHERE $mission = '' OR toString(m.number) = $mission OR toLower(m.text) CONTAINS toLower($mission)
WITH m, reduce(found = 0, one IN loaded | CASE WHEN one.region = split(m.id, '/')[0] THEN one.plans ELSE found END) AS plans
OPTIONAL MATCH (x)-[s:SUPPORTS]->(m)
WITH m, plans, x, s
OPTIONAL MATCH (x)-[o:STATED_IN]->(stated:Document)
WITH m, plans, x, s, min(o.page) AS page, min(o.line) AS line, collect(DISTINCT stated.id) AS of_statement
OPTIONAL MATCH (x)-[:SUPPORTS]->(t:RegionalSasaran)
WHERE s.how = 'hierarchy'
WITH m, plans, x, s, page, line, of_statement, t.text AS way
ORDER BY way
WITH m, plans, x, s, page, line, of_statement, collect(DISTINCT way) AS by_way_of
// Of an agency's own support the relation says which plan states it, and the place is the misi's there; a statement stands in its plan.
UNWIND CASE WHEN x IS NULL THEN [null] WHEN size(of_statement) > 0 THEN of_statement ELSE s.documents END AS document
WITH m, plans, document, page, line, by_way_of, CASE WHEN x:Agency THEN document ELSE null END AS own,
     CASE WHEN s IS NULL THEN null ELSE coalesce(s.how, 'stated') END AS how,
     CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS through, coalesce(x.text, x.name) AS statement
WITH m, plans, collect({document: document, page: page, line: line, by_way_of: by_way_of, how: how, through: through, statement: statement}) AS rows,
     collect(own) AS wanted
// All places of the misi at once: a match would group by the rows found so far, once for each place.
WITH m, plans, rows, CASE WHEN size(wanted) > 0 THEN [(m)-[q:STATED_IN]->(e:Document) | {document: e.id, page: q.page, line: q.line, through: 'place'}] ELSE [] END AS places
UNWIND rows + places AS row
WITH m, plans, row.document AS document, collect(CASE WHEN row.through = 'place' THEN null ELSE row END) AS rows,
     min(CASE WHEN row.through = 'place' THEN row.page ELSE null END) AS quoted_page,
     min(CASE WHEN row.through = 'place' THEN row.line ELSE null END) AS quoted_line
UNWIND rows AS row
// Whose plan it is: once for each document.
WITH document, collect({m: m, plans: plans, row: row, page: quoted_page, line: quoted_line}) AS said
OPTIONAL MATCH (d:Document {id: document})
OPTIONAL MATCH (d)<-[:HAS_PLAN]-(a:Agency)
UNWIND said AS one
WITH one.m AS m, one.plans AS plans, a, document, one.row AS row, one.page AS quoted_page, one.line AS quoted_line
RETURN m.list AS list, m.number AS number, m.text AS mission, a.name AS agency, document, row.how AS how, row.through AS through,
       row.statement AS statement, row.by_way_of AS by_way_of,
       CASE row.through WHEN 'Agency' THEN quoted_page ELSE row.page END AS page,
       CASE row.through WHEN 'Agency' THEN quoted_line ELSE row.line END AS line, plans
ORDER BY list IS NULL, list, number IS NULL, number, mission, agency IS NULL, agency, document, through, statement, page, line
