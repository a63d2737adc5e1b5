"""A02: a tujuan or sasaran without an indicator, where its own table was read and the indicator's cell is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text
from ...findings import Finding, Verdict
from ...places import by_document, tables_of, words_of
from ...printed.words import SEPARATOR, cells, figures, other_words, shows
from ...rule import Rule

_TAIL = re.compile(r"\(\s*\w+\s*\)\s*$")  # a unit in brackets ends an indicator, no tujuan or sasaran
LEVELS = {"Goal": Text("tujuan", "goal"), "Sasaran": Text("sasaran", "sasaran")}
_STATEMENTS = ("Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy", "Program")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every tujuan and sasaran of a Renstra."""
    return (node.id for label in LEVELS for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per tujuan or sasaran whose row has no indicator; those whose rows tell something else are one question per document."""
    measured = {table for node in items(graph) for table in _measured_in(graph, node)}
    known = [node.text for label in _STATEMENTS for node in graph.nodes(label)]
    rows = _rows_of_others(graph)
    doubtful: list[str] = []
    for node in items(graph):
        if graph.out(node, "MEASURED_BY"):
            continue
        printed = words_of(graph, node)
        if _shares_its_row(graph, node, printed):
            continue
        empty = bool(tables_of(graph, node) & measured)
        whole = shows(printed, graph.node(node).text) and not _TAIL.search(graph.node(node).text)
        own = [_behind(graph, node, words) for words in printed if words not in rows]
        if empty and whole and own and not any(other_words(words, known) or figures(words) for words in own):
            yield _finding(graph, node)
        else:
            doubtful.append(node)
    for nodes in by_document(graph, doubtful).values():
        yield _question(graph, nodes)


def _measured_in(graph: PlanGraph, node: str) -> set[tuple[str, str]]:
    """The tables that state a tujuan or sasaran together with an indicator of it: they have a column of indicators.

    Running text has no rows: that it measures one of two statements says nothing of the other.
    """
    own = {table for table in tables_of(graph, node) if table[1]}
    return {table for indicator in graph.targets(node, "MEASURED_BY") for table in own & tables_of(graph, indicator.id)}


def _rows_of_others(graph: PlanGraph) -> set[str]:
    """The rows of programs and kegiatan with an indicator of their own, beside which a tujuan or sasaran may be printed once more."""
    found: set[str] = set()
    for label in ("Program", "Activity", "SubActivity"):
        for node in graph.nodes(label):
            rows = set(words_of(graph, node.id))
            measures = (set(words_of(graph, measure.id)) for measure in graph.targets(node.id, "MEASURED_BY"))
            found |= rows & set[str]().union(*measures)
    return found


def _shares_its_row(graph: PlanGraph, node: str, printed: list[str]) -> bool:
    """Whether the row of a tujuan is that of its first sasaran too, and the one indicator of that row is the sasaran's."""
    below = graph.targets(node, "HAS_SASARAN")
    shown = [indicator.text for sasaran in below for indicator in graph.targets(sasaran.id, "MEASURED_BY")]
    return any(sasaran.text in words and any(text in words for text in shown) for words in printed for sasaran in below)


def _behind(graph: PlanGraph, node: str, words: str) -> str:
    """The cells that may tell its indicator: all of its row, or those behind its own where the tujuan's indicator stands before it."""
    told, begins = cells(words), fold(graph.node(node).text)[:20]
    at = next((at for at, cell in enumerate(told) if begins in fold(cell)), 0)
    above = {fold(indicator.text) for goal in graph.sources(node, "HAS_SASARAN") for indicator in graph.targets(goal.id, "MEASURED_BY")}
    return SEPARATOR.join(told[at:]) if above & set(map(fold, told[:at])) else words


def _finding(graph: PlanGraph, node: str) -> Finding:
    level = LEVELS[graph.node(node).label]
    because = Text(
        f"Pada baris {level.id} ini sel indikatornya kosong; tujuan atau sasaran lain di tabel yang sama memiliki indikator.",
        f"On the row of this {level.en} the indicator's cell is empty; others of the same table have indicators.",
    )
    return RULE.finding(graph, node, Verdict(_EXPECTED, _FOUND, "plan", because))


def _question(graph: PlanGraph, nodes: list[str]) -> Finding:
    because = Text(
        "Tidak terbaca tabel yang mencetak indikatornya, atau pada barisnya tercetak sesuatu yang tidak terbaca.",
        "No table that prints its indicator was read, or its row prints something that was not read.",
    )
    found = _FOUND
    if len(nodes) > 1:
        found = Text(
            f"tidak terbaca indikator untuk {len(nodes)} tujuan atau sasaran", f"no indicator was read for {len(nodes)} goals or sasaran"
        )
    return RULE.finding(graph, nodes[0], Verdict(_EXPECTED, found, "reading", because), stands_for=tuple(nodes[1:]))


_EXPECTED = Text("sedikitnya satu indikator", "at least one indicator")
_FOUND = Text("tidak ada indikator", "no indicator")

RULE = Rule(
    id="A02",
    name="statement.without-indicator",
    lke="1.b.5",
    severity="error",
    title=Text("Tujuan atau sasaran tanpa indikator", "Goal or sasaran without indicator"),
    why=Text(
        "Tanpa indikator, tercapai tidaknya suatu tujuan atau sasaran tidak dapat dinilai.",
        "Without an indicator nobody can tell whether a goal or sasaran was reached.",
    ),
    source=("P88",),
    cure=Text(
        "Lengkapi dengan indikator beserta satuan, baseline, dan target tiap tahun.",
        "Complete it with an indicator, its unit, baseline and a target for every year.",
    ),
    bad=Text(
        "Sasaran “Meningkatnya kualitas pelayanan” dengan sel indikator kosong.",
        "The sasaran “Meningkatnya kualitas pelayanan” with an empty indicator cell.",
    ),
    good=Text(
        "Sasaran “Meningkatnya kualitas pelayanan” dengan “Indeks Kepuasan Masyarakat”.",
        "The sasaran “Meningkatnya kualitas pelayanan” with “Indeks Kepuasan Masyarakat”.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n)
WHERE (n:Goal OR n:Sasaran) AND NOT EXISTS { MATCH (n)-[:MEASURED_BY]->() }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
