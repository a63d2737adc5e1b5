"""Rows written while they come, files written whole, and the list of queries."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rich.console import Console
from selaras.cli.output_files import whole
from selaras.cli.reports.rows import csv_lines, json_lines, write_rows
from selaras.graph.errors import InputError
from selaras.queries.library.headings import has_heading, heading, worded
from selaras.queries.library.named import named_queries
from selaras.queries.sparql.answer import named_sparql

from .conftest import Run

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
def test_json_row_by_row_is_json_at_once(rows: list[tuple[Any, Any]]) -> None:
    told = "".join(json_lines(("a", "b"), iter(rows)))
    assert told == json.dumps([{"a": a, "b": b} for a, b in rows], ensure_ascii=False, indent=1) + "\n"


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers()), max_size=5))
def test_csv_comes_back(rows: list[tuple[str, int]]) -> None:
    told = "".join(csv_lines(("a", "b"), iter(rows)))
    assert [tuple(row) for row in csv.reader(io.StringIO(told, newline=""))] == [("a", "b"), *[(a, str(b)) for a, b in rows]]


def test_numbers_that_json_does_not_know() -> None:
    told = "".join(json_lines(("x", "y"), [(float("nan"), [float("-inf"), 1.5])]))

    def refuse(constant: str) -> None:
        pytest.fail(constant)

    assert json.loads(told, parse_constant=refuse) == [{"x": "nan", "y": ["-inf", 1.5]}]


def test_each_row_is_written_before_the_next_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    def rows() -> Iterator[tuple[int]]:
        for number in range(3):
            yield (number,)
            seen.append(capsys.readouterr().out)

    write_rows("csv", ("n",), rows(), None, lang="id")
    assert seen == ["n\n0\n", "1\n", "2\n"]


def test_a_sheet_holds_no_more_rows_than_excel_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selaras.cli.common._SHEET", 4)
    write_rows("xlsx", ("n",), [(1,), (2,), (3,)], str(tmp_path / "muat.xlsx"), lang="id")
    with pytest.raises(InputError, match="tidak muat"):
        write_rows("xlsx", ("n",), [(1,), (2,), (3,), (4,)], str(tmp_path / "lebih.xlsx"), lang="id")
    assert [path.name for path in tmp_path.iterdir()] == ["muat.xlsx"]


def test_every_column_of_a_named_query_has_a_heading() -> None:
    missing = {column.name for query in named_queries().values() for column in query.columns if not has_heading(column.name)}
    assert not missing, "queries/library/headings.toml lacks these"


def test_words_of_queries_in_the_reader_s_language() -> None:
    assert (heading("pagu_per_year", "id"), heading("pagu_per_year", "en"), heading("x_y", "id")) == (
        "pagu per tahun",
        "pagu per year",
        "x y",
    )
    assert (worded("level", "SubActivity", "id"), worded("how", "hierarchy", "id")) == ("Subkegiatan", "letak sasaran RPJMD")
    assert worded("path", ["Goal: Tenteram", "Meningkatnya: mutu"], "id") == ["Tujuan: Tenteram", "Meningkatnya: mutu"]
    assert worded("statement", "hierarchy", "id") == "hierarchy", "a plan's words stay"


def test_a_workbook_of_a_named_query_adds_up_by_year(tmp_path: Path) -> None:
    rows = [("Dinas A", ["2026: 1500", "2027: 2500"], ["2026: 7"], ["2026: 1,5"]), ("Dinas B", ["2027: 10"], [], [])]
    write_rows("xlsx", ("agency", "pagu_per_year", "printed_per_year", "targets"), rows, str(tmp_path / "a.xlsx"), lang="id", named=True)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert list(sheet.values) == [
        ("perangkat daerah", "pagu 2026", "pagu 2027", "tercetak 2026", "target"),
        ("Dinas A", 1500, 2500, 7, "2026: 1,5"),
        ("Dinas B", None, 10, None, None),
    ]


@pytest.mark.parametrize(("width", "lines"), [(30, True), (60, False)])
def test_no_column_leaves_a_narrow_terminal(width: int, lines: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    monkeypatch.setattr("selaras.cli.reports.rows.console", lambda: out)
    rows = [
        ("Dinas Perikanan dan Kelautan", "Meningkatnya hasil tangkap nelayan kecil", 41),
        ("Dinas Perikanan dan Kelautan", "Tertibnya izin", 52),
    ]
    write_rows("table", ("agency", "goal", "page"), rows, None, lang="id", named=True)
    assert isinstance(out.file, io.StringIO)
    told = out.file.getvalue()
    assert all(word in told for word in ("tujuan", "nelayan", "izin", "41", "52"))
    assert told.count("Perikanan") == 1, "what the row above said is not said again"
    assert ("hal.  " in told.splitlines()[-1]) == lines


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"

    def fail() -> None:
        with whole(file) as out:
            out.write(b"baru")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not list(tmp_path.iterdir())
    file.write_bytes(b"lama")
    with pytest.raises(KeyboardInterrupt):
        fail()
    with whole(file) as out:
        out.write(b"baru")
        assert file.read_bytes() == b"lama"
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"baru"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights of POSIX")
def test_links_and_rights_stay(tmp_path: Path) -> None:
    held, link = tmp_path / "isi.txt", tmp_path / "tautan.txt"
    held.write_bytes(b"lama")
    held.chmod(0o640)
    link.symlink_to(held)
    with whole(link) as out:
        out.write(b"baru")
    assert link.is_symlink()
    assert (held.read_bytes(), held.stat().st_mode & 0o777) == (b"baru", 0o640)
    with whole(Path(os.devnull)) as out:
        out.write(b"x")
    assert not Path(os.devnull).is_file()
    with pytest.raises(InputError), whole(tmp_path):
        pass


def test_the_list_tells_which_queries_have_a_twin(selaras: Run) -> None:
    assert named_sparql().keys() <= named_queries().keys(), "else the list would hide one"
    assert named_sparql().keys() < named_queries().keys()
    lines = selaras("queries").out.splitlines()[1:]
    assert {line.split()[0] for line in lines} == set(named_queries())
    assert {line.split()[0] for line in lines if line.rstrip().endswith("--sparql")} == set(named_sparql())
    assert {line.split()[0] for line in selaras("queries", "--sparql").out.splitlines()[1:]} == set(named_sparql())


def test_a_twin_is_shown(selaras: Run) -> None:
    plain = selaras("queries", "mission-support")
    assert "selaras queries mission-support --sparql" in plain.out
    assert "--sparql" not in selaras("queries", "cascade").out
    twin = selaras("queries", "mission-support", "--sparql")
    assert named_sparql()["mission-support"].query.cypher in twin.out
    none = selaras("queries", "cascade", "--sparql")
    assert none.code == 2
    assert "tidak punya bentuk SPARQL" in none.error and "mission-support" in none.error


def test_a_twin_is_explained_without_a_store(selaras: Run, folder: Path) -> None:
    told = selaras("query", "mission-support", "--sparql", "--explain", "--format", "json", "-p", "agency=x'\"y")
    explained = json.loads(told.out)
    assert (explained["language"], explained["plan"], explained["parameters"]) == ("sparql", None, {"agency": "x'\"y"})
    assert "$agency" not in explained["text"]
    assert "tidak memberi rencana" in selaras("query", "--sparql", "--explain", "ASK { ?s ?p ?o }").out
    assert not list(folder.iterdir())
