"""Whether the indicator and unit of a subkegiatan are those of the official list, or of another plan, in nearly the same words."""

from __future__ import annotations

from rapidfuzz import fuzz

from ....graph.ids import fold
from .words import core

_NO_UNIT = {"", "-", "n a"}


def resembles(printed: str, official: str, like: int) -> bool:
    """Whether a printed indicator is the official one in nearly its words, cut, or with the unit or more words behind."""
    one, other = core(printed), core(official)
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other), fuzz.partial_ratio(one, other)) >= like


def unit_differs(unit: str, official: str) -> bool:
    """Whether two units are two things: abbreviated and missing ones are none."""
    printed, known = fold(unit), fold(official)
    if printed in _NO_UNIT or known in _NO_UNIT or _abbreviates(printed, known) or _abbreviates(known, printed):
        return False
    return not set(printed.split()) & set(known.split()) and fuzz.ratio(printed, known) < 70


def _abbreviates(short: str, long: str) -> bool:
    return len(short) <= 3 or short.replace(" ", "") == "".join(word[0] for word in long.split())
