"""Changes that make no plan wrong: how planners and printers lay the same things out. No finding may blame a plan for one."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .layouts import COUNTS, Row, Sheet, Style, sheets
from .plans import Item, Measure, Plan

Before = Callable[[Random, Plan, Style], None]  # changes what is printed, or how
After = Callable[[Random, Plan, Style, list[Sheet]], None]  # changes the tables


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def _some(random: Random, found: list[Sheet]) -> Sheet:
    return random.choice([sheet for sheet in found if len(sheet.rows) > 3])


# -- pages ---------------------------------------------------------------------------------------------------------


def page_break(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table goes on over a page, without its header."""
    sheet = _some(random, found)
    sheet.breaks.append((random.randrange(1, len(sheet.rows)), False))


def repeated_header(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table goes on over pages, its header repeated."""
    sheet = _named(found, "funding")
    for at in sorted(random.sample(range(1, len(sheet.rows)), min(4, len(sheet.rows) - 1))):
        sheet.breaks.append((at, True))


def mixed_breaks(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """All tables are cut, some pages with the header, some without."""
    for sheet in found:
        for at in random.sample(range(1, len(sheet.rows)), min(3, len(sheet.rows) - 1)):
            sheet.breaks.append((at, random.random() < 0.5))


def counted(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A row that counts the columns, in any form, on every page."""
    for sheet in found:
        sheet.counted = random.choice(COUNTS[1:])
    repeated_header(random, plan, style, found)


def cut_name(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A row is cut by the end of a page: the rest of its name, or of its indicator, stands on the next page, below the header."""
    sheet = _named(found, "funding")
    at = random.choice([at for at, row in enumerate(sheet.rows) if row.kind == "row" and at])
    row = sheet.rows[at]
    columns = [column for column, cell in enumerate(row.cells) if len(cell.split()) > 4]
    rest = [""] * sheet.width
    for column in random.sample(columns, random.randrange(min(1, len(columns)), len(columns) + 1)):
        words = row.cells[column].split()
        keep = random.randrange(2, len(words))
        row.cells[column], rest[column] = " ".join(words[:keep]), " ".join(words[keep:])
    sheet.rows.insert(at + 1, Row("cut", rest, row.of))
    sheet.breaks.append((at + 1, random.random() < 0.6))


# -- rows ----------------------------------------------------------------------------------------------------------


def total_words(random: Random, plan: Plan, style: Style) -> None:
    """The total in other words, below or above."""
    style.total = random.choice((
        "JUMLAH TOTAL", "Total Pagu Indikatif", "J U M L A H", "Jumlah Keseluruhan", "TOTAL ANGGARAN", "Jumlah Belanja", "GRAND TOTAL",
        f"Total {plan.agency}", "Total Belanja Perangkat Daerah", "Jumlah Program", "TOTAL PAGU", "Pagu Total",
    ))  # fmt: skip
    style.total_first = random.random() < 0.3


def section_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Rows that only head those below them: field of government, agency, aspect."""
    sheet = _named(found, "funding")
    coded = "KODE" in sheet.header[0]
    column = sheet.header[0].index("KODE") + 1 if coded else 0
    rows = (("7", "UNSUR KEWILAYAHAN"), ("7.01", "KECAMATAN"), ("", plan.agency.upper()))
    total = {year: sum(program.money[year] for program in plan.programs) for year in plan.years}
    for at, (code, words) in enumerate(random.sample(rows, random.randrange(1, 4))):
        cells = [""] * sheet.width
        cells[column] = words if coded or not code else f"{code} {words}"
        if coded:
            cells[column - 1] = code
        if random.random() < 0.4:
            for year, to in zip(plan.years, sheet.columns["money"], strict=True):
                cells[to] = style.money.format(f"{total[year] // style.divisor:,}".replace(",", style.dot))
        sheet.rows.insert(at, Row("section", cells))


def key_list_with_headings(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A list of key indicators (IKK) of the region under headings of aspects."""
    years = plan.years
    header = [
        ["NO", "INDIKATOR", "SATUAN", "BASELINE 2024", "TARGET TAHUN", *[""] * (len(years) - 1), "KET"],
        ["", "", "", "", *[str(year) for year in years], ""],
    ]
    sheet = Sheet("ikk", "Tabel 4.4 Indikator Kinerja Kunci", header, [])
    for roman, heading, listed in (
        ("I", "ASPEK KESEJAHTERAAN MASYARAKAT", ("Persentase penduduk miskin ekstrem", "Angka putus sekolah")),
        ("II", "ASPEK PELAYANAN UMUM", ("Persentase panjang jalan desa dalam kondisi mantap",)),
        ("III", "ASPEK DAYA SAING", ()),
    ):
        sheet.rows.append(Row("section", [roman, heading, *[""] * (sheet.width - 2)]))
        for number, name in enumerate(listed, 1):
            sheet.rows.append(Row("rest", [str(number), name, "%", "4,1", *["4,0"] * len(years), "IKK"]))
    found.append(sheet)


def dashes(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A subkegiatan that is not planned for some years has dashes there; its parents' sums leave it out."""
    sheet = _named(found, "funding")
    chosen = random.choice([item for item in plan.items if item.level == 2])
    years = random.sample(plan.years, random.randrange(1, 3))
    for year in years:
        chosen.money[year] = 0
        chosen.measure.targets[year] = "-"
    plan.add_up()
    for item in plan.items:
        for year in years:
            if not item.money[year]:
                item.measure.targets[year] = "-"  # nor has its kegiatan a target where that was all of it
    sheet.rows[:] = _named(sheets(plan, style), "funding").rows
    sign = random.choice(("-", "-", "0", "–"))
    for row in sheet.rows:
        if row.of is chosen:
            for column in sheet.columns["money"]:
                row.cells[column] = sign if row.cells[column] == "0" else row.cells[column]


def sasaran_rows_with_money(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """In the table of money, rows of tujuan and sasaran stand above their programs, with what these come to."""
    sheet = _named(found, "funding")
    if style.layout != "in-sasaran":
        return
    for aim in plan.aims:
        at = next(at for at, row in enumerate(sheet.rows) if row.of is aim.programs[0])
        cells = [""] * sheet.width
        cells[1] = aim.name
        cells[0], sheet.rows[at].cells[0] = sheet.rows[at].cells[0], ""
        sheet.rows[at].cells[1] = ""
        cells[5:8] = [aim.measure.name, aim.measure.unit, aim.measure.baseline]
        for year, target, money in zip(plan.years, sheet.columns["target"], sheet.columns["money"], strict=True):
            cells[target] = aim.measure.targets[year]
            cells[money] = style.money.format(
                f"{sum(program.money[year] for program in aim.programs) // style.divisor:,}".replace(",", style.dot)
            )
        sheet.rows.insert(at, Row("aim", cells, aim))


# -- words and figures ---------------------------------------------------------------------------------------------


def units_in_values(random: Random, plan: Plan, style: Style) -> None:
    """Targets with their unit."""
    style.unit_in_value = True


def unit_words(random: Random, plan: Plan, style: Style) -> None:
    """Units in other words."""
    words = {"Persen": ("%", "persen", "Prosen"), "Dokumen": ("Dok", "dokumen", "Dok."), "Nilai": ("Angka", "Skor"), "Indeks": ("Nilai",)}
    for measure in [item.measure for item in plan.items] + [aim.measure for aim in (plan.goal, *plan.aims)]:
        measure.unit = random.choice(words.get(measure.unit, (measure.unit,)))


def thousands(random: Random, plan: Plan, style: Style) -> None:
    """Money in thousands, as the heading says."""
    for item in plan.items:
        if item.level == 2:
            item.money = {year: amount // 1000 * 1000 for year, amount in item.money.items()}
    plan.add_up()
    style.divisor = 1000


def money_forms(random: Random, plan: Plan, style: Style) -> None:
    """Money in another writing."""
    if style.dot == ".":
        style.money = random.choice(("Rp. {}", "Rp {},00", "{},00", "Rp{},-", "{}.", "Rp.{}"))
    else:
        style.money = random.choice(("Rp {}", "{}.00", "Rp. {}"))
    style.money_word = random.choice(("PAGU", "Rp.", "Pagu Indikatif", "ANGGARAN", "Dana"))


def result_above(random: Random, plan: Plan, style: Style) -> None:
    """The result's row stands above the name's."""
    style.layout = "result-above"


def merged_repeated(random: Random, plan: Plan, style: Style) -> None:
    """Cells that others merge are repeated on every row."""
    style.layout, style.repeat_sasaran = "in-sasaran", True


def upper_case(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The table of the cascade words names otherwise than that of money: capitals, signs for words, a full stop."""
    for sheet in found:
        if sheet.name == "cascade":
            for row in sheet.rows:
                if isinstance(row.of, Item):
                    row.cells[5] = random.choice((
                        row.cells[5].upper(), row.cells[5].replace(" dan ", " & "), f"{row.cells[5]}.", row.cells[5].replace("/", " / "),
                    ))  # fmt: skip


def other_titles(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Indicators of the IKU with their measure and unit told otherwise."""
    for row in _named(found, "iku").rows:
        words = row.cells[1]
        row.cells[1] = random.choice((words.replace("Persentase", "Prosentase"), f"{words} ({row.cells[2]})", words.upper(), words))


def past_results(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A table of past years' budget and realisation."""
    header = [
        ["Uraian", "Anggaran pada Tahun ke-", "", "", "Realisasi Anggaran pada Tahun ke-", "", ""],
        ["", "2021", "2022", "2023", "2021", "2022", "2023"],
    ]
    sheet = Sheet("past", "Tabel 2.4 Anggaran dan Realisasi Pendanaan Pelayanan", header, [], counted="")
    for program in plan.programs:
        amounts = [f"{random.randrange(10_000_000, 900_000_000):,}".replace(",", ".") for _ in range(6)]
        sheet.rows.append(Row("rest", [program.name, *amounts]))
    found.insert(0, sheet)


def priority_list(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A list of the subkegiatan that serve a priority of the region."""
    header = [["NO", "PROGRAM PRIORITAS", "OUTCOME", "KEGIATAN/SUBKEGIATAN", "KETERANGAN"]]
    sheet = Sheet("priority", "Tabel 4.5 Daftar Subkegiatan Prioritas", header, [], counted="")
    for number, item in enumerate(random.sample([item for item in plan.items if item.level == 2], 3), 1):
        program = next(program for program in plan.programs if item in program.walk())
        sheet.rows.append(Row("rest", [str(number), program.name, program.result, item.name, ""]))
    found.append(sheet)


def second_indicator(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A subkegiatan with a second indicator on a row of its own, without name, code and money."""
    sheet = _named(found, "funding")
    kind = "row" if style.layout not in ("result-row", "result-above") else "result"
    at = random.choice([at for at, row in enumerate(sheet.rows) if row.kind == kind and isinstance(row.of, Item) and row.of.level == 2])
    row = sheet.rows[at]
    if not isinstance(row.of, Item):
        return
    second = Measure(f"Jumlah peserta {row.of.result.lower()}"[:100], "Orang", "10", {})
    cells = ["" if column < row.cells.index(row.of.measure.name) or column in sheet.columns["money"] else cell for column, cell in
             enumerate(row.cells)]  # fmt: skip
    cells[row.cells.index(row.of.measure.name)] = second.name
    sheet.rows.insert(at + (2 if style.layout == "result-above" else 1), Row("second", cells, second))


def empty_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Rows without any word, and a column without."""
    sheet = _named(found, "funding")
    for at in sorted(random.sample(range(1, len(sheet.rows)), 3), reverse=True):
        sheet.rows.insert(at, Row("empty", [""] * sheet.width))


BEFORE: dict[str, Before] = {
    one.__name__: one for one in (total_words, units_in_values, unit_words, thousands, money_forms, result_above, merged_repeated)
}
AFTER: dict[str, After] = {
    one.__name__: one
    for one in (
        page_break, repeated_header, mixed_breaks, counted, cut_name, section_rows, key_list_with_headings, dashes, sasaran_rows_with_money,
        upper_case, other_titles, past_results, priority_list, second_indicator, empty_rows,
    )
}  # fmt: skip
# Those that make the tables anew stand first, so that they undo no other change.
ORDER = (
    "dashes", "sasaran_rows_with_money", "second_indicator", "section_rows", "empty_rows", "upper_case", "other_titles", "past_results",
    "priority_list", "key_list_with_headings", "cut_name", "page_break", "repeated_header", "mixed_breaks", "counted",
)  # fmt: skip
