// title: Kaskade satu perangkat daerah
// title-en: The cascade of one agency
// description: Setiap baris kaskade dari tujuan sampai subkegiatan, dengan induknya, banyaknya indikator, dan pagu yang tercetak pada baris itu. Program di bawah dua sasaran muncul dua kali. Baris tanpa induk berdiri sendiri di akhir.
// description-en: Every row of the cascade from goal to subactivity, with its parent, the number of its indicators and the pagu printed on that row. A program under two sasaran appears twice. Rows without a parent stand by themselves at the end.
// parameter: agency (string) — id perangkat daerah, atau sebagian namanya (huruf besar dan kecil sama) | id of the agency, or part of its name in any case
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: level — jenis baris (Goal, Sasaran, Program, Activity, SubActivity) | kind of row
// column: depth — kedalaman dalam kaskade, tujuan 1 | depth in the cascade, a goal being 1
// column: code — kode tercetak, bila ada | printed code, where there is one
// column: name — nama atau bunyi | name or text
// column: parent — nama baris di atasnya | name of the row above
// column: indicators — banyaknya indikator | number of indicators
// column: pagu — jumlah pagu semua tahun, rupiah | pagu of all years together, rupiah
// column: pagu_per_year — pagu tiap tahun, rupiah | pagu of each year, rupiah
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
MATCH (d)<-[:STATED_IN]-(top)
WHERE top:Goal OR (
  (top:Sasaran OR top:Program OR top:Activity OR top:SubActivity)
  AND NOT EXISTS { MATCH (top)<-[:HAS_SASARAN|HAS_PROGRAM|HAS_ACTIVITY|HAS_SUBACTIVITY]-() }
)
WITH DISTINCT a, d, top
MATCH p = (top)-[:HAS_SASARAN|HAS_PROGRAM|HAS_ACTIVITY|HAS_SUBACTIVITY*0..4]->(n)
WITH a, d, top, n, nodes(p) AS trail
WITH a, d, top, n, trail,
     reduce(key = CASE WHEN top:Goal THEN '0' ELSE '1' END, x IN trail | key + '|' + coalesce(x.code, '~' + coalesce(x.name, x.text)) + ' ' + x.id) AS place,
     CASE WHEN size(trail) > 1 THEN trail[size(trail) - 2] ELSE null END AS above
OPTIONAL MATCH (n)-[:MEASURED_BY]->(i:Indicator)
WITH a, d, n, trail, place, above, count(DISTINCT i) AS indicators
OPTIONAL MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, n, trail, place, above, indicators, b, count(u) AS units
WITH a, d, n, trail, place, above, indicators, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
ORDER BY year
WITH a, d, n, trail, place, above, indicators,
     collect(CASE
       WHEN year IS NULL THEN null
       ELSE {year: year, rupiah: CASE WHEN whole > 0 THEN of_whole ELSE of_units END}
     END) AS money
RETURN a.name AS agency, d.id AS document, labels(n)[0] AS level, size(trail) AS depth, n.code AS code,
       coalesce(n.name, n.text) AS name, coalesce(above.name, above.text) AS parent, indicators,
       CASE WHEN size(money) = 0 THEN null ELSE reduce(total = 0, x IN money | total + x.rupiah) END AS pagu,
       [x IN money | toString(x.year) + ': ' + toString(x.rupiah)] AS pagu_per_year
ORDER BY agency, document, place
