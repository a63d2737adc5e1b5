"""`selaras nomenclature import` from the command line's side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selaras.cli.main import main

if TYPE_CHECKING:
    from ..conftest import Ended


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(ended.value.code or 0)


def test_import_tells_what_it_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(tmp_path / "n.json"))
    source = tmp_path / "n.csv"
    source.write_text("kode;nama\n7;URUSAN\n7.01.02;PROGRAM SATU\n7.01.02;PROGRAM SATU\nxx;Rusak\n", encoding="utf-8")
    assert run("nomenclature", "import", str(source)) == 0
    out = capsys.readouterr().out
    for words in (
        "n.csv: 1 program, 0 kegiatan, 0 subkegiatan",
        "1 urusan",
        "1 baris berulang",
        "baris 5: xx Rusak",
        str(tmp_path / "n.json"),
    ):
        assert words in out
    assert run("nomenclature", "import", str(source), "--lang", "en") == 0
    assert "1 programs" in capsys.readouterr().out


def test_a_bad_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(tmp_path / "n.json"))
    assert run("nomenclature", "import", str(tmp_path / "tidak-ada.csv")) == 2
    assert run("nomenclature") in (0, 2)
    assert "tidak ditemukan" in capsys.readouterr().err
    assert not (tmp_path / "n.json").exists()


def test_editions_stand_side_by_side(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: Callable[..., Ended]) -> None:
    store = tmp_path / "n.json"
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(store))
    source = tmp_path / "Kepmendagri 12.3-45 tahun 2024.csv"
    source.write_text("kode,nama,indikator\n7.01.02,PROGRAM SATU,\n7.01.02.2.01.0001,Sub satu,Jumlah satu\n", encoding="utf-8")
    assert "edisi “Kepmendagri 12.3-45/2024”, berlaku sejak 2024" in called("nomenclature", "import", source).out
    assert "berlaku sejak 2019" in called("nomenclature", "import", source, "--edition", "Lama", "--valid-from", 2019).out
    assert "menggantikan Kepmendagri 12.3-45" in called("nomenclature", "import", source, "--edition", "Lama").out
    assert called("nomenclature", "list", "--format", "csv").out.splitlines()[1:] == [
        f"Kepmendagri 12.3-45/2024,2024,1,0,1,1,{source.name}", f"Lama,2019,1,0,1,1,{source.name}",
    ]  # fmt: skip
    assert "Kepmendagri 12.3-45/2024" in called("nomenclature", "list").out
    assert "tidak ada edisi “lama”. Yang ada: “Kepmendagri 12.3-45/2024”, “Lama”" in called("nomenclature", "remove", "lama").error
    assert "Dropped: edition “Lama”" in called("nomenclature", "remove", "Lama", "--lang", "en").out
    assert called("nomenclature", "remove", "Kepmendagri 12.3-45/2024").code == 0
    assert not store.exists()
    assert "tidak ada" in called("nomenclature", "list").error
    monkeypatch.setenv("SELARAS_NOMENCLATURE", "")
    assert "Belum ada daftar" in called("nomenclature", "list").out


PLAN = """RENCANA STRATEGIS
{agency}
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 4.2 Rencana Program, Kegiatan, Subkegiatan dan Pendanaan
Kode\tProgram/Kegiatan/Subkegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026
{head}\tProgram Pembinaan {work}\tIndeks {work}\tIndeks\t80\t12.000.000
{head}.2.01\tPembinaan {work} Warga\tJumlah warga binaan {work}\tOrang\t4\t12.000.000
{head}.2.01.0001\tPendataan {work} Warga\tJumlah data {work}\tData\t4\t12.000.000
{support}\tProgram Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota\tNilai SAKIP\tNilai\t80\t9.000.000
{support}.2.06\tAdministrasi Lampu Perangkat Daerah\tJumlah laporan lampu\tLaporan\t4\t9.000.000
\tPenyediaan Lampu Ruang Kerja\t{indicator}\tUnit\t{target}\t9.000.000
"""


def test_from_the_list_to_what_agencies_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: Callable[..., Ended]) -> None:
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(tmp_path / "n.json"))
    source = tmp_path / "daftar.csv"
    source.write_text(
        "Kode,Uraian,Kewenangan,Kinerja,Indikator,Satuan\n"
        "X.XX.01,PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA,KABKOT,,,\n"
        "X.XX.01.2.06,Administrasi Lampu Perangkat Daerah,KABKOT,,,\n"
        "X.XX.01.2.06.0007,Penyediaan Lampu Ruang Kerja,KABKOT,Tersedianya lampu,Jumlah Lampu Ruang Kerja yang Disediakan,Unit\n",
        encoding="utf-8",
    )
    assert called("nomenclature", "import", source, "--edition", "Daftar 1/2025").code == 0
    for name, head, work, indicator, target in (
        ("KECAMATAN AWANGGA", "7.01.02", "Desa", "Jumlah lampu ruang kerja yang disediakan", 4),
        ("DINAS KEBUN", "3.27.02", "Kebun", "Jumlah lampu ruang kerja yg disediakan", 7),
    ):
        told = PLAN.format(agency=name, head=head, support=f"{head[:4]}.01", work=work, indicator=indicator, target=target)
        (tmp_path / f"{head}.txt").write_text(told, encoding="utf-8")
    store = str(tmp_path / "rencana.selaras")
    assert called("build", tmp_path / "7.01.02.txt", tmp_path / "3.27.02.txt", "--store", store).code == 0
    rows = json.loads(called("query", "same-subactivity", "--store", store, "--format", "json").out)
    assert [(row["nomenclature"], row["agency"], row["code"], row["pagu_per_year"]) for row in rows] == [
        ("X.XX.01.2.06.0007", "Dinas Kebun", None, ["2026: 9000000"]),
        ("X.XX.01.2.06.0007", "Kecamatan Awangga", None, ["2026: 9000000"]),
    ]
    common = {row["concept"]: row for row in json.loads(called("query", "common-indicators", "--store", store, "--format", "json").out)}
    lamps = common["Jumlah Lampu Ruang Kerja yang Disediakan"]
    assert (lamps["agencies"], lamps["unit"], lamps["direction"], lamps["origin"]) == (2, "Unit", "up", "nomenclature")
    assert common["Nilai SAKIP"]["origin"] == "lexicon"
    alone = json.loads(called("query", "only-here", "--store", store, "--format", "json").out)
    assert sorted({row["code"] for row in alone if row["level"] == "SubActivity"}) == ["3.27.02.2.01.0001", "7.01.02.2.01.0001"]
    edges = "MATCH (k:Nomenclature)-[:INSTANCE_OF]->(h) WHERE h.indicator IS NOT NULL RETURN k.code, h.code, h.edition, h.output, h.unit"
    found = called("query", f"{edges} ORDER BY k.code", "--store", store, "--format", "csv").out.splitlines()[1:]
    assert found == [
        f"{field}.01.2.06.0007,X.XX.01.2.06.0007,Daftar 1/2025,Tersedianya lampu,Unit" for field in ("3.27", "7.01")
    ]  # fmt: skip
