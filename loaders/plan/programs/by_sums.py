"""Levels that the amounts of a table prove: below a program, kegiatan whose subkegiatan follow them and add up to them. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from .entries import Entry

_MOST = 60  # entries below one program that are looked through
_ENOUGH = 0.5  # share of a row's years that must add up
_YEARS = 2  # of a program, from which on its sums prove a kegiatan that has nothing below it


def settle_by_sums(entries: Sequence[Entry]) -> None:
    """Give the entries below each program the one order of kegiatan and subkegiatan in which every sum is right.

    Where a code or a printed label tells levels, these hold; a level that only a likeness of names tells gives way to the sums.
    """
    for block in _blocks(entries):
        free = [entry for entry in block[1] if not _is_told(entry)]
        # Where names alone made subkegiatan of all, one of them may be their kegiatan: its name is like a subkegiatan's.
        if not free or (all(entry.level for entry in free) and any(entry.level == "Activity" for entry in block[1])):
            continue
        levels = _proved(*block, lambda entry: entry.level) or _proved(*block, _told_level)
        for entry, level in zip(block[1], levels or (), strict=False):
            if not _is_told(entry):
                if entry.level != level:
                    entry.known = None
                entry.level, entry.sure = level, True


def _is_told(entry: Entry) -> bool:
    return bool(entry.parts.code or entry.parts.label or entry.above)


def _told_level(entry: Entry) -> str | None:
    return entry.level if _is_told(entry) else None


def _blocks(entries: Sequence[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each program with what stands below it up to the next one."""
    program: Entry | None = None
    below: list[Entry] = []
    for entry in entries:
        if entry.level == "Program" or entry.total:
            if program is not None and 2 <= len(below) <= _MOST:
                yield program, below
            program, below = (entry if entry.level == "Program" and not entry.total else None), []
        else:
            below.append(entry)
    if program is not None and 2 <= len(below) <= _MOST:
        yield program, below


def _proved(program: Entry, below: Sequence[Entry], level_of: Callable[[Entry], str | None]) -> list[str] | None:
    """The levels with which every kegiatan is the sum of its subkegiatan, and the program that of its kegiatan; None where none fit.

    A kegiatan may have nothing below it, where the program's amount of every year is only then the sum of its kegiatan.
    """
    sums = [entry.sums() for entry in below]
    levels = [level_of(entry) for entry in below]
    whole = {year: value for year, value in program.sums().items() if value}
    for bare in (False, True):
        starts = _starts(sums, levels, bare)
        if starts is None or (bare and (len(starts) == len(below) or len(whole) < _YEARS)):
            continue
        added = {year: sum(sums[at].get(year, 0) for at in starts) for year in whole}
        hits = sum(added[year] == value for year, value in whole.items())
        if hits == len(whole) or (not bare and hits >= _ENOUGH * len(whole)):
            return ["Activity" if at in starts else "SubActivity" for at in range(len(below))]
    return None


def _starts(sums: Sequence[dict[int | None, int]], levels: Sequence[str | None], bare: bool) -> tuple[int, ...] | None:
    """Where the kegiatan stand; `bare`: some may have nothing below them. The way with the fewest wrong sums, then the fewest bare ones."""

    @cache
    def parted(start: int) -> tuple[int, int, tuple[int, ...]] | None:
        """How many sums are wrong, how many kegiatan have nothing below them, and where those from `start` on stand."""
        if start == len(sums):
            return 0, 0, ()
        mine = {year: value for year, value in sums[start].items() if value}
        if levels[start] == "SubActivity" or not mine:
            return None
        best: tuple[int, int, tuple[int, ...]] | None = None
        running: dict[int | None, int] = {}
        for at in range(start + 1, len(sums)):
            if levels[at] == "Activity":
                break
            for year, value in sums[at].items():
                running[year] = running.get(year, 0) + value
            hits = sum(running.get(year) == value for year, value in mine.items())
            if hits and hits >= _ENOUGH * len(mine) and (rest := parted(at + 1)) is not None:
                found = (len(mine) - hits + rest[0], rest[1], (start, *rest[2]))
                best = found if best is None or found < best else best
        if bare and (rest := parted(start + 1)) is not None:
            found = (rest[0], rest[1] + 1, (start, *rest[2]))
            best = found if best is None or found < best else best
        return best

    found = parted(0)
    return found[2] if found is not None else None
