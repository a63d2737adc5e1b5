"""Official lists as they are handed on: whatever their columns are called, as CSV, Excel, PDF, Word or HTML."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selaras.loaders.nomenclature.editions import Entry
from selaras.loaders.nomenclature.reading import read_list

ROW = ("3.27.02.2.01.0001", "Penanaman Bibit", "Tertanamnya bibit", "Jumlah bibit", "Pohon")


def written(path: Path, *rows: Any) -> Path:
    if path.suffix == ".xlsx":
        book: Any = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    return path


def told(entry: Entry) -> tuple[str, ...]:
    return entry.code, entry.name, entry.output, entry.indicator, entry.unit


@pytest.mark.parametrize(
    "header",
    [
        ("kode", "nama", "kinerja", "indikator", "satuan"),
        ("Kode Rekening", "URAIAN", "Keluaran (Output)", "Indikator Kinerja", "Satuan Indikator"),
        ("KODE NOMENKLATUR", "NOMENKLATUR URUSAN KABUPATEN/KOTA", "KINERJA", "INDIKATOR", "SATUAN"),
        ("Code", "Name", "Output", "Indicator", "Unit"),
        ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kinerja", "Indikator", "Satuan"),
    ],
)
def test_headers_by_any_name(header: tuple[str, ...], tmp_path: Path) -> None:
    found = read_list(written(tmp_path / "n.csv", ("LAMPIRAN",), header, ROW))
    assert [told(entry) for entry in found.entries] == [ROW]
    assert found.entries[0].authority == ("KABKOT" if "KABUPATEN" in header[1] else "")


def test_each_level_in_columns_of_its_own(tmp_path: Path) -> None:
    header = (
        "Kode Program",
        "Nama Program",
        "Kode Kegiatan",
        "Nama Kegiatan",
        "Kode Sub Kegiatan",
        "Nama Sub Kegiatan",
        "Indikator",
        "Satuan",
    )
    subs = ((ROW[0], "Satu"), ("3.27.02.2.01.0002", "Dua"))
    rows = [("3.27.02", "PROGRAM KEBUN", "3.27.02.2.01", "Kebun", code, name, "Jumlah", "Unit") for code, name in subs]
    found = read_list(written(tmp_path / "n.xlsx", header, *rows))
    assert [(entry.code, entry.name, entry.indicator) for entry in found.entries] == [
        ("3.27.02", "PROGRAM KEBUN", ""), ("3.27.02.2.01", "Kebun", ""), (ROW[0], "Satu", "Jumlah"), ("3.27.02.2.01.0002", "Dua", "Jumlah"),
    ]  # fmt: skip
    assert found.again == 2


def test_the_parts_of_a_code_below_a_common_header(tmp_path: Path) -> None:
    """As the regulation prints it: KODE over five columns, which Excel has taken the zeros from."""
    first = ("KODE", None, None, None, None, "NOMENKLATUR URUSAN PROVINSI", "KINERJA", "INDIKATOR", "SATUAN")
    second = ("URUSAN", "BIDANG URUSAN", "PROGRAM", "KEGIATAN", "SUB KEGIATAN")
    rows = [(3, 27, 2, None, None, "PROGRAM KEBUN"), (3, 7, 2, "1.01", None, "Kebun"), (3, 27, 2, "1.1", 1, *ROW[1:])]
    found = read_list(written(tmp_path / "n.xlsx", first, second, *rows))
    assert [entry.code for entry in found.entries] == ["3.27.02", "3.07.02.1.01", "3.27.02.1.01.0001"]
    assert {entry.authority for entry in found.entries} == {"PROV"}
    assert told(found.entries[2])[1:] == ROW[1:]


@pytest.mark.parametrize(
    ("words", "authority"),
    [("KABKOT", "KABKOT"), ("Kab/Kota", "KABKOT"), ("Provinsi", "PROV"), ("Provinsi, Kabupaten/Kota", ""), ("", ""), ("Kota", "KABKOT")],
)
def test_authority(words: str, authority: str, tmp_path: Path) -> None:
    found = read_list(written(tmp_path / "n.csv", ("kode", "nama", "kewenangan"), ("3.27.02", "PROGRAM KEBUN", words)))
    assert found.entries[0].authority == authority


@pytest.mark.parametrize(
    ("file", "title", "regulation"),
    [
        ("Kepmendagri 900.1.15.5-3406 Tahun 2024.csv", "", "Kepmendagri 900.1.15.5-3406/2024"),
        ("kepmendagri_050-5889_2021.csv", "", "Kepmendagri 050-5889/2021"),
        ("n.csv", "Keputusan Menteri Dalam Negeri Nomor 12.3-45 Tahun 2030 tentang Daftar", "Kepmendagri 12.3-45/2030"),
        ("n.csv", "Lampiran Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019", "Permendagri 90/2019"),
        ("n.csv", "Daftar Kode", ""),
    ],
)
def test_the_regulation_by_title_or_file_name(file: str, title: str, regulation: str, tmp_path: Path) -> None:
    found = read_list(written(tmp_path / file, (title, ""), ("kode", "nama"), ("3.27.02", "PROGRAM KEBUN")))
    assert found.regulation == regulation
    assert found.year == (int(regulation[-4:]) if regulation else None)


def test_older_forms_of_codes(tmp_path: Path) -> None:
    rows = [("x.xx.01", "Program Pelayanan"), ("x.xx.01.12", "Penyediaan lampu"), ("3.27.02.2.01.01", "Bibit")]
    found = read_list(written(tmp_path / "n.csv", ("kode", "nama"), *rows))
    assert [(entry.code, entry.level) for entry in found.entries] == [
        ("X.XX.01", "Program"), ("X.XX.01.12", "Activity"), ("3.27.02.2.01.0001", "SubActivity"),
    ]  # fmt: skip


HTML = "<table><tr><th>Kode</th><th>Nama</th><th>Satuan</th></tr><tr><td>3.27.02</td><td>PROGRAM KEBUN</td><td></td></tr></table>"


def test_html(tmp_path: Path) -> None:
    (tmp_path / "n.xls").write_text(f"<html><body>{HTML}</body></html>", encoding="utf-8")
    assert [entry.name for entry in read_list(tmp_path / "n.xls").entries] == ["PROGRAM KEBUN"]


def test_word(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("KODE", "NOMENKLATUR", "3.27.02", "PROGRAM KEBUN"), strict=True):
        cell.text = text
    document.save(str(tmp_path / "n.docx"))
    assert [entry.code for entry in read_list(tmp_path / "n.docx").entries] == ["3.27.02"]


def test_pdf_whose_pages_break_a_row(tmp_path: Path) -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    style = ParagraphStyle("s", fontSize=8)
    head = ["KODE", "NOMENKLATUR URUSAN KABUPATEN/KOTA", "KINERJA", "INDIKATOR", "SATUAN"]
    pages = [
        [
            head,
            ["3.27.02", "PROGRAM PEMBINAAN KEBUN", "", "", ""],
            [ROW[0], "Penanaman Bibit Pohon", "Tertanamnya", "Jumlah bibit", "Pohon"],
        ],
        [
            head,
            ["", "di Desa", "bibit", "yang ditanam", ""],
            ["3.27.02.2.01.0002", "Penyusunan Peta", "Tersusunnya peta", "Jumlah peta", "Dokumen"],
        ],
    ]
    tables = []
    for rows in pages:
        cells = [[Paragraph(cell, style) for cell in row] for row in rows]
        tables.append(Table(cells, colWidths=[90, 130, 110, 110, 60], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
    SimpleDocTemplate(str(tmp_path / "n.pdf")).build([tables[0], PageBreak(), tables[1]])
    found = read_list(tmp_path / "n.pdf")
    assert [told(entry) for entry in found.entries] == [
        ("3.27.02", "PROGRAM PEMBINAAN KEBUN", "", "", ""),
        (ROW[0], "Penanaman Bibit Pohon di Desa", "Tertanamnya bibit", "Jumlah bibit yang ditanam", "Pohon"),
        ("3.27.02.2.01.0002", "Penyusunan Peta", "Tersusunnya peta", "Jumlah peta", "Dokumen"),
    ]
    assert {entry.authority for entry in found.entries} == {"KABKOT"}
