"""A graph as RDF triples, and back, without regard to how a file writes them down.

Every node has its type, its id (dcterms:identifier) and its properties. Every relation is a triple, and besides a statement
about that triple (rdf:Statement) which has the relation's own properties: documents, page, method. A list is as many triples;
where its order or repetition says more than the set does, selaras:listed keeps it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, TypeAlias

from ...ontology.schema import NAMESPACE, Property, Schema, schema
from ..errors import GraphError
from ..model import PLACE, Edge, Node, PlanGraph
from ..wording import ORIGIN, Properties, Value
from .iris import id_of, iri_of

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
CONFORMS = "http://purl.org/dc/terms/conformsTo"
IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
DATASET = "http://rdfs.org/ns/void#Dataset"
SPACE = "http://rdfs.org/ns/void#uriSpace"
LISTED = NAMESPACE + "listed"

# An object is its datatype (the last word of its IRI) and text; "id" for another resource, whose IRI is the text.
Object: TypeAlias = tuple[str, str]
# Subject, predicate, object, and the IRIs of the documents that state it (none: no document does).
Triple: TypeAlias = tuple[str, str, Object, tuple[str, ...]]
# What a file holds: subject -> predicate -> objects.
Facts: TypeAlias = Mapping[str, Mapping[str, Collection[Object]]]


_EXTENSION = {
    "id": "Bila jenis ini dari perluasan ontologi, berikan berkasnya dengan --ontology.",
    "en": "If the type comes from an extension of the ontology, give its file with --ontology.",
}


def triples(graph: PlanGraph, base: str) -> Iterator[Triple]:
    """The triples of a graph, those of one subject together, equal graphs in equal order."""
    known = schema()
    iris = {node.id: iri_of(node.id, base) for node in graph.nodes()}
    yield base, RDF + "type", ("id", DATASET), ()
    yield base, SPACE, ("string", base), ()
    yield base, CONFORMS, ("id", NAMESPACE.rstrip("#")), ()
    for node in sorted(graph.nodes(), key=lambda node: node.id):
        edges = sorted(graph.out(node.id), key=lambda e: (e.type, e.target, json.dumps(e.properties, sort_keys=True)))
        yield from _of_node(node, edges, known, iris, base)
        for edge in edges:
            yield from _of_edge(edge, _iris(edge.documents, iris, base), known, iris, base)


def _iris(ids: Iterable[str], iris: Mapping[str, str], base: str) -> tuple[str, ...]:
    return tuple(iris.get(id) or iri_of(id, base) for id in ids)


def _of_node(node: Node, edges: list[Edge], known: Schema, iris: Mapping[str, str], base: str) -> Iterator[Triple]:
    iri, kind = iris[node.id], known.node_types[node.label]
    documents = tuple(dict.fromkeys(iris[edge.target] for edge in edges if edge.type == ORIGIN))
    if node.label == "Document":
        documents = (iri,)
    yield iri, RDF + "type", ("id", kind.iri), documents
    yield iri, IDENTIFIER, ("string", node.id), documents
    if kind.reference:
        yield iri, IN_SCHEME, ("id", NAMESPACE + "nomenclature"), documents
    for predicate, value in _values(node.properties, kind.properties, base):
        yield iri, predicate, value, documents
    told: dict[tuple[str, str], tuple[str, ...]] = {}  # several places of one origin are one triple
    for edge in edges:
        told.setdefault((known.relation_types[edge.type].iri, iris[edge.target]), _iris(edge.documents, iris, base))
    for (predicate, target), named in told.items():
        yield iri, predicate, ("id", target), named


def _of_edge(edge: Edge, documents: tuple[str, ...], known: Schema, iris: Mapping[str, str], base: str) -> Iterator[Triple]:
    relation = known.relation_types[edge.type]
    place = json.dumps([edge.target, *(edge.properties.get(name) for name in PLACE)])
    digest = hashlib.sha1(place.encode(), usedforsecurity=False).hexdigest()[:16]
    iri = f"{iris[edge.source]}/!{edge.type}-{digest}"  # "!" stands in no node's IRI but before dots
    yield iri, RDF + "type", ("id", RDF + "Statement"), documents
    yield iri, RDF + "subject", ("id", iris[edge.source]), documents
    yield iri, RDF + "predicate", ("id", relation.iri), documents
    yield iri, RDF + "object", ("id", iris[edge.target]), documents
    for predicate, value in _values(edge.properties, relation.properties, base):
        # What a document says of itself does not go into another one's graph.
        yield iri, predicate, value, (value[1],) if value[1] in documents else documents


def _values(properties: Mapping[str, Value], allowed: Mapping[str, Property], base: str) -> Iterator[tuple[str, Object]]:
    unordered: dict[str, Any] = {}
    for name, known in allowed.items():
        value: Any = properties.get(name)
        if isinstance(value, list | tuple):
            for item in dict.fromkeys(value):
                yield known.iri, _object(item, known.datatype, base)
            if list(value) != sorted(set(value)):
                unordered[name] = list(value)
        elif value is not None:
            yield known.iri, _object(value, known.datatype, base)
    if unordered:
        yield LISTED, ("JSON", json.dumps(unordered, ensure_ascii=False, sort_keys=True))


def _object(value: str | float, datatype: str, base: str) -> Object:
    if datatype == "id":
        return "id", iri_of(str(value), base)
    if datatype == "gYear" and isinstance(value, int):
        return datatype, f"{'-' if value < 0 else ''}{abs(value):04d}"
    if datatype == "decimal":
        return datatype, format(Decimal(repr(value)), "f")
    if datatype == "boolean":
        return datatype, str(value).lower()
    return datatype, str(value)


def from_triples(facts: Facts) -> PlanGraph:
    """The graph that the triples tell. GraphError, with the resource, where they are not as the ontology wants them.

    Vocabularies other than the ontology's say nothing to a graph and are passed over; its own unknown words are an error.
    """
    return _Reading(facts).graph()


class _Reading:
    def __init__(self, facts: Facts) -> None:
        known = schema()
        self.facts = facts
        self.node_types = {kind.iri: kind for kind in known.node_types.values()}
        self.relation_types = {kind.iri: kind for kind in known.relation_types.values()}
        self.bases = [text for told in facts.values() for _, text in told.get(SPACE, ())]
        self.ids: dict[str, str] = {}

    def graph(self) -> PlanGraph:
        graph = PlanGraph()
        nodes: dict[str, str] = {}
        statements: list[str] = []
        for iri, told in self.facts.items():
            types = {text for _, text in told.get(RDF + "type", ())}
            labels = [self.node_types[type].name for type in types if type in self.node_types]
            if len(labels) > 1:
                raise _fault(iri, f"dua jenis sekaligus: {', '.join(sorted(labels))}", f"of two types at once: {', '.join(sorted(labels))}")
            if labels:
                nodes[iri] = labels[0]
            elif RDF + "Statement" in types and any(text in self.relation_types for _, text in told.get(RDF + "predicate", ())):
                statements.append(iri)
            elif types and self._ours(iri, types):
                unknown = ", ".join(sorted({*types, *(text for _, text in told.get(RDF + "predicate", ()))} - {RDF + "Statement"}))
                raise _fault(iri, f"jenis tidak dikenal: {unknown}", f"of unknown type: {unknown}", _EXTENSION)
        for iri in nodes:
            self.ids[iri] = self._id(iri)
        for iri, label in nodes.items():
            _placed(iri, partial(graph.add_node, self.ids[iri], label, **self._properties(iri, schema().node_types[label].properties)))
        told_of = self._edges(statements, graph)
        for iri in nodes:
            self._bare_relations(iri, told_of, graph)
        return graph

    def _ours(self, iri: str, types: set[str]) -> bool:
        """Whether the resource says that it belongs to a graph: by a type of the ontology, or by its place among the file's nodes."""
        return any(type.startswith(NAMESPACE) for type in types) or any(id_of(iri, base) is not None for base in self.bases)

    def _edges(self, statements: Iterable[str], graph: PlanGraph) -> set[tuple[str, str, str]]:
        """Add what the statements tell; which triples they are about."""
        about: set[tuple[str, str, str]] = set()
        for iri in statements:
            source, predicate, target = (self._one(iri, RDF + part) for part in ("subject", "predicate", "object"))
            relation = self.relation_types[predicate]
            about.add((source, predicate, target))
            ends = [self.ids.get(end) or self._id(end) for end in (source, target)]
            edge = Edge(ends[0], relation.name, ends[1], self._properties(iri, relation.properties))
            _placed(iri, partial(graph.put_edge, edge))
        return about

    def _bare_relations(self, iri: str, told_of: set[tuple[str, str, str]], graph: PlanGraph) -> None:
        """Relations without a statement about them: such as need no properties."""
        for predicate, objects in self.facts[iri].items():
            relation = self.relation_types.get(predicate)
            for datatype, text in objects if relation is not None else ():
                if relation is not None and (iri, predicate, text) not in told_of:
                    if datatype != "id":
                        raise _fault(iri, f"{relation.name} bukan sebuah simpul: {text:.80}", f"{relation.name} is no node: {text:.80}")
                    edge = Edge(self.ids[iri], relation.name, self.ids.get(text) or self._id(text), {})
                    _placed(iri, partial(graph.put_edge, edge))

    def _properties(self, iri: str, allowed: Mapping[str, Property]) -> Properties:
        told = self.facts[iri]
        by_iri = {item.iri: item for item in allowed.values()}
        listed = self._listed(iri)
        values: Properties = {}
        for predicate, objects in told.items():
            known = by_iri.get(predicate)
            if known is None:
                if predicate.startswith(NAMESPACE) and predicate != LISTED and predicate not in self.relation_types:
                    raise _fault(iri, f"sifat tidak dikenal: {predicate}", f"unknown property: {predicate}")
                continue
            found = [self._value(iri, item, known) for item in objects]
            if known.kind in ("strings", "integers"):
                distinct: Any = sorted(set(found))
                values[known.name] = listed[known.name] if set(listed.get(known.name, ())) == set(found) else distinct
            elif len(set(found)) == 1:
                values[known.name] = found[0]
            else:
                raise _fault(iri, f"{known.name} lebih dari satu nilai", f"{known.name} has more than one value")
        return values

    def _listed(self, iri: str) -> dict[str, list[Any]]:
        lists: dict[str, list[Any]] = {}
        for _, text in self.facts[iri].get(LISTED, ()):
            try:
                found = json.loads(text)
            except (ValueError, RecursionError):
                found = None
            if not isinstance(found, dict) or not all(_is_list(value) for value in found.values()):
                raise _fault(iri, "selaras:listed bukan daftar JSON", "selaras:listed holds no lists as JSON")
            lists.update(found)
        return lists

    def _value(self, iri: str, item: Object, known: Property) -> str | int | float | bool:
        datatype, text = item
        try:
            if known.datatype == "id":
                if datatype != "id":
                    raise ValueError(text)
                return self.ids.get(text) or self._id(text)
            if datatype == "id":
                raise ValueError(text)
            if known.datatype in ("integer", "gYear"):
                return int(text)
            if known.datatype == "decimal":
                return float(Decimal(text))
            if known.datatype == "boolean":
                return {"true": True, "1": True, "false": False, "0": False}[text]
        except (ValueError, KeyError, InvalidOperation, OverflowError) as error:
            raise _fault(
                iri, f"{known.name} bukan {known.datatype}: {text:.80}", f"{known.name} is no {known.datatype}: {text:.80}"
            ) from error
        return text

    def _one(self, iri: str, predicate: str) -> str:
        found = [text for datatype, text in self.facts[iri].get(predicate, ()) if datatype == "id"]
        if len(found) != 1:
            raise _fault(iri, f"bukan tepat satu {predicate}", f"not exactly one {predicate}")
        return found[0]

    def _id(self, iri: str) -> str:
        told = [text for datatype, text in self.facts.get(iri, {}).get(IDENTIFIER, ()) if datatype != "id"]
        if len(told) == 1:
            return told[0]
        below = [found for base in self.bases if (found := id_of(iri, base)) is not None]
        if told or not below:
            raise _fault(iri, "bukan tepat satu dcterms:identifier", "not exactly one dcterms:identifier")
        return below[0]


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str | int) for item in value)


def _fault(iri: str, indonesian: str, english: str, cure: Mapping[str, str] | None = None) -> GraphError:
    return GraphError({"id": indonesian, "en": english}, place=f"<{iri}>", cure=cure)


def _placed(iri: str, work: Any) -> None:
    try:
        work()
    except GraphError as error:
        raise GraphError(error.message, place=f"<{iri}> ({error.place})" if error.place else f"<{iri}>", cure=error.cure_text) from error
