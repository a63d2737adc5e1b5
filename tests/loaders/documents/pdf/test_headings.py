"""Headings of drawn columns that stand one above the other with no line between them; what covers text, and what cuts it away."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.documents.pdf.layout.open_columns import Region, Text, TextLine
from selaras.loaders.documents.pdf.layout.stairs import headings_over
from selaras.loaders.files import read_pages

HEIGHT = 595.0
XS = (40.0, 190.0, 330.0, 380.0, 420.0, 500.0, 540.0, 620.0)
ROWS = (
    ("Program Penataan Taman", "Persentase taman tertata", "Persen", "40", "12.500.000", "45", "13.250.000"),
    ("Penataan Taman Lingkungan", "Jumlah taman", "Unit", "3", "12.500.000", "4", "13.250.000"),
)
# Words, the first and last column that they are over, and how far below the header's top.
HEADINGS = (
    ("Program/Kegiatan", 0, 0, 18.0), ("Indikator", 1, 1, 18.0), ("Satuan", 2, 2, 18.0), ("Target dan Pagu Tahun", 3, 6, 8.0),
    ("2026", 3, 4, 19.0), ("2027", 5, 6, 19.0), ("Target", 3, 3, 30.0), ("Rp", 4, 4, 30.0), ("Target", 5, 5, 30.0), ("Rp", 6, 6, 30.0),
)  # fmt: skip


def drawn(path: Path, *, header: str, shift: float = 0.0) -> Canvas:
    """A page with a table whose header has the given drawing: "frame", "ground" (one coloured box) or "bare"."""
    canvas = Canvas(str(path), pagesize=(842.0, HEIGHT))
    top, high = 100.0, 36.0
    if header == "ground":
        canvas.setFillColorRGB(0.85, 0.9, 0.8)
        canvas.rect(XS[0], HEIGHT - top - high, XS[-1] - XS[0], high, stroke=0, fill=1)
    if header != "bare":
        canvas.rect(XS[0], HEIGHT - top - high, XS[-1] - XS[0], high)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(XS[0], HEIGHT - 85, "Tabel 4.1 Program dan Kegiatan")
    for words, first, last, below in HEADINGS:
        canvas.drawCentredString((XS[first] + XS[last + 1]) / 2 + shift, HEIGHT - top - below, words)
    for number, row in enumerate(ROWS):
        for x, words in zip(XS, row, strict=False):
            canvas.drawString(x + 3, HEIGHT - top - high - 20 * number - 12, words)
    for number in range(len(ROWS) + 1):
        canvas.line(XS[0], HEIGHT - top - high - 20 * number, XS[-1], HEIGHT - top - high - 20 * number)
    for x in XS:
        canvas.line(x, HEIGHT - top - high, x, HEIGHT - top - high - 20 * len(ROWS))
    return canvas


@pytest.mark.parametrize("header", ["frame", "ground", "bare"])
def test_headings_over_several_columns_need_no_lines(tmp_path: Path, header: str) -> None:
    drawn(tmp_path / "taman.pdf", header=header).save()
    table = next(block for block in read_pages(tmp_path / "taman.pdf").blocks if isinstance(block, Fragment))
    rows = [row.cells for row in table.rows]
    assert rows[-2:] == [*ROWS]
    heads = [[row[column] for row in rows[:-2] if row[column]] for column in range(len(XS) - 1)]
    assert heads[:3] == [["Program/Kegiatan"], ["Indikator"], ["Satuan"]]
    assert heads[3:] == [["Target dan Pagu Tahun", "2026", "Target"], ["Rp"], ["2027", "Target"], ["Rp"]]


def region(*lines: Sequence[tuple[str, float]]) -> Region:
    """Lines of words, each with its middle, over columns that are 40 wide."""
    found = []
    for at, line in enumerate(lines):
        texts = []
        for words, centre in line:
            half = stringWidth(words, "Helvetica", 7) / 2
            texts.append(Text(words, centre - half, centre + half, 10.0 * at, 10.0 * at + 8))
        found.append(TextLine(texts, 10.0 * at, 10.0 * at + 8, len(texts)))
    xs = [40.0 * at for at in range(6)]
    return Region(found, xs, list(pairwise(xs)), 8.0)


def test_a_heading_in_two_lines_is_one_and_a_wrapped_one_is_of_its_own_column() -> None:
    own = [("Sasaran", 20.0), ("Satuan", 60.0), ("Kondisi", 100.0)]
    found = headings_over(region([*own, ("Target", 160.0)], [("Awal", 100.0), ("Tahun", 160.0)], [("2026", 140.0), ("2027", 180.0)]))
    assert found is not None
    assert [list(label.columns) for label in found] == [[3, 4]]


def test_words_that_head_nothing_are_no_headings() -> None:
    assert headings_over(region([("Pasar Lama", 20.0), ("Baru", 60.0), ("ada", 100.0), ("dua", 140.0), ("tiga", 180.0)])) is None


def shown(path: Path) -> str:
    return " ".join(block.text for block in read_pages(path).blocks if isinstance(block, Paragraph))


def test_what_a_box_covers_and_what_is_cut_away_is_not_there(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "tutup.pdf"), pagesize=(842.0, HEIGHT))
    canvas.drawString(60, 500, "tertutup kotak putih")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(50, 490, 200, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(50, 440, 300, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(60, 450, "tertulis di atas kotak kuning yang lebih dahulu dilukis")
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(0, 0, 20, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 400, "terpotong habis")
    canvas.restoreState()
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(50, 340, 75, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 350, "Rp12.500.000")
    canvas.restoreState()
    canvas.save()
    assert shown(tmp_path / "tutup.pdf") == "tertulis di atas kotak kuning yang lebih dahulu dilukis Rp12.500.000"


def test_figures_of_a_letter_spaced_page_are_figures(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "renggang.pdf"), pagesize=(842.0, HEIGHT))
    canvas.setFont("Helvetica", 8)
    for y, words in ((500, "Persentase taman yang tertata"), (480, "Jumlah taman lingkungan"), (400, "12.500.000"), (300, "Unit")):
        canvas.drawString(60, y, words, charSpace=2)
    canvas.save()
    assert shown(tmp_path / "renggang.pdf").split()[-2:] == ["12.500.000", "Unit"]


def test_rows_of_dots_are_lines(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "titik.pdf"), pagesize=(842.0, HEIGHT))
    canvas.setFont("Helvetica", 8)
    for number, row in enumerate((("Sasaran", "Satuan", "2026"), ("Taman tertata", "Persen", "45"), ("Taman teduh", "Unit", "12"))):
        for column, words in enumerate(row):
            canvas.drawString(53 + 120 * column, 500 - 20 * number, words)
    for y in (514, 494, 474, 454):
        for step in range(240):
            canvas.rect(50 + 1.5 * step, y, 0.75, 0.75, stroke=0, fill=1)
    for x in (50, 170, 290, 410):
        for step in range(40):
            canvas.rect(x, 454 + 1.5 * step, 0.75, 0.75, stroke=0, fill=1)
    canvas.save()
    table = next(block for block in read_pages(tmp_path / "titik.pdf").blocks if isinstance(block, Fragment))
    assert table.rows[1].cells == ("Taman tertata", "Persen", "45")
