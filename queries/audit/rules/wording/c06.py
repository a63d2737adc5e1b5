"""C06: a misi that the plan prints under two numbers, or under one that its list of misi does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import Edge, PlanGraph
from ....texts import Text, both
from ...findings import Finding, Verdict
from ...places import integer, origins, place_of, text
from ...printed.text_lists import Line, text_sentences
from ...rule import Rule

_ORDINALS = (
    "pertama|kesatu|satu",
    "kedua|dua",
    "ketiga|tiga",
    "keempat|empat",
    "kelima|lima",
    "keenam|enam",
    "ketujuh|tujuh",
    "kedelapan|delapan",
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every misi."""
    yield from (node.id for node in graph.nodes("Mission"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per misi and plan. Where a plan lists the elected head's own misi too, numbers may be those of the other list."""
    lists: dict[str, set[str]] = defaultdict(set)
    for node in graph.nodes("Mission"):
        for edge in graph.out(node.id, "STATED_IN"):
            lists[edge.target].add(text(edge.properties.get("list")))
    for id in items(graph):
        of_document: dict[str, list[Edge]] = defaultdict(list)
        for edge in origins(graph, id):
            if _number(edge):
                of_document[edge.target].append(edge)
        for document, edges in of_document.items():
            if "campaign" not in lists[document]:
                yield from _of_plan(graph, id, edges)
    for (document, level), lines in text_sentences(graph).items():
        if level == "Mission/Number":
            yield from _beyond(graph, document, lines[0])


def _number(edge: Edge) -> int:
    return integer(edge.properties.get("number")) or 0


def _of_plan(graph: PlanGraph, mission: str, edges: list[Edge]) -> Iterator[Finding]:
    counts: dict[int, int] = defaultdict(int)
    for edge in edges:
        counts[_number(edge)] += 1
    usual = max(counts, key=lambda number: (counts[number], -number))
    other = next((edge for edge in edges if _number(edge) != usual and _says(text(edge.properties.get("cell")), _number(edge))), None)
    if other is None:
        return
    number = _number(other)
    place = place_of(graph, mission, among=[edge for edge in edges if _number(edge) == usual])
    where = Text(f"hlm. {place.page}", f"p. {place.page}") if place.page else Text(f"baris {place.line}", f"line {place.line}")
    because = Text(
        f"Di tempat lain ({where.id}) misi dengan kata-kata ini bernomor {usual}.",
        f"Elsewhere ({where.en}) the misi of these words has the number {usual}.",
    )
    verdict = Verdict(Text(f"misi {usual}", f"misi {usual}"), both(f"misi {number}: “{graph.node(mission).text}”"), "plan", because)
    yield RULE.finding(graph, mission, verdict, key=str(number), place=place_of(graph, mission, among=[other]))


def _beyond(graph: PlanGraph, document: str, line: Line) -> Iterator[Finding]:
    """A misi that a sentence numbers, where the plan's list has fewer and none of these words."""
    number, _, words = line.words.partition(" ")
    listed = {_number(edge): node for node in graph.nodes("Mission") for edge in origins(graph, node.id) if edge.target == document}
    last = max(listed, default=0)
    if not number.isdigit() or not 0 < last < int(number):
        return
    near = max(listed.values(), key=lambda node: fuzz.token_set_ratio(fold(words), fold(node.text)))
    because = Text(
        f"Rencana ini memuat {last} misi; tidak satu pun berbunyi demikian. Yang terdekat: “{near.text}”.",
        f"The plan has {last} misi, and none of these words. The nearest is “{near.text}”.",
    )
    verdict = Verdict(Text(f"salah satu dari {last} misi", f"one of the {last} misi"), both(f"misi {number}: “{words}”"), "plan", because)
    yield RULE.finding(graph, near.id, verdict, key=f"beyond {number}", place=line.place)


def _says(words: str, number: int) -> bool:
    """Whether the words name the misi by this number: "misi 5", "misi ke-5", "Misi V", "misi yang kelima"."""
    if not 0 < number <= len(_ROMAN):
        return False
    told = rf"(?:{number}|{_ROMAN[number - 1]}|{_ORDINALS[number - 1]})"
    return bool(re.search(rf"(?i)\bmisi\W+(?:(?:pembangunan|daerah|kepala|yang|nomor|ke)\W+)*{told}\b", re.sub(r"[*_“”\"]", "", words)))


RULE = Rule(
    id="C06",
    name="mission.number",
    lke="1.b.8",
    severity="warning",
    title=Text("Nomor misi tidak sesuai kata-katanya", "Number of a misi that does not fit its words"),
    why=Text(
        "Bila nomor dan kata-katanya menunjuk misi yang berbeda, tidak jelas misi mana yang didukung.",
        "Where number and words point at different misi, nobody knows which of them is supported.",
    ),
    source=("M9",),
    cure=Text(
        "Samakan nomor misi dengan RPJMD.",
        "Use the number of the RPJMD.",
    ),
    bad=Text(
        "“misi yang kelima, yakni membangun birokrasi”, sedangkan dalam daftar misi itu bernomor 3.",
        "“misi yang kelima, yakni membangun birokrasi”, which has the number 3 in the list of misi.",
    ),
    good=Text("“misi ketiga, yakni membangun birokrasi”.", "“misi ketiga, yakni membangun birokrasi” (the third, as in the list)."),
    items=items,
    check=check,
)
