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
WITH n, r, c, coalesce(o, p) AS paid
OPTIONAL MATCH (paid)-[:FUNDED_BY]->(b:Budget)
WITH n, r, c, collect(DISTINCT b) AS budgets
MATCH (n)-[:STATED_IN]->(d:Document)
UNWIND CASE WHEN size(budgets) = 0 THEN [null] ELSE budgets END AS b
WITH DISTINCT labels(n)[0] AS kind, n.text AS wording, c.text AS concept, r.because AS differs, r.score AS score, r.status AS status, d, b
WITH kind, wording, concept, differs, max(score) AS score, status, collect(DISTINCT d) AS plans, collect(DISTINCT b) AS budgets
RETURN kind, wording, concept, differs, score, status, reduce(sum = 0, b IN budgets | sum + b.rupiah) AS money, size(plans) AS documents
ORDER BY money DESC, score DESC, wording, concept, differs
LIMIT $limit
