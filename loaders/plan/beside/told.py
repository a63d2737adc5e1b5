"""What the facts beside the cascade say, row by row: results of past years, and priorities with what serves them."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.cleaning import one_line
from ...language.likeness import key
from ...language.numbers import amount
from ...tables.columns.roles import Column
from ...tables.columns.table import Record, Table
from ..builder import same_value
from ..by_row import ByRow
from ..facts import Item, Plan, Priority, Realised

_LEFT = 4  # letters of a cell that no name says: a list's numbers and marks
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)  # rupiah that one unit of a table's money is


class Beside:
    """The facts beside the cascade of one plan; `of(record)` are their words on one row."""

    def __init__(self, plan: Plan) -> None:
        self._past: ByRow[Realised] = ByRow()
        self._priorities: ByRow[Priority] = ByRow()
        for told in plan.realised:
            self._past.note(told.origin, told)
        for priority in plan.priorities:
            for origin in priority.origins:
                self._priorities.note(origin, priority)

    def of(self, record: Record) -> Iterator[str]:
        """All texts that the facts of a row say."""
        yield from (told.of for told in self._past.of(record))
        for priority in self._priorities.of(record):
            yield priority.text

    def has(self, record: Record) -> bool:
        """True for a row that some of these facts is printed on."""
        return self._past.has(record) or self._priorities.has(record)

    def figure(self, record: Record, column: Column, words: str) -> bool:
        """True where a result of the row and of the column's year is the figure of a cell."""
        letters = key(words)
        for told in self._past.of(record):
            if told.year != column.year:
                continue
            printed = [text for text in (told.text, told.planned) if text is not None]
            if any(same_value(words, text) or letters.endswith(key(text)) for text in printed):
                return True
            money = [value for value in (told.rupiah, told.planned_rupiah) if value is not None]
            if money and any(amount(words, scale) in money for scale in _SCALES):
                return True
        return False

    def serves(self, table: Table, record: Record, text: str) -> bool:
        """True where a cell names nothing but what serves the priority of its row, or of the nearest row above that names one."""
        at = next((number for number, other in enumerate(table.records) if other is record), 0)
        for near in reversed(table.records[: at + 1]):
            if priorities := self._priorities.of(near):
                return len(_less(key(one_line(text)), (item for priority in priorities for item in priority.served_by))) < _LEFT
        return False


def _less(letters: str, items: Iterator[Item]) -> str:
    """The letters of a cell that are none of the names' and codes' of some items."""
    said = {
        key(text)
        for item in items
        for text in (item.text, *item.names, item.code or "", item.printed_code or "")
        if len(key(text)) >= _LEFT
    }
    for words in sorted(said, key=len, reverse=True):
        letters = letters.replace(words, "")
    return letters if any(char.isalpha() for char in letters) else ""
