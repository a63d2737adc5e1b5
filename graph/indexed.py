"""A graph that is only read from now on, and often: its nodes by label and relations by end and type are looked up, not gathered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn

from .errors import GraphError
from .model import Edge, Node, PlanGraph


class IndexedGraph(PlanGraph):
    """Another graph as it is now, its nodes and the neighbours of each in the order of `ids`, which names every node.

    The other one must not change any more: what stands in it is shared, and the index does not follow it.
    """

    def __init__(self, graph: PlanGraph, ids: Sequence[str]) -> None:
        self.network, self._after, self._before = graph.network, graph._after, graph._before
        self._nodes = {id: graph.node(id) for id in ids}
        self._by_label: dict[str, list[Node]] = {}
        for node in self._nodes.values():
            self._by_label.setdefault(node.label, []).append(node)
        place = {id: at for at, id in enumerate(ids)}
        self._out: dict[str, list[Edge]] = {id: [] for id in ids}
        for edge in graph.edges():
            self._out[edge.source].append(edge)
        for edges in self._out.values():
            edges.sort(key=lambda edge: place[edge.target])
        self._into: dict[str, list[Edge]] = {id: [] for id in ids}
        self._out_by: dict[tuple[str, str], list[Edge]] = {}
        self._into_by: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.edges():
            self._into[edge.target].append(edge)
            self._out_by.setdefault((edge.source, edge.type), []).append(edge)
            self._into_by.setdefault((edge.target, edge.type), []).append(edge)

    def has(self, id: str) -> bool:
        """Whether there is a node of that id."""
        return id in self._nodes

    def node(self, id: str) -> Node:
        """The node of that id. GraphError where there is none."""
        found = self._nodes.get(id)
        return super().node(id) if found is None else found

    def __len__(self) -> int:
        return len(self._nodes)

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """All nodes, or those of a label, in order."""
        return iter(self._nodes.values() if label is None else self._by_label.get(label, ()))

    def edges(self, type: str | None = None) -> Iterator[Edge]:
        """All relations, or those of a type."""
        return (edge for edges in self._out.values() for edge in edges if type is None or edge.type == type)

    def out(self, id: str, *types: str) -> list[Edge]:
        """Relations that go out from a node, of the given types if any."""
        if len(types) == 1:
            return list(self._out_by.get((self.node(id).id, types[0]), ()))
        return [edge for edge in self._out[self.node(id).id] if not types or edge.type in types]

    def into(self, id: str, *types: str) -> list[Edge]:
        """Relations that come into a node, of the given types if any."""
        if len(types) == 1:
            return list(self._into_by.get((self.node(id).id, types[0]), ()))
        return [edge for edge in self._into[self.node(id).id] if not types or edge.type in types]

    def add_node(self, id: str, label: str, **properties: object) -> NoReturn:
        """Refused: the graph is only read."""
        raise _refused(id)

    def put_edge(self, edge: Edge) -> NoReturn:
        """Refused: the graph is only read."""
        raise _refused(edge.source)

    def add_edge(self, source: str, type: str, target: str, **properties: object) -> NoReturn:
        """Refused: the graph is only read."""
        raise _refused(source)

    def remove_node(self, id: str) -> NoReturn:
        """Refused: the graph is only read."""
        raise _refused(id)

    def _label(self, id: str) -> str:
        return self._nodes[id].label


def _refused(place: str) -> GraphError:
    return GraphError({"id": "graf ini hanya dibaca", "en": "this graph is only read"}, place=place)
