"""What two tables print of one thing in two ways becomes one: a name cut in one of them, a code that lost its digits, a named unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...language import codes
from ...language.lexicon import INDICATOR, RESULT
from ...language.likeness import key, same
from ..builder import Builder, same_measure
from ..facts import Item, Measure

_LONG = 24  # letters: a name cut behind so many begins no other name by chance
_SHORT = 8  # letters: a name's part of fewer letters says nothing


def settle_twins(builder: Builder, vocabulary: Mapping[str, int]) -> None:
    """Unite the twins of a plan whose tables are all read; `vocabulary` counts the words that the document prints."""
    for item in list(builder.plan.of_level("SubActivity", "Activity", "Program")):
        twin = _whole_twin(builder, item) or _whole_name(builder, item)
        if twin is not None:
            builder.absorb(twin, item)
    for item in builder.plan.of_level("SubActivity", "Activity", "Program"):
        item.text = best_name([item.text, *item.names], vocabulary)
    for item in builder.plan.items:
        _unite_measures(builder, item)


def _whole_twin(builder: Builder, item: Item) -> Item | None:
    """The sibling of the same name whose whole code an item prints without its last digits, or None."""
    printed = item.printed_code or ""
    above = codes.cut(printed) if item.code is None else codes.parent(item.code) if _lacks_a_digit(printed) else None
    if above is None:
        return None
    begun = "".join(char for char in printed if char.isdigit()).rstrip("0" if item.code is None else "")
    found = [
        other for other in builder.plan.of_level(item.level)
        if other is not item and other.code and codes.parent(other.code) == above and same(other.text, item.text)
        and other.code.replace(".", "").startswith(begun)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _whole_name(builder: Builder, item: Item) -> Item | None:
    """The one item with money of another table whose name goes on where an item's, without money, was cut, or None."""
    text = key(item.text)
    if item.code or item.amounts or len(text) < _LONG or any(up is item for other in builder.plan.items for up in other.parents):
        return None
    found = [
        other for other in builder.plan.of_level("SubActivity", "Activity", "Program")
        if other is not item and other.amounts and key(other.text).startswith(text) and _is_cut(item.text, other.text)
        and not {origin.table for origin in item.origins} & {origin.table for origin in other.origins}
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _lacks_a_digit(printed: str) -> bool:
    """True for a subkegiatan's code with three digits at its end, where four are official ("…06.001" of "…06.0012")."""
    parts = printed.strip().split(".")
    return len(parts) == 6 and len(parts[-1]) == 3


def best_name(names: Sequence[str], vocabulary: Mapping[str, int]) -> str:
    """Of the ways in which one name is printed the whole one, with its words whole; else the first.

    A name that is the beginning or the end of another was cut, unless what the other has more is a result or an indicator that ran
    into it; of the same letters parted differently those are right whose words the document prints elsewhere.
    """
    best = names[0]
    for name in names[1:]:
        if _has_dirt(best, name) or (_is_cut(best, name) and not _has_dirt(name, best)):
            best = name
    alike = list(dict.fromkeys(name for name in names if key(name) == key(best)))
    return min(alike, key=lambda name: _oddness(name, vocabulary)) if len(alike) > 1 else best


def _has_dirt(long: str, short: str) -> bool:
    """True where a name has nothing more than another but marks at its end that are no words: "… SKPD WDO 1.0", "… menyurat T T"."""
    a, b = long.split(), short.split()
    rest = a[len(b) :]
    dirt = all(len(word) <= 3 and (len(word) == 1 or word.isupper() or not word.isalpha()) for word in rest)
    odd = any(len(word) == 1 or not word.isalpha() for word in rest)
    return bool(rest) and dirt and odd and [key(word) for word in a[: len(b)]] == [key(word) for word in b]


def _is_cut(short: str, long: str) -> bool:
    a, b = key(short), key(long)
    if len(a) < _SHORT or len(a) >= len(b) or len(b) > 4 * len(a) + 80:
        return False
    if b.startswith(a):
        words = long.split()
        rest = next((words[at:] for at in range(len(words)) if len(key(" ".join(words[:at]))) >= len(a)), [])
        return bool(rest) and not (rest[0][:1].isupper() and (RESULT.match(rest[0]) or INDICATOR.match(" ".join(rest))))
    return b.endswith(a) and short[:1].islower()


def _oddness(name: str, vocabulary: Mapping[str, int]) -> float:
    """How odd a name's words are in this document: each counts the less, the more often it is printed."""
    return sum(1 / max(1, vocabulary.get(word.lower(), 0)) for word in name.split())


def _unite_measures(builder: Builder, item: Item) -> None:
    """One indicator that one table prints without a unit of work and another with one: nothing is split, the unit answers for it."""
    for plain in [measure for measure in item.measures if not measure.office]:
        named = [other for other in item.measures if other.office and same_measure(other.text, plain.text)]
        if len(named) == 1 and not _tables(plain) & _tables(named[0]):
            builder.complete(plain, named[0])
            plain.office = named[0].office
            item.measures.remove(named[0])


def _tables(measure: Measure) -> set[str]:
    return {origin.table for origin in measure.origins}
