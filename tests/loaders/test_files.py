"""Which reader takes a file, and what is said of files that none can read: one line, in bounded time and memory."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.examples.make import make
from selaras.graph.errors import InputError
from selaras.loaders import load
from selaras.loaders.documents.blocks import Identity
from selaras.loaders.files import kind_of, read_pages, read_plan

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
NAMES = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def example(form: str, folder: Path) -> bytes:
    return make(documents()[1], form, folder).read_bytes()


def replaced(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An Office file with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return package({name: change(name, archive.read(name)) for name in archive.namelist()})


BOMB = b"<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><b>&b;</b>"
BAD: dict[str, tuple[bytes, str, str]] = {
    # Contents against names.
    "pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "isinya PDF, bukan teks", "it holds PDF, not text"),
    "docx.txt": (package({"word/document.xml": b"<x/>"}), "isinya DOCX, bukan teks. Ganti akhiran namanya menjadi .docx", "holds DOCX"),
    "xlsx.csv": (package({"xl/workbook.xml": b"<x/>"}), "Ganti akhiran namanya menjadi .xlsx", "Change the ending of its name to .xlsx"),
    "text.docx": (b"Renstra Kecamatan\n", "berkas DOCX rusak", "the DOCX file is damaged"),
    "text.pdf": (b"Renstra Kecamatan\n", "berkas PDF rusak", "the PDF file is damaged"),
    "picture.pdf": (b"\xff\xd8\xff\xe0JFIF", "berkas JPEG belum dapat dibaca", "JPEG files cannot be read yet"),
    # Kinds that are not read, each with its cure.
    "old.xls": (COMPOUND + "Workbook".encode("utf-16-le"), "Excel 97–2003 belum dapat dibaca", "save it as .xlsx"),
    "old.doc": (COMPOUND + "WordDocument".encode("utf-16-le"), "Word 97–2003 belum dapat dibaca", "save it as .docx"),
    "binary.xlsb": (package({"xl/workbook.bin": b"x"}), "berkas XLSB belum dapat dibaca", "save it as .xlsx"),
    "open.ods": (package({"mimetype": b"x", "content.xml": b"<x/>"}), "OpenDocument belum dapat dibaca", "as .docx or .xlsx"),
    "rich.rtf": (b"{\\rtf1 x}", "berkas RTF belum dapat dibaca", "save it as .docx"),
    "sheet.xls": (b"<?xml version='1.0'?><?mso-application x='y'?><Workbook/>", "XML belum dapat dibaca", "save it as .xlsx"),
    "photos.zip": (package({"a.jpg": b"x"}), "berkas ZIP belum dapat dibaca", "Give the plan as .pdf, .docx"),
    # Locked and damaged.
    "locked.docx": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "terkunci dengan kata sandi", "locked with a password"),
    "locked.xlsx": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "simpan tanpa kata sandi", "save it without one"),
    "junk.docx": (b"PK\x03\x04" + b"\x01" * 400, "berkas DOCX rusak atau terpotong", "damaged or cut off"),
    "hollow.docx": (package({"word/other.xml": b"<x/>"}), "berkas DOCX rusak", "the DOCX file is damaged"),
    "hollow.xlsx": (package({"xl/other.xml": b"<x/>"}), "berkas XLSX rusak", "the XLSX file is damaged"),
    "broken.docx": (package({"word/document.xml": b"<w:document"}), "berkas DOCX rusak", "the DOCX file is damaged"),
    "broken.xlsx": (package({"xl/workbook.xml": b"<workbook"}), "berkas XLSX rusak", "the XLSX file is damaged"),
    # Bombs.
    "entities.docx": (package({"word/document.xml": BOMB}), "memuat deklarasi DTD", "declares a DTD"),
    "entities.xlsx": (package({"xl/workbook.xml": BOMB}), "memuat deklarasi DTD", "declares a DTD"),
    "wide16.docx": (package({"word/document.xml": BOMB.decode().encode("utf-16")}), "memuat deklarasi DTD", "declares a DTD"),
    "parts.docx": (package({f"word/{n}.xml": b"" for n in range(10_001)}), "10001 bagian di dalam arsip", "10001 parts in the archive"),
    # Text of other kinds.
    "nul.csv": (b"a;b\nc\x00;d\n" * 10, "isinya biner", "binary data"),
    "quote.csv": (b'a;b\n"c;d\n' + b"e;f\n" * 60, "tanda kutip di baris 2 tidak pernah ditutup", "mark in line 2 is never closed"),
    "long.csv": (b'a;b\n"' + b"c" * 200_000, "tanda kutip di baris 2", "in line 2"),
    "no-plan.html": (b"<html><body><p>Rapat</p></body></html>", "tidak terbaca sebagai Renstra", "cannot be read as a Renstra"),
    "no-plan.csv": (b"a;b\nc;d\n", "tidak terbaca sebagai Renstra", "cannot be read as a Renstra"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    data, indonesian, english = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        load(path)
    assert time.monotonic() - started < 5
    for lang, words in (("id", indonesian), ("en", english)):
        line = caught.value.line(lang)
        assert words in line
        assert name in line, "the place is named"
        assert "\n" not in line


@pytest.mark.parametrize("form", [".docx", ".xlsx"])
def test_an_office_file_cut_off_anywhere_is_damaged(form: str, tmp_path: Path) -> None:
    data = example(form, tmp_path)
    path = tmp_path / f"cut{form}"
    for share in (0.02, 0.3, 0.7, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(InputError, match="rusak atau terpotong"):
            load(path)


@pytest.mark.parametrize("form", [".docx", ".xlsx"])
def test_flipped_bytes_inside_an_archive_are_damage(form: str, tmp_path: Path) -> None:
    data = bytearray(example(form, tmp_path))
    at = data.find(NAMES[form[1:]].encode()) + 200
    data[at : at + 40] = b"\xff" * 40
    path = tmp_path / f"flipped{form}"
    path.write_bytes(data)
    with pytest.raises(InputError, match="rusak atau terpotong"):
        load(path)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_zip_bomb_is_never_unpacked(form: str, tmp_path: Path) -> None:
    part = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[form]
    many = package({NAMES[form]: b"<x/>", part: b"<x>" + b"\n" * (200 * 2**20) + b"</x>"})
    packed = package({NAMES[form]: b"<x/>", part: b"<x>" + b"\n" * (20 * 2**20) + b"</x>"})
    assert len(many) < 2**20
    path = tmp_path / f"bomb.{form}"
    for data in (many, packed):
        path.write_bytes(data)
        started = time.monotonic()
        with pytest.raises(InputError, match="terlalu besar untuk sebuah rencana"):
            load(path)
        assert time.monotonic() - started < 2


def test_contents_count_where_applications_give_the_wrong_name(tmp_path: Path) -> None:
    for form, name in (
        (".html", "export.xls"),
        (".html", "export.csv"),
        (".xlsx", "export.xls"),
        (".docx", "export.doc"),
        (".csv", "export.xls"),
    ):
        path = tmp_path / name
        path.write_bytes(example(form, tmp_path))
        assert kind_of(path) == {".csv": "delimited"}.get(form, form[1:])
        assert load(path).to_dict()["nodes"], name


def test_a_text_is_read_under_any_name_of_a_text(tmp_path: Path) -> None:
    data = documents()[0].read_bytes()
    for name in ("plan", "plan.TXT", "plan.md"):
        (tmp_path / name).write_bytes(data)
        assert kind_of(tmp_path / name) == "text"
    assert read_pages(tmp_path / "plan").file_name == "plan"


@pytest.mark.parametrize("name", ["none.docx", "none.xlsx", "none.csv", "none.html", "none.pdf"])
def test_a_missing_file_is_missing_whatever_its_kind(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak ditemukan"):
        load(tmp_path / name)


def test_what_is_left_out_is_reported(tmp_path: Path) -> None:
    import openpyxl

    path = make(documents()[1], ".xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    hidden = book.create_sheet("Versi lama")
    hidden["A1"] = "Program"
    hidden.sheet_state = "hidden"
    book.save(path)
    plan = read_plan(path)
    assert [(entry.words, entry.why("en")) for entry in plan.not_understood if entry.words == "Versi lama"] == [
        ("Versi lama", "a hidden sheet is not read")
    ]


def test_what_the_title_page_leaves_out_can_be_told(tmp_path: Path) -> None:
    text = documents()[0].read_text(encoding="utf-8").partition("Tabel T-C.27\n")[2].partition("\n## ")[0]
    table = "\n".join(line for line in text.split("\n") if "\t" in line)
    path = tmp_path / "pagu.csv"
    path.write_text(table.replace("\t", "|"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert "--region" in caught.value.line() and "(found: 2025–2029)" in caught.value.line("en")
    graph = load(path, Identity("Kecamatan Banyulintang", "Kabupaten Tirtasari", (2025, 2029)))
    assert [node.id for node in graph.nodes("Document")] == ["tirtasari/kec-banyulintang/renstra-2025-2029"]
    named = tmp_path / "Renstra_Kec_Banyulintang_Kab_Tirtasari_2025-2029.csv"
    named.write_bytes(path.read_bytes())
    assert [node.id for node in load(named).nodes("Document")] == ["tirtasari/kec-banyulintang/renstra-2025-2029"]
