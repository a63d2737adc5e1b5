"""B08: the same indicator on two levels of the cascade."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .....graph.concepts.difference import difference
from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import agency_of, documents_of, indicators, place_of, tables_of, words_of
from ...printed.words import is_fragment, is_output_row
from ...rule import Rule

# From the highest down. A kegiatan and its subkegiatan may share one: the official texts do.
LEVELS = ("Goal", "Sasaran", "Program", "Activity")
_NAMES = {
    "Goal": Text("tujuan", "goal"),
    "Sasaran": Text("sasaran", "sasaran"),
    "Program": Text("program", "program"),
    "Activity": Text("kegiatan", "activity"),
}
_BESIDE = re.compile(r"\([^)]*\)|//.*$")
_MOST_ALONE = 3  # of one pair of levels of one plan from which on they are one finding

Pair = tuple[str, str]  # the indicator of the lower level, that of the higher


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of a tujuan, sasaran, program or kegiatan."""
    yield from (node.id for node in indicators(graph) if _level(graph, node.id))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator that a higher level has too, at the lower one; many of one pair of levels are one."""
    of_document: dict[str, list[Node]] = defaultdict(list)
    for id in items(graph):
        for document in documents_of(graph, id)[:1]:
            of_document[document].append(graph.node(id))
    for document, nodes in of_document.items():
        groups: dict[tuple[str, str], list[Pair]] = defaultdict(list)
        for lower, higher in _pairs(graph, document, nodes):
            groups[_level(graph, lower), _level(graph, higher)].append((lower, higher))
        for several in groups.values():
            for group in [several] if len(several) > _MOST_ALONE else [[pair] for pair in several]:
                yield _finding(graph, group)


def _level(graph: PlanGraph, indicator: str) -> str:
    """The highest level that an indicator measures."""
    labels = {owner.label for owner in graph.sources(indicator, "MEASURED_BY")}
    return next((label for label in LEVELS if label in labels), "")


def _pairs(graph: PlanGraph, document: str, nodes: Sequence[Node]) -> Iterator[Pair]:
    """Indicators of one plan in the same words on two levels, each on rows of its own; the agency's own name is no difference."""
    own = set(fold(agency_of(graph, document)).split()) | {"perangkat", "daerah"}
    by_end: dict[str, list[tuple[int, tuple[str, ...], str]]] = defaultdict(list)
    for node in nodes:
        words = tuple(word for word in fold(_BESIDE.sub(" ", node.text)).split() if word not in own)
        if len(words) > 1 and not is_fragment(node.text):
            by_end[words[0][:4]].append((LEVELS.index(_level(graph, node.id)), words, node.id))
    seen: set[str] = set()
    for several in by_end.values():
        several.sort()
        for at, (level, words, id) in enumerate(several):
            for above, others, other in several[:at]:
                if above < level and id not in seen and _same(words, others) and not _share_a_row(graph, id, other):
                    seen.add(id)
                    yield id, other


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    told = difference(one, other)
    return told.same and told.kind in ("same", "slip", "joined", "ending")


def _share_a_row(graph: PlanGraph, one: str, other: str) -> bool:
    """Whether a row prints both, or each is known by another table alone: whose it is of the two may be a matter of reading."""
    if any(is_output_row(words) for words in words_of(graph, other)):
        return True
    if _level(graph, one) == "Activity" and _level(graph, other) == "Program" and not tables_of(graph, one) & tables_of(graph, other):
        return True
    places = [
        {tuple(edge.properties.get(name) for name in ("page", "line", "cell")) for edge in graph.out(id, "STATED_IN")}
        for id in (one, other)
    ]
    return bool(places[0] & places[1])


def _finding(graph: PlanGraph, several: Sequence[Pair]) -> Finding:
    lower, higher = several[0]
    levels = _NAMES[_level(graph, lower)], _NAMES[_level(graph, higher)]
    owner = next(iter(graph.sources(higher, "MEASURED_BY")), graph.node(higher))
    place = place_of(graph, higher)
    where = Text(f"hlm. {place.page}", f"p. {place.page}") if place.page else Text(f"baris {place.line}", f"line {place.line}")
    because = Text(
        f"Indikator yang sama mengukur {levels[1].id} “{owner.text}” ({where.id}).",
        f"The same indicator measures the {levels[1].en} “{owner.text}” ({where.en}).",
    )
    found = Text(
        f"indikator {levels[1].id} dipakai lagi pada {levels[0].id}", f"an indicator of a {levels[1].en} again on a {levels[0].en}"
    )
    if len(several) > 1:
        names = join((both(f"“{graph.node(id).text}”") for id, _ in several[1:4]), ", ")
        because = join((because, Text(f"Demikian juga {names.id} dan seterusnya.", f"Likewise {names.en}, and so on.")))
    expected = Text("indikator tersendiri pada tiap jenjang", "an indicator of its own on every level")
    others = tuple(id for id, _ in several[1:])
    return RULE.finding(graph, lower, Verdict(expected, found, "plan", because), key=levels[1].en, stands_for=others)


RULE = Rule(
    id="B08",
    name="indicator.on-two-levels",
    lke="1.b.8",
    severity="warning",
    title=Text("Indikator yang sama pada dua jenjang", "The same indicator on two levels"),
    why=Text(
        "Bila dua jenjang diukur dengan hal yang sama, tidak terlihat sumbangan jenjang bawah kepada jenjang atas.",
        "Where two levels are measured by the same thing, nobody sees what the lower adds to the higher.",
    ),
    source=("P89",),
    cure=Text(
        "Ganti indikator jenjang bawah dengan yang mengukur hasilnya sendiri (indikator antara).",
        "Replace the lower level's indicator by one that measures its own result.",
    ),
    bad=Text(
        "“Nilai SAKIP” pada sasaran dan pada program penunjangnya.",
        "“Nilai SAKIP” on a sasaran and on its supporting program.",
    ),
    good=Text(
        "“Nilai SAKIP” pada sasaran; “Persentase layanan kesekretariatan tepat waktu” pada programnya.",
        "“Nilai SAKIP” on the sasaran; “Persentase layanan kesekretariatan tepat waktu” on its program.",
    ),
    items=items,
    check=check,
)
