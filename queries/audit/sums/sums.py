"""Sums within one table: what it prints for a node and year, against the rows that it prints below; pure functions over the graph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....graph.model import PlanGraph
from ..once import once
from ..places import text
from .figures import Figure, Money, MoneyTable

PARENTS = ("Document", "Goal", "Sasaran", "Program", "Activity")
SPLIT = ("Program", "Activity", "SubActivity")
_BELOW = {"Goal": ("HAS_SASARAN",), "Sasaran": ("HAS_PROGRAM",), "Activity": ("HAS_SUBACTIVITY",)}
_CODE = re.compile(r"[\dXx]+(?:\.[\dXx]+)+")
_CARRIED = re.compile(r"(?i)pindah|halaman|sementara")


@dataclass(frozen=True, slots=True)
class Row:
    """A row below: the node, the unit (only where the units of one node are summed), whole rupiah, and its figures in the table."""

    node: str
    unit: str | None
    rupiah: int
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Sum:
    """One printed figure of a node and year (`own`, over units) against the rows below it in the same table.

    `empty` are nodes below that the table prints without a figure in that year, `elsewhere` those whose figure only other tables
    print. `over_units`: a node's own total against the rows of its units.
    """

    owner: str
    label: str
    year: int
    table: MoneyTable
    own: tuple[Figure, ...]
    printed: int
    rows: tuple[Row, ...]
    empty: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    over_units: bool = False
    united: bool = False  # the rows fit once those are added that another table prints

    @property
    def key(self) -> tuple[str, str, bool]:
        """What the sums of one node, of all its years, have in common within a table."""
        return self.owner, self.label, self.over_units

    @cached_property
    def added(self) -> int:
        """What the rows add up to."""
        return sum(row.rupiah for row in self.rows)

    @property
    def gap(self) -> int:
        """Printed minus added up."""
        return self.printed - self.added

    @cached_property
    def tolerance(self) -> int:
        """One rupiah for each figure: cells are rounded."""
        return max(len(self.rows), sum(len({figure.unit for figure in row.figures}) for row in self.rows))

    @cached_property
    def fits(self) -> bool:
        """Whether the rows add up to the figure."""
        return self.united or abs(self.gap) <= self.tolerance


class Sums:
    """Everything that can be summed in one graph, table by table."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self.money = once(graph, Money)
        self._children: dict[str, tuple[str, ...]] = {}
        for table in self.money.tables:
            self._put_in_order(table)
        self.all: list[Sum] = [item for table in self.money.tables for item in self._of_table(table)]

    def children(self, owner: str) -> tuple[str, ...]:
        """Ids of the nodes right below `owner`: the programs of a document, then by the cascade, levels skipped or not."""
        if owner not in self._children:
            self._children[owner] = tuple(dict.fromkeys(_children(self.graph, owner)))
        return self._children[owner]

    def _put_in_order(self, table: MoneyTable) -> None:
        """Give rows to the kegiatan printed above them, where its figure is theirs and its own rows' in every year.

        Without codes the reader may have hung the last subkegiatan of a kegiatan on its program, or on a kegiatan that another table
        words differently and this one does not print: the printed order and every sum say otherwise.
        """
        above: str | None = None
        runs: dict[str, list[str]] = {}
        for owner in table.owners:
            label = self.graph.node(owner).label
            if label == "SubActivity" and above is not None and not text(self.graph.node(owner).properties.get("code")):
                parents = [node.id for node in self.graph.sources(owner, "HAS_SUBACTIVITY")]
                if above not in parents and not any(self.graph.node(node).label == "Activity" and table.years(node) for node in parents):
                    runs.setdefault(above, []).append(owner)
            elif label != "SubActivity":
                above = owner if label == "Activity" else None
        for activity, moved in runs.items():
            rows = (*self.children(activity), *moved)
            if all(abs(self._gap_with(table, activity, year, rows)) <= len(rows) for year in table.years(activity)):
                self._children[activity] = rows
                for parent in {node.id for row in moved for node in self.graph.sources(row, "HAS_SUBACTIVITY")}:
                    self._children[parent] = tuple(node for node in self.children(parent) if node not in moved)

    def _gap_with(self, table: MoneyTable, owner: str, year: int, nodes: Sequence[str]) -> int:
        rows, _, _ = self._below(table, nodes, year)
        return _total(_primary(table.of(owner, year))) - _total(rows)

    def descendants(self, owner: str) -> set[str]:
        """Ids of all nodes below `owner`."""
        found: set[str] = set()
        waiting = list(self.children(owner))
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += self.children(node)
        return found

    def shared(self, node: str) -> bool:
        """Whether a node stands under several parents of the cascade."""
        return len(self.graph.sources(node, "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")) > 1

    def lowest(self, owner: str, year: int) -> list[int]:
        """The amounts of the lowest rows at or below `owner`, whatever the table: what money-by-mission adds up."""
        below = [amount for child in self.children(owner) for amount in self.lowest(child, year)]
        return below or [row.rupiah for row in _primary([figure for figure in self.money.anywhere(owner, year) if figure.chosen])]

    def _of_table(self, table: MoneyTable) -> Iterator[Sum]:
        for owner in table.owners:
            label = self.graph.node(owner).label
            for year in table.years(owner):
                figures = table.of(owner, year)
                if label == "Document":
                    yield from self._totals(table, owner, year, figures)
                    continue
                if label in PARENTS and (found := self._sum(table, owner, year, figures)) is not None:
                    yield found
                if label in SPLIT:
                    yield from _over_units(table, owner, year, figures)

    def _sum(self, table: MoneyTable, owner: str, year: int, figures: Sequence[Figure]) -> Sum | None:
        rows, empty, elsewhere = self._below(table, self.children(owner), year)
        if not rows:
            return None
        own = _primary(figures)
        found = Sum(owner, "", year, table, tuple(figure for row in own for figure in row.figures), _total(own), rows, empty, elsewhere)
        beside = sum(figure.rupiah for figure in _beside(figures))
        if not found.fits and beside:
            # A node with several results may print a part of its pagu beside each of them.
            whole = _with(found, printed=found.printed + beside)
            found = whole if whole.fits else found
        if not found.fits and elsewhere and self._fits_united(found):
            found = _with(found, united=True)
        if not found.fits and self.graph.node(owner).label in ("Goal", "Sasaran") and any(self.shared(row.node) for row in rows):
            return None  # a program that serves several sasaran is no part of any one of them alone
        return found

    def _fits_united(self, item: Sum) -> bool:
        """Whether the rows add up with those that another table prints, as where one table goes on under another name."""
        more = [_primary([figure for figure in self.money.anywhere(node, item.year) if figure.chosen]) for node in item.elsewhere]
        return abs(item.gap - sum(map(_total, more))) <= item.tolerance + len(more)

    def _below(self, table: MoneyTable, nodes: Sequence[str], year: int) -> tuple[tuple[Row, ...], tuple[str, ...], tuple[str, ...]]:
        rows: list[Row] = []
        empty: list[str] = []
        elsewhere: list[str] = []
        for node in nodes:
            figures = table.of(node, year)
            if figures:
                rows.append(Row(node, None, self._amount(table, node, year, figures), tuple(figures)))
                continue
            lower, without, other = self._below(table, self.children(node), year)
            rows += lower
            if lower:
                empty += without
                elsewhere += other
            elif table.years(node):
                empty.append(node)
            elif self.money.anywhere(node, year):
                elsewhere.append(node)
        return tuple(rows), tuple(empty), tuple(elsewhere)

    def _amount(self, table: MoneyTable, node: str, year: int, figures: Sequence[Figure]) -> int:
        """What a row prints, put together where it prints it in parts that its own rows add up to."""
        own, beside = _total(_primary(figures)), sum(figure.rupiah for figure in _beside(figures))
        if beside:
            rows, _, _ = self._below(table, self.children(node), year)
            if rows and abs(own + beside - sum(row.rupiah for row in rows)) <= len(rows):
                return own + beside
        return own

    def _totals(self, table: MoneyTable, document: str, year: int, figures: Sequence[Figure]) -> Iterator[Sum]:
        """The total of a table, and the rows of its fields of government (urusan), each against the programs of its code."""
        programs = self.children(document)
        plain: list[Figure] = []
        for figure in figures:
            if _CARRIED.search(figure.label):
                continue  # what a page adds up so far is no sum of the whole
            code = _CODE.match(figure.label)
            own = [node for node in programs if code and text(self.graph.node(node).properties.get("code")).startswith(code[0] + ".")]
            if not own:
                plain.append(figure)
            elif (found := self._total(table, document, figure.label, year, (figure,), own)) is not None:
                yield found
        if not plain:
            return
        largest = max(plain, key=lambda figure: figure.rupiah)
        tried = [self._total(table, document, "", year, own, programs) for own in ((largest,), tuple(plain))]
        sums = [item for item in tried if item is not None]
        yield from [item for item in sums if item.fits][:1] or sums[:1]

    def _total(
        self, table: MoneyTable, document: str, label: str, year: int, own: tuple[Figure, ...], programs: Sequence[str]
    ) -> Sum | None:
        rows, empty, elsewhere = self._below(table, programs, year)
        if not rows:
            return None
        found = Sum(document, label, year, table, own, sum(figure.rupiah for figure in own), rows, empty, elsewhere)
        return _with(found, united=True) if not found.fits and elsewhere and self._fits_united(found) else found


def _children(graph: PlanGraph, owner: str) -> list[str]:
    label = graph.node(owner).label
    if label == "Document":
        return [node.id for node in graph.sources(owner, "STATED_IN", label="Program")]
    if label in _BELOW:
        return [node.id for node in graph.targets(owner, *_BELOW[label])]
    found = [node.id for node in graph.targets(owner, "HAS_ACTIVITY")]
    below = {node.id for activity in found for node in graph.targets(activity, "HAS_SUBACTIVITY")}
    return found + [node.id for node in graph.targets(owner, "HAS_SUBACTIVITY") if node.id not in below]


def _primary(figures: Sequence[Figure]) -> list[Row]:
    """A node's figure: its own total where it prints one, else that of each of its units; the first of several counts."""
    first: dict[str | None, Figure] = {}
    for figure in figures:
        first.setdefault(figure.unit, figure)
    counted = [first[None]] if None in first else list(first.values())
    return [Row(figure.owner, figure.unit, figure.rupiah, (figure,)) for figure in counted]


def _beside(figures: Sequence[Figure]) -> list[Figure]:
    """The other figures of a node without units that its table prints for the same year."""
    own = [figure for figure in figures if figure.unit is None]
    return own[1:]


def _total(rows: Sequence[Row]) -> int:
    return sum(row.rupiah for row in rows)


def _over_units(table: MoneyTable, owner: str, year: int, figures: Sequence[Figure]) -> Iterator[Sum]:
    """A node's own total against two rows of units or more."""
    total = next((figure for figure in figures if figure.unit is None), None)
    rows = _primary([figure for figure in figures if figure.unit is not None])
    if total is not None and len(rows) > 1:
        yield Sum(owner, "", year, table, (total,), total.rupiah, tuple(rows), over_units=True)


def _with(item: Sum, *, printed: int | None = None, united: bool = False) -> Sum:
    return Sum(
        item.owner, item.label, item.year, item.table, item.own, item.printed if printed is None else printed, item.rows,
        item.empty, item.elsewhere, item.over_units, united,
    )  # fmt: skip
