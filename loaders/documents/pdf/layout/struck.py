"""Words that are struck through: a line drawn through their letters, and no farther. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..marks.objects import Char, Edge, PageObjects

_UPPER, _LOWER = 0.3, 0.75  # of a letter's height from its top: a line in between runs through it, one below underlines it
_BEYOND = 0.7  # of a letter's height: so far a line may reach beyond the words that it strikes out
_BAND = 8.0  # points
_LEAST = 2  # letters
_TOUCH = 1.5  # points: a line that an upright one ends on so near is a side of a cell


def without_struck(objects: PageObjects) -> tuple[PageObjects, list[str]]:
    """A page without the words that are struck through and the lines that strike them out; and these words."""
    struck: set[int] = set()
    strokes: set[int] = set()
    words: list[str] = []
    # The characters that a line in each band of the page's height may run through; most bands have no line.
    near: dict[int, list[int]] = {int(edge.at // _BAND): [] for edge in objects.level}
    for at, (_, _, top, _, bottom, _, _) in enumerate(objects.chars) if near else ():
        height = bottom - top
        first, last = int((top + _UPPER * height) // _BAND), int((top + _LOWER * height) // _BAND)
        if first in near:
            near[first].append(at)
        for band in range(first + 1, last + 1):  # of large letters
            if band in near:
                near[band].append(at)
    for number, edge in enumerate(objects.level):
        through = _through(edge, objects.chars, near[int(edge.at // _BAND)])
        if len(through) >= _LEAST and not any(_touches(edge, line) for line in objects.upright):
            strokes.add(number)
            if not struck.issuperset(through):
                words.append(_words([objects.chars[at] for at in through]))
            struck.update(through)
    if not struck:
        return objects, []
    return replace(
        objects,
        chars=[char for at, char in enumerate(objects.chars) if at not in struck],
        level=[edge for at, edge in enumerate(objects.level) if at not in strokes],
    ), words


def _through(edge: Edge, chars: Sequence[Char], near: Sequence[int]) -> list[int]:
    """The characters among those `near` that a level line runs through, where it begins and ends with them; [] for any other line."""
    y, start, end = edge
    found = []
    for at in near:
        _, x0, top, x1, bottom, _, turn = chars[at]
        height = bottom - top
        if _UPPER * height < y - top < _LOWER * height and start <= (x0 + x1) / 2 <= end and height > 0 and not turn:
            found.append(at)
    if not found:
        return []
    row = sorted((chars[at] for at in found), key=lambda char: char.x0)
    height = max(char.bottom - char.top for char in row)
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    reaches = row[0].x0 - edge.start, edge.end - row[-1].x1
    return found if max([*gaps, *reaches]) <= _BEYOND * height else []


def _touches(edge: Edge, line: Edge) -> bool:
    """True where an upright line ends on, or crosses, the end of a level one."""
    near = min(abs(line.at - edge.start), abs(line.at - edge.end)) <= _TOUCH
    return near and line.start - _TOUCH <= edge.at <= line.end + _TOUCH


def _words(chars: Sequence[Char]) -> str:
    return "".join(f"{' ' if char.gap and number else ''}{char.text}" for number, char in enumerate(chars))
