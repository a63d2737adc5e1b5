"""Runs the audit rules over a graph: the findings, and per plan, rule and item of the working sheet the share of items that pass."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ...graph.errors import QueryError
from ...graph.model import PlanGraph
from ..nearest import near
from .asked import asked_once
from .exceptions import NONE, Accepted, Exceptions
from .excerpts import Excerpt, excerpt
from .findings import Finding, by_gravity, faults, questions
from .once import unchanged
from .places import in_printed_order
from .rule import Rule
from .rules import rules
from .shares import Audited, Judged, Share, audited, shares, shares_across, united


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

    Of several plans each is audited by itself, in its own words; then they are compared with each other. QueryError for an unknown id.
    """
    documents = sorted(document.id for document in graph.nodes("Document"))
    return audit_each((graph.of_document(id) for id in documents) if len(documents) > 1 else [graph], only, exceptions)


def audit_each(
    graphs: Iterable[PlanGraph],
    only: Collection[str] | None = None,
    exceptions: Exceptions = NONE,
    progress: Callable[[], None] | None = None,
) -> AuditReport:
    """The same over many graphs of one plan each, one of which is held at a time: what plans are compared by is kept of each.

    QueryError for an unknown id.
    """
    asked = set(rules()) if only is None else {known_rule(name) for name in only}
    running = _Run([rules()[name] for name in sorted(asked - exceptions.off)], exceptions)
    with _rare_collections():
        for graph in graphs:
            running.take(in_printed_order(graph))
            if progress:
                progress()
    running.compare()
    return running.report(asked)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Look for cycles among the objects of many graphs now and then only: a sixth of the time of an audit of many went there."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Run:
    """An audit under way: what was found so far, and the excerpts of the plans that were looked at."""

    def __init__(self, wanted: Sequence[Rule], exceptions: Exceptions) -> None:
        self.wanted = wanted
        self.exceptions = exceptions
        self.findings: list[Finding] = []
        self.passed: list[Share] = []
        self.items: list[Share] = []
        self.documents: list[Audited] = []
        self.excerpts: list[Excerpt] = []

    def take(self, graph: PlanGraph) -> None:
        """Run the rules that look at one plan."""
        by_item: dict[str, Judged] = {}
        before = len(self.findings)
        with unchanged(graph):
            documents = audited(graph)
            self.documents += documents
            limits = {entry.document: entry.read.limit for entry in documents}
            for rule in self.wanted:
                if not rule.across:
                    judged = self._judged(rule, graph)
                    self.passed += shares(graph, rule.id, judged, limits)
                    by_item.setdefault(rule.lke, Judged()).add(judged)
            self.items += [share for item, judged in by_item.items() for share in shares(graph, item, judged, limits)]
            if any(rule.across for rule in self.wanted):
                self.excerpts += [excerpt(graph, entry.document) for entry in documents]
            self.findings[before:] = asked_once(graph, self.findings[before:])

    def compare(self) -> None:
        """Run the rules that look across plans."""
        stating: dict[str, list[str]] = {}
        for plan in self.excerpts:
            for node in dict.fromkeys(plan.nodes):
                stating.setdefault(node, []).append(plan.document)
        by_item: dict[str, Judged] = {}
        for rule in self.wanted:
            if rule.across:
                judged = self._judged(rule, self.excerpts)
                self.passed += shares_across(self.documents, stating, rule.id, judged)
                by_item.setdefault(rule.lke, Judged()).add(judged)
        self.items += [share for item, judged in by_item.items() for share in shares_across(self.documents, stating, item, judged)]

    def _judged(self, rule: Rule, seen: PlanGraph | Sequence[Excerpt]) -> Judged:
        limits = self.exceptions.limits.get(rule.id, {})
        found = [self.exceptions.at_severity(finding) for finding in rule.check(seen, **limits)]
        self.findings += found
        return Judged.of(rule.items(seen), [finding for finding in found if finding.id not in self.exceptions.accepted])

    def report(self, asked: Collection[str]) -> AuditReport:
        """All of it, in the order of a report."""
        found, exceptions = by_gravity(self.findings), self.exceptions
        return AuditReport(
            tuple(finding for finding in found if finding.id not in exceptions.accepted),
            tuple(sorted(self.passed, key=_order)),
            tuple(sorted(united(self.items), key=_order)),
            tuple(self.documents),
            tuple(exceptions.accept(finding) for finding in found if finding.id in exceptions.accepted),
            tuple(sorted(exceptions.off & set(asked))),
            exceptions.unused(found, rules()),
            tuple(rule.id for rule in self.wanted),
        )


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
