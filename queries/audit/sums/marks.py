"""What single figures and rows of a sum show of how they were read: printed twice, no money at all, a number for a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ....graph.model import PlanGraph
from ...texts import Text
from ..places import name_of
from ..printed.unread import Unread
from .figures import END_OF_PERIOD, Figure, MoneyTable
from .sums import Row, Sum

_LEAST = 1_000  # rupiah: no subkegiatan costs less
_MOST_WAYS = 1000  # ways of counting the rows of one sum that are tried


def filled(item: Sum, *, or_zero: bool = False) -> set[tuple[str, str | None]]:
    """The rows of a sum, each of a node and unit, that print more than nothing (or print a 0).

    A row that is printed once is its node's, whichever units another table splits the same money over.
    """
    found = set()
    for row in item.rows:
        once = len({figure.position for figure in row.figures}) == 1
        found |= {(row.node, None if once else figure.unit) for figure in row.figures if figure.rupiah or or_zero}
    return found


def told_twice(row: Row) -> bool:
    """Whether a row has another figure for the same unit and year in its table, so that either may be the one that counts."""
    told = Counter(figure.unit for figure in row.figures)
    return max(told.values(), default=0) > 1 and row.rupiah != sum(figure.rupiah for figure in row.figures)


def closes(item: Sum) -> bool:
    """Whether the sum fits with other figures of its rows than those that were counted."""
    gaps = {item.gap}
    for row in item.rows:
        if told_twice(row):
            others = {figure.rupiah - row.rupiah for figure in row.figures} | {sum(figure.rupiah for figure in row.figures) - row.rupiah}
            gaps |= {gap - other for gap in gaps for other in others} if len(gaps) < _MOST_WAYS else set()
    return any(abs(gap) <= item.tolerance for gap in gaps)


def lies_among(entry: Unread, figures: Sequence[Figure], table: MoneyTable) -> bool:
    """Whether something unread stands between the first figure of a sum and the next row after its last."""
    if entry.document != table.document or (entry.table and table.name and entry.table != table.name):
        return False
    lines = [figure.line for figure in figures if figure.line is not None]
    pages = [figure.page for figure in figures if figure.page is not None]
    if lines and entry.line is not None:
        after = [figure.line for figure in table.figures if figure.line is not None and figure.line > max(lines)]
        return min(lines) <= entry.line < min(after, default=max(lines) + 2)
    return bool(pages) and entry.page is not None and min(pages) <= entry.page <= max(pages)


def is_page_between(entry: Unread, figures: Sequence[Figure]) -> bool:
    """Whether a whole page was not read that lies between those of some figures."""
    pages = {figure.page for figure in figures if figure.page is not None}
    return entry.what == "page" and entry.page is not None and bool(pages) and min(pages) < entry.page < max(pages)


def figures_of(item: Sum) -> Iterator[Figure]:
    """All figures of a sum: its own, then its rows'."""
    yield from item.own
    yield from rows_figures(item)


def rows_figures(item: Sum) -> Iterator[Figure]:
    """The figures of a sum's rows."""
    for row in item.rows:
        yield from row.figures


def is_target(graph: PlanGraph, figure: Figure) -> bool:
    """Whether a figure is no money: less than any price, or, but for the thousands or millions it was read in, the target beside it."""
    if 0 < figure.rupiah < _LEAST:
        return True
    beside = {
        target.properties.get("value")
        for indicator in graph.targets(figure.owner, "MEASURED_BY")
        for target in graph.targets(indicator.id, "HAS_TARGET")
        if target.properties.get("year") == figure.year
    }
    return any(figure.rupiah == value * 10**zeros for value in beside if isinstance(value, (int, float)) and value for zeros in (0, 3))


def bare_units(graph: PlanGraph, row: Row) -> list[str]:
    """The units of a row that were read as bare numbers."""
    units = {figure.unit for figure in row.figures if figure.unit}
    return [unit for unit in units if name_of(graph.node(unit)).strip(" .").isdigit()]


def amounts_of(rows: Sequence[Row]) -> tuple[int, ...]:
    """The amounts of some rows."""
    return tuple(row.rupiah for row in rows)


def adds_over_years(table: MoneyTable, node: str) -> bool:
    """Whether the figures that a table prints for the years of a node add up to that for the end of the period."""
    series = {year: [figure for figure in table.of(node, year) if figure.unit is None] for year in table.years(node)}
    end = series.pop(END_OF_PERIOD, [])
    if len(end) != 1 or len(series) < 3 or any(len(figures) != 1 for figures in series.values()):
        return False
    return end[0].rupiah > 0 and abs(end[0].rupiah - sum(figures[0].rupiah for figures in series.values())) <= len(series)


def place_words(figure: Figure) -> Text:
    """Where a figure is printed, for a reader."""
    if figure.page is not None:
        return Text(f"hlm. {figure.page}", f"p. {figure.page}")
    return Text(f"baris {figure.line}", f"line {figure.line}") if figure.line is not None else Text(figure.table, figure.table)
