"""E02: a misi or sasaran RPJMD that no loaded plan of the region serves, or few; the note says which plans are loaded."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from .....graph.ids import fold
from ....texts import Text
from ...excerpts import Excerpt, Statement, agencies, names, together
from ...findings import Finding, Verdict
from ...rule import Rule

_LEVELS = {"Mission": Text("misi", "misi"), "RegionalSasaran": Text("sasaran RPJMD", "sasaran RPJMD")}
_SHOWN = 4
_SAME = 92
_KNOWN = 0.5  # of the plans must say what they serve, else nothing is known


def items(plans: Sequence[Excerpt]) -> Iterator[str]:
    """Every misi and sasaran RPJMD of a region of which several plans are loaded."""
    for group in together(plans):
        if len(agencies(group)) > 1:
            for label in _LEVELS:
                yield from _stated(group, label)


def check(plans: Sequence[Excerpt], *, least: int = 3, few: float = 0.1) -> Iterator[Finding]:
    """A note per region and level, from `least` plans on. Few are at most the share `few` of the plans; none always are."""
    for group in together(plans):
        own = agencies(group)
        if len(own) < least:
            continue
        for label in _LEVELS:
            stated = _stated(group, label)
            serving = _serving(group, own, stated)
            telling = {plan.document for plan in own if any(plan.document in several for several in serving.values())}
            if len(telling) < _KNOWN * len(own):
                continue
            found = [node for node in stated if len(serving[node]) <= few * len(own) and not _is_misquoted(node, stated, serving)]
            if found:
                yield _finding(own, [stated[node] for node in found], serving, label, silent=len(own) - len(telling))


def _stated(group: Sequence[Excerpt], label: str) -> dict[str, Statement]:
    """The statements of the region that its own plan states, or two of its agencies' plans: what one quotes alone it may misquote."""
    found: dict[str, Statement] = {}
    by: dict[str, list[Excerpt]] = {}
    for plan in sorted(group, key=lambda plan: not plan.is_regional):
        for statement in plan.statements:
            if statement.label == label and statement.listing != "campaign":
                found.setdefault(statement.site.node, statement)
                by.setdefault(statement.site.node, []).append(plan)
    regional = any(plan.is_regional and any(one.label == label for one in plan.statements) for plan in group)
    sure = {node for node, several in by.items() if any(plan.is_regional for plan in several) or (not regional and len(several) > 1)}
    return {node: found[node] for node in sorted(sure)}


def _serving(group: Sequence[Excerpt], own: Sequence[Excerpt], stated: Collection[str]) -> Mapping[str, set[str]]:
    """The plans that name each statement, or one that some plan of the region states to stand below it."""
    above: dict[str, set[str]] = {}
    for plan in group:
        for lower, upper in plan.above:
            above.setdefault(lower, set()).add(upper)
    found: dict[str, set[str]] = {node: set() for node in stated}
    for plan in own:
        reached, waiting = set(plan.serves), list(plan.serves)
        while waiting:
            for upper in above.get(waiting.pop(), set()) - reached:
                reached.add(upper)
                waiting.append(upper)
        for node in reached & found.keys():
            found[node].add(plan.document)
    return found


def _is_misquoted(node: str, stated: Mapping[str, Statement], serving: Mapping[str, set[str]]) -> bool:
    """Whether a statement is one that is better served in fewer or in nearly the same words."""
    words = fold(stated[node].site.text)
    better = (fold(stated[other].site.text) for other in stated if len(serving[other]) > len(serving[node]))
    return any(fuzz.token_set_ratio(words, other) >= _SAME for other in better)


def _finding(own: Sequence[Excerpt], found: Sequence[Statement], serving: Mapping[str, set[str]], label: str, *, silent: int) -> Finding:
    level = _LEVELS[label]
    shown = "; ".join(f"“{statement.site.text}” ({len(serving[statement.site.node])})" for statement in found[:_SHOWN])
    more = len(found) - _SHOWN
    also = (
        Text(f" {silent} rencana tidak menyebut yang didukungnya.", f" {silent} plans do not say what they serve.")
        if silent
        else Text("", "")
    )
    because = Text(
        f"Dengan banyaknya rencana yang mendukung: {shown}{f'; dan {more} lagi' if more > 0 else ''}. "
        f"Yang dimuat: {len(own)} rencana ({names(own)}).{also.id}",
        f"With the number of plans that serve them: {shown}{f'; and {more} more' if more > 0 else ''}. "
        f"Loaded are {len(own)} plans ({names(own)}).{also.en}",
    )
    none = all(not serving[statement.site.node] for statement in found)
    told = Text("mana pun", "none") if none else Text("mana pun, atau hanya sedikit", "none or few")
    verdict = Verdict(
        Text(f"perangkat daerah yang mendukung setiap {level.id}", f"agencies that serve every {level.en}"),
        Text(
            f"{len(found)} {level.id} tidak didukung rencana {told.id} di antara yang dimuat",
            f"{len(found)} {level.en} that {told.en} of the loaded plans serve",
        ),
        "plan",
        because,
    )
    return RULE.finding_at(found[0].site, verdict, key=label, stands_for=tuple(statement.site.node for statement in found[1:]))


RULE = Rule(
    id="E02",
    name="region.not-served",
    lke="1.b.9",
    severity="note",
    title=Text("Misi atau sasaran RPJMD yang tidak didukung rencana yang dimuat", "A misi or sasaran RPJMD that no loaded plan serves"),
    why=Text(
        "Misi dan sasaran daerah hanya tercapai bila ada perangkat daerah yang mengembannya.",
        "What the region sets out to do is only reached where some agency takes it on.",
    ),
    source=("I25",),
    cure=Text(
        "Muat rencana perangkat daerah yang mengembannya, atau tetapkan siapa yang mengembannya.",
        "Load the plan of the agency that takes it on, or decide who does.",
    ),
    bad=Text("Dari lima misi, misi ke-3 tidak didukung satu pun dari 30 rencana.", "Of five misi none of 30 plans serves the third."),
    good=Text(
        "Setiap misi dan sasaran RPJMD didukung tujuan atau sasaran suatu Renstra.", "A goal or sasaran of some Renstra serves each."
    ),
    items=items,
    check=check,
    across=True,
)
