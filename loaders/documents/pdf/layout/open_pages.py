"""Whether a page may hold tables that no upright line draws, told by its pieces alone: most pages do not, and are looked at no further."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .grid import Grid
from .lines import Piece

_LINES, _TEXTS = 2, 3  # lines of so many texts: fewer are no table


@dataclass(slots=True)
class OpenTables:
    """The tables of a page that no upright line draws: their grids, each with the reach of its columns' texts; and those unread."""

    grids: list[Grid] = field(default_factory=list)
    reach: list[list[tuple[float, float]]] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def may_hold_tables(pieces: Sequence[Piece]) -> bool:
    """True where several lines have several texts side by side, as no prose has."""
    strong = run = 0
    last = -1e9
    for middle in sorted(piece.middle for piece in pieces):
        run = run + 1 if middle - last < 2.0 else 1
        strong += run == _TEXTS
        last = middle
    return strong >= _LINES
