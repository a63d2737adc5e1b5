"""Questions to the reader about one table that was read from pictures, asked as one: the reader looks at its pages once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...graph.model import PlanGraph
from ..texts import Text, join
from .findings import Finding, by_gravity
from .places import is_recognised


def asked_once(graph: PlanGraph, findings: Iterable[Finding]) -> list[Finding]:
    """The findings; of the questions about pages read by OCR that follow upon each other the gravest, which stands for the others."""
    found = list(findings)
    doubted = [finding for finding in found if finding.is_question and is_recognised(graph, finding.place)]
    for several in _together(doubted):
        first, *others = by_gravity(several)
        asked = replace(first, because=join((first.because, _and(others))), stands_for=_nodes(first, others))
        left_out = {id(finding) for finding in others}
        found = [asked if finding is first else finding for finding in found if id(finding) not in left_out]
    return found


def _together(questions: Sequence[Finding]) -> list[list[Finding]]:
    """Those of one document whose pages follow upon each other, where they are several."""
    groups: list[list[Finding]] = []
    for finding in sorted(questions, key=lambda one: (one.document or "", one.page or 0)):
        last = groups[-1][-1] if groups else None
        if last is not None and last.document == finding.document and (finding.page or 0) - (last.page or 0) <= 1:
            groups[-1].append(finding)
        else:
            groups.append([finding])
    return [group for group in groups if len(group) > 1]


def _nodes(first: Finding, others: Sequence[Finding]) -> tuple[str, ...]:
    every = [node for finding in (first, *others) for node in (finding.node, *finding.stands_for)]
    return tuple(node for node in dict.fromkeys(every) if node != first.node)


def _and(others: Sequence[Finding]) -> Text:
    pages = sorted({finding.page or 0 for finding in others})
    span = f"{pages[0]}–{pages[-1]}" if len(pages) > 1 else str(pages[0])
    rules = ", ".join(f"{rule} {number}" for rule, number in sorted(Counter(finding.rule for finding in others).items()))
    return Text(
        f"Pada hlm. {span}, juga dibaca dari gambar, {len(others)} hal lain perlu diperiksa ({rules}).",
        f"On p. {span}, read from pictures too, {len(others)} more things are to be checked ({rules}).",
    )
