"""Tables that list tujuan, sasaran and indicators in another form than that of the regulations: read where no other table states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...documents.reasons import Reason
from ...tables.columns.table import Table

_PARTS = frozenset({"number", "code", "goal", "sasaran", "goal_sasaran", "indicator", "goal_indicator", "unit", "formula"})
_OTHERS = re.compile(
    r"(?i)\b(?:tela+h\w*|penelaahan|k\s?/\s?l|kementerian|nasional|rpjm?[nd]|rpjpn?d?|klhs|rtrw|tata ruang|permasalahan|isu|pro[vp]insi)\b"
)

_KEY = re.compile(r"(?i)\b(?:ik[uk]|indikator\s+kinerja\s+(?:utama|kunci))\b")
Kind = tuple[str, Reason | None]


def with_own_goals(kinds: Sequence[tuple[Kind, Table]]) -> list[tuple[Kind, Table]]:
    """The kinds of a plan's tables; where none states its tujuan and sasaran, those that list them in another form are taken for it.

    That is a list without figures, or one of key indicators which names the sasaran of each and no other table does.
    """
    if any(kind == "goals" for (kind, _), _ in kinds):
        return list(kinds)
    chosen = [table for kind, table in kinds if _lists_them(kind, table)]
    if not chosen and not any(kind not in ("key", "unknown") and table.roles() & {"sasaran", "goal_sasaran"} for (kind, _), table in kinds):
        keys = [table for (kind, _), table in kinds if kind == "key" and {"sasaran", "indicator"} <= table.roles()]
        chosen = [table for table in keys if not _KEY.search(table.caption)] or keys
    return [(("goals", None) if any(table is one for one in chosen) else kind, table) for kind, table in kinds]


def _lists_them(kind: Kind, table: Table) -> bool:
    # A sheet has as many columns as its widest table: those without a word say nothing of this one.
    roles = {c.role for c in table.columns if c.role or c.header or any(record.cells.get(c) for record in table.records)}
    return (
        kind == ("unknown", Reason.OUTSIDE)
        and ("goal_sasaran" in roles or {"goal", "sasaran"} <= roles or {"sasaran", "indicator"} <= roles)
        and roles <= _PARTS
        and not _OTHERS.search(" ".join([table.caption, table.heading, *(column.header for column in table.columns)]))
    )
