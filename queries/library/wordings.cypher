// title: Satu pernyataan daerah, berbagai bunyi
// title-en: One statement of the region in several wordings
// description: Visi, misi, tujuan dan sasaran RPJMD yang bunyinya tidak sama di semua rencana: setiap bunyi dan nomor yang tercetak, perangkat daerah yang mencetaknya, dan tempat pertamanya.
// description-en: Visi, misi, goals and sasaran of the RPJMD that not all plans word alike: each wording and number as printed, the agencies that print it, and its first place.
// parameter: text (string) = "" — sebagian bunyinya (huruf besar dan kecil sama); kosong: semua | part of its text in any case; empty: all
// column: level — jenisnya: Vision, Mission, RegionalGoal, RegionalSasaran | kind: Vision, Mission, RegionalGoal, RegionalSasaran
// column: statement — bunyi yang disepakati | the wording settled on
// column: number — nomornya | its number
// column: wording — bunyi sebagaimana tercetak | wording as printed
// column: said_number — nomor sebagaimana tercetak | number as printed
// column: plans — banyaknya dokumen | number of documents
// column: printed_by — perangkat daerah yang mencetaknya; id dokumen bila milik daerah | the agencies that print it; the document's id where it is the region's
// column: recognised — true bila bunyi itu hanya dikenali dari gambar (OCR), tidak tercetak sebagai teks | true where the wording was only recognised in pictures (OCR), nowhere printed as text
// column: document — dokumen pertama yang mencetaknya | the first document that prints it
// column: page — halaman | page
// column: line — baris teks | line of text
MATCH (n:Vision|Mission|RegionalGoal|RegionalSasaran)-[o:STATED_IN]->(d:Document)
WHERE o.wording IS NOT NULL AND toLower(n.text) CONTAINS toLower($text)
WITH n, o.wording AS wording, o.number AS said_number, d, min(o.page) AS page, min(o.line) AS line,
     min(CASE WHEN o.page IN coalesce(d.recognised, []) THEN 1 ELSE 0 END) AS seen
// Whose plan it is: once for each document.
WITH d, collect({n: n, wording: wording, number: said_number, page: page, line: line, seen: seen}) AS said
OPTIONAL MATCH (a:Agency)-[:HAS_PLAN]->(d)
WITH d.id AS document, coalesce(a.name, d.id) AS who, said ORDER BY document
UNWIND said AS one
WITH one.n AS n, one.wording AS wording, one.number AS said_number, document, who, one.page AS page, one.line AS line, one.seen AS seen
WITH n, wording, said_number, collect(DISTINCT who) AS printed_by, collect(DISTINCT document) AS documents, collect({page: page, line: line}) AS places,
     min(seen) AS seen
WITH n, collect({wording: wording, said_number: said_number, printed_by: printed_by, documents: documents, place: places[0], seen: seen}) AS forms
WHERE size(forms) > 1
UNWIND forms AS form
RETURN labels(n)[0] AS level, n.text AS statement, n.number AS number, form.wording AS wording, form.said_number AS said_number,
       size(form.documents) AS plans, form.printed_by AS printed_by, form.seen = 1 AS recognised, form.documents[0] AS document, form.place.page AS page, form.place.line AS line
ORDER BY level DESC, toLower(statement), n.id, plans DESC, wording, said_number IS NULL, said_number
