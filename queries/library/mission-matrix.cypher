// title: Matriks perangkat daerah dan misi
// title-en: Matrix of agencies and missions
// description: Setiap misi yang didukung setiap rencana, bagaimana diketahui, dan pagu tingkat terbawah yang mencapainya lewat program dan sasaran, semua tahun dan tiap tahun. Rupiah yang mencapai beberapa misi tampil pada setiap misi sebagai uang bersama; baris none tanpa misi, baris total menghitung setiap rupiah satu kali.
// description-en: Every mission that each plan supports, how that is known, and the pagu of the lowest printed level that reaches it through program and sasaran, all years together and each year. Rupiah that reach several missions stand under each as shared; the row none reaches no mission, the row total counts every rupiah once.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: part — mission (satu misi), none (uang tanpa misi), atau total | mission (one mission), none (money that reaches none) or total
// column: number — nomor misi | number of the mission
// column: mission — bunyi misi | text of the mission
// column: list — daftar misi | list of missions
// column: how — dasarnya, yang terkuat: stated, quoted, hierarchy | how it is known, the strongest: stated, quoted, hierarchy
// column: own — rupiah yang hanya mencapai misi ini | rupiah that reach this mission only
// column: shared — rupiah yang juga mencapai misi lain | rupiah that reach other missions too
// column: rupiah — seluruh rupiah baris ini | all rupiah of this row
// column: pagu_per_year — seluruh rupiah baris ini tiap tahun | all rupiah of this row in each year
// column: printed_per_year — hanya pada baris total: jumlah tiap tahun sebagaimana tercetak pada baris jumlah, atau, bila tidak ada dan semua program mencetaknya, jumlah baris program | on the row total only: each year's total as printed on the total row or, where there is none and all programs print the year, the sum of the program rows
// column: difference_per_year — rupiah dikurangi yang tercetak, tahun yang tidak sama saja (lihat temuan D01; beberapa rupiah: pembulatan) | rupiah minus what is printed, of the years that differ (see finding D01; a few rupiah are rounding)
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
WITH a.name AS agency, d, d.id AS document, [(a)-[r:SUPPORTS]->(m:Mission) WHERE d.id IN r.documents | {id: m.id, list: m.list, how: r.how}] AS stated
OPTIONAL MATCH (d)<-[:STATED_IN]-(n)
WHERE n:Program OR n:Activity OR n:SubActivity
WITH DISTINCT agency, document, stated, n
WITH agency, document, stated, n:Program AS program,
     [(n)<-[:HAS_ACTIVITY|HAS_SUBACTIVITY*0..2]-(:Program)<-[:HAS_PROGRAM]-(s:Sasaran) | {
       own: [(s)-[:SUPPORTS]->(m:Mission) | {id: m.id, list: m.list}],
       goal: [(s)<-[:HAS_SASARAN]-(:Goal)-[:SUPPORTS]->(m:Mission) | {id: m.id, list: m.list}]
     }] AS over,
     [(n)-[:FUNDED_BY]->(b:Budget) | {year: b.year, rupiah: b.rupiah, units: size([(b)-[:SPENT_BY]->(:Unit) | 1])}] AS rows,
     [(n)-[:HAS_ACTIVITY|HAS_SUBACTIVITY*1..2]->()-[:FUNDED_BY]->(c:Budget) | c.year] AS below
WITH agency, document, program, rows, below, [x IN rows WHERE x.units = 0 | x.year] AS whole, [x IN rows | x.year] AS own,
     reduce(found = [], s IN over | found + CASE WHEN size(s.own) > 0 THEN s.own WHEN size(s.goal) > 0 THEN s.goal ELSE stated END) AS reached
// A row's own figure counts before those of its units. Programs that print nothing of a year that rows below them print have no sum. A misi of the campaign beside one of the RPJMD is the same pledge: the RPJMD's counts.
WITH agency, document, program, below,
     [x IN rows WHERE x.units = 0 OR NOT x.year IN whole]
       + CASE WHEN program THEN [y IN below WHERE NOT y IN own | {year: y, rupiah: 0, units: null}] ELSE [] END AS rows,
     [m IN reached WHERE coalesce(m.list, 'RPJMD') = 'RPJMD' | m.id] AS first, [m IN reached | m.id] AS all
WITH agency, document, program, below, rows,
     reduce(found = [], id IN CASE WHEN size(first) > 0 THEN first ELSE all END | CASE WHEN id IN found THEN found ELSE found + [id] END) AS missions
UNWIND CASE WHEN size(rows) = 0 THEN [null] ELSE rows END AS row
WITH agency, document, row.year AS year, missions,
     sum(CASE WHEN row.year IN below THEN 0 ELSE 1 END) AS counted,
     sum(CASE WHEN row.year IN below THEN 0 ELSE row.rupiah END) AS amount,
     sum(CASE WHEN program AND row.units IS NOT NULL THEN 1 ELSE 0 END) AS named,
     sum(CASE WHEN row.units IS NULL THEN 1 ELSE 0 END) AS lacking,
     sum(CASE WHEN program THEN row.rupiah ELSE 0 END) AS programs
WITH agency, document, collect(CASE
       WHEN year IS NULL THEN null
       ELSE {year: year, missions: missions, counted: counted, amount: amount, named: named, lacking: lacking, programs: programs}
     END) AS money
MATCH (d:Document {id: document})
MATCH (d)<-[:HAS_PLAN]-(a:Agency)
WITH agency, document, money, [(d)-[:FUNDED_BY]->(t:Budget) | {year: t.year, rupiah: t.rupiah}] AS totals,
     [(d)<-[:STATED_IN]-(x)-[s:SUPPORTS]->(m:Mission) WHERE x:Goal OR x:Sasaran | {id: m.id, how: s.how}]
       + [(a)-[s:SUPPORTS]->(m:Mission) WHERE d.id IN s.documents | {id: m.id, how: s.how}] AS supported
UNWIND CASE WHEN size(supported) = 0 THEN [null] ELSE supported END AS one
WITH agency, document, money, totals, one.id AS id, min(CASE one.how WHEN 'hierarchy' THEN 3 WHEN 'quoted' THEN 2 ELSE 1 END) AS rank
WITH agency, document, money, totals, collect(CASE WHEN id IS NULL THEN null ELSE {id: id, rank: rank} END) AS supported
UNWIND CASE WHEN size(money) + size(totals) = 0 THEN [null] ELSE reduce(found = [], x IN money + totals | CASE WHEN x.year IN found THEN found ELSE found + [x.year] END) END AS year
WITH agency, document, supported, year, [x IN money WHERE x.year = year AND x.counted > 0] AS money, CASE WHEN any(x IN money WHERE x.year = year AND x.lacking > 0) THEN [] ELSE [x IN money WHERE x.year = year AND x.named > 0 | x.programs] END AS programs,
     [t IN totals WHERE t.year = year | t.rupiah] AS totals
UNWIND supported + [{id: 'none', rank: null}, {id: 'total', rank: null}] AS part
WITH agency, document, part, year, CASE WHEN part.id <> 'total' THEN [] WHEN size(totals) > 0 THEN totals ELSE programs END AS printed,
     [x IN money WHERE part.id = 'total' OR part.id IN x.missions OR (part.id = 'none' AND size(x.missions) = 0)] AS money
WITH agency, document, part, year,
     reduce(sum = 0, x IN money | sum + CASE WHEN size(x.missions) < 2 THEN x.amount ELSE 0 END) AS own,
     reduce(sum = 0, x IN money | sum + CASE WHEN size(x.missions) > 1 THEN x.amount ELSE 0 END) AS shared,
     CASE WHEN size(printed) = 0 THEN null ELSE reduce(sum = 0, x IN printed | sum + x) END AS printed
ORDER BY year
WITH agency, document, part.id AS id, part.rank AS rank, sum(own) AS own, sum(shared) AS shared,
     collect(CASE WHEN own + shared = 0 THEN null ELSE toString(year) + ': ' + toString(own + shared) END) AS pagu_per_year,
     collect(CASE WHEN printed IS NULL THEN null ELSE toString(year) + ': ' + toString(printed) END) AS printed_per_year,
     collect(CASE WHEN printed IS NULL OR own + shared = printed THEN null ELSE toString(year) + ': ' + toString(own + shared - printed) END) AS difference_per_year
WHERE id <> 'none' OR own + shared > 0
OPTIONAL MATCH (m:Mission {id: id})
RETURN agency, document, CASE WHEN m IS NULL THEN id ELSE 'mission' END AS part, m.number AS number, m.text AS mission, m.list AS list,
       CASE rank WHEN 3 THEN 'hierarchy' WHEN 2 THEN 'quoted' WHEN 1 THEN 'stated' ELSE null END AS how, own, shared, own + shared AS rupiah,
       pagu_per_year, printed_per_year, difference_per_year
ORDER BY agency, document, CASE id WHEN 'none' THEN 1 WHEN 'total' THEN 2 ELSE 0 END, list IS NULL, list, number IS NULL, number, mission
