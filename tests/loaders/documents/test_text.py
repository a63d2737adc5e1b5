from __future__ import annotations

from pathlib import Path

import pytest
from selaras.graph.errors import InputError
from selaras.loaders import load, read_plan
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.documents.text import read_text

BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b" \n\t\n", "berkas kosong", "the file is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\x01" * 40, "isinya PNG", "it holds PNG"),
    "office.txt": (b"PK\x03\x04" + b"\x01" * 40, "isinya ZIP/Office", "it holds ZIP/Office"),
    "binary.txt": (b"rencana\x00strategis", "isinya biner", "binary data"),
    "latin.txt": (b"Renstra\nKecamatan \xe9tat\n", "bukan UTF-8: bita 0xe9 di baris 2", "not UTF-8: byte 0xe9 in line 2"),
    "half.txt": ("Renstra".encode("utf-16") + b"\x00", "bukan UTF-16 yang utuh", "no complete UTF-16"),
    "plan.pdf": (b"%PDF-1.7\n", "PDF rusak atau terpotong", "the PDF is damaged or cut short"),
    "plan.xyz": (b"Renstra\n", "jenis berkas .xyz tidak dikenal", "files of kind .xyz are unknown"),
    "plan.json": (b"{", "bukan JSON yang sah", "not valid JSON"),
    "prose.txt": (b"Catatan rapat warga.\n", "tidak terbaca sebagai Renstra", "cannot be read as a Renstra"),
    "tableless.txt": (
        b"RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\nTidak ada tabel.\n",
        "tidak ada tabel tujuan, sasaran atau program",
        "no table of goals",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_plan_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    data, indonesian, english = BAD[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        load(path)
    for lang, words in (("id", indonesian), ("en", english)):
        line = caught.value.line(lang)
        assert words in line
        assert name in line, "the place is named"
        assert "\n" not in line


@pytest.mark.parametrize("lang", ["id", "en"])
def test_paths_that_are_no_file(tmp_path: Path, lang: str) -> None:
    with pytest.raises(InputError) as missing:
        read_plan(tmp_path / "none.txt")
    assert {"id": "tidak ditemukan", "en": "no such file"}[lang] in missing.value.line(lang)
    with pytest.raises(InputError) as folder:
        read_plan(tmp_path)
    assert {"id": "ini folder", "en": "this is a folder"}[lang] in folder.value.line(lang)
    with pytest.raises(InputError):
        read_plan(tmp_path / ("x" * 400 + ".txt"))  # longer than a file system's names


def test_only_what_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert (
        "periode" in caught.value.line() and "perangkat daerah tidak" not in caught.value.line() and "daerah dan" not in caught.value.line()
    )
    assert "the period" in caught.value.line("en") and "agency not" not in caught.value.line("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_with_tabs_are_rows_and_the_others_paragraphs(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(newline.join(["Judul", "a\tb", "-----\t----", "c\t", "", "**Akhir**"]).encode(encoding))
    first, fragment, last = read_text(path).blocks
    assert isinstance(first, Paragraph) and first.text == "Judul" and first.place.line == 1
    assert isinstance(fragment, Fragment)
    assert [(row.cells, row.place.line) for row in fragment.rows] == [(("a", "b"), 2), (("c", ""), 4)]
    assert isinstance(last, Paragraph) and last.text == "Akhir" and last.place.line == 6


def test_every_reason_is_told_in_both_languages() -> None:
    for reason in Reason:
        assert reason.text("id") and reason.text("en") and reason.text("id") != reason.text("en")
