"""Runs the audit rules over a graph: the findings, and per plan and rule the share of items that pass."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ...graph.errors import QueryError
from ...graph.model import PlanGraph
from ..nearest import near
from .findings import Finding, by_gravity, faults, questions
from .places import agency_of, documents_of
from .rules import rules

# The steps of the working sheets with which the quality of planning is scored (based on P88): above 90 % of the items
# an A, above 75 % a B, above 40 % a C, above 10 % a D, else an E.
GRADES = ((90.0, "A"), (75.0, "B"), (40.0, "C"), (10.0, "D"))


def grade(passed: int, items: int) -> str | None:
    """The grade of a share of passing items; None where there was nothing to judge."""
    if not items:
        return None
    share = 100 * passed / items
    return next((letter for limit, letter in GRADES if share > limit), "E")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a document's items one rule could judge, and how many of them passed."""

    agency: str
    document: str
    rule: str
    items: int
    passed: int

    @property
    def grade(self) -> str | None:
        """The grade on P88's steps, A to E; None where the document has no such items."""
        return grade(self.passed, self.items)

    def to_dict(self) -> dict[str, object]:
        """As JSON values; `share` is per cent with one decimal, null without items."""
        share = round(100 * self.passed / self.items, 1) if self.items else None
        return {"agency": self.agency, "items": self.items, "passed": self.passed, "share": share, "grade": self.grade}


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found: faults of plans, and questions to the reader. `passed` has one share per document and rule, in their order."""

    findings: tuple[Finding, ...]
    passed: tuple[Share, ...]

    @property
    def faults(self) -> list[Finding]:
        """The findings that blame the plan."""
        return faults(self.findings)

    @property
    def questions(self) -> list[Finding]:
        """The findings that doubt the reading."""
        return questions(self.findings)

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """The report as JSON values: `passed` by document id, then by rule id."""
        shares: dict[str, dict[str, object]] = {}
        for share in self.passed:
            shares.setdefault(share.document, {})[share.rule] = share.to_dict()
        return {"findings": [finding.to_dict(lang) for finding in self.findings], "passed": shares}


def audit(graph: PlanGraph, only: Collection[str] | None = None) -> AuditReport:
    """Run all rules, or those whose ids are in `only` (in any case of letters). QueryError for an unknown id."""
    known = rules()
    wanted = list(known) if only is None else [known_rule(name) for name in only]
    findings: list[Finding] = []
    shares: list[Share] = []
    for rule in (known[name] for name in sorted(set(wanted))):
        found = list(rule.check(graph))
        findings += found
        shares += _shares(graph, rule.id, set(rule.items(graph)), found)
    return AuditReport(tuple(by_gravity(findings)), tuple(sorted(shares, key=lambda share: (share.document, share.rule))))


def _shares(graph: PlanGraph, rule: str, items: Collection[str], findings: Collection[Finding]) -> list[Share]:
    """Items that a question doubts are neither good nor bad: they are not counted."""
    failing, doubted = _nodes(faults(findings)), _nodes(questions(findings))
    total: dict[str, int] = {document.id: 0 for document in graph.nodes("Document")}
    passed = dict(total)
    for node in items:
        if node in doubted and node not in failing:
            continue
        for document in documents_of(graph, node):
            total[document] = total.get(document, 0) + 1
            passed[document] = passed.get(document, 0) + (node not in failing)
    return [Share(agency_of(graph, document), document, rule, total[document], passed[document]) for document in total]


def _nodes(findings: Collection[Finding]) -> set[str]:
    return {node for finding in findings for node in (finding.node, *finding.stands_for)}


def known_rule(name: str) -> str:
    """The id of the rule that has this id or this dotted name, in any case of letters; QueryError where none has."""
    known = rules()
    named = {rule.name: rule.id for rule in known.values()}
    wanted = name.strip()
    if wanted.upper() in known:
        return wanted.upper()
    if wanted.lower() in named:
        return named[wanted.lower()]
    raise QueryError(
        {"id": f"aturan “{name}” tidak dikenal", "en": f"there is no rule “{name}”"},
        cure=near(name, {**known, **named}),
    )
