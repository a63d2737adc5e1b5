// title: Indikator yang sama pada beberapa perangkat daerah
// title-en: Indicators that several agencies have in common
// description: Per pengertian baku: berapa perangkat daerah memakainya, bunyinya pada rencana masing-masing, dan satuannya. Hanya kesepadanan yang diterima dihitung; usulan lihat alignment-review. Dokumen: banyaknya rencana yang dimuat.
// description-en: Per concept: how many agencies use it, how each plan words it, and the unit. Only accepted alignments count; for proposals see alignment-review. documents: how many plans are loaded.
// parameter: minimum (integer) = 2 — paling sedikit sekian perangkat daerah | at least so many agencies
// column: concept — pengertian baku | concept
// column: agencies — banyaknya perangkat daerah | how many agencies
// column: documents — banyaknya rencana yang dimuat | how many plans are loaded
// column: unit — satuan lazim | usual unit
// column: direction — arah yang lebih baik | which way is better
// column: origin — asal pengertian: lexicon, nomenclature, cluster | origin: lexicon, nomenclature, cluster
// column: who — perangkat daerah | agencies
MATCH (d:Document)
WITH count(d) AS documents
MATCH (a:Agency)-[:HAS_PLAN]->(:Document)<-[:STATED_IN]-(:Indicator)-[r:ALIGNED_WITH]->(c:Concept {kind: "Indicator"})
WHERE r.status = "accepted"
WITH DISTINCT documents, c, a.name AS name
ORDER BY name
WITH documents, c, collect(name) AS who
WHERE size(who) >= $minimum
RETURN c.text AS concept, size(who) AS agencies, documents, c.unit AS unit, c.direction AS direction, c.origin AS origin, who
ORDER BY agencies DESC, concept
