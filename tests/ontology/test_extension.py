"""The extension that docs/extending.md shows flows into everything that the ontology governs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from selaras.cli.main import cli
from selaras.graph.errors import GraphError, InputError
from selaras.graph.exports.rdf import read_rdf
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.constraints import constraints, edge_types, text_indexes
from selaras.ontology.context import context
from selaras.ontology.schema import VARIABLE, extend, schema
from selaras.ontology.shapes import structure

PAGE = (Path(__file__).parents[2] / "docs" / "extending.md").read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv(VARIABLE, raising=False)
    (turtle,) = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "risiko.ttl"
    path.write_text(turtle, encoding="utf-8")
    yield path
    extend()


def plan() -> PlanGraph:
    graph = PlanGraph()
    graph.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("s", "Sasaran", text="Pelayanan baik")
    graph.add_edge("s", "STATED_IN", "d", line=1)
    return graph


def with_risk() -> PlanGraph:
    graph = plan()
    graph.add_node("x", "Risk", text="Banjir", likelihood=0.25)
    graph.add_edge("x", "STATED_IN", "d", line=2)
    graph.add_edge("s", "THREATENED_BY", "x", documents=["d"])
    return graph


def test_the_typed_graph_takes_what_the_extension_allows_and_no_more(file: Path) -> None:
    with pytest.raises(GraphError, match="Risk"):
        with_risk()
    extend(file)
    graph = with_risk()
    assert graph.check() == []
    with pytest.raises(GraphError, match="text"):
        graph.add_node("y", "Risk")
    with pytest.raises(GraphError, match="bukan number"):
        graph.add_node("y", "Risk", text="a", likelihood="tinggi")
    with pytest.raises(GraphError, match="tidak boleh"):
        graph.add_edge("x", "THREATENED_BY", "s", documents=["d"])
    extend()
    assert "Risk" not in schema().node_types


def test_what_is_derived_has_it(file: Path) -> None:
    extend(file)
    assert schema().label("Risk") == "Risiko" and schema().label("likelihood", "en") == "likelihood"
    assert any("(n:Risk)" in statement for statement in constraints(schema()).values())
    assert any("(n:Risk) ON EACH [n.text]" in statement for statement in text_indexes(schema()).values())
    assert any("`THREATENED_BY`" in statement for statement in edge_types(schema()))
    assert context(schema())["Risk"] == "https://data.example.org/ontology#Risk"
    assert "sh:targetClass <https://data.example.org/ontology#Risk>" in structure(schema())


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, list(arguments))


def test_from_a_cascade_file_through_the_store_to_every_export(file: Path, tmp_path: Path) -> None:
    store = str(tmp_path / "x.selaras")
    with open_store(store, write=True, create=True) as target:  # made before the extension came
        target.load(plan())
    extend(file)
    data = with_risk().to_dict()
    extend()
    (tmp_path / "rencana.json").write_text(json.dumps(data), encoding="utf-8")
    own = ("--ontology", str(file))
    done = run(*own, "build", str(tmp_path / "rencana.json"), "--store", store)
    assert done.exit_code == 0, done.output
    (command,) = re.findall(r"query '(MATCH .*?)'", PAGE)
    done = run(*own, "query", command, "--format", "json", "--store", store)
    assert json.loads(done.stdout) == [{"s.text": "Pelayanan baik", "r.text": "Banjir", "r.likelihood": 0.25}]
    for name in ("x.json", "x.ttl", "x.jsonld", "x.nq", "x.graphml", "x.gexf", "x.zip"):
        done = run(*own, "export", "-o", str(tmp_path / name), "--store", store)
        assert done.exit_code == 0, done.output
    for name in ("x.ttl", "x.jsonld", "x.nq"):
        read = read_rdf(tmp_path / name).to_dict()
        (document,) = (node for node in read["nodes"] if node["label"] == "Document")
        assert document["properties"].pop("sources") and document["properties"].pop("reader")  # what the build notes of itself
        assert read == data
    assert b'"Banjir",0.25' in zipfile.ZipFile(tmp_path / "x.zip").read("nodes/Risk.csv")
    assert "Banjir" in (tmp_path / "x.graphml").read_text(encoding="utf-8")
    extend()
    with pytest.raises((InputError, GraphError), match=r"Risk|THREATENED_BY"):
        read_rdf(tmp_path / "x.ttl")


def test_processes_that_are_started_know_it_too(file: Path) -> None:
    extend(file)
    code = "from selaras.ontology.schema import schema; print('Risk' in schema().node_types)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "True"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("own:Risk a owl:Class", "own:Risk [[", "not Turtle"),
        ("own:likelihood ; owl:maxCardinality 1", "own:likelihood ; owl:minCardinality 0", "usable range"),
        ("own:Risk", "<https://data.example.org/ontology#Risk%20x>", "letters"),
        ("own:Risk", "<https://data.example.org/ontology#R)DETACH>", "letters"),
        ("own:Risk", "<https://data.example.org/other#Program>", "twice"),
        ("own:likelihood", "<https://data.example.org/other#score>", "twice"),
        ("xsd:decimal", "xsd:duration", "usable range"),
    ],
)
def test_a_bad_extension_is_one_line_and_changes_nothing(file: Path, old: str, new: str, told: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new), encoding="utf-8")
    known = schema()
    done = run("--ontology", str(file), "queries")
    assert isinstance(done.exception, InputError), done.output
    assert told in str(done.exception) and "\n" not in str(done.exception)
    assert schema() == known
    assert isinstance(run("--ontology", str(file.parent / "tiada.ttl"), "queries").exception, InputError)
