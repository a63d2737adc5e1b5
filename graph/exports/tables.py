"""A graph as plain tables, one per label and relation: the sheets of a workbook, or CSV files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...ontology.schema import schema
from ..model import PlanGraph
from ..wording import Value

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """All nodes of a label or relations of a type; columns in the order of the ontology."""

    folder: str  # "nodes" or "relations"
    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables(graph: PlanGraph) -> list[Table]:
    """The tables that have rows, in the order of the cascade, rows in the order of ids."""
    known = schema()
    found = []
    for label, kind in known.node_types.items():
        rows = sorted(((node.id, *_cells(node.properties.get(name) for name in kind.properties)) for node in graph.nodes(label)), key=_key)
        found.append(Table("nodes", label, ("id", *kind.properties), rows))
    for type, relation in known.relation_types.items():
        names = relation.properties
        rows = sorted(((e.source, e.target, *_cells(e.properties.get(name) for name in names)) for e in graph.edges(type)), key=_key)
        found.append(Table("relations", type, ("source", "target", *names), rows))
    return [table for table in found if table.rows]


def text_of(value: Value) -> str:
    """A value as the text of one cell: a list's items are divided by semicolons."""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def csv_files(graph: PlanGraph) -> Iterator[tuple[str, bytes]]:
    """Path and content of each CSV file; UTF-8 with a byte-order mark, without which Excel takes it for something else."""
    for table in tables(graph):
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
        yield f"{table.folder}/{table.name}.csv", buffer.getvalue().encode("utf-8-sig")


def to_csv_zip(graph: PlanGraph) -> bytes:
    """The CSV files in one archive; equal graphs give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in csv_files(graph):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def write_csv_folder(graph: PlanGraph, folder: Path) -> None:
    """Write the CSV files into a folder. Those of an earlier export that have no rows any more go; nothing else is touched."""
    written = set()
    for name, data in csv_files(graph):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.add(path)
    for where, names in (("nodes", schema().node_types), ("relations", schema().relation_types)):
        for path in (folder / where / f"{name}.csv" for name in names):
            if path not in written:
                path.unlink(missing_ok=True)


def _cells(values: Iterator[Value | None]) -> Iterator[Cell]:
    for value in values:
        yield text_of(value) if isinstance(value, list | tuple) else value


def _key(row: tuple[Cell, ...]) -> list[tuple[bool, str]]:
    return [(cell is not None, str(cell)) for cell in row]
