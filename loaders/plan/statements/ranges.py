"""Figures of one indicator that stand in several rows below each other, where its own cell reaches over all of them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.cleaning import one_line
from ...tables.columns.editions import FORMER
from ...tables.columns.table import Record

_FIGURES = frozenset({"target", "end_target", "baseline", "goal_target"})
_STATES = ("goal", "sasaran", "goal_sasaran", "indicator", "name")
# "143,33 - 139,83", printed as a figure, a dash and a figure one below the other
_RANGE = re.compile(r"[\d.,]+\s*%?\s*(?:[-\u2013\u2014]|s\s*/\s*d\.?|s\.?d\.?|sampai)\s*[\d.,]+\s*%?")


def joined_ranges(records: Sequence[Record]) -> list[tuple[int, Record, list[Record]]]:
    """Each record with its number and the rows below that are its own: figures alone, over which its indicator reaches down.

    What is parted so becomes one figure only where it reads as a range, or where only one of the rows prints any.
    """
    found: list[tuple[int, Record, list[Record]]] = []
    for number, record in enumerate(records):
        if found and "indicator" in record.covered and not any(one_line(record.get(role)) for role in _STATES):
            found[-1][2].append(record)
        else:
            found.append((number, record, []))
    return [(number, _joined(record, below) if below else record, below) for number, record, below in found]


def _joined(record: Record, below: Sequence[Record]) -> Record:
    cells = dict(record.cells)
    for column in {column: None for row in (record, *below) for column in row.cells}:
        if column.role.removeprefix(FORMER) in _FIGURES:
            texts = [text for row in (record, *below) if (text := one_line(row.cells.get(column, "")))]
            whole = " ".join(texts)
            if len(texts) == 1 or _RANGE.fullmatch(whole):
                cells[column] = whole
    return replace(record, cells=cells)
