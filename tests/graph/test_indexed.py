"""A graph that is only read: the same answers as the graph that it was made of, in the order asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.graph.errors import GraphError
from selaras.graph.indexed import IndexedGraph
from selaras.graph.model import Edge, PlanGraph

PLAN, SASARAN = "contoh/kec/renstra-2025-2029", "contoh/kec/renstra-2025-2029/sasaran/s"
INDICATORS = [f"{SASARAN}/ind/{name}" for name in "ba"]


@pytest.fixture
def graph() -> PlanGraph:
    found = PlanGraph()
    found.add_node(PLAN, "Document", kind="Renstra", period_start=2025, period_end=2029)
    found.add_node(SASARAN, "Sasaran", text="Tertib arsip")
    found.add_edge(SASARAN, "STATED_IN", PLAN, page=2)
    for page, id in enumerate(INDICATORS):
        found.add_node(id, "Indicator", text=id[-1])
        found.add_edge(id, "STATED_IN", PLAN, page=page)
        found.add_edge(SASARAN, "MEASURED_BY", id, documents=[PLAN])
    found.add_edge(INDICATORS[0], "STATED_IN", PLAN, page=9)
    return found


def test_it_answers_as_the_graph_does(graph: PlanGraph) -> None:
    order = sorted(node.id for node in graph.nodes())
    indexed = IndexedGraph(graph, order)
    assert [node.id for node in indexed.nodes()] == order
    assert [node.id for node in indexed.nodes("Indicator")] == sorted(INDICATORS)
    assert indexed.to_dict() == graph.to_dict()
    assert (len(indexed), indexed.has(SASARAN), indexed.has("lain")) == (len(graph), True, False)
    for types in ((), ("STATED_IN",), ("MEASURED_BY", "STATED_IN"), ("HAS_TARGET",)):
        for id in order:
            for one, other in ((indexed.out(id, *types), graph.out(id, *types)), (indexed.into(id, *types), graph.into(id, *types))):
                assert sorted(one, key=repr) == sorted(other, key=repr)
    assert [edge.target for edge in indexed.out(SASARAN, "MEASURED_BY")] == sorted(INDICATORS), "neighbours in that order too"
    assert [node.id for node in indexed.sources(PLAN, "STATED_IN", label="Indicator")] == sorted(INDICATORS)
    assert indexed.of_document(PLAN).to_dict() == graph.of_document(PLAN).to_dict()


def test_what_is_not_there_is_an_error(graph: PlanGraph) -> None:
    indexed = IndexedGraph(graph, [node.id for node in graph.nodes()])
    for ask in (indexed.node, indexed.out, indexed.into, lambda id: indexed.into(id, "STATED_IN")):
        with pytest.raises(GraphError):
            ask("lain")


@pytest.mark.parametrize(
    "write",
    [
        lambda graph: graph.add_node("x", "Region", name="X"),
        lambda graph: graph.add_edge(SASARAN, "MEASURED_BY", INDICATORS[0]),
        lambda graph: graph.put_edge(Edge(SASARAN, "MEASURED_BY", INDICATORS[0], {})),
        lambda graph: graph.remove_node(SASARAN),
    ],
)
def test_nothing_is_written_to_it(graph: PlanGraph, write: Callable[[PlanGraph], object]) -> None:
    indexed = IndexedGraph(graph, [node.id for node in graph.nodes()])
    before = graph.to_dict()
    with pytest.raises(GraphError, match="hanya dibaca"):
        write(indexed)
    assert graph.to_dict() == before
