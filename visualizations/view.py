"""The cascade as one self-contained HTML file that works offline: `render` is a pure function from a graph to its text.

Safety: words of documents reach the page only inside JSON data blocks (escaped so that they cannot end the block) and are
put on the screen as text, never as markup. A Content-Security-Policy forbids every request, and every script but the
inlined ones, which it names by their hash.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from ..graph.model import PlanGraph
from ..ontology.schema import schema
from ..queries.audit.findings import Finding
from .canvas_network import OPTIONS
from .cascade import LEVELS, Statements, cascades
from .inert import inert_script, inert_style, policy, safe_json
from .plans import plan_data, unplaced
from .texts import LANGUAGES
from .vis.files import vis_files

# In this order: each file adds to the one object `Selaras`, the last one starts the page.
SCRIPTS = ("base.js", "model.js", "layout.js", "canvas.js", "list.js", "beside.js", "panel.js", "search.js", "start.js")
_TERMS = ("Indicator", "Strategy", "Policy", "Outcome", "Output", "Target", "Budget", "Agency", "Region", "Document", "Unit")


def render(graph: PlanGraph, *, findings: Sequence[Finding] = (), title: str, lang: str = "id") -> str:
    """The whole HTML page for `graph`, with `findings` marked on what they concern.

    `title` is plain text. `lang` is "id" or "en" (ValueError otherwise); the words of the documents stay as printed.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}, not one of {', '.join(LANGUAGES)}")
    statements = Statements(graph)
    plans = [plan_data(statements, cascade, findings, lang) for cascade in cascades(graph, statements)]
    used = {number for plan in plans for number in plan.used}
    page = {
        "lang": lang,
        "words": LANGUAGES[lang],
        "terms": {name: schema().label(name, lang) for name in (*LEVELS, *_TERMS)},
        "levels": LEVELS,
        "options": OPTIONS,
        "findings": unplaced(findings, used, lang),
        "plans": [_entry(plan.json) for plan in plans],
    }
    vis_script, vis_style = vis_files()
    scripts = [inert_script(vis_script), inert_script("\n".join(_asset(name) for name in SCRIPTS))]
    styles = [inert_style(vis_style), inert_style(_asset("view.css"))]
    slots = {
        "lang": lang,
        "title": html.escape(title),
        "policy": policy(scripts, styles),
        "styles": "\n".join(f"<style>{text}</style>" for text in styles),
        "data": "\n".join([_data("page", page), *(_data(f"plan-{n}", plan.json) for n, plan in enumerate(plans))]),
        "scripts": "\n".join(f"<script>{text}</script>" for text in scripts),
    }
    slots.update({f"word:{key}": html.escape(word) for key, word in LANGUAGES[lang].items()})
    return re.sub(r"\{\{([\w:]+)\}\}", lambda slot: slots[slot[1]], _asset("template.html"))


def _entry(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What the selector needs of a plan before its data block is parsed."""
    return {key: plan.get(key) for key in ("key", "region", "owner", "regional", "document")}


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def _data(name: str, value: object) -> str:
    return f'<script type="application/json" id="{name}">{safe_json(value)}</script>'


__all__ = ["render", "safe_json"]
