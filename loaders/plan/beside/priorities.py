"""The list of priority subkegiatan (Tabel 4.3 of the form of 2025): which of the plan's own serve which priority program."""

from __future__ import annotations

import re
from dataclasses import replace

from ...documents.reasons import Reason
from ...language import codes
from ...language.cleaning import one_line
from ...language.header_words import compact
from ...language.lexicon import bare, is_nothing
from ...tables.columns.roles import Column
from ...tables.columns.table import Record, Table
from ..builder import Builder
from ..facts import Item, Origin, Priority
from .naming import named_items, names_in

_PRIORITY = re.compile(r"program(?:pembangunan)?priorit|prioritas(?:pembangunan)?(?:daerah|nasional)?$|priorit\w*as$")
_SERVES = re.compile(r"^(?:nama|daftar|uraian)?(?:program|(?:sub)?kegiatan)(?!\w*priorit\w*pembangunan)")
_LIST = re.compile(r"subkegiatan\w{0,12}priorit|mendukung(?:program)?prioritas|programprioritas")
_OUTCOME = re.compile(r"^(?:outcome|sasaranprogram|hasil(?:program)?)(?:program)?(?:priorit\w*)?$")
_FEWEST = 3  # words of an outcome


def is_priorities(table: Table) -> bool:
    """True for a list that names priority programs beside kegiatan or subkegiatan, without figures of its own."""
    if table.roles() & {"pagu", "end_pagu", "target", "end_target", "indicator", "baseline", "past"}:
        return False
    return priority_column(table) is not None and bool(_serving(table))


def priority_column(table: Table) -> Column | None:
    """The column of the priority programs: named so, or the first one of programs under a caption that names the list."""
    named = next((column for column in table.columns if _PRIORITY.search(compact(column.header)) and _named(column)), None)
    if named is not None:
        return named
    if not _LIST.search(compact(f"{table.caption} {table.heading}")):
        return None
    return next((column for column in table.columns if compact(column.header).startswith("program")), None)


def _named(column: Column) -> bool:
    return not re.search(r"kegiatan", compact(column.header))


def _serving(table: Table) -> list[Column]:
    """The columns that name what serves a priority, left to right."""
    priority = priority_column(table)
    return [column for column in table.columns if column is not priority and _SERVES.search(compact(column.header))]


def read_priorities(builder: Builder, table: Table) -> int:
    """The priorities of a list and what serves them; a name that is none of the plan's own is listed as not understood."""
    column = priority_column(table)
    serving = _serving(table)
    outcome = next((column for column in table.columns if _OUTCOME.search(re.sub(r"\W", "", compact(column.header)))), None)
    current: Priority | None = None
    facts = 0
    for record in table.records:
        origin = Origin(record.place, record.words[:300], table.name, part=table.part, position=record.position)
        text = _text(record.cells.get(column, "")) if column is not None else ""
        if _names_agency(record):
            continue
        if text:
            current = _priority(builder, text, origin)
            facts += 1
            named = named_items(builder, text)  # many plans name their own program as the priority
            for item in named:
                facts += current.add(item)
            if outcome is not None and len(named) == 1:
                facts += _state_outcome(named[0], one_line(record.cells.get(outcome, "")), origin)
        for place in serving:
            for name in names_in(builder, record.cells.get(place, "")):
                facts += _serve(builder, current, name, origin)
    return facts


def _state_outcome(item: Item, text: str, origin: Origin) -> int:
    """The outcome of the plan's own program here: its only one, in these words."""
    words = bare(text).strip(" .;")
    if len({words for words, _ in item.results}) != 1 or item.level != "Program" or len(words.split()) < _FEWEST:
        return 0
    known = item.results[0][0]
    item.results.append((known, replace(origin, wording=words)))
    return 1


def _serve(builder: Builder, current: Priority | None, name: str | Item, origin: Origin) -> int:
    if isinstance(name, str):
        builder.skip(origin, Reason.NOT_IN_PLAN, name)
        return 0
    if current is None:
        builder.skip(origin, Reason.NO_PRIORITY, name.text)
        return 0
    return current.add(name)


def _text(cell: str) -> str:
    """A priority's words without its number and closing mark; "" where the cell states none."""
    words = bare(one_line(cell)).strip(" .;")
    return "" if is_nothing(words) or not re.search(r"[A-Za-z]{3}", words) else codes.split_leading(words)[1] or words


def _names_agency(record: Record) -> bool:
    """True for a row that only names the agency, with its code, above those that follow."""
    filled = [text for text in record.cells.values() if text.strip()]
    printed = codes.split_leading(filled[0])[0] if len(filled) == 1 else None
    return bool(printed) and (codes.names_agency(filled[0]) or codes.is_organisation(printed or "") or codes.is_business(printed or ""))


def _priority(builder: Builder, text: str, origin: Origin) -> Priority:
    """The priority of these words: known from a row above, or new."""
    known = next((priority for priority in builder.plan.priorities if priority.text.lower() == text.lower()), None)
    if known is None:
        known = Priority(text)
        builder.plan.priorities.append(known)
    if origin not in known.origins:
        known.origins.append(origin)
    return known
