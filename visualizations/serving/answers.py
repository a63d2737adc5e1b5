"""The answer to a query as the page shows it: rows of plain values, and the nodes among them as a drawing."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Protocol

from ...ontology.schema import schema
from ...queries.run import Readable, Streaming, guess, is_name, stream
from .subgraph import drawing

MOST_ROWS = 1_000
MOST_NODES = 150
_EXACT = 2**53 - 1  # what a script's numbers tell apart


class Asked(Readable, Streaming, Protocol):
    """The part of a store that answers."""


def answer(store: Asked, text: str, parameters: Mapping[str, Any], *, timeout: float, lang: str = "id") -> dict[str, Any]:
    """{"columns", "rows", "more", "seconds", "drawing"}. SelarasError where the query is wrong, writes, or takes too long.

    Values of parameters may be text: of free Cypher they are then what they look like, as on the command line.
    """
    given = dict(parameters)
    if not is_name(text):
        given = {name: guess(value) if isinstance(value, str) else value for name, value in given.items()}
    started = time.monotonic()
    with stream(store, text, given, timeout=timeout) as flow:
        rows = list(islice(flow.rows, MOST_ROWS + 1))
        columns = flow.columns
    seconds = time.monotonic() - started
    more = len(rows) > MOST_ROWS
    rows = rows[:MOST_ROWS]
    nodes: dict[str, dict[str, Any]] = {}
    for row in rows:
        for value in row:
            for node in _nodes(value):
                if len(nodes) < MOST_NODES:
                    nodes.setdefault(str(node["id"]), node)
    return {
        "columns": list(columns),
        "rows": [[_told(value) for value in row] for row in rows],
        "more": more,
        "seconds": round(seconds, 3),
        "drawing": drawing(nodes, list(_between(store, nodes, timeout)), lang) if nodes else None,
    }


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The nodes in a value, as `queries.run.plain` tells them."""
    if isinstance(value, Mapping):
        label = value.get("label")
        if isinstance(label, str) and isinstance(value.get("id"), str) and _known(label):
            yield dict(value)
        else:
            for inner in value.values():
                yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _known(label: str) -> str | None:
    return next((one for one in label.split(":") if one in schema().node_types), None)


def _between(store: Asked, nodes: Mapping[str, Mapping[str, Any]], timeout: float) -> Iterator[tuple[str, str, str]]:
    """(source, type, target) of the relations between the nodes, each once."""
    by_label: dict[str, list[str]] = {}
    for id, node in nodes.items():
        by_label.setdefault(_known(str(node["label"])) or "", []).append(id)
    seen: set[tuple[str, str, str]] = set()
    for label, ids in by_label.items():
        found = store.rows(
            f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b) WHERE b.id IN $all RETURN a.id AS s, type(r) AS type, b.id AS t",
            {"ids": ids, "all": list(nodes)},
            timeout=timeout,
        )
        for source, type, target in found:
            if (source, type, target) not in seen:
                seen.add((source, type, target))
                yield source, type, target


def _told(value: Any) -> Any:
    """A value that JSON and a script can tell: whole numbers too large for a script as text."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _EXACT else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Mapping):
        return {str(key): _told(inner) for key, inner in value.items()}
    return [_told(inner) for inner in value] if isinstance(value, list | tuple) else str(value)
