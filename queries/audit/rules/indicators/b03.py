"""B03: a unit that does not fit what the indicator measures, values in another unit, or no unit at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Severity, Verdict
from ...places import indicators, place_of, text
from ...printed.measures import is_index, is_percent, kind_of, names_two_measures
from ...printed.series import END_OF_PERIOD, figure, main_table, owners, place_in, rows, shows, targets
from ...printed.words import is_fragment
from ...rule import Rule

_MOST_ALONE = 3  # like faults of one table from which on they are one finding
_THING = re.compile(r"(?i)^\W*(?:jumlah|banyaknya)\s+(orang|dokumen|laporan|unit|paket)\b")
_THINGS = frozenset({"orang", "dokumen", "laporan", "unit", "paket"})
_WHO = frozenset({"desa", "kelurahan", "lembaga", "kelompok", "keluarga"})  # what documents and packages are made for
# Pairs that the official list itself has: a report is a document, a package is counted in units.
_OFFICIAL = (
    frozenset({"laporan", "dokumen"}),
    frozenset({"paket", "unit"}),
    frozenset({"dokumen", "paket"}),
    frozenset({"laporan", "unit"}),
    frozenset({"dokumen", "unit"}),
)
_BRACKETS = re.compile(r"\(([^()]*)\)\s*$|//\s*(\S[^/]*)$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD_UNIT = re.compile(r"^[^\W\d_]{2}[\w\s/.()%\-]*[\w.)]$")  # at least three letters: fewer may be the rest of something
_TRAILING = re.compile(
    r"(?i)\b(?:orang|dokumen|laporan|unit|paket|kegiatan|bulan|kali|desa|kelurahan|lembaga|kelompok|keluarga|buah|jenis)\W*$"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """An indicator whose unit does not fit: in which way, what is printed, and by which table."""

    indicator: str
    kind: str
    told: str
    table: tuple[str, str]


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator with targets."""
    yield from (node.id for node in indicators(graph) if graph.out(node.id, "HAS_TARGET", "END_TARGET"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator whose unit does not fit, one per table for those of a kind; one note per table whose counts tell no unit."""
    alike: dict[tuple[str, tuple[str, str]], list[Fault]] = defaultdict(list)
    silent: dict[tuple[str, str], list[str]] = defaultdict(list)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for id in items(graph):
        node = graph.node(id)
        fault = _fault(graph, node)
        if fault is not None:
            alike[fault.kind, fault.table].append(fault)
        elif kind_of(node.text) == "count":
            table = main_table(graph, id) or _table_of(graph, id)
            counts[table] += 1
            if _is_silent(graph, node):
                silent[table].append(id)
    for found in alike.values():
        for group in [found] if len(found) > _MOST_ALONE else [[one] for one in found]:
            yield _finding(graph, group)
    for table, mixed in _in_part(graph).items():
        yield _unit_in_part(graph, mixed, table)
    for table, several in silent.items():
        if 2 * len(several) > counts[table]:  # of fewer the unit may stand beside another row of theirs
            yield _no_unit(graph, several, table)


def _in_part(graph: PlanGraph) -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    """By table the indicators of whose targets there some tell the unit and others do not, with one of either."""
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for id in items(graph):
        for table, row in rows(graph, id).items():
            told = [item for year, item in row.items() if year != END_OF_PERIOD and item.value]
            bare, named = ([item for item in told if bool(item.unit) is has] for has in (False, True))
            if bare and named and shows(place_in(graph, id, table).words, (bare[0], named[0])):
                found[table][id] = bare[0].text, named[0].text
    return found


def _unit_in_part(graph: PlanGraph, several: Mapping[str, tuple[str, str]], table: tuple[str, str]) -> Finding:
    first, *others = several
    shown = join((both(f"“{graph.node(id).text}” ({several[id][0]}; {several[id][1]})") for id in list(several)[:3]), ", ")
    more = len(several) - 3
    because = Text(
        f"Pada satu baris sebagian target bersatuan, sebagian tidak: {shown.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"On one row some targets have a unit, others have none: {shown.en}{f' and {more} more' if more > 0 else ''}.",
    )
    found = Text(f"{len(several)} indikator bersatuan pada sebagian targetnya", f"{len(several)} indicators with a unit at some targets")
    verdict = Verdict(Text("satu cara menulis target", "one way of writing targets"), found, "plan", because)
    place = place_in(graph, first, table)
    return RULE.finding(graph, first, verdict, key="in part", severity="note", place=place, stands_for=tuple(others))


def _table_of(graph: PlanGraph, indicator: str) -> tuple[str, str]:
    place = place_of(graph, indicator)
    return place.document or "", place.table or ""


def _fault(graph: PlanGraph, node: Node) -> Fault | None:
    """Which kind of fault an indicator's unit has, where a row of its own shows it."""
    if is_fragment(node.text):
        return None
    unit, kind = _own_unit(node), ""
    if unit and (_WORD_UNIT.match(unit) or unit == "%"):
        kind = _of_unit(node.text, unit)
    if kind:
        for edge in graph.out(node.id, "STATED_IN"):
            if _says(text(edge.properties.get("cell")), unit):
                return Fault(node.id, kind, unit, (edge.target, text(edge.properties.get("table"))))
    return _of_values(graph, node, unit)


def _of_unit(words: str, unit: str) -> str:
    kind = kind_of(words)
    if names_two_measures(words):
        return ""  # one unit cannot fit both (B09)
    if kind == "percent" and not is_percent(unit) and not unit.casefold().startswith(("rata", "rasio", "nilai persen", "angka persen")):
        return "percent"
    if kind == "count" and is_percent(unit):
        return "count"
    if re.match(r"(?i)\W*(?:indeks|index)\b", words) and is_percent(unit):
        return "index"
    thing, first = _THING.match(words), _FIRST_WORD.match(unit.casefold())
    if thing and first and first[0] in _THINGS | _WHO:
        pair = frozenset({thing[1].casefold(), first[0]})
        return "thing" if len(pair) == 2 and pair not in _OFFICIAL else ""
    return ""


def _says(words: str, unit: str) -> bool:
    return (unit == "%" and "%" in words) or (bool(fold(unit)) and f" {fold(unit)} " in f" {fold(words)} ")


def _of_values(graph: PlanGraph, node: Node, unit: str) -> Fault | None:
    """Whether the targets carry a unit that says something else than the words or the unit's own column."""
    percent = kind_of(node.text) == "percent"
    for target in graph.targets(node.id, "HAS_TARGET", "END_TARGET"):
        told = figure(text(target.properties.get("text")), target.properties.get("value"))
        if not told.unit or told.value is None or (not _WORD_UNIT.match(told.unit) and told.unit != "%"):
            continue
        against_words = percent and not is_percent(told.unit) and not is_index(told.unit) and len(told.unit) > 2
        if against_words or (unit and (_WORD_UNIT.match(unit) or unit == "%") and not _fits(told.unit, unit)):
            for edge in graph.out(target.id, "STATED_IN"):
                table = edge.target, text(edge.properties.get("table"))
                if fold(told.text) in fold(place_in(graph, node.id, table).words):
                    says = told.text if against_words else f"{told.text} ≠ {unit}"
                    return Fault(node.id, "percent" if against_words else "values", says, table)
    return None


def _fits(one: str, other: str) -> bool:
    """Whether two units may say the same: per cent however written, an abbreviation, a part of the other, a word for figures."""
    if is_percent(one) or is_percent(other):
        rest = other if is_percent(one) else one
        return is_percent(rest) or is_index(rest)
    if is_index(one) or is_index(other):
        return True
    first, second = (_FIRST_WORD.findall(unit.casefold()) for unit in (one, other))
    # Only things that are no part or kind of each other: "7 dokumen" beside "Laporan", not "14 tim" beside "lomba".
    return not first or not second or bool(set(first) & set(second)) or not {first[0], second[0]} <= _THINGS


def _own_unit(node: Node) -> str:
    """The unit of its own column, else the one in brackets or behind a double stroke at the end of the words."""
    unit = text(node.properties.get("unit")).strip()
    if unit:
        return unit
    match = _BRACKETS.search(node.text)
    return next((part.strip() for part in (match.groups() if match else ()) if part), "")


def _is_silent(graph: PlanGraph, node: Node) -> bool:
    """Whether a count says in neither words, unit nor figures in what it counts."""
    if _own_unit(node) or is_fragment(node.text) or _TRAILING.search(node.text):
        return False
    figures = targets(graph, node.id).values()
    beside = [other for owner in owners(graph, node.id) for other in graph.targets(owner.id, "MEASURED_BY") if other.id != node.id]
    if any(_own_unit(other) for other in beside):
        return False  # the rows of a name and of its result may be one
    return bool(owners(graph, node.id)) and all(item.value is not None and not item.unit for item in figures)


_KINDS: dict[str, tuple[Text, Text, Severity]] = {
    "percent": (
        Text("satuan persen untuk suatu persentase", "per cent for a percentage"),
        Text("Indikatornya suatu persentase, satuannya bukan persen.", "The indicator is a percentage, its unit is not per cent."),
        "warning",
    ),
    "count": (
        Text("satuan dari hal yang dihitung", "the unit of what is counted"),
        Text("Indikatornya suatu jumlah, satuannya persen.", "The indicator is a count, its unit is per cent."),
        "warning",
    ),
    "index": (
        Text("satuan indeks, nilai, atau skor", "index, value or score"),
        Text("Indikatornya suatu indeks, satuannya persen.", "The indicator is an index, its unit is per cent."),
        "note",
    ),
    "thing": (
        Text("satuan dari hal yang dihitung", "the unit of what is counted"),
        Text("Yang dihitung indikator ini lain dari satuannya.", "What this indicator counts is another thing than its unit."),
        "note",
    ),
    "values": (
        Text("satuan yang sama pada kolom satuan dan pada target", "the same unit in the unit's column and with the targets"),
        Text("Target tercetak dengan satuan lain dari satuan indikatornya.", "The targets carry another unit than the indicator."),
        "warning",
    ),
}


def _finding(graph: PlanGraph, several: Sequence[Fault]) -> Finding:
    first, told = several[0].indicator, several[0].told
    expected, because, severity = _KINDS[several[0].kind]
    found = Text(f"satuan “{told}”", f"unit “{told}”")
    if len(several) > 1:
        names = join((both(f"“{graph.node(item.indicator).text}” ({item.told})") for item in several[1:4]), ", ")
        because = join((because, Text(f"Demikian juga {names.id} dan seterusnya.", f"Likewise {names.en}, and so on.")))
        found = Text(f"satuan “{told}”, dan {len(several) - 1} lagi", f"unit “{told}”, and {len(several) - 1} more")
    return RULE.finding(
        graph,
        first,
        Verdict(expected, found, "plan", because),
        key=several[0].kind,
        severity=severity,
        place=place_in(graph, first, several[0].table),
        stands_for=tuple(item.indicator for item in several[1:]),
    )


def _no_unit(graph: PlanGraph, several: Sequence[str], table: tuple[str, str]) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    more = len(several) - 3
    because = Text(
        f"Baik kata-kata, satuan, maupun targetnya tidak menyebut satuan: {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"Neither words, unit nor targets tell a unit: {names.en}{f' and {more} more' if more > 0 else ''}.",
    )
    found = Text(f"{len(several)} indikator tanpa satuan", f"{len(several)} indicators without unit")
    return RULE.finding(
        graph,
        several[0],
        Verdict(Text("satuan tiap indikator", "a unit for every indicator"), found, "plan", because),
        key="none",
        severity="note",
        place=place_in(graph, several[0], table),
        stands_for=tuple(several[1:]),
    )


RULE = Rule(
    id="B03",
    name="indicator.unit",
    lke="1.b.6",
    severity="warning",
    title=Text("Satuan yang tidak sesuai atau tidak ada", "Unit that does not fit, or none"),
    why=Text(
        "Dengan satuan yang salah atau tanpa satuan, target tidak dapat dibandingkan dengan realisasinya.",
        "With a wrong unit or none, a target cannot be compared with what was reached.",
    ),
    source=("P88",),
    cure=Text(
        "Perbaiki satuannya, atau rumuskan ulang indikatornya sehingga keduanya sesuai.",
        "Correct the unit, or reword the indicator, so that both fit.",
    ),
    bad=Text(
        "“Persentase desa yang tertib administrasi”, satuan “Dokumen”.",
        "“Persentase desa yang tertib administrasi”, unit “Dokumen”.",
    ),
    good=Text(
        "“Persentase desa yang tertib administrasi”, satuan “%”, target 80.",
        "“Persentase desa yang tertib administrasi”, unit “%”, target 80.",
    ),
    items=items,
    check=check,
)
