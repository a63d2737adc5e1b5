"""SPARQL on the graph: the named queries answer as their Cypher twins do, and a query only reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from selaras.cli.main import cli
from selaras.examples import documents, plans
from selaras.graph.errors import QueryError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.loaders import load
from selaras.queries.library.named import named_queries
from selaras.queries.run import run
from selaras.queries.sparql.answer import _parse, named_sparql, run_sparql


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A document and a plan of the examples, with an indicator and a program cut off so that orphans are found."""
    plan = load(min(plans(), key=lambda path: path.stat().st_size)).to_dict()
    cut = [next(e for e in plan["edges"] if e["type"] == type) for type in ("MEASURED_BY", "HAS_PROGRAM")]
    with open_store(str(tmp_path_factory.mktemp("store") / "x.selaras"), write=True, create=True) as target:
        target.load(load(documents()[1]))
        target.load(PlanGraph.from_dict({**plan, "edges": [edge for edge in plan["edges"] if edge not in cut]}))
        yield target


@pytest.fixture(scope="module")
def graph(store: Store) -> PlanGraph:
    return store.graph()


def ordered(rows: Any) -> list[str]:
    return sorted(repr(tuple(row)) for row in rows)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("orphan-indicators", {}),
        ("orphan-indicators", {"agency": "KECAMATAN"}),
        ("orphan-indicators", {"agency": "tiada"}),
        ("mission-support", {}),
        ("mission-support", {"agency": "kecamatan"}),
        ("indicators-by-name", {"text": "indeks"}),
        ("indicators-by-name", {"text": "jumlah"}),
        ("indicators-by-name", {"text": "\"' ) } #"}),
    ],
)
def test_a_named_query_answers_as_its_cypher_twin(store: Store, graph: PlanGraph, name: str, parameters: dict[str, str]) -> None:
    cypher, sparql = run(store, name, parameters), run_sparql(graph, name, parameters)
    assert sparql.columns == cypher.columns
    assert ordered(sparql.rows) == ordered(cypher.rows)
    assert sparql.rows or parameters.get("agency") == "tiada" or not parameters.get("text", "x").isalpha()


def test_every_named_query_has_a_twin_of_the_same_header() -> None:
    assert len(named_sparql()) == 3
    for name, known in named_sparql().items():
        twin = named_queries()[name]
        assert (known.query.title, known.query.parameters, known.query.columns) == (twin.title, twin.parameters, twin.columns)
        assert known.query.description == twin.description


def small() -> PlanGraph:
    graph = PlanGraph()
    graph.add_node("d1", "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("b", "Budget", rupiah=5, year=2026)
    graph.add_edge("b", "STATED_IN", "d1", line=1)
    return graph


def test_free_queries_of_every_form() -> None:
    graph = small()
    assert run_sparql(graph, "SELECT ?r ?y WHERE { ?b selaras:rupiah ?r ; selaras:year ?y }").rows == ((5, 2026),)
    assert run_sparql(graph, "ASK { ?b selaras:rupiah $r }", {"r": 5}).rows == ((True,),)
    assert run_sparql(graph, "ASK { ?b selaras:rupiah $r }", {"r": 6}).rows == ((False,),)
    table = run_sparql(graph, "CONSTRUCT { ?b rdf:value ?r } WHERE { ?b selaras:rupiah ?r }", base="urn:x:")
    assert (table.columns, table.rows[0][0], table.rows[0][2]) == (("subject", "predicate", "object"), "urn:x:b", 5)
    named = run_sparql(graph, "SELECT ?g WHERE { GRAPH ?g { ?b selaras:rupiah 5 } }", base="urn:x:")
    assert named.rows == (("urn:x:d1",),)
    assert run_sparql(graph, "SELECT ?x WHERE { OPTIONAL { ?x selaras:text 'SERVICE $r' } }").rows == ((None,),)


@pytest.mark.parametrize(
    ("query", "parameters", "told"),
    [
        ("SELECT ?x WHERE {", {}, "tidak dimengerti"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", {}, "tidak dimengerti"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", {}, "SERVICE"),
        ("SELECT * WHERE { ?s ?p ?o }", {"r": 1}, "parameter r"),
        ("orphan", {}, "orphan-indicators"),
        ("indicators-by-name", {}, "parameter text"),
    ],
)
def test_what_is_no_query_or_would_leave_the_graph_is_refused(query: str, parameters: dict[str, Any], told: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_sparql(small(), query, parameters)
    assert told in str(caught.value) and "\n" not in str(caught.value)


def test_a_graph_elsewhere_is_not_fetched() -> None:
    found = run_sparql(small(), "SELECT * FROM <http://127.0.0.1:9/x> WHERE { ?s ?p ?o }")
    assert found == run_sparql(small(), "SELECT * WHERE { ?s ?p ?o }"), "there is the one graph"


def test_a_parameter_cannot_break_out_of_its_literal() -> None:
    for text in ('"', '\\"', '" } INSERT {', "\n", "'''", "\\"):
        assert run_sparql(small(), "SELECT ($t AS ?x) WHERE {}", {"t": text}).rows == ((text,),)


def test_a_header_that_names_no_such_column_is_refused() -> None:
    head = "# title: a\n# title-en: a\n# description: a\n# description-en: a\n# column: a — x | x\n"
    with pytest.raises(ValueError, match="no such column: b"):
        _parse("x", head + "# list: b\nSELECT ?a WHERE {}")


def test_the_command_answers_sparql(tmp_path: Path) -> None:
    url = str(tmp_path / "y.selaras")
    with open_store(url, write=True, create=True) as target:
        target.load(small())
    query = "SELECT ?r WHERE { ?b selaras:rupiah ?r . FILTER (?r = $n) }"
    done = CliRunner().invoke(cli, ["query", "--sparql", query, "-p", "n=5", "--format", "json", "--store", url])
    assert done.exit_code == 0, done.output
    assert '"r": 5' in done.stdout
    done = CliRunner().invoke(cli, ["query", "--sparql", "orphan-indicators", "--format", "csv", "--store", url])
    assert done.stdout.lstrip("\ufeff").startswith("agency,document,indicator")
