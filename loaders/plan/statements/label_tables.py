"""Tables without a header whose first column labels each row ("Misi 1 | : | …", "Tujuan | : | …", "Sasaran | : | 1. …")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...documents.blocks import Place, Row
from ...language.cleaning import one_line
from ...language.labels import Label, label_of, without_label
from ...language.lexicon import items, without_local
from ...language.likeness import SAME, closest, similarity
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
_MARKS = re.compile(r"\W*(?:(?:\d{1,3}|[ivx]{1,4}|[a-z])(?:\W+|$))*")  # a cell that only counts what stands beside it
_LEVELS = ("goal", "sasaran")
_KNOWN = 88.0
_MOST = 0.6  # of a column's cells: so many labelled ones make it one of statements
_OTHER_LEVELS = ("Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Strategy", "Policy")
_WORDED = re.compile(r"(?i)\W*(?:uraian|pernyataan|rumusan|narasi|deskripsi)\b")
_NAMES_BOTH = re.compile(r"(?i)^\W*uraian\s+tujuan\s*(?:/|dan|&)\s*sasaran\b")
_SMALL = frozenset({"dan", "serta", "yang", "dengan", "untuk", "pada", "dalam", "dari", "oleh", "melalui", "secara", "bagi", "para",
                    "antara", "atas", "sesuai", "terhadap"})  # fmt: skip
_BEGINS = re.compile(r"(?i)(?:me\w{3,}|ter\w{3,}|ber\w{3,}|\w{3,}nya|optimal\w*)\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """A label with one statement: of a row, or of a row below that goes on with its list."""

    label: Label
    text: str
    place: Place
    words: str
    row: int = -1


def is_label_table(table: Table) -> bool:
    """True for a table that labels a tujuan and a sasaran in its first column, without a header or with one for labels and words."""
    lines = list(_lines(table))
    return {line.label.level for line in lines} >= set(_LEVELS) and len(_rows(table)) <= 2 * len(lines)


def read_label_table(builder: Builder, table: Table) -> int:
    """Read such a table; returns the number of statements."""
    bands = Bands(builder, table)
    reading = _Labelled(builder, table.name, f"{table.caption} {table.heading}")
    lines = list(_lines(table))
    for number in range(max([len(_rows(table)), *(band.first + 1 for band in table.bands)])):  # labels may be all that it has
        for band in (band for band in table.bands if band.first == number):
            reading.label(label_of(band.text), band.text, band.place)
        for line in (line for line in lines if line.row == number):
            reading.take(line)
    return len(bands.steps) + reading.count


def read_labelled_lines(builder: Builder, lines: Iterable[tuple[str, str, Place, Sequence[Item]]], heading: str) -> int:
    """Read labelled lines of running text as the rows of such a table: (level, words, place, the agency's misi that they stand below)."""
    reading = _Labelled(builder, "", heading)
    for level, text, place, missions in lines:
        if level == "goal" or missions:
            reading.missions = list(missions) or reading.missions
        reading.take(_Line(Label(level, "", None, text), text, place, text))
    return reading.count


class _Labelled:
    """The reading of labelled statements, of a table of this name or of running text (""): the misi and the tujuan that hold at each."""

    def __init__(self, builder: Builder, name: str, caption: str) -> None:
        self.builder = builder
        self.name = name
        self.missions: list[Item] = []
        self.goal: Item | None = None
        self.upper: list[Item] = []  # the region's statements of the lowest level above the plan's own
        self.count = 0
        self.made: list[Item] = []  # what no other table states
        self.scope = "region" if _OF_REGION.search(caption) else "own" if _OF_AGENCY.search(caption) else ""

    def label(self, label: Label | None, text: str, place: Place) -> None:
        """A misi or tujuan that stands across the table."""
        if label is None or not label.rest:
            return
        if label.level == "mission":
            self.missions = missions_of(self.builder, label.rest, Origin(place, text[:300], self.name), label.number)
            self.goal, self.upper = None, []
        elif label.level in _LEVELS:
            self.take(_Line(label, label.rest, place, text))

    def take(self, line: _Line) -> None:
        """The statements of one labelled line, as the region's or the plan's own; none where nothing says whose they are."""
        if line.label.level == "mission" and len(line.text) < 12:
            return
        if line.label.level == "mission":
            self.label(replace(line.label, rest=one_line(line.text)), line.words, line.place)
            self.count += 1
            return
        for piece in items(line.text) or [line.text]:
            text = without_local(without_label(piece)).rstrip(" .;")
            scope = line.label.scope or self._scope(line.label.level, text)
            if len(text) < 12 or not scope:
                continue
            origin = Origin(line.place, line.words[:300], self.name)
            made = self._regional(line.label.level, text, origin) if scope == "region" else self._own(line.label, text, origin)
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

    def _new(self, name: str, text: str, origin: Origin, parent: Item | None) -> Item:
        """A new statement; where one of this list only begins alike, the list counts two, and neither is the other cut short."""
        found = self.builder.find(name, text, origin=origin)
        if found is None or all(found is not one for one in self.made) or similarity(found.text, text) >= SAME:
            return self.builder.item(name, text, origin, parent=parent)
        item = Item(name, text, origins=[origin])
        self.builder.plan.items.append(item)
        if parent is not None:
            item.add_parent(parent)
        return item

    def _says_more(self, name: str, text: str) -> bool:
        """True for a statement of the plan's own list that is about something which no known one of its level is about alone.

        Other tables may state two things where this one states both in one, or part what it puts together: each is printed.
        What a known one says in fewer or more words is that one.
        """
        if self.goal is None or self.scope == "region" or len(text.split()) < 3 or not _BEGINS.match(text):
            return False
        others = [item.text for item in self.builder.plan.of_level(*_OTHER_LEVELS)]
        elsewhere = closest(text, [(other, other) for other in others], _KNOWN) is not None
        return not elsewhere and len(self._said_by(name, text)) != 1

    def _said_by(self, name: str, text: str) -> list[Item]:
        """The statements of other tables that say all of a text, else those that it says all of; its own list's are others."""
        words = _spoken(text)
        known = [(item, _spoken(item.text)) for item in self.builder.plan.of_level(name) if all(item is not one for one in self.made)]
        wider = [item for item, other in known if words <= other]
        return wider[:1] or [item for item, other in known if other and other <= words]

    def _regional(self, level: str, text: str, origin: Origin) -> Item:
        mission = self.missions[0] if len(self.missions) == 1 else None
        if level == "goal":
            self.upper = [regional_item(self.builder, "RegionalGoal", text, origin, mission)]
            return self.upper[0]
        above = self.goal if self.goal is not None and self.goal.level == "RegionalGoal" else mission
        made = regional_item(self.builder, "RegionalSasaran", text, origin, above)
        self.upper = [*(up for up in self.upper if up.level == "RegionalSasaran"), made]
        return made

    def _own(self, label: Label, text: str, origin: Origin) -> Item | None:
        level, name = label.level, "Goal" if label.level == "goal" else "Sasaran"
        parent = self.goal if level == "sasaran" and self.goal is not None and self.goal.level == "Goal" else None
        known = closest(text, [(item.text, item) for item in self.builder.plan.of_level(name)], _KNOWN)
        if known is not None:
            item = known[0]
            item.add_origin(origin, text)
            if parent is not None and not item.parents:
                item.add_parent(parent)
        elif label.scope or is_new_statement(self.builder.plan, name, text) or self._says_more(name, text):
            item = self._new(name, text, origin, parent)
            self.made.append(item)
        else:
            same = self._said_by(name, text)
            if len(same) == 1:
                same[0].add_origin(origin)
            return None
        for upper in [*self.missions, *self.upper] if level == "goal" else ():
            item.add_support(upper)
        return item


def _spoken(text: str) -> frozenset[str]:
    """The words of a statement that say what it is about, without its result word and small words, in their stems."""
    words = re.findall(r"[^\W\d_]{3,}", text.lower())[1:]
    return frozenset(re.sub(r"^(?:pe[mn]?|per|ke)(?=\w{4})|(?:an|nya)$", "", word) for word in words if word not in _SMALL)


def _lines(table: Table) -> Iterator[_Line]:
    """The labelled statements of a table's rows; a row without label goes on with the list of the row above."""
    label: Label | None = None
    for number, row in enumerate(_rows(table)):
        own, rest = _parted(row)
        label = own if own is not None else label if row.cells and not row.cells[0].strip() else None
        text = "\n".join(cell for cell in rest if not _MARKS.fullmatch(one_line(cell)))
        if label is not None and label.level in ("mission", *_LEVELS) and text:
            yield _Line(label, text, row.place, " | ".join(cell for cell in row.cells if cell), number)


def _rows(table: Table) -> list[Row]:
    """The rows of a table without header; of one with a header those of its first column and of the first one that is worded."""
    if not table.columns:
        return table.raw
    first = table.columns[0]
    worded = next((column for column in table.columns[1:] if column.role == "name" or _WORDED.match(column.header)), None)
    if worded is None or first.role not in ("", "number", "name"):
        return []
    return [Row((record.cells.get(first, ""), record.cells.get(worded, "")), record.place) for record in table.records]


def _parted(row: Row) -> tuple[Label | None, list[str]]:
    """A row's label in its first cell, and the cells behind it."""
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled:
        return None, []
    first = filled[0].strip()
    found = label_of(first if first.endswith(":") else f"{first} :") if row.cells[0].strip() and len(first) < 40 else None
    return (found, filled[1:]) if found is not None and not found.rest else (None, filled)


def name_labelled(table: Table) -> None:
    """Head a column "Uraian" by what its cells say of themselves, where they are labelled tujuan and sasaran ("Tujuan 1 : …")."""
    names = [column for column in table.columns if column.role == "name"]
    if len(names) != 1 or table.roles() & {"goal", "sasaran", "goal_sasaran", "outcome", "output"}:
        return
    if _NAMES_BOTH.search(names[0].header):
        table.rename(names[0], "goal_sasaran")
        return
    if "code" in table.roles():
        return
    texts = [text for record in table.records if (text := one_line(record.cells.get(names[0], "")))]
    levels = [label.level for text in texts if (label := label_of(text)) is not None and label.rest and label.scope != "region"]
    told = [level for level in levels if level in _LEVELS]
    if set(told) == set(_LEVELS) and len(told) >= _MOST * len(texts):
        table.rename(names[0], "goal_sasaran")
