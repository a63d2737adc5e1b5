"""Faults of money and codes, planted in whole plans."""

from __future__ import annotations

from random import Random

from .files import Part
from .grids import Builder, Style, rupiah, titled
from .planting import (
    CODED,
    ONE_ROW_AN_ITEM,
    Fault,
    Planted,
    above,
    is_named_once,
    items,
    paid_years,
    parents,
    summed,
    tables,
    title,
)
from .world import Item, World

_BANDED = ("results", "plain", "columns", "tc27", "grouped", "levels", "formula", "per-program", "slash")


def _plain_parent(random: Random, told: World, style: Style, least: int = 2) -> Item | None:
    """A kegiatan (or program) whose parts have no units of their own."""
    able = [item for item in parents(told, least) if not any(one.units for one in item.walk()) and is_named_once(told, item)]
    return random.choice(able) if able and style.money_table != "flat" else None


def amount_changed(random: Random, told: World, style: Style) -> Planted | None:
    """One amount of a subkegiatan in one year is another one."""
    parent = _plain_parent(random, told, style, 1)
    if not parent:
        return None
    item, year = random.choice(parent.below), random.choice(paid_years(told, style))
    item.money[year] += 1_000 * random.randrange(1_000, 9_000)
    names = (parent.name,) if not item.below else (parent.name, item.name)
    return Planted("D01", names, only=("money",))


def amount_tenfold(random: Random, told: World, style: Style) -> Planted | None:
    """One amount in one year has a digit too many."""
    parent = _plain_parent(random, told, style, 1)
    if not parent:
        return None
    item, year = random.choice(parent.below), random.choice(paid_years(told, style))
    item.money[year] *= 10
    names = (parent.name,) if not item.below else (parent.name, item.name)
    return Planted("D01", names, only=("money",))


def parent_doubled(random: Random, told: World, style: Style) -> Planted | None:
    """A program or kegiatan prints double of what is below it from some year on."""
    parent = _plain_parent(random, told, style)
    if not parent:
        return None
    years = paid_years(told, style)
    for year in years[random.randrange(1, len(years)) :]:
        parent.money[year] *= 2
    return Planted("D01", (parent.name,), only=("money",))


def digits_exchanged(random: Random, told: World, style: Style) -> Planted | None:
    """Two digits of a parent's amount stand in each other's place."""
    parent = _plain_parent(random, told, style)
    if not parent:
        return None
    year = random.choice(paid_years(told, style))
    digits = list(str(parent.money[year] // 1000))
    able = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0")]
    if not able:
        return None
    at = random.choice(able)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    parent.money[year] = int("".join(digits)) * 1000 + parent.money[year] % 1000
    return Planted("D01", (parent.name,), only=("money",))


def total_wrong(random: Random, told: World, style: Style) -> Planted | None:
    """The total of the table is wrong in one year."""
    if not style.total or style.money_table in ("flat", "per-program") or style.section:
        return None
    year = random.choice(paid_years(told, style))
    total = told.total[year]
    shown = rupiah(style, total)
    wrong = rupiah(style, total + 1_000 * random.randrange(1_000, 900_000))

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "money"):
            for row in grid.rows[grid.head :]:
                if style.total in row:
                    row[row.index(shown)] = wrong

    return Planted("D01", (title(told),), edit=edit)


def row_added_later(random: Random, told: World, style: Style) -> Planted | None:
    """Amounts of a program leave one of its kegiatan out from some year on."""
    able = [item for item in parents(told, 2, 0) if not any(one.units for one in item.walk())]
    if not able or style.money_table == "flat":
        return None
    parent = random.choice(able)
    left, years = random.choice(parent.below), paid_years(told, style)
    for year in years[random.randrange(1, 3) :]:
        parent.money[year] -= left.money[year]
    return Planted("D01", (parent.name,), only=("money",))


def target_without_money(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan beside others has a target in a year for which 0 is printed."""
    able = [item for one in parents(told, 2, 1) for item in one.below if not item.units and is_named_once(told, item)]
    if not able or style.zero == "n/a":
        return None
    item = random.choice(able)
    item.money[random.choice(paid_years(told, style))] = 0
    summed(told)
    return Planted("D02", (item.name, item.measures[0].text))


def code_cut(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan is printed with the end of its code alone."""
    if style.codes != "one" or style.money_table not in CODED:
        return None
    item = random.choice(items(told, 2))
    style.cascade = False  # it would print the code whole
    item.code = item.code.rpartition(".")[2]
    return Planted("D03", (item.name,), only=("money",))


def code_of_another(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan between others has the number of another program in its code."""
    if style.codes == "none" or style.money_table not in CODED:
        return None
    able = [item for one in parents(told, 2, 1) for item in one.below[:-1] if not item.units]
    if not able:
        return None
    item = random.choice(able)
    parts = item.code.split(".")
    item.code = ".".join([*parts[:2], f"{int(parts[2]) + 20:02d}", *parts[3:]])
    return Planted("D03", (item.name,), also=("A09",), only=("money",))


def code_twice(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan is printed with the code of the one above it."""
    if style.codes == "none" or style.money_table not in CODED:
        return None
    able = [one for one in parents(told, 2, 1) if not any(item.units for item in one.below)]
    if not able:
        return None
    parent = random.choice(able)
    at = random.randrange(1, len(parent.below))
    one, other = parent.below[at - 1], parent.below[at]
    other.code = one.code
    return Planted("D03", (one.name, other.name), also=("A09",), only=("money",))


def name_misspelt(random: Random, told: World, style: Style) -> Planted | None:
    """Two letters of a long official name stand in each other's place."""
    if style.codes == "none" or style.money_table not in CODED:
        return None
    able = [item for item in items(told, 2) if len(item.name) > 45 and is_named_once(told, item)]
    if not able:
        return None
    listed = tuple((item.code, item.name, "", "") for item in told.items)
    item = random.choice(able)
    words = item.name.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[at]
    words[at] = f"{word[:4]}{word[5]}{word[4]}{word[6:]}" if word[4] != word[5] else f"{word[:4]}{word[5:]}"
    item.name = " ".join(words)
    return Planted("D04", (item.name,), listed=listed, also=("C04",))


def told_again(random: Random, told: World, style: Style) -> Planted | None:
    """A second table of the programs' money prints another amount in one year."""
    if style.money_table in ("flat", "per-program"):
        return None
    program = random.choice(told.programs)
    years = paid_years(told, style)
    at = random.choice(range(len(years)))
    wrong = rupiah(style, program.money[years[at]] + 1_000 * random.randrange(1_000, 90_000))

    def edit(found: list[Part]) -> None:
        build = Builder(style)
        unit = "Pagu Indikatif Tahun (Rp 000)" if "000" in style.money_word else "Pagu Indikatif Tahun (Rp)"
        build.header([[("No", 2, 1), ("Program", 2, 1), (unit, 1, len(years))], [(str(year), 1, 1) for year in years]])
        for number, one in enumerate(told.programs, 1):
            build.add([str(number), one.name, *(rupiah(style, one.money[year]) for year in years)])
            if one is program:
                build.rows[-1][2 + at] = wrong
        last = max(at for at, part in enumerate(found) if part in tables(found, "money"))
        found.insert(last + 1, build.grid(titled(told, "6.9", "Rekapitulasi Pendanaan Program"), "again", True))

    return Planted("D05", (program.name,), edit=edit)


def left_out_of_cascade(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan stands in the table of money and not in the cascading table."""
    able = [item for one in parents(told, 2, 1) for item in one.below if is_named_once(told, item)]
    if not style.cascade or not able:
        return None
    style.priorities = False
    left = random.choice(able)
    above(told, left).below.remove(left)
    return Planted("D06", (left.name,), only=("cascade",))


def series_copied(random: Random, told: World, style: Style) -> Planted | None:
    """A subkegiatan has the money of the one beside it, year by year."""
    able = [one for one in parents(told, 2, 1) if not any(item.units for item in one.below)]
    if not able:
        return None
    one, other = random.sample(random.choice(able).below, 2)
    one.money = {year: amount + 123_000 * at for at, (year, amount) in enumerate(one.money.items(), 1)}
    other.money = dict(one.money)
    summed(told)
    return Planted("D07", (one.name, other.name))


def figures_without_name(random: Random, told: World, style: Style) -> Planted | None:
    """The table of money has a row of targets and money that names nothing."""
    if style.money_table not in ONE_ROW_AN_ITEM or style.codes == "none" or any(item.units for item in told.items):
        return None
    item = random.choice(items(told, 2))
    shown = [rupiah(style, item.money[year]) for year in paid_years(told, style)]
    other = [rupiah(style, item.money[year] // 3_000 * 1_000 + 7_000) for year in paid_years(told, style)]

    def edit(found: list[Part]) -> None:
        for grid in tables(found, "money"):
            for at, row in enumerate(grid.rows):
                if any(item.name in cell for cell in row) and all(amount in row for amount in shown):
                    first = row.index(shown[0]) - (0 if style.money_table == "grouped" else 1)
                    behind = len(row) - style.office_column - style.place_column  # who is responsible is a name too
                    cells = [cell if first <= place < behind else "" for place, cell in enumerate(row)]
                    for amount, by in zip(shown, other, strict=True):
                        cells[cells.index(amount)] = by
                    last = at + 1
                    while last in grid.keep:
                        last += 1
                    grid.rows.insert(last, cells)
                    moved = {one + 1 if one >= last else one for one in grid.keep}
                    grid.keep = moved
                    grid.spans = {((r + 1 if r >= last else r), c): span for (r, c), span in grid.spans.items()}
                    return

    return Planted("D08", (title(told),), edit=edit, also=("D01",))


MONEY: dict[str, tuple[Fault, ...]] = {
    "D01": (amount_changed, amount_tenfold, parent_doubled, digits_exchanged, total_wrong, row_added_later),
    "D02": (target_without_money,),
    "D03": (code_cut, code_of_another, code_twice),
    "D04": (name_misspelt,),
    "D05": (told_again,),
    "D06": (left_out_of_cascade,),
    "D07": (series_copied,),
    "D08": (figures_without_name,),
}
