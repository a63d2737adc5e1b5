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
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)<-[o:STATED_IN]-(n:SubActivity)
WITH n, a, d, min(o.page) AS page, min(o.line) AS line
OPTIONAL MATCH (n)-[:CLASSIFIED_AS]->(k:Nomenclature)
OPTIONAL MATCH (k)-[:INSTANCE_OF]->(h:Nomenclature)
WITH n, a, d, page, line, coalesce(h.id, k.id) AS hub, coalesce(h.code, k.code, CASE WHEN substring(n.code + '.', 4, 4) = '.01.' THEN 'X.XX' + substring(n.code, 4) ELSE n.code END) AS nomenclature
WHERE size(nomenclature) > 8 AND (toLower(n.name) CONTAINS toLower($text) OR n.code STARTS WITH $text OR nomenclature STARTS WITH $text)
WITH n, a, d, page, line, coalesce(hub, 'nomenklatur/' + nomenclature) AS hub, nomenclature
WITH hub, nomenclature, collect({n: n, a: a, d: d, page: page, line: line}) AS rows, count(DISTINCT a) AS agencies
WHERE agencies > 1
UNWIND rows AS row
WITH nomenclature, agencies, row.n AS n, row.a AS a, row.d AS d, row.page AS page, row.line AS line
OPTIONAL MATCH (n)-[:MEASURED_BY]->(i:Indicator)
WITH nomenclature, agencies, n, a, d, page, line, CASE WHEN i.unit IS NULL THEN i.text ELSE i.text + ' (' + i.unit + ')' END AS indicator
ORDER BY indicator
WITH nomenclature, agencies, n, a, d, page, line, collect(DISTINCT indicator) AS indicators
OPTIONAL MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH nomenclature, agencies, n, a, d, page, line, indicators, b, count(u) AS units
WITH nomenclature, agencies, n, a, d, page, line, indicators, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
ORDER BY year
WITH nomenclature, agencies, n, a, d, page, line, indicators,
     collect(CASE
       WHEN year IS NULL THEN null
       ELSE toString(year) + ': ' + toString(CASE WHEN whole > 0 THEN of_whole ELSE of_units END)
     END) AS pagu_per_year
RETURN nomenclature, agencies, a.name AS agency, d.id AS document, n.code AS code, n.name AS name, indicators, page, line, pagu_per_year
ORDER BY nomenclature, agency, document, code, name, n.id
