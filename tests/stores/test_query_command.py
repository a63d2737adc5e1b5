"""`selaras query` as a user calls it, with either engine behind it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from selaras.graph.model import PlanGraph
from selaras.queries.library.named import named_queries

ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b"


Query = Callable[..., Any]  # to how the command ended


@pytest.fixture
def query(place: Any, plan: Callable[..., PlanGraph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, called: Query) -> Query:
    """Ask a store that holds a plan."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SELARAS_LANG", raising=False)
    monkeypatch.setenv("SELARAS_STORE", place.url)
    with place.open() as store:
        store.load(plan())
    return partial(called, "query")


def test_the_same_rows_in_every_format(query: Query, tmp_path: Path) -> None:
    cypher = "MATCH (p:Program) RETURN p.code AS kode, [1, 'ꦒ'] AS daftar, null AS kosong ORDER BY kode"
    expected = [{"kode": code, "daftar": [1, "ꦒ"], "kosong": None} for code in ("7.01.01", "7.01.02")]
    told = query(cypher, "--format", "json")
    assert told.code == 0
    assert json.loads(told.out) == expected
    assert told.out == json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    assert query(cypher, "--format", "csv").out == 'kode,daftar,kosong\n7.01.01,"[1, ""ꦒ""]",\n7.01.02,"[1, ""ꦒ""]",\n'
    table = query(cypher)
    assert [line.split()[0] for line in table.out.splitlines()] == ["kode", "7.01.01", "7.01.02"]
    assert query(cypher, "--format", "xlsx", "-o", "x.xlsx").code == 0
    sheet = load_workbook(tmp_path / "x.xlsx")["query"]
    assert [list(row) for row in sheet.values] == [["kode", "daftar", "kosong"], *[[row["kode"], '[1, "ꦒ"]', None] for row in expected]]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C3")
    for kind in ("csv", "json"):
        assert query(cypher, "--format", kind, "-o", f"x.{kind}").out == ""
        assert (tmp_path / f"x.{kind}").read_text("utf-8-sig") == query(cypher, "--format", kind).out
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"x.xlsx", "x.csv", "x.json"}, "nothing is left beside them"


def test_no_rows(query: Query) -> None:
    cypher = "MATCH (n:Program {id: 'tiada'}) RETURN n.id AS id"
    assert query(cypher, "--format", "json").out == "[]\n"
    assert query(cypher, "--format", "csv").out in {"id\n", ""}, "the embedded engine knows no columns where there are no rows"
    named = query("programs-by-code", "-p", "code=tiada", "--format", "csv")
    assert named.out == ",".join(column.name for column in named_queries()["programs-by-code"].columns) + "\n"


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_an_error_on_the_way_leaves_the_file_as_it_was(query: Query, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"hasil.{kind}"
    broken = "UNWIND range(5000, -1, -1) AS x RETURN 100 / x AS y"
    assert "/ by zero" in query(broken, "--format", kind, "-o", file.name).error
    assert not file.exists()
    file.write_text("lama", encoding="utf-8")
    assert "/ by zero" in query(broken, "--format", kind, "-o", file.name).error
    assert file.read_text(encoding="utf-8") == "lama"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [file.name]
    assert query("RETURN 1 AS x", "--format", kind, "-o", file.name).code == 0
    assert file.read_bytes() != b"lama"


def test_an_error_on_the_way_to_standard_output(query: Query) -> None:
    told = query("UNWIND range(5000, -1, -1) AS x RETURN 100 / x AS y", "--format", "json")
    assert "/ by zero" in told.error
    with pytest.raises(json.JSONDecodeError):
        json.loads(told.out)  # what is not all must not look like all


@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("kaskade", "cascade"),
        ("MATCH (n RETURN n", "baris 1, kolom 10"),
        ("MATCH (n)\nWHERE n.id =\nRETURN n", "baris 3, kolom"),
        ("MATCH (n) SET n.name = 'x'", "hanya boleh membaca"),
        ("MATCH (n) WHERE n.id = $id RETURN n", "-p id="),
        ("PROFILE MATCH (n) RETURN n", "--explain"),
        (f"{ENDLESS} WITH a, b WHERE a + b < 0 RETURN count(*)", "batas waktu"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_and_nothing_is_printed(query: Query, cypher: str, told: str) -> None:
    ended = query(cypher, "--timeout", "2", "--format", "csv")
    assert told in ended.error
    assert ended.out == ""


@pytest.mark.parametrize("kind", ["csv", "table"])
def test_the_time_limit_holds_until_the_last_row(query: Query, tmp_path: Path, kind: str) -> None:
    began = time.monotonic()
    ended = query(f"{ENDLESS} RETURN a, b", "--timeout", "1", "--format", kind, "-o", f"x.{kind}")
    assert "batas waktu" in ended.error
    assert time.monotonic() - began < 30
    assert not (tmp_path / f"x.{kind}").exists()


def test_head_ends_it_quietly(query: Query) -> None:
    command = [sys.executable, "-m", "selaras.cli.main", "query", "UNWIND range(1, 30000000) AS x RETURN x", "--format", "csv"]
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        assert [process.stdout.readline().strip() for _ in range(3)] == [b"x", b"1", b"2"]
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
    assert time.monotonic() - began < 60


# Reads far more rows than fit into the memory it may add, from what it had after the first thousand.
BOUNDED = """
import resource, sys
from selaras.cli.reports.rows import write_rows
from selaras.graph.stores import open_store
from selaras.queries.run import stream
def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
def watched(rows):
    for number, row in enumerate(rows):
        if number == 5000:
            print(memory(), file=sys.stderr)
        yield row
text = "x" * 3000
with open_store(sys.argv[1]) as store, stream(store, "UNWIND range(1, 20000) AS x RETURN x, $text AS text", {"text": text}) as flow:
    write_rows(sys.argv[2], flow.columns, watched(flow.rows), sys.argv[3], lang="id")
print(memory(), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize(("store", "kind"), [("embedded", "csv"), ("embedded", "json"), ("embedded", "xlsx"), ("neo4j", "csv")])
def test_memory_does_not_grow_with_the_answer(place_of: Any, tmp_path: Path, store: str, kind: str) -> None:
    place = place_of(store)
    place.open().close()
    command = [sys.executable, "-c", BOUNDED, place.url, kind, str(tmp_path / f"x.{kind}")]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=200)
    before, after = map(int, ended.stderr.split())
    assert after - before < 40, "the rows are 60 MB of text"


def test_a_named_query_is_explained(query: Query) -> None:
    told = query("cascade", "-p", "agency=perak", "--explain")
    assert told.code == 0
    stored = named_queries()["cascade"]
    assert stored.title["id"] in told.out
    assert '-p agency="perak"' in told.out
    assert stored.cypher in told.out
    assert "tidak dijalankan" in told.out
    assert "7.01.01" not in told.out, "no rows"
    english = query("cascade", "-p", "agency=perak", "--explain", "--lang", "en")
    assert stored.title["en"] in english.out
    assert "not run" in english.out


def test_an_explanation_as_json(query: Query, place: Any, tmp_path: Path) -> None:
    assert query("mission-support", "--explain", "--format", "json", "-o", "x.json").out == ""
    told = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    stored = named_queries()["mission-support"]
    assert (told["name"], told["title"], told["language"], told["text"]) == ("mission-support", stored.title["id"], "cypher", stored.cypher)
    assert told["parameters"] == {"agency": ""}, "the default, which would be used"
    assert told["plan"]["engine"].startswith("Neo4j 5" if place.kind == "neo4j" else "ArcadeDB")
    assert told["plan"]["text"]
    assert all(step.keys() == {"depth", "operator", "details", "rows"} for step in told["plan"]["steps"])
    assert told["plan"]["steps"]


@pytest.mark.parametrize("asked", [("--explain", ""), ("EXPLAIN ",), ("// catatan\nexplain\n",)])
def test_free_cypher_is_explained_and_not_run(query: Query, asked: tuple[str, ...]) -> None:
    *options, ahead = asked
    began = time.monotonic()
    told = query(f"{ahead}{ENDLESS} WITH a, b WHERE a + b < $n RETURN count(*) AS n", "-p", "n=0", *options, "--format", "json")
    assert time.monotonic() - began < 20
    plan = json.loads(told.out)
    assert "name" not in plan
    assert plan["parameters"] == {"n": 0}
    assert "EXPLAIN" not in plan["text"].upper()
    assert plan["plan"]["steps"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["EXPLAIN CREATE (:Program {id: 'x'})"], "hanya boleh membaca"),
        (["--explain", "MATCH (n) DETACH DELETE n"], "hanya boleh membaca"),
        (["--explain", "MATCH (n RETURN n"], "baris 1, kolom 10"),
        (["--explain", "kaskade"], "cascade"),
        (["--explain", "cascade"], "-p agency="),
        (["--explain", "RETURN 1", "--format", "csv"], "json"),
    ],
)
def test_what_cannot_be_explained(query: Query, asked: list[str], told: str) -> None:
    ended = query(*asked)
    assert told in ended.error
    assert ended.out == ""
    assert json.loads(query("MATCH (n:Program) RETURN count(n) AS n", "--format", "json").out) == [{"n": 2}]
