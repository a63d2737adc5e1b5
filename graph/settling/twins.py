"""Regions and agencies whose names differ by a misprint: one and the same, or two? Only somebody who knows them can tell. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from ..ids import fold
from .words import letters

_FEWEST = 5  # letters of a word in which one may be a misprint
_NUMERAL = re.compile(r"\d+|[ivx]+")  # "Ilir Timur I" and "Ilir Timur II" are two


@dataclass(frozen=True, slots=True)
class Named:
    """A region or an agency: id, label, name, what it belongs to (a region's level, an agency's region), and its documents."""

    id: str
    label: str
    name: str
    within: str
    documents: tuple[str, ...] = ()


def alike(named: Iterable[Named]) -> list[tuple[Named, Named]]:
    """The pairs that differ by one letter or by blanks, the one of more documents first."""
    groups: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one in named:
        groups[one.label, one.within].append(one)
    found: list[tuple[Named, Named]] = []
    for group in groups.values():
        for one, other in _candidates(group):
            if one.id != other.id and _misprint(one.name, other.name):
                first, second = sorted((one, other), key=lambda named: (-len(named.documents), named.id))
                found.append((first, second))
    return sorted(found, key=lambda pair: (pair[0].label, pair[0].id, pair[1].id))


def _candidates(group: list[Named]) -> Iterable[tuple[Named, Named]]:
    """Pairs that agree in their beginning or their end: a misprint cannot be in both."""
    blocks: dict[tuple[bool, str], list[Named]] = defaultdict(list)
    for one in group:
        key = letters(fold(one.name))
        # A letter more or less makes another half of it: each stands in the blocks of both lengths.
        for half in {max(1, min(size // 2 - 1, 6)) for size in (len(key), len(key) + 1)}:
            blocks[False, key[:half]].append(one)
            blocks[True, key[-half:]].append(one)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for one, other in combinations(block, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair not in seen:
                seen.add(pair)
                yield one, other


def _misprint(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    if letters(first) == letters(second):
        return True
    a, b = first.split(), second.split()
    if len(a) != len(b):
        return OSA.distance(letters(first), letters(second), score_cutoff=1) <= 1 and not _numbered(a, b)
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and _slip(*differing[0])


def _numbered(one: list[str], other: list[str]) -> bool:
    return any(_NUMERAL.fullmatch(word) for word in {*one} ^ {*other})


def _slip(one: str, other: str) -> bool:
    if _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other) or any(char.isdigit() for char in one + other):
        return False
    return min(len(one), len(other)) >= _FEWEST and OSA.distance(one, other, score_cutoff=1) <= 1
