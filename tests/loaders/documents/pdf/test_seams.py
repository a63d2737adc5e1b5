"""Columns that the pieces of level lines draw, where each cell has its own and nothing upright stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.files import read_pages

HEIGHT = 595.0
XS = (50.0, 90.0, 230.0, 330.0, 380.0, 430.0, 480.0, 530.0)


class Sheet:
    """A page on which cells have a piece of line above and below them."""

    def __init__(self, path: Path, gap: float = 0.0) -> None:
        self.path, self.gap = path, gap
        self.canvas = Canvas(str(path), pagesize=(842, HEIGHT))

    def words(self, x: float, y: float, text: str) -> None:
        self.canvas.setFont("Helvetica", 7)
        self.canvas.drawString(x, HEIGHT - y, text)

    def middle(self, left: float, right: float, y: float, text: str) -> None:
        self.canvas.setFont("Helvetica", 7)
        self.canvas.drawCentredString((left + right) / 2, HEIGHT - y, text)

    def rule(self, y: float, xs: Sequence[float] = XS) -> None:
        for left, right in pairwise(xs):
            self.canvas.line(left, HEIGHT - y, right - self.gap, HEIGHT - y)

    def tables(self) -> list[list[tuple[str, ...]]]:
        self.canvas.save()
        return [[row.cells for row in block.rows] for block in read_pages(self.path).blocks if isinstance(block, Fragment)]


@pytest.mark.parametrize("gap", [0.0, 3.0])
def test_pieces_of_level_lines_draw_columns_and_the_cells_over_several_of_these(tmp_path: Path, gap: float) -> None:
    sheet = Sheet(tmp_path / "plan.pdf", gap)
    sheet.rule(60)
    sheet.rule(74, XS[3:])
    sheet.rule(88)
    for column, text in enumerate(("No", "Sasaran", "Indikator")):
        sheet.middle(XS[column], XS[column + 1], 70, text)
    sheet.middle(XS[3], XS[-1], 70, "Target")
    for column, year in enumerate(range(2026, 2030), 3):
        sheet.middle(XS[column], XS[column + 1], 84, str(year))
    # Words that leave no empty stripe between two columns: places alone would not part these.
    rows = (("1", "Terwujudnya pasar rakyat yang bersih", "Indeks kebersihan pasar", "6", "7", "8", "9"),
            ("2", "Tertatanya kios", "Jumlah kios yang tertata", "", "12", "14", "16"))  # fmt: skip
    for at, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            sheet.words(x + 2, 98 + 14 * at, text)
        sheet.rule(102 + 14 * at)
    (table,) = sheet.tables()
    assert table[0] == ("No", "Sasaran", "Indikator", "Target", "", "", "")
    assert table[1] == ("", "", "", "2026", "2027", "2028", "2029")
    assert table[2:] == list(rows)


def test_a_cell_merged_over_rows_reaches_down_to_its_own_line(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "plan.pdf")
    for y, xs in ((60, XS[:4]), (74, XS[:4]), (88, XS[1:4]), (102, XS[:4])):
        sheet.rule(y, xs)
    for x, y, text in ((52, 70, "No"), (92, 70, "Sasaran"), (232, 70, "Indikator"), (52, 84, "1"), (92, 84, "Pasar bersih"),
                       (232, 84, "Indeks pasar"), (92, 98, "Kios tertata"), (232, 98, "Jumlah kios")):  # fmt: skip
        sheet.words(x, y, text)
    (table,) = sheet.tables()
    assert table == [("No", "Sasaran", "Indikator"), ("1", "Pasar bersih", "Indeks pasar"), ("", "Kios tertata", "Jumlah kios")]


def test_two_tables_of_the_same_columns_stay_two(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "plan.pdf")
    for top in (60, 200):
        sheet.words(50, top - 8, "Tabel 5.1 Daftar sasaran yang ditetapkan oleh perangkat daerah")
        for at, row in enumerate((("No", "Sasaran", "Ket"), ("1", "Pasar bersih", "-"), ("2", "Kios tertata", "-"))):
            sheet.rule(top + 14 * at, XS[:4])
            for x, text in zip(XS, row, strict=False):
                sheet.words(x + 2, top + 10 + 14 * at, text)
        sheet.rule(top + 42, XS[:4])
    sheet.canvas.save()
    blocks = read_pages(sheet.path).blocks
    assert [type(block) for block in blocks] == [Paragraph, Fragment, Paragraph, Fragment]
    assert all(len(block.rows) == 3 for block in blocks if isinstance(block, Fragment))


def test_dashes_are_no_pieces(tmp_path: Path) -> None:
    sheet = Sheet(tmp_path / "plan.pdf")
    for y in (60, 74, 88, 102):
        sheet.rule(y, [50 + 8 * at for at in range(40)])
        sheet.words(52, y + 10, "Uraian tentang pasar rakyat dan kios yang tertata di kota")
    assert sheet.tables() == []
