// title: Indikator tanpa induk
// title-en: Orphan indicators
// description: Indikator yang tidak mengukur apa pun, atau yang pemiliknya tidak terhubung ke atas sampai suatu tujuan. Indikator milik tujuan dan sasaran RPJMD tidak termasuk.
// description-en: Indicators that measure nothing, or whose owner no path leads up to a goal from. Indicators of goals and sasaran of the RPJMD are not among them.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: indicator — bunyi indikator | text of the indicator
// column: unit — satuan | unit of measure
// column: level — jenis pemiliknya; kosong bila tidak ada | kind of its owner; empty where there is none
// column: owner — nama pemiliknya | name of its owner
// column: page — halaman | page
// column: line — baris teks | line of text
// column: id — id indikator | id of the indicator
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)<-[o:STATED_IN]-(i:Indicator)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
WITH a, d, i, min(o.page) AS page, min(o.line) AS line
WITH a, d, i, page, line, [(i)<-[:MEASURED_BY]-(x) | x] AS owners,
     size([(i)<-[:MEASURED_BY]-()<-[:HAS_SASARAN|HAS_PROGRAM|HAS_ACTIVITY|HAS_SUBACTIVITY*0..4]-(top:Goal) | 1]) AS goals
WHERE goals = 0 AND NOT any(x IN owners WHERE x:RegionalGoal OR x:RegionalSasaran)
  AND NOT EXISTS { MATCH (i)<-[:CONTRADICTED_BY]-(:Indicator) }
UNWIND CASE WHEN size(owners) = 0 THEN [null] ELSE owners END AS x
RETURN a.name AS agency, d.id AS document, i.text AS indicator, i.unit AS unit,
       CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS level, coalesce(x.name, x.text) AS owner, page, line, i.id AS id
ORDER BY agency, document, page, line, indicator, id, owner
