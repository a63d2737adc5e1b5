"""Columns whose statements begin in lower case as a habit, where a small letter is no sign of a wrapped rest. Pure functions."""

from __future__ import annotations

import re

from ...language.cleaning import one_line
from ...language.lexicon import RESULT
from ...language.statements import is_open
from ...tables.columns.table import Table

_RESULT_OR_AIM = re.compile(r"(?i)(?:\w{3,}nya|(?!melalui|meliputi)me\w{3,}(?:kan|i))\b")


def begins_whole(text: str, begun: str) -> bool:
    """True for whole words of a result behind a statement that its last word does not leave open."""
    return _RESULT_OR_AIM.match(text) is not None and len(text.split()) > 2 and not is_open(begun)


def is_lower(table: Table, role: str) -> bool:
    """True where a column's statements begin in lower case as a habit: there a small letter is no sign of a rest."""
    cells = [text for record in table.records if RESULT.match(text := one_line(record.get(role)))]
    return len(cells) > 2 and sum(text[0].islower() for text in cells) > 0.8 * len(cells)
