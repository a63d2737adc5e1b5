"""A plan's former and new edition side by side ("semula | menjadi"), as columns of one table or as two tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.header_words import edition_of
from .roles import Column
from .table import Table

FORMER = "former_"  # before the role of a column that tells what the plan said before it was changed
FIGURES = frozenset({"target", "end_target", "pagu", "end_pagu", "baseline", "goal_target"})
# Which edition a caption says that its whole table shows.
_BEFORE = re.compile(r"(?i)\b(?:semula|sebelum\s+(?:per)?ubah\w*|sebelum\s+revisi|renstra\s+(?:murni|lama|awal|induk))\b")
_AFTER = re.compile(
    r"(?i)\b(?:menjadi|(?:setelah|sesudah)\s+(?:per)?ubah\w*|setelah\s+revisi|renstra\s+baru|perubahan\s+renstra|renstra\s+perubahan)\b"
)
# What stands alone above or within a table and says which edition follows.
ALONE = re.compile(r"(?i)\W*(?:semula|menjadi|(?:sebelum|setelah|sesudah)\s+(?:(?:per)?ubah\w*|revisi|di\s?ubah))\W*")


def part_editions(table: Table) -> None:
    """Give the columns of the former edition roles of their own, where the table has the same columns in a new one."""
    editions = {column: _edition(column) for column in table.columns}
    new = {column.role for column, edition in editions.items() if edition == "new"}
    if "former" not in editions.values() or not new:
        return
    _rename(table, {
        column: replace(column, role=FORMER + column.role) if edition == "former" else replace(column, role="change")
        for column, edition in editions.items() if (edition == "former" and column.role in new) or edition == "change"
    })  # fmt: skip


def _edition(column: Column) -> str:
    """The edition that the lowest cell of a column's heading names."""
    return next((edition for piece in reversed(column.header.split(" / ")) if (edition := edition_of(piece))), "")


def part_former_tables(tables: Sequence[Table]) -> list[Table]:
    """The tables that show the former edition of what another one shows anew, their figures in roles of their own."""
    found = []
    for table in tables:
        if _BEFORE.search(table.caption) and any(_AFTER.search(o.caption) and _alike(table, o) for o in tables if o is not table):
            _rename(table, {column: replace(column, role=FORMER + column.role) for column in table.columns if column.role in FIGURES})
            found.append(table)
    return found


def _alike(one: Table, other: Table) -> bool:
    """True for two tables of the same columns."""
    mine, theirs = one.roles() - {""}, other.roles() - {""}
    return len(mine & theirs) >= 0.7 * max(len(mine), len(theirs), 1) and not _BEFORE.search(other.caption)


def _rename(table: Table, named: dict[Column, Column]) -> None:
    table.columns = [named.get(column, column) for column in table.columns]
    for record in table.records:
        record.cells = {named.get(column, column): text for column, text in record.cells.items()}
