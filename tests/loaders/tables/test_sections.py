"""Rows that only head a section are no indicator, sasaran or program; rows that merely lack figures stay."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.tables.find import find_tables

INDICATORS = """
Tabel 4.5 Indikator Kinerja Kunci
| No | Indikator | Satuan | Baseline 2024 | 2025 | 2026 |
| 1 | Cakupan layanan kesehatan warga | % | 80 | 81 | 82 |
{section}
| 2 | Angka harapan hidup | Tahun | 70 | 71 | 72 |
| 3 | Prevalensi tengkes | % | 20 | 19 | 18 |
"""
SECTIONS = (
    "| I | Aspek Kesejahteraan |  |  |  |  |", "| A. | Layanan dasar |  |  |  |  |", "|  | KESEJAHTERAAN SOSIAL |  |  |  |  |",
    "|  | 1.02.0.00.0.00.01.0000 - Dinas Kesehatan |  |  |  |  |", "| 1.02 | Urusan Bidang Kesehatan |  |  |  |  |",
    "|  | INDIKATOR KINERJA KUNCI |  |  |  |  |", "|  | FOKUS LAYANAN WAJIB |  |  |  |  |",
)  # fmt: skip
ROWS = ("| 4 | Rasio dokter per warga |  |  |  |  |", "|  | Rasio dokter per penduduk |  |  |  |  |", "| I | IPM | Indeks | 70 | 71 | 72 |")


@pytest.mark.parametrize("section", SECTIONS)
def test_a_row_that_heads_a_section_is_none_of_the_tables_rows(pages: Callable[[str], Pages], section: str) -> None:
    table = find_tables(pages(INDICATORS.format(section=section)))[0]
    assert (len(table.records), len(table.sections)) == (3, 1)


@pytest.mark.parametrize("row", ROWS)
def test_an_indicator_without_figures_stays(pages: Callable[[str], Pages], row: str) -> None:
    table = find_tables(pages(INDICATORS.format(section=row)))[0]
    assert (len(table.records), len(table.sections)) == (4, 0)


def test_a_unit_that_heads_its_programs_is_no_kegiatan(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 4.2 Program
        | Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |
        |  | SEKRETARIAT |  |  |  |  |  |
        | 7.01.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan | 90 | 5.000.000 | 91 | 6.000.000 |
        |  | BIDANG PEMERINTAHAN |  |  |  |  |  |
        | 7.01.06 | PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA | Persentase desa | 70 | 5.000.000 | 72 | 6.000.000 |
        | 7.01.06.2.01 | Fasilitasi Pembinaan Desa | Jumlah desa | 3 | 5.000.000 | 3 | 6.000.000 |
    """)
    assert [item.code for item in read.of_level("Program", "Activity", "SubActivity")] == ["7.01.01", "7.01.06", "7.01.06.2.01"]


@pytest.mark.parametrize(("word", "level"), [("Kegiatan", "Activity"), ("Kegiatan :", "Activity"), ("Sub Kegiatan", "SubActivity")])
def test_the_word_for_a_level_alone_heads_the_names_below_it(plan: Callable[[str], Plan], word: str, level: str) -> None:
    read = plan(f"""
Tabel 4.1 Program, Kegiatan dan Pagu
| Program/Kegiatan | Indikator | Target 2025 | Pagu 2025 | Target 2026 | Pagu 2026 |
| Program Pembinaan Koperasi | Persentase koperasi aktif | 60 | 50.000.000 | 61 | 52.000.000 |
| {word} | | | | | |
| Pelatihan Pengurus Koperasi | Jumlah pengurus terlatih | 20 | 20.000.000 | 21 | 21.000.000 |
| Pameran Produk Koperasi | Jumlah pameran | 1 | 30.000.000 | 1 | 31.000.000 |
""")
    assert word not in [item.text for item in read.items]
    assert [item.text for item in read.items if item.level == level] == ["Pelatihan Pengurus Koperasi", "Pameran Produk Koperasi"]
