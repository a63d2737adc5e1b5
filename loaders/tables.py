"""Tables of a document: fragments of pages joined, headers recognised by their words, columns given their roles.

A header is known by what it says, never by its number or place. Pages that lost their header, or their leading empty
columns, are aligned to the table they continue by what their cells are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .align import align, kind_of, profile
from .blocks import Fragment, Pages, Paragraph, Place, Row
from .clean import one_line
from .columns import Column, columns_of, header_rows, is_numbering, label_row

_TEXT_ROLES = frozenset(["regional", "goal", "sasaran", "outcome", "output", "result_name", "indicator", "name", "strategy", "policy", "strategy_policy"])
_CAPTION = re.compile(r"(?i)^\**\s*(?:tabel|table)\s*\.?\s*[\dIVX]|^\**\s*tabel\s+t")
_HEADING = re.compile(r"(?i)^\**\s*bab\s+[ivx\d]+|^#{1,6}\s|^\d+\.\d+(?:\.\d+)*\.?\s+[A-Z]")


@dataclass(slots=True)
class Record:
    """One row under its table's columns; `first` marks the first row of a page's fragment."""

    cells: dict[Column, str]
    place: Place
    words: str
    first: bool = False

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

    def roles(self) -> set[str]:
        """The roles that its columns have."""
        return {column.role for column in self.columns}

    def years(self, role: str) -> tuple[int, ...]:
        """The years of the columns of a role ("target", "pagu"), ascending."""
        return tuple(sorted({column.year for column in self.columns if column.role == role and column.year}))

    @property
    def name(self) -> str:
        """A short name for messages: the caption's number, or the line it starts on."""
        match = re.match(r"(?i)\**\s*(tabel\s*\.?\s*[\w.\-]+)", self.caption)
        number = one_line(match[1]).rstrip(".") if match else ""
        return number or (f"tabel baris {self.place.line}" if self.place.line else f"tabel hlm. {self.place.page}")


def find_tables(pages: Pages) -> list[Table]:
    """All tables of the document in reading order; a table that no header was found for has no columns."""
    tables: list[Table] = []
    caption, heading, gap_words, caption_is_new, last_caption = "", "", 0, False, False
    blocks = pages.blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            text = one_line(block.text)
            if _CAPTION.match(text) and len(text) < 250 and not _is_contents_line(text):
                caption, caption_is_new, gap_words, last_caption = text, True, 0, True
            elif last_caption and len(text) < 160:
                caption, last_caption = f"{caption} {text}", False
            else:
                last_caption = False
                if _HEADING.match(text) and len(text) < 160:
                    heading, gap_words = text, 1000
                gap_words += len(text.split())
            continue
        last_caption = False
        new_caption = caption if caption_is_new else ""
        current = tables[-1] if tables else None
        for part in _split_at_headers(block):
            labels, head, body = part
            if head:
                columns = columns_of(head, body)
                same = current is not None and not new_caption and gap_words < 60 and _same_table(current.columns, columns)
                if same and current is not None:
                    columns = _shared(current.columns, columns)
                    current.labels += labels
                else:
                    current = Table(new_caption, columns, place=head[0].place, labels=labels, heading=heading)
                    tables.append(current)
                _append(current, columns, body)
            elif current is not None and not new_caption and gap_words < 60 and current.columns and body:
                current.labels += labels
                _append(current, _aligned(current, body), body, torn=_torn_column(blocks, index, body))
            else:
                current = Table(new_caption, [], place=(body or block.rows)[0].place, raw=list(body), labels=labels, heading=heading)
                tables.append(current)
            new_caption = ""
            gap_words = 0
        caption_is_new = False
        caption = ""
    for table in tables:
        _realign(table)
    return tables


def _realign(table: Table) -> None:
    """Shift single rows whose cells stand beside their columns back into them.

    A row moves only when at least two more of its cells then stand where the table's other rows have cells of that kind.
    """
    if len(table.records) < 8:
        return
    width = len(table.columns)
    shares = _filled_shares(
        profile([list(record.cells.values())[:width] for record in table.records], width, [c.role for c in table.columns])
    )
    everywhere = list(range(width))

    def fit(cells: list[str]) -> int:
        return _row_fit(cells, everywhere, shares)

    for record in table.records:
        cells = list(record.cells.values())
        extra = [cell for cell in cells[width:] if cell]
        if extra or len(cells) > width:
            cells = cells[:width]
        own = fit(cells)
        strong = sum(kind_of(cell) not in ("empty", "text") for cell in cells)
        if strong < 2 or own >= strong - 1:
            continue
        shifted = [(fit(moved), -abs(step), moved) for step in (-2, -1, 1, 2, 3) if (moved := _moved(cells, step)) is not None]
        if shifted and max(shifted)[0] >= own + 2:
            best = max(shifted)[2]
            record.cells = {
                **dict(zip(table.columns, best, strict=True)),
                **{column: text for column, text in list(record.cells.items())[width:]},
            }


def _moved(cells: list[str], step: int) -> list[str] | None:
    """The cells moved by `step` columns, or None when a filled cell would fall off."""
    if step > 0:
        return None if any(cells[-step:]) else [""] * step + cells[:-step]
    return None if any(cells[:-step]) else cells[-step:] + [""] * -step


def _is_contents_line(text: str) -> bool:
    """A line of the list of tables: it ends in a page number."""
    return (
        bool(re.search(r"(?:\.{3,}|\s)\s?\d{1,3}$", text))
        and not re.search(r"(?i)(?:tahun|20\d\d)\W*\d*$", text[:-4] + text[-4:])
        and len(text) < 200
        and not re.search(r"20\d\d$", text)
    )


def _split_at_headers(fragment: Fragment) -> list[tuple[list[tuple[str, Place]], list[Row], list[Row]]]:
    """A fragment as parts (label rows, header rows, body rows): a header may also stand in its middle."""
    parts: list[tuple[list[tuple[str, Place]], list[Row], list[Row]]] = []
    rows = fragment.rows
    at = 0
    while at < len(rows):
        labels: list[tuple[str, Place]] = []
        while at < len(rows) and (label := label_row(rows[at])) is not None:
            labels.append((label, rows[at].place))
            at += 1
        size = header_rows(rows[at:])
        head = rows[at : at + size]
        at += size
        if not head and at < len(rows) and is_numbering(rows[at]):
            at += 1
        body: list[Row] = []
        while at < len(rows):
            if is_numbering(rows[at]):
                at += 1
                continue
            if body and (header_rows(rows[at:]) or label_row(rows[at]) is not None):
                break
            if not body and label_row(rows[at]) is not None and not head:
                break
            body.append(rows[at])
            at += 1
        if head or body or labels:
            parts.append((labels, [row for row in head if not is_numbering(row)], body))
    return parts


def _same_table(one: list[Column], other: list[Column]) -> bool:
    """True when two headers are the same header printed on two pages."""
    mine = {(column.role, column.year) for column in one}
    theirs = {(column.role, column.year) for column in other}
    if not mine or not theirs:
        return False
    return len(mine & theirs) / max(len(mine), len(theirs)) >= 0.6 or mine <= theirs or theirs <= mine


def _shared(known: list[Column], seen: list[Column]) -> list[Column]:
    """The columns of a repeated header; a year or role that this page's damaged header lost is taken from the first page."""
    printed = {(column.position, column.header): column for column in known if column.role}
    same = [printed.get((column.position, column.header), column) for column in seen]
    if len(known) != len(seen):
        return same
    return [
        old if (new.role == "" or (new.role == old.role and new.year is None)) and old.role else new
        for old, new in zip(known, same, strict=True)
    ]


def _aligned(table: Table, body: list[Row]) -> list[list[Column]]:
    """For each row of a headerless page the table's columns that its cells stand in.

    Rows of one width share their places, unless a row by itself fits clearly better elsewhere (it lost a cell of its own).
    """
    known = profile([list(record.cells.values()) for record in table.records[-60:]], len(table.columns), [c.role for c in table.columns])
    shares = _filled_shares(known)
    by_width: dict[int, list[int | None]] = {}
    for width in {len(row.cells) for row in body}:
        same = width == len(table.columns)
        by_width[width] = list(range(width)) if same else align([list(row.cells) for row in body if len(row.cells) == width], width, known)
    found = []
    for row in body:
        positions = by_width[len(row.cells)]
        own = align([list(row.cells)], len(row.cells), known)
        if _row_fit(row.cells, own, shares) >= _row_fit(row.cells, positions, shares) + 2:
            positions = own
        spare = len(table.columns)
        found.append(
            [table.columns[position] if position is not None else Column(spare + at, "", "") for at, position in enumerate(positions)]
        )
    return found


def _filled_shares(known: list[dict[str, float]]) -> list[dict[str, float]]:
    """Per column the shares of the kinds among its filled cells."""
    return [
        {kind: share / (1 - column.get("empty", 0.0)) for kind, share in column.items() if kind != "empty"}
        if column.get("empty", 0.0) < 1
        else {}
        for column in known
    ]


def _row_fit(cells: Sequence[str], positions: Sequence[int | None], shares: list[dict[str, float]]) -> int:
    """Cells in a column where their kind is usual, less those where it is not; plain text fits anywhere and counts nothing."""
    score = 0
    for cell, position in zip(cells, positions, strict=True):
        kind = kind_of(cell)
        if kind not in ("empty", "text"):
            score += 1 if position is not None and shares[position].get(kind, 0.0) >= 0.12 else -1
    return score


def _append(table: Table, columns: list[Column] | list[list[Column]], body: list[Row], torn: list[str] | None = None) -> None:
    places = columns if columns and isinstance(columns[0], list) else [columns] * len(body)
    kept = [
        (row, place)
        for row, place in zip(body, places, strict=True)
        if any(len(cell) > 3 or (re.search(r"[\d%-]", cell) and not re.search(r"[A-Za-z]", cell)) for cell in row.cells)
    ]
    last = next((column for column in reversed(table.columns) if column.role == "responsible"), None)
    for number, (row, place) in enumerate(kept):
        cells = dict.fromkeys(table.columns, "")
        for column, text in zip(place, row.cells, strict=False):
            if column.role in _TEXT_ROLES and len(text) <= 2 and not re.search(r"[\d%]", text):
                text = ""  # a stray mark of the page's edge
            cells[column] = one_line(text) if column.role in ("target", "pagu", "baseline") else text
        if torn and last is not None and not cells.get(last) and _has_figure(row):
            cells[last] = torn.pop(0)
        table.records.append(Record(cells, row.place, " | ".join(cell.replace("\n", " ") for cell in row.cells if cell), first=number == 0))


def _torn_column(blocks: list[Fragment | Paragraph], index: int, body: list[Row]) -> list[str] | None:
    """The cells of a last column that was torn off its page and printed as lines behind the fragment, one a row."""
    lines: list[str] = []
    for block in blocks[index + 1 :]:
        if not isinstance(block, Paragraph):
            break
        if len(block.text) > 60 or _CAPTION.match(block.text):
            break
        lines.append(one_line(block.text))
    return lines if lines and len(lines) == sum(_has_figure(row) for row in body) else None


def _has_figure(row: Row) -> bool:
    return any(re.match(r"[\d-]", cell) and len(cell) < 30 for cell in row.cells)
