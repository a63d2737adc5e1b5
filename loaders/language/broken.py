"""Words that a narrow cell broke ("Penganggara n"), put together by the words that the document prints whole elsewhere. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = 2  # letters: so short a piece is no word, but for those that are
_SHORT_WORDS = frozenset(
    {"di", "ke", "se", "pd", "rp", "ha", "km", "kg", "rt", "rw", "kk", "tk", "sd", "iv", "vi", "ii", "ix", "xi", "b", "a"}
)
_LEAST = 6  # letters of a word that is put together


class Words:
    """The words of a document, and which stand behind which."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for text in texts:
            words = _WORD.findall(text.lower())
            self._words.update(words)
            self._pairs.update(pairwise(words))

    def whole(self, text: str) -> str:
        """The text with its broken words whole; what may be two words stays two.

        Of two pieces one is no word: it is too short for one, or both are printed nowhere but in front of and behind each other.
        """
        pieces = text.split(" ")
        found = pieces[:1]
        for piece in pieces[1:]:
            before, after = _WORD.search(found[-1][::-1]), _WORD.match(piece)
            if before and after and before.start() == 0 and self._is_one(before[0][::-1], after[0]):
                found[-1] += piece
            else:
                found.append(piece)
        return " ".join(found)

    def _is_one(self, first: str, last: str) -> bool:
        one, other = first.lower(), last.lower()
        whole = self._words[one + other]
        if not whole or (last[:1].isupper() and not first.isupper()):
            return False
        together = self._pairs[one, other]
        never_alone = self._words[one] == together or self._words[other] == together
        short = min(one, other, key=len)
        if short in _SHORT_WORDS:
            return len(short) == 1 and short == other and self._words[one] == together and len(one) > 2
        if len(one) + len(other) < _LEAST:
            return len(short) == 1 and never_alone
        if len(short) <= _PIECE:
            return True
        return len(short) == _PIECE + 1 and self._words[one] == self._words[other] == together < whole
