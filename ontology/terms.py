"""What an ontology is made of: node types, relation types and their properties, as frozen records. Nothing is read here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, TypeVar

Kind = Literal["string", "integer", "number", "boolean", "strings", "integers"]

NAMESPACE = "https://w3id.org/selaras/ontology#"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node type or relation type; `kind` ends in s where its value is a list.

    `datatype` is that of its literals in RDF (a type of XML Schema), or "id" where its value is the id of a node.
    """

    name: str
    iri: str
    kind: Kind
    datatype: str
    required: bool
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


def _required(properties: Mapping[str, Property]) -> frozenset[str]:
    """The names of those that every node or relation must have: asked of each that is made."""
    return frozenset(name for name, known in properties.items() if known.required)


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label. `stated`: each node must be STATED_IN a document. `shared`: several documents may state one node.

    `reference`: an official list, kept though no document speaks of it. `found_by`: properties by which nodes are looked up,
    `searched`: those whose words are; stores index both where asked to. `required`: the names of its properties that each node has.
    """

    name: str
    iri: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    properties: Mapping[str, Property]
    shared: bool
    stated: bool
    reference: bool
    found_by: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    required: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", _required(self.properties))


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation with the pairs of labels (from, to) that it may join; `required`: the names of the properties that each has."""

    name: str
    iri: str
    ends: frozenset[tuple[str, str]]
    properties: Mapping[str, Property]
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    required: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "required", _required(self.properties))


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

    def kinds(self) -> list[NodeType | RelationType]:
        """All node types, then all relation types."""
        return [*self.node_types.values(), *self.relation_types.values()]

    def properties(self) -> dict[str, Property]:
        """The properties of all of them by name, each as it is where it is first used."""
        found: dict[str, Property] = {}
        for kind in self.kinds():
            for item in kind.properties.values():
                found.setdefault(item.name, item)
        return found

    def _labels_of(self, name: str) -> Mapping[str, str]:
        if name in self.node_types:
            return self.node_types[name].labels
        if name in self.relation_types:
            return self.relation_types[name].labels
        known = self.properties().get(name)
        return known.labels if known else {}


Item = TypeVar("Item", NodeType, RelationType, Property)


def by_name(items: Iterable[Item]) -> Mapping[str, Item]:
    """The items by name, in their order, not to be written to."""
    return MappingProxyType({item.name: item for item in items})
