"""Words that run up, down or upside down on a page whose other text runs level: as level pieces in their place. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ..marks.objects import Char
from .grid import Grid
from .lines import Piece, cell_at, lines_of, pieces_of

_PADDING = 2.0  # points between a cell's side and the text that is set level in it


def level_and_turned(chars: Sequence[Char]) -> tuple[list[Char], list[Char]]:
    """The characters that run level, and those that do not."""
    return [char for char in chars if not char.turn], [char for char in chars if char.turn]


def turned_pieces(chars: Sequence[Char], grids: Sequence[Grid]) -> list[Piece]:
    """Turned characters as pieces, one for each of their lines, in the cell that they stand in.

    Each is set level in the middle of the place that its text takes, one line below the other: where a row of figures is turned, all of
    its cells then stand at one height.
    """
    found: list[Piece] = []

    def spot(char: Char) -> tuple[tuple[int, int] | None, int]:
        return cell_at(grids, (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2), char.turn

    for (cell, turn), run in groupby(chars, spot):
        own = list(run)
        x0, top = min(char.x0 for char in own), min(char.top for char in own)
        x1, bottom = max(char.x1 for char in own), max(char.bottom for char in own)
        lines = lines_of(pieces_of([_levelled(char, turn) for char in own], []))
        if cell is not None:
            box = grids[cell[0]].cells[cell[1]]
            x0, x1 = box.x0 + _PADDING, box.x1 - _PADDING
        height = min((line.height for line in lines), default=0.0)
        first = (top + bottom - height * len(lines)) / 2
        for number, line in enumerate(lines):
            at = first + number * height
            found.append(Piece(line.text, x0, at, min(x1, x0 + line.x1 - line.x0), at + height, cell))
    return found


def _levelled(char: Char, turn: int) -> Char:
    """A character where it would stand were the page turned so that it runs level; `turn` counts quarters clockwise."""
    x0, top, x1, bottom = char.x0, char.top, char.x1, char.bottom
    if turn == 1:
        return Char(char.text, top, -x1, bottom, -x0, char.gap)
    return Char(char.text, -x1, -bottom, -x0, -top, char.gap) if turn == 2 else Char(char.text, -bottom, x0, -top, x1, char.gap)
