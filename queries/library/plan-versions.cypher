// title: Rencana yang dimuat, menurut perangkat daerah
// title-en: The loaded plans of each agency
// description: Setiap dokumen dengan jenis, periode, berkas, banyaknya edisi perangkat daerah itu, banyaknya program, kegiatan dan subkegiatan, yang tidak terbaca, serta jumlah pagu programnya dan jumlah yang tercetak pada baris total.
// description-en: Every document with kind, period, file, the number of plans of that agency, how many programs, activities and subactivities it has, what of it was not read, and its programs' pagu beside the printed total.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: region — daerah | region
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: kind — jenis dokumen | kind of document
// column: period — periode | period
// column: title — judul | title
// column: file_name — berkas | file
// column: versions — banyaknya dokumen perangkat daerah itu | number of documents of that agency
// column: programs — program | programs
// column: activities — kegiatan | activities
// column: subactivities — subkegiatan | subactivities
// column: unread — bagian yang tidak terbaca | parts that were not read
// column: programs_per_year — jumlah pagu program tiap tahun, rupiah | pagu of the programs in each year, rupiah
// column: printed_per_year — total tercetak tiap tahun, rupiah | printed total of each year, rupiah
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
MATCH (a)-[:HAS_PLAN]->(other:Document)
WITH a, d, count(DISTINCT other) AS versions
OPTIONAL MATCH (a)-[:PART_OF]->(r:Region)
WITH a, d, versions, min(r.name) AS region
OPTIONAL MATCH (d)<-[:STATED_IN]-(n:Program|Activity|SubActivity|Unread)
WITH DISTINCT a, d, versions, region, n
WITH a, d, versions, region, sum(CASE WHEN n:Program THEN 1 ELSE 0 END) AS programs, sum(CASE WHEN n:Activity THEN 1 ELSE 0 END) AS activities,
     sum(CASE WHEN n:SubActivity THEN 1 ELSE 0 END) AS subactivities, sum(CASE WHEN n:Unread THEN 1 ELSE 0 END) AS unread,
     collect(CASE WHEN n:Program THEN n ELSE null END) AS having
UNWIND CASE WHEN size(having) = 0 THEN [null] ELSE having END AS p
OPTIONAL MATCH (p)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, versions, region, programs, activities, subactivities, unread, p, b, count(u) AS units
WITH a, d, versions, region, programs, activities, subactivities, unread, p, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WITH a, d, versions, region, programs, activities, subactivities, unread, year, sum(CASE WHEN whole > 0 THEN of_whole ELSE of_units END) AS amount
ORDER BY year
WITH a, d, versions, region, programs, activities, subactivities, unread,
     collect(CASE WHEN year IS NULL THEN null ELSE toString(year) + ': ' + toString(amount) END) AS programs_per_year
OPTIONAL MATCH (d)-[:FUNDED_BY]->(t:Budget)
WITH a, d, versions, region, programs, activities, subactivities, unread, programs_per_year, t.year AS year, sum(t.rupiah) AS total
ORDER BY year
WITH a, d, versions, region, programs, activities, subactivities, unread, programs_per_year,
     collect(CASE WHEN year IS NULL THEN null ELSE toString(year) + ': ' + toString(total) END) AS printed_per_year
RETURN region, a.name AS agency, d.id AS document, d.kind AS kind, toString(d.period_start) + '-' + toString(d.period_end) AS period,
       d.title AS title, d.file_name AS file_name, versions, programs, activities, subactivities, unread, programs_per_year, printed_per_year
ORDER BY region, agency, document
