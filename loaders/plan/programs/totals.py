"""Rows that sum up others in words of their own, told by what they lack and by what their amounts add up to. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language.lexicon import ACTIVITY, TOTAL
from .entries import Entry

_FACTORS = (1, 10, 100, 1000)  # a sum that lost or won zeros is still that sum
_HIGHER = ("Program", "Activity")
_CODED = 0.8  # share of the other names with a code, from which a name without one is out of place


def mark_totals(entries: Sequence[Entry]) -> None:
    """Mark the rows that are totals: without code, indicator and target, with the sum of a level as their amounts.

    In a table without codes a kegiatan may be such a row; there only what all programs come to is told by its sum, and what its words
    call a sum ("Jumlah Program 1"), also where it prints again what the program or kegiatan above it has.
    """
    named = [entry for entry in entries if not entry.total]
    coded = sum(bool(entry.parts.printed_code) for entry in named) >= _CODED * (len(named) - 1)
    programs = [entry for entry in named if entry.level == "Program"]
    for at, entry in enumerate(entries):
        if not entry.total and _says_nothing_else(entry):
            named_so = TOTAL.match(entry.parts.name) is not None
            levels = _levels(entries, at) if coded or named_so else (programs,)
            entry.total = any(_sums_up(entry, level) for level in levels) or (named_so and _repeats(entry, entries[:at]))


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


def _repeats(entry: Entry, before: Sequence[Entry]) -> bool:
    """True where a program or kegiatan above, the last of its level, has the amounts of the row."""
    mine = _shown(entry)
    last = (next((other for other in reversed(before) if other.level == level and not other.total), None) for level in _HIGHER)
    return len(mine) > 1 and any(other is not None and _shown(other) == mine for other in last)


def _shown(entry: Entry) -> dict[int | None, int]:
    return {year: value for year, value in entry.sums().items() if value}


def _sums_up(entry: Entry, parts: Sequence[Entry]) -> bool:
    """True where the amounts of at least two entries make the row's, in every year that it prints."""
    mine = _shown(entry)
    if len(parts) < 2 or len(mine) < 2:
        return False
    sums: dict[int | None, int] = {}
    for part in parts:
        for year, value in part.sums().items():
            sums[year] = sums.get(year, 0) + value
    pairs = [(value, sums.get(year, 0)) for year, value in mine.items()]
    return any(all(whole == value * factor or whole * factor == value for value, whole in pairs) for factor in _FACTORS)
