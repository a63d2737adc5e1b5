"""Whole pages put into their table's columns where their coded names or all their money stand beside, and single rows."""

from __future__ import annotations

from selaras.loaders.documents.blocks import Place
from selaras.loaders.tables.columns.roles import Column
from selaras.loaders.tables.columns.table import Record, Table
from selaras.loaders.tables.pages.fitting import realign, realign_pages

ROLES = ("indicator", "name", "indicator", "unit", "target", "pagu", "target", "pagu", "note")
YEARS = (None, None, None, None, 2026, 2026, 2027, 2027, None)
CODES = [f"7.01.01.2.0{at}" for at in range(1, 7)]


def _table(pages: dict[int, list[list[str]]]) -> Table:
    columns = [Column(at, role, role, year=year) for at, (role, year) in enumerate(zip(ROLES, YEARS, strict=True))]
    table = Table("Tabel 4.2", columns, place=Place(page=min(pages)))
    for page, rows in pages.items():
        for cells in rows:
            table.records.append(Record(dict(zip(columns, cells, strict=True)), Place(page=page), " | ".join(cells)))
    return table


def _rows(table: Table, page: int) -> list[list[str]]:
    return [[record.cells[column] for column in table.columns] for record in table.records if record.place.page == page]


def _row(at: int) -> list[str]:
    return ["", f"{CODES[at]} Kegiatan {at}", f"Jumlah laporan {at}", "Laporan", "3", f"{at + 1}0.000.000", "4", f"{at + 1}5.000.000", ""]


RIGHT = [_row(at) for at in range(6)]


def test_money_under_targets_behind_one_more_column_goes_back() -> None:
    page = [[*row[:2], f"Terlaksananya {at}", *row[2:8]] for at, row in enumerate(RIGHT)]
    table = _table({1: RIGHT, 2: page})
    realign_pages(table)
    assert _rows(table, 2) == [[*row[:8], ""] for row in RIGHT]
    assert [text for text in table.records[-1].cells.values() if text.startswith("Terlaksananya")] == ["Terlaksananya 5"], (
        "listed, not lost"
    )
    assert _rows(table, 1) == RIGHT


def test_names_one_column_before_go_back() -> None:
    page = [[row[1], f"Terlaksananya {at}", *row[2:]] for at, row in enumerate(RIGHT)]
    table = _table({1: RIGHT, 2: page})
    realign_pages(table)
    assert _rows(table, 2) == RIGHT


def test_a_page_with_some_money_in_its_place_stays() -> None:
    page = [[*row[:2], "Terlaksananya", *row[2:8]] for row in RIGHT[:5]]
    kept = [*page, RIGHT[5]]
    table = _table({1: RIGHT, 2: kept})
    realign_pages(table)
    assert _rows(table, 2) == kept


def test_a_page_without_money_stays() -> None:
    page = [[*row[:5], "", row[6], "", ""] for row in RIGHT]
    table = _table({1: RIGHT, 2: page})
    realign_pages(table)
    assert _rows(table, 2) == page


def test_small_amounts_in_thousands_stay_under_money() -> None:
    few = ["", "Penyusunan laporan keuangan akhir tahun", "", "", "", "33665", "", "34325", ""]
    rows = [
        ["", f"Penyusunan dokumen {at}", f"Jumlah laporan {at}", "Laporan", "3", f"{at}55621", "4", f"{at}61845", ""] for at in range(1, 9)
    ]
    table = _table({1: [*rows, few]})
    realign(table)
    assert _rows(table, 1)[-1] == few
