"""Rows that sum up others in words of their own, told by what they lack and by what their amounts add up to. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.lexicon import ACTIVITY
from .entries import Entry

_FACTORS = (1, 10, 100, 1000)  # a sum that lost or won zeros is still that sum
_CODED = 0.8  # share of the other names with a code, from which a name without one is out of place


def mark_totals(entries: Sequence[Entry]) -> None:
    """Mark the rows that are totals: without code, indicator and target, with the sum of a level as their amounts.

    In a table without codes a kegiatan may be such a row; there only what all programs come to is told by its sum.
    """
    named = [entry for entry in entries if not entry.total]
    coded = sum(bool(entry.parts.printed_code) for entry in named) >= _CODED * (len(named) - 1)
    programs = [entry for entry in named if entry.level == "Program"]
    for at, entry in enumerate(entries):
        if not entry.total and _says_nothing_else(entry):
            entry.total = any(_sums_up(entry, level) for level in (_levels(entries, at) if coded else (programs,)))


def _says_nothing_else(entry: Entry) -> bool:
    parts = entry.parts
    if entry.sure or parts.printed_code or parts.label or ACTIVITY.match(parts.name):
        return False
    return not any(row.indicator or row.result or row.aims or row.unit for row in entry.rows)


def _levels(entries: Sequence[Entry], at: int) -> Iterator[list[Entry]]:
    """What a row may sum up: all entries of one level in its table, or those that stand right below or right above it."""
    for level in ("Program", "Activity", "SubActivity"):
        yield [entry for entry in entries if entry.level == level and not entry.total]
        for run in (entries[at + 1 :], entries[at - 1 :: -1] if at else ()):
            found: list[Entry] = []
            for entry in run:
                if entry.total or (entry.level is None and not entry.sure):
                    break
                if entry.level == level:
                    found.append(entry)
            yield found


def _sums_up(entry: Entry, parts: Sequence[Entry]) -> bool:
    """True where the amounts of at least two entries make the row's, in every year that it prints."""
    mine = {year: value for year, value in entry.sums().items() if value}
    if len(parts) < 2 or len(mine) < 2:
        return False
    sums: dict[int | None, int] = {}
    for part in parts:
        for year, value in part.sums().items():
            sums[year] = sums.get(year, 0) + value
    pairs = [(value, sums.get(year, 0)) for year, value in mine.items()]
    return any(all(whole == value * factor or whole * factor == value for value, whole in pairs) for factor in _FACTORS)
