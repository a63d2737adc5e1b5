"""`selaras nomenclature import` from the command line's side."""

from __future__ import annotations

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
