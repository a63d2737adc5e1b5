"""An audit of many plans at a glance: what each has, the faults that are most frequent in the region, and the plans without any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .findings import Finding, Severity, count_by_severity
from .run import AuditReport
from .shares import Audited, Share


@dataclass(frozen=True, slots=True)
class Plan:
    """What the audit says of one plan: findings by severity, questions, what was read, and the share that passes by item of the sheet."""

    of: Audited
    counts: Mapping[Severity, int]
    questions: int
    by_rule: Mapping[str, int]
    items: tuple[Share, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing blames the plan."""
        return not any(self.counts.values())


def plans(report: AuditReport) -> list[Plan]:
    """Every plan that was audited, those with the most errors first."""
    found = []
    faults, questions = _by_document(report.faults), _by_document(report.questions)
    items: dict[str, list[Share]] = defaultdict(list)
    for share in report.items:
        items[share.document].append(share)
    for of in report.documents:
        blamed = faults[of.document]
        by_rule = Counter(finding.rule for finding in blamed)
        found.append(Plan(of, count_by_severity(blamed), len(questions[of.document]), by_rule, tuple(items[of.document])))
    return sorted(found, key=lambda plan: (*(-count for count in plan.counts.values()), plan.of.agency, plan.of.document))


def _by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.document or ""].append(finding)
    return found


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
