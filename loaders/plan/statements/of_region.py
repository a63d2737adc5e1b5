"""An RPJMD or RPD: its tujuan and sasaran are the region's, and what the graph has no place for is listed."""

from __future__ import annotations

from collections import Counter

from ...documents.blocks import Place
from ...documents.reasons import Reason
from ...language.likeness import key
from ..facts import Item, NotUnderstood, Plan

_REGIONAL = {"Goal": "RegionalGoal", "Sasaran": "RegionalSasaran"}
_LEFT_OUT = frozenset({"Strategy", "Policy"})  # the graph holds those of an agency only


def settle_regional(plan: Plan) -> None:
    """Turn what was read as an agency's statements into the region's: a tujuan hangs on the misi that it supports."""
    lost: Counter[tuple[str, Place]] = Counter()
    for item in plan.items:
        item.level = _REGIONAL.get(item.level, item.level)
        if item.level in _LEFT_OUT:
            lost.update({(origin.table, origin.place) for origin in item.origins[:1]})
    plan.items = [item for item in plan.items if item.level not in _LEFT_OUT]
    for item in plan.items:
        if item.level in _REGIONAL.values():
            for upper in item.supports:
                if upper.level == "Mission" or (item.level == "RegionalSasaran" and upper.level == "RegionalGoal"):
                    item.add_parent(upper)
            if any(parent.level == "RegionalGoal" for parent in item.parents):  # the nearest stated one, never the misi above it too
                item.parents = [parent for parent in item.parents if parent.level != "Mission"]
            item.supports = []
            for amount in item.amounts:
                place, words = amount.origin.place, amount.origin.cell[:160]
                entry = NotUnderstood(place, words, Reason.NOT_OF_REGION, table=amount.origin.table, part="cell", amounts=1)
                plan.not_understood.append(entry)
            item.amounts = []
        item.parents = [parent for parent in item.parents if parent.level not in _LEFT_OUT and not _crosses(item.level, parent.level)]
    _settle_twins(plan)
    first: dict[str, Place] = {}
    for table, place in lost:
        first.setdefault(table, place)
    for table, place in first.items():
        plan.not_understood.append(NotUnderstood(place, table, Reason.NOT_OF_REGION, table=table, part="column", aside=True))
    plan.supported = []


def _settle_twins(plan: Plan) -> None:
    """One item for a statement that another table repeats without what is above it ("Sasaran" beside its strategi)."""
    known: dict[tuple[str, str], Item] = {}
    same: dict[int, Item] = {}
    for item in sorted((item for item in plan.items if item.level in _REGIONAL.values()), key=lambda item: not item.parents):
        first = known.setdefault((item.level, key(item.text)), item)
        same[id(item)] = first
        if first is not item:
            first.origins += item.origins
            first.measures += item.measures
            for parent in item.parents:
                first.add_parent(parent)
    plan.items = [item for item in plan.items if same.get(id(item), item) is item]
    for item in plan.items:
        parents, item.parents = item.parents, []
        for parent in parents:
            item.add_parent(same.get(id(parent), parent))


def _crosses(level: str, parent: str) -> bool:
    """True for a program below a sasaran of the region: which one a program serves, the graph says of an agency's sasaran only."""
    return level in ("Program", "Activity", "SubActivity") and parent in _REGIONAL.values()
