"""A07: a misi that the plan says it supports, and that no tujuan of it reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .....graph.model import PlanGraph
from ....texts import Text, both
from ...findings import Finding, Verdict
from ...places import agency_of, documents_of, integer, place_of, text
from ...rule import Rule

_UP = ("HAS_SASARAN", "HAS_GOAL", "HAS_MISSION")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every misi."""
    yield from (node.id for node in graph.nodes("Mission"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and misi, where every tujuan of the plan is known to reach another misi; else nothing is known."""
    for agency in graph.nodes("Agency"):
        goals = [goal.id for goal in graph.targets(agency.id, "HAS_GOAL")]
        reached = [_missions(graph, goal) for goal in goals]
        if not all(_is_known(graph, goal) for goal in goals):
            continue
        if not goals or not all(reached) or _has_two_lists(graph, agency.id):
            continue
        every = set[str]().union(*reached)
        for edge in graph.out(agency.id, "SUPPORTS"):
            if edge.target not in every:
                yield _finding(graph, agency.id, edge.target, every, edge.documents[:1])


def _missions(graph: PlanGraph, goal: str) -> set[str]:
    """The misi that a tujuan, or a sasaran below it, leads to."""
    starts = [goal, *(below.id for below in graph.targets(goal, "HAS_SASARAN"))]
    waiting = [edge.target for start in starts for edge in graph.out(start, "SUPPORTS")]
    found: set[str] = set()
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        if graph.node(node).label == "Mission":
            found.add(node)
        elif node not in seen:
            seen.add(node)
            waiting += [edge.source for edge in graph.into(node, *_UP)]
    return found


def _is_known(graph: PlanGraph, goal: str) -> bool:
    """Whether each statement of the region that a tujuan or its sasaran names is known to stand under a misi."""
    starts = [goal, *(below.id for below in graph.targets(goal, "HAS_SASARAN"))]
    named = {edge.target for start in starts for edge in graph.out(start, "SUPPORTS")}
    return all(graph.node(node).label == "Mission" or _above(graph, node) for node in named)


def _above(graph: PlanGraph, node: str) -> bool:
    """Whether a misi stands above a tujuan or sasaran of the region."""
    waiting, seen = [node], {node}
    while waiting:
        for edge in graph.into(waiting.pop(), *_UP):
            if graph.node(edge.source).label == "Mission":
                return True
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return False


def _has_two_lists(graph: PlanGraph, agency: str) -> bool:
    """Whether a plan of the agency prints two lists of misi, the region's and another: which of them its tujuan serve is its own affair."""
    documents = {document.id for document in graph.targets(agency, "HAS_PLAN")}
    numbers: dict[int, set[str]] = defaultdict(set)
    lists: set[str] = set()
    for node in graph.nodes("Mission"):
        if documents & set(documents_of(graph, node.id)):
            lists |= {told} if (told := text(node.properties.get("list"))) else set()  # whose one is nobody tells: no other list by that
            number = integer(node.properties.get("number"))
            if number is not None:
                numbers[number].add(node.id)
    return len(lists) > 1 or any(len(same) > 1 for same in numbers.values())


def _finding(graph: PlanGraph, agency: str, mission: str, reached: set[str], documents: list[str]) -> Finding:
    names = "; ".join(f"“{graph.node(id).text}”" for id in sorted(reached)[:2])
    because = Text(f"Setiap tujuannya mendukung misi lain: {names}.", f"Each of its goals serves another misi: {names}.")
    stated = [edge for edge in graph.out(mission, "STATED_IN") if not documents or edge.target in documents]
    name = agency_of(graph, documents[0] if documents else None) or graph.node(agency).text
    found = Text(f"tidak ada tujuan {name} yang mendukungnya", f"no goal of {name} serves it")
    verdict = Verdict(both(f"“{graph.node(mission).text}”"), found, "plan", because)
    return RULE.finding(graph, mission, verdict, key=agency, place=place_of(graph, mission, among=stated or None))


RULE = Rule(
    id="A07",
    name="mission.unreached",
    lke="1.b.8",
    severity="warning",
    title=Text("Misi yang disebut didukung, tanpa tujuan", "Misi said to be supported, and no goal serves it"),
    why=Text(
        "Dukungan yang hanya disebut, tanpa tujuan dan program, tidak akan terwujud.",
        "Support that is only said, without goal and program, will not come about.",
    ),
    source=("I25",),
    cure=Text(
        "Tambahkan tujuan atau sasaran untuk misi itu, atau hapus pernyataannya.",
        "Add a goal or sasaran for that misi, or remove the statement.",
    ),
    bad=Text(
        "“Kecamatan mendukung misi 2 dan 5”, sedangkan satu-satunya tujuan mendukung misi 5.",
        "“Kecamatan mendukung misi 2 dan 5”, and the only goal serves misi 5.",
    ),
    good=Text("Setiap misi yang disebut memiliki tujuan.", "Every misi that is named has a goal."),
    items=items,
    check=check,
)
