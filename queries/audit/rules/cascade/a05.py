"""A05: a program that serves no sasaran; one finding where no table says which sasaran a program serves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, join
from ...findings import Cause, Finding, Severity, Verdict
from ...places import by_document, words_of
from ...printed.supporting import is_supporting
from ...printed.unread import lost_tables, lost_words
from ...rule import Rule


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program."""
    return (node.id for node in graph.nodes("Program"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per program that no sasaran has, with the indicators that lead nowhere for that."""
    lost = lost_tables(graph)
    for document, programs in by_document(graph, items(graph)).items():
        orphans = [node for node in programs if not graph.into(node, "HAS_PROGRAM")]
        if not orphans:
            continue
        unread = lost_words(lost.get(document, ()))
        if len(orphans) == len(programs):
            yield _unlinked(graph, orphans, unread)
        elif unread.id or 2 * len(orphans) > len(programs):
            yield _question(graph, orphans, len(programs), unread)
        else:
            for node in orphans:
                yield _finding(graph, node)


def _finding(graph: PlanGraph, node: str) -> Finding:
    supporting = is_supporting(graph.node(node))
    below = _indicators_below(graph, node)
    told = _statement_on_its_row(graph, node)
    cause: Cause = "reading" if told else "plan"
    because = Text(
        f"Pada barisnya tercetak “{told}”, yang tidak terbaca sebagai sasarannya.",
        f"Its row prints “{told}”, which was not read as its sasaran.",
    )
    if cause == "plan":
        because = join((
            Text(
                f"Program {'penunjang ' if supporting else ''}ini tidak ditempatkan di bawah sasaran mana pun; program lain ditempatkan.",
                f"This {'supporting ' if supporting else ''}program stands under no sasaran; others do.",
            ),
            Text(f"{len(below)} indikator di bawahnya.", f"{len(below)} indicators below it.") if below else Text("", ""),
        ))  # fmt: skip
    severity: Severity = "warning" if supporting else "error"
    return RULE.finding(graph, node, Verdict(_EXPECTED, _FOUND, cause, because), severity=severity, stands_for=tuple(below))


def _unlinked(graph: PlanGraph, programs: Sequence[str], unread: Text) -> Finding:
    """The one finding on a plan that joins no program to a sasaran."""
    cause: Cause = "reading" if unread.id or not any(graph.nodes("Sasaran")) else "plan"
    because = Text(
        f"Tidak ada tabel terbaca yang menyatakan sasaran mana yang didukung oleh {len(programs)} programnya.",
        f"No table that was read says which sasaran the {len(programs)} programs serve.",
    )
    if unread.id:
        because = join((because, Text(f"Tidak terbaca: {unread.id}.", f"Not read: {unread.en}.")))
    found = Text("tidak satu program pun di bawah sasaran", "not one program stands under a sasaran")
    verdict = Verdict(_EXPECTED, found, cause, because)
    return RULE.finding(graph, programs[0], verdict, severity="warning", stands_for=tuple(programs[1:]))


def _question(graph: PlanGraph, orphans: Sequence[str], programs: int, unread: Text) -> Finding:
    because = Text(
        f"{len(orphans)} dari {programs} program tidak terbaca di bawah sasaran.",
        f"{len(orphans)} of {programs} programs were not read below a sasaran.",
    )
    if unread.id:
        because = join((because, Text(f"Tidak terbaca: {unread.id}.", f"Not read: {unread.en}.")))
    return RULE.finding(graph, orphans[0], Verdict(_EXPECTED, _FOUND, "reading", because), stands_for=tuple(orphans[1:]))


def _indicators_below(graph: PlanGraph, program: str) -> list[str]:
    found, waiting, seen = [], [program], {program}
    while waiting:
        node = waiting.pop()
        found += [indicator.id for indicator in graph.targets(node, "MEASURED_BY")]
        for child in graph.targets(node, "HAS_ACTIVITY", "HAS_SUBACTIVITY"):
            if child.id not in seen:
                seen.add(child.id)
                waiting.append(child.id)
    return found


def _statement_on_its_row(graph: PlanGraph, program: str) -> str:
    """A sasaran that the program's own rows print, or nothing."""
    printed = [fold(words) for words in words_of(graph, program)]
    for node in graph.nodes("Sasaran"):
        if len(node.text) > 20 and any(fold(node.text) in words for words in printed):
            return node.text
    return ""


_EXPECTED = Text("mendukung sedikitnya satu sasaran", "serves at least one sasaran")
_FOUND = Text("tidak mendukung sasaran apa pun", "serves no sasaran")

RULE = Rule(
    id="A05",
    name="program.orphan",
    lke="1.b.8",
    severity="error",
    title=Text("Program tanpa sasaran", "Orphan program"),
    why=Text(
        "Uang program yang tidak mendukung sasaran tidak terarah pada hasil yang direncanakan.",
        "The money of a program that serves no sasaran is aimed at no planned result.",
    ),
    source=("P89",),
    cure=Text(
        "Tempatkan program di bawah sasaran yang didukungnya; program penunjang lazimnya di bawah sasaran tata kelola.",
        "Place the program under the sasaran it serves; a supporting program usually belongs under one on governance.",
    ),
    bad=Text(
        "Program penataan desa tidak ditempatkan di bawah sasaran mana pun, sedangkan program lain ditempatkan.",
        "The program on villages stands under no sasaran, and the others do.",
    ),
    good=Text(
        "Setiap program tercetak di bawah sasaran yang didukungnya.",
        "Every program is printed under the sasaran that it serves.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n:Program)
WHERE NOT EXISTS { MATCH (n)<-[:HAS_PROGRAM]-() }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
