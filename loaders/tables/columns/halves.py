"""Headers that a page break cuts: the upper rows at the foot of one page, the lower ones at the head of the next. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...documents.blocks import Block, Fragment, Row
from ...language.header_words import compact
from .headers import DEEPEST, header_rows
from .numbering import is_numbering

_BETWEEN = 3  # paragraphs that may stand between two pages of a table: a foot, a head, a page number


def with_whole_headers(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, with the header rows that end a page of a table put before the rows that go on with them on the next page."""
    found = list(blocks)
    before: int | None = None  # where the fragment above stands
    for at, block in enumerate(found):
        if not isinstance(block, Fragment):
            continue
        above = found[before] if before is not None and at - before <= _BETWEEN + 1 else None
        size = _cut(above.rows, block.rows) if isinstance(above, Fragment) and above.ruled == block.ruled else 0
        if size and before is not None and isinstance(above, Fragment):
            found[before] = replace(above, rows=above.rows[:-size])
            found[at] = replace(block, rows=[*above.rows[-size:], *block.rows])
        before = at
    return [block for block in found if not isinstance(block, Fragment) or block.rows]


def _cut(above: Sequence[Row], below: Sequence[Row]) -> int:
    """How many rows at the end of a page belong to a header that the next page goes on with; 0 where none do."""
    if not below or not above or above[-1].place.file != below[0].place.file or len(above[-1].cells) != len(below[0].cells):
        return 0
    for size in range(min(DEEPEST - 1, len(above)), 0, -1):
        upper = above[-size:]
        if any(is_numbering(row) for row in upper) or header_rows(upper) != size:
            continue
        repeated = below[0].cells == upper[0].cells  # a page that prints its header whole needs no half of another one
        return size if not repeated and header_rows([*upper, *below[:DEEPEST]]) > size else 0
    return 0


def is_part(head: Sequence[Row], heads: Sequence[Row]) -> bool:
    """Whether some rows are a part of a header without its first row, cell for cell: they stand once more among the rows below it."""
    part, whole = [row.cells for row in head], [row.cells for row in heads]
    return 0 < len(part) < len(whole) and any(whole[at : at + len(part)] == part for at in range(1, len(whole)))


def begins(rows: Sequence[Row], head: Sequence[Row]) -> bool:
    """True for a repeated header that has only the first rows of `head`, each cell as it stands there or cut."""
    said = [row for row in rows if not is_numbering(row)]
    whole = [row for row in head if not is_numbering(row)]
    return 0 < len(said) < len(whole) and all(_is_cut(row.cells, full.cells) for row, full in zip(said, whole, strict=False))


def _is_cut(cells: Sequence[str], whole: Sequence[str]) -> bool:
    same = len(cells) == len(whole) and any(cells)
    return same and all(bool(cut) == bool(text) and compact(text).startswith(compact(cut)) for cut, text in zip(cells, whole, strict=True))
