"""What a database must be told before it takes plans: generated from the ontology, for either engine."""

from __future__ import annotations

import re

from ...ontology.schema import Schema

PREFIX = "selaras_"  # begins the names of all constraints and indexes, by which a database is known as one of ours


def constraints(schema: Schema) -> dict[str, str]:
    """Cypher, by the name of the constraint, that makes `id` unique per label: also the index by which nodes are found."""
    names = {f"{PREFIX}{_snake(label)}_id": label for label in schema.node_types}
    return {name: f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for name, label in names.items()}


def range_indexes(schema: Schema) -> dict[str, str]:
    """Cypher, by the name of the index, for what nodes are looked up by; either engine takes it."""
    found = [(label, name) for label, kind in schema.node_types.items() for name in kind.found_by]
    return {
        f"{PREFIX}{_snake(label)}_{name}": f"CREATE INDEX {PREFIX}{_snake(label)}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in found
    }


def text_indexes(schema: Schema) -> dict[str, str]:
    """Cypher, by the name of the index, for the words of each label that is searched; Neo4j takes it."""
    return {
        name: f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [{', '.join(f'n.{item}' for item in searched)}]"
        for name, label, searched in _searched(schema)
    }


def text_indexes_sql(schema: Schema) -> list[str]:
    """The same for ArcadeDB, which has full-text indexes of the same names and analysis, but makes them in SQL."""
    statements = []
    for name, label, searched in _searched(schema):
        statements += [f"CREATE PROPERTY `{label}`.`{item}` IF NOT EXISTS STRING" for item in searched]
        items = ", ".join(f"`{item}`" for item in searched)
        statements.append(f"CREATE INDEX `{name}` IF NOT EXISTS ON `{label}` ({items}) FULL_TEXT")
    return statements


def _searched(schema: Schema) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f"{PREFIX}{_snake(label)}_words", label, kind.searched) for label, kind in schema.node_types.items() if kind.searched]


def edge_types(schema: Schema) -> list[str]:
    """ArcadeDB's SQL that makes every relation known, so that a query for one that has no instance yet is no error."""
    return [f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in schema.relation_types]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
