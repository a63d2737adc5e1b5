"""A fault of planners planted into a whole invented plan: in its facts, in one of its tables, or in the paper just before it is written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random

from selaras.loaders.language.likeness import key
from selaras.loaders.nomenclature.imported import VARIABLE

from . import grids
from .files import Part
from .grids import Grid, Style
from .measure import HARD, prepare
from .papers import FORMS, parts
from .scores import Made
from .world import Aim, Item, Measure, World, world

Listed = tuple[str, str, str, str]  # of an official list: code, name, indicator, unit


@dataclass(frozen=True)
class Planted:
    """What must be found: the rule, and one of these names at the end of a finding's path.

    `also`: rules that may tell the same fault from another side. `only`: the tables that print the fault, all where it names none.
    `edit`: what is done to the paper. `listed`: codes with their official names, where the fault shows beside an imported list.
    """

    rule: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    edit: Callable[[list[Part]], None] | None = None
    listed: tuple[Listed, ...] = ()


# A fault changes the plan or its layout; None where such a plan cannot have it.
Fault = Callable[[Random, World, Style], Planted | None]


class Impossible(Exception):
    """No plan of many can have a fault."""


@dataclass(frozen=True)
class Attempt:
    """A document with a fault, and the same without it."""

    made: Made
    planted: Planted
    clean: Callable[[], Made]


def attempt(fault: Fault, seed: int, form: str) -> Attempt:
    """The first plan of this seed that can have the fault, with the fault in it."""
    for turn in range(200):
        random = Random(f"planted {fault.__name__} {seed} {turn}")
        told = world(random)
        style = grids.style(random, told)
        if HARD:
            grids.harden(random, style, told)
        prepare(told, style)
        changed = deepcopy(told)
        planted = fault(random, changed, style)
        if planted:
            state = random.getstate()
            faulty = _composed(random, told, changed, style, planted, state)
            made = Made(changed, style, faulty, form, FORMS[form][1](random, faulty, style))

            def clean(random: Random = random, told: World = told, style: Style = style, state: tuple[object, ...] = state) -> Made:
                random.setstate(state)
                found = parts(random, told, style)
                return Made(told, style, found, form, FORMS[form][1](random, found, style))

            return Attempt(made, planted, clean)
    raise Impossible(f"no invented plan can have {fault.__name__}")


def _composed(random: Random, told: World, changed: World, style: Style, planted: Planted, state: tuple[object, ...]) -> list[Part]:
    found = parts(random, changed, style)
    if planted.only:
        random.setstate(state)
        clean = parts(random, told, style)
        by_caption = {one.caption: one for one in found if isinstance(one, Grid) and one.about in planted.only}
        found = [by_caption.get(one.caption, one) if isinstance(one, Grid) else one for one in clean]
    if planted.edit:
        planted.edit(found)
    return found


@contextmanager
def imported(path: Path, listed: Sequence[Listed]) -> Iterator[None]:
    """For a while, these codes and names as an imported list."""
    before = os.environ.get(VARIABLE)
    if listed:
        rows = [[code, name, key(name), "", "", indicator, unit] for code, name, indicator, unit in listed]
        edition = {"name": "Daftar uji", "valid_from": None, "source": "", "entries": rows}
        path.write_text(json.dumps({"form": 2, "editions": [edition]}), encoding="utf-8")
        os.environ[VARIABLE] = str(path)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        if before is not None:
            os.environ[VARIABLE] = before


# -- what several faults need -------------------------------------------------------------------------------------------

ONE_ROW_AN_ITEM = ("tc27", "columns", "per-program", "grouped", "levels", "formula")
CODED = ("tc27", "columns", "per-program", "grouped", "formula")


def tables(found: Sequence[Part], *abouts: str) -> list[Grid]:
    """The tables about these."""
    return [one for one in found if isinstance(one, Grid) and one.about in abouts]


def items(told: World, *levels: int) -> list[Item]:
    """The programs, kegiatan or subkegiatan of a plan."""
    return [item for item in told.items if item.level in levels]


def parents(told: World, least: int = 1, *levels: int) -> list[Item]:
    """Those with at least so many below them."""
    return [item for item in told.items if len(item.below) >= least and (not levels or item.level in levels)]


def above(told: World, item: Item) -> Item:
    """What an item stands below."""
    return next(one for one in told.items if item in one.below)


def is_named_once(told: World, item: Item) -> bool:
    """Whether no other item has its name."""
    return sum(one.name.casefold() == item.name.casefold() for one in told.items) == 1


def paid_years(told: World, style: Style) -> tuple[int, ...]:
    """The years for which money is printed."""
    return told.years[1:] if style.target_first else told.years


def summed(told: World) -> None:
    """Give every parent the sum of what is below it."""
    for item in reversed(told.items):
        if item.below:
            years = sorted({year for sub in item.below for year in sub.money})
            item.money = {year: sum(sub.money.get(year, 0) for sub in item.below) for year in years}


def title(told: World) -> str:
    """The name of a plan's document."""
    return f"Renstra {told.agency} {told.region} {told.start}–{told.end}"


def aims(told: World) -> list[Aim]:
    """Tujuan and sasaran."""
    return [told.goal, *told.aims]


def series(told: World, unit: str, start: int, by: int = 1) -> Measure:
    """A measure without a name, rising."""
    return Measure("", unit, str(start), {year: str(start + by * at) for at, year in enumerate(told.years, 1)})


def replaced(grid: Grid, words: str, by: str) -> int:
    """Replace words in the rows of a table; how often."""
    count = 0
    for row in grid.rows:
        for at, cell in enumerate(row):
            if words in cell:
                row[at] = cell.replace(words, by)
                count += 1
    return count


def without(found: list[Part], about: str, words: str) -> None:
    """Take out of a table the rows in which a cell has these words."""
    for grid in tables(found, about):
        grid.rows[:] = [row for at, row in enumerate(grid.rows) if at < grid.head or words not in row]
