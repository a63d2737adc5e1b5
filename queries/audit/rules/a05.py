"""A05: a program that serves no sasaran; milder for the supporting program, which some plans leave outside."""

from __future__ import annotations

from collections.abc import Iterator

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Finding, Verdict
from ..rule import Causes, Rule
from ..supporting import is_supporting


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program."""
    return (node.id for node in graph.nodes("Program"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per program that no sasaran has."""
    orphans = [node for node in items(graph) if not graph.into(node, "HAS_PROGRAM")]
    causes = Causes(graph, items(graph), orphans, Text("program", "programs"))
    for node in orphans:
        cause, why = causes.of(node)
        supporting = is_supporting(graph.node(node))
        because = Text(
            "Program penunjang ini tidak ditempatkan di bawah sasaran mana pun."
            if supporting
            else "Program ini tidak ditempatkan di bawah sasaran mana pun.",
            f"This {'supporting ' if supporting else ''}program stands under no sasaran.",
        )
        expected = Text("mendukung sedikitnya satu sasaran", "serves at least one sasaran")
        found = Text("tidak mendukung sasaran apa pun", "serves no sasaran")
        verdict = Verdict(expected, found, cause, join((because, why)))
        yield RULE.finding(graph, node, verdict, severity="warning" if supporting else "error")


RULE = Rule(
    id="A05",
    severity="error",
    title=Text("Program tanpa sasaran", "Orphan program"),
    why=Text(
        "Uang program yang tidak mendukung sasaran tidak terarah pada hasil yang direncanakan.",
        "The money of a program that serves no sasaran is aimed at no planned result.",
    ),
    source=("P89",),
    cure=Text(
        "Tempatkan program di bawah sasaran yang didukungnya; program penunjang lazimnya di bawah sasaran tata kelola.",
        "Place the program under the sasaran it serves; a supporting program usually belongs under one on governance.",
    ),
    items=items,
    check=check,
)
