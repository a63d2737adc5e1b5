"""Tables that are pictures on pages of text: found by the lines in them, recognised where tesseract is, listed where it is not."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Pages, Place, Row
from selaras.loaders.documents.pdf import ocr
from selaras.loaders.documents.pdf.bitmap import Bitmap, cut_out, on_white
from selaras.loaders.documents.pdf.looking import candidates, looked_at, with_tables
from selaras.loaders.documents.pdf.rendering import part_rendered, rendered
from selaras.loaders.documents.pdf.strokes import level_runs
from selaras.loaders.documents.pdf.worker import read_pages as pages_of
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages
from selaras.loaders.tables.pages.recognised import told_twice

HAS_OCR = shutil.which("tesseract") is not None and ocr.has_language("tesseract")
needs_ocr = pytest.mark.skipif(not HAS_OCR and os.environ.get("SELARAS_TEST_REQUIRE_OCR") != "1", reason="tesseract is not installed")
ROWS = (
    ("Program", "Indikator", "2026", "2027", "2028"),
    ("Penataan Pasar", "Jumlah pasar", "125.000.000", "130.500.000", "140.250.000"),
    ("Penataan Kios", "Jumlah kios", "75.000.000", "80.000.000", "95.750.000"),
)


LONGER = (
    ("Program", "Indikator", "2026", "2027", "2028"),
    *ROWS[1:],
    ("Penataan Parkir", "Jumlah parkir", "45.000.000", "50.000.000", "65.250.000"),
    ("Penataan Lampu", "Jumlah lampu", "25.500.000", "30.500.000", "40.500.000"),
)


def drawn_table(rows: Sequence[Sequence[str]] = ROWS, *, pale: bool = False, ground: str = "white", ruled: bool = True) -> Image.Image:
    """A table as a screen shows it: `pale` lines, a coloured `ground` of its second row."""
    high = 100 * len(rows)
    image = Image.new("RGB", (1500, high), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(26)
    draw.rectangle((0, 100, 1499, 200), fill=ground)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            draw.text((300 * column + 20, 100 * row + 35), text, fill="black", font=font)
    if ruled:
        tone = (210, 210, 210) if pale else (0, 0, 0)
        for at in range(len(rows) + 1):
            draw.line((0, min(high - 2, 100 * at), 1499, min(high - 2, 100 * at)), fill=tone, width=2)
        for at in range(6):
            draw.line((min(1497, 300 * at), 0, min(1497, 300 * at), high - 1), fill=tone, width=2)
    return image


def on_dark(image: Image.Image, ground: str) -> Image.Image:
    """A table with a header of light words on a dark ground."""
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1499, 100), fill=ground)
    for column, text in enumerate(ROWS[0]):
        draw.text((300 * column + 20, 35), text, fill="white", font=ImageFont.load_default(26))
    return image


def reader(image: Image.Image) -> ImageReader:
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    return ImageReader(data)


def picture(*, pale: bool = False, ground: str = "white", ruled: bool = True) -> ImageReader:
    return reader(drawn_table(pale=pale, ground=ground, ruled=ruled))


def plan(path: Path, shown: ImageReader, *, pages: int = 1, over: str = "") -> Path:
    canvas = Canvas(str(path), pagesize=(842, 595))
    for _ in range(pages):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 540, "Tabel 4.2 Rencana program dan pendanaan Dinas Pasar Kota Sentosa")
        canvas.drawImage(shown, 60, 300, 700, 140)
        canvas.drawString(80, 350, over)
        canvas.drawString(60, 200, "Sumber: rencana kerja yang disusun bersama para pedagang.")
        canvas.showPage()
    canvas.save()
    return path


def listed(pages: Pages) -> list[tuple[int | None, Reason]]:
    return [(entry.place.page, entry.reason) for entry in pages.left_out]


@pytest.mark.parametrize("pale", [False, True])
def test_a_picture_of_a_table_is_listed_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pale: bool) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    assert listed(read_pages(plan(tmp_path / "p.pdf", picture(pale=pale)))) == [(1, Reason.PICTURE)]
    assert Reason.PICTURE.what == "picture"


@pytest.mark.parametrize(
    ("shown", "pages", "over"),
    [
        (picture(ruled=False), 1, ""),
        (picture(), 4, ""),
        (picture(), 1, "Teks yang ditulis di atas sebuah gambar latar, bukan tabel."),
    ],
)
def test_what_is_no_picture_of_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: ImageReader, pages: int, over: str) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    assert listed(read_pages(plan(tmp_path / "p.pdf", shown, pages=pages, over=over))) == []


@needs_ocr
@pytest.mark.parametrize("ground", ["white", "#92d050"])
def test_a_picture_of_a_table_is_recognised_in_its_place(tmp_path: Path, ground: str) -> None:
    read = read_pages(plan(tmp_path / "p.pdf", picture(ground=ground)))
    assert read.recognised == frozenset({1})
    assert Reason.OCR in {reason for _, reason in listed(read)}
    kinds = [isinstance(block, Fragment) for block in read.blocks]
    assert kinds == [False, True, False]
    rows = [row.cells for block in read.blocks if isinstance(block, Fragment) for row in block.rows]
    assert rows[0][2:] == ("2026", "2027", "2028")
    assert rows[2][2:] == ("75.000.000", "80.000.000", "95.750.000")
    assert rows[1] == ROWS[1]


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for block in read_pages(path).blocks if isinstance(block, Fragment) for row in block.rows]


def drawn_page(path: Path, *shown: tuple[Image.Image, float, float, float, float]) -> Path:
    canvas = Canvas(str(path), pagesize=(842, 842))
    canvas.drawString(60, 790, "Tabel 4.2 Rencana program dan pendanaan Dinas Pasar Kota Sentosa")
    for image, x, y, wide, high in shown:
        canvas.drawImage(reader(image), x, y, wide, high)
    canvas.save()
    return path


@needs_ocr
@pytest.mark.parametrize("dark", ["#1f3864", "#b5651d"])
def test_a_header_of_light_words_on_a_dark_ground_parts_the_columns_below_it(tmp_path: Path, dark: str) -> None:
    rows = cells(drawn_page(tmp_path / "p.pdf", (on_dark(drawn_table(LONGER), dark), 60.0, 400.0, 700.0, 230.0)))
    assert rows[0][2:] == ("2026", "2027", "2028")
    assert rows[1:] == [*LONGER[1:]]


@needs_ocr
def test_a_picture_cut_in_strips_is_one_table(tmp_path: Path) -> None:
    strips = [(drawn_table(LONGER).crop((0, 100 * at, 1500, 100 * at + 100)), 60.0, 600.0 - 46 * at, 700.0, 46.0) for at in range(5)]
    assert cells(drawn_page(tmp_path / "p.pdf", *strips)) == [*LONGER]


@needs_ocr
@pytest.mark.parametrize("turned", [90, 270])
def test_a_picture_that_lies_on_its_side_is_read(tmp_path: Path, turned: int) -> None:
    image = drawn_table(LONGER).rotate(turned, expand=True)
    assert cells(drawn_page(tmp_path / "p.pdf", (image, 60.0, 60.0, 230.0, 700.0))) == [*LONGER]


def test_light_letters_on_a_middle_tone_become_dark_on_white() -> None:
    image = Image.new("L", (200, 60), 125)
    ImageDraw.Draw(image).text((10, 15), "2026", fill=255, font=ImageFont.load_default(26))
    dots = on_white(Bitmap(image.tobytes(), 200, 60, 4.0)).dots
    assert dots[0] == 255 and min(dots) < 60


def test_letters_on_a_coloured_ground_become_dark_on_white() -> None:
    green, dark = Bitmap(bytes([175] * 60 + [20] * 10), 10, 7, 1.0), Bitmap(bytes([40] * 60 + [250] * 10), 10, 7, 1.0)
    assert set(on_white(green).dots[:60]) == {255} and max(on_white(green).dots[60:]) < 60
    assert set(on_white(dark).dots[:60]) == {255} and max(on_white(dark).dots[60:]) < 60


def test_a_picture_of_what_is_printed_as_text_too_is_not_mixed_with_it() -> None:
    text = Fragment([Row(("3.27.02.2.01.0001 Penataan Kios", "75.000.000"), Place(page=2))])
    shown = Fragment([Row(("3.27.022.01.0001", "Penatoan Klos", "75,000,000"), Place(page=1))])
    other = Fragment([Row(("3.27.03.2.01.0001", "Penataan Parkir", "75,000,000"), Place(page=1))])
    assert told_twice([shown], [text]) == [shown]
    assert told_twice([other], [text]) == []
    assert told_twice([shown], []) == []


def test_one_picture_at_several_places_is_no_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "p.pdf"), pagesize=(842, 595))
    shown = picture()
    for at in (60, 90, 120):
        canvas.drawString(60, 540, "Gambar yang sama pada setiap halaman.")
        canvas.drawImage(shown, at, 300, 700, 140)
        canvas.showPage()
    canvas.save()
    pages = list(pages_of(str(tmp_path / "p.pdf"), 0, 1, 9))
    assert [len(page.bare) for page in pages] == [1, 1, 1]
    assert candidates(pages) == {}
    assert list(candidates(pages[:2])) == [1, 2]  # a table that is shown twice


def test_a_row_shown_below_a_table_with_the_same_sides_is_a_part_of_it(tmp_path: Path) -> None:
    row = Image.new("RGB", (1500, 90), "white")
    ImageDraw.Draw(row).text((20, 30), "Penataan Los 20.000.000", fill="black", font=ImageFont.load_default(26))
    canvas = Canvas(str(tmp_path / "p.pdf"), pagesize=(842, 595))
    canvas.drawImage(picture(), 60, 300, 700, 140)
    canvas.drawImage(ImageReader(row), 60, 240, 700, 42)
    canvas.drawImage(ImageReader(row.resize((1400, 90))), 100, 100, 400, 42)
    canvas.showPage()
    canvas.save()
    pages = list(pages_of(str(tmp_path / "p.pdf"), 0, 1, 9))
    for looked in looked_at(str(tmp_path / "p.pdf"), pages, time.monotonic() + 60):
        pages[looked.number - 1].tables, pages[looked.number - 1].parts = looked.tables, looked.parts
    assert [round(box[1]) for box in with_tables(pages)[1]] == [155, 313]


def test_a_part_of_a_page_is_rendered_as_it_stands_on_the_page(tmp_path: Path) -> None:
    document = pdfium.PdfDocument(plan(tmp_path / "p.pdf", picture()))
    box = (60.3, 154.8, 760.1, 295.4)
    assert part_rendered(document[0], 150, box, 2) == cut_out(rendered(document[0], 150), box, 2)[0]
    document.close()


def test_long_runs_of_ink_are_those_of_a_regular_expression() -> None:
    chance = random.Random(5)
    for _ in range(60):
        width, least = chance.randint(5, 40), chance.randint(2, 12)
        ink = b"".join(chance.choice((b" ", b"#")) * chance.randint(1, 15) for _ in range(60))
        ink = ink[: len(ink) // width * width]
        wanted = []
        for match in re.finditer(b"#+", ink):
            for row in range(match.start() // width, (match.end() - 1) // width + 1):
                start, end = max(match.start(), row * width), min(match.end(), (row + 1) * width)
                if match.end() - match.start() >= least and end - start >= least:
                    wanted.append((row, start - row * width, end - row * width))
        assert level_runs(ink, width, least) == wanted
