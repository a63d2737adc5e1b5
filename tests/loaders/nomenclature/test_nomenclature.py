"""The official list: imported from CSV or Excel, kept, and what reading gains by it."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selaras.graph.errors import InputError
from selaras.loaders.nomenclature.imported import import_list, known, stored_path
from selaras.loaders.nomenclature.lookup import Nomenclature, shipped
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph

REAL = Path(os.environ.get("SELARAS_SHARED", Path(__file__).resolve().parents[3].parent / "shared")) / "nomenclature" / "nomenklatur.csv"
ROWS = [
    ("X.XX", "bidang", "KABKOT", "URUSAN PEMERINTAHAN BIDANG XX"),
    ("X.XX.01", "program", "KABKOT", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"),
    ("X.XX.01", "program", "PROV", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI"),
    ("X.XX.01.2.06", "kegiatan", "KABKOT", "Administrasi Umum Perangkat Daerah"),
    ("X.XX.01.2.06.0002", "subkegiatan", "KABKOT", "Penyediaan Peralatan dan Perlengkapan Kantor"),
    ("1.01.02", "program", "KABKOT", "PROGRAM PENGELOLAAN PENDIDIKAN"),
    ("1.01.02.2.01", "kegiatan", "KABKOT", "Pengelolaan Pendidikan Sekolah Dasar"),
    ("1.01.02.2.01.0007", "subkegiatan", "KABKOT", "Penyediaan Buku dan Alat Peraga"),
    ("2.17.03", "program", "KABKOT", "PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI"),
    ("2.17.04", "program", "PROV", "PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI"),
    ("3.25.02", "program", "KABKOT", "PROGRAM SERUPA"),
    ("3.26.02", "program", "KABKOT", "PROGRAM SERUPA"),
    ("3.26.02.2.01", "kegiatan", "KABKOT", "Penyelenggaraan Serupa Semua"),
    ("3.26.02.2.01.0001", "subkegiatan", "KABKOT", "Penyelenggaraan Serupa Semua"),
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "nomenklatur.json"
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(path))
    return path


def table(path: Path, rows: list[Any], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


@pytest.fixture
def official(place: Path, tmp_path: Path) -> Nomenclature:
    import_list(table(tmp_path / "n.csv", [("kode", "jenis", "kewenangan", "nama"), *ROWS]))
    assert place.is_file()
    return known()


def test_without_an_import_only_what_is_shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert known() is shipped()
    monkeypatch.delenv("SELARAS_NOMENCLATURE")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    assert stored_path() == tmp_path / "nomenclature.json"
    assert known() is shipped()


@pytest.mark.parametrize("kind", ["comma", "semicolon", "excel", "parts", "latin"])
def test_forms_of_the_list(kind: str, place: Path, tmp_path: Path) -> None:
    path = tmp_path / ("n.xlsx" if kind in ("excel", "parts") else "n.csv")
    header = ("KODE", "Jenis", "Kewenangan", "Nomenklatur")
    if kind == "excel":
        book: Any = openpyxl.Workbook()
        for row in (("DAFTAR NOMENKLATUR",), (), header, *ROWS):
            book.active.append(row)
        book.save(path)
    elif kind == "parts":
        book = openpyxl.Workbook()
        book.active.append(("Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan", "Nomenklatur", "Kewenangan"))
        for code, _, authority, name in ROWS:
            parts = code.split(".")
            cells = [parts[0], parts[1], *parts[2:3], *([".".join(parts[3:5])] if len(parts) > 3 else []), *parts[5:]]
            book.active.append([*cells, *[None] * (5 - len(cells)), name, authority])
        book.save(path)
    else:
        delimiter, encoding = (";" if kind == "semicolon" else ","), ("cp1252" if kind == "latin" else "utf-8-sig")
        table(path, [header, *ROWS, ("9.9", "", "", "rusak é"), ("", "", "", "")], delimiter, encoding)
    found = import_list(path)
    assert dict(found.counts) == {"Program": 7, "Activity": 3, "SubActivity": 3}
    assert found.path == place
    assert len(found.read.fields) == 1
    assert [words for _, words in found.read.bad] == ([] if kind in ("excel", "parts") else ["9.9 rusak é"])
    assert known().name_of("7.01.01.2.06") == "Administrasi Umum Perangkat Daerah"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "berkas kosong"), (b"a,b\n1,2\n", "kolom kode dan nama tidak ditemukan"), (b"kode,nama\n1,x\n", "tidak ada kode program"),
        (b"PK\x03\x04rusak", "buku kerja rusak"), (b"kode,nama\0\n", "bukan CSV atau XLSX"),
    ],
)  # fmt: skip
def test_files_that_are_no_list(content: bytes, words: str, place: Path, tmp_path: Path) -> None:
    (tmp_path / "n.csv").write_bytes(content)
    with pytest.raises(InputError, match=words):
        import_list(tmp_path / "n.csv")
    assert not place.exists()


def test_a_list_that_cannot_be_read_is_told(place: Path) -> None:
    with pytest.raises(InputError, match="tidak ada"):
        known()
    place.parent.mkdir()
    for text in ("{", '{"form": 0, "entries": []}', '{"form": 1, "entries": [["7.01.02"]]}'):
        place.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="rusak"):
            known()


def test_a_new_import_replaces_the_old(official: Nomenclature, tmp_path: Path) -> None:
    assert official.name_of("1.01.02")
    import_list(table(tmp_path / "m.csv", [("kode", "nama"), ("7.01.09", "PROGRAM LAIN SEKALI")]))
    assert known().name_of("1.01.02") is None and known().name_of("7.01.09") == "PROGRAM LAIN SEKALI"


def test_looking_up(official: Nomenclature) -> None:
    assert official.name_of("5.02.01.2.06.0002") == "Penyediaan Peralatan dan Perlengkapan Kantor"  # every agency's
    assert official.level_of("Pengelolan Pendidikan Sekolah Dasar") == "Activity"
    assert official.level_of("Penyelenggaraan Serupa Semua") is None  # official at two levels
    assert official.lookup("Penyediaan Peralatan dan Perlengkapan Kantor", "SubActivity", "5.02.01.2.06") == ("5.02.01.2.06.0002", 1.0)
    assert official.lookup("Penyediaan Buku dan Alat Peraga", "SubActivity", "1.01.02.2.02") is None
    assert official.lookup("PROGRAM SERUPA", "Program") is None  # two fields, and nothing decides
    assert official.lookup("PROGRAM SERUPA", "Program", bidang="3.26") == ("3.26.02", 1.0)
    assert official.lookup("PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI", "Program") == ("2.17.03", 1.0)  # the provinces' counts less
    assert official.lookup("PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI", "Program", bidang="1.01") == ("1.01.01", 1.0)


def test_every_learnt_code_is_still_found(official: Nomenclature) -> None:
    own = shipped()
    for code, name in own.entries.items():
        assert own.lookup(name, {3: "Program", 5: "Activity", 6: "SubActivity"}[len(code.split("."))], bidang="7.01") is not None
        assert official.name_of(code)


@pytest.mark.parametrize(
    ("printed", "name", "expected"),
    [
        ("1.01.02.2.01.000", "Penyediaan Buku dan Alat Peraga", "1.01.02.2.01.0007"),
        ("01.0007", "Penyediaan buku dan alat peraga", "1.01.02.2.01.0007"),
        ("1.01.02.2.1.0007", "Penyediaan Buku dan Alat Peraga", "1.01.02.2.01.0007"),
        ("1.01.02.2.01.0008", "Penyediaan Buku dan Alat Peraga", None),  # another code is no damaged one
        ("201", "Pengelolaan Pendidikan Sekolah Dasar", "1.01.02.2.01"),
        ("1.01.02.2.01.000", "Penyediaan Meja", None),
    ],
)
def test_damaged_codes(printed: str, name: str, expected: str | None, official: Nomenclature) -> None:
    assert official.repaired(printed, name, "1.01.02", "1.01.02.2.01") == expected
    assert shipped().repaired(printed, name, "1.01.02", "1.01.02.2.01") is None


def test_names_like_torn_ones(official: Nomenclature) -> None:
    assert official.names_like("Penyediaan Buku", "dan Alat Peraga") == ["Penyediaan Buku dan Alat Peraga"]
    assert shipped().names_like("x") == shipped().names()


PLAN = """
Tabel 4.2 Rencana Program, Kegiatan, Sub Kegiatan dan Pagu
| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 |
| PROGRAM PENGELOLAAN PENDIDIKAN | Angka partisipasi | Persen | 90 | 300.000.000 |
| Pengelolaan Pendidikan Sekolah Dasar | Jumlah sekolah | Sekolah | 4 | 300.000.000 |
| Penyediaan Buku dan Alat Peraga | Jumlah buku | Buku | 90 | 300.000.000 |
"""


def test_a_plan_without_codes_is_classified(official: Nomenclature, plan: Callable[[str], Plan]) -> None:
    graph = to_graph(plan(PLAN))
    found = {graph.node(edge.source).label: edge.target for edge in graph.edges("CLASSIFIED_AS")}
    assert found == {
        "Program": "nomenklatur/1.01.02",
        "Activity": "nomenklatur/1.01.02.2.01",
        "SubActivity": "nomenklatur/1.01.02.2.01.0007",
    }
    assert official.official


def test_reading_stays_fast(place: Path, tmp_path: Path, plan: Callable[[str], Plan]) -> None:
    names = [("kode", "nama")]
    words = [
        "Penyediaan",
        "Pengelolaan",
        "Pembinaan",
        "Koordinasi",
        "Fasilitasi",
        "Pengawasan",
        "Peningkatan",
        "Evaluasi",
        "Penataan",
        "Uji",
    ]
    for number in range(22_000):
        first, second, third = words[number % 10], words[number // 10 % 10], words[number // 100 % 10]
        code = f"{number % 8 + 1}.{number // 8 % 30 + 1:02d}.{number // 240 % 9 + 2:02d}.2.{number // 2160 % 11 + 1:02d}.0001"
        names.append((code, f"{first} {second} {third} urusan {number} daerah"))
    import_list(table(tmp_path / "n.csv", names))
    assert place.stat().st_size > 10**6
    lines = "\n".join(
        f"| Penyediaan barang dan jasa keperluan nomor {number} kantor | Jumlah | Unit | 1 | 1.000.000 |" for number in range(60)
    )
    start = time.process_time()
    graph = to_graph(plan(PLAN + lines))
    assert time.process_time() - start < 8  # a second or two; the bound is for a slow machine
    assert len([*graph.nodes("Activity"), *graph.nodes("SubActivity")]) > 50


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_file(), reason="the official list is not beside this clone")
def test_the_real_list(place: Path) -> None:
    found = import_list(REAL)
    assert dict(found.counts) == {"Program": 406, "Activity": 1690, "SubActivity": 7778} and not found.read.bad
    assert known().name_of("7.01.02.2.01") == "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan"
    assert known().lookup("Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", "Program") == ("7.01.02", 1.0)
    assert place.is_file()
