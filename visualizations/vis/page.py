"""The page of a pyvis Network: one HTML file with vis-network in it, in which every word is shown as text and nothing is asked for.

pyvis' own template takes its scripts from a server, and writes words of documents into the page as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from ..inert import inert_script, inert_style, policy, safe_json
from .files import vis_files

WORDS: Mapping[str, Mapping[str, str]] = {
    "id": {
        "title": "Cascading perencanaan", "find": "Cari teks atau kode …", "fit": "Paskan", "closer": "Perbesar", "farther": "Perkecil",
        "none": "Tidak ditemukan", "found": "{} dari {}", "canvas": "Diagram: panah menggeser, + dan - mengubah ukuran, 0 memaskan",
        "chosen": "Kartu terpilih", "hint": "Klik kartu untuk membaca seluruh isinya.", "page": "halaman", "line": "baris",
        "script": "Halaman ini memerlukan JavaScript.", "levels": "Tingkat", "close": "Tutup",
    },
    "en": {
        "title": "Planning cascades", "find": "Find text or code …", "fit": "Fit", "closer": "Closer", "farther": "Farther",
        "none": "Not found", "found": "{} of {}", "canvas": "Diagram: arrows move it, + and - scale it, 0 fits it",
        "chosen": "Chosen card", "hint": "Click a card to read all it says.", "page": "page", "line": "line",
        "script": "This page needs JavaScript.", "levels": "Levels", "close": "Close",
    },
}  # fmt: skip


def page(
    nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]], options: Mapping[str, Any], *, title: str, lang: str
) -> str:
    """The whole page. `nodes`, `edges` and `options` are vis-network's; `title` is plain text, "" for the usual one."""
    words = WORDS[lang]
    vis_script, vis_style = vis_files()
    scripts = [inert_script(vis_script), inert_script(_asset("network.js"))]
    styles = [inert_style(vis_style), inert_style(_asset("network.css"))]
    data = {"nodes": nodes, "edges": edges, "options": options, "words": words}
    slots = {
        "lang": lang,
        "title": html.escape(title or words["title"]),
        "policy": policy(scripts, styles),
        "styles": "\n".join(f"<style>{text}</style>" for text in styles),
        "data": safe_json(data),
        "scripts": "\n".join(f"<script>{text}</script>" for text in scripts),
        **{f"word:{key}": html.escape(word) for key, word in words.items()},
    }
    return re.sub(r"\{\{([\w:]+)\}\}", lambda slot: slots[slot[1]], _asset("network.html"))


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8")
