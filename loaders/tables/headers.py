"""Header rows: which rows of a table are its header, and which only count its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..documents.blocks import Row
from ..language.codes import split_leading
from ..language.header_words import role_of
from ..language.lexicon import INDICATOR, RESULT, local_number
from ..language.numbers import looks_like_rupiah, year_in

_NUMBERING = re.compile(r"\(+\s*\d{0,2}\s*\)?|\d{1,2}\)?")


def is_numbering(row: Row) -> bool:
    """True for the row that only counts the columns: "(1) (2) (3)", "11 12 13"."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if len(filled) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(digits) for cell in filled if (digits := re.sub(r"\D", "", cell))]
    plain = not any("(" in cell for cell in filled)
    if plain and numbers and numbers[0] == 1 and len(row.cells) > 3 and not any(cell.strip() for cell in row.cells[:2]):
        return False  # "tahun ke- 1 2 3 4 5": the years are counted, not the columns
    return len(numbers) >= 3 and sum(b - a in (1, 2) for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)


def without_numbering(row: Row) -> Row | None:
    """The row without the columns' numbers, where those were printed into its cells ("1 | 2 Meningkatnya … | 3"); else None."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    numbers = [match for _, cell in filled if (match := re.match(r"\(?(\d{1,2})\)?(?:\s|$)", cell))]
    if len(numbers) < len(filled) or len(filled) < 4:
        return None
    counted = sum(int(b[1]) - int(a[1]) in (0, 1) for a, b in pairwise(numbers))
    alone = sum(_NUMBERING.fullmatch(cell) is not None for _, cell in filled)
    if int(numbers[0][1]) != 1 or counted < 0.8 * (len(numbers) - 1) or not 0.5 * len(filled) <= alone < len(filled):
        return None
    cells = list(row.cells)
    for (at, cell), match in zip(filled, numbers, strict=True):
        cells[at] = cell[match.end() :].strip()
    return replace(row, cells=tuple(cells))


def _is_header_cell(text: str) -> bool:
    return len(text) <= 130 and bool(
        role_of(text) or year_in(text) or _NUMBERING.fullmatch(text.strip()) or re.fullmatch(r"(?i)tahun|ke\s*-?|[a-z]|\W*", text.strip())
    )


DEEPEST = 6  # rows that a header has at most


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are header: rows of header words, years and column numbers; 0 where the first row is none."""
    count, roles = 0, set[str]()
    for row in rows[:DEEPEST]:
        if is_numbering(row):
            return count + 1 if roles else 0
        filled = [cell for cell in row.cells if cell.strip()]
        mine = {role_of(cell) for cell in filled if len(cell) <= 130} - {""}
        if not (_goes_on(row, filled, mine) if count else _begins(filled, mine)):
            break
        roles |= mine
        count += 1
    return count if len(roles) >= 2 else 0


def _begins(filled: Sequence[str], roles: set[str]) -> bool:
    """True for a header's first row: at least two columns named, and no long sentence or amount, which shows that data has begun."""
    known = sum(_is_header_cell(cell) for cell in filled)
    spoken = any(looks_like_rupiah(cell) or _is_statement(cell) for cell in filled)
    return len(roles) >= 2 and known >= 0.6 * len(filled) and not spoken


def _goes_on(row: Row, filled: Sequence[str], roles: set[str]) -> bool:
    """True for a further row of a header: a row of years, or of header words without figures and statements."""
    years = sum(year_in(cell) is not None and len(cell) < 12 for cell in filled)
    if years >= 3 or _counts_years(row, filled):
        return True
    if not (years or roles) or _is_data(row) or any(looks_like_rupiah(cell) for cell in filled):
        return False
    return sum(_is_header_cell(cell) for cell in filled) >= 0.7 * len(filled) and not any(
        len(cell) > 60 and not role_of(cell) for cell in filled
    )


def _counts_years(row: Row, filled: Sequence[str]) -> bool:
    """True for the row "1 2 3 4 5" below "pada tahun ke-": it counts the years of the period, right of columns it leaves empty."""
    return len(filled) >= 3 and not any(cell.strip() for cell in row.cells[:2]) and filled == [str(n) for n in range(1, len(filled) + 1)]


def _is_statement(text: str) -> bool:
    """A coded name, a result or an indicator in words: it stands in a table's body, never in its header."""
    printed, rest = split_leading(text)
    if (printed and rest) or local_number(text):
        return True
    return (
        len(text.split()) >= 4
        and "/" not in text
        and role_of(text) not in ("indicator", "baseline", "end")
        and bool(INDICATOR.match(text) or RESULT.match(text))
    )


def _is_data(row: Row) -> bool:
    """A row whose words start like a statement ("Program Penunjang …", "Indeks Kepuasan …") is data, whatever words it uses."""
    return any(len(cell.split()) >= 4 and not re.search(r"[/]", cell) and year_in(cell) is None for cell in row.cells if cell.strip())
