"""A page's fragment of a table in its parts: labels above a header, the header, the rows below it, labels across these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...documents.blocks import Fragment, Place, Row
from ...language.cleaning import one_line
from ...language.header_words import role_of
from ...language.labels import label_of, label_row
from ...language.money import is_unit
from ..columns.headers import DEEPEST, counts_years, header_rows
from ..columns.numbering import is_numbering, without_numbering
from ..columns.past import past_header

Label = tuple[str, Place]


@dataclass(slots=True)
class Part:
    """A part of a fragment: labels above its header, the header, the rows below, and the labels across these with their place in them."""

    labels: list[Label] = field(default_factory=list)
    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    bands: list[tuple[int, Label]] = field(default_factory=list)


_HEADING = re.compile(r"(?i)\W*bab\s+[ivx\d]+\b|\d{1,2}\.\d")  # what stands above it is another section's, however short it is


class LabelsAbove:
    """Labels in running text that nothing else parts from the table below them ("Misi 1 : …", "Tujuan 1 : …")."""

    def __init__(self) -> None:
        self._found: list[tuple[str, Label]] = []

    def takes(self, text: str, place: Place) -> bool:
        """Whether a line of running text is such a label; any other line but a caption parts those before it from a table."""
        level = _level_of(text)
        if level is not None:
            self._found.append((level, (text, place)))
        elif _HEADING.match(text) or (len(text) > 12 and not re.match(r"(?i)\W*tabel\b", text)):
            self._found = []
        return level is not None

    def given(self) -> list[Label]:
        """The labels, handed on to a table once; a list of them, of several misi say, is one of running text."""
        found, self._found = self._found, []
        return [label for _, label in found] if len({level for level, _ in found}) == len(found) else []


def _level_of(text: str) -> str | None:
    """The level of a line that states misi, tujuan or sasaran under its label ("1. TUJUAN : …"); None for any other line."""
    if len(text) > 300:
        return None
    found = label_of(text) or label_of(re.sub(r"^\W*\w{1,3}[.)]\s+", "", text))
    return found.level if found is not None and found.level in ("mission", "goal", "sasaran") and len(found.rest) > 12 else None


def split_at_headers(fragment: Fragment) -> list[Part]:
    """A fragment as parts (label rows, header rows, body rows): a header may also stand in its middle."""
    parts: list[Part] = []
    rows = fragment.rows
    at = 0
    while at < len(rows):
        part = Part()
        size = _labels_above(rows, at)
        while len(part.labels) < size or (at < len(rows) and not size and label_row(rows[at].cells) is not None):
            label = label_row(rows[at].cells, every_level=True)
            part.labels.append((label or next(cell for cell in rows[at].cells if cell), rows[at].place))
            at += 1
        size = _head(rows[at : at + DEEPEST])
        head = rows[at : at + size]
        lacks_goal = _lacks_goal(head)
        at += size
        if not head and at < len(rows) and is_numbering(rows[at]):
            at += 1
        while at < len(rows):
            row = rows[at]
            if is_numbering(row):
                at += 1
                continue
            if (part.body or part.bands) and (_head(rows[at : at + DEEPEST]) or _labels_above(rows, at)):
                break
            label = label_row(row.cells)
            if label is None and part.bands and part.bands[-1][0] == len(part.body):  # the tujuan below a band's misi
                label = label_row(row.cells, every_level=True)
            if label is None and lacks_goal:
                label = _goal_row(row)
            if label is not None and (head or part.body):
                part.bands.append((len(part.body), (label, row.place)))
            elif label is not None:
                break
            else:
                part.body.append((without_numbering(row) if head and not part.body else None) or row)
            at += 1
        past = past_header(head) == len(head)
        part.head = [row for number, row in enumerate(head) if past or not is_numbering(row) or counts_years(row, head[:number])]
        if head or part.body or part.labels:
            parts.append(part)
    return parts


def _lacks_goal(head: Sequence[Row]) -> bool:
    """True for a header with a column of sasaran and none of tujuan: these may stand across its rows."""
    roles = {role_of(cell) for row in head for cell in row.cells if cell}
    return "sasaran" in roles and not roles & {"goal", "goal_sasaran", "regional", "regional_goal", "name"}


def _goal_row(row: Row) -> str | None:
    """A tujuan that stands across a row with its label ("Tujuan 1 : …")."""
    text = label_row(row.cells, every_level=True)
    label = label_of(text) if text is not None else None
    return text if label is not None and label.level == "goal" and label.rest else None


def _head(rows: Sequence[Row]) -> int:
    """How many rows at the top are a header, of a table of the past or of any other."""
    return past_header(rows) or header_rows(rows)


def _is_unit_row(row: Row) -> bool:
    """True for a row that only says in which unit the table prints its money."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) == 1 and is_unit(one_line(filled[0]))


def _labels_above(rows: Sequence[Row], at: int) -> int:
    """How many rows from `at` on are labels directly above a header ("VISI : …", "Misi 2 : …", "Sasaran RPJMD : …")."""
    size = 0
    while at + size < len(rows) and (label_row(rows[at + size].cells, every_level=True) is not None or _is_unit_row(rows[at + size])):
        size += 1
    below = at + size
    if size and below + 1 < len(rows) and not _head(rows[below : below + DEEPEST]):
        filled = [cell for cell in rows[below].cells if cell]
        if len(filled) == 1 and _head(rows[below + 1 : below + 1 + DEEPEST]):
            size, below = size + 1, below + 1  # a line without label between them and the header
    return size if size and _head(rows[below : below + DEEPEST]) else 0
