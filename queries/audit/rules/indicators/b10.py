"""B10: a subkegiatan with an indicator, or a unit, other than the official list gives for its code; one finding a plan for either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text
from ...findings import Finding, Verdict
from ...places import by_document, indicators, text
from ...printed.official import resembles, unit_differs
from ...rule import Rule

_SHOWN = 3
_COUNTED = 2  # words at the head of an indicator, of which one may be the unit that it counts: "Jumlah Paket …"


@dataclass(frozen=True, slots=True)
class Official:
    """What the list says of one subkegiatan: the wording and unit of its indicator, and in which edition."""

    indicator: str
    unit: str
    edition: str


def items(graph: PlanGraph) -> Iterator[str]:
    """Every subkegiatan with an indicator, of whose code an imported list gives one."""
    for node in graph.nodes("SubActivity"):
        if _official(graph, node.id) and graph.out(node.id, "MEASURED_BY"):
            yield node.id


def check(graph: PlanGraph, *, like: int = 75) -> Iterator[Finding]:
    """A finding a plan on indicators, and one on units. Words that resemble the official ones by `like` of 100 are the same."""
    stated = {node.id for node in indicators(graph)}
    for nodes in by_document(graph, items(graph)).values():
        worded: list[tuple[str, str, str]] = []
        measured: list[tuple[str, str, str]] = []
        for node in nodes:
            official = _official(graph, node)
            own = [one for one in graph.targets(node, "MEASURED_BY") if one.id in stated]
            if official is None or not own:
                continue
            same = [one for one in own if resembles(one.text, official.indicator, like)]
            if not same:
                worded.append((node, own[0].text, official.indicator))
            elif all(_differs(one, official) for one in same):
                measured.append((node, text(same[0].properties.get("unit")), official.unit))
        if worded:
            told = Text("indikator lain daripada daftar resmi", "an indicator other than the official one")
            yield _finding(graph, worded, told, "indicator")
        if measured:
            told = Text("satuan lain daripada daftar resmi", "a unit other than the official one")
            yield _finding(graph, measured, told, "unit")


def _official(graph: PlanGraph, node: str) -> Official | None:
    for entry in graph.targets(node, "CLASSIFIED_AS"):
        told = entry.properties
        if text(told.get("indicator")) and text(told.get("edition")):
            return Official(text(told.get("indicator")), text(told.get("unit")), text(told.get("edition")))
    return None


def _differs(indicator: Node, official: Official) -> bool:
    """Whether a unit is another one than the list's; one that the official indicator itself counts is the better of the two."""
    unit = text(indicator.properties.get("unit"))
    return unit_differs(unit, official.unit) and fold(unit) not in fold(official.indicator).split()[:_COUNTED]


def _finding(graph: PlanGraph, found: list[tuple[str, str, str]], told: Text, key: str) -> Finding:
    node = found[0][0]
    official = _official(graph, node)
    edition = official.edition if official else ""
    shown = "; ".join(f"“{printed}” ↔ “{known}”" for _, printed, known in found[:_SHOWN])
    more = len(found) - _SHOWN
    because = Text(
        f"Menurut {edition}: {shown}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"According to {edition}: {shown}{f'; and {more} more' if more > 0 else ''}.",
    )
    verdict = Verdict(
        Text("indikator dan satuan resmi subkegiatan itu", "the official indicator and unit of the subkegiatan"),
        Text(f"{len(found)} subkegiatan dengan {told.id}", f"{len(found)} subkegiatan with {told.en}"),
        "plan",
        because,
    )
    return RULE.finding(graph, node, verdict, key=key, stands_for=tuple(other for other, _, _ in found[1:]))


RULE = Rule(
    id="B10",
    name="indicator.not-official",
    lke="1.b.6",
    severity="note",
    title=Text("Indikator lain daripada daftar resmi", "Indicator other than the official one"),
    why=Text(
        "Subkegiatan dengan kode resmi memiliki indikator dan satuan resmi, agar dapat dibandingkan antardaerah.",
        "A subkegiatan with an official code has an official indicator and unit, so that agencies can be compared.",
    ),
    source=("N90",),
    cure=Text(
        "Gunakan indikator dan satuan dari daftar resmi, atau sebutkan alasannya.",
        "Use the indicator and unit of the official list, or say why not.",
    ),
    bad=Text(
        "Penyediaan Jasa Surat Menyurat diukur dengan “Jumlah surat” dalam lembar.",
        "Penyediaan Jasa Surat Menyurat is measured by “Jumlah surat” in lembar.",
    ),
    good=Text(
        "Penyediaan Jasa Surat Menyurat diukur dengan “Jumlah Laporan Penyediaan Jasa Surat Menyurat” dalam laporan.",
        "Penyediaan Jasa Surat Menyurat is measured by “Jumlah Laporan Penyediaan Jasa Surat Menyurat” in laporan.",
    ),
    items=items,
    check=check,
)
