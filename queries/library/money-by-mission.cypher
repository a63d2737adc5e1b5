// title: Uang menurut misi, perangkat daerah, dan tahun
// title-en: Money by mission, agency and year
// description: Pagu tingkat terbawah yang tercetak, menurut misi yang dicapainya lewat program dan sasaran: misi sasaran itu sendiri, bila tidak ada misi tujuannya, bila tidak ada misi yang dinyatakan perangkat daerah. Rupiah yang mencapai beberapa misi tampil pada setiap misi sebagai uang bersama; baris total menghitung setiap rupiah satu kali.
// description-en: The pagu of the lowest printed level by the mission that it reaches through program and sasaran: the sasaran's own mission, else that of its goal, else the one that the agency states. Rupiah that reach several missions stand under each as shared; the total row counts every rupiah once.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: year — tahun | year
// column: part — mission (satu misi), none (uang tanpa misi), atau total | mission (one mission), none (money that reaches none) or total
// column: number — nomor misi | number of the mission
// column: mission — bunyi misi | text of the mission
// column: own — rupiah yang hanya mencapai misi ini | rupiah that reach this mission only
// column: shared — rupiah yang juga mencapai misi lain | rupiah that reach other missions too
// column: rupiah — seluruh rupiah baris ini | all rupiah of this row
// column: printed — hanya pada baris total: jumlah tahun itu sebagaimana tercetak | on the row total only: the year's total as printed
// column: printed_on — tercetak pada apa: total (baris jumlah rencana), programs (jumlah baris programnya, bila tidak ada baris jumlah), some programs (hanya sebagian program mencetak tahun itu: bukan jumlah) | printed on what: total (the plan's total row), programs (the sum of its program rows, where it has no total row), some programs (only some of them print the year: no total)
// column: difference — rupiah dikurangi printed; bukan nol berarti tingkat terbawah tidak berjumlah seperti tercetak (lihat temuan D01; beberapa rupiah: pembulatan) | rupiah minus printed; other than zero where the lowest level does not add up to what is printed (see finding D01; a few rupiah are rounding)
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
WITH a.name AS agency, d, d.id AS document, [(a)-[r:SUPPORTS]->(m:Mission) WHERE d.id IN r.documents | {id: m.id, list: m.list}] AS stated
MATCH (d)<-[:STATED_IN]-(n)
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
UNWIND rows AS row
WITH agency, document, row.year AS year, missions,
     sum(CASE WHEN row.year IN below THEN 0 ELSE 1 END) AS counted,
     sum(CASE WHEN row.year IN below THEN 0 ELSE row.rupiah END) AS amount,
     sum(CASE WHEN program AND row.units IS NOT NULL THEN 1 ELSE 0 END) AS named,
     sum(CASE WHEN row.units IS NULL THEN 1 ELSE 0 END) AS lacking,
     sum(CASE WHEN program THEN row.rupiah ELSE 0 END) AS programs
WITH agency, document, collect({year: year, missions: missions, counted: counted, amount: amount, named: named, lacking: lacking, programs: programs}) AS money
MATCH (d:Document {id: document})
WITH agency, document, money, [(d)-[:FUNDED_BY]->(t:Budget) | {year: t.year, rupiah: t.rupiah}] AS totals
UNWIND reduce(found = [], x IN money + totals | CASE WHEN x.year IN found THEN found ELSE found + [x.year] END) AS year
WITH agency, document, year, [x IN money WHERE x.year = year AND x.counted > 0] AS money, [x IN money WHERE x.year = year AND x.named > 0 | x.programs] AS programs,
     any(x IN money WHERE x.year = year AND x.lacking > 0) AS some,
     [t IN totals WHERE t.year = year | t.rupiah] AS totals
WITH agency, document, year, money, CASE WHEN size(totals) > 0 THEN totals ELSE programs END AS printed,
     CASE WHEN size(totals) > 0 THEN 'total' WHEN size(programs) = 0 THEN null WHEN some THEN 'some programs' ELSE 'programs' END AS printed_on
UNWIND CASE WHEN size(money) = 0 THEN [{missions: null, amount: 0}] ELSE money END AS one
UNWIND CASE WHEN one.missions IS NULL THEN ['total'] WHEN size(one.missions) = 0 THEN ['none', 'total'] ELSE one.missions + ['total'] END AS part
WITH agency, document, year, printed_on, printed, part,
     sum(CASE WHEN size(one.missions) = 1 THEN one.amount ELSE 0 END) AS own,
     sum(CASE WHEN size(one.missions) > 1 THEN one.amount ELSE 0 END) AS shared,
     sum(one.amount) AS rupiah
WITH agency, document, year, part, own, shared, rupiah, CASE WHEN part = 'total' THEN printed_on ELSE null END AS printed_on,
     CASE WHEN part = 'total' AND size(printed) > 0 THEN reduce(sum = 0, x IN printed | sum + x) ELSE null END AS printed
OPTIONAL MATCH (m:Mission {id: part})
RETURN agency, document, year, CASE WHEN m IS NULL THEN part ELSE 'mission' END AS part, m.number AS number, m.text AS mission,
       own, shared, rupiah, printed, printed_on, CASE printed_on WHEN 'some programs' THEN null ELSE rupiah - printed END AS difference
ORDER BY agency, document, year, CASE part WHEN 'none' THEN 1 WHEN 'total' THEN 2 ELSE 0 END, number, mission
