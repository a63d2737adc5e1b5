"""Columns whose statements begin in lower case as a habit, where a small letter is no sign of a wrapped rest. Pure functions."""

from __future__ import annotations

from ...language.cleaning import one_line
from ...language.lexicon import RESULT
from ...language.statements import with_whole_beginning
from ...tables.columns.table import Table


def is_lower(table: Table, role: str) -> bool:
    """True where a column's statements begin in lower case as a habit: there a small letter is no sign of a rest."""
    cells = [text for record in table.records if RESULT.match(text := with_whole_beginning(one_line(record.get(role))))]
    return len(cells) > 2 and sum(text[0].islower() for text in cells) > 0.8 * len(cells)
