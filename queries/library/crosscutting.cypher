// title: Pekerjaan bersama: satu pernyataan daerah, beberapa perangkat daerah
// title-en: Shared work: one statement of the region, several agencies
// description: Misi, tujuan dan sasaran RPJMD yang didukung dua perangkat daerah atau lebih: setiap perangkat daerah dengan tujuan dan sasaran yang mendukungnya dan tempatnya tercetak.
// description-en: Missions, goals and sasaran of the RPJMD that two agencies or more support: each agency with its goals and sasaran that support it and where they are printed.
// column: level — jenisnya: Mission, RegionalGoal, RegionalSasaran | kind: Mission, RegionalGoal, RegionalSasaran
// column: number — nomor misi | number of the mission
// column: shared — bunyi pernyataan bersama | text of the shared statement
// column: agencies — banyaknya perangkat daerah yang mendukung | number of agencies that support it
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: how — dasarnya, yang terkuat | how it is known, the strongest
// column: statements — tujuan dan sasaran yang mendukung; nama perangkat daerah bila hanya itu | the goals and sasaran that support it; the agency's name where only that does
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (x:Goal|Sasaran|Agency)-[s:SUPPORTS]->(t)
OPTIONAL MATCH (x)-[o:STATED_IN]->(stated:Document)
WITH t, x, s, min(o.page) AS page, min(o.line) AS line, collect(DISTINCT stated.id) AS of_statement
UNWIND CASE WHEN size(of_statement) > 0 THEN of_statement ELSE s.documents END AS document
// Whose plan it is: once for each document.
WITH document, collect({t: t, x: x, how: s.how, page: page, line: line}) AS rows
MATCH (d:Document {id: document})
MATCH (d)<-[:HAS_PLAN]-(a:Agency)
UNWIND rows AS row
WITH row.t AS t, a, d, document, row.x AS x, row.page AS page, row.line AS line, row.how AS how
WITH t, a, d, document, coalesce(x.text, x.name) AS statement, page, line, CASE how WHEN 'hierarchy' THEN 3 WHEN 'quoted' THEN 2 ELSE 1 END AS rank
ORDER BY statement
WITH t, a, d, document, collect(DISTINCT statement) AS statements, min(page) AS page, min(line) AS line, min(rank) AS rank
WITH t, collect({agency: a.name, document: document, statements: statements, page: page, line: line, rank: rank}) AS rows, count(DISTINCT a) AS agencies,
     sum(CASE WHEN page IS NULL AND line IS NULL THEN 1 ELSE 0 END) AS wanted
WHERE agencies > 1
// Where only the agency itself supports it, its place is that of the shared statement: all its places at once, then by document.
WITH t, agencies, rows, CASE WHEN wanted > 0 THEN [(t)-[o:STATED_IN]->(d:Document) | {document: d.id, page: o.page, line: o.line}] ELSE [] END AS places
UNWIND rows + places AS row
WITH t, agencies, row.document AS document, collect(CASE WHEN row.agency IS NULL THEN null ELSE row END) AS rows,
     min(CASE WHEN row.agency IS NULL THEN row.page ELSE null END) AS quoted_page,
     min(CASE WHEN row.agency IS NULL THEN row.line ELSE null END) AS quoted_line
UNWIND rows AS row
WITH t, agencies, document, row, CASE WHEN row.page IS NULL AND row.line IS NULL THEN quoted_page ELSE row.page END AS page,
     CASE WHEN row.page IS NULL AND row.line IS NULL THEN quoted_line ELSE row.line END AS line
RETURN labels(t)[0] AS level, t.number AS number, t.text AS shared, agencies, row.agency AS agency, document,
       CASE row.rank WHEN 3 THEN 'hierarchy' WHEN 2 THEN 'quoted' ELSE 'stated' END AS how, row.statements AS statements, page, line
ORDER BY level, number IS NULL, number, shared, agency, document
