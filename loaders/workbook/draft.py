"""A graph under correction: its records may be changed freely, and every change is noted on the origin of its node.

The typed graph takes no change that breaks the ontology, but corrections come one by one; the draft is checked when it becomes
a graph again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...graph.ids import slug_hash
from ...graph.model import PlanGraph, Value
from ...graph.wording import kept_on_origin, origin_name
from ...ontology.schema import schema

ADDED = "added"
# What has no meaning without the node that these relations come from.
_OWNED = frozenset({"ACHIEVES", "MEASURED_BY", "HAS_TARGET", "END_TARGET", "FUNDED_BY", "END_BUDGET", "CONTRADICTED_BY", "CLASSIFIED_AS"})
_DEPENDENT = frozenset({"Outcome", "Output", "Indicator", "Target", "Budget", "Nomenclature"})

Record = dict[str, Any]


def records(graph: PlanGraph) -> dict[str, list[Record]]:
    """A graph as JSON data in its own order, so that the graph made of it again lists everything in the same order."""
    return {
        "nodes": [{"id": n.id, "label": n.label, "properties": dict(n.properties)} for n in graph.nodes()],
        "edges": [{"source": e.source, "target": e.target, "type": e.type, "properties": dict(e.properties)} for e in graph.edges()],
    }


class Draft:
    """The records of one document's graph; `removed` are the ids that the planner deleted."""

    def __init__(self, graph: PlanGraph) -> None:
        data = records(graph)
        self.nodes: dict[str, Record] = {record["id"]: record for record in data["nodes"]}
        self.edges: list[Record] = data["edges"]
        self.removed: set[str] = set()
        self.notes: dict[str, list[str]] = {}
        self.document = next(graph.nodes("Document")).id
        self._into: dict[str, list[Record]] = {}
        self._out: dict[str, list[Record]] = {}
        for edge in self.edges:
            self._index(edge)

    def _index(self, edge: Record) -> None:
        self._into.setdefault(edge["target"], []).append(edge)
        self._out.setdefault(edge["source"], []).append(edge)

    def get(self, id: str, name: str) -> Value | None:
        """A property of a node."""
        found: Value | None = self.nodes[id]["properties"].get(name)
        return found

    def label(self, id: str) -> str:
        """The label of a node."""
        return str(self.nodes[id]["label"])

    def into(self, id: str, types: Iterable[str]) -> list[Record]:
        """The relations of some types that come into a node."""
        wanted = set(types)
        return [edge for edge in self._into.get(id, ()) if edge["type"] in wanted]

    def out(self, id: str, types: Iterable[str]) -> list[Record]:
        """The relations of some types that go out from a node."""
        wanted = set(types)
        return [edge for edge in self._out.get(id, ()) if edge["type"] in wanted]

    def note(self, id: str, words: str) -> None:
        """Note what a correction by hand changed on a node: "rupiah: 1000", the words that were read before."""
        notes = self.notes.setdefault(id, [])
        if words not in notes and ADDED not in notes:
            notes.append(words)

    def set(self, id: str, name: str, value: Value | None) -> None:
        """Give a property another value, or take it away; on a statement of several documents also in this one's words."""
        node = self.nodes[id]
        before = node["properties"].pop(name, None)
        if value is not None:
            node["properties"][name] = value
        if name in kept_on_origin(node["label"]):
            for edge in self.out(id, ("STATED_IN",)):
                edge["properties"].pop(origin_name(name), None)
                if value is not None:
                    edge["properties"][origin_name(name)] = value
        self.note(id, f"{name}: {'' if before is None else before}")

    def relabel(self, id: str, label: str) -> None:
        """Make a node one of another level; properties that the level does not know go."""
        node = self.nodes[id]
        self.note(id, f"label: {node['label']}")
        known = schema().node_types[label].properties
        node["label"] = label
        node["properties"] = {name: value for name, value in node["properties"].items() if name in known}

    def add(self, id: str, label: str, properties: Mapping[str, Value | None]) -> str:
        """Add a statement made by hand; its id gets an ending where another node that says something else has it."""
        given = {name: value for name, value in properties.items() if value is not None}
        if id in self.nodes:
            id = f"{id}/{slug_hash(str(given.get('name') or given.get('text') or given.get('rupiah') or label))}"
        while id in self.nodes:
            id += "-2"
        self.nodes[id] = {"id": id, "label": label, "properties": given}
        if schema().node_types[label].stated:
            kept = {origin_name(name): given[name] for name in kept_on_origin(label) if name in given}
            self.link(id, "STATED_IN", self.document, kept)
            self.note(id, ADDED)
        return id

    def link(self, source: str, type: str, target: str, properties: Mapping[str, Value] | None = None) -> None:
        """Add a relation of this document."""
        own = dict(properties or {}) if type == "STATED_IN" else {**(properties or {}), "documents": [self.document]}
        edge = {"source": source, "target": target, "type": type, "properties": own}
        self.edges.append(edge)
        self._index(edge)

    def unlink(self, edge: Record) -> None:
        """Take a relation away."""
        self.edges = [other for other in self.edges if other is not edge]
        for index, end in ((self._into, "target"), (self._out, "source")):
            index[edge[end]] = [other for other in index[edge[end]] if other is not edge]

    def retarget(self, id: str, relations: Mapping[str, Iterable[str]], types: Iterable[str], *, keep: Iterable[str] = ()) -> None:
        """Let a node have exactly these relations out of it: type → targets. Those to `keep` stay."""
        self._replace(self.out(id, types), "target", relations, lambda type, other: self.link(id, type, other), keep, id)

    def reparent(self, id: str, relations: Mapping[str, Iterable[str]], types: Iterable[str], *, keep: Iterable[str] = ()) -> None:
        """Let exactly these relations come into a node: type → sources. Those from `keep` stay."""
        self._replace(self.into(id, types), "source", relations, lambda type, other: self.link(other, type, id), keep, id)

    def _replace(self, held: list[Record], end: str, wanted: Mapping[str, Iterable[str]], join: Any, keep: Iterable[str], id: str) -> None:
        pairs = {(type, other) for type, others in wanted.items() for other in others}
        kept = set(keep)
        have = {(edge["type"], edge[end]) for edge in held}
        for edge in held:
            if (edge["type"], edge[end]) not in pairs and edge[end] not in kept:
                self.unlink(edge)
                self.note(id, f"{edge['type']}: {edge[end]}")
        for type, other in sorted(pairs - have):
            join(type, other)
            self.note(id, f"{type}: ")

    def remove(self, id: str) -> None:
        """Delete a node; what hangs on it alone goes when the draft becomes a graph."""
        self.removed.add(id)

    def finish(self) -> PlanGraph:
        """The corrected graph. GraphError where it is not what the ontology allows."""
        self._remove_dependents()
        for id, notes in self.notes.items():
            origins = self.out(id, ("STATED_IN",))
            if origins and id not in self.removed:
                properties = origins[0]["properties"]
                properties["corrected"] = [*properties.get("corrected", ()), *notes]
        nodes = [record for id, record in self.nodes.items() if id not in self.removed]
        edges = [edge for edge in self.edges if not {edge["source"], edge["target"]} & self.removed]
        return PlanGraph.from_dict({"nodes": nodes, "edges": edges})

    def _remove_dependents(self) -> None:
        waiting = list(self.removed)
        while waiting:
            gone = waiting.pop()
            for edge in self.out(gone, _OWNED):
                other = edge["target"]
                if other in self.removed or self.label(other) not in _DEPENDENT:
                    continue
                if all(held["source"] in self.removed for held in self.into(other, _OWNED)):
                    self.removed.add(other)
                    waiting.append(other)
