"""Words that run up or down in the cells of a page whose other text runs level."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.files import read_pages

HEIGHT = 595.0
XS = (50.0, 200.0, 230.0, 260.0, 290.0)
YS = (80.0, 150.0, 220.0, 290.0)
ROWS = (
    ("Uraian", "2022", "2023", "2024"),
    ("Program Angkutan Laut", "8.149.375.829", "11.445.699.70\n9", "0"),
    ("Program Dermaga", "479.988.860", "643.439.400", "96,11"),
)


def _draw(path: Path, degrees: int, paper: int) -> list[list[tuple[str, ...]]]:
    """A table whose cells right of the first column are turned, on a page that is turned too by `paper` degrees."""
    canvas = Canvas(str(path), pagesize=(842, HEIGHT))
    canvas.setPageRotation(paper)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(50, HEIGHT - 60, "Anggaran dan realisasi pendanaan pelayanan, sebagaimana tabel di bawah ini.")
    for row, (top, bottom) in zip(ROWS, pairwise(YS), strict=True):
        for at, text in enumerate(row):
            if at == 0:
                canvas.drawString(XS[0] + 3, HEIGHT - top - 30, text)
                continue
            for number, words in enumerate(text.split("\n")):
                canvas.saveState()
                up = degrees == 90
                canvas.translate(XS[at] + (12 + 9 * number if up else 20 - 9 * number), HEIGHT - (bottom - 5 if up else top + 5))
                canvas.rotate(degrees)
                canvas.drawString(0, 0, words)
                canvas.restoreState()
    for y in YS:
        canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)
    for x in XS:
        canvas.line(x, HEIGHT - YS[0], x, HEIGHT - YS[-1])
    canvas.save()
    pages = read_pages(path)
    assert next(block.text for block in pages.blocks if isinstance(block, Paragraph)).startswith("Anggaran dan realisasi")
    return [[row.cells for row in block.rows] for block in pages.blocks if isinstance(block, Fragment)]


@pytest.mark.parametrize("degrees", [90, -90])
@pytest.mark.parametrize("paper", [0, 180])
def test_turned_figures_are_read_in_their_own_direction(tmp_path: Path, degrees: int, paper: int) -> None:
    expected = [tuple(cell.replace("\n", "") for cell in row) for row in ROWS]
    assert _draw(tmp_path / "plan.pdf", degrees, paper) == [expected]
