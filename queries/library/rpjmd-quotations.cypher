// title: Apa yang dikatakan rencana tentang RPJMD, dibandingkan dengan RPJMD itu sendiri
// title-en: What plans say of the RPJMD, beside what it says itself
// description: Untuk daerah yang RPJMD-nya dimuat: pernyataan yang dikutip dengan bunyi atau nomor lain, yang dikutip tetapi tidak ada dalam RPJMD, dan yang tidak dikutip rencana mana pun. Huruf besar, koma dan titik tidak dihitung sebagai beda.
// description-en: For regions whose RPJMD is loaded: statements that a plan quotes in other words or under another number, those that are quoted and that the RPJMD does not have, and those that no plan quotes. Capitals, commas and full stops make no difference.
// parameter: region (string) = "" — id daerah atau sebagian namanya; kosong: semua | id of the region or part of its name; empty: all
// column: region — daerah | region
// column: rpjmd — id RPJMD | id of the RPJMD
// column: level — jenisnya: Vision, Mission, RegionalGoal, RegionalSasaran | kind: Vision, Mission, RegionalGoal, RegionalSasaran
// column: statement — bunyi pernyataan | the statement
// column: number — nomornya dalam RPJMD | its number in the RPJMD
// column: differs — bedanya: words, number, "number, words", "not in the RPJMD", "not quoted" | what differs: words, number, "number, words", "not in the RPJMD", "not quoted"
// column: agency — perangkat daerah yang mengutip | the agency that quotes it
// column: document — id rencananya | id of its plan
// column: wording — bunyi dalam rencana itu | wording of that plan
// column: said_number — nomor dalam rencana itu | number in that plan
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (r:Region)-[:HAS_PLAN]->(own:Document)
WHERE (r.id = $region OR toLower(r.name) CONTAINS toLower($region))
WITH r, own, r.id + '/' + toString(own.period_start) + '-' + toString(own.period_end) + '/' AS begin
MATCH (n)-[o:STATED_IN]->(d:Document)
WHERE (n:Vision OR n:Mission OR n:RegionalGoal OR n:RegionalSasaran) AND n.id STARTS WITH begin
WITH r, own, n, d, o ORDER BY d.id, o.page, o.line
WITH r, own, n, d, o.wording AS wording, o.number AS number, coalesce(o.list, n.list, '') AS list, min(o.page) AS page, min(o.line) AS line
OPTIONAL MATCH (a:Agency)-[:HAS_PLAN]->(d)
WITH r, own, n, collect({document: d.id, agency: a.name, wording: wording, number: number, list: list, page: page, line: line}) AS said
WITH r, own, n, [x IN said WHERE x.document = own.id] AS mine, [x IN said WHERE x.document <> own.id] AS theirs
UNWIND CASE WHEN size(theirs) = 0 THEN [null] ELSE theirs END AS quoted
WITH r, own, n, mine[0] AS its, quoted
WITH r, own, n, its, quoted,
     its IS NOT NULL AND quoted IS NOT NULL AND its.number IS NOT NULL AND quoted.number IS NOT NULL
       AND its.number <> quoted.number AND its.list = quoted.list AS renumbered,
     its IS NOT NULL AND quoted IS NOT NULL AND coalesce(quoted.wording, '') <> ''
       AND replace(replace(toLower(its.wording), ',', ''), '.', '') <> replace(replace(toLower(quoted.wording), ',', ''), '.', '') AS reworded
WITH r, own, n, its, quoted,
     CASE WHEN its IS NULL THEN 'not in the RPJMD'
          WHEN quoted IS NULL THEN 'not quoted'
          WHEN renumbered AND reworded THEN 'number, words'
          WHEN renumbered THEN 'number'
          WHEN reworded THEN 'words'
          ELSE '' END AS differs
WHERE differs <> ''
RETURN r.name AS region, own.id AS rpjmd, labels(n)[0] AS level, n.text AS statement, its.number AS number, differs, quoted.agency AS agency,
       quoted.document AS document, quoted.wording AS wording, quoted.number AS said_number, quoted.page AS page, quoted.line AS line
ORDER BY region, rpjmd, level, toLower(statement), differs, document, wording, page, line
