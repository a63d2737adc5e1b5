"""Rows that are one row of the plan: its two editions below each other ("Semula", "Menjadi"), or a year each ("Tahun": 2026)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...documents.blocks import Row
from ...language.cleaning import one_line
from ...language.header_words import compact, edition_of
from ...language.likeness import key
from ...language.numbers import YEAR
from .editions import ALONE, FIGURES, FORMER
from .roles import Column
from .table import Record, Table

_MOST = 0.9  # share of a column's cells that must say an edition
_FEWEST = 4  # rows below which a column of such words is chance
_YEAR_HEADS = frozenset({"tahun", "th", "thn", "tahunanggaran", "tahunpelaksanaan", "tahunrencana"})
_COUNTED = frozenset({"number"})


def fold_editions(table: Table) -> None:
    """Put the rows of the former and the new edition into one, where a column only says of which edition each row is."""
    column = next((column for column in table.columns if _tells_editions(table, column)), None)
    if column is None:
        _fold_bands(table)
        return
    aside, figures = replace(column, role="change"), [c for c in table.columns if c.role in FIGURES]
    former = {c: replace(c, role=FORMER + c.role) for c in figures}
    table.columns = [*(c for c in table.columns if c is not column), *former.values(), aside]
    records, waiting = [], None
    for record in table.records:
        edition = edition_of(record.cells.pop(column, ""))
        if edition == "change":
            table.remarks.append(Row(tuple(record.cells.values()), record.place))
        elif edition == "former":
            record.cells |= {former[c]: record.cells.pop(c, "") for c in figures}
            waiting = record
            records.append(record)
        elif edition == "new" and waiting is not None and _is_same(waiting, record):
            told = {c: record.cells.get(c) or text for c, text in waiting.cells.items()}
            record.cells = told | {c: record.cells.get(c, "") for c in figures}
            record.words, record.first = f"{waiting.words} | {record.words}", waiting.first
            records[-1], waiting = record, None
        else:
            records.append(record)
            waiting = None
    table.records = records


def _fold_bands(table: Table) -> None:
    """The same for a table that prints all rows of the former edition below "Semula" and then all of the new one below "Menjadi"."""
    parts: list[tuple[str, list[Record]]] = [("", [])]
    for record in table.records:
        filled = {text.strip() for text in record.cells.values() if text.strip()}
        if len(filled) == 1 and ALONE.fullmatch(word := filled.pop()):
            parts.append((edition_of(word), []))
        else:
            parts[-1][1].append(record)
    if [edition for edition, _ in parts] != ["", "former", "new"] or parts[0][1]:
        return
    figures = [c for c in table.columns if c.role in FIGURES]
    former = {c: replace(c, role=FORMER + c.role) for c in figures}
    table.columns = [*table.columns, *former.values()]
    named = {_name(record): record for record in parts[2][1]}
    table.records = parts[2][1]
    for record in parts[1][1]:
        values = {former[c]: record.cells.pop(c, "") for c in figures}
        if (now := named.get(_name(record))) is not None:
            now.cells |= values
            now.words = f"{record.words} | {now.words}"
        else:
            record.cells |= values
            table.records.append(record)


def _name(record: Record) -> str:
    return key(one_line(record.get("code") or record.get("name") or record.get("indicator")))


def _tells_editions(table: Table, column: Column) -> bool:
    cells = [text for record in table.records if (text := record.cells.get(column, "").strip())]
    if column.role in FIGURES or len(cells) < _FEWEST:
        return False
    told = [edition_of(text) for text in cells]
    return sum(map(bool, told)) >= _MOST * len(told) and {"former", "new"} <= set(told)


def _is_same(one: Record, other: Record) -> bool:
    """True where the row of the new edition has no other code than the former one's, or none."""
    mine, theirs = one.get("code"), other.get("code")
    return not theirs or not mine or key(mine) == key(theirs)


def fold_years(table: Table) -> None:
    """Put the rows of the same words, one a year as a list of the database prints them, into one row with figures by year."""
    column = next((c for c in table.columns if compact(c.header) in _YEAR_HEADS and _holds_years(table, c)), None)
    figures = [c for c in table.columns if c.role in ("target", "pagu") and c is not column]
    if column is None or not figures or any(c.year or c.ordinal for c in figures):
        return
    years = sorted({int(record.cells[column].strip()) for record in table.records})
    width = max(c.position for c in table.columns) + 1
    named = {
        (c, year): replace(c, year=year, position=width + at * len(figures) + figures.index(c))
        for at, year in enumerate(years) for c in figures
    }  # fmt: skip
    table.columns = [*(c for c in table.columns if c is not column and c not in figures), *named.values()]
    table.records = list(_by_words(table, column, figures, named))


def _holds_years(table: Table, column: Column) -> bool:
    return len(table.records) > 1 and all(YEAR.fullmatch(record.cells.get(column, "").strip()) for record in table.records)


def _by_words(table: Table, column: Column, figures: list[Column], named: dict[tuple[Column, int], Column]) -> Iterator[Record]:
    """The records with those of the same words, whatever their year, put into the first of them."""
    known: dict[tuple[str, ...], Record] = {}
    words: tuple[str, ...] = ()
    for record in table.records:
        year = int(record.cells.pop(column).strip())
        values = {named[c, year]: text for c in figures if (text := record.cells.pop(c, ""))}
        said = tuple(one_line(text) for c, text in record.cells.items() if c.role not in _COUNTED)
        words = said if any(said) else words  # below a cell that reaches over its years the words are not printed again
        before = known.get(words)
        if before is None or any(before.cells.get(c) for c in values):
            record.cells |= dict.fromkeys(named.values(), "") | values
            known[words] = record
            yield record
        else:
            before.cells |= values
            before.words = f"{before.words} | {record.words}"
