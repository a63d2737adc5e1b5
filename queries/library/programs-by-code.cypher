// title: Program menurut kode nomenklatur lintas perangkat daerah
// title-en: Programs by nomenclature code across agencies
// description: Setiap program menurut kodenya (yang tercetak, atau kode nomenklatur yang dikenali dari namanya), dengan perangkat daerah, sasaran yang didukung, dan pagu yang tercetak. Program tanpa kode berada di akhir.
// description-en: Every program by its code (the printed one, or that of the nomenclature recognised by its name), with the agency, the sasaran that it serves and the printed pagu. Programs without a code come last.
// parameter: code (string) = "" — kode atau awalnya, misalnya 7.01; kosong: semua | a code or its beginning, such as 7.01; empty: all
// column: code — kode program | code of the program
// column: name — nama program | name of the program
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: sasaran — sasaran yang didukung | sasaran that it serves
// column: indicators — banyaknya indikator | number of indicators
// column: pagu — jumlah pagu tercetak semua tahun, rupiah | printed pagu of all years together, rupiah
MATCH (p:Program)
OPTIONAL MATCH (p)-[:CLASSIFIED_AS]->(k:Nomenclature)
WITH p, min(k.code) AS looked_up
WITH p, coalesce(p.code, looked_up) AS code
WHERE $code = '' OR code = $code OR code STARTS WITH $code + '.'
MATCH (p)-[:STATED_IN]->(d:Document)
WITH DISTINCT p, code, d
// Whose plan it is: once for each document.
WITH d, collect({p: p, code: code}) AS rows
MATCH (a:Agency)-[:HAS_PLAN]->(d)
UNWIND rows AS row
WITH a, d, row.p AS p, row.code AS code
OPTIONAL MATCH (s:Sasaran)-[:HAS_PROGRAM]->(p)
WITH a, d, p, code, s ORDER BY s.text
WITH a, d, p, code, collect(DISTINCT s.text) AS sasaran
OPTIONAL MATCH (p)-[:MEASURED_BY]->(i:Indicator)
WITH a, d, p, code, sasaran, count(DISTINCT i) AS indicators
OPTIONAL MATCH (p)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, p, code, sasaran, indicators, b, count(u) AS units
WITH a, d, p, code, sasaran, indicators, b.year AS year, count(b) AS printed,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WITH a, d, p, code, sasaran, indicators, sum(printed) AS budgets,
     sum(CASE WHEN whole > 0 THEN of_whole ELSE of_units END) AS rupiah
RETURN code, p.name AS name, a.name AS agency, d.id AS document, sasaran, indicators,
       CASE WHEN budgets = 0 THEN null ELSE rupiah END AS pagu
ORDER BY code IS NULL, code, name, agency, document
