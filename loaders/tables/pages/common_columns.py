"""Tables of two pages put into common columns: the lines of the one found among those of the other, at whatever scale. Pure functions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ...documents.blocks import Place, Row
from ...documents.pdf.layout.breaks import BREAK
from ...documents.pdf.page import PageCell, PageContent, PageTable, PageText
from ...language.cleaning import clean
from ..columns.headers import DEEPEST, header_rows
from .running import Running

_NEAR = 4.0  # points: columns of two pages this near are one
_DRIFT = 12.0  # points: as far may a column's edge stand elsewhere where there are as many columns
_PROPORTIONED = 5  # lines of columns: fewer may agree by chance
_MOST_SCALED = 1.6  # a page is not printed smaller or larger than by this


def with_whole_heads(pages: Sequence[PageContent], heads: Running) -> list[PageContent]:
    """The pages, with a header that a page break cuts whole on the lower page: its upper rows alone stood at the foot of the one above.

    The upper half shows fewer of the columns, since what parts them is drawn in the lower half. What is drawn at the foot or head of
    many pages (`heads`) stands between the two.
    """
    found = list(pages)
    for at in range(len(found) - 1):
        upper = next((block for block in reversed(found[at].blocks) if _is_table(block, found[at], heads)), None)
        lower = next((block for block in found[at + 1].blocks if _is_table(block, found[at + 1], heads)), None)
        if (
            not isinstance(upper, PageTable)
            or not isinstance(lower, PageTable)
            or not 0 < len(upper.rows) < DEEPEST
            or len(upper.xs) >= len(lower.xs)
        ):
            continue
        rows, below = first_rows(upper), first_rows(lower)
        placed = in_columns_of(lower, upper) if header_rows(rows) == len(rows) else None
        if placed is None:
            continue
        whole = replace(lower, rows=[*placed.rows, *lower.rows])
        if header_rows(first_rows(whole)) <= len(rows) or header_rows(below) >= len(below):
            continue
        found[at] = replace(found[at], blocks=[block for block in found[at].blocks if block is not upper])
        found[at + 1] = replace(found[at + 1], blocks=[whole if block is lower else block for block in found[at + 1].blocks])
    return found


def _is_table(block: PageText | PageTable, page: PageContent, heads: Running) -> bool:
    """True for a table that is no head or foot of its page."""
    return isinstance(block, PageTable) and not heads.has_table(block, page)


def first_rows(table: PageTable) -> list[Row]:
    """The rows at the top of a table, as the header is looked for in them."""
    found = []
    for row in table.rows[:8]:
        texts = {cell.column: clean(cell.text.replace(BREAK, "")) for cell in row if cell.text}
        found.append(Row(tuple(texts.get(at, "") for at in range(len(table.xs) - 1)), Place()))
    return found


def in_columns_of(before: PageTable, table: PageTable) -> PageTable | None:
    """A table that goes on from the page before, with its cells in that one's columns, where the columns of the two agree."""
    if before.reach or table.reach:
        return _in_reach_of(before, table) if before.reach and table.reach else None
    xs = _at_scale_of(before, table)
    if xs is None:
        return None
    places = [_nearest(before.xs, x) for x in xs]
    scaled = abs((before.xs[-1] - before.xs[0]) - (table.xs[-1] - table.xs[0])) > 2 * _NEAR
    drift = 1.5 * _NEAR if scaled else _DRIFT
    if len(xs) == len(before.xs) and all(abs(a - b) < drift for a, b in zip(before.xs, xs, strict=True)):
        places = list(range(len(before.xs)))  # as many columns, each about as wide
    elif any(abs(before.xs[place] - x) > _NEAR for place, x in zip(places, xs, strict=True)):
        return None
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            first, last = places[cell.column], places[min(len(places) - 1, cell.column + cell.columns)]
            cells.append(PageCell(first, cell.text, max(1, last - first), cell.below))
        rows.append(cells)
    return PageTable(before.xs, table.top, table.bottom, rows)


def _in_reach_of(before: PageTable, table: PageTable) -> PageTable | None:
    """A table that no lines draw in the columns of the one before, where the texts of each of its columns stand over those of one there.

    Its own texts widen these: a page may have longer ones, or none in some column.
    """
    places: list[int] = []
    for x0, x1 in table.reach:
        shared = [min(x1, b) - max(x0, a) for a, b in before.reach]
        over = [at for at, room in enumerate(shared) if room > 0.2 * min(x1 - x0, before.reach[at][1] - before.reach[at][0])]
        if len(over) != 1 or over[0] in places:
            return None
        places.append(over[0])
    before.reach = [
        (min(a, table.reach[places.index(at)][0]), max(b, table.reach[places.index(at)][1])) if at in places else (a, b)
        for at, (a, b) in enumerate(before.reach)
    ]
    rows = []
    for row in table.rows:
        cells = []
        for cell in row:
            first, last = places[cell.column], places[min(len(places), cell.column + cell.columns) - 1]
            cells.append(PageCell(first, cell.text, last - first + 1, cell.below))
        rows.append(cells)
    return PageTable(before.xs, table.top, table.bottom, rows, before.reach)


def _at_scale_of(before: PageTable, table: PageTable) -> list[float] | None:
    """Where a table's columns would stand were it as wide as the one before; a page may be printed smaller, to fit its sheet.

    None where the two are too different for that, or have too few columns for their proportions to say anything.
    """
    wide, own = before.xs[-1] - before.xs[0], table.xs[-1] - table.xs[0]
    if abs(wide - own) <= 2 * _NEAR:
        return [x + before.xs[0] - table.xs[0] for x in table.xs]
    if min(len(table.xs), len(before.xs)) < _PROPORTIONED or not 1 / _MOST_SCALED < wide / own < _MOST_SCALED:
        return None
    return [before.xs[0] + (x - table.xs[0]) * wide / own for x in table.xs]


def _nearest(places: Sequence[float], value: float) -> int:
    at = bisect_left(places, value)
    return min((n for n in (at - 1, at) if 0 <= n < len(places)), key=lambda n: abs(places[n] - value))
