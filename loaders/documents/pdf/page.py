"""A PDF page as tables and paragraphs from top to bottom. Pure: works on a page's characters and lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from .layout.grid import Cell, Grid, find_grids, sides_of_fills
from .layout.lines import Line, Piece, cell_at, joined_lines, lines_of, may_end, pieces_of, starts_anew, text_of
from .layout.open_pages import OpenTables, may_hold_tables
from .layout.parting import edges_of_number_rows, edges_of_places, edges_of_tiles
from .layout.rows import split_row
from .layout.seams import edges_of_seams
from .layout.struck import without_struck
from .layout.turned import level_and_turned, turned_pieces
from .marks.objects import Box, Char, PageObjects, Picture

_TEXT = itemgetter(0)  # of a character
LEAST_PICTURE = 0.03  # of a page: a smaller picture holds no table
_HEADING = 20  # letters of a line in capitals that is a heading
_NUMBER_OF = re.compile(r"(?i)^\W*(?:tabel|gambar|grafik|bagan|diagram|peta|bab|lampiran)\b")
_STRIP = 1.5  # points: strips of one picture are no farther apart
_STAMP = 25  # characters: a page's number or a scanner's stamp
_HUGE = 2.5  # of a page's usual letter height
_PARTED = 2.2  # letter heights: what stands farther apart on one line is no sentence


@dataclass(slots=True)
class PageText:
    """A paragraph of a page with its place."""

    text: str
    top: float
    bottom: float
    x0: float


class PageCell(NamedTuple):
    """A cell of a page's table: its first column, its text, and over how many columns and further rows it reaches."""

    column: int
    text: str
    columns: int
    below: int


@dataclass(slots=True)
class PageTable:
    """A table of a page: where its columns begin and end, and its rows; a cell without text stands only where it reaches down.

    `reach`, where no lines draw its columns: from where to where the texts of each reach. `tops` are where its rows begin.
    """

    xs: list[float]
    top: float
    bottom: float
    rows: list[list[PageCell]] = field(default_factory=list)
    reach: list[tuple[float, float]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)


@dataclass(slots=True)
class PageContent:
    """What one page holds; `number` counts from 1."""

    number: int
    width: float
    height: float
    chars: int
    pictures: list[Box]  # where each stands
    crowded: bool
    blocks: list[PageText | PageTable] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)  # figures of a scan that may have been misread
    untrusted: list[str] = field(default_factory=list)  # those that are wrong as often as right
    struck: list[str] = field(default_factory=list)  # words that are struck through
    bare: list[Picture] = field(default_factory=list)  # the pictures that hardly anything is written over
    tables: list[Box] = field(default_factory=list)  # those that hold a table
    parts: list[Box] = field(default_factory=list)  # those that may hold a part of one
    turned: int = 0  # by how many quarters, clockwise, beyond the page's own rotation
    spoilt: int = 0  # how many characters nobody can tell, since their font does not say which they are
    spoilt_fonts: list[str] = field(default_factory=list)
    unsure_tables: list[str] = field(default_factory=list)  # the headings of tables without lines whose rows cannot be told apart

    @property
    def covered(self) -> float:
        """The share of the page that its largest picture takes."""
        return max((area(box) for box in self.pictures), default=0.0) / (self.width * self.height)


def texts_of(page: PageContent) -> Iterator[str]:
    """All texts of a page, those of cells included."""
    for block in page.blocks:
        if isinstance(block, PageText):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


def area(box: Box) -> float:
    """The area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def page_content(number: int, objects: PageObjects) -> PageContent:
    """The tables and paragraphs of a page."""
    objects, struck = without_struck(objects)
    grids = tables_drawn(objects)
    level, turned = level_and_turned(objects.chars)
    pieces = pieces_of(level, grids)
    opened = _opened(objects, level, pieces, grids)
    if opened.grids:
        grids = _beside(grids, opened.grids)
        pieces = pieces_of(level, grids)
    pieces += turned_pieces(turned, grids)
    inside: dict[tuple[int, int], list[Piece]] = {}
    free: list[Piece] = []
    usual = median(char.bottom - char.top for char in level) if level else 0.0
    for piece in pieces:
        if piece.cell is None or _lies_behind(piece, grids[piece.cell[0]].cells[piece.cell[1]], usual):
            free.append(piece)
        else:
            inside.setdefault(piece.cell, []).append(piece)
    blocks: list[PageText | PageTable] = []
    for at, grid in enumerate(grids):
        own = {cell: lines_of(found) for (table, cell), found in inside.items() if table == at}
        if len(own) < 2:  # a frame around text, or a drawing
            free += [piece for (table, _), found in inside.items() if table == at for piece in found]
        else:
            table = _table(grid, own)
            table.reach = next((reach for other, reach in zip(opened.grids, opened.reach, strict=True) if other is grid), [])
            blocks.append(table)
    blocks += paragraphs_of(free)
    blocks.sort(key=lambda block: block.top)
    chars = sum(map(len, map(_TEXT, objects.chars)))
    pictures = whole_pictures(objects.pictures)
    large = [shown for shown in pictures if area(shown.box) >= LEAST_PICTURE * objects.width * objects.height]
    bare = [shown for shown in large if not _written_over(shown.box, objects)]
    boxes = [shown.box for shown in pictures]
    content = PageContent(number, objects.width, objects.height, chars, boxes, objects.crowded, blocks, objects.unsure, struck=struck)
    content.bare, content.untrusted = bare, objects.untrusted
    content.turned, content.unsure_tables = objects.turned, opened.unsure
    content.spoilt, content.spoilt_fonts = objects.spoilt, objects.spoilt_fonts
    return content


def whole_pictures(pictures: Sequence[Picture]) -> list[Picture]:
    """Pictures with those as one that stand right on top of each other and have the same sides: one that was cut in strips."""
    found: list[Picture] = []
    for shown in sorted(pictures, key=lambda shown: (shown.box[1], shown.box[0])):
        left, top, right, bottom = shown.box
        for at, above in enumerate(found):
            box = above.box
            if max(abs(box[0] - left), abs(box[2] - right), abs(box[3] - top)) < _STRIP:
                found[at] = Picture((min(box[0], left), box[1], max(box[2], right), max(box[3], bottom)), above.same)
                break
        else:
            found.append(shown)
    return found


def _opened(objects: PageObjects, level: Sequence[Char], pieces: Sequence[Piece], grids: Sequence[Grid]) -> OpenTables:
    """The tables of a page that no upright line draws; a table of one drawn column is a frame, or bands of colour."""
    drawn = {number for number, grid in enumerate(grids) if len(grid.xs) > 2}
    if not may_hold_tables([piece for piece in pieces if piece.cell is None or piece.cell[0] not in drawn]):
        return OpenTables()
    from .layout.open_tables import open_tables  # the words of headers take their time to load

    kept = [grids[number] for number in drawn]
    chars = [char for char in level if cell_at(kept, (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) is None] if kept else level
    return open_tables(chars, objects.level, objects.fills)


def _beside(grids: Sequence[Grid], opened: Sequence[Grid]) -> list[Grid]:
    """The drawn tables and those that no upright line draws, without the frames and bands of these."""
    frames = [grid for grid in grids if len(grid.xs) == 2 and any(_overlap(grid, other) for other in opened)]
    return [*(grid for grid in grids if not any(grid is frame for frame in frames)), *opened]


def _overlap(one: Grid, other: Grid) -> bool:
    return min(one.ys[-1], other.ys[-1]) > max(one.ys[0], other.ys[0]) and min(one.xs[-1], other.xs[-1]) > max(one.xs[0], other.xs[0])


def _lies_behind(piece: Piece, cell: Cell, usual: float) -> bool:
    """True for words that no cell was made for: far larger than the page's others, and higher than the cell that they begin in.

    Such are printed behind a page as a whole ("KONSEP").
    """
    return piece.height > _HUGE * usual and piece.height > cell.bottom - cell.top


def _written_over(box: Box, objects: PageObjects) -> bool:
    """True for a picture with more characters on it than a stamp has."""
    x0, top, x1, bottom = box
    there = (1 for c in objects.chars if x0 < (c.x0 + c.x1) / 2 < x1 and top < (c.top + c.bottom) / 2 < bottom)
    return sum(islice(there, _STAMP + 1)) > _STAMP


def tables_drawn(objects: PageObjects) -> list[Grid]:
    """The tables that a page's lines and coloured boxes draw; their headers are parted also by boxes, or by where words stand."""
    width, height = objects.width, objects.height
    level, upright = list(objects.level), list(objects.upright)
    upright += edges_of_seams(level, upright, objects.chars)
    grids = find_grids(level, upright, width, height)
    if objects.fills:
        if grids:
            tiles = edges_of_tiles(objects.fills, grids, objects.chars)
            if tiles[1]:
                level, upright = level + tiles[0], upright + tiles[1]
                grids = find_grids(level, upright, width, height)
            if numbered := edges_of_number_rows(objects.fills, grids, objects.chars):
                level = level + numbered
                grids = find_grids(level, upright, width, height)
        sides = sides_of_fills(objects.fills, grids, width, height)
        grids += find_grids(*sides, width, height)
        level, upright = level + sides[0], upright + sides[1]
    across, down = edges_of_places(grids, level, objects.chars)
    if down:
        grids = find_grids(level + across, upright + down, width, height)
    return grids


def _table(grid: Grid, lines: dict[int, list[Line]]) -> PageTable:
    """A grid with the text of its cells; each cell's text stands in its first row and column."""
    margins = sorted(min(line.x0 for line in found) - grid.cells[cell].x0 for cell, found in lines.items())
    padding = min(7.0, max(0.5, margins[len(margins) // 4]))  # the text of most cells begins there
    table = PageTable(grid.xs, grid.ys[0], grid.ys[-1])
    by_row: dict[int, list[tuple[Cell, list[Line]]]] = {}
    for number, cell in enumerate(grid.cells):
        by_row.setdefault(cell.row, []).append((cell, lines.get(number, [])))
    printed: list[tuple[int, list[tuple[Cell, list[Line]]]]] = []  # the drawn row of each printed one
    for row in sorted(by_row):
        printed += [(row, part) for part in split_row(by_row[row], padding)]
    printed = [(row, part) for row, part in printed if any(found for _, found in part)] if lines else []
    for at, (_, part) in enumerate(printed):
        cells = []
        for cell, found in sorted(part, key=lambda entry: entry[0].column):
            last = next((n for n in range(len(printed) - 1, at, -1) if printed[n][0] < cell.row + cell.rows), at)
            apart = next((n for n in range(at + 1, last + 1) if any(other is cell and lines for other, lines in printed[n][1])), last + 1)
            if found or last > at:
                cells.append(PageCell(cell.column, text_of(found, cell.x0 + padding, cell.x1 - padding), cell.columns, apart - 1 - at))
        table.rows.append(cells)
    table.tops = [grid.ys[row] for row, _ in printed]
    return table


def _heads(before: Line, line: Line) -> bool:
    """True for a line in capitals behind one that is not: a heading, where it is longer than the names that are written so.

    Behind "Tabel 3.1" or "Bab II" it is the title that these begin.
    """
    long = len(line.text) >= _HEADING and " " in line.text.strip()
    return long and line.text.isupper() and not before.text.isupper() and may_end(before) and not _NUMBER_OF.match(before.text)


def paragraphs_of(pieces: Sequence[Piece]) -> list[PageText]:
    """Text outside tables as paragraphs; texts side by side (boxes of a chart) stay apart."""
    lines = lines_of(pieces, _PARTED)
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    alone = [sum(abs(other.middle - line.middle) < 0.5 * line.height for other in lines) == 1 for line in lines]
    open_: list[tuple[list[Line], bool]] = []
    done: list[list[Line]] = []
    for line, single in zip(lines, alone, strict=True):
        target = None
        for group in reversed(open_):
            before = group[0][-1]
            shared = min(before.x1, line.x1) - max(before.x0, line.x0)
            pitch = line.middle - before.middle
            if pitch > 0.4 * line.height and shared > 0.4 * min(before.x1 - before.x0, line.x1 - line.x0):
                if pitch < 2.4 * line.height and 0.75 < line.height / max(0.1, before.height) < 1.34 and group[1] == single:
                    target = group
                break
        if target is not None:
            group_lines = target[0]
            before = group_lines[-1]
            room = (right - left) - (before.x1 - min(before.x0, group_lines[0].x0)) if single else 0.0
            usual = group_lines[1].middle - group_lines[0].middle if len(group_lines) > 1 else 0.0
            if not starts_anew(before, line, room, usual) and not _heads(before, line):
                group_lines.append(line)
                continue
            open_.remove(target)
        fresh = ([line], single)
        open_.append(fresh)
        done.append(fresh[0])
    texts = [PageText(joined_lines(group), group[0].top, group[-1].bottom, min(line.x0 for line in group)) for group in done]
    return sorted(texts, key=lambda text: (round(text.top), text.x0))
