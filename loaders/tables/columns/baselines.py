"""Figures of the year before a plan's first: a baseline, which is no target and no money of the plan. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from .roles import BASELINE_MONEY, Column
from .table import Table

_PLANNED = frozenset({"target", "pagu"})
_YEARS = 3  # of the period that a table must show before another year of it is a baseline's


def part_baselines(table: Table, period: tuple[int, int] | None) -> None:
    """Give the figures of a column that stands before the first year of the plan the role of a baseline.

    A column of money without a year, left of those with one, is a baseline's too: the end of the period stands behind its years.
    """
    dated = [column for column in table.columns if column.role in _PLANNED and (column.year or column.ordinal) and not column.block]
    if not dated:
        return
    first = min(column.position for column in dated)
    inside = {column.year for column in dated if column.year and period and period[0] <= column.year <= period[1] + 1}
    has_baseline = any(column.role == "baseline" for column in table.columns)

    def role(column: Column) -> str:
        early = bool(period and column.year == period[0] - 1 and len(inside) >= _YEARS)
        if column.role == "pagu" and (early or (has_baseline and column not in dated and column.position < first)):
            return BASELINE_MONEY
        return "baseline" if column.role == "target" and early and not has_baseline else column.role

    named = {column: replace(column, role=role(column)) for column in table.columns}
    table.columns = [named[column] for column in table.columns]
    for record in table.records:
        record.cells = {named.get(column, column): text for column, text in record.cells.items()}
