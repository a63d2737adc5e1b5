"""Which agencies a region's own plan gives each of its sasaran to."""

from __future__ import annotations

from collections.abc import Iterable

from ...language.cleaning import one_line
from ...language.lexicon import without_local
from ...language.likeness import closest
from ...language.offices import offices
from ...tables.columns.table import Record, Table
from ..facts import Item, Plan

_LIKE = 85.0  # likeness of a cell and the sasaran that it means
_ROLES = ("regional", "sasaran")
_UPPER = ("regional_goal", "goal", "mission")


def read_assigned(plan: Plan, tables: Iterable[Table]) -> None:
    """Note the agencies that tables name beside the sasaran of an RPJMD; a cell that reaches down over rows holds for all of them."""
    items = [(item.text, item) for item in plan.of_level("RegionalSasaran")]
    for table in tables:
        if "responsible" not in table.roles() or not table.roles() & set(_ROLES):
            continue
        sasaran: Item | None = None
        for record in table.records:
            sasaran = _stated(record, items, sasaran)
            if sasaran is not None:
                sasaran.assigned += [name for name in _agencies(record) if name not in sasaran.assigned]


def _stated(record: Record, items: list[tuple[str, Item]], before: Item | None) -> Item | None:
    """The sasaran that a row states, that of the row above where it states none, and None below a new tujuan or misi."""
    text = without_local(one_line(next((cell for role in _ROLES if (cell := record.get(role))), "")))
    if not text:
        return None if any(record.get(role) for role in _UPPER) else before
    found = closest(text, items, _LIKE)
    return found[0] if found is not None else None


def _agencies(record: Record) -> list[str]:
    texts = (one_line(text) for _, text in record.columns("responsible") if text)
    return [named.name for text in texts for named in offices(text) if not named.part]
