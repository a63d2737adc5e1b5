"""A09: a kegiatan or subkegiatan that is printed under another parent than its official code says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .....graph.model import PlanGraph
from ....texts import Text, both
from ...findings import Finding, Verdict
from ...places import by_document, tables_of, text
from ...printed.codes import LEVELS, coded_rows, differ_in_one_part, parent_code
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
    yield from _misplaced(graph)


def _misplaced(graph: PlanGraph) -> Iterator[Finding]:
    """Subkegiatan printed among the rows of a kegiatan of another program, whose own kegiatan is printed elsewhere.

    The reading puts such a row below the kegiatan that its code names: only the order of the rows shows where it is printed.
    """
    coded = [node.id for label in LEVELS for node in graph.nodes(label) if node.properties.get("code")]
    told: set[str] = set()
    for document, nodes in by_document(graph, coded).items():
        printed = {code for id in nodes if graph.node(id).label == "Activity" and (code := _code(graph, id))}
        for _, rows in coded_rows(graph, document, nodes):
            for activity, below in _blocks(graph, rows):
                around = _code(graph, activity)
                strange = [id for id in below if (own := parent_code(_code(graph, id))) != around and own in printed]
                if 2 * len(strange) > len(below):
                    continue  # whose rows these are is not certain: the row of another kegiatan may have been lost
                for id in strange:
                    if id not in told and not differ_in_one_part(parent_code(_code(graph, id)), around):
                        told.add(id)
                        yield _finding(graph, id, activity, _code(graph, id), around)


def _blocks(graph: PlanGraph, rows: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Each kegiatan of a table with the subkegiatan printed below it, up to the next kegiatan or program."""
    starts = [at for at, id in enumerate(rows) if graph.node(id).label != "SubActivity"]
    for at, end in pairwise([*starts, len(rows)]):
        if graph.node(rows[at]).label == "Activity":
            yield rows[at], list(rows[at + 1 : end])


def _code(graph: PlanGraph, id: str) -> str:
    return text(graph.node(id).properties.get("code"))


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
        f"Kodenya {code}, sedangkan induk tempatnya tercetak, “{graph.node(parent).text}”, berkode {above}.",
        f"Its code is {code}, but the parent below which it is printed, “{graph.node(parent).text}”, has {above}.",
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
