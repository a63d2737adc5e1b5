"""What documents state of their region, taken out of a graph or a store: the one form in which it is settled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ...ontology.schema import schema
from ..model import Edge, PlanGraph
from ..wording import ORIGIN, Properties, Value, recognised_pages

Key = tuple[str, str, str]  # source id, relation, target id
LEVELS = {"Vision": "visi", "Mission": "misi", "RegionalGoal": "tujuan", "RegionalSasaran": "sasaran"}
DERIVED = frozenset(("hierarchy", "quoted"))  # values of `how`: such relations follow from others, and are made anew with them
_ID = re.compile(r"(?P<region>[^/]+)/\d{4}-\d{4}/(?:visi|misi|tujuan|sasaran)(?:/[^/]+)?")


class Period(NamedTuple):
    """The years of a plan, first and last."""

    start: int
    end: int


@dataclass(slots=True)
class Layer:
    """`documents`: kind and period of each, `recognised` the pages that were read from pictures of those that have any.

    `origins`: of each statement, by document, the places where it is printed.

    `edges`: the relations that touch a statement, without the derived ones; `labels`: of all their ends; `held`: derived
    relations as they stood there, and `nodes` the statements' properties.
    """

    documents: dict[str, tuple[str, Period]] = field(default_factory=dict)
    recognised: dict[str, frozenset[int]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    origins: dict[str, dict[str, list[Mapping[str, Value]]]] = field(default_factory=dict)
    edges: dict[Key, Mapping[str, Value]] = field(default_factory=dict)
    held: dict[Key, Mapping[str, Value]] = field(default_factory=dict)

    def add_document(self, id: str, properties: Mapping[str, Value]) -> None:
        """A document that states something."""
        start, end = properties["period_start"], properties["period_end"]
        self.documents[id] = str(properties["kind"]), Period(_number(start), _number(end))
        if pages := recognised_pages(properties):
            self.recognised[id] = pages

    def add_edge(self, key: Key, properties: Mapping[str, Value]) -> None:
        """A relation, put where it belongs."""
        (self.held if is_derived(key[1], properties) else self.edges)[key] = properties

    def without(self, documents: Iterable[str]) -> Layer:
        """The layer as it would be if these documents stated nothing. Derived relations are left out."""
        gone = set(documents)
        rest = Layer(
            {id: told for id, told in self.documents.items() if id not in gone},
            {id: pages for id, pages in self.recognised.items() if id not in gone},
            dict(self.labels),
            dict(self.nodes),
        )
        for id, by_document in self.origins.items():
            left = {document: places for document, places in by_document.items() if document not in gone}
            if left:
                rest.origins[id] = left
        for key, properties in self.edges.items():
            stated_by = [document for document in documents_of(properties) if document not in gone]
            if stated_by:
                rest.edges[key] = {**properties, "documents": stated_by}
        return rest

    def update(self, other: Layer) -> None:
        """Take in what other documents state."""
        self.documents.update(other.documents)
        self.recognised = {id: pages for id, pages in self.recognised.items() if id not in other.documents} | other.recognised
        self.labels.update(other.labels)
        self.nodes.update(other.nodes)
        for id, by_document in other.origins.items():
            self.origins.setdefault(id, {}).update(by_document)
        for key, properties in other.edges.items():
            both = {*documents_of(self.edges.get(key, {})), *documents_of(properties)}
            self.edges[key] = {**properties, "documents": sorted(both)}


def is_derived(type: str, properties: Mapping[str, Value]) -> bool:
    """Whether a relation follows from others rather than from a document's words."""
    return type == "ALIGNED_WITH" or (type == "SUPPORTS" and properties.get("how") in DERIVED)


def is_statement(label: str) -> bool:
    """Whether several documents may state nodes of this label."""
    return schema().node_types[label].shared


def is_worded(label: str, id: str) -> bool:
    """Whether a statement is known by its words: its id says of which region and years. Others keep the id that they were given."""
    return label in LEVELS and _ID.fullmatch(id) is not None


def region_of(id: str) -> str:
    """The region of a statement."""
    return id.partition("/")[0]


def documents_of(properties: Mapping[str, Value]) -> list[str]:
    """The documents that state a relation."""
    value = properties.get("documents")
    return [str(item) for item in value] if isinstance(value, list | tuple) else []


def layer_of(graph: PlanGraph) -> Layer:
    """The layer of a graph in memory."""
    layer = Layer()
    for document in graph.nodes("Document"):
        layer.add_document(document.id, document.properties)
    for node in graph.nodes():
        if is_statement(node.label):
            layer.labels[node.id] = node.label
            layer.nodes[node.id] = node.properties
            layer.origins[node.id] = {}
    for id in layer.nodes:
        for edge in graph.out(id):
            _add(layer, graph, edge)
        for edge in graph.into(id):
            if edge.source not in layer.nodes:
                _add(layer, graph, edge)
    return layer


def _add(layer: Layer, graph: PlanGraph, edge: Edge) -> None:
    if edge.type == ORIGIN:
        layer.origins[edge.source].setdefault(edge.target, []).append(edge.properties)
        return
    layer.add_edge((edge.source, edge.type, edge.target), edge.properties)
    for end in (edge.source, edge.target):
        layer.labels[end] = graph.node(end).label


def _number(value: Value) -> int:
    return value if isinstance(value, int) else int(str(value))


def stated(properties: Mapping[str, Value], documents: Iterable[str]) -> Properties:
    """A relation's properties with these documents."""
    return {**properties, "documents": sorted(set(documents))}
