"""The data of one plan as the view reads it: cards and lines, what the panel says of each card, which findings stand on which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..graph.model import Node
from ..queries.audit.findings import Finding
from .beside import LABELS, beside
from .cascade import FRAME, LEVEL_OF, LEVELS, SHARED, Cascade, Statements
from .details import Json, Sheet, by_year

# Order in which what hangs on nothing is taken up: an indicator brings its targets, a strategy its policies.
_LOOSE_ORDER = ("Indicator", "Strategy", "Policy", "Outcome", "Output", "Target", "Budget")
_COUNTED = (*LEVELS, "Strategy", "Policy", "Outcome", "Output", "Indicator")
_LOOSE_LEVEL = 1  # their column: beside the branch's own card, since nothing stands between


@dataclass(slots=True)
class PlanData:
    """`json` goes into the page; `placed` are the positions of the findings that this plan shows, with their cards (None: the plan)."""

    json: Json
    placed: dict[int, int | None] = field(default_factory=dict)
    at: dict[int, str] = field(default_factory=dict)


def plan_data(statements: Statements, cascade: Cascade, findings: Sequence[Finding]) -> PlanData:
    """Builds one plan's data; `findings` are all findings, of which it picks its own: they are named by their positions there."""
    sheet = Sheet(statements, cascade.document)
    document = cascade.document
    total = sheet.pagu(document.id) if document is not None else None
    details: list[Json] = [sheet.describe(node) for node in cascade.nodes]
    loose = [node for node in _loose(cascade, sheet) if _describe_loose(sheet, node, details)]
    shown = [*cascade.nodes, *loose]
    position = {node.id: index for index, node in enumerate(shown)}
    supported = _supported(cascade, statements)
    cards = [_card(cascade, node, index, details[index], supported) for index, node in enumerate(shown)]
    lines = [(position[parent], position[node.id]) for node in cascade.nodes for parent in _in_order(cascade, node, position)]
    data: Json = {"key": cascade.key, **_heading(cascade), "start": _start(cascade, position)}
    under_loose = [*(position[i] for i in cascade.loose), *(position[n.id] for n in loose)]
    if under_loose:
        root = len(cards)
        cards.append({"id": root, "label": "", "group": "Loose", "level": 0})
        details.append({})
        lines += [(root, index) for index in under_loose]
        data["loose"] = root
    for detail in details:
        if "supports" in detail:
            detail["supports"] = [position[i] for i in detail["supports"] if i in position]
    data["total"] = total
    data["beside"] = beside(cascade, sheet)
    data["counts"] = _counts(cascade)
    chosen, general = _pick(findings, cascade, sheet.home)
    placed: dict[int, int | None] = dict.fromkeys(general)
    at: dict[int, str] = {}
    for number, home in chosen.items():
        placed[number] = card = position[home]
        details[card].setdefault("findings", []).append(number)
        if findings[number].node != home:
            at[number] = _name(statements, findings[number]) or ""
    data["planFindings"] = general
    data["details"] = details
    data["cards"] = cards
    data["lines"] = lines
    return PlanData(data, placed, at)


def _counts(cascade: Cascade) -> dict[str, int]:
    """How many of each kind the plan holds, in the order in which they are told."""
    labels = Counter({node.id: node.label for node in (*cascade.nodes, *cascade.stated)}.values())
    return {label: labels[label] for label in _COUNTED if labels[label]}


def _heading(cascade: Cascade) -> Json:
    heading: Json = {
        "region": cascade.region.text if cascade.region is not None else None,
        "owner": cascade.owner.text if cascade.owner is not None else None,
        "regional": cascade.owner is not None and cascade.owner.label == "Region",
    }
    if cascade.document is not None:
        heading["document"] = {"id": cascade.document.id, **cascade.document.properties}
    return heading


def _card(cascade: Cascade, node: Node, index: int, detail: Mapping[str, Any], supported: frozenset[str] | None) -> Json:
    card: Json = {"id": index, "label": node.text, "group": node.label, "level": LEVEL_OF.get(node.label, _LOOSE_LEVEL)}
    code = node.properties.get("code", node.properties.get("number"))
    if code is not None:
        card["code"] = str(code)
    if node.label not in LEVEL_OF:
        card["orphan"] = "orphanIndicator" if node.label == "Indicator" else "orphan"
    elif node.id in cascade.unreached:
        card["orphan"] = "orphan" if node.id in cascade.loose else "unreached"
    elif node.label in SHARED and supported is not None and node.id not in supported:
        card["dim"] = True
    money = by_year(detail.get("pagu"))
    if money:
        card["money"] = {year: amount for year, (amount, _) in money.items()}
        card["summed"] = any(added for _, added in money.values())
    return card


def _describe_loose(sheet: Sheet, node: Node, details: list[Json]) -> bool:
    """Describes a node unless an earlier loose one has taken it along."""
    if node.id in sheet.home:
        return False
    details.append(sheet.describe(node))
    return True


def _loose(cascade: Cascade, sheet: Sheet) -> list[Node]:
    held = FRAME | LABELS | LEVEL_OF.keys()
    left = [node for node in cascade.stated if node.label not in held and node.id not in sheet.home]
    order = {label: number for number, label in enumerate(_LOOSE_ORDER)}
    return sorted(left, key=lambda node: order.get(node.label, len(order)))


def _in_order(cascade: Cascade, node: Node, position: Mapping[str, int]) -> list[str]:
    return sorted(cascade.parents[node.id], key=lambda parent: position[parent])


def _supported(cascade: Cascade, statements: Statements) -> frozenset[str] | None:
    """The region's own nodes that an agency's plan is known to serve: above a goal or sasaran of it, or named by the agency itself.

    None for a region's own plan. That a node is not among them says nothing but that no such words were read.
    """
    if cascade.owner is None or cascade.owner.label != "Agency":
        return None
    named = statements.out(cascade.owner.id, cascade.key, "SUPPORTS")
    pending = [n.id for n in cascade.nodes if n.label in ("Goal", "Sasaran")] + [n.id for n in named if n.id in cascade.parents]
    seen: set[str] = set()
    while pending:
        node = pending.pop()
        if node not in seen:
            seen.add(node)
            pending.extend(cascade.parents[node])
    shared = {node.id for node in cascade.nodes if node.label in SHARED}
    return frozenset(seen & shared)


def _start(cascade: Cascade, position: Mapping[str, int]) -> list[int]:
    """Cards that are open at first: what stands above the highest goals, so that visi, misi and tujuan show."""
    goals = [node.id for node in cascade.nodes if node.label == "Goal"]
    open_cards: set[str] = set()
    pending = [parent for goal in goals for parent in cascade.parents[goal]]
    while pending:
        node = pending.pop()
        if node not in open_cards:
            open_cards.add(node)
            pending.extend(cascade.parents[node])
    if not goals:
        open_cards.update(node.id for node in cascade.nodes if node.label == "Vision")
    return sorted(position[node] for node in open_cards)


def _pick(findings: Sequence[Finding], cascade: Cascade, home: Mapping[str, str]) -> tuple[dict[int, str], list[int]]:
    """({position of a finding: the card it belongs on}, positions of those on the plan as a whole)."""
    names = {cascade.key}
    if cascade.owner is not None:
        names |= {cascade.owner.id, cascade.owner.text}
    document = cascade.document.id if cascade.document is not None else None
    cards = {node.id for node in cascade.nodes}
    chosen: dict[int, str] = {}
    general: list[int] = []
    for number, finding in enumerate(findings):
        if finding.document and finding.document != document:
            continue
        where = home.get(finding.node or "")
        if where is not None and (where in cards or where != document):
            chosen[number] = where
        elif (finding.document and finding.document == document) or finding.node in names or finding.agency in names:
            general.append(number)
    return chosen, general


_SHOWN = (
    "id",
    "rule",
    "severity",
    "agency",
    "title",
    "path",
    "page",
    "line",
    "table",
    "words",
    "expected",
    "found",
    "cause",
    "because",
    "cure",
    "source",
)


def finding_data(finding: Finding, lang: str) -> Json:
    """What the page tells of a finding, in `lang`."""
    data = {"title": finding.title.get(lang), **finding.to_dict(lang)}
    if finding.is_question:  # it asks about the reading: marked apart, and less than any fault of the plan
        data["severity"] = "question"
    data["table"] = finding.place.table
    return {key: _plain(data[key]) for key in _SHOWN if data.get(key) not in (None, "", [], {})}


def _plain(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def _name(statements: Statements, finding: Finding) -> str | None:
    return statements.graph.node(finding.node).text if finding.node and statements.graph.has(finding.node) else None


__all__ = ["PlanData", "finding_data", "plan_data"]
