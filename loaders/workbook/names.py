"""Names by which a workbook's cells refer to nodes: short, unique, and understood again when a planner types them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping

from ...graph.ids import fold
from ...graph.model import Node, PlanGraph
from ...ontology.schema import schema
from .shape import MISSION_LISTS

_WIDTH = 110  # characters of a name in a drop-down
_UNNAMED = frozenset({"Region", "Agency", "Unit", "Outcome", "Output", "Target", "Budget", "Nomenclature"})  # no cell refers to them


class Names:
    """The names of all nodes that a cell may refer to."""

    def __init__(self, graph: PlanGraph) -> None:
        self._labels: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._taken: dict[str, list[str]] = {}  # what may be typed for a node -> ids
        self._used: dict[str, int] = {}
        for node in graph.nodes():
            self.add(node.id, node.label, node.properties)

    def add(self, id: str, label: str, properties: Mapping[str, object]) -> None:
        """Make a node known; a node that is known already keeps its name and can also be found by what it says now."""
        if label in _UNNAMED:
            return
        self._labels[id] = label
        if id not in self._names:
            name = _name(label, properties, id)
            number = self._used[_folded(name)] = self._used.get(_folded(name), 0) + 1
            unique = name if number == 1 else f"{name} ({number})"
            self._names[id] = unique
            self._know(unique, id)
        told = "number" in properties and label == "Mission"
        plain = [_name(label, {**properties, "list": "RPJMD"}, id)] if told else []  # older workbooks do not say whose misi it is
        for typed in (_name(label, properties, id), *plain, *(properties.get(key) for key in ("code", "name", "text"))):
            if isinstance(typed, str):
                self._know(typed, id)

    def _know(self, typed: str, id: str) -> None:
        ids = self._taken.setdefault(_folded(typed), [])
        if id not in ids:
            ids.append(id)

    def name(self, id: str) -> str:
        """The unique name of a node; the id of one that cells do not refer to."""
        return self._names.get(id, id)

    def label(self, id: str) -> str:
        """The label of a node."""
        return self._labels[id]

    def relabel(self, id: str, label: str) -> None:
        """Note that a node is of another level now."""
        self._labels[id] = label

    def of_labels(self, labels: Iterable[str]) -> list[str]:
        """The names of all nodes of some labels, in the order of the labels, then of the graph."""
        return [self._names[id] for label in labels for id, own in self._labels.items() if own == label]

    def found(self, typed: str, labels: Iterable[str]) -> list[str]:
        """Ids of the nodes of these labels that a typed name, code or text means: one, none or several."""
        wanted = set(labels)
        exact = [id for id, name in self._names.items() if self._labels[id] in wanted and _folded(name) == _folded(typed)]
        return exact or [id for id in self._taken.get(_folded(typed), ()) if self._labels[id] in wanted]


def _folded(typed: str) -> str:
    return fold(typed) or " ".join(typed.split())


def _name(label: str, properties: Mapping[str, object], id: str) -> str:
    if label == "Document":
        return "Dokumen (jumlah seluruhnya)"
    text = str(properties.get("name") or properties.get("text") or properties.get("title") or id)
    text = textwrap.shorten(re.sub("[\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", text), _WIDTH, placeholder="…")
    if label in ("Program", "Activity", "SubActivity") and properties.get("code"):
        return f"{properties['code']} {text}"
    number = properties.get("number") if label == "Mission" else None
    term = schema().label(label)
    # The other lists count from 1 too: "Misi 1 (kepala daerah): …".
    whose = MISSION_LISTS.get(str(properties.get("list")), "RPJMD") if label == "Mission" else "RPJMD"
    return f"{term[:1].upper()}{term[1:]}{f' {number}' if number is not None else ''}{f' ({whose})' if whose != 'RPJMD' else ''}: {text}"


def name_of(node: Node) -> str:
    """The name of a node by itself, which need not be unique."""
    return _name(node.label, node.properties, node.id)
