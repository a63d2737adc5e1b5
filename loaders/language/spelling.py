"""Whether letters make words: text whose font does not say which letters it draws comes out as other letters and signs.

Told by pairs of letters that follow one another. Of those in Indonesian words nearly all, and of those in English ones most, are
among a few hundred; of letters exchanged or shifted about a third are. No list of words is needed, and names do no harm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import concat

SPOILT = "\ufffd"  # stands for a letter of which nobody knows which it is
ENOUGH = 40  # pairs: what fewer say may be chance
LEGIBLE = 0.8  # of the pairs: fewer that are usual make no words
_SHORT = 7  # capitals: fewer may be an acronym
_LEAST = 4  # letters: a shorter word tells nothing
_FOLLOWING = {
    "a": "abcdefghijklmnprstuvwyz", "b": "adeijklorsuy", "c": "aehikloruty", "d": "adegilmnorsuwy", "e": "abcdefghijklmnoprstuvwxy",
    "f": "aefilortuy", "g": "aeghiklnorsu", "h": "aeilmnortuy", "i": "abcdefghijklmnoprstuvz", "j": "aeiou", "k": "aehiklnorstuy",
    "l": "adefikloprtuy", "m": "abeilmnopsuy", "n": "acdefghijklnopstuvy", "o": "abcdfghijklmnoprstuvw", "p": "aehilmoprstu",
    "q": "u", "r": "abcdeghijklmnoprstuvwy", "s": "aeghiklmnopstuwy", "t": "aehiklmorstuwy", "u": "abcdefghijklmnprstx", "v": "aeio",
    "w": "aehior", "x": "aipt", "y": "aeosu", "z": "aeio",
}  # fmt: skip
_USUAL = frozenset(first + second for first, seconds in _FOLLOWING.items() for second in seconds)
_WORD = re.compile(r"[A-Za-z]{4,}")
_SIGN = re.compile(r"[^\w\s.,:;()/&%'’‘\"“”•\-–—+…]|\d(?=[A-Za-z]{2})|(?<=[a-z])[A-Z](?=[A-Z])")
RARE = re.compile(r"[!#$*;<=>?@\[\\\]^_`{|}~]")
_REPEATED = re.compile(r"(.)\1{2,}")
_FEWEST = 8
CIDS = re.compile(r"(?:\(cid:\d+\)\s?){2,}")  # how some programs write letters that they do not know


def usual_pairs(text: str, *, acronyms: bool = True) -> tuple[int, int]:
    """How many pairs of letters in a text are usual ones, and how many pairs tell anything; signs within words are no usual pairs.

    Short words in capitals tell nothing where there are `acronyms`.
    """
    told = [_told_by(token, acronyms) for token in text.split() if len(token) >= _LEAST]
    return sum(usual for usual, _ in told), sum(known for _, known in told)


@lru_cache(maxsize=8192)  # most words of a plan stand in it many times
def _told_by(token: str, acronyms: bool) -> tuple[int, int]:
    """How many pairs of a word with its signs are usual ones, and how many tell anything."""
    signs = _SIGN.findall(token)
    if len(signs) > 1 and len(set(signs)) > 1 and len(signs) > 0.15 * len(token):
        return 0, len(token) - 1
    usual = known = 0
    for word in _WORD.findall(token):
        if acronyms and len(word) < _SHORT and word.isupper():
            continue
        low = word.lower()
        known += len(low) - 1
        usual += sum(map(_USUAL.__contains__, map(concat, low, low[1:])))
    return usual, known


def is_legible(text: str, enough: int = ENOUGH, *, acronyms: bool = True) -> bool:
    """False for a text long enough to tell whose letters make no words, or that has signs where figures or letters should be."""
    usual, known = usual_pairs(text, acronyms=acronyms)
    if known >= enough and usual < LEGIBLE * known:
        return False
    return not is_of_signs(text)


def is_of_signs(text: str) -> bool:
    """True for a text of several signs that are rare in plans, with hardly a letter or digit between them."""
    text = _REPEATED.sub(r"\1", text)  # a rule of dots or dashes is one sign
    signs = RARE.findall(text)
    letters = sum(letter.isalnum() for letter in text)
    return len(signs) >= _FEWEST and len(set(signs)) > 2 and letters < 0.25 * sum(not letter.isspace() for letter in text)
