"""Tables that set the plan's own tujuan and sasaran beside a misi ("Misi III | Tujuan/Sasaran"): the plan's by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...documents.reasons import Reason
from ...language.cleaning import one_line
from ...language.labels import statements
from ...language.lexicon import without_local
from ...language.likeness import SAME, closest, key
from ...tables.columns.table import Table

_OF_REGION = re.compile(r"(?i)rpj?m?d|\brpd\b|daerah|kabupaten|kota|provinsi")
_LEAST = 2  # statements that agree: one may be taken over from the region

Kind = tuple[str, Reason | None]


def with_own_quoted(kinds: Sequence[tuple[Kind, Table]]) -> list[tuple[Kind, Table]]:
    """The kinds of a plan's tables; what is stated of a region in words that are all the plan's own is read as the plan's.

    Only where no heading of its column calls the statements the region's.
    """
    own = [(key(text), None) for (kind, _), table in kinds if kind == "goals" for text in _stated(table, ("goal", "sasaran"))]
    return [(("goals", None) if kind[0] == "regional" and _quotes(table, own) else kind, table) for kind, table in kinds]


def _quotes(table: Table, own: Sequence[tuple[str, None]]) -> bool:
    if table.roles() & {"regional", "regional_goal"}:
        return False
    if any(_OF_REGION.search(column.header) for column in table.columns if column.role in ("goal", "sasaran", "goal_sasaran")):
        return False
    texts = list(_stated(table, ("goal", "sasaran", "goal_sasaran")))
    return len(texts) >= _LEAST and all(closest(key(text), own, SAME) is not None for text in texts)


def _stated(table: Table, roles: Sequence[str]) -> Iterator[str]:
    for record in table.records:
        for column, cell in record.cells.items():
            if column.role not in roles:
                continue
            for _, words in statements(cell):
                if len(text := without_local(one_line(words)).rstrip(" .;")) > 8:
                    yield text
