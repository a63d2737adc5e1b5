"""Faults of indicators, planted in whole plans."""

from __future__ import annotations

from random import Random

from .files import Part
from .grids import Builder, Style, titled
from .planting import CODED, Fault, Planted, aims, is_named_once, items, tables
from .world import Item, Measure, World


def _lone(told: World, *levels: int) -> list[Item]:
    return [item for item in items(told, *levels) if len(item.measures) == 1 and not item.units and is_named_once(told, item)]


def target_empty(random: Random, told: World, style: Style) -> Planted | None:
    """One indicator of a program, kegiatan or subkegiatan has no target in one year."""
    levels = (2,) if style.money_table == "flat" else (0, 1, 2)
    measure = random.choice(_lone(told, *levels)).measures[0]
    del measure.targets[random.choice(told.years[1:])]
    return Planted("B01", (measure.text,))


def targets_empty(random: Random, told: World, style: Style) -> Planted | None:
    """One indicator has no target from some year on."""
    levels = (2,) if style.money_table == "flat" else (0, 1, 2)
    measure = random.choice(_lone(told, *levels)).measures[0]
    for year in told.years[random.randrange(2, len(told.years)) :]:
        del measure.targets[year]
    return Planted("B01", (measure.text,))


def aim_target_empty(random: Random, told: World, style: Style) -> Planted | None:
    """The indicator of a tujuan or sasaran has no target in one year, in every table."""
    measure = random.choice(aims(told) if style.goal_table != "beside" else told.aims).measures[0]
    del measure.targets[random.choice(told.years[:-1])]
    return Planted("B01", (measure.text,))


def baseline_empty(random: Random, told: World, style: Style) -> Planted | None:
    """An indicator has no baseline in any table."""
    levels = (2,) if style.money_table == "flat" else (0, 1, 2)
    measure = random.choice(_lone(told, *levels)).measures[0]
    measure.baseline = ""

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "money"):
            for row in grid.rows:
                if any(measure.text in cell for cell in row):
                    row[:] = ["" if cell.strip() in ("%", measure.unit) and at > row.index(next(c for c in row if measure.text in c)) + (
                        style.unit_column) else cell for at, cell in enumerate(row)]  # fmt: skip

    return Planted("B02", (measure.text,), edit=edit)


def percentage_in_things(random: Random, told: World, style: Style) -> Planted | None:
    """A percentage is counted in documents."""
    if style.percent:
        return None
    levels = (2,) if style.money_table == "flat" else (0, 1, 2)
    able = [item.measures[0] for item in _lone(told, *levels) if item.measures[0].text.startswith("Persentase")]
    able += [aim.measures[0] for aim in told.aims if aim.measures[0].text.startswith("Persentase")]
    if not able:
        return None
    measure = random.choice(able)
    measure.unit = random.choice(("Dokumen", "Laporan", "Orang"))
    measure.targets = {year: str(20 + 2 * at) for at, year in enumerate(told.years)}
    measure.baseline = "18"
    return Planted("B03", (measure.text,))


def count_in_percent(random: Random, told: World, style: Style) -> Planted | None:
    """A count is told in per cent."""
    able = [item.measures[0] for item in _lone(told, 2) if item.measures[0].text.startswith("Jumlah")]
    if not able:
        return None
    measure = random.choice(able)
    measure.unit = "Persen"
    measure.targets = {year: str(60 + 5 * at) for at, year in enumerate(told.years)}
    measure.baseline = "55"
    return Planted("B03", (measure.text,))


def target_flat(random: Random, told: World, style: Style) -> Planted | None:
    """The targets of a sasaran stay the same, not at the end of their scale."""
    measure = random.choice(told.aims).measures[0]
    value = str(random.randrange(70, 90))
    measure.targets = dict.fromkeys(told.years, value)
    style.past = False
    measure.baseline = value
    return Planted("B04", (measure.text,))


def target_falling(random: Random, told: World, style: Style) -> Planted | None:
    """An index falls from one year to the next."""
    able = [aim.measures[0] for aim in (aims(told) if style.goal_table != "beside" else told.aims)]
    able = [one for one in able if one.unit in ("Indeks", "Nilai", "Persen")]
    if not able:
        return None
    measure = random.choice(able)
    style.past = False
    start = random.randrange(60, 70)
    values = [start + 2 * at for at in range(len(told.years))]
    at = random.randrange(1, len(values))
    values[at] = values[at - 1] - 3
    measure.baseline, measure.targets = str(start - 2), {year: str(one) for year, one in zip(told.years, values, strict=True)}
    return Planted("B04", (measure.text,), also=("B05",))


def percentage_over_all(random: Random, told: World, style: Style) -> Planted | None:
    """The last targets of a share are over a hundred."""
    able = [aim.measures[0] for aim in told.aims if aim.measures[0].text.startswith("Persentase")]
    able += [item.measures[0] for item in _lone(told, 1) if style.money_table != "flat"]
    if not able:
        return None
    measure, style.past = random.choice(able), False
    measure.targets = {year: str(94 + 3 * at) for at, year in enumerate(told.years)}
    measure.baseline = "90"
    return Planted("B05", (measure.text,))


def digit_too_many(random: Random, told: World, style: Style) -> Planted | None:
    """One target in the midst of a series has a digit more (4, 43, 4)."""
    able = [item.measures[0] for item in _lone(told, 2) if item.measures[0].text.startswith("Jumlah")]
    if not able:
        return None
    measure, value = random.choice(able), random.randrange(3, 9)
    measure.targets = dict.fromkeys(told.years, str(value))
    measure.baseline = str(value)
    measure.targets[random.choice(told.years[1:-1])] = f"{value}{random.randrange(1, 9)}"
    return Planted("B05", (measure.text,))


def key_targets_differ(random: Random, told: World, style: Style) -> Planted | None:
    """The IKU prints other targets than the table of tujuan and sasaran in two years."""
    style.iku = True
    measure = random.choice(aims(told) if style.goal_table != "beside" else told.aims).measures[0]
    for year in random.sample(told.years, 2):
        whole = float(measure.targets[year].replace(",", ".")) + random.randrange(3, 9)
        places = len(measure.targets[year].partition(",")[2])
        measure.targets[year] = f"{whole:.{places}f}".replace(".", ",")
    return Planted("B06", (measure.text,), only=("IKU",))


def key_baseline_differs(random: Random, told: World, style: Style) -> Planted | None:
    """The IKU prints another baseline than the table of tujuan and sasaran."""
    if style.goal_table == "tc25":
        return None
    style.iku = True
    measure = random.choice(aims(told) if style.goal_table != "beside" else told.aims).measures[0]
    places = len(measure.baseline.partition(",")[2])
    measure.baseline = f"{float(measure.baseline.replace(',', '.')) * 0.8:.{places}f}".replace(".", ",")
    return Planted("B06", (measure.text,), only=("IKU",), also=("B11",))


def key_program_differs(random: Random, told: World, style: Style) -> Planted | None:
    """The IKK prints another target of a program's indicator than the table of money."""
    if style.money_table == "flat":
        return None
    style.iku = True
    measure = random.choice(told.programs).measures[0]
    for year in random.sample(told.years, 2):
        whole = float(measure.targets[year].replace(",", ".")) + random.randrange(3, 9)
        places = len(measure.targets[year].partition(",")[2])
        measure.targets[year] = f"{whole:.{places}f}".replace(".", ",")
    return Planted("B06", (measure.text,), only=("IKK",))


def key_without_formula(random: Random, told: World, style: Style) -> Planted | None:
    """The IKU has no formula; no table has."""
    style.iku = True
    return None if style.money_table == "formula" else Planted("B07", tuple(aim.measures[0].text for aim in aims(told)))


def indicator_on_two_levels(random: Random, told: World, style: Style) -> Planted | None:
    """A program has the indicator of its sasaran again, with its targets."""
    aim = random.choice([one for one in told.aims if one.programs])
    program = random.choice(aim.programs)
    if style.money_table == "flat":  # a list of key indicators does not say whose they are
        return None
    program.measures = [aim.measures[0]]
    return Planted("B08", (aim.measures[0].text,))


def two_measures_in_one(random: Random, told: World, style: Style) -> Planted | None:
    """An indicator names two measures."""
    if style.money_table == "flat":
        measure = random.choice(told.aims).measures[0]
    else:
        measure = random.choice([*(item.measures[0] for item in _lone(told, 0)), *(aim.measures[0] for aim in told.aims)])
    measure.text = random.choice((
        "Persentase warga yang hadir dan jumlah usulan yang dibahas", "Jumlah kelompok aktif dan persentase kelompok mandiri",
        "Persentase aduan yang tuntas serta indeks kepuasan pengadu",
    ))  # fmt: skip
    return Planted("B09", (measure.text,), also=("B03",))


def unlike_official(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan's indicator is another than the list's."""
    if style.codes == "none" or style.money_table not in CODED:
        return None
    item = random.choice(_lone(told, 2) or items(told, 2))
    official = f"Jumlah {random.choice(('peserta', 'rumah', 'kelompok'))} yang memperoleh pendampingan tahunan"
    return Planted("B10", (item.measures[0].text, item.name), listed=((item.code, item.name, official, "Orang"),))


def baseline_denied(random: Random, told: World, style: Style) -> Planted | None:
    """The table of the past prints another figure for the baseline's year."""
    if told.years[0] - 1 != told.start - 1 or (style.goal_table == "tc25" and not style.iku):
        return None
    style.past = True
    measure = random.choice(aims(told)).measures[0]
    places = len(measure.baseline.partition(",")[2])
    measure.baseline = f"{float(measure.baseline.replace(',', '.')) * 0.8:.{places}f}".replace(".", ",")
    return Planted("B11", (measure.text,), only=("past",))


def begins_below(random: Random, told: World, style: Style) -> Planted | None:
    """The first target of an index lies below its baseline."""
    if style.goal_table == "tc25" and not style.iku:
        return None
    measure = told.aims[-1].measures[0]
    style.past = False
    measure.baseline = str(int(float(measure.targets[told.years[0]].replace(",", "."))) + random.randrange(3, 12))
    return Planted("B11", (measure.text,))


def says_the_name(random: Random, told: World, style: Style) -> Planted | None:
    """An indicator says no more than the name of what it measures."""
    levels = (2,) if style.money_table == "flat" else (0, 1, 2)
    able = [item for item in _lone(told, *levels) if len(item.name.split()) > 3]
    if not able:
        return None
    item = random.choice(able)
    measure = item.measures[0]
    share = measure.unit == "Persen"
    measure.text = f"{'Persentase' if share else 'Jumlah'} {item.name.removeprefix('PROGRAM ')}"
    return Planted("B12", (measure.text,))


def divides_itself(random: Random, told: World, style: Style) -> Planted | None:
    """The formula of an IKU divides a thing by itself."""
    style.iku = True
    measure = random.choice(aims(told)).measures[0]
    thing = random.choice(("layanan yang tuntas", "kampung yang mandiri", "aduan yang ditangani"))
    words = random.choice((
        f"Jumlah {thing} / Jumlah seluruh {thing} x 100%", f"({thing} : {thing}) x 100",
        f"Jumlah {thing} dibagi jumlah {thing} dikali 100%",
    ))  # fmt: skip

    def edit(found: list[Part]) -> None:
        build = Builder(style)
        build.header([[("No", 1, 1), ("Indikator Kinerja Utama", 1, 1), ("Formulasi Pengukuran", 1, 1), ("Sumber Data", 1, 1)]])
        for at, aim in enumerate(aims(told), 1):
            formula = words if aim.measures[0] is measure else "Hasil survei tahunan terhadap penerima layanan"
            build.add([str(at), aim.measures[0].text, formula, told.agency])
        last = max(at for at, part in enumerate(found) if part in tables(found, "IKU"))
        found.insert(last + 1, build.grid(titled(told, "7.3", "Formulasi Indikator Kinerja Utama"), "formula"))

    return Planted("B12", (measure.text,), edit=edit)


def series_of_another(random: Random, told: World, style: Style) -> Planted | None:
    """A count of a subkegiatan carries the uneven series of a percentage of its program, baseline and all."""
    if style.money_table == "flat":
        return None
    program = random.choice(told.programs)
    able = [item for item in program.walk() if item.level == 2 and not item.units and item.measures[0].text.startswith("Jumlah")]
    if not able or len(program.measures) > 1:
        return None
    values, value = [], random.randrange(50, 60)
    for at in range(len(told.years) + 1):
        values.append(str(value))
        value += 2 + at % 3
    measure: Measure = program.measures[0]
    item = random.choice(able)
    for one in (measure, item.measures[0]):
        one.baseline, one.targets = values[0], dict(zip(told.years, values[1:], strict=True))
    return Planted("B12", (item.measures[0].text, measure.text))


INDICATORS: dict[str, tuple[Fault, ...]] = {
    "B01": (target_empty, targets_empty, aim_target_empty),
    "B02": (baseline_empty,),
    "B03": (percentage_in_things, count_in_percent),
    "B04": (target_flat, target_falling),
    "B05": (percentage_over_all, digit_too_many),
    "B06": (key_targets_differ, key_baseline_differs, key_program_differs),
    "B07": (key_without_formula,),
    "B08": (indicator_on_two_levels,),
    "B09": (two_measures_in_one,),
    "B10": (unlike_official,),
    "B11": (baseline_denied, begins_below),
    "B12": (says_the_name, divides_itself, series_of_another),
}
