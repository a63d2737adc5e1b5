"""Faults in codes and names, and rows without a name, planted at a random place of a clean plan."""

from __future__ import annotations

from random import Random

from .faults import Fault, Planted, _lowest, _parents
from .layouts import Row, Sheet, Style, sheets
from .plans import Item, Plan

_CODED = ("columns", "grouped", "in-sasaran")


def _coded(random: Random, style: Style) -> None:
    """Codes stand in a column of their own, or else they are part of the names."""
    if style.layout not in _CODED:
        style.layout = random.choice(_CODED)


def code_without_beginning(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A kegiatan or subkegiatan is printed with the end of its code alone."""
    _coded(random, style)
    item = random.choice([item for item in plan.items if item.level])
    parts = item.code.split(".")
    item.code = "".join(parts[3:]) if item.level == 1 else parts[-1]
    return sheets(plan, style), Planted("D03", (item.name,))


def code_without_a_dot(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The first dot of a subkegiatan's code is left out."""
    _coded(random, style)
    item = random.choice(_lowest(plan))
    item.code = item.code.replace(".", "", 1)
    return sheets(plan, style), Planted("D03", (item.name,))


def code_of_another_field(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan between others has the code of another field of government."""
    _coded(random, style)
    item = random.choice([item for parent in _parents(plan, 2) if parent.below[0].level == 2 for item in parent.below[:-1]])
    item.code = f"3.{item.code.partition('.')[2]}"
    return sheets(plan, style), Planted("D03", (item.name,))


def code_of_another_program(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan between others has the number of a program that the plan does not have."""
    _coded(random, style)
    item = random.choice([item for parent in _parents(plan, 2) if parent.below[0].level == 2 for item in parent.below[:-1]])
    parts = item.code.split(".")
    item.code = ".".join([*parts[:2], f"{int(parts[2]) + 20:02d}", *parts[3:]])
    return sheets(plan, style), Planted("D03", (item.name,))


def code_twice(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan is printed with the code of the one above it."""
    _coded(random, style)
    parent = random.choice([parent for parent in _parents(plan, 2) if parent.below[0].level == 2])
    at = random.randrange(1, len(parent.below))
    one, other = parent.below[at - 1], parent.below[at]
    other.code = one.code
    return sheets(plan, style), Planted("D03", (one.name, other.name))


def name_spelt_otherwise(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """Two letters of a long name of the official list stand in each other's place."""
    _coded(random, style)
    listed = tuple((item.code, item.name, "", "") for item in plan.items)
    item = random.choice([item for item in _lowest(plan) if len(item.name) > 45])
    words = item.name.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    words[at] = f"{word[:4]}{word[5]}{word[4]}{word[6:]}" if word[4] != word[5] else f"{word[:4]}{word[5:]}"
    item.name = " ".join(words)
    return sheets(plan, style), Planted("D04", (item.name,), listed=listed)


def figures_without_name(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table of money has a row of targets and money that names nothing, below some subkegiatan."""
    _coded(random, style)
    found = sheets(plan, style)
    sheet = next(sheet for sheet in found if sheet.name == "funding")
    after = random.choice([at for at, row in enumerate(sheet.rows) if isinstance(row.of, Item) and row.of.level == 2])
    cells = [""] * sheet.width
    for column in sheet.columns["target"]:
        cells[column] = str(random.randrange(2, 30))
    for column in sheet.columns["money"]:
        cells[column] = style.money.format(f"{random.randrange(11, 60) * 1_234_000:,}".replace(",", style.dot))
    sheet.rows.insert(after + 1, Row("nameless", cells))
    return found, Planted("D08", (f"Renstra {plan.agency} {plan.region} 2025–2029",), merges=True)


CODES: dict[str, tuple[Fault, ...]] = {
    "D03": (code_without_beginning, code_without_a_dot, code_of_another_field, code_of_another_program, code_twice),
    "D04": (name_spelt_otherwise,),
    "D08": (figures_without_name,),
}
