"""Tables that list tujuan, sasaran and their indicators and nothing of years: read where no other table of the plan states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...documents.reasons import Reason
from ...tables.columns.table import Table

_PARTS = frozenset({"number", "code", "goal", "sasaran", "goal_sasaran", "indicator", "goal_indicator", "unit", "formula"})
_OTHERS = re.compile(
    r"(?i)\b(?:tela+h\w*|penelaahan|k\s?/\s?l|kementerian|nasional|rpjm?[nd]|rpjpn?d?|klhs|rtrw|tata ruang|permasalahan|isu|pro[vp]insi)\b"
)

Kind = tuple[str, Reason | None]


def with_figureless(kinds: Sequence[tuple[Kind, Table]]) -> list[tuple[Kind, Table]]:
    """The kinds of a plan's tables; where none states tujuan and sasaran with figures, those that list them without are taken for it."""
    if any(kind == "goals" for (kind, _), _ in kinds):
        return list(kinds)
    return [(("goals", None) if _lists_them(kind, table) else kind, table) for kind, table in kinds]


def _lists_them(kind: Kind, table: Table) -> bool:
    roles = table.roles()
    return (
        kind == ("unknown", Reason.OUTSIDE)
        and ("goal_sasaran" in roles or {"goal", "sasaran"} <= roles or {"sasaran", "indicator"} <= roles)
        and roles <= _PARTS
        and not _OTHERS.search(" ".join([table.caption, table.heading, *(column.header for column in table.columns)]))
    )
