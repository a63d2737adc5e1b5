"""C04: one statement, worded in two ways at two places of one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from .....graph.concepts.difference import difference
from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Severity, Verdict
from ...places import called, origins, place_of, text
from ...printed.codes import listed_as
from ...printed.measures_reworded import (
    Reworded,
    key_indicators,
    named_with_agency,
    of_another_level,
    of_none,
    said_of_none,
    said_of_others,
    two_wordings,
)
from ...printed.money import pays_for_another
from ...printed.otherwise import Otherwise, both_shown, goals_otherwise, measured_otherwise
from ...printed.spelling import Misspelt, misspelt
from ...printed.text_lists import Line, another_form, compared, place_number, text_lists, worded_otherwise
from ...printed.text_lists import where as shown_at
from ...printed.two_wordings import Wording, differ, is_printed, is_reordered, is_slip_of, pair_of, plain, reordered, table_of
from ...printed.words import as_printed, differing
from ...rule import Rule

STATEMENTS = ("Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran")
NAMES = ("Strategy", "Policy", "Program", "Activity", "SubActivity", "Outcome", "Output", "Indicator")
_ALIKE = 70  # of 100; names that are less alike are those of two things
_RESULTS = ("Outcome", "Output")
_ALONE = 2  # results of one pair of tables from which on they are one note
_SHOWN = 6  # pairs that a note quotes
# A name with words cut short ("gdg", "kntr", "bang."), as narrow columns have them: no other wording.
_SHORTENED = re.compile(r"\b(?!\w*[aiueo\d])[a-z]{3,}\b|\b[A-Z]?[a-z]{2,4}\.(?=\s*\w)")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every statement and name: how often a plan prints one that it shares with others is told by the check alone."""
    for label in (*STATEMENTS, *NAMES):
        yield from (node.id for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per statement and plan, with both wordings; a cut or an abbreviation is none.

    Names that differ by a slip of the pen, or the end of a word, are one note per plan; in a statement a slip is none.
    """
    slips: dict[str, dict[str, tuple[Wording, Wording]]] = {}
    results: dict[tuple[str, str, str], list[tuple[str, tuple[Wording, Wording]]]] = {}
    wrong = misspelt(graph, lambda id, usual: usual in fold(_official(graph, id)).split())
    for id in items(graph):
        of_document: dict[str, list[Wording]] = {}
        for edge in origins(graph, id):
            words = text(edge.properties.get("wording")) or graph.node(id).text
            if edge.properties.get("wording") and graph.node(id).label in NAMES and pays_for_another(graph, graph.node(id), edge):
                continue  # another thing with the same code, which D03 tells
            if is_printed(words, edge) and not (graph.node(id).label in NAMES and _SHORTENED.search(words)):
                of_document.setdefault(edge.target, []).append(Wording(words, edge))
        for document, several in of_document.items():
            named = graph.node(id).label in NAMES
            if (pair := pair_of(several, differ, apart=named)) is not None and not _are_two(graph, id, pair):
                if graph.node(id).label in _RESULTS:
                    results.setdefault((document, table_of(pair[0]), table_of(pair[1])), []).append((id, pair))
                else:
                    yield _finding(graph, graph.node(id), *pair)
            elif (
                named
                and (pair := pair_of(several, is_slip_of, apart=True)) is not None
                and not _is_told(pair, wrong.get(document, ()))
                and fold(_official(graph, id)) not in [fold(told.words) for told in pair]
            ):
                slips.setdefault(document, {})[id] = pair
    yield from (told for group in results.values() for told in _of_results(graph, group))
    for found in slips.values():
        yield _of_slips(graph, found)
    for (_, one, other), measures in measured_otherwise(graph).items():
        sure = [told for told in measures if both_shown(told) and not any(_SHORTENED.search(node.text) for node in (told.one, told.other))]
        if sure:
            yield _of_measures(graph, one, other, sure)
    yield from _goals_otherwise(graph)
    for listed in wrong.values():
        yield _of_spelling(graph, listed)
    yield from _beside_text(graph)
    yield from (_of_indicators(graph, [told], "key") for told in key_indicators(graph))
    yield from (_of_indicators(graph, several, "agency") for several in named_with_agency(graph).values())
    for said in said_of_none(graph):
        yield RULE.finding(graph, said.tabled[0].id, of_none(said), key=f"said {said.line.words}", place=said.line.place)
    for said in said_of_others(graph):
        yield RULE.finding(graph, said.tabled[0].id, of_another_level(said), key=f"said {said.line.words}", place=said.line.place)


def _of_results(graph: PlanGraph, group: Sequence[tuple[str, tuple[Wording, Wording]]]) -> Iterator[Finding]:
    """Outcomes and outputs that two tables word differently: each by itself, or one note for many of one pair of tables."""
    if len(group) <= _ALONE:
        yield from (_finding(graph, graph.node(id), *pair) for id, pair in group)
        return
    told = [Reworded(graph.node(id), other.words, other.edge, usual.words, usual.edge) for id, (usual, other) in group]
    verdict = two_wordings(told[:_SHOWN], len(told), Text("hasil", "results"))
    place = place_of(graph, told[0].node.id, among=[told[0].edge])
    rest = tuple(one.node.id for one in told[1:])
    yield RULE.finding(
        graph,
        told[0].node.id,
        verdict,
        key=f"worded results {told[0].edge.properties.get('table')}",
        severity="note",
        place=place,
        stands_for=rest,
    )


def _goals_otherwise(graph: PlanGraph) -> Iterator[Finding]:
    """Tujuan and sasaran that two tables measure by other indicators: one note a pair of tables."""
    of_goals: dict[tuple[str, str, str], list[Otherwise]] = {}
    for told in goals_otherwise(graph):
        if both_shown(told):
            tables = (text(told.at_one.properties.get("table")), text(told.at_other.properties.get("table")))
            of_goals.setdefault((told.at_one.target, *tables), []).append(told)
    for (_, one, other), measures in of_goals.items():
        yield _of_measures(graph, one, other, measures)


def _beside_text(graph: PlanGraph) -> Iterator[Finding]:
    """What running text words otherwise than the tables: the names of a list, a note for each, and the plan's own tujuan and sasaran."""
    for listed in text_lists(graph):
        anew = [
            (node, line)
            for told in compared(graph, listed, share=0.6)
            for node, line in told.reworded
            if all(another_form(line.words, words) or differ(words, _plain_words(line.words), True) for words in _wordings(graph, node))
        ]
        if anew:
            yield _of_list(graph, anew)
    for document, node, others in worded_otherwise(graph):
        yield _of_sentences(graph, node, document, others)


def _wordings(graph: PlanGraph, node: Node) -> set[str]:
    """How the tables word a node; without a wording that no cell prints in one piece, where one does."""
    told = [(text(edge.properties.get("wording")) or node.text, edge) for edge in origins(graph, node.id)]
    return {_plain_words(words) for words, edge in told if is_printed(words, edge)} or {_plain_words(words) for words, _ in told}


def _plain_words(words: str) -> str:
    """Words for comparing a list in prose, where an abbreviation of today may stand for one of old."""
    return re.sub(r"\b(?:skpd|opd)\b", "pd", fold(words.replace("&", " dan ")))


def _of_list(graph: PlanGraph, anew: Sequence[tuple[Node, Line]]) -> Finding:
    """One note for the names of a list in running text."""
    shown = join(
        (_with_place(f"“{line.words}”", line, f" (tabel: “{node.text}”)", f" (tables: “{node.text}”)") for node, line in anew[:_SHOWN]),
        "; ",
    )
    more = len(anew) - _SHOWN
    because = Text(
        f"Daftar pada naskah menulis {shown.id}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"The list in the text has {shown.en}{f'; and {more} more' if more > 0 else ''}.",
    )
    verdict = Verdict(
        Text("nama yang sama pada naskah dan tabel", "the same name in text and tables"),
        Text(f"{len(anew)} nama pada naskah berbeda dari tabel", f"{len(anew)} names in the text differ from the tables"),
        "plan",
        because,
    )
    rest = tuple(dict.fromkeys(node.id for node, _ in anew[1:]))
    return RULE.finding(graph, anew[0][0].id, verdict, key="text list", severity="note", place=anew[0][1].place, stands_for=rest)


def _of_sentences(graph: PlanGraph, node: Node, document: str, others: Sequence[Line]) -> Finding:
    """A tujuan or sasaran of running text that none of as many in the tables is."""
    shown = join((_with_place(f"“{line.words}”", line, "", "") for line in others), ", ")
    because = Text(
        f"Naskah merumuskan {shown.id}; tabel memuat “{node.text}”, tidak satu pun memuat rumusan naskah itu.",
        f"The text words {shown.en}; the tables have “{node.text}”, and none has the words of the text.",
    )
    verdict = Verdict(
        Text("satu rumusan di seluruh dokumen", "one wording throughout the document"), both(f"“{others[0].words}”"), "plan", because
    )
    return RULE.finding(graph, node.id, verdict, key=f"text {document}", severity="warning", place=others[0].place)


def _of_indicators(graph: PlanGraph, several: Sequence[Reworded], key: str) -> Finding:
    """One note for indicators that two tables word differently."""
    nodes = [told.node.id for told in several]
    place = place_of(graph, nodes[0], among=[several[0].edge])
    verdict = two_wordings(several[:_SHOWN], len(several))
    return RULE.finding(graph, nodes[0], verdict, key=f"worded {key}", severity="note", place=place, stands_for=tuple(nodes[1:]))


def _with_place(words: str, line: Line, id: str, en: str) -> Text:
    where = place_number(line.place)
    return Text(f"{words} ({where.id}){id}", f"{words} ({where.en}){en}")


def _are_two(graph: PlanGraph, id: str, pair: tuple[Wording, Wording]) -> bool:
    """Whether two names under one code have too little in common: the code is printed for two things (D03)."""
    coded = graph.node(id).properties.get("printed_code")
    return bool(coded) and fuzz.ratio(fold(pair[0].words), fold(pair[1].words)) < _ALIKE


def _official(graph: PlanGraph, id: str) -> str:
    """The name that an imported list gives to a printed code: of a name that differs from it another rule tells (D04)."""
    entry = listed_as(graph, id)
    return entry.text if entry is not None else ""


def _finding(graph: PlanGraph, node: Node, usual: Wording, other: Wording) -> Finding:
    place = place_of(graph, node.id, among=[other.edge])
    where = shown_at(usual.edge)
    one, two = plain(usual), plain(other)
    apart = reordered(one, two) if is_reordered(one, two) else differing(one, two)
    parts = [f"“{as_printed(part, told.words)}”" for part, told in zip(apart, (usual, other), strict=True) if part]
    because = Text(
        f"Di tempat lain ({where.id}): “{usual.words}”. Bedanya: {' dan '.join(parts)}.",
        f"Elsewhere ({where.en}): “{usual.words}”. They differ in {' and '.join(parts)}.",
    )
    severity: Severity = "warning" if node.label in STATEMENTS else "note"
    verdict = Verdict(
        Text("satu rumusan di seluruh dokumen", "one wording throughout the document"), both(f"“{other.words}”"), "plan", because
    )
    return RULE.finding(graph, node.id, verdict, severity=severity, place=place)


def _is_told(pair: tuple[Wording, Wording], wrong: Sequence[Misspelt]) -> bool:
    """Whether two names differ in a word that is told as misspelt anyway."""
    told = difference(plain(pair[0]), plain(pair[1]))
    words = {*told.left.split(), *told.right.split()}
    return any(item.word in words for item in wrong)


def _of_slips(graph: PlanGraph, found: Mapping[str, tuple[Wording, Wording]]) -> Finding:
    """One note for the names of a plan that are spelt in two ways."""
    first = next(iter(found))
    other = found[first][1]
    distinct = {(fold(one.words), fold(two.words)): (one, two) for one, two in found.values()}
    shown = join((_both_spellings(*pair) for pair in list(distinct.values())[: 2 * _SHOWN]), "; ")
    more = len(distinct) - 2 * _SHOWN
    because = Text(
        f"Dua ejaan: {shown.id}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"Two spellings: {shown.en}{f'; and {more} more' if more > 0 else ''}.",
    )
    count = len(distinct)
    verdict = Verdict(
        Text("satu ejaan di seluruh dokumen", "one spelling throughout the document"),
        Text(f"{count} nama atau indikator dengan dua ejaan", f"{count} names or indicators spelt in two ways"),
        "plan",
        because,
    )
    rest = tuple(id for id in found if id != first)
    return RULE.finding(
        graph, first, verdict, key="slips", severity="note", place=place_of(graph, first, among=[other.edge]), stands_for=rest
    )


def _both_spellings(one: Wording, other: Wording) -> Text:
    a, b = shown_at(one.edge), shown_at(other.edge)
    told = difference(plain(one), plain(other))
    left, right = as_printed(told.left, one.words), as_printed(told.right, other.words)
    return Text(
        f"“{left}” ({a.id}) dan “{right}” ({b.id}) pada “{one.words}”",
        f"“{left}” ({a.en}) and “{right}” ({b.en}) in “{one.words}”",
    )


def _of_spelling(graph: PlanGraph, listed: list[Misspelt]) -> Finding:
    """One note for the words of a plan that it spells otherwise elsewhere."""
    told = [(item, shown_at(item.edge)) for item in listed[: 2 * _SHOWN]]
    shown = join(
        (
            Text(
                f"“{item.word}” ({where.id}), di tempat lain “{item.usual}” ({item.count} kali)",
                f"“{item.word}” ({where.en}), elsewhere “{item.usual}” ({item.count} times)",
            )
            if item.count
            else Text(f"“{item.word}” ({where.id}), maksudnya “{item.usual}”", f"“{item.word}” ({where.en}), meant is “{item.usual}”")
            for item, where in told
        ),
        "; ",
    )
    count, first = len(listed), listed[0]
    verdict = Verdict(
        Text("satu ejaan di seluruh dokumen", "one spelling throughout the document"),
        Text(f"{count} kata salah eja", f"{count} misspelt words"),
        "plan",
        Text(f"{shown.id}.", f"{shown.en}."),
    )
    rest = tuple(dict.fromkeys(node for item in listed for node in item.nodes if node != first.nodes[0]))
    place = place_of(graph, first.nodes[0], among=[first.edge])
    return RULE.finding(graph, first.nodes[0], verdict, key="spelling", severity="note", place=place, stands_for=rest)


def _of_measures(graph: PlanGraph, one: str, other: str, several: list[Otherwise]) -> Finding:
    """One note for a pair of tables that measure the same nodes by different indicators."""
    first = several[0]
    shown = join((_two_measures(graph, told) for told in several[:3]), "; ")
    more = len(several) - 3
    because = Text(
        f"{shown.id}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"{shown.en}{f'; and {more} more' if more > 0 else ''}.",
    )
    a, b = (called(graph, first.at_one.target, name) for name in (one, other))
    verdict = Verdict(
        Text(f"indikator yang sama pada {a.id} dan {b.id}", f"the same indicator in {a.en} and {b.en}"),
        Text(f"{len(several)} diukur dengan indikator lain pada {b.id}", f"{len(several)} measured by another indicator in {b.en}"),
        "plan",
        because,
    )
    place = place_of(graph, first.other.id, among=[first.at_other])
    rest = tuple(told.node for told in several[1:])
    return RULE.finding(graph, first.node, verdict, key=f"measured {one} {other}", severity="note", place=place, stands_for=rest)


def _two_measures(graph: PlanGraph, told: Otherwise) -> Text:
    a, b = shown_at(told.at_one), shown_at(told.at_other)
    name, one, other = graph.node(told.node).text, told.one.text, told.other.text
    return Text(f"“{name}”: “{one}” ({a.id}), “{other}” ({b.id})", f"“{name}”: “{one}” ({a.en}), “{other}” ({b.en})")


RULE = Rule(
    id="C04",
    name="statement.two-wordings",
    lke="1.b.4",
    severity="warning",
    title=Text("Satu pernyataan dengan dua rumusan", "One statement worded in two ways"),
    why=Text(
        "Bila misi, tujuan, atau sasaran dirumuskan berbeda-beda, tidak jelas rumusan mana yang ditetapkan.",
        "Where a misi, goal or sasaran is worded now this way, now that, nobody knows which wording was decided.",
    ),
    source=("M9",),
    cure=Text(
        "Samakan dengan rumusan pada RPJMD atau pada tabel tujuan dan sasaran.",
        "Use the wording of the RPJMD, or of the table of goals and sasaran, everywhere.",
    ),
    bad=Text(
        "“Mewujudkan tata kelola yang baik” pada teks, “Menghadirkan tata kelola yang baik” pada tabel.",
        "“Mewujudkan tata kelola yang baik” in the text, “Menghadirkan tata kelola yang baik” in the table.",
    ),
    good=Text("“Menghadirkan tata kelola yang baik” di semua tempat.", "“Menghadirkan tata kelola yang baik” in all places."),
    items=items,
    check=check,
)
