"""Dates among figures: a worksheet that took a typed figure ("3,5", "3/5") for a day keeps only the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..documents.blocks import Place
from .columns.table import Table

_FIGURES = frozenset({"target", "end_target", "pagu", "end_pagu", "baseline", "goal_target"})
_DAY = re.compile(r"\d{1,2}-(?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)")  # as number_format.py prints a day without its year


def without_dates(tables: Sequence[Table]) -> Iterator[tuple[Place, str]]:
    """Empty the cells of figures that hold a day, and yield where each stands and what it says."""
    for table in tables:
        for record in table.records:
            for column, text in record.cells.items():
                if column.role in _FIGURES and _DAY.fullmatch(text.strip()):
                    record.cells[column] = ""
                    yield record.place, text
