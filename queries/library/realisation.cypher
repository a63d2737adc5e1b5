// title: Target dan realisasi tahun-tahun lalu
// title-en: Targets and results of past years
// description: Per perangkat daerah, indikator atau pos anggaran, dan tahun: target atau anggaran dan realisasinya, menurut tabel pencapaian kinerja dan tabel anggaran dan realisasi. Tanpa jenis: baris yang bukan indikator, program, kegiatan atau subkegiatan rencana ini.
// description-en: Per agency, indicator or item of the budget, and year: the target or budget and what became of it, according to the tables of past performance and spending. Without a kind: a row that is none of the plan's own indicators, programs, activities or sub-activities.
// parameter: agency (string) = "" — id perangkat daerah atau sebagian namanya; kosong: semua | id of the agency or part of its name; empty: all
// column: agency — perangkat daerah | agency
// column: document — id dokumen | id of the document
// column: kind — jenis simpul rencana ini: Indicator, Program, Activity, SubActivity; kosong bila hanya baris tabel itu | kind of the plan's own node: Indicator, Program, Activity, SubActivity; empty where it is only a row of that table
// column: row — kata-kata barisnya | words of the row
// column: year — tahun | year
// column: target — target tercetak | printed target
// column: realisation — capaian tercetak | printed result
// column: budget — anggaran, rupiah | budget, rupiah
// column: spent — realisasi anggaran, rupiah | spent, rupiah
MATCH (a:Agency)-[:HAS_PLAN]->(d:Document)<-[:STATED_IN]-(r:Realisation)
WHERE a.id = $agency OR toLower(a.name) CONTAINS toLower($agency)
WITH DISTINCT a, d, r
MATCH (x)-[:HAS_REALISATION]->(r)
WITH a, d, r, CASE WHEN x:Document THEN null ELSE labels(x)[0] END AS kind
WITH a, d, r, min(kind) AS kind
RETURN a.name AS agency, d.id AS document, kind, r.of AS row, r.year AS year, r.planned AS target,
       r.text AS realisation, r.planned_rupiah AS budget, r.rupiah AS spent
ORDER BY agency, document, kind IS NULL, kind, row, year, target, budget
