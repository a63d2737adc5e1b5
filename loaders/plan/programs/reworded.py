"""One program, kegiatan or subkegiatan that two tables word differently becomes one: told by its words, its parts, its place in order.

No table prints a node in two wordings beside each other, so only what no table states both of may be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from ...language.abbreviations import words_in_full
from ...language.likeness import SAME, key, same, similarity
from ...nomenclature.lookup import Nomenclature
from ..builder import Builder
from ..facts import Item, Plan

_LEVELS = ("Program", "Activity", "SubActivity")
# What names of the same thing have in one wording and lack in another, since it goes without saying.
_UNSAID = frozenset({
    "kegiatan", "sub", "subkegiatan", "program", "daerah", "kabupaten", "kota", "wali", "bupati", "gubernur", "provinsi", "kepala",
    "perangkat", "pemerintah", "pemerintahan", "tingkat",
})  # fmt: skip
_WORD = 80.0  # likeness of two words from which one is the other with a slip of the pen
_TELLING = 30  # letters of an indicator that no other node has by chance
_PARTS = 0.6  # share of the parts of the one that the other must have too
_DIGITS = 0.72  # likeness of two codes of which one was recognised badly
_SURE_DIGITS = 0.9  # from which a name may go on where the next row ran into it


def unite_reworded(builder: Builder, names: Nomenclature) -> None:
    """Unite the nodes of a plan whose tables are all read that two tables state in other words."""
    for level in _LEVELS:
        while (pair := _pair(builder.plan, level, names)) is not None:
            builder.absorb(*sorted(pair, key=_worth, reverse=True))


def _worth(item: Item) -> tuple[bool, bool, int]:
    """What is kept of two: the one with a code, with money, with more places."""
    return item.code is not None, bool(item.amounts), len(item.origins)


def _pair(plan: Plan, level: str, names: Nomenclature) -> tuple[Item, Item] | None:
    printed = _Printed(plan)
    items = [item for item in plan.of_level(level) if printed.parts(item)]
    found = [(one, other) for one, other in combinations(items, 2) if _may_be_one(one, other, printed, names)]
    told = [pair for pair in found if _is_one(*pair, printed)]
    beside = {id(item): {id(other) for pair in told if item in pair for other in pair} for pair in told for item in pair}
    # What may be one of two others, which are not one themselves, is neither.
    return next(((one, other) for one, other in told if beside[id(one)] == beside[id(other)]), None)


def _may_be_one(one: Item, other: Item, printed: _Printed, names: Nomenclature) -> bool:
    """False where a table states both, codes or the official list tell them apart, or they hang below two parents."""
    if printed.parts(one) & printed.parts(other) or (one.code and other.code):
        return False
    below = not one.parents or not other.parents or any(up is parent for up in one.parents for parent in other.parents)
    if not below and not (_is_damaged(one) or _is_damaged(other)):
        return False
    found = [names.lookup(item.text, item.level, threshold=SAME) for item in (one, other)]
    return not (found[0] and found[1] and found[0][0].split(".")[2:] != found[1][0].split(".")[2:])


def _is_one(one: Item, other: Item, printed: _Printed) -> bool:
    if _is_damaged(one) or _is_damaged(other):
        return _same_code(one, other)
    if not one.parents or not other.parents:
        return False
    beside, missing = _unlike(words_in_full(one.text), words_in_full(other.text))
    if not beside - _UNSAID and not missing - _UNSAID:
        return True
    if printed.same_parts(one, other):
        return True
    measured = any(len(key(m.text)) >= _TELLING and same(m.text, o.text, 95.0) for m in one.measures for o in other.measures)
    contained = not beside - _UNSAID or not missing - _UNSAID
    if measured and (contained or similarity(one.text, other.text) >= 70.0):
        return True
    return contained and len(beside | missing) <= 3 and not _measured_otherwise(one, other) and printed.same_place(one, other)


def _measured_otherwise(one: Item, other: Item) -> bool:
    """True where both have indicators, none of them like one of the other's."""
    both = bool(one.measures and other.measures)
    return both and not any(similarity(m.text, o.text) >= 70.0 for m in one.measures for o in other.measures)


def _unlike(one: Sequence[str], other: Sequence[str]) -> tuple[set[str], set[str]]:
    """The words of each that the other has not, slips of the pen apart; words broken in a narrow cell are looked for in the letters."""
    return _lacking(one, other), _lacking(other, one)


def _lacking(one: Sequence[str], other: Sequence[str]) -> set[str]:
    letters = "".join(other)
    return {word for word in one if word not in other and not _is_there(word, other, letters)}


def _is_there(word: str, words: Sequence[str], letters: str) -> bool:
    return len(word) > 3 and (word in letters or any(similarity(word, other) >= _WORD for other in words))


def _is_damaged(item: Item) -> bool:
    return item.code is None and len(_digits(item)) >= 6


def _digits(item: Item) -> str:
    return re.sub(r"\D", "", item.code or item.printed_code or "")


def _same_code(one: Item, other: Item) -> bool:
    """True for a code that was recognised badly and the whole one that it is most like, before a name that is nearly the same."""
    if one.code is None and other.code is None:
        return False
    a, b = _digits(one), _digits(other)
    alike = SequenceMatcher(None, a, b, autojunk=False).ratio() if a[-2:] == b[-2:] else 0.0
    short, long = sorted((key(_unnamed(one.text)), key(_unnamed(other.text))), key=len)
    return (alike >= _DIGITS and similarity(short, long) >= 88.0) or (alike >= _SURE_DIGITS and long.startswith(short))


def _unnamed(text: str) -> str:
    return re.sub(r"(?i)^(?:sub\s*-?\s*)?kegiatan\s*", "", text)


class _Printed:
    """What each table prints of program, kegiatan and subkegiatan, in its order."""

    def __init__(self, plan: Plan) -> None:
        self._rows: dict[int, list[tuple[int, Item]]] = {}
        self._parts: dict[int, frozenset[int]] = {}
        for item in plan.of_level(*_LEVELS):
            for origin in item.origins:
                if origin.part is not None and origin.position is not None:
                    self._rows.setdefault(origin.part, []).append((origin.position, item))
            self._parts[id(item)] = frozenset(
                origin.part for origin in item.origins if origin.part is not None and origin.position is not None
            )
        for rows in self._rows.values():
            rows.sort(key=lambda row: row[0])

    def parts(self, item: Item) -> frozenset[int]:
        """The tables that state an item."""
        return self._parts.get(id(item), frozenset())

    def same_parts(self, one: Item, other: Item) -> bool:
        """True where the tables print the same names below the two, at least two of them."""
        mine, theirs = self._below(one), self._below(other)
        return len(mine & theirs) >= max(2, _PARTS * max(len(mine), len(theirs)))

    def _below(self, item: Item) -> set[str]:
        depth = _LEVELS.index(item.level)
        found: set[str] = set()
        for part in self.parts(item):
            inside = False
            for _, row in self._rows[part]:
                level = _LEVELS.index(row.level)
                if level <= depth:
                    inside = row is item
                elif inside and level == depth + 1:
                    found.add(key(row.text))
        return found

    def same_place(self, one: Item, other: Item) -> bool:
        """True where each stands alone between the same two of its siblings, one of which at least both tables print."""
        places = [list(self._places(item, against)) for item, against in ((one, other), (other, one))]
        return any(mine == theirs and any(mine) for mine in places[0] for theirs in places[1])

    def _places(self, item: Item, against: Item) -> Iterator[tuple[int | None, int | None]]:
        """Per table the siblings around an item that a table of the other prints too; none where it has others beside it that are not."""
        shared = {id(row) for part in self.parts(against) for _, row in self._rows[part]}
        for part in self.parts(item):
            rows = [
                row for _, row in self._rows[part] if row.level == item.level and any(up is p for up in row.parents for p in item.parents)
            ]
            at = next(number for number, row in enumerate(rows) if row is item)
            before, after = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
            if all(near is None or id(near) in shared for near in (before, after)):
                yield id(before) if before else None, id(after) if after else None
