"""Cells of money that print a few digits where the row of a result repeats, year by year, the money of the name's row.

A narrow column may print only the end of an amount ("4,00" of "55.024.524,00"). Only files whose cells are exact are looked at: on a
page the rest may be drawn elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ....graph.model import PlanGraph
from ..places import integer, text
from ..printed.unread import Unread, unread
from ..printed.words import cells
from .figures import END_OF_PERIOD, Figure, Money

_LEVELS = ("Program", "Activity", "SubActivity")
_WHOLE = 3  # years for which the row prints its money in full
_LONGEST = 4  # digits of what is printed instead, two of them decimals
_DIGITS = 5  # of an amount at least
_NEAR = 3  # lines within which another piece of the amount may stand
Line = tuple[str, str, int | None]  # document, table, line


@dataclass(frozen=True, slots=True)
class Cut:
    """What a result's row prints in the place of an amount, and the figure of the name's row for that year."""

    figure: Figure
    instead: str
    line: int


def cut_figures(graph: PlanGraph, money: Money) -> Iterator[Cut]:
    """All of them, in printed order."""
    damaged = [entry for entry in unread(graph) if entry.what == "cell" and entry.amounts == 1 and entry.page is None and entry.line]
    alone = [entry for entry in damaged if not any(_may_be_its_piece(entry, other) for other in damaged)]
    rows = list(_rows(graph, {_line(entry) for entry in alone})) if alone else []
    for entry in alone:
        instead, line = _instead(entry), entry.line or 0
        owner, row = next((told[1:] for told in rows if told[0] == _line(entry) and told[2].startswith(entry.words)), ("", ""))
        told = [cell for cell in cells(row) if cell == instead or _digits(cell) > _DIGITS]
        if _digits(instead) <= _LONGEST and told.count(instead) == 1 and len(told) > _WHOLE:
            yield from (Cut(figure, instead, line) for figure in _named(money, entry, owner, told, told.index(instead)))


def _line(entry: Unread) -> Line:
    """Where it stands. A table may stand on one line of a file: there the words of rows tell them apart."""
    return entry.document, entry.table, entry.line


def _instead(entry: Unread) -> str:
    return entry.reason.partition(": ")[2].strip()


def _named(money: Money, entry: Unread, owner: str, told: list[str], at: int) -> Iterator[Figure]:
    """The figure of the name's row; the year follows from the order of the row's amounts, where there are as many as years."""
    for table in money.tables:
        if (table.document, table.name) == (entry.document, entry.table):
            named = [figure for year in table.years(owner) for figure in table.of(owner, year)[:1] if year != END_OF_PERIOD]
            elsewhere = len(named) == len(told) and (named[at].line != entry.line or named[at].words not in told)
            if elsewhere and named[at].rupiah >= 10**_DIGITS:
                yield named[at]


def _rows(graph: PlanGraph, wanted: set[Line]) -> Iterator[tuple[Line, str, str]]:
    """The rows on the wanted lines that print a result or an indicator of a node: the line, the node, the row."""
    for owner in (node for label in _LEVELS for node in graph.nodes(label)):
        for node in graph.targets(owner.id, "ACHIEVES", "MEASURED_BY"):
            for edge in graph.out(node.id, "STATED_IN"):
                told = edge.properties
                place = edge.target, text(told.get("table")), integer(told.get("line"))
                if place in wanted:
                    yield place, owner.id, text(told.get("cell"))


def _digits(words: str) -> int:
    return sum(letter.isdigit() for letter in words)


def _may_be_its_piece(entry: Unread, other: Unread) -> bool:
    """Whether another damaged cell near by may hold the rest of the amount: one of a few digits itself does not."""
    near = other is not entry and other.document == entry.document and abs((other.line or 0) - (entry.line or 0)) <= _NEAR
    return near and _digits(_instead(other)) > _LONGEST
