"""D04: a program, kegiatan or subkegiatan whose name differs a little from the official name of its code; one note a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import Edge, Node, PlanGraph
from ....texts import Text
from ...findings import Finding, Verdict
from ...places import by_document, origins, place_of, text
from ...printed.codes import LEVELS, listed_as
from ...printed.words import cells
from ...rule import Rule

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A node, the place that prints its name in another spelling, that name, and the official one."""

    node: Node
    edge: Edge
    printed: str
    official: str


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program, kegiatan and subkegiatan whose printed code an imported list has."""
    for label in LEVELS:
        yield from (node.id for node in graph.nodes(label) if listed_as(graph, node.id) is not None)


def check(graph: PlanGraph, *, like: int = 95) -> Iterator[Finding]:
    """A note a plan: names that resemble the official one by `like` of 100 are meant to be it. Of others the code may be the wrong one."""
    mixed = _words_of_the_list(graph)
    for nodes in by_document(graph, items(graph)).values():
        found = [pair for id in nodes if (pair := _differing(graph, graph.node(id), mixed, like))]
        if found:
            yield _finding(graph, found)


def _words_of_the_list(graph: PlanGraph) -> set[str]:
    """The words of the official names: where the list has both spellings of a word, a plan may have either."""
    return {word for entry in graph.nodes("Nomenclature") if entry.properties.get("edition") for word in fold(entry.text).split()}


def _differing(graph: PlanGraph, node: Node, mixed: set[str], like: int) -> Misspelt | None:
    """The first place that prints a name which is nearly the official one."""
    entry = listed_as(graph, node.id)
    if entry is None:
        return None
    for edge in origins(graph, node.id):
        name, words = text(edge.properties.get("wording")) or node.text, text(edge.properties.get("cell"))
        printed, official = fold(name), fold(entry.text)
        as_listed = any(fold(cell) == official for cell in cells(words))
        if printed in fold(words) and not as_listed and _is_misspelt(printed, official, mixed, like):
            return Misspelt(node, edge, name, entry.text)
    return None


def _is_misspelt(printed: str, official: str, mixed: set[str], like: int) -> bool:
    """Whether a name is meant to be the official one and is not; the beginning or end of a name may stand in another cell or page."""
    if printed in official or official in printed or fuzz.ratio(printed, official) < like:
        return False
    ours, theirs = printed.split(), official.split()
    other = [word for word in ours if word not in theirs]
    missing = [word for word in theirs if word not in ours]
    return "".join(ours) != "".join(theirs) and not set(other + missing) <= mixed


def _finding(graph: PlanGraph, found: Sequence[Misspelt]) -> Finding:
    entry = listed_as(graph, found[0].node.id)
    edition = text(entry.properties.get("edition")) if entry else ""
    shown = "; ".join(f"“{one.printed}” ↔ “{one.official}”" for one in found[:_SHOWN])
    more = len(found) - _SHOWN
    because = Text(
        f"Menurut daftar {edition}: {shown}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"According to the list {edition}: {shown}{f'; and {more} more' if more > 0 else ''}.",
    )
    verdict = Verdict(
        Text("nama resmi menurut kodenya", "the official name of its code"),
        Text(f"{len(found)} nama ditulis lain", f"{len(found)} names are spelt otherwise"),
        "plan",
        because,
    )
    place = place_of(graph, found[0].node.id, among=[found[0].edge])
    return RULE.finding(graph, found[0].node.id, verdict, place=place, stands_for=tuple(one.node.id for one in found[1:]))


RULE = Rule(
    id="D04",
    name="code.other-name",
    lke="1.c.1",
    severity="note",
    title=Text("Nama lain daripada nama resmi kodenya", "Name other than the official one of its code"),
    why=Text(
        "Nama yang ditulis lain menyulitkan pencocokan dengan daftar resmi dan dengan sistem anggaran.",
        "A name that is spelt otherwise is hard to match with the official list and with the systems of the budget.",
    ),
    source=("N90",),
    cure=Text("Tulis nama persis seperti dalam daftar nomenklatur.", "Write the name exactly as the official list has it."),
    bad=Text(
        "“Fasilitas Percepatan Pencapaian Standar Pelayanan Minimal” pada kode “Fasilitasi Percepatan …”.",
        "“Fasilitas Percepatan Pencapaian Standar Pelayanan Minimal” at the code of “Fasilitasi Percepatan …”.",
    ),
    good=Text(
        "“Fasilitasi Percepatan Pencapaian Standar Pelayanan Minimal di Wilayah Kecamatan”.",
        "“Fasilitasi Percepatan Pencapaian Standar Pelayanan Minimal di Wilayah Kecamatan”, as the list says.",
    ),
    items=items,
    check=check,
)
