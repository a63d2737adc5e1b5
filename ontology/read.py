"""Reads the statements of selaras.ttl, and of ontologies that extend it, out of RDF (see the head of that file)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node as Term

from .terms import NAMESPACE, Kind, NodeType, Property, RelationType, Schema, by_name

# What a name may be made of: it becomes a label or relation in Cypher texts, a file name, an element of XML.
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_KINDS: dict[Term, tuple[str, str]] = {
    XSD.string: ("string", "string"),
    XSD.integer: ("integer", "integer"),
    XSD.gYear: ("integer", "gYear"),
    XSD.decimal: ("number", "decimal"),
    XSD.boolean: ("boolean", "boolean"),
}


class Reader:
    """The schema that an RDF graph states."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self.own = rdflib.Namespace(NAMESPACE)

    def schema(self) -> Schema:
        """What the graph states. ValueError where it contradicts itself."""
        nodes = [self._node_type(term) for term in self._concrete(self.own.Node, RDFS.subClassOf)]
        relations = [self._relation_type(term) for term in self._concrete(self.own.relation, RDFS.subPropertyOf)]
        kinds: list[NodeType | RelationType] = [*nodes, *relations]
        used = {item.iri: item.name for kind in kinds for item in kind.properties.values()}
        names = Counter([*(kind.name for kind in kinds), *used.values()])
        twice = sorted(name for name, count in names.items() if count > 1)
        if twice:  # a graph database may not tell a label from a relation of the same name, nor JSON-LD two properties
            raise ValueError("a node type, relation or property is stated twice: " + ", ".join(twice))
        return Schema(by_name(nodes), by_name(relations))

    def _below(self, root: Term, along: Term) -> set[Term]:
        return {term for term in self.graph.transitive_subjects(along, root) if term is not None and term != root}

    def _concrete(self, root: Term, along: Term) -> list[Term]:
        return self._ordered(term for term in self._below(root, along) if not self._abstract(term))

    def _ordered(self, terms: Iterable[Term]) -> list[Term]:
        return sorted(terms, key=lambda term: (self._int(term, self.own.order, 10_000), str(term)))

    def _abstract(self, term: Term) -> bool:
        value = self.graph.value(term, self.own.abstract)
        return value is not None and bool(cast(Any, value).toPython())

    def _int(self, term: Term, predicate: Term, default: int) -> int:
        value = self.graph.value(term, predicate)
        return default if value is None else int(str(value))

    def _texts(self, term: Term, predicate: Term) -> Mapping[str, str]:
        found = {str(getattr(text, "language", None)): str(text) for text in self.graph.objects(term, predicate)}
        return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[0] != "id", item[0]))))

    def _node_type(self, term: Term) -> NodeType:
        above = {item for item in self.graph.transitive_objects(term, RDFS.subClassOf) if item is not None}
        uses: dict[Term, tuple[int, int | None]] = {}
        for restriction in above:
            used = self.graph.value(restriction, OWL.onProperty)
            # Restrictions on relations are for reasoners; what a node itself has are values.
            if used is not None and (used, RDF.type, OWL.DatatypeProperty) in self.graph:
                exact = self._int(restriction, OWL.cardinality, -1)
                most = self._int(restriction, OWL.maxCardinality, -1)
                least = self._int(restriction, OWL.minCardinality, 0)
                uses[used] = (1, 1) if exact == 1 else (least, 1 if most == 1 else None)
        return NodeType(
            name=self._name(term),
            iri=str(term),
            labels=self._texts(term, SKOS.prefLabel),
            definitions=self._texts(term, SKOS.definition),
            properties=self._properties(uses),
            shared=self.own.SharedStatement in above,
            stated=self.own.Statement in above,
            reference=self.own.Reference in above,
            found_by=self._named(term, self.own.foundBy, uses, ("string", "integer")),
            searched=self._named(term, self.own.searched, uses, ("string",)),
        )

    def _named(self, term: Term, annotation: Term, uses: Mapping[Term, tuple[int, int | None]], kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Properties of a node type that an annotation names. ValueError where it has no such property, or one of another kind."""
        named = self._ordered(self.graph.objects(term, annotation))
        for item in named:
            if item not in uses or self._property(item, *uses[item]).kind not in kinds:
                raise ValueError(f"{_local(term)} has no {' or '.join(kinds)} {_local(item)} to be {_local(annotation)}")
        return tuple(_local(item) for item in named)

    def _relation_type(self, term: Term) -> RelationType:
        uses: dict[Term, tuple[int, int | None]] = {}
        # The nearest statement about a property counts: what is above the relation is read first, then overridden.
        for above in reversed(list(self.graph.transitive_objects(term, RDFS.subPropertyOf))):
            for carried in self.graph.objects(above, self.own.carries):
                used = self.graph.value(carried, self.own.property)
                if used is not None:
                    most = self._int(carried, self.own.max, 0)
                    uses[used] = (self._int(carried, self.own.min, 0), 1 if most == 1 else None)
        ends: set[tuple[str, str]] = set()
        for end in self.graph.objects(term, self.own.end):
            for source in self._types_of(self.graph.value(end, self.own["from"])):
                for target in self._types_of(self.graph.value(end, self.own.to)):
                    ends.add((source, target))
        if not ends:
            raise ValueError(f"{_local(term)} joins nothing")
        return RelationType(
            name=self._name(term),
            iri=str(term),
            ends=frozenset(ends),
            properties=self._properties(uses),
            labels=self._texts(term, SKOS.prefLabel),
            definitions=self._texts(term, SKOS.definition),
        )

    def _types_of(self, term: Term | None) -> list[str]:
        """The node types meant by an end: itself, or all below a grouping."""
        if term is None:
            raise ValueError("an end of a relation names no type")
        family = {term, *self._below(term, RDFS.subClassOf)}
        return [_local(member) for member in family if (member, RDF.type, OWL.Class) in self.graph and not self._abstract(member)]

    def _properties(self, uses: Mapping[Term, tuple[int, int | None]]) -> Mapping[str, Property]:
        return by_name([self._property(term, *uses[term]) for term in self._ordered(uses)])

    def _property(self, term: Term, least: int, most: int | None) -> Property:
        value_range = self.graph.value(term, RDFS.range)
        found = _KINDS.get(value_range) if value_range is not None else None
        if value_range is not None and value_range in {self.own.Node, *self._below(self.own.Node, RDFS.subClassOf)}:
            found = ("string", "id")  # the value is the id of a node
        if found is None or (most is None and found[0] not in ("string", "integer")):
            raise ValueError(f"property {_local(term)} has no usable range: {value_range}")
        kind, datatype = found
        return Property(
            name=self._name(term),
            iri=str(term),
            kind=cast(Kind, kind if most == 1 else kind + "s"),
            datatype=datatype,
            required=least > 0,
            labels=self._texts(term, SKOS.prefLabel),
            definitions=self._texts(term, SKOS.definition),
        )

    @staticmethod
    def _name(term: Term) -> str:
        name = _local(term)
        if _NAME.fullmatch(name) is None or name == "id":
            raise ValueError(f"not a name of letters, digits and underscores: {name}")
        return name


def _local(term: Term) -> str:
    return str(term).replace("#", "/").rsplit("/", 1)[-1]
