"""Figures of one row and the indicator of another: what merged cells set apart, and rows of figures that name nothing. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...language.lexicon import INDICATOR
from ...language.likeness import key
from .row import Parts

_NAMING = frozenset({"name", "code", "indicator", "result", "result_name", "outcome", "output", "responsible"})


def names_nothing(parts: Parts) -> bool:
    """True for a row of figures alone, over which no cell of a row above reaches that would say whose they are."""
    words = (parts.name, parts.result, parts.indicator, parts.printed_code, parts.office, parts.goal, parts.sasaran)
    return parts.has_figures and not any(words) and not _NAMING & parts.record.covered


def belongs_to(parts: Parts, rows: Sequence[Parts]) -> bool:
    """True where a row of figures alone is the rest of the rows above it, which print none, or prints their money once more."""
    if not any(row.has_figures for row in rows):
        return True
    printed = {(year, value) for row in rows for year, value, _ in row.money}
    again = {(year, value) for year, value, _ in parts.money}
    return bool(again) and again <= printed and not parts.aims and not parts.baseline


def join_figures(rows: Sequence[Parts]) -> None:
    """Give the targets that stand on a node's name row to the indicator of its result row, or the other way about.

    Where a row has targets without an indicator, and its neighbour an indicator without targets, merged cells set them apart. Of more
    than one indicator for one row of targets nothing says which is meant.
    """
    for run in _runs(rows):
        holders = [_holds(row) for row in run]
        if len(run) % 2 == 0 and all(one != other for one, other in pairwise(holders)):
            for first, second in zip(run[::2], run[1::2], strict=True):
                source, goal = (first, second) if _holds(first) else (second, first)
                _move(source, goal)
    for row in rows:
        if _holds(row) and row.kind == "result" and not row.indicator and INDICATOR.match(row.result) and len(key(row.result)) > 8:
            row.indicator = row.result  # "Output : Persentase …" with its targets


def _runs(rows: Sequence[Parts]) -> list[list[Parts]]:
    """The rows that have targets or an indicator but not both, as far as they stand together."""
    runs: list[list[Parts]] = [[]]
    for row in rows:
        if bool(row.indicator) != _holds(row):
            runs[-1].append(row)
        elif row.indicator:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _holds(row: Parts) -> bool:
    return bool(row.aims or row.baseline or row.former_aims)


def _move(source: Parts, goal: Parts) -> None:
    """Move what measures from a row to the row of its indicator."""
    goal.aims, goal.former_aims = source.aims, source.former_aims
    goal.baseline, goal.baseline_year = source.baseline, source.baseline_year
    goal.unit, goal.formula = goal.unit or source.unit, goal.formula or source.formula
    source.aims, source.former_aims, source.baseline, source.baseline_year = [], [], None, None
