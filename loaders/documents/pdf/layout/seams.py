"""Columns that level lines alone draw: where each cell has its own piece of a rule, the pieces meet at the columns' sides.

Pure functions. A browser that prints a table with lines between its rows only draws them so; nothing upright stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ..marks.objects import Char, Edge

if TYPE_CHECKING:
    from .open_columns import Text

_MEET, _GAP = 1.0, 3.5  # points: so near ends one piece and begins the next; where a gap is left between cells, so near
_NO_DASH = 10.0  # points: what is longer is no dash of a dashed line
_SAME = 2.0  # points: so near to one another are the seams of one column
_ENDS = 5.0  # points: so far from one another may rules of a table begin or end, as its outer lines are thick
_LEVEL = 0.7  # points: pieces of one rule
_LEAST = 4.0  # points: what is shorter is a dash
_PIECES = 2  # of a rule that has a seam
_RULES = 3  # that make a table
_SHARED = 0.4  # of their seams two rules of a table have in common
_CROSSING = 0.5  # of the texts of a table may stand over several of its columns
_TITLE = re.compile(r"(?i)\W*(?:tabel|bab)\b")
_CAPTION = 60.0  # points: what is higher between two rules holds other things than a row, where words run over its columns
_MIDDLE = 1.2  # of a letter's height: so near to the middle of its columns stands a heading


@dataclass(slots=True)
class _Rule:
    """One drawn line, in pieces: from where to where it goes, and where its pieces meet."""

    at: float
    xs: list[float]

    @property
    def start(self) -> float:
        return self.xs[0]

    @property
    def end(self) -> float:
        return self.xs[-1]

    def covers(self, left: float, right: float) -> bool:
        """True where it runs below a column."""
        return self.start - _SAME <= left and right <= self.end + _SAME


@dataclass(slots=True)
class _Seamed:
    """A table of such lines: the sides of its columns, and its rules from top to bottom."""

    xs: list[float]
    rules: list[_Rule] = field(default_factory=list)

    def takes(self, rule: _Rule) -> bool:
        """True for a further rule, which has most of the table's seams that it runs over, and no others but where it has all of them."""
        if rule.start < self.xs[0] - _ENDS or rule.end > self.xs[-1] + _ENDS:
            return False
        if abs(rule.start - self.xs[0]) < _ENDS:
            rule.xs[0] = self.xs[0]
        if abs(rule.end - self.xs[-1]) < _ENDS:
            rule.xs[-1] = self.xs[-1]
        own = [x for x in self.xs if rule.start - _SAME <= x <= rule.end + _SAME]
        if sum(_near(rule.xs, x) for x in own) < _SHARED * len(own):
            return False
        if all(_near(self.xs, x) for x in rule.xs):
            return True
        more = rule.covers(self.xs[0], self.xs[-1]) and all(_near(rule.xs, x) for x in self.xs) and len(self.xs) >= _SHARED * len(rule.xs)
        if more:  # the rules above it pass below headings of several columns
            self.xs = rule.xs
        return more


def edges_of_seams(level: Sequence[Edge], upright: Sequence[Edge], chars: Sequence[Char]) -> list[Edge]:
    """The upright sides of cells that the pieces of level lines draw, but for those within cells that words run through."""
    tables = [table for table in _tables(_rules(level, upright)) if len(table.rules) >= _RULES]
    found: list[Edge] = []
    if tables:
        from .open_columns import text_lines  # only where it is needed

        for table in tables:
            left, right, top, bottom = table.xs[0], table.xs[-1], table.rules[0].at, table.rules[-1].at
            inside = [char for char in chars if left < (char.x0 + char.x1) / 2 < right and top < (char.top + char.bottom) / 2 < bottom]
            texts = [text for line in text_lines(inside) for text in line.texts]
            if sum(len(_columns(table.xs, text)) > 1 for text in texts) > _CROSSING * len(texts):
                continue  # dashes below running text
            for part in _parts(table, texts):
                if len(part.rules) >= _RULES:
                    found += _sides(part, texts)
    return found


def _rules(level: Sequence[Edge], upright: Sequence[Edge]) -> Iterator[_Rule]:
    """The drawn lines that consist of pieces, where no upright line stands at the ends of most of these."""
    pieces = sorted((edge.at, edge.start, edge.end) for edge in level if edge.end - edge.start >= _LEAST)
    places = sorted(edge.at for edge in upright)
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and pieces[end][0] - pieces[at][0] <= _LEVEL:
            end += 1
        if end - at >= _PIECES:
            own = sorted({(start, stop) for _, start, stop in pieces[at:end]})
            for run in _runs(own):
                bare = sum(not _near(places, x) for x in run[1:-1])
                if len(run) > _PIECES and bare > 0.7 * (len(run) - 2):
                    yield _Rule(pieces[at][0], run)
        at = end


def _runs(pieces: Sequence[tuple[float, float]]) -> Iterator[list[float]]:
    """The places where the pieces of one line begin, meet and end; a piece drawn twice, or over others, counts once."""
    run: list[float] = []
    for start, stop in pieces:
        if run and stop <= run[-1] + _MEET:
            continue
        cells = run and start - run[-1] <= _GAP and min(stop - start, run[-1] - run[-2]) >= _NO_DASH
        if run and (abs(start - run[-1]) <= _MEET or cells):
            run[-1] = (run[-1] + start) / 2
            run.append(stop)
        else:
            if run:
                yield run
            run = [start, stop]
    if run:
        yield run


def _near(places: Sequence[float], x: float) -> bool:
    """True where one of the places, in order, is near."""
    at = bisect_left(places, x - _SAME)
    return at < len(places) and places[at] <= x + _SAME


def _tables(rules: Iterable[_Rule]) -> list[_Seamed]:
    """The rules by the tables that they draw: the widest of each has all its columns."""
    found: list[_Seamed] = []
    for rule in sorted(rules, key=lambda rule: (round((rule.start - rule.end) / _ENDS), rule.at)):
        table = next((table for table in reversed(found) if table.takes(rule)), None)
        if table is None:
            table = _Seamed(rule.xs)
            found.append(table)
        table.rules.append(rule)
    for table in found:
        table.rules.sort(key=lambda rule: rule.at)
    return found


def _parts(table: _Seamed, texts: Sequence[Text]) -> Iterator[_Seamed]:
    """A table where other things stand between two of its rules as the tables above and below them: these have the same columns."""
    part = _Seamed(table.xs)
    for rule in table.rules:
        if part.rules:
            above = part.rules[-1].at
            between = [text for text in texts if above < text.middle < rule.at]
            over = sum(len(_columns(table.xs, text)) > 1 for text in between)
            titled = any(_TITLE.match(text.words) and len(_columns(table.xs, text)) > 1 for text in between)
            if titled or (rule.at - above > _CAPTION and over and over >= 0.5 * len(between)):
                yield part
                part = _Seamed(table.xs)
        part.rules.append(rule)
    yield part


def _columns(xs: Sequence[float], text: Text) -> range:
    """The columns that a text stands over."""
    slack = min(0.3 * (text.bottom - text.top), (text.x1 - text.x0) / 3)
    first, last = bisect_right(xs, text.x0 + slack) - 1, bisect_right(xs, text.x1 - slack) - 1
    return range(max(0, first), min(len(xs) - 2, last) + 1)


def _sides(table: _Seamed, texts: Sequence[Text]) -> Iterator[Edge]:
    """The upright sides of a table's cells."""
    xs = table.xs
    ys = [rule.at for rule in table.rules]
    cells = [[rule.at for rule in table.rules if rule.covers(left, right)] for left, right in pairwise(xs)]
    open_: set[tuple[int, int]] = set()  # sides (column to the left, band) within a cell over several columns
    own: dict[tuple[int, float], list[Text]] = {}
    for text in texts:
        for column in _columns(xs, text):
            if (box := _box(cells[column], text.middle)) is not None:
                own.setdefault((column, box[0]), []).append(text)
    for text in texts:
        columns = _columns(xs, text)
        box = _box(cells[columns[0]], text.middle)
        if box is None:
            continue
        if not table.rules[bisect_left(ys, box[1])].covers(xs[0], xs[-1]):  # the heading of what a line below it is as wide as
            columns = _headed(xs, cells, box, text, columns, own)
        elif any(own.get((column, box[0]), [text]) != [text] for column in columns):
            continue  # what ran over its cell's side
        bands = range(bisect_left(ys, box[0]), bisect_left(ys, box[1]))
        open_ |= {(column, band) for column in columns[:-1] for band in bands}
    for column, x in enumerate(xs):
        for band, (top, bottom) in enumerate(pairwise(ys)):
            beside = [cells[at] for at in (column - 1, column) if 0 <= at < len(cells)]
            if (column - 1, band) not in open_ and any(_box(ends, (top + bottom) / 2) for ends in beside):
                yield Edge(x, top, bottom)


def _box(ends: Sequence[float], y: float) -> tuple[float, float] | None:
    """Between which of a column's rules a height lies."""
    at = bisect_right(ends, y)
    return (ends[at - 1], ends[at]) if 0 < at < len(ends) else None


def _headed(
    xs: Sequence[float],
    cells: Sequence[Sequence[float]],
    box: tuple[float, float],
    text: Text,
    own: range,
    texts: dict[tuple[int, float], list[Text]],
) -> range:
    """The columns that a heading stands over: in the middle of those side by side that are as high and hold nothing else."""

    def free(column: int) -> bool:
        same = 0 <= column < len(cells) and _box(cells[column], text.middle) == box
        return same and all(other is text or abs(other.centre - text.centre) < _MIDDLE for other in texts.get((column, box[0]), ()))

    first, last = own[0], own[-1]
    while free(first - 1):
        first -= 1
    while free(last + 1):
        last += 1
    slack = _MIDDLE * (text.bottom - text.top)
    around = [range(low, high + 1) for low in range(first, own[0] + 1) for high in range(own[-1], last + 1)]
    near = [some for some in around if abs((xs[some[0]] + xs[some[-1] + 1]) / 2 - text.centre) <= slack]
    return max(near, key=len, default=own)
