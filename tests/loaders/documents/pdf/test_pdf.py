"""The PDF reader on documents drawn here: what real ones do to a table, and what no reader should fall for."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from selaras.graph.errors import InputError
from selaras.loaders import load
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph
from selaras.loaders.documents.pdf import read as pdf
from selaras.loaders.documents.pdf.layout.breaks import BREAK, mended
from selaras.loaders.documents.pdf.layout.grid import find_grids
from selaras.loaders.documents.pdf.marks.objects import Edge
from selaras.loaders.documents.pdf.read import read_pdf
from selaras.loaders.files import read_pages, read_plan

REAL = Path(os.environ.get("SELARAS_SHARED", Path(__file__).parents[5] / "shared")) / "renstra" / "pdf"
Cells = list[list[str]]
FONT, LINE = 9, 11


class Sheet:
    """A PDF being drawn: coordinates from the top left, as one reads."""

    def __init__(self, **options: Any) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(595, 842), **options)
        self.canvas.setFont("Helvetica", FONT)

    def text(self, x: float, y: float, words: str) -> None:
        self.canvas.drawString(x, 842 - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, 842 - y0, x1, 842 - y1)

    def table(self, top: float, xs: list[float], rows: Cells, *, left: bool = True, bottom: bool = True) -> float:
        """Draw rows of cells with lines between; "\\n" breaks a cell's lines. Returns the table's lower edge."""
        ys = [top]
        for row in rows:
            ys.append(ys[-1] + 6 + LINE * max(cell.count("\n") + 1 for cell in row))
            for x, cell in zip(xs, row, strict=False):
                for number, words in enumerate(cell.split("\n")):
                    self.text(x + 3, ys[-2] + 12 + LINE * number, words)
        for y in ys if bottom else ys[:-1]:
            self.line(xs[0], y, xs[-1], y)
        for x in xs if left else xs[1:]:
            self.line(x, ys[0], x, ys[-1])
        return ys[-1]

    def next(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont("Helvetica", FONT)

    def save(self, path: Path) -> Path:
        self.canvas.save()
        path.write_bytes(self.file.getvalue())
        return path


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Sheet], Pages]:
    return lambda sheet: read_pages(sheet.save(tmp_path / "plan.pdf"))


def cells(pages: Pages) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in block.rows] for block in pages.blocks if isinstance(block, Fragment)]


def filler(sheet: Sheet) -> None:
    sheet.text(60, 60, "Halaman ini memuat tabel rencana program dan pagu indikatif.")


XS = [60.0, 130.0, 330.0, 420.0]
ROWS = [["Kode", "Program", "Pagu 2026"], ["7.01.01", "Program Penunjang", "1.250.000"], ["7.01.02", "Program Pelayanan", "750.000"]]


def test_ruled_cells_become_rows_with_their_page(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.next()
    sheet.table(100, XS, ROWS)
    pages = read(sheet)
    assert cells(pages) == [[tuple(row) for row in ROWS]]
    assert [row.place.page for block in pages.blocks if isinstance(block, Fragment) for row in block.rows] == [2, 2, 2]


@pytest.mark.parametrize(("left", "bottom"), [(False, True), (True, False), (False, False)])
def test_a_side_that_is_not_drawn_closes_itself(read: Callable[[Sheet], Pages], left: bool, bottom: bool) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.table(100, XS, ROWS, left=left, bottom=bottom)
    assert cells(read(sheet)) == [[tuple(row) for row in ROWS]]


def test_wrapped_words_and_amounts_are_put_together(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    sheet.text(60, 60, "Dokumen ini menyebut kata penyelenggaraan dan kata kecamatan.")
    sheet.table(
        100, [60.0, 112.0, 160.0], [["Program", "Pagu"], ["penyelengga\nraan", "1.250.\n000.000"], ["di\nkecamatan", "2.500\n.000"]]
    )
    assert cells(read(sheet))[0][1:] == [("penyelenggaraan", "1.250.000.000"), ("di kecamatan", "2.500.000")]


def test_a_row_goes_on_over_the_page_break(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.table(700, XS, [*ROWS[:2], ["7.01.02", "Program Penyelenggaraan Pemerintahan dan", "750.000"]])
    sheet.next()
    sheet.table(60, XS, [["", "pelayanan publik di kecamatan", ""], ["7.01.03", "Program Pemberdayaan", "5.000"]])
    first, second = cells(read(sheet))
    assert first[-1] == ("7.01.02", "Program Penyelenggaraan Pemerintahan dan pelayanan publik di kecamatan", "750.000")
    assert second == [("7.01.03", "Program Pemberdayaan", "5.000")]


def test_rows_that_no_line_parts_are_told_by_their_figures(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    filler(sheet)
    row = ["Meningkatnya layanan warga\n\nMeningkatnya kinerja kantor", "85\n\n90", "86\n\n91"]
    sheet.table(100, [60.0, 300.0, 360.0, 420.0], [["Sasaran", "2025", "2026"], row])
    assert cells(read(sheet))[0][1:] == [("Meningkatnya layanan warga", "85", "86"), ("Meningkatnya kinerja kantor", "90", "91")]


def test_a_cell_merged_over_rows_covers_them(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    filler(sheet)
    for y in (100, 120, 160):
        sheet.line(60, y, 400, y)
    sheet.line(60, 140, 300, 140)
    for x in (60, 200, 300, 400):
        sheet.line(x, 100, x, 160)
    for x, y, words in ((63, 112, "Nama"), (203, 112, "Target"), (303, 112, "Unit"), (63, 132, "Satu"), (203, 132, "5")):
        sheet.text(x, y, words)
    for x, y, words in ((63, 152, "Dua"), (203, 152, "6"), (303, 132, "Kecamatan")):
        sheet.text(x, y, words)
    (fragment,) = [block for block in read(sheet).blocks if isinstance(block, Fragment)]
    assert [row.cells for row in fragment.rows] == [("Nama", "Target", "Unit"), ("Satu", "5", "Kecamatan"), ("Dua", "6", "")]
    assert [row.covered for row in fragment.rows] == [frozenset(), frozenset(), frozenset({2})]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_stands(read: Callable[[Sheet], Pages], turned: int) -> None:
    sheet = Sheet()
    canvas = sheet.canvas
    canvas.setPageRotation(turned)
    canvas.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[turned])  # reportlab turns the page's box too
    canvas.rotate(turned)
    filler(sheet)
    sheet.table(100, XS, ROWS)
    assert cells(read(sheet)) == [[tuple(row) for row in ROWS]]


def test_text_set_sideways_is_turned(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    sheet.canvas.translate(595, 0)
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, 595 - 842)
    filler(sheet)
    sheet.table(100, XS, ROWS)
    assert cells(read(sheet)) == [[tuple(row) for row in ROWS]]


def test_running_heads_and_page_numbers_go_and_paragraphs_join(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    for page in range(1, 6):
        sheet.text(60, 40, "Rencana Strategis Kecamatan Awangga")
        sheet.text(60, 200, f"Alinea panjang nomor {page} yang barisnya sampai di tepi kanan halaman ini lalu")
        sheet.text(60, 200 + LINE, "berlanjut di baris berikutnya.")
        sheet.text(300, 810, str(page))
        sheet.next()
    texts = [block.text for block in read(sheet).blocks if isinstance(block, Paragraph)]
    assert texts.count("Rencana Strategis Kecamatan Awangga") == 1
    assert len(texts) == 6
    assert texts[-1] == "Alinea panjang nomor 5 yang barisnya sampai di tepi kanan halaman ini lalu berlanjut di baris berikutnya."


def test_one_and_two_processes_read_the_same(tmp_path: Path) -> None:
    sheet = Sheet()
    for _ in range(5):
        filler(sheet)
        sheet.table(100, XS, ROWS)
        sheet.next()
    path = sheet.save(tmp_path / "plan.pdf")
    assert read_pdf(path, processes=1) == read_pdf(path, processes=2)


def _picture_only(sheet: Sheet) -> None:
    sheet.canvas.drawInlineImage(_image(), 50, 50, 400, 400)


def _image() -> object:
    from PIL import Image

    return Image.new("RGB", (20, 20), "grey")


def _plain(tmp_path: Path, **options: Any) -> bytes:
    sheet = Sheet(**options)
    filler(sheet)
    sheet.table(100, XS, ROWS)
    return sheet.save(tmp_path / "made.pdf").read_bytes()


def _bomb() -> bytes:
    """A page whose content stream unpacks to more than any page has."""
    stream = zlib.compress(b"0 0 m 1 1 l S\n" * (18 << 20), 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents[4 0 R 5 0 R]>>",
        b"<</Length 8>>stream\n% first\n\nendstream",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % entry for entry in enumerate(objects, 1)) + b"trailer<</Root 1 0 R>>"


def test_bad_files_end_in_a_clear_error(tmp_path: Path) -> None:
    whole = _plain(tmp_path)
    scan = Sheet()
    _picture_only(scan)
    bad = {
        "terkunci kata sandi": _plain(tmp_path, encrypt=pdfencrypt.StandardEncryption("rahasia", canPrint=1)),
        "rusak atau terpotong": whole[: whole.rindex(b"startxref")],
        "tanpa lapisan teks": scan.save(tmp_path / "scan.pdf").read_bytes(),
        "berkas PDF rusak": b"PK\x03\x04" + bytes(2000),
        "membengkak tidak wajar": _bomb(),
        "berkas kosong": b"",
    }
    for words, data in bad.items():
        path = tmp_path / "bad.pdf"
        path.write_bytes(data)
        with pytest.raises(InputError, match=words) as caught:
            load(path)
        assert caught.value.cure


def test_too_many_pages_and_too_much_time_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    for _ in range(12):
        filler(sheet)
        sheet.next()
    path = sheet.save(tmp_path / "long.pdf")
    monkeypatch.setattr(pdf, "MOST_PAGES", 10)
    with pytest.raises(InputError, match="13 halaman, terlalu banyak"):
        read_pdf(path)
    monkeypatch.setattr(pdf, "MOST_PAGES", 100)
    monkeypatch.setattr(pdf, "_MOST_SECONDS", 0.01)
    with pytest.raises(InputError, match="batas waktu"):
        read_pdf(path)


def test_a_page_that_is_a_picture_is_reported(read: Callable[[Sheet], Pages]) -> None:
    sheet = Sheet()
    filler(sheet)
    sheet.next()
    _picture_only(sheet)
    assert [entry.place.page for entry in read(sheet).left_out] == [2]


def test_a_word_at_a_break_is_decided_by_the_documents_words() -> None:
    words = {"penyelenggaraan": 2, "program": 3, "penunjang": 1}
    assert mended(f"penyeleng{BREAK}garaan", words) == "penyelenggaraan"
    assert mended(f"PROGRAM{BREAK}PENUNJANG", words) == "PROGRAM PENUNJANG"
    assert mended(f"doku{BREAK}men", words) == "dokumen"


def test_a_capital_behind_a_small_letter_begins_a_word_of_its_own() -> None:
    words = {"sumberdaya": 1, "pemanfaatan": 3}
    assert mended(f"Mutu Sumber{BREAK}Daya Warga", words) == "Mutu Sumber Daya Warga"
    assert mended(f"Mutu Sumber{BREAK}daya warga", words) == "Mutu Sumberdaya warga"
    assert mended(f"PEMAN{BREAK}FAA{BREAK}TAN", words) == "PEMANFAATAN"


def test_squares_without_a_line_between_are_one_cell() -> None:
    level = [Edge(10, 10, 110), Edge(30, 10, 60), Edge(50, 10, 110)]
    upright = [Edge(10, 10, 50), Edge(60, 10, 50), Edge(110, 10, 50)]
    (grid,) = find_grids(level, upright, 200, 200)
    assert sorted((cell.row, cell.column, cell.rows, cell.columns) for cell in grid.cells) == [(0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 1)]


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real plans do not stand beside this clone")
def test_a_real_plan_of_many_units_is_read_whole() -> None:
    plan = read_plan(next(REAL.glob("kecamatan-*.pdf")))
    levels = {level: len(list(plan.of_level(level))) for level in ("Program", "Activity", "Goal", "Sasaran")}
    assert levels == {"Program": 5, "Activity": 12, "Goal": 1, "Sasaran": 2}
    assert all(origin.place.page for item in plan.items for origin in item.origins)
    # The amounts of a kegiatan's units add up to what its program prints, for each of the years.
    for program in plan.of_level("Program"):
        below = [item for item in plan.of_level("Activity") if program in item.parents]
        for year in range(2026, 2031):
            printed = {amount.rupiah for amount in program.amounts if (amount.year, amount.origin.table) == (year, "TABEL 4.3")}
            amounts = [amount for item in below for amount in item.amounts if (amount.year, amount.origin.table) == (year, "TABEL 4.3")]
            assert printed == {sum(amount.rupiah for amount in amounts if amount.source == "name")}
