"""B05: a target that cannot be: over 100 per cent or over its scale, one year far out of line, a shift by ten, a count with fractions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Cause, Finding, Place, Verdict
from ...places import indicators, integer, is_recognised, text
from ...printed.measures import is_percent, kind_of, may_exceed
from ...printed.series import END_OF_PERIOD, Figure, Row, figure, main_row, owners, place_in, shown, shows, targets, yearly
from ...printed.words import is_fragment
from ...rule import Rule

_OUTCOMES = ("Goal", "Sasaran", "Program", "RegionalGoal", "RegionalSasaran")
_OUT_OF_LINE = {True: 3.0, False: 8.0}  # times its neighbours, for outcomes and for what is bought and counted
_SHOWN = 4  # baselines that a finding quotes
_STEADY = 1.5  # times by which the neighbours themselves may differ
_SCALES = re.compile(r"^(?:nilai |indeks |hasil )*(?:sakip|akip|kepuasan masyarakat|ikm|kepuasan pelayanan)\b")
_THINGS = re.compile(r"^(?:orang|dokumen|laporan|unit|paket|desa|kelurahan|lembaga|kegiatan|keluarga|kelompok|buah|kali|peserta)$")
_AVERAGE = re.compile(r"\b(?:rata|per|rasio|nilai|capaian|bobot|indeks)\b")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is impossible about a series, and in which years."""

    key: str
    years: tuple[int, ...]
    expected: Text
    because: Text


Series = tuple[Node, Row, Fault]


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator with a target that is a number."""
    yield from (node.id for node in indicators(graph) if any(told.value is not None for told in targets(graph, node.id).values()))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per impossible series, which stands for those that repeat it; one question per table whose rows do not show them."""
    alike: dict[tuple[str, ...], list[tuple[Node, tuple[str, str], Row, Fault]]] = defaultdict(list)
    for node in indicators(graph):
        table, row = main_row(graph, node.id)
        fault = None if not row or is_fragment(node.text) else _fault(graph, node, row)
        if fault is not None:
            told = (table[0], fault.key, fold(node.text), *(item.text for item in row.values()))
            alike[told].append((node, table, row, fault))
    doubtful: dict[tuple[str, str], list[str]] = defaultdict(list)
    told_first: dict[tuple[str, str], Series] = {}
    for several in alike.values():
        node, table, row, fault = several[0]
        place = place_in(graph, node.id, table)
        if is_recognised(graph, place) or not shows(place.words, (row[year] for year in fault.years)):
            told_first.setdefault(table, (node, row, fault))
            doubtful[table] += [item[0].id for item in several]
        else:
            yield _finding(graph, (node, row, fault), place, "plan", tuple(item[0].id for item in several[1:]))
    for table, (node, row, fault) in told_first.items():
        place = place_in(graph, node.id, table)
        yield _finding(graph, (node, row, fault), place, "reading", tuple(id for id in doubtful[table] if id != node.id))
    yield from _broken_baselines(graph)


def _broken_baselines(graph: PlanGraph) -> Iterator[Finding]:
    """One finding per table whose counts of whole things begin at a fraction, though their targets are whole: it is another measure's."""
    found: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in indicators(graph):
        base = figure(text(node.properties.get("baseline")), node.properties.get("baseline_value"))
        table, row = main_row(graph, node.id)
        whole = [told.value.is_integer() for told in row.values() if told.value is not None]
        if (
            _counts_things(node)
            and base.value is not None
            and not base.value.is_integer()
            and 1 <= base.decimals <= 2
            and len(whole) > 1
            and all(whole)
        ):
            place = place_in(graph, node.id, table)
            if shows(place.words, (base, *row.values())) and not is_recognised(graph, place):
                found[table].append(node)
    for table, several in found.items():
        distinct = list({fold(node.text): node for node in several}.values())
        told = [(node.text, *(text(node.properties.get(name)) for name in ("baseline", "unit"))) for node in distinct[:_SHOWN]]
        listed, more = "; ".join(f"“{words}” {base} ({unit})" for words, base, unit in told), len(distinct) - _SHOWN
        because = Text(
            f"Yang dihitung utuh berkondisi awal pecahan, seperti persentase: {listed}{f'; dan {more} lagi' if more > 0 else ''}.",
            f"What comes in whole numbers has a fraction as its baseline: {listed}{f'; and {more} more' if more > 0 else ''}.",
        )
        count = Text(f"{len(distinct)} baseline pecahan", f"{len(distinct)} baselines with fractions")
        verdict = Verdict(Text("bilangan bulat", "whole numbers"), count, "plan", because)
        place = place_in(graph, several[0].id, table)
        rest = tuple(node.id for node in several[1:])
        yield RULE.finding(graph, several[0].id, verdict, key="broken baselines", place=place, stands_for=rest)


def _finding(graph: PlanGraph, series: Series, place: Place, cause: Cause, others: tuple[str, ...]) -> Finding:
    node, row, fault = series
    because = fault.because
    if cause == "reading" and others:
        more = Text(f"Demikian juga {len(others)} indikator lain tabel ini.", f"Likewise {len(others)} other indicators of this table.")
        because = join((because, more))
    verdict = Verdict(fault.expected, both(shown(row)), cause, because)
    return RULE.finding(graph, node.id, verdict, key=fault.key, place=place, stands_for=others)


def _fault(graph: PlanGraph, node: Node, row: Row) -> Fault | None:
    """The plainest fault of a series, or none."""
    values = yearly(row)
    grave = any(owner.label in _OUTCOMES for owner in owners(graph, node.id))
    return _too_much(node, row) or _fractions(node, row) or _shift(values) or _out_of_line(graph, node, row, values, grave)


def _too_much(node: Node, row: Row) -> Fault | None:
    """Per cent of a whole over 100, and a value over the scale that its name is known to have."""
    unit = text(node.properties.get("unit"))
    percent = kind_of(node.text) == "percent" and (not unit or is_percent(unit)) and not may_exceed(node.text)
    scale = bool(_SCALES.match(fold(node.text)))
    if not percent and not scale:
        return None
    over = tuple(
        year
        for year, told in row.items()
        if told.value is not None and told.value > 100 and (not told.unit or is_percent(told.unit) or scale)
    )
    if not over or (END_OF_PERIOD in over and len(over) == 1):
        return None  # the end of the period may be the sum of the years
    if percent:
        because = Text(
            "Bagian dari suatu keseluruhan tidak dapat lebih dari 100 persen.", "A share of a whole cannot be over 100 per cent."
        )
        return Fault("over", over, Text("paling tinggi 100%", "100% at most"), because)
    because = Text("Skala nilai ini berakhir pada 100.", "The scale of this value ends at 100.")
    return Fault("over", over, Text("paling tinggi 100", "100 at most"), because)


def _shift(values: Mapping[int, float]) -> Fault | None:
    """A lasting shift by ten or a hundred: from one year on all figures have the same digits with the sign elsewhere."""
    years = sorted(values)
    for at in range(1, len(years)):
        before, after = [values[year] for year in years[:at]], [values[year] for year in years[at:]]
        if min(before + after) <= 0 or max(before) > _STEADY * min(before) or max(after) > _STEADY * min(after):
            continue
        ratio = before[-1] / after[0]
        for factor in (10, 100, 1000):
            if max(before[-1], after[0]) >= 100 and len(values) >= 3 and any(abs(part / factor - 1) < 0.05 for part in (ratio, 1 / ratio)):
                less = ratio > 1
                because = Text(
                    f"Sejak {years[at]} angkanya {f'1/{factor}' if less else f'{factor} kali'} dari sebelumnya.",
                    f"From {years[at]} on the figures are {f'1/{factor} of' if less else f'{factor} times'} those before.",
                )
                return Fault("shift", (years[at - 1], years[at]), Text("deret yang menyambung", "a series that goes on"), because)
    return None


def _out_of_line(graph: PlanGraph, node: Node, row: Row, values: Mapping[int, float], grave: bool) -> Fault | None:
    """One year many times above or below both of its neighbours, or with their digits exchanged, where its money does not move with it."""
    years = sorted(values)
    for before, year, after in zip(years, years[1:], years[2:], strict=False):
        left, here, right = values[before], values[year], values[after]
        if min(left, here, right) <= 0 or max(left, right) > _STEADY * min(left, right):
            continue
        times = max(here / max(left, right), min(left, right) / here)
        exchanged = left == right and here >= 10 and here != left and _digits(row[year]) == _digits(row[before]) and here != 100
        if not exchanged and times < _OUT_OF_LINE[grave]:
            continue
        if _money_moves(graph, node, before, year, after):
            continue
        because = Text(
            f"{year} ({row[year].text}) jauh dari tahun sebelum dan sesudahnya ({row[before].text}, {row[after].text}).",
            f"{year} ({row[year].text}) is far from the years before and after it ({row[before].text}, {row[after].text}).",
        )
        if exchanged:
            because = Text(
                f"{year} ({row[year].text}) memuat angka tahun lain ({row[before].text}) dengan urutan tertukar.",
                f"{year} ({row[year].text}) holds the digits of the other years ({row[before].text}) in another order.",
            )
        expected = Text("target yang sejalan dengan tahun sekitarnya", "a target in line with the years around it")
        return Fault(f"out {year}", (before, year, after), expected, because)
    return None


def _digits(told: Figure) -> list[str]:
    return sorted(char for char in told.text if char.isdigit())


def _money_moves(graph: PlanGraph, node: Node, before: int, year: int, after: int) -> bool:
    """Whether the money of what is measured is out of line in that year too, or is printed for several units."""
    for owner in owners(graph, node.id):
        told: dict[int, list[int]] = {}
        for budget in graph.targets(owner.id, "FUNDED_BY"):
            when, amount = integer(budget.properties.get("year")), integer(budget.properties.get("rupiah"))
            if when is not None and amount is not None:
                told.setdefault(when, []).append(amount)
        money = [sum(told.get(when, ())) for when in (before, year, after)]
        if all(money[::2]) and (money[1] > _STEADY * max(money[::2]) or money[1] * _STEADY < min(money[::2])):
            return True
    return False


def _fractions(node: Node, row: Row) -> Fault | None:
    """A count of whole things that is printed with a fraction."""
    if not _counts_things(node):
        return None
    unit = fold(text(node.properties.get("unit")))
    broken = tuple(year for year, told in row.items() if told.value is not None and not told.value.is_integer() and year != END_OF_PERIOD)
    if broken and all(1 <= row[year].decimals <= 2 for year in broken):
        because = Text(f"{unit.capitalize()} dihitung utuh.", f"What is counted here ({unit}) comes in whole numbers.")
        return Fault("fraction", broken, Text("bilangan bulat", "whole numbers"), because)
    return None


def _counts_things(node: Node) -> bool:
    """Whether an indicator counts what comes in whole numbers."""
    unit = fold(text(node.properties.get("unit")))
    return kind_of(node.text) == "count" and bool(_THINGS.match(unit)) and not _AVERAGE.search(fold(node.text))


RULE = Rule(
    id="B05",
    name="target.impossible",
    lke="1.b.7",
    severity="warning",
    title=Text("Target yang tidak mungkin", "Impossible target"),
    why=Text(
        "Angka yang tidak mungkin biasanya salah ketik, dan capaiannya kelak tidak dapat dinilai.",
        "A figure that cannot be is usually a misprint, and nothing can be measured against it later.",
    ),
    source=("P88",),
    cure=Text(
        "Periksa angka tahun tersebut terhadap tahun sekitarnya dan perbaiki.",
        "Check the figure of that year against the years around it, and correct it.",
    ),
    bad=Text(
        "Target 4, 43, 4 untuk 2026 sampai 2028; 120% untuk persentase desa yang tertib.",
        "Targets 4, 43, 4 for 2026 to 2028; 120% for a share of villages.",
    ),
    good=Text(
        "Target 4, 4, 4; 100% sebagai yang tertinggi.",
        "Targets 4, 4, 4; 100% as the highest.",
    ),
    items=items,
    check=check,
)
