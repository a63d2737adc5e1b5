"""What every store must do, whichever engine it has: the same checks on both."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import neo4j
import pytest
from selaras.graph.errors import QueryError, SelarasError, StoreError
from selaras.graph.files import write_json
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store
from selaras.graph.stores.bolt import BoltTransaction
from selaras.graph.stores.folder import store as embedded

Plan = Callable[..., PlanGraph]
Only = Callable[[PlanGraph], str]
Contents = tuple[dict[str, object], list[str], list[str]]

WRITES = [
    "CREATE (n:Program {id: 'x', name: 'x'})",
    "MERGE (n:Program {id: 'x'}) RETURN n",
    "MATCH (n:Program) SET n.name = 'x' RETURN n",
    "MATCH (n:Program) SET n:Baru",
    "MATCH (n:Program) REMOVE n.name",
    "MATCH (n:Program) REMOVE n:Program",
    "MATCH (n) DETACH DELETE n",
    "MATCH (a:Goal)-[r]->() DELETE r",
    "MATCH (a:Goal), (b:Goal) CREATE (a)-[:HAS_SASARAN]->(b)",
    "FOREACH (x IN [1] | CREATE (:Program {id: 'x'}))",
    "CALL { CREATE (n:Program {id: 'x'}) RETURN n } RETURN n",
    "UNWIND [1, 2] AS x CALL { WITH x CREATE (n:Program {id: toString(x)}) RETURN n } RETURN count(n)",
    "MATCH (p:Program) WITH p LIMIT 1 SET p.name = 'x' WITH p MATCH (q:Program) RETURN q",
    "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Baru) REQUIRE n.id IS UNIQUE",
    "DROP CONSTRAINT selaras_program_id IF EXISTS",
    "CREATE INDEX x IF NOT EXISTS FOR (n:Program) ON (n.code)",
    "LOAD CSV FROM 'https://127.0.0.1:1/x.csv' AS row CREATE (:Program {id: row[0]})",
]
# What only one of the two knows; it need not say why it refuses, but nothing may have changed.
OTHER_WRITES = [
    "CALL db.createLabel('Baru')",
    "CALL db.createProperty('baru')",
    "CALL db.createRelationshipType('BARU')",
    "INSERT (:Program {id: 'x'})",
    "UNWIND [1] AS x CALL (x) { CREATE (:Program {id: 'x'}) } IN TRANSACTIONS OF 1 ROWS",
    "CREATE USER penyusup SET PASSWORD 'rahasia12345'",
    "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'rahasia12345'",
    "CREATE DATABASE lain",
    "DROP DATABASE neo4j",
    "RETURN 1; MATCH (n) DETACH DELETE n",
    "PROFILE CREATE (:Program {id: 'x'})",
    "CREATE VERTEX Program SET id = 'x'",
    "DELETE FROM Program",
]


@pytest.fixture
def loaded(place: Any, plan: Plan) -> Any:
    """A place with a plan in it."""
    with place.open() as store:
        store.load(plan())
    return place


def contents(store: Store) -> Contents:
    constraints = sorted(map(str, store.rows("SHOW CONSTRAINTS").tuples))
    labels = sorted(map(str, store.rows("MATCH (n) RETURN DISTINCT labels(n)").tuples))
    return store.graph().to_dict(), constraints, labels


@pytest.mark.parametrize("write", [False, True])
def test_a_query_that_writes_is_refused_by_the_engine(loaded: Any, write: bool) -> None:
    with loaded.open(write=write) as store:
        before = contents(store)
        for cypher in WRITES:
            with pytest.raises(QueryError) as caught:
                store.rows(cypher)
            assert "hanya boleh membaca" in str(caught.value), cypher
            assert "only read" in caught.value.line("en")
            with pytest.raises(QueryError, match="hanya boleh membaca"), store.stream(cypher) as rows:
                list(rows)
        for cypher in OTHER_WRITES:
            with pytest.raises(QueryError):
                store.rows(cypher)
        assert contents(store) == before, "and still usable"
    with loaded.open(write=False) as store:
        assert contents(store) == before


NO_QUERIES = {
    "MATCH (n:Program {id: RETURN n": "baris 1, kolom 30",
    "MATCH (n)\nWHERE n.id =\nRETURN n": "baris 3",
    "RETURN tiada_fungsi(1)": "tiada_fungsi",
    "MATCH (n) RETURN m": "m",
    "RETURN $angka": "parameter kurang: ",
    "RETURN 1; MATCH (n) DETACH DELETE n": "tidak dapat dijalankan",
    "bukan cypher": "bukan",
    "  \n ": "kosong",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row": "file",
}


@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_query_is_told_in_one_line(loaded: Any, write: bool) -> None:
    with loaded.open(write=write) as store:
        for cypher, told in NO_QUERIES.items():
            with pytest.raises(QueryError) as caught:
                store.rows(cypher)
            assert told in str(caught.value), cypher
            assert "\n" not in str(caught.value)
            assert "menulis" not in str(caught.value), cypher


@pytest.mark.parametrize("write", [False, True])
def test_time_limit(loaded: Any, write: bool) -> None:
    long = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"
    with loaded.open(write=write) as store:
        began = time.monotonic()
        with pytest.raises(QueryError, match="batas waktu"):
            store.rows(long, timeout=0.5)
        with pytest.raises(QueryError, match="batas waktu"), store.stream(long, timeout=0.5) as rows:
            list(rows)
        assert time.monotonic() - began < 15
        assert store.rows("RETURN 1 AS x", timeout=30).dicts() == [{"x": 1}]
        assert store.rows("RETURN 1 AS x").dicts() == [{"x": 1}]


VALUES: list[Any] = [
    None, True, False, 0, -1, 2**31, -(2**31) - 1, 2**53 + 1, 2**63 - 1, -(2**63), 0.1, -0.0, 1e300, 5e-324, 71.01,
    "", " spasi ", "baris\nbaru\ttab\\ 'kutip' \"ganda\" `balik`", "ꦒ é é 你好 😀 \u200b", "$id {x} //", "\x00"[:0],
    [], [1, 2**40], ["a", None, "ꦒ"], [[1], [2.5, "x"]], {"a": [None, {"b": 2**62}]}, {},
]  # fmt: skip


def test_values_go_and_come_back_as_they_are(store: Store) -> None:
    def told(value: Any) -> str:
        return f"{type(value).__name__} {value!r}"

    (row,) = store.rows("RETURN $values AS values", {"values": VALUES})
    assert [told(value) for value in row[0]] == [told(value) for value in VALUES]
    one_by_one = [store.rows("RETURN $value AS value", {"value": value}).tuples[0][0] for value in VALUES]
    assert [told(value) for value in one_by_one] == [told(value) for value in VALUES]


def test_properties_keep_their_kinds(store: Store) -> None:
    graph = PlanGraph()
    graph.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029, title="é≠é ꦒ 你好 😀 \"'`\\\n\t$x")
    for number, rupiah in enumerate([0, 1, 2**31 - 1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63)]):
        graph.add_node(f"b{number}", "Budget", year=2026, rupiah=rupiah)
        graph.add_edge(f"b{number}", "STATED_IN", "d", line=number)
    for number, value in enumerate([0.0, 3.0, 0.1, -1e-9, 1e15, 123456789.125]):
        graph.add_node(f"t{number}", "Target", year=2026, text=str(value), value=value)
        graph.add_edge(f"t{number}", "STATED_IN", "d", years=[2025, 2026])
    graph.add_node("i", "Indicator", text="Nilai", kinds=["IKU", "IKK"])
    graph.add_edge("i", "STATED_IN", "d", cell="x")
    store.load(graph)
    assert store.graph().to_dict() == graph.to_dict()
    kinds = {type(value) for (value,) in store.rows("MATCH (t:Target) RETURN t.value")}
    assert kinds == {float}, "3.0 is no integer, lest sums and divisions differ"
    assert {type(value) for (value,) in store.rows("MATCH (b:Budget) RETURN b.rupiah")} == {int}
    assert store.rows("MATCH (t:Target {id: 't0'}) RETURN t.unit, t.tiada, properties(t)").tuples == [
        (None, None, {"id": "t0", "year": 2026, "text": "0.0", "value": 0.0})
    ]
    found = store.rows("MATCH (d:Document) WHERE d.title = $title RETURN d.id", {"title": graph.node("d").properties["title"]})
    assert found.tuples == [("d",)]


def test_nodes_relations_and_paths_come_as_what_they_are(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        query = "MATCH p = (s:Sasaran)-[r:HAS_PROGRAM]->(g:Program {code: '7.01.01'}) RETURN s, r, p, {program: g} AS map"
        ((sasaran, relation, path, mapped),) = store.rows(query)
    assert isinstance(sasaran, neo4j.graph.Node)
    assert set(sasaran.labels) == {"Sasaran"}
    assert isinstance(relation, neo4j.graph.Relationship)
    assert (relation.type, list(relation["documents"])) == ("HAS_PROGRAM", [sasaran["id"].rpartition("/sasaran")[0]])
    assert isinstance(path, neo4j.graph.Path)
    assert [node["id"] for node in path.nodes] == [sasaran["id"], mapped["program"]["id"]]


@pytest.mark.parametrize("write", [False, True])
def test_columns_are_told_without_rows(loaded: Any, write: bool) -> None:
    with loaded.open(write=write) as store:
        with store.stream("MATCH (p:Program {id: 'tiada'}) RETURN p.id AS id, p AS program") as rows:
            assert list(rows) == []
        assert rows.columns in {("id", "program"), ()}, "the embedded engine knows none where there are no rows"


def test_one_id_is_one_node_in_the_engine(store: Store) -> None:
    with pytest.raises(SelarasError):
        store._engine.write(lambda tx: tx.write("UNWIND [1, 2] AS x CREATE (:Program {id: 'sama'})", {}))
    assert len(store.graph()) == 0


def test_loading_into_a_store_open_for_reading(loaded: Any, plan: Plan) -> None:
    with loaded.open(write=False) as store, pytest.raises(StoreError, match="hanya untuk dibaca"):
        store.load(plan())


def test_two_readers_at_once(loaded: Any) -> None:
    count = "MATCH (n:Program) RETURN count(n)"
    with loaded.open(write=False) as one, loaded.open(write=False) as other:
        with one.stream("MATCH (n) RETURN n.id ORDER BY n.id") as ids:
            first = next(iter(ids))
            assert other.rows(count).tuples == one.rows(count).tuples == [(2,)]
            assert first < min(ids)
        assert other.rows(count).tuples == [(2,)]


def test_two_threads_load_documents_of_one_region_at_once(place: Any, plan: Plan) -> None:
    """Neither may lose what the other says of the nodes and relations that both state."""
    plans = [plan(f"Kecamatan {letter}", vision="Maju" if letter in "AB" else "Jaya") for letter in "ABCD"]
    expected = PlanGraph()
    for graph in plans:
        expected.merge(graph)
    failed: list[BaseException] = []
    with place.open() as store:

        def load(graph: PlanGraph) -> None:
            try:
                store.load(graph)
            except BaseException as error:  # told below, in the thread that tests
                failed.append(error)

        threads = [threading.Thread(target=load, args=(graph,)) for graph in (*plans, plans[0])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        assert store.graph().to_dict() == expected.to_dict()


KILLED = """
import sys, time
from selaras.graph.files import read_json
from selaras.graph.stores import open_store, store
real = getattr(store, sys.argv[3])
def slowly(*arguments):
    real(*arguments)
    print("siap", flush=True)
    time.sleep(60)
setattr(store, sys.argv[3], slowly)
with open_store(sys.argv[1], write=True) as opened:
    opened.load(read_json(sys.argv[2]))
"""


@pytest.mark.parametrize("way", ["apply", "add"])
def test_a_load_that_is_killed_half_way_leaves_the_store_as_it_was(loaded: Any, plan: Plan, tmp_path: Any, way: str) -> None:
    """Another edition of a document, or one that is new."""
    with loaded.open(write=False) as store:
        before = contents(store)
        expected = store.graph()
    new = plan(programs=("9.99.99",), rupiah=1) if way == "apply" else plan("Kecamatan Ploso", vision="Jaya")
    if way == "apply":
        expected = new
    else:
        expected.merge(new)
    file = tmp_path / "baru.json"
    write_json(new, file)
    command = [sys.executable, "-c", KILLED, loaded.url, str(file), way]
    process = subprocess.Popen(command, env=os.environ.copy(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.readline()
    process.kill()
    assert told == "siap\n", process.communicate()[1]
    process.communicate()
    with loaded.open(write=False) as store:
        assert contents(store) == before
    with loaded.open() as store:
        store.load(new)
        assert store.graph().to_dict() == expected.to_dict(), "the next run does it all"


def test_a_large_answer_is_fetched_while_it_is_read(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        began = time.monotonic()
        with store.stream("UNWIND range(1, 20000000) AS x RETURN x, toString(x) AS text") as rows:
            assert rows.columns == ("x", "text")
            assert list(islice(rows, 3)) == [(1, "1"), (2, "2"), (3, "3")]
        assert time.monotonic() - began < 10, "not one of the other millions was waited for"
        assert store.rows("RETURN 1 AS x").tuples == [(1,)]


def test_an_error_in_the_midst_of_a_stream_is_told(loaded: Any) -> None:
    def read() -> None:
        with loaded.open(write=False) as store, store.stream("UNWIND range(3000, -1, -1) AS x RETURN 100 / x AS y") as rows:
            list(rows)

    with pytest.raises(SelarasError) as caught:
        read()
    assert "\n" not in str(caught.value)


def test_what_a_program_does_with_rows_is_its_own_error(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        with pytest.raises(ZeroDivisionError), store.stream("RETURN 0 AS x") as rows:
            assert [1 / x for (x,) in rows]
        assert store.rows("RETURN 1 AS x").tuples == [(1,)]


EVIL = "x'}) DETACH DELETE n //`\"\\ $id ${jndi} \n"


def test_parameters_are_never_part_of_the_text(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        before = contents(store)
        assert store.rows("MATCH (n:Program) WHERE n.id = $id OR n.name CONTAINS $id RETURN n", {"id": EVIL}).tuples == []
        assert store.rows("RETURN $`id` AS x", {"id": EVIL}).tuples == [(EVIL,)]
        assert contents(store) == before


def test_a_closed_store_says_so(loaded: Any) -> None:
    store = loaded.open(write=False)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="sudah ditutup"):
        store.rows("RETURN 1")
    with pytest.raises(StoreError, match="sudah ditutup"), store.stream("RETURN 1"):
        pass


class Counted:
    """A result that tells its counters when it is used up."""

    def __init__(self, result: neo4j.Result, counters: list[neo4j.SummaryCounters]) -> None:
        self._result, self._counters = result, counters

    def __iter__(self) -> Iterator[neo4j.Record]:
        yield from self._result
        self.consume()

    def consume(self) -> neo4j.ResultSummary:
        summary = self._result.consume()
        self._counters.append(summary.counters)
        return summary

    def __getattr__(self, name: str) -> Any:
        return getattr(self._result, name)


@dataclass
class Written:
    """What managed transactions counted, and the statements that were run to write."""

    counters: list[neo4j.SummaryCounters] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    found = Written()
    run: Callable[..., neo4j.Result] = neo4j.ManagedTransaction.run

    def counted(*given: Any, **named: Any) -> Counted:
        return Counted(run(*given, **named), found.counters)

    monkeypatch.setattr(neo4j.ManagedTransaction, "run", counted)
    for kind in (BoltTransaction, embedded._Writing):
        write: Callable[..., None] = kind.write

        def noted(self: Any, cypher: str, parameters: Any, write: Callable[..., None] = write) -> None:
            found.statements.append(cypher)
            write(self, cypher, parameters)

        monkeypatch.setattr(kind, "write", noted)
    return found


def test_loading_twice_changes_nothing(place: Any, plan: Plan, written: Written) -> None:
    graphs = plan(), plan("Kecamatan Ploso", vision="Jaya")
    with place.open() as store:
        for graph in graphs:
            store.load(graph)
        assert written.statements, "or they tell nothing"
        if place.kind == "neo4j":
            assert sum(counter.nodes_created for counter in written.counters) >= len(store.graph()), "or the counters tell nothing"
        before = contents(store)
        ids = store.rows("MATCH (n) RETURN n.id, elementId(n) ORDER BY n.id").tuples
    with place.open() as store:
        written.counters.clear()
        written.statements.clear()
        for graph in graphs:
            assert not store.load(graph).changed
        assert not written.statements
        assert not any(counter.contains_updates for counter in written.counters)
        assert contents(store) == before
        assert store.rows("MATCH (n) RETURN n.id, elementId(n) ORDER BY n.id").tuples == ids


EXPLAINED = [
    "MATCH (n) RETURN count(n) AS n",
    "  \n UNWIND range(1, 2000000000) AS a WITH a ORDER BY a DESC RETURN count(a) AS n",  # takes minutes where it is run
    "UNWIND range(1, 3) AS x RETURN 1 / (x - x) AS y",  # fails where it is run
    "MATCH (p:Program) WHERE p.code STARTS WITH $text RETURN p.name AS name ORDER BY name LIMIT 3",
    "MATCH (p:Program) RETURN p.id AS id UNION MATCH (g:Goal) RETURN g.id AS id",
    "CALL db.labels()",
    "// catatan\nMATCH p = (:Goal)-[*1..3]->(n) RETURN p",
]


@pytest.mark.parametrize("write", [False, True])
def test_a_query_is_explained_and_not_run(loaded: Any, write: bool) -> None:
    with loaded.open(write=write) as store:
        before = contents(store)
        began = time.monotonic()
        for cypher in EXPLAINED:
            plan = store.explain(cypher, {"text": "7"} if "$text" in cypher else None)
            assert plan.engine.startswith("Neo4j 5" if loaded.kind == "neo4j" else "ArcadeDB "), plan.engine
            assert plan.text and plan.text == plan.text.strip()
            assert plan.steps and all(step.operator in plan.text and step.depth >= 0 for step in plan.steps), plan
        assert time.monotonic() - began < 20, "a query was run"
        assert contents(store) == before, "and still usable"


def test_the_steps_of_a_plan_are_told(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        one = store.explain("MATCH (p:Program {id: $id}) RETURN p", {"id": "x"})
        other = store.explain("MATCH (p:Program) WHERE p.name CONTAINS 'x' RETURN p")
    assert any("Index" in step.operator for step in one.steps), "the index on ids is used"
    (scan,) = [step for step in other.steps if step.operator == "NodeByLabelScan"]
    assert "p:Program" in scan.details
    assert scan.rows is not None and scan.rows >= 0


@pytest.mark.parametrize("write", [False, True])
def test_what_writes_is_not_explained(loaded: Any, write: bool) -> None:
    with loaded.open(write=write) as store:
        before = contents(store)
        for cypher in WRITES:
            with pytest.raises(QueryError, match="hanya boleh membaca"):
                store.explain(cypher)
        for cypher in [*OTHER_WRITES, "EXPLAIN CREATE (:Program {id: 'x'})"]:
            with pytest.raises(QueryError):
                store.explain(cypher)
        assert contents(store) == before


@pytest.mark.parametrize("ahead", ["", "PROFILE ", "EXPLAIN ", "/* x */ PROFILE "])
def test_no_prefix_makes_explaining_run_a_query(loaded: Any, ahead: str) -> None:
    """The engine would run what stands behind PROFILE."""
    with loaded.open(write=False) as store:
        began = time.monotonic()
        try:
            store.explain(ahead + "UNWIND range(1, 2000000000) AS a WITH a ORDER BY a DESC RETURN count(a) AS n")
        except QueryError:
            assert ahead
        assert time.monotonic() - began < 10


def test_explaining_tells_what_is_wrong_and_where(loaded: Any) -> None:
    with loaded.open(write=False) as store:
        for cypher, told in NO_QUERIES.items():
            if "LOAD CSV" in cypher or ("$" in cypher and loaded.kind == "neo4j"):
                continue  # what fails only when it is run
            with pytest.raises(QueryError) as caught:
                store.explain(cypher)
            assert told in str(caught.value), cypher
            assert "\n" not in str(caught.value)
