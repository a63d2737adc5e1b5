"""All harmless changes, and a plan's tables with some of them."""

from __future__ import annotations

from random import Random

from .harmless import AFTER, BEFORE, ORDER
from .harmless_habits import HABITS_AFTER, HABITS_BEFORE
from .harmless_more import MORE_AFTER, MORE_BEFORE
from .harmless_pages import PAGES_AFTER, PAGES_BEFORE
from .harmless_rows import ROWS_AFTER, ROWS_BEFORE
from .layouts import Sheet, Style, sheets
from .plans import Plan

CHANGES = (
    *BEFORE,
    *AFTER,
    *MORE_BEFORE,
    *MORE_AFTER,
    *PAGES_BEFORE,
    *PAGES_AFTER,
    *HABITS_BEFORE,
    *HABITS_AFTER,
    *ROWS_BEFORE,
    *ROWS_AFTER,
)
_BEFORE = {**BEFORE, **MORE_BEFORE, **PAGES_BEFORE, **HABITS_BEFORE, **ROWS_BEFORE}
_AFTER = {**AFTER, **MORE_AFTER, **PAGES_AFTER, **HABITS_AFTER, **ROWS_AFTER}
# Those that make the tables anew stand first, so that they undo no other change; the cuts of pages last, when all rows are there.
_REMADE, _FIRST, _CUT = 1, 2, 6
_ORDER = (
    *ORDER[:_REMADE], *list(HABITS_AFTER)[:_FIRST],
    *list(PAGES_AFTER)[:1], *list(MORE_AFTER)[:4], *ORDER[_REMADE:-_CUT], *list(MORE_AFTER)[4:-2],
    *list(PAGES_AFTER)[1:-1], *list(HABITS_AFTER)[_FIRST:], *ROWS_AFTER, *ORDER[-_CUT:], *list(MORE_AFTER)[-2:], *list(PAGES_AFTER)[-1:],
)  # fmt: skip


def make(random: Random, plan: Plan, style: Style, names: list[str]) -> list[Sheet]:
    """The tables of a plan with these changes."""
    for name in names:
        if name in _BEFORE:
            _BEFORE[name](random, plan, style)
    found = sheets(plan, style)
    for name in sorted((name for name in names if name in _AFTER), key=_ORDER.index):
        _AFTER[name](random, plan, style, found)
    return found
