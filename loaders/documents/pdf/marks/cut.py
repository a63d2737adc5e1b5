"""Figures that the edge of the page cuts: what is left of one is no smaller figure. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .objects import Char

CUT = "…"  # stands where figures go on outside of the page: such an amount is read as none, and listed
_OF_FIGURES = frozenset("0123456789.,")
_APART = 0.15  # of a letter's height: figures farther apart are two


def cut_marked(chars: Sequence[Char], beyond: Iterable[tuple[int, Char]]) -> list[Char]:
    """The characters of a page with CUT beside a figure that goes on `beyond` its edge (each with how many characters come before)."""
    marks: dict[int, Char] = {}
    for at, outside in beyond:
        if at and not outside.gap and _go_on(chars[at - 1], outside):
            marks[at] = chars[at - 1]._replace(text=CUT, x0=chars[at - 1].x1, gap=False)
        elif at < len(chars) and _go_on(outside, chars[at]):
            marks[at] = chars[at]._replace(text=CUT, x1=chars[at].x0, gap=True)
    found: list[Char] = []
    for at, char in enumerate(chars):
        if at in marks:
            found.append(marks[at])
        found.append(char)
    return [*found, marks[len(chars)]] if len(chars) in marks else found


def _go_on(one: Char, other: Char) -> bool:
    """True for two letters of a figure beside one another on one line."""
    height = one.bottom - one.top
    level = abs(one.top + one.bottom - other.top - other.bottom) < height
    return level and one.text in _OF_FIGURES and other.text in _OF_FIGURES and -0.2 * height < other.x0 - one.x1 < _APART * height
