"""Faults of words: statements worded as deeds, in two ways, copied; indicators of outputs, too many of them; and money told in two ways."""

from __future__ import annotations

from random import Random

from . import beside
from .faults import Fault, Planted
from .layouts import Row, Sheet, Style, rupiah, sheets
from .plans import Item, Measure, Plan


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def worded_as_deed(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A tujuan or sasaran says what is done."""
    aim = random.choice([plan.goal, *plan.aims])
    rest = aim.name.split(maxsplit=1)[1]
    aim.name = f"{random.choice(('Meningkatkan', 'Melaksanakan', 'Mengoptimalkan', 'Peningkatan', 'Penyelenggaraan'))} {rest}"
    return sheets(plan, style), Planted("C01", (aim.name,))


def output_on_program(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A program counts what was made or done."""
    program = random.choice(plan.programs)
    name, unit = random.choice((
        ("Jumlah rapat koordinasi yang dilaksanakan", "Kali"), ("Jumlah dokumen laporan wilayah", "Dokumen"),
        ("Jumlah pelatihan yang diselenggarakan", "Kali"),
    ))  # fmt: skip
    start = random.randrange(3, 20)
    program.measure = Measure(name, unit, str(start), {year: str(start + 1 + at) for at, year in enumerate(plan.years)})
    return sheets(plan, style), Planted("C02", (name,))


def many_indicators(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A sasaran has six indicators or more."""
    found = sheets(plan, style)
    sheet = _named(found, "goals")
    aim = random.choice(plan.aims)
    at = next(at for at, row in enumerate(sheet.rows) if row.of is aim)
    things = ("jalan desa", "balai warga", "pasar rakyat", "lampu jalan", "taman baca", "pos ronda")[: random.randrange(5, 7)]
    for number, thing in enumerate(things):
        start = 40 + 3 * number
        told = [str(start + 1 + step) for step in range(len(plan.years))]
        sheet.rows.insert(at + 1 + number, Row("rest", ["", "", f"Persentase {thing} dalam kondisi baik", "Persen", str(start), *told, ""]))
    return found, Planted("C03", (aim.name,))


def statement_reworded(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A sasaran is worded with another word in the cascading table than in the table of tujuan and sasaran."""
    style.layout = random.choice(("columns", "grouped", "in-name", "result-row"))
    found = sheets(plan, style)
    aim = random.choice(plan.aims)
    cells = next(row for row in _named(found, "cascade").rows if row.of is aim).cells
    words = aim.name.split()
    words[0] = "Terjaganya" if words[0] == "Meningkatnya" else "Meningkatnya"
    cells[cells.index(aim.name)] = " ".join(words)
    return found, Planted("C04", (aim.name, " ".join(words)))


def name_reworded(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A subkegiatan's name has one word otherwise in the cascading table."""
    style.layout = random.choice(("columns", "grouped"))
    found = sheets(plan, style)
    item = random.choice([item for item in plan.items if len(item.name.split()) > 4 and " dan " in item.name])
    row = next(row for row in _named(found, "cascade").rows if row.of is item)
    other = item.name.replace(" dan ", " atau ", 1)
    row.cells[5] = f"{item.code} - {other}"
    for one in _named(found, "cascade").rows:
        if isinstance(one.of, Item) and one is not row:
            one.cells[5] = f"{one.of.code} - {one.of.name}"
    return found, Planted("C04", (item.name, other))


def word_misspelt(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A word that stands in many names lacks a letter in one of them, in every table."""
    words = [word for item in plan.items for word in set(item.name.split()) if len(word) > 8 and word.isalpha()]
    usual = [word for word in sorted(set(words)) if words.count(word) >= 4]
    within = [(word, item) for word in usual for item in plan.items if word in item.name.split()[:-1]]
    if not within:  # no word stands in as many names
        return name_reworded(random, plan, style)
    word, item = random.choice(within)
    at = random.randrange(3, len(word) - 3)
    while word[at] in word[at - 1] + word[at + 1]:
        at = random.randrange(3, len(word) - 3)
    item.name = item.name.replace(word, word[:at] + word[at + 1 :], 1)
    return sheets(plan, style), Planted("C04", (item.name,))


def another_kecamatan(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A paragraph of the introduction speaks of another kecamatan as its own."""
    other = random.choice(("Kecamatan Pandanwangi", "Kecamatan Sumberejo", "Kecamatan Tanjungsari"))
    plan.prose.append(random.choice((
        f"Renstra {other} Tahun 2025-2029 menjadi acuan penyusunan Renja setiap tahun.",
        f"Dokumen ini memuat sasaran yang ingin dicapai oleh {other} selama lima tahun.",
        f"Secara umum {other} mempunyai tugas mengoordinasikan pelayanan di wilayahnya.",
    )))  # fmt: skip
    return sheets(plan, style), Planted("C05", (f"Renstra {plan.agency} {plan.region} 2025–2029",))


def mission_misnumbered(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The table of tujuan quotes a misi under another number than the list of misi."""
    right, wrong = random.sample(range(1, len(beside.MISSIONS) + 1), 2)
    plan.prose += beside.mission_texts()
    found = sheets(plan, style)
    sheet = _named(found, "goals")
    for at, line in enumerate(sheet.header):
        line.insert(0, "MISI" if not at else "")
    for at, one in enumerate(sheet.rows):
        one.cells.insert(0, f"Misi {wrong}: {beside.MISSIONS[right - 1]}" if not at else "")
    return found, Planted("C06", (beside.MISSIONS[right - 1],))


def outcome_copied(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """Two programs that are not the supporting one have one outcome, or a program has its sasaran's words as its outcome."""
    others = [program for program in plan.programs if program.code.split(".")[2:3] != ["01"]]
    if random.random() < 0.5 and len(others) > 1:
        one, other = random.sample(others, 2)
        other.result = one.result
        return sheets(plan, style), Planted("C07", (one.name, other.name))
    aim = random.choice([aim for aim in plan.aims if aim.programs])
    program = random.choice(aim.programs)
    program.result = aim.name
    return sheets(plan, style), Planted("C07", (program.name,))


def money_differs(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """A second table of the programs' money prints another amount in one year."""
    again = beside.money_again(plan, style)
    row = random.choice(again.rows)
    at = random.choice(again.columns["money"])
    assert isinstance(row.of, Item)
    year = plan.years[again.columns["money"].index(at)]
    row.cells[at] = rupiah(style, row.of.money[year] + 1_000 * random.randrange(1_000, 90_000))
    return [*sheets(plan, style), again], Planted("D05", (row.of.name,))


def result_row_differs(random: Random, plan: Plan, style: Style) -> tuple[list[Sheet], Planted]:
    """The rows of results repeat the money of the names' rows; one of them prints another amount in one year."""
    style.layout = "result-row"
    found = sheets(plan, style)
    sheet = _named(found, "funding")
    results = [row for row in sheet.rows if row.kind == "result"]
    for row in results:
        assert isinstance(row.of, Item)
        for year, at in zip(plan.years, sheet.columns["money"], strict=True):
            row.cells[at] = rupiah(style, row.of.money[year])
    chosen = random.choice([row for row in results if isinstance(row.of, Item) and row.of.level < 2])
    assert isinstance(chosen.of, Item)
    year = random.choice(plan.years)
    other = chosen.of.money[year] + 1_000 * random.randrange(1_000, 9_000)
    chosen.cells[sheet.columns["money"][plan.years.index(year)]] = rupiah(style, other)
    return found, Planted("D05", (chosen.of.name,))


WORDING: dict[str, tuple[Fault, ...]] = {
    "C01": (worded_as_deed,),
    "C02": (output_on_program,),
    "C03": (many_indicators,),
    "C04": (statement_reworded, name_reworded, word_misspelt),
    "C05": (another_kecamatan,),
    "C06": (mission_misnumbered,),
    "C07": (outcome_copied,),
    "D05": (money_differs, result_row_differs),
}
