"""Facts by the row that prints them: known by the row's position among all rows, else by where it stands with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from ..tables.columns.table import Record
from .facts import Origin

T = TypeVar("T")
_WORDS = 150  # of a row's words, enough to tell it from others of its page


class ByRow(Generic[T]):
    """What is noted with its origin is found again by the record of its row."""

    def __init__(self) -> None:
        self._found: dict[object, list[T]] = defaultdict(list)

    def note(self, origin: Origin, fact: T) -> None:
        """Note a fact as printed there, once."""
        name: object = origin.position if origin.position is not None else (origin.place, origin.cell[:_WORDS])
        if all(fact is not other for other in self._found[name]):
            self._found[name].append(fact)

    def of(self, record: Record) -> list[T]:
        """The facts of a row."""
        return [fact for name in _names(record) for fact in self._found.get(name, ())]

    def has(self, record: Record) -> bool:
        """True for a row that prints some fact."""
        return any(self._found.get(name) for name in _names(record))


def _names(record: Record) -> Iterator[object]:
    if record.position is not None:
        yield record.position
    yield record.place, record.words[:_WORDS]
