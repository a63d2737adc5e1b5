"""Drawn cascades that are pictures on pages of text, and pages of prose that are pictures: read by tesseract, listed where it is not."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.documents.pdf import ocr, read
from selaras.loaders.documents.pdf.bitmap import Bitmap
from selaras.loaders.documents.pdf.drawn import boxes_in, read_again, statements_of
from selaras.loaders.documents.pdf.words import Word
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_pages, read_plan

HAS_OCR = shutil.which("tesseract") is not None and ocr.has_language("tesseract")
needs_ocr = pytest.mark.skipif(not HAS_OCR and os.environ.get("SELARAS_TEST_REQUIRE_OCR") != "1", reason="tesseract is not installed")
MISI = "Mewujudkan perekonomian daerah yang tangguh"
GOAL = "Meningkatnya pertumbuhan ekonomi yang merata"
SASARAN = ("Meningkatnya nilai\ntambah industri kecil", "Berkembangnya pasar\nrakyat", "Meningkatnya mutu\nlingkungan hidup")
Boxes = list[tuple[tuple[int, int, int, int], str, str, str]]  # where, its words, the ground, the letters


def _beside(dark: str) -> Boxes:
    """Labels at the left on white paper, boxes with light letters beside them, an indicator in a white box below each."""
    row: Boxes = []
    for at, text in enumerate(SASARAN):
        row.append(((230 + 420 * at, 330, 630 + 420 * at, 450), text, dark, "white"))
        row.append(((230 + 420 * at, 450, 630 + 420 * at, 520), f"Indeks ke-{at + 1}", "white", "black"))
    return [
        ((10, 40, 220, 110), "Misi", "", "black"),
        ((230, 40, 1470, 110), MISI, "gold", "black"),
        ((10, 180, 220, 250), "Tujuan RPJMD", "", "black"),
        ((230, 180, 1470, 250), GOAL, "navy", "white"),
        ((10, 350, 220, 440), "Sasaran\nRPJMD", "", "black"),
        *row,
    ]


def _above() -> Boxes:
    """A tree: each label a strip of its own over the boxes below it."""
    row: Boxes = []
    for at, text in enumerate(SASARAN):
        row.append(((40 + 480 * at, 440, 460 + 480 * at, 490), "SASARAN RPJMD", "white", "black"))
        row.append(((40 + 480 * at, 490, 460 + 480 * at, 600), text, "lightblue", "black"))
    return [
        ((400, 20, 1100, 70), "MISI 2", "white", "black"),
        ((400, 70, 1100, 150), MISI, "lightgreen", "black"),
        ((400, 220, 1100, 270), "TUJUAN RPJMD", "white", "black"),
        ((400, 270, 1100, 350), GOAL, "khaki", "black"),
        *row,
    ]


def drawing(boxes: Boxes, height: int = 640) -> Image.Image:
    image = Image.new("RGB", (1500, height), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(27)
    for box, text, ground, ink in boxes:
        if ground:
            draw.rectangle(box, fill=ground, outline="black", width=3)
        left, top, right, bottom = draw.multiline_textbbox((0, 0), text, font=font, align="center")
        at = ((box[0] + box[2] - right + left) / 2, (box[1] + box[3] - bottom + top) / 2)
        draw.multiline_text(at, text, fill=ink, font=font, align="center")
    return image


def plan(path: Path, image: Image.Image, caption: str) -> Path:
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    canvas = Canvas(str(path), pagesize=(595, 842))
    for at, line in enumerate(("RENCANA STRATEGIS", "KECAMATAN SUKALUYU KABUPATEN TIRTAMULYA", "TAHUN 2025-2029")):
        canvas.drawString(72, 780 - 24 * at, line)
    for at in range(12):
        canvas.drawString(72, 690 - 18 * at, f"Misi pembangunan daerah dijabarkan ke dalam tujuan dan sasaran, alinea {at + 1}.")
    canvas.showPage()
    canvas.drawString(72, 780, "Kaitan pernyataan daerah digambarkan di bawah ini.")
    canvas.drawImage(ImageReader(data), 60, 500, 480, 480 * image.height / image.width)
    canvas.drawString(150, 470, caption)
    canvas.save()
    return path


def lines(path: Path) -> list[str]:
    return [block.text for page in [read_pages(path)] for block in page.blocks if isinstance(block, Paragraph) and " : " in block.text]


@needs_ocr
@pytest.mark.parametrize("dark", ["darkgreen", "maroon"])
def test_boxes_beside_labels_are_read_one_by_one(tmp_path: Path, dark: str) -> None:
    path = plan(tmp_path / "plan.pdf", drawing(_beside(dark)), "Gambar 4 Cascading RPJMD")
    wanted = [f"Sasaran RPJMD : {text}".replace("\n", " ") for text in SASARAN]
    assert lines(path) == [f"Misi : {MISI}", f"Tujuan RPJMD : {GOAL}", *wanted]


@needs_ocr
def test_labels_over_their_boxes_name_what_is_below(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.pdf", drawing(_above()), "Gambar 3.2 Pohon Kinerja Kecamatan")
    wanted = [f"SASARAN RPJMD : {text}".replace("\n", " ") for text in SASARAN]
    assert lines(path) == [f"MISI 2 : {MISI}", f"TUJUAN RPJMD : {GOAL}", *wanted]


@needs_ocr
def test_a_drawing_becomes_the_regions_chain_and_its_page_is_marked_as_recognised(tmp_path: Path) -> None:
    found = read_plan(plan(tmp_path / "plan.pdf", drawing(_beside("darkgreen")), "Gambar 4 Cascading RPJMD"))
    (goal,) = found.of_level("RegionalGoal")
    sasaran = list(found.of_level("RegionalSasaran"))
    assert goal.text == GOAL
    assert sorted(item.text for item in sasaran) == sorted(text.replace("\n", " ") for text in SASARAN)
    assert all(item.parents == [goal] for item in sasaran)
    assert 2 in read_pages(tmp_path / "plan.pdf").recognised


@needs_ocr
def test_a_picture_that_no_caption_calls_a_cascade_is_left(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.pdf", drawing(_beside("darkgreen")), "Gambar 4 Peta wilayah")
    assert lines(path) == []


def test_without_tesseract_a_drawing_is_listed_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = plan(tmp_path / "plan.pdf", drawing(_beside("darkgreen")), "Gambar 4 Cascading RPJMD")
    monkeypatch.setattr(ocr, "program", lambda: None)
    assert [(entry.place.page, entry.reason) for entry in read_pages(path).left_out] == [(2, Reason.DRAWING)]
    assert "tesseract" in Reason.DRAWING.text()


@needs_ocr
def test_a_drawing_whose_boxes_say_nothing_is_listed(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.pdf", drawing([((100, 100, 700, 200), "Alur kerja", "white", "black")]), "Gambar 4 Cascading RPJMD")
    assert [(entry.place.page, entry.reason) for entry in read_pages(path).left_out] == [(2, Reason.DRAWING_FAILED)]


def _scan(path: Path, image: Image.Image) -> Path:
    """Eleven pages of text, and one that is a picture."""
    data = io.BytesIO()
    image.save(data, "PNG")
    data.seek(0)
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(ImageReader(data), 0, 0, 595, 842)
    canvas.showPage()
    for page in range(11):
        for at in range(12):
            canvas.drawString(72, 780 - 18 * at, f"Kecamatan Sukaluyu melayani warga di wilayahnya, halaman {page} alinea {at}.")
        canvas.showPage()
    canvas.save()
    return path


def _prose() -> Image.Image:
    image = Image.new("L", (1240, 1754), 250)
    words = f"Kecamatan Sukaluyu mendukung Misi ke-2 yaitu\n“{MISI}”\nyang menjadi acuan selama lima tahun."
    ImageDraw.Draw(image).multiline_text((150, 200), words, fill=20, font=ImageFont.load_default(24), spacing=16)
    return image


@needs_ocr
def test_a_page_of_prose_that_is_a_picture_is_read_though_it_is_the_only_one(tmp_path: Path) -> None:
    found = read_pages(_scan(tmp_path / "plan.pdf", _prose()))
    assert MISI in " ".join(block.text for block in found.blocks if isinstance(block, Paragraph))
    assert 1 in found.recognised


@needs_ocr
def test_a_cover_that_is_a_picture_is_left_as_one(tmp_path: Path) -> None:
    cover = Image.linear_gradient("L").resize((1240, 1754))
    found = read_pages(_scan(tmp_path / "plan.pdf", cover))
    assert [(entry.place.page, entry.reason) for entry in found.left_out] == [(1, Reason.NO_TEXT)]


@needs_ocr
def test_a_page_that_is_a_picture_of_a_table_is_read_as_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    for at in range(11):
        draw.line((100, 200 + 120 * at, 1100, 200 + 120 * at), fill=0, width=3)
    for at in range(5):
        draw.line((100 + 250 * at, 200, 100 + 250 * at, 1400), fill=0, width=3)
    for at in range(40):
        draw.text((130 + 250 * (at % 4), 240 + 120 * (at // 4)), f"{at + 1}50.000", fill=0, font=ImageFont.load_default(28))
    asked: list[str] = []

    def ask(kind: str, *_: object) -> list[object]:
        asked.append(kind)
        return []

    monkeypatch.setattr(read, "recognised_pages", ask)
    found = read_pages(_scan(tmp_path / "plan.pdf", image))
    rows = [row.cells for block in found.blocks if isinstance(block, Fragment) for row in block.rows]
    assert asked == []
    assert len(rows) == 10
    assert {len(cells) for cells in rows} == {4}


def test_without_tesseract_a_page_that_is_a_picture_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "program", lambda: None)
    found = read_pages(_scan(tmp_path / "plan.pdf", _prose()))
    assert [(entry.place.page, entry.reason) for entry in found.left_out] == [(1, Reason.NO_OCR)]


def _word(text: str, x0: float, top: float, line: int, sure: float = 95.0) -> Word:
    return Word(text, x0, top, x0 + 10.0 * len(text), top + 16.0, (1, 1, 1, line), sure)


def _bitmap(sides: tuple[int, ...] = ()) -> Bitmap:
    """White paper with upright lines at some columns."""
    row = bytearray(b"\xff" * 400)
    for at in sides:
        row[at] = 0
    return Bitmap(bytes(row) * 100, 400, 100, 1.0)


@pytest.mark.parametrize(("sides", "boxes"), [((), 1), ((74,), 2)])
def test_what_a_side_parts_is_two_boxes_however_near(sides: tuple[int, ...], boxes: int) -> None:
    words = [_word("Tujuan", 10, 20, 1), _word("Pasar", 78, 20, 1)]
    assert len(boxes_in(_bitmap(sides), words)) == boxes


def test_a_line_found_between_lines_is_none() -> None:
    (box,) = boxes_in(_bitmap(), [_word("Berkembangnya", 10, 20, 1)])
    (again,) = read_again([box], [[_word("Berkembangnya", 10, 20, 1), _word("y:", 40, 27, 2, 50.0)]])
    assert again.text == "Berkembangnya"


def test_one_label_tells_no_drawing() -> None:
    boxes = boxes_in(_bitmap(), [_word("Tujuan", 10, 20, 1), _word("Berkembangnya", 150, 20, 2)])
    assert len(boxes) == 2
    assert statements_of(boxes) == []
