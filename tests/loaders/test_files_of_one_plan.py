"""What several files of one plan tell together that none of them tells alone."""

from __future__ import annotations

import pytest
from selaras.loaders import files
from selaras.loaders.documents.blocks import Block, Fragment, Pages, Paragraph, Place, Row
from selaras.loaders.documents.reasons import Reason


def pages(name: str, *rows: list[str], recognised: bool = False) -> Pages:
    title = ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029")
    blocks: list[Block] = [Paragraph(line, Place(page=1)) for line in title]
    blocks.append(Fragment([Row(tuple(row), Place(page=2)) for row in rows], ruled=True))
    return Pages(name, name, blocks, recognised=frozenset({2}) if recognised else frozenset())


def test_a_table_in_pictures_that_another_chapter_prints_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser confuses letters and digits; the same rows stand as text in the chapter before."""
    head = ["Kode", "Program/Kegiatan/Subkegiatan", "Indikator", "Target 2026", "Pagu 2026"]
    printed = [["7.01.02", "PROGRAM PELAYANAN", "Persentase layanan", "90", "50.000.000"],
               ["7.01.02.2.01", "Koordinasi Pemerintahan", "Jumlah laporan", "4", "50.000.000"],
               ["7.01.02.2.01.0001", "Penyusunan Laporan", "Jumlah dokumen", "4", "50.000.000"]]  # fmt: skip
    shown = [[*row[:4], "50.000.800"] for row in printed]
    read = {"bab4.pdf": pages("bab4.pdf", head, *printed), "bab5.pdf": pages("bab5.pdf", head, *shown, recognised=True)}
    monkeypatch.setattr(files, "read_pages", lambda path: read[str(path)])
    plan = files.read_together(["bab4.pdf", "bab5.pdf"])
    assert {amount.rupiah for item in plan.items for amount in item.amounts} == {50_000_000}
    assert [entry.place.file for entry in plan.not_understood if entry.reason is Reason.PICTURE_TWICE] == ["bab5.pdf"]
