// title: Sasaran tanpa program
// title-en: Sasaran without a program
// description: Sasaran rencana yang tidak dilayani program mana pun, dengan tujuannya, indikatornya, dan banyaknya program rencana itu yang tidak berada di bawah sasaran mana pun: bila semuanya, rencana itu tidak menempatkan programnya.
// description-en: Sasaran of the plans that no program serves, with their goal and indicators, and how many programs of that plan stand under no sasaran at all: where all do, the plan does not place its programs.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: goal — tujuan di atasnya | the goal above
// column: sasaran — bunyi sasaran | text of the sasaran
// column: indicators — indikatornya | its indicators
// column: page — halaman | page
// column: line — baris teks | line of text
// column: programs — banyaknya program rencana itu | number of the plan's programs
// column: unplaced — di antaranya yang tidak di bawah sasaran | those of them under no sasaran
MATCH (n:Sasaran)-[o:STATED_IN]->(d:Document)
WHERE NOT EXISTS { MATCH (n)-[:HAS_PROGRAM]->() }
WITH n, d, min(o.page) AS page, min(o.line) AS line
MATCH (a:Agency)-[:HAS_PLAN]->(d)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
OPTIONAL MATCH (n)<-[:HAS_SASARAN]-(g:Goal)
WITH a, d, n, page, line, min(g.text) AS goal
OPTIONAL MATCH (n)-[:MEASURED_BY]->(i:Indicator)
WITH a, d, n, page, line, goal, i ORDER BY i.text
WITH a, d, n, page, line, goal, collect(DISTINCT i.text) AS indicators
WITH a, d, collect({n: n, page: page, line: line, goal: goal, indicators: indicators}) AS bare
OPTIONAL MATCH (d)<-[:STATED_IN]-(p:Program)
WITH DISTINCT a, d, bare, p
OPTIONAL MATCH (p)<-[:HAS_PROGRAM]-(over:Sasaran)
WITH a, d, bare, p, count(over) AS above
WITH a, d, bare, count(p) AS programs, sum(CASE WHEN p IS NOT NULL AND above = 0 THEN 1 ELSE 0 END) AS unplaced
UNWIND bare AS row
WITH a, d, programs, unplaced, row, row.n AS n
RETURN a.name AS agency, d.id AS document, row.goal AS goal, n.text AS sasaran, row.indicators AS indicators, row.page AS page, row.line AS line,
       programs, unplaced
ORDER BY agency, document, page, line, sasaran, n.id
