"""Figures recognised in pictures that are wrong as often as right: no fact is made of them, unless a sum of their table bears one out.

A wrong value is worse than none: it is compared, added up and blamed. Printed text is never left out so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from ..documents.reasons import Reason
from .facts import Aim, Measure, NotUnderstood, Origin, Plan
from .recognised import Trees

_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_BARE = re.compile(r"\d{2,5}")
_FEWEST = 2  # targets with decimals beside one without
_FAR = 5.0  # times the greatest of these: so large is no target of the same indicator

_Doubted = Mapping[int | None, Set[str]]


def leave_untrusted(plan: Plan) -> None:
    """Take back what was made of figures that are not to be trusted, each named with its place and what helps."""
    if not plan.recognised:
        return
    doubted = _doubted_figures(plan)
    plan.not_understood = [entry for entry in plan.not_understood if entry.reason is not Reason.OCR_UNTRUSTED]
    if doubted:
        _leave_amounts(plan, doubted)
    for measure in _measures(plan):
        lost = {id(aim) for aim in _without_comma(measure.aims, plan.recognised)}
        for aim in [aim for aim in measure.aims if id(aim) in lost or _is_of(aim.text, aim.origin, doubted)]:
            measure.aims.remove(aim)
            plan.not_understood.append(_left(aim.origin, aim.text, amounts=0))
        if measure.baseline and any(_is_of(measure.baseline, origin, doubted) for origin in measure.origins):
            plan.not_understood.append(_left(measure.origins[0], measure.baseline, amounts=0))
            measure.baseline = None


def _doubted_figures(plan: Plan) -> dict[int | None, set[str]]:
    """By page the figures, as recognised."""
    found: dict[int | None, set[str]] = {}
    for entry in plan.not_understood:
        if entry.reason is Reason.OCR_UNTRUSTED:
            found.setdefault(entry.place.page, set()).update(entry.words.split(" | "))
    return found


def _is_of(words: str, origin: Origin, doubted: _Doubted) -> bool:
    """True for words with such a figure of the page that they stand on."""
    own = doubted.get(origin.place.page)
    return own is not None and not own.isdisjoint([words, *words.split()])


def _leave_amounts(plan: Plan, doubted: _Doubted) -> None:
    trees = Trees(plan)
    borne_out = {
        id(amount)
        for year in trees.years
        for item in trees.items
        if (own := trees.amount(item, year)) is not None
        and (children := trees.children(item, year)) is not None
        and sum(child.rupiah for child in children) == own.rupiah
        for amount in (own, *children)
    }
    for item in plan.items:
        for amount in [
            amount for amount in item.amounts if id(amount) not in borne_out and _is_of(amount.origin.cell, amount.origin, doubted)
        ]:
            item.amounts.remove(amount)
            plan.not_understood.append(_left(amount.origin, amount.origin.cell.strip(), amounts=1))


def _measures(plan: Plan) -> Iterator[Measure]:
    for measure in (*(measure for item in plan.items for measure in item.measures), *plan.loose_measures):
        yield measure
        yield from measure.contradicted


def _without_comma(aims: Sequence[Aim], recognised: Set[int]) -> list[Aim]:
    """Of recognised targets those that lost their comma: "845" among "83,5" and "84,0"."""
    own = [aim for aim in aims if aim.origin.place.page in recognised]
    decimals = [float(aim.text.replace(",", ".")) for aim in own if _DECIMAL.fullmatch(aim.text)]
    if len(decimals) < _FEWEST or min(decimals) <= 0:
        return []
    low, high = min(decimals), max(decimals)
    found = []
    for aim in own:
        value = float(aim.text) if _BARE.fullmatch(aim.text) else 0.0
        if value > _FAR * high and any(low / 2 <= value / tens <= 2 * high for tens in (10, 100)):
            found.append(aim)
    return found


def _left(origin: Origin, words: str, *, amounts: int) -> NotUnderstood:
    return NotUnderstood(origin.place, words, Reason.OCR_UNTRUSTED, words, table=origin.table, amounts=amounts, figures=1)
