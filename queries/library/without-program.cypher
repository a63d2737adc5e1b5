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
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
MATCH (d)<-[:STATED_IN]-(n)
WHERE n:Program OR (n:Sasaran AND NOT EXISTS { MATCH (n)-[:HAS_PROGRAM]->() })
WITH DISTINCT a, d, n
OPTIONAL MATCH (n)<-[:HAS_PROGRAM]-(over:Sasaran)
WITH a, d, n, count(over) AS above
WITH a, d, sum(CASE WHEN n:Program THEN 1 ELSE 0 END) AS programs, sum(CASE WHEN n:Program AND above = 0 THEN 1 ELSE 0 END) AS unplaced,
     collect(CASE WHEN n:Sasaran THEN n ELSE null END) AS bare
UNWIND bare AS n
MATCH (n)-[o:STATED_IN]->(d)
WITH a, d, n, programs, unplaced, min(o.page) AS page, min(o.line) AS line
OPTIONAL MATCH (n)<-[:HAS_SASARAN]-(g:Goal)
WITH a, d, n, programs, unplaced, page, line, min(g.text) AS goal
OPTIONAL MATCH (n)-[:MEASURED_BY]->(i:Indicator)
WITH a, d, n, programs, unplaced, page, line, goal, i ORDER BY i.text
WITH a, d, n, programs, unplaced, page, line, goal, collect(DISTINCT i.text) AS indicators
RETURN a.name AS agency, d.id AS document, goal, n.text AS sasaran, indicators, page, line, programs, unplaced
ORDER BY agency, document, page, line, sasaran, n.id
