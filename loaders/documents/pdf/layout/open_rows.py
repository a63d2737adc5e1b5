"""Rows of a table that no upright line draws: between level lines or bands of colour, else from the heights that its figures stand at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .lines import is_amount
from .open_columns import FIGURE, Region, TextLine, gaps_of

_OF_FIGURES = 0.6  # of a column's texts
_ANCHORED = 0.35  # of the columns of figures have one on a line that a row stands at
_AGAINST = 0.12  # of the texts may stand otherwise
_GOING_ON = 0.3  # of the texts that rows begin with may begin in lower case
_CLEAR = 0.12  # of a letter's height: by so much the gap between two rows is wider than those within them


def figure_columns(region: Region, lines: Sequence[TextLine]) -> set[int]:
    """The columns that hold figures."""
    counts = [[0, 0] for _ in region.reach]
    for text in (text for line in lines for text in line.texts):
        columns = region.columns(text)
        if len(columns) == 1:
            counts[columns[0]][bool(FIGURE.fullmatch(text.words))] += 1
    return {at for at, (words, figures) in enumerate(counts) if figures and figures >= _OF_FIGURES * (words + figures)}


def row_starts(region: Region, lines: Sequence[TextLine], separators: Sequence[float]) -> list[int] | None:
    """The lines that begin a row, None where nothing tells. `separators` are level lines across the table."""
    figures = figure_columns(region, lines)
    anchors = _anchors(region, lines, figures)
    drawn = _between(lines, separators)
    if len(drawn) >= max(2, 0.5 * len(anchors)) or (drawn != [0] and not anchors):
        found: list[int] = []
        for first, last in pairwise([*drawn, len(lines)]):
            own = [at - first for at in anchors if first <= at < last]
            parts = _starts(region, lines[first:last], own, figures) if len(own) > 1 else [0]
            found += [first + at for at in parts or [0]]
        return found
    if anchors:
        return _starts(region, lines, anchors, figures)
    return _by_gaps(region, lines)


def _between(lines: Sequence[TextLine], separators: Sequence[float]) -> list[int]:
    """The first line of each band between separators."""
    bands = [sum(y < line.middle for y in separators) for line in lines]
    return [at for at, band in enumerate(bands) if not at or band != bands[at - 1]]


def _anchors(region: Region, lines: Sequence[TextLine], figures: set[int]) -> list[int]:
    """The lines that most columns of figures have one on, without those that go on with amounts broken in narrow cells."""
    least = 1 if len(figures) < 3 else max(2, _ANCHORED * len(figures))
    found: list[int] = []
    before: dict[int, str] = {}
    for at, line in enumerate(lines):
        own = {region.column(text.centre): text.words for text in line.texts}
        mine = {column: words for column, words in own.items() if column in figures and FIGURE.fullmatch(words)}
        if len(mine) < least:
            continue
        close = bool(found) and line.top - lines[at - 1].bottom < 0.4 * region.high and found[-1] >= at - 2
        if close and sum(_goes_on(before.get(column, ""), words) for column, words in mine.items()) >= 0.6 * len(mine):
            before |= {column: before.get(column, "") + words for column, words in mine.items()}
            continue
        found.append(at)
        before = mine
    return found


def _goes_on(first: str, rest: str) -> bool:
    """True for the rest of a figure that a narrow cell broke."""
    return bool(first) and (first[-1:] in ".," or is_amount(first + rest)) and not is_amount(first)


def _starts(region: Region, lines: Sequence[TextLine], anchors: Sequence[int], figures: set[int]) -> list[int] | None:
    """The lines that begin a row, each of which has figures at one height."""
    texts = [{region.column(text.centre) for text in line.texts} - figures for line in lines]
    ends = [*anchors[1:], len(lines)]
    down = [(column in texts[at]) for at, end in zip(anchors, ends, strict=True) for column in set().union(*texts[at + 1 : end])]
    begun = [-1, *anchors[:-1]]
    up = [(column in texts[at]) for at, begin in zip(anchors, begun, strict=True) for column in set().union(*texts[begin + 1 : at])]
    top, bottom = down.count(False) <= _AGAINST * len(down), up.count(False) <= _AGAINST * len(up)
    rest, more = anchors[0], len(lines) - 1 - anchors[-1]
    top = top and _begin_texts([lines[at] for at in anchors])
    bottom = bottom and _begin_texts([lines[at + 1] for at in anchors[:-1]])
    if top and (not bottom or more or not rest):
        starts = sorted({0, *anchors})
        return _with_rows_between(region, lines, starts)
    if bottom:
        return [0, *(at + 1 for at in anchors[:-1])]
    return _middle(region, lines, anchors)


def _begin_texts(lines: Sequence[TextLine]) -> bool:
    """True for lines whose words begin texts rather than go on with them in lower case."""
    words = [text.words for line in lines for text in line.texts if text.words[:1].isalpha()]
    return sum(word[0].islower() for word in words) <= _GOING_ON * len(words)


def _with_rows_between(region: Region, lines: Sequence[TextLine], starts: list[int]) -> list[int]:
    """The starts of rows, and of those without figures: what stands as far below the line before as rows do."""
    gaps = gaps_of(lines)
    between = [gaps[at - 1] for at in starts if at]
    within = [gap for at, gap in enumerate(gaps) if at + 1 not in starts]
    if not between or not within or median(between) - median(within) < 2 * _CLEAR * region.high:
        return starts
    least = (median(between) + median(within)) / 2
    return sorted({*starts, *(at + 1 for at, gap in enumerate(gaps) if gap > least)})


def _middle(region: Region, lines: Sequence[TextLine], anchors: Sequence[int]) -> list[int] | None:
    """The starts of rows whose figures stand at half their height: the widest gap between two of these parts them."""
    gaps = gaps_of(lines)
    found = [0]
    for one, other in pairwise(anchors):
        own = sorted(range(one, other), key=lambda at: gaps[at], reverse=True)
        if len(own) > 1 and gaps[own[0]] - gaps[own[1]] < _CLEAR * region.high:
            return None
        found.append(own[0] + 1)
    return found


def _by_gaps(region: Region, lines: Sequence[TextLine]) -> list[int] | None:
    """The starts of rows without figures: the gaps between them are wider than those within them, or each is one line."""
    if len(lines) < 2:
        return [0]
    gaps = gaps_of(lines)
    least, most = min(gaps), max(gaps)
    if most - least < 2 * _CLEAR * region.high:
        alone = all(len({region.column(text.centre) for text in line.texts}) == len(region.reach) for line in lines)
        return list(range(len(lines))) if alone else None
    found = [0, *(at + 1 for at, gap in enumerate(gaps) if gap > (least + most) / 2)]
    return found if all(len(lines[at].texts) > 1 for at in found) else None
