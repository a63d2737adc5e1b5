"""Ruling lines to the cells of tables. Pure functions on plain numbers.

pdfplumber's idea (lines, their crossings, the cells between them) with one change: lines that touch make a grid, and two squares of
it belong to one cell where no line runs between them. So a side that was not drawn closes itself, a cell merged over rows and
columns needs no corner of its own, and the work grows with the squares, not with pairs of crossings.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..marks.objects import Edge, Fill

SNAP = 3.0  # points: lines nearer than this are one line drawn twice, gaps smaller than this are none
_SHORT = 5.0  # shorter strokes are parts of drawings
_MOST_SQUARES = 60_000
_BEGUN = 4  # upright lines that begin at one height: fewer may be chance


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its first row and column, how many it spans, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A table's lines and cells; `owner` tells for each square (row by row) the number of its cell."""

    xs: list[float]
    ys: list[float]
    cells: list[Cell] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)

    def at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point, or None outside the table."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return self.owner[row * (len(self.xs) - 1) + column]

    @property
    def area(self) -> float:
        """The area of the whole table."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def find_grids(level: Sequence[Edge], upright: Sequence[Edge], width: float, height: float) -> list[Grid]:
    """The tables that a page's lines draw: at least two cells each, sorted from top to bottom."""
    rows = [edge for edge in joined_edges(level) if SNAP / 2 < edge.at < height - SNAP / 2 and edge.end - edge.start >= _SHORT]
    lines = [edge for edge in joined_edges(upright) if SNAP / 2 < edge.at < width - SNAP / 2 and edge.end - edge.start >= _SHORT]
    grids = [grid for part in _touching(rows, lines) if (grid := _grid(*part)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def sides_of_fills(fills: Sequence[Fill], grids: Sequence[Grid], width: float, height: float) -> tuple[list[Edge], list[Edge]]:
    """The (level, upright) sides of coloured boxes that no table of drawn lines holds, less those between two of one colour."""
    free = [
        fill
        for fill in fills
        if (fill.x1 - fill.x0) < 0.95 * width
        and (fill.bottom - fill.top) < 0.95 * height
        and not any(_inside(fill, grid) for grid in grids)
    ]
    level = [(y, fill.x0, fill.x1, fill.colour) for fill in free for y in (fill.top, fill.bottom)]
    upright = [(x, fill.top, fill.bottom, fill.colour) for fill in free for x in (fill.x0, fill.x1)]
    return _seen(level), _seen(upright)


def _inside(fill: Fill, grid: Grid) -> bool:
    """True for a box whose middle stands in a table."""
    x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    return grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]


def _seen(sides: list[tuple[float, float, float, int]]) -> list[Edge]:
    """Sides (place, start, end, colour) as edges, without those along which boxes of one colour meet: nothing is seen there."""
    found: list[Edge] = []
    for number, (at, start, end, colour) in enumerate(sides):
        covered = sum(
            max(0.0, min(end, high) - max(start, low))
            for other, (place, low, high, tint) in enumerate(sides)
            if other != number and tint == colour and abs(place - at) < 0.6
        )
        if covered <= 0.9 * (end - start):
            found.append(Edge(at, start, end))
    return found


def joined_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on one line as one edge where they touch or overlap; lines nearer than SNAP count as one."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if groups and edge.at - groups[-1][-1].at <= SNAP / 2 and edge.at - groups[-1][0].at <= SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    found: list[Edge] = []
    for group in groups:
        at = sum(edge.at for edge in group) / len(group)
        start = end = None
        for edge in sorted(group, key=lambda edge: edge.start):
            if start is not None and end is not None and edge.start <= end + SNAP:
                end = max(end, edge.end)
                continue
            if start is not None and end is not None:
                found.append(Edge(at, start, end))
            start, end = edge.start, edge.end
        if start is not None and end is not None:
            found.append(Edge(at, start, end))
    return found


class _Sets:
    """Numbers gathered into sets (union-find)."""

    def __init__(self, size: int) -> None:
        self.up = list(range(size))

    def find(self, one: int) -> int:
        while self.up[one] != one:
            self.up[one] = self.up[self.up[one]]
            one = self.up[one]
        return one

    def unite(self, one: int, other: int) -> None:
        a, b = self.find(one), self.find(other)
        if a != b:
            self.up[max(a, b)] = min(a, b)


def _touching(level: list[Edge], upright: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Lines that touch one another, directly or over others, as groups of (level, upright) lines."""
    order = sorted(range(len(upright)), key=lambda at: upright[at].at)
    places = [upright[at].at for at in order]
    sets = _Sets(len(level) + len(upright))
    for number, edge in enumerate(level):
        for at in range(bisect_left(places, edge.start - SNAP), bisect_right(places, edge.end + SNAP)):
            line = upright[order[at]]
            if line.start - SNAP <= edge.at <= line.end + SNAP:
                sets.unite(number, len(level) + order[at])
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, edge in enumerate(level):
        groups.setdefault(sets.find(number), ([], []))[0].append(edge)
    for number, edge in enumerate(upright):
        groups.setdefault(sets.find(len(level) + number), ([], []))[1].append(edge)
    return _with_loose_uprights(list(groups.values()))


def _with_loose_uprights(groups: list[tuple[list[Edge], list[Edge]]]) -> list[tuple[list[Edge], list[Edge]]]:
    """The groups, with upright lines that touch nothing given to the table beside which they run from its top to its bottom.

    A page that goes on with a table may draw only these of columns whose cells were begun on the page before.
    """
    tables = [group for group in groups if len(group[0]) > 1 and group[1]]
    for _, lines in (group for group in groups if not group[0]):
        for line in lines:
            for level, upright in tables:
                top, bottom = min(edge.at for edge in level), max(edge.at for edge in level)
                if abs(line.start - top) < 3 * SNAP and abs(line.end - bottom) < 3 * SNAP:
                    upright.append(line)
                    break
    return tables


def _grid(level: list[Edge], upright: list[Edge]) -> Grid | None:
    """The grid of lines that touch, its open sides closed; None where they enclose fewer than two cells."""
    if len(level) + len(upright) < 4 or not level or not upright:
        return None
    left, right = min(edge.start for edge in level), max(edge.end for edge in level)
    top, bottom = min(edge.start for edge in upright), max(edge.end for edge in upright)
    # A side that was not drawn: where two lines end on it, it is there.
    upright = upright + _missing_sides(level, upright, (left, right))
    level = level + _missing_sides(upright, level, (top, bottom))
    begun = list(_ends(upright, level))
    xs, ys = _places(edge.at for edge in upright), _places([*(edge.at for edge in level), *begun])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) not in range(2, _MOST_SQUARES):
        return None
    grid = Grid(xs, ys)
    _fill(grid, level, upright, {_nearest(ys, place) for place in begun})
    return grid if len(grid.cells) > 1 else None


def _ends(upright: list[Edge], level: list[Edge]) -> Iterator[float]:
    """Heights at which several upright lines begin where no level line is drawn: a band of cells begins there, told by its colour alone."""
    highest = min(edge.at for edge in level)
    starts = sorted(edge.start for edge in upright if edge.start > highest)
    for first in range(len(starts) - _BEGUN + 1):
        start = starts[first]
        together = starts[first + _BEGUN - 1] - start <= SNAP / 2 and (first == 0 or start - starts[first - 1] > SNAP / 2)
        if together and all(abs(edge.at - start) > 2 * SNAP for edge in level):
            yield start


def _missing_sides(ending: list[Edge], along: list[Edge], sides: tuple[float, float]) -> list[Edge]:
    """Lines at the two outer sides, from the first to the last line that ends there, where those that run along leave a part open."""
    found: list[Edge] = []
    for number, side in enumerate(sides):
        ends = [edge.at for edge in ending if abs((edge.start if number == 0 else edge.end) - side) <= 2 * SNAP]
        if len(ends) < 2:
            continue
        first, last = min(ends), max(ends)
        drawn = sum(max(0.0, min(edge.end, last) - max(edge.start, first)) for edge in along if abs(edge.at - side) <= 2 * SNAP)
        if drawn < 0.98 * (last - first):
            near = [edge.at for edge in along if abs(edge.at - side) <= 2 * SNAP]
            found.append(Edge(near[0] if near else side, first, last))
    return found


def _places(values: Iterable[float]) -> list[float]:
    """Sorted places of lines, those nearer than SNAP as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SNAP and value - groups[-1][0] <= 1.5 * SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(places: list[float], value: float) -> int:
    at = bisect_left(places, value)
    return min((n for n in (at - 1, at) if 0 <= n < len(places)), key=lambda n: abs(places[n] - value))


def _walls(edges: Iterable[Edge], along: list[float], across: list[float]) -> list[bytearray]:
    """For each line of the grid which of its stretches between two crossing lines are drawn."""
    walls = [bytearray(len(across) - 1) for _ in along]
    for edge in edges:
        wall = walls[_nearest(along, edge.at)]
        first = bisect_left(across, edge.start - 1.5 * SNAP)
        for at in range(first, len(across) - 1):
            if across[at + 1] > edge.end + 1.5 * SNAP:
                break
            wall[at] = 1
    return walls


def _fill(grid: Grid, level: list[Edge], upright: list[Edge], begun: set[int]) -> None:
    """Number the cells of a grid: squares without a line between them are one cell, cut into rectangles where it is none.

    `begun` are the rows at whose top upright lines begin without a level one: they are no part of what stands above.
    """
    width, height = len(grid.xs) - 1, len(grid.ys) - 1
    floors, walls = _walls(level, grid.ys, grid.xs), _walls(upright, grid.xs, grid.ys)
    sets = _Sets(width * height)
    for row in range(height):
        for column in range(width):
            at = row * width + column
            if column + 1 < width and not walls[column + 1][row]:
                sets.unite(at, at + 1)
            if row + 1 < height and not floors[row + 1][column]:
                sets.unite(at, at + width)
    regions: dict[int, list[int]] = {}
    for at in range(width * height):
        regions.setdefault(sets.find(at), []).append(at)
    grid.owner = [0] * (width * height)
    for squares in regions.values():
        for row, column, rows, columns in _rectangles(squares, width, walls, begun):
            number = len(grid.cells)
            grid.cells.append(
                Cell(row, column, rows, columns, grid.xs[column], grid.ys[row], grid.xs[column + columns], grid.ys[row + rows])
            )
            for y in range(row, row + rows):
                for x in range(column, column + columns):
                    grid.owner[y * width + x] = number


def _rectangles(squares: list[int], width: int, walls: list[bytearray], begun: set[int]) -> list[tuple[int, int, int, int]]:
    """Squares of one region as rectangles (row, column, rows, columns): one where they make one, else stripes of equal rows.

    Where a wall stands in a region that is open elsewhere, it parts the stripes on its two sides.
    """
    rows: dict[int, list[int]] = {}
    for at in squares:
        rows.setdefault(at // width, []).append(at % width)
    columns = {at % width for at in squares}
    whole = len(rows) * len(columns) == len(squares) == (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    whole = whole and not begun & (rows.keys() - {min(rows)})
    found: list[tuple[int, int, int, int]] = []
    open_: dict[tuple[int, int], tuple[int, int]] = {}  # (column, columns) -> (first row, rows)
    for row in sorted(rows):
        runs: list[tuple[int, int]] = []
        for column in sorted(rows[row]):
            if runs and runs[-1][0] + runs[-1][1] == column and (whole or not walls[column][row]):
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((column, 1))
        for run in [run for run in open_ if run not in runs or open_[run][0] + open_[run][1] != row]:
            first, count = open_.pop(run)
            found.append((first, run[0], count, run[1]))
        for run in runs:
            first, count = open_.get(run, (row, 0))
            open_[run] = (first, count + 1)
    found += [(first, run[0], count, run[1]) for run, (first, count) in open_.items()]
    return found
