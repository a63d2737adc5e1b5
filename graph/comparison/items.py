"""A plan's graph taken apart into what is compared: statements, levels of work and indicators, with their figures and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..errors import GraphError
from ..ids import fold
from ..model import Node, PlanGraph
from ..wording import ORIGIN, Value

# What is compared, those above before those below: a level is matched among what hangs on the same things.
LEVELS = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy",
    "Program", "Activity", "SubActivity", "Outcome", "Output", "Indicator",
)  # fmt: skip
_DOWN = (
    "HAS_MISSION", "HAS_GOAL", "HAS_SASARAN", "PURSUED_BY", "DIRECTED_BY", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY",
    "ACHIEVES", "MEASURED_BY",
)  # fmt: skip
_VALUES = ("unit", "formula", "baseline", "kinds", "number")
Year = int | None  # None: the end of the period

Figures = Mapping[tuple[Year, str | None], int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page, or line (row) and sheet, and the table's name."""

    page: int | None = None
    line: int | None = None
    sheet: str | None = None
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as printed, and its number where it is one."""

    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a plan states. `parents` are ids of what it hangs on, `supports` what of the region's plan it serves.

    `official` is the code of the nomenclature that it was found to be. `office` is the unit (kelurahan, seksi) that an indicator's row
    is split for; `money` is by year and unit.
    """

    id: str
    label: str
    text: str
    code: str | None = None
    official: str | None = None
    office: str | None = None
    parents: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[Year, Aim] = field(default_factory=dict)
    money: Figures = field(default_factory=dict)
    place: Place = Place()

    @property
    def shown(self) -> str:
        """Code and words, as they are printed."""
        return " ".join(part for part in (self.code, self.text) if part)

    def per_year(self) -> dict[Year, int]:
        """The money of each year once: the name row's figure, or else what its units have together."""
        whole = {year: rupiah for (year, office), rupiah in self.money.items() if office is None}
        split: dict[Year, int] = {}
        for (year, office), rupiah in self.money.items():
            if office is not None:
                split[year] = split.get(year, 0) + rupiah
        return {**split, **whole}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plans: its document, whose it is, and what it states by level."""

    document: str
    kind: str
    title: str
    agency: str
    region: str
    period: tuple[int, int]
    items: Mapping[str, tuple[Item, ...]]

    def years(self, *, money: bool) -> frozenset[int]:
        """The years for which it prints money, or else targets."""
        items = [item for level in self.items.values() for item in level]
        found = (year for item in items for year in ((year for year, _ in item.money) if money else item.targets))
        return frozenset(year for year in found if year is not None)


def side_of(graph: PlanGraph, *, split: bool = True) -> Side:
    """The one plan of a graph. Without `split` figures and indicators of single units are put together, for plans of two agencies.

    GraphError where the graph holds no document, or several.
    """
    documents = list(graph.nodes("Document"))
    if len(documents) != 1:
        told = ", ".join(node.id for node in documents) or "-"
        raise GraphError(
            {"id": f"bukan satu rencana: {told}", "en": f"not one plan: {told}"},
            cure={"id": "Sebutkan satu dokumen di setiap sisi.", "en": "Name one document on either side."},
        )
    document = documents[0]
    holders = graph.sources(document.id, "HAS_PLAN")
    items = {label: tuple(_items(graph, label, document.id, split)) for label in LEVELS}
    start, end = document.properties.get("period_start"), document.properties.get("period_end")
    return Side(
        document.id,
        str(document.properties.get("kind", "")),
        str(document.properties.get("title", document.id)),
        next((node.text for node in holders if node.label == "Agency"), ""),
        next(iter(sorted(node.text for node in graph.nodes("Region"))), ""),
        (start if isinstance(start, int) else 0, end if isinstance(end, int) else 0),
        items,
    )


def _items(graph: PlanGraph, label: str, document: str, split: bool) -> Iterable[Item]:
    found = [_item(graph, node, document) for node in graph.nodes(label)]
    if split or label != "Indicator":
        return found
    one: dict[tuple[tuple[str, ...], str], list[Item]] = {}
    for item in found:
        one.setdefault((item.parents, fold(item.text)), []).append(item)
    return [_whole(group) for group in one.values()]


def _whole(group: list[Item]) -> Item:
    """Of an indicator's rows the one of the agency itself; where only units have rows, their targets are nobody's."""
    head = next((item for item in group if item.office is None), None)
    if head is not None:
        return head
    first = group[0]
    targets = first.targets if len(group) == 1 else {}
    return Item(first.id, first.label, first.text, parents=first.parents, values=first.values, targets=targets, place=first.place)


def _item(graph: PlanGraph, node: Node, document: str) -> Item:
    properties = node.properties
    code = properties.get("code") or properties.get("printed_code")
    return Item(
        node.id,
        node.label,
        str(properties.get("text", properties.get("name", ""))),
        str(code) if code else None,
        next((str(known.properties["code"]) for known in graph.targets(node.id, "CLASSIFIED_AS") if "code" in known.properties), None),
        next((unit.text for unit in graph.targets(node.id, "REPORTED_BY")), None) if node.label == "Indicator" else None,
        tuple(sorted({edge.source for edge in graph.into(node.id, *_DOWN) if graph.node(edge.source).label in LEVELS})),
        tuple(sorted(other.text for other in graph.targets(node.id, "SUPPORTS"))),
        {name: _told(properties[name]) for name in _VALUES if name in properties},
        {_year(aim): Aim(aim.text, _number(aim.properties.get("value"))) for aim in graph.targets(node.id, "HAS_TARGET", "END_TARGET")},
        dict(_money(graph, node.id)),
        _place(graph, node.id, document),
    )


def _money(graph: PlanGraph, id: str) -> Iterable[tuple[tuple[Year, str | None], int]]:
    for budget in graph.targets(id, "FUNDED_BY", "END_BUDGET"):
        rupiah = budget.properties.get("rupiah")
        if isinstance(rupiah, int):
            yield (_year(budget), next((unit.text for unit in graph.targets(budget.id, "SPENT_BY")), None)), rupiah


def _year(node: Node) -> Year:
    year = node.properties.get("year")
    return year if isinstance(year, int) else None


def _number(value: Value | None) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _told(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _place(graph: PlanGraph, id: str, document: str) -> Place:
    """The first place at which the document prints it."""
    places = [edge.properties for edge in graph.out(id, ORIGIN) if edge.target == document]
    if not places:
        return Place()
    first = min(places, key=lambda place: (_first(place.get("page")), _first(place.get("line"))))
    page, line, sheet, table = (first.get(name) for name in ("page", "line", "sheet", "table"))
    return Place(
        page if isinstance(page, int) else None,
        line if isinstance(line, int) else None,
        str(sheet) if sheet else None,
        str(table) if table else None,
    )


def _first(value: Value | None) -> int:
    return value if isinstance(value, int) else 0
