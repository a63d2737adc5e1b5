"""Cells of a table's header that no line parts: coloured boxes side by side, or words that stand over the columns below. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING

from ..marks.objects import Char, Edge, Fill
from .grid import Grid, joined_edges

if TYPE_CHECKING:
    from .open_columns import TextLine

_ONE_LINE = 20.0  # points: what is higher is no row of column numbers
_NEARLY = 0.85  # of the width of the cells that a shaded row goes through
_OF_NUMBERS = frozenset("0123456789()=+-., ")
_NEAR = 2.5  # points: a box's side this near to a column's line stands on it
_LEAST = 7.0  # points: what is lower is the shading of a line of text, or a sliver
_TOUCHING = 0.5  # points: what is nearer is one table already
_HIGH = 60.0  # points: a row of a header is no higher
_LID = 9.0  # points: so near below its header a table begins
_HEADER = 3  # rows that a header has at most
_COLUMNS = 4  # lines: a table of fewer columns needs no repair
_FREE = 0.5  # of the lines between the columns are crossed by no word
_FILLED = 0.5  # of the columns have words over them
_BARE, _HIGH_BARE, _LINES = 12.0, 120.0, 14  # points over a table to a header's last line, and to its top; its lines
_HIGH_GAP = 1.6  # of a letter's height: what stands farther above is no part of a header
_LETTERS = 12  # of a header: fewer head no columns
_WORD_GAP = 0.6  # of a letter's height: nearer letters are of one text


def edges_of_tiles(fills: Sequence[Fill], grids: Sequence[Grid], chars: Sequence[Char]) -> tuple[list[Edge], list[Edge]]:
    """The (level, upright) sides of boxes that tile a cell of a table, or stand as a header right on top of one.

    Their sides stand on the lines of the table's columns, there are two or more beside one another, and no word runs over a side. Whether
    their colours differ does not matter: their sides do what the lines of the columns below them do.
    """
    level: list[Edge] = []
    upright: list[Edge] = []
    bands = [(grid, band) for grid in grids for band in _bands(fills, grid)]
    runs = _runs(chars) if bands else []
    for grid, band in bands:
        sides = sorted({_line(grid, x) for box in band for x in (box.x0, box.x1)})
        free = {x for x in sides if not any(_crosses(band, x, run) for run in runs)}
        if len(free) < 3 or len(free) < 0.7 * len(sides):
            continue  # what is written over the sides of most boxes is written over one ground
        for box in band:
            upright += [Edge(x, box.top, box.bottom) for x in (_line(grid, box.x0), _line(grid, box.x1)) if x in free]
            level += [
                Edge(y, box.x0, box.x1)
                for y in (box.top, box.bottom)
                if not any(_on_top(box, other) and abs((other.bottom if y == box.top else other.top) - y) < 0.6 for other in band)
            ]
    return level, upright


def edges_of_number_rows(fills: Sequence[Fill], grids: Sequence[Grid], chars: Sequence[Char]) -> list[Edge]:
    """The level sides that only its shading gives to a row of column numbers, between the header and the first row below it."""
    found: list[Edge] = []
    for grid in grids:
        bands: dict[int, list[Fill]] = {}
        for fill in fills:
            if fill.bottom - fill.top >= _LEAST and all(abs(_line(grid, x) - x) <= _NEAR for x in (fill.x0, fill.x1)):
                bands.setdefault(round(fill.bottom), []).append(fill)
        for band in bands.values():
            top, floor = min(fill.top for fill in band), max(fill.bottom for fill in band)
            cells = [cell for cell in grid.cells if abs(cell.top - top) <= _NEAR and cell.bottom > floor + _LEAST]
            if len(cells) < _COLUMNS or floor - top > _ONE_LINE:
                continue
            x0, x1 = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
            inside = [char for char in chars if x0 <= char.x0 and char.x1 <= x1 and top - _NEAR <= (char.top + char.bottom) / 2 <= floor]
            if len(inside) >= len(cells) and all(char.text in _OF_NUMBERS for char in inside) and _wide(band) >= _NEARLY * (x1 - x0):
                found += [Edge(floor, cell.x0, cell.x1) for cell in cells]
    return found


def _wide(band: Sequence[Fill]) -> float:
    return sum(x1 - x0 for x0, x1 in {(fill.x0, fill.x1) for fill in band})


def edges_of_places(grids: Sequence[Grid], level: Sequence[Edge], chars: Sequence[Char]) -> tuple[list[Edge], list[Edge]]:
    """The (level, upright) sides that a header in one box lacks, where its words stand each over a column of the table below, or several.

    The box is a cell of the first rows that spans columns, or a box by itself right on top of the table and as wide. No word runs over a
    side that is given back, and words stand over most of the columns. Level sides are those below headings of several columns.
    """
    tables = [grid for grid in grids if len(grid.xs) > _COLUMNS]
    across = joined_edges(level) if tables else []
    headers = [(header, grid) for grid in tables for header in [*_undivided(grid), *_lids(grid, grids, across)]]
    runs = _runs(chars) if headers else []
    found: tuple[list[Edge], list[Edge]] = ([], [])
    mixed: dict[int, Grid] = {}
    for header, grid in headers:
        if len(header) == 1 and (stairs := _stairs(header[0], grid, chars)) is not None:
            found[0].extend(stairs[0])
            found[1].extend(stairs[1])
            continue
        if len(header) == 1 and grid.ys[0] <= header[0].top and _is_mixed(header[0], runs):
            mixed[id(grid)] = grid
        sides = [_sides(box, grid, runs) for box in header]
        if any(told for _, told in sides):
            found[1].extend(Edge(x, box.top, box.floor) for box, (own, _) in zip(header, sides, strict=True) for x in own)
    for grid in mixed.values():
        boxes = [_Box(grid.xs[0], grid.ys[0], grid.xs[-1], y, y) for y in grid.ys[2 : _HEADER + 2]]
        if (stairs := next(filter(None, (_stairs(box, grid, chars) for box in boxes)), None)) is not None:
            found[0].extend(stairs[0])
            found[1].extend(stairs[1])
    above = {id(grid) for _, grid in headers}
    for grid in tables:
        if id(grid) not in above and (stairs := _bare(grid, grids, chars)) is not None:
            found[0].extend(stairs[0])
            found[1].extend(stairs[1])
    return found


def _bare(grid: Grid, grids: Sequence[Grid], chars: Sequence[Char]) -> tuple[list[Edge], list[Edge]] | None:
    """The sides of a header that stands right on top of a table with nothing drawn about it."""
    left, right, roof = grid.xs[0], grid.xs[-1], grid.ys[0]
    near = sum(roof - _BARE < char.bottom < roof + _NEAR and left < char.x1 and char.x0 < right for char in chars)
    if near < 2 * (len(grid.xs) - 1):
        return None
    ceiling = max((other.ys[-1] for other in grids if other.ys[-1] <= roof + _NEAR), default=0.0)
    ceiling = max(ceiling, roof - _HIGH_BARE)
    inside = [char for char in chars if ceiling < (char.top + char.bottom) / 2 < roof and left < char.x1 and char.x0 < right]
    from .open_columns import text_lines  # the words of headers take their time to load

    lines = text_lines(inside)
    best = None
    for first in range(len(lines) - 1, max(-1, len(lines) - 1 - _LINES), -1):
        if first + 1 < len(lines) and lines[first + 1].top - lines[first].bottom > _HIGH_GAP * (lines[first].bottom - lines[first].top):
            break
        box = _Box(left, lines[first].top, right, roof, roof + 0.1)
        stairs = _sides_of_stairs(box, grid, lines[first:])
        if stairs is None and best is not None:
            break
        best = stairs
    if best is not None:
        best[0].append(Edge(min(edge.start for edge in best[1]), left, right))
    return best


def _stairs(box: _Box, grid: Grid, chars: Sequence[Char]) -> tuple[list[Edge], list[Edge]] | None:
    """The sides of a header whose headings stand one above the other in one box; None where its words head no columns."""
    inside = [char for char in chars if box.x0 < char.x0 and char.x1 < box.x1 and box.top < (char.top + char.bottom) / 2 < box.bottom]
    if len(inside) < _LETTERS:
        return None
    from .open_columns import text_lines  # the words of headers take their time to load

    return _sides_of_stairs(box, grid, text_lines(inside))


def _sides_of_stairs(box: _Box, grid: Grid, lines: list[TextLine]) -> tuple[list[Edge], list[Edge]] | None:
    from .open_columns import Region
    from .stairs import headings_over

    xs = [box.x0, *(x for x in grid.xs if box.x0 + _NEAR < x < box.x1 - _NEAR), box.x1]
    labels = headings_over(Region(lines, xs, list(pairwise(xs)), median(line.bottom - line.top for line in lines)))
    if labels is None:
        return None
    level = [Edge(label.bottom, xs[label.columns[0]], xs[label.columns[-1] + 1]) for label in labels]
    upright = [Edge(x, box.top, box.floor) for x in (box.x0, box.x1)] if box.floor > box.bottom else []
    for column, x in enumerate(xs[1:-1]):
        over = [label.bottom for label in labels if column in label.columns and column + 1 in label.columns]
        upright.append(Edge(x, max(over, default=box.top), box.floor))
    return level, upright


@dataclass(frozen=True, slots=True)
class _Box:
    """A box of a header; `floor` is down to where its sides reach, below its bottom where a gap parts it from its table."""

    x0: float
    top: float
    x1: float
    bottom: float
    floor: float


def _sides(box: _Box, grid: Grid, runs: Sequence[_Run]) -> tuple[list[float], bool]:
    """The sides that a box may have over a table's columns, and whether its words tell that it has them."""
    own = [run for run in runs if box.x0 < run.x0 and run.x1 < box.x1 and box.top < run.middle < box.bottom]
    lines = [x for x in grid.xs if box.x0 + _NEAR < x < box.x1 - _NEAR]
    free = [x for x in lines if not any(run.over(x) for run in own)]
    sides = [box.x0, *free, box.x1]
    filled = sum(any(left <= (run.x0 + run.x1) / 2 < right for run in own) for left, right in pairwise(sides))
    told = len(free) >= _FREE * len(lines) and filled >= max(3, _FILLED * (len(lines) + 1))
    return (sides if box.floor > box.bottom else free), told


def _is_mixed(box: _Box, runs: Sequence[_Run]) -> bool:
    """True for a box with words side by side: it is no heading of several columns."""
    own = [run for run in runs if box.x0 < run.x0 and run.x1 < box.x1 and box.top < run.middle < box.bottom]
    return len(own) > 1 and max(run.x0 for run in own) > min(run.x1 for run in own) + 8 * own[0].slack


def _undivided(grid: Grid) -> list[list[_Box]]:
    """The cells of a table's first rows that span columns, each a header by itself."""
    cells = [cell for cell in grid.cells if cell.row < _HEADER and cell.columns > 2 and cell.row + cell.rows < len(grid.ys) - 1]
    return [[_Box(cell.x0, cell.top, cell.x1, cell.bottom, cell.bottom)] for cell in cells]


def _lids(grid: Grid, grids: Sequence[Grid], level: Sequence[Edge]) -> list[list[_Box]]:
    """The rows of a box without columns that stands right on top of a table, as wide as it is, and does not touch it."""
    left, right, roof = grid.xs[0], grid.xs[-1], grid.ys[0]
    drawn = [(edge.start, edge.end, edge.at) for edge in level]
    drawn += [(other.xs[0], other.xs[-1], y) for other in grids if len(other.xs) == 2 for y in other.ys]
    wide = {round(y, 1) for start, end, y in drawn if abs(start - left) < 2 * _NEAR and abs(end - right) < 2 * _NEAR}
    ys = sorted((y for y in wide if y < roof - _TOUCHING), reverse=True)
    if len(ys) < 2 or roof - ys[0] > _LID:
        return []
    rows = list(takewhile(lambda row: row[0] - row[1] < _HIGH, pairwise(ys[: _HEADER + 1])))
    floors = [roof + 0.1, *(bottom for bottom, _ in rows[1:])]
    return [[_Box(left, top, right, bottom, floor) for (bottom, top), floor in zip(rows, floors, strict=False)]] if rows else []


def _line(grid: Grid, x: float) -> float:
    return min(grid.xs, key=lambda line: abs(line - x))


def _bands(fills: Sequence[Fill], grid: Grid) -> list[list[Fill]]:
    """The boxes in each cell of a table that spans columns, and those that stand right on its top, as far as they tile these."""
    own = [
        fill
        for fill in fills
        if fill.bottom - fill.top >= _LEAST
        and all(abs(_line(grid, x) - x) <= _NEAR for x in (fill.x0, fill.x1))
        and fill.x1 - fill.x0 > _LEAST
    ]
    spaces = [(cell.x0, cell.top, cell.x1, cell.bottom) for cell in grid.cells if cell.columns > 1]
    above = _above(own, grid) or _above(_outer([fill for fill in own if fill.bottom <= grid.ys[0] + _NEAR]), grid)
    found = [above] if above else []
    for x0, top, x1, bottom in spaces:
        inside = [
            fill
            for fill in own
            if x0 - _NEAR <= fill.x0
            and fill.x1 <= x1 + _NEAR
            and top - _NEAR <= fill.top
            and fill.bottom <= bottom + _NEAR
            and fill.x1 - fill.x0 < x1 - x0 - _NEAR
        ]
        if len(inside) > 1 and not _tile(inside, x1 - x0, bottom - top):
            inside = _outer(inside)
        if _tile(inside, x1 - x0, bottom - top):
            found.append(inside)
    return found


def _outer(fills: list[Fill]) -> list[Fill]:
    """Boxes without those that lie in others: these are looked for only where all of them tile nothing, as there may be hundreds."""
    return [fill for fill in fills if not any(_lies_in(fill, other) for other in fills)]


def _lies_in(fill: Fill, other: Fill) -> bool:
    """True for the ground of a paragraph within the ground of its cell, of the same colour."""
    within = (
        other.x0 - _NEAR <= fill.x0
        and fill.x1 <= other.x1 + _NEAR
        and other.top - _NEAR <= fill.top
        and fill.bottom <= other.bottom + _NEAR
    )
    smaller = (fill.x1 - fill.x0) * (fill.bottom - fill.top) < (other.x1 - other.x0) * (other.bottom - other.top) - _NEAR
    return within and smaller and fill.colour == other.colour


def _above(own: Sequence[Fill], grid: Grid) -> list[Fill]:
    """The boxes that stand on top of a table, row upon row, and are as wide as it is."""
    band: list[Fill] = []
    floor = grid.ys[0]
    while row := [fill for fill in own if abs(fill.bottom - floor) <= _NEAR and fill not in band]:
        band += row
        floor = min(fill.top for fill in row)
    # A box that is higher than its neighbours ends with the highest row.
    return band if _tile(band, grid.xs[-1] - grid.xs[0], grid.ys[0] - floor) else []


def _tile(boxes: Sequence[Fill], width: float, height: float) -> bool:
    """True for two boxes or more beside one another that cover nearly all of a space."""
    beside = any(one.x1 <= other.x0 + _NEAR and min(one.bottom, other.bottom) > max(one.top, other.top) for one in boxes for other in boxes)
    covered = sum((box.x1 - box.x0) * (box.bottom - box.top) for box in {(b.x0, b.top, b.x1, b.bottom): b for b in boxes}.values())
    return beside and 0.85 * width * height <= covered <= 1.15 * width * height


def _on_top(box: Fill, other: Fill) -> bool:
    """True for another box of the same colour and width: together they are the ground of one text."""
    return other is not box and other.colour == box.colour and abs(other.x0 - box.x0) < _NEAR and abs(other.x1 - box.x1) < _NEAR


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that follow one another on one line."""

    x0: float
    x1: float
    middle: float
    slack: float  # by so much it may reach over a line without being on both sides of it

    def over(self, x: float) -> bool:
        """True where it stands on both sides of an upright line."""
        return self.x0 + self.slack < x < self.x1 - self.slack


def _runs(chars: Sequence[Char]) -> list[_Run]:
    """Characters in the order of the page's content as runs of words that follow one another."""
    found: list[_Run] = []
    x0 = 0.0
    for before, char in pairwise([None, *chars, None]):
        if before is not None:
            height = before.bottom - before.top
            goes_on = char is not None and abs(before.top - char.top) < 0.3 * height and -height < char.x0 - before.x1 < _WORD_GAP * height
            if not goes_on:
                found.append(_Run(x0, before.x1, (before.top + before.bottom) / 2, 0.25 * height))
            x0 = x0 if goes_on or char is None else char.x0
        elif char is not None:
            x0 = char.x0
    return found


def _crosses(band: Sequence[Fill], x: float, run: _Run) -> bool:
    """True for words that stand over a box's side."""
    return run.over(x) and any(box.top <= run.middle <= box.bottom and min(abs(box.x0 - x), abs(box.x1 - x)) <= _NEAR for box in band)
