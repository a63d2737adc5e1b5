"""What an audit finds: one frozen record per finding, its texts in Indonesian and in English."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..texts import Text

Severity = Literal["error", "warning", "note"]
Cause = Literal["plan", "reading"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # gravest first


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plan prints something. `words` is the printed text of the cell, or empty where none was kept."""

    document: str | None = None
    page: int | None = None
    line: int | None = None
    table: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault found by one rule at one node.

    `id` stays the same as long as rule, node and `key` (which years, which pattern) do, so that an exception kept by a
    user still fits after the plan was read again. `path` holds the names from the agency down to the node. `cause` says
    whether the plan is wrong or our reading of it is in doubt (then it is a question, never an error), `because` says why and what was
    seen. `stands_for` are the ids of other nodes that fail for the same root and have no finding of their own.
    """

    id: str
    rule: str
    severity: Severity
    title: Text
    agency: str
    node: str
    path: tuple[str, ...]
    place: Place
    expected: Text
    found: Text
    cause: Cause
    because: Text
    cure: Text
    source: tuple[str, ...]
    stands_for: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it asks the reader to look at the reading instead of blaming the plan."""
        return self.cause == "reading"

    @property
    def document(self) -> str | None:
        """Id of the document that states the faulty node."""
        return self.place.document

    @property
    def page(self) -> int | None:
        """Page of the document (1-based), where it has pages."""
        return self.place.page

    @property
    def line(self) -> int | None:
        """Line of the text file (1-based), where the document is one."""
        return self.place.line

    @property
    def words(self) -> str:
        """The printed words that were read there."""
        return self.place.words

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """The finding as JSON values, texts in `lang`; either `page` or `line` is present, or neither if unknown."""
        where: dict[str, object] = {}
        if self.page is not None:
            where["page"] = self.page
        elif self.line is not None:
            where["line"] = self.line
        return {
            "id": self.id,
            "rule": self.rule,
            "severity": self.severity,
            "agency": self.agency,
            "node": self.node,
            "path": list(self.path),
            "document": self.document,
            **where,
            "words": self.words,
            "expected": self.expected.get(lang),
            "found": self.found.get(lang),
            "cause": self.cause,
            "because": self.because.get(lang),
            "cure": self.cure.get(lang),
            "source": list(self.source),
            "stands_for": list(self.stands_for),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule saw at a node: what should stand there, what does, which is the likelier culprit, and why."""

    expected: Text
    found: Text
    cause: Cause
    because: Text


def finding_id(rule: str, node: str, key: str = "") -> str:
    """The stable id of a finding: the rule and ten hex digits over rule, node and key."""
    digest = hashlib.sha1(f"{rule}\n{node}\n{key}".encode(), usedforsecurity=False).hexdigest()
    return f"{rule}-{digest[:10]}"


def by_gravity(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of a report: document, gravest first, rule, place, node."""

    def order(finding: Finding) -> tuple[str, int, str, int, int, str]:
        gravity = SEVERITIES.index(finding.severity)
        place = finding.place
        return (place.document or "", gravity, finding.rule, place.page or 0, place.line or 0, finding.node)

    return sorted(findings, key=order)


def count_by_severity(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity, gravest first, zeros included."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def at_or_above(findings: Iterable[Finding], threshold: Severity) -> Iterator[Finding]:
    """The findings that blame the plan and are at least as grave as `threshold`; questions to the reader never count."""
    limit = SEVERITIES.index(threshold)
    return (finding for finding in faults(findings) if SEVERITIES.index(finding.severity) <= limit)


def faults(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that blame the plan."""
    return [finding for finding in findings if not finding.is_question]


def questions(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that doubt the reading: a list of their own."""
    return [finding for finding in findings if finding.is_question]
