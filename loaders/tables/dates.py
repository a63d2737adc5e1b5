"""Dates among codes and figures: what a worksheet makes of a typed "7.01.02" or "3,5", kept as a day when copied on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence

from ..documents.blocks import Place
from ..documents.number_format import CODE
from ..language.numbers import value_of
from .columns.roles import Column
from .columns.table import Record, Table

_FIGURES = frozenset({"target", "end_target", "pagu", "end_pagu", "baseline", "goal_target"})
_MONTHS = ("jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu ags aug", "sep", "okt oct", "nov", "des dec")  # in both languages
_NAMED = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_DAY = re.compile(rf"(?i)\d{{1,2}}-{_NAMED}")  # as number_format.py prints a day without its year
_DATE = re.compile(rf"(?i)\d{{1,2}}[\s-]+{_NAMED}[\s-]+(?:\d{{2}}|\d{{4}})")
_PLAIN = re.compile(r"(?P<first>\d{1,2})[-/](?P<second>\d{1,2})[-/](?P<year>\d{4}|\d{2})")
_SORTED = re.compile(r"(?P<year>\d{4})-(?P<second>\d{1,2})-(?P<first>\d{1,2})")
_WORDED = re.compile(rf"(?i)(?P<first>\d{{1,2}})[\s-]+(?P<month>{_NAMED})(?:[\s-]+(?P<year>\d{{4}}|\d{{2}}))?")
_MARKED = re.compile(r"(\d)[:;,](\d{2})[:;,](\d{2})")  # "7:01:02", as a time of day is shown
_TEXT_MARK = re.compile(r"^['’‘`´]\s*(?=\d)")  # by which a sheet is told that a code is text
_DIGITS = re.compile(r"(\d)(\d{2})(\d{2})(\d)(\d{2})(\d{4})?")  # of a kegiatan or subkegiatan, its dots lost
_SERIAL = re.compile(r"[2-9]\d{4}")  # a day as a sheet counts it, from 1954 on
_FIRST_DAY = datetime.date(1899, 12, 30)


def without_dates(tables: Sequence[Table]) -> Iterator[tuple[Place, str]]:
    """Empty the cells of figures that hold a day, and yield where each stands and what it says."""
    for table in tables:
        for record in table.records:
            for column, text in record.cells.items():
                day = text.strip()
                if column.role in _FIGURES and (_DAY.fullmatch(day) or (_DATE.fullmatch(day) and _has_numbers(record))):
                    record.cells[column] = ""
                    yield record.place, text


def _has_numbers(record: Record) -> bool:
    """True where a row has numbers for figures: one of days alone ("31 Maret 2026", the day of a report) means them."""
    figures = [text for column, text in record.cells.items() if column.role in _FIGURES]
    return any(not re.search("[a-z]", text) and value_of(text) is not None for text in figures)


def restore_codes(table: Table) -> None:
    """Put codes back where a column of codes holds days: the one that other codes of the column begin with is the one that was typed."""
    for column in (column for column in table.columns if column.role == "code"):
        for record in table.records:
            record.cells[column] = _TEXT_MARK.sub("", record.cells.get(column, ""))
        _with_dots(table, column)
        days = {at: text for at, record in enumerate(table.records) if _codes_of(text := record.cells.get(column, "").strip())}
        if not days:
            continue
        codes = {text for record in table.records if CODE.fullmatch(text := record.cells.get(column, "").strip())}
        for at, text in days.items():
            if code := typed(_codes_of(text), codes):
                table.records[at].cells[column] = code


def _with_dots(table: Table, column: Column) -> None:
    """Set the dots of codes whose digits alone were kept, where a code above them in the column is printed with its dots."""
    codes = {text for record in table.records if CODE.fullmatch(text := record.cells.get(column, "").strip())}
    for record in table.records:
        if (match := _DIGITS.fullmatch(record.cells.get(column, "").strip())) is not None:
            code = ".".join(part for part in match.groups() if part)
            if any(code.startswith(f"{above}.") for above in codes):
                record.cells[column] = code


def typed(possible: Sequence[str], codes: Collection[str]) -> str | None:
    """Which of the codes that a day may have been is meant, by the codes below it in the same column; None where they do not tell."""
    found = [code for code in possible if any(other.startswith(f"{code}.") for other in codes)]
    return found[0] if len(set(found)) == 1 else None


def _codes_of(text: str) -> list[str]:
    """The codes that a printed day may have been: "7-1-2001" 7.01.01 or, written the American way, 1.07.01."""
    if match := _MARKED.fullmatch(text):
        return [".".join(match.groups())]
    if _SERIAL.fullmatch(text):
        day = _FIRST_DAY + datetime.timedelta(days=int(text))
        return _possible(day.day, day.month, day.year)
    if match := _PLAIN.fullmatch(text) or _SORTED.fullmatch(text):
        return _possible(int(match["first"]), int(match["second"]), int(match["year"]))
    if match := _WORDED.fullmatch(text):
        name = match["month"].lower()
        month = next(number for number, begin in enumerate(_MONTHS, 1) if name[:3] in begin)
        return _possible(int(match["first"]), month, int(match["year"]) if match["year"] else None)
    return []


def _possible(first: int, second: int, year: int | None) -> list[str]:
    last = "" if year is None else f".{year % 100:02d}"
    return [f"{one}.{other:02d}{last}" for one, other in ((first, second), (second, first)) if one < 10]
