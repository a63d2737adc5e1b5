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
    concepts = [node for node in graph.nodes("Concept") if any(node.id in found for plan in plans for found in _aligned(plan).values())]
    index: Json = {
        "lang": lang,
        "words": LANGUAGES[lang],
        "terms": {name: schema().label(name, lang) for name in (*LEVELS, *_TERMS)},
        "levels": LEVELS,
        "options": (options or ViewOptions()).to_json(),
        "rules": _rules(findings, lang),
        "sources": {key: text.get(lang) for key, text in SOURCES.items()},
        "missions": [_mission(statements, node) for node in _missions(graph)],
        "sasaran": [_regional_sasaran(statements, node) for node in graph.nodes("RegionalSasaran")],
        "concepts": [_concept(node) for node in concepts],
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
    aligned = _aligned(plan)
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
    entry["aligned"] = [[card, *found] for card, found in aligned.items()]
    if cascade.document is not None and cascade.owner is not None and cascade.owner.label == "Agency":
        place = {node.id: number for number, node in enumerate(cascade.nodes)}
        entry["flows"] = [
            [place.get(flow.program or "", -1), list(flow.missions), {str(year): n for year, n in flow.years.items()}, list(flow.sasaran)]
            for flow in flows(statements, cascade.document.id, cascade.owner.id)
        ]
        for name, label in (("supports", "Mission"), ("served", "RegionalSasaran")):
            entry[name] = [
                [one.target, one.how, *_place(statements, (one.by, one.target), cascade.document.id)]
                for one in supports(statements, cascade.document.id, cascade.owner.id, label)
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


def _aligned(plan: PlanData) -> dict[int, list[str]]:
    """{card: ids of the concepts that it or an indicator of it means}."""
    found: dict[int, list[str]] = {}
    for card, detail in enumerate(plan.json["details"]):
        ids = [entry["concept"] for entry in (detail, *detail.get("indicators", ())) if "concept" in entry]
        if ids:
            found[card] = list(dict.fromkeys(ids))
    return found


def _concept(node: Node) -> Json:
    told = {
        "id": node.id,
        "text": node.text,
        **{name: node.properties.get(name) for name in ("kind", "unit", "direction", "alternatives", "origin")},
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _regional_sasaran(statements: Statements, node: Node) -> Json:
    """A sasaran RPJMD, and the misi above it."""
    above = statements.into(node.id, None, "HAS_SASARAN")
    above = [*above, *(one for goal in above if goal.label == "RegionalGoal" for one in statements.into(goal.id, None, "HAS_GOAL"))]
    missions = [one.id for one in above if one.label == "Mission"]
    return {"id": node.id, "text": node.text, "region": _region_of(statements, node), "missions": list(dict.fromkeys(missions))}


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
    return {name: value for name, value in {**told, "region": _region_of(statements, node)}.items() if value is not None}


def _region_of(statements: Statements, node: Node) -> str | None:
    return next((one.text for one in statements.nodes.values() if one.label == "Region" and node.id.startswith(one.id + "/")), None)


def _place(statements: Statements, nodes: Sequence[str], document: str) -> list[int | None]:
    """[page, line] of the first origin in a document: of the node that says so, else of the misi that it names."""
    edges = (edge for node in nodes for edge in statements.origins.get(node, ()) if edge.target == document)
    found = next(edges, None)
    numbers = [found.properties.get(name) if found is not None else None for name in ("page", "line")]
    return [number if isinstance(number, int) else None for number in numbers]
