"""Tables too wide for their paper, printed in strips: the further columns of the same rows stand on later pages. Pure functions.

A sheet keeps the heights of its rows on every strip, so pages whose rows stand at the same heights, of different columns, are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from ...documents.pdf.page import PageCell, PageContent, PageTable, PageText
from .running import at_edge

_SAME = 1.2  # points: rows of two strips stand so near to the same height
_FEWEST = 4  # rows that two strips have in common
_SHARED = 0.7  # of the rows of the one that has fewer
_HEIGHTS = 2  # different heights of rows: rows that are all alike tell nothing
_TITLE = re.compile(r"(?i)\W*(?:tabel|bab|lampiran)\b")
_FARTHEST = 40  # pages on which a strip stands before its further columns

Key = tuple[int, int]  # a row's place among the heights of two strips, and which of those that begin there


def with_strips_joined(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages, with the further columns of a table put behind the first ones, on the page of these."""
    found = list(pages)
    taken: set[int] = set()
    last: int | None = None  # where the further columns of the page before were put
    for at, page in enumerate(found):
        right = _alone(page)
        left = _left_of(right, found, at, last, taken) if right is not None else None
        last = left[0] if left is not None else None
        if right is not None and left is not None:
            number, table = left
            whole = _joined(table, right)
            found[number] = replace(found[number], blocks=[whole if block is table else block for block in found[number].blocks])
            found[at] = replace(page, blocks=[block for block in page.blocks if block is not right])
            taken.add(at)
    return found


def _left_of(right: PageTable, pages: Sequence[PageContent], at: int, last: int | None, taken: Set[int]) -> tuple[int, PageTable] | None:
    """The page and the table that further columns belong to: behind those of the page before they go on, however alike the rows are."""
    if last is not None and last + 1 < at:
        for block in pages[last + 1].blocks:
            if isinstance(block, PageTable) and _is_strip(block, right, goes_on=True):
                return last + 1, block
    for number in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        for block in pages[number].blocks if number not in taken else ():
            if isinstance(block, PageTable) and _is_strip(block, right):
                return number, block
    return None


def _alone(page: PageContent) -> PageTable | None:
    """The table of a page that has but one, and nothing but its head and foot above and below it."""
    tables = [block for block in page.blocks if isinstance(block, PageTable)]
    if len(tables) != 1:
        return None
    top, bottom = tables[0].top - _SAME, tables[0].bottom + _SAME
    texts = [block for block in page.blocks if isinstance(block, PageText) and not at_edge(block, page)]
    titled = any(isinstance(block, PageText) and _TITLE.match(block.text) for block in page.blocks)
    return tables[0] if not titled and all(top <= text.top and text.bottom <= bottom for text in texts) else None


def _is_strip(left: PageTable, right: PageTable, *, goes_on: bool = False) -> bool:
    """True for two tables whose rows stand at the same heights, in other columns."""
    if abs(left.top - right.top) > _SAME or abs(left.bottom - right.bottom) > _SAME or left.reach or right.reach:
        return False
    few, many = sorted((_distinct(left.tops), _distinct(right.tops)), key=len)
    shared = [y for y in few if any(abs(y - other) < _SAME for other in many)]
    heights = {round(after - before) for before, after in pairwise([*shared, left.bottom])}
    if not shared or (len(shared) < len(few) if goes_on else len(shared) < max(_FEWEST, _SHARED * len(few)) or len(heights) < _HEIGHTS):
        return False
    return len(left.xs) != len(right.xs) or any(abs(a - b) > 2 * _SAME for a, b in zip(left.xs, right.xs, strict=True))


def _distinct(tops: Sequence[float]) -> list[float]:
    return sorted(set(tops))


def _joined(left: PageTable, right: PageTable) -> PageTable:
    """Two strips as one table: each row of both, the cells of the right one behind those of the left one."""
    places: list[float] = []
    for y in sorted({*left.tops, *right.tops}):
        if not places or y - places[-1] > _SAME:
            places.append(y)

    def keys(table: PageTable) -> list[Key]:
        own: list[Key] = []
        for y in table.tops:
            at = min(range(len(places)), key=lambda number: abs(places[number] - y))
            own.append((at, sum(key[0] == at for key in own)))
        return own

    left_keys, right_keys = keys(left), keys(right)
    rows = sorted({*left_keys, *right_keys})
    cells: list[list[PageCell]] = [[] for _ in rows]
    for table, own, columns in ((left, left_keys, 0), (right, right_keys, len(left.xs) - 1)):
        for number, row in enumerate(table.rows):
            at = rows.index(own[number])
            for cell in row:
                below = rows.index(own[min(len(own) - 1, number + cell.below)]) - at
                cells[at].append(cell._replace(column=cell.column + columns, below=below))
    xs = [*left.xs, *(x - right.xs[0] + left.xs[-1] for x in right.xs[1:])]
    return PageTable(xs, left.top, left.bottom, cells, tops=[places[at] for at, _ in rows])
