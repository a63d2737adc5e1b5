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
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
OPTIONAL MATCH (a)-[r:SUPPORTS]->(m:Mission)
WHERE d.id IN r.documents
WITH a, d, collect(DISTINCT m) AS own
MATCH (d)<-[:STATED_IN]-(n)
WHERE n:Program OR n:Activity OR n:SubActivity
WITH DISTINCT a, d, own, n
OPTIONAL MATCH (n)<-[:HAS_ACTIVITY|HAS_SUBACTIVITY*0..2]-(p:Program)
OPTIONAL MATCH (p)<-[:HAS_PROGRAM]-(s:Sasaran)
WITH DISTINCT a, d, own, n, s
OPTIONAL MATCH (s)-[:SUPPORTS]->(m:Mission)
WITH a, d, own, n, s, collect(DISTINCT m) AS of_sasaran
OPTIONAL MATCH (s)<-[:HAS_SASARAN]-(g:Goal)
OPTIONAL MATCH (g)-[:SUPPORTS]->(m:Mission)
WITH a, d, own, n, s, of_sasaran, collect(DISTINCT m) AS of_goal
WITH a, d, own, n, CASE
       WHEN s IS NULL THEN []
       WHEN size(of_sasaran) > 0 THEN of_sasaran
       WHEN size(of_goal) > 0 THEN of_goal
       ELSE own
     END AS reached
// A misi of the campaign beside one of the RPJMD is the same pledge: the RPJMD's counts.
UNWIND CASE WHEN size(reached) = 0 THEN [null] ELSE reached END AS m
WITH a, d, own, n, collect(DISTINCT CASE WHEN coalesce(m.list, 'RPJMD') = 'RPJMD' THEN m.id ELSE null END) AS first, collect(DISTINCT m.id) AS all
WITH a, d, n, CASE WHEN size(first) > 0 THEN first ELSE all END AS missions
MATCH (n)-[:FUNDED_BY]->(b:Budget)
OPTIONAL MATCH (b)-[:SPENT_BY]->(u:Unit)
WITH a, d, n, missions, b, count(u) AS units
WITH a, d, n, missions, b.year AS year,
     sum(CASE WHEN units = 0 THEN 1 ELSE 0 END) AS whole,
     sum(CASE WHEN units = 0 THEN b.rupiah ELSE 0 END) AS of_whole,
     sum(CASE WHEN units = 0 THEN 0 ELSE b.rupiah END) AS of_units
WHERE NOT EXISTS { MATCH (n)-[:HAS_ACTIVITY|HAS_SUBACTIVITY*1..2]->()-[:FUNDED_BY]->(c:Budget) WHERE c.year = year }
WITH a, d, missions, year, CASE WHEN whole > 0 THEN of_whole ELSE of_units END AS amount
UNWIND CASE WHEN size(missions) = 0 THEN ['none', 'total'] ELSE missions + ['total'] END AS part
WITH a, d, year, part,
     sum(CASE WHEN size(missions) = 1 THEN amount ELSE 0 END) AS own,
     sum(CASE WHEN size(missions) > 1 THEN amount ELSE 0 END) AS shared,
     sum(amount) AS rupiah
OPTIONAL MATCH (m:Mission {id: part})
WITH a, d, year, m, own, shared, rupiah, CASE WHEN m IS NULL THEN part ELSE 'mission' END AS part
RETURN a.name AS agency, d.id AS document, year, part, m.number AS number, m.text AS mission, own, shared, rupiah
ORDER BY agency, document, year, CASE part WHEN 'mission' THEN 0 WHEN 'none' THEN 1 ELSE 2 END, number, mission
