"""When two printed texts are the same statement, and repairs that need a known text to compare with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

from ...graph.ids import fold

T = TypeVar("T")
_COUNTED = re.compile(r"\b\d+\s*\(([a-zA-Z]+)\)")  # "1 (satu)" says what "satu" says
EQUAL = 100.0  # similarity of texts that differ in case, punctuation and blanks only
SAME = 92.0  # similarity (0 to 100) from which two folded texts are one statement with a slip of the pen
_STEM = 5  # letters of a word that others are made of by what is put before it
_BEFORE = ("pra", "pasca", "non", "anti", "swa")  # any other letters may be a word that a narrow cell ran into it


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """The folded text without blanks: wrapped cells break words anywhere."""
    return fold(text).replace(" ", "")


def similarity(one: str, other: str) -> float:
    """0 to 100; 100 for texts equal but for case, punctuation and blanks."""
    a, b = key(one), key(other)
    if a == b:
        return 100.0
    return float(fuzz.ratio(a, b, score_cutoff=70.0))


def alike(one: str, other: str) -> float:
    """0 to 100: how like two statements are, letter by letter or, where their words only stand in another order, word by word."""
    return max(similarity(one, other), float(fuzz.token_sort_ratio(fold(one), fold(other), score_cutoff=70.0)))


def same(one: str, other: str, threshold: float = SAME) -> bool:
    """True when two texts are the same statement; numbers in them must agree."""
    one, other = _COUNTED.sub(r"\1", one), _COUNTED.sub(r"\1", other)
    if similarity(one, other) < threshold or _is_of_another_word(one, other):
        return False
    digits = [[word for word in fold(text).split() if word.isdigit()] for text in (one, other)]
    return digits[0] == digits[1]


def _is_of_another_word(one: str, other: str) -> bool:
    """True where one text has a word that is one of the other's with something before it, "prasarana" for "sarana": another thing."""
    if key(one) == key(other):
        return False
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    pairs = itertools.product(mine - theirs, theirs - mine)
    return any(_goes_before(*sorted(pair, key=len)) for pair in pairs)


def _goes_before(short: str, long: str) -> bool:
    return len(short) >= _STEM and any(long == before + short for before in _BEFORE)


def closest(text: str, candidates: Iterable[tuple[str, T]], threshold: float = SAME) -> tuple[T, float] | None:
    """The candidate whose text is most similar to `text`, with the similarity, if it reaches the threshold."""
    best: tuple[T, float] | None = None
    for words, value in candidates:
        score = similarity(text, words)
        if score >= threshold and (best is None or score > best[1]) and not _is_of_another_word(text, words):
            best = (value, score)
            if score == 100.0:
                break
    return best


def interleaved(left: str, right: str, known: Sequence[str], threshold: float = 88.0) -> str | None:
    """The name that a two-column split tore apart, if one of the known names fits.

    A name wrapped over n lines and cut down the middle leaves the lines' heads in one cell and their tails in the next:
    "Program Penunjang Uru Daerah" and "san Pemerintahan" are the lines "Program Penunjang Uru|san Pemerintahan" and "Daerah|".
    Every way to lay up to three heads and tails against each other is compared with the known names.
    """
    heads, tails = left.split(), right.split()
    if not heads or len(heads) > 14 or len(tails) > 14:
        return None
    whole = len(key(left)) + len(key(right))
    near = [name for name in known if abs(len(key(name)) - whole) <= max(4, 0.25 * len(key(name)))]
    if not near:
        return None
    best, best_score = None, threshold
    for text in _laid(heads, tails):
        for name in near:
            score = similarity(text, name)
            if score > best_score:
                best, best_score = name, score
    return best


def _laid(heads: Sequence[str], tails: Sequence[str]) -> Iterable[str]:
    for lines in (1, 2, 3):
        if lines > len(heads):
            break
        for cuts in itertools.combinations(range(1, len(heads)), lines - 1):
            head_lines = [" ".join(heads[a:b]) for a, b in itertools.pairwise((0, *cuts, len(heads)))]
            for tail_cuts in itertools.combinations_with_replacement(range(len(tails) + 1), lines - 1):
                bounds = (0, *tail_cuts, len(tails))
                tail_lines = [" ".join(tails[a:b]) for a, b in itertools.pairwise(bounds)]
                yield " ".join(head + tail for head, tail in zip(head_lines, tail_lines, strict=True))
