"""B04: a target that stays the same all years below the end of its scale, or moves the wrong way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from .....graph.model import Node, PlanGraph
from ....texts import Text, years
from ...findings import Cause, Finding, Place, Verdict
from ...places import indicators, text
from ...printed.measures import direction
from ...printed.series import END_OF_PERIOD, Row, main_row, owners, place_in, shown, shows, yearly
from ...printed.words import is_fragment
from ...rule import Rule

_FLAT = ("Goal", "Sasaran")
_MOVING = ("Goal", "Sasaran", "Program")
_FEWEST = 3  # years
_MOST_ALONE = 3  # flat series of one table from which on the table is one finding


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator whose targets stand still or go the wrong way."""

    node: Node
    row: Row
    table: tuple[str, str]
    wrong: tuple[int, ...]
    better: str


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of a tujuan, sasaran or program with targets for some years."""
    for node in indicators(graph):
        if any(owner.label in _MOVING for owner in owners(graph, node.id)) and len(yearly(main_row(graph, node.id)[1])) >= _FEWEST:
            yield node.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator; many flat ones of one table are one finding. Where its row does not show the figures, a question."""
    flat: dict[tuple[str, str], list[Course]] = defaultdict(list)
    for id in items(graph):
        node, (table, row) = graph.node(id), main_row(graph, id)
        values, better = yearly(row), _better(graph, node)
        if is_fragment(node.text):
            continue
        labels = {owner.label for owner in owners(graph, id)}
        if labels & set(_FLAT) and len(set(values.values())) == 1 and not _at_the_end(next(iter(values.values())), better):
            flat[table].append(Course(node, row, table, (), better))
        elif wrong := _against(values, better) if better else _against_its_own(values) if labels & set(_FLAT) else ():
            yield _wrong(graph, Course(node, row, table, wrong, better))
    for several in flat.values():
        for group in [several] if len(several) > _MOST_ALONE else [[one] for one in several]:
            yield _flat(graph, group)


def _better(graph: PlanGraph, node: Node) -> str:
    """Which way is better: the concept's word, else the indicator's own; nothing where neither says."""
    for edge in graph.out(node.id, "ALIGNED_WITH"):
        known = text(graph.node(edge.target).properties.get("direction"))
        if known and text(edge.properties.get("status")) == "accepted":
            return known
    return direction(node.text)


def _at_the_end(value: float, better: str) -> bool:
    """Whether there is nothing more to reach: all of it, none of it, the one that there is, or a lower bound that is held."""
    return value in (0.0, 1.0, 100.0) or (better == "down" and value < 1)


def _against(values: Mapping[int, float], better: str) -> tuple[int, ...]:
    """The years that are worse than the year before."""
    ordered = sorted(values)
    sign = 1 if better == "up" else -1
    return tuple(year for before, year in pairwise(ordered) if sign * (values[year] - values[before]) < 0)


def _against_its_own(values: Mapping[int, float]) -> tuple[int, ...]:
    """The one year that goes against all others, where no word says which way is better: every other step goes the same way."""
    ordered = sorted(values)
    steps = [(year, values[year] - values[before]) for before, year in pairwise(ordered)]
    for sign in (1, -1):
        against = [year for year, step in steps if sign * step < 0]
        if len(against) == 1 and len(steps) >= _MOST_ALONE + 1 and all(step for _, step in steps):
            return tuple(against)
    return ()


def _flat(graph: PlanGraph, several: list[Course]) -> Finding:
    first = several[0]
    place = place_in(graph, first.node.id, first.table)
    told = {year: item for year, item in first.row.items() if year != END_OF_PERIOD}
    because = Text(
        f"Targetnya sama pada {years(told)} dan belum di ujung skalanya.",
        f"Its target is the same in {years(told)} and not at the end of its scale.",
    )
    found = Text(shown(told), shown(told))
    if len(several) > 1:
        found = Text(f"{len(several)} indikator dengan target datar", f"{len(several)} indicators with flat targets")
    cause: Cause = "plan" if shows(place.words, told.values()) else "reading"
    expected = Text("target yang bergerak ke arah yang lebih baik", "targets that move to the better")
    return RULE.finding(
        graph,
        first.node.id,
        Verdict(expected, found, cause, because),
        key="flat",
        place=place,
        stands_for=tuple(item.node.id for item in several[1:]),
    )


def _wrong(graph: PlanGraph, course: Course) -> Finding:
    place, up = place_in(graph, course.node.id, course.table), course.better == "up"
    told = {year: item for year, item in course.row.items() if year != END_OF_PERIOD}
    if not course.better:
        because = Text(
            f"Targetnya bergerak ke satu arah di semua tahun lain, dan pada {years(course.wrong)} ke arah sebaliknya.",
            f"Its target moves one way in all other years, and the other way in {years(course.wrong)}.",
        )
        return _told(graph, course, place, told, because, Text("target yang bergerak ke satu arah", "targets that move one way"))
    because = Text(
        f"Untuk indikator ini lebih {'tinggi' if up else 'rendah'} berarti lebih baik; {years(course.wrong)} lebih buruk dari sebelumnya.",
        f"For this indicator {'higher' if up else 'lower'} is better; {years(course.wrong)} is worse than the year before.",
    )
    expected = Text(f"target yang tidak {'turun' if up else 'naik'}", f"targets that do not {'fall' if up else 'rise'}")
    return _told(graph, course, place, told, because, expected)


def _told(graph: PlanGraph, course: Course, place: Place, told: Row, because: Text, expected: Text) -> Finding:
    cause: Cause = "plan" if shows(place.words, told.values()) else "reading"
    verdict = Verdict(expected, Text(shown(told), shown(told)), cause, because)
    return RULE.finding(graph, course.node.id, verdict, key=f"wrong {years(course.wrong)}", place=place)


RULE = Rule(
    id="B04",
    name="target.course",
    lke="1.b.7",
    severity="warning",
    title=Text("Target datar atau bergerak ke arah yang salah", "Target that is flat or moves the wrong way"),
    why=Text(
        "Target yang tidak bergerak, atau memburuk, tidak menantang dan tidak menunjukkan perbaikan.",
        "A target that does not move, or gets worse, is no challenge and shows no improvement.",
    ),
    source=("P88",),
    cure=Text(
        "Tetapkan target yang membaik dari tahun ke tahun, atau jelaskan mengapa harus tetap.",
        "Set targets that get better from year to year, or explain why they must stay.",
    ),
    bad=Text(
        "“Persentase kelurahan berdaya” 75% setiap tahun 2022–2026.",
        "“Persentase kelurahan berdaya” at 75% in every year of 2022–2026.",
    ),
    good=Text(
        "Targetnya 75%, 78%, 81%, 84%, 87%.",
        "Its targets are 75%, 78%, 81%, 84%, 87%.",
    ),
    items=items,
    check=check,
)
