"""Habits of real planners in figures, units and columns, none of which makes a plan wrong: grades, ranges, marks, words beside numbers."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from .harmless import After, Before
from .layouts import Row, Sheet, Style, rupiah, sheets
from .plans import Item, Measure, Plan

_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def _measures(plan: Plan) -> Iterator[Measure]:
    """All of a plan."""
    yield from (aim.measure for aim in (plan.goal, *plan.aims))
    yield from (item.measure for item in plan.items)


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def _spelt(number: int) -> str:
    if number < len(_WORDS):
        return _WORDS[number]
    if number < 20:
        return f"{_WORDS[number - 10]} belas"
    tens, rest = divmod(number, 10)
    return f"{_WORDS[tens]} puluh {_WORDS[rest] if rest else ''}".strip()


# -- figures -------------------------------------------------------------------------------------------------------


def words_beside_numbers(random: Random, plan: Plan, style: Style) -> None:
    """Targets are written in words too: "2 (dua)"."""
    form = random.choice(("{} ({})", "{} ({} )"))
    for measure in _measures(plan):
        measure.targets = {year: form.format(told, _spelt(int(told))) if told.isdigit() else told for year, told in measure.targets.items()}


def at_least(random: Random, plan: Plan, style: Style) -> None:
    """Percentages that are to be reached at least."""
    form = random.choice(("≥ {}", "≥{}", ">= {}", "> {}", "Min. {}", "minimal {}"))
    for measure in _measures(plan):
        if measure.unit == "Persen":
            measure.targets = {year: form.format(told) if told.isdigit() else told for year, told in measure.targets.items()}


def ranges(random: Random, plan: Plan, style: Style) -> None:
    """Targets of the tujuan and sasaran from one value to another."""
    form = random.choice(("{}–{}", "{}-{}", "{} - {}", "{} s.d. {}", "{} s/d {}"))
    for aim in (plan.goal, *plan.aims):
        aim.measure.targets = {
            year: form.format(told, int(told) + 1) if told.isdigit() else told for year, told in aim.measure.targets.items()
        }


def grades(random: Random, plan: Plan, style: Style) -> None:
    """The first sasaran is measured by a grade, with its points or without."""
    measure = plan.aims[0].measure
    start = random.randrange(61, 67)
    told = [start + 2 * at for at in range(len(plan.years) + 1)]
    letters = [("B" if points <= 70 else "BB" if points <= 80 else "A") for points in told]
    form = random.choice(("{0}", "{0} ({1})", "{1} ({0})", "Predikat {0}", "{0}/{1}"))
    shown = [form.format(letter, points) for letter, points in zip(letters, told, strict=True)]
    measure.name, measure.unit = "Predikat SAKIP kecamatan", "Predikat"
    measure.baseline, measure.targets = shown[0], dict(zip(plan.years, shown[1:], strict=True))


def opinion_kept(random: Random, plan: Plan, style: Style) -> None:
    """The best opinion is kept, year by year."""
    measure = plan.aims[0].measure
    told = random.choice(("WTP", "Predikat WTP", "Opini WTP", "Wajar Tanpa Pengecualian"))
    measure.name, measure.unit = "Opini BPK atas laporan keuangan", random.choice(("Opini", "Predikat"))
    measure.baseline, measure.targets = told, dict.fromkeys(plan.years, told)


def short_units(random: Random, plan: Plan, style: Style) -> None:
    """Targets carry their unit cut short: "1 Keg", "12 Dok."."""
    short = {"Dokumen": ("Dok", "Dok.", "dok"), "Laporan": ("Lap", "Lap."), "Orang": ("Org",), "Persen": ("%", " %"), "Paket": ("Pkt",)}
    for measure in _measures(plan):
        unit = random.choice(short.get(measure.unit, ("",)))
        measure.targets = {
            year: f"{told} {unit}".strip().replace("  ", " ") if told.isdigit() else told for year, told in measure.targets.items()
        }


def not_planned(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A subkegiatan that is not planned for some years says so in words."""
    sheet = _named(found, "funding")
    chosen = random.choice([item for item in plan.items if item.level == 2])
    years = random.sample(plan.years, random.randrange(1, 3))
    sign = random.choice(("N/A", "n.a.", "n/a", "Nihil", "NA", "---", "tidak ada", "─"))
    for year in years:
        chosen.money[year] = 0
        chosen.measure.targets[year] = sign
    plan.add_up()
    for item in plan.items:
        for year in years:
            if not item.money[year]:
                item.measure.targets[year] = sign
    sheet.rows[:] = _named(sheets(plan, style), "funding").rows
    for row in sheet.rows:
        if row.of is chosen:
            for column in sheet.columns["money"]:
                row.cells[column] = sign if row.cells[column] in ("0", rupiah(style, 0)) else row.cells[column]


def marks_behind(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Some figures bear a mark that a line below the table explains."""
    mark = random.choice(("*", "*)", " *)", "**"))
    for sheet in found:
        columns = sheet.columns.get("target")
        if columns and sheet.name != "funding":
            for row in sheet.rows:
                for at in random.sample(columns, 1):
                    row.cells[at] += mark if row.cells[at] else ""
            sheet.below = [f"{mark.strip()} angka sementara"]


def growth_in_brackets(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table of the years before, what was less in brackets."""
    header = [
        ["Uraian", "Anggaran pada Tahun", "", "", "Realisasi pada Tahun", "", "", "Rata-rata Pertumbuhan (%)", ""],
        ["", "2022", "2023", "2024", "2022", "2023", "2024", "Anggaran", "Realisasi"],
    ]
    sheet = Sheet("past", "Tabel 2.5 Anggaran dan Realisasi Pendanaan Pelayanan", header, [], counted="")
    for program in plan.programs:
        amounts = [f"{random.randrange(10_000_000, 900_000_000):,}".replace(",", ".") for _ in range(6)]
        sheet.rows.append(Row("rest", [program.name, *amounts, f"({random.randrange(1, 9)},{random.randrange(10, 99)})", "2,15"]))
    found.insert(0, sheet)


# -- words ---------------------------------------------------------------------------------------------------------


def idem(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """What the cell above says is not said again: "Idem", "s.d.a."."""
    sign = random.choice(("Idem", "idem", "s.d.a.", "sda", "s.d.a", "-idem-", "”"))
    style.place_column = True
    sheet = _named(found, "funding")
    if sheet.header[0][-1] != "PENANGGUNG JAWAB":
        sheet.header[0][-1] = "PENANGGUNG JAWAB"
    first = True
    for row in sheet.rows:
        if isinstance(row.of, Item) and row.kind == "row":
            row.cells[-1] = plan.agency if first else sign
            first = False


def indicators_lettered(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The indicators of some tables are numbered or lettered, those of others are not."""
    form = random.choice(("a. {}", "a) {}", "1. {}", "1) {}", "- {}", "• {}"))
    for sheet in found:
        if sheet.name in random.choice((("goals",), ("funding",), ("goals", "funding"))):
            for row in sheet.rows:
                measure = row.of if isinstance(row.of, Measure) else getattr(row.of, "measure", None)
                if isinstance(measure, Measure) and measure.name in row.cells:
                    row.cells[row.cells.index(measure.name)] = form.format(measure.name)


# -- columns and rows ----------------------------------------------------------------------------------------------


def years_backwards(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The last year stands first."""
    for sheet in found:
        for columns in sheet.columns.values():
            filled = [*sheet.header[-1:], *(row.cells for row in sheet.rows)]
            for one, other in zip(columns[: len(columns) // 2], reversed(columns), strict=False):
                for cells in filled:
                    cells[one], cells[other] = cells[other], cells[one]
        if sheet.name == "funding" and style.layout != "grouped":
            targets = sheet.columns["target"]
            for year, at in zip(reversed(plan.years), targets, strict=True):
                sheet.header[1][at] = str(year)


def empty_column(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A narrow column without a word stands between others."""
    sheet = random.choice([sheet for sheet in found if sheet.name in ("goals", "funding", "iku")])
    at = random.choice((sheet.columns["target"][0], sheet.width - 1))
    for cells in (*sheet.header, *(row.cells for row in sheet.rows)):
        cells.insert(at, "")
    if sheet.header[0][at + 1] == "" and at:  # a heading over several columns stays at their first
        sheet.header[0][at] = ""
    sheet.columns = {name: [one + (one >= at) for one in columns] for name, columns in sheet.columns.items()}


def further_columns(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The table of money has a column of where the money comes from, or of where it is spent."""
    words, told = random.choice((
        ("SUMBER DANA", ("APBD", "DAU", "PAD", "DAK")), ("LOKASI", (plan.agency, plan.region, "")), ("PRIORITAS", ("Ya", "Tidak", "")),
        ("SUMBER PENDANAAN", ("APBD Kabupaten",)), ("KELOMPOK SASARAN", ("Warga", "Pegawai", "Lembaga desa")),
    ))  # fmt: skip
    sheet = _named(found, "funding")
    for number, head in enumerate(sheet.header):
        head.insert(len(head) - 1, words if number == 0 else "")
    for row in sheet.rows:
        row.cells.insert(len(row.cells) - 1, random.choice(told) if row.kind == "row" else "")


def sums_of_programs(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Below the rows of each program stands what they come to."""
    sheet = _named(found, "funding")
    words = random.choice(("Jumlah {}", "Sub Total {}", "Sub Jumlah", "Total {}", "JUMLAH PROGRAM {n}", "Jumlah Program {n}"))
    column = 1 if style.layout in ("columns", "grouped") else 0 if style.layout != "in-sasaran" else 3
    rows: list[Row] = []
    open_: Item | None = None

    def close() -> None:
        if open_ is not None:
            cells = [""] * sheet.width
            name = open_.name.capitalize().removeprefix("Program ")
            cells[column] = words.format(f"Program {name}", n=plan.programs.index(open_) + 1)
            for year, at in zip(plan.years, sheet.columns["money"], strict=True):
                cells[at] = rupiah(style, open_.money[year])
            rows.append(Row("total", cells, open_))

    for row in sheet.rows:
        if isinstance(row.of, Item) and row.of.level == 0 and row.of is not open_:
            close()
            open_ = row.of
        if row.kind == "total" and row is sheet.rows[-1]:
            close()
            open_ = None
        rows.append(row)
    close()
    sheet.rows[:] = rows


def names_with_codes_behind(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The cascading table prints each code in brackets behind its name."""
    for sheet in (sheet for sheet in found if sheet.name == "cascade" and style.layout in ("columns", "grouped")):
        for row in sheet.rows:
            if isinstance(row.of, Item):
                row.cells[5] = f"{row.cells[5]} ({row.of.code})"


HABITS_BEFORE: dict[str, Before] = {
    one.__name__: one for one in (words_beside_numbers, at_least, ranges, grades, opinion_kept, short_units)
}
HABITS_AFTER: dict[str, After] = {
    one.__name__: one
    for one in (
        not_planned, years_backwards, idem, indicators_lettered, marks_behind, names_with_codes_behind, sums_of_programs, further_columns,
        empty_column, growth_in_brackets,
    )
}  # fmt: skip
