"""Which faults that careful readers recorded of real plans the audit finds, at their place.

    uv run python benchmarks/document_errors.py [PLAN …]

reads the plans of ../shared/renstra that have a reference in ../shared/gold, audits them, and looks for every entry of the reference's
`document_errors` a finding of a rule that looks for faults of its kind, at one of its lines (pages, of a PDF), that speaks of the same
things: it quotes words or figures of the entry. Told are the entries, found, asked (a question to the reader) or missed, and the share.
Without ../shared there is nothing to count. The matching is by machine: read the list before you believe the share.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import selaras
from selaras.graph.model import PlanGraph
from selaras.queries.audit.findings import Finding
from selaras.queries.audit.places import integer, text

SHARED = Path(__file__).resolve().parents[2] / "shared"
# Which rules look for a kind of fault.
RULES = {
    "sum": ("D01", "D05"),
    "disagree": ("A05", "A08", "B06", "B11", "C04", "C06", "C07", "D01", "D03", "D04", "D05", "D06"),
    "typo-name": ("C04", "D04"),
    "wrong-kecamatan": ("C05",),
    "missing-target": ("B01", "B02", "B07", "D02"),
    "missing-indicator": ("A02", "A03", "A08", "A11"),
    "code": ("A09", "D03"),
    "numbering": ("C06", "D03"),
    "unit": ("B03", "B06", "B10"),
    "other": ("A08", "A10", "B01", "B02", "B04", "B05", "B11", "B12", "C02", "C07", "D02", "D03", "D04", "D05", "D06", "D07", "D08"),
}
FIGURES = ("B06", "B11", "D01", "D05")
_WORD = re.compile(r"(?!20\d\d\b)\d[\d.,]*\d|[^\W\d_]{5,}")
_MANY = 3  # lines of a text that an entry and a finding share, from which on they speak of the same rows
# Words of any entry and of any finding: they tell nothing of what it is about.
_COMMON = frozenset({
    "tabel", "table", "indikator", "indicator", "program", "kegiatan", "subkegiatan", "sasaran", "tujuan", "target", "targets", "pagu",
    "baseline", "output", "outcome", "printed", "prints", "there", "their", "other", "which", "where", "these", "those", "while", "every",
    "years", "after", "below", "above", "named", "names", "first", "second", "column", "columns", "cells", "empty", "body", "attachment",
    "matrix", "differ", "between", "three", "times", "evidently", "wrong", "exactly", "double", "kecamatan", "daerah", "amounts", "amount",
    "yang", "untuk", "dengan", "tidak", "kelurahan", "dalam", "pada", "atas", "elsewhere", "words", "baris", "kata", "lain", "pemerintah",
    "pemerintahan", "kabupaten",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A recorded fault, and the finding that tells it: "found", "asked" or "missed"."""

    kind: str
    what: str
    how: str
    finding: Finding | None


def plans() -> Iterator[tuple[Path, Path]]:
    """The plans that have a reference, each with it."""
    for reference in sorted((SHARED / "gold").glob("*.json")):
        for plan in sorted((SHARED / "renstra").rglob(f"{reference.stem}.*")):
            yield plan, reference


def entries(graph: PlanGraph, recorded: Sequence[dict[str, Any]], *, paged: bool) -> list[Entry]:
    """Every recorded fault with what the audit says of it; a result's line stands right below its name's."""
    beside = (0,) if paged else (-1, 0, 1)
    told = [(finding, _places(graph, finding), _words(_said(graph, finding))) for finding in selaras.audit(graph).findings]
    found = []
    for entry in recorded:
        words, lines = _words(entry["what"]), set(entry["lines"])
        fitting = [
            (finding.is_question, -len(words & said), at, finding)
            for at, (finding, places, said) in enumerate(told)
            if finding.rule in RULES[entry["kind"]]
            and _is_there(finding, entry["kind"], {line for line in lines if any(line + step in places for step in beside)}, words & said)
        ]
        best = min(fitting, default=None, key=lambda item: item[:3])
        how = "missed" if best is None else "asked" if best[0] else "found"
        found.append(Entry(entry["kind"], entry["what"], how, best[3] if best else None))
    return found


def _is_there(finding: Finding, kind: str, lines: set[int], words: set[str]) -> bool:
    """Whether a finding at these of an entry's lines, with these of its words, tells it: figures that differ are told by figures."""
    if finding.rule in FIGURES and kind == "disagree":
        return bool(lines) and sum(word.isdigit() and len(word) > 2 for word in words) >= 2
    coded = any(word.isdigit() and len(word) >= 5 for word in words)
    return bool(lines) and (coded or len(words) >= 2 or (kind == "missing-indicator" and len(lines) >= _MANY))


def _said(graph: PlanGraph, finding: Finding) -> str:
    codes = [text(graph.node(id).properties.get("code")) for id in (finding.node, *finding.stands_for) if graph.has(id)]
    told = (finding.expected.en, finding.found.en, finding.because.en, finding.because.id, finding.words)
    return " ".join((*finding.path[1:], *told, *codes))


def _words(told: str) -> set[str]:
    return {re.sub(r"[.,]", "", word.casefold()) for word in _WORD.findall(told)} - _COMMON


def _places(graph: PlanGraph, finding: Finding) -> set[int]:
    """The lines or pages of a finding: its own, and where what it stands for is printed."""
    found = {finding.page or finding.line or 0}
    for node in (finding.node, *finding.stands_for):
        stated = [node] if graph.has(node) else []
        stated += [budget.id for one in stated for budget in graph.targets(one, "FUNDED_BY")]
        for edge in (edge for one in stated for edge in graph.out(one, "STATED_IN")):
            found.add(integer(edge.properties.get("page")) or integer(edge.properties.get("line")) or 0)
    for number in re.findall(r"(?:line|p\.) (\d+)", finding.because.en):
        found.add(int(number))
    return found - {0}


def main(wanted: Sequence[str]) -> None:
    """Count and print."""
    counted = {"found": 0, "asked": 0, "missed": 0}
    for plan, reference in plans():
        if wanted and not any(name in plan.name for name in wanted):
            continue
        recorded = json.loads(reference.read_text(encoding="utf-8"))["document_errors"]
        listed = entries(selaras.read(str(plan)), recorded, paged=plan.suffix == ".pdf")
        _tell(f"{plan.name}: {sum(entry.how == 'found' for entry in listed)} of {len(listed)}")
        for number, entry in enumerate(listed):
            counted[entry.how] += 1
            by = f" {entry.finding.id} {text(entry.finding.found.en)[:60]}" if entry.finding else ""
            _tell(f"  {number:3} {entry.how:6} {entry.kind:17} {entry.what[:110]}{by}")
    total = sum(counted.values())
    _tell(f"{counted['found']} of {total} found ({counted['found'] / total:.0%}), {counted['asked']} asked" if total else "no plans here")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
