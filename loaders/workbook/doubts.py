"""What in a reading a planner should look at, told by the graph itself; the sums are judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...graph.model import Node, PlanGraph
from ..language import codes
from ..plan.facts import NotUnderstood
from .layout import contradicting, place_text
from .write import Doubt

_CODED = ("Program", "Activity", "SubActivity")
_UNSURE = 0.97  # likeness to the official name from which on a name's level and code are hardly in doubt
_FIGURES = {"Budget": "rupiah", "Target": "text"}


def doubts(graph: PlanGraph, not_understood: Iterable[NotUnderstood] = ()) -> Iterator[Doubt]:
    """Every reason to look at a cell."""
    for node, first in contradicting(graph):
        name = _FIGURES.get(node.label, "baseline")
        where = place_text(graph, node.id)
        words = f"Di tempat lain tercetak {node.properties.get(name, '–')}{f' ({where})' if where else ''}."
        yield Doubt(first.id, words, "baseline" if node.label == "Indicator" else "", "plan")
    for node in graph.nodes():
        yield from _of_node(graph, node)
        yield from _corrected(graph, node)
    yield from _without_unit(graph)
    yield from _unread(graph, not_understood)


def _of_node(graph: PlanGraph, node: Node) -> Iterator[Doubt]:
    if node.label in _CODED:
        if not graph.sources(node.id, "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY"):
            yield Doubt(node.id, "Induknya tidak terbaca.", "parent:0")
        printed, code = node.properties.get("printed_code"), node.properties.get("code")
        if isinstance(printed, str) and isinstance(code, str) and codes.official(printed) != code:
            yield Doubt(node.id, f"Kode tercetak “{printed}” dilengkapi menjadi {code}.", "code")
        for edge in graph.out(node.id, "CLASSIFIED_AS"):
            score = edge.properties.get("score")
            if edge.properties.get("method") == "name" and isinstance(score, float) and score < _UNSURE:
                official = graph.node(edge.target)
                yield Doubt(node.id, f"Nama resmi yang paling mirip: {official.properties['code']} {official.text}.", "name")
    elif node.label == "Indicator" and not graph.into(node.id, "CONTRADICTED_BY") and not graph.into(node.id, "MEASURED_BY"):
        yield Doubt(node.id, "Yang diukurnya tidak terbaca.", "parent:0")


def _without_unit(graph: PlanGraph) -> Iterator[Doubt]:
    """Indicators without a unit of measure, in tables where most others have one."""
    tables: dict[object, list[Node]] = {}
    for edge in graph.edges("STATED_IN"):
        node = graph.node(edge.source)
        if node.label == "Indicator":
            tables.setdefault(edge.properties.get("table"), []).append(node)
    for nodes in tables.values():
        without = [node for node in nodes if "unit" not in node.properties]
        if 2 * len(without) < len(nodes):
            yield from (
                Doubt(node.id, "Satuannya tidak terbaca, sedangkan indikator lain di tabel ini bersatuan.", "unit") for node in without
            )


def _corrected(graph: PlanGraph, node: Node) -> Iterator[Doubt]:
    for edge in graph.out(node.id, "STATED_IN"):
        notes = edge.properties.get("corrected")
        for note in notes if isinstance(notes, list) else ():
            name, _, before = str(note).partition(": ")
            words = "Ditambahkan dengan tangan." if name == "added" else f"Dikoreksi dengan tangan; semula: {before or 'kosong'}"
            column = "" if node.label in _FIGURES or name == "added" else "parent:0" if name.isupper() else name
            yield Doubt(node.id, words, column, "corrected")


def _unread(graph: PlanGraph, entries: Iterable[NotUnderstood]) -> Iterator[Doubt]:
    """What was not understood on a line of a text that states a program, kegiatan, subkegiatan or indicator."""
    reasons: dict[int, list[str]] = {}
    for entry in entries:
        if entry.place.line is not None:
            reasons.setdefault(entry.place.line, []).append(f"Tidak dipahami di baris ini: {entry.why()}.")
    for edge in graph.edges("STATED_IN") if reasons else ():
        line = edge.properties.get("line")
        if isinstance(line, int) and graph.node(edge.source).label in (*_CODED, "Indicator"):
            yield from (Doubt(edge.source, words) for words in reasons.get(line, ()))
