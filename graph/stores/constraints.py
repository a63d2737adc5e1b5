"""What a database must be told before it takes plans: generated from the ontology, for either engine."""

from __future__ import annotations

import re

from ...ontology.schema import Schema


def constraints(schema: Schema) -> list[str]:
    """Cypher that makes `id` unique per label, which is also the index by which nodes are found."""
    return [
        f"CREATE CONSTRAINT selaras_{_snake(name)}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE" for name in schema.node_types
    ]


def edge_types(schema: Schema) -> list[str]:
    """ArcadeDB's SQL that makes every relation known, so that a query for one that has no instance yet is no error."""
    return [f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in schema.relation_types]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
