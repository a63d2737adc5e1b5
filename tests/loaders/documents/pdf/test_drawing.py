"""What is drawn is given: fills as borders, feet drawn as tables, pages of another scale, text that nobody sees, letter-spaced lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph
from selaras.loaders.documents.pdf.layout.breaks import BREAK, mended, vocabulary_of
from selaras.loaders.documents.pdf.layout.grid import Cell, find_grids
from selaras.loaders.documents.pdf.layout.lines import Line, may_be_broken
from selaras.loaders.documents.pdf.layout.parting import edges_of_number_rows, edges_of_tiles
from selaras.loaders.documents.pdf.layout.rows import split_row
from selaras.loaders.documents.pdf.marks.objects import Char, Edge, Fill
from selaras.loaders.documents.pdf.marks.visible import Ground, Grounds, Ink, alike, ink_of_text, is_seen
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages
from selaras.loaders.tables.find import find_tables

Cells = Sequence[Sequence[str]]
WIDTH, HEIGHT = 842.0, 595.0
XS = (50.0, 200.0, 380.0, 460.0, 540.0, 620.0, 700.0)
BODY = (
    ("Terwujudnya pasar yang tertib", "Indeks ketertiban pasar", "Indeks", "60,10", "61,20", "62,30"),
    ("Meningkatnya kebersihan pasar", "Persentase pasar bersih", "Persen", "70", "75", "80"),
)


class Drawing:
    """A page that is drawn with coordinates from the top left."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))

    def words(
        self, x: float, y: float, text: str, size: float = 8, colour: tuple[float, float, float] = (0, 0, 0), spaced: float = 0
    ) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text, charSpace=spaced)

    def box(self, x0: float, top: float, x1: float, bottom: float, colour: tuple[float, float, float]) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)

    def table(self, top: float, xs: Sequence[float], rows: Cells, high: float = 24, size: float = 8) -> None:
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                for line, words in enumerate(text.split("\n")):
                    self.words(x + 3, top + high * number + 1.3 * size * (line + 1), words, size)
        for number in range(len(rows) + 1):
            self.canvas.line(xs[0], HEIGHT - top - high * number, xs[-1], HEIGHT - top - high * number)
        for x in xs:
            self.canvas.line(x, HEIGHT - top, x, HEIGHT - top - high * len(rows))

    def next(self) -> None:
        self.canvas.showPage()

    def read(self) -> Pages:
        self.canvas.save()
        return read_pages(self.path)


@pytest.fixture
def drawing(tmp_path: Path) -> Drawing:
    return Drawing(tmp_path / "plan.pdf")


def tables(pages: Pages) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in block.rows] for block in pages.blocks if isinstance(block, Fragment)]


def prose(pages: Pages) -> str:
    return " / ".join(block.text for block in pages.blocks if isinstance(block, Paragraph))


HEADS = ("Tujuan dan Sasaran", "Indikator", "Satuan", "2025", "2026", "2027")


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("colours", [((0.2, 0.4, 0.6),), ((0.2, 0.4, 0.6), (0.3, 0.5, 0.7))])
def test_boxes_of_colour_part_a_header_as_lines_do(drawing: Drawing, framed: bool, colours: Sequence[tuple[float, float, float]]) -> None:
    for at, (x0, x1) in enumerate(pairwise(XS)):
        drawing.box(x0, 80, x1, 100, colours[at % len(colours)])
    for x, text in zip(XS, HEADS, strict=False):
        drawing.words(x + 4, 93, text, colour=(1, 1, 1))
    drawing.table(100, XS, BODY)
    if framed:
        drawing.canvas.rect(50, HEIGHT - 100, 650, 20, stroke=1, fill=0)
    assert tables(drawing.read()) == [[HEADS, *BODY]]


def test_a_header_whose_text_runs_over_its_boxes_sides_stays_one_cell(drawing: Drawing) -> None:
    for x0, x1 in pairwise(XS):
        drawing.box(x0, 80, x1, 100, (0.8, 0.8, 0.8))
    drawing.words(60, 93, "Catatan: angka tahun dasar adalah angka sementara dan dapat berubah sesuai hasil pemeriksaan akhir tahun", 11)
    drawing.table(100, XS, BODY)
    drawing.canvas.rect(50, HEIGHT - 100, 650, 20, stroke=1, fill=0)
    assert tables(drawing.read())[0][0][1:] == ("",) * 5


def test_text_in_the_colour_of_its_ground_is_not_there(drawing: Drawing) -> None:
    drawing.table(80, XS, BODY)
    drawing.words(60, 40, "tersembunyi di kertas", colour=(1, 1, 1))
    drawing.box(50, 300, 300, 330, (0.1, 0.3, 0.6))
    drawing.words(60, 320, "putih di atas biru", colour=(1, 1, 1))
    drawing.box(50, 340, 300, 370, (0.93, 0.95, 1))
    drawing.words(60, 360, "nyaris biru muda", colour=(0.95, 0.96, 1))
    drawing.words(60, 400, "terlalu kecil", size=0.6)
    text = drawing.canvas.beginText(60, HEIGHT - 430)
    text.setTextRenderMode(3)
    text.textOut("tanpa tinta")
    drawing.canvas.drawText(text)
    drawing.words(900, 450, "di luar halaman")
    assert prose(drawing.read()) == "putih di atas biru"


def test_text_without_ink_over_a_picture_was_recognised_there() -> None:
    ink = ink_of_text(5, 3, (0, 255), None)
    picture = Ground(1, (0, 0, 100, 100), None)
    assert is_seen((10, 10, 14, 20), ink, Grounds([picture]), set())
    assert not is_seen((110, 10, 114, 20), ink, Grounds([picture]), set())


def test_what_was_painted_last_is_the_ground() -> None:
    white = Ink(3, 0xFFFFFF)
    dark, bright = Ground(1, (0, 0, 50, 50), 0x203050), Ground(2, (0, 0, 50, 50), 0xFEFEFE)
    assert is_seen((10, 10, 14, 20), white, Grounds([dark]), set())
    assert not is_seen((10, 10, 14, 20), white, Grounds([dark, bright]), set())
    assert alike(0xEDF2FF, 0xF2F5FF)
    assert not alike(0x808080, 0xFFFFFF)
    assert alike(0xF2F2F2, 0xD9E1F2) and alike(0xF2F2F2, 0xFFFFFF)  # what was left of a form below its pale rows
    assert not alike(0xFFFFFF, 0xC2D59B)  # a heading


def test_a_foot_drawn_as_a_table_parts_no_table(drawing: Drawing) -> None:
    rows = [(*BODY[0][:5], str(number)) for number in range(9)]
    for page in range(3):
        drawing.table(80, XS, [HEADS, *rows[:3]] if page == 0 else rows[3 * page : 3 * page + 3])
        drawing.table(550, (120.0, 500.0, 600.0), [("Renstra Dinas Pasar Kota Sentosa", f"Hal. {page + 7}")])
        drawing.next()
    assert tables(drawing.read()) == [[HEADS, *rows[:3]], rows[3:6], rows[6:]]


@pytest.mark.parametrize("scale", [0.85, 1.12])
def test_columns_are_those_drawn_on_a_page_of_another_scale(drawing: Drawing, scale: float) -> None:
    drawing.table(80, XS, [HEADS, *BODY])
    drawing.next()
    drawing.table(80, [30 + scale * (x - 50) for x in XS], [("", "", "", "1", "", "2")], size=7)
    found = [block for block in drawing.read().blocks if isinstance(block, Fragment)]
    assert found[1].rows[0].cells == ("", "", "", "1", "", "2")
    assert found[1].goes_on


def test_columns_that_were_empty_on_the_page_before_are_columns(drawing: Drawing) -> None:
    drawing.table(80, XS, [("Penataan pasar", "", "Unit", "", "12", ""), ("Penataan kios", "", "Unit", "", "14", "")])
    drawing.next()
    drawing.table(80, XS, [("Penataan los", "Jumlah los", "Unit", "10", "12", "14")])
    assert tables(drawing.read())[1] == [("Penataan los", "Jumlah los", "Unit", "10", "12", "14")]


def test_a_table_of_other_proportions_does_not_go_on(drawing: Drawing) -> None:
    drawing.table(80, XS, [HEADS, *BODY])
    drawing.next()
    drawing.table(80, (50, 100, 280, 330, 500, 560, 620), [("1", "Pasar Lama", "Unit", "1", "2", "3")])
    assert not [block for block in drawing.read().blocks if isinstance(block, Fragment)][1].goes_on


def test_letter_spaced_lines_are_words(drawing: Drawing) -> None:
    drawing.words(60, 60, "TUJUAN DAERAH KOTA YANG HENDAK DICAPAI BERSAMA", 10, spaced=4)
    assert prose(drawing.read()) == "TUJUAN DAERAH KOTA YANG HENDAK DICAPAI BERSAMA"


def test_words_at_a_break_are_two_where_one_is_known_and_the_other_well_formed() -> None:
    assert mended(f"kesekretariatan{BREAK}tepat waktu", {"tepat": 1}) == "kesekretariatan tepat waktu"
    assert mended(f"layanan kesekreta{BREAK}riatan", {"layanan": 1}) == "layanan kesekretariatan"


def test_lines_that_end_between_words_elsewhere_end_so_here_too() -> None:
    """What a document's own line ends tell decides where neither part stands elsewhere; without them letters are kept together."""
    habit = ["rasio pasar bersih", "pasar tertib", f"rasio{BREAK}pasar", f"pasar{BREAK}bersih", f"pasar{BREAK}tertib"]
    between = vocabulary_of(habit)
    assert mended(f"omzet{BREAK}kerajinan", between) == "omzet kerajinan"
    assert mended(f"penyeleng{BREAK}garaan", between) == "penyelenggaraan", "begins and ends as one word"
    within = vocabulary_of([*habit, "penyaluran pupuk", f"penyalu{BREAK}ran"])
    assert mended(f"omzet{BREAK}kerajinan", within) == "omzetkerajinan"


def test_what_stands_behind_a_whole_word_is_its_ending_or_another_word() -> None:
    known = vocabulary_of(["omzet warga", f"omz{BREAK}et", "dokumen pasar"])
    assert mended(f"omzet{BREAK}gerabah", known) == "omzet gerabah", "no word goes on so"
    assert mended(f"pasar{BREAK}dalam kota", known) == "pasar dalam kota"
    assert mended(f"dokumen{BREAK}tasi", known) == "dokumentasi"
    assert mended(f"pasar{BREAK}annya", known) == "pasarannya"
    assert mended(f"giat{BREAK}warga", known) == "giat warga", "nothing stands solid before a whole word but what words begin with"
    assert mended(f"antar{BREAK}warga", known) == "antarwarga"


def test_a_small_word_at_a_lines_begin_is_a_word_unless_it_ends_one() -> None:
    assert mended(f"Berbudaya dan Berkarakter{BREAK}dan Unggul", {"unggul": 1}) == "Berbudaya dan Berkarakter dan Unggul"
    assert mended(f"ketertiban umum{BREAK}dan tenteram", {"tenteram": 1}) == "ketertiban umum dan tenteram"
    assert mended(f"dalam perwuju{BREAK}dan kota", {"kota": 1}) == "dalam perwujudan kota"


def test_official_names_know_words_that_the_document_does_not() -> None:
    own = [f"penyalu{BREAK}ran", "penyaluran"]
    assert mended(f"pari{BREAK}wisata", vocabulary_of([*own, "wisata"], lambda: {"pariwisata"})) == "pariwisata"
    assert mended(f"ikan{BREAK}lestari", vocabulary_of(own, lambda: {"ikan", "lestari"})) == "ikan lestari"
    assert mended(f"ikan{BREAK}lestari", vocabulary_of(own)) == "ikanlestari", "nobody knows either"


def test_a_word_in_three_parts_is_whole_before_its_neighbour_is_judged() -> None:
    words = vocabulary_of(["musyawarah", "penyaluran", f"penyalu{BREAK}ran"])
    assert mended(f"yang ikut{BREAK}musya{BREAK}wa{BREAK}rah", words) == "yang ikut musyawarah"


def test_small_words_and_endings_are_whole() -> None:
    assert mended(f"umum yang{BREAK}terawat", {}) == "umum yang terawat"
    assert mended(f"Meningkatnya{BREAK}kerapian", {}) == "Meningkatnya kerapian"
    assert mended(f"pasar{BREAK}bersertifikat", {"pasar": 2}) == "pasar bersertifikat"
    assert mended(f"Pengadaan dan{BREAK}a", {}) == "Pengadaan dana"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Jumlah laporan\n(Laporan)", "Jumlah laporan (Laporan)"),
        ("Jumlah paket yang\nDisediakan", "Jumlah paket yang Disediakan"),
        ("Jumlah pasar\nJumlah kios", "Jumlah pasar\nJumlah kios"),
    ],
)
def test_a_line_that_cannot_begin_a_text_goes_on_with_the_one_before(drawing: Drawing, cell: str, expected: str) -> None:
    drawing.table(80, XS, [HEADS, ("Tertibnya pasar", cell, "Unit", "1", "2", "3")], high=40)
    assert tables(drawing.read())[0][1][1] == expected


def test_codes_stacked_beside_their_texts_stand_each_before_its_own(drawing: Drawing, read_tables: Callable[[Pages], object]) -> None:
    xs = (50.0, 90.0, 400.0, 460.0)
    drawing.canvas.rect(50, HEIGHT - 100, 350, 20)
    drawing.canvas.rect(400, HEIGHT - 100, 60, 20)
    drawing.words(55, 93, "Sasaran")
    drawing.words(405, 93, "Satuan")
    drawing.table(100, xs, [("S.1\nS.2", "Meningkatnya kios tertata\nMeningkatnya pasar bersih", "Unit")], high=40)
    assert read_tables(drawing.read()) == ["S.1 Meningkatnya kios tertata\nS.2 Meningkatnya pasar bersih", "Unit"]


@pytest.fixture
def read_tables() -> Callable[[Pages], object]:
    return lambda pages: list(tables(pages)[0][-1])


def test_a_header_that_only_its_colour_and_its_uprights_part_from_the_title_above_is_one(drawing: Drawing) -> None:
    """The frame holds a title too: no line is drawn between that and the header, whose upright lines begin where its colour does."""
    for x0, x1 in pairwise(XS):
        drawing.box(x0, 110, x1, 150, (0.3, 0.6, 0.8))
    for x, text in zip(XS, HEADS, strict=False):
        drawing.words(x + 4, 125, text)
    drawing.words(300, 95, "TARGET CAPAIAN KINERJA")
    drawing.table(150, XS, BODY)
    drawing.canvas.line(XS[0], HEIGHT - 80, XS[-1], HEIGHT - 80)
    for x in (XS[0], XS[-1]):
        drawing.canvas.line(x, HEIGHT - 80, x, HEIGHT - 150)
    for x in XS[1:-1]:
        drawing.canvas.line(x, HEIGHT - 110, x, HEIGHT - 150)
    assert tables(drawing.read())[0][-3:] == [HEADS, *BODY]


def test_lines_within_a_region_that_is_open_above_part_its_cells(drawing: Drawing) -> None:
    """A heading over several columns with no line below it: the upright lines beneath still part the names of the columns."""
    drawing.words(300, 92, "FAKTOR YANG MEMPENGARUHI")
    for x, text in zip(XS, HEADS, strict=False):
        drawing.words(x + 4, 115, text)
    drawing.table(130, XS, BODY)
    drawing.canvas.line(XS[0], HEIGHT - 80, XS[-1], HEIGHT - 80)
    drawing.canvas.line(XS[3], HEIGHT - 100, XS[-1], HEIGHT - 100)
    for x in (XS[0], XS[-1]):
        drawing.canvas.line(x, HEIGHT - 80, x, HEIGHT - 130)
    for x in XS[1:-1]:
        drawing.canvas.line(x, HEIGHT - 100, x, HEIGHT - 130)
    assert tables(drawing.read())[0][-3:] == [HEADS, *BODY]


def test_a_range_that_was_wrapped_at_its_hyphen_is_one_value(drawing: Drawing) -> None:
    ranges = ("Indeks ketertiban pasar", "", "Indeks", "60,10-\n60,25", "61 -\n62", "62,3\n-62,9")
    stacked = ("Jumlah pasar", "", "Unit", "4\n5", "6\n7", "8\n9")
    drawing.table(80, XS, [HEADS, ranges, stacked], high=30)
    found = tables(drawing.read())[0]
    assert found[1][3:] == ("60,10-60,25", "61 - 62", "62,3-62,9")
    assert [row[3:] for row in found[2:]] == [("4", "6", "8"), ("5", "7", "9")]


def test_a_line_through_words_strikes_them_out_and_one_below_them_does_not(drawing: Drawing) -> None:
    drawing.table(80, XS, [HEADS, *BODY], high=24)
    width = drawing.canvas.stringWidth(BODY[1][0], "Helvetica", 8)
    middle = HEIGHT - (80 + 48 + 10.4) + 2.5
    drawing.canvas.line(XS[0] + 3, middle, XS[0] + 3 + width, middle)
    drawing.words(60, 300, "Judul bergaris bawah")
    drawing.canvas.line(60, HEIGHT - 301.5, 60 + drawing.canvas.stringWidth("Judul bergaris bawah", "Helvetica", 8), HEIGHT - 301.5)
    pages = drawing.read()
    assert tables(pages) == [[HEADS, BODY[0], ("", *BODY[1][1:])]]
    assert prose(pages) == "Judul bergaris bawah"
    assert [(entry.words, entry.reason, entry.place.page) for entry in pages.left_out] == [(BODY[1][0], Reason.STRUCK, 1)]


def test_words_behind_a_page_are_no_part_of_a_cell(drawing: Drawing) -> None:
    drawing.words(120, 140, "KONSEP", 44, colour=(0.85, 0.85, 0.85))
    drawing.table(80, XS, [HEADS, *BODY])
    assert tables(drawing.read()) == [[HEADS, *BODY]]


def test_columns_that_pdfium_takes_for_lines_break_no_word(tmp_path: Path) -> None:
    path = tmp_path / "few.pdf"
    canvas = Canvas(str(path), pagesize=(842, 595))
    canvas.setFont("Helvetica", 7)
    for column in range(12):
        for line, word in enumerate(("Jalan", "100", "dan")):
            for at, letter in enumerate(word):  # each letter by itself, as browsers print them
                canvas.drawString(40 + 62 * column + canvas.stringWidth(word[:at]), 560 - 8 * line, letter)
    for y in (568, 530):
        canvas.line(38, y, 38 + 62 * 12, y)
    for column in range(13):
        canvas.line(38 + 62 * column, 568, 38 + 62 * column, 530)
    canvas.save()
    fragment = next(block for block in read_pages(path).blocks if isinstance(block, Fragment))
    assert {cell.replace("\n", " ") for row in fragment.rows for cell in row.cells} == {"Jalan 100 dan"}


@pytest.mark.parametrize(("amount", "rows"), [(("2.315.00", "0.000"), 1), (("2.315.000", "940.000"), 2)])
def test_amounts_broken_in_narrow_cells_are_one_row(amount: tuple[str, str], rows: int) -> None:
    def lines(*texts: str) -> list[Line]:
        return [Line(text, 10.0, 10.0 * at, 30.0, 10.0 * at + 8) for at, text in enumerate(texts)]

    cells = [(Cell(0, at, 1, 1, 0.0, 0.0, 40.0, 20.0), lines(*texts)) for at, texts in enumerate((amount, amount, ("0", "1"), ("2", "0")))]
    assert len(split_row(cells, 2.0)) == rows


@pytest.mark.parametrize("gap", [0.0, 4.0])
def test_a_header_in_one_box_is_parted_where_its_words_stand(drawing: Drawing, gap: float) -> None:
    xs = (50.0, 300.0, 400.0, 480.0, 560.0, 640.0)
    for x, word in zip(xs, ("Sasaran", "Satuan", "2025", "2026", "2027"), strict=False):
        drawing.words(x + 4, 112, word)
    drawing.canvas.rect(xs[0], HEIGHT - 120, xs[-1] - xs[0], 20)
    tops = [120 + gap, 145 + gap, 170 + gap]
    for row, top in zip(BODY, tops, strict=False):
        for x, word in zip(xs, (row[0], row[2], *row[3:]), strict=False):
            drawing.words(x + 4, top + 15, word)
    for y in tops:
        drawing.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
    for x in xs:
        drawing.canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
    drawing.canvas.save()
    rows = [row.cells for block in read_pages(drawing.path).blocks if isinstance(block, Fragment) for row in block.rows]
    assert rows[0] == ("Sasaran", "Satuan", "2025", "2026", "2027")
    assert [cells[0] for cells in rows[1:]] == [row[0] for row in BODY]


def _cell(column: int, width: float, *texts: str) -> tuple[Cell, list[Line]]:
    """A cell with as many lines, each as wide as its letters."""
    lines = [Line(text, 2.0, 10.0 * at, 2.0 + 4.0 * len(text), 10.0 * at + 8) for at, text in enumerate(texts)]
    return Cell(0, column, 1, 1, 0.0, 0.0, width, 30.0), lines


def test_figures_that_narrow_cells_broke_part_no_row() -> None:
    name = _cell(0, 80.0, "Pembahasan", "Rancangan Aturan")
    broken = [_cell(at, 20.0, *texts) for at, texts in enumerate((("62,5", "0"), ("63,5", "0"), ("2.01", "04")), 1)]
    assert len(split_row([name, *broken], 2.0)) == 1
    stacked = [_cell(at, 60.0, *texts) for at, texts in enumerate((("62,5", "12"), ("63,5", "13"), ("64,5", "14")), 1)]
    assert len(split_row([_cell(0, 200.0, "Persentase satu", "Jumlah dua"), *stacked], 2.0)) == 2


def test_a_wrapped_name_beside_stacked_figures_is_one_name() -> None:
    name = _cell(0, 72.0, "PROGRAM KANDANG", "PETERNAKAN")
    indicators = _cell(1, 200.0, "1. Persentase satu", "2. Indeks dua")
    figures = [_cell(at, 60.0, *texts) for at, texts in enumerate((("61", "67"), ("62", "68"), ("63", "69")), 2)]
    rows = split_row([name, indicators, *figures], 2.0)
    assert [[line.text for line in lines] for cell, lines in rows[0] if cell.column == 0] == [["PROGRAM KANDANG", "PETERNAKAN"]]
    assert [line.text for cell, lines in rows[1] for line in lines] == ["2. Indeks dua", "67", "68", "69"]


def test_indicators_that_fill_their_lines_are_as_many_as_the_figures_beside_them() -> None:
    indicators = _cell(0, 92.0, "Jumlah taman kota yang", "Jumlah dokumen hasil", "penataan taman")
    figures = [_cell(at, 60.0, *texts) for at, texts in enumerate((("61", "67"), ("62", "68")), 1)]
    rows = split_row([indicators, *figures], 2.0)
    assert len(rows) == 2
    open_ended = [[line.text for line in lines] for cell, lines in rows[0] if cell.column == 0]
    assert open_ended[0][0] == "Jumlah taman kota yang" and len(open_ended[0]) > 1  # "yang" asks for more
    indicators = _cell(0, 92.0, "Jumlah taman tertata", "Jumlah dokumen hasil", "penataan taman")
    rows = split_row([indicators, *figures], 2.0)
    assert [[line.text for line in lines] for row in rows for cell, lines in row if cell.column == 0] == [
        ["Jumlah taman tertata"],
        ["Jumlah dokumen hasil", "penataan taman"],
    ]


def test_two_decimals_in_a_narrow_cell_are_two() -> None:
    assert not may_be_broken(Line("72,3", 0, 0, 16, 8), Line("70,4", 0, 10, 16, 18), 18.0)
    assert may_be_broken(Line("1.584.455.53", 0, 0, 48, 8), Line("5", 0, 10, 4, 18), 50.0)


@pytest.mark.parametrize(("codes", "rows"), [((("3",), ("2", "5"), ("0", "4")), [["2", "5"], ["0", "4"]]), ((("1", "2"),), [["1"]])])
def test_a_code_that_its_narrow_columns_broke_stays_on_one_row(codes: tuple[tuple[str, ...], ...], rows: list[list[str]]) -> None:
    leading = [_cell(at, 7.0, *texts) for at, texts in enumerate(codes)]
    indicators = _cell(5, 200.0, "1. Persentase satu", "2. Indeks dua")
    figures = [_cell(at, 60.0, *texts) for at, texts in enumerate((("61", "67"), ("62", "68"), ("63", "69")), 6)]
    moved = [(replace(cell, x0=cell.x0 + 20.0 * cell.column, x1=cell.x1 + 20.0 * cell.column), lines) for cell, lines in leading]
    beside = [(replace(cell, x0=cell.x0 + 200.0, x1=cell.x1 + 200.0), lines) for cell, lines in (indicators, *figures)]
    found = split_row([*moved, *beside], 2.0)
    assert [[line.text for line in lines] for cell, lines in found[0] if cell.column < 5 and len(codes[cell.column]) > 1] == rows
    assert "67" in [line.text for _, lines in found[1] for line in lines]


@pytest.mark.parametrize("codes", [(("2.23.01.", "2.04"), ("2.23.01.2.04", ".0005")), (("7.01.02.2.", "01"), ("7.01.02.2.01.", "0002"))])
def test_codes_broken_at_their_dots_in_two_columns_are_of_one_row(codes: tuple[tuple[str, ...], ...]) -> None:
    cells = [_cell(0, 200.0, "PROGRAM KANDANG"), *(_cell(at, 90.0, *texts) for at, texts in enumerate(codes, 1))]
    assert len(split_row(cells, 2.0)) == 1
    figures = [_cell(at, 60.0, *texts) for at, texts in enumerate((("61", "67"), ("62", "68")), 3)]
    assert len(split_row([*cells, *figures], 2.0)) == 2


def test_a_drawn_soft_hyphen_is_a_hyphen(drawing: Drawing) -> None:
    drawing.words(60, 40, "Rencana 2025\u00ad2029")
    drawing.table(80, XS, [HEADS, ("Tertibnya pasar", "Indeks", "Indeks", "\u00ad", "81", "82")])
    read = drawing.read()
    assert prose(read) == "Rencana 2025-2029"
    assert tables(read)[0][1][3:] == ("-", "81", "82")


def test_the_grounds_of_paragraphs_within_those_of_their_cells_leave_these_their_sides() -> None:
    level = [Edge(y, XS[0], XS[-1]) for y in (100, 124, 148)]
    grids = find_grids(level, [Edge(x, 100, 148) for x in XS], WIDTH, HEIGHT)
    cells = [Fill(x0, 80, x1, 100, 7) for x0, x1 in pairwise(XS)]
    plain = edges_of_tiles(cells, grids, [])
    assert {edge.at for edge in plain[1]} == set(XS)
    assert edges_of_tiles([*cells, *(Fill(x0, 80, x1, 98, 7) for x0, x1 in pairwise(XS))], grids, []) == plain


def test_a_table_whose_heads_are_no_cascades_goes_on_in_its_drawn_columns(drawing: Drawing) -> None:
    xs = (50.0, 300.0, 700.0)
    drawing.words(50, 60, "Tabel 3.1 Visi dan Misi Kota Sentosa")
    drawing.table(80, xs, [("VISI", "MISI"), ("Kota yang tertib", "1. Membangun pasar yang bersih")])
    drawing.next()
    drawing.table(60, xs, [("", "2. Menata jalan dan taman kota"), ("", "3. Menjaga sungai yang jernih")])
    (table,) = find_tables(drawing.read())
    assert [row.cells for row in table.raw][-1] == ("", "3. Menjaga sungai yang jernih")


@pytest.mark.parametrize(("words", "parted"), [("123456", True), ("abcdef", False)])
def test_a_row_of_column_numbers_that_only_its_ground_parts_has_a_side_below(words: str, parted: bool) -> None:
    grids = find_grids([Edge(y, XS[0], XS[-1]) for y in (60, 80, 134)], [Edge(x, 60, 134) for x in XS], WIDTH, HEIGHT)
    ground = [Fill(x0 + 0.3, 80, x1 - 0.3, 92, 7) for x0, x1 in pairwise(XS)]
    chars = [Char(letter, x + 20, 82, x + 24, 90, True) for x, letter in zip(XS, words, strict=False)]
    sides = edges_of_number_rows(ground, grids, chars)
    assert [edge.at for edge in sides] == ([92] * 6 if parted else [])
