"""Of what the audit judged in each plan, how much passes: by rule, and by item of the evaluator's working sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...graph.model import PlanGraph
from .findings import Finding, faults, questions
from .once import once
from .places import agency_of, integer, stating, text
from .printed.unread import Unread, lost_tables, unread

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
    """How many of a document's items one rule (or all rules of one item of the working sheet) could judge, and how many of them passed.

    `of` is the rule's id or the item's; `limit` the best grade that what was read of the document allows.
    """

    agency: str
    document: str
    of: str
    items: int
    passed: int
    limit: str = "A"

    @property
    def rule(self) -> str:
        """The id of the rule, where the share is one rule's."""
        return self.of

    @property
    def grade(self) -> str | None:
        """The grade on P88's steps, A to E, and never better than `limit`; None where the document has no such items."""
        found = grade(self.passed, self.items)
        return None if found is None else max(found, self.limit)

    @property
    def per_cent(self) -> float | None:
        """The share that passes in per cent with one decimal; None without items."""
        return round(100 * self.passed / self.items, 1) if self.items else None

    def to_dict(self) -> dict[str, object]:
        """As JSON values."""
        return {"agency": self.agency, "items": self.items, "passed": self.passed, "share": self.per_cent, "grade": self.grade}


@dataclass(slots=True)
class Judged:
    """The nodes that one rule judged, or several together: all of them, those that fail, and those that a question doubts."""

    items: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, items: Iterable[str], findings: Collection[Finding]) -> Judged:
        """What one rule judged. What a question doubts is neither good nor bad: it is not counted."""
        failing, doubted = _nodes(faults(findings)), _nodes(questions(findings))
        return cls(set(items) - (doubted - failing), failing)

    def add(self, other: Judged) -> None:
        """Judge by another rule too: a node fails where one of the rules fails it."""
        self.items |= other.items
        self.failing |= other.failing


def shares(graph: PlanGraph, of: str, judged: Judged, limits: Mapping[str, str]) -> list[Share]:
    """The share of each document."""
    total: dict[str, int] = {document.id: 0 for document in graph.nodes("Document")}
    passed = dict(total)
    known = once(graph, stating)
    for node in judged.items:
        for document in known.get(node, ()):
            total[document] = total.get(document, 0) + 1
            passed[document] = passed.get(document, 0) + (node not in judged.failing)
    return [
        Share(agency_of(graph, document), document, of, total[document], passed[document], limits.get(document, "A")) for document in total
    ]


def shares_across(documents: Iterable[Audited], stating: Mapping[str, Sequence[str]], of: str, judged: Judged) -> list[Share]:
    """The share of each document in what was judged across plans; `stating` says which documents state a node."""
    total, passed = Counter[str](), Counter[str]()
    for node in judged.items:
        for document in stating.get(node, ()):
            total[document] += 1
            passed[document] += node not in judged.failing
    return [Share(entry.agency, entry.document, of, total[entry.document], passed[entry.document], entry.read.limit) for entry in documents]


def united(listed: Iterable[Share]) -> list[Share]:
    """One share for each document and item, where some were judged in one plan and others across plans."""
    found: dict[tuple[str, str], Share] = {}
    for share in listed:
        key = share.document, share.of
        known = found.get(key)
        found[key] = replace(share, items=known.items + share.items, passed=known.passed + share.passed) if known else share
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Read:
    """What of a document was read.

    `figures` are its targets and amounts in the graph, `unread` the amounts of money that are listed as unread, `lost` whole tables and
    pictures of the cascade among what was not read.
    """

    figures: int
    unread: int
    lost: int

    @property
    def share(self) -> float:
        """The part of the figures that was read, 0 to 1; 1 of none."""
        return self.figures / (self.figures + self.unread) if self.figures + self.unread else 1.0

    @property
    def limit(self) -> str:
        """The best grade that this allows: that of the part which was read, and no A where a whole table was lost."""
        best = grade(self.figures, self.figures + self.unread) or "A"
        return max(best, "B") if self.lost else best


@dataclass(frozen=True, slots=True)
class Audited:
    """One document that was audited: whose it is, and what of it was read and not."""

    document: str
    agency: str
    title: str
    file_name: str
    regions: tuple[str, ...]
    read: Read
    unread: tuple[Unread, ...]


def audited(graph: PlanGraph) -> list[Audited]:
    """Every document of the graph."""
    read, left = read_of(graph), unread(graph)
    return [
        Audited(
            document.id,
            agency_of(graph, document.id),
            document.text,
            text(document.properties.get("file_name")),
            _regions(graph, document.id),
            read[document.id],
            tuple(entry for entry in left if entry.document == document.id),
        )
        for document in graph.nodes("Document")
    ]


def _regions(graph: PlanGraph, document: str) -> tuple[str, ...]:
    owners = graph.sources(document, "HAS_PLAN")
    agencies = [owner for owner in owners if owner.label == "Agency"]
    found = [region.text for agency in agencies for region in graph.targets(agency.id, "PART_OF", label="Region")]
    return tuple(sorted({name for name in found or [owner.text for owner in owners] if name}))


def read_of(graph: PlanGraph) -> dict[str, Read]:
    """By document, what was read of it."""
    figures: dict[str, int] = {document.id: 0 for document in graph.nodes("Document")}
    known = once(graph, stating)
    for label in ("Target", "Budget"):
        for node in graph.nodes(label):
            for document in known.get(node.id, ()):
                figures[document] = figures.get(document, 0) + 1
    left: dict[str, int] = {}
    for entry in unread(graph):
        left[entry.document] = left.get(entry.document, 0) + (integer(entry.amounts) or 0)
    lost = lost_tables(graph)
    return {document: Read(count, left.get(document, 0), len(lost.get(document, ()))) for document, count in figures.items()}


def _nodes(findings: Collection[Finding]) -> set[str]:
    return {node for finding in findings for node in (finding.node, *finding.stands_for)}
