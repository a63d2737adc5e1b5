"""A06: a tujuan that names no misi or sasaran of the RPJMD, or whose chain upward breaks off below the misi."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, tables_of, text, words_of
from ...printed.words import cells
from ...rule import Rule

_REGIONAL = ("Mission", "RegionalGoal", "RegionalSasaran")
_UP = ("HAS_SASARAN", "HAS_GOAL", "HAS_MISSION")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every tujuan of a Renstra."""
    yield from (node.id for node in graph.nodes("Goal"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per tujuan that names nothing while others of its table do; one per plan whose chain ends where the RPJMD is known."""
    known = {node.id for node in graph.nodes("Document") if text(node.properties.get("kind")) == "RPJMD"}
    regional = {edge.target for label in _REGIONAL for node in graph.nodes(label) for edge in graph.out(node.id, "STATED_IN")}
    for document, ids in by_document(graph, items(graph)).items():
        named = [id for id in ids if graph.out(id, "SUPPORTS")]
        silent = [id for id in ids if id not in named and not _by_its_sasaran(graph, id)]
        tables = {table for id in named for table in tables_of(graph, id)}
        beside = [id for id in silent if tables & tables_of(graph, id) and len(named) >= len(silent)]
        dashed = [id for id in silent if id not in beside and _has_a_dash_before_it(graph, id)]
        for id in beside:
            yield _silent(graph, id, _OTHERS_DO)
        for id in dashed:
            yield _silent(graph, id, _A_DASH)
        sure = [*beside, *dashed]
        doubtful = [id for id in silent if id not in sure]
        if doubtful and document in regional:  # a plan that states nothing of the region may be one of a chapter
            yield _question(graph, doubtful)
        broken = [id for id in named if known and not _reaches_a_mission(graph, id)]
        if broken:
            yield _broken(graph, broken)


def _by_its_sasaran(graph: PlanGraph, goal: str) -> bool:
    return any(graph.out(below.id, "SUPPORTS") for below in graph.targets(goal, "HAS_SASARAN"))


def _reaches_a_mission(graph: PlanGraph, goal: str) -> bool:
    waiting = [edge.target for edge in graph.out(goal, "SUPPORTS")]
    seen: set[str] = set()
    while waiting:
        node = waiting.pop()
        if graph.node(node).label == "Mission":
            return True
        if node not in seen:
            seen.add(node)
            waiting += [edge.source for edge in graph.into(node, *_UP)]
    return False


def _has_a_dash_before_it(graph: PlanGraph, goal: str) -> bool:
    """Whether a dash stands in the cell before a tujuan: of what a table prints there, only what it serves can be left out."""
    for words in words_of(graph, goal):
        row = cells(words)
        at = next((at for at, cell in enumerate(row) if cell == graph.node(goal).text), 0)
        if at and row[at - 1] in _DASHES:
            return True
    return False


def _silent(graph: PlanGraph, goal: str, because: Text) -> Finding:
    return RULE.finding(graph, goal, Verdict(_EXPECTED, _FOUND, "plan", because), key="silent")


def _question(graph: PlanGraph, goals: Sequence[str]) -> Finding:
    because = Text(
        "Tidak terbaca misi atau sasaran RPJMD mana yang didukung tujuan rencana ini.",
        "Which misi or sasaran RPJMD the goals of this plan serve was not read.",
    )
    return RULE.finding(graph, goals[0], Verdict(_EXPECTED, _FOUND, "reading", because), key="silent", stands_for=tuple(goals[1:]))


def _broken(graph: PlanGraph, goals: Sequence[str]) -> Finding:
    ends = [node.text for node in graph.targets(goals[0], "SUPPORTS")]
    names = join((both(f"“{words}”") for words in ends[:2]), ", ")
    because = Text(
        f"RPJMD daerah ini terbaca, tetapi {names.id} tidak ditemukan di bawah misi mana pun.",
        f"The region's RPJMD was read, but {names.en} was not found below any misi.",
    )
    expected = Text("rantai dari tujuan sampai misi", "a chain from the goal up to a misi")
    found = Text(f"terputus di {names.id}", f"broken off at {names.en}")
    verdict = Verdict(expected, found, "reading", because)
    return RULE.finding(graph, goals[0], verdict, key="broken", severity="warning", stands_for=tuple(goals[1:]))


_DASHES = ("-", "–", "—")
_OTHERS_DO = Text(
    "Tujuan lain pada tabel yang sama menyebut misi atau sasaran RPJMD yang didukungnya, tujuan ini tidak.",
    "Other goals of the same table name the misi or sasaran RPJMD that they serve, this one does not.",
)
_A_DASH = Text(
    "Sel di depan tujuan ini, tempat misi atau sasaran RPJMD yang didukung, hanya berisi tanda hubung.",
    "The cell before this goal, where what it serves is printed, holds nothing but a dash.",
)
_EXPECTED = Text("menyebut misi atau sasaran RPJMD yang didukung", "names the misi or sasaran RPJMD that it serves")
_FOUND = Text("tidak menyebut apa pun", "names nothing")

RULE = Rule(
    id="A06",
    name="goal.without-mission",
    lke="1.b.8",
    severity="error",
    title=Text("Tujuan yang tidak mendukung misi atau sasaran RPJMD", "Goal that serves no misi or sasaran RPJMD"),
    why=Text(
        "Tanpa hubungan dengan RPJMD tidak terlihat apa sumbangan perangkat daerah bagi misi kepala daerah.",
        "Without a link to the RPJMD nobody sees what the agency adds to the elected head's misi.",
    ),
    source=("I25", "P88"),
    cure=Text(
        "Tuliskan sasaran RPJMD dan misi yang didukung tujuan itu.",
        "State the sasaran RPJMD and the misi that the goal serves.",
    ),
    bad=Text(
        "Dua tujuan dalam satu tabel, yang kedua dengan kolom sasaran RPJMD kosong.",
        "Two goals in one table, the second with nothing in the column of the sasaran RPJMD.",
    ),
    good=Text("Setiap tujuan dengan sasaran RPJMD dan misinya.", "Every goal with its sasaran RPJMD and misi."),
    items=items,
    check=check,
    candidates="""
MATCH (n:Goal)
WHERE NOT EXISTS { MATCH (n)-[:SUPPORTS]->(:Mission) } AND NOT EXISTS { MATCH (n)-[:HAS_SASARAN]->(:Sasaran)-[:SUPPORTS]->(:Mission) }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
