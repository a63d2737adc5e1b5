"""Target and money of one year in one column, one above the other ("Target" over "Rp", each row saying which). Pure functions."""

from __future__ import annotations

import re
from dataclasses import replace

from ...language.cleaning import one_line
from .roles import Column
from .table import Record, Table

_TARGET = re.compile(r"(?i)\W*(?:target(?:\s+kinerja)?|kinerja|k|t|volume|vol|fisik|capaian|output)\W*")
_MONEY = re.compile(
    r"(?i)\W*(?:(?:pagu|anggaran|dana|pendanaan|keuangan|rp|rupiah|biaya)(?:\s+(?:indikatif|anggaran))?(?:\W*\(?\s*(?:rp|rupiah)\.?\s*\)?)?)\W*"
)
_FEWEST = 2  # rows of either kind
_WORDS = frozenset({"name", "code", "indicator", "responsible"})
_FIGURES = frozenset({"target", "pagu", ""})


def part_stacked(table: Table) -> None:
    """Give each row's figures the role that the row itself names, where a column says which rows hold targets and which money."""
    teller = next((column for column in table.columns if not column.year and _tells(table, column)), None)
    if teller is None:
        return
    years = [column for column in table.columns if (column.year or column.ordinal) and column.role in _FIGURES and not column.block]
    if not years:
        return
    as_target = {column: replace(column, role="target") for column in years}
    as_money = {column: replace(column, role="pagu") for column in years}
    named = {teller: replace(teller, role="note")}

    def settled(record: Record) -> dict[Column, str]:
        told = one_line(record.cells.get(teller, ""))
        roles = as_money if _MONEY.fullmatch(told) else as_target
        return {roles.get(column, named.get(column, column)): text for column, text in record.cells.items()}

    for record in table.records:
        if not any(text for column, text in record.cells.items() if column.role in _WORDS and column is not teller):
            record.covered |= _WORDS  # the other half of the row above
        record.cells = settled(record)
    table.columns = [
        new
        for column in table.columns
        for new in ((as_target[column], as_money[column]) if column in as_target else (named.get(column, column),))
    ]


def _tells(table: Table, column: Column) -> bool:
    """True for a column that holds nothing but the words for a target and those for money, in turn."""
    cells = [text for record in table.records if (text := one_line(record.cells.get(column, "")))]
    money = sum(_MONEY.fullmatch(cell) is not None for cell in cells)
    targets = sum(_TARGET.fullmatch(cell) is not None for cell in cells)
    return min(money, targets) >= _FEWEST and money + targets >= 0.9 * len(cells) and money >= 0.3 * len(cells)
