"""Columns of money: known by their heading whatever their size, in the unit that the table says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from selaras.loaders.documents.xlsx import read_xlsx
from selaras.loaders.language.money import scale_in_note, scale_of, spans_as_unit
from selaras.loaders.plan.facts import Plan
from selaras.loaders.tables.find import find_tables

HEAD = "| Kode | Program/Kegiatan | Indikator | Satuan | 2026 | | 2027 | |\n| | | | | Target | {money} | Target | {money} |\n"
ROWS = "| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | Persen | 90 | {a} | 92 | {b} |\n"


def figures(plan: Plan) -> tuple[list[tuple[int | None, int]], list[tuple[int | None, str]]]:
    (program,) = plan.of_level("Program")
    return [(a.year, a.rupiah) for a in program.amounts], [(aim.year, aim.text) for m in program.measures for aim in m.aims]


@pytest.mark.parametrize(
    ("above", "money", "a", "b", "first"),
    [
        ("Tabel 4.1 Pagu", "Rp (juta)", "8,00", "8,35", 8_000_000),
        ("Tabel 4.1 Pagu", "Pagu (Rp Ribu)", "8.000", "8.350", 8_000_000),
        ("Tabel 4.1 Pagu", "Rp. (000)", "8000", "8350", 8_000_000),
        ("Tabel 4.1 Pagu\n(dalam ribuan rupiah)", "Rp", "8000", "8350", 8_000_000),
        ("Tabel 4.1 Pagu Indikatif (dalam Jutaan Rupiah)", "Pagu", "8", "8,35", 8_000_000),
        ("Tabel 4.1 Pagu\nDalam Rp. 1.000,-", "Pagu", "8.000", "8.350", 8_000_000),
        ("Tabel 4.1 Pagu (x Rp1.000,-)", "Pagu", "8.000", "8.350", 8_000_000),
        ("Tabel 4.1 Pagu\n\nSatuan : juta rupiah", "Pagu", "1.234,5", "8,35", 1_234_500_000),
        ("Tabel 4.1 Pagu", "Rp", "5.000", "8.350", 5_000),
        ("Tabel 4.1 Pagu", "Rp", "Rp. 8.000.000,-", "8 350 000", 8_000_000),
    ],
)
def test_the_unit_of_money_scales_every_amount(plan: Callable[[str], Plan], above: str, money: str, a: str, b: str, first: int) -> None:
    amounts, aims = figures(plan(f"{above}\n{HEAD.format(money=money)}{ROWS.format(a=a, b=b)}"))
    assert amounts[0] == (2026, first) and [year for year, _ in amounts] == [2026, 2027]
    assert aims == [(2026, "90"), (2027, "92")]


def test_a_legend_below_a_table_gives_it_its_unit_and_not_the_next(plan: Callable[[str], Plan]) -> None:
    one = HEAD.format(money="Rp") + ROWS.format(a="8.000", b="8.350")
    other = one.replace("7.01.01", "7.01.02").replace("PENUNJANG", "LAIN")
    read = plan(f"Tabel 4.1 Pagu\n{one}\nKeterangan: dalam ribuan rupiah\n\nTabel 4.2 Lain\n{other}")
    assert [[a.rupiah for a in item.amounts] for item in read.of_level("Program")] == [[8_000_000, 8_350_000], [8_000, 8_350]]


@pytest.mark.parametrize("note", ["dalam jutaan Rupiah", "(dalam juta rupiah)", "Nilai dalam Rp. juta"])
def test_a_unit_below_the_headings_of_all_figures_makes_no_money_of_targets(plan: Callable[[str], Plan], note: str) -> None:
    head = HEAD.format(money="Rp.") + f"| | | | | {note} | | | |\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n"
    amounts, aims = figures(plan(f"Tabel 5.1 Pagu\n{head}{ROWS.format(a='8', b='8,35')}"))
    assert amounts == [(2026, 8_000_000), (2027, 8_350_000)]
    assert aims == [(2026, "90"), (2027, "92")]


@pytest.mark.parametrize("money", ["Rp (juta)", "Rp"])
def test_a_unit_that_cannot_be_meant_is_none(plan: Callable[[str], Plan], money: str) -> None:
    amounts, _ = figures(
        plan(f"Tabel 5.1 (dalam jutaan rupiah)\n{HEAD.format(money=money)}{ROWS.format(a='347.500.000', b='1.810.000.000')}")
    )
    assert amounts == [(2026, 347_500_000), (2027, 1_810_000_000)]


def test_a_sentence_about_money_gives_no_unit(plan: Callable[[str], Plan]) -> None:
    words = (
        "Pagu kecamatan selama lima tahun naik dari Rp 5 juta menjadi puluhan juta rupiah untuk semua kelurahan sebagaimana tabel berikut."
    )
    amounts, _ = figures(
        plan(f"Tabel 4.1 Pagu\nTabel berikut.\n{words}\n{HEAD.format(money='Rp')}{ROWS.format(a='8.000.000', b='8.350.000')}")
    )
    assert amounts == [(2026, 8_000_000), (2027, 8_350_000)]


def test_large_targets_stay_targets_and_small_amounts_money(plan: Callable[[str], Plan]) -> None:
    rows = ROWS.format(a="4.500", b="4.700").replace("| 90 |", "| 1.250.000 |").replace("| 92 |", "| 1.300.000 |")
    more = (
        ROWS.format(a="9.000.000", b="9.500.000")
        .replace("7.01.01", "7.01.01.2.01")
        .replace("| 90 |", "| 2.250.000 |")
        .replace("| 92 |", "| 2.300.000 |")
    )
    read = plan(f"Tabel 4.1 Pagu\n{HEAD.format(money='Rp')}{rows}{more}")
    amounts, aims = figures(read)
    assert amounts == [(2026, 4_500), (2027, 4_700)]
    assert aims == [(2026, "1.250.000"), (2027, "1.300.000")]


def test_columns_below_a_header_that_slid_are_told_by_their_cells(plan: Callable[[str], Plan]) -> None:
    swapped = "".join(
        f"| {code} | {name} | Persentase layanan | Persen | 8.000.000 | 90 | 8.350.000 | 92 |\n"
        for code, name in (("7.01.01", "PROGRAM PENUNJANG"), ("7.01.01.2.01", "Perencanaan"), ("7.01.01.2.02", "Administrasi Keuangan"))
    )
    amounts, aims = figures(plan(f"Tabel 4.1 Pagu\n{HEAD.format(money='Rp')}{swapped}"))
    assert amounts == [(2026, 8_000_000), (2027, 8_350_000)]
    assert aims == [(2026, "90"), (2027, "92")]


def test_targets_of_a_sasaran_are_no_money_however_large(plan: Callable[[str], Plan]) -> None:
    read = plan(
        "Tabel 3.1 Tujuan\n| Tujuan | Sasaran | Indikator | Satuan | Target 2026 | Target 2027 |\n"
        "| | Meningkatnya kunjungan wisata | Jumlah wisatawan | Orang | 1.250.000 | 1.300.000 |\n"
    )
    (sasaran,) = read.of_level("Sasaran")
    assert [(aim.year, aim.text) for aim in sasaran.measures[0].aims] == [(2026, "1.250.000"), (2027, "1.300.000")]


def test_a_note_in_a_sheet_above_its_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Rencana Pagu"], [None, None, "(dalam jutaan Rp)"], ["Kode", "Program", "Pagu 2026"], ["7.01.01", "PROGRAM SATU", 8.35]):
        sheet.append(row)
    path = tmp_path / "plan.xlsx"
    book.save(path)
    assert find_tables(read_xlsx(path))[-1].scale == 1_000_000


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Rp (juta)", 10**6), ("Pagu Indikatif (Rp. Miliar)", 10**9), ("(Rp 000)", 1_000), ("x Rp 1.000", 1_000), ("(Rp.000.000)", 10**6),
        ("Rp", 1), ("Pagu 2025 (Rp)", 1), ("Tahun 2000 (Rp)", 1), ("(12) Rp", 1),
    ],
)  # fmt: skip
def test_the_unit_in_a_heading(text: str, scale: int) -> None:
    assert scale_of(text) == scale


@pytest.mark.parametrize(
    ("text", "scale"),
    [("(dalam ribuan rupiah)", 1_000), ("Rp juta", 10**6), ("Jumlah penduduk (ribu jiwa)", 1), ("Belanja naik Rp 2 juta", 1), ("", 1)],
)
def test_the_unit_in_a_note(text: str, scale: int) -> None:
    assert scale_in_note(text) == scale


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (("(dalam ribuan rupiah)", "", "", ""), 1_000),
        (("", "", "(Rp. 000)", ""), 1_000),
        (("", "", "Dalam", "Ribuan Rupiah"), 1_000),  # a line runs through the words
        (("Rp. 000,-", "", "", "", ""), 1_000),
        (("", "", "", "Rp (juta)"), 1),  # the heading of its own column
        (("Kode", "Program", "", "Rp (juta)"), 1),
    ],
)
def test_a_row_that_only_says_the_unit(cells: tuple[str, ...], scale: int) -> None:
    assert spans_as_unit(cells) == scale
