"""A09: a kegiatan or subkegiatan that is printed under another parent than its official code says."""

from __future__ import annotations

from collections.abc import Iterator

from .....graph.model import PlanGraph
from ....texts import Text, both
from ...findings import Finding, Verdict
from ...places import tables_of, text
from ...rule import Rule

PARENTS = {"Activity": "HAS_ACTIVITY", "SubActivity": "HAS_SUBACTIVITY"}
_SURE = 0.97  # of a name that was looked up


def items(graph: PlanGraph) -> Iterator[str]:
    """Every kegiatan and subkegiatan that the official list knows, below a parent that it knows."""
    for label, relation in PARENTS.items():
        for node in graph.nodes(label):
            if _official(graph, node.id) and any(_official(graph, edge.source) for edge in graph.into(node.id, relation)):
                yield node.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per kegiatan or subkegiatan whose official code goes on another parent's."""
    for id in items(graph):
        relation = PARENTS[graph.node(id).label]
        codes = _official(graph, id)
        for edge in graph.into(id, relation):
            above = _official(graph, edge.source)
            # A code is the same in all fields of government behind its first two parts.
            if above and not any(_tail(code).startswith(_tail(parent) + ".") for code in codes for parent in above):
                if tables_of(graph, id) & tables_of(graph, edge.source):
                    yield _finding(graph, id, edge.source, min(codes), min(above))
                break


def _official(graph: PlanGraph, id: str) -> set[str]:
    """The official codes of a node: as printed, or of a name that is the list's own."""
    found = set()
    for edge in graph.out(id, "CLASSIFIED_AS"):
        score = edge.properties.get("score")
        code = text(graph.node(edge.target).properties.get("code"))
        if code and (edge.properties.get("method") == "printed code" or (isinstance(score, float) and score >= _SURE)):
            found.add(code)
    return found


def _tail(code: str) -> str:
    return ".".join(code.split(".")[2:])


def _finding(graph: PlanGraph, id: str, parent: str, code: str, above: str) -> Finding:
    because = Text(
        f"Dalam daftar nomenklatur kodenya {code}, sedangkan induknya “{graph.node(parent).text}” berkode {above}.",
        f"In the official list its code is {code}, but its parent “{graph.node(parent).text}” has {above}.",
    )
    expected = Text(f"di bawah {code.rpartition('.')[0]}", f"below {code.rpartition('.')[0]}")
    return RULE.finding(graph, id, Verdict(expected, both(f"{graph.node(parent).text}"), "plan", because))


RULE = Rule(
    id="A09",
    name="cascade.other-parent",
    lke="1.b.8",
    severity="warning",
    title=Text("Ditempatkan di bawah induk yang lain dari kodenya", "Printed under another parent than its code says"),
    why=Text(
        "Uang dan kinerjanya dilaporkan pada program yang lain dari yang ditetapkan nomenklatur.",
        "Its money and performance are reported with another program than the official list says.",
    ),
    source=("N90",),
    cure=Text(
        "Pindahkan ke bawah induk menurut kodenya, atau perbaiki kodenya.",
        "Move it below the parent that its code says, or correct the code.",
    ),
    bad=Text(
        "Subkegiatan 7.01.03.2.01.0001 di bawah kegiatan 7.01.02.2.01.",
        "The subactivity 7.01.03.2.01.0001 below the activity 7.01.02.2.01.",
    ),
    good=Text(
        "Subkegiatan 7.01.03.2.01.0001 di bawah kegiatan 7.01.03.2.01.",
        "The subactivity 7.01.03.2.01.0001 below the activity 7.01.03.2.01.",
    ),
    items=items,
    check=check,
)
