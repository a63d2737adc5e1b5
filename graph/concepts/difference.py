"""What two wordings differ in, and whether that makes them two things. Pure.

Likeness proposes, the difference decides: "Anggaran" and "Perubahan Anggaran" are almost the same letters and two things, "sumberdaya"
and "sumber daya" are one. Only a slip of the pen, a word joined or broken, an ending, a thing named twice, or a text cut off is none.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz.distance import OSA

Kind = Literal["same", "slip", "joined", "ending", "cut", "restated", "unit", "words", "head", "number"]
_ENDINGS = ("nya", "an", "kan", "i", "lah")
_OWN = ("perangkat", "daerah")  # whose plan it is: every one of its indicators is about that agency
_UNITS = frozenset({"unit", "bulan", "paket", "orang", "tahun", "dokumen", "laporan"})  # printed behind the text, its column lost
_LONG = 8  # words of a text that may name a thing twice
_FEWEST = 3  # words that a cut text must still share with the whole one
_OPEN = frozenset({"dan", "atau", "yang", "di", "dalam", "untuk", "oleh", "dengan", "dari", "pada", "serta", "terhadap", "ke", "per"})


@dataclass(frozen=True, slots=True)
class Difference:
    """`same`: the two say one thing. `kind` is the weightiest difference, `left` and `right` its words."""

    same: bool
    kind: Kind
    left: str = ""
    right: str = ""


def difference(one: tuple[str, ...], other: tuple[str, ...], known: Set[str] = frozenset()) -> Difference:
    """How two folded wordings differ; `known` are words that stand in other texts too, so that neither of two known words is a slip."""
    if one == other or "".join(one) == "".join(other):
        return Difference(True, "same" if one == other else "joined")
    worst = Difference(True, "same")
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left, right = one[a:b], other[c:d]
        kind = _kind(left, right, known)
        if kind == "words" and a and c and not (left and right):
            kind = _added(left or right, one if right else other, at_end=b == len(one) and d == len(other))
        if kind in ("words", "number") and {b, d} == {len(one), len(other)} and min(a, c) >= _FEWEST and _cut(left, right):
            kind = "cut"
        same = kind in ("slip", "joined", "ending", "cut", "restated", "unit")
        if not same:
            head = a == 0 or c == 0
            return Difference(False, "head" if head and kind == "words" else kind, " ".join(left), " ".join(right))
        worst = Difference(True, kind, " ".join(left), " ".join(right))
    return worst


def _kind(left: tuple[str, ...], right: tuple[str, ...], known: Set[str]) -> Kind:
    """The difference between two runs of words, each put right as far as it may be."""
    if any(word.isdigit() for word in (*left, *right)):
        return "number"
    if "".join(left) == "".join(right):
        return "joined"
    if len(left) != len(right):
        whole, parts = "".join(left), "".join(right)
        unknown = not (set(left) <= known and set(right) <= known)
        return "slip" if left and right and unknown and _slip(whole, parts) else "words"
    kinds = {_pair(one, other, known) for one, other in zip(left, right, strict=True)}
    return "words" if "words" in kinds else "slip" if "slip" in kinds else "ending"


def _added(words: tuple[str, ...], without: tuple[str, ...], *, at_end: bool) -> Kind:
    """What words are that one text has and the other has not: the agency itself, a thing named twice, a unit behind the text, or more."""
    if words == _OWN:
        return "restated"
    rest = tuple(word for word in words if word not in _OWN) if " ".join(_OWN) in " ".join(words) else words
    if len(without) >= _LONG and set(rest) <= set(without[1:]):
        return "restated"
    if at_end and len(words) == 1 and words[0] in _UNITS and len(without) > _FEWEST:
        return "unit"
    return "words"


def _pair(one: str, other: str, known: Set[str]) -> Kind:
    if one == other:
        return "same"
    short, long = sorted((one, other), key=len)
    if len(short) >= 5 and long.startswith(short) and long[len(short) :] in _ENDINGS:
        return "ending"
    return "slip" if not (one in known and other in known) and _slip(one, other) else "words"


def _slip(one: str, other: str) -> bool:
    """True for words that differ by a letter (two in long ones): left out, doubled, exchanged or mistyped."""
    size = min(len(one), len(other))
    return size >= 4 and OSA.distance(one, other, score_cutoff=2) <= (1 if size < 8 else 2)


def _cut(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True where the shorter text breaks off in a word, or behind one that must go on: "… Pakar dan T" is "… Pakar dan Tim Ahli"."""
    short, long = sorted((left, right), key=lambda words: len("".join(words)))
    if not short or not long:
        return False
    return len(short) == 1 and short[0] not in _OPEN and len(short[0]) < len(long[0]) and long[0].startswith(short[0])
