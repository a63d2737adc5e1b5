"""Whether a printed name is an official one: likeness proposes, the difference decides. Pure functions and an index of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from ...graph.concepts.difference import difference
from ...graph.concepts.lexicon import built_in
from ...graph.concepts.words import words_of
from ...graph.ids import fold
from ..language.likeness import key
from .editions import Entry

_NEAR = 72.0  # likeness (0 to 100) from which a name is looked at
_ALIKE = 85.0  # likeness of a name whose indicator is the official one
_MOST = 6  # names that are looked at
_FEW = 400  # names that are compared one by one
_RAREST = 3  # words of a name by which others are looked for among more
_MOST_SHARING = 500  # names that share a word: more say nothing
_FEWEST = 3  # words that a name must share with the one that it is cut from, or that stands before what does not belong to it
# The word of its level before a name; where a scan's code stands before that word too, nothing may part it from the name.
_LEVEL_WORDS = re.compile(
    r"^(?:\W*[\w.]*\d[\w.]*\s+(?:program|sub\W*kegiatan|kegiatan)|(?:program|sub\W*kegiatan|kegiatan)(?=\W))\W*", re.IGNORECASE
)
_LEVEL_KEYS = ("program", "subkegiatan", "kegiatan")


class Grade(IntEnum):
    """How a printed name is an official one. CLOSED holds only among the few names that may stand below a known parent."""

    EXACT = 3
    SAME = 2
    CLOSED = 1


class Match(NamedTuple):
    """An entry that bears a printed name, and how like the two are (0 to 100)."""

    entry: Entry
    score: float


def bare(name: str) -> str:
    """A name without the word of its level before it."""
    return _LEVEL_WORDS.sub("", name, count=1) or name


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in their common form, without the word of its level before it."""
    return words_of(bare(name), built_in().vocabulary)


@lru_cache(maxsize=20_000)
def printed_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are printed: a cut abbreviation ("SKP") is like the whole one only there."""
    return tuple(fold(bare(name)).split())


def bare_key(folded: str) -> str:
    """A folded name without the word of its level."""
    return next((folded[len(word) :] for word in _LEVEL_KEYS if folded.startswith(word) and len(folded) > len(word) + 5), folded)


def known_words(entries: Iterable[Entry]) -> frozenset[str]:
    """The words of official names, as printed and in their common form: of two of them neither is a slip for the other."""
    printed = set(fold("\n".join(entry.name for entry in entries)).split())
    return frozenset(printed | {word for one in printed for word in words_of(one, built_in().vocabulary)})


class Names:
    """Entries to be found by their names: exactly, or the few that are most like a name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._exact: dict[str, list[Entry]] = {}
        for entry in entries:
            self._exact.setdefault(entry.key, []).append(entry)
        self._bare: dict[str, list[Entry]] = {}
        for entry in entries:
            self._bare.setdefault(bare_key(entry.key), []).append(entry)
        self._keys = [entry.key for entry in entries]
        self._near: dict[str, list[Match]] = {}  # plans repeat their names

    def find(self, name: str, grade: Grade, known: Set[str], indicators: Sequence[str] = ()) -> list[Match]:
        """The entries of a name at a grade: several where the list has the name under several codes; none where none is near enough.

        `indicators` are those printed for it: among few names, that of one like it which has the same official indicator.
        """
        if grade is Grade.EXACT:
            folded = key(name)
            found = self._exact.get(folded) or self._bare.get(bare_key(key(bare(name)))) or []
            return [Match(entry, 100.0) for entry in found]
        near = self._like(name)
        if grade is Grade.CLOSED:
            printed = {key(text) for text in indicators}
            return self._cut(name) or [match for match in near if match.score >= _ALIKE and key(match.entry.indicator) in printed]
        accepted = [match for match in near if same_name(name, match.entry.name, known)]
        best = max((match.score for match in accepted), default=0.0)
        return [match for match in accepted if match.score == best]

    def _like(self, name: str) -> list[Match]:
        wanted = key(name)
        if wanted not in self._near:
            keys = self._keys if len(self._keys) <= _FEW else {at: self._keys[at] for at in self._sharing(name)}
            found = process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST)
            self._near[wanted] = [Match(self.entries[at], score) for _, score, at in found]
        return self._near[wanted]

    def _sharing(self, name: str) -> set[int]:
        """Where the names stand that share one of the rarest words of a name: comparing with all of a long list takes too long."""
        shared = sorted((self._places[word] for word in set(name_words(name)) if word in self._places), key=len)
        return set().union(*(places[:_MOST_SHARING] for places in shared[:_RAREST]))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for word in set(name_words(entry.name)):
                found.setdefault(word, []).append(at)
        return found

    def _cut(self, name: str) -> list[Match]:
        """The one name that begins with all the words of a printed one whose end was lost."""
        words = name_words(name)
        if len(words) < _FEWEST:
            return []
        found = [entry for entry in self.entries if name_words(entry.name)[: len(words)] == words]
        return [Match(found[0], fuzz.ratio(key(name), found[0].key))] if len(found) == 1 else []


def same_name(printed: str, official: str, known: Set[str]) -> bool:
    """Whether a printed name is an official one; of two `known` words neither is a slip for the other."""
    one, other = name_words(printed), name_words(official)
    if difference(one, other, known).same or difference(printed_words(printed), printed_words(official), known).same:
        return True
    behind = one[len(other) :]
    return len(other) >= _FEWEST and one[: len(other)] == other and all(_is_residue(word, known) for word in behind)


def _is_residue(word: str, known: Set[str]) -> bool:
    """What belongs to a neighbouring cell and to no name: a figure, a letter, a word that no official name has."""
    return word.isdigit() or len(word) == 1 or word not in known
