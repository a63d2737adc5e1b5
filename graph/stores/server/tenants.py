"""Whether a server's database may take plans, given what it holds already. Pure.

selaras marks a database by the names of its constraints. Where they are missing and nodes are not, the nodes are someone
else's, unless everything there is as selaras makes it (a graph brought in with neo4j-admin has no constraints yet).
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from ....ontology.schema import Schema
from ...errors import StoreError
from ...wording import ORIGIN
from ..constraints import PREFIX


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: its labels and relation types in use, how many nodes have no label, its constraints' names."""

    labels: Set[str]
    relations: Set[str]
    unlabelled: int
    constraints: Set[str]


def check(held: Contents, schema: Schema, *, shared: bool, place: str) -> None:
    """StoreError where the database holds what is not ours, unless `shared` allows it and no label would be mistaken."""
    ours, theirs = set(schema.node_types), sorted(held.labels - set(schema.node_types))
    if any(name.startswith(PREFIX) for name in held.constraints) or not (held.labels or held.unlabelled):
        return
    made_here = not theirs and not held.unlabelled and held.relations <= set(schema.relation_types)
    if made_here and (ORIGIN in held.relations or _only_references(held.labels, schema)):
        return
    common = sorted(held.labels & ours)
    if common:
        raise StoreError(
            {
                "id": f"basis data ini berisi simpul berlabel {_listed(common)} yang bukan dari selaras",
                "en": f"this database holds nodes labelled {_listed(common)} that are not from selaras",
            },
            place=place,
            cure={"id": "Sebutkan basis data lain: neo4j://server/basisdata.", "en": "Name another database: neo4j://server/database."},
        )
    if not shared:
        told = _listed(theirs) or "-"
        raise StoreError(
            {"id": f"basis data ini berisi hal lain (label: {told})", "en": f"this database holds something else (labels: {told})"},
            place=place,
            cure={
                "id": "Sebutkan basis data lain (neo4j://server/basisdata), atau tambahkan ?shared=yes bila memang hendak berbagi.",
                "en": "Name another database (neo4j://server/database), or add ?shared=yes if they are to share it.",
            },
        )


def _only_references(labels: Set[str], schema: Schema) -> bool:
    return all(schema.node_types[label].reference for label in labels)


def _listed(names: Iterable[str]) -> str:
    first = list(names)
    return ", ".join(first[:5]) + (" …" if len(first) > 5 else "")
