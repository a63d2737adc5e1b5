"""Still more changes that make no plan wrong: what printers and planners put between, above and below the rows of a table."""

from __future__ import annotations

from random import Random

from .harmless import After, Before
from .layouts import Row, Sheet, Style
from .plans import Item, Plan


def _named(found: list[Sheet], name: str) -> Sheet:
    return next(sheet for sheet in found if sheet.name == name)


def _places(random: Random, sheet: Sheet, most: int) -> list[int]:
    """Some places between rows, the last first."""
    return sorted(random.sample(range(1, len(sheet.rows)), min(most, len(sheet.rows) - 1)), reverse=True)


def names_in_capitals(random: Random, plan: Plan, style: Style) -> None:
    """All kegiatan, or all subkegiatan, are named in capitals, in every table."""
    level = random.choice((1, 2))
    for item in plan.items:
        if item.level == level:
            item.name = item.name.upper()


def bare_amounts(random: Random, plan: Plan, style: Style) -> None:
    """Money without separators, or parted by blanks."""
    style.dot = random.choice(("", "", " "))


def years_again(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The last row of the header, with the years or what each column holds, stands once more among the rows, as on a new page."""
    for sheet in found:
        if len(sheet.header) > 1 and len(sheet.rows) > 2:
            for at in _places(random, sheet, 2):
                sheet.rows.insert(at, Row("again", list(sheet.header[-1])))


def captions_go_on(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """A page begins with the caption and that the table goes on."""
    form = random.choice(("{} (lanjutan)", "Lanjutan {}", "{} (Lanjutan)"))
    for sheet in found:
        if len(sheet.rows) > 3:
            number = " ".join(sheet.caption.split()[:2])
            sheet.breaks.append((random.randrange(1, len(sheet.rows)), True))
            sheet.between = [form.format(random.choice((number, f"{sheet.caption} {plan.agency}")))]


def feet_among_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """The foot of a page came to stand as a row."""
    words = random.choice((f"Renstra {plan.agency} Tahun 2025-2029", f"RENSTRA {plan.agency.upper()} | {{}}", "Halaman {}"))
    sheet = _named(found, "funding")
    for number, at in enumerate(_places(random, sheet, 2), 50):
        sheet.rows.insert(at, Row("foot", [words.format(number), *[""] * (sheet.width - 1)]))


def signed_rows(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Who signed stands below the last table, in its last columns."""
    sheet = found[-1]
    for words in (
        "",
        f"{plan.agency.split()[-1]}, 12 Agustus 2025",
        "KEPALA PERANGKAT DAERAH",
        "",
        "Dra. SITI RAHMAWATI, M.Si",
        "NIP. 19700412 199303 2 004",
    ):
        sheet.rows.append(Row("signed", [*[""] * (sheet.width - 2), words, ""]))


def money_before_targets(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """In each year the money stands before the target."""
    sheet = _named(found, "funding")
    if style.layout == "grouped":
        return
    pairs = list(zip(sheet.columns["target"], sheet.columns["money"], strict=True))
    for cells in (sheet.header[-1], *(row.cells for row in sheet.rows)):
        for one, other in pairs:
            cells[one], cells[other] = cells[other], cells[one]
    sheet.columns["target"], sheet.columns["money"] = sheet.columns["money"], sheet.columns["target"]


def short_headings(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Headings abbreviated."""
    words = {
        "SATUAN": ("SAT.", "Sat"),
        "INDIKATOR KINERJA": ("IND. KINERJA", "INDIKATOR"),
        "PROGRAM/ KEGIATAN/ SUB KEGIATAN": ("PROG./ KEG./ SUB KEG.", "Prog/Keg/Subkeg"),
        "KODE": ("KODE REK.", "Kode Rekening"),
        "BASELINE 2024": ("DATA AWAL 2024", "Kondisi Awal (2024)"),
        "KET": ("KET.",),
        "PENANGGUNG JAWAB": ("PENANGG. JAWAB", "PJ", "OPD Penanggung Jawab"),
    }
    for sheet in found:
        for head in sheet.header:
            head[:] = [random.choice(words[cell]) if cell in words else cell for cell in head]


def dots_of_codes(random: Random, plan: Plan, style: Style, found: list[Sheet]) -> None:
    """Codes end in a dot, or have blanks behind their dots."""
    sheet = _named(found, "funding")
    form = random.choice(("{}.", "{}", " {} "))
    parted = random.random() < 0.5
    for row in sheet.rows:
        if isinstance(row.of, Item) and row.of.code in row.cells:
            at = row.cells.index(row.of.code)
            row.cells[at] = form.format(row.of.code.replace(".", ". ") if parted else row.of.code)


PAGES_BEFORE: dict[str, Before] = {one.__name__: one for one in (names_in_capitals, bare_amounts)}
PAGES_AFTER: dict[str, After] = {
    one.__name__: one
    for one in (money_before_targets, short_headings, dots_of_codes, years_again, feet_among_rows, signed_rows, captions_go_on)
}
