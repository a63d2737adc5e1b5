"""The pyvis Network that carries one plan's cards and lines, and the options vis-network draws them with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from ..graph.errors import SelarasError

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


def vis_files() -> tuple[str, str]:
    """(JavaScript, CSS) of the newest vis-network that pyvis ships. SelarasError when pyvis lacks it."""
    for folder in ("lib", "templates/lib"):
        root = resources.files("pyvis").joinpath(folder)
        found = sorted((f for f in _children(root) if f.name.startswith("vis-")), key=lambda f: _version(f.name), reverse=True)
        for version in found:
            script, style = version / "vis-network.min.js", version / "vis-network.css"
            if script.is_file() and style.is_file():
                return _without_map(script.read_text(encoding="utf-8")), _without_map(style.read_text(encoding="utf-8"))
    raise SelarasError(
        {"id": "vis-network tidak ada dalam pyvis yang terpasang", "en": "vis-network is missing from the installed pyvis"},
        place="pyvis/lib",
        cure={
            "id": "Pasang pyvis kembali: uv sync --reinstall-package pyvis",
            "en": "Install pyvis again: uv sync --reinstall-package pyvis",
        },
    )


def _children(folder: Traversable) -> list[Traversable]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.removeprefix("vis-").split(".") if part.isdigit())


def _without_map(text: str) -> str:
    """Without the pointer to a source map: developer tools would try to load it, and the file must ask for nothing."""
    return re.sub(r"^(//|/\*)# sourceMappingURL=.*$", "", text, flags=re.MULTILINE)
