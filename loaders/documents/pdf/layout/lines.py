"""Characters to words, lines and paragraphs, by their places on the page. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..marks.objects import Char
from .breaks import BREAK
from .grid import Cell, Grid

_SPACE = 0.17  # of a letter's height: a wider gap is a blank
_CONDENSED = -0.03  # of a letter's height: letters set nearer than they are wide
_WIDER = 0.145  # by so much a blank is wider than the usual gap of a piece,
_OF_PITCH = 0.27  # of the way from letter to letter
_WIDER_IN_CONDENSED = 0.12  # and of a condensed one
_NO_ROOM = 0.06  # of a letter's height: a blank that takes less room was printed without width
_TOO_SHORT, _SPACED_WORDS = 3, 2  # letters that do not tell if a word is letter-spaced; words of a page that tell of these
_TELLING, _SPACED = 8, 0.5  # letters of a piece that tells if it is letter-spaced; the share of these on a page that is
_LETTER_SPACED = 0.09  # of a letter's height: as far apart stand no two letters of a word that is not letter-spaced
_APART = 1.2  # of a letter's height: a wider gap parts two texts
_LIST_MARK = re.compile(r"^(?:[•✓✔➢➤▪●○■□◦·‣→\uf000-\uf0ff]|[-–—]\s|\(?\d{1,2}[.)]\s?(?=\D)|(?:[a-zA-Z]|[ivx]{2,4})[.)]\s)")
_OPEN_END = re.compile(r"\S[-/]$")
_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d\d)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d\d)?")
_LONE_BRACKET = re.compile(r"\([^()\d]{1,24}\)\W?")  # "(Laporan)": the unit of what stands before it
_GOES_ON = re.compile(
    r"(?i)(?:^|[^;:.\s]\s)(?:yang|dan|atau|serta|dengan|untuk|oleh|dari|dalam|pada|kepada|terhadap|sesuai|melalui|di|ke|per)$"
)
_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}%?")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)+\.?\s+\D")
# A lead to what stands below it ("Sasaran untuk Tujuan 2 :"), and a caption behind a sentence.
_LEAD = re.compile(r"(?:Misi|Tujuan|Sasaran)\b[^.:;]{0,70}:\s*$")
_CHAPTER = re.compile(r"BAB\s+[IVX]+(?:\s+[A-Z]{3,}.*)?$")  # alone on its line, or before its title in capitals
_CAPTION = re.compile(r"(?:Tabel|Gambar)\s+(?:\d|[IVX]+\.)")
# "Misi 4: …", one of several that follow each other line by line, however near.
_COUNTED_LABEL = re.compile(r"(?i)^(?:misi|tujuan|sasaran|strategi)\s+(?:ke\s*-?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})\s*[:=]\s*\S")

Letter = tuple[str, float]  # with the room before it in letter heights, 0 where no blank stands there


@dataclass(slots=True)
class Piece:
    """Words printed in one go on one line; `cell` is (grid, cell) where it stands in a table."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    cell: tuple[int, int] | None = None
    spilled: bool = False  # it ran over the lower edge of its cell

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The place of its middle from the top."""
        return (self.top + self.bottom) / 2


def pieces_of(chars: Sequence[Char], grids: Sequence[Grid]) -> list[Piece]:
    """The characters as pieces, each in the cell that it was begun in; a character printed twice (a shadow) counts once."""
    found: list[Piece] = []
    letters: list[Letter] = []
    loose: list[tuple[int, Sequence[Letter]]] = []
    gaps: list[float] = []  # of two letters that no blank parts, in letter heights
    spacings: list[float] = []  # of the words that are letter-spaced, in letter heights
    apart = [not any(_share_room(grid, other) for other in grids if other is not grid) for grid in grids]
    inside: Cell | None = None  # most letters stand in the cell of the one before, if no other table lies over it
    cell: tuple[int, int] | None = None
    own: tuple[int, int] | None = None
    was, was_x0, was_top, was_x1, was_middle, was_height = "", 0.0, 0.0, 0.0, 0.0, -1.0  # the letter before
    left = high = right = low = 0.0  # the sides of the piece
    begun = False
    for char in chars:
        text, x0, top, x1, bottom, blank, _ = char
        height = bottom - top
        if height <= 0.5 or x1 < x0:
            continue
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        if inside is None or not (inside.x0 <= x < inside.x1 and inside.top <= y < inside.bottom):
            cell = cell_at(grids, x, y)
            inside = grids[cell[0]].cells[cell[1]] if cell is not None and apart[cell[0]] else None
        # Beside the letter before, on one line: said here once more than in a function of its own, for each letter of a plan.
        if begun and abs(y - was_middle) < 0.35 * (was_height if was_height < height else height):
            gap = x0 - was_x1
            if text == was and abs(x0 - was_x0) < 0.12 * height and abs(top - was_top) < 0.12 * height:
                continue
            spaced = gap > _SPACE * height or (blank and gap > -0.1 * height)
            if -0.6 * height < gap < _APART * height and (not spaced or cell == own):
                letters.append((text, (gap / height if gap > _NO_ROOM / 2 * height else _NO_ROOM / 2) if spaced else 0.0))
                gaps.append(0.0 if spaced else gap / height)
                right = max(right, x1)
                if top != was_top or height != was_height:
                    high, low = min(high, top), max(low, bottom)
                was, was_x0, was_top, was_x1, was_middle, was_height = text, x0, top, x1, y, height
                continue
        if begun:
            found.append(
                Piece(_spelled(letters, gaps, (right - left) / was_height, loose, len(found), spacings), left, high, right, low, own)
            )
        begun, own = True, cell
        left, high, right, low = x0, top, x1, bottom
        letters, gaps = [(text, 0.0)], [0.0]
        was, was_x0, was_top, was_x1, was_middle, was_height = text, x0, top, x1, y, height
    if begun:
        found.append(Piece(_spelled(letters, gaps, (right - left) / was_height, loose, len(found), spacings), left, high, right, low, own))
    _spell_spaced(found, loose, spacings)
    _keep_spilled(found, grids)
    return found


def _spell_spaced(pieces: Sequence[Piece], loose: Sequence[tuple[int, Sequence[Letter]]], spacings: Sequence[float]) -> None:
    """Short words and figures of a page that is letter-spaced, or has words that are, which do not tell by themselves that they are."""
    if len(spacings) >= _SPACED_WORDS:
        most = 1.6 * max(spacings)
        for at, letters in loose:
            if len(letters) <= _TOO_SHORT and all(_LETTER_SPACED <= room <= most for _, room in letters[1:]):
                pieces[at].text = "".join(letter for letter, _ in letters)
    rooms = sorted(room for _, letters in loose if len(letters) >= _TELLING for _, room in letters[1:])
    telling = sum(len(piece.text) >= _TELLING for piece in pieces)
    if not rooms or sum(len(letters) >= _TELLING for _, letters in loose) < _SPACED * telling:
        return
    least = 1.6 * rooms[len(rooms) // 2]
    for at, letters in loose:
        pieces[at].text = "".join(f" {letter}" if room >= least else letter for letter, room in letters).lstrip()


def _share_room(one: Grid, other: Grid) -> bool:
    """True for two tables of which one lies over the other, or touches it."""
    return one.xs[0] <= other.xs[-1] and other.xs[0] <= one.xs[-1] and one.ys[0] <= other.ys[-1] and other.ys[0] <= one.ys[-1]


def _spelled(
    letters: Sequence[Letter],
    gaps: Sequence[float],
    long: float,
    loose: list[tuple[int, Sequence[Letter]]],
    number: int,
    spacings: list[float],
) -> str:
    """Letters with the blanks between them: where nearly each stands apart from the next, only wider gaps part words.

    Some programs print a blank without width between any two letters; some titles are letter-spaced; where letters are set nearer than
    they are wide, a gap that no blank of the file fills is narrower by as much. Pieces most of whose letters stand apart are noted in
    `loose` by their number.
    """
    if len(letters) > _TOO_SHORT and 0.0 in gaps[1:] and (spacing := _letter_spacing(letters, gaps)):
        spacings.append(spacing)
        least = 1.6 * spacing + _SPACE / 2  # a blank stands between two such gaps
        return "".join(f" {letter}" if room > least else letter for letter, room in letters).lstrip()
    if max(gaps) > _WIDER_IN_CONDENSED + 2 * _CONDENSED:
        letters = _with_narrow_blanks(letters, gaps, long / len(letters))
    rooms = [room for _, room in letters[1:] if room]
    if rooms and len(rooms) >= 0.5 * (len(letters) - 1) and all(len(letter) == 1 for letter, _ in letters):
        loose.append((number, letters))
    if len(rooms) > 2 and len(rooms) > 0.3 * len(letters) and all(len(letter) == 1 for letter, _ in letters):  # no recognised words
        tight = sum(room < _NO_ROOM for room in rooms)
        wide = sum(letter.isalpha() for letter, _ in letters) > 0.7 * len(letters) and len(rooms) >= max(5, 0.75 * (len(letters) - 1))
        least = 1.6 * sorted(rooms)[len(rooms) // 2] if wide and tight < 0.5 * len(rooms) else _NO_ROOM if tight > 0.3 * len(rooms) else 0.0
        letters = [(letter, room if room >= least else 0.0) for letter, room in letters]
    return "".join(f" {letter}" if room else letter for letter, room in letters).lstrip()


def _letter_spacing(letters: Sequence[Letter], gaps: Sequence[float]) -> float:
    """How far the letters of words stand apart of which each does so, in letter heights; 0 for words of letters that touch."""
    own = [room or gap for (_, room), gap in zip(letters[1:], gaps[1:], strict=True)]
    if len(own) < _TOO_SHORT or min(own) < _LETTER_SPACED or any(len(letter) > 1 for letter, _ in letters):
        return 0.0
    return sorted(own)[len(own) // 2]


def _with_narrow_blanks(letters: Sequence[Letter], gaps: Sequence[float], pitch: float) -> list[Letter]:
    """Letters with the gaps behind words that are wider than the usual gap of the piece by nearly a blank; a lone letter is no word."""
    usual = sorted(gaps)[len(gaps) // 2]
    least = usual + min(_WIDER_IN_CONDENSED if usual < _CONDENSED else _WIDER, _OF_PITCH * pitch)  # some fonts tell of higher letters
    found: list[Letter] = []
    word = 0
    for (letter, room), gap in zip(letters, gaps, strict=True):
        found.append((letter, room or (gap if gap > least and word > 1 else 0.0)))
        word = (0 if found[-1][1] else word) + letter.isalpha()
    return found


def cell_at(grids: Sequence[Grid], x: float, y: float) -> tuple[int, int] | None:
    """The cell at a point, of the smallest table there."""
    best: tuple[float, int, int] | None = None
    for number, grid in enumerate(grids):
        if grid.xs[0] <= x <= grid.xs[-1] and grid.ys[0] <= y <= grid.ys[-1]:
            cell = grid.at(x, y)
            if cell is not None and (best is None or grid.area < best[0]):
                best = (grid.area, number, cell)
    return best[1:] if best else None


def _keep_spilled(pieces: Sequence[Piece], grids: Sequence[Grid]) -> None:
    """Lines that ran over the lower edge of a cell too small for its text stay in the cell that they were begun in.

    Such a line follows the cell's last line in the page's content and lies across the edge; those behind it go on with it.
    """
    for before, piece in pairwise(pieces):
        if before.cell is None or piece.cell is None or before.cell[0] != piece.cell[0] or before.cell == piece.cell:
            continue
        cell = grids[before.cell[0]].cells[before.cell[1]]
        pitch = piece.middle - before.middle
        if not (0.5 * piece.height < pitch < 1.6 * piece.height and cell.x0 - 2 <= piece.x0 < cell.x1 and piece.middle > cell.bottom):
            continue
        if piece.top < cell.bottom - 0.12 * piece.height or before.spilled:
            piece.cell, piece.spilled = before.cell, True


@dataclass(slots=True)
class Line:
    """One line of text in a cell or paragraph."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The place of its middle from the top."""
        return (self.top + self.bottom) / 2


def lines_of(pieces: Sequence[Piece], apart: float | None = None) -> list[Line]:
    """Pieces side by side as lines, from top to bottom; gaps wider than `apart` letter heights part two lines."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.x0)):
        row = rows[-1] if rows else None
        if row is not None and abs(piece.middle - row[0].middle) < 0.45 * min(piece.height, row[0].height):
            row.append(piece)
        else:
            rows.append([piece])
    found: list[Line] = []
    for row in rows:
        line: Line | None = None
        for piece in sorted(row, key=lambda piece: piece.x0):
            gap = piece.x0 - line.x1 if line is not None else 0.0
            if line is None or (apart is not None and gap > apart * piece.height):
                line = Line(piece.text, piece.x0, piece.top, piece.x1, piece.bottom)
                found.append(line)
                continue
            line.text += (" " if gap > 0.1 * piece.height else "") + piece.text
            line.x1 = max(line.x1, piece.x1)
            line.top, line.bottom = min(line.top, piece.top), max(line.bottom, piece.bottom)
    return found


# A small consonant by itself at a line's beginning: the last of a word, however wide the cell is.
_LAST_LETTER = re.compile(r"[b-df-hj-np-tv-z](?![^\s])")


def paragraphs(lines: Sequence[Line], left: float, right: float) -> list[list[Line]]:
    """The lines between two margins, one list for each paragraph or list item."""
    pitches = sorted(b.middle - a.middle for a, b in pairwise(lines))
    usual = pitches[len(pitches) // 4] if pitches else 0.0
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before is None or starts_anew(before, line, (right - left) - (before.x1 - before.x0), usual):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def text_of(lines: Sequence[Line], left: float, right: float) -> str:
    """Lines between two margins as one text: "\\n" between paragraphs, BREAK where a line's end may stand within a word."""
    whole = "".join(line.text.replace(" ", "") for line in lines)
    if len(lines) > 1 and is_amount(whole):
        return whole
    return "\n".join(joined_lines(part, right - left) for part in paragraphs(lines, left, right))


def is_amount(text: str) -> bool:
    """True for an amount of millions or more with its groups of thousands: put together from a wrapped cell, it can be nothing else."""
    return bool(_AMOUNT.fullmatch(text.replace(" ", "")))


def joined_lines(lines: Sequence[Line], width: float = float("inf")) -> str:
    """The lines of one paragraph as one text; in a cell of a known width words may be broken."""
    text = lines[0].text
    for before, line in pairwise(lines):
        if width < float("inf") and (may_be_broken(before, line, width) or (_LAST_LETTER.match(line.text) and before.text[-1:].islower())):
            between = BREAK
        elif _OPEN_END.search(text) and line.text[:1].isalnum():
            between = ""
        else:
            between = " "
        text += between + line.text
    return text


def starts_anew(before: Line, line: Line, room: float, usual: float) -> bool:
    """True where a line begins a paragraph: a list mark, a wider gap above, a place of its own, or room before it for its first word."""
    if _LIST_MARK.match(line.text) or _NUMBERED.match(line.text) or (_CHAPTER.match(line.text) and may_end(before)):
        return True
    if not may_end(before) or line.text[:1].islower() or _LONE_BRACKET.fullmatch(line.text.strip()):
        return False
    if _LEAD.match(line.text) or (_CAPTION.match(line.text) and before.text.endswith((".", ":", ";"))):
        return True
    if _COUNTED_LABEL.match(line.text) or (usual and line.middle - before.middle > 1.35 * usual + 1):
        return True
    if before.text.endswith((".", ":", "!", "?")) and line.x0 - before.x0 > 0.3 * (before.x1 - before.x0):
        return True  # behind a sentence and far to the right of its line: the place and date that sign a text
    first = line.text.split(maxsplit=1)[0]
    width = (line.x1 - line.x0) * (len(first) + 1) / max(1, len(line.text))
    return room > 1.3 * width + 0.6 * line.height and room > 0.25 * (room + before.x1 - before.x0)


def may_end(line: Line) -> bool:
    """True for a line behind which a text may end: no word or mark of it asks for more."""
    return not (_is_open(line.text) or line.text.endswith(("-", "/", ",")) or _GOES_ON.search(line.text))


def may_be_broken(before: Line, line: Line, width: float) -> bool:
    """True where a line's last word may go on in the next line: the two are wider than the cell, and not one more letter had room."""
    last, first = before.text.rsplit(maxsplit=1)[-1], line.text.split(maxsplit=1)[0]
    if last[-1:] in ".,":
        return bool(re.search(r"\d[.,]$", last)) and bool(re.match(r"\d{3}(?!\d)", first))
    if _DECIMAL.fullmatch(last) and _DECIMAL.fullmatch(first):
        return False  # two values, one above the other
    letters = last[-1:].isalpha() and first[:1].isalpha()
    if not letters and not (last[-1:].isdigit() and first[:1] in "0123456789.,%"):
        return False
    letter = (line.x1 - line.x0 + before.x1 - before.x0) / max(1, len(line.text) + len(before.text))
    return width - (before.x1 - before.x0) < 2 * letter and letter * (len(last) + len(first)) > width


def _is_open(text: str) -> bool:
    """True for a text with an opening quotation mark or bracket that it does not close."""
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")
