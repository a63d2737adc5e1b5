"""A graph that is only read from now on, and often: its nodes by label and relations by end and type are looked up, not gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NoReturn

from .errors import GraphError
from .model import Edge, Node, PlanGraph, unknown_node

_NONE: Mapping[str, list[Edge]] = {}


class IndexedGraph(PlanGraph):
    """Another graph as it is now, its nodes and the neighbours of each in the order of `ids`, which names every node.

    The other one must not change any more: what stands in it is shared, and the index does not follow it. `nodes` and `edges` are all
    of its own, where whoever knows the order has gone through them already.
    """

    def __init__(
        self, graph: PlanGraph, ids: Sequence[str], nodes: Mapping[str, Node] | None = None, edges: Iterable[Edge] | None = None
    ) -> None:
        self.network, self._after, self._before, self._held = graph.network, graph._after, graph._before, graph._held
        self._nodes = {id: nodes[id] if nodes else graph.node(id) for id in ids}
        self._by_label: dict[str, list[Node]] = {}
        for node in self._nodes.values():
            self._by_label.setdefault(node.label, []).append(node)
        place = {id: at for at, id in enumerate(ids)}
        self._out: dict[str, list[Edge]] = {id: [] for id in ids}
        for edge in graph.edges() if edges is None else edges:
            self._out[edge.source].append(edge)
        self._into: dict[str, list[Edge]] = {id: [] for id in ids}
        self._by_type: dict[str, list[Edge]] = {}
        self._out_by: dict[str, dict[str, list[Edge]]] = {}  # by type, then by the node
        self._into_by: dict[str, dict[str, list[Edge]]] = {}
        for source, leaving in self._out.items():
            if len(leaving) > 1:
                leaving.sort(key=lambda edge: place[edge.target])
            for edge in leaving:
                self._into[edge.target].append(edge)
                if edge.type not in self._by_type:
                    self._by_type[edge.type], self._out_by[edge.type], self._into_by[edge.type] = [], {}, {}
                self._by_type[edge.type].append(edge)
                self._out_by[edge.type].setdefault(source, []).append(edge)
                self._into_by[edge.type].setdefault(edge.target, []).append(edge)

    def has(self, id: str) -> bool:
        """Whether there is a node of that id."""
        return id in self._nodes

    def node(self, id: str) -> Node:
        """The node of that id. GraphError where there is none."""
        found = self._nodes.get(id)
        if found is None:
            raise unknown_node(id)
        return found

    def __len__(self) -> int:
        return len(self._nodes)

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """All nodes, or those of a label, in order."""
        return iter(self._nodes.values() if label is None else self._by_label.get(label, ()))

    def edges(self, type: str | None = None) -> Iterator[Edge]:
        """All relations, or those of a type."""
        return (edge for edges in self._out.values() for edge in edges) if type is None else iter(self._by_type.get(type, ()))

    def out(self, id: str, *types: str) -> list[Edge]:
        """Relations that go out from a node, of the given types if any."""
        return self._at(id, types, self._out, self._out_by)

    def into(self, id: str, *types: str) -> list[Edge]:
        """Relations that come into a node, of the given types if any."""
        return self._at(id, types, self._into, self._into_by)

    def _at(
        self, id: str, types: tuple[str, ...], every: Mapping[str, list[Edge]], by_type: Mapping[str, Mapping[str, list[Edge]]]
    ) -> list[Edge]:
        if id not in self._nodes:
            raise unknown_node(id)
        if len(types) == 1:
            return list(by_type.get(types[0], _NONE).get(id, ()))
        return [edge for edge in every[id] if edge.type in types] if types else list(every[id])

    def targets(self, id: str, *types: str, label: str | None = None) -> list[Node]:
        """The nodes that a node's relations reach, each once."""
        found = self._at(id, types, self._out, self._out_by)
        return self._distinct((edge.target for edge in found), label) if found else []

    def sources(self, id: str, *types: str, label: str | None = None) -> list[Node]:
        """The nodes whose relations reach a node, each once."""
        found = self._at(id, types, self._into, self._into_by)
        return self._distinct((edge.source for edge in found), label) if found else []

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

    def _distinct(self, ids: Iterable[str], label: str | None) -> list[Node]:
        nodes = (self._nodes[id] for id in dict.fromkeys(ids))
        return list(nodes) if label is None else [node for node in nodes if node.label == label]


def _refused(place: str) -> GraphError:
    return GraphError({"id": "graf ini hanya dibaca", "en": "this graph is only read"}, place=place)
