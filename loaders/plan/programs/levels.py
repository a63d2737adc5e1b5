"""The levels of a program table's entries: program, kegiatan or subkegiatan, as the evidence says.

Evidence, strongest first: the code's depth, a printed prefix, the names of other tables, the nomenclature; then the filled
columns, the sums of the rows below, the unit of work and the order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...language import codes
from ...language.cleaning import joined
from ...language.lexicon import is_unit_of_work
from ...language.likeness import EQUAL, SAME, closest, interleaved, key, same, similarity
from ...nomenclature.lookup import Nomenclature
from ...tables.columns.table import Table
from ..builder import differ_in_a_word
from ..facts import Plan
from .by_sums import settle_by_sums
from .entries import Entry
from .older import is_older_table, settle_older
from .row import split_office
from .shared import return_results
from .totals import mark_totals

_LOWER = {"Program": "Activity", "Activity": "SubActivity"}


class Levels:
    """Settles the levels of one table's entries; where a table prints no figures, columns decide instead of sums."""

    def __init__(self, plan: Plan, table: Table, nomenclature: Nomenclature, *, with_figures: bool) -> None:
        self.plan = plan
        self.table = table
        self.nomenclature = nomenclature
        self.with_figures = with_figures

    def settle(self, entries: list[Entry]) -> None:
        """Give every entry a level or mark it as a total; codes that lost their head and torn names are repaired on the way."""
        program: str | None = None
        activity: str | None = None
        older = is_older_table(entries)
        for entry in (entry for entry in entries if not entry.total):
            parts = entry.parts
            if parts.printed_code and parts.code is None and not older:
                parts.code = self.nomenclature.repaired(parts.printed_code, parts.name, program, activity)
                parts.code = parts.code or codes.completed(parts.printed_code, program, activity)
                entry.above = codes.cut(parts.printed_code) if parts.code is None else None
                if entry.above is not None:
                    entry.level, entry.sure = ("SubActivity" if codes.level(entry.above) == "Activity" else "Activity"), True
            if parts.code:
                level = codes.level(parts.code)
                entry.level, entry.sure = level, level is not None
                if level == "Program":
                    program, activity = parts.code, None
                elif level == "Activity":
                    program, activity = codes.parent(parts.code) or program, parts.code
            if parts.torn and parts.name:
                parts.name = self._untorn(parts.torn)
            parts.name, parts.office = split_office(parts.name, parts.office)
            if entry.level is None:
                self._by_words(entry)
        _told_apart(entries)
        self._namesakes(entries)
        return_results(entries)
        self._first_rows_are_totals(entries)
        mark_totals(entries)
        settle_older(entries, self.table, self.plan)
        if self.with_figures and not older:
            settle_by_sums(entries)
        for at, entry in enumerate(entries):
            if entry.level is None and not entry.total:
                self._by_neighbours(entries, at)

    def _untorn(self, torn: tuple[str, str]) -> str:
        """A name that lies over two columns, put together by the names known from other tables or the nomenclature."""
        known = [item.text for item in self.plan.of_level("Program", "Activity", "SubActivity")]
        found = interleaved(*torn, known) or interleaved(*torn, self.nomenclature.names_like(*torn))
        return found or joined(*torn)

    def _by_words(self, entry: Entry) -> None:
        """The level that a printed prefix, the name's first word, or the same name elsewhere says."""
        parts = entry.parts
        if parts.label:
            entry.level, entry.sure = parts.label, True
        elif re.match(r"(?i)^kegiatan\b", parts.name):
            entry.level, entry.sure = "Activity", True
        elif re.match(r"(?i)^program\b", parts.name):
            entry.level, entry.sure = "Program", True
            if not any(similarity(parts.name, item.text) >= 92 for item in self.plan.of_level("Program")):
                known = (item for item in self.plan.of_level("Program") if not differ_in_a_word(parts.name, item.text))
                found = closest(parts.name, [(item.text, item) for item in known], 72.0)
                entry.known = found[0] if found and not parts.code else None
        else:
            candidates = [(item.text, item) for item in self.plan.of_level("Activity", "SubActivity", "Program")]
            found = closest(parts.name, candidates, 92.0)
            if found is None and not parts.code and candidates:
                bare = [entry for entry in candidates if not entry[1].amounts and not entry[1].measures]
                found = closest(parts.name, [entry for entry in bare if not differ_in_a_word(parts.name, entry[0])], 74.0)
                if found is not None and same(parts.name, found[0].text, 74.0):
                    entry.known = found[0]
            if found is not None:
                entry.level, entry.sure = found[0].level, found[1] >= 92
            elif (level := self.nomenclature.level_of(parts.name)) is not None:
                entry.level, entry.sure = level, True

    def _namesakes(self, entries: Sequence[Entry]) -> None:
        """Of two rows of one name, one below the other, the second is of the lower level that another table has under that name too."""
        for one, other in pairwise(entries):
            lower = _LOWER.get(one.level or "")
            if lower is None or one.level != other.level or one.total or other.total or one.parts.code or other.parts.code:
                continue
            name = key(one.parts.name)
            paid = bool(one.sums()) and bool(other.sums()) and one.sums() != other.sums()
            if paid and name == key(other.parts.name) and any(key(item.text) == name for item in self.plan.of_level(lower)):
                other.level = lower

    def _first_rows_are_totals(self, entries: list[Entry]) -> None:
        """What stands above the first program with amounts and no indicator is the total of the urusan or the agency."""
        if not any(entry.level == "Program" for entry in entries):
            return
        for entry in entries:
            if entry.level == "Program":
                break
            if not entry.total and not entry.sure and not any(row.indicator or row.result for row in entry.rows):
                entry.total = True

    def _by_neighbours(self, entries: list[Entry], at: int) -> None:
        """Kegiatan or subkegiatan, told by the columns that are filled, by the sums below, by the unit of work, by order."""
        entry = entries[at]
        if not self.with_figures and self.table.roles() & {"output", "outcome"}:
            entry.level = _by_results(entry, first=at == 0)
            return
        before = next((other.level for other in reversed(entries[:at]) if other.level), None)
        offices = any(row.office and is_unit_of_work(row.office) for row in entry.rows)
        others = sum(any(row.office for row in other.rows) for other in entries)
        if offices and others < 0.95 * len(entries):
            entry.level = "SubActivity"  # only the lowest level is split over, or given to, units of work
            return
        upper = next((n for n in range(at - 1, -1, -1) if entries[n].level in ("Activity", "Program")), None)
        if upper is not None and entries[upper].level == "Activity" and upper + _summed(entries[upper], entries[upper + 1 : at + 60]) >= at:
            entry.level = "SubActivity"  # a part of what the kegiatan above sums up
            return
        entry.level = "Activity" if before in (None, "Program") or _summed(entry, entries[at + 1 : at + 60]) else "SubActivity"


def _told_apart(entries: Sequence[Entry]) -> None:
    """A name that is only like another table's is none of its nodes where this table prints that node itself, in nearer words."""
    for entry in entries:
        known = entry.known
        if known is not None:
            own = similarity(entry.parts.name, known.text)
            others = (other.parts.name for other in entries if other is not entry and not other.total)
            if any(similarity(name, known.text) > max(own, SAME - 1) and similarity(name, entry.parts.name) < EQUAL for name in others):
                entry.known = None


def _by_results(entry: Entry, *, first: bool) -> str:
    """A cascading table without figures puts a program's outcome and a kegiatan's output into columns of their own."""
    if any(row.record.get("output") for row in entry.rows):
        return "Activity"
    return "Program" if first and any(row.record.get("outcome") for row in entry.rows) else "SubActivity"


def _summed(entry: Entry, following: Sequence[Entry]) -> int:
    """How many of the entries right below an entry its amounts are the sums of, in at least half of its years; 0 where they are of none."""
    mine = entry.sums()
    years = [year for year, value in mine.items() if value and year is not None]
    running: dict[int | None, int] = {}
    for count, other in enumerate(following if years else (), 1):
        if other.total or other.level == "Program" or (other.sure and other.level == "Activity"):
            break
        for year, value in other.sums().items():
            running[year] = running.get(year, 0) + value
        hits = sum(running.get(year) == mine[year] for year in years)
        if hits and hits >= 0.5 * len(years):
            return count
        if all(running.get(year, 0) > mine[year] for year in years):
            break
    return 0
