"""A graph's cascades as a pyvis Network, laid out and coloured by level, that writes a page which needs nothing from anywhere."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pyvis.network import Network

from ...graph.model import Node, PlanGraph
from ...ontology.schema import schema
from ..cascade import LEVEL_OF, LEVELS, Cascade, Statements, cascades
from .layout import places
from .page import WORDS, page

# A tint, and the line and letters on it (4.5:1 and more), per level; the column tells the level without any colour.
COLOURS: Mapping[str, tuple[str, str]] = {
    "Vision": ("#ece7f8", "#5d4a93"), "Mission": ("#e5e9f8", "#45599f"), "RegionalGoal": ("#e0ecf8", "#2f639a"),
    "RegionalSasaran": ("#def0f6", "#236b89"), "Goal": ("#dcf2ee", "#12695f"), "Sasaran": ("#e0f3e5", "#2a6f3f"),
    "Program": ("#f5efd2", "#6c5c0f"), "Activity": ("#f8e8d8", "#84501f"), "SubActivity": ("#eeebe5", "#5d574e"),
}  # fmt: skip
_WIDTH, _LETTERS, _CAPITALS, _LINES = 300, 33, 25, 5  # of a card: pixels, letters of a line, as many capitals, lines
_LINE, _AROUND = 19, 22  # pixels
OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "hierarchical": {"enabled": False}},
    "nodes": {
        "shape": "box", "borderWidth": 1.5, "margin": 9, "widthConstraint": {"minimum": _WIDTH, "maximum": _WIDTH},
        "font": {"face": "system-ui, sans-serif", "size": 15, "align": "left"}, "labelHighlightBold": False,
    },
    "edges": {
        "color": {"color": "#8a8f96", "highlight": "#12628a"}, "width": 1.2,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
    "interaction": {"dragNodes": False, "hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 400, "keyboard": {"enabled": False}},
}  # fmt: skip


class CascadeNetwork(Network):  # type: ignore[misc]
    """A pyvis Network whose page is one file that works offline, asks for nothing, and shows all words as text.

    All of pyvis's own methods are there: nodes can be added, options changed, and `show` gives the frame of a notebook.
    """

    lang = "id"
    cascade_title = ""

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page as text; where it is shown makes no difference."""
        nodes, edges, heading, _height, _width, options = self.get_network_data()
        self.html = page(nodes, edges, json.loads(options), title=self.cascade_title or str(heading or ""), lang=self.lang)
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page, as UTF-8 on every system, and no folder of libraries beside it."""
        path = Path(name)
        path.write_text(self.generate_html(name), encoding="utf-8")
        if open_browser:
            import webbrowser

            webbrowser.open(path.resolve().as_uri())

    def save_graph(self, name: str) -> None:
        """Write the page."""
        self.write_html(name)


def network(
    graph: PlanGraph,
    *,
    document: str | None = None,
    levels: Iterable[str] = LEVELS,
    title: str = "",
    lang: str = "id",
    height: str = "720px",
    width: str = "100%",
) -> CascadeNetwork:
    """The cascades of all plans of `graph`, or of one `document`, as a pyvis Network: a card per node from visi to subkegiatan.

    `levels` are the labels that are shown; a card whose parent's level is left out stands under what is above that. Ids are those of the
    graph. `title` is plain text. ValueError for an unknown level or language.
    """
    if lang not in WORDS:
        raise ValueError(f"lang is {lang!r}, not one of {', '.join(WORDS)}")
    wanted = list(levels)
    if unknown := [label for label in wanted if label not in LEVEL_OF]:
        raise ValueError(f"{', '.join(unknown)}: not among {', '.join(LEVELS)}")
    statements = Statements(graph)
    chosen = [cascade for cascade in cascades(graph, statements) if document is None or cascade.key == document]
    if document is not None and not chosen:
        raise ValueError(f"no document {document}")
    net = CascadeNetwork(height=height, width=width, directed=True, cdn_resources="in_line")
    net.lang, net.cascade_title = lang, title
    net.set_options(json.dumps(OPTIONS))
    nodes, parents = _united(chosen, frozenset(wanted))
    columns = {label: at for at, label in enumerate(label for label in LEVELS if any(node.label == label for node in nodes.values()))}
    labels = {id: _label(node) for id, node in nodes.items()}
    heights = {id: _AROUND + _LINE * (1 + label.count("\n")) for id, label in labels.items()}
    where = places(list(nodes), parents, {id: columns[node.label] for id, node in nodes.items()}, heights)
    for id, node in nodes.items():
        ground, line = COLOURS[node.label]
        colour = {"background": ground, "border": line, "highlight": {"background": ground, "border": line}, "hover": ground}
        net.add_node(
            id, label=labels[id], title=_told(node, statements, lang), level=LEVEL_OF[node.label], x=where[id][0], y=where[id][1],
            shape="box", color=colour, font={"color": "#1d2125"}, kind=schema().label(node.label, lang), full=node.text,
        )  # fmt: skip
    for id, above in parents.items():
        for at, parent in enumerate(above):
            net.add_edge(parent, id, arrows="", dashes=at > 0)  # the card stands beside its first parent
    return net


def _united(chosen: Iterable[Cascade], wanted: frozenset[str]) -> tuple[dict[str, Node], dict[str, list[str]]]:
    """The nodes of all cascades in their order, and their nearest parents among those that are wanted."""
    nodes: dict[str, Node] = {}
    parents: dict[str, list[str]] = {}
    for cascade in chosen:
        shown = {node.id for node in cascade.nodes if node.label in wanted}
        for node in cascade.nodes:
            if node.id in shown:
                nodes.setdefault(node.id, node)
                held = parents.setdefault(node.id, [])
                held += [above for above in _shown_above(cascade, node.id, shown) if above not in held]
    return nodes, parents


def _shown_above(cascade: Cascade, id: str, shown: set[str]) -> list[str]:
    found: list[str] = []
    pending = list(reversed(cascade.parents[id]))
    while pending:
        above = pending.pop()
        if above in shown:
            found.append(above)
        else:
            pending.extend(reversed(cascade.parents[above]))
    return list(dict.fromkeys(found))


def _code(node: Node) -> str:
    return str(node.properties.get("code", node.properties.get("number", "")) or "")


def _label(node: Node) -> str:
    text = f"{_code(node)} {node.text}".strip()
    letters = _CAPITALS if sum(map(str.isupper, text)) > len(text) / 3 else _LETTERS
    lines = textwrap.wrap(text, letters, break_long_words=True)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: letters - 1]}…"]
    return "\n".join(lines) or "–"


def _told(node: Node, statements: Statements, lang: str) -> str:
    """What a card says when one points at it: its level, all its words, its pagu, and where it is printed."""
    words = WORDS[lang]
    lines = [f"{schema().label(node.label, lang)} {_code(node)}".strip(), *textwrap.wrap(node.text, 70)]
    money: dict[int, int] = {}
    for budget in statements.out(node.id, None, "FUNDED_BY"):
        year, rupiah = budget.properties.get("year"), budget.properties.get("rupiah")
        if isinstance(year, int) and isinstance(rupiah, int) and not statements.out(budget.id, None, "SPENT_BY"):
            money.setdefault(year, rupiah)
    lines += [f"{year}: Rp {_grouped(rupiah, lang)}" for year, rupiah in sorted(money.items())]
    for edge in statements.origins.get(node.id, [])[:3]:
        plan = statements.nodes[edge.target]
        page, line = edge.properties.get("page"), edge.properties.get("line")
        where = f"{words['page']} {page}" if page else f"{words['line']} {line}" if line else ""
        lines.append(f"{plan.text}{', ' if where else ''}{where}")
    return "\n".join(lines)


def _grouped(rupiah: int, lang: str) -> str:
    return f"{rupiah:,}" if lang == "en" else f"{rupiah:,}".replace(",", ".")
