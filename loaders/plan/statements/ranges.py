"""Figures of one indicator that stand in several rows below each other, where its own cell reaches over all of them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.cleaning import one_line
from ...tables.columns.editions import FORMER
from ...tables.columns.roles import Column
from ...tables.columns.table import Record

_FIGURES = frozenset({"target", "end_target", "baseline", "goal_target"})
_STATES = ("goal", "sasaran", "goal_sasaran", "indicator", "name")
# "143,33 - 139,83", printed as a figure, a dash and a figure one below the other
_DASH = re.compile(r"[-\u2013\u2014]")
_RANGE = re.compile(r"[\d.,]+\s*%?\s*(?:[-\u2013\u2014]|s\s*/\s*d\.?|s\.?d\.?|sampai)\s*[\d.,]+\s*%?")


def joined_ranges(records: Sequence[Record]) -> list[tuple[int, Record, list[Record]]]:
    """Each record with its number and the rows below that are its own: figures alone, over which its indicator reaches down.

    What is parted so becomes one figure only where it reads as a range, or where only one of the rows prints any.
    """
    found: list[tuple[int, Record, list[Record]]] = []
    around = {at + step for at in range(1, len(records) - 1) if _stands_between(records[at - 1 : at + 2]) for step in (-1, 1)}
    for number, record in enumerate(records):
        if number in around:
            continue
        if {number - 1, number + 1} <= around:
            found.append((number, _between(records[number - 1 : number + 2]), [records[number - 1], records[number + 1]]))
        elif found and "indicator" in record.covered and not any(one_line(record.get(role)) for role in _STATES):
            found[-1][2].append(record)
        else:
            found.append((number, record, []))
    return [(number, _joined(record, below) if below and number + 1 not in around else record, below) for number, record, below in found]


def _figures(record: Record) -> dict[Column, str]:
    return {column: text for column, cell in record.cells.items() if column.role in _FIGURES and (text := one_line(cell))}


def _stands_between(rows: Sequence[Record]) -> bool:
    """True for a row that prints the dashes of ranges whose ends stand in the rows above and below: its name reaches over all three."""
    above, row, below = rows
    if not one_line(row.get("indicator")) or any(one_line(other.get(role)) for other in (above, below) for role in _STATES):
        return False
    dashed = [column for column, text in _figures(row).items() if _DASH.fullmatch(text)]
    ends = _figures(above), _figures(below)
    whole = [" - ".join(told[column] for told in ends) for column in dashed if all(column in told for told in ends)]
    return len(dashed) >= 2 and len(whole) == len(dashed) and all(_RANGE.fullmatch(text) for text in whole)


def _between(rows: Sequence[Record]) -> Record:
    """The middle one of three rows with the whole ranges."""
    above, row, below = rows
    dashed = [column for column, text in _figures(row).items() if _DASH.fullmatch(text)]
    return replace(row, cells={**row.cells, **{c: f"{one_line(above.cells[c])} - {one_line(below.cells[c])}" for c in dashed}})


def _joined(record: Record, below: Sequence[Record]) -> Record:
    cells = dict(record.cells)
    for column in {column: None for row in (record, *below) for column in row.cells}:
        if column.role.removeprefix(FORMER) in _FIGURES:
            texts = [text for row in (record, *below) if (text := one_line(row.cells.get(column, "")))]
            whole = " ".join(texts)
            if len(texts) == 1 or _RANGE.fullmatch(whole):
                cells[column] = whole
    return replace(record, cells=cells)
