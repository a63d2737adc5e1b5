"""Loading: what a document states replaces what it stated, nothing else; the order of documents does not matter."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import neo4j
import pytest
from selaras.graph.errors import GraphError, StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.settling.unite import united
from selaras.graph.stores import Store, reading
from selaras.graph.stores.loading import write

Plan = Callable[..., PlanGraph]
Only = Callable[[PlanGraph], str]


def whole(*graphs: PlanGraph) -> dict[str, object]:
    return united(graphs).to_dict()


@pytest.fixture(params=["embedded", "filled", "neo4j"])
def place(request: pytest.FixtureRequest, place_of: Any) -> Any:
    return place_of(request.param)


def test_what_was_loaded_comes_back(store: Store, plan: Plan, only_document: Only) -> None:
    graph = plan(title="Renstra “Perak” 你好", number=2)
    seen: list[tuple[int, int]] = []
    report = store.load(graph, lambda done, total: seen.append((done, total)))
    assert report.changed
    assert report.parts[0].nodes_created == len(graph) == report.parts[0].nodes
    assert seen[-1] == (graph.network.number_of_nodes() + graph.network.number_of_edges(),) * 2
    assert store.graph().to_dict() == graph.to_dict()
    assert store.graph(only_document(graph)).to_dict() == graph.to_dict()
    assert [node.properties["title"] for node in store.documents()] == ["Renstra “Perak” 你好"]


def test_values_come_back_exactly(store: Store, plan: Plan) -> None:
    store.load(plan())
    rows = store.rows(
        "MATCH (:Program {code: $code})-[:FUNDED_BY]->(b)-[:SPENT_BY]->(u) RETURN b.rupiah AS rupiah, u.name AS name, b AS node",
        {"code": "7.01.01"},
    )
    assert rows.columns == ("rupiah", "name", "node")
    ((rupiah, name, node),) = rows
    assert (rupiah, name) == (9_007_199_254_740_993, "Kelurahan Gedog ꦒ")
    assert isinstance(node, neo4j.graph.Node)
    assert set(node.labels) == {"Budget"}
    assert rows.dicts()[0]["rupiah"] == rupiah
    (kinds, value, absent), *_ = store.rows("MATCH (i:Indicator) RETURN i.kinds, i.baseline_value, i.unit")
    assert (kinds, value, absent) == (["IKU"], 71.01, None)
    (years,), *_ = store.rows("MATCH (:Indicator)-[s:STATED_IN]->() WHERE s.years IS NOT NULL RETURN s.years")
    assert years == [2026, 2027]


def test_loading_twice_writes_nothing(store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = plan(), plan("Kecamatan Ploso", vision="Jaya")
    for graph in graphs:
        store.load(graph)
    before = store.graph().to_dict()
    ids = store.rows("MATCH (n) RETURN n.id, elementId(n) ORDER BY n.id").tuples
    for name in ("add", "apply"):
        monkeypatch.setattr(f"selaras.graph.stores.store.{name}", lambda *_: pytest.fail("something was written"))
    for graph in graphs:
        report = store.load(graph)
        assert not report.changed
        assert not any(part.changed for part in report.parts)
    assert store.graph().to_dict() == before
    assert store.rows("MATCH (n) RETURN n.id, elementId(n) ORDER BY n.id").tuples == ids


def test_an_export_loads_as_nothing_new(store: Store, plan: Plan) -> None:
    store.load(plan())
    store.load(plan("Kecamatan Ploso", vision="Jaya"))
    assert not store.load(store.graph()).changed


def test_a_document_replaces_exactly_what_it_stated(store: Store, plan: Plan) -> None:
    other = plan("Kecamatan Ploso", unit="Kelurahan Lain")
    store.load(plan(title="Lama", file_name="lama.txt"))
    store.load(other)
    new = plan(title="Baru", programs=("7.01.02", "7.01.05"), unit=None, rupiah=5)
    report = store.load(new).parts[0]
    assert store.graph().to_dict() == whole(new, other)
    assert report.nodes_removed == 3, "a program with its money and indicator"
    assert not store.rows("MATCH (u:Unit {name: 'Kelurahan Gedog ꦒ'}) RETURN u").tuples, "no relation reaches it any more"
    (properties,) = store.rows("MATCH (d:Document {title: 'Baru'}) RETURN properties(d)").tuples[0]
    assert "file_name" not in properties, "a property that is stated no more vanishes"


def test_one_new_figure_is_one_update(store: Store, plan: Plan) -> None:
    graph = plan()
    store.load(graph)
    budget = next(graph.nodes("Budget"))
    graph.add_node(budget.id, "Budget", rupiah=1)
    report = store.load(graph).parts[0]
    assert (report.nodes_updated, report.nodes_created, report.nodes_removed) == (1, 0, 0)
    assert (report.relations_created, report.relations_updated, report.relations_removed, report.origins_changed) == (0, 0, 0, 0)


def test_another_origin_is_a_change(store: Store, plan: Plan) -> None:
    graph = plan()
    store.load(graph)
    moved = graph.to_dict()
    for edge in moved["edges"]:
        if edge["type"] == "STATED_IN" and edge["properties"].get("line") == 3:
            edge["properties"]["line"] = 33
    again = PlanGraph.from_dict(moved)
    assert store.load(again).parts[0].origins_changed == 1
    assert store.graph().to_dict() == again.to_dict()


def test_what_another_document_states_stays(store: Store, plan: Plan, only_document: Only) -> None:
    one, other = plan(), plan("Kecamatan Ploso")
    store.load(one)
    store.load(other)
    (documents,) = store.rows("MATCH (:Region)-[r:HAS_VISION]->(:Vision) RETURN r.documents").tuples[0]
    assert documents == sorted([only_document(one), only_document(other)])
    bare = PlanGraph()
    bare.add_node(only_document(one), "Document", kind="Renstra", period_start=2025, period_end=2029)
    store.load(bare)
    assert store.graph().to_dict() == whole(other, bare)


@pytest.mark.parametrize("words", [("Maju", "Jaya", "Jaya"), ("Maju", "Jaya", "Sentosa")])
def test_the_order_of_documents_does_not_matter(place: Any, plan: Plan, words: tuple[str, str, str]) -> None:
    names = ("Kecamatan A", "Kecamatan B", "Kecamatan C")
    graphs = [plan(name, vision=word) for name, word in zip(names, words, strict=True)]
    expected = whole(*graphs)
    orders = list(itertools.permutations(graphs))
    for order in orders if place.kind == "embedded" else orders[1::3]:  # which writes all is the same code
        place.empty()
        with place.open() as store:
            for graph in order:
                store.load(graph)
            assert store.graph().to_dict() == expected
            chosen = store.rows("MATCH (v:Vision) RETURN v.text").tuples
            assert chosen == [(max(words, key=words.count),)]


def test_the_words_of_the_regional_plan_count_while_it_is_there(store: Store, plan: Plan, only_document: Only) -> None:
    regional = plan(vision="Sentosa", kind="RPJMD", number=2)
    renstra = plan(vision="Maju"), plan("Kecamatan Ploso", vision="Maju")
    store.load(renstra[0])
    store.load(regional)
    store.load(renstra[1])

    def chosen() -> list[tuple[object, ...]]:
        return store.rows("MATCH (v:Vision)-[:HAS_MISSION]->(m) RETURN v.text, m.text, m.number").tuples

    assert chosen() == [("Sentosa", "Misi Sentosa", 2)]
    assert store.graph(only_document(renstra[0])).to_dict() == renstra[0].to_dict(), "in its own words"
    bare = PlanGraph()
    bare.add_node(only_document(regional), "Document", kind="RPJMD", period_start=2025, period_end=2029)
    store.load(bare)
    assert chosen() == [("Maju", "Misi Maju", None)]


def test_many_documents_come_back_one_by_one_in_their_own_words(
    store: Store, plan: Plan, only_document: Only, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    graphs = [plan(vision="Sentosa", kind="RPJMD", number=2), *(plan(f"Kecamatan {name}", vision="Maju") for name in ("A", "B", "C"))]
    for graph in graphs:
        store.load(graph)
    documents = [only_document(graph) for graph in graphs]
    documents.reverse()
    given = store.graphs([*documents[:1], "contoh/tiada", *documents[1:]])
    assert [graph.to_dict() for graph in given] == [graph.to_dict() for graph in reversed(graphs)]


def test_two_plans_in_one_graph_load_like_one_after_the_other(store: Store, plan: Plan) -> None:
    graphs = plan(), plan("Kecamatan Ploso", vision="Jaya")
    both = PlanGraph.from_dict(whole(*graphs))
    assert len(store.load(both).parts) == 2
    assert store.graph().to_dict() == both.to_dict()
    assert not store.load(graphs[1]).changed


def test_a_relation_between_two_plans(store: Store, plan: Plan, only_document: Only) -> None:
    graphs = plan(), plan("Kecamatan Ploso")
    both = PlanGraph.from_dict(whole(*graphs))
    goals, sasaran = (sorted(node.id for node in both.nodes(label)) for label in ("Goal", "Sasaran"))
    one, other = goals[0], sasaran[1]
    documents = sorted(only_document(graph) for graph in graphs)
    both.add_edge(one, "HAS_SASARAN", other, documents=documents)
    store.load(both)
    assert store.graph().to_dict() == both.to_dict()
    assert not store.load(both).changed
    store.load(graphs[1])
    assert not [edge for edge in store.graph().out(one, "HAS_SASARAN") if edge.target == other], (
        "one of its two documents states it no more"
    )
    assert store.graph().to_dict() == whole(*graphs)


def test_nomenclature_stays_without_documents(store: Store, plan: Plan, only_document: Only) -> None:
    codes = PlanGraph()
    codes.add_node("7.01.01", "Nomenclature", code="7.01.01", name="Program Penunjang")
    codes.add_node("7.01", "Nomenclature", code="7.01", name="Kecamatan")
    codes.add_node("7.99", "Nomenclature", code="7.99", name="Tanpa relasi")
    codes.add_edge("7.01.01", "PART_OF", "7.01")
    assert store.load(codes).changed
    assert not store.load(codes).changed
    graph = plan()
    graph.merge(codes)
    for program in list(graph.nodes("Program")):
        graph.add_edge(program.id, "CLASSIFIED_AS", "7.01.01", documents=[only_document(graph)], method="printed code")
    store.load(graph)
    assert store.graph().to_dict() == graph.to_dict()
    store.load(plan())
    assert {node.id for node in store.graph().nodes("Nomenclature")} == {"7.01", "7.01.01", "7.99"}


def test_a_graph_without_origins_is_refused_whole(store: Store, plan: Plan) -> None:
    graph = plan()
    graph.add_node("p", "Program", name="Tanpa asal")
    with pytest.raises(GraphError, match="p: Program"):
        store.load(graph)
    assert len(store.graph()) == 0


@pytest.mark.parametrize("way", ["add", "apply"])
def test_a_load_that_fails_half_way_leaves_the_store_as_it_was(store: Store, plan: Plan, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """`add` is for documents that are new, `apply` for another edition of one."""
    store.load(plan())
    before = store.graph().to_dict()
    real = getattr(write, way)

    def broken(*arguments: object) -> None:
        real(*arguments)
        raise RuntimeError("putus")

    monkeypatch.setattr(f"selaras.graph.stores.store.{way}", broken)
    with pytest.raises(StoreError, match="putus"):
        store.load(plan("Kecamatan Ploso") if way == "add" else plan(programs=("9.99.99",), rupiah=1))
    assert store.graph().to_dict() == before


def test_a_node_that_another_document_states_though_its_id_is_of_this_one(store: Store, plan: Plan) -> None:
    """Documents that are new are taken for new throughout; where that is wrong, they are loaded with all due looking."""
    one, other = plan(), plan("Kecamatan Ploso")
    (document,), (stray,) = (list(graph.nodes("Document")) for graph in (one, other))
    program = next(one.nodes("Program"))
    other.add_node(program.id, "Program", name="Dikutip")
    other.add_edge(program.id, "STATED_IN", stray.id, line=900)
    store.load(other)
    report = store.load(one)
    assert [part.document for part in report.parts] == [document.id]
    assert store.rows("MATCH (p:Program {id: $id})-[:STATED_IN]->(d) RETURN p.name, d.id ORDER BY d.id", {"id": program.id}).tuples == [
        (program.properties["name"], document.id),
        (program.properties["name"], stray.id),
    ]


def test_an_unknown_document_is_told_with_those_there_are(store: Store, plan: Plan, only_document: Only) -> None:
    graph = plan()
    store.load(graph)
    with pytest.raises(StoreError, match=only_document(graph)):
        store.graph("contoh/tiada")


def test_reading_does_not_depend_on_words_being_harmless(store: Store) -> None:
    """Ids and texts are parameters, never parts of a query's text."""
    evil = "x'}) DETACH DELETE n //`\"\\"
    graph = PlanGraph()
    graph.add_node(evil, "Document", kind=evil, period_start=1, period_end=2)
    graph.add_node("g", "Goal", text=evil)
    graph.add_edge("g", "STATED_IN", evil, cell=evil)
    store.load(graph)
    assert store.graph().to_dict() == graph.to_dict()
    assert store.graph(evil).to_dict() == graph.to_dict()
    assert not store.load(graph).changed
