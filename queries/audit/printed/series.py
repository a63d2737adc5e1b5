"""The figures of an indicator as printed: its targets by year, and what each table prints for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ....graph.ids import fold
from ....graph.model import Edge, Node, PlanGraph
from ..findings import Place
from ..once import each
from ..places import integer, place_of, text
from .words import CUT

END_OF_PERIOD = 9999  # stands for the year of the end-of-period column
_PLAIN = re.compile(r"^\s*(?:[<>≤≥±]\s*)?(?P<number>-?\d[\d.,]*)\s*(?P<rest>%|[^\W\d][^\d]*)?\s*$")
_BELOW_ONE = re.compile(r"^\s*0[.,](\d+)\s*%?\s*$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAMED = ("Program", "Activity", "SubActivity")
_MEASURE = re.compile(r"^(?:persentase|prosentase|presentase|jumlah|banyaknya)\s+")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: its text, and its number where the text is one number with or without a unit."""

    text: str
    value: float | None

    @property
    def decimals(self) -> int:
        """How many digits stand behind its decimal sign: as many as it takes to write the number that was read."""
        if self.value is None:
            return 0
        match = _PLAIN.match(self.text)
        number = match["number"] if match else self.text
        sign = max(number.rfind(","), number.rfind("."))
        tail = number[sign + 1 :] if sign >= 0 else ""
        return len(tail) if tail.isdigit() and (len(tail) != 3 or not float(self.value).is_integer()) else 0

    @property
    def unit(self) -> str:
        """The words behind the number, in brackets or not."""
        match = _PLAIN.match(self.text)
        return (match["rest"] or "").strip(" ().") if match else ""


Row = dict[int, Figure]  # by year


def figure(told: str, value: object) -> Figure:
    """A figure; a number is taken only where nothing but a unit stands beside it."""
    if match := _BELOW_ONE.match(told):  # three digits behind it are no thousands
        return Figure(told, float(f"0.{match[1]}"))
    plain = isinstance(value, (int, float)) and not isinstance(value, bool) and bool(_PLAIN.match(told))
    return Figure(told, float(value) if plain and isinstance(value, (int, float)) else None)


def targets(graph: PlanGraph, indicator: str) -> Mapping[int, Figure]:
    """The targets that count, by year; END_OF_PERIOD for the last column."""
    return each(graph, _targets, indicator)


def _targets(graph: PlanGraph, indicator: str) -> Row:
    found: Row = {}
    for edge in graph.out(indicator, "HAS_TARGET", "END_TARGET"):
        node = graph.node(edge.target)
        year = END_OF_PERIOD if edge.type == "END_TARGET" else integer(node.properties.get("year"))
        if year is not None and text(node.properties.get("text")):
            found[year] = each(graph, _of, node.id)
    return dict(sorted(found.items()))


def yearly(row: Mapping[int, Figure]) -> dict[int, float]:
    """The numbers of a row by year, without the end of the period."""
    return {year: told.value for year, told in row.items() if year != END_OF_PERIOD and told.value is not None}


def rows(graph: PlanGraph, indicator: str) -> Mapping[tuple[str, str], Row]:
    """By table (document and name) what it prints for an indicator, the targets of other readings (CONTRADICTED_BY) among them.

    A table that prints two figures for one year, on the rows of several units say, is left out: whose they are it alone knows.
    """
    return each(graph, _rows, indicator)


def _rows(graph: PlanGraph, indicator: str) -> dict[tuple[str, str], Row]:
    found: dict[tuple[str, str], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for edge in graph.out(indicator, "HAS_TARGET", "END_TARGET"):
        node = graph.node(edge.target)
        year = END_OF_PERIOD if edge.type == "END_TARGET" else integer(node.properties.get("year"))
        beside = graph.out(node.id, "CONTRADICTED_BY") if year is not None else ()
        for told in (node, *(graph.node(link.target) for link in beside if not link.properties.get("edition"))):
            printed = each(graph, _of, told.id)
            for place in graph.out(told.id, "STATED_IN") if year is not None and printed.text else ():
                found[place.target, text(place.properties.get("table"))][year or 0].append(printed)
    whole = {table: {year: set(told) for year, told in years.items()} for table, years in found.items()}
    return {
        table: {year: next(iter(told)) for year, told in sorted(years.items())}
        for table, years in whole.items()
        if all(len(told) == 1 for told in years.values())
    }


def agree(one: Figure, other: Figure) -> bool:
    """Whether two printed figures tell the same: as numbers, rounded to the fewer decimals, or as a number within a range."""
    if fold(one.text) == fold(other.text):
        return True
    if one.value is not None and other.value is not None:
        return abs(one.value - other.value) <= 0.5 * 10 ** -min(one.decimals, other.decimals) * 1.0001 or one.value == other.value
    bounds = _bounds(one), _bounds(other)
    if not bounds[0] or not bounds[1]:
        return True  # words and figures, "A (86,88)" and "BB": nothing to compare
    return max(min(bounds[0]), min(bounds[1])) <= min(max(bounds[0]), max(bounds[1]))


def apart(one: Row, other: Row) -> list[int]:
    """The years for which two rows tell different figures.

    What differs by rounding is none, where it is the same row that rounds: with 96,5 and 97 beside 96 and 96,5 neither does.
    """
    shared = sorted(one.keys() & other.keys())
    found = [year for year in shared if not agree(one[year], other[year])]
    if found:
        return found
    near = [year for year in shared if None not in (one[year].value, other[year].value) and one[year].value != other[year].value]
    coarser = {one[year].decimals < other[year].decimals for year in near}
    return near if len(coarser) > 1 else []


def shown(row: Mapping[int, Figure], most: int = 6) -> str:
    """The figures of a row for a reader: 2026: 5; 2027: 6."""
    told = [f"{'akhir' if year == END_OF_PERIOD else year}: {item.text}" for year, item in sorted(row.items())]
    return "; ".join(told[:most])


def _bounds(told: Figure) -> list[float]:
    if told.value is not None:
        return [told.value]
    return [float(number.replace(",", ".")) for number in _NUMBER.findall(told.text) if number.replace(",", ".").count(".") <= 1]


def _of(graph: PlanGraph, target: str) -> Figure:
    node = graph.node(target)
    return figure(text(node.properties.get("text")), node.properties.get("value"))


def tables_with_years(graph: PlanGraph, indicator: str) -> dict[tuple[str, str], list[Edge]]:
    """The tables with columns of years that state an indicator, each with the origins there."""
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in graph.out(indicator, "STATED_IN"):
        if edge.properties.get("years"):
            found[edge.target, text(edge.properties.get("table"))].append(edge)
    return found


def main_table(graph: PlanGraph, indicator: str) -> tuple[str, str] | None:
    """The table with columns of years that prints most of an indicator's targets."""
    known = tables_with_years(graph, indicator)
    if len(known) <= 1:
        return next(iter(known), None)
    told: dict[tuple[str, str], int] = defaultdict(int)
    for target in graph.targets(indicator, "HAS_TARGET"):
        for edge in graph.out(target.id, "STATED_IN"):
            told[edge.target, text(edge.properties.get("table"))] += 1
    return max(known, key=lambda table: (told[table], table))


def place_in(graph: PlanGraph, node: str, table: tuple[str, str] | None) -> Place:
    """Where one table states a node; where none is given or it does not, the first place of all."""
    stated = [edge for edge in graph.out(node, "STATED_IN") if (edge.target, text(edge.properties.get("table"))) == table]
    return place_of(graph, node, among=stated or None)


def shows(words: str, told: Iterable[Figure]) -> bool:
    """Whether the words of a row show these figures, and their end is known."""
    folded = f" {fold(words)} "
    return len(words) < CUT and all(f" {fold(item.text)} " in folded for item in told)


def owners(graph: PlanGraph, indicator: str) -> list[Node]:
    """What an indicator measures."""
    return graph.sources(indicator, "MEASURED_BY")


def main_row(graph: PlanGraph, indicator: str) -> tuple[tuple[str, str], Row]:
    """The table with most of an indicator's targets, and what it alone prints: figures of two tables make no series."""
    return each(graph, _main_row, indicator)


def _main_row(graph: PlanGraph, indicator: str) -> tuple[tuple[str, str], Row]:
    table = main_table(graph, indicator)
    known = rows(graph, indicator)
    if table is None:
        table = max(known, key=lambda name: (len(known[name]), name), default=("", ""))
    return table, known.get(table, {})


def says_the_name(graph: PlanGraph, indicator: Node) -> bool:
    """Whether a measure's word and the very name are all; "cakupan" with a name is how the official list words its results."""
    words = fold(indicator.text)
    bare = _MEASURE.sub("", words)
    return any(
        owner.label in _NAMED and len(bare.split()) > 2 and bare == re.sub(r"^(?:program|kegiatan|sub ?kegiatan)\s+", "", fold(owner.text))
        for owner in owners(graph, indicator.id)
    )
