// title: Indikator bernama sama lintas perangkat daerah
// title-en: Indicators of one name across agencies
// description: Indikator yang namanya memuat teks yang dicari, dari semua perangkat daerah, dengan apa yang diukurnya, baseline, dan targetnya sebagaimana tercetak.
// description-en: Indicators whose name holds the text looked for, of all agencies, with what they measure, their baseline and their targets as printed.
// parameter: text (string) — sebagian nama indikator (huruf besar dan kecil sama) | part of the indicator's name in any case
// column: indicator — bunyi indikator | text of the indicator
// column: unit — satuan | unit of measure
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: level — jenis pemiliknya | kind of its owner
// column: owner — nama pemiliknya | name of its owner
// column: work_unit — unit kerja pada baris itu, bila tercetak | unit printed on the row, if any
// column: baseline — baseline sebagaimana tercetak | baseline as printed
// column: targets — target tiap tahun sebagaimana tercetak | targets of each year as printed
// column: end_target — target akhir periode | target of the end of the period
MATCH (i:Indicator)
WHERE toLower(i.text) CONTAINS toLower($text)
MATCH (i)-[:STATED_IN]->(d:Document)
WITH DISTINCT d, i
// Whose plan it is: once for each document.
WITH d, collect(i) AS found
MATCH (a:Agency)-[:HAS_PLAN]->(d)
UNWIND found AS i
WITH a, d, i
OPTIONAL MATCH (x)-[:MEASURED_BY]->(i)
OPTIONAL MATCH (i)-[:REPORTED_BY]->(u:Unit)
WITH a, d, i, x, min(u.name) AS work_unit
OPTIONAL MATCH (i)-[:END_TARGET]->(e:Target)
WITH a, d, i, x, work_unit, min(e.text) AS end_target
OPTIONAL MATCH (i)-[:HAS_TARGET]->(t:Target)
WITH a, d, i, x, work_unit, end_target, t ORDER BY t.year
WITH a, d, i, x, work_unit, end_target,
     collect(CASE WHEN t IS NULL THEN null ELSE toString(t.year) + ': ' + t.text END) AS targets
RETURN i.text AS indicator, i.unit AS unit, a.name AS agency, d.id AS document,
       CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS level, coalesce(x.name, x.text) AS owner, work_unit,
       i.baseline AS baseline, targets, end_target
ORDER BY toLower(indicator), agency, document, owner, work_unit, i.id
