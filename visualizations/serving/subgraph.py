"""Some nodes and the relations between them as a drawing: boxes in columns by kind, and lines. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from ...graph.model import Node
from ...ontology.schema import schema
from ..cascade import LEVELS
from ..vis.layout import COLUMN, places

_ORDER = (
    "Region", "Agency", "Document", *LEVELS, "Strategy", "Policy", "Outcome", "Output", "Indicator", "Target", "Budget", "Realisation",
)  # fmt: skip
WIDTH, _LETTERS, _LINES, _LINE, _AROUND = 280, 33, 5, 17, 34  # pixels, letters, lines, pixels


def drawing(nodes: Mapping[str, Mapping[str, Any]], edges: Sequence[tuple[str, str, str]], lang: str) -> dict[str, Any]:
    """{"boxes": [{"id", "label", "kind", "lines", "title", "x", "y", "width", "height"}], "lines": [{…}], "width", "height"}."""
    found = {id: _node(node) for id, node in nodes.items()}
    present = sorted({node.label for node in found.values()}, key=_column)
    columns = {id: present.index(node.label) for id, node in found.items()}
    parents: dict[str, list[str]] = {id: [] for id in found}
    for source, _, target in edges:
        above, below = sorted((source, target), key=columns.__getitem__)
        if columns[above] < columns[below]:
            parents[below].append(above)
    lines = {id: _wrapped(node) for id, node in found.items()}
    heights = {id: _AROUND + _LINE * len(told) for id, told in lines.items()}
    order = sorted(found, key=lambda id: (columns[id], list(found).index(id)))
    where = places(order, parents, columns, heights)
    boxes: list[dict[str, Any]] = [
        {
            "id": id, "label": node.label, "kind": schema().label(node.label, lang), "lines": lines[id], "title": node.text,
            "x": where[id][0], "y": where[id][1] - heights[id] // 2, "width": WIDTH, "height": heights[id],
        }
        for id, node in found.items()
    ]  # fmt: skip
    return {
        "boxes": boxes,
        "lines": [{"from": source, "to": target, "type": type} for source, type, target in edges],
        "width": (max(columns.values()) * COLUMN + WIDTH) if boxes else 0,
        "height": max((box["y"] + box["height"] for box in boxes), default=0),
    }


def _column(label: str) -> tuple[int, str]:
    return (_ORDER.index(label) if label in _ORDER else len(_ORDER), label)


def _node(told: Mapping[str, Any]) -> Node:
    label = next((one for one in str(told["label"]).split(":") if one in schema().node_types), str(told["label"]))
    return Node(str(told["id"]), label, {name: value for name, value in told.items() if name not in ("id", "label")})


def _wrapped(node: Node) -> list[str]:
    code = node.properties.get("code") or node.properties.get("number") or node.properties.get("year") or ""
    lines = textwrap.wrap(f"{code} {node.text}".strip(), _LETTERS)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _LETTERS - 1]}…"]
    return lines or ["–"]
