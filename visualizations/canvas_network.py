"""The pyvis Network that carries one plan's cards and lines, and the options vis-network draws them with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

# Places come from our own left-to-right layout, computed for the visible cards only: vis-network's hierarchical layout lets tall cards
# overlap and moves everything at each click, and its physics would set thousands of cards afloat.
# Which card the pointer is on is our own look-up too: vis-network knows the size of a custom shape only after it has drawn it twice.
OPTIONS: Mapping[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "nodes": {"shape": "custom", "fixed": True, "chosen": False},
    "edges": {"chosen": False, "smooth": {"enabled": False}},
    "interaction": {
        "dragNodes": False, "selectable": False, "hover": False, "keyboard": {"enabled": False},
    },
}  # fmt: skip


def network(cards: Iterable[Mapping[str, Any]], lines: Iterable[tuple[int, int]]) -> dict[str, Any]:
    """{"nodes", "edges", "options"} of a pyvis Network. A card has `id` (integer), `label` (its text) and whatever else the view needs."""
    from pyvis.network import Network  # 1.5 s: it imports IPython

    net = Network(height="100%", width="100%", directed=True)
    net.set_options(json.dumps(OPTIONS))
    for card in cards:
        rest = {key: value for key, value in card.items() if key not in ("id", "label")}
        net.add_node(card["id"], label=card["label"] or "–", shape="custom", **rest)
    for source, target in lines:
        net.add_edge(source, target, arrows="")
    nodes, edges, _heading, _height, _width, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}
