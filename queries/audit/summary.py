"""An audit of many plans at a glance: what each has, the faults that are most frequent in the region, and the plans without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.model import PlanGraph
from .findings import Severity, count_by_severity
from .places import agency_of
from .run import AuditReport
from .shares import Read, Share


@dataclass(frozen=True, slots=True)
class Plan:
    """What the audit says of one plan: findings by severity, questions, what was read, and the share that passes by item of the sheet."""

    agency: str
    document: str
    title: str
    counts: Mapping[Severity, int]
    questions: int
    by_rule: Mapping[str, int]
    read: Read
    items: tuple[Share, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing blames the plan."""
        return not any(self.counts.values())


def plans(graph: PlanGraph, report: AuditReport) -> list[Plan]:
    """Every plan of the graph, those with the most errors first."""
    found = []
    for document in graph.nodes("Document"):
        blamed = [finding for finding in report.faults if finding.document == document.id]
        found.append(
            Plan(
                agency_of(graph, document.id),
                document.id,
                document.text,
                count_by_severity(blamed),
                sum(finding.document == document.id for finding in report.questions),
                Counter(finding.rule for finding in blamed),
                report.read.get(document.id, Read(0, 0, 0)),
                tuple(share for share in report.items if share.document == document.id),
            )
        )
    return sorted(found, key=lambda plan: (*(-count for count in plan.counts.values()), plan.agency, plan.document))


@dataclass(frozen=True, slots=True)
class Frequent:
    """A rule with the number of its findings and of the plans that have one."""

    rule: str
    findings: int
    plans: int


def most_frequent(listed: list[Plan]) -> list[Frequent]:
    """The rules by how many plans have a finding of them, then by how many findings there are."""
    found = [
        Frequent(rule, sum(plan.by_rule.get(rule, 0) for plan in listed), sum(rule in plan.by_rule for plan in listed))
        for rule in {rule for plan in listed for rule in plan.by_rule}
    ]
    return sorted(found, key=lambda entry: (-entry.plans, -entry.findings, entry.rule))
