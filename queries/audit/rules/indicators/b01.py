"""B01: a year that the indicator's own table has a column for, and an empty cell in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Edge, PlanGraph
from ....texts import Text, years
from ...findings import Finding, Severity, Verdict
from ...once import each, once
from ...places import indicators, integer, place_of, text
from ...printed.money import values
from ...printed.unread import Unread, unread
from ...printed.words import CUT, dashes, is_fragment, same_indicator
from ...rule import Rule
from ...sums.figures import Money

GRAVE = ("Goal", "Sasaran")
_MOST = 0.3  # of the indicators of one table; where more lack targets, the table is one question
_FEWEST = 4
_SHOWN = 9  # names that a finding for many rows quotes


@dataclass(frozen=True, slots=True)
class Gap:
    """An indicator without targets for some years of its own table, and the words of its row there."""

    indicator: str
    document: str
    table: str
    columns: frozenset[int]
    have: frozenset[int]
    missing: frozenset[int]
    words: str
    owners: tuple[str, ...]


Root = tuple[Gap, tuple[str, ...]]  # and the indicators that repeat it


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of which the year columns of its table are known; headings among them are none."""
    return (
        indicator.id
        for indicator in indicators(graph)
        if _own_table(graph, indicator.id) is not None and not _is_heading(graph, indicator.id)
    )


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per indicator, naming every year that lacks a target; one question for a table whose indicators were not read well."""
    money, left = once(graph, Money), unread(graph)
    of_table: dict[tuple[str, str], int] = defaultdict(int)
    gaps: dict[tuple[str, str], list[Gap]] = defaultdict(list)
    for id in items(graph):
        for gap in _gaps(graph, money, id):
            of_table[gap.document, gap.table] += 1
            if gap.missing and not _told_by_a_sibling(graph, gap) and not _beside_a_sasaran(graph, gap):
                gaps[gap.document, gap.table].append(gap)
    for table, found in gaps.items():
        clear = {gap.indicator for gap in found if not _is_doubtful(graph, gap, left)}
        # What is told twice, on a kegiatan and its subkegiatan, is as clear as the clearer of both.
        clear |= {id for pair in _above(graph, found).items() if clear & set(pair) for id in pair}
        doubtful = [gap for gap in found if gap.indicator not in clear]
        if len(found) >= _FEWEST and len(found) > _MOST * of_table[table]:
            doubtful = found
        if doubtful:
            yield _question(graph, doubtful, of_table[table])
        roots = list(_roots(graph, [gap for gap in found if gap not in doubtful]))
        for several in _alike(roots):
            yield _finding(graph, several)


def _own_table(graph: PlanGraph, indicator: str) -> tuple[str, str] | None:
    """The table with year columns that states the indicator: of several the one with most of its targets."""
    return each(graph, _find_own_table, indicator)


def _find_own_table(graph: PlanGraph, indicator: str) -> tuple[str, str] | None:
    columns = _columns(graph, indicator)
    if not columns:
        return None
    told: dict[tuple[str, str], int] = defaultdict(int)
    for target in graph.targets(indicator, "HAS_TARGET"):
        for edge in graph.out(target.id, "STATED_IN"):
            told[edge.target, text(edge.properties.get("table"))] += 1
    return max(columns, key=lambda table: (told[table], table))


def _columns(graph: PlanGraph, indicator: str) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for edge in graph.out(indicator, "STATED_IN"):
        listed = edge.properties.get("years")
        if isinstance(listed, (list, tuple)) and listed:
            found[edge.target, text(edge.properties.get("table"))].update(item for item in listed if isinstance(item, int))
    return found


def _gaps(graph: PlanGraph, money: Money, indicator: str) -> Iterator[Gap]:
    """What its own table lacks; and another one, of years that the own has no columns for, in a row that tells of nothing else."""
    own, columns = _own_table(graph, indicator) or ("", ""), _columns(graph, indicator)
    yield _gap(graph, money, indicator, own, columns[own])
    for table in columns.keys() - {own}:
        more = columns[table] - columns[own]
        if more - _targets(graph, indicator) and not _shares_row(graph, indicator, table):
            yield _gap(graph, money, indicator, table, more)


def _shares_row(graph: PlanGraph, indicator: str, table: tuple[str, str]) -> bool:
    """Whether another indicator stands on the row that a table prints for one: the years may be that one's."""
    rows = {text(edge.properties.get("cell")) for edge in _in_table(graph, indicator, table)}
    beside = (edge for other in indicators(graph) if other.id != indicator for edge in _in_table(graph, other.id, table))
    return any(text(edge.properties.get("cell")) in rows for edge in beside)


def _in_table(graph: PlanGraph, indicator: str, table: tuple[str, str]) -> list[Edge]:
    return [edge for edge in graph.out(indicator, "STATED_IN") if (edge.target, text(edge.properties.get("table"))) == table]


def _gap(graph: PlanGraph, money: Money, indicator: str, table: tuple[str, str], columns: set[int]) -> Gap:
    owners = tuple(owner.id for owner in graph.sources(indicator, "MEASURED_BY"))
    have = _targets(graph, indicator)
    missing = columns - have
    missing -= _idle(graph, money, indicator, owners, missing)
    stated = _in_table(graph, indicator, table)
    words = place_of(graph, indicator, among=stated).words
    if 0 < len(missing) <= dashes(words):
        missing = set()  # a dash says that nothing is planned
    return Gap(indicator, *table, frozenset(columns), frozenset(columns & have), frozenset(missing), words, owners)


def _targets(graph: PlanGraph, indicator: str) -> set[int]:
    """The years with a target; a Target without printed text and without value is an empty cell."""
    found = set()
    for target in graph.targets(indicator, "HAS_TARGET"):
        year = integer(target.properties.get("year"))
        if year is not None and (target.properties.get("text") or target.properties.get("value") is not None):
            found.add(year)
    return found


def _idle(graph: PlanGraph, money: Money, indicator: str, owners: Sequence[str], missing: set[int]) -> set[int]:
    """Those of the years `missing` in which a 0 is printed as the money of all that is measured.

    A subkegiatan that is planned for some years only rightly has a target for those alone. Where both the money and the
    indicator are printed per unit, the unit's own money decides, and a year for which it prints none is one that it has not planned.
    """
    if not missing or not owners:
        return set()
    units = {unit.id for unit in graph.targets(indicator, "REPORTED_BY")}
    of_units = [money.of(owner, units) if units else {} for owner in owners]
    printed = [(own, 0) if any(own.values()) else (money.of(owner), None) for owner, own in zip(owners, of_units, strict=True)]
    return {year for year in missing if all(amounts.get(year, blank) == 0 and any(amounts.values()) for amounts, blank in printed)}


def _is_heading(graph: PlanGraph, indicator: str) -> bool:
    """Whether a row measures nothing and has words alone."""
    told = graph.node(indicator).properties
    said = told.get("unit") or told.get("baseline") or told.get("formula") or graph.out(indicator, "HAS_TARGET", "END_TARGET")
    return not said and not graph.into(indicator, "MEASURED_BY")


def _told_by_a_sibling(graph: PlanGraph, gap: Gap) -> bool:
    """Whether another indicator on the same node and table has what this one lacks: the rows of a name and of its result are one.

    They are one where this row has no targets of its own, or the same words. A row without targets and unit of work among those of the
    units is the rest of one that a page break cut.
    """
    own, mine = graph.node(gap.indicator), _texts(graph, gap.indicator)
    units = _units(graph, gap.indicator)
    for other in (other for owner in gap.owners for other in graph.targets(owner, "MEASURED_BY") if other.id != gap.indicator):
        theirs = _texts(graph, other.id)
        if not gap.missing <= theirs.keys() or (gap.document, gap.table) not in _columns(graph, other.id):
            continue
        same = same_indicator(own.text, other.text)
        if not mine and not units and same:
            return True
        if _units(graph, other.id) == units and (same or (not mine and _name_and_result(gap, place_of(graph, other.id).words))):
            return True
    return False


def _beside_a_sasaran(graph: PlanGraph, gap: Gap) -> bool:
    """Whether the row of a tujuan is that of a sasaran of it too, and the tujuan's own target is the end's: the years are the sasaran's."""
    if gap.have or not graph.out(gap.indicator, "END_TARGET"):
        return False
    words = fold(gap.words)
    return any(
        fold(below.text) in words
        for owner in gap.owners
        if graph.node(owner).label == "Goal"
        for below in graph.targets(owner, "HAS_SASARAN")
    )


def _units(graph: PlanGraph, indicator: str) -> set[str]:
    return {unit.id for unit in graph.targets(indicator, "REPORTED_BY")}


def _name_and_result(gap: Gap, other: str) -> bool:
    """Whether two rows are those of a name and of its result: each begins with words of its own, and neither goes on with the other."""
    first, second = gap.words.partition(" | ")[0], other.partition(" | ")[0]
    return bool(first and second) and fold(first) != fold(second) and " | " in gap.words and " | " in other


def _texts(graph: PlanGraph, indicator: str) -> dict[int, str]:
    return {
        year: text(target.properties.get("text"))
        for target in graph.targets(indicator, "HAS_TARGET")
        if (year := integer(target.properties.get("year"))) is not None and target.properties.get("text")
    }


def _is_doubtful(graph: PlanGraph, gap: Gap, left: Sequence[Unread]) -> bool:
    """Whether the row's own words, or something unread beside it, speak against an empty cell."""
    node = graph.node(gap.indicator)
    if is_fragment(node.text) or _shares_its_cell(graph, gap):
        return True
    have = gap.have
    printed = len(values(graph, gap.owners, gap.words)) - _told_of_its_goal(graph, gap)
    spare = (1 if node.properties.get("baseline") else 0) + len(graph.out(gap.indicator, "END_TARGET"))
    if len(gap.words) >= CUT or printed > len(have) + spare:
        return True  # the end of its words is not known, or they show more figures than were read
    place = place_of(graph, gap.indicator)
    return any(
        entry.document == gap.document and (entry.line, entry.page) == (place.line, place.page) and entry.table in ("", gap.table)
        for entry in left
        if entry.what in ("row", "cell")
    )


def _told_of_its_goal(graph: PlanGraph, gap: Gap) -> int:
    """How many figures on the row of a sasaran are those of its tujuan, which stands before it with an indicator of its own."""
    words = fold(gap.words)
    above = {goal.id for owner in gap.owners for goal in graph.sources(owner, "HAS_SASARAN", label="Goal") if fold(goal.text) in words}
    beside = [one.id for goal in sorted(above) for one in graph.targets(goal, "MEASURED_BY") if fold(one.text) in words]
    return sum(len(graph.out(one, "END_TARGET")) for one in beside)


def _shares_its_cell(graph: PlanGraph, gap: Gap) -> bool:
    """Whether the very row states another indicator of the same node: whose figures they are is then a matter of reading."""
    return any(
        other.id != gap.indicator and gap.words and place_of(graph, other.id).words == gap.words
        for owner in gap.owners
        for other in graph.targets(owner, "MEASURED_BY")
    )


def _above(graph: PlanGraph, gaps: Sequence[Gap]) -> dict[str, str]:
    """Indicators that repeat another one on the node right above it, with the same empty years: by the one, the other."""
    of_owner: dict[str, list[Gap]] = defaultdict(list)
    for gap in gaps:
        for owner in gap.owners:
            of_owner[owner].append(gap)
    found: dict[str, str] = {}
    for gap in gaps:
        below = [node.id for owner in gap.owners for node in graph.targets(owner, "HAS_ACTIVITY", "HAS_SUBACTIVITY", "HAS_PROGRAM")]
        for other in (other for node in below for other in of_owner.get(node, ())):
            if gap.missing == other.missing and same_indicator(graph.node(gap.indicator).text, graph.node(other.indicator).text):
                found.setdefault(gap.indicator, other.indicator)
    return found


def _roots(graph: PlanGraph, gaps: Sequence[Gap]) -> Iterator[Root]:
    """Each gap with those that repeat it."""
    above = _above(graph, gaps)
    for gap in gaps:
        if gap.indicator not in above:
            yield gap, tuple(one for one, root in above.items() if root == gap.indicator)


def _alike(roots: Sequence[Root]) -> Iterator[list[Root]]:
    """Many rows of one table with the same empty years are one fault of its layout; fewer are a finding each."""
    groups: dict[frozenset[int], list[Root]] = defaultdict(list)
    for root in roots:
        groups[root[0].missing].append(root)
    for several in groups.values():
        yield from [several] if len(several) >= _FEWEST else [[root] for root in several]


def _finding(graph: PlanGraph, several: Sequence[Root]) -> Finding:
    gap = several[0][0]
    owners = [owner for root, _ in several for owner in root.owners]
    severity: Severity = "error" if any(graph.node(owner).label in GRAVE for owner in owners) else "warning"
    because = Text(
        f"Tabelnya memiliki kolom {years(gap.missing)}, tetapi pada baris ini selnya kosong.",
        f"Its table has columns for {years(gap.missing)}, but on this row their cells are empty.",
    )
    if len(several) > 1:
        others = list(dict.fromkeys(graph.node(root.indicator).text for root, _ in several[1:]))
        names, more = ", ".join(f"“{name}”" for name in others[:_SHOWN]), len(others) - _SHOWN
        because = Text(
            f"Tabelnya memiliki kolom {years(gap.missing)}, tetapi selnya kosong pada {len(several)} baris seperti ini: juga {names}"
            f"{f' dan {more} lagi' if more > 0 else ''}.",
            f"Its table has columns for {years(gap.missing)}, but their cells are empty on {len(several)} rows like this one: also {names}"
            f"{f' and {more} more' if more > 0 else ''}.",
        )
    stands_for = (*several[0][1], *(id for root, repeats in several[1:] for id in (root.indicator, *repeats)))
    return _told(graph, gap, Verdict(*_texts_of(gap), "plan", because), severity, stands_for)


def _question(graph: PlanGraph, gaps: Sequence[Gap], of: int) -> Finding:
    first, count = gaps[0], len(gaps)
    because = Text(
        f"Pada {count} dari {of} indikator tabel ini tidak semua target terbaca, atau kata-kata barisnya menunjukkan angka.",
        f"Of {count} of the {of} indicators of this table not all targets were read, or the words of their rows show figures.",
    )
    return _told(graph, first, Verdict(*_texts_of(first), "reading", because), "warning", tuple(gap.indicator for gap in gaps[1:]))


def _texts_of(gap: Gap) -> tuple[Text, Text]:
    have = gap.have
    found = Text(f"target hanya untuk {years(have)}", f"targets only for {years(have)}")
    if not have:
        found = Text("tidak ada target", "no target at all")
    return Text(f"target untuk {years(gap.columns)}", f"a target for {years(gap.columns)}"), found


def _told(graph: PlanGraph, gap: Gap, verdict: Verdict, severity: Severity, stands_for: tuple[str, ...]) -> Finding:
    stated = [
        edge
        for edge in graph.out(gap.indicator, "STATED_IN")
        if (edge.target, text(edge.properties.get("table"))) == (gap.document, gap.table)
    ]
    place = place_of(graph, gap.indicator, among=stated)
    return RULE.finding(graph, gap.indicator, verdict, key=years(gap.missing), severity=severity, place=place, stands_for=stands_for)


RULE = Rule(
    id="B01",
    name="target.missing-year",
    lke="1.b.6",
    severity="error",
    title=Text("Tahun tanpa target", "Year without target"),
    why=Text(
        "Tahun tanpa target tidak dapat dievaluasi.",
        "A year without a target cannot be evaluated.",
    ),
    source=("P88", "I25"),
    cure=Text("Lengkapi target untuk tahun tersebut.", "Complete the target of that year."),
    bad=Text(
        "Target 2026 dan 2028 sampai 2030 terisi, dan sel 2027 kosong.",
        "Targets for 2026 and 2028 to 2030, and an empty cell for 2027.",
    ),
    good=Text(
        "Target terisi untuk setiap tahun pada tabelnya.",
        "A target for every year of its table.",
    ),
    items=items,
    check=check,
)
