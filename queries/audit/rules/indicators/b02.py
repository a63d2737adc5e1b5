"""B02: an indicator without baseline, where its table has a column for one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from .....graph.ids import fold
from .....graph.model import Edge, Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...once import once
from ...places import indicators, origins, place_of, text
from ...printed.money import values
from ...printed.series import main_table, owners, place_in, rows, targets
from ...printed.words import CUT, cells, dashes, figures, is_fragment, same_indicator
from ...rule import Rule

_FEWEST = 3  # baselines in a table that show that it has a column for them
_MANY, _MOST = 5, 0.6  # rows without one, and their share, from which on the column of a table counts as left empty
_TARGETS = 2
_MOST_ALONE = 3  # indicators without one from which on the table is one finding

_OUTPUTS = ("Activity", "SubActivity")
# A cell that says why there is none: not available, a new indicator.
_SAID = re.compile(r"(?i)(?:^|\|)\s*n\s*/?\s*a\s*(?:\||$)|\bindikator baru\b|\bbelum (?:ada|di\w+|ter\w+)\b")

Table = tuple[str, str]


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator with targets of a table that prints baselines."""
    yield from (id for several in once(graph, _tables).values() for id in several)


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator, or one for a table in which several lack their baseline; a row that may show one is a question."""
    tables = once(graph, _tables)
    for table, several in tables.items():
        without = [id for id in several if not _has_baseline(graph.node(id)) and not _told_beside(graph, id)]
        sure = sorted((id for id in without if _is_empty(graph, id, table)), key=lambda id: _position(graph, id, table))
        repeats: dict[str, list[str]] = defaultdict(list)
        for id in sure:  # a kegiatan and its subkegiatan may have the same one
            repeats[fold(graph.node(id).text)].append(id)
        for group in [sure] if len(repeats) > _MOST_ALONE else repeats.values():
            yield _finding(graph, group, table, len(several))
    yield from _empty_columns(graph, told={table for table, several in tables.items() if several})


def _empty_columns(graph: PlanGraph, *, told: Set[Table]) -> Iterator[Finding]:
    """One finding for a table whose column for the baseline is filled on few rows and empty on most, where another table is the fuller."""
    shown: dict[Table, int] = defaultdict(int)
    empty: dict[Table, dict[str, Edge]] = defaultdict(dict)
    for node in indicators(graph):
        for edge in origins(graph, node.id) if not is_fragment(node.text) else ():
            table = edge.target, text(edge.properties.get("table"))
            before = _before_the_years(graph, node.id, edge) if table not in told else None
            if before:
                shown[table] += 1
            elif before is not None:
                empty[table].setdefault(node.id, edge)
    for table, rows_without in empty.items():
        of = shown[table] + len(rows_without)
        if shown[table] >= _FEWEST and len(rows_without) >= max(_MANY, _MOST * of):
            yield _finding(graph, list(rows_without), table, of, next(iter(rows_without.values())))


def _before_the_years(graph: PlanGraph, indicator: str, edge: Edge) -> str | None:
    """What a row prints before its figure of the first year: a baseline, or nothing where each year has a figure and the row no more.

    None where the row does not tell: where a year is empty or has a dash, or another indicator stands on it.
    """
    words, years = text(edge.properties.get("cell")), edge.properties.get("years")
    row = rows(graph, indicator).get((edge.target, text(edge.properties.get("table"))), {})
    first = min(years, default=None) if isinstance(years, list) else None
    if not isinstance(years, list) or first not in row or len(words) >= CUT or _SAID.search(words) or dashes(words):
        return None
    printed, target = [fold(cell) for cell in figures(words)], fold(row[first].text)
    if len(printed) == len(years) >= _TARGETS and printed[0] == target:
        return None if _shares_its_row(graph, indicator, words) else ""
    if len(printed) > len(years) and printed[1] == target != printed[0]:
        return printed[0]
    return None


def _tables(graph: PlanGraph) -> dict[Table, list[str]]:
    """The tables that print a baseline on several rows, each with its indicators."""
    found: dict[Table, list[str]] = defaultdict(list)
    showing: dict[Table, int] = defaultdict(int)
    for node in indicators(graph):
        table = main_table(graph, node.id)
        if table is None or not graph.out(node.id, "MEASURED_BY", "HAS_TARGET") or is_fragment(node.text):
            continue
        found[table].append(node.id)
        baseline = text(node.properties.get("baseline"))
        showing[table] += bool(baseline) and fold(baseline) in (fold(cell) for cell in cells(place_in(graph, node.id, table).words))
    return {table: several for table, several in found.items() if showing[table] >= _FEWEST}


def _has_baseline(node: Node) -> bool:
    """Whether something is told: a unit without a figure ("%") is an empty cell."""
    return text(node.properties.get("baseline")).strip() not in ("", "%")


def _told_beside(graph: PlanGraph, indicator: str) -> bool:
    """Whether the same indicator has its baseline on another row of its node: the rows of a name and its result, say."""
    words = graph.node(indicator).text
    return any(
        other.id != indicator
        and same_indicator(words, other.text)
        and (other.properties.get("baseline") or dashes(place_of(graph, other.id).words))
        for owner in owners(graph, indicator)
        for other in graph.targets(owner.id, "MEASURED_BY")
    )


def _is_empty(graph: PlanGraph, indicator: str, table: Table) -> bool:
    """Whether the row shows the targets that were read from it and no figure more, and does not say why it has no baseline."""
    words = place_in(graph, indicator, table).words
    told_there = targets(graph, indicator).values()
    row = [fold(told.text) for told in told_there]
    if (
        not any(told.value != 0 for told in told_there)
        or not words
        or len(words) >= CUT
        or _SAID.search(words)
        or _shares_its_row(graph, indicator, words)
    ):
        return False
    if dashes(words) and all(owner.label in _OUTPUTS for owner in owners(graph, indicator)):
        return False  # of what is made and bought, a dash says that there was none
    left = [fold(cell) for cell in values(graph, (owner.id for owner in owners(graph, indicator)), words)]
    for told in row:
        if told in left:
            left.remove(told)
    return not left


def _position(graph: PlanGraph, indicator: str, table: Table) -> tuple[int, int]:
    place = place_in(graph, indicator, table)
    return place.page or 0, place.line or 0


def _shares_its_row(graph: PlanGraph, indicator: str, words: str) -> bool:
    """Whether the row prints another indicator of the same node too: whose figures are whose is then a matter of reading."""
    folded = fold(words)
    return any(
        other.id != indicator and fold(other.text) in folded and fold(other.text) != fold(graph.node(indicator).text)
        for owner in owners(graph, indicator)
        for other in graph.targets(owner.id, "MEASURED_BY")
    )


def _finding(graph: PlanGraph, several: Sequence[str], table: Table, of: int, edge: Edge | None = None) -> Finding:
    first = several[0]
    because = Text(
        "Tabelnya memiliki kolom baseline, yang terisi pada baris lain; pada baris ini selnya kosong atau berisi tanda “-”.",
        "Its table has a column for the baseline, filled on other rows; on this row the cell is empty or holds a dash.",
    )
    found = Text("tidak ada baseline", "no baseline")
    if len(several) > 1:
        names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
        more = len(several) - 3
        found = Text(f"{len(several)} dari {of} indikator tanpa baseline", f"{len(several)} of {of} indicators without baseline")
        because = Text(
            f"Tabelnya memiliki kolom baseline, tetapi kosong antara lain pada {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
            f"Its table has a column for the baseline, but it is empty for {names.en}{f' and {more} more' if more > 0 else ''}.",
        )
    place = place_in(graph, first, table) if edge is None else place_of(graph, first, among=[edge])
    if not place.document:
        place = place_of(graph, first)
    return RULE.finding(
        graph,
        first,
        Verdict(Text("kondisi awal (baseline) tiap indikator", "a baseline for every indicator"), found, "plan", because),
        key="" if edge is None else f"column {table[1]}",
        place=place,
        stands_for=tuple(several[1:]),
    )


RULE = Rule(
    id="B02",
    name="indicator.without-baseline",
    lke="1.b.6",
    severity="warning",
    title=Text("Indikator tanpa baseline", "Indicator without baseline"),
    why=Text(
        "Tanpa kondisi awal tidak dapat dinilai apakah targetnya menantang dan seberapa jauh kemajuannya.",
        "Without the starting point nobody can tell whether the target is a challenge, and how far things have come.",
    ),
    source=("I25",),
    cure=Text(
        "Lengkapi dengan realisasi tahun dasar; untuk indikator baru, tulis “indikator baru”.",
        "Complete it with what was reached in the base year; for a new indicator, say that it is new.",
    ),
    bad=Text(
        "Baris “Persentase desa mandiri”: kolom baseline kosong, target 2026–2030 terisi.",
        "The row “Persentase desa mandiri”: nothing in the column of the baseline, targets for 2026–2030.",
    ),
    good=Text(
        "Baris “Persentase desa mandiri”: baseline 80, target 81 sampai 85.",
        "The row “Persentase desa mandiri”: baseline 80, targets 81 to 85.",
    ),
    items=items,
    check=check,
)
