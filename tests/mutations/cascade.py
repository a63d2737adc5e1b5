"""Faults of the cascade: levels without indicator, without parts, without strategy, below another parent, tujuan that serve nothing."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import selaras

from . import beside
from .faults import Fault, Planted, _above, _lowest, _parents
from .layouts import Row, Sheet, Style, sheets
from .plans import Aim, Measure, Plan

_CODED = ("columns", "grouped", "in-sasaran")
_UNCODED = ("in-name", "result-row")
# The names of the list that selaras ships: of another name nothing on the page says where it belongs.
LISTED = frozenset(
    name.casefold()
    for name in json.loads((Path(selaras.__path__[0]) / "loaders/nomenclature/nomenclature.json").read_text(encoding="utf-8")).values()
)
_LONG = 150  # letters of a name that is hardly found in a list by its words


def row_without_indicator(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program, kegiatan or subkegiatan has no indicator, unit and target in any table."""
    style.layout = random.choice(_CODED)
    item = random.choice(plan.items)
    item.measure = Measure("", "", "", {})
    return sheets(plan, style), Planted("A03", (item.name,))


def _goals_sheet(plan: Plan, found: list[Sheet]) -> Sheet:
    return next(sheet for sheet in found if sheet.name == "goals")


def goal_without_mission(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """Of two tujuan in a table with a column of sasaran RPJMD, the second has a dash there."""
    style.layout = random.choice(("columns", "grouped"))
    words = random.choice(("Terjaganya kehidupan bermasyarakat yang rukun", "Terwujudnya lingkungan permukiman yang asri"))
    start = random.randrange(40, 60)
    told = {year: str(start + 1 + at) for at, year in enumerate(plan.years)}
    second = Aim(words, Measure("Indeks kerukunan warga", "Indeks", str(start), told))
    found = sheets(plan, style)
    sheet = _goals_sheet(plan, found)
    last = next(at for at, row in enumerate(sheet.rows) if row.of is plan.aims[-1])
    row = [second.name, "", second.measure.name, second.measure.unit, second.measure.baseline, *second.measure.targets.values(), ""]
    sheet.rows.insert(last, Row("aim", row, second))
    for at, line in enumerate(sheet.header):
        line.insert(0, "SASARAN RPJMD" if not at else "")
    for at, one in enumerate(sheet.rows):
        one.cells.insert(0, "Meningkatnya mutu tata kelola daerah" if not at else "-" if one.of is second else "")
    cascade = next(sheet for sheet in found if sheet.name == "cascade")
    at = next(at for at, one in enumerate(cascade.rows) if one.of is plan.aims[-1])
    cascade.rows.insert(at, Row("aim", [second.name, "", "", "", second.measure.name, "", ""], second))
    key = next(sheet for sheet in found if sheet.name == "iku")
    printed = [str(len(key.rows) + 1), second.measure.name, second.measure.unit, second.measure.baseline, *second.measure.targets.values()]
    key.rows.append(Row("rest", [*printed, "hasil survei", "IKU"], second.measure))
    return found, Planted("A06", (second.name,))


def mission_unreached(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The plan says that it supports two misi, and its only tujuan serves one of them."""
    served, other = random.sample(range(1, len(beside.MISSIONS) + 1), 2)
    plan.prose += [*beside.mission_texts(), f"{plan.agency} mendukung pencapaian misi {served} dan misi {other}."]
    found = sheets(plan, style)
    sheet = _goals_sheet(plan, found)
    for at, line in enumerate(sheet.header):
        line.insert(0, "MISI" if not at else "")
    for at, one in enumerate(sheet.rows):
        one.cells.insert(0, f"Misi {served}: {beside.MISSIONS[served - 1]}" if not at else "")
    return found, Planted("A07", (beside.MISSIONS[other - 1],))


def without_parts(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program or kegiatan has money and nothing below it."""
    style.layout = random.choice(_CODED)
    item = random.choice([*plan.programs, *(item for parent in _parents(plan, 2) for item in parent.below if item.level == 1)])
    item.below = []
    return sheets(plan, style), Planted("A08", (item.name,))


def below_another_parent(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan stands below a kegiatan of another program, and its money with it; the tables print no codes."""
    style.layout = random.choice(_UNCODED)
    programs = [program for program in plan.programs if program.below]
    names = [item.name.casefold() for item in plan.items]
    own = [item for item in _lowest(plan) if names.count(item.name.casefold()) == 1 and len(item.name) < _LONG]
    one = random.choice([item for item in own if len(_above(plan, item).below) > 1])
    home = next(program for program in programs if one in program.walk())
    other = random.choice([activity for program in programs if program is not home for activity in program.below if activity.below])
    _above(plan, one).below.remove(one)
    other.below.insert(random.randrange(1, len(other.below) + 1), one)
    plan.add_up()
    return sheets(plan, style), Planted("A09", (one.name,), proven=one.name.casefold() in LISTED)


def aim_without_strategy(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table of strategies leaves out one sasaran."""
    left = random.choice(plan.aims)
    return [*sheets(plan, style), beside.strategies(plan, left)], Planted("A10", (left.name,))


def key_indicator_uncarried(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The list of key indicators has one that no level has."""
    own = [program.measure for program in plan.programs]
    strange = beside.uncarried(random, plan)
    listed = [*own]
    listed.insert(random.randrange(len(own) + 1), strange)
    return [*sheets(plan, style), beside.key_list(plan, listed)], Planted("A11", (strange.name,))


CASCADE: dict[str, tuple[Fault, ...]] = {
    "A03": (row_without_indicator,),
    "A06": (goal_without_mission,),
    "A07": (mission_unreached,),
    "A08": (without_parts,),
    "A09": (below_another_parent,),
    "A10": (aim_without_strategy,),
    "A11": (key_indicator_uncarried,),
}
