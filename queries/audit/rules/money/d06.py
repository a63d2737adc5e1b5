"""D06: a sasaran, strategi, arah kebijakan, program, kegiatan or subkegiatan that one of two tables of its level lacks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, join
from ...findings import Finding, Place, Verdict
from ...places import called, indicators, integer, tables_of, text
from ...printed.measures_reworded import counted
from ...printed.text_lists import Compared, Line, TextList, compared, text_lists
from ...printed.unread import unread
from ...rule import Rule

LEVELS: Mapping[str, Text] = {
    "Sasaran": Text("sasaran", "sasaran"),
    "Strategy": Text("strategi", "strategies"),
    "Policy": Text("arah kebijakan", "policies"),
    "Program": Text("program", "programs"),
    "Activity": Text("kegiatan", "kegiatan"),
    "SubActivity": Text("subkegiatan", "subkegiatan"),
}
_LIKE = 70  # of 100; a name that resembles one of the other table is a rewording of it, not missing there
_BEGIN = 40  # letters by which a name is known
_SHOWN = 3
_FEW = 3  # sasaran of a plan of which one is more than a share of them says
_PARTS = ("Program", "Activity", "SubActivity")
_SHARED = 0.6  # of a level's names, from which on two tables list the same things
_WORDS = 5  # of an indicator that is not everybody's
_ENDING = ("Activity", "SubActivity")  # what may end with a year, or begin with the next
_MOST = 0.25  # of the names that a list in running text has; one that lacks more is a choice of them


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tables of one level: the nodes of either, with the place of each in it."""

    document: str
    label: str
    one: str
    other: str
    of_one: Mapping[str, Place]
    of_other: Mapping[str, Place]
    shared_out: Mapping[str, Set[str]]  # by table what stands in others that list nothing of it: each program's own table, say


def items(graph: PlanGraph) -> Iterator[str]:
    """Every node of a level that two tables list, or a list in the text beside them, and the plan for what only its text has."""
    listed = (node.id for told in text_lists(graph) for level in compared(graph, told, share=0.6) for node in level.lacking)
    of_tables = (node for pair in _pairs(graph, 0.6) for node in (*pair.of_one, *pair.of_other))
    yield from dict.fromkeys((*of_tables, *listed, *(told.document for told in text_lists(graph))))


def check(graph: PlanGraph, *, share: float = 0.6) -> Iterator[Finding]:
    """A finding per table that lacks something which others of its level have; what several lack alike is one.

    Tables of which less than `share` is in both list different things.
    """
    lost = {(entry.document, entry.table) for entry in unread(graph) if entry.what in ("row", "page", "picture", "table")}
    echoes, printed = _echoes(graph), _printed(graph)
    joining = {table for node in graph.nodes("Strategy") for table in tables_of(graph, node.id)}
    lacking: dict[tuple[str, str, tuple[str, ...]], dict[str, Place]] = {}
    tables: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for pair in _pairs(graph, share):
        sides = ((pair.of_one, pair.other, pair.of_other), (pair.of_other, pair.one, pair.of_one))
        for here, other, there in sides:
            missing = tuple(
                node
                for node in here
                if node not in there
                and node not in echoes
                and not _is_like(graph, node, there, here)
                and not _is_named_there(graph, node, (pair.document, other), printed[pair.document, other], there)
                and not _is_measured_there(graph, node, printed[pair.document, other])
                and node not in pair.shared_out[other]
            )
            if pair.label == "Sasaran" and (pair.document, other) in joining:
                missing = tuple(node for node in missing if graph.out(node, "PURSUED_BY"))  # the others are A10's
            if missing and (pair.document, other) not in lost:
                key = pair.document, pair.label, missing
                lacking.setdefault(key, {node: here[node] for node in missing})
                tables[key].append(other)
    for key, places in lacking.items():
        yield _finding(graph, key[1], list(dict.fromkeys(tables[key])), places)
    yield from _beside_text(graph, share, {document for document, _ in lost}, lost)


def _beside_text(graph: PlanGraph, share: float, lost: Set[str], lost_tables: Set[tuple[str, str]]) -> Iterator[Finding]:
    """What a list in running text lacks of a level's names, and what it has beyond those of the tables, all of which were read."""
    for listed in text_lists(graph):
        for told in compared(graph, listed, share=share):
            if told.lacking and not listed.is_partial and len(told.lacking) <= _MOST * told.named:
                yield _not_listed(graph, listed, told)
            if told.beyond and listed.document not in lost:
                yield _not_in_tables(graph, listed, told)
    for document, label, number, line, counts in counted(graph):
        if not any((document, name) in lost_tables for name in counts):
            yield _counted_otherwise(graph, document, LEVELS.get(label, Text("tujuan", "tujuan")), number, line, counts)


def _counted_otherwise(graph: PlanGraph, document: str, level: Text, number: int, line: Line, counts: Mapping[str, int]) -> Finding:
    shown = ", ".join(f"{name} {count}" for name, count in list(counts.items())[:_SHOWN])
    because = Text(
        f"Naskah menyebut {number} {level.id}; tabel memuat: {shown}.", f"The text says {number} {level.en}; tables have: {shown}."
    )
    expected = Text(f"jumlah {level.id} yang sama pada naskah dan tabel", f"as many {level.en} in text as in tables")
    verdict = Verdict(expected, Text(f"{number} {level.id} menurut naskah", f"{number} {level.en} by the text"), "plan", because)
    return RULE.finding(graph, document, verdict, key=f"count {level.id}", place=line.place)


def _not_listed(graph: PlanGraph, listed: TextList, told: Compared) -> Finding:
    level, where = LEVELS[told.level], listed.where()
    shown, more = "; ".join(f"“{node.text}”" for node in told.lacking[:_SHOWN]), len(told.lacking) - _SHOWN
    because = Text(
        f"Tabel memuatnya, daftar pada naskah ({where.id}) tidak: {shown}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"The tables have it, the list in the text ({where.en}) has not: {shown}{f'; and {more} more' if more > 0 else ''}.",
    )
    verdict = Verdict(
        Text(f"{level.id} yang sama pada naskah dan tabel", f"the same {level.en} in text and tables"),
        Text(
            f"{len(told.lacking)} {level.id} tidak ada pada daftar naskah",
            f"{len(told.lacking)} {level.en} are not in the list of the text",
        ),
        "plan",
        because,
    )
    first, *others = (node.id for node in told.lacking)
    return RULE.finding(graph, first, verdict, key=f"text {told.level}", stands_for=tuple(others))


def _not_in_tables(graph: PlanGraph, listed: TextList, told: Compared) -> Finding:
    level = LEVELS[told.level]
    shown, more = "; ".join(f"“{line.words}”" for line in told.beyond[:_SHOWN]), len(told.beyond) - _SHOWN
    because = Text(
        f"Daftar pada naskah memuat {shown}{f'; dan {more} lagi' if more > 0 else ''}; tidak satu pun tabel memuatnya.",
        f"The list in the text has {shown}{f'; and {more} more' if more > 0 else ''}; no table has it.",
    )
    verdict = Verdict(
        Text(f"{level.id} yang sama pada naskah dan tabel", f"the same {level.en} in text and tables"),
        Text(f"{len(told.beyond)} {level.id} hanya ada pada naskah", f"{len(told.beyond)} {level.en} in the text only"),
        "plan",
        because,
    )
    return RULE.finding(graph, listed.document, verdict, key=f"beyond {told.level}", place=told.beyond[0].place)


def _echoes(graph: PlanGraph) -> set[str]:
    """What a table lacks because of another fault: a sasaran without program (A04), a program without sasaran and all below it (A05)."""
    found = {node.id for node in graph.nodes("Sasaran") if not graph.out(node.id, "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")}
    waiting = [node.id for node in graph.nodes("Program") if not graph.into(node.id, "HAS_PROGRAM")]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [child.id for child in graph.targets(node, "HAS_ACTIVITY", "HAS_SUBACTIVITY")]
    return found


def _printed(graph: PlanGraph) -> dict[tuple[str, str], str]:
    """The words of every row of a table: a name that stands on another's row was read amiss, and is not missing."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label in (*LEVELS, "Outcome", "Output", "Indicator", "Unread"):
        for node in graph.nodes(label):
            for edge in graph.out(node.id, "STATED_IN"):
                words = text(edge.properties.get("cell"))
                found[edge.target, text(edge.properties.get("table"))] += [fold(words), fold(node.text)]
    return defaultdict(str, {table: " | ".join(words) for table, words in found.items()})


def _is_named_there(graph: PlanGraph, node: str, table: tuple[str, str], printed: str, there: Mapping[str, Place]) -> bool:
    """Whether a row of the table has its name, and not alone within an indicator ("Jumlah laporan penyediaan jasa …") or a longer name."""
    begins = _beginning(graph, node, there)
    if begins not in printed:
        return False
    told = {fold(one.text) for one in indicators(graph) if table in tables_of(graph, one.id)}
    others = (one for label in _PARTS for one in graph.nodes(label) if one.id != node)
    told |= {words for one in others if (words := fold(one.text)).find(begins) > 0 and table in tables_of(graph, one.id)}
    for words in sorted((words for words in told if words.find(begins) > 0), key=len, reverse=True):
        printed = printed.replace(words, "")
    return begins in printed


def _pairs(graph: PlanGraph, share: float) -> Iterator[Pair]:
    chosen, measured, years = _selections(graph), _measured(graph), _years(graph)
    for label in LEVELS:
        tables: dict[str, dict[str, dict[str, Place]]] = defaultdict(lambda: defaultdict(dict))
        for node in (node for node in graph.nodes(label) if not node.text.rstrip().endswith(":")):  # what leads to a list is none of it
            for edge in graph.out(node.id, "STATED_IN"):
                told = edge.properties
                name = text(told.get("table"))
                if name:
                    place = Place(edge.target, integer(told.get("page")), integer(told.get("line")), name, text(told.get("cell")))
                    tables[edge.target][name].setdefault(node.id, place)
        for document, by_name in tables.items():
            yield from _of_parts(document, label, by_name, measured[document], chosen, share)
            if label == "Sasaran":
                yield from _of_all_but_one(document, by_name, measured[document], chosen)
            names = [
                name for name, nodes in by_name.items() if len(nodes) >= 2 and (document, name) not in chosen and name in measured[document]
            ]
            for at, one in enumerate(names):
                for other in names[at + 1 :]:
                    if label in _ENDING and not _same_years(years[document, one], years[document, other]):
                        continue
                    both = len(by_name[one].keys() & by_name[other].keys())
                    if both >= share * max(len(by_name[one]), len(by_name[other])) and by_name[one].keys() != by_name[other].keys():
                        shared = {name: _shared_out(by_name, name) for name in (one, other)}
                        yield Pair(document, label, one, other, by_name[one], by_name[other], shared)


def _of_all_but_one(
    document: str, by_name: Mapping[str, Mapping[str, Place]], measured: Set[str], chosen: Set[tuple[str, str]]
) -> Iterator[Pair]:
    """A table that lacks one of the two or three sasaran that two other tables both list: too few for a share of them to tell."""
    usable = [name for name in by_name if (document, name) not in chosen and name in measured]
    sets = Counter(frozenset(by_name[name]) for name in usable)
    whole, count = max(sets.items(), key=lambda item: (len(item[0]), item[1]), default=(frozenset(), 0))
    if count < 2 or not 2 <= len(whole) <= _FEW:
        return
    full = next(name for name in usable if by_name[name].keys() == whole)
    for name in usable:
        if by_name[name].keys() < whole and len(whole) - len(by_name[name]) == 1 and len(by_name[name]) < _SHARED * len(whole):
            yield Pair(document, "Sasaran", full, name, by_name[full], by_name[name], {full: set(), name: set()})


def _of_parts(
    document: str,
    label: str,
    by_name: Mapping[str, Mapping[str, Place]],
    measured: Set[str],
    chosen: Set[tuple[str, str]],
    share: float,
) -> Iterator[Pair]:
    """A table of the whole level beside several that share it out, a table per program say, with nothing in common: these are one."""
    usable = [name for name in by_name if (document, name) not in chosen and name in measured]
    for one in usable:
        whole = by_name[one].keys()
        parts = [name for name in usable if name != one and by_name[name].keys() & whole]
        united: dict[str, Place] = {node: place for name in parts for node, place in by_name[name].items()}
        enough = len(united.keys() & whole) >= share * max(len(united), len(whole))
        apart = enough and len(parts) > 1 and len(united) == sum(len(by_name[name]) for name in parts)
        if apart and len({_series(name) for name in parts}) == 1 and united.keys() - whole:
            # What the whole table has beyond them may stand in a part that was not taken for one.
            yield Pair(document, label, parts[0], one, united, by_name[one], {parts[0]: set(whole), one: set()})


def _series(name: str) -> str:
    """The name of a table without the number of its part."""
    return re.sub(r"[\s.\-]*(?:\d+|[a-z])[.)]?$", "", name.casefold())


def _shared_out(by_name: Mapping[str, Mapping[str, Place]], name: str) -> set[str]:
    """What the tables list that have nothing in common with a table: shared out over tables, none lacks the others."""
    apart = (nodes for nodes in by_name.values() if not nodes.keys() & by_name[name].keys())
    return {node for nodes in apart for node in nodes}


def _selections(graph: PlanGraph) -> set[tuple[str, str]]:
    """Tables that list some things and not others by what they are for: those of priorities, and of the past."""
    return {
        (edge.target, text(edge.properties.get("table")))
        for label in ("Priority", "Realisation")
        for node in graph.nodes(label)
        for edge in graph.out(node.id, "STATED_IN")
    }


def _measured(graph: PlanGraph) -> dict[str, set[str]]:
    """By document the tables that state strategies or indicators: a mere list of names with money may be a choice of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for label in ("Indicator", "Strategy", "Policy"):
        for node in graph.nodes(label):
            for edge in graph.out(node.id, "STATED_IN"):
                found[edge.target].add(text(edge.properties.get("table")))
    return found


def _years(graph: PlanGraph) -> Mapping[tuple[str, str], Set[int]]:
    """The years for which each table has columns, as its indicators tell."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for node in indicators(graph):
        for edge in graph.out(node.id, "STATED_IN"):
            listed = edge.properties.get("years")
            if isinstance(listed, (list, tuple)):
                found[edge.target, text(edge.properties.get("table"))].update(year for year in listed if isinstance(year, int))
    return found


def _same_years(one: Set[int], other: Set[int]) -> bool:
    """Whether two tables have a year in common, or one has none: what one year alone has may have ended or begun with it."""
    return not one or not other or bool(one & other)


def _beginning(graph: PlanGraph, node: str, there: Mapping[str, Place]) -> str:
    """The first letters of a name, as many as tell it from those that the other table lists."""
    words = fold(graph.node(node).text)
    others = [fold(graph.node(other).text) for other in there]
    size = _BEGIN
    while size < len(words) and any(other.startswith(words[:size]) for other in others):
        size += _BEGIN // 4
    return words[:size]


def _is_like(graph: PlanGraph, node: str, others: Mapping[str, Place], own: Mapping[str, Place]) -> bool:
    """Whether another table words it anew: as something that this table in its turn lacks. What both print is what it is in both."""
    words = fold(graph.node(node).text)
    return any(fuzz.token_set_ratio(words, fold(graph.node(other).text)) >= _LIKE for other in others if other not in own)


def _is_measured_there(graph: PlanGraph, node: str, printed: str) -> bool:
    """Whether another table prints the very indicator of it: under another name of the same thing."""
    told = (fold(indicator.text) for indicator in graph.targets(node, "MEASURED_BY"))
    return any(len(words.split()) >= _WORDS and words in printed for words in told)


def _finding(graph: PlanGraph, label: str, tables: Sequence[str], places: Mapping[str, Place]) -> Finding:
    missing, level, document = list(places), LEVELS[label], next(iter(places.values())).document or ""
    lacks = join((called(graph, document, name) for name in tables), ", ")
    has = join((called(graph, document, name) for name in dict.fromkeys(place.table or "" for place in places.values())), ", ")
    shown = "; ".join(f"“{graph.node(node).text}”" for node in missing[:_SHOWN])
    more = len(missing) - _SHOWN
    because = Text(
        f"{has.id} memuatnya: {shown}{f'; dan {more} lagi' if more > 0 else ''}. {lacks.id} tidak.",
        f"{has.en} has it: {shown}{f'; and {more} more' if more > 0 else ''}. {lacks.en} has not.",
    )
    verdict = Verdict(
        Text(f"{level.id} yang sama pada {has.id} dan {lacks.id}", f"the same {level.en} in {has.en} and {lacks.en}"),
        Text(f"{len(missing)} {level.id} tidak ada pada {lacks.id}", f"{len(missing)} {level.en} are not in {lacks.en}"),
        "plan",
        because,
    )
    return RULE.finding(graph, missing[0], verdict, key=", ".join(tables), place=places[missing[0]], stands_for=tuple(missing[1:]))


RULE = Rule(
    id="D06",
    name="table.missing-row",
    lke="1.b.8",
    severity="warning",
    title=Text("Tidak ada pada tabel lain", "Missing from another table"),
    why=Text(
        "Tabel-tabel satu rencana harus memuat jenjang yang sama; yang hilang tidak direncanakan pada tabel itu.",
        "The tables of one plan must have the same levels; what one lacks is not planned there.",
    ),
    source=("M9",),
    cure=Text(
        "Lengkapi tabel yang tidak memuatnya, atau hapus dari tabel yang lain.",
        "Complete the table that lacks it, or delete it from the other.",
    ),
    bad=Text(
        "Tabel cascading memuat lima program, tabel pagu empat.",
        "The cascading table has five programs, the table of money four.",
    ),
    good=Text(
        "Kedua tabel memuat lima program yang sama.",
        "Both tables have the same five programs.",
    ),
    items=items,
    check=check,
)
