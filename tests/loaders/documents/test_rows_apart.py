"""An empty row between the rows of a sheet's table parts groups, and no columns."""

from __future__ import annotations

from pathlib import Path

from selaras.loaders.documents.blocks import Paragraph
from selaras.loaders.documents.delimited import read_delimited

HEAD = "Kode;Program;Indikator;Satuan;Rp 2026\n"


def blocks(tmp_path: Path, text: str) -> list[str | int]:
    path = tmp_path / "rencana.csv"
    path.write_text(text, encoding="utf-8")
    return [block.text if isinstance(block, Paragraph) else len(block.rows) for block in read_delimited(path).blocks]


def test_one_empty_row_does_not_end_a_table(tmp_path: Path) -> None:
    text = HEAD + "\n2.11.03;PROGRAM TAMAN;Taman;%;7.000.000\n\n2.11.04;PROGRAM LAMPU;Lampu;%;8.000.000\n;;Lampu jalan;Buah;\n"
    assert blocks(tmp_path, text) == [4]


def test_titles_wider_gaps_and_forms_part_tables(tmp_path: Path) -> None:
    row = "2.11.03;PROGRAM TAMAN;Taman;%;7.000.000\n"
    assert blocks(tmp_path, HEAD + row + "\nTabel 4.2 Program;;;;\n" + HEAD + row) == [2, "Tabel 4.2 Program", 2]
    assert blocks(tmp_path, HEAD + row + "\n\n\n" + HEAD + row) == [2, 2]
    assert blocks(tmp_path, "Perangkat;Dinas Taman;;;\nDaerah;Kota Lestari;;;\n\n" + HEAD + row) == [2, 2]
