// title: Matriks perangkat daerah dan sasaran RPJMD
// title-en: Matrix of agencies and sasaran of the RPJMD
// description: Setiap sasaran RPJMD yang didukung setiap rencana, bagaimana diketahui, dan pagu tingkat terbawah yang mencapainya lewat program dan sasaran, semua tahun dan tiap tahun. Rupiah yang mencapai beberapa sasaran RPJMD tampil pada setiap sasaran sebagai uang bersama; baris none tanpa sasaran RPJMD, baris total menghitung setiap rupiah satu kali.
// description-en: Every sasaran of the RPJMD that each plan supports, how that is known, and the pagu of the lowest printed level that reaches it through program and sasaran, all years together and each year. Rupiah that reach several of them stand under each as shared; the row none reaches none, the row total counts every rupiah once.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: part — sasaran (satu sasaran RPJMD), none (uang tanpa sasaran RPJMD), atau total | sasaran (one of the RPJMD), none (money that reaches none) or total
// column: id — id sasaran RPJMD | id of the sasaran of the RPJMD
// column: sasaran — bunyi sasaran RPJMD | text of the sasaran of the RPJMD
// column: how — dasarnya, yang terkuat: stated, quoted, hierarchy | how it is known, the strongest: stated, quoted, hierarchy
// column: own — rupiah yang hanya mencapai sasaran RPJMD ini | rupiah that reach this one only
// column: shared — rupiah yang juga mencapai sasaran RPJMD lain | rupiah that reach others too
// column: rupiah — seluruh rupiah baris ini | all rupiah of this row
// column: pagu_per_year — seluruh rupiah baris ini tiap tahun | all rupiah of this row in each year
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
WITH a.name AS agency, d, d.id AS document
OPTIONAL MATCH (d)<-[:STATED_IN]-(n)
WHERE n:Program OR n:Activity OR n:SubActivity
WITH DISTINCT agency, document, n
WITH agency, document, n,
     [(n)<-[:HAS_ACTIVITY|HAS_SUBACTIVITY*0..2]-(:Program)<-[:HAS_PROGRAM]-(s:Sasaran) | {
       own: [(s)-[:SUPPORTS]->(t:RegionalSasaran) | t.id],
       goal: [(s)<-[:HAS_SASARAN]-(:Goal)-[:SUPPORTS]->(t:RegionalSasaran) | t.id]
     }] AS over,
     [(n)-[:FUNDED_BY]->(b:Budget) | {year: b.year, rupiah: b.rupiah, units: size([(b)-[:SPENT_BY]->(:Unit) | 1])}] AS rows,
     [(n)-[:HAS_ACTIVITY|HAS_SUBACTIVITY*1..2]->()-[:FUNDED_BY]->(c:Budget) | c.year] AS below
WITH agency, document, rows, below, [x IN rows WHERE x.units = 0 | x.year] AS whole,
     reduce(found = [], s IN over | found + CASE WHEN size(s.own) > 0 THEN s.own ELSE s.goal END) AS all
// A row's own figure counts before those of its units; a year that rows below it print counts there.
WITH agency, document, [x IN rows WHERE (x.units = 0 OR NOT x.year IN whole) AND NOT x.year IN below] AS rows,
     reduce(found = [], id IN all | CASE WHEN id IN found THEN found ELSE found + [id] END) AS sasaran
UNWIND CASE WHEN size(rows) = 0 THEN [null] ELSE rows END AS row
WITH agency, document, row.year AS year, sasaran, sum(coalesce(row.rupiah, 0)) AS amount
WITH agency, document, collect(CASE WHEN year IS NULL THEN null ELSE {year: year, sasaran: sasaran, amount: amount} END) AS money
MATCH (d:Document {id: document})
WITH agency, document, money,
     [(d)<-[:STATED_IN]-(x)-[s:SUPPORTS]->(t:RegionalSasaran) WHERE x:Goal OR x:Sasaran | {id: t.id, how: s.how}] AS supported
UNWIND CASE WHEN size(supported) = 0 THEN [null] ELSE supported END AS one
WITH agency, document, money, one.id AS id, min(CASE one.how WHEN 'hierarchy' THEN 3 WHEN 'quoted' THEN 2 ELSE 1 END) AS rank
WITH agency, document, money, collect(CASE WHEN id IS NULL THEN null ELSE {id: id, rank: rank} END) AS supported
UNWIND CASE WHEN size(money) = 0 THEN [null] ELSE reduce(found = [], x IN money | CASE WHEN x.year IN found THEN found ELSE found + [x.year] END) END AS year
WITH agency, document, supported, year, [x IN money WHERE x.year = year] AS money
UNWIND supported + [{id: 'none', rank: null}, {id: 'total', rank: null}] AS part
WITH agency, document, part, year,
     [x IN money WHERE part.id = 'total' OR part.id IN x.sasaran OR (part.id = 'none' AND size(x.sasaran) = 0)] AS money
WITH agency, document, part, year,
     reduce(sum = 0, x IN money | sum + CASE WHEN size(x.sasaran) < 2 THEN x.amount ELSE 0 END) AS own,
     reduce(sum = 0, x IN money | sum + CASE WHEN size(x.sasaran) > 1 THEN x.amount ELSE 0 END) AS shared
ORDER BY year
WITH agency, document, part.id AS id, part.rank AS rank, sum(own) AS own, sum(shared) AS shared,
     collect(CASE WHEN own + shared = 0 THEN null ELSE toString(year) + ': ' + toString(own + shared) END) AS pagu_per_year
WHERE id <> 'none' OR own + shared > 0
OPTIONAL MATCH (t:RegionalSasaran {id: id})
RETURN agency, document, CASE WHEN t IS NULL THEN id ELSE 'sasaran' END AS part, t.id AS id, t.text AS sasaran,
       CASE rank WHEN 3 THEN 'hierarchy' WHEN 2 THEN 'quoted' WHEN 1 THEN 'stated' ELSE null END AS how, own, shared, own + shared AS rupiah, pagu_per_year
ORDER BY agency, document, CASE id WHEN 'none' THEN 1 WHEN 'total' THEN 2 ELSE 0 END, toLower(sasaran), sasaran, id
