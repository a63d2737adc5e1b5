"""A03: programs, kegiatan or subkegiatan without any indicator: one finding per plan and level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, tables_of, words_of
from ...printed.money import values
from ...printed.words import CUT, other_words, shows
from ...rule import Rule

LEVELS = {
    "Program": Text("program", "programs"),
    "Activity": Text("kegiatan", "activities"),
    "SubActivity": Text("subkegiatan", "subactivities"),
}
_WHOLE = 3  # of a level none of which has an indicator
_BELOW = ("HAS_ACTIVITY", "HAS_SUBACTIVITY")
_STATEMENTS = ("Goal", "Sasaran", "Program", "Activity", "SubActivity", "Outcome", "Output", "Unit", "Agency")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program, kegiatan and subkegiatan."""
    yield from (node.id for label in LEVELS for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and level that names what has no indicator; rows that print something else are left to the reader."""
    measured = _tables_with_indicators(graph)
    known = [node.text for label in _STATEMENTS for node in graph.nodes(label)]
    for label, level in LEVELS.items():
        nodes = [node.id for node in graph.nodes(label)]
        without = [id for id in nodes if not graph.out(id, "MEASURED_BY")]
        sure = [id for id in without if tables_of(graph, id) & measured and _is_row(graph, id) and not _tells_more(graph, id, known)]
        for several in by_document(graph, nodes).values():
            if len(several) >= _WHOLE and set(several) <= set(without) and _print_money_alone(graph, several, measured):
                sure = [*sure, *(id for id in several if id not in sure)]
        of = {document: len(several) for document, several in by_document(graph, nodes).items()}
        for document, several in by_document(graph, sure).items():
            yield _finding(graph, several, of[document], level)


def _tables_with_indicators(graph: PlanGraph) -> set[tuple[str, str]]:
    """The tables that print indicators of programs, kegiatan or subkegiatan beside their owners: they have a column for them."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for label in LEVELS:
        for node in graph.nodes(label):
            own = tables_of(graph, node.id)
            for indicator in graph.targets(node.id, "MEASURED_BY"):
                for table in own & tables_of(graph, indicator.id):
                    found[table] += 1
    return {table for table, count in found.items() if count > 1}


def _is_row(graph: PlanGraph, id: str) -> bool:
    """Whether it is surely what it was taken for: it has a code or something below it, and a place that shows its name."""
    node = graph.node(id)
    sure = node.properties.get("code") or graph.out(id, *_BELOW) or graph.into(id, *_BELOW)
    return bool(sure) and len(node.text.split()) > 1 and shows(words_of(graph, id), node.text)


def _tells_more(graph: PlanGraph, id: str, known: Sequence[str]) -> bool:
    """Whether a row of it, or of its result, prints words or figures that no statement accounts for, or ends where nobody knows."""
    return any(
        len(words) >= CUT or other_words(words, known) or any(told.strip("0-., ") for told in values(graph, (id,), words))
        for words in _rows(graph, id)
    )


def _print_money_alone(graph: PlanGraph, nodes: Sequence[str], measured: set[tuple[str, str]]) -> bool:
    """Whether the rows of a whole level, and of its results, print no figure but money, in a table with indicators of other levels."""
    rows = {id: _rows(graph, id) for id in nodes}
    alone = [
        id
        for id, lines in rows.items()
        if lines and tables_of(graph, id) & measured and not any(values(graph, (id,), words) for words in lines)
    ]
    return len(alone) >= 0.8 * len(nodes)


def _rows(graph: PlanGraph, id: str) -> list[str]:
    return [*words_of(graph, id), *(words for result in graph.targets(id, "ACHIEVES") for words in words_of(graph, result.id))]


def _finding(graph: PlanGraph, several: Sequence[str], of: int, level: Text) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    more = len(several) - 3
    because = Text(
        f"Tabelnya memiliki kolom indikator, tetapi kosong pada {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"Its table has a column for indicators, but it is empty for {names.en}{f' and {more} more' if more > 0 else ''}.",
    )
    found = Text(f"{len(several)} dari {of} {level.id} tanpa indikator", f"{len(several)} of {of} {level.en} without indicator")
    expected = Text(f"sedikitnya satu indikator pada tiap {level.id}", f"at least one indicator for all {level.en}")
    return RULE.finding(graph, several[0], Verdict(expected, found, "plan", because), key=level.en, stands_for=tuple(several[1:]))


RULE = Rule(
    id="A03",
    name="row.without-indicator",
    lke="1.b.6",
    severity="warning",
    title=Text("Program, kegiatan, atau subkegiatan tanpa indikator", "Program, activity or subactivity without indicator"),
    why=Text(
        "Tanpa indikator tidak terlihat apa yang dihasilkan oleh uangnya.",
        "Without an indicator nobody sees what the money brings about.",
    ),
    source=("I25",),
    cure=Text(
        "Lengkapi dengan indikator outcome (program) atau output (kegiatan, subkegiatan) beserta targetnya.",
        "Complete it with an indicator of the outcome (program) or output (activity, subactivity), and its targets.",
    ),
    bad=Text(
        "Empat belas kegiatan dengan output, tanpa indikator, satuan, dan target.",
        "Fourteen activities with an output and no indicator, unit or target.",
    ),
    good=Text(
        "Setiap kegiatan dengan indikator output dan target tiap tahun.",
        "Every activity with an indicator of its output and yearly targets.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n)
WHERE (n:Program OR n:Activity OR n:SubActivity) AND NOT EXISTS { MATCH (n)-[:MEASURED_BY]->() }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
