"""What each sum of a plan says: it fits, the plan is wrong, or the reading is doubtful; and which differences follow from which.

`read`, the audit, the workbook and the view all tell what stands here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Place
from ..once import once
from ..printed.unread import unread
from .evidence import Evidence
from .gaps import Gap, gaps
from .proofs import Proofs
from .sentences import describe, row_name
from .sums import Sum, Sums
from .units_of_money import DOUBT, may_be_units, settled

Status = Literal["fits", "plan", "reading"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One difference with its verdict.

    `follows` are nodes of higher sums that fail only because this one does, `repeats` those whose figure takes the wrong one over.
    """

    gap: Gap
    cause: Literal["plan", "reading"]
    because: Text
    follows: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sum with what it says; `kind` is the kind of its difference, "echo" for one that follows from another."""

    sum: Sum
    status: Status
    kind: str
    because: Text

    @property
    def place(self) -> Place:
        """Where its figure is printed."""
        return place_of_sum(self.sum)

    @property
    def budgets(self) -> tuple[str, ...]:
        """Ids of the figures compared."""
        return tuple(dict.fromkeys(figure.budget for figure in self.sum.own))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All sums of a graph, and the differences among them that do not follow from others."""

    sums: tuple[Verdict, ...]
    judged: tuple[Judged, ...]


def verdicts(graph: PlanGraph) -> Verdicts:
    """Every sum of the graph, table by table in printed order, and what is wrong with those that fail."""
    sums = once(graph, Sums)
    proofs = Proofs(Evidence(graph, sums, unread(graph)))
    echoes = _echoes(sums)
    told: dict[int, tuple[Status, str, Text]] = {}
    judged: list[Judged] = []
    for group in _groups(sums.all):
        own = [item for item in group if id(item) not in echoes]
        others = _others(sums.all, group[0])
        shared = {row.node: sums.shared(row.node) for item in own for row in item.rows}
        for gap in (part for found in gaps(own, others, shared) for part in proofs.parted(found)):
            verdict = _judge(graph, proofs, gap, group) if not may_be_units(gap) else _of_units(graph, proofs, gap, group)
            ids = {id(item) for item in gap.sums}
            followers = [item for item in sums.all if ids & set(echoes.get(id(item), ()))]
            follows = tuple(dict.fromkeys(item.owner for item in followers))
            judged.append(replace(verdict, follows=follows, repeats=_repeating(sums, gap)))
            for item in gap.sums:
                told[id(item)] = verdict.cause, verdict.gap.kind, verdict.because
    found = []
    for item in sums.all:
        status: tuple[Status, str, Text] = told.get(id(item), ("fits", "", Text("", "")))
        if id(item) in echoes:
            status = _inherited(graph, sums, echoes, item, told)
        found.append(Verdict(item, *status))
    return Verdicts(tuple(found), tuple(judged))


def place_of_sum(item: Sum) -> Place:
    """Where the figure of a sum is printed."""
    first = item.own[0]
    return Place(first.document, first.page, first.line, first.table or None, first.words)


def _groups(sums: Iterable[Sum]) -> list[list[Sum]]:
    """The sums of one node and table, of all years."""
    found: dict[tuple[int, object], list[Sum]] = defaultdict(list)
    for item in sums:
        found[id(item.table), item.key].append(item)
    return list(found.values())


def _others(sums: Iterable[Sum], own: Sum) -> dict[int, list[Sum]]:
    found: dict[int, list[Sum]] = defaultdict(list)
    for item in sums:
        if item.table is own.table and not item.fits:
            found[item.year].append(item)
    return found


def _judge(graph: PlanGraph, proofs: Proofs, gap: Gap, sums: list[Sum]) -> Judged:
    seen = describe(graph, gap)
    doubts = proofs.evidence.doubts(gap)
    proof = proofs.proof(gap, sums)
    if proof is not None and not any(doubt.lasting for doubt in doubts):
        if gap.kind == "row" and not proofs.names_its_row(gap):
            gap = replace(gap, kind="other", subject=None)
            seen = describe(graph, gap)
        return Judged(gap, "plan", join((seen, proof)))
    if not doubts:
        doubt = Text(
            "Tidak ada tahun atau angka lain yang membuktikan bahwa semua barisnya terbaca.",
            "No other year or figure proves that all its rows were read.",
        )
        return Judged(gap, "reading", join((seen, doubt)))
    return Judged(gap, "reading", join((seen, *dict.fromkeys(doubt.words for doubt in doubts))))


def _of_units(graph: PlanGraph, proofs: Proofs, gap: Gap, sums: list[Sum]) -> Judged:
    """The verdict on a figure that is a thousand or a million times its rows: these were all read, only the unit is open."""
    proof = settled(gap, sums, proofs.sums.all)
    judged = _judge(graph, proofs, gap, sums)
    if proof is None:
        return replace(judged, cause="reading", because=join((describe(graph, gap), DOUBT)))
    lasting = any(doubt.lasting for doubt in proofs.evidence.doubts(gap))
    return judged if lasting or judged.cause == "plan" else replace(judged, cause="plan", because=join((describe(graph, gap), proof)))


# -- what follows from what ----------------------------------------------------------------------------------------


def _echoes(sums: Sums) -> dict[int, tuple[int, ...]]:
    """Failing sums whose figure is right once the differences one level below are taken away: by id, the ids of those sums."""
    failing: dict[tuple[int, str, int], Sum] = {
        (id(item.table), item.owner, item.year): item for item in sums.all if not item.fits and item.owner
    }
    found: dict[int, tuple[int, ...]] = {}
    for item in sums.all:
        if item.fits or item.over_units:
            continue
        below = [failing[key] for row in item.rows if (key := (id(item.table), row.node, item.year)) in failing]
        for several in (below, *([one] for one in below)):
            added = sum(other.gap for other in several)
            if several and abs(item.gap + added) <= item.tolerance + sum(other.tolerance for other in several):
                found[id(item)] = tuple(id(other) for other in several)
                break
    return found


def _repeating(sums: Sums, gap: Gap) -> tuple[str, ...]:
    """The nodes above whose sums fit with the figure as it is printed, level by level: the same fault, told again."""
    found: dict[str, None] = {}
    for first in gap.sums:
        nodes = [first.owner]
        while nodes:
            node = nodes.pop()
            for item in sums.all:
                same = item.table is first.table and item.year == first.year and not item.over_units
                if same and item.fits and any(row.node == node for row in item.rows) and item.owner not in found:
                    found[item.owner] = None
                    nodes.append(item.owner)
    return tuple(found)


def _inherited(
    graph: PlanGraph, sums: Sums, echoes: dict[int, tuple[int, ...]], item: Sum, told: dict[int, tuple[Status, str, Text]]
) -> tuple[Status, str, Text]:
    """The verdict on a sum that follows from others: theirs, where all of them blame the plan."""
    origins, waiting = [], list(echoes[id(item)])
    while waiting:
        one = waiting.pop()
        waiting += echoes.get(one, ())
        origins += [one] if one in told else []
    known = {id(other): other for other in sums.all}
    names = join((row_name(graph, known[one].owner) for one in origins[:3]), "; ")
    causes = {told[one][0] for one in origins}
    because = Text(f"Berasal dari: {names.id}.", f"It follows from: {names.en}.")
    return ("plan" if causes == {"plan"} else "reading"), "echo", because
