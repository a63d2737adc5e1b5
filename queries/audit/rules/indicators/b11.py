"""B11: a baseline that is not what the same plan says was reached that year, or a first target that is worse than the baseline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Place, Verdict
from ...places import indicators, integer, place_of, text
from ...printed.measures import direction, is_percent, kind_of
from ...printed.series import END_OF_PERIOD, Figure, agree, figure, main_row, owners, place_in, rows, tables_with_years
from ...printed.words import CUT, cells, is_fragment, same_indicator
from ...rule import Rule

_MOST_ALONE = 2  # baselines that one table of the past denies from which on they are one finding
_SHOWN = 4
_SHORT = 4  # words of a cell that is a figure with its unit or grade, and no sentence
_LEVELS = ("Goal", "Sasaran", "Program")


@dataclass(frozen=True, slots=True)
class Denied:
    """An indicator with its baseline, and what a table of the past prints for that year."""

    indicator: str
    year: int
    baseline: str
    reached: str
    table: tuple[str, str]
    where: Text


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator with a baseline that is a number."""
    yield from (node.id for node in indicators(graph) if _baseline(node).value is not None and not is_fragment(node.text))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per baseline that the past denies, one per table of the past with several; one per series that begins below its own."""
    denied: dict[tuple[str, str], list[Denied]] = defaultdict(list)
    for id in items(graph):
        against = _denied(graph, graph.node(id))
        if against is not None:
            denied[against.table].append(against)
        else:
            yield from _below(graph, graph.node(id))
    yield from _below_the_past(graph)
    for several in denied.values():
        roots: dict[tuple[str, str], list[Denied]] = defaultdict(list)
        for item in several:  # a kegiatan and its subkegiatan may have the same one
            roots[fold(graph.node(item.indicator).text), item.baseline].append(item)
        for group in [several] if len(roots) > _MOST_ALONE else roots.values():
            yield _told(graph, group)


def _baseline(node: Node) -> Figure:
    return figure(text(node.properties.get("baseline")), node.properties.get("baseline_value"))


def _denied(graph: PlanGraph, node: Node) -> Denied | None:
    """What a table of the past says of the baseline's year, where it is one figure and another one."""
    baseline = _baseline(node)
    year = integer(node.properties.get("baseline_year")) or _year_before(graph, node, baseline)
    if year is None:
        return None
    reached: dict[str, tuple[Figure, str]] = {}
    for past in graph.targets(node.id, "HAS_REALISATION"):
        told = figure(text(past.properties.get("text")), past.properties.get("value"))
        same = same_indicator(node.text, text(past.properties.get("of")))
        if same and integer(past.properties.get("year")) == year and told.value is not None:
            reached[told.text] = told, past.id
    if len(reached) != 1:
        return None
    told, past_id = next(iter(reached.values()))
    if agree(baseline, told) or not _comparable(node, baseline, told) or _row_with(graph, node, baseline) is None:
        return None
    place = place_of(graph, past_id)
    where = Text(f"hlm. {place.page}", f"p. {place.page}") if place.page else Text(f"baris {place.line}", f"line {place.line}")
    return Denied(node.id, year, baseline.text, told.text, (place.document or "", place.table or ""), where)


def _year_before(graph: PlanGraph, node: Node, baseline: Figure) -> int | None:
    """The year of a baseline that prints none: the one before the targets, where it is nothing that was reached in any year."""
    past = [
        (integer(told.properties.get("year")) or 0, figure(text(told.properties.get("text")), told.properties.get("value")))
        for told in graph.targets(node.id, "HAS_REALISATION")
    ]
    first = min((year for year in main_row(graph, node.id)[1] if year != END_OF_PERIOD), default=0)
    last = max((year for year, _ in past), default=None)
    return last if last == first - 1 and not any(agree(baseline, told) for _, told in past) else None


def _comparable(node: Node, one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one measure: a share of the target reached, in per cent, is none of a count."""
    percent = [is_percent(told.unit) for told in (one, other)]
    return kind_of(node.text) == "percent" or percent[0] == percent[1]


def _row_with(graph: PlanGraph, node: Node, baseline: Figure) -> Place | None:
    """The row that prints the baseline with the targets: that of the main table, or of another one with the same figures."""
    table, row = main_row(graph, node.id)
    main = place_in(graph, node.id, table)
    printed = [told.text for year, told in sorted(row.items()) if year != END_OF_PERIOD and told.text]
    if _has_beside(main, baseline.text, printed):
        return main
    for other in tables_with_years(graph, node.id) if len(printed) > 1 else ():
        place, beside = place_in(graph, node.id, other), rows(graph, node.id).get(other, {})
        shared = [year for year in row if year in beside and year != END_OF_PERIOD]
        rounded = len(shared) > 1 and all(agree(row[year], beside[year]) for year in shared)
        figures = [told.split()[0] for told in ([beside[year].text for year in shared] if rounded else printed)]
        if other != table and _shows(place, figures) and _has_beside(place, baseline.text.split()[0], figures):
            return place
    return None


def _has_beside(place: Place, baseline: str, targets: Sequence[str]) -> bool:
    """Whether a row prints the baseline in a cell of its own, beside those of the targets: "dikali 100" in a formula is none."""
    if not _shows(place, [baseline]):
        return False
    folded = [fold(cell) for cell in cells(place.words)]
    if len(folded) < 2:
        return True  # a row of which the words alone are kept
    for target in targets:
        if (cell := fold(target)) in folded:
            folded.remove(cell)
    wanted = fold(baseline)
    return any(wanted == cell or (f" {wanted} " in f" {cell} " and len(cell.split()) <= _SHORT) for cell in folded)


def _shows(place: Place, told: Sequence[str]) -> bool:
    words = f" {fold(place.words)} "
    return len(place.words) < CUT and all(f" {fold(figure)} " in words for figure in told)


def _below(graph: PlanGraph, node: Node) -> Iterator[Finding]:
    """A series that begins worse than its baseline, in one row, where it is known which way is better."""
    baseline = _baseline(node)
    better = direction(node.text) if any(owner.label in _LEVELS for owner in owners(graph, node.id)) else ""
    if not better or baseline.value is None:
        return
    row = main_row(graph, node.id)[1]
    years = [year for year in sorted(row) if year != END_OF_PERIOD]
    since = integer(node.properties.get("baseline_year"))
    place = _row_with(graph, node, baseline)
    if not years or (since is not None and since >= years[0]) or place is None:
        return
    first = row[years[0]]
    value = first.value
    if value is None or agree(first, baseline) or (value > baseline.value) == (better == "up"):
        return
    up = better == "up"
    because = Text(
        f"Untuk indikator ini lebih {'tinggi' if up else 'rendah'} berarti lebih baik, tetapi target {years[0]} ({first.text}) "
        f"lebih buruk dari kondisi awalnya ({baseline.text}).",
        f"For this indicator {'higher' if up else 'lower'} is better, but the target of {years[0]} ({first.text}) is worse than the "
        f"baseline ({baseline.text}).",
    )
    found = Text(
        f"baseline {baseline.text}, target {years[0]} {first.text}", f"baseline {baseline.text}, target of {years[0]} {first.text}"
    )
    expected = Text("target yang tidak lebih buruk dari kondisi awal", "targets no worse than the baseline")
    yield RULE.finding(graph, node.id, Verdict(expected, found, "plan", because), key="below", place=place)


def _below_the_past(graph: PlanGraph) -> Iterator[Finding]:
    """One finding per table whose indicators have no baseline, and targets that begin worse than what was reached the year before."""
    found: dict[tuple[str, str], list[tuple[Node, Figure, Figure, int]]] = defaultdict(list)
    for node in indicators(graph):
        table, row = main_row(graph, node.id)
        first = min((year for year in row if year != END_OF_PERIOD), default=0)
        better = direction(node.text)
        if not first or not better or node.properties.get("baseline") or is_fragment(node.text):
            continue
        for past in graph.targets(node.id, "HAS_REALISATION"):
            told = figure(text(past.properties.get("text")), past.properties.get("value"))
            same = same_indicator(node.text, text(past.properties.get("of"))) and integer(past.properties.get("year")) == first - 1
            target = row[first]
            if not same or told.value is None or target.value is None or agree(target, told) or not _comparable(node, target, told):
                continue
            if (target.value < told.value) == (better == "up") and _shows(place_in(graph, node.id, table), [target.text]):
                found[table].append((node, target, told, first))
    for table, several in found.items():
        shown = join(
            (
                Text(
                    f"“{node.text}”: target {first} {target.text}, capaian {first - 1} {told.text}",
                    f"“{node.text}”: target of {first} {target.text}, reached in {first - 1} {told.text}",
                )
                for node, target, told, first in several[:_SHOWN]
            ),
            "; ",
        )
        more = len(several) - _SHOWN
        because = Text(
            f"Target pertama lebih buruk dari capaian tahun sebelumnya. {shown.id}{f'; dan {more} lagi' if more > 0 else ''}.",
            f"The first target is worse than what was reached the year before. {shown.en}{f'; and {more} more' if more > 0 else ''}.",
        )
        count = Text(f"{len(several)} target di bawah capaian", f"{len(several)} targets below what was reached")
        expected = Text("target yang tidak lebih buruk dari capaian", "targets no worse than what was reached")
        node = several[0][0]
        rest = tuple(other.id for other, *_ in several[1:])
        place = place_in(graph, node.id, table)
        yield RULE.finding(graph, node.id, Verdict(expected, count, "plan", because), key="below the past", place=place, stands_for=rest)


def _told(graph: PlanGraph, several: Sequence[Denied]) -> Finding:
    first = several[0]
    because = Text(
        f"Tabel capaian ({first.where.id}) mencetak {first.reached} untuk {first.year}, baseline-nya {first.baseline}.",
        f"The table of results ({first.where.en}) prints {first.reached} for {first.year}, the baseline is {first.baseline}.",
    )
    found = Text(f"baseline {first.baseline}", f"baseline {first.baseline}")
    distinct = list({graph.node(item.indicator).text: item for item in several[1:]}.values())
    distinct = [item for item in distinct if graph.node(item.indicator).text != graph.node(first.indicator).text]
    if distinct:
        names = join((both(f"“{graph.node(item.indicator).text}” ({item.baseline}; {item.reached})") for item in distinct[:3]), ", ")
        because = join((because, Text(f"Demikian juga {names.id} dan seterusnya.", f"Likewise {names.en}, and so on.")))
        found = Text(f"{len(distinct) + 1} baseline berbeda dari capaiannya", f"{len(distinct) + 1} baselines differ from what was reached")
    expected = Text(f"capaian {first.year}: {first.reached}", f"what was reached in {first.year}: {first.reached}")
    node = graph.node(first.indicator)
    place = _row_with(graph, node, _baseline(node)) or place_in(graph, first.indicator, main_row(graph, first.indicator)[0])
    return RULE.finding(
        graph,
        first.indicator,
        Verdict(expected, found, "plan", because),
        key="denied",
        place=place,
        stands_for=tuple(item.indicator for item in several[1:]),
    )


RULE = Rule(
    id="B11",
    name="baseline.contradicted",
    lke="1.b.7",
    severity="warning",
    title=Text("Baseline tidak sesuai capaian, atau target di bawahnya", "Baseline that is not what was reached, or targets below it"),
    why=Text(
        "Target yang bertolak dari kondisi awal yang salah, atau lebih buruk darinya, bukan perbaikan.",
        "Targets that set out from a wrong baseline, or are worse than it, are no improvement.",
    ),
    source=("P88",),
    cure=Text(
        "Isi baseline dengan realisasi tahun dasar, dan tetapkan target yang lebih baik darinya.",
        "Take what was reached in the base year as the baseline, and set targets that are better.",
    ),
    bad=Text(
        "Baseline 2024 “100%”, sedangkan tabel capaian mencetak 83% untuk 2024.",
        "A baseline of 100% for 2024, where the table of results prints 83% for 2024.",
    ),
    good=Text(
        "Baseline 2024 “83%”, target 2025 “85%”.",
        "Baseline 83% for 2024, target 85% for 2025.",
    ),
    items=items,
    check=check,
)
