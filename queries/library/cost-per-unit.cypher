// title: Biaya per satuan keluaran
// title-en: Cost per unit of output
// description: Subkegiatan dengan satu indikator yang satuannya dapat dihitung (orang, dokumen, unit, …; bukan persen, nilai, indeks, atau predikat): target, pagu tahun itu, dan pagu per satuan. Yang termahal lebih dahulu pada setiap satuan.
// description-en: Subactivities with one indicator whose unit can be counted (people, documents, units, …; no per cent, scores, indices or grades): target, the year's pagu, and pagu per unit. Within each unit the most expensive come first.
// parameter: text (string) = "" — sebagian nama subkegiatan, atau awal kode; kosong: semua | part of the subactivity's name, or the beginning of a code; empty: all
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: code — kode tercetak | printed code
// column: name — subkegiatan | subactivity
// column: indicator — indikator | indicator
// column: unit — satuan | unit of measure
// column: year — tahun | year
// column: target — target | target
// column: rupiah — pagu, rupiah | pagu, rupiah
// column: per_unit — rupiah per satuan | rupiah per unit
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
MATCH (d)<-[o:STATED_IN]-(n:SubActivity)
WHERE toLower(n.name) CONTAINS toLower($text) OR coalesce(n.code, '') STARTS WITH $text
WITH a, d, n, min(o.page) AS page, min(o.line) AS line
WITH a, d, n, page, line, [(n)-[:MEASURED_BY]->(i:Indicator) | i] AS measured
WHERE size(measured) = 1
WITH a, d, n, page, line, measured[0] AS i
WHERE i.unit IS NOT NULL
  AND NOT any(word IN ['%', 'persen', 'nilai', 'indeks', 'skor', 'predikat', 'rasio', 'angka', 'kategori', 'level', 'poin', 'rupiah', 'rp']
              WHERE toLower(i.unit) = word OR toLower(i.unit) STARTS WITH word + ' ' OR toLower(i.unit) STARTS WITH '%')
MATCH (i)-[:HAS_TARGET]->(t:Target)
WHERE t.value > 0
MATCH (n)-[:FUNDED_BY]->(b:Budget)
WHERE b.year = t.year
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, n, i, page, line, t, b, count(u) AS units
WITH a, d, n, i, page, line, t,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WITH a, d, n, i, page, line, t, CASE WHEN whole > 0 THEN of_whole ELSE of_units END AS rupiah
WHERE rupiah > 0
RETURN a.name AS agency, d.id AS document, n.code AS code, n.name AS name, i.text AS indicator, i.unit AS unit, t.year AS year,
       t.value AS target, rupiah, toInteger(round(toFloat(rupiah) / t.value)) AS per_unit, page, line
ORDER BY toLower(unit), unit, per_unit DESC, agency, document, code, name, year, n.id
