"""Files for neo4j-admin: what it makes of them is the graph that they were written from."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selaras.examples import documents
from selaras.graph.errors import InputError, StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.bulk import field, write_import
from selaras.loaders import load

SERVE = Path(__file__).parents[1] / "neo4j" / "serve.py"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        ("", '""'),
        ('a "b", c\n', '"a ""b"", c\n"'),
        (2**63 - 1, "9223372036854775807"),
        (0.1, "0.1"),
        (True, "true"),
        (["IKU", "a;b"], '"IKU\x1fa;b"'),
        ([2026, 2027], '"2026\x1f2027"'),
    ],
)
def test_fields(value: Any, told: str) -> None:
    assert field(value) == told


def test_only_what_there_is_gets_a_file(tmp_path: Path, plan: Callable[..., PlanGraph]) -> None:
    given = write_import(plan(), tmp_path / "baru")
    named = {argument.rpartition("=")[2] for argument in given if argument.startswith(("--nodes", "--relationships"))}
    assert named == {file.name for file in (tmp_path / "baru").iterdir()}
    assert "Nomenclature.csv" not in named
    head = (tmp_path / "baru" / "Budget.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head == "id:ID,year:long,rupiah:long"


def test_a_folder_that_cannot_be_written(tmp_path: Path, plan: Callable[..., PlanGraph]) -> None:
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        write_import(plan(), tmp_path / "berkas")


def test_the_import_holds_the_same_graph_and_a_server_that_only_reads_says_so(
    tmp_path: Path, plan: Callable[..., PlanGraph], serving: Any, neo4j_server: Any
) -> None:
    """`neo4j_server` is asked for so that this is skipped, or fails, as all tests that need Neo4j."""
    graph = plan(title='Renstra “Perak”; 你好, "kutip"\nbaris \\ dua', number=2, file_name="")
    for file in documents():
        graph.merge(load(file))
    folder, home = tmp_path / "csv", tmp_path / "neo4j"
    home.mkdir()
    given = write_import(graph, folder)
    command = [sys.executable, str(SERVE), "--home", str(home), "--admin", *given]
    done = subprocess.run(command, cwd=folder, env=os.environ.copy(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with serving("--home", str(home), "--setting", "server.databases.default_to_read_only=true") as told:
        login = {"user": told["user"], "password": told["password"]}
        with open_store(told["uri"], **login) as store:
            assert store.graph().to_dict() == graph.to_dict()
        with pytest.raises(StoreError, match="hanya boleh membaca") as caught:  # the constraints are still to be made
            open_store(told["uri"], write=True, **login)
        assert "\n" not in str(caught.value)
