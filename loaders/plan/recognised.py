"""Amounts recognised in pictures, voted on by sums: a misread digit breaks two sums of its table, and one other figure closes both.

A planner slips by one digit too, and sums cannot tell whose slip it is. So where a recognised amount breaks sums that close with one
digit changed, dropped or put in, that amount is taken only if the recogniser itself doubted the figure; else what was read stays, and both
are named for somebody to look at the page. Where several amounts could be the misread one, all are named and left.
Printed text is never changed: only what was read from a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from ..documents.reasons import Reason
from .facts import Amount, Item, NotUnderstood, Origin, Plan

_LEVELS = ("Program", "Activity", "SubActivity")
_DIGITS_OF_MONEY = 8
_LARGE = 100_000  # rupiah: smaller amounts may be printed without points
_FEWEST, _MOST = 5, 0.6  # amounts with points, and the share of a table's, from which on all of it has them
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.,]*\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\d.,]*\d)")
_PASSES = 4  # one mended amount may let the next be told


def settle_recognised(plan: Plan) -> None:
    """Mend the doubtful amounts that two sums tell, and name these, those that were not doubtful, and those that only one sum doubts."""
    if not plan.recognised:
        return
    _leave_ungrouped(plan)
    _leave_no_targets(plan)
    doubtful = _doubtful_figures(plan)
    trees = Trees(plan)
    told: set[int] = set()
    for _ in range(_PASSES):
        found = [one for year in trees.years for one in (*_parents(trees, year), *_children(trees, year)) if id(one.amount) not in told]
        if not found:
            break
        for one in found:
            if id(one.amount) not in told and one.amount.rupiah == one.before:
                told.add(id(one.amount))
                mended = _is_doubtful(one.amount, doubtful)
                plan.not_understood.append(_named(one, mended=mended))
                if mended:
                    one.amount.rupiah = one.value
    for amounts in (left for year in trees.years for left in _doubted(trees, year)):
        if any(id(amount) in told for amount in amounts):
            continue
        place = amounts[0].origin.place
        words = " | ".join(_printed(amount.rupiah) for amount in amounts)
        plan.not_understood.append(NotUnderstood(place, words, Reason.OCR_UNSURE, table=amounts[0].origin.table))


def _leave_ungrouped(plan: Plan) -> None:
    """Take back recognised amounts without the points or commas that the others of their table have: a digit, or one of these, was misread.

    "20001000" beside "25,000,000" may be anything; it is named as damaged.
    """
    large = [
        amount.origin
        for amount in (amount for item in plan.items for amount in item.amounts)
        if amount.origin.place.page in plan.recognised and amount.rupiah >= _LARGE
    ]
    tables: dict[str, list[Origin]] = {}
    for origin in large:
        tables.setdefault(origin.table, []).append(origin)
    ungrouped: set[int] = set()
    for origins in tables.values():
        left = [origin for origin in origins if not _is_grouped(origin.cell)]
        if len(origins) - len(left) >= max(_FEWEST, _MOST * len(origins)):
            ungrouped.update(map(id, left))
    for item in plan.items:
        for where in (amount.origin for amount in item.amounts if id(amount.origin) in ungrouped):
            words = where.cell.strip()
            plan.not_understood.append(
                NotUnderstood(where.place, words, Reason.DAMAGED_AMOUNT, words, table=where.table, amounts=1, figures=1)
            )
        item.amounts = [amount for amount in item.amounts if id(amount.origin) not in ungrouped]


def _leave_no_targets(plan: Plan) -> None:
    """Take back recognised targets that cannot be any: a lone stroke, or as many digits as only money has."""
    for measure in (measure for item in plan.items for measure in item.measures):
        for aim in measure.aims:
            if aim.origin.place.page in plan.recognised and _is_no_target(aim.text):
                where = aim.origin
                plan.not_understood.append(NotUnderstood(where.place, aim.text, Reason.OCR_UNSURE, table=where.table, figures=1))
        measure.aims = [aim for aim in measure.aims if aim.origin.place.page not in plan.recognised or not _is_no_target(aim.text)]


def _is_no_target(words: str) -> bool:
    digits = sum(letter.isdigit() for letter in words)
    return digits >= _DIGITS_OF_MONEY or not (digits or any(letter.isalpha() for letter in words) or words.strip() in ("-", "–", "—"))


def _is_grouped(words: str) -> bool:
    return _GROUPED.search(words) is not None


@dataclass(frozen=True, slots=True)
class _Vote:
    """An amount with what it was read as, what two sums say that it is, and which ones."""

    amount: Amount
    before: int
    value: int
    sums: tuple[int, int]  # the totals that close with it


class Trees:
    """Programs, kegiatan and subkegiatan, each with what is below it and its money of each year."""

    def __init__(self, plan: Plan) -> None:
        self.recognised = plan.recognised
        self.items = list(plan.of_level(*_LEVELS))
        self.below: dict[int, list[Item]] = {}
        self.above: dict[int, Item] = {}
        for item in self.items:
            for parent in item.parents:
                if parent.level in _LEVELS:
                    self.below.setdefault(id(parent), []).append(item)
                    self.above[id(item)] = parent
        self.money = {(id(item), amount.year): amount for item in self.items for amount in item.amounts if _counts(amount)}
        self.years = sorted({year for _, year in self.money if year is not None})
        self.totals: dict[int | None, set[int]] = {}
        for _, amount in plan.totals:
            self.totals.setdefault(amount.year, set()).add(amount.rupiah)

    def amount(self, item: Item, year: int | None) -> Amount | None:
        """The money of an item in a year (None: at the end of the period)."""
        return self.money.get((id(item), year))

    def children(self, item: Item, year: int) -> list[Amount] | None:
        """The money of all that is below an item, None where some is missing."""
        found = [self.amount(child, year) for child in self.below.get(id(item), [])]
        return [amount for amount in found if amount is not None] if found and None not in found else None

    def is_recognised(self, amount: Amount) -> bool:
        """True for an amount that was read from a picture."""
        return amount.origin.place.page in self.recognised

    def needed_above(self, item: Item, year: int) -> Iterator[int]:
        """What an item's money must be for the sum above it to close: its parent's or a total's, less what stands beside it."""
        parent = self.above.get(id(item))
        beside = self.below.get(id(parent), []) if parent else [other for other in self.items if other.level == "Program"]
        others = [self.amount(other, year) for other in beside if other is not item]
        if None in others:
            return
        rest = sum(amount.rupiah for amount in others if amount is not None)
        whole = self.amount(parent, year) if parent else None
        if whole is not None:
            yield whole.rupiah - rest
        elif parent is None and item.level == "Program":
            yield from (total - rest for total in self.totals.get(year, ()))

    def needed_beside(self, item: Item, year: int) -> int | None:
        """What an item's money must be for its row to add up to its end of period; None where no such figure is printed."""
        end = self.amount(item, None)
        others = [self.amount(item, other) for other in self.years if other != year]
        if end is None or None in others:
            return None
        return end.rupiah - sum(amount.rupiah for amount in others if amount is not None)


def _counts(amount: Amount) -> bool:
    return amount.source == "name" and amount.unit is None


def is_slip(read: int, value: int) -> bool:
    """True for two amounts that differ by one digit: another one, one too many, one too few."""
    one, other = str(read), str(value)
    if value <= 0 or one == other:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _parents(trees: Trees, year: int) -> Iterator[_Vote]:
    """Amounts that neither the sum below nor the one above them gives, where both give the same one."""
    for item in trees.items:
        own, children = trees.amount(item, year), trees.children(item, year)
        if own is None or children is None or not trees.is_recognised(own):
            continue
        total = sum(amount.rupiah for amount in children)
        above = [*trees.needed_above(item, year), trees.needed_beside(item, year)]
        if total != own.rupiah and total in above and own.rupiah not in above and is_slip(own.rupiah, total):
            yield _Vote(own, own.rupiah, total, (total, total))


def _children(trees: Trees, year: int) -> Iterator[_Vote]:
    """The one amount below a parent's that may be misread, where that parent's own money is told by the sum above it."""
    for item, candidates in _breaking(trees, year):
        if len(candidates) == 1 and _is_confirmed(trees, item, candidates[0], year):
            child, value = candidates[0]
            amount, whole = trees.amount(child, year), trees.amount(item, year)
            if amount is not None and whole is not None:
                yield _Vote(amount, amount.rupiah, value, (whole.rupiah, value))


def _is_confirmed(trees: Trees, parent: Item, candidate: tuple[Item, int], year: int) -> bool:
    """True where a second sum closes: the parent's with what stands beside it, or the child's own below it or along its row."""
    child, value = candidate
    whole, below = trees.amount(parent, year), trees.children(child, year)
    if below is not None:
        return sum(amount.rupiah for amount in below) == value
    return trees.needed_beside(child, year) == value or (whole is not None and whole.rupiah in trees.needed_above(parent, year))


def _breaking(trees: Trees, year: int) -> Iterator[tuple[Item, list[tuple[Item, int]]]]:
    """Parents whose children do not add up, with the recognised ones that close the sum when one digit changes, and to what."""
    for item in trees.items:
        whole, children = trees.amount(item, year), trees.children(item, year)
        if whole is None or children is None:
            continue
        gap = whole.rupiah - sum(amount.rupiah for amount in children)
        if not gap:
            continue
        found = []
        for child in trees.below[id(item)]:
            amount, below = trees.amount(child, year), trees.children(child, year)
            if amount is None or not trees.is_recognised(amount) or not is_slip(amount.rupiah, amount.rupiah + gap):
                continue
            held = below is not None and sum(one.rupiah for one in below) == amount.rupiah
            if not held and trees.needed_beside(child, year) != amount.rupiah:
                found.append((child, amount.rupiah + gap))
        sure = [entry for entry in found if _confirmed_itself(trees, entry, year)]
        yield item, sure if len(sure) == 1 else found


def _confirmed_itself(trees: Trees, candidate: tuple[Item, int], year: int) -> bool:
    """True where the child's own other sum, below it or along its row, gives the same amount."""
    child, value = candidate
    below = trees.children(child, year)
    return trees.needed_beside(child, year) == value or (below is not None and sum(one.rupiah for one in below) == value)


def _doubted(trees: Trees, year: int) -> Iterator[list[Amount]]:
    """The recognised amounts of each sum that does not close by one digit of one of them, where nothing tells which."""
    for item, candidates in _breaking(trees, year):
        own = trees.amount(item, year)
        amounts = [trees.amount(child, year) for child, _ in candidates]
        found = [amount for amount in chain(amounts, [own]) if amount is not None and trees.is_recognised(amount)]
        if candidates and found:
            yield found


def _doubtful_figures(plan: Plan) -> dict[int | None, set[str]]:
    """By page the digits of the figures that the recogniser was not sure of, or read otherwise at a second look."""
    found: dict[int | None, set[str]] = {}
    for entry in plan.not_understood:
        if entry.reason is Reason.OCR_UNSURE:
            found.setdefault(entry.place.page, set()).update(re.sub(r"\D", "", words) for words in entry.words.split(" | "))
    return found


def _is_doubtful(amount: Amount, doubtful: Mapping[int | None, Set[str]]) -> bool:
    """True for an amount of a doubtful figure, which may be printed in thousands or millions, or with two decimals."""
    digits = str(amount.rupiah)
    thousands = {digits[:-zeros] for zeros in (3, 6) if digits.endswith("0" * zeros)}
    return not doubtful.get(amount.origin.place.page, frozenset()).isdisjoint({digits, f"{digits}00", *thousands})


def _named(vote: _Vote, *, mended: bool) -> NotUnderstood:
    """What is told of an amount: what was recognised, what it is or would be, and the sums that close with it."""
    words = f"{_printed(vote.before)} {'→' if mended else '≠'} {_printed(vote.value)} (= {_both(vote.sums)})"
    reason = Reason.OCR_MENDED if mended else Reason.OCR_SLIP
    return NotUnderstood(vote.amount.origin.place, words, reason, table=vote.amount.origin.table)


def _both(sums: Sequence[int]) -> str:
    return ", ".join(dict.fromkeys(map(_printed, sums)))


def _printed(value: int) -> str:
    return f"{value:,}".replace(",", ".")
