"""Pages of a PDF to the blocks of a document: running heads dropped, tables over page breaks given common columns. Pure functions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .blocks import Block, Fragment, Paragraph, Place, Row
from .clean import clean, is_rule, one_line
from .pdf_lines import mended, words_in
from .pdf_page import PageContent, PageTable, PageText

_EDGE = 0.12  # of a page's height: where heads and feet stand
_NEAR = 4.0  # points: columns of two pages this near are one
_PAGE_NUMBER = re.compile(r"(?i)^\W*(?:hal(?:aman)?\.?|page)?\W*(?:\d{1,4}|[ivxl]{1,7})(?:\W*(?:/|dari|of)\W*\d{1,4})?\W*$")


def blocks_of(pages: Sequence[PageContent]) -> list[Block]:
    """All blocks in reading order, each with its page."""
    vocabulary = Counter(word for page in pages for text in texts_of(page) for word in words_in(text))
    running = running_lines(pages)
    seen: set[str] = set()
    blocks: list[Block] = []
    chain: PageTable | None = None  # the table that the page before ended in
    for page in pages:
        words = 0
        place = Place(page=page.number)
        for block in page.blocks:
            if isinstance(block, PageText):
                text = clean(mended(block.text, vocabulary))
                if not text or is_rule(text):
                    continue
                if at_edge(block, page):
                    mark = fold_digits(text)
                    if _PAGE_NUMBER.match(text) or (mark in running and mark in seen):
                        continue
                    seen.add(mark)
                words += len(text.split())
                blocks.append(Paragraph(text, place))
                continue
            if chain is not None and words == 0:
                block = in_columns_of(chain, block)
            fragment = fragment_of(block, place, vocabulary)
            if fragment.rows:
                blocks.append(fragment)
                chain, words = block, 0
        if words:
            chain = None
    return blocks


def texts_of(page: PageContent) -> Iterator[str]:
    """All texts of a page, those of cells included."""
    for block in page.blocks:
        if isinstance(block, PageText):
            yield block.text
        else:
            yield from (text for row in block.rows for _, text in row)


def fragment_of(table: PageTable, place: Place, vocabulary: Mapping[str, int]) -> Fragment:
    """A page's table as rows of as many cells as it has columns; columns and rows without text are left out."""
    used = sorted({column for row in table.rows for column, text in row if text.strip()})
    at = {column: number for number, column in enumerate(used)} if not table.common else {n: n for n in range(len(table.xs) - 1)}
    rows = []
    for row in table.rows:
        cells = [""] * len(at)
        for column, text in row:
            if column in at:
                words = "" if is_rule(text) else clean(mended(text, vocabulary))
                cells[at[column]] = "\n".join(part for part in (cells[at[column]], words) if part)
        if any(cells):
            rows.append(Row(tuple(cells), place))
    return Fragment(rows)


def in_columns_of(before: PageTable, table: PageTable) -> PageTable:
    """A table that goes on from the page before, with its cells in that one's columns, where the columns of the two agree."""
    shift = before.xs[0] - table.xs[0]
    if abs((before.xs[-1] - before.xs[0]) - (table.xs[-1] - table.xs[0])) > 2 * _NEAR:
        return table
    places = [_nearest(before.xs, x + shift) for x in table.xs]
    if any(abs(before.xs[place] - x - shift) > _NEAR for place, x in zip(places, table.xs, strict=True)):
        return table
    rows = [[(places[column], text) for column, text in row] for row in table.rows]
    return PageTable(before.xs, table.top, table.bottom, rows, common=True)


def _nearest(places: Sequence[float], value: float) -> int:
    at = bisect_left(places, value)
    return min((n for n in (at - 1, at) if 0 <= n < len(places)), key=lambda n: abs(places[n] - value))


def at_edge(text: PageText, page: PageContent) -> bool:
    """True for a text at the head or foot of its page."""
    return text.bottom < _EDGE * page.height or text.top > (1 - _EDGE) * page.height


def fold_digits(text: str) -> str:
    """A text in which page numbers and letter cases no longer differ."""
    return re.sub(r"\W*\b(?:\d+|[ivxl]+)\b\W*", "#", one_line(text).lower())


def running_lines(pages: Sequence[PageContent]) -> frozenset[str]:
    """Heads and feet: what stands at the edge of a good many pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({fold_digits(clean(block.text)) for block in page.blocks if isinstance(block, PageText) and at_edge(block, page)})
    least = max(3, len(pages) // 12)
    return frozenset(text for text, count in counts.items() if count >= least)
