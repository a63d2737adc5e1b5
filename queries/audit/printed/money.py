"""How the money of a node stands on its rows: a table in thousands prints amounts that look like any other figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....graph.model import PlanGraph
from ..places import integer
from .words import figures

_UNITS = (1, 1_000, 1_000_000)
_LEAST = 4  # digits of an amount that cannot be taken for a target


def digits(words: str) -> str:
    """The digits of a printed figure, without decimals of nothing behind it: "649,806" and "649.806,00" are 649806."""
    return re.sub(r"\D", "", re.sub(r"[.,]0{1,2}$", "", words.strip()))


def amounts(graph: PlanGraph, node: str) -> set[str]:
    """The digits with which the money of a node may be printed: in rupiah, in thousands, in millions."""
    found = set()
    for budget in graph.targets(node, "FUNDED_BY", "END_BUDGET"):
        rupiah = integer(budget.properties.get("rupiah"))
        found |= {str(rupiah // unit) for unit in _UNITS if rupiah and not rupiah % unit}
    return found


def values(graph: PlanGraph, nodes: Iterable[str], words: str) -> list[str]:
    """The figures of a row that are no money of these nodes."""
    paid = set[str]().union(*(amounts(graph, node) for node in nodes))
    return [told for told in figures(words) if digits(told) not in paid or len(digits(told)) < _LEAST]
