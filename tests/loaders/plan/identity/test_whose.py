"""Whose plan a document is, for which years, and of what kind; with the guess said to be one."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph, Place, Row
from selaras.loaders.files import load
from selaras.loaders.plan.facts import Guess, Plan
from selaras.loaders.plan.identity.evidence import read_identity

GOALS = (
    "Tabel 3.1 Tujuan dan Sasaran\n"
    "Tujuan\tSasaran\tIndikator\tSatuan\t2025\t2026\t2027\t2028\t2029\n"
    "Terwujudnya warga yang sejahtera\tMeningkatnya mutu pendidikan\tIndeks pendidikan\tIndeks\t0,61\t0,62\t0,63\t0,64\t0,65\n"
)


def read(*lines: str, name: str = "masukan.txt", rows: tuple[tuple[str, ...], ...] = ()) -> Plan:
    """The plan whose title page and text are given, a line a paragraph, with the rows of a table."""
    pages = Pages(name, "0" * 64, [Paragraph(line, Place(line=number)) for number, line in enumerate(lines, 1)])
    pages.blocks.append(Fragment([Row(cells, Place(line=100 + number)) for number, cells in enumerate(rows)]))
    plan = Plan(pages.file_name, pages.sha256)
    read_identity(plan, pages)
    return plan


@pytest.mark.parametrize(
    ("title", "agency", "region"),
    [
        ("RENCANA STRATEGIS|KEMANTREN AWANGGA|KOTA SUKARAMAI", "Kemantren Awangga", "Kota Sukaramai"),
        ("RENSTRA DISTRIK AWANGGA BARU|KABUPATEN JAYA-MUKTI|PROVINSI PAPUA LAUT", "Distrik Awangga Baru", "Kabupaten Jaya-Mukti"),
        ("DINAS PERUMAHAN RAKYAT,|PERMUKIMAN DAN|PERTANAHAN|RENCANA STRATEGIS|PROVINSI JAWA LAUT",
         "Dinas Perumahan Rakyat, Permukiman dan Pertanahan", "Provinsi Jawa Laut"),
        ("PEMERINTAH PROVINSI JAWA LAUT|SEKRETARIAT DPRD|RENCANA STRATEGIS", "Sekretariat DPRD", "Provinsi Jawa Laut"),
        ("RENCANA STRATEGIS|DINAS KEBUDAYAAN|DAERAH ISTIMEWA SUKARAMAI", "Dinas Kebudayaan", "Daerah Istimewa Sukaramai"),
        ("RENSTRA BAGIAN ORGANISASI|SEKRETARIAT DAERAH|KOTA SUKARAMAI", "Bagian Organisasi Sekretariat Daerah", "Kota Sukaramai"),
        ("RENSTRA RUMAH SAKIT UMUM DAERAH (RSUD) dr. SOEDIRO|KOTA SUKARAMAI", "Rumah Sakit Umum Daerah dr. Soediro", "Kota Sukaramai"),
        (
            "RENSTRA DINAS PEKERJAAN UMUM (BINA MARGA) DAN TATA RUANG|KOTA SUKARAMAI",
            "Dinas Pekerjaan Umum (Bina Marga) dan Tata Ruang",
            "Kota Sukaramai",
        ),
        ("RENSTRA DINAS PENANAMAN MODAL (DPM)|KOTA SUKARAMAI", "Dinas Penanaman Modal", "Kota Sukaramai"),
        ("DINAS KESEHATAN KOTA SUKARAMAI|RENCANA STRATEGIS|UPTD PUSKESMAS TANJUNG 1", "UPTD Puskesmas Tanjung 1", "Kota Sukaramai"),
        ("RENCANA STRATEGIS|KELURAHAN 16 AWANGGA|KECAMATAN AWANGGA II|KOTA SUKARAMAI", "Kelurahan 16 Awangga", "Kota Sukaramai"),
        (
            "RENCANA STRATEGIS|SEKRETARIAT DEWAN PERWAKILAN RAKYAT KOTA SUKARAMAI",
            "Sekretariat Dewan Perwakilan Rakyat",
            "Kota Sukaramai",
        ),
        ("RENCANA STRATEGIS|KECAMATAN KOTA|KABUPATEN SUKARAMAI", "Kecamatan Kota", "Kabupaten Sukaramai"),
        ("RENSTRA RSUD dr. AWANGGA|KABUPATEN LIMA RIBU KOTA", "RSUD dr. Awangga", "Kabupaten Lima Ribu Kota"),
        ("RENCANA STRATEGIS|MAJELIS ADAT AWANGGA|KABUPATEN SUKARAMAI", "Majelis Adat Awangga", "Kabupaten Sukaramai"),
        ("RENCANA STRATEGIS|DINAS KOPERASI DAN UMKM|PROVINSI D.I. AWANGGA", "Dinas Koperasi dan UMKM", "Provinsi D.I. Awangga"),
        ("RENCANA STRATEGIS|KECAMATAN|AWANGGA|KABUPATEN|SUKARAMAI", "Kecamatan Awangga", "Kabupaten Sukaramai"),
        ("RENSTRA INSPEKTORAT|KABUPATEN SUKARAMAI|Jalan Raya 5 Kecamatan Muara, Kota Lama", "Inspektorat", "Kabupaten Sukaramai"),
        ("PERATURAN BUPATI TENTANG RENCANA STRATEGIS DINAS PERIKANAN KABUPATEN SUKARAMAI", "Dinas Perikanan", "Kabupaten Sukaramai"),
        ("RENCANA STRATEGIS|UPT PELATIHAN KERJA|DINAS NAKER KOTA SUKARAMAI", "UPT Pelatihan Kerja Dinas Naker", "Kota Sukaramai"),
        ("DINAS PERTANIAN PROVINSI JAWA LAUT|BALAI BENIH|RENCANA STRATEGIS", "Balai Benih Dinas Pertanian", "Provinsi Jawa Laut"),
        ("RENSTRA UPTD SAMPAH DINAS KEBERSIHAN KOTA SUKARAMAI", "UPTD Sampah Dinas Kebersihan", "Kota Sukaramai"),
        ("SEKRETARIAT DAERAH|RENSTRA BIRO UMUM|PROVINSI JAWA LAUT", "Biro Umum Sekretariat Daerah", "Provinsi Jawa Laut"),
        ("RENCANA STRATEGIS BLUD RSUD DR. AWANGGA|KOTA SUKARAMAI", "RSUD Dr. Awangga", "Kota Sukaramai"),
    ],
)  # fmt: skip
def test_the_title_names_agency_and_region(title: str, agency: str, region: str) -> None:
    plan = read(*title.split("|"), "TAHUN 2025-2029", "KATA PENGANTAR", "Rapat berlangsung di Kota Tetangga bersama Dinas Lain.")
    assert (plan.agency, plan.region, plan.period, plan.kind, plan.guesses) == (agency, region, (2025, 2029), "Renstra", [])


@pytest.mark.parametrize("region", ["Kabupaten Muara Indah Baru", "Kabupaten Muara"])
def test_a_region_over_two_lines_is_the_one_that_the_text_names(region: str) -> None:
    title = ("RENCANA STRATEGIS", "DINAS PERTANIAN", "KABUPATEN MUARA", "INDAH BARU", "TAHUN 2025-2029", "KATA PENGANTAR")
    assert read(*title, *[f"{region} maju."] * 2).region == region


@pytest.mark.parametrize("years", ["2025 S/D 2029", "2025–2029", "2025 sampai dengan 2029", "PERIODE RPJMD 2021-2026 TAHUN 2025 - 2029"])
def test_the_period_of_the_title(years: str) -> None:
    assert read("RENCANA STRATEGIS", "KECAMATAN AWANGGA", f"TAHUN {years}").period == (2025, 2029)


def test_a_period_alone_on_its_line_is_of_the_title() -> None:
    plan = read("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KOTA SUKARAMAI", "2025 s.d. 2029", "KATA PENGANTAR")
    assert (plan.period, plan.guesses) == ((2025, 2029), [])


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "perubahan luas lahan terjadi karena alih fungsi."), "Renstra"),
        (("PERUBAHAN", "RENCANA STRATEGIS", "KECAMATAN AWANGGA"), "Perubahan Renstra"),
        (("RENCANA STRATEGIS PERUBAHAN", "KECAMATAN AWANGGA"), "Perubahan Renstra"),
        (("REVISI RENSTRA KECAMATAN AWANGGA",), "Perubahan Renstra"),
        (("RENSTRA DINAS SOSIAL KOTA SUKARAMAI TAHUN 2025-2029 (PERUBAHAN)",), "Perubahan Renstra"),
        (("RENCANA STRATEGIS", "DINAS SOSIAL", "TAHUN 2025-2029 REVISI"), "Perubahan Renstra"),
        (("RENCANA STRATEGIS", "BADAN PERUBAHAN IKLIM", "TAHUN 2025-2029"), "Renstra"),
        (("KATA PENGANTAR", "Tabel 3.1 Tujuan Perubahan Renstra Camat", "Tabel 3.2 Perubahan Renstra"), "Perubahan Renstra"),
        (("RENCANA KERJA", "KECAMATAN AWANGGA", "TAHUN 2026"), "Renja"),
        (("PERUBAHAN RENJA DINAS SOSIAL",), "Renja"),
        (("LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)", "DINAS SOSIAL"), "LKjIP"),
        (("PERJANJIAN KINERJA TAHUN 2026",), "PK"), (("RENCANA KERJA DAN ANGGARAN",), "RKA"), (("RKPD KABUPATEN SUKARAMAI",), "RKPD"),
        (("RANCANGAN AWAL RPJMD KOTA SUKARAMAI",), "RPJMD"), (("RENCANA PEMBANGUNAN DAERAH", "TAHUN 2024-2026"), "RPD"),
        (("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "Renstra ini menjabarkan RPJMD dan menjadi acuan Renja."), "Renstra"),
        (("PENETAPAN INDIKATOR KINERJA UTAMA (IKU)", "DINAS SOSIAL", "Menimbang : bahwa Renstra telah ditetapkan."), "IKU"),
        (("INDIKATOR KINERJA UTAMA", "DINAS SOSIAL", "Tabel 3.1 Tujuan Renstra Dinas Sosial"), "Renstra"),
        (("INDIKATOR KINERJA UTAMA", "RENSTRA DINAS SOSIAL"), "Renstra"),
        (("RENCANA AKSI PENCAPAIAN KINERJA", "DINAS SOSIAL"), "Rencana Aksi"), (("RENCANA KINERJA TAHUNAN 2012",), "RKT"),
        (("LAPORAN EVALUASI KINERJA", "DINAS SOSIAL"), "LKjIP"), (("LAPORAN EVALUASI HASIL RENSTRA", "DINAS SOSIAL"), "Evaluasi Renstra"),
        (("DOKUMEN PELAKSANAAN PERGESERAN ANGGARAN", "(DPPA-SKPD)"), "DPA"),
    ],
)  # fmt: skip
def test_the_kind_of_document(lines: tuple[str, ...], kind: str) -> None:
    assert read(*lines).kind == kind


def test_duties_speak_of_a_work_plan_in_small_letters() -> None:
    duty = "menyelenggarakan urusan sesuai dengan rencana kerja Sekretariat DPRD;"
    assert read("BAB II", *[duty] * 5, "Renstra ini memuat gambaran pelayanan.").kind == "Renstra"
    assert read("BAB II", *["Renja Sekretariat DPRD dievaluasi."] * 5, "Renstra ini menjadi acuan.").kind == "Renja"


def test_the_years_stand_between_a_documents_name_and_its_agency() -> None:
    other = ["Renja Dinas Sosial menjabarkan program."] * 3
    assert read("BAB II", *other, *["Rencana Strategis (Renstra) 2025-2029 Dinas Sosial Kota Sukaramai"] * 2).kind == "Renstra"


def test_a_list_of_key_indicators_beside_programs_is_a_part_of_a_plan() -> None:
    title = ("INDIKATOR KINERJA UTAMA DINAS SOSIAL KOTA SUKARAMAI", "TAHUN 2025-2029")
    assert read(*title, rows=(("No", "Sasaran", "IKU"),)).kind == "IKU"
    assert read(*title, rows=(("Program Rehabilitasi Sosial", "100", "200"),)).kind == "Renstra"
    assert read("BAB VII", name="Renstra Dinas Sosial IKU.docx").kind == "Renstra"
    assert read("BAB VII", name="Bab 7 IKU.docx").kind == "Renstra"


def test_the_whole_behind_a_part_in_captions_and_in_the_files_name() -> None:
    caption = "Tabel 3.1 Sasaran UPT Pelatihan Kerja Dinas Naker Kota Sukaramai"
    assert read("BAB III", *[caption] * 3).agency == "UPT Pelatihan Kerja Dinas Naker"
    assert read("BAB III", name="Renstra UPT Pelatihan Kerja Dinas Naker Kota Sukaramai.docx").agency == "UPT Pelatihan Kerja Dinas Naker"


def test_the_commonest_form_counts_against_one_misprint_on_the_cover() -> None:
    text = "Dinas Sosial Kabupaten Sukaramai melayani warga. Pemerintah Kabupaten Sukaramai menetapkan kebijakan."
    plan = read("RENCANA STRATEGIS", "DINAS SOSAIL", "KABUPATEN SUKARAMI", "TAHUN 2025-2029", "KATA PENGANTAR", *[text] * 3)
    assert (plan.agency, plan.region) == ("Dinas Sosial", "Kabupaten Sukaramai")


def test_a_neighbour_of_a_like_name_is_no_correction() -> None:
    plan = read("RENSTRA KECAMATAN AWANGGA II", "KOTA SUKARAMAI", "2025-2029", "KATA PENGANTAR", *["Kecamatan Awangga III berbatasan."] * 4)
    assert plan.agency == "Kecamatan Awangga II"


def test_without_a_title_page_captions_codes_and_the_plans_own_name_tell() -> None:
    plan = read(
        "KATA PENGANTAR", "Renstra Sekretariat Daerah Kabupaten Sukaramai Tahun 2025–2029 disusun bersama Dinas Sosial.",
        "Dinas Sosial, Dinas Kesehatan dan Dinas Sosial menerima hasilnya di Kota Tetangga.",
        rows=(("4.01.02", "PROGRAM", "4.01.0.00.0.00.01.0000 - SEKRETARIAT DAERAH"),),
    )  # fmt: skip
    assert (plan.agency, plan.agency_kind, plan.region, plan.period) == (
        "Sekretariat Daerah", "Sekretariat", "Kabupaten Sukaramai", (2025, 2029),
    )  # fmt: skip
    assert plan.guesses == []


def test_the_period_is_the_plans_own_not_one_that_it_tells_of() -> None:
    plan = read(
        "RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "KATA PENGANTAR",
        *["Capaian Renstra Kecamatan Awangga Tahun 2019-2023 telah dievaluasi."] * 3, "Renstra Kecamatan Awangga Tahun 2025-2029 disusun.",
        rows=(("Tujuan", "2025", "2026", "2027", "2028", "2029"),),
    )  # fmt: skip
    assert (plan.period, plan.guesses) == ((2025, 2029), [])


def test_what_rests_on_less_is_a_guess() -> None:
    plan = read("Kecamatan Awangga melayani warga Kabupaten Sukaramai.", rows=(("Tujuan", "2025", "2026", "2027", "2028"),))
    assert plan.guesses == [
        Guess("agency", "Kecamatan Awangga", "mentions"), Guess("region", "Kabupaten Sukaramai", "mentions"),
        Guess("period", "2025–2028", "year columns"),
    ]  # fmt: skip
    named = read(name="renstra_dinas_sosial_kota_sukaramai_2025-2029.xlsx")
    assert {(guess.what, guess.source) for guess in named.guesses} == {(what, "file name") for what in ("agency", "region", "period")}


def test_an_rpjmd_is_its_regions(tmp_path: Path) -> None:
    path = tmp_path / "rpjmd.txt"
    path.write_text("RENCANA PEMBANGUNAN JANGKA MENENGAH DAERAH\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\n" + GOALS, "utf-8")
    graph = load(path)
    assert {node.label for node in graph.nodes()} >= {"RegionalGoal", "RegionalSasaran", "Indicator", "Target"}
    assert not {node.label for node in graph.nodes()} & {"Agency", "Goal", "Sasaran"}
    (document,) = graph.nodes("Document")
    assert document.properties["kind"] == "RPJMD" and [node.label for node in graph.sources(document.id, "HAS_PLAN")] == ["Region"]
    (goal,) = graph.nodes("RegionalGoal")
    assert [node.text for node in graph.targets(goal.id, "HAS_SASARAN")] == ["Meningkatnya mutu pendidikan"]


@pytest.mark.parametrize("title", ["RENJA", "RKPD", "LKjIP", "RENCANA KERJA DAN ANGGARAN", "PERJANJIAN KINERJA"])
def test_another_kind_is_refused_by_its_name(tmp_path: Path, title: str) -> None:
    path = tmp_path / "dokumen.txt"
    path.write_text(f"{title}\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2026\n\n" + GOALS, "utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    for lang in ("id", "en"):
        assert "(Rencana" in caught.value.line(lang) or "(Laporan" in caught.value.line(lang) or "(Perjanjian" in caught.value.line(lang)


def test_what_is_missing_is_asked_for_with_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "rencana.txt"
    path.write_text("RENCANA STRATEGIS\nKECAMATAN AWANGGA\nTAHUN 2025-2029\n\n" + GOALS, "utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert "Kecamatan Awangga, 2025–2029" in caught.value.line("id") and "--region" in caught.value.line("en")


def test_title_lines_run_together_and_a_sheets_name_before_them() -> None:
    plan = read(
        "Lembar “Judul”", "PEMERINTAH PROVINSI JAWA LAUT DINAS PERUMAHAN, PERMUKIMAN", "DAN PERTANAHAN RENCANA STRATEGIS (RENSTRA)",
        "TAHUN 2025 S/D 2029",
    )  # fmt: skip
    assert (plan.agency, plan.region, plan.period) == ("Dinas Perumahan, Permukiman dan Pertanahan", "Provinsi Jawa Laut", (2025, 2029))


def test_a_sasaran_of_the_region_that_another_table_repeats_keeps_its_tujuan(tmp_path: Path) -> None:
    path = tmp_path / "rpjmd.txt"
    again = "\nTabel 3.5\nSasaran\tStrategi\tArah Kebijakan\nMeningkatnya mutu pendidikan\tPemerataan guru\tPenambahan guru\n"
    path.write_text("RPJMD KABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\n" + GOALS + again, "utf-8")
    graph = load(path)
    (sasaran,) = graph.nodes("RegionalSasaran")
    assert [node.label for node in graph.sources(sasaran.id, "HAS_SASARAN")] == ["RegionalGoal"]
    assert not list(graph.nodes("Strategy"))
