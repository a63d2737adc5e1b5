"""The pages around the view: the list of plans, and the box for queries. Every word of a store is escaped; nothing is inline."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from urllib.parse import quote

from ...queries.library.named import NamedQuery, named_queries
from .texts import LANGUAGES

_SAID = ("rows", "more", "noRows", "running", "failed", "required", "nodesShown", "yes", "no")  # what the script of queries says


@dataclass(frozen=True, slots=True)
class Held:
    """A plan of the store, as the list tells it."""

    id: str
    title: str
    kind: str
    period: str
    owner: str
    region: str


def plans_page(plans: Sequence[Held], store: str, lang: str) -> str:
    """All plans by region, each to open by itself or together with others."""
    words = LANGUAGES[lang]
    if not plans:
        return _page("plans", words["plans"], f"<p>{escape(words['none'])}</p>", store, lang)
    regions: dict[str, list[Held]] = {}
    for plan in plans:
        regions.setdefault(plan.region, []).append(plan)
    tables = "".join(_region(region, found, words) for region, found in sorted(regions.items()))
    return _page("plans", words["plans"], _filled("plans.html", {"regions": tables}, lang), store, lang)


def _region(region: str, plans: Sequence[Held], words: Mapping[str, str]) -> str:
    rows = "".join(_row(plan, words) for plan in sorted(plans, key=lambda plan: (plan.owner, plan.period, plan.id)))
    heads = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in ("agency", "kind", "period"))
    whole = f'<a href="/view?region={quote(region, safe="")}">{escape(words["openAll"].format(len(plans)))}</a>' if len(plans) > 1 else ""
    return (
        f'<section><div class="region"><h2>{escape(region or "–")}</h2>{whole}</div>\n'
        f'<table class="plans"><thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _row(plan: Held, words: Mapping[str, str]) -> str:
    chosen = escape(words["choose"].format(plan.owner))
    return (
        f'<tr><td><input type="checkbox" name="document" value="{escape(plan.id)}" aria-label="{chosen}"></td>'
        f'<td><a href="/view?document={quote(plan.id, safe="")}">{escape(plan.owner or plan.id)}</a>'
        f"<small>{escape(plan.title)}</small></td>"
        f"<td>{escape(plan.kind)}</td><td>{escape(plan.period)}</td></tr>"
    )


def queries_page(store: str, seconds: float, lang: str) -> str:
    """The box for queries. What the named ones are comes as data, which the page's script shows as text."""
    words = LANGUAGES[lang]
    told = {name: _query(query, lang) for name, query in named_queries().items()}
    data = {"lang": lang, "queries": told, "words": {name: words[name] for name in _SAID}}
    options = (
        f'<option value="{escape(name)}">{escape(name)} — {escape(query.title[lang])}</option>' for name, query in named_queries().items()
    )
    slots = {
        "asked": escape(json.dumps(data, ensure_ascii=False)),
        "options": "".join(options),
        "read": escape(words["read"].format(f"{seconds:g}")),
    }
    return _page("queries", words["queries"], _filled("queries.html", slots, lang), store, lang)


def error_page(told: str, store: str, lang: str) -> str:
    """What went wrong, and the way back."""
    words = LANGUAGES[lang]
    body = f'<p class="error">{escape(told)}</p>\n<p><a href="/">{escape(words["back"])}</a></p>'
    return _page("", words["error"], body, store, lang)


def _query(query: NamedQuery, lang: str) -> dict[str, object]:
    return {
        "title": query.title[lang],
        "description": query.description[lang],
        "cypher": query.cypher,
        "parameters": [
            {"name": known.name, "meaning": getattr(known.meaning, lang), "required": known.required, "default": known.default}
            for known in query.parameters
        ],
        "columns": {column.name: getattr(column.meaning, lang) for column in query.columns},
    }


def _page(here: str, title: str, body: str, store: str, lang: str) -> str:
    slots = {"title": escape(title), "body": body, "store": escape(store)}
    slots.update({f"here:{name}": ' aria-current="page"' if name == here else "" for name in ("plans", "queries")})
    return _filled("page.html", slots, lang)


def _filled(template: str, slots: Mapping[str, str], lang: str) -> str:
    """A template with its slots filled, all at once: what fills one is not looked through for others."""
    known = {"lang": lang, **{f"word:{key}": escape(word) for key, word in LANGUAGES[lang].items()}, **slots}
    text = resources.files(__package__).joinpath("templates", template).read_text(encoding="utf-8")
    return re.sub(r"\{\{([\w:]+)\}\}", lambda slot: known[slot[1]], text)
