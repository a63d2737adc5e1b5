"""What a database must be told before it takes plans: generated from the ontology, for either engine."""

from __future__ import annotations

import re

from ...ontology.schema import Schema

PREFIX = "selaras_"  # begins the names of all constraints, by which a database is known as one of ours


def constraints(schema: Schema) -> dict[str, str]:
    """Cypher, by the name of the constraint, that makes `id` unique per label: also the index by which nodes are found."""
    names = {f"{PREFIX}{_snake(label)}_id": label for label in schema.node_types}
    return {name: f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for name, label in names.items()}


def edge_types(schema: Schema) -> list[str]:
    """ArcadeDB's SQL that makes every relation known, so that a query for one that has no instance yet is no error."""
    return [f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in schema.relation_types]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
