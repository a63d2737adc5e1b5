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
MATCH (n)-[o:STATED_IN]->(d:Document)
WITH n, coalesce(hub, 'nomenklatur/' + nomenclature) AS hub, nomenclature, d, min(o.page) AS page, min(o.line) AS line
// What is of the subactivity alone comes first, as lists: groups of relations take longer, and so does sorting all rows.
WITH n, hub, nomenclature, d, page, line,
     [(n)-[:FUNDED_BY]->(b:Budget) | {year: b.year, rupiah: b.rupiah, units: size([(b)-[:SPENT_BY]->(:Unit) | 1])}] AS amounts,
     [(n)-[:MEASURED_BY]->(i:Indicator) | CASE WHEN i.unit IS NULL THEN i.text ELSE i.text + ' (' + i.unit + ')' END] AS measured
// Of a year that is printed whole, what units have of it is a part.
WITH n, hub, nomenclature, d, page, line, amounts, [x IN amounts WHERE x.units = 0 | x.year] AS whole,
     reduce(found = [], x IN amounts | [y IN found WHERE y < x.year] + [x.year] + [y IN found WHERE y > x.year]) AS years,
     reduce(found = [], x IN measured | [y IN found WHERE y < x] + [x] + [y IN found WHERE y > x]) AS indicators
WITH n, hub, nomenclature, d, page, line, indicators,
     [year IN years | toString(year) + ': ' + toString(reduce(sum = 0, x IN amounts |
       CASE WHEN x.year = year AND (x.units = 0 OR NOT year IN whole) THEN sum + x.rupiah ELSE sum END))] AS pagu_per_year
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
