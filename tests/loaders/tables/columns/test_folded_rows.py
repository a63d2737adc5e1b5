"""Rows of a former and a new edition below each other, and rows of a year each, are one row of the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

EDITIONS = """Tabel 6.1 Perubahan Pendanaan
| Kode | Program/Kegiatan | Indikator | Satuan | {head} | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN WARGA | Nilai layanan | Indeks | {old} | 80 | 8.000.000 |
| | | | | {new} | 82 | 9.500.000 |
| 7.01.02.2.01 | Koordinasi Layanan | Jumlah laporan | Laporan | {old} | 4 | 8.000.000 |
| | | | | {new} | 5 | 9.500.000 |
"""
YEARS = """Rekapitulasi Subkegiatan
| Tahun | Kode Kegiatan | Nama Kegiatan | Kode Sub Kegiatan | Nama Sub Kegiatan | Indikator | Satuan | Target | Pagu |
| 2026 | 7.01.02.2.01 | Koordinasi Layanan | 7.01.02.2.01.0001 | Penataan Antrean | Jumlah antrean | Unit | 2 | 4.000.000 |
| 2027 | 7.01.02.2.01 | Koordinasi Layanan | 7.01.02.2.01.0001 | Penataan Antrean | Jumlah antrean | Unit | 3 | 5.000.000 |
| 2026 | 7.01.02.2.01 | Koordinasi Layanan | 7.01.02.2.01.0002 | Penyediaan Loket | Jumlah loket | Unit | 7 | 6.000.000 |
"""
Figures = list[tuple[str, list[tuple[int | None, int]], list[tuple[int | None, str]]]]


def figures(plan: Plan) -> Figures:
    return [
        (item.text, [(a.year, a.rupiah) for a in item.amounts], [(aim.year, aim.text) for m in item.measures for aim in m.aims])
        for item in plan.items
    ]


@pytest.mark.parametrize(("head", "old", "new"), [("Uraian", "Semula", "Menjadi"), ("Ket.", "Sebelum Perubahan", "Setelah Perubahan")])
def test_the_new_edition_counts_and_the_old_one_is_kept_apart(plan: Callable[[str], Plan], head: str, old: str, new: str) -> None:
    read = plan(EDITIONS.format(head=head, old=old, new=new))
    assert figures(read) == [
        ("PROGRAM PELAYANAN WARGA", [(2026, 9_500_000)], [(2026, "82")]), ("Koordinasi Layanan", [(2026, 9_500_000)], [(2026, "5")]),
    ]  # fmt: skip
    assert [[amount.rupiah for amount in item.former] for item in read.items] == [[8_000_000], [8_000_000]]


def test_a_row_by_itself_that_only_the_former_edition_has_has_no_money_now(plan: Callable[[str], Plan]) -> None:
    known = EDITIONS.format(head="Uraian", old="Semula", new="Menjadi")
    read = plan(known + "| 7.01.02.2.02 | Fasilitasi Desa | Jumlah desa | Desa | Semula | 9 | 700.000 |\n")
    assert figures(read)[-1] == ("Fasilitasi Desa", [], [])


def test_rows_of_a_year_each_are_one_subkegiatan(plan: Callable[[str], Plan]) -> None:
    read = figures(plan(YEARS))
    assert [entry for entry in read if entry[1]] == [
        ("Penataan Antrean", [(2026, 4_000_000), (2027, 5_000_000)], [(2026, "2"), (2027, "3")]),
        ("Penyediaan Loket", [(2026, 6_000_000)], [(2026, "7")]),
    ]


def test_years_that_head_the_columns_are_no_rows_of_a_year(plan: Callable[[str], Plan]) -> None:
    read = figures(plan(YEARS.replace("Target | Pagu", "Target 2026 | Pagu 2026")))
    assert ("Penyediaan Loket", [(2026, 6_000_000)], [(2026, "7")]) in read


ROWS = (
    "| 7.01.02 | PROGRAM PELAYANAN WARGA | Nilai layanan | {0} | {1}.000.000 |\n"
    "| 7.01.02.2.01 | Koordinasi Layanan | Jumlah laporan | {2} | {1}.000.000 |\n"
)
HEAD = "| Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 |\n"
BANDS = f"Tabel 6.1 Perubahan\n{HEAD}| SEMULA | | | | |\n{ROWS.format(80, 8, 4)}| MENJADI | | | | |\n{ROWS.format(82, 9, 5)}"
TWO = f"Tabel 6.1 Perubahan\nSemula:\n{HEAD}{ROWS.format(80, 8, 4)}\nMenjadi:\n{HEAD}{ROWS.format(82, 9, 5)}"


@pytest.mark.parametrize("text", [BANDS, TWO], ids=["bands", "lines-above"])
def test_editions_below_a_word_that_names_them(plan: Callable[[str], Plan], text: str) -> None:
    read = plan(text)
    assert figures(read) == [
        ("PROGRAM PELAYANAN WARGA", [(2026, 9_000_000)], [(2026, "82")]), ("Koordinasi Layanan", [(2026, 9_000_000)], [(2026, "5")]),
    ]  # fmt: skip
    assert [[amount.rupiah for amount in item.former] for item in read.items] == [[8_000_000], [8_000_000]]
