"""A01: an indicator that measures nothing, or whose owner no path of the cascade joins to a tujuan."""

from __future__ import annotations

from collections.abc import Iterator

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Finding, Severity, Verdict
from ..places import below_goals, indicators, name_of, tops
from ..rule import Causes, Rule
from ..supporting import is_supporting

# Statements of the RPJMD stand above every tujuan of a Renstra: their indicators need no path to one.
REGIONAL = ("RegionalGoal", "RegionalSasaran")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator."""
    return (indicator.id for indicator in indicators(graph))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per orphan indicator; it names the node at which the way up ends."""
    reached = below_goals(graph)
    orphans: dict[str, str | None] = {}  # indicator -> what it measures, or None where it measures nothing
    for indicator in indicators(graph):
        owners = graph.sources(indicator.id, "MEASURED_BY")
        if not any(owner.id in reached or owner.label in REGIONAL for owner in owners):
            orphans[indicator.id] = min((owner.id for owner in owners), default=None)
    causes = Causes(graph, items(graph), orphans, Text("indikator", "indicators"))
    for indicator_id, owner_id in orphans.items():
        cause, why = causes.of(indicator_id)
        if owner_id is None:
            severity: Severity = "error"
            found = Text("tidak mengukur apa pun", "measures nothing")
            because = Text(
                "Indikator ini tidak terhubung dengan tujuan, sasaran, program, kegiatan, atau subkegiatan mana pun.",
                "This indicator is joined to no goal, sasaran, program, activity or subactivity.",
            )
        else:
            top = graph.node(tops(graph, owner_id)[0])
            severity = "warning" if is_supporting(top) else "error"
            found = Text(f"jalurnya berhenti pada “{name_of(top)}”", f"the path ends at “{name_of(top)}”")
            because = Text(
                f"Dari “{name_of(graph.node(owner_id))}” tidak ada jalur ke atas sampai suatu tujuan.",
                f"From “{name_of(graph.node(owner_id))}” no path leads up to a goal.",
            )
        expected = Text("mengukur sesuatu yang berujung pada suatu tujuan", "measures something that leads to a goal")
        yield RULE.finding(graph, indicator_id, Verdict(expected, found, cause, join((because, why))), severity=severity)


RULE = Rule(
    id="A01",
    severity="error",
    title=Text("Indikator tanpa induk", "Orphan indicator"),
    why=Text(
        "Indikator yang tidak berujung pada suatu tujuan tidak dapat menunjukkan apa yang dicapai.",
        "An indicator that leads to no goal cannot show what is achieved.",
    ),
    source=("P88", "P89"),
    cure=Text(
        "Hubungkan indikator ini (atau program di atasnya) dengan sasaran yang diukurnya, atau hapus.",
        "Join this indicator (or the program above it) to the sasaran that it measures, or delete it.",
    ),
    items=items,
    check=check,
)
