"""Breaks of the page, or of the lines of a text, within the rows of a sum: where a row may have been lost, or a figure cut, unseen.

A break alone proves nothing: most rows of a long table stand beside one. It counts only where it could explain the difference, and not
where what stands on both sides of it follows on: the rest of one row's own rows, or codes without a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ....graph.model import PlanGraph
from ...texts import Text
from ..places import text
from .figures import Figure, MoneyTable
from .sums import Sum, Sums

Break = tuple[Figure, Figure]  # a figure of the last row before it, one of the first row behind it
_SHORTER = 2  # digits that a cut figure lacks at least against those of its other years


def breaks(table: MoneyTable, first: int, last: int) -> Iterator[Break]:
    """The breaks between the rows of a table from one position to another."""
    rows: dict[int, Figure] = {}
    for figure in table.figures:
        if first <= figure.position <= last:
            rows.setdefault(figure.position, figure)
    yield from ((one, other) for one, other in pairwise(rows[at] for at in sorted(rows)) if _is_break(one, other))


def _is_break(one: Figure, other: Figure) -> bool:
    """True where the page changes, or where lines that are no row stand between: a header printed again, a page's foot."""
    if one.page is not None and other.page is not None:
        return one.page != other.page
    if one.line is None or other.line is None or one.position == one.line:
        return False
    return other.line - one.line > other.position - one.position


def words(found: Break) -> Text:
    """Where a break is, for a reader."""
    one, other = found
    if one.page is not None:
        return Text(f"hlm. {one.page}–{other.page}", f"pp. {one.page}–{other.page}")
    return Text(f"baris {one.line}–{other.line}", f"lines {one.line}–{other.line}")


class Breaks:
    """What the breaks within the rows of single sums may hide."""

    def __init__(self, graph: PlanGraph, sums: Sums) -> None:
        self.graph = graph
        self.sums = sums

    def lost_row(self, item: Sum) -> Break | None:
        """A break at which a row of a sum may have been lost: where the rows come to less, and nothing shows that they follow on."""
        if item.gap <= 0 or item.over_units or not item.rows:
            return None
        children = self._children(item)
        for one, other in self._within(item, children):
            above, below = children.get(one.position), children.get(other.position)
            if above == below or below is None:
                continue  # within one child's own rows, which have a sum of their own
            if above is not None and list(children.values()).count(above) > 1:
                continue  # behind a whole kegiatan: more than one row would have to be lost
            if not self._follows(above, below):
                return one, other
        return None

    def cut_figure(self, item: Sum) -> Break | None:
        """A break beside a row whose figure is shorter than those of all its other years, as where the page cut it."""
        if item.over_units:
            return None
        nodes = {item.owner, *(row.node for row in item.rows)}
        for found in self._within(item, self._children(item)):
            for node in {figure.owner for figure in found} & nodes:
                if any(self._is_short(item, node, unit) for unit in {figure.unit for figure in item.table.of(node, item.year)}):
                    return found
        return None

    def _within(self, item: Sum, children: dict[int, str]) -> Iterator[Break]:
        own = [figure.position for figure in item.own]
        positions = [*own, *children] if item.label == "" and self.graph.node(item.owner).label != "Document" else [*children]
        if positions:
            yield from breaks(item.table, min(positions), max(positions))

    def _children(self, item: Sum) -> dict[int, str]:
        """Of each printed row below a sum's figure, by its position, the row of the sum that it is or stands under."""
        found: dict[int, str] = {}
        of_node = {below: row.node for row in item.rows for below in (*self.sums.descendants(row.node), row.node)}
        for figure in item.table.figures:
            if figure.owner in of_node:
                found.setdefault(figure.position, of_node[figure.owner])
        return dict(sorted(found.items()))

    def _follows(self, above: str | None, below: str) -> bool:
        """True where the code behind a break is the next one after that before it, or the first of its parent."""
        one, other = _counted(self._code(above)) if above else None, _counted(self._code(below))
        if other is None:
            return False
        return other[1] == 1 if above is None else one is not None and one[0] == other[0] and other[1] == one[1] + 1

    def _code(self, node: str) -> str:
        return text(self.graph.node(node).properties.get("code"))

    @staticmethod
    def _is_short(item: Sum, node: str, unit: str | None) -> bool:
        def digits(year: int) -> Sequence[int]:
            return [len(str(figure.rupiah)) for figure in item.table.of(node, year) if figure.unit == unit and figure.rupiah]

        here, others = digits(item.year), [min(found) for year in item.table.years(node) if year != item.year and (found := digits(year))]
        return bool(here) and len(others) > 1 and max(here) <= min(others) - _SHORTER


def _counted(code: str) -> tuple[str, int] | None:
    """A code as what comes before its last number, and that number."""
    match = re.fullmatch(r"(.*\.)(\d+)", code)
    return (match[1], int(match[2])) if match else None
