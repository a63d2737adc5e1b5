"""What kind of difference lies between a printed figure and the rows below it: a double, one row, swapped digits.

Pure functions on amounts. A pattern helps a reader to find the fault in the plan, and it tells the plan's fault from
a misreading: no misreading doubles every figure to the rupiah.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .figures import Row, Sum

Level = Literal["direct", "lowest"]
Kind = Literal["double", "half", "row", "odd", "shared", "moved", "swapped", "shifted", "digits", "empty", "other"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of one node, and the sums (years) that show it.

    `level` says which rows the printed figure disagrees with. `subject` is the row whose amount is the gap ("row"), the
    row of a unit that differs by the gap from what the other units share ("odd"), or the id of the other parent that
    lacks what this one has too much ("moved").
    """

    owner: str
    level: Level
    kind: Kind
    subject: Row | str | None
    sums: tuple[Sum, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years concerned, in order."""
        return tuple(sum_.year for sum_ in self.sums)

    @property
    def exact(self) -> bool:
        """Whether the figures stand in a relation that misread digits would not give."""
        return self.kind in ("double", "half")

    def gap(self, sum_: Sum) -> int:
        """Printed minus added up, in rupiah."""
        return sum_.direct_gap if self.level == "direct" else sum_.lowest_gap

    def added(self, sum_: Sum) -> int:
        """What the rows add up to, in rupiah."""
        return sum_.direct if self.level == "direct" else sum_.lowest


def patterns(sums: Sequence[Sum], others: Mapping[int, Sequence[Sum]]) -> list[Pattern]:
    """The patterns in the sums of ONE node, its years grouped by what is wrong in them; none where all of them fit.

    `others` holds, per year, the failing sums of all nodes of the document, among which a row may have moved.
    """
    found: list[Pattern] = []
    for level in ("direct", "lowest"):
        failing = [item for item in sums if _fails(item, level)]
        found += _grouped(failing, level, sums, others)
    return sorted(found, key=lambda item: item.years)


def _fails(item: Sum, level: Level) -> bool:
    if level == "direct":
        return not item.direct_fits
    return item.direct_fits and not item.lowest_fits


def _grouped(failing: list[Sum], level: Level, sums: Sequence[Sum], others: Mapping[int, Sequence[Sum]]) -> list[Pattern]:
    groups: dict[tuple[Kind, Row | str | None], list[Sum]] = {}
    rows_of_years = Counter(_identity(row) for item in failing for row in set(_gap_rows(item, level)))
    for item in failing:
        groups.setdefault(_kind(item, level, sums, others, rows_of_years), []).append(item)
    return [Pattern(items[0].owner, level, kind, _widest(subject, items), tuple(items)) for (kind, subject), items in groups.items()]


def _kind(
    item: Sum,
    level: Level,
    sums: Sequence[Sum],
    others: Mapping[int, Sequence[Sum]],
    popularity: Counter[tuple[str, str | None]],
) -> tuple[Kind, Row | str | None]:
    whole = _whole_kind(item, level, sums)
    if whole is not None:
        return whole, None
    rows = _gap_rows(item, level)
    if rows:
        # One row that explains several years explains more than a different row for each of them.
        best = max(rows, key=lambda row: (popularity[_identity(row)], -rows.index(row)))
        return "row", Row(best.node, best.unit, 0)
    strange = _odd_row(item, level)
    if strange is not None:
        return "odd", Row(strange.node, strange.unit, 0)
    if level == "direct":
        gap = item.direct_gap
        for other in others.get(item.year, ()):
            if other.owner != item.owner and other.direct_gap == -gap:
                return "moved", other.owner
    if level == "direct" and _shifted(item, sums):
        return "shifted", None
    if swapped_digits(item.printed, item.direct if level == "direct" else item.lowest):
        return "digits", None
    if level == "direct" and item.empty and item.direct_gap > 0:
        return "empty", None
    return "other", None


def _whole_kind(item: Sum, level: Level, sums: Sequence[Sum]) -> Kind | None:
    """What the two amounts tell without a look at single rows."""
    added = item.direct if level == "direct" else item.lowest
    count = item.direct_count if level == "direct" else item.lowest_count
    if multiple_of(item.printed, added, 2, count):
        return "double"
    if multiple_of(added, item.printed, 2, count):
        return "half"
    if level == "direct" and item.shared and item.shared == -item.direct_gap:
        return "shared"
    return "swapped" if level == "direct" and _swapped(item, sums) else None


def multiple_of(large: int, small: int, factor: int, tolerance: int) -> bool:
    """Whether `large` is `factor` times `small`, to within `factor` × `tolerance` rupiah and less than a thousandth."""
    return small > 0 and abs(large - factor * small) <= min(factor * tolerance, small // 1000)


def swapped_digits(one: int, other: int) -> bool:
    """Whether two amounts of at least four digits differ in the order of their digits only, or in one digit."""
    a, b = str(one), str(other)
    if len(a) != len(b) or len(a) < 4 or a == b:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def rows_in_pairs(pattern: Pattern) -> bool:
    """Whether every amount below the figure stands there an even number of times, as when rows are read twice."""
    whole = [[row.rupiah for row in item.rows if row.unit is None] for item in pattern.sums]
    return all(amounts and all(count % 2 == 0 for count in Counter(amounts).values()) for amounts in whole)


def _gap_rows(item: Sum, level: Level) -> list[Row]:
    """The rows whose amount is the gap: whole rows first, then rows of units, then the lowest ones; each node once."""
    gap = abs(item.direct_gap if level == "direct" else item.lowest_gap)
    seen: dict[tuple[str, str | None], Row] = {}
    for row in (*item.rows, *item.lower):
        if row.rupiah == gap:
            seen.setdefault(_identity(row), row)
    return list(seen.values())


def _odd_row(item: Sum, level: Level) -> Row | None:
    """The one row of a unit that is off by the gap from the amount that most other units of its node print."""
    gap = item.direct_gap if level == "direct" else item.lowest_gap
    nodes: dict[str, list[Row]] = {}
    for row in dict.fromkeys((*item.rows, *item.lower)):
        if row.unit is not None:
            nodes.setdefault(row.node, []).append(row)
    for rows in nodes.values():
        usual, count = Counter(row.rupiah for row in rows).most_common(1)[0]
        off = [row for row in rows if row.rupiah - usual == -gap]
        if len(off) == 1 and count > 1 and 2 * count > len(rows):
            return off[0]
    return None


def _shifted(item: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the figure is what the rows of another year add up to, and that year does not fit either."""
    return any(
        other.year != item.year and not other.direct_fits and abs(item.printed - other.direct) <= other.direct_count for other in sums
    )


def _swapped(item: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the figures of two years stand in each other's place; where a row slips, the others slip along."""
    failing = [other for other in sums if not other.direct_fits]
    return len(failing) == 2 and any(
        other.year != item.year
        and abs(item.printed - other.direct) <= other.direct_count
        and abs(other.printed - item.direct) <= item.direct_count
        for other in failing
    )


def _identity(row: Row) -> tuple[str, str | None]:
    return row.node, row.unit


def _widest(subject: Row | str | None, items: Sequence[Sum]) -> Row | str | None:
    """The subject row with its amount of the first year, which grouping left out."""
    if not isinstance(subject, Row):
        return subject
    rows = (*items[0].rows, *items[0].lower)
    return next((row for row in rows if _identity(row) == _identity(subject)), subject)
