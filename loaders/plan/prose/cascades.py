"""Drawn cascades in running text: boxes of sasaran in a row, and below them boxes of the programs that serve each.

Where a table names several sasaran in one cell beside several programs, such a drawing says which serves which.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...language.lexicon import without_local
from ...language.likeness import key, similarity
from ..facts import Item, Plan
from .passages import Passage

_REACH = 30  # passages that a drawing has below its row of sasaran at most
_SURE = 8  # letters of a name's beginning that tell it among the few programs meant


def part_shared_programs(plan: Plan, texts: Sequence[Passage]) -> None:
    """Leave each program below the sasaran whose box stands above its own, where one cell had named several for all of them."""
    shared: dict[tuple[int, ...], list[Item]] = {}
    order = {id(item): at for at, item in enumerate(plan.of_level("Sasaran"))}
    for program in plan.of_level("Program"):
        served = tuple(sorted((id(up) for up in program.parents if id(up) in order), key=order.__getitem__))
        if len(served) > 1:
            shared.setdefault(served, []).append(program)
    sasaran_of = {id(item): item for item in plan.of_level("Sasaran")}
    for served, programs in shared.items():
        boxes = _boxes(texts, [sasaran_of[one] for one in served], programs) if len(programs) >= len(served) else None
        for one, box in zip(served, boxes or (), strict=False):
            for program in box:
                program.parents[:] = [up for up in program.parents if id(up) not in served or id(up) == one]


def _boxes(texts: Sequence[Passage], sasaran: Sequence[Item], programs: Sequence[Item]) -> list[list[Item]] | None:
    """The programs of each sasaran in a drawing that shows all of them, as many boxes as sasaran and in their order; else None."""
    for at in range(len(texts)):
        places = _in_order(texts[at : at + 2 * len(sasaran)], sasaran)
        if not places or places[0] != 0:
            continue
        boxes: list[list[Item]] = []
        for passage in texts[at + places[-1] + 1 : at + places[-1] + 1 + _REACH]:
            program = _named(passage.text, programs)
            if program is None:
                continue
            goes_on = passage.mark is not None and passage.mark not in ("1", "a") and bool(boxes)
            if goes_on:
                boxes[-1].append(program)
            else:
                boxes.append([program])
        found = [program for box in boxes for program in box]
        if len(boxes) == len(sasaran) and len(found) == len(set(map(id, found))) == len(programs):
            return boxes
    return None


def _in_order(texts: Sequence[Passage], sasaran: Sequence[Item]) -> list[int]:
    """Where the sasaran stand in some passages, all of them and in their order; else nothing."""
    places: list[int] = []
    for item in sasaran:
        start = places[-1] + 1 if places else 0
        found = next((n for n in range(start, len(texts)) if similarity(without_local(texts[n].text), item.text) >= 92), None)
        if found is None:
            return []
        places.append(found)
    return places


def _named(text: str, programs: Sequence[Item]) -> Item | None:
    """The program that a line names; its name may go on in the next line."""
    words = _name(without_local(text))
    fitting = [item for item in programs if similarity(_name(item.text), words) >= 88]
    if not fitting and len(words) >= _SURE:
        fitting = [item for item in programs if _name(item.text).startswith(words) or words.startswith(_name(item.text))]
    return fitting[0] if len(fitting) == 1 else None


def _name(text: str) -> str:
    return key(text).removeprefix("program")
