"""A01: an indicator that measures nothing, and that is no other indicator's twin; one finding for a table of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Cause, Finding, Verdict
from ...places import by_document, documents_of, indicators, integer, tables_of, text, words_of
from ...printed.unread import lost_tables, lost_words
from ...printed.words import core, is_fragment, related, same_indicator
from ...rule import Rule

_SERIES = 3  # different targets
_COMMON = 4  # letters that the words which all indicators share have at most
_LIKE = 60  # of 100: words that are half abbreviated, beside the same targets
_MOST_ALONE = 2  # orphans of one table from which on the table is one finding


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator that says more than a heading does.

    A list of key indicators (IKK) is the region's, not the cascade's: those of it that no level has are none.
    """
    for indicator in indicators(graph):
        if graph.into(indicator.id, "MEASURED_BY") or not (
            _is_heading(graph, indicator) or _list(indicator.properties.get("kinds")) == ["IKK"]
        ):
            yield indicator.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator without anything that it measures; where its owner leads nowhere, the owner's rule says so."""
    owned: dict[str, list[Node]] = defaultdict(list)
    orphans: list[str] = []
    for id in items(graph):
        if graph.into(id, "MEASURED_BY"):
            for document in documents_of(graph, id):
                owned[document].append(graph.node(id))
        else:
            orphans.append(id)
    lost = lost_tables(graph)
    for document, nodes in by_document(graph, orphans).items():
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        left = [node for node in nodes if not _has_twin(graph, node, owned[document])]
        for node in left:
            groups[min(tables_of(graph, node), default=("", ""))].append(node)
        rows = _rows_of_others(graph, document)
        for table, several in groups.items():
            read = [node for node in several if not is_fragment(graph.node(node).text) and core(graph.node(node).text) not in rows]
            doubt = _doubt(lost_words(lost.get(document, ())), bool(owned[document]), _knows(graph, nodes, owned[document], table, left))
            if doubt.id or len(read) < len(several):
                yield _finding(graph, several, "reading", doubt if doubt.id else _MISREAD)
            else:
                for group in [several] if len(several) > _MOST_ALONE else [[node] for node in several]:
                    yield _finding(graph, group, "plan", Text("", ""))


def _rows_of_others(graph: PlanGraph, document: str) -> str:
    """All words of the rows that state a tujuan, sasaran, program or kegiatan: an indicator printed there was not read as its own."""
    found = []
    for label in ("Goal", "Sasaran", "Program", "Activity"):
        for node in graph.sources(document, "STATED_IN", label=label) if document else ():
            found += [fold(node.text), *(fold(words) for words in words_of(graph, node.id))]
    return " \n ".join(found)


def _knows(graph: PlanGraph, orphans: Sequence[str], owned: Sequence[Node], table: tuple[str, str], left: Sequence[str]) -> bool:
    """Whether the cascade has most indicators of the orphans' table, so that it is about the cascade at all; one or two may be alone."""
    here = [node for node in left if table in tables_of(graph, node)]
    twins = [node for node in orphans if node not in left and table in tables_of(graph, node)]
    known = len(twins) + sum(table in tables_of(graph, node.id) for node in owned)
    return bool(owned) and (len(here) <= _MOST_ALONE or known >= len(here))


def _finding(graph: PlanGraph, nodes: Sequence[str], cause: Cause, why: Text) -> Finding:
    expected = Text("mengukur tujuan, sasaran, program, kegiatan, atau subkegiatan", "measures a goal, sasaran, program or activity")
    found = Text("tidak mengukur apa pun", "measures nothing")
    because = Text(
        "Tidak ada tujuan, sasaran, program, kegiatan, atau subkegiatan dengan indikator ini, dan tidak ada indikator lain yang sama.",
        "No goal, sasaran, program, activity or subactivity has this indicator, and no other indicator is the same.",
    )
    if len(nodes) > 1:
        found = Text(f"{len(nodes)} indikator tabel ini tidak mengukur apa pun", f"{len(nodes)} indicators of this table measure nothing")
        names = join((both(f"“{graph.node(node).text}”") for node in nodes[:3]), ", ")
        more = len(nodes) - 3
        because = Text(
            f"Tidak ada tujuan, sasaran, program, kegiatan, atau subkegiatan dengan indikator {names.id}"
            f"{f' dan {more} lagi' if more > 0 else ''}.",
            f"No goal, sasaran, program, activity or subactivity has the indicators {names.en}{f' and {more} more' if more > 0 else ''}.",
        )
    return RULE.finding(graph, nodes[0], Verdict(expected, found, cause, join((because, why))), stands_for=tuple(nodes[1:]))


def _doubt(where: Text, owned: bool, known: bool) -> Text:
    """Why what the indicators measure may be printed and not read, or nothing."""
    if where.id:
        return Text(
            f"Ada tabel yang tidak terbaca ({where.id}); di sana mungkin tercetak apa yang diukurnya.",
            f"There are tables that were not read ({where.en}); what they measure may be printed there.",
        )
    if not owned:
        return Text("Tidak satu indikator pun terbaca pada jenjang mana pun.", "No indicator at all was read on any level.")
    if not known:
        return Text(
            "Tidak satu indikator pun dari tabel ini terbaca pada jenjang mana pun: mungkin tabel ini tentang hal lain.",
            "Not one indicator of this table was read on any level: the table may be about something else.",
        )
    return Text("", "")


def _is_heading(graph: PlanGraph, indicator: Node) -> bool:
    """Whether a row that measures nothing has words alone: no unit, baseline, formula or target. That is a heading."""
    told = indicator.properties
    figures = told.get("unit") or told.get("baseline") or told.get("formula") or graph.out(indicator.id, "HAS_TARGET", "END_TARGET")
    columns = any(edge.properties.get("years") for edge in graph.out(indicator.id, "STATED_IN"))
    return columns and not figures and not graph.into(indicator.id, "MEASURED_BY")


def _has_twin(graph: PlanGraph, orphan: str, owned: Sequence[Node]) -> bool:
    """Whether an owned indicator is the same one: by its concept, by its words, or by words that are like it and the same targets."""
    series = _series(graph, orphan)
    concepts = {node.id for node in graph.targets(orphan, "ALIGNED_WITH")}
    words = text(graph.node(orphan).properties.get("text"))
    for other in owned:
        if concepts & {node.id for node in graph.targets(other.id, "ALIGNED_WITH")} if concepts else False:
            return True
        told = text(other.properties.get("text"))
        if same_indicator(words, told) or related(words, told) or (series and series == _series(graph, other.id) and _alike(words, told)):
            return True
    return False


def _alike(one: str, other: str) -> bool:
    """Whether what two indicators speak of is alike: "jumlah … yang di…" is everybody's, and so may be six figures that count upwards."""
    a, b = (" ".join(word for word in core(words).split() if len(word) > _COMMON) for words in (one, other))
    return fuzz.token_set_ratio(a, b) >= _LIKE


def _series(graph: PlanGraph, indicator: str) -> tuple[tuple[int, float], ...]:
    """Its targets by year, where they are several and not all the same: what tells it from other indicators."""
    found: dict[int, float] = {}
    for target in graph.targets(indicator, "HAS_TARGET"):
        year, value = integer(target.properties.get("year")), target.properties.get("value")
        if year is not None and isinstance(value, (int, float)):
            found[year] = float(value)
    return tuple(sorted(found.items())) if len(set(found.values())) >= _SERIES else ()


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else []


_MISREAD = Text(
    "Kata-katanya tercetak juga pada baris lain, atau tidak utuh: mungkin bukan indikator tersendiri.",
    "Its words are printed on another row too, or are not whole: perhaps it is no indicator of its own.",
)

RULE = Rule(
    id="A01",
    name="indicator.orphan",
    lke="1.b.8",
    severity="error",
    title=Text("Indikator tanpa induk", "Orphan indicator"),
    why=Text(
        "Indikator yang tidak mengukur apa pun dalam cascading tidak dapat menunjukkan apa yang dicapai.",
        "An indicator that measures nothing in the cascade cannot show what is achieved.",
    ),
    source=("P88", "P89"),
    cure=Text(
        "Nyatakan tujuan, sasaran, program, atau kegiatan yang diukur indikator ini, atau hapus.",
        "State the goal, sasaran, program or activity that this indicator measures, or delete it.",
    ),
    bad=Text(
        "Daftar IKU memuat “Angka kunjungan wisata”, tetapi tidak ada tujuan, sasaran, atau program yang diukurnya.",
        "The list of IKU has “Angka kunjungan wisata”, and no goal, sasaran or program is measured by it.",
    ),
    good=Text(
        "“Angka kunjungan wisata” tercetak sebagai indikator sasaran “Meningkatnya kunjungan wisata”.",
        "“Angka kunjungan wisata” is printed as the indicator of the sasaran “Meningkatnya kunjungan wisata”.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n:Indicator)
WHERE NOT EXISTS { MATCH (n)<-[:MEASURED_BY]-() } AND NOT EXISTS { MATCH (n)<-[:CONTRADICTED_BY]-(:Indicator) }
RETURN DISTINCT n.id AS node ORDER BY node
""",
)
