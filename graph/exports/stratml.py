"""A plan as StratML Part 2 (ISO 17469-2), the exchange format of performance plans.

Its goals are those of the Renstra. It knows two levels only, so every level below a goal is an Objective of that goal: the
sequence ("1.2.1") tells what stands below what, OtherInformation the level and what StratML has no place for. What hangs on no
goal comes last, in a goal of its own. A target is a TargetResult; the baseline, the one thing measured so far, an ActualResult.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from decimal import Decimal
from xml.etree import ElementTree

from ...ontology.schema import schema
from ..errors import InputError
from ..model import Node, PlanGraph
from .iris import DEFAULT_BASE, checked_base, iri_of

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
_DOWN = ("HAS_SASARAN", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
_LEVELS = ("Sasaran", "Program", "Activity", "SubActivity")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS = {
    "loose": ("Di luar tujuan", "Below no goal"),
    "loose_text": ("Yang tidak terhubung dengan tujuan mana pun menurut dokumen ini.", "What this document joins to no goal."),
    "bare": ("Indikator tanpa induk", "Indicators that measure nothing"),
    "also": ("juga di bawah", "also below"),
    "contradicted": ("di tempat lain tercetak", "printed elsewhere"),
    "own": ("indikator tujuan ini sendiri", "indicators of this goal itself"),
}


def to_stratml(graph: PlanGraph, base: str = DEFAULT_BASE, lang: str = "id") -> bytes:
    """The one plan of the graph. InputError where it holds none or several, or nothing that could be a goal."""
    checked_base(base)
    documents = list(graph.nodes("Document"))
    if len(documents) != 1:
        names = ", ".join(document.id for document in documents) or "-"
        raise InputError(
            {"id": "StratML memuat tepat satu dokumen", "en": "StratML holds exactly one document"},
            cure={"id": f"Pilih dengan --document. Yang ada: {names}", "en": f"Choose with --document. There are: {names}"},
        )
    root = _Plan(graph, documents[0], base, lang).root()
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


class _Plan:
    def __init__(self, graph: PlanGraph, document: Node, base: str, lang: str) -> None:
        self.graph, self.document, self.base, self.lang = graph, document, base, lang
        self.placed: set[str] = set()
        # In an agency's plan the region's goals are what it serves; in the region's own they are the goals.
        self.regional = not any(True for label in ("Goal", *_LEVELS) for _ in graph.nodes(label))

    def said(self, key: str) -> str:
        return _WORDS[key][self.lang == "en"]

    def term(self, name: str) -> str:
        return schema().label(name, self.lang)

    def root(self) -> ElementTree.Element:
        known = self.document.properties
        period = f"{known['period_start']}–{known['period_end']}"
        root = ElementTree.Element("PerformancePlanOrReport", {"xmlns": NAMESPACE, "Type": "Strategic_Plan"})
        agencies = self.graph.sources(self.document.id, "HAS_PLAN")
        _add(root, "Name", str(known.get("title") or " ".join([str(known["kind"]), *(agency.text for agency in agencies), period])))
        _add(root, "Description", f"{known['kind']} {period}")
        if other := [*([] if self.regional else self._context()), *self._budgets(self.document)]:
            _add(root, "OtherInformation", "\n".join(other))
        core = ElementTree.SubElement(root, "StrategicPlanCore")
        for agency in agencies:
            self._organization(core, agency)
        for name, label in (("Vision", "Vision"), ("Mission", "Mission")):
            nodes = list(self.graph.nodes(label))
            element = ElementTree.SubElement(core, name)
            # Part 2 has room for one of each: several are told in one text.
            _add(element, "Description", "\n".join(self._numbered(node) for node in nodes))
            if nodes:
                _add(element, "Identifier", self._identifier(*(node.id for node in nodes)))
        for number, goal in enumerate(self._goals(), 1):
            self._goal(core, goal, str(number))
        self._loose(core, str(len(core.findall("Goal")) + 1))
        if core.find("Goal") is None:
            raise InputError(
                {"id": "dokumen ini tidak memiliki tujuan atau program", "en": "this document has neither goals nor programs"},
                place=self.document.id,
            )
        about = ElementTree.SubElement(root, "AdministrativeInformation")
        _add(about, "Identifier", self._identifier(self.document.id))
        _add(about, "StartDate", _day(known["period_start"], "01-01"))
        _add(about, "EndDate", _day(known["period_end"], "12-31"))
        _add(about, "Source", iri_of(self.document.id, self.base))
        return root

    def _organization(self, core: ElementTree.Element, agency: Node) -> None:
        element = ElementTree.SubElement(core, "Organization")
        _add(element, "Name", agency.text)
        _add(element, "Identifier", self._identifier(agency.id))
        _add(element, "Description", ", ".join(node.text for node in self.graph.targets(agency.id, "PART_OF")))
        for unit in self.graph.sources(agency.id, "PART_OF", label="Unit"):
            _add(ElementTree.SubElement(element, "Stakeholder", {"StakeholderTypeType": "Organization"}), "Name", unit.text)

    def _context(self) -> Iterator[str]:
        """The region's goals and sasaran that the plan repeats, with their indicators."""
        for label in ("RegionalGoal", "RegionalSasaran"):
            for node in self.graph.nodes(label):
                yield f"{self.term(label)}: {node.text}"
                yield from (f"{self.term('Indicator')}: {found.text}" for found in self.graph.targets(node.id, "MEASURED_BY"))

    def _goals(self) -> Iterator[Node]:
        return self.graph.nodes("RegionalGoal" if self.regional else "Goal")

    def _goal(self, core: ElementTree.Element, goal: Node, sequence: str) -> None:
        element = ElementTree.SubElement(core, "Goal")
        _add(element, "Name", goal.text)
        _add(element, "Description", goal.text)
        _add(element, "Identifier", self._identifier(goal.id))
        _add(element, "SequenceIndicator", sequence)
        _add(element, "OtherInformation", self._other(goal, None))
        self.placed.add(goal.id)
        measured = self.graph.targets(goal.id, "MEASURED_BY")
        if measured:  # a Goal has no indicators in StratML: they stand in an Objective that says so
            own = ElementTree.SubElement(element, "Objective")
            _add(own, "Name", goal.text)
            _add(own, "Description", self.said("own"))
            _add(own, "SequenceIndicator", f"{sequence}.0")
            self._indicators(own, measured, "Outcome")
        self._below(element, goal, sequence)

    def _below(self, goal: ElementTree.Element, node: Node, sequence: str) -> None:
        below = [child for child in self._children(node) if child.id not in self.placed]
        for number, child in enumerate(below, 1):
            self._objective(goal, child, f"{sequence}.{number}", node)

    def _children(self, node: Node) -> list[Node]:
        return sorted(self.graph.targets(node.id, *_DOWN), key=lambda child: (str(child.properties.get("code", "~")), child.id))

    def _objective(self, goal: ElementTree.Element, node: Node, sequence: str, parent: Node | None = None) -> None:
        self.placed.add(node.id)
        element = ElementTree.SubElement(goal, "Objective")
        _add(element, "Name", node.text)
        _add(element, "Description", "; ".join(found.text for found in self.graph.targets(node.id, "ACHIEVES")) or node.text)
        _add(element, "Identifier", self._identifier(node.id))
        _add(element, "SequenceIndicator", sequence)
        _add(element, "OtherInformation", self._other(node, parent))
        stage = "Outcome" if node.label in ("RegionalSasaran", "Sasaran", "Program") else "Output"
        self._indicators(element, self.graph.targets(node.id, "MEASURED_BY"), stage)
        self._below(goal, node, sequence)

    def _loose(self, core: ElementTree.Element, sequence: str) -> None:
        """What no goal reaches: the tops first, so that what they reach stands below them; then indicators of nothing."""
        levels = [node for label in self._levels() for node in self.graph.nodes(label) if node.id not in self.placed]
        bare = [node for node in self.graph.nodes("Indicator") if not self.graph.into(node.id, "MEASURED_BY", "CONTRADICTED_BY")]
        if not levels and not bare:
            return
        element = ElementTree.SubElement(core, "Goal")
        _add(element, "Name", self.said("loose"))
        _add(element, "Description", self.said("loose_text"))
        _add(element, "SequenceIndicator", sequence)
        number = 0
        for node in levels:
            if node.id not in self.placed:
                number += 1
                self._objective(element, node, f"{sequence}.{number}")
        if bare:
            own = ElementTree.SubElement(element, "Objective")
            _add(own, "Name", self.said("bare"))
            _add(own, "SequenceIndicator", f"{sequence}.{number + 1}")
            self._indicators(own, bare, None)

    def _levels(self) -> tuple[str, ...]:
        return ("RegionalSasaran",) if self.regional else _LEVELS

    def _other(self, node: Node, parent: Node | None) -> str:
        """What StratML has no element for: level, code, strategies, what it supports, money, other parents."""
        told = [self.term(node.label)]
        if "code" in node.properties:
            told.append(f"{self.term('code')}: {node.properties['code']}")
        for relation in ("SUPPORTS", "PURSUED_BY"):
            for target in self.graph.targets(node.id, relation):
                told.append(f"{self.term(relation)}: {target.text}")
                told += [f"{self.term('DIRECTED_BY')}: {policy.text}" for policy in self.graph.targets(target.id, "DIRECTED_BY")]
        others = [other for other in self.graph.sources(node.id, *_DOWN) if parent is None or other.id != parent.id]
        told += [f"{self.said('also')}: {other.text}" for other in others if self._is_placed_level(other)]
        return "\n".join([*told, *self._budgets(node)])

    def _budgets(self, node: Node) -> list[str]:
        budgets = self.graph.targets(node.id, "FUNDED_BY", "END_BUDGET")
        return [self._money(budget) for budget in sorted(budgets, key=_by_year)]

    def _is_placed_level(self, node: Node) -> bool:
        return node.label in (*self._levels(), "RegionalGoal" if self.regional else "Goal")

    def _money(self, budget: Node) -> str:
        words = [self.term("Budget"), str(budget.properties.get("year") or self.term("END_BUDGET"))]
        words += [unit.text for unit in self.graph.targets(budget.id, "SPENT_BY")]
        others = "; ".join(str(other.properties["rupiah"]) for other in self.graph.targets(budget.id, "CONTRADICTED_BY"))
        return " ".join(words) + f": Rp {budget.properties['rupiah']}" + (f" ({self.said('contradicted')}: {others})" if others else "")

    def _indicators(self, parent: ElementTree.Element, nodes: Iterable[Node], stage: str | None) -> None:
        for indicator in nodes:
            targets = self.graph.targets(indicator.id, "HAS_TARGET", "END_TARGET")
            numeric = any("value" in target.properties for target in targets) or "baseline_value" in indicator.properties
            element = ElementTree.SubElement(parent, "PerformanceIndicator")
            if stage:
                element.set("ValueChainStage", stage)
            element.set("PerformanceIndicatorType", "Quantitative" if numeric else "Qualitative")
            _add(element, "MeasurementDimension", indicator.text)
            _add(element, "UnitOfMeasurement", str(indicator.properties.get("unit", "")))
            _add(element, "Identifier", self._identifier(indicator.id))
            if "baseline" in indicator.properties or "baseline_value" in indicator.properties:
                self._result(element, "ActualResult", *(indicator.properties.get(f"baseline{part}") for part in ("_year", "_value", "")))
            for target in sorted(targets, key=_by_year):
                self._result(element, "TargetResult", *(target.properties.get(name) for name in ("year", "value", "text")))
            other = [f"{self.term(name)}: {indicator.properties[name]}" for name in ("formula",) if name in indicator.properties]
            other += [f"{self.term('kinds')}: {', '.join(map(str, _list(indicator)))}"] if _list(indicator) else []
            other += [f"{self.term('REPORTED_BY')}: {unit.text}" for unit in self.graph.targets(indicator.id, "REPORTED_BY")]
            for found in (indicator, *targets):
                other += [f"{self.said('contradicted')}: {node.text}" for node in self.graph.targets(found.id, "CONTRADICTED_BY")]
            if other:
                _add(element, "OtherInformation", "\n".join(other))

    def _result(self, indicator: ElementTree.Element, name: str, year: object, value: object, text: object) -> None:
        last = self.document.properties["period_end"]
        result = ElementTree.SubElement(ElementTree.SubElement(indicator, "MeasurementInstance"), name)
        _add(result, "StartDate", _day(year, "01-01") if year is not None else "")
        # A result without a year is that of the end of the period, or a baseline of no stated year.
        _add(result, "EndDate", _day(year if year is not None else last, "12-31") if year is not None or name == "TargetResult" else "")
        _add(result, "NumberOfUnits", format(Decimal(repr(value)), "f") if value is not None else "")
        _add(result, "Description", "" if text is None else str(text))

    def _numbered(self, node: Node) -> str:
        number = node.properties.get("number")
        return node.text if number is None else f"{number}. {node.text}"

    def _identifier(self, *ids: str) -> str:
        """An xsd:ID (which must not begin with a digit) that is the same whenever the plan is written."""
        return f"_{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(iri_of(id, self.base) for id in ids))}"


def _by_year(node: Node) -> tuple[str, str]:
    return str(node.properties.get("year", "~")), node.id  # what has no year is for the end of the period


def _list(indicator: Node) -> list[object]:
    kinds = indicator.properties.get("kinds")
    return list(kinds) if isinstance(kinds, list | tuple) else []


def _day(year: object, day: str) -> str:
    """A date of XML Schema; empty for a year that it has no date for."""
    return f"{year:04d}-{day}" if isinstance(year, int) and 0 < year < 10_000 else ""


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)
