"""Rows that only count a table's columns: "(1) (2) (3)", "-1 -2 -3" as a spreadsheet makes of it, "I II III", "(4=2x3)". Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from ...documents.blocks import Row
from ...language.numerals import formatted

_COUNT = re.compile(r"\(*\s*[-–—]?\s*(\d{1,2})\s*[a-d]?\s*[.)]*")
_EMPTY = re.compile(r"\(\s*\)?")  # "(" and "( )": a bracket whose number was lost
_SEVERAL = re.compile(r"\(?\s*[-–—]?\s*(\d{1,2})\s*\)?\s*(?:[-–—/&+]|s\.?d\.?|\s)\s*[-–—]?\(?\s*(\d{1,2})\s*\)?\.?")  # one cell over two
_RUN = re.compile(r"(?:\(?\s*[-–—]?\s*\d{1,2}\s*[.)]?\s*){3,8}")  # one cell over more, such as the columns that a code is spread over
_FORMULA = re.compile(r"\(?\s*(\d{1,2})\s*\)?\s*=[\s\d()x×*:/+\-–—%.,]+")  # a column worked out of others: "6=4/5*100%"
_ROMAN = re.compile(r"\(?\s*([IVXL]{1,7}|[ivxl]{1,7})\s*[.)]?")
_ROMAN_VALUES = {formatted(number, "lowerRoman"): number for number in range(1, 50)}
_LETTER = re.compile(r"\(?\s*([A-Z]|[a-z])\s*[.)]?")
_MERGED = re.compile(r"\(?(\d{1,2})\)?(?:\s|$)")

_BRACKETED = re.compile(r"\(\s*\d{1,2}\s*\)")
_DASHED = re.compile(r"(?:[-–—]\s?\d{1,2}\s*)+")  # what a spreadsheet makes of "(3)"
_PLAIN = re.compile(r"\d{1,2}")
_TAILED_PLAIN = re.compile(r"(?s)[A-Za-z]\D*(\d{1,2})")  # "Awal7", "ng Jawab18"
_LONG = 10  # cells from which plain figures that follow each other are no row of targets
_TAILED_DASH = re.compile(r"(?s)[A-Za-z].*?\s*([-–—]\s?\d{1,2})")  # "Awal-11"
_TAILED = re.compile(r"(?s)\D.*\S\s*(\(\s*\d{1,2}\s*\))")  # "Sub Kegiatan (output) (4)": the end of a head above, printed into the count
_MOST = 0.7  # of a row's cells that must only count where others do so behind words, or that a count begun elsewhere fills

_LAST = 25  # no part of a table begins with a column of a higher number

_Read = TypeVar("_Read")
Span = tuple[int, int]  # the first and the last column that a cell counts


def is_count(cell: str) -> bool:
    """True for a cell that may number a column in digits: "(3)", "3", "-3", "4 -5", "(6=4x5)"."""
    return _digits(cell.strip()) is not None or bool(_EMPTY.fullmatch(cell.strip()))


def is_numbering(row: Row) -> bool:
    """True for the row that only counts the columns, in whatever form."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    if len(filled) < 3:
        return False
    texts = _untailed([cell for _, cell in filled])
    first = filled[0][0]
    for read in (_roman, _letter):
        counted = _all_read(texts, read)
        if counted is not None:
            # Letters and Roman numerals may be values (predikat "A", "B"): only a whole row that begins with the first is a count.
            return first < 2 and counted == list(range(1, len(counted) + 1))
    found = _all_read([text for text in texts if not _EMPTY.fullmatch(text)], _digits)
    if found is None or len(found) < 3:
        return False
    marked = any(re.search(r"[()=]", text) for text in texts)
    if not marked and (found[0][0] > _LAST or (len(row.cells) > 3 and first >= 2)):
        return False  # "tahun ke- 1 2 3 4 5" counts years, and "80 81 82 83" or a wrapped row's "2 3 4 5" are targets
    if not marked and found[0][0] > 1 and len(filled) < _MOST * len(row.cells):
        return False  # so are "15 | | 16 | | 17 | | 18" with columns between that a count would have numbered too
    steps = [b[0] - a[1] for a, b in pairwise(found)]
    return sum(step in (1, 2) for step in steps) >= 0.8 * len(steps)


def _all_read(texts: Iterable[str], read: Callable[[str], _Read | None]) -> list[_Read] | None:
    """What is read from the texts; None where one of them says nothing, as one of the first of nearly every row does."""
    found = []
    for text in texts:
        value = read(text)
        if value is None:
            return None
        found.append(value)
    return found


def without_numbering(row: Row) -> Row | None:
    """The row without the columns' numbers, where those were printed into its cells ("1 | 2 Meningkatnya … | 3"); else None."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    numbers = [match for _, cell in filled if (match := _MERGED.match(cell))]
    if len(numbers) < len(filled) or len(filled) < 4:
        return None
    counted = sum(int(b[1]) - int(a[1]) in (0, 1) for a, b in pairwise(numbers))
    alone = sum(is_count(cell) for _, cell in filled)
    if int(numbers[0][1]) != 1 or counted < 0.8 * (len(numbers) - 1) or not 0.5 * len(filled) <= alone < len(filled):
        return None
    cells = list(row.cells)
    for (at, cell), match in zip(filled, numbers, strict=True):
        cells[at] = cell[match.end() :].strip()
    return replace(row, cells=tuple(cells))


def _untailed(texts: list[str]) -> list[str]:
    """Without the words of the heads above in a row whose other cells count; the count decides whether it is one."""
    for form, tailed in ((_BRACKETED, _TAILED), (_DASHED, _TAILED_DASH), (_PLAIN, _TAILED_PLAIN)):
        if form is _PLAIN and len(texts) < _LONG:
            break
        if sum(bool(form.fullmatch(text)) for text in texts) >= _MOST * len(texts):
            return [found[1] if (found := tailed.fullmatch(text)) else text for text in texts]
    return texts


def _digits(text: str) -> Span | None:
    if found := _COUNT.fullmatch(text):
        return int(found[1]), int(found[1])
    if found := _SEVERAL.fullmatch(text):
        first, last = int(found[1]), int(found[2])
        return (first, last) if 0 < last - first < 4 else None
    if _RUN.fullmatch(text):
        run = [int(number) for number in re.findall(r"\d+", text)]
        return (run[0], run[-1]) if run == list(range(run[0], run[0] + len(run))) else None
    if found := _FORMULA.fullmatch(text):
        return int(found[1]), int(found[1])
    return None


def _roman(text: str) -> int | None:
    found = _ROMAN.fullmatch(text)
    return _ROMAN_VALUES.get(found[1].lower()) if found else None


def _letter(text: str) -> int | None:
    found = _LETTER.fullmatch(text)
    return ord(found[1].lower()) - ord("a") + 1 if found else None
