"""A graph as the files that `neo4j-admin database import full` takes: for graphs too large to load statement by statement.

One CSV per label and per relation, the header with its types on the first line, and a file with the arguments of the import. A
field that is absent is empty, a text is always quoted: the import tells an empty text from none by its quotes. The files begin
with a byte-order mark, without which Excel takes UTF-8 for something else and which the import passes over. Rows are written
one by one; equal graphs give equal files. The importer makes a new database, for a server that is stopped; on its first load
selaras adds the constraints.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import IO

from ...ontology.schema import Kind, Property, schema
from ..model import PlanGraph
from ..wording import Value

ARGUMENTS = "import.txt"  # neo4j-admin takes it as @import.txt, in the folder where it lies
_TYPES: dict[Kind, str] = {
    "string": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "strings": "string[]",
    "integers": "long[]",
}
_FOLDERS = ("nodes", "relations")
_MARK = "\ufeff"
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF

Open = Callable[[str], AbstractContextManager[IO[bytes]]]  # a path below the folder to the file that is to be written there


def write_import(graph: PlanGraph, folder: Path) -> None:
    """Write the files into a folder. Those of an earlier export that have no rows any more go; nothing else is touched.

    The file of arguments goes first and comes last: what was broken off half-way is not imported. OSError where a file
    cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARGUMENTS).unlink(missing_ok=True)
    for below, names in zip(_FOLDERS, (schema().node_types, schema().relation_types), strict=True):
        for name in names:
            (folder / below / f"{name}.csv").unlink(missing_ok=True)

    def opened(name: str) -> IO[bytes]:
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        return file.open("wb")

    _write(graph, opened)


def write_import_zip(graph: PlanGraph, target: IO[bytes]) -> None:
    """The same files in one archive, which may go to a pipe; equal graphs give equal bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:

        def opened(name: str) -> IO[bytes]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            return archive.open(entry, "w", force_zip64=True)

        _write(graph, opened)


def _write(graph: PlanGraph, opened: Open) -> None:
    between = separator(graph)
    given = ["--multiline-fields=true", "--overwrite-destination=true", f"--array-delimiter=U+{ord(between):04X}"]

    def write(name: str, told: Iterable[str]) -> None:
        with opened(name) as out:
            out.write(_MARK.encode())
            for line in told:
                out.write(f"{line}\n".encode())

    for label, kind in schema().node_types.items():
        nodes = sorted(graph.nodes(label), key=lambda node: node.id)
        if nodes:
            name = f"{_FOLDERS[0]}/{label}.csv"
            write(name, lines(("id:ID",), kind.properties, (((node.id,), node.properties) for node in nodes), between))
            given.append(f"--nodes={label}={name}")
    for type, relation in schema().relation_types.items():
        edges = sorted(graph.edges(type), key=lambda edge: (edge.source, edge.target, repr(sorted(edge.properties.items()))))
        if edges:
            name = f"{_FOLDERS[1]}/{type}.csv"
            rows = (((edge.source, edge.target), edge.properties) for edge in edges)
            write(name, lines((":START_ID", ":END_ID"), relation.properties, rows, between))
            given.append(f"--relationships={type}={name}")
    with opened(ARGUMENTS) as out:
        out.writelines(f"{argument}\n".encode() for argument in given)


def separator(graph: PlanGraph) -> str:
    """A sign that no part of a list has, to stand between the parts: the semicolon, unless one has it."""
    used = {sign for part in _listed(graph) for sign in part}
    signs: Iterable[str] = (*";|\x1f", *map(chr, range(_FIRST_PRIVATE, _LAST_PRIVATE)))
    return next(sign for sign in signs if sign not in used)


def _listed(graph: PlanGraph) -> Iterator[str]:
    for properties in chain((node.properties for node in graph.nodes()), (edge.properties for edge in graph.edges())):
        for value in properties.values():
            if isinstance(value, list):
                yield from map(str, value)


def lines(
    ends: tuple[str, ...], known: Mapping[str, Property], rows: Iterable[tuple[tuple[str, ...], Mapping[str, Value]]], between: str = ";"
) -> Iterator[str]:
    """The header, and a line for each row: its ids, then its properties in the order of the header."""
    yield ",".join([*ends, *(f"{name}:{_TYPES[one.kind]}" for name, one in known.items())])
    for ids, properties in rows:
        yield ",".join([*(_quoted(id) for id in ids), *(field(properties.get(name), between) for name in known)])


def field(value: Value | None, between: str = ";") -> str:
    """A value as a field; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(between.join(str(item) for item in value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
