"""Levels in plans of the years before 2021: program and kegiatan alone, under codes of the lists of that time. Pure functions.

Source: Permendagri 13/2006 (codes of urusan, organisation, program, kegiatan) and the forms of 2010; subkegiatan came with
Permendagri 90/2019.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language import codes
from ...tables.columns.table import Table
from ..facts import Plan
from .entries import Entry

FIRST_OF_SUBACTIVITIES = 2021  # the first budget year with subkegiatan
_LEVELS = ("Program", "Activity", "SubActivity")


def settle_older(entries: Sequence[Entry], table: Table, plan: Plan) -> None:
    """Give the entries of such a table the levels that its codes and its years tell; other tables are left as they are."""
    named = [entry for entry in entries if not entry.total]
    official = [entry for entry in named if entry.parts.code]
    if not named or 2 * len(official) > len(named) or not _has_two_levels(table, plan):
        return
    if official and not any(_depths([_fields(entry.parts.printed_code) for entry in named])):
        return
    for entry in official:  # a spreadsheet that drops zeros makes "1.12.01.01.02" look like a kegiatan of today's list
        entry.parts.code = None
    depths = _depths([_fields(entry.parts.printed_code) for entry in named])
    for entry, depth in zip(named, depths, strict=True):
        if depth is not None:
            entry.level, entry.sure = _LEVELS[depth], True
        elif entry.level in (None, "SubActivity") and not re.match(r"(?i)sub\s*kegiatan\b", entry.parts.name):
            entry.level = "Activity"


def is_older_table(entries: Sequence[Entry]) -> bool:
    """True where the codes of a table are none of today's and stand in one another: "1.20.12.01", below it "1.20.12.01.002"."""
    printed = [entry.parts.printed_code for entry in entries if entry.parts.printed_code]
    if len(printed) < 3 or any(codes.official(code) or codes.cut(code) for code in printed):
        return False
    return any(depth for depth in _depths([_fields(code) for code in printed]))


def _has_two_levels(table: Table, plan: Plan) -> bool:
    """True for a table whose heading names no subkegiatan, of years that had none yet."""
    years = [column.year for column in table.columns if column.role == "pagu" and column.year] or list(plan.period or ())
    heading = re.sub(r"[^a-z]", "", " ".join(column.header for column in table.columns if column.role == "name").lower())
    return bool(years) and min(years) < FIRST_OF_SUBACTIVITIES and "sub" not in heading


def _fields(printed: str | None) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", printed or ""))


def _depths(found: Sequence[tuple[str, ...]]) -> list[int | None]:
    """For each code how many of the others it stands below, at most two; None for no code, and where no code stands below another."""
    known = set(found) - {()}
    depths = [min(2, sum(code[:size] in known for size in range(1, len(code)))) if code else None for code in found]
    if not any(depths):
        return [None] * len(depths)
    return depths
