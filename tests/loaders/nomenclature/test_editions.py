"""The file that keeps the editions: older forms of it, what it holds, what is done where it is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selaras.graph.errors import InputError
from selaras.loaders.nomenclature.editions import Edition, entry, keep, remove, stored
from selaras.loaders.nomenclature.imported import import_list, known


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "n.json"
    monkeypatch.setenv("SELARAS_NOMENCLATURE", str(path))
    return path


def edition(name: str, year: int | None, words: str = "Program Kebun") -> Edition:
    return Edition(name, year, "n.csv", (entry("3.27.02", words, "KABKOT", "Terbinanya kebun", "Jumlah kebun", "Kebun"),))


def test_editions_are_kept_newest_first(file: Path) -> None:
    for one in (edition("lama", None), edition("baru", 2024), edition("tengah", 2019)):
        assert keep(one) == (file, None)
    assert [one.name for one in stored()] == ["baru", "tengah", "lama"]
    assert stored()[0].entries == edition("baru", 2024).entries
    replaced = keep(edition("tengah", 2020, "Program Lain"))[1]
    assert replaced is not None and replaced.valid_from == 2019
    assert [one.valid_from for one in stored()] == [2024, 2020, None]
    assert known().name_of("3.27.02") == "Program Kebun" and len(known().editions) == 3
    for name in ("baru", "tengah", "lama"):
        assert remove(name).name == name
    assert not file.exists()


def test_the_urusan_and_bidang_of_a_list_are_kept_with_it(file: Path, tmp_path: Path) -> None:
    source = tmp_path / "n.csv"
    source.write_text("kode;nama\n3;URUSAN PILIHAN\n3.27;URUSAN BIDANG KEBUN\n3.27.02;PROGRAM KEBUN\n", encoding="utf-8")
    assert import_list(source, "2025").read.fields == {"3": "URUSAN PILIHAN", "3.27": "URUSAN BIDANG KEBUN"}
    assert dict(stored()[0].fields) == {"3": "URUSAN PILIHAN", "3.27": "URUSAN BIDANG KEBUN"}
    kept = json.loads(file.read_text(encoding="utf-8"))
    del kept["editions"][0]["fields"]  # as versions before kept it
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert not stored()[0].fields and len(stored()[0].entries) == 1


def test_the_form_before_editions_is_read(file: Path) -> None:
    file.parent.mkdir()
    rows = [["3.27.02", "Program Kebun", "programkebun", False], ["3.27.02", "Program Ladang", "programladang", True]]
    file.write_text(json.dumps({"form": 1, "source": "n.csv", "entries": rows}), encoding="utf-8")
    assert [(one.name, one.valid_from, one.source) for one in stored()] == [("tanpa nama", None, "n.csv")]
    assert [one.authority for one in stored()[0].entries] == ["", "PROV"]
    assert known().name_of("3.27.02") == "Program Kebun"


def test_an_import_does_not_write_over_a_damaged_file(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.write_text("{", encoding="utf-8")
    (tmp_path / "n.csv").write_text("kode,nama\n3.27.02,Program Kebun\n", encoding="utf-8")
    with pytest.raises(InputError, match="rusak"):
        import_list(tmp_path / "n.csv")
    assert file.read_text(encoding="utf-8") == "{"
