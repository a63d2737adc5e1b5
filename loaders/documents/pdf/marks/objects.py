"""A PDF page's characters, ruling lines, coloured boxes and pictures, as `extract` takes them from pdfium.

Coordinates are points from the top left of the page as it is to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ....language.spelling import SPOILT

Box = tuple[float, float, float, float]


class Char(NamedTuple):
    """One printed character with its box; `gap` is True where white space was printed before it.

    `turn` counts the quarters by which it is turned, clockwise, on a page whose other text runs level.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    gap: bool
    turn: int = 0


class Edge(NamedTuple):
    """A ruling line: at `at`, from `start` to `end` (an upright one: x, top, bottom; a level one: y, left, right)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured box without an outline, as behind the text of a table's cells."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int


class Picture(NamedTuple):
    """Where a picture stands, and what it shares with its copies on other pages: dots across and down, and bytes."""

    box: Box
    same: tuple[int, int, int] = (0, 0, 0)


@dataclass(slots=True)
class PageObjects:
    """A page's characters in the order of its content, its ruling lines, its coloured boxes and pictures."""

    width: float
    height: float
    chars: list[Char] = field(default_factory=list)
    level: list[Edge] = field(default_factory=list)
    upright: list[Edge] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)  # figures of a scan that may have been misread
    untrusted: list[str] = field(default_factory=list)  # those that are wrong as often as right
    crowded: bool = False  # more characters or paths than any real page has: the rest was left out
    spoilt_fonts: list[str] = field(default_factory=list)  # the fonts of characters that nobody can tell
    turned: int = 0  # by how many quarters, clockwise, beyond the page's own rotation

    @property
    def spoilt(self) -> int:
        """How many of the characters nobody can tell: their font does not say which letters it draws."""
        return [char[0] for char in self.chars].count(SPOILT)
