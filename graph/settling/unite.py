"""Graphs of several plans as one graph, in which the statements of their regions are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..concepts.decisions import Decision
from ..model import Edge, PlanGraph
from ..wording import ORIGIN, Properties
from .layer import Layer, is_derived, layer_of
from .region import Settled, settled


def united(graphs: Iterable[PlanGraph], decisions: Iterable[Decision] = ()) -> PlanGraph:
    """The graphs as one, with each region's statements settled by their words; the same in whatever order they are given."""
    whole = PlanGraph()
    for graph in graphs:
        whole.merge(graph)
    return settled_graph(whole, decisions)


def settled_graph(graph: PlanGraph, decisions: Iterable[Decision] = ()) -> PlanGraph:
    """The graph with the statements of its regions settled, and the relations that follow."""
    layer = layer_of(graph)
    found = settled(layer, decisions)
    return rewritten(graph, layer, found, found.derived)


def rewritten(graph: PlanGraph, layer: Layer, found: Settled, derived: Mapping[tuple[str, str, str], Properties]) -> PlanGraph:
    """The graph under the settled names. `layer` is its own; `found` may know other documents' statements too."""
    new = PlanGraph()
    for node in graph.nodes():
        if node.id not in layer.nodes or not layer.origins[node.id]:
            new.add_node(node.id, node.label, **node.properties)
    origins: list[Edge] = []
    for id, by_document in layer.origins.items():
        for document in by_document:
            for name, places in found.placed(layer, document, id):
                new.network.add_node(name, label=layer.labels[id], properties=dict(found.nodes[name]))
                origins += [Edge(name, ORIGIN, document, place) for place in places]
    for edge in graph.edges():
        if edge.type == ORIGIN and edge.source not in layer.nodes:
            new.put_edge(edge)
        elif edge.type != ORIGIN and not is_derived(edge.type, edge.properties):
            key = (edge.source, edge.type, edge.target)
            if edge.source not in layer.nodes and edge.target not in layer.nodes:
                new.put_edge(edge)
                continue
            for (source, type, target), documents in found.renamed(key, edge.properties).items():
                new.put_edge(Edge(source, type, target, {**edge.properties, "documents": documents}))
    for origin in origins:
        new.put_edge(origin)
    for (source, type, target), properties in derived.items():
        if new.has(source) and new.has(target):
            new.put_edge(Edge(source, type, target, properties))
    return new
