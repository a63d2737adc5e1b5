// title: Target satu pengertian pada semua rencana
// title-en: One concept's targets in all plans
// description: Per perangkat daerah dan tahun: target indikator yang sepadan dengan pengertian itu, dengan bunyinya, satuannya, dan tempatnya tercetak.
// description-en: Per agency and year: the targets of the indicators that are one with the concept, with wording, unit and the place where they are printed.
// parameter: concept (string) — bunyi pengertian atau sebagiannya | wording of the concept or part of it
// column: concept — pengertian baku | concept
// column: agency — perangkat daerah | agency
// column: indicator — bunyi indikator pada rencananya | the plan's wording
// column: unit — satuan tercetak | printed unit
// column: year — tahun | year
// column: target — target tercetak | printed target
// column: value — nilainya sebagai angka | its value as a number
// column: document — id dokumen | id of the document
// column: page — halaman | page
// column: line — baris | line
MATCH (c:Concept)
WHERE c.kind = "Indicator" AND (toLower(c.text) CONTAINS toLower($concept)
      OR any(other IN coalesce(c.alternatives, []) WHERE toLower(other) CONTAINS toLower($concept)))
MATCH (c)<-[r:ALIGNED_WITH]-(i:Indicator)
WHERE r.status = "accepted"
MATCH (i)-[:HAS_TARGET]->(t:Target)
MATCH (t)-[s:STATED_IN]->(d:Document)<-[:HAS_PLAN]-(a:Agency)
WITH c, a, i, t, d, min(s.page) AS page, min(s.line) AS line
RETURN c.text AS concept, a.name AS agency, i.text AS indicator, i.unit AS unit, t.year AS year, t.text AS target, t.value AS value,
       d.id AS document, page, line
ORDER BY concept, agency, indicator, year, target, document, page IS NULL, page, line IS NULL, line
