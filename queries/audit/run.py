"""Runs the audit rules over a graph: the findings, and per plan, rule and item of the working sheet the share of items that pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from ...graph.errors import QueryError
from ...graph.model import PlanGraph
from ..nearest import near
from .exceptions import NONE, Accepted, Exceptions
from .findings import Finding, by_gravity, faults, questions
from .once import unchanged
from .places import in_printed_order
from .rule import Rule
from .rules import rules
from .shares import Audited, Judged, Share, audited, shares


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found: faults of plans, and questions to the reader.

    `passed` has one share per document and rule, `items` one per document and item of the working sheet, both in their order;
    `documents` are those that were audited, with what was read of each. `accepted` are the findings that the exceptions accept, `off` the
    rules that they switch off, `unused` what in them fits nothing, `ran` the ids of the rules that ran.
    """

    findings: tuple[Finding, ...]
    passed: tuple[Share, ...]
    items: tuple[Share, ...] = ()
    documents: tuple[Audited, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    off: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    ran: tuple[str, ...] = ()

    @property
    def faults(self) -> list[Finding]:
        """The findings that blame the plan."""
        return faults(self.findings)

    @property
    def questions(self) -> list[Finding]:
        """The findings that doubt the reading."""
        return questions(self.findings)

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """The report as JSON values: `passed` by document id, then by rule id; `lke` by document id, then by item of the working sheet."""
        return {
            "findings": [finding.to_dict(lang) for finding in self.findings],
            "passed": _by_document(self.passed),
            "lke": _by_document(self.items),
            "accepted": [{**entry.finding.to_dict(lang), "reason": entry.reason, "by": entry.by} for entry in self.accepted],
            "unused_exceptions": list(self.unused),
        }


def _by_document(listed: Collection[Share]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for share in listed:
        found.setdefault(share.document, {})[share.of] = share.to_dict()
    return found


def audit(graph: PlanGraph, only: Collection[str] | None = None, exceptions: Exceptions = NONE) -> AuditReport:
    """Run all rules, or those whose ids or dotted names are in `only` (in any case of letters), less what `exceptions` switch off.

    Of several plans each is audited by itself, in its own words. QueryError for an unknown id.
    """
    documents = [document.id for document in graph.nodes("Document")]
    if len(documents) > 1:
        return audit_each((graph.of_document(id) for id in documents), only, exceptions)
    return _audit(graph, only, exceptions)


def _audit(graph: PlanGraph, only: Collection[str] | None, exceptions: Exceptions) -> AuditReport:
    known = rules()
    asked = set(known) if only is None else {known_rule(name) for name in only}
    wanted = sorted(asked - exceptions.off)
    graph = in_printed_order(graph)
    documents = audited(graph)
    limits = {entry.document: entry.read.limit for entry in documents}
    findings: list[Finding] = []
    passed: list[Share] = []
    by_item: dict[str, Judged] = {}
    with unchanged(graph):
        for rule in (known[name] for name in wanted):
            found = [exceptions.at_severity(finding) for finding in _run(rule, graph, exceptions)]
            left = [finding for finding in found if finding.id not in exceptions.accepted]
            judged = Judged.of(rule.items(graph), left)
            passed += shares(graph, rule.id, judged, limits)
            by_item.setdefault(rule.lke, Judged()).add(judged)
            findings += found
    accepted = tuple(exceptions.accept(finding) for finding in by_gravity(findings) if finding.id in exceptions.accepted)
    return AuditReport(
        tuple(finding for finding in by_gravity(findings) if finding.id not in exceptions.accepted),
        tuple(sorted(passed, key=_order)),
        tuple(sorted((share for item, judged in by_item.items() for share in shares(graph, item, judged, limits)), key=_order)),
        tuple(documents),
        accepted,
        tuple(sorted(exceptions.off & asked)),
        exceptions.unused(findings, known),
        tuple(wanted),
    )


def audit_each(
    graphs: Iterable[PlanGraph],
    only: Collection[str] | None = None,
    exceptions: Exceptions = NONE,
    progress: Callable[[], None] | None = None,
) -> AuditReport:
    """The same over many graphs, one of which is held at a time: all rules that look at one plan.

    QueryError for an unknown id.
    """
    known = rules()
    asked = set(known) if only is None else {known_rule(name) for name in only}
    reports = []
    for graph in graphs:
        reports.append(_audit(graph, only, exceptions))
        if progress:
            progress()
    found = [finding for report in reports for finding in report.findings]
    accepted = [entry for report in reports for entry in report.accepted]
    return AuditReport(
        tuple(by_gravity(found)),
        tuple(sorted((share for report in reports for share in report.passed), key=_order)),
        tuple(sorted((share for report in reports for share in report.items), key=_order)),
        tuple(document for report in reports for document in report.documents),
        tuple(accepted),
        tuple(sorted(exceptions.off & asked)),
        exceptions.unused([*found, *(entry.finding for entry in accepted)], known),
        tuple(sorted(asked - exceptions.off)),
    )


def _run(rule: Rule, graph: PlanGraph, exceptions: Exceptions) -> list[Finding]:
    return list(rule.check(graph, **exceptions.limits.get(rule.id, {})))


def _order(share: Share) -> tuple[str, str]:
    return share.document, share.of


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
