"""Tables that no upright line draws: columns by place, rows by lines, bands, figures; prose, lists and charts are none."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Pages
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages

WIDTH, HEIGHT = 842.0, 595.0
XS = (50.0, 210.0, 400.0, 470.0, 540.0, 610.0, 680.0)
HEADS = ("Sasaran", "Indikator", "Satuan", "2026", "2027", "2028")
BODY = (
    ("Terwujudnya pasar\nyang tertib", "Indeks ketertiban\npasar rakyat", "Indeks", "60,10", "61,20", "62,30"),
    ("Meningkatnya kebersihan\npasar", "Persentase pasar bersih", "Persen", "70", "75", "80"),
    ("Tertatanya kios", "Jumlah kios yang\nditata kembali", "Unit", "120", "140", "-"),
)
FLAT = [tuple(cell.replace("\n", " ") for cell in row) for row in BODY]
BENCHMARKS = Path(__file__).parents[4] / "benchmarks"


@pytest.fixture(scope="session")
def layouts() -> ModuleType:
    """The benchmark that prints one plan in many ways."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return import_module("layouts")
    finally:
        sys.path.remove(str(BENCHMARKS))


NAMES = (
    "grid", "grid-narrow", "rules", "rules-upright-sheet", "rules-turned", "bands", "head", "head-wide", "none", "none-wide",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_is_read_whole_however_its_tables_are_drawn(layouts: ModuleType, tmp_path: Path, name: str) -> None:
    (layout,) = [layout for layout in layouts.LAYOUTS if layout.name == name]
    told = layouts.score(layouts.drawn("reportlab", layout, tmp_path / "plan.pdf"))
    assert (told.seen, told.wrong, told.unread) == ([], 0, 0)


class Sheet:
    """A page on which words are put at places from the top left."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))

    def words(self, x: float, y: float, text: str, size: float = 8) -> None:
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def rule(self, y: float) -> None:
        self.canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)

    def row(self, y: float, cells: Sequence[str], high: float = 10, *, middle: bool = False) -> float:
        """Put a row below `y`, its cells at their top or their middle; gives where the next one begins."""
        tall = max(cell.count("\n") + 1 for cell in cells)
        for x, cell in zip(XS, cells, strict=False):
            lines = cell.split("\n")
            first = y + (tall - len(lines)) * high / 2 if middle else y
            for at, line in enumerate(lines):
                self.words(x + 3, first + high * (at + 1) - 2, line)
        return y + high * tall

    def read(self) -> Pages:
        self.canvas.save()
        return read_pages(self.path)


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "plan.pdf")


def tables(pages: Pages) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in block.rows] for block in pages.blocks if isinstance(block, Fragment)]


@pytest.mark.parametrize(("middle", "ruled", "gap"), [(False, False, 0), (False, True, 3), (True, True, 3), (True, False, 4)])
def test_rows_are_told_by_lines_by_gaps_or_by_their_figures(sheet: Sheet, *, middle: bool, ruled: bool, gap: float) -> None:
    sheet.words(50, 60, "Tabel 3.1 Sasaran Dinas Pasar")
    y = sheet.row(80, HEADS) + gap
    for row in BODY:
        if ruled:
            sheet.rule(y - gap / 2)
        y = sheet.row(y, row, middle=middle) + gap
    if ruled:
        sheet.rule(y)
    sheet.words(50, y + 40, "Uraian di bawah tabel ini tidak termasuk di dalamnya.")
    assert tables(sheet.read()) == [[HEADS, *FLAT]]


def test_rows_that_nothing_parts_are_named_and_left(sheet: Sheet) -> None:
    y = sheet.row(80, HEADS)
    for row in BODY:
        y = sheet.row(y, ("Terwujudnya\npasar yang\ntertib", "Indeks\nketertiban\npasar", *row[2:]), middle=True)
    pages = sheet.read()
    assert tables(pages) == []
    (told,) = pages.left_out
    assert (told.reason, told.place.page) == (Reason.NO_LINES, 1)
    assert told.words.startswith("Sasaran | Indikator")


def test_an_empty_column_has_its_heading_and_a_page_without_header_goes_on(sheet: Sheet) -> None:
    y = sheet.row(80, (*HEADS[:3], "Ket", *HEADS[4:])) + 4
    for row in BODY[:2]:
        y = sheet.row(y, (*row[:3], "", *row[4:])) + 4
    sheet.canvas.showPage()
    y = 60.0
    for row in BODY:
        y = sheet.row(y, (*row[:3], "", *row[4:5], "7.500.000")) + 4
    first, second = tables(sheet.read())
    assert first[0] == (*HEADS[:3], "Ket", *HEADS[4:])
    assert [row[3] for row in (*first[1:], *second)] == [""] * 5
    assert [row[4:] for row in second] == [(row[4], "7.500.000") for row in FLAT]


def test_amounts_broken_in_narrow_cells_are_one_row(sheet: Sheet) -> None:
    y = sheet.row(80, HEADS) + 4
    for row in BODY:
        y = sheet.row(y, (*row[:3], "1.250.50\n0.000", "1.300.00\n0.000", "1.350.75\n0.000")) + 4
    (found,) = tables(sheet.read())
    assert found[1:] == [(*row[:3], "1.250.500.000", "1.300.000.000", "1.350.750.000") for row in FLAT]


PROSE = (
    "Dinas Pasar menyusun sasaran, indikator dan target untuk tahun 2026, 2027 dan 2028 menurut satuan yang disepakati bersama para",
    "pedagang di sepuluh pasar rakyat, dengan pagu yang tersedia, dan melaporkan capaiannya kepada wali kota pada setiap akhir tahun",
)


@pytest.mark.parametrize("room", [60.0, 180.0])
def test_sentences_set_to_fill_their_lines_are_no_table(sheet: Sheet, room: float) -> None:
    for at, line in enumerate(PROSE * 4):
        text = sheet.canvas.beginText(50, HEIGHT - 80 - 12 * at)
        text.setFont("Helvetica", 8)
        text.setWordSpace(room / line.count(" "))
        text.textOut(line)
        sheet.canvas.drawText(text)
    assert tables(sheet.read()) == []


def test_contents_lists_and_charts_are_no_tables(sheet: Sheet) -> None:
    for at in range(8):
        sheet.words(50, 60 + 12 * at, f"3.{at}")
        sheet.words(80, 60 + 12 * at, f"Sasaran dan indikator tahun ke-{at} " + "." * 60)
        sheet.words(600, 60 + 12 * at, f"{20 + at}")
    for at, value in enumerate((100, 80, 60, 40, 20, 0)):
        sheet.words(60, 300 + 20 * at, str(value))
        sheet.words(150 + 90 * at, 310 + 13 * (at % 3), f"{value + 3}")
    for at in range(5):
        sheet.words(140 + 90 * at, 420, f"{2021 + at}")
    for at, words in enumerate(("Wali Kota Sentosa", "Kepala Dinas Pasar", "Sekretaris Dinas")):
        sheet.words(60 + 220 * at, 480, words)
        sheet.words(60 + 220 * at, 520, f"NIP {197001010 + at}")
    assert tables(sheet.read()) == []
