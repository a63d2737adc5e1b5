// title: Yang hanya ada pada satu perangkat daerah
// title-en: What only one agency has
// description: Program, kegiatan dan subkegiatan menurut kode nomenklaturnya, yang tercetak atau yang ditemukan dari namanya (kode program penunjang X.XX.01 disamakan antarurusan), yang di antara rencana yang dimuat hanya ada pada satu perangkat daerah, dengan pagunya. Berapa rencana yang dimuat disebut di samping.
// description-en: Programs, activities and subactivities by their nomenclature code, printed or found by their name (codes of the supporting program X.XX.01 are one over all affairs), that among the loaded plans only one agency has, with their pagu. How many agencies are loaded is told beside.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: level — jenjang: Program, Activity, SubActivity | level: Program, Activity, SubActivity
// column: code — kode tercetak, atau kode nomenklatur dari namanya | printed code, or the nomenclature's by its name
// column: name — nama | name
// column: loaded — banyaknya perangkat daerah yang rencananya dimuat | number of agencies whose plans are loaded
// column: page — halaman | page
// column: line — baris teks | line of text
// column: pagu_per_year — pagu tiap tahun, rupiah | pagu of each year, rupiah
MATCH (o:Agency)-[:HAS_PLAN]->(:Document)
WITH count(DISTINCT o) AS loaded
MATCH (n:Program|Activity|SubActivity)-[o:STATED_IN]->(d:Document)
WITH loaded, n, d, min(o.page) AS page, min(o.line) AS line
OPTIONAL MATCH (n)-[:CLASSIFIED_AS]->(k:Nomenclature)
OPTIONAL MATCH (k)-[:INSTANCE_OF]->(h:Nomenclature)
WITH loaded, n, d, page, line, coalesce(n.code, k.code) AS code, coalesce(h.id, k.id, 'nomenklatur/' + CASE WHEN substring(n.code + '.', 4, 4) = '.01.' THEN 'X.XX' + substring(n.code, 4) ELSE n.code END) AS hub
WHERE hub IS NOT NULL
// Whose plan it is: once for each document.
WITH loaded, d, collect({n: n, code: code, hub: hub, page: page, line: line}) AS rows
MATCH (a:Agency)-[:HAS_PLAN]->(d)
UNWIND rows AS row
WITH loaded, row.hub AS hub, min(a.id) AS first, max(a.id) AS last, collect({n: row.n, code: row.code, a: a, d: d, page: row.page, line: row.line}) AS rows
WHERE first = last
UNWIND rows AS row
WITH DISTINCT loaded, row.n AS n, row.code AS code, row.a AS a, row.d AS d, row.page AS page, row.line AS line
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
OPTIONAL MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH loaded, n, code, a, d, page, line, b, count(u) AS units
WITH loaded, n, code, a, d, page, line, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
ORDER BY year
WITH loaded, n, code, a, d, page, line,
     collect(CASE
       WHEN year IS NULL THEN null
       ELSE toString(year) + ': ' + toString(CASE WHEN whole > 0 THEN of_whole ELSE of_units END)
     END) AS pagu_per_year
RETURN a.name AS agency, d.id AS document, labels(n)[0] AS level, code, n.name AS name, loaded, page, line, pagu_per_year
ORDER BY agency, document, code, level, name, n.id
