"""The words of an indicator or a statement, folded so that spelling, abbreviations and little words do not part what is the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from ..ids import fold

_UNIT_BEHIND = re.compile(r"\(\s*(?:%|[A-Za-z]{1,12})\s*\)\s*$")  # "(%)", "(Nilai)", "(IKM)": a unit or an acronym, none of the words
_LABEL_BEHIND = re.compile(r"\(\s*[A-Z]\s*\d{1,2}\s*\)\s*$")  # "(S4)": what a table calls the statement
_FEWEST_GLUED = 8  # letters of a word that may be two
_FEWEST_LETTERS = 4  # of each of the two, but for little words
_PERCENT = re.compile(r"%")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How words are written: `spellings` (a common misspelling to its right form), `abbreviations` (to their words), `neutral` words."""

    spellings: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    neutral: frozenset[str] = frozenset()


def words_of(text: str, vocabulary: Vocabulary, *, names: frozenset[str] = frozenset(), known: Set[str] = frozenset()) -> tuple[str, ...]:
    """The words of a text in their common form; `names` (of the plan's own agency and region) and neutral words are left out.

    An unknown word that some `known` or neutral ones make is these ("danprasarana", "lainnyayangdipelihara"). With the name "awangga",
    "Prosentase layanan di Kecamatan Awangga" is persentase, layanan, kecamatan.
    """
    bare = _LABEL_BEHIND.sub("", text)
    bare = _UNIT_BEHIND.sub("", bare) or bare
    if bare.lstrip().startswith("%"):
        bare = _PERCENT.sub("persentase ", bare, count=1)
    found: list[str] = []
    for printed in _joined_prefixes(fold(bare).split(), known):
        for word in _parted(printed, known, vocabulary.neutral) if known and printed not in known else (printed,):
            right = vocabulary.spellings.get(word, word)
            parts = vocabulary.abbreviations.get(right, (right,))
            found += [part for part in parts if part not in vocabulary.neutral and part not in names]
    return tuple(found)


def _parted(word: str, known: Set[str], neutral: Set[str], most: int = 3) -> tuple[str, ...]:
    """A glued word as the known words that it is made of, the longest first; the word itself where it is none of these."""
    if most > 1 and len(word) >= _FEWEST_GLUED:
        for at in range(len(word) - 2, 1, -1):
            first, rest = word[:at], word[at:]
            if not (first in neutral or (first in known and at >= _FEWEST_LETTERS)):
                continue
            if (rest in known and len(rest) >= _FEWEST_LETTERS) or rest in neutral:
                return first, rest
            parts = _parted(rest, known, neutral, most - 1)
            if len(parts) > 1:
                return first, *parts
    return (word,)


def _joined_prefixes(words: list[str], known: Set[str]) -> list[str]:
    """The words with a lone "di" put before the verb that it belongs to: of "di sediakan" is made "disediakan", of "di desa" nothing."""
    found: list[str] = []
    for word in words:
        if found and found[-1] == "di" and (f"di{word}" in known or (not known and word.endswith("kan"))):
            found[-1] = f"di{word}"
        else:
            found.append(word)
    return found
