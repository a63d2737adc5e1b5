"""How the money of a node stands on its rows: a table in thousands prints amounts that look like any other figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ....graph.ids import fold
from ....graph.model import Edge, Node, PlanGraph
from ..places import integer, origins, text
from .words import cells, figures, is_money

_UNITS = (1, 1_000, 1_000_000)
_ROW = 2  # amounts of a row that tell it from another
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


def pays_for_another(graph: PlanGraph, node: Node, edge: Edge) -> bool:
    """Whether a row prints other money than the row of the node's own name in the same table: it is then of something else.

    A table that prints a thing twice in other words, once for each of its results say, prints its money again.
    """
    mine = _money(node, edge)
    for other in origins(graph, node.id):
        same_table = all(other.properties.get(key) == edge.properties.get(key) for key in ("table", "sheet"))
        if same_table and other.target == edge.target and fold(node.text) in fold(text(other.properties.get("cell"))):
            theirs = _money(node, other)
            if min(len(mine), len(theirs)) >= _ROW and not mine & theirs:
                return True
    return False


def _money(node: Node, edge: Edge) -> set[str]:
    """The amounts of a row; its code, whose groups of digits look like one, is none."""
    code = digits(text(node.properties.get("code")))
    told = (cell for cell in cells(text(edge.properties.get("cell"))) if is_money(cell))
    return {figure for cell in told if (figure := digits(cell)) != code}
