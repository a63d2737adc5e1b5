"""Rows of a header among the rows below it, headings that abbreviate, and a page's foot as a row: none of them is a row of the plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.loaders.files import read_pages
from selaras.loaders.language.header_words import levels_named, role_of
from selaras.loaders.tables.find import find_tables

HEAD = (
    "KODE\tPROGRAM/ KEGIATAN/ SUB KEGIATAN\tINDIKATOR\tSATUAN\tTARGET DAN PAGU TAHUN\t\t\t\n"
    "\t\t\t\t2026\t\t2027\t\n"
    "\t\t\t\tTARGET\tPAGU\tTARGET\tPAGU\n"
)
FIRST = "7.01.02\tPROGRAM PENATAAN DESA\tPersentase desa tertata\tPersen\t60\t1.250.000.000\t65\t1.350.000.000\n"
SECOND = "7.01.03\tPROGRAM PEMBERDAYAAN KELURAHAN\tPersentase kelurahan berdaya\tPersen\t50\t850.000.000\t55\t900.000.000\n"


@pytest.mark.parametrize(
    "between",
    [
        "\t\t\t\t2026\t\t2027\t\n",
        "\t\t\t\t2026\t\t2027*)\t\n",
        "\t\t\t\tTARGET\tPAGU\tTARGET\tPAGU\n",
        "Renstra Kecamatan Sumbermulya Tahun 2026-2027\t\t\t\t\t\t\t\n",
    ],
    ids=["years", "a year with a mark", "kinds", "foot"],
)
def test_what_a_page_repeats_is_no_row(tmp_path: Path, between: str) -> None:
    file = tmp_path / "rencana.txt"
    file.write_text(f"Tabel 4.2 Program dan Pendanaan\n{HEAD}{FIRST}{between}{SECOND}", encoding="utf-8")
    tables = find_tables(read_pages(str(file)))
    assert [len(table.records) for table in tables] == [2]
    assert [column.year for column in tables[0].columns if column.role == "pagu"] == [2026, 2027]


def test_a_row_of_other_figures_is_one(tmp_path: Path) -> None:
    file = tmp_path / "rencana.txt"
    file.write_text(f"Tabel 4.2 Program dan Pendanaan\n{HEAD}{FIRST}\t\t\t\t2027\t\t2026\t\n{SECOND}", encoding="utf-8")
    assert [len(table.records) for table in find_tables(read_pages(str(file)))] == [3]


@pytest.mark.parametrize(
    ("words", "role"),
    [("SAT.", "unit"), ("Sat", "unit"), ("IND. KINERJA", "indicator"), ("Prog./Keg./Sub Keg.", "name"), ("PENANGG. JAWAB", "responsible"),
     ("PJ", "responsible"), ("Satuan Kerja", "responsible"), ("Prog ram / Keg iatan", "name")],
)  # fmt: skip
def test_headings_may_be_short(words: str, role: str) -> None:
    assert role_of(words) == role


def test_short_levels_are_levels() -> None:
    assert levels_named("Prog/Keg/Subkeg") == {"Program", "Activity", "SubActivity"}


@pytest.mark.parametrize("words", ["PENCATATAN KUNJUNGAN HARIAN", "Ketertiban Umum", "Ketahanan Pangan", "Ketenagakerjaan", "Ketua RT"])
def test_a_name_is_no_column_of_remarks(words: str) -> None:
    assert role_of(words) == "" and role_of("Ket.") == role_of("KETERANGAN") == role_of("Catatan") == "note"


@pytest.mark.parametrize("words", ["Sumber Data: Seksi Pemerintahan (diolah)", "Sumber : RPJMD", "Ket.: angka sementara"])
def test_where_the_figures_are_from_is_no_row(tmp_path: Path, words: str) -> None:
    file = tmp_path / "rencana.txt"
    file.write_text(f"Tabel 4.2 Program dan Pendanaan\n{HEAD}{FIRST}{SECOND}\t{words}\t\t\t\t\t\t\n", encoding="utf-8")
    assert [len(table.records) for table in find_tables(read_pages(str(file)))] == [2]


def test_a_row_whose_name_has_such_a_word_heads_nothing(tmp_path: Path) -> None:
    file = tmp_path / "rencana.txt"
    rows = (
        "Jumlah dokumen pencatatan kunjungan harian\tPENCATATAN KUNJUNGAN HARIAN\tIKU\n"
        "Jumlah laporan survei kepuasan pengunjung\tSurvei Kepuasan Pengunjung\t\n"
    )
    file.write_text(f"Tabel 4.1 Perumusan\nINDIKATOR\tPROGRAM/ KEGIATAN/ SUB KEGIATAN\tKET\n{rows}", encoding="utf-8")
    assert [len(table.records) for table in find_tables(read_pages(str(file)))] == [2]


@pytest.mark.parametrize("words", ["63 | P a g e", "IV-62", "IV - 62", "hal 62 dari 98", "Hal. 62", "Page 7"])
def test_the_number_of_a_page_is_no_row(tmp_path: Path, words: str) -> None:
    file = tmp_path / "rencana.txt"
    file.write_text(f"Tabel 4.2 Program dan Pendanaan\n{HEAD}{FIRST}{words}\t\t\t\t\t\t\t\n{SECOND}", encoding="utf-8")
    assert [len(table.records) for table in find_tables(read_pages(str(file)))] == [2]
