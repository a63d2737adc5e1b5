"""What the page carries: a columnar index of all plans, and a block of details per plan that is opened when it is needed.

The index holds what tree, matrix, flow and search need, as columns over one table of texts; its shape is `Index` in web/data.ts.
Everything is deterministic: equal graphs give equal bytes.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..graph.model import Node, PlanGraph
from ..ontology.schema import schema
from ..queries.audit.findings import Finding
from ..queries.audit.rule import LKE, SOURCES
from ..queries.audit.rules import rules
from .cascade import LEVELS, Cascade, Statements, cascades
from .details import Json
from .money import flows, supports
from .options import ViewOptions
from .plans import PlanData, finding_data, plan_data
from .texts import LANGUAGES

_TERMS = ("Indicator", "Strategy", "Policy", "Outcome", "Output", "Target", "Budget", "Agency", "Region", "Document", "Unit")
_WEIGHTS = ("error", "warning", "note", "question")
_BLOCK = ("details", "beside", "total", "counts", "planFindings")  # of a plan's data, what only the panel asks for


@dataclass(frozen=True, slots=True)
class Blocks:
    """The page's data, unpacked: `index` at once, the others when asked for."""

    index: Json
    plans: tuple[Json, ...]
    findings: tuple[Json, ...]

    def named(self) -> Mapping[str, object]:
        """Every block under the name by which the page asks for it."""
        plans = {f"plan-{number}": plan for number, plan in enumerate(self.plans)}
        return {"index": self.index, "findings": list(self.findings), **plans}


class _Texts:
    """One table of all texts, each told once."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, text: str) -> int:
        if text not in self._places:
            self._places[text] = len(self.all)
            self.all.append(text)
        return self._places[text]


def blocks(graph: PlanGraph, *, findings: Sequence[Finding] = (), lang: str = "id", options: ViewOptions | None = None) -> Blocks:
    """The data of the page of `graph`, its own words in `lang`."""
    statements = Statements(graph)
    shown = list(cascades(graph, statements))
    plans = [plan_data(statements, cascade, findings) for cascade in shown]
    texts = _Texts()
    index: Json = {
        "lang": lang,
        "words": LANGUAGES[lang],
        "terms": {name: schema().label(name, lang) for name in (*LEVELS, *_TERMS)},
        "levels": LEVELS,
        "options": (options or ViewOptions()).to_json(),
        "rules": _rules(findings, lang),
        "sources": {key: text.get(lang) for key, text in SOURCES.items()},
        "missions": [_mission(statements, node) for node in _missions(graph)],
        "plans": [_entry(statements, cascade, plan, findings, texts) for cascade, plan in zip(shown, plans, strict=True)],
        "texts": texts.all,
    }
    return Blocks(index, tuple({name: plan.json.get(name) for name in _BLOCK} for plan in plans), tuple(_findings(plans, findings, lang)))


def packed(value: object) -> str:
    """A value as JSON, gzipped, in base64: nothing in it can be markup, and the same value gives the same text."""
    return base64.b64encode(gzip.compress(compact(value).encode("utf-8"), 9, mtime=0)).decode("ascii")


def compact(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _entry(statements: Statements, cascade: Cascade, plan: PlanData, findings: Sequence[Finding], texts: _Texts) -> Json:
    data = plan.json
    cards, details = data["cards"], data["details"]
    above: list[list[int]] = [[] for _ in cards]
    for parent, child in data["lines"]:
        above[child].append(parent)
    entry: Json = {name: data.get(name) for name in ("key", "region", "owner", "regional", "document", "start", "loose")}
    entry["kind"] = cascade.owner.properties.get("kind") if cascade.owner is not None else None
    entry["group"] = [card["group"] for card in cards]
    entry["text"] = [texts.place(card["label"]) for card in cards]
    entry["code"] = [card.get("code", "") for card in cards]
    entry["id"] = [_short(detail.get("key", ""), cascade.key) for detail in details]
    entry["above"] = [one[0] if len(one) == 1 else one or -1 for one in above]
    entry["level"] = [card["level"] for card in cards]
    entry["orphan"] = _where(cards, "orphan")
    entry["dim"] = [card["id"] for card in cards if card.get("dim")]
    entry["summed"] = [card["id"] for card in cards if card.get("summed")]
    years = sorted({year for card in cards for year in card.get("money", ())})
    entry["years"] = years
    entry["money"] = [[card["id"], *(card["money"].get(year) for year in years)] for card in cards if card.get("money")]
    entry["marks"] = _marks(plan, findings)
    entry["inside"] = [[card["id"], *map(texts.place, words)] for card, words in zip(cards, map(_inside, details), strict=True) if words]
    if cascade.document is not None and cascade.owner is not None and cascade.owner.label == "Agency":
        place = {node.id: number for number, node in enumerate(cascade.nodes)}
        entry["flows"] = [
            [place.get(flow.program or "", -1), list(flow.missions), {str(year): amount for year, amount in flow.years.items()}]
            for flow in flows(statements, cascade.document.id, cascade.owner.id)
        ]
        entry["supports"] = [
            [one.mission, one.how, *_place(statements, (one.by, one.mission), cascade.document.id)]
            for one in supports(statements, cascade.document.id, cascade.owner.id)
        ]
    return {name: value for name, value in entry.items() if value not in (None, [])}


def _short(key: str, document: str) -> str:
    """The id of a node without its document's, which the page puts before it again."""
    return "~" + key.removeprefix(document) if document and key.startswith(document + "/") else key


def _where(cards: Iterable[Json], name: str) -> Json:
    found: Json = {}
    for card in cards:
        if card.get(name):
            found.setdefault(card[name], []).append(card["id"])
    return found


def _marks(plan: PlanData, findings: Sequence[Finding]) -> list[list[int]]:
    """[card, errors, warnings, notes, questions] of every card with findings."""
    counts: dict[int, list[int]] = {}
    for number, card in plan.placed.items():
        if card is not None:
            weight = "question" if findings[number].is_question else findings[number].severity
            counts.setdefault(card, [0] * len(_WEIGHTS))[_WEIGHTS.index(weight)] += 1
    return [[card, *numbers] for card, numbers in sorted(counts.items())]


def _inside(detail: Mapping[str, Any]) -> list[str]:
    """The words that only the panel shows of a card, for search."""
    found = [entry["text"] for entry in detail.get("indicators", ())]
    for entry in (*detail.get("strategies", ()), *detail.get("results", ())):
        found += [entry["text"], *(below["text"] for below in entry.get("below", ()))]
    return found


def _findings(plans: Sequence[PlanData], findings: Sequence[Finding], lang: str) -> Iterable[Json]:
    """Every finding once, with the first plan and card that show it."""
    where: dict[int, Json] = {}
    for number, plan in enumerate(plans):
        for position, card in plan.placed.items():
            found: Json = {"plan": number, "card": card, "at": plan.at.get(position)}
            where.setdefault(position, {name: value for name, value in found.items() if value is not None})
    for position, finding in enumerate(findings):
        yield {**finding_data(finding, lang), **where.get(position, {})}


def _rules(findings: Sequence[Finding], lang: str) -> Json:
    """What the page tells of the rules that found something: title and item of the evaluator's working sheet."""
    known = rules()
    used = sorted({finding.rule for finding in findings} & known.keys())
    items = {key: known[key].lke for key in used}
    return {key: [known[key].title.get(lang), items[key], LKE[items[key]].get(lang)] for key in used}


def _missions(graph: PlanGraph) -> list[Node]:
    return sorted(graph.nodes("Mission"), key=lambda node: (str(node.properties.get("list", "RPJMD")), _number(node), node.text, node.id))


def _number(node: Node) -> tuple[int, str]:
    number = str(node.properties.get("number", ""))
    return (int(number) if number.isdecimal() and number.isascii() else 10**6, number)


def _mission(statements: Statements, node: Node) -> Json:
    told = {"id": node.id, "text": node.text, "number": node.properties.get("number"), "list": node.properties.get("list")}
    region = next((one.text for one in statements.nodes.values() if one.label == "Region" and node.id.startswith(one.id + "/")), None)
    return {name: value for name, value in {**told, "region": region}.items() if value is not None}


def _place(statements: Statements, nodes: Sequence[str], document: str) -> list[int | None]:
    """[page, line] of the first origin in a document: of the node that says so, else of the misi that it names."""
    edges = (edge for node in nodes for edge in statements.origins.get(node, ()) if edge.target == document)
    found = next(edges, None)
    numbers = [found.properties.get(name) if found is not None else None for name in ("page", "line")]
    return [number if isinstance(number, int) else None for number in numbers]
