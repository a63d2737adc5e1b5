"""The one Python view of the ontology: node types, relation types and their properties, frozen and built once.

`selaras.ttl` states them. `schema.json` is generated from it (`python -m selaras.ontology.schema`), so that a command need
not parse Turtle to start; it counts only while the digest recorded in it is that of the Turtle file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node as Term

Kind = Literal["string", "integer", "number", "boolean", "strings", "integers"]

TURTLE = Path(__file__).with_name("selaras.ttl")
JSON = Path(__file__).with_name("schema.json")
NAMESPACE = "https://w3id.org/selaras/ontology#"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node type or relation type; `kind` ends in s where its value is a list."""

    name: str
    kind: Kind
    required: bool
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label. `stated`: each node must be STATED_IN a document. `shared`: several documents may state one node.

    `reference`: an official list, kept though no document speaks of it.
    """

    name: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    properties: Mapping[str, Property]
    shared: bool
    stated: bool
    reference: bool


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation with the pairs of labels (from, to) that it may join."""

    name: str
    ends: frozenset[tuple[str, str]]
    properties: Mapping[str, Property]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Schema:
    """All that may be in a graph, in the order of the cascade."""

    node_types: Mapping[str, NodeType]
    relation_types: Mapping[str, RelationType]

    def allows(self, source_label: str, relation: str, target_label: str) -> bool:
        """Whether the relation may join a node of the one label to a node of the other."""
        known = self.relation_types.get(relation)
        return known is not None and (source_label, target_label) in known.ends

    def label(self, name: str, lang: str = "id") -> str:
        """The term for a node type, relation or property in a language; the name itself where there is none."""
        labels = self._labels_of(name)
        return labels.get(lang) or labels.get("id") or name

    def _labels_of(self, name: str) -> Mapping[str, str]:
        if name in self.node_types:
            return self.node_types[name].labels
        if name in self.relation_types:
            return self.relation_types[name].labels
        kinds: list[NodeType | RelationType] = [*self.node_types.values(), *self.relation_types.values()]
        return next((kind.properties[name].labels for kind in kinds if name in kind.properties), {})


@cache
def schema() -> Schema:
    """The ontology that ships with selaras."""
    try:
        data = json.loads(JSON.read_text(encoding="utf-8"))
        if data["source_sha256"] == digest(TURTLE):
            return _from_dict(data)
    except (OSError, ValueError, KeyError):
        pass  # missing, stale or damaged: the Turtle is what counts
    return parse(TURTLE)


def digest(path: Path) -> str:
    """SHA-256 of a text file, the same whether its lines end as on Windows or not."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def parse(*turtle: Path) -> Schema:
    """The schema stated by Turtle files taken together. ValueError where they contradict themselves."""
    import rdflib  # slow to import, and needed only where schema.json does not serve

    graph = rdflib.Graph()
    for path in turtle:
        graph.parse(path, format="turtle")
    return _Reader(graph).schema()


class _Reader:
    """Reads the statements of selaras.ttl (see its head) out of an RDF graph."""

    def __init__(self, graph: rdflib.Graph) -> None:
        from rdflib import OWL, RDF, RDFS, SKOS, XSD, Namespace

        self.graph = graph
        self.owl, self.rdf, self.rdfs, self.skos, self.xsd = OWL, RDF, RDFS, SKOS, XSD
        self.own = Namespace(NAMESPACE)

    def schema(self) -> Schema:
        nodes = [self._node_type(term) for term in self._concrete(self.own.Node, self.rdfs.subClassOf)]
        relations = [self._relation_type(term) for term in self._concrete(self.own.relation, self.rdfs.subPropertyOf)]
        names = [item.name for item in nodes] + [item.name for item in relations]
        if len(set(names)) != len(names):  # a graph database may not tell a label from a relation of the same name
            raise ValueError("a node type or relation is stated twice: " + ", ".join(sorted(names)))
        return Schema(_by_name(nodes), _by_name(relations))

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
        above = {item for item in self.graph.transitive_objects(term, self.rdfs.subClassOf) if item is not None}
        uses: dict[Term, tuple[int, int | None]] = {}
        for restriction in above:
            used = self.graph.value(restriction, self.owl.onProperty)
            if used is not None:
                exact = self._int(restriction, self.owl.cardinality, -1)
                most = self._int(restriction, self.owl.maxCardinality, -1)
                least = self._int(restriction, self.owl.minCardinality, 0)
                uses[used] = (1, 1) if exact == 1 else (least, 1 if most == 1 else None)
        return NodeType(
            name=_local(term),
            labels=self._texts(term, self.skos.prefLabel),
            definitions=self._texts(term, self.skos.definition),
            properties=self._properties(uses),
            shared=self.own.SharedStatement in above,
            stated=self.own.Statement in above,
            reference=self.own.Reference in above,
        )

    def _relation_type(self, term: Term) -> RelationType:
        uses: dict[Term, tuple[int, int | None]] = {}
        # The nearest statement about a property counts: what is above the relation is read first, then overridden.
        for above in reversed(list(self.graph.transitive_objects(term, self.rdfs.subPropertyOf))):
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
            name=_local(term),
            ends=frozenset(ends),
            properties=self._properties(uses),
            labels=self._texts(term, self.skos.prefLabel),
            definitions=self._texts(term, self.skos.definition),
        )

    def _types_of(self, term: Term | None) -> list[str]:
        """The node types meant by an end: itself, or all below a grouping."""
        if term is None:
            raise ValueError("an end of a relation names no type")
        family = {term, *self._below(term, self.rdfs.subClassOf)}
        return [_local(member) for member in family if (member, self.rdf.type, self.owl.Class) in self.graph and not self._abstract(member)]

    def _properties(self, uses: Mapping[Term, tuple[int, int | None]]) -> Mapping[str, Property]:
        return _by_name([self._property(term, *uses[term]) for term in self._ordered(uses)])

    def _property(self, term: Term, least: int, most: int | None) -> Property:
        kinds: dict[Term, str] = {
            self.xsd.string: "string",
            self.xsd.integer: "integer",
            self.xsd.decimal: "number",
            self.xsd.boolean: "boolean",
        }
        value_range = self.graph.value(term, self.rdfs.range)
        kind = kinds.get(value_range) if value_range is not None else None
        if kind is None or (most is None and kind not in ("string", "integer")):
            raise ValueError(f"property {_local(term)} has no usable range: {value_range}")
        return Property(
            name=_local(term),
            kind=cast(Kind, kind if most == 1 else kind + "s"),
            required=least > 0,
            labels=self._texts(term, self.skos.prefLabel),
        )


def _local(term: Term) -> str:
    return str(term).replace("#", "/").rsplit("/", 1)[-1]


Item = TypeVar("Item", NodeType, RelationType, Property)


def _by_name(items: Iterable[Item]) -> Mapping[str, Item]:
    return MappingProxyType({item.name: item for item in items})


def to_dict(known: Schema, source_sha256: str) -> dict[str, Any]:
    """What schema.json holds."""

    def properties(items: Mapping[str, Property]) -> list[dict[str, Any]]:
        return [{"name": p.name, "kind": p.kind, "required": p.required, "labels": dict(p.labels)} for p in items.values()]

    return {
        "generated": "by python -m selaras.ontology.schema from selaras.ttl; do not edit",
        "source_sha256": source_sha256,
        "node_types": [
            {
                "name": t.name,
                "labels": dict(t.labels),
                "definitions": dict(t.definitions),
                "shared": t.shared,
                "stated": t.stated,
                "reference": t.reference,
                "properties": properties(t.properties),
            }
            for t in known.node_types.values()
        ],
        "relation_types": [
            {
                "name": r.name,
                "labels": dict(r.labels),
                "definitions": dict(r.definitions),
                "ends": sorted(list(end) for end in r.ends),
                "properties": properties(r.properties),
            }
            for r in known.relation_types.values()
        ],
    }


def _from_dict(data: Mapping[str, Any]) -> Schema:
    def properties(items: list[dict[str, Any]]) -> Mapping[str, Property]:
        return _by_name([Property(p["name"], p["kind"], p["required"], MappingProxyType(p["labels"])) for p in items])

    return Schema(
        _by_name(
            [
                NodeType(
                    t["name"],
                    MappingProxyType(t["labels"]),
                    MappingProxyType(t["definitions"]),
                    properties(t["properties"]),
                    t["shared"],
                    t["stated"],
                    t["reference"],
                )
                for t in data["node_types"]
            ]
        ),
        _by_name(
            [
                RelationType(
                    r["name"],
                    frozenset((source, target) for source, target in r["ends"]),
                    properties(r["properties"]),
                    MappingProxyType(r["labels"]),
                    MappingProxyType(r["definitions"]),
                )
                for r in data["relation_types"]
            ]
        ),
    )


def main() -> None:
    """Regenerate schema.json from selaras.ttl."""
    JSON.write_text(
        json.dumps(to_dict(parse(TURTLE), digest(TURTLE)), ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
        newline="\n",
    )


if __name__ == "__main__":
    main()
