"""What a reader yields: paragraphs and table rows, each with the place it was printed at.

Every reader (text, DOCX, XLSX, CSV, HTML, …) reduces its format to this shape, so that everything behind it (tables,
facts, graph) knows nothing of file formats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from .reasons import Reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: a 1-based page, or a 1-based line.

    The line is that of a text file, the row of a worksheet, or, in a Word document without page marks, the running number of the
    paragraph or table row. `sheet` is the worksheet whose row the line is, `file` the one of several files that make one plan.
    """

    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    file: str | None = None


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
    """Rows that stand together without a gap: one page's part of a table.

    `ruled` where drawn lines say what stands in which column, `goes_on` where its drawn columns are those of the fragment before.
    """

    rows: list[Row] = field(default_factory=list)
    ruled: bool = False
    goes_on: bool = False


Block = Paragraph | Fragment


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a file that its reader did not take into the blocks, and why."""

    place: Place
    words: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose plan a document is and for which years, as far as its user says so; what is None the document itself must say."""

    agency: str | None = None
    region: str | None = None
    period: tuple[int, int] | None = None


@dataclass(slots=True)
class Pages:
    """A document reduced to blocks in reading order; `told` counts before what the document says.

    `recognised` are the pages that show a picture of text, which a program read.
    """

    file_name: str
    sha256: str
    blocks: list[Block]
    left_out: list[LeftOut] = field(default_factory=list)
    told: Identity = Identity()
    recognised: frozenset[int] = frozenset()

    def paragraphs(self) -> Iterator[Paragraph]:
        """All running text in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block


def united(parts: Sequence[Pages]) -> Pages:
    """The files of one plan, as its chapters are, as one document: each place says which of the files it is in."""
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                blocks.append(replace(block, place=replace(block.place, file=part.file_name)))
            else:
                rows = [replace(row, place=replace(row.place, file=part.file_name)) for row in block.rows]
                blocks.append(Fragment(rows, block.ruled))
        left_out += [replace(entry, place=replace(entry.place, file=part.file_name)) for entry in part.left_out]
    checksum = hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest()
    recognised = frozenset(page for part in parts for page in part.recognised)
    return Pages(", ".join(part.file_name for part in parts), checksum, blocks, left_out, parts[0].told, recognised)


def page_ranges(numbers: Iterable[int]) -> str:
    """Page numbers as people write them: "1–3, 7"."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in ranges)
