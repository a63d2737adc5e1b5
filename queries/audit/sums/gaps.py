"""What kind of difference lies between a printed figure and its rows: a double, a thousandfold, one row, swapped digits; on amounts alone.

A kind helps to find the fault in the plan. It says nothing of whose fault it is: a row read twice doubles a sum as exactly as a planner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .sums import Row, Sum

Kind = Literal[
    "double", "half", "scaled", "row", "odd", "shared", "moved", "swapped", "shifted", "digits", "empty", "other"
]  # fmt: skip
_SCALES = (10, 100, 1_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of difference at one node, and the sums (years) that show it.

    `subject` is the row whose amount is the gap ("row"), the row of a unit that differs by the gap from what the other units share
    ("odd"), or the id of the other parent that lacks what this one has too much ("moved").
    """

    kind: Kind
    subject: Row | str | None
    sums: tuple[Sum, ...]

    @property
    def owner(self) -> str:
        """The node whose figure differs from its rows."""
        return self.sums[0].owner

    @property
    def years(self) -> tuple[int, ...]:
        """The years concerned, in order."""
        return tuple(item.year for item in self.sums)


def gaps(sums: Sequence[Sum], others: Mapping[int, Sequence[Sum]], shared: Mapping[str, bool]) -> list[Gap]:
    """The differences in the sums of ONE node and table, its years grouped by what is wrong in them; none where all of them fit.

    `others` holds, per year, the failing sums of the same table, among which a row may have moved; `shared` says of a row's node
    whether it stands under several parents.
    """
    failing = [item for item in sums if not item.fits]
    common = Counter(_identity(row) for item in failing for row in set(_gap_rows(item)))
    groups: dict[tuple[Kind, object], list[tuple[Sum, Row | str | None]]] = {}
    for item in failing:
        kind, subject = _kind(item, sums, others.get(item.year, ()), common, shared)
        same = _identity(subject) if isinstance(subject, Row) else subject
        groups.setdefault((kind, same), []).append((item, subject))
    found = [Gap(kind, items[0][1], tuple(item for item, _ in items)) for (kind, _), items in groups.items()]
    return sorted(found, key=lambda gap: gap.years)


def _kind(
    item: Sum, sums: Sequence[Sum], others: Sequence[Sum], common: Counter[tuple[str, str | None]], shared: Mapping[str, bool]
) -> tuple[Kind, Row | str | None]:
    whole = _whole_kind(item, sums, shared)
    if whole is not None:
        return whole, None
    rows = _gap_rows(item)
    if rows:
        # One row that explains several years explains more than a different row for each of them.
        return "row", max(rows, key=lambda row: (common[_identity(row)], -rows.index(row)))
    strange = _odd_row(item)
    if strange is not None:
        return "odd", strange
    typed = swapped_digits(item.printed, item.added)
    for other in others:
        if other.key != item.key and not other.over_units and other.gap == -item.gap:
            # A figure typed wrongly leaves the same gap in the sum that it is a row of: no row need have moved.
            own = typed and any(row.node == item.owner for row in other.rows)
            return ("digits", None) if own else ("moved", other.owner)
    if _shifted(item, sums):
        return "shifted", None
    if typed:
        return "digits", None
    return ("empty" if item.empty and item.gap > 0 else "other"), None


def _whole_kind(item: Sum, sums: Sequence[Sum], shared: Mapping[str, bool]) -> Kind | None:
    """What the two amounts tell without a look at single rows."""
    if multiple_of(item.printed, item.added, 2, item.tolerance):
        return "double"
    if multiple_of(item.added, item.printed, 2, item.tolerance):
        return "half"
    if scale(item):
        return "scaled"
    if -item.gap == sum(row.rupiah for row in item.rows if shared.get(row.node)) != 0:
        return "shared"
    return "swapped" if _swapped(item, sums) else None


def multiple_of(large: int, small: int, factor: int, tolerance: int) -> bool:
    """Whether `large` is `factor` times `small`, to within `factor` × `tolerance` rupiah and less than a thousandth."""
    return small > 0 and abs(large - factor * small) <= min(factor * tolerance, small // 1000)


def scale(item: Sum) -> int:
    """How many times (one of `_SCALES`) the figure is its rows, negative where the rows are as many times the figure; 0 for neither."""
    for factor in _SCALES:
        if multiple_of(item.printed, item.added, factor, item.tolerance):
            return factor
        if multiple_of(item.added, item.printed, factor, item.tolerance):
            return -factor
    return 0


def swapped_digits(one: int, other: int) -> bool:
    """Whether two amounts of at least four digits differ in the order of their digits only, or in one digit."""
    a, b = str(one), str(other)
    if len(a) != len(b) or len(a) < 4 or a == b:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _parts(item: Sum) -> list[Row]:
    """The rows, then the rows of their units."""
    units = [Row(row.node, figure.unit, figure.rupiah, (figure,)) for row in item.rows for figure in row.figures if figure.unit]
    return [*item.rows, *(units if not item.over_units else ())]


def _gap_rows(item: Sum) -> list[Row]:
    """The rows whose amount is the gap, each node once."""
    seen: dict[tuple[str, str | None], Row] = {}
    for row in _parts(item):
        if row.rupiah == abs(item.gap):
            seen.setdefault(_identity(row), row)
    return list(seen.values())


def _odd_row(item: Sum) -> Row | None:
    """The one row of a unit that is off by the gap from the amount that most other units of its node print."""
    nodes: dict[str, list[Row]] = {}
    for row in _parts(item):
        if row.unit is not None:
            nodes.setdefault(row.node, []).append(row)
    for rows in nodes.values():
        usual, count = Counter(row.rupiah for row in rows).most_common(1)[0]
        off = [row for row in rows if row.rupiah - usual == -item.gap]
        if len(off) == 1 and count > 1 and 2 * count > len(rows):
            return off[0]
    return None


def _shifted(item: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the figure is what the rows of another year add up to, and that year does not fit either."""
    return any(other.year != item.year and not other.fits and abs(item.printed - other.added) <= other.tolerance for other in sums)


def _swapped(item: Sum, sums: Sequence[Sum]) -> bool:
    """Whether the figures of two years stand in each other's place; where a row slips, the others slip along."""
    failing = [other for other in sums if not other.fits]
    return len(failing) == 2 and any(
        other.year != item.year and abs(item.printed - other.added) <= other.tolerance and abs(other.printed - item.added) <= item.tolerance
        for other in failing
    )


def _identity(row: Row) -> tuple[str, str | None]:
    return row.node, row.unit
