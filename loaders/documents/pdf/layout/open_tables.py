"""Tables that no upright line draws: level lines, bands of colour or nothing but places tell their cells. Pure functions.

Prose is never one: it has one text a line. A part of a page is taken where its words head columns, or where columns of figures go on
from the page before; where the rows of what is headed so cannot be told apart, it is named and left.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ....language.numbers import looks_like_rupiah
from ..marks.objects import Char, Edge, Fill
from .grid import Cell, Grid, joined_edges
from .open_columns import Region, TextLine, first_data, is_value, regions, text_lines, without_column
from .open_header import Header, begins_at, header_of, is_count
from .open_pages import OpenTables
from .open_rows import figure_columns, row_starts

_TEXTS = 3  # on a line
_ACROSS = 0.75  # of a table's width: a level line as long parts rows
_FULL = 0.6  # of its columns of figures have one in a row
_LEADERS = 0.25  # of the lines have dots that lead to a page number: a list of contents


def open_tables(chars: Sequence[Char], level: Sequence[Edge], fills: Sequence[Fill]) -> OpenTables:
    """The tables that stand in these characters, between these level lines and boxes of colour."""
    found = OpenTables()
    rules = joined_edges([*level, *(Edge(y, fill.x0, fill.x1) for fill in fills for y in (fill.top, fill.bottom))])
    for region in regions(text_lines(chars)):
        _add(found, region, rules)
    return found


def _add(found: OpenTables, region: Region, rules: Sequence[Edge]) -> None:
    """Add the table of a region, if it is one."""
    lines = region.lines
    if sum(".." in text.words or "…" in text.words for line in lines for text in line.texts) > _LEADERS * len(lines):
        return
    left, right = region.xs[0], region.xs[-1]
    across = [edge.at for edge in rules if min(edge.end, right) - max(edge.start, left) >= _ACROSS * (right - left)]
    strong = next(at for at, line in enumerate(lines) if line.apart >= _TEXTS)
    data = first_data(lines)
    header, first = _header(region, strong, data, across)
    start = first + header.size if header is not None else _without_header(region, strong, across)
    if start >= len(lines):
        return  # headings of a table whose rows are drawn
    end = _end(region, start, across)
    region = Region(lines[first if header is not None else start : end], region.xs, region.reach, region.high)
    if header is not None:
        region = _headed(region, header)
        header = header_of(region, 0, header.size, alone=data is None)
        if header is None or len(region.reach) < _TEXTS:
            return
    size = header.size if header is not None else 0
    body = region.lines[size:]
    if not body or not (header is not None or _goes_on(region, body, across)):
        return
    starts = row_starts(region, body, across)
    if starts is None:
        if header is not None:
            found.unsure.append(" | ".join(text.words for line in region.lines[:size] for text in line.texts)[:160])
        return
    found.grids.append(_grid(region, header, body, starts))
    found.reach.append(region.reach)


def _header(region: Region, strong: int, data: int | None, across: Sequence[float]) -> tuple[Header | None, int]:
    """The header of a region and its first line; a drawn line, the first figures or the widest gap below its words end it."""
    lines = region.lines
    top = max((y for y in across if y < lines[strong].middle), default=None)
    if top is not None and strong and lines[strong].top - top > 4 * region.high:
        top = None
    first = begins_at(region, strong, top)
    until = data if data is not None else min(len(lines), first + 8)
    under = [y for y in across if lines[strong].middle < y < (lines[until].middle if until < len(lines) else 1e9)]
    cuts: list[int] = []
    if under and data is not None:
        cuts += [sum(line.middle < y for line in lines) for y in reversed(under)]
    elif under:
        cuts += [sum(line.middle < y for line in lines) for y in under]
    if data is not None:
        cuts.append(data)
    gaps = [(lines[at].top - lines[at - 1].bottom, at) for at in range(strong + 1, until + (data is not None)) if at < len(lines)]
    cuts += [at for _, at in sorted(gaps, reverse=True)]
    if data is not None and not under and gaps and not _fills(region, data):
        cuts.sort(key=lambda at: at == data)  # figures at half their row's height: its words begin above
    for cut in cuts:
        if cut > first and (header := header_of(region, first, cut - first)) is not None:
            return header, first
    return None, first


def _headed(region: Region, header: Header) -> Region:
    """The region without columns of words that nothing heads: they are parts of the cells to their left."""
    figures = figure_columns(region, region.lines[header.size :])
    over = {column for label in header.labels for column in label.columns}
    for at in range(len(region.reach) - 1, 0, -1):
        if not header.own[at] and at not in over and at not in figures:
            region = without_column(region, at)
    return region


def _fills(region: Region, at: int) -> bool:
    """True for a line that has a text in nearly each column that any line close below has one in: a row begins there."""
    own = {region.column(text.centre) for text in region.lines[at].texts}
    near = {region.column(text.centre) for line in region.lines[at : at + 3] for text in line.texts}
    return is_count(region.lines[at]) or len(own) >= 0.9 * len(near)


def _without_header(region: Region, strong: int, across: Sequence[float]) -> int:
    """The first line of a part that goes on from the page before: below a drawn line, else the first with several texts."""
    lines = region.lines
    top = max((y for y in across if y < lines[strong].middle), default=None)
    first = strong
    while first and lines[first - 1].apart < _TEXTS:
        near = lines[first].top - lines[first - 1].bottom < 0.5 * region.high
        inside = all(len(region.columns(text)) == 1 for text in lines[first - 1].texts)
        if not near or not inside or (top is not None and lines[first - 1].middle < top):
            break
        first -= 1
    return first


def _end(region: Region, start: int, across: Sequence[float]) -> int:
    """The line behind the last one of a table: what follows its last line with several texts closely, above the last drawn line."""
    lines = region.lines
    last = max((at for at in range(start, len(lines)) if lines[at].apart >= _TEXTS), default=start)
    floor = min((y for y in across if y > lines[last].middle), default=None)
    end = last + 1
    while end < len(lines):
        line = lines[end]
        apart = line.top - lines[end - 1].bottom > 0.9 * region.high
        over = any(len(region.columns(text)) > 1 for text in line.texts)
        if (floor is not None and line.middle > floor) or (floor is None and (apart or over)):
            break
        end += 1
    return end


def _goes_on(region: Region, body: Sequence[TextLine], across: Sequence[float]) -> bool:
    """True for a part without a header that holds figures as tables of a plan do, or whose rows are drawn.

    Its rows fill their columns, as the scales and labels of a chart do not.
    """
    figures = figure_columns(region, body)
    rows = [line for line in body if line.apart >= _TEXTS]
    money = sum(looks_like_rupiah(text.words) for line in body for text in line.texts)
    full = [line for line in rows if sum(map(is_value, line.texts)) >= _FULL * len(figures)]
    inside = sum(body[0].top - region.high < y < body[-1].bottom + region.high for y in across)
    words = len(figures) < len(region.reach)
    of_figures = words and len(full) >= 2 and (len(figures) >= 3 or (len(figures) >= 2 and money >= 2))
    return of_figures or (inside >= 4 and len(rows) >= 3)


def _grid(region: Region, header: Header | None, body: Sequence[TextLine], starts: Sequence[int]) -> Grid:
    """The cells of a table: a header's as far as its headings reach, a row's from its first line to the next row's."""
    lines, size = region.lines, header.size if header is not None else 0
    width = len(region.reach)
    top, bottom = lines[0].top - 0.3 * region.high, lines[-1].bottom + 0.3 * region.high
    tops = [_edge(body[at - 1], body[at]) for at in starts if at]
    ys = [top]
    labels = header.labels if header is not None else []
    floors = _distinct([label.bottom for label in labels], region.high)
    if size:
        ys += [*floors, _edge(lines[size - 1], body[0])]
    ys += [*tops, bottom]
    grid = Grid(region.xs, ys)
    grid.owner = [-1] * (width * (len(ys) - 1))
    for label in labels:
        row = min(range(len(floors)), key=lambda at: abs(floors[at] - label.bottom))
        if all(grid.owner[row * width + column] < 0 for column in label.columns):
            _put(grid, row, label.columns[0], 1, len(label.columns))
    for column in range(width if size else 0):
        row = 0
        while row <= len(floors):
            rows = 0
            while row + rows <= len(floors) and grid.owner[(row + rows) * width + column] < 0:
                rows += 1
            if rows:
                _put(grid, row, column, rows, 1)
            row += max(1, rows)
    above = len(floors) + 1 if size else 0
    for number, (first, last) in enumerate(zip(starts, [*starts[1:], len(body)], strict=True)):
        texts = [text for line in body[first:last] for text in line.texts]
        alone = region.columns(texts[0]) if len(texts) == 1 else range(0)
        for column in range(width):
            if grid.owner[(above + number) * width + column] < 0:
                whole = len(alone) > 1 and column == alone[0]
                _put(grid, above + number, column, 1, (width - column if column == 0 else len(alone)) if whole else 1)
    return grid


def _put(grid: Grid, row: int, column: int, rows: int, columns: int) -> None:
    width = len(grid.xs) - 1
    for y in range(row, row + rows):
        for x in range(column, column + columns):
            grid.owner[y * width + x] = len(grid.cells)
    xs, ys = grid.xs, grid.ys
    grid.cells.append(Cell(row, column, rows, columns, xs[column], ys[row], xs[column + columns], ys[row + rows]))


def _edge(before: TextLine, after: TextLine) -> float:
    """Between two lines."""
    return (before.middle + after.middle) / 2 if before.bottom > after.top else (before.bottom + after.top) / 2


def _distinct(places: Sequence[float], high: float) -> list[float]:
    """Places in order, those of one line as one."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][0] < 0.5 * high:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [median(group) for group in groups]
