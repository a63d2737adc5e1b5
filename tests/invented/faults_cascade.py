"""Faults of the cascade, planted in whole plans."""

from __future__ import annotations

from random import Random

from .files import Part
from .grids import Style
from .planting import (
    CODED,
    ONE_ROW_AN_ITEM,
    Fault,
    Planted,
    above,
    aims,
    is_named_once,
    items,
    parents,
    series,
    summed,
    tables,
    without,
)
from .stated import regional
from .world import Aim, Item, Measure, World

_STRANGE = (
    ("Rasio peserta musyawarah terhadap jumlah kepala keluarga", "Rasio"), ("Jumlah sengketa batas tanah yang didamaikan", "Kasus"),
    ("Persentase anak yang hadir di taman bermain", "Persen"), ("Cakupan ruang terbuka hijau di pusat pemerintahan", "Persen"),
)  # fmt: skip


def _strange(random: Random, told: World) -> Measure:
    text, unit = random.choice(_STRANGE)
    found = series(told, unit, random.randrange(3, 40))
    found.text = text
    return found


def orphan_indicator(random: Random, told: World, style: Style) -> Planted | None:
    """The IKU has an indicator that no level has."""
    style.iku = True
    measure = _strange(random, told)
    told.aims.insert(random.randrange(len(told.aims) + 1), Aim("", [measure]))
    return Planted("A01", (measure.text,), only=("IKU",))


def aim_without_indicator(random: Random, told: World, style: Style) -> Planted | None:
    """The indicator cell of a tujuan or sasaran is empty, in every table."""
    aim = random.choice(aims(told) if style.goal_table != "beside" else told.aims)
    text, style.past = aim.measures[0].text, False
    aim.measures = [Measure("", "Persen", "", dict.fromkeys(told.years, ""))]
    blank = ("%", " ", "% ")

    def edit(found: list[Part]) -> None:
        without(found, "IKU", text)
        for grid in tables(found, "IKU"):
            grid.rows[:] = [row for row in grid.rows if len(row) < 2 or row[1]]
        for grid in tables(found, "goals", "money"):
            for row in grid.rows[grid.head :]:
                if aim.text in row:
                    row[:] = ["" if cell in blank or (cell == "Persen") else cell for cell in row]

    return Planted("A02", (aim.text,), edit=edit)


def row_without_indicator(random: Random, told: World, style: Style) -> Planted | None:
    """A kegiatan or subkegiatan has no indicator, unit and target in any table."""
    if style.money_table not in ONE_ROW_AN_ITEM:
        return None
    able = [item for item in items(told, 1, 2) if not item.units and is_named_once(told, item)]
    item = random.choice(able)
    item.measures = [Measure("", "", "", {})]

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "money"):
            for row in grid.rows[grid.head :]:
                row[:] = ["" if cell.strip() in ("", "%") or ("dicapai dibagi" in cell and item.name.lower()[:40] in cell) else cell
                          for cell in row]  # fmt: skip

    return Planted("A03", (item.name,), edit=edit)


def aim_without_program(random: Random, told: World, style: Style) -> Planted | None:
    """A sasaran that no program serves."""
    if not style.cascade and not (style.money_table == "tc27" and not style.merged_aims):
        return None
    measure = series(told, "Persen", random.randrange(40, 60), 2)
    measure.text = "Persentase warga yang ikut bermusyawarah"
    text = random.choice(("Meningkatnya kerukunan warga antarkampung", "Terjaganya nilai gotong royong masyarakat"))
    new = Aim(text, [measure], [], [(f"Penguatan kelompok {text.split()[1]}", [f"Pendampingan bagi {text.split()[1]}"])])
    told.aims.insert(random.randrange(len(told.aims) + 1), new)
    return Planted("A04", (text,), also=("A03",))


def program_without_aim(random: Random, told: World, style: Style) -> Planted | None:
    """A program that stands in the table of money only, under no sasaran."""
    if style.money_table == "tc27" or len(told.programs) < 3:
        return None
    style.cascade, style.tree, style.priorities = True, False, False
    left = random.choice(told.programs)
    aim = told.aim_of(left)
    if len(aim.programs) < 2:
        return None
    aim.programs.remove(left)
    return Planted("A05", (left.name,), only=("cascade",), also=("D06",))


def goal_without_mission(random: Random, told: World, style: Style) -> Planted | None:
    """Of two tujuan in a table with a column of sasaran RPJMD, the second has a dash there."""
    if style.goal_table != "i25" or style.merged or style.money_table == "tc27":
        return None
    style.cascade, style.strategy_table = False, random.choice(("bands", "i25"))
    text = random.choice(("Terjaganya kehidupan bermasyarakat yang rukun", "Terwujudnya permukiman yang asri"))
    measure = series(told, "Indeks", random.randrange(40, 60))
    measure.text = "Indeks kerukunan warga"
    cells = ["-", text, "", measure.text, *(["Indeks"] if style.unit_column else []), measure.baseline, *measure.targets.values()]
    if not style.unit_column:
        cells = [f"{cell} Indeks" if at > 3 else cell for at, cell in enumerate(cells)]

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "goals"):
            at = next(at for at, row in enumerate(grid.rows) if told.aims[-1].text in row)
            grid.rows.insert(at, [*cells, *[""] * (len(grid.rows[0]) - len(cells))])

    return Planted("A06", (text,), edit=edit)


def mission_unreached(random: Random, told: World, style: Style) -> Planted | None:
    """The plan says that it supports two misi, and its only tujuan stands below one of them."""
    if style.goal_table == "i25":  # which misi its sasaran RPJMD stands below is not said
        return None
    style.strategy_table, style.cascade = "tc26", False
    other = random.choice([at for at in range(len(told.missions)) if at != told.mission])
    words = f'{told.agency} mendukung misi ke-{told.mission + 1} yaitu "{told.missions[told.mission]}"'

    def edit(found: list[Part]) -> None:
        at = next(at for at, part in enumerate(found) if isinstance(part, str) and part.startswith(words))
        found[at] = f'{words} dan misi ke-{other + 1} yaitu "{told.missions[other]}".'

    return Planted("A07", (told.missions[other],), edit=edit)


def without_parts(random: Random, told: World, style: Style) -> Planted | None:
    """A program or kegiatan has money and nothing below it."""
    if style.money_table == "flat":
        return None
    able = [item for one in parents(told, 2, 0) for item in one.below if is_named_once(told, item)]
    if not able:
        return None
    item = random.choice(able)
    style.priorities = False
    item.below = []
    return Planted("A08", (item.name,))


def below_another_parent(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan stands below a kegiatan of another program, with its own code."""
    if style.codes == "none" or style.money_table not in CODED or len(told.programs) < 2:
        return None
    able = [item for one in parents(told, 2, 1) for item in one.below if is_named_once(told, item) and not item.units]
    if not able:
        return None
    item = random.choice(able)
    home = next(program for program in told.programs if item in program.walk())
    other = random.choice([one for program in told.programs if program is not home for one in program.below if one.below])
    listed = tuple((one.code, one.name, "", "") for one in told.items)
    style.priorities = False
    above(told, item).below.remove(item)
    other.below.insert(random.randrange(1, len(other.below) + 1), item)
    summed(told)
    return Planted("A09", (item.name,), also=("D03",), listed=listed)


def aim_without_strategy(random: Random, told: World, style: Style) -> Planted | None:
    """The table of strategies leaves out one sasaran."""
    left = random.choice(told.aims)
    told.aims.remove(left)
    return Planted("A10", (left.text,), only=("strategies",)) if told.aims else None


def key_indicator_uncarried(random: Random, told: World, style: Style) -> Planted | None:
    """The list of key indicators has one that no level has."""
    style.iku, style.priorities, style.past = True, False, False
    measure = _strange(random, told)
    told.aims[0].programs.append(Item(0, f"{told.field}.{random.choice(('00', '99'))}", "", "", [measure], {}))
    return Planted("A11", (measure.text,), only=("IKK",), also=("A01",))


def goal_serves_nothing(random: Random, told: World, style: Style) -> Planted | None:
    """No table and no sentence says which misi or sasaran RPJMD the tujuan serves; its cell there has a dash."""
    if style.goal_table != "i25":
        return None
    style.strategy_table = random.choice(("bands", "i25"))

    def edit(found: list[Part]) -> None:
        words = f"Sasaran RPJMD: {regional(told)}"
        for grid in tables(found, "goals", "cascade"):
            for row in grid.rows:
                row[:] = ["-" if cell == words else cell for cell in row]
        found[:] = [part for part in found if not (isinstance(part, str) and part.startswith(f"{told.agency} mendukung misi"))]

    return Planted("A06", (told.goal.text,), edit=edit)


CASCADE: dict[str, tuple[Fault, ...]] = {
    "A01": (orphan_indicator,),
    "A02": (aim_without_indicator,),
    "A03": (row_without_indicator,),
    "A04": (aim_without_program,),
    "A05": (program_without_aim,),
    "A06": (goal_without_mission, goal_serves_nothing),
    "A07": (mission_unreached,),
    "A08": (without_parts,),
    "A09": (below_another_parent,),
    "A10": (aim_without_strategy,),
    "A11": (key_indicator_uncarried,),
}
