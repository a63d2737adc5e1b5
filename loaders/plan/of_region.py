"""An RPJMD or RPD: its tujuan and sasaran are the region's, and what the graph has no place for is listed."""

from __future__ import annotations

from collections import Counter

from ..documents.blocks import Place
from ..documents.reasons import Reason
from .facts import NotUnderstood, Plan

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
            item.supports = []
            for amount in item.amounts:
                place, words = amount.origin.place, amount.origin.cell[:160]
                entry = NotUnderstood(place, words, Reason.NOT_OF_REGION, table=amount.origin.table, part="cell", amounts=1)
                plan.not_understood.append(entry)
            item.amounts = []
        item.parents = [parent for parent in item.parents if parent.level not in _LEFT_OUT and not _crosses(item.level, parent.level)]
    first: dict[str, Place] = {}
    for table, place in lost:
        first.setdefault(table, place)
    for table, place in first.items():
        plan.not_understood.append(NotUnderstood(place, table, Reason.NOT_OF_REGION, table=table, part="column", aside=True))
    plan.supported = []


def _crosses(level: str, parent: str) -> bool:
    """True for a program below a sasaran of the region: which one a program serves, the graph says of an agency's sasaran only."""
    return level in ("Program", "Activity", "SubActivity") and parent in _REGIONAL.values()
