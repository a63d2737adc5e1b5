// title: Subkegiatan yang sama di beberapa perangkat daerah
// title-en: The same subactivity in several agencies
// description: Subkegiatan menurut kode nomenklaturnya, yang tercetak atau yang ditemukan dari namanya (kode program penunjang X.XX.01 disamakan antarurusan), yang ada pada dua perangkat daerah atau lebih: nama sebagaimana tercetak, indikator dengan satuannya, dan pagunya.
// description-en: Subactivities by their nomenclature code, printed or found by their name (codes of the supporting program X.XX.01 are one over all affairs), that two agencies or more have: name as printed, indicators with their units, and pagu.
// parameter: text (string) = "" — sebagian nama, atau awal kode; kosong: semua | part of the name, or the beginning of a code; empty: all
// column: nomenclature — kode bersama | the common code
// column: agencies — banyaknya perangkat daerah | number of agencies
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: code — kode tercetak; kosong bila tidak ada | printed code; empty where there is none
// column: name — nama sebagaimana tercetak | name as printed
// column: indicators — indikator dengan satuan | indicators with units
// column: page — halaman | page
// column: line — baris teks | line of text
// column: pagu_per_year — pagu tiap tahun, rupiah | pagu of each year, rupiah
MATCH (n:SubActivity)
OPTIONAL MATCH (n)-[:CLASSIFIED_AS]->(k:Nomenclature)
OPTIONAL MATCH (k)-[:INSTANCE_OF]->(h:Nomenclature)
WITH n, coalesce(h.id, k.id) AS hub, coalesce(h.code, k.code, CASE WHEN substring(n.code + '.', 4, 4) = '.01.' THEN 'X.XX' + substring(n.code, 4) ELSE n.code END) AS nomenclature
WHERE size(nomenclature) > 8 AND (toLower(n.name) CONTAINS toLower($text) OR n.code STARTS WITH $text OR nomenclature STARTS WITH $text)
WITH n, coalesce(hub, 'nomenklatur/' + nomenclature) AS hub, nomenclature
// What is of the subactivity alone comes first, while there is little to group it by.
OPTIONAL MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH n, hub, nomenclature, b, count(u) AS units
WITH n, hub, nomenclature, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WITH n, hub, nomenclature,
     collect(CASE
       WHEN year IS NULL THEN null
       ELSE toString(year) + ': ' + toString(CASE WHEN whole > 0 THEN of_whole ELSE of_units END)
     END) AS amounts
WITH n, hub, nomenclature, amounts,
     [(n)-[:MEASURED_BY]->(i:Indicator) | CASE WHEN i.unit IS NULL THEN i.text ELSE i.text + ' (' + i.unit + ')' END] AS measured
// Put in order one by one: sorting all rows for it takes longer.
WITH n, hub, nomenclature,
     reduce(found = [], x IN amounts | [y IN found WHERE y < x] + [x] + [y IN found WHERE y > x]) AS pagu_per_year,
     reduce(found = [], x IN measured | [y IN found WHERE y < x] + [x] + [y IN found WHERE y > x]) AS indicators
MATCH (n)-[o:STATED_IN]->(d:Document)
WITH hub, nomenclature, n, pagu_per_year, indicators, d, min(o.page) AS page, min(o.line) AS line
// Whose plan it is: once for each document.
WITH d, collect({hub: hub, nomenclature: nomenclature, n: n, pagu: pagu_per_year, indicators: indicators, page: page, line: line}) AS rows
MATCH (a:Agency)-[:HAS_PLAN]->(d)
UNWIND rows AS row
WITH row.hub AS hub, row.nomenclature AS nomenclature, collect({row: row, n: row.n, agency: a.name, document: d.id}) AS rows, count(DISTINCT a.id) AS agencies
WHERE agencies > 1
UNWIND rows AS one
WITH nomenclature, agencies, one.agency AS agency, one.document AS document, one.n AS n, one.row AS row
RETURN nomenclature, agencies, agency, document, n.code AS code, n.name AS name, row.indicators AS indicators, row.page AS page, row.line AS line, row.pagu AS pagu_per_year
ORDER BY nomenclature, agency, document, code, name, n.id
