"""Scanned plans: lines and words out of pictures, and what is told where no OCR program is installed."""

from __future__ import annotations

import io
import os
import re
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from selaras import examples
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Pages, page_ranges
from selaras.loaders.documents.pdf import ocr as pdf_ocr
from selaras.loaders.documents.pdf.bitmap import Bitmap, cut_out, ink_of, quarter_turned, ruled
from selaras.loaders.documents.pdf.layout.grid import find_grids
from selaras.loaders.documents.pdf.ocr import chars_of, counted, dash_in, is_doubtful, surer, untrusted_figures, words_of
from selaras.loaders.documents.pdf.page import PageContent
from selaras.loaders.documents.pdf.read import is_scan, read_pdf
from selaras.loaders.documents.pdf.words import Word
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages

TESSERACT = pdf_ocr.program()
ABLE = TESSERACT is not None and pdf_ocr.has_language(TESSERACT)
AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
LINE = (1, 1, 1, 1)


@pytest.fixture
def tesseract() -> None:
    if not ABLE:
        assert not os.environ.get("SELARAS_TEST_REQUIRE_OCR"), "tesseract with its Indonesian model is missing"
        pytest.skip("no tesseract with its Indonesian model on this machine")


def scan(source: Path, path: Path, pages: tuple[int, ...], turned: float = 0.0, dpi: int = 200) -> Path:
    """Pages of a PDF as pictures, as a scanner's program would save them."""
    canvas = Canvas(str(path))
    document = pdfium.PdfDocument(source)
    for number in pages:
        picture = document[number].render(scale=dpi / 72, grayscale=True).to_pil()
        if turned:
            picture = picture.rotate(turned, expand=turned % 90 == 0, fillcolor=255, resample=Image.Resampling.BICUBIC)
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=80)
        width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(file), 0, 0, width, height)
        canvas.showPage()
    document.close()
    canvas.save()
    return path


def part(source: Path, path: Path, pages: tuple[int, ...]) -> Path:
    """Pages of a PDF as they are."""
    document, chosen = pdfium.PdfDocument(source), pdfium.PdfDocument.new()
    chosen.import_pages(document, list(pages))
    chosen.save(path)
    chosen.close()
    document.close()
    return path


def cells(pages: Pages) -> Counter[str]:
    fragments = [block for block in pages.blocks if isinstance(block, Fragment)]
    return Counter(re.sub(r"\s", "", cell) for fragment in fragments for row in fragment.rows for cell in row.cells if cell)


def amounts(found: Counter[str]) -> Counter[str]:
    return Counter({text: often for text, often in found.items() if AMOUNT.fullmatch(text)})


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_plan_is_read_as_its_text_is(tmp_path: Path) -> None:
    source = examples.documents("pdf")[0]
    scanned = read_pages(scan(source, tmp_path / "scan.pdf", (0, 2, 3)))
    printed = read_pages(part(source, tmp_path / "text.pdf", (0, 2, 3)))
    one, other = cells(scanned), cells(printed)
    money, true = amounts(one), amounts(other)
    assert true.total() > 30
    assert (money & true).total() >= 0.97 * true.total()
    assert (money - true).total() <= 0.03 * true.total()  # misread, not invented: there are no more than printed
    assert money.total() <= true.total()
    assert (one & other).total() >= 0.95 * other.total()
    assert scanned.recognised == {1, 2, 3}
    (told,) = [entry for entry in scanned.left_out if entry.reason is Reason.OCR]
    assert (told.place.page, told.words) == (1, "1–3")


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("turned", [0.8, 90])
def test_a_page_laid_askew_or_sideways_is_read(tmp_path: Path, turned: float) -> None:
    source = examples.documents("pdf")[0]
    one = cells(read_pages(scan(source, tmp_path / "scan.pdf", (3,), turned)))
    other = cells(read_pages(part(source, tmp_path / "text.pdf", (3,))))
    assert (one & other).total() >= 0.9 * other.total()
    assert amounts(one) == amounts(other)


@pytest.mark.usefixtures("tesseract")
def test_a_picture_without_text_is_no_empty_success(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "photo.pdf"))
    canvas.drawImage(ImageReader(Image.new("L", (400, 400), 200)), 60, 300, 400, 400)
    canvas.save()
    with pytest.raises(InputError, match="OCR tidak mengenali"):
        read_pdf(tmp_path / "photo.pdf")


@pytest.mark.usefixtures("tesseract")
def test_a_blurred_page_is_left_out_rather_than_guessed(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "small.pdf"), pagesize=(300, 100))
    canvas.setFont("Helvetica", 6)
    for number in range(6):
        canvas.drawString(20, 20 + 10 * number, "Terlaksananya koordinasi 41.200.000 dan 1.892.500.000 rupiah pada tahun 2027")
    canvas.save()
    sharp = scan(tmp_path / "small.pdf", tmp_path / "sharp.pdf", (0,))
    assert read_pdf(sharp).recognised == {1}
    with pytest.raises(InputError, match="OCR tidak mengenali"):
        read_pdf(scan(tmp_path / "small.pdf", tmp_path / "blurred.pdf", (0,), dpi=50))


def test_without_tesseract_a_scan_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scan(examples.documents("pdf")[0], tmp_path / "scan.pdf", (3,))
    monkeypatch.setenv("SELARAS_TESSERACT", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="tanpa lapisan teks") as caught:
        read_pdf(path)
    assert caught.value.cure is not None and "tesseract-ocr-ind" in str(caught.value.cure)


def test_without_the_indonesian_model_a_scan_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scan(examples.documents("pdf")[0], tmp_path / "scan.pdf", (3,))
    monkeypatch.setattr(pdf_ocr, "program", lambda: "tesseract")
    monkeypatch.setattr(pdf_ocr, "has_language", lambda _: False)
    with pytest.raises(InputError) as caught:
        read_pdf(path)
    assert "ind.traineddata" in str(caught.value.cure)


def test_a_program_that_is_none_has_no_language(tmp_path: Path) -> None:
    assert not pdf_ocr.has_language(str(tmp_path / "nowhere"))


def drawn(turned: float = 0.0) -> Bitmap:
    """A table of two rows and three columns at 100, 200, 300, 400 by 100, 140, 180 dots, with a letter's stroke in a cell."""
    picture = Image.new("L", (500, 300), 235)
    draw = ImageDraw.Draw(picture)
    for y in (100, 140, 180):
        draw.line((100, y, 400, y), fill=30, width=2)
    for x in (100, 200, 300, 400):
        draw.line((x, 100, x, 180), fill=30, width=2)
    draw.line((150, 115, 150, 128), fill=30, width=2)
    if turned:
        picture = picture.rotate(turned, fillcolor=235, resample=Image.Resampling.BICUBIC)
    return Bitmap(picture.tobytes(), 500, 300, 2.0)


@pytest.mark.parametrize("turned", [0.0, 1.0, -1.5])
def test_lines_of_a_picture_make_a_grid(turned: float) -> None:
    page = ruled(drawn(turned))
    (grid,) = find_grids(page.level, page.upright, 250, 150)
    assert len(grid.cells) == 6
    assert grid.xs == pytest.approx([50, 100, 150, 200], abs=1.5)
    assert grid.ys == pytest.approx([50, 70, 90], abs=1.5)


def test_lines_are_wiped_out_and_letters_stay() -> None:
    page = ruled(drawn()).page
    assert b"#" not in ink_of(cut_out(page, (100, 50, 200, 90), 5)[0])
    assert b"#" in ink_of(cut_out(page, (52, 52, 98, 68), 5)[0])


def test_a_page_is_turned_with_the_clock() -> None:
    turned = quarter_turned(Bitmap(bytes([1, 2, 3, 4, 5, 6]), 3, 2, 1.0))
    assert (turned.dots, turned.width, turned.height) == (bytes([4, 1, 5, 2, 6, 3]), 2, 3)


def test_a_piece_is_cut_out_with_paper_around() -> None:
    piece, x, y = cut_out(Bitmap(bytes(range(12)), 4, 3, 1.0), (1, 1, 3, 2), 1)
    assert (piece.width, piece.height, x, y) == (4, 3, 0, 0)
    assert piece.dots == b"\xff" * 5 + bytes([5, 6]) + b"\xff" * 5


HEADS = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def test_words_of_a_table_and_marks_that_are_dirt() -> None:
    tsv = HEADS + (
        "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tPagu\n"
        "5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t12.0\t|\n"
        '5\t2\t1\t1\t1\t1\t10\t10\t40\t20\t88.0\t"dua"\n'
    )
    assert words_of(tsv) == [Word("Pagu", 10, 10, 50, 30, LINE, 96.5), Word('"dua"', 10, 10, 50, 30, (2, 1, 1, 1), 88.0)]


def test_words_of_one_line_stand_at_one_height() -> None:
    words = [Word("Tgl", 10, 10, 60, 47, LINE, 90), Word("aman", 70, 20, 120, 40, LINE, 90), Word("2026", 130, 12, 180, 40, LINE, 90)]
    chars = chars_of(words, 100, 200, 2.0)
    middles = [(char.top + char.bottom) / 2 for char in chars]
    assert max(middles) - min(middles) < 1.5
    assert len({round(char.bottom - char.top, 3) for char in chars}) == 1
    assert (chars[0].x0, chars[0].x1) == (55, 80)


def word(text: str, sure: float) -> list[Word]:
    return [Word(text, 0, 0, 20, 20, LINE, sure)]


def test_a_figure_is_trusted_for_its_certainty_for_two_readings_or_for_standing_elsewhere() -> None:
    twice = surer(word("189", 60), word("189", 70))
    read = [
        twice,
        word("7", 80),
        word("96", 90),
        word("25,000,000", 50),
        word("35,000,000", 65),
        word("40,000,000", 20),
        word("40,000,000", 95),
    ]
    assert twice[0].agreed
    assert untrusted_figures([*read, word("kandang", 10)]) == ["7", "25,000,000"]


def test_a_doubtful_figure_gives_way_to_a_surer_one() -> None:
    assert is_doubtful(word("1.200.000", 57)) and not is_doubtful(word("1.200.000", 96)) and is_doubtful([])
    assert surer(word("1.200.000", 57), word("41.200.000", 95)) == word("41.200.000", 95)
    assert surer(word("91", 80), word("9", 60)) == word("91", 80)
    assert surer(word("Unit", 80), word("Uni7", 90)) == word("Unit", 80)


def test_numbers_of_columns_mend_one_another() -> None:
    row = [word("1", 96), word("2", 96), word("3", 96), word("T", 20), word("5", 96), word("6", 96)]
    assert [cell[0].text for cell in counted(row)] == ["1", "2", "3", "4", "5", "6"]
    figures = [word("80", 96), word("T", 20), word("82", 96), word("83", 96), word("90", 96)]
    assert counted(figures) == figures


def test_a_lone_dash_is_told_by_its_shape() -> None:
    picture = Image.new("L", (60, 60), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 28, 30, 31), fill=0)
    assert [found.text for found in dash_in(Bitmap(picture.tobytes(), 60, 60, 300 / 72))] == ["-"]
    draw.rectangle((24, 20, 26, 40), fill=0)
    assert dash_in(Bitmap(picture.tobytes(), 60, 60, 300 / 72)) == []


def test_which_pages_are_scans() -> None:
    def page(chars: int, pictures: int, covered: float) -> bool:
        return is_scan(PageContent(1, 595, 842, chars, [(0.0, 0.0, 595.0, 842 * covered)] * pictures, False))

    assert page(0, 1, 0.4) and page(22, 1, 0.98)
    assert not page(22, 1, 0.1) and not page(900, 1, 0.98) and not page(0, 0, 0.0)


def test_pages_are_named_in_ranges() -> None:
    assert page_ranges({7, 1, 2, 3}) == "1–3, 7"


def test_the_stems_of_large_letters_are_no_ruling_lines() -> None:
    image = Image.new("L", (1200, 600), 255)
    draw = ImageDraw.Draw(image)
    for x in range(100, 700, 60):  # "H" and "E", 60 dots high
        draw.rectangle((x, 60, x + 5, 120), fill=0)
        draw.rectangle((x + 35, 60, x + 40, 120), fill=0)
        draw.rectangle((x, 88, x + 40, 92), fill=0)
    for y in (300, 360, 420):
        draw.rectangle((100, y, 1000, y + 2), fill=0)
    for x in (100, 500, 1000):
        draw.rectangle((x, 300, x + 2, 422), fill=0)
    page = ruled(Bitmap(image.tobytes(), 1200, 600, 150 / 72))
    assert (len(page.level), len(page.upright)) == (3, 3)
    assert page.page.dots[70 * 1200 + 102] == 0  # the letters are left as they are
