"""D07: copied money: a series of amounts that equals a sibling's, or one factor by which nearly all rows of a table grow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .....graph.model import PlanGraph
from ....texts import Text, rupiah, years
from ...findings import Finding, Place, Verdict
from ...once import once
from ...rule import Rule
from ...sums.figures import END_OF_PERIOD, Figure, Money

_LEVELS = ("Program", "Activity", "SubActivity")
_YEARS = 3  # a shorter series says nothing
_ROUND = 1_000_000  # an amount that many rows may have by itself
_ROWS = 10  # subkegiatan from which on one factor says something of a table

Series = dict[int, Figure]


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program, kegiatan and subkegiatan with money in three years or more."""
    yield from dict.fromkeys(owner for owner, _ in _series(graph))


def check(graph: PlanGraph, *, share: float = 0.8) -> Iterator[Finding]:
    """A finding per group of siblings with one series, and per table of which `share` of the subkegiatan grow by one factor."""
    found = _series(graph)
    yield from _siblings(graph, found)
    yield from _growth(graph, found, share)


def _series(graph: PlanGraph) -> dict[tuple[str, str | None], Series]:
    """What counts as the money of each node and unit, by year."""
    found: dict[tuple[str, str | None], Series] = defaultdict(dict)
    for table in once(graph, Money).tables:
        for figure in table.figures:
            if figure.chosen and figure.year != END_OF_PERIOD and graph.node(figure.owner).label in _LEVELS:
                found[figure.owner, figure.unit][figure.year] = figure
    return {key: series for key, series in found.items() if len(series) >= _YEARS}


def _amounts(series: Series) -> tuple[tuple[int, int], ...]:
    return tuple((year, series[year].rupiah) for year in sorted(series))


def _siblings(graph: PlanGraph, found: dict[tuple[str, str | None], Series]) -> Iterator[Finding]:
    alike: dict[tuple[str, str | None, tuple[tuple[int, int], ...]], list[str]] = defaultdict(list)
    for (owner, unit), series in found.items():
        amounts = _amounts(series)
        # Rows that start from the same round amount and grow alike are equal by themselves; so are those that never change.
        if amounts[0][1] % _ROUND and len({rupiah for _, rupiah in amounts if rupiah}) > 1:
            for edge in graph.into(owner, "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY"):
                alike[edge.source, unit, amounts].append(owner)
    told: set[str] = set()
    for (_, unit, amounts), nodes in alike.items():
        own = list(dict.fromkeys(node for node in nodes if node not in told))
        if len(own) > 1:
            told.update(own)
            yield _copied(graph, own, found[own[0], unit], amounts)


def _copied(graph: PlanGraph, nodes: list[str], series: Series, amounts: tuple[tuple[int, int], ...]) -> Finding:
    others = ", ".join(f"“{graph.node(node).text}”" for node in nodes[1:3])
    first = rupiah(amounts[0][1])
    because = Text(
        f"Deretnya ({years(series)}, mulai {first.id}) sama dengan deret {others} di bawah induk yang sama.",
        f"Its series ({years(series)}, from {first.en}) equals that of {others} under the same parent.",
    )
    verdict = Verdict(
        Text("pagu menurut kebutuhannya sendiri", "money by its own needs"),
        Text(f"deret pagu yang sama pada {len(nodes)} baris", f"one series of money on {len(nodes)} rows"),
        "plan",
        because,
    )
    place = _place(series[amounts[0][0]])
    return RULE.finding(graph, nodes[0], verdict, key="siblings", place=place, stands_for=tuple(nodes[1:]))


def _growth(graph: PlanGraph, found: dict[tuple[str, str | None], Series], share: float) -> Iterator[Finding]:
    """By document, where nearly all subkegiatan grow by one factor: a row split over units counts as one where its units agree."""
    of_document: dict[str, dict[str, set[tuple[float, ...]]]] = defaultdict(lambda: defaultdict(set))
    for (owner, _), series in found.items():
        amounts = [rupiah for _, rupiah in _amounts(series)]
        if graph.node(owner).label == "SubActivity" and all(amounts):
            of_document[next(iter(series.values())).document][owner].add(tuple(round(b / a, 3) for a, b in pairwise(amounts)))
    for rows in of_document.values():
        alike = {owner: next(iter(factors)) for owner, factors in rows.items() if len(factors) == 1}
        if not alike:
            continue
        factors, count = Counter(alike.values()).most_common(1)[0]
        if len(rows) >= _ROWS and count >= share * len(rows) and len(set(factors)) == 1:
            owners = [owner for owner, own in alike.items() if own == factors]
            yield _one_factor(graph, owners, factors[0], len(rows), _place(_first_of_most(owners, found)))


def _first_of_most(owners: list[str], found: dict[tuple[str, str | None], Series]) -> Figure:
    """The first figure in the table that prints most of these series: a row that another table prints alike may be of other money there."""
    wanted = set(owners)
    figures = [figure for (owner, _), series in found.items() if owner in wanted for figure in series.values()]
    table = Counter(figure.table for figure in figures).most_common(1)[0][0]
    return min((figure for figure in figures if figure.table == table), key=lambda figure: (figure.page or 0, figure.line or 0))


def _place(figure: Figure) -> Place:
    """Where a figure is printed: a node may stand in tables of other money too."""
    return Place(figure.document, figure.page, figure.line, figure.table or None, figure.words)


def _one_factor(graph: PlanGraph, nodes: list[str], factor: float, of: int, place: Place) -> Finding:
    percent = f"{100 * (factor - 1):g}"
    told = Text(
        f"pagu {len(nodes)} dari {of} subkegiatan naik {percent.replace('.', ',')} % setiap tahun",
        f"the money of {len(nodes)} of {of} subkegiatan grows by {percent} % every year",
    )
    if factor == 1:
        told = Text(
            f"pagu {len(nodes)} dari {of} subkegiatan sama setiap tahun",
            f"the money of {len(nodes)} of {of} subkegiatan is the same every year",
        )
    because = Text(
        "Satu faktor untuk hampir semua baris menunjukkan bahwa pagu tidak dihitung dari target tahunnya.",
        "One factor on nearly all rows shows that the money was not reckoned from the targets of the years.",
    )
    verdict = Verdict(Text("pagu menurut target setiap tahun", "money by the targets of each year"), told, "plan", because)
    return RULE.finding(graph, nodes[0], verdict, key="growth", severity="note", place=place, stands_for=tuple(nodes[1:]))


RULE = Rule(
    id="D07",
    name="budget.copied",
    lke="1.c.1",
    severity="warning",
    title=Text("Pagu disalin", "Copied money"),
    why=Text(
        "Pagu yang disalin dari baris lain atau dinaikkan dengan satu faktor tidak dihitung dari targetnya.",
        "Money copied from another row, or raised by one factor, was not reckoned from its targets.",
    ),
    source=("P88",),
    cure=Text(
        "Hitung pagu setiap baris dari targetnya, tahun demi tahun.",
        "Reckon the money of each row from its targets, year by year.",
    ),
    bad=Text(
        "Dua subkegiatan dengan deret 17.350.000, 19.120.000, 21.400.000.",
        "Two subkegiatan with the series 17,350,000, 19,120,000, 21,400,000.",
    ),
    good=Text(
        "Setiap subkegiatan memiliki pagu menurut jumlah dokumen, paket, atau orang yang ditargetkan.",
        "Each subkegiatan has money by the number of documents, packages or people of its targets.",
    ),
    items=items,
    check=check,
)
