"""A11: key indicators (IKK) that no sasaran, program or kegiatan carries, with the nearest candidate."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, documents_of, indicators, place_of, tables_of, text
from ...printed.unread import lost_tables, lost_words, unread
from ...printed.words import core, is_fragment, related, same_indicator
from ...rule import Rule

_ASPECT = re.compile(r"(?i)\baspek (?:kesejahteraan|pelayanan umum|daya saing|geografi|demografi)\b")
_ROWS = 40  # lines from one row of a list to the next
_NEAR = 60  # likeness from which on a candidate is named
_LIKE = 80  # and from which on it may be the same in other words


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of a list of key indicators (IKK); headings among them are none."""
    for node in indicators(graph):
        kinds = node.properties.get("kinds")
        if isinstance(kinds, list) and "IKK" in kinds and "IKU" not in kinds and not _is_heading(graph, node):
            yield node.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per list, naming what nobody carries; a question where tables of the cascade were not read."""
    lost, regional = lost_tables(graph), _lists_of_the_region(graph)
    for document, keys in by_document(graph, items(graph)).items():
        carried = [node for node in indicators(graph) if graph.into(node.id, "MEASURED_BY") and document in documents_of(graph, node.id)]
        bare = [id for id in keys if not graph.into(id, "MEASURED_BY") and not _is_carried(graph.node(id), carried)]
        listed = _lists(graph, keys)
        of_list: dict[int, list[str]] = defaultdict(list)
        for id in bare:
            if min(tables_of(graph, id), default=("", "")) not in regional:
                of_list[min(number for number, ids in enumerate(listed) if id in ids)].append(id)
        for number, several in of_list.items():
            own = any(id not in bare for id in listed[number])
            known = _programs_are_measured(graph, document)
            yield _finding(graph, several, len(keys), carried, lost_words(lost.get(document, ())), own=own, known=known)


def _programs_are_measured(graph: PlanGraph, document: str) -> bool:
    """Whether some program of a plan has an indicator; where its tables leave them all out, who carries a list is not known."""
    programs = [node for node in graph.nodes("Program") if document in documents_of(graph, node.id)]
    return not programs or any(graph.targets(node.id, "MEASURED_BY") for node in programs)


def _lists(graph: PlanGraph, keys: Sequence[str]) -> list[set[str]]:
    """The lists in which key indicators stand: rows of one table that follow upon each other, as two tables may bear one number."""
    places = [(place_of(graph, id, among=[edge]), id) for id in keys for edge in graph.out(id, "STATED_IN")]
    rows = sorted((place.table or "", place.page or 0, place.line or 0, id) for place, id in places)
    found: list[set[str]] = []
    last: tuple[str | None, int, int] = None, 0, 0
    for table, page, line, id in rows:
        if not (table == last[0] and page - last[1] <= 1 and line - last[2] <= _ROWS):
            found.append(set())
        found[-1].add(id)
        last = table, page, line
    return found


def _lists_of_the_region(graph: PlanGraph) -> set[tuple[str, str]]:
    """Tables of key indicators under headings of aspects: they are the region's, not one agency's."""
    found = {table for node in graph.nodes("Indicator") if _ASPECT.match(node.text) for table in tables_of(graph, node.id)}
    return found | {(entry.document, entry.table) for entry in unread(graph) if _ASPECT.search(entry.words)}


def _is_heading(graph: PlanGraph, node: Node) -> bool:
    told = node.properties
    return not (told.get("unit") or told.get("baseline") or graph.out(node.id, "HAS_TARGET", "END_TARGET")) or is_fragment(node.text)


def _is_carried(node: Node, carried: Sequence[Node]) -> bool:
    """Whether some level has it, in these or in other words: a count for a percentage, a slip, a word more."""
    words, whole = core(node.text), fold(node.text)
    return any(
        same_indicator(node.text, other.text)
        or related(node.text, other.text)
        or fuzz.token_set_ratio(words, core(other.text)) >= _LIKE
        or fuzz.token_set_ratio(whole, fold(other.text)) >= _LIKE + 10
        or _abbreviates(node.text, other.text)
        or _abbreviates(other.text, node.text)
        for other in carried
    )


def _abbreviates(short: str, long: str) -> bool:
    """Whether one writes as an abbreviation what the other writes out: "ARG" for "anggaran responsif gender"."""
    letters = "".join(word[0] for word in fold(long).split())
    return any(abbreviation.casefold() in letters for abbreviation in re.findall(r"\b[A-Z]{3,6}\b", short))


def _finding(graph: PlanGraph, several: Sequence[str], of: int, carried: Sequence[Node], lost: Text, *, own: bool, known: bool) -> Finding:
    shown = [_with_candidate(graph.node(id), carried) for id in several[:3]]
    names = Text("; ".join(item.id for item in shown), "; ".join(item.en for item in shown))
    more = len(several) - 3
    because = Text(
        f"Tidak ada sasaran, program, kegiatan, atau subkegiatan dengan {names.id}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"No sasaran, program, activity or subactivity has {names.en}{f'; and {more} more' if more > 0 else ''}.",
    )
    doubtful = bool(lost.id) or not carried or not own or not known
    if not own:
        because = join(
            (
                because,
                Text("Tidak satu pun IKK daftar ini diampu: mungkin milik daerah.", "None of the list is carried: it may be the region's."),
            )
        )
    if not known:
        because = join((because, Text("Tabel program tidak memuat indikator program.", "No table prints indicators of programs.")))
    if lost.id:
        because = join((because, Text(f"Ada tabel yang tidak terbaca ({lost.id}).", f"There are tables that were not read ({lost.en}).")))
    found = Text(f"{len(several)} dari {of} IKK tanpa pengampu", f"{len(several)} of {of} IKK that nobody carries")
    expected = Text("setiap IKK diampu suatu sasaran, program, atau kegiatan", "every IKK carried by a sasaran, program or activity")
    verdict = Verdict(expected, found, "reading" if doubtful else "plan", because)
    return RULE.finding(graph, several[0], verdict, stands_for=tuple(several[1:]))


def _with_candidate(node: Node, carried: Sequence[Node]) -> Text:
    words = both(f"“{text(node.properties.get('text'))}”")
    near = process.extractOne(fold(node.text), [fold(other.text) for other in carried], scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
    if near is None:
        return words
    other = carried[near[2]].text
    return Text(f"{words.id} (terdekat: “{other}”)", f"{words.en} (nearest: “{other}”)")


RULE = Rule(
    id="A11",
    name="ikk.uncarried",
    lke="1.b.5",
    severity="warning",
    title=Text("IKK tanpa pengampu", "IKK that nobody carries"),
    why=Text(
        "Indikator kunci yang tidak dimuat pada jenjang mana pun tidak memiliki kegiatan dan anggaran yang mengejarnya.",
        "A key indicator that no level has is pursued by no activity and no money.",
    ),
    source=("P88",),
    cure=Text(
        "Tempatkan sebagai indikator program atau kegiatan yang mengejarnya.",
        "Make it an indicator of the program or activity that pursues it.",
    ),
    bad=Text(
        "IKK “Perekaman KTP elektronik” yang tidak menjadi indikator program atau kegiatan mana pun.",
        "The IKK “Perekaman KTP elektronik”, which is no indicator of any program or activity.",
    ),
    good=Text("IKK itu menjadi indikator program pendaftaran penduduk.", "It is an indicator of the program on registration."),
    items=items,
    check=check,
)
