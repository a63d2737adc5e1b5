"""Files for neo4j-admin: what it makes of them, called as the command says, is the graph that they were written from."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from selaras.cli.main import cli
from selaras.cli.neo4j_import import commands, docker_commands, how_to_import
from selaras.examples import documents
from selaras.graph.errors import StoreError
from selaras.graph.exports.bulk import ARGUMENTS, field, separator, write_import, write_import_zip
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import load

Plan = Callable[..., PlanGraph]
SERVE = Path(__file__).parents[1] / "neo4j" / "serve.py"
HARD = 'Renstra “Perak”; 你好, "kutip"\nbaris \\ dua\r\ntiga\rempat\ttab \x00\x0b\x1f\x85\u2028 \ufeff =1+1 '


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        ("", '""'),
        ('a "b", c\n', '"a ""b"", c\n"'),
        (2**63 - 1, "9223372036854775807"),
        (0.1, "0.1"),
        (True, "true"),
        (["IKU", "IKK"], '"IKU;IKK"'),
        ([2026, 2027], '"2026;2027"'),
    ],
)
def test_fields(value: Any, told: str) -> None:
    assert field(value) == told


def listing(*kinds: str) -> PlanGraph:
    graph = PlanGraph()
    graph.add_node("i;|", "Indicator", text="a;b|c", kinds=list(kinds))
    return graph


@pytest.mark.parametrize(
    ("kinds", "between"), [(("IKU",), ";"), (("a;b",), "|"), (("a;b", "c|d"), "\x1f"), (("a;b|c\x1f",), "\ue000"), ((), ";")]
)
def test_parts_of_lists_are_kept_apart_by_a_sign_that_none_has(kinds: tuple[str, ...], between: str, tmp_path: Path) -> None:
    assert separator(listing(*kinds)) == between
    write_import(listing(*kinds), tmp_path)
    assert f"--array-delimiter=U+{ord(between):04X}\n" in (tmp_path / ARGUMENTS).read_text(encoding="utf-8")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_only_what_there_is_gets_a_file(tmp_path: Path, plan: Plan) -> None:
    write_import(plan(), tmp_path / "baru")
    given = (tmp_path / "baru" / ARGUMENTS).read_text(encoding="utf-8").splitlines()
    named = {argument.rpartition("=")[2] for argument in given if argument.startswith(("--nodes", "--relationships"))}
    assert named == files(tmp_path / "baru") - {ARGUMENTS}
    assert "nodes/Budget.csv" in named and "nodes/Nomenclature.csv" not in named
    data = (tmp_path / "baru" / "nodes" / "Budget.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid:ID,year:long,rupiah:long\n"), "the mark by which Excel knows UTF-8"


def test_other_programs_read_the_files(tmp_path: Path, plan: Plan) -> None:
    graph = plan(title=HARD)
    write_import(graph, tmp_path)
    with (tmp_path / "nodes" / "Document.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title:string"] == HARD
    with (tmp_path / "nodes" / "Indicator.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["kinds:string[]"] for row in csv.DictReader(file)} == {"IKU"}
    rows = 0
    for path in (tmp_path / "relations").iterdir():
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows += len(list(csv.DictReader(file)))
    assert rows == sum(1 for _ in graph.edges())


def test_a_folder_is_renewed_and_nothing_else_in_it_touched(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "nodes").mkdir()
    for name in ("catatan.txt", "nodes/catatan.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    write_import(plan(), tmp_path)
    assert (tmp_path / "nodes" / "Program.csv").is_file()
    small = PlanGraph()
    small.add_node("r", "Region", name="X")
    write_import(small, tmp_path)
    assert files(tmp_path) == {"catatan.txt", "nodes/catatan.csv", "nodes/Region.csv", ARGUMENTS}


def test_an_export_that_breaks_off_leaves_nothing_to_import(tmp_path: Path, plan: Plan) -> None:
    write_import(plan(), tmp_path)
    (tmp_path / "relations" / "STATED_IN.csv").unlink()
    (tmp_path / "relations" / "STATED_IN.csv").mkdir()
    with pytest.raises(OSError, match="STATED_IN"):
        write_import(plan(), tmp_path)
    assert not (tmp_path / ARGUMENTS).exists()


class Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def test_an_archive_holds_the_same_files_and_equal_graphs_give_equal_ones(tmp_path: Path, plan: Plan) -> None:
    graph = plan()
    write_import(graph, tmp_path)
    archives = [io.BytesIO(), io.BytesIO(), Pipe()]
    for archive, one in zip(archives, (graph, PlanGraph.from_dict(graph.to_dict()), graph), strict=True):
        write_import_zip(one, archive)
    assert archives[0].getvalue() == archives[1].getvalue()
    for archive in archives:
        with zipfile.ZipFile(io.BytesIO(archive.getvalue())) as held:
            assert set(held.namelist()) == files(tmp_path)
            assert all(held.read(name) == (tmp_path / name).read_bytes() for name in held.namelist())


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        (r"C:\Data\csv", [r'pushd "C:\Data\csv"']),
        (r"D:\Rencana 2025 é\csv", [r'pushd "D:\Rencana 2025 é\csv"']),
        (r"C:\it's $5", [r"Push-Location -LiteralPath 'C:\it''s $5'"]),
        (r"C:\[a]", [r'Push-Location -LiteralPath "C:\[a]"']),
    ],
)
def test_the_commands_for_windows(folder: str, told: list[str]) -> None:
    assert commands(folder, windows=True) == [*told, 'neo4j-admin database import full neo4j "@import.txt"']
    mounted = docker_commands(folder, windows=True)[1]
    assert f"{folder}:/import:ro".replace("'", "''") in mounted and '"@import.txt" --report-file=' in mounted


def test_the_commands_elsewhere() -> None:
    (one,) = commands("/home/a/it's mine", windows=False)
    assert shlex.split(one) == ["cd", "/home/a/it's mine", "&&", *["neo4j-admin", "database", "import", "full", "neo4j", "@import.txt"]]
    words = shlex.split(docker_commands("/home/a/it's mine", windows=False)[1])
    assert words[words.index("--volume") + 1] == "/home/a/it's mine:/import:ro"
    told = how_to_import("/tmp/graf.zip", archive=True, windows=False, lang="en")
    assert "unpack that archive to /tmp/graf.\n" in told and "cd /tmp/graf &&" in told


def export(*arguments: str | Path) -> Any:
    done = CliRunner().invoke(cli, ["export", "--format", "csv", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done


@pytest.mark.skipif(os.name == "nt", reason="stands in for neo4j-admin with a script of the shell")
def test_the_command_as_printed_imports_what_was_exported(
    tmp_path: Path, plan: Plan, serving: Any, neo4j_server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`neo4j_server` is asked for so that this is skipped, or fails, as all tests that need Neo4j."""
    graph = plan(title=HARD, number=2, file_name="")
    for file in documents():
        graph.merge(load(file))
    url, folder, home, programs = str(tmp_path / "uji.selaras"), tmp_path / "it's 'csv' é", tmp_path / "neo4j", tmp_path / "bin"
    with open_store(url, create=True) as store:
        store.load(graph)
    told = export("-o", folder, "--store", url).stderr.splitlines()
    CliRunner().invoke(cli, ["export", "-o", str(tmp_path / "graf.json"), "--store", url])

    home.mkdir()
    programs.mkdir()
    stand_in = programs / "neo4j-admin"
    stand_in.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(SERVE), "--home", str(home)])} --admin "$@"\n', encoding="utf-8")
    stand_in.chmod(0o755)
    (printed,) = [line for line in told if re.match(r"\s+cd ", line)]
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(printed, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    with serving("--home", str(home), "--setting", "server.databases.default_to_read_only=true") as server:
        login = {"user": server["user"], "password": server["password"]}
        with open_store(server["uri"], **login) as store:
            assert store.graph().to_dict() == json.loads((tmp_path / "graf.json").read_text(encoding="utf-8"))
        with pytest.raises(StoreError, match="hanya boleh membaca") as caught:  # the constraints are still to be made
            open_store(server["uri"], write=True, **login)
        assert "\n" not in str(caught.value)
    with serving("--home", str(home)) as server, open_store(server["uri"], write=True, **login) as store:
        made = {name for (name,) in store.rows("SHOW CONSTRAINTS YIELD name")}
        assert "selaras_program_id" in made, "by the next load"
        assert not store.load(graph).changed


def test_the_command_writes_an_archive_and_standard_output(tmp_path: Path, plan: Plan) -> None:
    url = str(tmp_path / "uji.selaras")
    with open_store(url, create=True) as store:
        store.load(plan())
    file = tmp_path / "graf.zip"
    file.write_bytes(b"what stood there")
    told = export("-o", file, "--store", url)
    assert ARGUMENTS in zipfile.ZipFile(file).namelist() and str(tmp_path / "graf") in told.stderr
    piped = export("-o", "-", "--store", url)
    with zipfile.ZipFile(file) as one, zipfile.ZipFile(io.BytesIO(piped.stdout_bytes)) as other:
        assert {name: one.read(name) for name in one.namelist()} == {name: other.read(name) for name in other.namelist()}
    assert ARGUMENTS not in piped.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"uji.selaras", "graf.zip"}
