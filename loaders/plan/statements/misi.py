"""Which misi some words mean: the one that they quote, whatever its number; new ones where none is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from ...language.cleaning import unquoted
from ...language.labels import label_of, number_of
from ...language.lexicon import ORDINALS
from ...language.likeness import alike, key
from ..builder import Builder, differ_in_a_word
from ..facts import Item, Origin, Plan

# "Misi ke-1 Memajukan …", "M2 Memajukan …": a misi with its number and no sign between.
_COUNTED = re.compile(
    rf"^\s*(?:(?i:misi)\s*(?:ke)?\s*[-–]?\s*|M\s?[-.]?\s?(?=\d))(?P<number>\d{{1,2}}|[IVX]{{1,4}}|(?i:{'|'.join(ORDINALS)}))\s*[.)-]?\s+(?=[A-Z])"
)
_SHORT = 20  # letters from which a cut quotation still tells which misi it is


def best_mission(missions: Sequence[Item], text: str, threshold: float = 80.0) -> Item | None:
    """The misi that a text words, whatever their order of words; a cut quotation or one with more behind it counts, where only one fits."""
    scored = sorted(((alike(item.text, text), item) for item in missions), key=lambda entry: -entry[0])
    if scored and scored[0][0] >= threshold:
        return scored[0][1]
    words = key(text)
    begun = [item for item in missions if min(len(words), len(key(item.text))) > _SHORT and _begins(words, key(item.text))]
    return begun[0] if len(begun) == 1 else None


def quoted_missions(missions: Sequence[Item], text: str) -> list[Item]:
    """The misi whose whole words stand somewhere within a text, in their order there; of two that overlap the longer one."""
    words = key(text)
    found: list[tuple[int, int, Item]] = []
    for item in sorted(missions, key=lambda item: -len(item.text)):
        own = key(item.text)
        if len(own) <= _SHORT or len(words) < len(own) - 2:
            continue
        place = fuzz.partial_ratio_alignment(own, words, score_cutoff=93.0)
        if place is not None and all(place.dest_end <= start or place.dest_start >= end for start, end, _ in found):
            found.append((place.dest_start, place.dest_end, item))
    return [item for _, _, item in sorted(found, key=lambda entry: entry[0])]


def missions_of(builder: Builder, text: str, origin: Origin, number: int | None = None) -> list[Item]:
    """The misi that a cell or label states: known ones (several, where it quotes several), else a new one."""
    label = label_of(text)
    counted = _COUNTED.match(text)
    if label is not None and label.level == "mission" and label.rest:
        number, text = label.number or number, label.rest
    elif counted is not None:
        number, text = number_of(counted["number"]) or number, text[counted.end() :]
    text = unquoted(text).strip(' .;,“”"')
    known = [item for item in builder.plan.of_level("Mission") if not is_listed_apart(item, text, number)]
    found = best_mission(known, text, 92.0)
    several = quoted_missions(known, text)
    if found is None and number is not None:
        found = next((item for item in known if item.number == number and alike(item.text, text) > 70), None)
    if len(several) < 2:
        fitting = [item for item in known if number is None or item.number in (None, number)]
        found = found or (several[0] if several else None) or best_mission(fitting, text)
        if found is None:
            found = Item("Mission", text, number=number)
            builder.plan.items.append(found)
        several = [found]
        if found.number is None:
            found.number = number
    for item in several:
        item.add_origin(Origin(origin.place, origin.cell, origin.table, wording=text if len(several) == 1 else item.text, number=number))
    return several


def is_listed_apart(item: Item, text: str, number: int | None) -> bool:
    """True for words that differ from a misi's in one word and stand under another number: a list that counts both states two."""
    return None not in (number, item.number) and number != item.number and differ_in_a_word(item.text, text)


def settle_wordings(plan: Plan) -> None:
    """Give the region's statements the wording that the plan prints most; what is worded alike often keeps what was read first."""
    for item in plan.of_level("Mission", "RegionalGoal", "RegionalSasaran"):
        counted = Counter(key(origin.wording) for origin in item.origins if origin.wording)
        best = max(counted.values(), default=0)
        if best > counted.get(key(item.text), 0):
            item.text = next(origin.wording for origin in item.origins if counted[key(origin.wording)] == best)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return float(fuzz.ratio(short, long[: len(short)])) >= 92
