"""Faults of planners, one of the kinds that the rules look for, planted at a random place of a clean plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from rapidfuzz import fuzz

from .layouts import Sheet, Style, key_indicators, sheets
from .plans import Aim, Item, Measure, Plan

Listed = tuple[str, str, str, str]  # of an official list: code, name, indicator, unit


@dataclass(frozen=True)
class Planted:
    """What must be found: the rule, and one of these names at the end of a finding's path.

    `proven`: whether the page proves it, so that it must be a finding; else a question, or silence, does. `listed`: codes with their
    official names, where the fault shows beside an imported list. `merges`: whether cells that reach down, as Word's do, would mend it.
    """

    rule: str
    names: tuple[str, ...]
    proven: bool = True
    listed: tuple[Listed, ...] = ()
    merges: bool = False


Fault = Callable[[Random, Plan, Style], tuple[list[Sheet], Planted]]


def _parents(plan: Plan, least: int = 1) -> list[Item]:
    return [item for item in plan.items if item.below and len(item.below) >= least]


def _above(plan: Plan, item: Item) -> Item:
    return next(one for one in plan.items if item in one.below)


def _lowest(plan: Plan) -> list[Item]:
    return [item for item in plan.items if item.level == 2]


# -- D01 -----------------------------------------------------------------------------------------------------------


def subkegiatan_changed(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One amount of a subkegiatan in one year is another one."""
    item, year = random.choice(_lowest(plan)), random.choice(plan.years)
    item.money[year] += 1_000 * random.randrange(1_000, 9_000)
    return sheets(plan, style), Planted("D01", (_above(plan, item).name,))


def subkegiatan_tenfold(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One amount of a subkegiatan in one year has a digit too many."""
    item, year = random.choice(_lowest(plan)), random.choice(plan.years)
    item.money[year] *= 10
    return sheets(plan, style), Planted("D01", (_above(plan, item).name,))


def subkegiatan_doubled(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One amount of a subkegiatan in one year is doubled."""
    item, year = random.choice(_lowest(plan)), random.choice(plan.years)
    item.money[year] *= 2
    return sheets(plan, style), Planted("D01", (_above(plan, item).name,))


def kegiatan_doubled(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A kegiatan prints double of what its subkegiatan come to in some years, not in the first."""
    item = random.choice([item for item in _parents(plan) if item.level == 1])
    for year in plan.years[random.randrange(1, len(plan.years)) :]:
        item.money[year] *= 2
    return sheets(plan, style), Planted("D01", (item.name,))


def left_out_of_sum(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A kegiatan's amounts leave one of its subkegiatan out, in every year; programs and total follow the kegiatan."""
    item = random.choice([item for item in _parents(plan, 2) if item.level == 1] or _parents(plan, 2))
    left = random.choice(item.below)
    for parent in _chain(plan, item):
        for year in plan.years:
            parent.money[year] -= left.money[year]
    # Without a code nothing tells whether a row is really this kegiatan's; where another follows, its rows may be lost.
    return sheets(plan, style), Planted("D01", (item.name,), _is_proven(item, style))


def left_out_in_some_years(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program's amounts leave one of its kegiatan out from some year on."""
    item = random.choice(_parents(plan, 2))
    left = random.choice(item.below)
    for parent in _chain(plan, item):
        for year in plan.years[random.randrange(1, 3) :] if parent is item else ():
            parent.money[year] -= left.money[year]
    return sheets(plan, style), Planted("D01", (item.name,))


def program_typed_wrongly(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """Two digits of a program's or kegiatan's amount are in the wrong order."""
    while True:
        item, year = random.choice(_parents(plan)), random.choice(plan.years)
        digits = list(str(item.money[year] // 1000))
        at = random.randrange(len(digits) - 1)
        if digits[at] != digits[at + 1]:
            break
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    item.money[year] = int("".join(digits)) * 1000 + item.money[year] % 1000
    return sheets(plan, style), Planted("D01", (item.name,))


def years_swapped(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The amounts of two years of a parent stand in each other's place."""
    item = random.choice(_parents(plan))
    one, other = random.sample(plan.years, 2)
    item.money[one], item.money[other] = item.money[other], item.money[one]
    return sheets(plan, style), Planted("D01", (item.name,))


def total_wrong(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table's total is wrong in one year."""
    style.total = style.total or "Jumlah"
    found = sheets(plan, style)
    sheet = next(sheet for sheet in found if sheet.name == "funding")
    row = next(row for row in sheet.rows if row.kind == "total")
    at = random.choice(sheet.columns["money"])
    printed = row.cells[at]
    digit = next(place for place, letter in enumerate(printed) if letter.isdigit())
    row.cells[at] = printed[:digit] + str((int(printed[digit]) % 8) + 1) + printed[digit + 1 :]
    return found, Planted("D01", (f"Renstra {plan.agency} {plan.region} 2025–2029",))


def total_without_program(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table's total leaves a program out from some year on."""
    style.total = style.total or "Jumlah"
    found = sheets(plan, style)
    left = random.choice(plan.programs)
    sheet = next(sheet for sheet in found if sheet.name == "funding")
    row = next(row for row in sheet.rows if row.kind == "total")
    for year, at in list(zip(plan.years, sheet.columns["money"], strict=True))[random.randrange(1, 4) :]:
        total = sum(program.money[year] for program in plan.programs if program is not left)
        row.cells[at] = style.money.format(f"{total:,}".replace(",", style.dot))
    return found, Planted("D01", (f"Renstra {plan.agency} {plan.region} 2025–2029",))


def rows_swapped(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The amounts of two subkegiatan of different kegiatan stand in each other's place in one year."""
    item = random.choice(_lowest(plan))
    others = [other for other in _lowest(plan) if _above(plan, other) is not _above(plan, item)]
    other, year = random.choice(others), random.choice(plan.years)
    item.money[year], other.money[year] = other.money[year], item.money[year]
    return sheets(plan, style), Planted("D01", (_above(plan, item).name, _above(plan, other).name))


def added_later(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan begins in the second year, and its kegiatan's amounts were never raised by it; programs and total follow."""
    item = random.choice([item for item in _parents(plan, 2) if item.level == 1] or _parents(plan, 2))
    later = random.choice(item.below)
    for parent in _chain(plan, item):
        for year in plan.years:
            parent.money[year] -= later.money[year]
    del later.money[plan.years[0]], later.measure.targets[plan.years[0]]
    later.measure.targets[plan.years[0]] = "-"
    return sheets(plan, style), Planted("D01", (item.name,), _is_proven(item, style))


def _is_proven(item: Item, style: Style) -> bool:
    """Whether the page proves that a row was left out of a sum: the row's code says whose it is, and the sum is not one row's figure."""
    return style.layout in ("columns", "grouped", "in-sasaran") and len(item.below) > 2


def _chain(plan: Plan, item: Item) -> list[Item]:
    return [item, *(one for one in plan.items if item in one.walk() and one is not item)]


# -- A01 to A05 ----------------------------------------------------------------------------------------------------


def orphan_indicator(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The IKU has an indicator that no level has."""
    name = random.choice((
        "Rasio peserta gotong royong terhadap jumlah warga dewasa",
        "Jumlah sengketa batas tanah yang didamaikan",
        "Persentase anak yang hadir di taman baca",
        "Cakupan ruang terbuka hijau di pusat pemerintahan",
    ))  # fmt: skip
    measure = Measure(
        name,
        "Kasus" if name.startswith("Jumlah") else "Persen" if name.startswith("Persentase") else "Angka",
        "3",
        {year: str(4 + step) for step, year in enumerate(plan.years)},
    )
    found = [sheet if sheet.name != "iku" else key_indicators(plan, style, (measure,)) for sheet in sheets(plan, style)]
    return found, Planted("A01", (name,))


def aim_without_indicator(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A sasaran's indicator cell is empty, in every table."""
    aim = random.choice(plan.aims)
    aim.measure = Measure("", "", "", {})
    return sheets(plan, style), Planted("A02", (aim.name,))


def goal_without_indicator(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The tujuan's indicator cell is empty, in every table."""
    plan.goal.measure = Measure("", "", "", {})
    return sheets(plan, style), Planted("A02", (plan.goal.name,))


def aim_without_program(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A sasaran that no program serves."""
    name = random.choice(("Terjaganya kerukunan antarwarga di seluruh wilayah", "Meningkatnya daya tarik wisata alam kecamatan"))
    measure = Measure(
        "Jumlah perselisihan warga yang selesai dengan damai", "Kasus", "3", {year: str(4 + step) for step, year in enumerate(plan.years)}
    )
    plan.aims.insert(random.randrange(len(plan.aims) + 1), Aim(name, measure))
    return sheets(plan, style), Planted("A04", (name,))


def program_without_aim(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program that stands in the table of money only, under no sasaran."""
    style.layout = style.layout if style.layout != "in-sasaran" else "columns"
    left = random.choice(plan.programs)
    found = sheets(plan, style)
    sheet = next(sheet for sheet in found if sheet.name == "cascade")
    own = list(left.walk())
    sheet.rows = [row for row in sheet.rows if row.of not in own]
    return found, Planted("A05", (left.name,))


# -- B01 -----------------------------------------------------------------------------------------------------------


def target_empty(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One indicator has no target in one year."""
    item = random.choice(plan.items)
    del item.measure.targets[random.choice(plan.years)]
    return sheets(plan, style), Planted("B01", (item.measure.name,))


def targets_empty(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One indicator has no target from some year on."""
    item = random.choice(plan.items)
    for year in plan.years[random.randrange(1, len(plan.years)) :]:
        del item.measure.targets[year]
    return sheets(plan, style), Planted("B01", (item.measure.name,))


def aim_target_empty(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The indicator of a tujuan or sasaran has no target in one year, in every table."""
    aim = random.choice([plan.goal, *plan.aims])
    del aim.measure.targets[random.choice(plan.years)]
    return sheets(plan, style), Planted("B01", (aim.measure.name,))


# -- D02, D06, D07 ---------------------------------------------------------------------------------------------------


def target_without_money(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan beside others has a target in a year for which 0 is printed."""
    item = random.choice([item for parent in _parents(plan, 2) for item in parent.below if item.level == 2])
    item.money[random.choice(plan.years)] = 0
    plan.add_up()
    return sheets(plan, style), Planted("D02", (item.name,))


def left_out_of_cascade(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan stands in the table of money and not in the cascading table; one that is named like none of the others."""
    style.layout = style.layout if style.layout != "in-sasaran" else "columns"
    own = [
        item
        for item in _lowest(plan)
        if all(fuzz.token_set_ratio(item.name.lower(), other.name.lower()) < 65 for other in plan.items if other is not item)
    ]
    left = random.choice(own)
    found = sheets(plan, style)
    sheet = next(sheet for sheet in found if sheet.name == "cascade")
    sheet.rows = [row for row in sheet.rows if row.of is not left]
    return found, Planted("D06", (left.name,))


def series_copied(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan has the money of the one beside it, year by year."""
    parent = random.choice([parent for parent in _parents(plan, 2) if parent.below[0].level == 2])
    one, other = random.sample(parent.below, 2)
    one.money = {year: amount + 123_000 * at for at, (year, amount) in enumerate(one.money.items(), 1)}
    other.money = dict(one.money)
    plan.add_up()
    return sheets(plan, style), Planted("D07", (one.name, other.name))


FAULTS: dict[str, tuple[Fault, ...]] = {
    "D01": (
        subkegiatan_changed, subkegiatan_tenfold, subkegiatan_doubled, kegiatan_doubled, left_out_of_sum, left_out_in_some_years,
        program_typed_wrongly, years_swapped, total_wrong, total_without_program, rows_swapped,
        added_later,
    ),
    "A01": (orphan_indicator,),
    "A02": (aim_without_indicator, goal_without_indicator),
    "A04": (aim_without_program,),
    "A05": (program_without_aim,),
    "B01": (target_empty, targets_empty, aim_target_empty),
    "D02": (target_without_money,),
    "D06": (left_out_of_cascade,),
    "D07": (series_copied,),
}  # fmt: skip
