"""What a reader yields: paragraphs and table rows, each with the place it was printed at.

Every reader (text today; PDF, DOCX, XLSX and HTML later) reduces its format to this shape, so that everything
behind it (tables, facts, graph) knows nothing of file formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: a 1-based line of a text file, or a 1-based page."""

    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or paragraph of running text."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table as printed: cleaned cells, still in the columns of their own page.

    `covered` are the columns that a cell of a row above reaches down over, as far as the format tells.
    """

    cells: tuple[str, ...]
    place: Place
    covered: frozenset[int] = frozenset()


@dataclass(slots=True)
class Fragment:
    """Rows that stand together without a gap: one page's part of a table; `ruled` where drawn lines say what stands in which column."""

    rows: list[Row] = field(default_factory=list)
    ruled: bool = False


Block = Paragraph | Fragment


@dataclass(slots=True)
class Pages:
    """A document reduced to blocks in reading order; `unread` are pages without text, of which only the picture is there."""

    file_name: str
    sha256: str
    blocks: list[Block]
    unread: list[Place] = field(default_factory=list)

    def paragraphs(self) -> Iterator[Paragraph]:
        """All running text in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
