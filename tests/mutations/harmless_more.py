"""More changes that make no plan wrong: what stands around the tables, further tables that agree, columns in another order."""

from __future__ import annotations

from random import Random

from . import beside
from .harmless import After, Before
from .layouts import Row, Sheet, Style, rupiah
from .plans import Item, Measure, Plan


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


# -- around the tables ---------------------------------------------------------------------------------------------


def page_heads(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Tables go on over pages that have a running head and a number at their foot."""
    head = random.choice((f"Renstra {plan.agency} Tahun 2025-2029", f"RENCANA STRATEGIS {plan.agency.upper()}", "Hal. {}"))
    for number, sheet in enumerate(found, 41):
        if len(sheet.rows) > 2:
            sheet.breaks.append((random.randrange(1, len(sheet.rows)), random.random() < 0.6))
            sheet.between = [str(number), head.format(number)]


def notes_below(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A note stands below a table, as a last row or as a paragraph."""
    words = random.choice((
        "Catatan: angka tahun terakhir dapat disesuaikan", "Keterangan: *) angka sementara", "Sumber: Bagian Perencanaan, diolah",
        "Ket.: target disesuaikan dengan hasil evaluasi tahunan",
    ))  # fmt: skip
    sheet = random.choice(found)
    if random.random() < 0.5:
        sheet.rows.append(Row("note", [words, *[""] * (sheet.width - 1)]))
    else:
        sheet.below = [words]


def signature(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The plan ends with place, date, office, name and number of who signed."""
    found[-1].below += [
        f"{plan.agency.split()[-1]}, {random.randrange(1, 29)} Agustus 2025",
        "KEPALA PERANGKAT DAERAH",
        "Dra. SITI RAHMAWATI, M.Si",
        "Pembina Tingkat I",
        "NIP. 19700412 199303 2 004",
    ]


# -- rows and columns ----------------------------------------------------------------------------------------------


def unit_behind_baseline(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Columns in another order: the baseline stands before the unit."""
    for sheet in found:
        head = sheet.header[0]
        if "SATUAN" in head and "BASELINE 2024" in head:
            one, other = head.index("SATUAN"), head.index("BASELINE 2024")
            for cells in (*sheet.header, *(row.cells for row in sheet.rows)):
                cells[one], cells[other] = cells[other], cells[one]


def money_of_results(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The row of a result repeats the money of its name's row."""
    sheet = _named(found, "funding")
    for row in sheet.rows:
        if row.kind == "result" and isinstance(row.of, Item):
            for year, at in zip(plan.years, sheet.columns["money"], strict=True):
                row.cells[at] = rupiah(style, row.of.money[year]) if year in row.of.money else ""


def codes_before_names(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The cascading table prints each name behind its code."""
    for sheet in (sheet for sheet in found if sheet.name == "cascade" and style.layout in ("columns", "grouped")):
        for row in sheet.rows:
            if isinstance(row.of, Item):
                row.cells[5] = f"{row.of.code} {random.choice(('', '- '))}{row.cells[5]}"


def per_cent_signs(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Percentages with their sign, or two decimals, in the tables of tujuan and of key indicators."""
    form = random.choice(("{}%", "{} %", "{},00", "{},0"))
    for sheet in (sheet for sheet in found if sheet.name in ("goals", "iku")):
        for row in sheet.rows:
            measure = row.of if isinstance(row.of, Measure) else getattr(row.of, "measure", None)
            if isinstance(measure, Measure) and measure.unit == "Persen":
                for at in sheet.columns["target"]:
                    row.cells[at] = form.format(row.cells[at]) if row.cells[at].isdigit() else row.cells[at]


# -- further tables and texts, all of which agree ------------------------------------------------------------------


def strategy_table(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table of strategies for every sasaran."""
    found.append(beside.strategies(plan))


def key_list_carried(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A list of key indicators that programs have."""
    found.append(beside.key_list(plan, [program.measure for program in plan.programs]))


def reached_before(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table of what was reached, the baselines among it."""
    found.insert(0, beside.reached(plan, [aim.measure for aim in (plan.goal, *plan.aims)], {}))


def money_told_again(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The programs with the same money once more."""
    found.append(beside.money_again(plan, style))


def missions_told(random: Random, plan: Plan, style: Style) -> None:
    """The region's misi as a list, and which of them the agency supports."""
    plan.prose += [*beside.mission_texts(), f"{plan.agency} mendukung misi ketiga."]


def neighbours_told(random: Random, plan: Plan, style: Style) -> None:
    """Running text names neighbours, other agencies and what was reached elsewhere."""
    plan.prose += random.sample((
        f"{plan.agency} berbatasan dengan Kecamatan Pandanwangi di utara dan Kecamatan Sumberejo di selatan.",
        "Jalan penghubung ke Kecamatan Tanjungsari sudah mantap.",
        "Kerja sama dengan Dinas Perhubungan dan Badan Pendapatan Daerah terus dibina.",
        "Renstra Kementerian Dalam Negeri dan Renstra Provinsi menjadi bahan telaahan.",
    ), 2)  # fmt: skip


MORE_BEFORE: dict[str, Before] = {one.__name__: one for one in (missions_told, neighbours_told)}
# In the order in which they are made: rows, then tables, then what stands around them.
MORE_AFTER: dict[str, After] = {
    one.__name__: one
    for one in (
        unit_behind_baseline, money_of_results, codes_before_names, per_cent_signs, strategy_table, key_list_carried, reached_before,
        money_told_again, notes_below, page_heads, signature,
    )
}  # fmt: skip
