"""Rows of a worksheet or a file with separators as blocks: titles above a table are paragraphs, the rest rows of a table.

A sheet has no paragraphs, only cells; what a title is follows from the shape. A run of rows without an empty row between them is
one block. At its head rows with one filled cell are paragraphs, and so are "Label : text" rows as long as no table has begun; all
from the first row with several cells on is the table, with rows right above it that state visi or misi for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..language.cleaning import cleaned_row, one_line
from ..language.labels import label_row
from .blocks import Block, Fragment, Paragraph, Place, Row
from .source import too_large
from .spans import MAX_COLUMNS

_ITEM = re.compile(r"[a-z][.)]\s")  # "a. …", of a list between two tables
_COLUMNS = 3  # filled ones: fewer are a form
_LABEL = 40  # letters; a longer first cell is no label of a form


def blocks_of(rows: Iterable[tuple[int, Sequence[str]]], path: Path, sheet: str | None = None) -> list[Block]:
    """Blocks from rows given as (line, cells as printed) of a file or one `sheet` of it. Columns that are empty in the whole sheet go.

    InputError, naming `path`, where more columns hold something than a table of a plan can have.
    """
    cleaned = [(line, cleaned_row(cells)) for line, cells in rows]
    used = sorted({at for _, cells in cleaned for at, cell in enumerate(cells) if cell})
    if len(used) > MAX_COLUMNS:
        raise too_large(path, {"id": f"lebih dari {MAX_COLUMNS} kolom", "en": f"more than {MAX_COLUMNS} columns"})
    blocks: list[Block] = []
    begun = False  # a table has begun on this sheet
    for run in _runs(cleaned):
        head = _titles(run, used, begun)
        for line, cells in run[:head]:
            blocks += [Paragraph(text, Place(line, sheet=sheet)) for text in _lines(cells)]
        body = [Row(tuple(cells[at] if at < len(cells) else "" for at in used), Place(line, sheet=sheet)) for line, cells in run[head:]]
        if body and (table := _table_above(blocks, body)) is not None:
            table.rows += body
        elif body:
            blocks.append(Fragment(body))
        begun = begun or any(_is_of_table(row) for row in body)
    return blocks


def _table_above(blocks: Sequence[Block], body: Sequence[Row]) -> Fragment | None:
    """The table that rows go on with: they stand one empty row below it, as planners part groups of rows, and so in its columns."""
    before = blocks[-1] if blocks else None
    if not isinstance(before, Fragment) or not any(map(_is_of_table, before.rows)):
        return None
    last, first = before.rows[-1].place.line, body[0].place.line
    return before if last is not None and first is not None and first - last == 2 else None


def _is_of_table(row: Row) -> bool:
    return sum(map(bool, row.cells)) >= _COLUMNS


_Line = tuple[int, list[str]]


def _runs(rows: Iterable[_Line]) -> Iterator[list[_Line]]:
    """The rows between empty ones."""
    run: list[_Line] = []
    for line, cells in rows:
        if any(cells):
            run.append((line, cells))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _lines(cells: Sequence[str]) -> list[str]:
    filled = [cell for cell in cells if cell]
    return filled[0].split("\n") if len(filled) == 1 else [" ".join(map(one_line, filled))]


def _titles(run: Sequence[_Line], used: Sequence[int], begun: bool) -> int:
    """How many rows at the head of a run are paragraphs."""
    head = 0
    while head < len(run) and _is_title(run[head][1], used, begun):
        head += 1
    if head < len(run):  # what states visi or misi for the table below it is a row of its own
        while head and label_row(run[head - 1][1]) is not None:
            head -= 1
    return head


def _is_title(cells: Sequence[str], used: Sequence[int], begun: bool) -> bool:
    """True for a row that stands above a table."""
    filled = [one_line(cell) for cell in cells if cell]
    if len(filled) == 1:
        # Below a table a lone cell further right, or one that begins in lower case, goes on with the table's last row.
        first = next(at for at, cell in enumerate(cells) if cell)
        return not begun or (first in used[:2] and (not filled[0][:1].islower() or _ITEM.match(filled[0]) is not None))
    labelled = len(filled[0]) <= _LABEL and (filled[0].endswith(":") or filled[1].startswith(":"))
    return not begun and labelled and len(filled) <= 3 and label_row(cells) is None
