"""A02: a tujuan or sasaran without an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Finding, Verdict
from ..rule import Causes, Rule

LEVELS = {"Goal": Text("tujuan", "goal"), "Sasaran": Text("sasaran", "sasaran")}


def items(graph: PlanGraph) -> Iterator[str]:
    """Every tujuan and sasaran of a Renstra."""
    return (node.id for label in LEVELS for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per tujuan or sasaran that nothing measures."""
    bare = [node for node in items(graph) if not graph.out(node, "MEASURED_BY")]
    causes = Causes(graph, items(graph), bare, Text("tujuan dan sasaran", "goals and sasaran"))
    for node in bare:
        cause, why = causes.of(node)
        level = LEVELS[graph.node(node).label]
        because = Text(f"Tidak ada indikator pada {level.id} ini.", f"This {level.en} has no indicator.")
        expected = Text("sedikitnya satu indikator", "at least one indicator")
        found = Text("tidak ada indikator", "no indicator")
        yield RULE.finding(graph, node, Verdict(expected, found, cause, join((because, why))))


RULE = Rule(
    id="A02",
    severity="error",
    title=Text("Tujuan atau sasaran tanpa indikator", "Goal or sasaran without indicator"),
    why=Text(
        "Tanpa indikator, tercapai tidaknya suatu tujuan atau sasaran tidak dapat dinilai.",
        "Without an indicator nobody can tell whether a goal or sasaran was reached.",
    ),
    source=("P88",),
    cure=Text(
        "Lengkapi dengan indikator beserta satuan, baseline, dan target tiap tahun.",
        "Complete it with an indicator, its unit, baseline and a target for every year.",
    ),
    items=items,
    check=check,
)
