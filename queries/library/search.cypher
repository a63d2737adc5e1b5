// title: Pernyataan yang memuat kata-kata tertentu
// title-en: Statements that hold certain words
// description: Visi, misi, tujuan, sasaran, strategi, arah kebijakan, program sampai subkegiatan, outcome, output dan indikator yang bunyinya memuat semua kata yang dicari, di mana pun di dalam kata: “bangun” menemukan “pembangunan”. Huruf besar dan kecil sama; tanda baca adalah tanda baca. Tanpa kata tidak ada baris.
// description-en: Visi, misi, goals, sasaran, strategies, policies, programs down to subkegiatan, outcomes, outputs and indicators whose text holds all the words looked for, anywhere within a word: “bangun” finds “pembangunan”. Case does not matter; punctuation is punctuation. Without a word there are no rows.
// parameter: text (string) — kata-kata yang dicari, dipisahkan spasi | words to look for, divided by spaces
// column: label — jenis simpul | kind of node
// column: text — bunyi atau namanya | its text or name
// column: agency — perangkat daerah yang dokumennya menyatakan ini; kosong: hanya dokumen daerah | agency whose document states it; empty: only a document of the region does
// column: document — id dokumen | id of the document
// column: id — id simpul | id of the node
WITH [word IN split(replace(replace(toLower($text), '\n', ' '), '\t', ' '), ' ') WHERE word <> ''] AS words
WHERE size(words) > 0
// The text of a target or a realisation is a figure. Where what matches is printed is looked up for that alone.
MATCH (n)
WHERE NOT n:Target AND NOT n:Budget AND NOT n:Realisation AND all(word IN words WHERE toLower(coalesce(n.text, n.name)) CONTAINS word)
MATCH (n)-[:STATED_IN]->(d:Document)
WITH DISTINCT n, d
OPTIONAL MATCH (a:Agency)-[:HAS_PLAN]->(d)
RETURN labels(n)[0] AS label, coalesce(n.text, n.name) AS text, a.name AS agency, d.id AS document, n.id AS id
ORDER BY toLower(text), text, label, document, id
