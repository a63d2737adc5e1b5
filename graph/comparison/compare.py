"""The comparison itself: what two plans state differently, as plain rows, and their money year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ..concepts.alignment import place_names
from ..concepts.lexicon import Lexicon, lexicon
from ..ids import fold
from ..model import PlanGraph
from .items import LEVELS, Item, Place, Side, Year, side_of
from .matching import Matched, matched

Status = Literal["added", "removed", "changed", "respelt"]
# What of an item is another: its words, its printed code or number, what it hangs on or serves, a figure, and so on.
What = Literal["item", "text", "code", "number", "parent", "supports", "unit", "formula", "baseline", "kinds", "target", "money"]

_WORK = ("SubActivity", "Activity", "Program")  # levels that print money, the lowest first


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `left` and `right` are what either plan says; an item that only one of them has says its words there.

    `difference` is in rupiah, `office` the unit whose figure it is. `near` is what the other plan has in its place that is alike, yet
    not the same. `follows`: the item hangs on one that was itself added or removed. `node` is the item's id in the right plan, in the
    left one where the right has none.
    """

    level: str
    status: Status
    what: What
    node: str
    path: tuple[str, ...]
    item: str
    left: str | None = None
    right: str | None = None
    year: Year = None
    office: str | None = None
    difference: int | None = None
    near: str | None = None
    follows: bool = False
    left_place: Place | None = None
    right_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many items of a level either plan has, and what became of them; `respelt` are the same in another spelling."""

    left: int = 0
    right: int = 0
    same: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    respelt: int = 0


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One year's money of all programs in either plan, and how much more and less it is in single items of the lowest level."""

    year: Year
    left: int | None
    right: int | None
    more: int
    less: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans beside each other. `years` are those for which both print money, `target_years` those for which both print targets.

    Only these years are compared figure by figure.
    `moved_level` is the level whose moves `money` counts. `unread`: how many places of either plan were not read.
    """

    left: Side
    right: Side
    counts: Mapping[str, Count]
    money: tuple[YearMoney, ...]
    moved_level: str
    years: tuple[int, ...]
    target_years: tuple[int, ...]
    unread: tuple[int, int]
    changes: tuple[Change, ...]


def compare(left: PlanGraph, right: PlanGraph, words: Lexicon | None = None) -> Comparison:
    """What the plan in `right` states differently from the one in `left`.

    Each graph holds one plan (`Store.graph(document)` gives one of many). Items are matched by their code, then by their words at
    their place; words that differ by more than a slip are two things, of which the nearest is named. `words` is the lexicon that says
    how words are written, by default the one in force. GraphError where a graph is not one plan.
    """
    same_agency = {node.id for node in left.nodes("Agency")} == {node.id for node in right.nodes("Agency")}
    one, other = side_of(left, split=same_agency), side_of(right, split=same_agency)
    pairs = matched(one, other, words or lexicon(), place_names(_agencies(left, right), _regions(left, right)))
    return _Comparing(one, other, pairs, split=same_agency).result((_unread(left), _unread(right)))


def _agencies(*graphs: PlanGraph) -> Iterator[tuple[object, object]]:
    for graph in graphs:
        yield from ((node.properties["name"], node.properties.get("kind")) for node in graph.nodes("Agency"))


def _regions(*graphs: PlanGraph) -> list[str]:
    return [node.text for graph in graphs for node in graph.nodes("Region")]


def _unread(graph: PlanGraph) -> int:
    return sum(1 for _ in graph.nodes("Unread"))


@dataclass(frozen=True, slots=True)
class Entry:
    """All that became of one item: the change that says it came or went, or else its changes but those of money, and its money.

    `difference` is the rupiah of all years together.
    """

    level: str
    status: Status
    item: str
    path: tuple[str, ...]
    changes: tuple[Change, ...]
    money: tuple[Change, ...]
    difference: int
    near: str | None = None
    office: str | None = None
    follows: bool = False
    left_place: Place | None = None
    right_place: Place | None = None


def entries(changes: Iterable[Change]) -> list[Entry]:
    """The changes item by item, the largest moves of money first, then in the order of levels."""
    groups: dict[tuple[str, bool], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.node, change.status == "removed"), []).append(change)
    found = [_entry(group) for group in groups.values()]
    return sorted(found, key=lambda entry: (-abs(entry.difference), LEVELS.index(entry.level), _STATES[entry.status], entry.item))


def _entry(group: list[Change]) -> Entry:
    money = tuple(
        sorted((change for change in group if change.what == "money"), key=lambda change: _in_order((change.year, change.office)))
    )
    rest = sorted((change for change in group if change.what != "money"), key=lambda c: (c.what, c.year is None, c.year or 0))
    head = next((change for change in rest if change.what == "item"), group[0])
    status: Status = min((change.status for change in group), key=lambda status: _STATES[status])
    return Entry(
        head.level, status, head.item, head.path, tuple(rest), money,
        sum(change.difference or 0 for change in money if change.year is not None), head.near, head.office, head.follows,
        head.left_place, head.right_place,
    )  # fmt: skip


class _Comparing:
    def __init__(self, left: Side, right: Side, pairs: Matched, *, split: bool) -> None:
        self.left, self.right, self.pairs, self.split = left, right, pairs, split
        self.lefts = {item.id: item for items in left.items.values() for item in items}
        self.rights = {item.id: item for items in right.items.values() for item in items}
        self.back = {right: left for left, right in pairs.pairs.items()}
        self.near_back = {right: left for left, right in pairs.near.items()}
        self.years = left.years(money=True) & right.years(money=True)
        self.target_years = left.years(money=False) & right.years(money=False)

    def result(self, unread: tuple[int, int]) -> Comparison:
        changes: list[Change] = []
        counts: dict[str, Count] = {}
        for label in LEVELS:
            found = list(self._level(label))
            counts[label] = self._count(label, found)
            changes += found
        level = next((label for label in _WORK if _has_money(self.left, label) and _has_money(self.right, label)), "Program")
        money = tuple(self._money(changes, level))
        changes.sort(key=_weight)
        return Comparison(
            self.left, self.right, counts, money, level, tuple(sorted(self.years)), tuple(sorted(self.target_years)), unread, tuple(changes)
        )

    def _level(self, label: str) -> Iterator[Change]:
        for item in self.left.items[label]:
            match = self.pairs.pairs.get(item.id)
            if match is None:
                yield from self._alone(item, "removed", self.lefts, self.rights)
            else:
                yield from self._pair(item, self.rights[match])
        for item in self.right.items[label]:
            if item.id not in self.back:
                yield from self._alone(item, "added", self.rights, self.lefts)

    def _alone(self, item: Item, status: Status, own: Mapping[str, Item], other: Mapping[str, Item]) -> Iterator[Change]:
        left = status == "removed"
        known, alike = (self.pairs.pairs, self.pairs.near) if left else (self.back, self.near_back)
        near = alike.get(item.id)
        follows = bool(item.parents) and all(parent not in known and parent not in alike for parent in item.parents)
        change = Change(
            item.label, status, "item", item.id, _path(item, own), item.shown, item.shown if left else None, None if left else item.shown,
            office=item.office, near=other[near].shown if near is not None and near in other else None, follows=follows,
            left_place=item.place if left else None, right_place=None if left else item.place,
        )  # fmt: skip
        yield change
        for (year, office), rupiah in sorted(self._figures(item).items(), key=lambda figure: _in_order(figure[0])):
            if year in self.years:
                yield replace(
                    change, what="money", left=str(rupiah) if left else None, right=None if left else str(rupiah), year=year,
                    office=office, difference=-rupiah if left else rupiah, near=None, follows=True,
                )  # fmt: skip

    def _pair(self, one: Item, other: Item) -> Iterator[Change]:
        base = Change(
            other.label, "changed", "text", other.id, _path(other, self.rights), other.shown, office=other.office,
            left_place=one.place, right_place=other.place,
        )  # fmt: skip
        if one.text != other.text:
            same = _letters(one.text) == _letters(other.text)
            if not same or one.text.casefold() != other.text.casefold():
                yield replace(base, status="respelt" if same else "changed", left=one.text, right=other.text)
        if one.code and other.code and one.code != other.code:
            yield replace(base, what="code", left=one.code, right=other.code)
        for name, what in _VALUES.items():
            before, after = one.values.get(name), other.values.get(name)
            if before != after and _plain(before) != _plain(after):
                yield replace(base, what=what, left=before, right=after)
        yield from self._above(one, other, base)
        for year in sorted({*one.targets, *other.targets} & {*self.target_years, None}, key=lambda year: (year is None, year or 0)):
            aim, new = one.targets.get(year), other.targets.get(year)
            agree = aim is not None and new is not None and (
                aim.value == new.value if aim.value is not None and new.value is not None else _plain(aim.text) == _plain(new.text)
            )  # fmt: skip
            if not agree:
                yield replace(base, what="target", left=aim.text if aim else None, right=new.text if new else None, year=year)
        yield from self._moved(one, other, base)

    def _above(self, one: Item, other: Item, base: Change) -> Iterator[Change]:
        """What an item hangs on now, and before; and what of the region's plan it serves."""
        hung = {self.pairs.right_of(parent) or parent for parent in one.parents}
        if hung != set(other.parents):
            yield replace(base, what="parent", left=self._named(one.parents, self.lefts), right=self._named(other.parents, self.rights))
        if {_letters(text) for text in one.supports} != {_letters(text) for text in other.supports}:
            yield replace(base, what="supports", left="; ".join(one.supports) or None, right="; ".join(other.supports) or None)

    def _named(self, parents: Iterable[str], own: Mapping[str, Item]) -> str | None:
        return "; ".join(own[parent].shown for parent in parents if parent in own) or None

    def _moved(self, one: Item, other: Item, base: Change) -> Iterator[Change]:
        before, after = self._figures(one), self._figures(other)
        for year, office in sorted({*before, *after}, key=_in_order):
            if year is not None and year not in self.years:
                continue
            was, now = before.get((year, office)), after.get((year, office))
            if was != now:
                told = (None if was is None else str(was)), (None if now is None else str(now))
                yield replace(base, what="money", left=told[0], right=told[1], year=year, office=office, difference=(now or 0) - (was or 0))

    def _figures(self, item: Item) -> dict[tuple[Year, str | None], int]:
        return dict(item.money) if self.split else {(year, None): rupiah for year, rupiah in item.per_year().items()}

    def _count(self, label: str, changes: Iterable[Change]) -> Count:
        states: dict[tuple[str, bool], set[Status]] = {}
        for change in changes:
            states.setdefault((change.node, change.status == "removed"), set()).add(change.status)
        became = Counter(
            next(status for status in ("added", "removed", "changed", "respelt") if status in found) for found in states.values()
        )
        left, right = len(self.left.items[label]), len(self.right.items[label])
        same = right - became["added"] - became["changed"] - became["respelt"]
        return Count(left, right, same, became["changed"], became["added"], became["removed"], became["respelt"])

    def _money(self, changes: Iterable[Change], level: str) -> Iterator[YearMoney]:
        before, after = _totals(self.left), _totals(self.right)
        more: Counter[Year] = Counter()
        less: Counter[Year] = Counter()
        moves: Counter[tuple[str, Year]] = Counter()
        for change in changes:
            if change.level == level and change.difference:
                moves[change.node, change.year] += change.difference
        for (_, year), moved in moves.items():
            (more if moved > 0 else less)[year] += abs(moved)
        for year in sorted({*before, *after}, key=lambda year: (year is None, year or 0)):
            yield YearMoney(year, before.get(year), after.get(year), more[year], less[year])


_VALUES: Mapping[str, What] = {"number": "number", "unit": "unit", "formula": "formula", "baseline": "baseline", "kinds": "kinds"}


def _has_money(side: Side, label: str) -> bool:
    return any(item.money for item in side.items[label])


def _totals(side: Side) -> Counter[Year]:
    """The money of a plan's programs by year, each rupiah once."""
    found: Counter[Year] = Counter()
    for item in side.items["Program"]:
        found.update(item.per_year())
    return found


def _path(item: Item, own: Mapping[str, Item]) -> tuple[str, ...]:
    """What an item hangs on, from the top; of several the first."""
    above: list[str] = []
    seen = {item.id}
    while parent := next((name for name in item.parents if name in own and name not in seen), None):
        seen.add(parent)
        item = own[parent]
        above.append(item.shown)
    return tuple(reversed(above))


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _plain(text: str | None) -> str:
    return _letters(text.replace("%", " persen ")) if text else ""


def _in_order(key: tuple[Year, str | None]) -> tuple[bool, int, str]:
    year, office = key
    return (year is None, year or 0, office or "")


_STATES = {"changed": 0, "removed": 1, "added": 2, "respelt": 3}


def _weight(change: Change) -> tuple[int, int, int, str, str, bool, int, str]:
    """The largest moves of money first, then by level; what one item changes stays together."""
    return (
        -abs(change.difference or 0), LEVELS.index(change.level), _STATES[change.status], change.item, change.what,
        change.year is None, change.year or 0, change.office or "",
    )  # fmt: skip
