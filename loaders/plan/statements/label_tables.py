"""Tables without a header whose first column labels each row ("Misi 1 | : | …", "Tujuan | : | …", "Sasaran | : | 1. …")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...documents.blocks import Place, Row
from ...language.cleaning import one_line
from ...language.labels import Label, label_of, without_label
from ...language.lexicon import items, without_local
from ...language.likeness import closest
from ...language.offices import AGENCY_KINDS
from ...tables.columns.table import Table
from ..builder import Builder
from ..facts import Item, Origin
from .bands import Bands
from .fresh import is_new_statement
from .misi import missions_of
from .regional import regional_item

_OF_REGION = re.compile(r"(?i)\brpj?m?d\b|\brpd\b|\b(?:tujuan|sasaran)\s+(?:pembangunan|daerah)\b")
_OF_AGENCY = re.compile(rf"(?i)\b(?:renstra|perangkat\s+daerah|[os]?k?pd|{AGENCY_KINDS})\b")
_MARKS = re.compile(r"(?:\W*(?:\d{1,2}|[a-z])[.)]?\s*)+|\W*")  # a cell that only counts what stands beside it
_LEVELS = ("goal", "sasaran")
_KNOWN = 88.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A label with one statement: of a row, or of a row below that goes on with its list."""

    label: Label
    text: str
    place: Place
    words: str
    row: int = -1


def is_label_table(table: Table) -> bool:
    """True for a table without header that labels a tujuan and a sasaran in its first column."""
    levels = {line.label.level for line in _lines(table)}
    return levels >= set(_LEVELS) and len(table.raw) <= 2 * sum(1 for _ in _lines(table))


def read_label_table(builder: Builder, table: Table) -> int:
    """Read such a table; returns the number of statements."""
    bands = Bands(builder, table)
    reading = _LabelTable(builder, table)
    lines = list(_lines(table))
    for number in range(len(table.raw)):
        for band in (band for band in table.bands if band.first == number):
            reading.label(label_of(band.text), band.text, band.place)
        for line in (line for line in lines if line.row == number):
            reading.take(line)
    return len(bands.steps) + reading.count


class _LabelTable:
    """The reading of one table: the misi and the tujuan that hold at a row."""

    def __init__(self, builder: Builder, table: Table) -> None:
        self.builder = builder
        self.table = table
        self.missions: list[Item] = []
        self.goal: Item | None = None
        self.count = 0
        caption = f"{table.caption} {table.heading}"
        self.scope = "region" if _OF_REGION.search(caption) else "own" if _OF_AGENCY.search(caption) else ""

    def label(self, label: Label | None, text: str, place: Place) -> None:
        """A misi or tujuan that stands across the table."""
        if label is None or not label.rest:
            return
        if label.level == "mission":
            self.missions = missions_of(self.builder, label.rest, Origin(place, text[:300], self.table.name), label.number)
            self.goal = None
        elif label.level in _LEVELS:
            self.take(_Line(label, label.rest, place, text))

    def take(self, line: _Line) -> None:
        """The statements of one labelled line, as the region's or the plan's own; none where nothing says whose they are."""
        for piece in items(line.text) or [line.text]:
            text = without_local(without_label(piece)).rstrip(" .;")
            scope = line.label.scope or self._scope(line.label.level, text)
            if len(text) < 12 or not scope:
                continue
            origin = Origin(line.place, line.words[:300], self.table.name)
            made = self._regional(line.label.level, text, origin) if scope == "region" else self._own(line.label.level, text, origin)
            self.count += made is not None
            if line.label.level == "goal":
                self.goal = made

    def _scope(self, level: str, text: str) -> str:
        own = [(item.text, item) for item in self.builder.plan.of_level("Goal" if level == "goal" else "Sasaran")]
        if self.scope == "own" or any(item.listing == "agency" for item in self.missions) or closest(text, own, _KNOWN) is not None:
            return "own"
        if self.goal is not None:
            return "region" if self.goal.level == "RegionalGoal" else "own"
        return self.scope

    def _regional(self, level: str, text: str, origin: Origin) -> Item:
        mission = self.missions[0] if len(self.missions) == 1 else None
        if level == "goal":
            return regional_item(self.builder, "RegionalGoal", text, origin, mission)
        above = self.goal if self.goal is not None and self.goal.level == "RegionalGoal" else mission
        return regional_item(self.builder, "RegionalSasaran", text, origin, above)

    def _own(self, level: str, text: str, origin: Origin) -> Item | None:
        name = "Goal" if level == "goal" else "Sasaran"
        parent = self.goal if level == "sasaran" and self.goal is not None and self.goal.level == "Goal" else None
        known = closest(text, [(item.text, item) for item in self.builder.plan.of_level(name)], _KNOWN)
        if known is not None:
            item = known[0]
            item.add_origin(origin)
            if parent is not None and not item.parents:
                item.add_parent(parent)
        elif is_new_statement(self.builder.plan, name, text):
            item = self.builder.item(name, text, origin, parent=parent)
        else:
            return None
        for mission in self.missions if level == "goal" else ():
            item.add_support(mission)
        return item


def _lines(table: Table) -> Iterator[_Line]:
    """The labelled statements of a table's rows; a row without label goes on with the list of the row above."""
    label: Label | None = None
    for number, row in enumerate(table.raw):
        own, rest = _parted(row)
        label = own if own is not None else label if row.cells and not row.cells[0].strip() else None
        text = "\n".join(cell for cell in rest if not _MARKS.fullmatch(one_line(cell)))
        if label is not None and label.level in _LEVELS and text:
            yield _Line(label, text, row.place, " | ".join(cell for cell in row.cells if cell), number)


def _parted(row: Row) -> tuple[Label | None, list[str]]:
    """A row's label in its first cell, and the cells behind it."""
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return None, []
    first = filled[0].strip()
    found = label_of(first if first.endswith(":") else f"{first} :") if row.cells[0].strip() and len(first) < 40 else None
    return (found, filled[1:]) if found is not None and not found.rest else (None, filled)
