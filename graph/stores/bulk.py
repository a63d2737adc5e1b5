"""A graph as the files that `neo4j-admin database import full` takes: for graphs too large to load statement by statement.

One CSV per label and per relation, the header with its types on the first line. A field that is absent is empty, a text is
always quoted: the import tells an empty text from none by its quotes. Parts of a list are kept apart by a sign that no text
has. The importer makes a new database, for a server that is stopped; on its first load selaras adds the constraints.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ...ontology.schema import Kind, Property, schema
from ..errors import InputError
from ..model import PlanGraph
from ..wording import Value

_TYPES: dict[Kind, str] = {
    "string": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "strings": "string[]",
    "integers": "long[]",
}
_BETWEEN = "\x1f"  # between the parts of a list: the "unit separator", which is what it is for
OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination=true")


def write_import(graph: PlanGraph, folder: str | os.PathLike[str], database: str = "neo4j") -> list[str]:
    """Write the files; the arguments for neo4j-admin, to be called in that folder. InputError where a file cannot be written."""
    target = Path(folder)
    given = ["database", "import", "full", database, *OPTIONS]  # the name first: options swallow what follows them
    try:
        target.mkdir(parents=True, exist_ok=True)
        for label, kind in schema().node_types.items():
            nodes = [((node.id,), node.properties) for node in graph.nodes(label)]
            if nodes:
                _write(target / f"{label}.csv", ("id:ID",), kind.properties, nodes)
                given.append(f"--nodes={label}={label}.csv")
        for name, relation in schema().relation_types.items():
            edges = [((edge.source, edge.target), edge.properties) for edge in graph.edges(name)]
            if edges:
                _write(target / f"{name}.csv", (":START_ID", ":END_ID"), relation.properties, edges)
                given.append(f"--relationships={name}={name}.csv")
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat ditulis ({error.strerror})", "en": f"cannot be written ({error.strerror})"}, place=str(target)
        ) from error
    return given


def _write(
    file: Path, ends: tuple[str, ...], known: Mapping[str, Property], rows: Iterable[tuple[tuple[str, ...], Mapping[str, Value]]]
) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(line + "\n" for line in lines(ends, known, rows))


def lines(
    ends: tuple[str, ...], known: Mapping[str, Property], rows: Iterable[tuple[tuple[str, ...], Mapping[str, Value]]]
) -> Iterator[str]:
    """The header, and a line for each row: its ids, then its properties in the order of the header."""
    yield ",".join([*ends, *(f"{name}:{_TYPES[one.kind]}" for name, one in known.items())])
    for ids, properties in rows:
        yield ",".join([*(_quoted(id) for id in ids), *(field(properties.get(name)) for name in known)])


def field(value: Value | None) -> str:
    """A value as a field; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(_BETWEEN.join(str(item) for item in value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
