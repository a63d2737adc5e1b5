"""A code printed over several columns below one heading ("Kode": 7 | 01 | 01 | 2.01 | 0001), put together in the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...documents.blocks import Row
from ...language.header_words import compact, role_of
from ...language.lexicon import is_total

_PART = re.compile(r"(?i)\W*(?:\d{1,4}|X{1,2}|[1-9][.,]\s?\d{2})\W*")
_LEVELS = re.compile(r"(?:bidang)?urusan|bidang|program|kegiatan|subkegiatan|[ubpk]|bu|sk|sub")  # heads of parts where nothing says "Kode"
_FEW = 3  # parts of the shortest code, that of a program
_DIGITS = (1, 2, 2, 1, 2, 4)  # of a code's parts: urusan, bidang, program, kewenangan, kegiatan, subkegiatan
_WHOLE = 0.9  # share of a column's cells that must be parts of codes

Places = tuple[int, int]  # the first column of a code, and the one behind its last


def code_places(head: Sequence[Row], body: Sequence[Row]) -> list[Places]:
    """Which columns hold parts of one code: those right of a heading "Kode" that it spans, or headed as codes themselves."""
    width = max((len(row.cells) for row in head), default=0)
    found: list[Places] = []
    at = 0
    while at < width:
        last = at + 1
        begins = _is_code(head, at) and _are_parts(body, at)
        while begins and last < width and _goes_on(head, at, last) and _are_parts(body, last):
            last += 1
        if last == at + 1 and (levels := _by_levels(head, body, at, width)) >= at + _FEW:
            last = levels
        if last > at + 1:
            found.append((at, last))
        at = last
    return found


def _by_levels(head: Sequence[Row], body: Sequence[Row], first: int, width: int) -> int:
    """The column behind the last of those that hold the parts of a code, each headed by its own level ("Urusan | Bidang | Program")."""
    last = first
    while last < width and _heads_level(head, last) and _are_parts(body, last):
        last += 1
    return last


def _heads_level(head: Sequence[Row], at: int) -> bool:
    named = [compact(row.cells[at]) for row in head if at < len(row.cells) and row.cells[at].strip()]
    return bool(named) and _LEVELS.fullmatch(named[-1]) is not None


def with_one_heading(head: Sequence[Row], places: Sequence[Places]) -> list[Row]:
    """The header with "Kode" alone above each code, without what it calls the parts ("Urusan", "Program")."""
    found = []
    for number, row in enumerate(head):
        cells = list(row.cells)
        for first, last in places:
            kept = [cell for cell in cells[first:last] if role_of(cell) == "code"][:1]
            if number == 0 and not _is_code(head, first):  # its parts are headed by what they number
                kept = ["Kode"]
            cells[first:last] = [*kept, *[""] * (len(cells[first:last]) - len(kept))]
        found.append(replace(row, cells=tuple(cells)))
    return found


def with_whole_codes(rows: Sequence[Row], places: Sequence[Places]) -> list[Row]:
    """The rows with the parts of each code put together in its first column."""
    found = []
    for row in rows:
        cells = list(row.cells)
        for first, last in places:
            parts = [cell for cell in cells[first:last] if cell]
            if parts and all(map(_PART.fullmatch, parts)):
                cells[first:last] = [whole(parts), *[""] * (len(cells[first:last]) - 1)]
        found.append(replace(row, cells=tuple(cells)))
    return found


def whole(parts: Sequence[str]) -> str:
    """The code that printed parts make; a sheet drops the zeros that begin them.

    >>> whole(["7", "01", "01", "2.01", "0001"]), whole(["7", "1", "1", "2,01", "7"])
    ('7.01.01.2.01.0001', '7.01.01.2.01.0007')
    """
    pieces: list[str] = []
    for part in parts:
        for piece in re.findall(r"\d+|X+", part.upper()):
            pieces += [piece[0], piece[1:]] if len(pieces) == 3 and len(piece) == 3 else [piece]
    return ".".join(piece.zfill(digits) for piece, digits in zip(pieces, (*_DIGITS, *[1] * len(pieces)), strict=False))


def closed(text: str) -> str:
    """A code whose parts stand apart in one cell, as those of several narrow columns come; any other text as it is.

    >>> closed("7 01 01 2.01 0001"), closed("7.01.02.2 01")
    ('7.01.01.2.01.0001', '7.01.02.2 01')
    """
    parts = text.split()
    return whole(parts) if len(parts) >= 3 and all(map(_PART.fullmatch, parts)) else text


def _is_code(head: Sequence[Row], at: int) -> bool:
    return any(role_of(row.cells[at]) == "code" for row in head if at < len(row.cells))


def _goes_on(head: Sequence[Row], first: int, at: int) -> bool:
    """True for a column that a heading "Kode" spans, or that is headed so itself."""
    spans = any(role_of(row.cells[first]) == "code" and not any(row.cells[first + 1 : at + 1]) for row in head if at < len(row.cells))
    return spans or _is_code(head, at)


def _are_parts(body: Sequence[Row], at: int) -> bool:
    cells = [row.cells[at] for row in body if at < len(row.cells) and row.cells[at] and not _says_no_code(row, at)]
    return bool(cells) and sum(_PART.fullmatch(cell) is not None for cell in cells) >= _WHOLE * len(cells)


def _says_no_code(row: Row, at: int) -> bool:
    """True for words alone in their row, as a remark ("*) Pagu menyesuaikan …") or a band's are, and for what a total row is called."""
    cell = row.cells[at]
    alone = not any(other for place, other in enumerate(row.cells) if place != at)
    return is_total(cell) or (alone and not _PART.fullmatch(cell))
