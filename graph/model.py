"""The typed graph of plans: a networkx graph that takes only what the ontology allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..ontology.schema import schema
from .errors import GraphError
from .values import checked, complete, encodable, unknown
from .wording import (
    ORIGIN,
    Properties,
    Saying,
    Value,
    agree,
    as_said,
    is_recognised,
    kept_on_origin,
    origin_name,
    recognised_pages,
    said_by_document,
    settle,
)

__all__ = ["Edge", "Node", "PlanGraph", "Value"]

# What tells two STATED_IN relations of one node and document apart. A page that lists a misi and quotes it by another number states two.
PLACE = ("page", "line", "sheet", "table", "number")


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it stands in a graph; `properties` is not to be written to."""

    id: str
    label: str
    properties: Mapping[str, Value]

    @property
    def text(self) -> str:
        """What the node says, for display: its text, name or title, else its amount, else its id."""
        for name in ("text", "name", "title", "rupiah"):
            if name in self.properties:
                return str(self.properties[name])
        return self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation as it stands in a graph; `properties` is not to be written to."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value]

    @property
    def documents(self) -> list[str]:
        """Ids of the documents that state this relation; for STATED_IN, the document it points at."""
        if self.type == ORIGIN:
            return [self.target]
        return [str(item) for item in _items(self.properties.get("documents"))]


class PlanGraph:
    """Nodes and relations of one or more plans. `network` is the networkx graph: read it, write through the methods."""

    def __init__(self) -> None:
        # Node data: {"label", "properties"}; edge data: {"type", "properties"}; the edge key is its identity.
        import networkx  # most of a second, which a query of a store need not wait for

        self.network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        # Its own dictionaries: networkx's views of them take three times as long, and an audit asks a million times.
        inner: Any = self.network
        self._after: dict[str, dict[str, dict[Any, dict[str, Any]]]] = inner._succ
        self._before: dict[str, dict[str, dict[Any, dict[str, Any]]]] = inner._pred
        self._held: dict[str, dict[str, Any]] = inner._node

    def add_node(self, id: str, label: str, **properties: Value | None) -> Node:
        """Add a node, or add to the one of that id: new values win, None says nothing.

        GraphError for an unknown label, property or type of value, for a missing required property, and where the id
        already stands for a node of another label.
        """
        node_type = schema().node_types.get(label)
        if node_type is None:
            raise unknown("jenis simpul", "node type", label, schema().node_types, id)
        if not id.strip():
            raise GraphError({"id": f"simpul {label} tanpa id", "en": f"a {label} without an id"})
        encodable(id, id)
        merged: Properties = {}
        held = self._held.get(id)
        if held is not None:
            if held["label"] != label:
                raise GraphError(
                    {
                        "id": f"sudah ada sebagai {held['label']}, bukan {label}",
                        "en": f"is a {held['label']} already, not a {label}",
                    },
                    place=id,
                )
            merged.update(held["properties"])
        merged.update(checked(properties, node_type.properties, f"{label} {id}"))
        complete(merged, node_type.required, f"{label} {id}")
        self.network.add_node(id, label=label, properties=merged)
        return Node(id, label, merged)

    def add_edge(self, source: str, type: str, target: str, **properties: Value | None) -> None:
        """Add a relation; one that is there already gets the new `documents` besides its own, and the new values.

        STATED_IN is one relation per place (page, line, sheet, table) and number. On a shared node it also keeps what this document says:
        unless told otherwise, the node's wording, code and number as they are at this moment.
        GraphError where an end is missing or the ontology does not allow the relation.
        """
        self._add_edge(source, type, target, properties, complete_origin=True)

    def put_edge(self, edge: Edge) -> None:
        """Add a relation as another graph, file or store tells it: an origin that tells its wording is complete.

        What the node says by the word of other documents is then not taken for this one's.
        """
        self._add_edge(edge.source, edge.type, edge.target, edge.properties, complete_origin="wording" not in edge.properties)

    def _add_edge(self, source: str, type: str, target: str, properties: Mapping[str, Value | None], *, complete_origin: bool) -> None:
        relation = schema().relation_types.get(type)
        place = f"{source} -{type}-> {target}"
        if relation is None:
            raise unknown("relasi", "relation", type, schema().relation_types, place)
        for end in (source, target):
            if end not in self._held:
                raise GraphError({"id": f"simpul {end} belum ada", "en": f"there is no node {end}"}, place=place)
        label, target_label = self._label(source), self._label(target)
        if (label, target_label) not in relation.ends:
            raise GraphError(
                {
                    "id": f"{type} tidak boleh dari {label} ke {target_label}",
                    "en": f"{type} must not join {label} to {target_label}",
                },
                place=place,
            )
        values = checked(properties, relation.properties, place)
        key: Any = type
        if type == ORIGIN:
            for name in kept_on_origin(label) if complete_origin else ():
                stated = self._held[source]["properties"].get(name)
                if stated is not None:
                    values.setdefault(origin_name(name), stated)
            key = (type, *(values.get(name) for name in PLACE))
        reached = self._after[source].get(target)
        known = reached.get(key) if reached else None
        if known is not None:
            values = _united(known["properties"], values)
        elif "documents" in values:
            values["documents"] = sorted({str(item) for item in _items(values["documents"])})
        complete(values, relation.required, place)
        self.network.add_edge(source, target, key, type=type, properties=values)

    def remove_node(self, id: str) -> None:
        """Remove a node with its relations. GraphError where there is none."""
        self.node(id)
        self.network.remove_node(id)

    def has(self, id: str) -> bool:
        """Whether there is a node of that id."""
        return id in self._held

    def node(self, id: str) -> Node:
        """The node of that id. GraphError where there is none."""
        data = self._held.get(id)
        if data is None:
            raise unknown_node(id)
        return Node(id, data["label"], data["properties"])

    def __len__(self) -> int:
        return self.network.number_of_nodes()

    def nodes(self, label: str | None = None) -> Iterator[Node]:
        """All nodes, or those of a label, in the order in which they were added."""
        for id, data in self._held.items():
            if label is None or data["label"] == label:
                yield Node(id, data["label"], data["properties"])

    def edges(self, type: str | None = None) -> Iterator[Edge]:
        """All relations, or those of a type."""
        for source, reached in self._after.items():
            for target, edges in reached.items():
                for data in edges.values():
                    if type is None or data["type"] == type:
                        yield Edge(source, data["type"], target, data["properties"])

    def out(self, id: str, *types: str) -> list[Edge]:
        """Relations that go out from a node, of the given types if any."""
        reached = self._after[self.node(id).id]
        return [
            Edge(id, data["type"], target, data["properties"])
            for target, edges in reached.items()
            for data in edges.values()
            if not types or data["type"] in types
        ]

    def into(self, id: str, *types: str) -> list[Edge]:
        """Relations that come into a node, of the given types if any."""
        reaching = self._before[self.node(id).id]
        return [
            Edge(source, data["type"], id, data["properties"])
            for source, edges in reaching.items()
            for data in edges.values()
            if not types or data["type"] in types
        ]

    def targets(self, id: str, *types: str, label: str | None = None) -> list[Node]:
        """The nodes that a node's relations reach, each once."""
        return self._distinct((edge.target for edge in self.out(id, *types)), label)

    def sources(self, id: str, *types: str, label: str | None = None) -> list[Node]:
        """The nodes whose relations reach a node, each once."""
        return self._distinct((edge.source for edge in self.into(id, *types)), label)

    def of_document(self, document_id: str) -> PlanGraph:
        """What that document states, in its own words: its statements, the relations that name it, and their actors."""
        found = PlanGraph()
        document = self.node(document_id)
        if document.label != "Document":
            raise GraphError({"id": "bukan dokumen", "en": "is not a document"}, place=document_id)
        stated = {document_id} | {edge.source for edge in self.into(document_id, ORIGIN)}
        members = set(stated)
        kept: list[tuple[str, str, Any, dict[str, Any]]] = []
        for source in self.network:  # what other documents alone state is passed over: of many plans it is nearly all
            if source not in stated and not self._free(source):
                continue
            for target, edges in self._after[source].items():
                for key, data in edges.items():
                    if document_id in Edge(source, data["type"], target, data["properties"]).documents:
                        kept.append((source, target, key, data))
                        members.update(end for end in (source, target) if self._free(end))
        for id in self.network:
            if id in members:
                node = self.node(id)
                found.network.add_node(id, label=node.label, properties=self._as_said(node, document_id))
        for source, target, key, data in kept:
            if source in members and target in members:
                only: Properties = {} if data["type"] == ORIGIN else {"documents": [document_id]}
                found.network.add_edge(source, target, key, type=data["type"], properties={**data["properties"], **only})
        return found

    def merge(self, other: PlanGraph) -> None:
        """Take in another graph. What several documents state gets the words on which they settle together."""
        for node in other.nodes():
            free = self.has(node.id) and self._free(node.id)
            values = agree(schema().node_types[node.label], self.node(node.id).properties, node.properties) if free else node.properties
            self.add_node(node.id, node.label, **values)
        for edge in other.edges():
            self.put_edge(edge)
        for node in other.nodes():
            if schema().node_types[node.label].shared:
                settled = settle(node.label, self.sayings(node.id))
                if settled:
                    self._held[node.id]["properties"] = settled

    def sayings(self, id: str) -> list[Saying]:
        """What each document says of a shared node."""
        label = self._label(id)
        origins: dict[str, list[Mapping[str, Value]]] = {}
        for edge in self.out(id, ORIGIN):
            origins.setdefault(edge.target, []).append(edge.properties)
        return [self._saying(label, self.node(document), found) for document, found in origins.items()]

    @staticmethod
    def _saying(label: str, document: Node, origins: list[Mapping[str, Value]]) -> Saying:
        pages = recognised_pages(document.properties)
        said = said_by_document(label, origins, pages)
        return Saying(document.id, str(document.properties["kind"]), said, is_recognised(origins, pages))

    def check(self) -> list[str]:
        """Structural faults: statements without origin, relations of documents that are not there or do not state their ends."""
        faults: list[str] = []
        origins: dict[str, set[str]] = {}
        for edge in self.edges(ORIGIN):
            origins.setdefault(edge.source, set()).add(edge.target)
        faults += [
            f"{node.id}: {node.label} tanpa {ORIGIN}"
            for node in self.nodes()
            if schema().node_types[node.label].stated and node.id not in origins
        ]
        documents = {node.id for node in self.nodes("Document")}
        for edge in self.edges():
            if edge.type == ORIGIN:
                continue
            stated_by = edge.documents
            unknown = [name for name in stated_by if name not in documents]
            silent = (
                [end for end in (edge.source, edge.target) if end in origins and origins[end].isdisjoint(stated_by)] if stated_by else ()
            )
            if unknown or silent:
                place = f"{edge.source} -{edge.type}-> {edge.target}"
                faults += [f"{place}: dokumen {name} tidak ada" for name in unknown]
                faults += [f"{place}: {end} tidak dinyatakan oleh dokumen relasi ini ({', '.join(stated_by)})" for end in silent]
        return faults

    def to_dict(self) -> dict[str, Any]:
        """The graph as JSON data, sorted so that equal graphs give equal text."""
        nodes = [{"id": n.id, "label": n.label, "properties": _sorted(n.properties)} for n in self.nodes()]
        edges = [{"source": e.source, "target": e.target, "type": e.type, "properties": _sorted(e.properties)} for e in self.edges()]
        return {
            "nodes": sorted(nodes, key=lambda node: str(node["id"])),
            "edges": sorted(edges, key=lambda e: (str(e["source"]), str(e["type"]), str(e["target"]), repr(e["properties"]))),
        }

    @classmethod
    def from_dict(cls, data: Any) -> PlanGraph:
        """The graph that `to_dict` told. GraphError, with the place in the data, where it is malformed or not allowed."""
        graph = cls()
        for place, item in _records(data, "nodes"):
            id, label = _string(item, "id", place), _string(item, "label", place)
            _placed(place, partial(graph.add_node, id, label, **_mapping(item, place)))
        for place, item in _records(data, "edges"):
            source, type, target = (_string(item, name, place) for name in ("source", "type", "target"))
            edge = Edge(source, type, target, _mapping(item, place))
            _placed(place, partial(graph.put_edge, edge))
        return graph

    def _label(self, id: str) -> str:
        return str(self._held[id]["label"])

    def _free(self, id: str) -> bool:
        """Whether no document owns the node: it is neither stated nor a document itself."""
        label = self._label(id)
        return label != "Document" and not schema().node_types[label].stated

    def _as_said(self, node: Node, document_id: str) -> Properties:
        origins = [edge.properties for edge in self.out(node.id, ORIGIN) if edge.target == document_id]
        return as_said(node.label, node.properties, origins, recognised_pages(self.node(document_id).properties))

    def _distinct(self, ids: Iterable[str], label: str | None) -> list[Node]:
        return [self.node(id) for id in dict.fromkeys(ids) if label is None or self._label(id) == label]


def unknown_node(id: str) -> GraphError:
    """The error for the id of a node that is not there."""
    return GraphError({"id": "simpul ini tidak ada", "en": "there is no such node"}, place=id)


def _items(value: Value | None) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _sorted(properties: Mapping[str, Value]) -> dict[str, Value]:
    return dict(sorted(properties.items()))


def _united(held: Mapping[str, Value], new: Properties) -> Properties:
    united: Properties = {**held, **new}
    documents = {str(item) for item in (*_items(held.get("documents")), *_items(new.get("documents")))}
    if documents:
        united["documents"] = sorted(documents)
    return united


def _records(data: Any, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    items = data.get(name) if isinstance(data, dict) else None
    if not isinstance(items, list):
        raise GraphError({"id": f'daftar "{name}" tidak ada', "en": f'there is no list "{name}"'})
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            raise GraphError({"id": "bukan objek JSON", "en": "not a JSON object"}, place=f"{name}[{index}]")
        yield f"{name}[{index}]", item


def _string(item: Mapping[str, Any], name: str, place: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise GraphError({"id": f'"{name}" tidak ada atau bukan teks', "en": f'"{name}" is missing or no text'}, place=place)
    return value


def _mapping(item: Mapping[str, Any], place: str) -> dict[str, Any]:
    value = item.get("properties") or {}
    if not isinstance(value, dict):
        raise GraphError({"id": '"properties" bukan objek JSON', "en": '"properties" is not a JSON object'}, place=place)
    for name in ("self", "id", "label"):  # no properties, and they would be taken for the arguments of that name
        if name in value:
            raise GraphError({"id": f"sifat {name} tidak dikenal", "en": f"unknown property {name}"}, place=place)
    return value


def _placed(place: str, add: Callable[[], object]) -> None:
    """Call `add`, and tell the place in the data with its error."""
    try:
        add()
    except GraphError as error:
        at = f"{place} ({error.place})" if error.place else place
        raise GraphError(error.message, place=at, cure=error.cure_text) from error
