"""Rows and cells that planners add without meaning anything by them: remarks, numbers, repeated titles, signs, sums in other words."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from .harmless import After, Before
from .layouts import Row, Sheet, Style, rupiah
from .plans import Item, Measure, Plan

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def _names_column(sheet: Sheet, style: Style) -> int:
    """The column of the names of programs in the table of money."""
    return {"columns": 1, "grouped": 1, "in-sasaran": 3}.get(style.layout, 0)


def _alone(sheet: Sheet, at: int, words: str, kind: str = "remark") -> Row:
    """A row with one filled cell."""
    cells = [""] * sheet.width
    cells[at] = words
    return Row(kind, cells)


def _places(random: Random, sheet: Sheet, most: int) -> list[int]:
    return sorted(random.sample(range(1, len(sheet.rows)), min(most, len(sheet.rows) - 1)), reverse=True)


# -- rows ----------------------------------------------------------------------------------------------------------


def source_row(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The last row of a table says where its figures are from, with or without a colon."""
    words = random.choice((
        "Sumber : Hasil Olahan Bappeda, 2024", "Sumber: RPJMD 2025-2029", "Sumber Data: Seksi Pemerintahan (diolah)", "*) Data sementara",
        "Sumber : Data diolah", "Ket : Angka dapat berubah sesuai kemampuan keuangan daerah", "Keterangan : n.a = data tidak tersedia",
    ))  # fmt: skip
    sheet = random.choice(found)
    sheet.rows.append(_alone(sheet, random.choice((0, 1)), words))


def title_again(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A page begins with the table's title as a row of the table."""
    sheet = _named(found, "funding")
    number = " ".join(sheet.caption.split()[:2])
    words = random.choice((f"Lanjutan {number}", f"{number} (Lanjutan)", f"Lanjutan {sheet.caption}", "Lanjutan Tabel", "(lanjutan)"))
    for at in _places(random, sheet, 2):
        sheet.rows.insert(at, _alone(sheet, 0, words))


def and_so_on(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The last row says that the list goes on."""
    sheet = random.choice([sheet for sheet in found if sheet.name in ("funding", "iku", "cascade")])
    words = random.choice(("dst.", "dst", "Dst...", "dan seterusnya", "...", "…", "dll.", "dsb."))
    sheet.rows.append(_alone(sheet, random.choice((0, 1)), words))


def page_number_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The number of a page came to stand as a row."""
    sheet = _named(found, "funding")
    form = random.choice(("{}", "- {} -", "Hal. {}", "IV-{}", "{} | P a g e", "hal {} dari 98"))
    for number, at in enumerate(_places(random, sheet, 3), 61):
        sheet.rows.insert(at, _alone(sheet, random.choice((0, sheet.width - 1, sheet.width // 2)), form.format(number)))


def roman_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A row above each sasaran in the table of tujuan or of key indicators numbers what follows."""
    sheet = random.choice([sheet for sheet in found if sheet.name in ("goals", "iku")])
    for number, at in enumerate(sorted(random.sample(range(len(sheet.rows)), min(2, len(sheet.rows))), reverse=True)):
        sheet.rows.insert(at, _alone(sheet, 0, _ROMAN[number]))


def office_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A row says who answers for the rows below it."""
    sheet = _named(found, "funding")
    form = random.choice((
        "Perangkat Daerah Penanggung Jawab : {}", "Penanggung Jawab: Sekretariat", "PERANGKAT DAERAH: {}", "Unit Kerja : Sekretariat {}",
        "OPD : {}", "SKPD: {}",
    ))  # fmt: skip
    column = random.choice((0, _names_column(sheet, style)))
    sheet.rows.insert(0, _alone(sheet, column, form.format(plan.agency)))


def blank_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Rows without a word, or with dashes alone, part the rows of every table."""
    sign = random.choice(("", "", "-", "."))
    for sheet in found:
        for at in _places(random, sheet, 2):
            sheet.rows.insert(at, Row("empty", [sign] * sheet.width if sign == "-" else ["", sign, *[""] * (sheet.width - 2)]))


def sums_of_aims(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Below the programs of each sasaran stands what they come to."""
    sheet = _named(found, "funding")
    form = random.choice(("Jumlah Sasaran {}", "Sub Total Sasaran {}", "Sub Jumlah", "JUMLAH SASARAN {}", "Total Sasaran {r}", "Subtotal"))
    column = _names_column(sheet, style)
    for number, aim in reversed(list(enumerate(plan.aims, 1))):
        last = max(
            (at for at, row in enumerate(sheet.rows) if any(row.of is item for one in aim.programs for item in one.walk())), default=-1
        )
        if last < 0:
            continue
        row = _alone(sheet, column, form.format(number, r=_ROMAN[number - 1]), "total")
        for year, at in zip(plan.years, sheet.columns["money"], strict=True):
            row.cells[at] = rupiah(style, sum(program.money[year] for program in aim.programs))
        sheet.rows.insert(last + 1, row)


def counting_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A last row counts what the table has."""
    sheet = _named(found, "funding")
    counts = [sum(item.level == level for item in plan.items) for level in range(3)]
    words = random.choice((
        "Jumlah Program : {0}", "Total {0} program", "Jumlah {0} Program, {1} Kegiatan, {2} Sub Kegiatan", "Jumlah Kegiatan = {1}",
        "Jumlah Sub Kegiatan: {2} sub kegiatan", "Total {0} Program dan {1} Kegiatan",
    ))  # fmt: skip
    sheet.rows.append(_alone(sheet, _names_column(sheet, style), words.format(*counts)))


def carried_over(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Where a page ends stands what was added up so far, and on the next page once more."""
    sheet = _named(found, "funding")
    begins = [at for at, row in enumerate(sheet.rows) if isinstance(row.of, Item) and row.of.level == 0 and row.kind == "row" and at]
    begins = [at for at in begins if sheet.rows[at - 1].of is not sheet.rows[at].of]
    if not begins or style.total_first:
        return
    at = random.choice(begins)
    done = [program for program in plan.programs if any(row.of is program for row in sheet.rows[:at])]
    rows = []
    for words in (("Jumlah dipindahkan", "Jumlah pindahan"), ("Dipindahkan", "Pindahan"))[random.randrange(2)]:
        row = _alone(sheet, _names_column(sheet, style), words, "total")
        for year, to in zip(plan.years, sheet.columns["money"], strict=True):
            row.cells[to] = rupiah(style, sum(program.money[year] for program in done))
        rows.append(row)
    sheet.rows[at:at] = rows
    sheet.breaks.append((at + 1, random.random() < 0.5))


def signed_inside(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Who signed stands in the last rows of the table of money."""
    sheet = _named(found, "funding")
    place = plan.agency.split()[-1]
    at = sheet.width - random.randrange(2, 5)
    for words in ("", f"{place}, {random.randrange(1, 28)} Oktober 2025", f"Plt. Kepala {plan.agency}", "", "", "AHMAD FAUZI, S.STP., M.Si",
                  "Penata Tingkat I (III/d)", "NIP 19850412 200412 1 002"):  # fmt: skip
        sheet.rows.append(_alone(sheet, at, words, "signed"))


# -- cells ---------------------------------------------------------------------------------------------------------


def remarks_in_last_column(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The last column, "Ket.", has remarks on some rows."""
    said = ("Prioritas daerah", "Mandatori", "Dukungan SPM", "APBD", "-", "v", "√", "Usulan Musrenbang", "Sesuai RPJMD", "IKU", "Rutin")
    if style.place_column:
        return
    for sheet in found:
        for row in sheet.rows:
            if row.kind in ("row", "aim") and not row.cells[-1] and random.random() < 0.4:
                row.cells[-1] = random.choice(said)


def two_units(random: Random, plan: Plan, style: Style) -> None:
    """A unit names another beside it."""
    both = {
        "Persen": "Persen (%)",
        "Dokumen": "Dokumen/Laporan",
        "Laporan": "Laporan/Dokumen",
        "Orang": "Orang/Tahun",
        "Unit": "Unit/Paket",
    }
    for item in plan.items:
        item.measure.unit = both.get(item.measure.unit, item.measure.unit)


def letters_of_units(random: Random, plan: Plan, style: Style) -> None:
    """Units in capitals on some rows, in small letters on others."""
    for measure in (*(aim.measure for aim in (plan.goal, *plan.aims)), *(item.measure for item in plan.items)):
        measure.unit = random.choice((measure.unit.upper(), measure.unit.lower(), measure.unit))


def rp_cells(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The currency stands in a narrow column of its own before each amount."""
    sheet = _named(found, "funding")
    for at in sorted(sheet.columns["money"], reverse=True):
        for number, cells in enumerate((*sheet.header, *(row.cells for row in sheet.rows))):
            head = number < len(sheet.header)
            filled = not head and cells[at] not in ("", "-")
            # A heading over several columns stays at its first.
            cells.insert(at if not head else at + 1, "Rp" if filled else "")
        sheet.columns = {name: [one + (one >= at) for one in columns] for name, columns in sheet.columns.items()}


def stars_on_words(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Some indicators bear a star or a number that a note below the table explains."""
    mark = random.choice(("*", "*)", " *)", "**)", "¹", " 1)"))
    for sheet in found:
        if sheet.name not in ("goals", "iku", "funding"):
            continue
        rows = [row for row in sheet.rows if isinstance(measure := _measure(row), Measure) and measure.name in row.cells]
        for row in random.sample(rows, min(2, len(rows))):
            told = _measure(row)
            assert told is not None
            at = row.cells.index(told.name)
            row.cells[at] = f"{told.name}{mark}"
        sheet.below = [f"{mark.strip()} dihitung sesuai dengan pedoman yang berlaku"]


def _measure(row: Row) -> Measure | None:
    found = row.of if isinstance(row.of, Measure) else getattr(row.of, "measure", None)
    return found if isinstance(found, Measure) else None


def until(random: Random, plan: Plan, style: Style) -> None:
    """What is reached and kept is written with a dash or "s.d." between equal figures, or with words before it."""
    form = random.choice(("s.d. {}", "s/d {}", "± {}", "{} *", "{} (target)", "Target {}"))
    for aim in (plan.goal, *plan.aims):
        aim.measure.targets = {year: form.format(told) if told.isdigit() else told for year, told in aim.measure.targets.items()}


def spaced_cells(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Cells have blanks too many, or end in a full stop or a semicolon."""
    for sheet in found:
        for row in sheet.rows:
            for at, cell in enumerate(row.cells):
                if len(cell.split()) > 3 and random.random() < 0.3:
                    row.cells[at] = random.choice((f"{cell}.", f"{cell};", f"  {cell} ", cell.replace(" ", "  ", 2), f"{cell} ,"))


def numbered_names(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Programs are numbered in Roman numerals, their kegiatan by letters, their subkegiatan by figures, in one of the tables."""
    sheet = _named(found, random.choice(("cascade", "funding")) if style.layout != "in-sasaran" else "funding")
    programs = activities = subs = 0
    seen: set[int] = set()
    for row in sheet.rows:
        item = row.of
        if not isinstance(item, Item) or id(item) in seen or not any(cell.startswith(item.name) for cell in row.cells):
            continue
        seen.add(id(item))
        if item.level == 0:
            programs, activities = programs + 1, 0
        elif item.level == 1:
            activities, subs = activities + 1, 0
        else:
            subs += 1
        sign = (_ROMAN[programs - 1], f"{programs}.{activities}", f"{programs}.{activities}.{subs}")[item.level]
        at = next(at for at, cell in enumerate(row.cells) if cell.startswith(item.name))
        row.cells[at] = f"{sign}. {row.cells[at]}" if item.level == 0 else f"{sign} {row.cells[at]}"


ROWS_BEFORE: dict[str, Before] = {one.__name__: one for one in (two_units, letters_of_units, until)}
_WORDS: tuple[Callable[[Random, Plan, Style, list[Sheet]], None], ...] = (
    stars_on_words, spaced_cells, numbered_names, remarks_in_last_column, sums_of_aims, carried_over, office_rows, title_again,
    page_number_rows, roman_rows, blank_rows, counting_rows, and_so_on, source_row, signed_inside, rp_cells,
)  # fmt: skip
ROWS_AFTER: dict[str, After] = {one.__name__: one for one in _WORDS}
