// title: Jalan dari suatu baris sampai misi
// title-en: The way from a row up to the mission
// description: Untuk setiap indikator, subkegiatan, kegiatan, program, sasaran atau tujuan yang namanya atau kodenya cocok: rantai di atasnya sampai tujuan, misi yang dicapai, dan bagaimana diketahui. Baris yang berhenti di bawah misi tampil tanpa misi.
// description-en: For every indicator, subactivity, activity, program, sasaran or goal whose name or code matches: the chain above it up to the goal, the mission that it reaches, and how that is known. A row whose chain stops below is listed without a mission.
// parameter: text (string) — sebagian nama (huruf besar dan kecil sama), atau awal kode | part of the name in any case, or the beginning of a code
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: level — jenis baris | kind of row
// column: code — kode tercetak | printed code
// column: name — nama atau bunyi | name or text
// column: path — rantai di atasnya, dari bawah ke atas | the chain above it, from below
// column: number — nomor misi | number of the mission
// column: mission — bunyi misi | text of the mission
// column: how — dasarnya: stated, quoted, hierarchy, reviewed; agency: hanya dinyatakan perangkat daerah | how it is known: stated, quoted, hierarchy, reviewed; agency: only the agency says so
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (n:Goal|Sasaran|Program|Activity|SubActivity|Indicator)
WHERE $text <> '' AND (toLower(coalesce(n.name, n.text)) CONTAINS toLower($text) OR coalesce(n.code, '') STARTS WITH $text)
MATCH (n)-[o:STATED_IN]->(d:Document)
WITH n, d, min(o.page) AS page, min(o.line) AS line
MATCH (a:Agency)-[:HAS_PLAN]->(d)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
WITH a, d, n, page, line
MATCH p = (n)<-[:HAS_SASARAN|HAS_PROGRAM|HAS_ACTIVITY|HAS_SUBACTIVITY|MEASURED_BY*0..5]-(top)
WHERE NOT top:Region AND NOT top:Mission AND NOT top:RegionalGoal AND NOT top:RegionalSasaran
  AND NOT EXISTS { MATCH (top)<-[:HAS_SASARAN|HAS_PROGRAM|HAS_ACTIVITY|HAS_SUBACTIVITY|MEASURED_BY]-() }
WITH a, d, n, page, line, CASE WHEN top:Goal THEN 1 ELSE 0 END AS whole, nodes(p) AS trail
UNWIND trail AS x
OPTIONAL MATCH (x)-[s:SUPPORTS]->(m:Mission)
WHERE x:Goal OR x:Sasaran
WITH a, d, n, page, line, whole, trail, s, m, CASE WHEN x:Sasaran THEN 0 ELSE 1 END AS distance
WITH a, d, n, page, line, whole, trail, collect(CASE WHEN m IS NULL THEN null ELSE {distance: distance, how: coalesce(s.how, 'stated'), id: m.id} END) AS reached
WITH a, d, n, page, line, whole, trail, [r IN reached WHERE r.distance = 0] AS near, reached
WITH a, d, n, page, line, whole, trail, CASE WHEN size(near) > 0 THEN near ELSE reached END AS reached
OPTIONAL MATCH (a)-[s:SUPPORTS]->(own:Mission)
WHERE whole = 1 AND size(reached) = 0 AND d.id IN s.documents
WITH a, d, n, page, line, whole, trail, reached, collect(DISTINCT own.id) AS stated
UNWIND CASE
  WHEN size(reached) > 0 THEN reached
  WHEN size(stated) > 0 THEN [id IN stated | {how: 'agency', id: id}]
  ELSE [{how: null, id: null}]
END AS one
OPTIONAL MATCH (m:Mission {id: one.id})
RETURN DISTINCT a.name AS agency, d.id AS document, labels(n)[0] AS level, n.code AS code, coalesce(n.name, n.text) AS name,
       [x IN tail(trail) | labels(x)[0] + ': ' + coalesce(x.name, x.text)] AS path, m.number AS number, m.text AS mission, one.how AS how, page, line
ORDER BY agency, document, page, line, level, name, path, number, mission, how
