"""Names of one table that are alike and yet two: what it prints on two rows, it means as two. Pure functions."""

from __future__ import annotations

from rapidfuzz.distance.Levenshtein import distance

from ....graph.ids import fold
from ...language.likeness import SAME, key, same, similarity
from .entries import Entry

_SLIP = 2  # letters by which a word may be another with a slip of the pen
_YEARS = 2  # of money that tell two rows apart


def are_two(one: Entry, other: Entry) -> bool:
    """True for two rows of one table whose names are alike but for another word, each with money or an indicator of its own.

    "Pembangunan …" and "Pengembangan …" of the same thing are two. A word that one of them only lacks, and a slip of the pen, tell
    nothing; nor do the rows of the units among which a thing is split.
    """
    if one is other or other.total or one.level != other.level or one.parts.code or other.parts.code:
        return False
    a, b = one.parts.name, other.parts.name
    if key(a) == key(b) or similarity(a, b) < SAME or not _has_another_word(a, b) or not _has_another_word(b, a):
        return False
    if any(row.office for entry in (one, other) for row in entry.rows):
        return False
    mine, theirs = one.sums(), other.sums()
    if mine or theirs:
        return min(len(mine), len(theirs)) >= _YEARS and not any(value and value == theirs.get(year) for year, value in mine.items())
    first, second = (next((row.indicator for row in entry.rows if row.indicator), "") for entry in (one, other))
    return bool(first and second) and not same(first, second)


def _has_another_word(text: str, beside: str) -> bool:
    """True where a text has a word that none of the other's is, a slip of the pen apart."""
    known = fold(beside).split()
    return any(all(distance(word, other) > _SLIP for other in known) for word in fold(text).split() if word not in known)
