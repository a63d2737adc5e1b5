"""The printed figures of money of one graph, table by table: which node, year and unit of work, on which row of which table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ....graph.model import Edge, Node, PlanGraph
from ..places import integer, text

END_OF_PERIOD = 9999  # stands for the year of a figure in the end-of-period column, which has none


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount as one table prints it, in whole rupiah.

    `label` names the row of a total ("7.01", "Jumlah"); `chosen` marks the figure that FUNDED_BY reaches, all others contradict it.
    `position` is the row's number in printed order, or its line or page where the reading tells no more.
    """

    owner: str
    label: str
    year: int
    unit: str | None
    rupiah: int
    budget: str
    document: str
    table: str
    part: int
    position: int
    page: int | None
    line: int | None
    words: str
    chosen: bool


class MoneyTable:
    """One table with figures of money, in printed order; parts of one name are one table unless they print the same figure's row twice."""

    def __init__(self, document: str, name: str) -> None:
        self.document = document
        self.name = name
        self.figures: list[Figure] = []
        self._of: dict[tuple[str, int], list[Figure]] = defaultdict(list)
        self._years: dict[str, set[int]] = defaultdict(set)

    def add(self, figures: Iterable[Figure]) -> None:
        """Take in the figures of one part."""
        for figure in figures:
            self.figures.append(figure)
            self._of[figure.owner, figure.year].append(figure)
            self._years[figure.owner].add(figure.year)
        self.figures.sort(key=_printed)
        for listed in self._of.values():
            listed.sort(key=lambda figure: (not figure.chosen, _printed(figure)))

    def of(self, owner: str, year: int) -> Sequence[Figure]:
        """What it prints for a node and year, the figure that counts first."""
        return self._of.get((owner, year), ())

    def years(self, owner: str) -> list[int]:
        """The years for which it prints a figure of a node."""
        return sorted(self._years.get(owner, ()))

    @cached_property
    def owners(self) -> list[str]:
        """The nodes of which it prints a figure, in printed order."""
        return list(dict.fromkeys(figure.owner for figure in self.figures))

    def holds(self, figures: Iterable[Figure]) -> bool:
        """Whether it prints one of these nodes for the same year and unit already."""
        return any(
            known.unit == figure.unit and known.label == figure.label for figure in figures for known in self.of(figure.owner, figure.year)
        )


class Money:
    """All tables of money of one graph."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        found: dict[tuple[str, str, int], list[Figure]] = defaultdict(list)
        self._everywhere: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
        for figure in self._figures():
            found[figure.document, figure.table, figure.part].append(figure)
            self._everywhere[figure.owner][figure.year].append(figure)
        self.tables: list[MoneyTable] = []
        for (document, name, _), figures in sorted(found.items()):
            last = self.tables[-1] if self.tables else None
            if last is None or (last.document, last.name) != (document, name) or last.holds(figures):
                last = MoneyTable(document, name)
                self.tables.append(last)
            last.add(figures)

    def of(self, owner: str, units: Iterable[str] = ()) -> dict[int, int]:
        """Per year what FUNDED_BY says of a node, over all its units or only `units`."""
        wanted, found = set(units), dict[int, int]()
        for year, figures in self._everywhere.get(owner, {}).items():
            chosen = {figure.budget: figure for figure in figures if figure.chosen and (not wanted or figure.unit in wanted)}
            if chosen:
                whole = [figure.rupiah for figure in chosen.values() if figure.unit is None]
                found[year] = sum(whole or (figure.rupiah for figure in chosen.values()))
        return found

    def anywhere(self, owner: str, year: int) -> Sequence[Figure]:
        """All figures printed for a node and year, whatever the table."""
        return self._everywhere.get(owner, {}).get(year, ())

    def _figures(self) -> Iterator[Figure]:
        for edge in self.graph.edges("FUNDED_BY"):
            yield from self._of_budget(edge)
        for edge in self.graph.edges("END_BUDGET"):
            yield from self._of_budget(edge)

    def _of_budget(self, edge: Edge) -> Iterator[Figure]:
        budget = self.graph.node(edge.target)
        year = END_OF_PERIOD if edge.type == "END_BUDGET" else integer(budget.properties.get("year"))
        if year is None:
            return
        unit = min((unit.id for unit in self.graph.targets(budget.id, "SPENT_BY")), default=None)
        yield from self._stated(edge.source, year, unit, budget, chosen=True)
        for other in self.graph.targets(budget.id, "CONTRADICTED_BY"):
            yield from self._stated(edge.source, year, unit, other, chosen=False)

    def _stated(self, owner: str, year: int, unit: str | None, budget: Node, *, chosen: bool) -> Iterator[Figure]:
        amount = integer(budget.properties.get("rupiah"))
        of_document = self.graph.node(owner).label == "Document"
        for edge in self.graph.out(budget.id, "STATED_IN") if amount is not None else ():
            told = edge.properties
            page, line = integer(told.get("page")), integer(told.get("line"))
            words = text(told.get("cell"))
            yield Figure(
                owner=owner, label=words.rpartition(": ")[0] if of_document else "", year=year, unit=unit, rupiah=amount or 0,
                budget=budget.id, document=edge.target, table=text(told.get("table")), part=integer(told.get("part")) or 0,
                position=integer(told.get("position")) or line or page or 0, page=page, line=line, words=words, chosen=chosen,
            )  # fmt: skip


def _printed(figure: Figure) -> tuple[int, int]:
    return figure.part, figure.position
