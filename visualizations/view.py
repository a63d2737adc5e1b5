"""The cascade as one self-contained HTML file that works offline: `render` is a pure function from a graph to its text.

Safety: words of documents reach the page only inside data blocks (gzip in base64, which cannot end the block) and are put on the
screen as text, never as markup. A Content-Security-Policy forbids every request, and every script but the
inlined ones, which it names by their hash.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from importlib import resources

from ..graph.model import PlanGraph
from ..queries.audit.findings import Finding
from .blocks import Blocks, blocks, packed
from .inert import inert_script, inert_style, policy
from .options import ViewOptions
from .texts import LANGUAGES

__all__ = ["ViewOptions", "page", "render"]


def render(graph: PlanGraph, *, findings: Sequence[Finding] = (), title: str, lang: str = "id", options: ViewOptions | None = None) -> str:
    """The whole HTML page for `graph`, with `findings` marked on what they concern.

    `title` is plain text. `lang` is "id" or "en" (ValueError otherwise); the words of the documents stay as printed.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}, not one of {', '.join(LANGUAGES)}")
    return page(blocks(graph, findings=findings, lang=lang, options=options), title=title, lang=lang)


def page(data: Blocks, *, title: str, lang: str, live: str = "") -> str:
    """The page of this data. Where `live` is an address of the same server, only the index is in it, and the rest is asked for there."""
    inlined = {"index": data.index} if live else data.named()
    script, style = inert_script(_asset("page.js")), inert_style(_asset("page.css"))
    slots = {
        "lang": lang,
        "title": html.escape(title),
        "policy": policy([script], [style], live=bool(live)),
        "live": f'<meta name="selaras-blocks" content="{html.escape(live)}">' if live else "",
        "styles": f"<style>{style}</style>",
        "data": "\n".join(_data(name, value) for name, value in inlined.items()),
        "scripts": f"<script>{script}</script>",
        "word:script": html.escape(LANGUAGES[lang]["script"]),
    }
    return re.sub(r"\{\{([\w:]+)\}\}", lambda slot: slots[slot[1]], _asset("page.html"))


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


def _data(name: str, value: object) -> str:
    """A data block, which the page unpacks when it needs it."""
    return f'<script type="application/octet-stream" id="{name}">{packed(value)}</script>'
