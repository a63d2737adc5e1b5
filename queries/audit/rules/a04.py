"""A04: a sasaran that no program serves."""

from __future__ import annotations

from collections.abc import Iterator

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..findings import Finding, Verdict
from ..rule import Causes, Rule


def items(graph: PlanGraph) -> Iterator[str]:
    """Every sasaran of a Renstra."""
    return (node.id for node in graph.nodes("Sasaran"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per sasaran without a program below it."""
    idle = [node for node in items(graph) if not graph.out(node, "HAS_PROGRAM")]
    causes = Causes(graph, items(graph), idle, Text("sasaran", "sasaran"))
    for node in idle:
        cause, why = causes.of(node)
        because = Text(
            "Tidak ada program yang dinyatakan mendukung sasaran ini.",
            "No program is stated to serve this sasaran.",
        )
        if _no_links(graph, node):
            cause = "reading"
            why = Text(
                "Dokumen ini memuat program, tetapi tidak satu pun terhubung dengan sasaran; mungkin tabelnya tidak terbaca.",
                "This document has programs but none is joined to a sasaran; their table was probably not read.",
            )
        expected = Text("sedikitnya satu program", "at least one program")
        found = Text("tidak ada program", "no program")
        yield RULE.finding(graph, node, Verdict(expected, found, cause, join((because, why))))


def _no_links(graph: PlanGraph, sasaran: str) -> bool:
    """Whether the document of `sasaran` has programs and joins none of them to any sasaran."""
    documents = graph.targets(sasaran, "STATED_IN")
    programs = [program for document in documents for program in graph.sources(document.id, "STATED_IN", label="Program")]
    return bool(programs) and not any(graph.into(program.id, "HAS_PROGRAM") for program in programs)


RULE = Rule(
    id="A04",
    severity="error",
    title=Text("Sasaran tanpa program", "Sasaran without program"),
    why=Text(
        "Sasaran yang tidak didukung program tidak memiliki pekerjaan dan anggaran untuk mencapainya.",
        "A sasaran that no program serves has neither work nor money to reach it.",
    ),
    source=("P88",),
    cure=Text(
        "Nyatakan program mana yang mendukung sasaran ini, atau gabungkan sasaran ini dengan yang lain.",
        "State which program serves this sasaran, or merge the sasaran with another.",
    ),
    items=items,
    check=check,
)
