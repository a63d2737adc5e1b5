// title: Nomor misi yang tidak cocok dengan bunyinya
// title-en: Mission numbers that disagree with their words
// description: Misi yang dalam suatu rencana tercetak hanya dengan nomor lain daripada nomornya dalam daftar yang sama: bunyinya yang menentukan. Misi yang memang bernomor itu disebut di samping.
// description-en: Missions that a plan prints only under another number than theirs in the same list: the words decide. The mission that has the printed number is named beside.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: list — daftar misi | list of missions
// column: mission — bunyi misi | text of the mission
// column: number — nomornya | its number
// column: wording — bunyi menurut rencana ini | wording of this plan
// column: said_numbers — nomor yang tercetak dalam rencana ini | numbers printed in this plan
// column: instead — misi yang bernomor itu | the mission that has this number
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (m:Mission)-[o:STATED_IN]->(d:Document)<-[:HAS_PLAN]-(a:Agency)
WHERE (a.id = $agency OR toLower(a.name) CONTAINS toLower($agency))
  AND m.number IS NOT NULL AND o.number IS NOT NULL AND coalesce(o.list, m.list, '') = coalesce(m.list, '')
WITH a, d, m, o ORDER BY o.page, o.line
WITH a, d, m, collect(DISTINCT o.number) AS said_numbers, collect(o.wording)[0] AS wording, min(o.page) AS page, min(o.line) AS line
WHERE NOT m.number IN said_numbers
OPTIONAL MATCH (n:Mission)
WHERE n.number = said_numbers[0] AND split(n.id, '/')[0] = split(m.id, '/')[0] AND coalesce(n.list, '') = coalesce(m.list, '')
WITH a, d, m, said_numbers, wording, page, line, min(n.text) AS instead
RETURN a.name AS agency, d.id AS document, m.list AS list, m.text AS mission, m.number AS number, wording, said_numbers, instead, page, line
ORDER BY agency, document, number, mission
