"""Indicators of the region's tujuan and sasaran in a table of the plan's own: each measures the statement that its column stands behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...language.cleaning import one_line
from ...language.lexicon import split_measure, without_local
from ...language.likeness import closest
from ...tables.columns.table import Record, Table
from ..builder import Builder
from ..facts import Item, Measure, Origin

_INDICATORS = frozenset({"indicator", "goal_indicator"})
_OWN = frozenset({"goal", "sasaran", "goal_sasaran"})
_OF = {"regional": "regional_indicator", "regional_goal": "regional_goal_indicator"}
_LEVELS = {"regional_indicator": "RegionalSasaran", "regional_goal_indicator": "RegionalGoal"}
_OF_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd)\b")
_SHORTEST = 3  # letters of an indicator


def name_regional_indicators(table: Table) -> None:
    """Head the indicators between the region's statements and the plan's own as the region's.

    By its place alone only where the plan's own have a column too; else its heading says whose they are.
    """
    columns = [column for column in table.columns if column.role in _INDICATORS | _OWN | set(_OF)]
    first = next((at for at, column in enumerate(columns) if column.role in _OWN), None)
    if first is None:
        return
    beside = any(column.role in _INDICATORS for column in columns[first:])
    above = ""
    for column in columns[:first]:
        if column.role in _INDICATORS and above and (beside or _OF_REGION.search(column.header)):
            table.rename(column, _OF[above])
        above = column.role if column.role in _OF else above


def measure_region(builder: Builder, record: Record, regional: Sequence[Item], origin: Origin) -> int:
    """Note the indicators of a row's columns for the region; returns how many. `regional` is what stands beside the row.

    The targets on the row are the plan's own: no year of the table is asked of the region's indicators.
    """
    count, origin = 0, replace(origin, years=())
    for role, level in _LEVELS.items():
        for _, text in record.columns(role):
            words, unit = split_measure(without_local(one_line(text)))
            owner = _owner(regional, level, one_line(record.get(role.removesuffix("_indicator"))))
            if owner is not None and len(words) >= _SHORTEST:
                builder.measure(owner, Measure(words, unit, origins=[origin]))
                count += 1
    return count


def _owner(regional: Sequence[Item], level: str, printed: str) -> Item | None:
    """The one statement of a level beside a row, or above what stands there; of several the one that the row itself prints."""
    beside = [item for item in regional if item.level == level]
    if not beside:
        beside = list({id(up): up for item in regional for up in item.parents if up.level == level}.values())
    if len(beside) == 1:
        return beside[0]
    found = closest(printed, [(item.text, item) for item in beside]) if printed else None
    return found[0] if found is not None else None
