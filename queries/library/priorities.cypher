// title: Program prioritas dan yang mendukungnya
// title-en: Priority programs and what serves them
// description: Program prioritas menurut daftar subkegiatan prioritas setiap rencana, dengan program, kegiatan dan subkegiatan yang mendukungnya. Program prioritas tanpa pendukung yang dikenali tetap tampil.
// description-en: The priority programs of each plan's list of priority sub-activities, with the programs, activities and sub-activities that serve them. A priority whose supporters were not recognised is listed too.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: priority — program prioritas | priority program
// column: level — jenjang: Program, Activity atau SubActivity | level: Program, Activity or SubActivity
// column: code — kode | code
// column: name — nama yang mendukung | name of what serves it
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)<-[:STATED_IN]-(p:Priority)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
WITH DISTINCT a, d, p
OPTIONAL MATCH (x)-[:SERVES_PRIORITY]->(p)
RETURN a.name AS agency, d.id AS document, p.text AS priority, CASE WHEN x IS NULL THEN null ELSE labels(x)[0] END AS level,
       x.code AS code, x.name AS name
ORDER BY agency, document, priority, level IS NULL, level, code IS NULL, code, name
