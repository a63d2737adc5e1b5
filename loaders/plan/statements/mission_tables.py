"""Tables that only list the region's visi and misi ("VISI | MISI", "No | Misi"): no column of theirs is one of the plan's own cascade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...documents.blocks import Place, Row
from ...language.cleaning import one_line, unquoted
from ...language.labels import label_of, number_of
from ...language.offices import AGENCY_KINDS
from ...tables.columns.table import Table
from ..builder import Builder
from ..facts import Item, Origin
from .misi import missions_of

_HEADS = {
    "number": re.compile(r"(?i)^(?:no|nomor)\W*$"),
    "vision": re.compile(r"(?i)^visi(?:\s+(?!dan\b|/)[\w/.-]+){0,4}\W*$"),
    "mission": re.compile(r"(?i)^misi(?:\s+[\w/.-]+){0,4}\W*$"),
}
# "Misi 2: …", "2. …", and "Misi 2 Menguatkan …": behind the word no sign is needed.
_MARKED = re.compile(
    r"^\s*(?P<word>(?i:misi)\s*(?:ke)?\W{0,2})?\(?(?P<number>\d{1,2}|[IVX]{1,4}|[ivx]{1,4}|[a-z])"
    r"(?(word)(?:\s?[.):]\)?\s*|\s+(?=[A-Z]))|\s?[.):]\)?\s*)(?=\S)"
)
_INSIDE = re.compile(r"(?<=\S)\s+(?=\(?\d{1,2}[.)]\s*[A-Z])|\n+(?=\s*(?:\(?\d{1,2}[.)]|[a-z][.)]|[•\-–])\s*\S)")
_OF_CAMPAIGN = re.compile(r"(?i)\b(?:pilkada|kampanye|pasangan\s+calon|terpilih|janji)\b")
_OF_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd|pembangunan)\b")
_OF_AGENCY = re.compile(rf"(?i)\b(?:renstra|perangkat\s+daerah|[os]?k?pd|{AGENCY_KINDS})\b")
_OF_OTHERS = re.compile(r"(?i)\b(?:tela+h\w*|k\s?/\s?l|kementerian|nasional|presiden|provinsi|propinsi|gubernur)\b")
_NAMES_REGION = re.compile(r"(?i)\b(?:rpj?m?d|kepala\s+daerah|bupati|wali\s?kota|gubernur|kabupaten|kab\.|kota|provinsi|propinsi)")
_LONG = 12  # letters of a statement
_AROUND = ' .;,“”"•-–'


@dataclass(frozen=True, slots=True)
class _Line:
    """One row: what stands under visi, under misi and under the number beside it."""

    vision: str
    mission: str
    number: str
    place: Place
    words: str


@dataclass(slots=True)
class _Said:
    number: int | None
    text: str
    line: _Line


def is_mission_table(table: Table, *, province: bool = False, agencies: bool = False) -> bool:
    """True for a table whose heads are visi and misi, or a number and misi, and nothing else, of the region itself and of nobody else.

    `agencies`: agencies had a visi and misi of their own in the years of the plan, so that the caption must say that they are the region's.
    """
    caption = f"{table.caption} {table.heading}"
    if _OF_AGENCY.search(table.caption) or (_OF_OTHERS.search(caption) and not province):
        return False
    if agencies and not _NAMES_REGION.search(table.caption):
        return False
    lines = _lines(table)
    missions = _missions(lines)
    # A page's end may leave one misi beside the visi.
    return len(missions) >= 2 or (len(missions) == 1 and missions[0].number is not None and bool(_visions(lines)))


def read_mission_table(builder: Builder, table: Table) -> int:
    """Read such a table; returns the number of statements."""
    caption = f"{table.caption} {table.heading}"
    listing = "RPJMD" if _OF_REGION.search(caption) else "campaign" if _OF_CAMPAIGN.search(caption) else None
    lines = _lines(table)
    visions, missions = _visions(lines), _missions(lines)
    for said in visions:
        builder.plan.items.append(Item("Vision", said.text, origins=[_origin(table, said)]))
    for said in missions:
        for item in missions_of(builder, said.text, _origin(table, said), said.number):
            item.listing = item.listing or listing
    return len(visions) + len(missions)


def _origin(table: Table, said: _Said) -> Origin:
    return Origin(said.line.place, said.line.words[:300], table.name, wording=said.text, number=said.number)


def _lines(table: Table) -> list[_Line]:
    """The rows of a table that has such heads and no others; none of any other table."""
    if table.columns:
        if "mission" not in table.roles() or not _says_no_more(table):
            return []
        if not table.records:  # each row is a label across the table
            return [_Line("", band.text, "", band.place, band.text) for band in table.bands if _says_mission(band.text)]
        if "name" in table.roles():  # "Misi 1 | …": the misi's own column numbers them, the next one words them
            return [_Line("", record.get("name"), _counted(record.get("mission")), record.place, record.words) for record in table.records]
        return [_Line("", record.get("mission"), record.get("number"), record.place, record.words) for record in table.records]
    heads = _heads(table)
    if "mission" not in heads or len(heads) < 2:
        return []

    def cell(row: Row, role: str) -> str:
        at = heads.get(role)
        return row.cells[at] if at is not None and at < len(row.cells) else ""

    rows = [_Line(cell(row, "vision"), cell(row, "mission"), cell(row, "number"), row.place, _words(row)) for row in table.raw[1:]]
    # "Misi 2: …" alone in its row stands as a label across the table.
    labels = [_Line("", band.text, "", band.place, band.text) for band in table.bands if _says_mission(band.text)]
    return rows + labels


def _says_no_more(table: Table) -> bool:
    """True for a table whose columns number and word the misi and hold nothing else, as a column of notes without any does."""
    roles = {
        column.role
        for column in table.columns
        if column.role not in ("", "note") or any(record.cells.get(column) for record in table.records)
    }
    if roles <= {"mission", "number"}:
        return True
    return roles <= {"mission", "name"} and all(_counted(record.get("mission")) for record in table.records)


def _counted(text: str) -> str:
    """The number of a cell that only numbers a misi ("Misi 2", "II"); "" for any other."""
    match = re.fullmatch(r"(?i)\W*(?:misi\W*)?(?:ke\W*)?(\d{1,2}|[ivx]{1,4}|\w+)\W*", one_line(text))
    return match[1] if match is not None and number_of(match[1]) is not None else ""


def _says_mission(text: str) -> bool:
    label, marked = label_of(text), _MARKED.match(text)
    return (label is not None and label.level == "mission" and bool(label.rest)) or (marked is not None and bool(marked["word"]))


def _heads(table: Table) -> dict[str, int]:
    """The column of each head of the first row, where all that stands in it are such heads."""
    found: dict[str, int] = {}
    for at, cell in enumerate(table.raw[0].cells if table.raw else ()):
        words = one_line(cell).strip()
        if not words:
            continue
        role = next((role for role, pattern in _HEADS.items() if pattern.match(words)), None)
        if role is None or role in found:
            return {}
        found[role] = at
    return found


def _visions(lines: Sequence[_Line]) -> list[_Said]:
    """The visi: cells of a row that a page parted go on with the one above."""
    found: list[_Said] = []
    for line in lines:
        text = unquoted(one_line(line.vision)).strip(_AROUND)
        if found and text[:1].islower():
            found[-1].text += f" {text}"
        elif len(text) >= _LONG:
            found.append(_Said(None, text, line))
    return found


def _missions(lines: Sequence[_Line]) -> list[_Said]:
    """The misi with their numbers; a piece without a mark, where others have one, goes on with the piece above."""
    pieces: list[tuple[int | None, bool, str, _Line]] = []
    for line in lines:
        beside = one_line(line.number).strip(" .)")
        for piece in _INSIDE.split(line.mission) if line.mission.strip() else ():
            match = _MARKED.match(piece)
            number = number_of(match["number"]) if match else number_of(beside) if beside else None
            pieces.append((number, match is not None or bool(beside), piece[match.end() :] if match else piece, line))
    counted = any(marked for _, marked, _, _ in pieces)
    found: list[_Said] = []
    for number, marked, piece, line in pieces:
        text = unquoted(one_line(piece)).strip(_AROUND)
        if found and not marked and (counted or text[:1].islower()):
            found[-1].text = f"{found[-1].text} {text}"
        elif len(text) >= _LONG:
            found.append(_Said(number, text, line))
    return found


def _words(row: Row) -> str:
    return " | ".join(cell for cell in row.cells if cell)
