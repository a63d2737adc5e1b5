"""Letters that are seen and mean nothing: fonts without a Unicode map or with a wrong one, on all pages, some, or in one font of a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph, Row
from selaras.loaders.documents.pdf import ocr
from selaras.loaders.documents.pdf.page import PageCell, PageContent, PageTable, PageText
from selaras.loaders.documents.pdf.spoilt import cleared
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages
from selaras.loaders.language.spelling import SPOILT, is_legible, usual_pairs

HAS_OCR = shutil.which("tesseract") is not None and ocr.has_language("tesseract")
needs_ocr = pytest.mark.skipif(not HAS_OCR and os.environ.get("SELARAS_TEST_REQUIRE_OCR") != "1", reason="tesseract is not installed")
FONTS = Path(reportlab.__file__).parent / "fonts"
TITLE = "Rencana strategis perangkat daerah ini disusun bersama para pedagang pasar dan warga sekitarnya"
ROWS = (
    ("Program", "Indikator", "2026", "2027"),
    ("Program Penataan Pasar Rakyat", "Jumlah pasar yang tertata", "125.000.000", "130.500.000"),
    ("Program Pemberdayaan Pedagang", "Jumlah pedagang yang terlatih", "75.000.000", "80.000.000"),
    ("Program Kebersihan Lingkungan", "Persentase lingkungan bersih", "50.500.000", "55.750.000"),
)
Code = Callable[[int], int]
WRONG: Mapping[str, Code] = {
    "nothing": lambda code: 0xFFFD,
    "private": lambda code: 0xE000 + code,
    "control": lambda code: 1 + code % 7,
    "shifted": lambda code: code + 1 if code > 32 else code,
    "shifted far": lambda code: max(33, code - 29) if code > 32 else code,
}


class Printer:
    """Writes PDFs of which the fonts "Wrong" and "WrongToo" tell wrong letters."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        for name, file in (("Right", "Vera"), ("Wrong", "VeraBd"), ("WrongToo", "VeraIt")):
            pdfmetrics.registerFont(ttfonts.TTFont(name, str(FONTS / f"{file}.ttf")))

    def print(self, title: str, body: str, wrong: Code, *, figures: str = "", pages: int = 1) -> Path:
        make = ttfonts.makeToUnicodeCMap

        def map_of(font: str, subset: list[int]) -> object:
            return make(font, [wrong(code) for code in subset] if "Sans-Roman" not in font else subset)

        self.monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", map_of)
        path = self.folder / "plan.pdf"
        canvas = Canvas(str(path), pagesize=(842, 595))
        for _ in range(pages):
            canvas.setFont(title, 11)
            canvas.drawString(60, 550, TITLE)
            for row, texts in enumerate(ROWS):
                for column, text in enumerate(texts):
                    canvas.setFont(figures if figures and column > 1 else body, 9)
                    canvas.drawString(66 + 190 * column, 500 - 30 * row, text)
            for row in range(len(ROWS) + 1):
                canvas.line(60, 518 - 30 * row, 820, 518 - 30 * row)
            for column in range(5):
                canvas.line(60 + 190 * column, 518, 60 + 190 * column, 518 - 30 * len(ROWS))
            canvas.showPage()
            title = body = "Right"
            figures = ""
        canvas.save()
        self.monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", make)
        return path


@pytest.fixture(name="printer")
def make_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    return Printer(tmp_path, monkeypatch)


def words_of(pages: Pages) -> str:
    cells = [cell for block in pages.blocks if isinstance(block, Fragment) for row in block.rows for cell in row.cells]
    return " ".join([*cells, *(block.text for block in pages.blocks if isinstance(block, Paragraph))])


def rows_of(pages: Pages) -> list[Row]:
    return [row for block in pages.blocks if isinstance(block, Fragment) for row in block.rows]


def table_of(pages: Pages) -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(pages)]


@pytest.mark.parametrize("kind", WRONG)
def test_a_document_of_such_letters_is_refused_with_its_pages_and_the_cure(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    with pytest.raises(InputError) as error:
        read_pages(printer.print("Wrong", "Wrong", WRONG[kind]))
    assert "halaman 1 " in error.value.line("id") and "Unicode" in error.value.line("en")
    assert "--force-ocr" in error.value.line("id") and "TAB" not in error.value.line("id")


@pytest.mark.parametrize("kind", WRONG)
def test_one_font_of_a_page_takes_only_its_own_table(printer: Printer, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    pages = read_pages(printer.print("Right", "Wrong", WRONG[kind], pages=3))
    assert [(entry.place.page, entry.reason) for entry in pages.left_out] == [(1, Reason.NO_UNICODE)]
    assert TITLE in words_of(pages)
    assert set(table_of(pages)) == set(ROWS) and {row.place.page for row in rows_of(pages)} == {2, 3}
    assert SPOILT not in words_of(pages)
    assert Reason.NO_UNICODE.what == "page" and Reason.NO_UNICODE.unseen and not Reason.NO_UNICODE.read


def test_figures_that_come_out_as_signs_are_none(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    pages = read_pages(printer.print("Right", "Right", lambda code: code - 15 if code > 32 else code, figures="Wrong", pages=3))
    assert [(entry.place.page, entry.reason) for entry in pages.left_out] == [(1, Reason.NO_UNICODE)]
    assert "!" not in words_of(pages)


@needs_ocr
@pytest.mark.parametrize("kind", WRONG)
def test_what_is_seen_is_recognised_where_tesseract_is(printer: Printer, kind: str) -> None:
    pages = read_pages(printer.print("Right", "Wrong", WRONG[kind], figures="WrongToo"))
    assert table_of(pages) == list(ROWS)
    assert pages.recognised == {1}
    assert Reason.OCR in {entry.reason for entry in pages.left_out} and Reason.NO_UNICODE not in {entry.reason for entry in pages.left_out}


def test_marks_of_lists_and_right_fonts_are_left_alone(printer: Printer) -> None:
    pages = read_pages(printer.print("Right", "Right", WRONG["shifted"]))
    assert pages.left_out == [] and pages.recognised == frozenset()
    assert table_of(pages) == list(ROWS)


def test_letters_that_make_words() -> None:
    indonesian = "Meningkatnya kualitas pelayanan publik melalui penyelenggaraan pemerintahan yang akuntabel dan transparan"
    english = "The quality of public services and the performance of regional government should be improved through planning"
    acronyms = "SAKIP RPJMD BPKP LKjIP DPRD PPKD APBD SKPD IKU IKK SPBE BUMDes PKK 2025 1.02.03.2.01.0001 Rp. 5.000.000,-"
    for text in (indonesian, english, acronyms):
        assert is_legible(text)
        for by in (1, 2, 3, 5, 13):
            shifted = "".join(chr((ord(letter.lower()) - 97 + by) % 26 + 97) if letter.isalpha() else letter for letter in text)
            assert text is acronyms or not is_legible(shifted)
    assert not is_legible('"# $!* !#$ *!# $$* !#* "!$ *#! $#!')
    assert is_legible("________ ........ ####### 90% & (1) ***")
    assert usual_pairs("1.234.567 7.01.02") == (0, 0)


def test_a_table_with_one_such_cell_keeps_the_others() -> None:
    row = [PageCell(number, f"{number}00.000", 1, 0) for number in range(12)]
    table = PageTable([float(x) for x in range(14)], 10, 20, [[*row, PageCell(12, f"Kegia{SPOILT * 3}", 1, 0)]])
    texts = [PageText(f"Kegia{SPOILT * 4}n", 1, 2, 0), PageText(TITLE + SPOILT, 3, 4, 0)]
    page = cleared(PageContent(1, 100, 100, 200, [], crowded=False, blocks=[*texts, table], spoilt=8))
    assert [block.text for block in page.blocks if isinstance(block, PageText)] == [TITLE]
    (kept,) = [block for block in page.blocks if isinstance(block, PageTable)]
    assert [cell.text for cell in kept.rows[0]] == [*(cell.text for cell in row), ""]
    spoilt = PageTable([0.0, 1.0, 2.0], 10, 20, [[PageCell(0, "100", 1, 0), PageCell(1, SPOILT * 3, 1, 0)]])
    assert cleared(PageContent(1, 100, 100, 6, [], crowded=False, blocks=[spoilt], spoilt=3)).blocks == []
