"""A graph as plain tables, one per label and relation: the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...ontology.schema import schema
from ..model import PlanGraph
from ..wording import Value

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """All nodes of a label or relations of a type; columns in the order of the ontology."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(graph: PlanGraph) -> list[Table]:
    """The tables that have rows, in the order of the cascade, rows in the order of ids."""
    known = schema()
    found = []
    for label, kind in known.node_types.items():
        rows = sorted(((node.id, *_cells(node.properties.get(name) for name in kind.properties)) for node in graph.nodes(label)), key=_key)
        found.append(Table(label, ("id", *kind.properties), rows))
    for type, relation in known.relation_types.items():
        names = relation.properties
        rows = sorted(((e.source, e.target, *_cells(e.properties.get(name) for name in names)) for e in graph.edges(type)), key=_key)
        found.append(Table(type, ("source", "target", *names), rows))
    return [table for table in found if table.rows]


def text_of(value: Value) -> str:
    """A value as the text of one cell: a list's items are divided by semicolons."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _cells(values: Iterator[Value | None]) -> Iterator[Cell]:
    for value in values:
        yield text_of(value) if isinstance(value, list | tuple) else value


def _key(row: tuple[Cell, ...]) -> list[tuple[bool, str]]:
    return [(cell is not None, str(cell)) for cell in row]
