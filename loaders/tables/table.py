"""A recognised table of a document: its columns and its rows under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..documents.blocks import Place, Row
from ..language.cleaning import one_line
from .columns import Column


@dataclass(slots=True)
class Record:
    """One row under its table's columns; `first` marks the first row of a page's fragment.

    `covered` are the roles of columns that a cell of a row above reaches down over.
    """

    cells: dict[Column, str]
    place: Place
    words: str
    first: bool = False
    covered: frozenset[str] = frozenset()

    def get(self, role: str) -> str:
        """The text under the first column of a role that has some, else ""."""
        for column, text in self.cells.items():
            if column.role == role and text:
                return text
        return ""

    def columns(self, role: str) -> list[tuple[Column, str]]:
        """All columns of a role with their texts, left to right."""
        return [(column, text) for column, text in self.cells.items() if column.role == role]


@dataclass(slots=True)
class Table:
    """A recognised table: its caption, columns, rows, and what stood above its header ("Visi : …")."""

    caption: str
    columns: list[Column]
    records: list[Record] = field(default_factory=list)
    labels: list[tuple[str, Place]] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    raw: list[Row] = field(default_factory=list)
    heading: str = ""
    ruled: bool = False  # drawn lines say what stands in which column
    ordinal: int = 1  # which of the tables without a caption that begin in the same place

    def roles(self) -> set[str]:
        """The roles that its columns have."""
        return {column.role for column in self.columns}

    def years(self, role: str) -> tuple[int, ...]:
        """The years of the columns of a role ("target", "pagu"), ascending."""
        return tuple(sorted({column.year for column in self.columns if column.role == role and column.year}))

    @property
    def number(self) -> str:
        """The number that the caption gives it, or the name of its worksheet; "" for neither."""
        match = re.match(r"(?i)\**\s*(tabel\s*\.?\s*[\w.\-]+|lembar\s+“[^”]+”)", self.caption)
        return one_line(match[1]).rstrip(".") if match else ""

    @property
    def name(self) -> str:
        """A short name for messages: its number, or the line or page it starts on."""
        if self.number:
            return self.number
        start = f"tabel baris {self.place.line}" if self.place.line else f"tabel hlm. {self.place.page}"
        return start if self.ordinal == 1 else f"{start} ({self.ordinal})"
