"""Statements of a region that may be one and are not united: alike in words, or the same place or indicator. For a reviewer to decide.

Settling unites what differs by slips alone. What has other words is proposed here and never merged without a decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rapidfuzz import fuzz

from ..concepts.decisions import Decision
from .layer import Layer, documents_of, region_of
from .region import Settled
from .words import core, letters, opposed

LEVELS = ("Mission", "RegionalGoal", "RegionalSasaran")  # a region has one visi, so that no two of them are ever asked about
_ALIKE = 72.0  # likeness (0 to 100) of two cores from which they are proposed
_HELPED = 45.0  # the same where the place in the list or an indicator speaks for it too
_CONTAINED = 0.85  # share of the shorter one's letters that the longer one has in the same order, in runs of
_RUN = 4  # letters at least: cells break words, so that words are no measure
_FEWEST = 12  # letters of a statement that may be contained in another one


@dataclass(frozen=True, slots=True)
class Near:
    """Two statements that may be one: their words, which documents make each, how alike they are (0 to 1), and why they are proposed.

    `because` holds "words", "number" (the same place in the list), "code" and "indicator".
    """

    region: str
    level: str
    one: str
    other: str
    one_documents: tuple[str, ...]
    other_documents: tuple[str, ...]
    score: float
    because: tuple[str, ...]


def near_statements(layer: Layer, found: Settled, decisions: Iterable[Decision] = ()) -> list[Near]:
    """The pairs of settled statements to decide on, those of most documents first; what was decided is not asked again."""
    decided = {(decision.kind, frozenset(map(_letters, (decision.one, decision.other)))) for decision in decisions}
    statements = _statements(layer, found)
    groups: dict[tuple[str, str], list[_Statement]] = defaultdict(list)
    for statement in statements.values():
        groups[statement.group].append(statement)
    proposed = [near for group in groups.values() for one, other in combinations(group, 2) if (near := _near(one, other)) is not None]
    asked = [near for near in proposed if (near.level, frozenset(map(_letters, (near.one, near.other)))) not in decided]
    return sorted(asked, key=lambda near: (near.region, -_votes(near), -near.score, near.level, near.one, near.other))


def unused_decisions(layer: Layer, decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions on statements of a region of which no document has the words."""
    known = {(layer.labels[id], _letters(str(properties.get("text", "")))) for id, properties in layer.nodes.items()}
    for id, by_document in layer.origins.items():
        known.update(
            (layer.labels[id], _letters(str(place["wording"]))) for places in by_document.values() for place in places if "wording" in place
        )
    return [
        decision
        for decision in decisions
        if decision.kind in LEVELS and not {(decision.kind, _letters(decision.one)), (decision.kind, _letters(decision.other))} <= known
    ]


def _votes(near: Near) -> int:
    return len(near.one_documents) + len(near.other_documents)


@dataclass(slots=True)
class _Statement:
    """A settled statement with what is printed beside it."""

    id: str
    label: str
    text: str
    listing: str | None
    documents: set[str]
    numbers: set[str]
    codes: set[str]
    indicators: set[str]

    @property
    def group(self) -> tuple[str, str]:
        """Level, and region with period: only within these statements can be one."""
        return self.label, self.id.rpartition("/")[0]


def _statements(layer: Layer, found: Settled) -> dict[str, _Statement]:
    statements: dict[str, _Statement] = {}
    for id, values in found.nodes.items():
        if found.labels[id] in LEVELS:
            listing = values.get("list")
            statements[id] = _Statement(
                id, found.labels[id], str(values.get("text", "")), str(listing) if listing else None, set(), set(), set(), set()
            )
    for document, _, name, places in found.said(layer):
        if (statement := statements.get(name)) is None:
            continue
        statement.documents.add(document)
        for place in places:
            statement.numbers.update([str(place["number"])] if "number" in place else [])
            statement.codes.update([str(place["code"])] if "code" in place else [])
    for (source, type, target), properties in found.edges.items():
        if type == "MEASURED_BY" and source in statements and documents_of(properties):
            statements[source].indicators.add(target.rpartition("/ind/")[2].rpartition("-")[2])  # the hash of its words
    return {id: statement for id, statement in sorted(statements.items()) if statement.documents}


def _near(one: _Statement, other: _Statement) -> Near | None:
    if not one.documents.isdisjoint(other.documents) or one.listing != other.listing:
        return None  # what one document prints as two is two; the two lists of misi stay apart
    (first, way), (second, other_way) = core(one.text), core(other.text)
    if opposed(way, other_way):
        return None
    score = float(fuzz.ratio(letters(first), letters(second)))
    because = [
        name
        for name, holds in (
            ("words", score >= _ALIKE or _contained(letters(first), letters(second))),
            ("number", one.label == "Mission" and bool(one.numbers & other.numbers)),
            ("code", bool(one.codes & other.codes)),
            ("indicator", bool(one.indicators & other.indicators)),
        )
        if holds
    ]
    if "words" not in because and not (because and (score >= _HELPED or len(because) > 1)):
        return None
    a, b = (one, other) if (-len(one.documents), one.text) <= (-len(other.documents), other.text) else (other, one)
    return Near(
        region_of(a.id),
        a.label,
        a.text,
        b.text,
        tuple(sorted(a.documents)),
        tuple(sorted(b.documents)),
        round(score / 100, 3),
        tuple(because),
    )


def _contained(one: str, other: str) -> bool:
    """Whether the shorter of two says hardly anything that the longer one does not say."""
    runs = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST and sum(run.size for run in runs if run.size >= _RUN) >= _CONTAINED * shorter


def _letters(text: str) -> str:
    return letters(core(text)[0])
