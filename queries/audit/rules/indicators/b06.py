"""B06: one indicator with two sets of targets, baselines or units in two tables of one plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .....graph.concepts.difference import difference
from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Severity, Verdict
from ...places import called, indicators, tables_of, text
from ...printed.measures import is_percent
from ...printed.series import END_OF_PERIOD, Figure, Row, agree, apart, figure, main_table, place_in, rows, shown, shows
from ...printed.words import is_fragment
from ...rule import Rule

_MOST_ALONE = 2  # indicators of one pair of tables from which on the pair is one finding
_NEAR = 4  # words by which two texts may differ in length and still be compared
_BESIDE = re.compile(r"\([^)]*\)|//.*$")  # a unit or an abbreviation beside the words
_SHORT = re.compile(r"\(([^()]+)\)")
_CUMULATIVE = re.compile(r"(?i)\bk[ou]mulati[fv]\b")  # a total over the years beside a figure of each


@dataclass(frozen=True, slots=True)
class Difference:
    """An indicator, and what two tables print for it."""

    indicator: str
    document: str
    tables: tuple[str, str]
    told: tuple[str, str]
    how: Text
    what: str
    severity: Severity = "error"
    sure: bool = True


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator that two tables state, by itself or as another of the same words."""
    twins = _twins(graph)
    for node in indicators(graph):
        if node.id in twins or len(tables_of(graph, node.id)) > 1 or graph.out(node.id, "CONTRADICTED_BY"):
            yield node.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator and kind of difference; many of one pair of tables are one finding."""
    groups: dict[tuple[str, tuple[str, str], str], list[Difference]] = defaultdict(list)
    twins = _twins(graph)
    for id in items(graph):
        if is_fragment(graph.node(id).text) or _is_split(graph, id):
            continue
        for found in _differences(graph, id, twins.get(id, ())):
            groups[found.document, found.tables, found.what].append(found)
    for several in groups.values():
        for group in [several] if len(several) > _MOST_ALONE else [[one] for one in several]:
            yield _finding(graph, group)
    yield from _units_of_rows(graph)


def _units_of_rows(graph: PlanGraph) -> Iterator[Finding]:
    """One indicator of a node, on rows of several units of work, counted in two units of measure."""
    told: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for node in indicators(graph):
        unit = fold(text(node.properties.get("unit")))
        if unit and graph.out(node.id, "REPORTED_BY") and not is_fragment(node.text):
            for edge in graph.into(node.id, "MEASURED_BY"):
                told[edge.source, fold(node.text)][unit].append(node.id)
    for of_unit in told.values():
        by_count = sorted(of_unit.items(), key=lambda item: -len(item[1]))
        usual = by_count[0]
        for rare in by_count[1:]:
            if not (usual[0].startswith(rare[0][:3]) or (is_percent(usual[0]) and is_percent(rare[0]))):
                yield _two_units(graph, usual[1], rare[1])


def _two_units(graph: PlanGraph, usual: Sequence[str], rare: Sequence[str]) -> Finding:
    units = [text(graph.node(ids[0]).properties.get("unit")) for ids in (usual, rare)]
    who = [", ".join(dict.fromkeys(unit.text for id in ids for unit in graph.targets(id, "REPORTED_BY"))) for ids in (usual, rare)]
    because = Text(
        f"Indikator yang sama bersatuan “{units[0]}” pada {who[0]}, tetapi “{units[1]}” pada {who[1]}.",
        f"The same indicator has the unit “{units[0]}” for {who[0]}, but “{units[1]}” for {who[1]}.",
    )
    expected = Text("satu satuan untuk indikator yang sama", "one unit for one indicator")
    verdict = Verdict(expected, Text("dua satuan berbeda", "two different units"), "plan", because)
    place = place_in(graph, rare[0], main_table(graph, rare[0]))
    return RULE.finding(graph, rare[0], verdict, key="units of rows", severity="warning", place=place, stands_for=tuple(rare[1:]))


def _twins(graph: PlanGraph) -> dict[str, list[str]]:
    """By indicator the others of the same node, unit of work and words, a slip apart."""
    of_owner: dict[tuple[str, frozenset[str]], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for node in indicators(graph):
        units = frozenset(edge.target for edge in graph.out(node.id, "REPORTED_BY"))
        for edge in graph.into(node.id, "MEASURED_BY"):
            of_owner[edge.source, units].append((node.id, tuple(fold(_BESIDE.sub(" ", node.text)).split())))
    found: dict[str, list[str]] = defaultdict(list)
    for several in of_owner.values():
        for at, (one, words) in enumerate(several):
            for other, beside in several[at + 1 :]:
                same = words and abs(len(words) - len(beside)) < _NEAR and _is_same(words, beside)
                if same or (min(len(words), len(beside)) == 1 and _is_short_for(graph, one, other)):
                    found[one].append(other)
    return found


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    told = difference(one, other)
    return told.same and told.kind != "cut"


def _is_short_for(graph: PlanGraph, *ids: str) -> bool:
    """Whether the one word of an indicator stands in brackets behind the words of another: "IKM", "Indeks Kepuasan Masyarakat (IKM)"."""
    short, long = sorted((graph.node(id).text for id in ids), key=len)
    return len(fold(short)) > 2 and fold(short) in map(fold, _SHORT.findall(long))


def _is_split(graph: PlanGraph, indicator: str) -> bool:
    """Whether the same words stand on rows of several units of work: then a table without units prints the whole."""
    words = fold(graph.node(indicator).text)
    units = {edge.target for edge in graph.out(indicator, "REPORTED_BY")}
    for edge in graph.into(indicator, "MEASURED_BY") if units or _has_units(graph) else ():
        for other in graph.targets(edge.source, "MEASURED_BY"):
            if (
                other.id != indicator
                and fold(other.text) == words
                and {link.target for link in graph.out(other.id, "REPORTED_BY")} != units
            ):
                return True
    return False


def _has_units(graph: PlanGraph) -> bool:
    return next(graph.nodes("Unit"), None) is not None


def _differences(graph: PlanGraph, indicator: str, twins: Sequence[str]) -> Iterator[Difference]:
    """The gravest difference of the targets of two tables, with the other tables that differ; then those of baselines and units."""
    printed = [(id, table, row) for id in (indicator, *twins) for table, row in rows(graph, id).items()]
    found: list[tuple[int, Difference]] = []
    for at, (one, table, row) in enumerate(printed):
        for other, beside, fellow in printed[at + 1 :]:
            if table[0] != beside[0] or table == beside or any(_CUMULATIVE.search(graph.node(id).text) for id in (one, other)):
                continue
            shared = row.keys() & fellow.keys()
            differing = apart(row, fellow)
            if (differing == [END_OF_PERIOD] and len(shared) > 1) or not differing:
                continue  # the end of the period may be a sum in one of the tables
            words = place_in(graph, one, table).words, place_in(graph, other, beside).words
            if words[0] == words[1]:
                continue
            sure = all(shows(line, _only(told, differing).values()) for line, told in zip(words, (row, fellow), strict=True))
            years = [year for year in sorted(shared) if year in differing or _is_other(row[year], fellow[year])]
            told = shown(_only(row, years)), shown(_only(fellow, years))
            how = _kind(row, fellow)
            found.append((len(differing), Difference(indicator, table[0], (table[1], beside[1]), told, how, "targets", sure=sure)))
    if found:
        yield max(found, key=lambda item: (item[1].sure, item[0]))[1]
    yield from _other_readings(graph, indicator)


def _other_readings(graph: PlanGraph, indicator: str) -> Iterator[Difference]:
    """Differing baselines and units, which another reading of the same indicator keeps."""
    node = graph.node(indicator)
    for edge in graph.out(indicator, "CONTRADICTED_BY"):
        other = graph.node(edge.target)
        places = [(place.target, text(place.properties.get("table"))) for place in graph.out(other.id, "STATED_IN")]
        mine = [(place.target, text(place.properties.get("table"))) for place in graph.out(indicator, "STATED_IN")]
        beside = next((table for table in mine if table not in places), None)
        if edge.properties.get("edition") or not places or beside is None or places[0][0] != beside[0]:
            continue
        years = node.properties.get("baseline_year"), other.properties.get("baseline_year")
        base = [figure(text(side.properties.get("baseline")), side.properties.get("baseline_value")) for side in (node, other)]
        if all(_is_figure(told) for told in base) and (years[0] == years[1] or None in years) and not agree(base[0], base[1]):
            yield Difference(indicator, beside[0], (beside[1], places[0][1]), (base[0].text, base[1].text), Text("", ""), "baseline")
        units = text(node.properties.get("unit")), text(other.properties.get("unit"))
        if _other_unit(*units):
            yield Difference(indicator, beside[0], (beside[1], places[0][1]), units, Text("", ""), "unit", "warning")


def _is_other(one: Figure, other: Figure) -> bool:
    """Whether two figures are not the same number: beside years that differ by more, a rounded one is no rounding."""
    return one.value is not None and other.value is not None and one.value != other.value


def _is_figure(told: Figure) -> bool:
    return told.value is not None


def _other_unit(one: str, other: str) -> bool:
    """Whether one of two units is per cent and the other a scale or a thing; "angka" may stand for any."""
    if not one or not other or is_percent(one) == is_percent(other):
        return False
    rest = (other if is_percent(one) else one).casefold().strip()
    return rest.replace(" ", "").isalpha() and len(rest) > 3 and not rest.startswith("angka")


def _only(row: Row, years: Sequence[int]) -> Row:
    return {year: row[year] for year in years}


def _kind(one: Row, other: Row) -> Text:
    """In which way two rows differ, where it is one: shifted by a year, or ten or a hundred times as much."""
    for step in (1, -1):
        pairs = [
            (told, other[year + step]) for year, told in one.items() if year + step in other and END_OF_PERIOD not in (year, year + step)
        ]
        if len(pairs) >= 3 and all(a.value == b.value and a.value is not None for a, b in pairs) and len({a.value for a, _ in pairs}) > 1:
            return Text("Deretnya sama, tetapi bergeser satu tahun.", "The series is the same, shifted by one year.")
    both_told = [(one[year].value, other[year].value) for year in one.keys() & other.keys()]
    for factor in (10, 100, 0.1, 0.01):
        if both_told and all(a is not None and b is not None and b and abs(a - b * factor) < 1e-6 * abs(a or 1) for a, b in both_told):
            times = f"{round(max(factor, 1 / factor))}"
            return Text(f"Yang satu {times} kali yang lain.", f"One is {times} times the other.")
    return Text("", "")


_WHAT = {"targets": Text("target", "targets"), "baseline": Text("baseline", "baseline"), "unit": Text("satuan", "unit")}


def _finding(graph: PlanGraph, several: Sequence[Difference]) -> Finding:
    first = several[0]
    what = _WHAT[first.what]
    one, other = (called(graph, first.document, name) for name in first.tables)
    because = join(
        (
            Text(
                f"{one.id} mencetak {first.told[0]}; {other.id} mencetak {first.told[1]}.",
                f"{one.en} prints {first.told[0]}; {other.en} prints {first.told[1]}.",
            ),
            first.how,
        )
    )
    found = Text(f"dua {what.id} berbeda", f"two different {what.en}")
    if len(several) > 1:
        names = join((both(f"“{graph.node(item.indicator).text}”") for item in several[1:4]), ", ")
        more = len(several) - 4
        found = Text(f"{what.id} berbeda pada {len(several)} indikator", f"different {what.en} of {len(several)} indicators")
        because = join(
            (
                because,
                Text(
                    f"Demikian juga {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
                    f"Likewise {names.en}{f' and {more} more' if more > 0 else ''}.",
                ),
            )
        )
    place = place_in(graph, first.indicator, (first.document, first.tables[0]))
    expected = Text(f"satu {what.id} untuk satu indikator", f"one set of {what.en} for one indicator")
    return RULE.finding(
        graph,
        first.indicator,
        Verdict(expected, found, "plan" if all(item.sure for item in several) else "reading", because),
        key=f"{first.what} {'|'.join(first.tables)}",
        severity=first.severity,
        place=place,
        stands_for=tuple(dict.fromkeys(item.indicator for item in several[1:])),
    )


RULE = Rule(
    id="B06",
    name="indicator.two-sets",
    lke="1.b.6",
    severity="error",
    title=Text("Satu indikator dengan dua target, baseline, atau satuan", "One indicator with two sets of targets, baselines or units"),
    why=Text(
        "Bila dua tabel menjanjikan angka yang berbeda, tidak jelas angka mana yang akan dievaluasi.",
        "Where two tables promise different figures, nobody knows which of them will be evaluated.",
    ),
    source=("P88",),
    cure=Text(
        "Tetapkan angka yang benar dan samakan di semua tabel.",
        "Decide which figure is right, and print the same one in all tables.",
    ),
    bad=Text(
        "Nilai SAKIP 2026: 91,25 pada tabel tujuan dan sasaran, 90,75 pada tabel IKU.",
        "Nilai SAKIP 2026: 91.25 in the table of goals, 90.75 in the table of IKU.",
    ),
    good=Text(
        "Kedua tabel mencetak 91,25.",
        "Both tables print 91.25.",
    ),
    items=items,
    check=check,
)
