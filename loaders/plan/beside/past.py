"""Tables of the past: what was planned and what was realised of an indicator (T-C.23) or an item of the budget (T-C.24), year by year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from ...documents.reasons import Reason
from ...language.cleaning import one_line
from ...language.lexicon import is_nothing
from ...language.money import scale_of
from ...language.numbers import amount, looks_like_rupiah
from ...tables.columns.past import PLANNED, REALISED
from ...tables.columns.roles import Column
from ...tables.columns.table import Record, Table
from ..builder import Builder, same_measure
from ..facts import Item, Measure, Origin, Plan, Realised
from .naming import named_items

_SHARE = 0.5  # of a column's figures, from which they are money


def why_not(table: Table, plan: Plan) -> Reason | None:
    """Why a table of the past is not read: its blocks are not known, or it counts its years and nothing says which they are."""
    realised = [column for column in table.columns if column.block == REALISED]
    if not realised:
        return Reason.PAST_RESULTS
    if any(column.year is None for column in realised):
        return Reason.UNKNOWN_YEARS
    counted = any(column.ordinal for column in realised)
    if counted and plan.period and max(column.year or 0 for column in realised) > plan.period[0]:
        return Reason.UNKNOWN_YEARS  # the span of the plan itself, which its title names, is not that of its results
    return None


def read_past(builder: Builder, table: Table) -> int:
    """The realisations of a table, with how many there are; a row without any figure only heads those below it."""
    money = _money_columns(table)
    found = 0
    for record in table.records:
        name = _name(record)
        figures = _figures(record)
        if not figures:
            continue
        origin = Origin(record.place, record.words[:300], table.name, part=table.part, position=record.position)
        if not re.search(r"[A-Za-z]{2}", name):
            builder.skip(origin, Reason.UNNAMED_PAST)
            continue
        items, measures = _owners(builder, table, record, name, any(money[_spot(column)] for cells in figures.values() for column in cells))
        for year, cells in sorted(figures.items()):
            realised = Realised(year, name, origin, items=items, measures=measures)
            for column, text in cells.items():
                _take(builder, realised, column, text, table.scale if money[_spot(column)] else 0)
            if realised.says_something():
                builder.plan.realised.append(realised)
                found += 1
    return found


def _name(record: Record) -> str:
    """The words of a row: those of its column, or where that is empty what stands elsewhere before the figures ("Total")."""
    for column, text in record.cells.items():
        if column.role in ("indicator", "name") and text.strip():
            return one_line(one_line(text).removeprefix(str(column.position + 1) if _is_counted(record) else ""))
    first = min((column.position for column in record.cells if column.block), default=0)
    return one_line(" ".join(text for column, text in record.cells.items() if column.position < first and re.search(r"[A-Za-z]{3}", text)))


def _figures(record: Record) -> dict[int, dict[Column, str]]:
    """Year → what the row prints for it, planned and realised; years for which it prints nothing are left out."""
    years: dict[int, dict[Column, str]] = defaultdict(dict)
    counted = _is_counted(record)
    for column, text in record.cells.items():
        words = _closed(one_line(text).removeprefix(str(column.position + 1) if counted else ""))
        if column.block in (PLANNED, REALISED) and column.year is not None and not _is_nothing(words):
            years[column.year][column] = words
    return years


def _is_counted(record: Record) -> bool:
    """True for a row into whose cells the row of column numbers above it slid ("8 -", "9 80%", "1085%")."""
    filled = [(column.position + 1, one_line(text)) for column, text in record.cells.items() if column.block and text.strip()]
    return len(filled) >= 5 and all(text.startswith(str(number)) for number, text in filled)


def _is_nothing(text: str) -> bool:
    return is_nothing(text) or not re.search(r"\w", text)


def _closed(text: str) -> str:
    """A figure whose blanks only come from a narrow cell ("83, 55", "72 %", "10 0") without them; other words as they are."""
    text = re.sub(r"(?<=\d[.,])\s+(?=\d)|(?<=\d)\s+(?=[.,%])", "", text)
    return re.sub(r"\s", "", text) if re.fullmatch(r"\d{1,2} \d(?:[.,]\d+)?%?", text) else text


Spot = tuple[int, str, int | None]  # a page that repeats the header may spell it otherwise: place, block and year say which column it is


def _spot(column: Column) -> Spot:
    return column.position, column.block, column.year


def _money_columns(table: Table) -> Mapping[Spot, bool]:
    """Which columns hold money: those headed by it, those whose figures mostly are, and empty ones as their table's others."""
    texts: dict[Spot, list[str]] = defaultdict(list)
    headed: dict[Spot, bool] = {}
    for record in table.records:
        for column, text in record.cells.items():
            if column.block in (PLANNED, REALISED):
                headed[_spot(column)] = headed.get(_spot(column), False) or _headed_by_money(column)
                texts[_spot(column)] += [] if _is_nothing(text) else [one_line(text)]
    shares = {spot: sum(map(looks_like_rupiah, known)) / len(known) for spot, known in texts.items() if known}
    usual = bool(shares) and sum(shares.values()) / len(shares) > _SHARE
    return {spot: headed[spot] or (shares[spot] > _SHARE if spot in shares else usual) for spot in texts}


def _headed_by_money(column: Column) -> bool:
    return bool(re.search(r"(?i)\brp\b|rupiah|anggaran", column.header)) and not re.search(r"(?i)kinerja|capaian|/\s*k$", column.header)


def _take(builder: Builder, realised: Realised, column: Column, text: str, scale: int) -> None:
    """Note one figure; `scale` is how many rupiah one unit of it is, 0 where it is no money."""
    if not scale:
        if column.block == PLANNED:
            realised.planned = text
        else:
            realised.text = text
        return
    rupiah = amount(text, max(scale_of(column.header), scale))
    if rupiah is None:
        builder.skip(realised.origin, Reason.DAMAGED_AMOUNT, text)
    elif column.block == PLANNED:
        realised.planned_rupiah = rupiah
    else:
        realised.rupiah = rupiah


def _owners(builder: Builder, table: Table, record: Record, name: str, money: bool) -> tuple[list[Item], list[tuple[Item | None, Measure]]]:
    """What of the plan a row tells of: a program, kegiatan or subkegiatan of its code or name, or an indicator of its words."""
    code = one_line(record.get("code"))
    if money or "indicator" not in table.roles():
        items = named_items(builder, f"{code} {name}" if code else name)
        if items:
            return items if len(items) == 1 else [], []
    return [], [] if money else _measures(builder.plan, name)


def _measures(plan: Plan, name: str) -> list[tuple[Item | None, Measure]]:
    """The plan's own indicators of these words, but none of a level on which several programs or kegiatan share the words."""
    own = [item for item in plan.items if item.level not in ("RegionalGoal", "RegionalSasaran")]
    found = [(item, measure) for item in own for measure in item.measures if same_measure(measure.text, name)]
    whole = [(item, measure) for item, measure in found if measure.office is None] or found
    owners: dict[str, set[int]] = defaultdict(set)
    for item, _ in whole:
        owners[item.level].add(id(item))
    kept: list[tuple[Item | None, Measure]] = [
        (item, measure) for item, measure in whole if item.level in ("Goal", "Sasaran") or len(owners[item.level]) == 1
    ]
    if not found:
        kept = [(None, measure) for measure in plan.loose_measures if same_measure(measure.text, name)]
    return kept
