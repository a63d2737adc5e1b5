"""When a table that quotes tujuan and sasaran states one that no other table does: a fact, no other wording. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable

from ...language.cleaning import one_line
from ...language.lexicon import RESULT, without_local
from ...language.likeness import closest, key
from ...tables.columns.table import Table
from ..facts import Item, Plan

_REWORDED = 72.0  # likeness to a statement of the same level, from which a text is that one in other words
_OTHERS = 85.0  # likeness to one of another level, from which a cell only stands in a wrong column
_KNOWN = 75.0
_STATEMENTS = ("Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy")
_REGIONAL = ("Mission", "RegionalGoal", "RegionalSasaran")
_ROLES = {"Goal": "goal", "Sasaran": "sasaran"}


def quotes_plan(plan: Plan, table: Table) -> bool:
    """True for a table that names at least one tujuan or sasaran which the plan is known to have: the others are the plan's as well."""
    for level, role in _ROLES.items():
        known = [(item.text, item) for item in plan.of_level(level)]
        texts = {without_local(one_line(record.get(role))) for record in table.records}
        if any(len(text) > 8 and closest(text, known, _KNOWN) is not None for text in texts):
            return True
    return False


def is_new_statement(plan: Plan, level: str, text: str, *, drawn: bool = False) -> bool:
    """True for a whole sentence that no statement of the plan words alike, on its own level or on another.

    In a `drawn` grid no cell has lost its column: there "Meningkatkan …" is another statement than "Meningkatnya …" of another level.
    """
    words = text.split()
    if len(words) < 3 or not text[:1].isupper() or not (RESULT.match(text) or len(words) >= 5):
        return False
    if closest(text, _named(plan.of_level(level)), _REWORDED) is not None:
        return False
    others = list(plan.of_level(*_STATEMENTS))
    if any(key(item.text).startswith(key(text)) or key(text).startswith(key(item.text)) for item in others):
        return False
    other = closest(text, _named(others), _OTHERS)
    return other is None or (drawn and other[0].level not in _REGIONAL and other[0].text.split()[0].casefold() != words[0].casefold())


def _named(items: Iterable[Item]) -> list[tuple[str, Item]]:
    return [(item.text, item) for item in items]
