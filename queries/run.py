"""Runs a query on a store: one of the library by name, or free Cypher. Only reads: the store sees to that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Protocol

from ..graph.errors import QueryError
from .library.named import NamedQuery, Parameter, get
from .nearest import near
from .texts import Text

NAME = re.compile(r"[a-z0-9][\w-]*", re.IGNORECASE)
# Words that a Cypher text may begin with. What begins otherwise, and is no name, was most likely meant as a name.
CLAUSES = re.compile(
    r"\s*(//|/\*|\(|\{|(match|optional|return|with|unwind|call|explain|profile|show|use|create|merge|delete|detach|set|remove"
    r"|foreach|load|drop|alter|cypher|start|insert|finish|let|filter|when|for|order|limit|union|grant|deny|revoke|terminate)\b)",
    re.IGNORECASE,
)
# What a parameter's name cannot be looked for in: strings, quoted names, comments.
QUOTED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|(?<!\$)`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
USED = re.compile(r"\$(?:(\w+)|`([^`]+)`)")
# The engines' own words ahead of a text: EXPLAIN gives no rows, PROFILE runs all and shows none of what it is for.
PLANNING = re.compile(r"(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*(EXPLAIN|PROFILE)\b", re.IGNORECASE | re.DOTALL)
BOOLEANS = {"true": True, "false": False, "ya": True, "tidak": False, "benar": True, "salah": False}


class Readable(Protocol):
    """The part of a store that queries need."""

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Any:
        """Run Cypher that only reads."""
        ...


class Streaming(Protocol):
    """The part of a store that answers too large to hold need."""

    def stream(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None
    ) -> AbstractContextManager[Any]:
        """The same, with the rows fetched while they are read."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an engine: the Cypher of a named query or a free one (`query` is None), with values for its parameters."""

    query: NamedQuery | None
    cypher: str
    parameters: dict[str, Any]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a named query declares: an engine may name none where there are no rows."""
        return tuple(column.name for column in self.query.columns) if self.query else ()


@dataclass(frozen=True, slots=True)
class Flow:
    """The answer to a query while it is fetched: its columns, and rows of plain values, once and in order."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: plain values only (nodes and relations as dicts, dates as text)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def is_name(text: str) -> bool:
    """Whether `text` is meant as the name of a query rather than as Cypher."""
    stripped = text.strip()
    return NAME.fullmatch(stripped) is not None or CLAUSES.match(stripped) is None


def run(
    store: Readable,
    name_or_cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    timeout: float | None = None,
) -> Table:
    """Run a named query or free Cypher with `parameters`; `timeout` in seconds.

    Parameters of a named query are converted to their declared kinds (text may be given for any of them); those of free
    Cypher are passed as they are. QueryError for an unknown name or parameter, one that is missing or of the wrong kind,
    and for Cypher that the engine does not understand (with its position).
    """
    asked = ask(name_or_cypher, parameters)
    answer = store.rows(asked.cypher, asked.parameters, timeout=timeout)
    columns = tuple(str(column) for column in answer.columns) or asked.columns
    return Table(columns, tuple(_row(row, columns) for row in answer))


@contextmanager
def stream(
    store: Streaming,
    name_or_cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    timeout: float | None = None,
) -> Iterator[Flow]:
    """The same for answers too large to hold, row by row while they are fetched; `timeout` in seconds, until the last of them.

    What is wrong with the query shows before the block is entered, what fails on the way while the rows are read.
    """
    asked = ask(name_or_cypher, parameters)
    with store.stream(asked.cypher, asked.parameters, timeout=timeout) as answer:
        rows = iter(answer)
        first = list(islice(rows, 1))  # an engine may find out only here that it cannot run the query
        columns = tuple(str(column) for column in answer.columns) or asked.columns
        yield Flow(columns, (_row(row, columns) for row in chain(first, rows)))


def ask(name_or_cypher: str, parameters: Mapping[str, Any] | None = None) -> Question:
    """What a name or a text with these parameters comes to. QueryError for what `run` says, but for what only an engine can tell."""
    given = dict(parameters or {})
    if is_name(name_or_cypher):
        query = get(name_or_cypher.strip())
        return Question(query, query.cypher, arguments(query, given))
    _check_free(name_or_cypher, given)
    return Question(None, name_or_cypher, given)


def used_parameters(cypher: str) -> set[str]:
    """The names of the parameters in a Cypher text."""
    return {plain or quoted for plain, quoted in USED.findall(QUOTED.sub(" ", cypher))}


def arguments(query: NamedQuery, given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of all parameters of `query`: those given, converted to their kinds, else the defaults."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise _unknown(name, known, query.name)
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        if name in given:
            values[name] = convert(given[name], parameter)
        elif parameter.required:
            raise _missing(name, parameter.meaning, query.name)
        else:
            values[name] = parameter.default
    return values


def convert(value: Any, parameter: Parameter) -> Any:
    """`value` as the kind that `parameter` declares. QueryError where it is no such thing."""
    kind = parameter.kind
    if kind == "string" and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value)
    if kind == "boolean":
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.strip().casefold() in BOOLEANS:
            return BOOLEANS[value.strip().casefold()]
    if kind in ("integer", "number") and isinstance(value, (str, int, float)) and not isinstance(value, bool):
        number = _number(value)
        if number is not None and (kind == "number" or number == int(number)):
            return int(number) if kind == "integer" else number
    if kind == "strings":
        if isinstance(value, str):
            return [item.strip() for item in value.split(",") if item.strip()]
        if isinstance(value, Iterable):
            return [str(item) for item in value]
    raise QueryError(
        {
            "id": f"parameter {parameter.name}={value!r} bukan {kind}",
            "en": f"parameter {parameter.name}={value!r} is no {kind}",
        },
        cure={"id": f"Maknanya: {parameter.meaning.id}.", "en": f"It means: {parameter.meaning.en}."},
    )


def guess(text: str) -> Any:
    """The value that a parameter of free Cypher typed as text stands for: a JSON value where it is one, else the text.

    So 2026 is a number and true a boolean; "2026" in double quotes is text, as is 7.01.01.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except ValueError:
        return text


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _number(value: str | float) -> int | float | None:
    try:
        return int(value) if isinstance(value, (str, int)) else value
    except ValueError:
        try:
            number = float(value)
        except ValueError:
            return None
        return number if number - number == 0 else None  # neither infinite nor "nan"


def _check_free(cypher: str, given: Mapping[str, Any]) -> None:
    if planning := PLANNING.match(cypher):
        raise QueryError(
            {"id": f"{planning[1].upper()} tidak memberi baris", "en": f"{planning[1].upper()} gives no rows"},
            cure={"id": "Rencana mesin ditampilkan oleh --explain.", "en": "The engine's plan is shown by --explain."},
        )
    used = used_parameters(cypher)
    for name in given:
        if name not in used:
            raise _unknown(name, used, "Cypher")
    for name in sorted(used - given.keys()):
        raise _missing(name, None, "Cypher")


def _unknown(name: str, known: Iterable[str], where: str) -> QueryError:
    names = list(known)
    none = {"id": "Kueri ini tidak memiliki parameter.", "en": "This query takes no parameters."}
    return QueryError(
        {"id": f"parameter {name} tidak dikenal", "en": f"there is no parameter {name}"},
        place=where,
        cure=near(name, names) if names else none,
    )


def _missing(name: str, meaning: Text | None, where: str) -> QueryError:
    hint = Text(f" ({meaning.id})", f" ({meaning.en})") if meaning else Text("", "")
    return QueryError(
        {"id": f"parameter {name} belum diberikan{hint.id}", "en": f"parameter {name} is missing{hint.en}"},
        place=where,
        cure={"id": f"Tambahkan -p {name}=….", "en": f"Add -p {name}=…."},
    )


def _row(row: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    values = [row[column] for column in columns] if isinstance(row, Mapping) else list(row)
    return tuple(plain(value) for value in values)


def plain(value: Any) -> Any:
    """A value of a store as plain data: nodes and relations as dicts, paths as lists of them, dates as text.

    Graph values are known by what they have, so that only the stores need the driver.
    """
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if hasattr(value, "labels"):  # a node
        return {"label": ":".join(sorted(value.labels)), **{key: plain(item) for key, item in value.items()}}
    if hasattr(value, "relationships"):  # a path
        steps = [item for pair in zip(value.nodes, value.relationships, strict=False) for item in pair]
        return [plain(item) for item in (*steps, value.nodes[-1])]
    if hasattr(value, "start_node"):  # a relation
        ends = {"source": _id_of(value.start_node), "target": _id_of(value.end_node)}
        return {"type": value.type, **ends, **{key: plain(item) for key, item in value.items()}}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if hasattr(value, "iso_format"):  # the driver's own dates and times
        return value.iso_format()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _id_of(node: Any) -> Any:
    return None if node is None else node.get("id") or node.element_id
