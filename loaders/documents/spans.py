"""Tables whose cells span columns and rows, put on one grid: each cell's text where the cell begins, "" where it goes on.

A column of the grid is one in which some cell begins; a place that every row merely passes over is none. So a header that
spans five columns keeps its five, and a cell drawn over two columns that no row divides takes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .blocks import Fragment, Place, Row

MAX_ROWS = 20_000  # table rows of one document; the largest plans have some 5,000
MAX_COLUMNS = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by the position at which it begins, counted in the table's own fine divisions, and its text.

    `covered`: here only goes on what began in a row above, without text.
    """

    start: int
    text: str
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row: its cells, and its place."""

    cells: tuple[Cell, ...]
    place: Place


def fragment(lines: Sequence[Line], ends: Sequence[float] = (), near: float = 0.0) -> Fragment:
    """The lines on one grid; rows without any text are left out.

    `ends` are the positions' distances from the left edge, where known: starts that lie within `near` of each other are one
    column unless a row has a cell at both, as borders drawn by hand miss each other by a little.
    """
    starts = sorted({cell.start for line in lines for cell in line.cells})
    columns = _columns(starts, lines, ends, near)
    width = max(columns.values(), default=-1) + 1
    rows = []
    for line in lines:
        cells = [""] * width
        for cell in line.cells:
            at = columns[cell.start]
            cells[at] = f"{cells[at]}\n{cell.text}".strip() if cells[at] else cell.text
        if any(cells):
            covered = frozenset(columns[cell.start] for cell in line.cells if cell.covered)
            rows.append(Row(tuple(cells), line.place, frozenset(at for at in covered if not cells[at])))
    return Fragment(rows, ruled=True)


def _columns(starts: Sequence[int], lines: Sequence[Line], ends: Sequence[float], near: float) -> dict[int, int]:
    """Start → column."""
    if not starts:
        return {}
    known = len(ends) > starts[-1]
    beside = {pair for line in lines for pair in pairwise(sorted({cell.start for cell in line.cells}))} if known else set()
    columns = {starts[0]: 0}
    group = [starts[0]]
    for start in starts[1:]:
        close = known and ends[start] - ends[group[0]] <= near and not any((other, start) in beside for other in group)
        group = [*group, start] if close else [start]
        columns[start] = columns[group[0]] if close else columns[_last(columns)] + 1
    return columns


def _last(columns: dict[int, int]) -> int:
    return next(reversed(columns))
