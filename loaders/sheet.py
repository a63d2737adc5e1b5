"""Rows of a worksheet or a file with separators as blocks: titles above a table are paragraphs, the rest rows of a table.

A sheet has no paragraphs, only cells; what a title is follows from the shape alone. A run of rows without an empty row between
them is one block. At its head a row with one filled cell is a paragraph, and so is a "Label : text" row as long as no table has
begun; all below the first row with several cells is the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from .blocks import Block, Fragment, Paragraph, Place, Row
from .clean import clean, is_rule, one_line
from .grid import MAX_COLUMNS
from .source import too_large

_LABEL = 40  # letters; a longer first cell is no label of a form


def blocks_of(rows: Iterable[tuple[int, Sequence[str]]], path: Path) -> list[Block]:
    """Blocks from rows given as (line, cells as printed). Columns that are empty in the whole sheet go.

    InputError, naming `path`, where more columns hold something than a table of a plan can have.
    """
    cleaned = [(line, ["" if is_rule(cell) else clean(cell) for cell in cells]) for line, cells in rows]
    used = sorted({at for _, cells in cleaned for at, cell in enumerate(cells) if cell})
    if len(used) > MAX_COLUMNS:
        raise too_large(path, {"id": f"lebih dari {MAX_COLUMNS} kolom", "en": f"more than {MAX_COLUMNS} columns"})
    blocks: list[Block] = []
    fragment: Fragment | None = None
    begun = False  # a table has begun on this sheet
    for line, cells in cleaned:
        filled = [cell for cell in cells if cell]
        if not filled:
            fragment = None
            continue
        place = Place(line=line)
        if fragment is None and (title := _title(cells, filled, used, begun)):
            blocks += [Paragraph(text, place) for text in title]
            continue
        if fragment is None:
            fragment = Fragment()
            blocks.append(fragment)
        begun = begun or len(filled) >= 3
        fragment.rows.append(Row(tuple(cells[at] if at < len(cells) else "" for at in used), place))
    return blocks


def _title(cells: Sequence[str], filled: Sequence[str], used: Sequence[int], begun: bool) -> list[str]:
    """The lines of a row that stands above a table, else none."""
    if len(filled) == 1:
        # Below a table a lone cell further right goes on with that table's last row.
        first = next(at for at, cell in enumerate(cells) if cell)
        return filled[0].split("\n") if not begun or first in used[:2] else []
    words = [one_line(cell) for cell in filled]
    label = len(words[0]) <= _LABEL and (words[0].endswith(":") or words[1].startswith(":"))
    if not begun and label and len(words) <= 3 and not words[0].lower().startswith(("visi", "misi")):
        return [" ".join(words)]
    return []
