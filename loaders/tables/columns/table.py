"""A recognised table of a document: its columns and its rows under them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...documents.blocks import Place, Row
from ...language.cleaning import one_line
from ...language.money import is_beyond
from ...language.numbers import amount, decimal_sign
from .roles import Column


@dataclass(slots=True)
class Record:
    """One row under its table's columns; `first` marks the first row of a page's fragment.

    `covered` are the roles of columns that a cell of a row above reaches down over; `position` counts the rows of all tables. `under`
    is the level that a row above names which says nothing else ("Kegiatan"): that of the names below it.
    """

    cells: dict[Column, str]
    place: Place
    words: str
    first: bool = False
    covered: frozenset[str] = frozenset()
    position: int | None = None
    under: str = ""

    def get(self, role: str) -> str:
        """The text under the first column of a role that has some, else ""."""
        for column, text in self.cells.items():
            if column.role == role and text:
                return text
        return ""

    def columns(self, role: str) -> list[tuple[Column, str]]:
        """All columns of a role with their texts, left to right."""
        return [(column, text) for column, text in self.cells.items() if column.role == role]


@dataclass(frozen=True, slots=True)
class Band:
    """A label ("Misi 2 : …", "Tujuan : …") above a table's header or across its rows: it counts from record `first` on."""

    first: int
    text: str
    place: Place


@dataclass(slots=True)
class Table:
    """A recognised table: its caption, columns, rows, and the labels above its header or among its rows ("Misi 2 : …")."""

    caption: str
    columns: list[Column]
    records: list[Record] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    raw: list[Row] = field(default_factory=list)
    heading: str = ""
    ruled: bool = False  # drawn lines say what stands in which column
    sections: list[Record] = field(default_factory=list)  # rows that only head those below them
    codes: list[tuple[int, int]] = field(default_factory=list)  # the columns over which its codes are printed
    scale: int = 1  # how many rupiah one unit of its money is, as its caption or a note beside it says
    decimal: str = ""  # the sign before decimals in its money, where that is printed in a unit and its amounts tell
    levelled: bool = False  # each row holds one statement, of the level that its column's heading names
    ordinal: int = 1  # which of the tables without a caption that begin in the same place
    part: int | None = None  # which of all tables of the document
    repeated: list[Row] = field(default_factory=list)  # rows printed twice in a row, the second time by a slip
    remarks: list[Row] = field(default_factory=list)  # rows that only say where the table is from, or what is to be noted of it

    def roles(self) -> set[str]:
        """The roles that its columns have."""
        return {column.role for column in self.columns}

    def years(self, role: str) -> tuple[int, ...]:
        """The years of the columns of a role ("target", "pagu"), ascending."""
        return tuple(sorted({column.year for column in self.columns if column.role == role and column.year}))

    def name_years(self, period: tuple[int, int] | None) -> None:
        """Give the columns whose header only counts the years ("Tahun ke-2") those of the plan's period.

        The year after the baseline's is the first, where the header names that; else the last one counted is the period's last where a
        period of six years begins with the year in which its predecessor ended, and the first one counted is the first.
        """
        # A part that a header of its own stands above ("Tahun ke-3" where the table goes on) counts in columns of its own.
        printed = dict.fromkeys([*self.columns, *(column for record in self.records if record.first for column in record.cells)])
        counted = {column.ordinal for column in printed if column.ordinal and not column.block}
        if not counted or period is None:
            return
        first, last = period
        known = {column.year + 1 for column in self.columns if column.role == "baseline" and column.year}
        if len(known) == 1 and (after := known.pop()) in (first, first + 1):
            first = after
        elif max(counted) == last - first == 5:
            first += 1
        named = {c: replace(c, year=first + c.ordinal - 1, ordinal=None) if c.ordinal and not c.block else c for c in printed}
        self._replace(named)

    def drop_impossible_unit(self) -> None:
        """Read the money as rupiah where the printed unit would make it more than any agency has ("dalam jutaan" above 347.500.000)."""
        units = {
            c: c.scale if c.scale > 1 else self.scale for c in self.columns if c.role.endswith("pagu") and max(c.scale, self.scale) > 1
        }
        shown = [(column, text) for record in self.records for column, text in record.cells.items() if column in units]
        printed = [amount(text, units[column], self.decimal) for column, text in shown]
        if is_beyond([value for value in printed if value]):
            self.scale = 1
            self._replace({column: replace(column, scale=1) for column in self.columns})

    def find_decimal_sign(self) -> None:
        """Note the sign before decimals of money in a unit ("dalam miliar"): one amount alone ("2,583") does not say what it is."""
        self.decimal = decimal_sign(
            text for record in self.records for column, text in record.cells.items()
            if column.role.endswith("pagu") and max(column.scale, self.scale) > 1
        )  # fmt: skip

    def rename(self, column: Column, role: str) -> None:
        """Give a column another role, by what its cells say."""
        self._replace({other: replace(other, role=role) if other is column else other for other in self.columns})

    def _replace(self, columns: Mapping[Column, Column]) -> None:
        self.columns = [columns[column] for column in self.columns]
        for record in self.records:
            record.cells = {columns.get(column, column): text for column, text in record.cells.items()}

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
