"""The named queries: .cypher files with a header that says what they are called, take and give.

Header lines begin with `//`: `title`, `title-en`, `description`, `description-en`, then one line per parameter and column,
    // parameter: name (kind) = default — meaning in Indonesian | meaning in English
    // column: name — meaning in Indonesian | meaning in English
where `kind` is string, integer, number, boolean or strings, and a parameter without a default must be given. The default
is a JSON value. What follows the header is one Cypher text in the subset common to all stores.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import takewhile

from ...graph.errors import QueryError
from ..nearest import near
from ..texts import Text

KINDS = ("string", "integer", "number", "boolean", "strings")
PARAMETER = re.compile(r"(?P<name>\w+)\s*\((?P<kind>\w+)\)\s*(?:=\s*(?P<default>.+?))?\s+—\s+(?P<meaning>.+)")
COLUMN = re.compile(r"(?P<name>\w+)\s+—\s+(?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query takes: its kind, what it means, and its default unless it is required."""

    name: str
    kind: str
    meaning: Text
    required: bool
    default: object = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a named query gives, in the order of its rows."""

    name: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A stored query; `title` and `description` are by language ("id", "en")."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All named queries by name, in alphabetical order."""
    folder = resources.files(__package__)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".cypher")), key=lambda file: file.name)
    names = [file.name.removesuffix(".cypher") for file in files]
    return {name: parse(name, file.read_text(encoding="utf-8")) for name, file in zip(names, files, strict=True)}


def get(name: str) -> NamedQuery:
    """The query of that name. QueryError, with near matches, where there is none."""
    queries = named_queries()
    if name in queries:
        return queries[name]
    raise QueryError(
        {"id": f"kueri “{name}” tidak dikenal", "en": f"there is no query “{name}”"},
        cure=near(name, queries),
    )


def parse(name: str, source: str) -> NamedQuery:
    """Read the text of a .cypher file. ValueError, with the line, where its header is malformed."""
    said: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    lines = source.splitlines()
    header = list(takewhile(lambda line: line.startswith("//"), lines))
    for number, line in enumerate(header):
        key, _, value = (part.strip() for part in line.removeprefix("//").partition(":"))
        if key == "parameter":
            parameters.append(_parameter(value, f"{name}.cypher:{number + 1}"))
        elif key == "column":
            columns.append(_column(value, f"{name}.cypher:{number + 1}"))
        elif key in ("title", "title-en", "description", "description-en") and key not in said and value:
            said[key] = value
        else:
            raise ValueError(f"{name}.cypher:{number + 1}: unknown, repeated or empty header line: {line}")
    cypher = "\n".join(lines[len(header) :]).strip()
    missing = {"title", "title-en", "description", "description-en"} - said.keys()
    if missing or not columns or not cypher:
        raise ValueError(f"{name}.cypher: lacks {', '.join(sorted(missing)) or 'columns or a query'}")
    return NamedQuery(
        name=name,
        title={"id": said["title"], "en": said["title-en"]},
        description={"id": said["description"], "en": said["description-en"]},
        parameters=tuple(parameters),
        columns=tuple(columns),
        cypher=cypher,
    )


def _parameter(value: str, place: str) -> Parameter:
    match = PARAMETER.fullmatch(value)
    if match is None or match["kind"] not in KINDS:
        raise ValueError(f"{place}: not “name (kind) = default — meaning | meaning”: {value}")
    default = None if match["default"] is None else json.loads(match["default"])
    return Parameter(match["name"], match["kind"], _meaning(match["meaning"], place), match["default"] is None, default)


def _column(value: str, place: str) -> Column:
    match = COLUMN.fullmatch(value)
    if match is None:
        raise ValueError(f"{place}: not “name — meaning | meaning”: {value}")
    return Column(match["name"], _meaning(match["meaning"], place))


def _meaning(value: str, place: str) -> Text:
    indonesian, divider, english = value.partition(" | ")
    if not divider:
        raise ValueError(f"{place}: the meaning must be given as “Indonesian | English”: {value}")
    return Text(indonesian.strip(), english.strip())
