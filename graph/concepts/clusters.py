"""Which wordings say one thing: near ones are looked for by rare words, and joined where their difference says that they are one. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from .difference import Difference, difference

Words = tuple[str, ...]
_RAREST = 3  # words of a text by which others are looked for
_HEADS = 16  # of the texts that share a word, those of most plans: the others are compared with these, so that pairs grow with texts
_SMALL, _FEW, _LEAST_HEADS = 32, 32, 4  # texts of a block whose every head is asked; plans of its commonest text to one of a head's; heads
_NEAR = 78.0  # similarity (0 to 100) from which a pair is looked at
_COMMON = 3  # texts in which a word stands that is no slip of the pen
_EDGE = 14  # letters at the beginning and end by which texts are looked for whose words were joined


@dataclass(frozen=True, slots=True)
class Near:
    """Two wordings that are much alike, how much (0 to 100), and what they differ in."""

    one: Words
    other: Words
    score: float
    difference: Difference


def known_words(wordings: Set[Words]) -> frozenset[str]:
    """The words that stand in several texts: what differs in two such words is no slip."""
    counts = Counter(word for words in wordings for word in set(words))
    return frozenset(word for word, number in counts.items() if number >= _COMMON)


def near_pairs(weights: Mapping[Words, int], known: Set[str]) -> Iterator[Near]:
    """The pairs of wordings that are much alike, each once, in the order of their words; `weights`: how many plans use a wording.

    Of many texts that share a word, each is compared with those that most plans use, and with its neighbours in the alphabet.
    """
    ordered = sorted(weights)
    joined = ["".join(words) for words in ordered]
    counts = Counter(word for words in ordered for word in set(words))
    blocks: dict[object, list[int]] = defaultdict(list)
    for number, words in enumerate(ordered):
        shared = [word for word in set(words) if counts[word] > 1]
        for word in sorted(shared, key=lambda word: (counts[word], word))[:_RAREST]:
            blocks[word].append(number)
        blocks["^", joined[number][:_EDGE]].append(number)
        blocks["$", joined[number][-_EDGE:]].append(number)
    used = [weights[words] for words in ordered]
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        heads = _heads(block, used)
        seen.update((head, other) if head < other else (other, head) for head in heads for other in block if head != other)
        seen.update(pairwise(block))
    for one, other in sorted(seen):
        score = fuzz.ratio(joined[one], joined[other], score_cutoff=_NEAR)
        if score:
            yield Near(ordered[one], ordered[other], score, difference(ordered[one], ordered[other], known))


def _heads(block: Sequence[int], used: Sequence[int]) -> list[int]:
    """The texts of a block that the others are compared with. In a large one, what few plans use beside its commonest text heads nothing.

    Most of that is slips of the pen, which grow in number with the plans and would each be compared with each.
    """
    ordered = sorted(block, key=lambda number: (-used[number], number))
    if len(ordered) <= _SMALL:
        return ordered[:_HEADS]
    least = max(2, used[ordered[0]] // _FEW)
    return [number for at, number in enumerate(ordered[:_HEADS]) if at < _LEAST_HEADS or used[number] >= least]


def clusters(wordings: Set[Words], pairs: Sequence[tuple[Words, Words]]) -> list[list[Words]]:
    """The wordings in groups that say one thing, joined by the pairs; each group and the list in the order of the words."""
    leader = {words: words for words in wordings}

    def find(words: Words) -> Words:
        while leader[words] != words:
            leader[words] = leader[leader[words]]
            words = leader[words]
        return words

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[Words, list[Words]] = defaultdict(list)
    for words in sorted(wordings):
        groups[find(words)].append(words)
    return sorted(groups.values())
