"""Header rows: which rows of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ...documents.blocks import Place, Row
from ...language.codes import split_leading
from ...language.header_words import compact, edition_of, levels_named, role_of
from ...language.lexicon import INDICATOR, RESULT, local_number
from ...language.money import scale_of, spans_as_unit
from ...language.numbers import looks_like_rupiah, year_in
from ...language.years import counted_year, counted_years, heading_year, heads_counted_years
from .numbering import is_count, is_numbering


def _is_header_cell(text: str) -> bool:
    return len(text) <= 130 and bool(
        role_of(text)
        or edition_of(text)
        or year_in(text)
        or counted_year(text)
        or is_count(text)
        or re.fullmatch(
            r"(?i)(?:pada\s+)?(?:tahun\s*)?(?:ke\s*-?)?|nama|(?:bidang\s*)?(?:urusan)?|pernyataan|rumusan|narasi|kinerja|[a-z]|\W*",
            text.strip(),
        )
    )


_BRACKETED = re.compile(r"\([^()]*\)")  # a remark: the unit of money, the column's number
_SMALL_AMOUNT = re.compile(r"(?i)rp\.?\s*(?!20\d\d$)(?=[\d.,]*[1-9])\d[\d.,]*(?:-|\s*[/=]-)?")
DEEPEST = 6  # rows that a header has at most

# Slashes that names and indicators have too: any other one parts what a header names ("Program/Kegiatan").
_ALTERNATIVES = re.compile(r"(?i)\b(?:kab(?:upaten)?\.?\s*/\s*kota|dan\s*/\s*atau)\b")

_AROUND_SLASH = re.compile(r"(\w*)\W*/\W*(\w*)")
_BESIDE_YEARS = frozenset({"code", "number", "end", "end_target", "end_pagu", "responsible", "note"})
_NO_NAMES = frozenset({"indicator", "unit", "baseline", "target", "pagu", "end", "end_target", "end_pagu", "past", "formula"})


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are header: rows of header words, years and column numbers; 0 where the first row is none."""
    return _header_rows(tuple(row.cells for row in rows[:DEEPEST]))


@lru_cache(maxsize=1_000)  # it is asked again and again while a table is put together over pages
def _header_rows(cells: tuple[tuple[str, ...], ...]) -> int:
    rows = [Row(row, Place()) for row in cells]
    count, roles = 0, set[str]()
    for row in rows:
        if is_numbering(row) and not counts_years(row, rows[:count]):
            return count + 1 if roles else 0
        filled = [cell for cell in row.cells if cell.strip()]
        mine = {role_of(cell) for cell in filled if len(cell) <= 130} - {""}
        if not (_goes_on(row, filled, mine, rows[:count]) if count else _begins(filled, mine) or _heads_years(rows)):
            break
        roles |= mine
        count += 1
    return count if len(roles) >= 2 and not (count == 1 and _is_rest(rows[0])) else 0


def _is_rest(row: Row) -> bool:
    """True for a row that names few of its many columns, and begins in the middle of a sentence: the rest of texts that a page cut."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    return len(filled) * 3 <= len(row.cells) and any(cell[0].islower() and len(cell.split()) > 1 for cell in filled)


def _heads_years(rows: Sequence[Row]) -> bool:
    """True for a row of years alone, or beside columns that no statement stands in, with a row of "Target" and "Rp" below it."""
    filled = [cell for cell in rows[0].cells if cell.strip()]
    years = sum(heading_year(cell) is not None for cell in filled)
    if not years or any(heading_year(cell) is None and role_of(cell) not in _BESIDE_YEARS for cell in filled):
        return False
    below = [role_of(cell) for cell in rows[1].cells if cell.strip()] if len(rows) > 1 else []
    return bool(below) and set(below) <= {"target", "pagu"} and len(below) >= years


def _begins(filled: Sequence[str], roles: set[str]) -> bool:
    """True for a header's first row: at least two columns named, and no long sentence or amount, which shows that data has begun."""
    known = sum(_is_header_cell(cell) for cell in filled)
    spoken = any(_is_amount(cell) or _is_statement(cell) for cell in filled)
    levels = {level for cell in filled if len(cell) < 20 and role_of(cell) == "name" for level in levels_named(cell)}
    editions = {"former", "new"} <= {edition_of(cell) for cell in filled}
    return (len(roles) >= 2 or len(levels) >= 2 or editions) and known >= 0.6 * len(filled) and not spoken


def _goes_on(row: Row, filled: Sequence[str], roles: set[str], above: Sequence[Row]) -> bool:
    """True for a further row of a header: a row of years, or of header words without figures and statements."""
    years = sum((heading_year(cell) or counted_year(cell)) is not None for cell in filled)
    if years >= 3 or counts_years(row, above) or spans_as_unit(row.cells) > 1:
        return True
    counted = any("tahunke" in compact(cell) or compact(cell) in ("tahun", "padatahun") for cell in filled if len(cell) <= 60)
    editions = {edition_of(cell) for cell in filled}
    if not (years or roles or counted or {"former", "new"} <= editions) or _is_data(row) or any(_is_amount(cell) for cell in filled):
        return False
    return sum(_is_header_cell(cell) for cell in filled) >= 0.7 * len(filled) and not any(
        len(cell) > 60 and not role_of(cell) for cell in filled
    )


def counts_years(row: Row, above: Sequence[Row]) -> bool:
    """True for the row "1 2 3 4 5" below "pada tahun ke-": it counts the years of the period, right of columns it leaves empty."""
    counted = counted_years(row.cells)
    if not counted or not all(at in counted or not text.strip() or role_of(text) for at, text in enumerate(row.cells)):
        return False
    first = min(counted)
    named = any(heads_counted_years(text) for upper in above for text in upper.cells[: first + 1])
    return first > 0 and not row.cells[0].strip() and (named or (first > 1 and not row.cells[1].strip()))


def _is_amount(text: str) -> bool:
    """True for an amount of money, however small where it says so ("Rp17,060" in thousands); "Rp 2026" and "Rp 000" head columns."""
    return looks_like_rupiah(text) or bool(_SMALL_AMOUNT.fullmatch(text.strip()))


def _is_statement(text: str) -> bool:
    """A coded name, a result or an indicator in words: it stands in a table's body, never in its header."""
    printed, rest = split_leading(text)
    if (printed and rest) or local_number(text):
        return True
    return (
        len(text.split()) >= 4
        and "/" not in _ALTERNATIVES.sub(" ", text)
        and role_of(text) not in ("indicator", "baseline", "end")
        and bool(INDICATOR.match(text) or RESULT.match(text))
    )


def _is_data(row: Row) -> bool:
    """A row whose words start like a statement ("Program Penunjang …", "Indeks Kepuasan …") is data, whatever words it uses."""
    return any(
        len(_BRACKETED.sub(" ", cell).split()) >= 4 and not _parts_headings(cell) and year_in(cell) is None and not _heads_money(cell)
        for cell in row.cells
        if cell.strip()
    )


def _parts_headings(text: str) -> bool:
    """True where a slash parts what a column is named by ("Program/Kegiatan"), and not two words of a name ("Pengujian/Verifikasi")."""
    around = [word for pair in _AROUND_SLASH.findall(_ALTERNATIVES.sub(" ", text)) for word in pair if word]
    if not around or role_of(text) in _NO_NAMES:
        return bool(around)
    return any(role_of(word) or levels_named(word) for word in around)


def _heads_money(text: str) -> bool:
    """True for the heading of a column of money that says in which unit: "Pagu dalam ribuan rupiah"."""
    return len(text) <= 60 and role_of(text) == "pagu" and scale_of(text) > 1
