"""`selaras nomenclature import` from the command line's side."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.cli.main import main


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
