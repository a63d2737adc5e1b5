"""What a plan quotes from the RPJMD: misi, tujuan and sasaran of the region, often several in one labelled cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..language import codes
from ..language.cleaning import joined
from ..language.header_words import compact
from ..language.labels import statements
from ..language.lexicon import ROMAN, bare
from ..tables.columns import Column
from ..tables.table import Record, Table
from .builder import Builder
from .facts import Item, Origin
from .misi import missions_of

_LABELS = re.compile(
    r"(?i)(?:^|(?<=[\s.;,]))(?P<label>visi|misi(?:\s+ke)?(?:\s*-?\s*(?P<number>\d{1,2}|[ivx]{1,4})\b)?|tujuan(?:\s+rpj?m?d)?|sasaran(?:\s+rpj?m?d)?|n[sp]{2}k)\s*(?P<sign>[:;])"
)
_CODE = re.compile(r"^\s*(?P<code>[ST]\.?\s?\d+(?:\.\d+)*)\s*\.?\s+(?=\S)")


@dataclass(slots=True)
class Group:
    """The regional items stated beside a run of rows: rows `first` … `last` (exclusive) of the table."""

    first: int
    last: int
    missions: list[Item] = field(default_factory=list)
    sasaran: list[Item] = field(default_factory=list)


def mission_number(text: str) -> int | None:
    """A misi's number as printed: "2", "V"."""
    text = text.strip().lower()
    return int(text) if text.isdigit() else ROMAN.get(text)


def read_labelled(builder: Builder, text: str, origin: Origin) -> tuple[list[Item], list[Item]] | None:
    """Make items of a labelled text ("Misi 2: … Tujuan: … Sasaran: S2.2. …"); None where it has no such label.

    Returns the misi and the sasaran RPJMD that it names.
    """
    matches = list(_LABELS.finditer(text))
    if not matches:
        return None
    mission = goal = None
    missions: list[Item] = []
    sasaran: list[Item] = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        words = bare(text[match.end() : following.start() if following else len(text)]).strip(" .;,-")
        label = match["label"].lower()
        if len(words) < 5:
            continue
        if label.startswith("visi"):
            builder.item("Vision", words, origin)
        elif label.startswith("misi"):
            found = missions_of(builder, words, origin, mission_number(match["number"] or ""))
            mission = found[0]
            missions += found
            goal = None
        elif label.startswith("tujuan"):
            goal = builder.item("RegionalGoal", words, origin, parent=mission)
        elif label.startswith("sasaran"):
            code = _CODE.match(words)
            item = builder.item("RegionalSasaran", words[code.end() :] if code else words, origin, parent=goal or mission)
            item.printed_code = item.printed_code or (code["code"].replace(" ", "") if code else None)
            sasaran.append(item)
    return missions, sasaran


def regional_groups(builder: Builder, table: Table) -> list[Group]:
    """The regional items of a table's column "NSPK dan sasaran RPJMD", with the rows that each of them stands beside."""
    records = table.records
    cells = [(number, record.get("regional")) for number, record in enumerate(records)]
    labelled = any(_LABELS.search(text) for _, text in cells)
    groups: list[Group] = []
    buffer: list[str] = []
    start = 0

    def close(end: int) -> None:
        if not buffer:
            return
        text = joined(*buffer)
        record = records[start]
        origin = Origin(record.place, text[:300], table.name)
        group = Group(start, end)
        found = read_labelled(builder, text, origin) if labelled else None
        if found is not None:
            group.missions, group.sasaran = found
        elif not labelled:
            words = bare(text)
            if len(words) > 10 and not codes.names_agency(words):
                group.sasaran = [builder.item("RegionalSasaran", words.rstrip("."), origin)]
        groups.append(group)

    for number, text in cells:
        if not text:
            continue
        begins = bool(re.match(r"(?i)\W*(?:visi|misi|n[sp]{2}k|sasaran rpj?m?d)\b", text)) if labelled else not text[:1].islower()
        if buffer and begins and not (labelled and re.search(r"(?i)(?:visi|n[sp]{2}k)\W*$", buffer[-1])):
            close(number)
            buffer = []
        if not buffer:
            start = number
        buffer.append(text)
    close(len(records))
    return groups


_REGIONAL_COLUMNS = (("Mission", ("mission",)), ("RegionalGoal", ("regional_goal", "goal")), ("RegionalSasaran", ("regional", "sasaran")))


def read_regional_table(builder: Builder, table: Table) -> int:
    """A table that lists misi, tujuan and sasaran of the RPJMD; returns the number of statements."""
    mission = next(iter(table_missions(builder, table)), None)
    goal: Item | None = None
    count = 0
    for record in table.records:
        origin = Origin(record.place, record.words, table.name)
        for role, words in statements(record.get("goal_sasaran")):
            text = words.rstrip(".;")
            if len(text) < 8:
                continue
            count += 1
            if role == "sasaran" or (role is None and goal is not None):
                builder.item("RegionalSasaran", text, origin, parent=goal or mission)
            else:
                goal = builder.item("RegionalGoal", text, origin, parent=mission)
        for level, roles in _REGIONAL_COLUMNS:
            text = bare(next((text for role in roles for column, text in record.columns(role) if text and not _is_own(column)), ""))
            if len(text) < 8:
                continue
            count += 1
            if level == "Mission":
                mission, goal = missions_of(builder, text, origin)[0], None
            elif level == "RegionalGoal":
                goal = builder.item(level, text, origin, parent=mission)
            else:
                builder.item(level, text, origin, parent=goal or mission)
    return count


def _is_own(column: Column) -> bool:
    """True for a column of the agency's own statements beside those of the region ("Sasaran Perangkat Daerah")."""
    return bool(re.search(r"perangkatdaerah|[so]k?pd$|renstra", compact(column.header)))


def table_missions(builder: Builder, table: Table) -> list[Item]:
    """The misi that stand above a table's header and so hold for all its rows; a visi there is noted too."""
    missions: list[Item] = []
    for text, place in table.labels:
        origin = Origin(place, text, table.name)
        match = re.match(r"(?is)^\W*(visi|misi)(?:\s+ke)?\s*-?\s*(\d{1,2}|[ivx]{1,4})?\b\s*[:.\-]?\s*(.+)$", text)
        if not match:
            continue
        words = bare(match[3]).strip(" .")
        if match[1].lower() == "visi":
            builder.item("Vision", words, origin)
        else:
            missions += [item for item in missions_of(builder, words, origin, mission_number(match[2] or "")) if item not in missions]
    return missions


def supporters(groups: Sequence[Group], number: int) -> tuple[list[Item], list[Item]]:
    """The misi and sasaran RPJMD that stand beside row `number`."""
    for group in groups:
        if group.first <= number < group.last:
            return group.missions, group.sasaran
    return [], []


def mission_cells(builder: Builder, table: Table, record: Record) -> list[Item]:
    """The misi of a row's own misi column."""
    return [
        item
        for _, text in record.columns("mission")
        if len(words := bare(text).rstrip(" ")) > 10
        for item in missions_of(builder, words, Origin(record.place, text, table.name))
    ]
