"""What a store holds, in numbers: by label, by relation type, by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...ontology.schema import schema
from ..wording import ORIGIN
from .store import Store


@dataclass(frozen=True, slots=True)
class Counts:
    """Nodes by label and relations by type, in the order of the ontology; what it does not know comes last."""

    nodes: dict[str, int]
    relations: dict[str, int]

    def told(self) -> dict[str, dict[str, int]]:
        """As data for JSON."""
        return {"nodes": self.nodes, "relations": self.relations}


@dataclass(frozen=True, slots=True)
class Held:
    """A document in the store, whose plan it is, and how many nodes it states."""

    id: str
    title: str | None
    agency: str
    nodes: int


def counts(store: Store) -> Counts:
    """Count everything, also labels that the ontology at hand does not know."""
    nodes: dict[str, int] = {}
    known = schema()
    for labels, number in store.rows("MATCH (n) RETURN labels(n) AS labels, count(*) AS number"):
        # Users of a server may have given a node more labels than its own.
        label = next((label for label in labels if label in known.node_types), labels[0] if labels else "")
        nodes[label] = nodes.get(label, 0) + number
    relations: dict[str, int] = dict(store.rows("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS number"))
    return Counts(_ordered(nodes, known.node_types), _ordered(relations, known.relation_types))


def documents(store: Store) -> list[Held]:
    """The documents, by id."""
    stated: dict[str, int] = dict(store.rows(f"MATCH (n)-[:{ORIGIN}]->(d:Document) RETURN d.id AS id, count(DISTINCT n) AS number"))
    plans: dict[str, tuple[str | None, list[str]]] = {}
    found = "MATCH (d:Document) OPTIONAL MATCH (a)-[:HAS_PLAN]->(d)"
    for id, title, agency in store.rows(f"{found} RETURN d.id AS id, d.title AS title, a.name AS agency ORDER BY id, agency"):
        plans.setdefault(id, (title, []))[1].extend([agency] if agency else [])
    return [Held(id, title, "; ".join(agencies), stated.get(id, 0)) for id, (title, agencies) in plans.items()]


def _ordered(found: Mapping[str, int], order: Iterable[str]) -> dict[str, int]:
    places: dict[str, Any] = {name: at for at, name in enumerate(order)}
    return dict(sorted(found.items(), key=lambda item: (places.get(item[0], len(places)), item[0])))
