"""B01: a year that the indicator's own table has a column for, and no target in it."""

from __future__ import annotations

from collections.abc import Iterator

from ....graph.model import PlanGraph
from ...texts import Text, join, years
from ..findings import Finding, Severity, Verdict
from ..places import indicators, integer, place_of
from ..rule import Causes, Rule
from ..sums.figures import END_OF_PERIOD, Money

GRAVE = ("Goal", "Sasaran")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of which the year columns of its table are known."""
    return (indicator.id for indicator in indicators(graph) if _columns(graph, indicator.id))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator, naming every year that lacks a target."""
    figures = Money(graph)
    gaps: dict[str, list[int]] = {}
    for indicator in items(graph):
        missing = _columns(graph, indicator) - _targets(graph, indicator)
        missing -= _idle_years(graph, figures, indicator, missing)
        if missing:
            gaps[indicator] = sorted(missing)
    causes = Causes(graph, items(graph), gaps, Text("indikator", "indicators"))
    for indicator, missing_years in gaps.items():
        cause, why = causes.of(indicator)
        columns = _columns(graph, indicator)
        stated = [edge for edge in graph.out(indicator, "STATED_IN") if _years(edge.properties.get("years"))]
        owners = graph.sources(indicator, "MEASURED_BY")
        severity: Severity = "error" if any(owner.label in GRAVE for owner in owners) else "warning"
        have = columns & _targets(graph, indicator)
        expected = Text(f"target untuk {years(columns)}", f"a target for {years(columns)}")
        found = Text(f"target hanya untuk {years(have)}", f"targets only for {years(have)}")
        if not have:
            found = Text("tidak ada target", "no target at all")
        because = Text(
            f"Tabelnya memiliki kolom tahun {years(missing_years)}, tetapi targetnya tidak ada.",
            f"Its table has columns for {years(missing_years)}, but no target stands in them.",
        )
        yield RULE.finding(
            graph,
            indicator,
            Verdict(expected, found, cause, join((because, why))),
            key=years(missing_years),
            severity=severity,
            place=place_of(graph, indicator, among=stated),
        )


def _years(value: object) -> set[int]:
    return {item for item in value if isinstance(item, int)} if isinstance(value, (list, tuple)) else set()


def _columns(graph: PlanGraph, indicator: str) -> set[int]:
    """The years that the tables of `indicator` have target columns for."""
    return {year for edge in graph.out(indicator, "STATED_IN") for year in _years(edge.properties.get("years"))}


def _targets(graph: PlanGraph, indicator: str) -> set[int]:
    """The years with a target; a Target without printed text and without value is an empty cell."""
    found = set()
    for target in graph.targets(indicator, "HAS_TARGET"):
        year = integer(target.properties.get("year"))
        if year is not None and (target.properties.get("text") or target.properties.get("value") is not None):
            found.add(year)
    return found


def _idle_years(graph: PlanGraph, figures: Money, indicator: str, missing: set[int]) -> set[int]:
    """Those of the years `missing` in which what is measured has no money, while it has some in other years.

    A subkegiatan that is planned for some years only rightly has a target for those alone. Where both the money and the
    indicator are printed per unit, the unit's own money decides.
    """
    owners = graph.sources(indicator, "MEASURED_BY")
    if not missing or not owners:
        return set()
    units = {unit.id for unit in graph.targets(indicator, "REPORTED_BY")}
    idle = set(missing)
    for owner in owners:
        money = figures.of(owner.id, units) or figures.of(owner.id)
        funded = {year for year, amount in money.items() if amount and year != END_OF_PERIOD}
        idle = idle - funded if funded else set()
    return idle


RULE = Rule(
    id="B01",
    severity="error",
    title=Text("Tahun tanpa target", "Year without target"),
    why=Text(
        "Tahun tanpa target tidak dapat dievaluasi.",
        "A year without a target cannot be evaluated.",
    ),
    source=("P88", "I25"),
    cure=Text("Lengkapi target untuk tahun tersebut.", "Complete the target of that year."),
    items=items,
    check=check,
)
