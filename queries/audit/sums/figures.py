"""Printed amounts of a plan, and how each compares with the rows below it: pure functions over the graph.

Two sums stand against the figure that a plan prints on a row: that of the rows directly below, and that of the lowest
rows below that have a figure. Both are needed, since a total may equal children that are themselves printed double.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ....graph.model import PlanGraph
from ..places import integer

END_OF_PERIOD = 9999  # stands for the year of a figure in the end-of-period column, which has none

Years = Mapping[int, int]  # year -> whole rupiah


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row with an amount: the node, the unit where the node is split over units, and whole rupiah."""

    node: str
    unit: str | None
    rupiah: int


@dataclass(frozen=True, slots=True)
class Sum:
    """What a plan prints for one node and year against the rows below it. All amounts in whole rupiah.

    `direct` adds the rows right below, `lowest` the lowest rows with a figure; `rows` are those behind `direct`, whole
    and per unit; `lower` those behind `lowest`. `empty` are direct children without a figure in that year; `shared`
    is what the direct children that stand under another parent too have together.
    """

    owner: str
    year: int
    printed: int
    direct: int
    direct_count: int
    lowest: int
    lowest_count: int
    rows: tuple[Row, ...]
    lower: tuple[Row, ...]
    empty: tuple[str, ...]
    shared: int = 0

    @property
    def direct_gap(self) -> int:
        """Printed minus the sum of the rows right below."""
        return self.printed - self.direct

    @property
    def lowest_gap(self) -> int:
        """Printed minus the sum of the lowest rows."""
        return self.printed - self.lowest

    @property
    def direct_fits(self) -> bool:
        """Whether the rows right below add up, to within 1 rupiah for each of them (rounded cells)."""
        return abs(self.direct_gap) <= self.direct_count

    @property
    def lowest_fits(self) -> bool:
        """Whether the lowest rows add up, to within 1 rupiah for each of them."""
        return abs(self.lowest_gap) <= self.lowest_count


class Figures:
    """The printed figures of every node of one graph, looked up once."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self._rows: dict[str, dict[int, list[tuple[Row, str]]]] = {}
        self._children: dict[str, tuple[str, ...]] = {}
        self._of: dict[str, dict[int, int]] = {}

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """Ids of all nodes whose figure can be held against rows below: documents, programs and activities."""
        labels = ("Document", "Program", "Activity")
        return tuple(node.id for label in labels for node in self.graph.nodes(label) if self.children(node.id))

    def rows(self, owner: str) -> Mapping[int, list[tuple[Row, str]]]:
        """Per year the rows printed for `owner`, each with the id of its Budget."""
        if owner not in self._rows:
            found: dict[int, list[tuple[Row, str]]] = {}
            for edge in self.graph.out(owner, "FUNDED_BY", "END_BUDGET"):
                budget = self.graph.node(edge.target)
                amount = integer(budget.properties.get("rupiah"))
                year = END_OF_PERIOD if edge.type == "END_BUDGET" else integer(budget.properties.get("year"))
                if amount is None or year is None:
                    continue
                unit = min((unit.id for unit in self.graph.targets(budget.id, "SPENT_BY")), default=None)
                found.setdefault(year, []).append((Row(owner, unit, amount), budget.id))
            self._rows[owner] = found
        return self._rows[owner]

    def of(self, owner: str, units: Collection[str] = ()) -> dict[int, int]:
        """Per year what `owner` prints, over all units; with `units`, only what is printed for those units.

        A figure without a unit beside figures with units is the node's own total, printed on its name row: it counts
        alone, for the rows of the units are what it is made of.
        """
        if units:
            split = {year: [row.rupiah for row, _ in pairs if row.unit in units] for year, pairs in self.rows(owner).items()}
            return {year: sum(own) for year, own in split.items() if own}
        if owner not in self._of:
            self._of[owner] = {year: self._whole(owner, year) for year in self.rows(owner)}
        return self._of[owner]

    def _whole(self, owner: str, year: int) -> int:
        """What `owner` prints for a year, put together where its rows print it in parts.

        A program or kegiatan with several outcomes or outputs may print a part of its pagu beside each: the part on its name row
        counts as its figure in the graph, and the others contradict it there. They are parts where all of them together, in the
        one table, are what the rows below add up to.
        """
        pairs = self.rows(owner)[year]
        chosen = [pair for pair in pairs if pair[0].unit is None] or pairs
        own = sum(row.rupiah for row, _ in chosen)
        if len(chosen) != 1 or self.graph.node(owner).label == "Document":
            return own
        whole = own + sum(self.beside(chosen[0][1]))
        if whole == own:
            return own
        below = [amount for child in self.children(owner) if (amount := self.effective(child, year)) is not None]
        return whole if below and abs(whole - sum(below)) <= len(below) else own

    def beside(self, budget: str) -> list[int]:
        """The other amounts that the table of a Budget prints for the same node and year."""
        table = self._tables(budget)
        others = [node for node in self.graph.targets(budget, "CONTRADICTED_BY") if self._tables(node.id) & table]
        return [integer(node.properties.get("rupiah")) or 0 for node in others]

    def crowded(self, owner: str, year: int) -> bool:
        """Whether one table prints three amounts or more for `owner` and a year that no unit of work tells apart.

        Rows are split over units of work; where these were not read, only the first amount counts, and the others contradict it.
        """
        return any(len(self.beside(budget)) >= 2 for _, budget in self.rows(owner).get(year, []))

    def _tables(self, budget: str) -> set[object]:
        return {edge.properties.get("table") for edge in self.graph.out(budget, "STATED_IN")}

    def totals(self, document: str, year: int) -> tuple[int, ...]:
        """What a document may mean by its total of a year, likeliest first.

        Its total row and the rows of its fields of government (urusan) hang on the document alike. The largest figure is
        the total; where only the urusan are printed, it is all of them together.
        """
        amounts = [row.rupiah for row, _ in self.rows(document).get(year, [])]
        return tuple(dict.fromkeys((max(amounts), sum(amounts)))) if amounts else ()

    def budgets(self, owner: str, year: int) -> list[str]:
        """Ids of the Budgets behind `of(owner)[year]`; for a document, of its largest figure."""
        pairs = self.rows(owner).get(year, [])
        if pairs and self.graph.node(owner).label == "Document":
            return [max(pairs, key=lambda pair: (pair[0].rupiah, pair[1]))[1]]
        return [budget for row, budget in pairs if row.unit is None] or [budget for _, budget in pairs]

    def children(self, owner: str) -> tuple[str, ...]:
        """Ids of the rows right below `owner`: programs of a document, then by the cascade, levels skipped or not."""
        if owner not in self._children:
            graph = self.graph
            label = graph.node(owner).label
            if label == "Document":
                found = [node.id for node in graph.sources(owner, "STATED_IN", label="Program")]
            else:
                found = [node.id for node in graph.targets(owner, "HAS_ACTIVITY")]
                below = {node.id for activity in found for node in graph.targets(activity, "HAS_SUBACTIVITY")}
                found += [node.id for node in graph.targets(owner, "HAS_SUBACTIVITY") if node.id not in below]
            self._children[owner] = tuple(dict.fromkeys(found))
        return self._children[owner]

    def _parents(self, node: str) -> int:
        return len(self.graph.sources(node, "HAS_ACTIVITY", "HAS_SUBACTIVITY"))

    def effective(self, owner: str, year: int) -> int | None:
        """What `owner` prints for `year`, else what its rows below add up to, else None."""
        own = self.of(owner).get(year)
        if own is not None:
            return own
        below = [amount for child in self.children(owner) if (amount := self.effective(child, year)) is not None]
        return sum(below) if below else None

    def lowest(self, owner: str, year: int) -> list[Row]:
        """The lowest printed rows at or below `owner`: a row counts only where nothing below it has a figure."""
        below = [row for child in self.children(owner) for row in self.lowest(child, year)]
        return below or self._own(owner, year)

    def _own(self, owner: str, year: int) -> list[Row]:
        pairs = [row for row, _ in self.rows(owner).get(year, [])]
        return [row for row in pairs if row.unit is None] or pairs

    def sums(self, owner: str) -> Iterator[Sum]:
        """The comparisons of `owner`, year by year; none for a year in which it or everything below it is silent."""
        is_document = self.graph.node(owner).label == "Document"
        for year, own in sorted(self.of(owner).items()):
            amounts = {child: self.effective(child, year) for child in self.children(owner)}
            given = {child: amount for child, amount in amounts.items() if amount is not None}
            if not given:
                continue
            direct = sum(given.values())
            whole = [Row(child, None, amount) for child, amount in given.items()]
            split = [row for child in given for row in self._own(child, year) if row.unit is not None]
            lower = [row for child in given for row in self.lowest(child, year)]
            printed = own
            if is_document:
                readings = self.totals(owner, year)
                fitting = [amount for amount in readings if abs(amount - direct) <= len(given)]
                printed = (fitting or list(readings))[0]
            yield Sum(
                owner=owner,
                year=year,
                printed=printed,
                direct=direct,
                direct_count=max(len(given), len(split)),
                lowest=sum(row.rupiah for row in lower),
                lowest_count=len(lower),
                rows=tuple(whole + split),
                lower=tuple(lower),
                empty=tuple(child for child, amount in amounts.items() if amount is None),
                shared=sum(amount for child, amount in given.items() if not is_document and self._parents(child) > 1),
            )

    def bare(self, owner: str) -> Iterator[Sum]:
        """The figures of a node below which nothing has a figure, each against nothing."""
        for year, own in sorted(self.of(owner).items()):
            if all(self.effective(child, year) is None for child in self.children(owner)):
                yield Sum(owner, year, own, 0, 0, 0, 0, (), (), ())

    def unit_sums(self, owner: str) -> Iterator[Sum]:
        """The same for a node that prints its own total beside two rows of units or more: that total against these."""
        for year, pairs in sorted(self.rows(owner).items()):
            total = [row.rupiah for row, _ in pairs if row.unit is None]
            split = tuple(row for row, _ in pairs if row.unit is not None)
            if total and len(split) > 1:
                added = sum(row.rupiah for row in split)
                yield Sum(owner, year, sum(total), added, len(split), added, len(split), split, split, ())
