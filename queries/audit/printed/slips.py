"""Whether a word is another one but for a slip of the pen within it. Pure."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise

from rapidfuzz.distance import OSA

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _KEYS for one, other in pairwise(row) for pair in ((one, other), (other, one)))
_LONG = 8  # letters from which on a word is not another one by chance
# A verb with one of these before it and "nya" behind it has no "an" between: "tersediannya" is a slip, "pelaksanaannya" none.
_VERBAL = ("ter", "men", "mem")
_PASSIVE = "ter"


def is_slip(word: str, other: str, known: Container[str]) -> bool:
    """Whether the first of two words is the second with a letter too many or too few, or two exchanged, within it.

    Beginnings and endings make other words of one, and so does another letter in one's place. Which of "menurunnya" and "menurunya" is
    right depends on the word before the ending: words that are `known` are.
    """
    if word == other or (word[0], word[-1]) != (other[0], other[-1]):
        return False
    if word.replace("nnya", "nya") == other.replace("nnya", "nya"):
        return word not in known and (word.startswith(_PASSIVE) and other in known if word.endswith("nnya") else word.startswith(_VERBAL))
    return _by_a_letter(word, other)


def is_miss(word: str, other: str) -> bool:
    """Whether the first of two words is the second where a finger struck the key beside its own, or the eye left out a syllable.

    Words of their own may be as near ("dievakuasi", "dievaluasi"): that the text prints the other one often has to say so.
    """
    return (word[0], word[-1]) == (other[0], other[-1]) and (_beside_its_key(word, other) or _skipped(word, other))


def _by_a_letter(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 1 or (len(word) == len(other) and sorted(word) != sorted(other)):
        return False
    return OSA.distance(word, other, score_cutoff=1) == 1


def _beside_its_key(word: str, other: str) -> bool:
    """As in "kegoatan" for "kegiatan"."""
    if len(word) != len(other) or len(word) < _LONG:
        return False
    apart = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and apart[0] in _BESIDE


def _skipped(short: str, long: str) -> bool:
    """As in "terlaksanya" for "terlaksananya": the eye went on at the same letter further on."""
    if len(long) - len(short) != 2 or len(short) < _LONG:
        return False
    at = next((at for at, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return any(
        long[:start] + long[start + 2 :] == short and long[start - 1] == long[start + 1]
        for start in range(max(1, at - 1), min(at + 1, len(long) - 2))
    )
