"""A table too wide for its paper, printed on: its further columns stand below it or on the next pages, with as many rows again."""

from __future__ import annotations

import re
from dataclasses import replace

from ...language.cleaning import one_line
from ...language.likeness import key
from ..columns.table import Table

_STATEMENTS = frozenset({
    "name", "goal", "sasaran", "indicator", "regional", "mission", "strategy", "policy", "goal_sasaran", "outcome", "output",
})  # fmt: skip
_FIGURES = frozenset({"target", "pagu", "end_target", "end_pagu", "baseline"})
_REPEATED = frozenset({"number", "code", "name", "goal", "sasaran", "indicator"})  # what a further part may print again to find its rows
_ON = re.compile(r"(?i)\b(?:lanjutan|sambungan)\b|^lembar\s")


def joined_rightward(tables: list[Table]) -> list[Table]:
    """The tables, with each that only has further columns of the one before put behind it, row by row."""
    found: list[Table] = []
    for table in tables:
        if found and _goes_on(found[-1], table):
            _put_behind(found[-1], table)
        else:
            found.append(table)
    return found


def _goes_on(left: Table, right: Table) -> bool:
    """True where a table has figures and no statements, as many rows as the one before, and no column that this one has too."""
    roles, more = left.roles(), right.roles()
    if not roles & {"name", "goal", "sasaran", "indicator"} or not more & _FIGURES:
        return False
    if more & _STATEMENTS - _REPEATED or not more & _STATEMENTS <= roles:
        return False
    if not left.records or len(left.records) != len(right.records):
        return False
    if right.caption and right.caption != left.caption and not _ON.search(right.caption):
        return False
    mine = {(column.role, column.year, column.ordinal) for column in left.columns if column.role in _FIGURES}
    if any((column.role, column.year, column.ordinal) in mine for column in right.columns):
        return False
    pairs = zip(left.records, right.records, strict=True)
    return all(_agree(one.get(role), other.get(role)) for one, other in pairs for role in _REPEATED & more & roles)


def _agree(one: str, other: str) -> bool:
    return not one or not other or key(one_line(one)) == key(one_line(other))


def _put_behind(left: Table, right: Table) -> None:
    width = max(column.position for column in left.columns) + 1
    named = {
        column: replace(column, position=width + at) for at, column in enumerate(right.columns)
        if column.role not in _REPEATED or column.role not in left.roles()
    }  # fmt: skip
    left.columns = [*left.columns, *named.values()]
    left.bands += right.bands
    if left.scale == 1:
        left.scale = right.scale
    for record, more in zip(left.records, right.records, strict=True):
        record.cells |= {named[column]: text for column, text in more.cells.items() if column in named}
        record.words = f"{record.words} | {more.words}"
