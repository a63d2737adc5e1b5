"""Headings that say whose the columns below are ("RPJMD Kota …" beside "Renstra Dinas …"): each column gets it in its own heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...documents.blocks import Row
from ...language.header_words import compact, role_of
from ...language.offices import AGENCY_KINDS
from ...language.years import heading_year

_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd|kabupaten|kota|provinsi|pemerintah|(?<!perangkat )daerah|bupati|wali\s?kota|gubernur)\b")
_OWN = re.compile(rf"(?i)\b(?:renstra|rencana\s+strategis|perangkat\s+daerah|[os]?k?pd|{AGENCY_KINDS})\b")
_LEVEL = re.compile(r"(?:tujuan|sasaran)(?:strategis|daerah|jangkamenengah)*")
_LONGEST = 80  # letters of such a heading
_WITHIN = 3  # rows at the top of a table that may hold it
_BESIDE = frozenset({"number", "code", "note", "unit", "baseline"})  # of a column that reaches over both rows
_OVER_YEARS = frozenset({"target", "pagu", "end", "past"})  # of a heading that stands over the years of both


def with_whose(rows: Sequence[Row]) -> list[Row]:
    """The rows; where a row parts the columns into the region's and the agency's, its words stand in the tujuan and sasaran below it."""
    for at in range(min(_WITHIN, len(rows) - 1)):
        above, below = rows[at], rows[at + 1]
        whose = _whose(above)
        if {"region", "own"} <= set(whose) and _parts(whose, below):
            width = max(len(above.cells), len(below.cells))
            cells = [_said(place, whose, above, below) for place in range(width)]
            return [*rows[:at], replace(below, cells=tuple(cells)), *rows[at + 2 :]]
    return list(rows)


def _whose(row: Row) -> list[str]:
    """For each cell "region", "own" or "", a heading's for the empty cells behind it too; nothing where another cell has words."""
    found: list[str] = []
    last = ""
    for cell in row.cells:
        text = cell.strip()
        if text and role_of(text) in _BESIDE | _OVER_YEARS:
            last = ""
        elif text:
            own, region = _OWN.search(text), _REGION.search(text)
            if len(text) > _LONGEST or (own is None and region is None) or re.match(r"(?i)\W*(?:misi|tujuan|sasaran|indikator)\b", text):
                return []
            last = "own" if own is not None and (region is None or own.start() < region.start()) else "region"
        found.append(last)
    return found


def _parts(whose: Sequence[str], below: Row) -> bool:
    """True where a tujuan or sasaran stands below the region's heading, and one below the agency's, and no cell is a statement."""
    levels = [bool(_LEVEL.fullmatch(compact(cell))) for cell in below.cells]
    named = {side for side, level in zip(whose, levels, strict=False) if level}
    return {"region", "own"} <= named and all(role_of(cell) or heading_year(cell) for cell in below.cells if cell.strip())


def _said(place: int, whose: Sequence[str], above: Row, below: Row) -> str:
    cell = below.cells[place] if place < len(below.cells) else ""
    side = whose[place] if place < len(whose) else ""
    if not cell.strip() and place < len(above.cells) and role_of(above.cells[place]) in _BESIDE | _OVER_YEARS:
        return above.cells[place]
    if not side and heading_year(cell):
        head = next((text for text in reversed(above.cells[: place + 1]) if text.strip()), "")
        return f"{head} {cell}" if role_of(head) in _OVER_YEARS else cell
    if not side or not _LEVEL.fullmatch(compact(cell)):
        return cell
    return f"{cell} {'RPJMD' if side == 'region' else 'Renstra'}"
