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
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
OPTIONAL MATCH (d)<-[:STATED_IN]-(x)
WHERE x:Goal OR x:Sasaran
WITH a, d, collect(DISTINCT x) + [a] AS able
UNWIND able AS x
OPTIONAL MATCH (x)-[s:SUPPORTS]->(m:Mission)
WHERE NOT x:Agency OR d.id IN s.documents
WITH a, d, m.id AS id, min(CASE s.how WHEN 'hierarchy' THEN 3 WHEN 'quoted' THEN 2 ELSE 1 END) AS rank
WITH a, d, collect(CASE WHEN id IS NULL THEN null ELSE {id: id, rank: rank} END) AS supported
OPTIONAL MATCH (a)-[r:SUPPORTS]->(m:Mission)
WHERE d.id IN r.documents
WITH a, d, supported, collect(DISTINCT m) AS own
OPTIONAL MATCH (d)<-[:STATED_IN]-(n)
WHERE n:Program OR n:Activity OR n:SubActivity
WITH DISTINCT a, d, supported, own, n
OPTIONAL MATCH (n)<-[:HAS_ACTIVITY|HAS_SUBACTIVITY*0..2]-(p:Program)
OPTIONAL MATCH (p)<-[:HAS_PROGRAM]-(s:Sasaran)
WITH DISTINCT a, d, supported, own, n, s
OPTIONAL MATCH (s)-[:SUPPORTS]->(m:Mission)
WITH a, d, supported, own, n, s, collect(DISTINCT m) AS of_sasaran
OPTIONAL MATCH (s)<-[:HAS_SASARAN]-(g:Goal)
OPTIONAL MATCH (g)-[:SUPPORTS]->(m:Mission)
WITH a, d, supported, own, n, s, of_sasaran, collect(DISTINCT m) AS of_goal
WITH a, d, supported, own, n, CASE
       WHEN s IS NULL THEN []
       WHEN size(of_sasaran) > 0 THEN of_sasaran
       WHEN size(of_goal) > 0 THEN of_goal
       ELSE own
     END AS reached
// A misi of the campaign beside one of the RPJMD is the same pledge: the RPJMD's counts.
UNWIND CASE WHEN size(reached) = 0 THEN [null] ELSE reached END AS m
WITH a, d, supported, own, n, collect(DISTINCT CASE WHEN coalesce(m.list, 'RPJMD') = 'RPJMD' THEN m.id ELSE null END) AS first, collect(DISTINCT m.id) AS all
WITH a, d, supported, n, CASE WHEN size(first) > 0 THEN first ELSE all END AS missions
OPTIONAL MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, supported, n, missions, b, count(u) AS units
WITH a, d, supported, n, missions, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WHERE NOT EXISTS { MATCH (n)-[:HAS_ACTIVITY|HAS_SUBACTIVITY*1..2]->()-[:FUNDED_BY]->(c:Budget) WHERE c.year = year }
WITH a, d, supported, missions, year, sum(CASE WHEN whole > 0 THEN of_whole ELSE of_units END) AS amount
ORDER BY year
WITH a, d, supported, collect(CASE WHEN year IS NULL THEN null ELSE {missions: missions, year: year, amount: amount} END) AS money
UNWIND supported + [{id: 'none', rank: null}, {id: 'total', rank: null}] AS part
UNWIND CASE WHEN size(money) = 0 THEN [null] ELSE money END AS one
WITH a, d, part, one, CASE
       WHEN one IS NULL THEN 0
       WHEN part.id = 'total' THEN one.amount
       WHEN part.id = 'none' THEN CASE WHEN size(one.missions) = 0 THEN one.amount ELSE 0 END
       WHEN part.id IN one.missions THEN one.amount
       ELSE 0
     END AS amount
WITH a, d, part.id AS id, part.rank AS rank, one.year AS year,
     sum(CASE WHEN size(one.missions) < 2 THEN amount ELSE 0 END) AS own,
     sum(CASE WHEN size(one.missions) > 1 THEN amount ELSE 0 END) AS shared,
     sum(amount) AS rupiah
ORDER BY year
WITH a, d, id, rank, sum(own) AS own, sum(shared) AS shared, sum(rupiah) AS rupiah,
     collect(CASE WHEN rupiah = 0 THEN null ELSE toString(year) + ': ' + toString(rupiah) END) AS pagu_per_year
WHERE id = 'total' OR id <> 'none' OR rupiah > 0
OPTIONAL MATCH (m:Mission {id: id})
RETURN a.name AS agency, d.id AS document, CASE WHEN m IS NULL THEN id ELSE 'mission' END AS part, m.number AS number, m.text AS mission, m.list AS list,
       CASE rank WHEN 3 THEN 'hierarchy' WHEN 2 THEN 'quoted' WHEN 1 THEN 'stated' ELSE null END AS how, own, shared, rupiah, pagu_per_year
ORDER BY agency, document, CASE id WHEN 'none' THEN 1 WHEN 'total' THEN 2 ELSE 0 END, list IS NULL, list, number IS NULL, number, mission
