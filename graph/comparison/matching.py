"""Which item of one plan is which of the other: by code, then by words; what is merely alike is proposed, not matched.

Likeness proposes, the difference decides (`concepts.difference`), as where plans are aligned. A level is matched after those it
hangs on, so that equal words under other programs stay apart as long as both plans have them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from ..concepts.clusters import known_words
from ..concepts.difference import difference
from ..concepts.lexicon import Lexicon
from ..concepts.words import words_of
from ..ids import code_key, fold
from .items import LEVELS, Item, Side

_NEAR = 78.0  # likeness (0 to 100) from which words at one place are looked at for being the same
_ALIKE = 60.0  # likeness (0 to 100) from which a removed and an added item at one place are shown as perhaps one
_HARDLY_OTHER = 90.0  # likeness from which an indicator with the same unit and targets is the same one in other words
_FIGURES = 2  # amounts that are the same, from which likely words are a new name of one thing
_COMPARED = 400  # items of one level and place up to which each is compared with each
_SUPPORTING = "01"  # the number of the program that every agency has, under an urusan of its own

Words = tuple[str, ...]


@dataclass(slots=True)
class Matched:
    """`pairs`: ids of the left plan to those of the right. `near`: the same for what is only alike.

    Editions of one plan use the same ids, so neither side's may be looked up among the other's.
    """

    pairs: dict[str, str] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)

    def right_of(self, id: str) -> str | None:
        """What corresponds to an item of the left plan, if only perhaps."""
        return self.pairs.get(id) or self.near.get(id)


def matched(left: Side, right: Side, lexicon: Lexicon, names: frozenset[str] = frozenset()) -> Matched:
    """The pairs of two plans. `names`: words that name places of either plan, which tell no two things apart."""
    wording = _Wording(left, right, lexicon, names)
    found = Matched()
    for label in LEVELS:
        _Level(left.items[label], right.items[label], wording, found).match()
    return found


class _Wording:
    """The folded words of all items of both plans."""

    def __init__(self, left: Side, right: Side, lexicon: Lexicon, names: frozenset[str]) -> None:
        texts = {item.text for side in (left, right) for items in side.items.values() for item in items}
        plain = {text: words_of(text, lexicon.vocabulary, names=names) for text in texts}
        self.known = known_words(set(plain.values()))
        self._words = {text: words_of(text, lexicon.vocabulary, names=names, known=self.known) for text in texts}

    def of(self, item: Item) -> Words:
        return self._words[item.text] or tuple(fold(item.text).split())


class _Level:
    """One level of both plans, of which less is left after each pass."""

    def __init__(self, left: Iterable[Item], right: Iterable[Item], wording: _Wording, found: Matched) -> None:
        self.left, self.right = list(left), list(right)
        self.wording, self.found = wording, found

    def match(self) -> None:
        words = self.wording.of
        self._by_key(lambda item: item.code and (_key(item), item.office, words(item)))
        self._by_key(lambda item: item.code and (_key(item), item.office))
        self._by_key(lambda item: _generic(item) and (_generic(item), words(item)))
        self._by_key(lambda item: item.official and (item.official, item.office, words(item)))
        self._by_key(lambda item: (item.parents, words(item), _office(item)), self._placed)
        self._by_one_parent()
        self._by_difference()
        self._by_key(lambda item: item.official and (item.official, item.office), alone=True)
        self._by_key(lambda item: (words(item), _office(item)), alone=True)
        self._propose()

    def _place_left(self, item: Item) -> tuple[str, ...]:
        """What a left item hangs on, as the right plan calls it."""
        return tuple(sorted(filter(None, map(self.found.right_of, item.parents))))

    def _placed(self, item: Item) -> Hashable:
        return self._place_left(item), self.wording.of(item), _office(item)

    def _by_key(
        self, key_of: Callable[[Item], Hashable], key_of_left: Callable[[Item], Hashable] | None = None, *, alone: bool = False
    ) -> None:
        """Pair items of one key in their order, none where it is empty; with `alone` only where either plan has one of them."""
        groups: dict[Hashable, list[Item]] = defaultdict(list)
        for item in self.right:
            groups[key_of(item)].append(item)
        mine: dict[Hashable, list[Item]] = defaultdict(list)
        for item in self.left:
            mine[(key_of_left or key_of)(item)].append(item)
        for key, items in mine.items():
            theirs = groups.get(key, [])
            if key in ("", None) or (alone and not len(items) == len(theirs) == 1):
                continue
            for one, other in zip(items, theirs, strict=False):
                self._pair(one, other)
        self._drop()

    def _pair(self, one: Item, other: Item) -> None:
        self.found.pairs[one.id] = other.id

    def _drop(self) -> None:
        taken = set(self.found.pairs.values())
        self.left = [item for item in self.left if item.id not in self.found.pairs]
        self.right = [item for item in self.right if item.id not in taken]

    def _by_one_parent(self) -> None:
        """The same words where one of several parents is the same: a program that left one of its two sasaran."""
        at: dict[Hashable, list[Item]] = defaultdict(list)
        for item in self.right:
            for parent in item.parents:
                at[parent, self.wording.of(item), _office(item)].append(item)
        for item in self.left:
            for parent in self._place_left(item):
                rest = at.get((parent, self.wording.of(item), _office(item)), [])
                if rest and item.id not in self.found.pairs:
                    self._pair(item, rest.pop(0))
        self._drop()

    def _by_difference(self) -> None:
        """Items at one place whose words differ by slips alone."""
        taken: set[str] = set()
        for one, other in self._neighbours(_NEAR):
            fresh = one.id not in self.found.pairs and other.id not in taken
            if fresh and difference(self.wording.of(one), self.wording.of(other), self.wording.known).same:
                self._pair(one, other)
                taken.add(other.id)
        self._drop()

    def _propose(self) -> None:
        """What is left at one place and alike: each with the likest, if that has none liker. The same figures make it the same thing."""
        taken: set[str] = set()
        for one, other in self._neighbours(_ALIKE):
            if one.id not in self.found.near and one.id not in self.found.pairs and other.id not in taken:
                same = _same_money(one, other) or (_same_aims(one, other) and self._likeness(one, other) >= _HARDLY_OTHER)
                (self.found.pairs if same else self.found.near)[one.id] = other.id
                taken.add(other.id)

    def _likeness(self, one: Item, other: Item) -> float:
        return float(fuzz.ratio("".join(self.wording.of(one)), "".join(self.wording.of(other))))

    def _neighbours(self, least: float) -> list[tuple[Item, Item]]:
        """Pairs left at corresponding places, the likest first."""
        places: dict[Hashable, list[Item]] = defaultdict(list)
        for item in self.right:
            for parent in item.parents or ("",):
                places[parent, _office(item)].append(item)
        pairs: dict[tuple[str, str], tuple[float, Item, Item]] = {}
        for item in self.left:
            text = " ".join(self.wording.of(item))
            for parent in self._place_left(item) or (() if item.parents else ("",)):
                for other in places.get((parent, _office(item)), [])[:_COMPARED]:
                    score = fuzz.ratio(text, " ".join(self.wording.of(other)), score_cutoff=least)
                    if score:
                        pairs[item.id, other.id] = (score, item, other)
        ordered = sorted(pairs.values(), key=lambda pair: (-pair[0], pair[1].id, pair[2].id))
        return [(one, other) for _, one, other in ordered]


def _key(item: Item) -> str:
    return f"{item.label}:{code_key(item.code or '')}"


def _same_money(one: Item, other: Item) -> bool:
    """Whether two items have the very same figures, in more than one place: that two things do by chance is not likely."""
    return one.money == other.money and sum(1 for rupiah in one.money.values() if rupiah) >= _FIGURES


def _same_aims(one: Item, other: Item) -> bool:
    """Whether two indicators have the same unit and the same targets, in more than one year."""
    aims = {year: (aim.value, aim.text if aim.value is None else "") for year, aim in one.targets.items()}
    others = {year: (aim.value, aim.text if aim.value is None else "") for year, aim in other.targets.items()}
    return len(aims) >= _FIGURES and aims == others and one.values.get("unit") == other.values.get("unit")


def _office(item: Item) -> str:
    """The unit of a row, as it is told from others: without its kind in front, which plans write or leave out."""
    return fold(item.office or "").removeprefix("kelurahan ").replace(" ", "")


def _generic(item: Item) -> str:
    """The code of what every agency has (its supporting program and all below it), without the agency's own urusan."""
    parts = code_key(item.code or "").split(".")
    return ".".join(parts[2:]) if len(parts) > 2 and parts[2].zfill(2) == _SUPPORTING else ""
