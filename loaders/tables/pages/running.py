"""What stands at the edge of many pages: heads and feet, as lines of text or drawn as small tables. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...documents.pdf.page import PageContent, PageTable, PageText
from ...language.cleaning import clean, one_line

_EDGE = 0.16  # of a page's height: where heads and feet stand
_SAME_PLACE = 8.0  # points
_MOST_ROWS, _MOST_CELLS = 3, 12  # of a head or foot that is drawn as a table
_LEAST_WORDS = 12  # letters of a part of a head by which it is known: a page may cut it off
_CAPTION = re.compile(r"\W*(?:(?:lanjutan|sambungan)\W+)?(?:tabel|table|gambar|grafik|bagan|diagram|peta|bab|lampiran)\b\W*[\w.\-]*")


@dataclass(frozen=True, slots=True)
class Running:
    """The heads and feet of a document: the texts of its lines, and those of its small tables with the place they stand at."""

    lines: frozenset[str]
    tables: frozenset[tuple[str, int]]

    def has_line(self, mark: str) -> bool:
        """True for a line that is a head or foot, or what is left of one that runs over its page's edge."""
        return mark in self.lines or (len(mark) >= _LEAST_WORDS and any(mark in line for line in self.lines))

    def has_table(self, table: PageTable, page: PageContent) -> bool:
        """True for a small table that is the head or foot of its page."""
        words, place = _mark(table), _place(table)
        return _at_edge_drawn(table, page) and any((words, near) in self.tables for near in (place - 1, place, place + 1))


def running(pages: Sequence[PageContent]) -> Running:
    """Heads and feet: what stands at the edge of a good many pages."""
    lines: Counter[str] = Counter()
    tables: Counter[tuple[str, int]] = Counter()
    for page in pages:
        lines.update({fold_digits(clean(block.text)) for block in page.blocks if isinstance(block, PageText) and at_edge(block, page)})
        tables.update(
            {(_mark(block), _place(block)) for block in page.blocks if isinstance(block, PageTable) and _at_edge_drawn(block, page)}
        )
    least = max(3, len(pages) // 12)
    few = max(2 if len(pages) <= 6 else 3, len(pages) // 12)
    drawn = {mark for mark in tables if mark[0].strip("#") and sum(tables[mark[0], mark[1] + step] for step in (-1, 0, 1)) >= few}
    return Running(frozenset(text for text, count in lines.items() if count >= least), frozenset(drawn))


def at_edge(text: PageText | PageTable, page: PageContent) -> bool:
    """True for what stands at the head or foot of its page."""
    return text.bottom < _EDGE * page.height or text.top > (1 - _EDGE) * page.height


def _at_edge_drawn(table: PageTable, page: PageContent) -> bool:
    return at_edge(table, page) and len(table.rows) <= _MOST_ROWS and sum(len(row) for row in table.rows) <= _MOST_CELLS


def _mark(table: PageTable) -> str:
    return fold_digits(clean(" ".join(cell.text for row in table.rows for cell in row)))


def _place(table: PageTable) -> int:
    return round(table.top / _SAME_PLACE)


def fold_digits(text: str) -> str:
    """A text in which page numbers and letter cases no longer differ.

    The number of a table or chapter stays: "Tabel 3.4" at the head of a page is no head that returns, but another table than "Tabel 3.3".
    """
    small = one_line(text).lower()
    caption = _CAPTION.match(small)
    kept = caption.end() if caption else 0
    return small[:kept] + re.sub(r"\W*\b(?:\d+|[ivxl]+)\b\W*", "#", small[kept:])
