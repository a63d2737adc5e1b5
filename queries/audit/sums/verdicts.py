"""What each sum of a plan says of its reading: it reconciles, the plan is wrong, or the reading is doubtful; pure functions.

A reader's mistake must not be told as a planner's: beside what the figures show (patterns, ledger), a row that was printed near
the figures and could not be read makes the reading the likelier cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Place
from .figures import Sum
from .ledger import Ledger
from .patterns import Pattern
from .words import contradiction, describe, inherited, level_word

Status = Literal["fits", "plan", "reading"]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something printed that no fact was made of: where, and its words."""

    page: int | None
    line: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sum (`over_units`: of a node's own total over its units) with what it says; `kind` is the pattern of a gap.

    `budgets` are the ids of the figures compared.
    """

    sum: Sum
    over_units: bool
    status: Status
    kind: str
    because: Text
    place: Place
    budgets: tuple[str, ...]

    @property
    def table(self) -> str | None:
        """The name of the table that prints the figure."""
        return self.place.table


def verdicts(graph: PlanGraph, unread: Iterable[Unread] = ()) -> list[Verdict]:
    """Every sum of the graph, in the order of the cascade, then by year."""
    ledger = Ledger(graph)
    left = list(unread)
    judged: dict[tuple[str, int, bool], tuple[Status, str, Text]] = {}
    for pattern, over_units in ledger.patterns:
        cause, why = ledger.cause(pattern)
        seen = _seen(graph, ledger, pattern, over_units)
        for item in pattern.sums:
            near = None if pattern.exact else _near(ledger, item, left)
            status: Status = "reading" if near is not None else cause
            judged[item.owner, item.year, over_units] = (
                status,
                pattern.kind,
                join((*seen, why if near is None else _lost(near, pattern.gap(item)))),
            )
    fits: tuple[Status, str, Text] = ("fits", "", Text("", ""))
    found = []
    for item, over_units in _all(ledger):
        told = judged.get((item.owner, item.year, over_units), fits)
        budgets = tuple(ledger.figures.budgets(item.owner, item.year))
        found.append(Verdict(item, over_units, *told, ledger.place(item.owner, item.year), budgets))
    return found


def _all(ledger: Ledger) -> Iterator[tuple[Sum, bool]]:
    for sums in ledger.below.values():
        yield from ((item, False) for item in sums)
    for sums in ledger.units.values():
        yield from ((item, True) for item in sums)


def _seen(graph: PlanGraph, ledger: Ledger, pattern: Pattern, over_units: bool) -> tuple[Text, ...]:
    """What the figures show, in the words of rule D01."""
    figures = ledger.figures
    children = level_word(graph, figures.children(pattern.owner), units=over_units)
    rows = children if pattern.level == "direct" else level_word(graph, [row.node for row in pattern.sums[0].lower])
    start = ledger.failing_below(pattern.owner, pattern.years) if pattern.level == "lowest" else []
    return describe(figures, pattern, rows, children), contradiction(figures, pattern), inherited(graph, pattern, start)


def _near(ledger: Ledger, item: Sum, unread: Sequence[Unread]) -> Unread | None:
    """Something unread among the rows of a sum; what prints the very gap is preferred."""
    if not unread:
        return None
    figures = [(item.owner, item.year), *((row.node, item.year) for row in (*item.rows, *item.lower))]
    places = [ledger.place(owner, year) for owner, year in figures]
    table = places[0].table
    own = [place for place in places if place.table == table]
    lines = [place.line for place in own if place.line is not None]
    pages = [place.page for place in own if place.page is not None]
    if lines:
        after = min((line for line in ledger.lines() if line > max(lines)), default=max(lines) + 1)
        found = [entry for entry in unread if entry.line is not None and min(lines) <= entry.line < max(after, max(lines) + 1)]
    elif pages:
        found = [entry for entry in unread if entry.page is not None and min(pages) <= entry.page <= max(pages)]
    else:
        return None
    gaps = (abs(item.direct_gap), abs(item.lowest_gap))
    return next((entry for entry in found if any(_prints(entry, gap) for gap in gaps)), found[0] if found else None)


def _prints(entry: Unread, amount: int) -> bool:
    """Whether the words hold the amount, however its thousands are separated."""
    return amount > 0 and any(re.sub(r"\D", "", figure) == str(amount) for figure in re.findall(r"\d[\d.,]*\d", entry.words))


def _lost(entry: Unread, gap: int) -> Text:
    where = Text(f"baris {entry.line}", f"line {entry.line}") if entry.line is not None else Text(f"hlm. {entry.page}", f"p. {entry.page}")
    if _prints(entry, abs(gap)):
        return Text(
            f"Pada {where.id} tercetak selisih itu, dan baris itu tidak terbaca.",
            f"The gap is printed at {where.en}, on a row that was not read.",
        )
    return Text(
        f"Di antara barisnya ada yang tidak terbaca ({where.id}).",
        f"Among its rows is one that was not read ({where.en}).",
    )
