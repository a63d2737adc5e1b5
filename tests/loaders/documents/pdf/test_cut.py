"""Amounts that the edge of the page cuts are read as none and listed."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from selaras.loaders.documents.pdf.marks.cut import CUT, cut_marked
from selaras.loaders.documents.pdf.marks.objects import Char
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import load, read_plan

ROWS = (
    ("Kode", "Program / Kegiatan", "Indikator", "Target 2027", "Pagu 2027 (Rp)"),
    ("7.01.02", "PROGRAM PELAYANAN PUBLIK", "Nilai IKM", "80", "2.450.118.000"),
    ("7.01.02.2.01", "Kegiatan Koordinasi Layanan", "Jumlah laporan", "12 Laporan", "2.450.118.000"),
    ("7.01.02.2.01.0001", "Sub Kegiatan Layanan Warga", "Jumlah dokumen", "4 Dokumen", "2.450.118.000"),
)


def plan(path: Path, last: float) -> Path:
    """A table whose last column begins at `last` on a page 700 points wide."""
    canvas = Canvas(str(path), pagesize=(700, 400))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 380, "Tabel 4.2 Rencana Program Kecamatan Melati Kabupaten Cendana Tahun 2026-2030")
    xs = (60, 160, 350, 460, last, last + 100)
    for number, row in enumerate(ROWS):
        y = 340 - 30 * number
        for at, text in enumerate(row):
            canvas.drawString(xs[at] + 3, y - 18, text)
            canvas.rect(xs[at], y - 28, xs[at + 1] - xs[at], 28)
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(("last", "whole"), [(590, True), (645, False), (657, False)])
def test_an_amount_that_runs_over_the_edge_of_the_page(tmp_path: Path, last: float, whole: bool) -> None:
    path = plan(tmp_path / "p.pdf", last)
    read = read_plan(path)
    money = [node.properties["rupiah"] for node in load(path).nodes("Budget")]
    assert money == ([2_450_118_000] * 3 if whole else [])
    assert (Reason.DAMAGED_AMOUNT in {entry.reason for entry in read.not_understood}) is not whole


def row(text: str, x: float, top: float = 0.0) -> list[Char]:
    return [Char(letter, x + 5 * at, top, x + 5 * at + 5, top + 10, at == 0) for at, letter in enumerate(text)]


def test_only_what_goes_on_is_cut() -> None:
    chars = row("1.975.311.", 0)
    beyond = row("000", 50)
    going_on = (10, beyond[0]._replace(gap=False))
    assert "".join(char.text for char in cut_marked(chars, [going_on])) == "1.975.311." + CUT
    for other in ((10, beyond[0]), (10, beyond[0]._replace(gap=False, top=30, bottom=40)), (10, row("0", 60)[0]._replace(gap=False))):
        assert cut_marked(chars, [other]) == chars
    assert "".join(char.text for char in cut_marked(row("311.000", 0), [(0, row("5", -5)[0])])) == CUT + "311.000"
