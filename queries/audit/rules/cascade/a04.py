"""A04: a sasaran that no program serves, where the table that joins programs to sasaran was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text
from ...findings import Finding, Verdict
from ...places import by_document, documents_of, tables_of, words_of
from ...printed.unread import lost_tables, lost_words
from ...printed.words import shows
from ...rule import Rule

_LIKE = 75  # of 100: words of a sasaran that may be another one's


def items(graph: PlanGraph) -> Iterator[str]:
    """Every sasaran of a Renstra that is not a sasaran of the RPJMD quoted in its place."""
    regional = {fold(node.text) for node in graph.nodes("RegionalSasaran")}
    return (node.id for node in graph.nodes("Sasaran") if fold(node.text) not in regional)


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per sasaran without a program; where programs may have been lost, one question for all of a document.

    Where no program at all is joined to a sasaran, A05 says so, once.
    """
    lost = lost_tables(graph)
    for document, nodes in by_document(graph, items(graph)).items():
        idle = [node for node in nodes if not graph.out(node, "HAS_PROGRAM")]
        programs = graph.sources(document, "STATED_IN", label="Program") if document else []
        if not idle or (len(idle) == len(nodes) and programs):
            continue
        torn = _torn(graph, document)
        if lost.get(document):
            where = lost_words(lost[document])
            why = Text(f"Ada tabel yang tidak terbaca: {where.id}.", f"There are tables that were not read: {where.en}.")
        elif not programs:
            why = Text("Tidak satu program pun terbaca.", "Not one program was read.")
        elif strange := [node for node in idle if not shows(words_of(graph, node), graph.node(node).text)]:
            why = Text(
                f"Kata-kata di tempatnya tidak memuat sasaran ini: “{graph.node(strange[0]).text}”.",
                f"The words at its place do not show this sasaran: “{graph.node(strange[0]).text}”.",
            )
        elif rootless := [node for node in idle if not graph.into(node, "HAS_SASARAN")]:
            words = graph.node(rootless[0]).text
            why = Text(
                f"Tidak terbaca tujuan di atas sasaran ini: “{words}”; mungkin bunyi lain dari sasaran yang ada.",
                f"No tujuan was read above this sasaran: “{words}”; it may be another wording of one that is there.",
            )
        elif reworded := [node for node in idle if _may_be_another(graph, node, nodes)]:
            words = graph.node(reworded[0]).text
            why = Text(
                f"Tabel programnya merumuskan sasaran dengan kata lain; “{words}” mungkin salah satunya.",
                f"The table of programs words the sasaran in another way; “{words}” may be one of them.",
            )
        elif torn:
            names = "; ".join(f"“{name}”" for name in torn[:3])
            why = Text(f"Dari program atau kegiatan ini tidak terbaca induknya: {names}.", f"The parents of these were not read: {names}.")
        elif len(idle) > 1 and 2 * len(idle) > len(nodes):
            why = Text(
                f"Itu berlaku untuk {len(idle)} dari {len(nodes)} sasaran: mungkin tabel yang menghubungkannya tidak terbaca.",
                f"So it is for {len(idle)} of {len(nodes)} sasaran: the table that joins them was perhaps not read.",
            )
        else:
            yield from (RULE.finding(graph, node, Verdict(_EXPECTED, _FOUND, "plan", _because(graph, node))) for node in idle)
            continue
        found = _FOUND if len(idle) == 1 else Text(f"{len(idle)} sasaran tanpa program", f"{len(idle)} sasaran without program")
        yield RULE.finding(graph, idle[0], Verdict(_EXPECTED, found, "reading", why), stands_for=tuple(idle[1:]))


def _may_be_another(graph: PlanGraph, node: str, all_of_plan: Sequence[str]) -> bool:
    """Whether a sasaran may be one that programs serve, in other words.

    It may where one of these is like it, where it stands in running text alone, and where no table that states it states one of them: the
    lists of two tables are then worded by themselves.
    """
    served = [other for other in all_of_plan if graph.out(other, "HAS_PROGRAM")]
    words = fold(graph.node(node).text)
    if any(fuzz.token_set_ratio(words, fold(graph.node(other).text)) >= _LIKE for other in served):
        return True
    own = {table for table in tables_of(graph, node) if table[1]}
    return not any(own & tables_of(graph, other) for other in served)


def _because(graph: PlanGraph, node: str) -> Text:
    others = [other for other in graph.nodes("Sasaran") if documents_of(graph, other.id) == documents_of(graph, node)]
    served = sum(bool(graph.out(other.id, "HAS_PROGRAM")) for other in others)
    return Text(
        f"Rencana ini menempatkan setiap programnya di bawah {served} sasaran lain, tidak satu pun di bawah sasaran ini.",
        f"The plan puts each of its programs under {served} other sasaran, none under this one.",
    )


def _torn(graph: PlanGraph, document: str) -> list[str]:
    """The names of programs and kegiatan whose parents were not read."""
    found = []
    for label, relations in (
        ("Program", ("HAS_PROGRAM",)),
        ("Activity", ("HAS_ACTIVITY",)),
        ("SubActivity", ("HAS_ACTIVITY", "HAS_SUBACTIVITY")),
    ):
        found += [node.text for node in graph.sources(document, "STATED_IN", label=label) if not graph.into(node.id, *relations)]
    return found


_EXPECTED = Text("sedikitnya satu program", "at least one program")
_FOUND = Text("tidak ada program", "no program")

RULE = Rule(
    id="A04",
    name="sasaran.without-program",
    lke="1.b.8",
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
    bad=Text(
        "Dua sasaran pada tabel tujuan, dan semua program pada sasaran yang pertama.",
        "Two sasaran in the table of goals, and all programs under the first.",
    ),
    good=Text(
        "Setiap sasaran didukung sedikitnya satu program.",
        "Every sasaran is served by one program at least.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n:Sasaran)
WHERE NOT EXISTS { MATCH (n)-[:HAS_PROGRAM]->() }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
