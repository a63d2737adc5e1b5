"""Rows that only head a section of their table ("ASPEK PELAYANAN UMUM", "4.01 - SEKRETARIAT DAERAH"): they state nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..language import codes
from ..language.cleaning import one_line
from ..language.header_words import compact, role_of
from ..language.lexicon import is_unit_of_work
from .columns.table import Record, Table

_FIGURES = frozenset({"unit", "target", "baseline", "pagu", "end_target", "end_pagu", "past", "formula"})
_COUNTS = frozenset({"number", "code"})
_HEADS = re.compile(r"(?i)^\W*(?:[IVX]{1,4}[.)\s]+|[A-Z][.)]\s+)?(?:aspek|fokus|urusan|bidang\s+urusan|unsur|kelompok\s+indikator)\b")
_LEVEL = re.compile(r"(?i)\W*(?:program|(?:sub\s*-?\s*)?kegiatan)\W*")  # heads the names of that level
_OUTLINE = re.compile(r"\W*(?:[IVX]{1,4}|[A-Za-z])\W*")  # counts sections where the rows below count 1, 2, 3
_KIND = re.compile(r"indikator\w{0,3}(?:kinerja)?(?:utama|kunci|daerah|program|iku|ikk)*")
_USUAL = 0.6  # share of the other rows that have figures, from which one without any is out of place


def take_sections(table: Table) -> None:
    """Move a table's section rows from its records to its `sections`."""
    if not any(column.role in _FIGURES for column in table.columns):
        return
    taken = [_is_section(record, table.records) for record in table.records]
    _tell_levels(table.records, taken)
    table.bands = [replace(band, first=band.first - sum(taken[: band.first])) for band in table.bands]
    table.sections += [record for record, section in zip(table.records, taken, strict=True) if section]
    table.records = [record for record, section in zip(table.records, taken, strict=True) if not section]


def _tell_levels(records: Sequence[Record], taken: Sequence[bool]) -> None:
    """Tell the rows below a row that only names a level that they are of it."""
    level = ""
    for record, section in zip(records, taken, strict=True):
        if section and _LEVEL.fullmatch(name := one_line(record.get("name"))):
            level = "SubActivity" if "sub" in name.lower() else "Activity" if "kegiatan" in name.lower() else ""
        record.under = level


def _is_section(record: Record, records: Sequence[Record]) -> bool:
    """True for a row of one text without figures, among rows that have them, whose words or number say that it heads what follows."""
    if _has_figures(record):
        return False
    texts = [(column.role, one_line(text)) for column, text in record.cells.items() if text and column.role not in _COUNTS]
    if len(texts) != 1:
        return False
    role, text = texts[0]
    if role == "name" and _LEVEL.fullmatch(text):
        return True
    others = [other for other in records if other is not record and not _same_text(other, role, text)]
    if sum(map(_has_figures, others)) < max(1, _USUAL * len(others) * (1 if role == "indicator" else 0.5)):
        return False
    if _names_field(record, text) or _HEADS.match(text):
        return True
    if role == "name":
        begins = not record.first or record is records[0]  # at the head of a later page it may be the rest of a name
        return begins and not record.get("code") and is_unit_of_work(text) and codes.split_leading(text)[0] is None
    return role == "indicator" and (_is_outlined(record, others) or _is_title(text, others))


def _has_figures(record: Record) -> bool:
    return any(column.role in _FIGURES and text for column, text in record.cells.items())


def _same_text(record: Record, role: str, text: str) -> bool:
    return one_line(record.get(role)) == text and not _has_figures(record)


def _names_field(record: Record, text: str) -> bool:
    """True for an agency or a field of government with its code, beside the name or before it."""
    printed = codes.split_leading(text)[0] or one_line(record.get("code"))
    return bool(printed) and (codes.names_agency(printed) or codes.is_organisation(printed) or codes.is_business(printed))


def _is_outlined(record: Record, others: Sequence[Record]) -> bool:
    """True where the row is counted I or A, and those with figures 1, 2, 3."""
    number = one_line(record.get("number"))
    counted = [text for other in others if _has_figures(other) and (text := one_line(other.get("number")))]
    return bool(_OUTLINE.fullmatch(number)) and bool(counted) and all(re.match(r"\W*\d", text) for text in counted)


def _is_title(text: str, others: Sequence[Record]) -> bool:
    """True for capitals among rows that are not all in capitals, and for words that only name a column or the kind of indicator."""
    rows = [words for other in others if (words := one_line(other.get("indicator")))]
    if text.isupper() and len(text) > 3 and sum(words.isupper() for words in rows) < 0.5 * len(rows):
        return True
    return role_of(text) == "indicator" and bool(_KIND.fullmatch(compact(text)))
