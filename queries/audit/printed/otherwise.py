"""Programs, kegiatan and subkegiatan that two tables of a plan measure by different indicators."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from ....graph.ids import fold
from ....graph.model import Edge, Node, PlanGraph
from ..places import origins, tables_of, text
from .words import core, is_fragment, related, same_indicator, shows

_LEVELS = ("Program", "Activity", "SubActivity")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_LIKE = 85  # likeness from which two indicators are one in other words


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A node, and the one indicator that either of two tables prints for it, with the place."""

    node: str
    one: Node
    at_one: Edge
    other: Node
    at_other: Edge


def measured_otherwise(graph: PlanGraph) -> dict[tuple[str, str, str], list[Otherwise]]:
    """By document and pair of tables the nodes for which each prints one indicator, and not the same one."""
    found: dict[tuple[str, str, str], list[Otherwise]] = defaultdict(list)
    for node in (node for label in _LEVELS for node in graph.nodes(label)):
        alone = {table: next(iter(told.values())) for table, told in _by_table(graph, node).items() if len(told) == 1}
        tables = list(alone)
        for at, one in enumerate(tables):
            for other in tables[at + 1 :]:
                (a, at_a), (b, at_b) = alone[one], alone[other]
                if one[0] == other[0] and _are_two(a.text, b.text):
                    found[one[0], one[1], other[1]].append(Otherwise(node.id, a, at_a, b, at_b))
    return found


def goals_otherwise(graph: PlanGraph) -> Iterator[Otherwise]:
    """Tujuan and sasaran to which two tables that print them give indicators with nothing in common; the first of either."""
    for node in (node for label in ("Goal", "Sasaran") for node in graph.nodes(label)):
        own = tables_of(graph, node.id)
        tables = [(table, told) for table, told in _by_table(graph, node).items() if table in own]
        for at, (one, mine) in enumerate(tables):
            for other, theirs in tables[at + 1 :]:
                pairs = [(a, b) for a, _ in mine.values() for b, _ in theirs.values()]
                if one[0] == other[0] and pairs and all(_are_two(a.text, b.text) for a, b in pairs):
                    (a, at_a), (b, at_b) = next(iter(mine.values())), next(iter(theirs.values()))
                    yield Otherwise(node.id, a, at_a, b, at_b)


def _by_table(graph: PlanGraph, node: Node) -> dict[tuple[str, str], dict[str, tuple[Node, Edge]]]:
    """The distinct indicators that each table with columns of years prints for a node."""
    found: dict[tuple[str, str], dict[str, tuple[Node, Edge]]] = defaultdict(dict)
    for indicator, edge in _printed(graph, node):
        found[edge.target, text(edge.properties.get("table"))].setdefault(core(indicator.text), (indicator, edge))
    return found


def _printed(graph: PlanGraph, node: Node) -> Iterator[tuple[Node, Edge]]:
    for indicator in graph.targets(node.id, "MEASURED_BY"):
        for edge in origins(graph, indicator.id):
            if edge.properties.get("years") and edge.properties.get("table"):
                yield indicator, edge


def _are_two(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    short = {fold(words) for words in (*_BRACKETS.findall(one), *_BRACKETS.findall(other))}  # "KPM" for its words
    if short & {*a.split()} and short & {*b.split()}:
        return False
    alike = same_indicator(one, other) or related(one, other) or a in b or b in a or fuzz.ratio(a, b) >= _LIKE
    return not (alike or is_fragment(one) or is_fragment(other))


def both_shown(told: Otherwise) -> bool:
    """Whether either place prints its indicator, so that no row was read for another."""
    return all(
        shows([text(edge.properties.get("cell"))], node.text) for node, edge in ((told.one, told.at_one), (told.other, told.at_other))
    )
