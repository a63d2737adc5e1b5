"""What a plan prints as the code of a program, kegiatan or subkegiatan, beside the code that it stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from ....graph.model import Node, PlanGraph
from ..places import integer, text
from .words import cells

LEVELS = ("Program", "Activity", "SubActivity")
DOWN = ("HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
_PARTS = {"Program": 3, "Activity": 5, "SubActivity": 6}
_CUT = re.compile(r"(?:\d|X)\.(?:\d{2}|XX)\.\d{2}\.[1-9](?:\.(?:\d|\d{2}\.0+)?)?")
_CODE = re.compile(r"^\W*((?:\d|X)(?:[.\s]*(?:\d|X)){2,})\W*(.*)$", re.DOTALL)
_LEVEL = re.compile(r"^\W*(?:program|(?:sub\s*)?kegiatan)\b\W*", re.IGNORECASE)
_SHORT = 4  # digits of a code of which only the end is printed

Kind = Literal["whole", "no beginning", "no end", "malformed", ""]


def kind_of(node: Node) -> Kind:
    """How the code of a node is printed; nothing where none is, or none of the official form is meant.

    What only differs in blanks and dots ("7.01.02.201.2") is whole, as are codes whose digits stand apart.
    """
    printed, code = text(node.properties.get("printed_code")).strip().strip("."), text(node.properties.get("code"))
    told, meant = _digits(printed), _digits(code)
    if not told:
        return ""
    if code:
        if len(code.split(".")) != _PARTS.get(node.label):
            return ""
        return "whole" if _significant(told, node.label) == _significant(meant, node.label) else "no beginning"
    if _CUT.fullmatch(re.sub(r"\s", "", printed)):
        return "no end"
    return "no beginning" if len(told) <= _SHORT else "malformed"


def _digits(printed: str) -> str:
    return re.sub(r"[^0-9X]", "", printed)


def _significant(digits: str, label: str) -> tuple[str, int]:
    """The digits of a code, the last part of a subkegiatan's as a number: it is printed with one to four digits."""
    head = 8 if label == "SubActivity" else len(digits)
    return digits[:head], int(digits[head:]) if digits[head:].isdigit() else 0


def parent_code(code: str) -> str:
    """The code one level up; empty for a program's."""
    parts = code.split(".")
    return ".".join(parts[:5]) if len(parts) == 6 else ".".join(parts[:3]) if len(parts) == 5 else ""


def differ_in_one_part(one: str, other: str) -> bool:
    """Whether two codes of the same depth differ in one part alone."""
    a, b = one.split("."), other.split(".")
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def coded_name(words: str, code: str) -> str:
    """The name that a printed row has behind a code; empty where the row does not begin with that code."""
    listed = cells(words)
    for at, cell in enumerate(listed[:4]):
        match = _CODE.match(cell)
        if match is None or _significant(_digits(match[1]), "SubActivity") != _significant(_digits(code), "SubActivity"):
            continue
        name = match[2] or next((other for other in listed[at + 1 :]), "")
        return _LEVEL.sub("", name) if re.search(r"[A-Za-z]{3}", name) else ""
    return ""


def listed_as(graph: PlanGraph, node: str) -> Node | None:
    """The entry of an imported list that a node's printed code has; None without one."""
    for edge in graph.out(node, "CLASSIFIED_AS"):
        entry = graph.node(edge.target)
        if edge.properties.get("method") == "printed code" and text(entry.properties.get("edition")):
            return entry
    return None


def editions(graph: PlanGraph) -> list[str]:
    """The editions of the official list that the plan's entries are of."""
    return sorted({edition for entry in graph.nodes("Nomenclature") if (edition := text(entry.properties.get("edition")))})


def coded_rows(graph: PlanGraph, document: str, nodes: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The coded rows of each table as printed: by the positions of their money, else by their lines."""
    placed: dict[tuple[str, str, bool], dict[str, int]] = defaultdict(dict)
    for id in nodes:
        for budget in graph.targets(id, "FUNDED_BY"):
            for edge in graph.out(budget.id, "STATED_IN"):
                position = integer(edge.properties.get("position"))
                if edge.target == document and position is not None:
                    key = text(edge.properties.get("table")), str(edge.properties.get("part")), True
                    placed[key].setdefault(id, position)
        for edge in graph.out(id, "STATED_IN"):
            line = integer(edge.properties.get("line"))
            if edge.target == document and line is not None and edge.properties.get("table"):
                placed[text(edge.properties.get("table")), text(edge.properties.get("sheet")), False].setdefault(id, line)
    for (table, _, _), rows in placed.items():
        yield table, sorted(rows, key=lambda id: rows[id])
