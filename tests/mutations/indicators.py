"""Faults of indicators: baselines, units, targets, formulas, words."""

from __future__ import annotations

from random import Random

from . import beside
from .faults import Fault, Planted, _lowest
from .layouts import Sheet, Style, sheets
from .plans import Aim, Measure, Plan

_CODED = ("columns", "grouped", "in-sasaran")


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def _aim(random: Random, plan: Plan) -> Aim:
    return random.choice([plan.goal, *plan.aims])


def baseline_empty(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """An indicator has no baseline in any table."""
    measure = random.choice([*(item.measure for item in plan.items), *(aim.measure for aim in plan.aims)])
    measure.baseline = ""
    return sheets(plan, style), Planted("B02", (measure.name,))


def percentage_in_things(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A percentage is counted in documents."""
    measure = random.choice([item.measure for item in plan.items if item.measure.name.startswith("Persentase")])
    measure.unit = random.choice(("Dokumen", "Laporan", "Orang"))
    return sheets(plan, style), Planted("B03", (measure.name,))


def count_in_percent(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A count is told in per cent."""
    measure = random.choice([item.measure for item in plan.items if item.measure.name.startswith("Jumlah")])
    measure.unit = "Persen"
    return sheets(plan, style), Planted("B03", (measure.name,))


def target_flat(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The targets of a tujuan or sasaran stay the same, not at the end of their scale."""
    aim = _aim(random, plan)
    value = str(random.randrange(70, 95))
    aim.measure.targets = dict.fromkeys(plan.years, value)
    return sheets(plan, style), Planted("B04", (aim.measure.name,))


def target_falling(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The index of the tujuan falls in one year."""
    years = list(plan.years)
    at = random.randrange(1, len(years))
    told = plan.goal.measure.targets
    told[years[at]] = str(int(told[years[at - 1]]) - 2)
    for step, year in enumerate(years[at + 1 :], 1):
        told[year] = str(int(told[years[at]]) + 3 + step)
    return sheets(plan, style), Planted("B04", (plan.goal.measure.name,))


def percentage_over_all(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The last targets of a percentage are over a hundred."""
    shares = [item.measure for item in plan.items if item.measure.name.startswith("Persentase") and "capaian" not in item.measure.name]
    measure = random.choice(shares or [plan.aims[1].measure])
    measure.targets = {year: str(94 + 3 * step) for step, year in enumerate(plan.years)}
    measure.baseline = "90"
    return sheets(plan, style), Planted("B05", (measure.name,))


def digit_too_many(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """One target in the midst of a series has a digit more (4 → 43 → 4)."""
    item = random.choice(_lowest(plan))
    value = random.randrange(3, 9)
    item.measure.targets = dict.fromkeys(plan.years, str(value))
    item.measure.baseline = str(value)
    item.measure.targets[random.choice(plan.years[1:-1])] = f"{value}{random.randrange(1, 9)}"
    return sheets(plan, style), Planted("B05", (item.measure.name,))


def key_targets_differ(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The IKU prints other targets than the table of tujuan and sasaran, in two years."""
    aim = random.choice(plan.aims)
    found = sheets(plan, style)
    row = next(row for row in _named(found, "iku").rows if row.of is aim.measure)
    for at in random.sample(_named(found, "iku").columns["target"], 2):
        row.cells[at] = str(int(row.cells[at].split()[0]) + random.randrange(4, 9)) + row.cells[at].removeprefix(row.cells[at].split()[0])
    return found, Planted("B06", (aim.measure.name,))


def key_baseline_differs(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The IKU prints another baseline than the table of tujuan and sasaran."""
    aim = random.choice(plan.aims)
    found = sheets(plan, style)
    row = next(row for row in _named(found, "iku").rows if row.of is aim.measure)
    row.cells[3] = str(int(row.cells[3]) - random.randrange(3, 9))
    return found, Planted("B06", (aim.measure.name,))


def key_without_formula(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The IKU has no formula for any of its indicators."""
    found = sheets(plan, style)
    sheet = _named(found, "iku")
    at = sheet.header[0].index("FORMULASI")
    if random.random() < 0.5:
        for cells in (*sheet.header, *(row.cells for row in sheet.rows)):
            del cells[at]
    else:
        for row in sheet.rows:
            row.cells[at] = ""
    names = tuple(measure.name for measure in (plan.goal.measure, *(aim.measure for aim in plan.aims)))
    return found, Planted("B07", names)


def indicator_on_two_levels(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program has the indicator of its sasaran again, with its targets."""
    aim = random.choice(plan.aims)
    program = random.choice(aim.programs)
    program.measure = aim.measure
    return sheets(plan, style), Planted("B08", (aim.measure.name,))


def two_measures_in_one(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """An indicator of a program or sasaran names two measures."""
    measure = random.choice([*(program.measure for program in plan.programs), *(aim.measure for aim in plan.aims)])
    measure.name = random.choice((
        "Persentase warga yang hadir dan jumlah usulan yang dibahas", "Jumlah kelompok aktif dan persentase kelompok mandiri",
        "Persentase aduan yang tuntas serta indeks kepuasan pengadu",
    ))  # fmt: skip
    return sheets(plan, style), Planted("B09", (measure.name,))


def unlike_official(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan's indicator is another than the list's."""
    style.layout = random.choice(_CODED)
    item = random.choice(_lowest(plan))
    official = f"Jumlah {random.choice(('peserta', 'rumah', 'kelompok'))} yang memperoleh pendampingan tahunan"
    return sheets(plan, style), Planted("B10", (item.measure.name, item.name), listed=((item.code, item.name, official, "Orang"),))


def baseline_denied(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table of the past prints another figure for the baseline's year."""
    measures = [aim.measure for aim in (plan.goal, *plan.aims)]
    chosen = random.choice(measures)
    past = beside.reached(plan, measures, {chosen.name: str(int(chosen.baseline) - random.randrange(5, 15))})
    return [past, *sheets(plan, style)], Planted("B11", (chosen.name,))


def begins_below(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The first target of the tujuan's index lies below its baseline."""
    first = int(plan.goal.measure.targets[plan.years[0]])
    plan.goal.measure.baseline = str(first + random.randrange(3, 12))
    return sheets(plan, style), Planted("B11", (plan.goal.measure.name,))


def says_the_name(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """An indicator says no more than the name of what it measures."""
    item = random.choice([item for item in plan.items if len(item.name.split()) > 3])
    bare = item.name.removeprefix("PROGRAM ").removeprefix("Program ")
    item.measure.name = f"{random.choice(('Persentase', 'Jumlah'))} {bare}"
    item.measure.unit = "Persen" if item.measure.name.startswith("Persentase") else "Dokumen"
    return sheets(plan, style), Planted("B12", (item.measure.name,))


def divides_itself(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The formula of an IKU divides a thing by itself."""
    found = sheets(plan, style)
    sheet = _named(found, "iku")
    row = random.choice(sheet.rows)
    thing = random.choice(("layanan yang tuntas", "desa yang mandiri", "aduan yang ditangani"))
    row.cells[sheet.header[0].index("FORMULASI")] = random.choice((
        f"Jumlah {thing} / Jumlah seluruh {thing} x 100%", f"({thing} : {thing}) x 100",
        f"Jumlah {thing} dibagi jumlah {thing} dikali 100%",
    ))  # fmt: skip
    assert isinstance(row.of, Measure)
    return found, Planted("B12", (row.of.name,))


def series_of_another(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A count of a subkegiatan carries the uneven series of a percentage of a program, baseline and all."""
    program = random.choice(plan.programs)
    program.measure.name, program.measure.unit = "Persentase kelompok warga yang aktif", "Persen"
    told, value = {}, random.randrange(50, 60)
    program.measure.baseline = str(value)
    for at, year in enumerate(plan.years):
        value += 2 + at % 3
        told[year] = str(value)
    program.measure.targets = told
    item = random.choice([item for item in _lowest(plan) if item.measure.name.startswith("Jumlah")])
    item.measure.targets, item.measure.baseline = dict(told), program.measure.baseline
    return sheets(plan, style), Planted("B12", (item.measure.name, program.measure.name))


INDICATORS: dict[str, tuple[Fault, ...]] = {
    "B02": (baseline_empty,),
    "B03": (percentage_in_things, count_in_percent),
    "B04": (target_flat, target_falling),
    "B05": (percentage_over_all, digit_too_many),
    "B06": (key_targets_differ, key_baseline_differs),
    "B07": (key_without_formula,),
    "B08": (indicator_on_two_levels,),
    "B09": (two_measures_in_one,),
    "B10": (unlike_official,),
    "B11": (baseline_denied, begins_below),
    "B12": (says_the_name, divides_itself, series_of_another),
}
