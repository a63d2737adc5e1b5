"""RDF carries a graph without loss, whatever its ids and texts, and reading it back checks every word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from selaras.examples import plans
from selaras.graph.errors import InputError
from selaras.graph.exports.iris import DEFAULT_BASE, checked_base, id_of, iri_of
from selaras.graph.exports.rdf import parse_rdf, read_rdf, to_jsonld, to_nquads, to_turtle
from selaras.graph.model import PlanGraph
from selaras.loaders import load
from selaras.ontology.context import context
from selaras.ontology.schema import CONTEXT, schema

WRITERS = {"TURTLE": to_turtle, "JSON_LD": to_jsonld, "N_QUADS": to_nquads}
BASES = (DEFAULT_BASE, "urn:selaras:", "http://data.example.org/plans#")
HOSTILE = [
    "..",
    ".",
    "../../etc",
    "a/../b",
    "//evil.example/x",
    "> <http://evil> <",
    'a" b',
    "?q#f",
    "!..",
    "!x",
    "%2E%2E",
    "é/ꦗ",
    "a\\b",
    "\x00",
]
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
ids = st.one_of(st.sampled_from(HOSTILE), texts).filter(lambda id: id.strip() != "")
integers = st.integers(-(2**63), 2**63 - 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def graphs(draw: st.DrawFn) -> PlanGraph:
    """Small graphs in which everything that a file must carry occurs: lists, years, numbers, places, shared words, loose ends."""
    graph = PlanGraph()
    region, document, other, mission, indicator, target = draw(st.lists(ids, min_size=6, max_size=6, unique=True))
    years = st.lists(integers, max_size=3)
    graph.add_node(region, "Region", name=draw(texts))
    for name in (document, other):
        graph.add_node(name, "Document", kind="Renstra", period_start=draw(integers), period_end=2029, title=draw(st.none() | texts))
    graph.add_node(mission, "Mission", text=draw(texts), number=draw(st.none() | integers))
    graph.add_node(
        indicator, "Indicator", text=draw(texts), kinds=draw(st.lists(texts, max_size=3)), baseline_value=draw(st.none() | numbers)
    )
    graph.add_node(target, "Target", text="1", value=draw(numbers), year=draw(st.none() | integers))
    graph.add_edge(region, "HAS_MISSION", mission, documents=draw(st.lists(st.sampled_from([document, other, "gone/away"]), min_size=1)))
    graph.add_edge(indicator, "HAS_TARGET", target, documents=[document])
    for place in draw(st.lists(st.tuples(integers, st.none() | integers, st.none() | texts), max_size=3)):
        line, page, table = place
        graph.add_edge(mission, "STATED_IN", document, line=line, page=page, table=table, cell=draw(texts), years=draw(years))
    return graph


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from(sorted(WRITERS)), st.sampled_from(BASES))
def test_any_graph_survives(graph: PlanGraph, kind: str, base: str) -> None:
    text = "".join(WRITERS[kind](graph, base))
    assert parse_rdf(text.encode(), kind).to_dict() == graph.to_dict()


@given(ids, st.sampled_from(BASES))
def test_an_id_cannot_leave_the_base(id: str, base: str) -> None:
    iri = iri_of(id, base)
    assert iri.startswith(base)
    assert id_of(iri, base) == id
    assert iri.isascii()
    assert not set(iri) & set(' <>"{}|\\^`')
    assert iri.count("#") == base.count("#") and "?" not in iri
    assert not {".", "..", "%2e", "%2e%2e"} & set(iri.removeprefix(base).lower().split("/"))
    assert pyoxigraph.NamedNode(iri).value == iri


@given(ids, ids)
def test_two_ids_are_two_iris(one: str, other: str) -> None:
    assert (iri_of(one, DEFAULT_BASE) == iri_of(other, DEFAULT_BASE)) == (one == other)


@pytest.mark.parametrize("base", ["", "rencana/", "https://contoh.id/a b/", "https://contoh.id/x", 'https://a/"/', "https://a/<x>/", "1:/"])
def test_a_bad_base_is_one_line(base: str) -> None:
    with pytest.raises(InputError, match="IRI dasar"):
        checked_base(base)
    with pytest.raises(InputError):
        "".join(to_turtle(PlanGraph(), base))


def test_readable_ids_stay_readable() -> None:
    id = "kota-x/kec-y/renstra-2025-2029/ind/nilai-ab12@kelurahan-z/pagu/2026~5"
    assert iri_of(id, DEFAULT_BASE) == DEFAULT_BASE + id


@pytest.fixture(scope="module")
def example() -> PlanGraph:
    return load(min(plans(), key=lambda path: path.stat().st_size))


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_an_example_survives_and_is_written_alike_twice(example: PlanGraph, kind: str) -> None:
    text = "".join(WRITERS[kind](example))
    again = parse_rdf(text.encode(), kind)
    assert again.to_dict() == example.to_dict()
    assert "".join(WRITERS[kind](again)) == text


def test_another_library_reads_the_same_triples(example: PlanGraph) -> None:
    def canonical(text: str, kind: str) -> set[str]:
        return {str(quad.triple) for quad in pyoxigraph.parse(text, format=getattr(pyoxigraph.RdfFormat, kind))}

    turtle = "".join(to_turtle(example))
    own = canonical(turtle, "TURTLE")
    theirs = rdflib.Graph().parse(data=turtle, format="turtle")
    assert len(theirs) == len(own)
    assert canonical("".join(to_nquads(example)), "N_QUADS") == own
    assert canonical("".join(to_jsonld(example)), "JSON_LD") == own


def test_each_document_has_its_graph() -> None:
    graph = PlanGraph()
    graph.add_node("r", "Region", name="R")
    for name in ("d1", "d2"):
        graph.add_node(name, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("v", "Vision", text="Maju")
    graph.add_edge("v", "STATED_IN", "d1", line=1)
    graph.add_edge("r", "HAS_VISION", "v", documents=["d1", "d2"])
    quads = list(pyoxigraph.parse("".join(to_nquads(graph)), format=pyoxigraph.RdfFormat.N_QUADS))

    def told(predicate: str) -> Iterator[tuple[str, str, str]]:
        for quad in quads:
            if quad.predicate.value.endswith(predicate):
                name = getattr(quad.graph_name, "value", "").removeprefix(DEFAULT_BASE)
                yield str(getattr(quad.subject, "value", "")).removeprefix(DEFAULT_BASE), str(getattr(quad.object, "value", "")), name

    assert ("v", "Maju", "d1") in told("#text")
    assert ("r", "R", "") in told("#name"), "no document owns a region"
    assert {name for _, _, name in told("#HAS_VISION")} == {"d1", "d2"}
    assert {(text.removeprefix(DEFAULT_BASE), name) for _, text, name in told("#documents")} == {("d1", "d1"), ("d2", "d2")}


def test_the_published_context_is_the_one_inside(example: PlanGraph) -> None:
    published = json.loads(CONTEXT.read_text(encoding="utf-8"))
    assert published == {"@context": context(schema())}, "run: python -m selaras.ontology.schema"
    assert json.loads("".join(to_jsonld(example)))["@context"] == published["@context"]


def by_hand(changes: str = "", name: str = 'selaras:name "Kecamatan Contoh"@id') -> bytes:
    return f"""
    @prefix selaras: <https://w3id.org/selaras/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
    @prefix : <https://data.example.org/> . @prefix void: <http://rdfs.org/ns/void#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    : void:uriSpace "https://data.example.org/" .
    :agency a selaras:Agency ; rdfs:comment "of another vocabulary" ; {name} ; selaras:HAS_PLAN :plan .
    :plan a selaras:Document ; selaras:kind "Renstra" ; selaras:period_start 2025 ; selaras:period_end "2029" .
    [] a rdf:Statement ; rdf:subject :agency ; rdf:predicate selaras:HAS_PLAN ; rdf:object :plan ; selaras:documents :plan .
    :goal a selaras:Goal ; selaras:text "Baik" ; selaras:STATED_IN :plan .
    {changes}""".encode()


def test_turtle_by_hand_is_read() -> None:
    graph = parse_rdf(by_hand(), "TURTLE")
    assert graph.node("agency").properties == {"name": "Kecamatan Contoh"}
    assert graph.node("plan").properties == {"kind": "Renstra", "period_start": 2025, "period_end": 2029}
    assert [edge.documents for edge in graph.edges("HAS_PLAN")] == [["plan"]]
    assert graph.check() == []


@pytest.mark.parametrize(
    ("turtle", "told"),
    [
        (by_hand(":goal a selaras:Sasaran ."), "dua jenis"),
        (by_hand(":x a selaras:Visi ."), "jenis tidak dikenal"),
        (by_hand(":x a <https://example.org/Risk> ."), "--ontology"),
        (by_hand(":x a rdf:Statement ; rdf:predicate <https://example.org/THREATENS> ."), "THREATENS"),
        (by_hand(":goal selaras:txt 1 ."), "sifat tidak dikenal"),
        (by_hand(':goal selaras:text "lain" .'), "lebih dari satu nilai"),
        (by_hand(':plan selaras:date :goal .'), "date bukan string"),
        (by_hand(":p a selaras:Budget ; selaras:rupiah 1.5 ."), "rupiah bukan integer"),
        (by_hand(":goal selaras:HAS_SASARAN :goal ."), "tidak boleh"),
        (by_hand(":agency selaras:HAS_GOAL :goal ."), "documents"),
        (by_hand(':agency selaras:HAS_GOAL "goal" .'), "bukan sebuah simpul"),
        (by_hand("<urn:x> a selaras:Goal ."), "dcterms:identifier"),
        (by_hand(':goal selaras:listed "{" .'), "selaras:listed"),
        (by_hand(""":goal selaras:listed '{"kinds": [[]]}' ."""), "selaras:listed"),
        (by_hand(f":p a selaras:Budget ; selaras:rupiah {'9' * 5000} ."), "rupiah bukan integer"),
        (by_hand(":t a selaras:Target ; selaras:text '1' ; selaras:value 1e999999999 ."), "value"),
        (by_hand(name="selaras:kind 1"), "name"),
        (b"@prefix : <x> .\n:a :b", ":"),
        (b"\xff\xfe", "RDF tidak sah"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, turtle: bytes, told: str) -> None:
    file = tmp_path / "x.ttl"
    file.write_bytes(turtle)
    with pytest.raises(InputError) as caught:
        read_rdf(file)
    line = str(caught.value)
    assert line.startswith(str(file)) and told in line and "\n" not in line
    assert caught.value.line("en") != line


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for name in ("tiada.ttl", "x.json"):
        with pytest.raises(InputError):
            read_rdf(tmp_path / name)


def test_a_context_on_the_network_is_not_fetched() -> None:
    data: dict[str, Any] = {"@context": "https://example.org/context.jsonld", "@id": "urn:x"}
    with pytest.raises(InputError):
        parse_rdf(json.dumps(data).encode(), "JSON_LD")
