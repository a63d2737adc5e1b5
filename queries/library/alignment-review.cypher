// title: Usulan kesepadanan untuk ditelaah
// title-en: Proposed alignments to review
// description: Bunyi yang mirip dengan sebuah pengertian baku tetapi berbeda lebih dari salah ketik, menurut pagu yang dipertaruhkan: apa yang berbeda, skornya, dan berapa rencana memakainya. Putuskan dengan selaras align.
// description-en: Wordings that are like a concept but differ by more than a slip, by the money at stake: what differs, the score, and how many plans use them. Decide with selaras align.
// parameter: status (string) = "proposed" — proposed, accepted atau rejected | proposed, accepted or rejected
// parameter: limit (integer) = 200 — paling banyak sekian baris | at most so many rows
// column: kind — Indicator, Sasaran atau Goal | Indicator, Sasaran or Goal
// column: wording — bunyi pada rencana | the plan's wording
// column: concept — pengertian baku | concept
// column: differs — kata yang berbeda, dari masing-masing | the words that differ, of each
// column: score — kemiripan, 0 sampai 1 | likeness, 0 to 1
// column: status — status | status
// column: money — pagu yang dipertaruhkan: jumlah pagu semua tahun dari yang diukurnya, rupiah | money at stake: all years' budgets of what it measures, rupiah
// column: documents — banyaknya rencana yang memakai bunyi ini | how many plans use the wording
MATCH (n)-[r:ALIGNED_WITH]->(c:Concept)
WHERE r.status = $status
OPTIONAL MATCH (o)-[:MEASURED_BY]->(n)
OPTIONAL MATCH (n)-[:HAS_PROGRAM]->(p:Program)
WITH DISTINCT n, r, c, coalesce(o, p) AS paid
// What two indicators of one row measure is paid once; the row's own figure of a year counts before those of its units.
MATCH (n)-[:STATED_IN]->(d:Document)
WITH labels(n)[0] AS kind, n.text AS wording, c.text AS concept, r.because AS differs, max(r.score) AS score, r.status AS status,
     collect(DISTINCT d) AS plans, collect(DISTINCT paid) AS paid
WITH kind, wording, concept, differs, score, status, size(plans) AS documents,
     [x IN paid | [(x)-[:FUNDED_BY]->(b:Budget) | {year: b.year, rupiah: b.rupiah, units: size([(b)-[:SPENT_BY]->(:Unit) | 1])}]] AS rows
WITH kind, wording, concept, differs, score, status, documents,
     [own IN rows | {own: own, whole: [b IN own WHERE b.units = 0 | b.year]}] AS rows
RETURN kind, wording, concept, differs, score, status,
       reduce(money = 0, row IN rows | money + reduce(sum = 0, b IN row.own | sum + CASE WHEN b.units = 0 OR NOT b.year IN row.whole THEN b.rupiah ELSE 0 END)) AS money,
       documents
ORDER BY money DESC, score DESC, wording, concept, differs
LIMIT $limit
