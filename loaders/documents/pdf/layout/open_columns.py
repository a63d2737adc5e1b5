"""Columns that no upright line draws: the empty stripes between texts that stand one below the other. Pure functions.

Letters become words, these the texts of a line; where many lines have several texts side by side, what no text covers parts columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ....language.numbers import looks_like_rupiah
from ....language.years import heading_year
from ..marks.objects import Char
from .lines import is_amount

_BLANK = 0.17  # of a letter's height: a wider gap is a blank
_APART = 0.42  # of a letter's height: a narrower gap is one between words
_STRIPE = 0.2  # of a letter's height: what no text covers is at least so wide where it parts columns
_OF_AMOUNT = 0.3  # of a letter's height: what stands farther from an amount is another column's
_OF_ONE = 0.1  # of a letter's height: words so near are of one text, in whatever order they were printed
_WIDE = 1.0  # of a letter's height: no sentence has such gaps, set to fill its line
_NEXT = 2.5  # letter heights: what stands farther below is no part of a table
_BESIDE = 3  # texts on one line: fewer are a list, or a place and a date
_PROSE = 60  # letters in one text across the columns: a sentence
_COLUMNS = 3
FIGURE = re.compile(r"(?=.*\d|[\-–]+$)[\d.,%()\s<>≤≥+\-–]{1,20}[A-D]{0,2}[+-]?\)?")


@dataclass(slots=True)
class Text:
    """Words of one line that stand together, as one cell's do; `last` is the place of the last one among all printed."""

    words: str
    x0: float
    x1: float
    top: float
    bottom: float
    last: int = 0

    @property
    def middle(self) -> float:
        """The place of its middle from the top."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The place of its middle from the left."""
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class TextLine:
    """The texts that stand side by side on one line; `apart` is how many they are where those as near as words of a sentence are one."""

    texts: list[Text]
    top: float
    bottom: float
    apart: int = 1

    @property
    def middle(self) -> float:
        """The place of its middle from the top."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Region:
    """Lines that stand in common columns: between which places each column lies, and from where to where its texts reach."""

    lines: list[TextLine]
    xs: list[float]
    reach: list[tuple[float, float]]
    high: float  # of its letters

    def column(self, x: float) -> int:
        """The column at a place."""
        return min(max(bisect_right(self.xs, x) - 1, 0), len(self.reach) - 1)

    def columns(self, text: Text) -> range:
        """The columns that a text stands over."""
        slack = min(0.3 * self.high, (text.x1 - text.x0) / 3)
        return range(self.column(text.x0 + slack), self.column(text.x1 - slack) + 1)


def text_lines(chars: Sequence[Char]) -> list[TextLine]:
    """Characters as lines of texts, from top to bottom."""
    lines: list[list[Text]] = []
    for word in sorted(_words(chars), key=lambda word: (word.middle, word.x0)):
        if lines and abs(word.middle - lines[-1][0].middle) < 0.45 * min(word.bottom - word.top, lines[-1][0].bottom - lines[-1][0].top):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line(line) for line in lines]


def _words(chars: Sequence[Char]) -> Iterator[Text]:
    """Letters that follow one another on one line without a blank."""
    word: Text | None = None
    number = 0
    for text, x0, top, x1, bottom, blank, _ in chars:
        high = bottom - top
        if high <= 0.5 or x1 < x0:
            continue
        if word is not None:
            gap = x0 - word.x1
            level = abs(top + bottom - word.top - word.bottom) < 0.7 * high
            if level and -0.6 * high < gap < _BLANK * high and not (blank and gap > -0.1 * high):
                word.words += text
                word.x1, word.top, word.bottom = max(word.x1, x1), min(word.top, top), max(word.bottom, bottom)
                continue
            yield word
            number += 1
        word = Text(text, x0, x1, top, bottom, number)
    if word is not None:
        yield word


def _line(words: list[Text]) -> TextLine:
    """Words of one line as texts: near enough, and printed one after the other, as those of one cell are."""
    texts: list[Text] = []
    for word in sorted(words, key=lambda word: word.x0):
        before = texts[-1] if texts else None
        high = word.bottom - word.top
        near = _APART if before is not None and word.last == before.last + 1 else _OF_ONE
        if before is not None and (is_amount(word.words) or is_amount(before.words)):
            near = min(near, _OF_AMOUNT)
        if before is not None and word.x0 - before.x1 < near * high:
            before.words, before.last = f"{before.words} {word.words}", word.last
            before.x1, before.top, before.bottom = max(before.x1, word.x1), min(before.top, word.top), max(before.bottom, word.bottom)
        else:
            texts.append(word)
    wide = sum(after.x0 - before.x1 > _WIDE * (after.bottom - after.top) for before, after in pairwise(texts))
    return TextLine(texts, min(text.top for text in texts), max(text.bottom for text in texts), wide + 1)


def regions(lines: Sequence[TextLine]) -> list[Region]:
    """The parts of a page whose lines stand in common columns."""
    return [region for run in _runs(lines) for part in _without_prose(run) if (region := _region(part)) is not None]


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that follow one another closely, from the first to the last with several texts, and those just above and below these."""
    run: list[TextLine] = []
    for line in lines:
        if run and line.top - run[-1].bottom > _NEXT * (line.bottom - line.top):
            yield from _several(run)
            run = []
        run.append(line)
    yield from _several(run)


def _several(run: list[TextLine]) -> Iterator[list[TextLine]]:
    strong = [at for at, line in enumerate(run) if line.apart >= _BESIDE]
    if len(strong) >= 2:
        yield run[max(0, strong[0] - 4) :]


def _stripes(texts: Sequence[Text], most: int, least: float) -> list[tuple[float, float]]:
    """The stripes, at least so wide, that at most so many texts cover."""
    steps = sorted([(text.x0, 1) for text in texts] + [(text.x1, -1) for text in texts])
    found: list[tuple[float, float]] = []
    depth, since = 0, None
    for x, step in steps:
        depth += step
        if depth <= most and since is None:
            since = x
        elif depth > most and since is not None:
            if found and since - found[-1][1] <= 0:
                since = found.pop()[0]
            if x > since:
                found.append((since, x))
            since = None
    left = min((text.x0 for text in texts), default=0.0)
    return [stripe for stripe in found if stripe[1] - stripe[0] >= least and stripe[0] > left]


def _crosses(text: Text, stripes: Sequence[tuple[float, float]]) -> int:
    """How many stripes a text covers from side to side."""
    return sum(text.x0 < left and right < text.x1 for left, right in stripes)


def _soft(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The stripes that hardly a line with several texts covers."""
    strong = [line for line in lines if line.apart >= _BESIDE]
    high = median([line.bottom - line.top for line in strong])
    most = max(2, int(0.15 * len(strong))) if len(strong) >= 6 else 1
    return _stripes([text for line in strong for text in line.texts], most, _STRIPE * high)


def _without_prose(run: list[TextLine]) -> Iterator[list[TextLine]]:
    """The parts of a run between its sentences: these run across the columns."""
    stripes = _soft(run)
    part: list[TextLine] = []
    for line in run:
        sentence = line.apart < _BESIDE and any(_crosses(text, stripes) > 1 and len(text.words) > _PROSE for text in line.texts)
        if sentence:
            yield from _several(part)
            part = []
        else:
            part.append(line)
    yield from _several(part)


def _region(lines: list[TextLine]) -> Region | None:
    """Lines with their columns, None where they have too few.

    Figures and what stands beside them say where columns are; headings above widen these, or name one that is empty.
    """
    high = median([line.bottom - line.top for line in lines])
    data = first_data(lines)
    body = lines[data:] if data is not None and lines[data].apart >= _BESIDE else lines
    if all(line.apart < _BESIDE for line in body):
        return None
    soft = _soft(body)
    within = [text for line in body for text in line.texts if not _crosses(text, soft)]
    stripes = _stripes(within, 0, _STRIPE * high)
    if not within or len(stripes) < _COLUMNS - 1:
        return None
    edges = [min(text.x0 for text in within), *(x for stripe in stripes for x in stripe), max(text.x1 for text in within)]
    reach = list(zip(edges[::2], edges[1::2], strict=True))
    if len(body) < len(lines):
        reach = _with_headings(reach, lines[: len(lines) - len(body)], high)
    xs = [reach[0][0] - 0.3 * high, *((a[1] + b[0]) / 2 for a, b in pairwise(reach)), reach[-1][1] + 0.3 * high]
    return Region(lines, xs, reach, high)


def _with_headings(reach: list[tuple[float, float]], above: Sequence[TextLine], high: float) -> list[tuple[float, float]]:
    """Where columns reach, with the headings over each; one in a stripe, beside which nothing stands lower, heads an empty column."""
    found, headed = list(reach), [False] * len(reach)
    for text, beside in ((text, line.apart >= _BESIDE) for line in reversed(above) for text in line.texts):
        over = [at for at, one in enumerate(found) if overlap(one, (text.x0, text.x1)) > 0]
        if len(over) == 1:
            at = over[0]
            left = found[at - 1][1] + _STRIPE * high if at else text.x0
            right = found[at + 1][0] - _STRIPE * high if at + 1 < len(found) else text.x1
            headed[at] = True
            if left <= text.x0 and text.x1 <= right:
                found[at] = (min(found[at][0], text.x0), max(found[at][1], text.x1))
        elif not over and found[0][1] < text.x0 and text.x1 < found[-1][0]:
            at = next(at for at, one in enumerate(found) if one[0] > text.x1)
            if not (headed[at - 1] and headed[at]):
                found.insert(at, (text.x0, text.x1))
                headed.insert(at, True)
        elif not over and beside:
            at = 0 if text.x1 < found[0][0] else len(found)
            found.insert(at, (text.x0, text.x1))
            headed.insert(at, True)
    return found


def without_column(region: Region, at: int) -> Region:
    """A region whose column `at` is a part of the one to its left: a narrow cell's words, set far apart to fill its lines."""
    reach = [*region.reach[: at - 1], (region.reach[at - 1][0], region.reach[at][1]), *region.reach[at + 1 :]]
    return Region(region.lines, [*region.xs[:at], *region.xs[at + 1 :]], reach, region.high)


def is_value(text: Text) -> bool:
    """True for a figure that is no year."""
    return bool(FIGURE.fullmatch(text.words)) and heading_year(text.words) is None


def first_data(lines: Sequence[TextLine]) -> int | None:
    """The first line with an amount or several figures that are no years, or with the columns' numbers; None where none has."""
    for at, line in enumerate(lines):
        figures = [text.words for text in line.texts if is_value(text)]
        if any(looks_like_rupiah(words) for words in figures) or len(figures) >= 2:
            return at
    return None


def overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two stretches overlap."""
    return min(one[1], other[1]) - max(one[0], other[0])


def gaps_of(lines: Sequence[TextLine]) -> list[float]:
    """The room between each line and the next."""
    return [after.top - before.bottom for before, after in pairwise(lines)]
