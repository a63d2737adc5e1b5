"""How a plan is laid out: its tables as rows of cells, each row knowing what it prints; and the whole as a file of some form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from selaras.examples.make import FORMS, Part, Table, Text

from .plans import Aim, Item, Measure, Plan

Cells = list[str]


@dataclass
class Row:
    """One printed row; `kind` is "header", "count", "row", "result", "total", "aim", "section" or "rest"; `of` is what it prints."""

    kind: str
    cells: Cells
    of: object = None


@dataclass
class Sheet:
    """One table: caption, header rows, rows, and where pages break (before which rows), with a repeated header or without."""

    name: str
    caption: str
    header: list[Cells]
    rows: list[Row]
    breaks: list[tuple[int, bool]] = field(default_factory=list)
    counted: str = "(1)"
    columns: dict[str, list[int]] = field(default_factory=dict)  # "target", "money": columns in the order of the years
    between: list[str] = field(default_factory=list)  # lines at the foot and head of the pages over which it goes
    below: list[str] = field(default_factory=list)  # paragraphs below it

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.header[0])


@dataclass
class Style:
    """What changes with the planner who wrote it."""

    layout: str = "in-name"  # "in-name", "result-row", "result-above", "columns", "grouped", "in-sasaran"
    total: str = "Jumlah"
    total_first: bool = False
    dot: str = "."
    money: str = "{}"
    divisor: int = 1
    years_word: str = "TARGET DAN PAGU INDIKATIF TAHUN"
    money_word: str = "PAGU"
    unit_in_value: bool = False
    repeat_sasaran: bool = False
    end_column: bool = False
    place_column: bool = False
    cascade: bool = True


def random_style(random: Random) -> Style:
    """Some planner's."""
    return Style(
        layout=random.choice(("in-name", "result-row", "columns", "columns", "grouped", "in-sasaran")),
        total=random.choice(("Jumlah", "JUMLAH", "Total", "")),
        dot=random.choice((".", ".", ",")),
        place_column=random.random() < 0.3,
        end_column=random.random() < 0.3,
    )


def rupiah(style: Style, amount: int) -> str:
    """An amount as this planner writes it."""
    return style.money.format(f"{amount // style.divisor:,}".replace(",", style.dot))


def _figures(plan: Plan, style: Style, measure: Measure | None, money: dict[int, int] | None) -> Cells:
    """The targets of all years, then the money of all years."""
    told = [_value(style, measure, year) if measure else "" for year in plan.years]
    return told + [rupiah(style, money[year]) if money and year in money else "" for year in plan.years]


def _value(style: Style, measure: Measure, year: int) -> str:
    value = measure.targets.get(year, "")
    return f"{value} {measure.unit}" if value and style.unit_in_value else value


class _Funding:
    """The table of programs and money, column by column and row by row."""

    def __init__(self, plan: Plan, style: Style) -> None:
        self.plan = plan
        self.style = style
        self.coded = style.layout in ("columns", "grouped", "in-sasaran")
        self.front = ["TUJUAN", "SASARAN"] if style.layout == "in-sasaran" else []
        if self.coded:
            self.front += ["KODE", "PROGRAM/ KEGIATAN/ SUB KEGIATAN", "OUTCOME/ OUTPUT", "INDIKATOR KINERJA", "SATUAN"]
        else:
            self.front += ["BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUB KEGIATAN/ OUTPUT", "INDIKATOR OUTCOME/ OUTPUT", "SATUAN"]
        self.front.append("BASELINE 2024")
        self.years = len(plan.years)
        start = len(self.front)
        self.end = start + 2 * self.years  # the first column behind those of the years
        if style.layout == "grouped":
            self.targets, self.amounts = list(range(start, start + self.years)), list(range(start + self.years, self.end))
        else:
            self.targets, self.amounts = list(range(start, self.end, 2)), list(range(start + 1, self.end, 2))
        self.sheet = Sheet("funding", "Tabel 4.2 Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan", self._header(), [], columns={
            "target": self.targets, "money": self.amounts})  # fmt: skip

    def _header(self) -> list[Cells]:
        style, front = self.style, self.front
        unit = " (dalam ribuan rupiah)" if style.divisor == 1000 else " (Rp)" if style.layout == "columns" else ""
        money = style.money_word + ("" if style.money_word.startswith("Rp") and unit == " (Rp)" else unit)
        end = ["KONDISI AKHIR 2030", ""] if style.end_column else []
        last = "PENANGGUNG JAWAB" if style.place_column else "KET"
        below = [""] * len(front)
        if style.layout == "grouped":
            spread = [""] * (self.years - 1)
            return [
                [*front, "TARGET TAHUN", *spread, f"{money} TAHUN", *spread, *end, last],
                [*below, *[str(year) for year in self.plan.years] * 2, *(["TARGET", money] if end else []), ""],
            ]
        return [
            [*front, style.years_word, *[""] * (2 * self.years - 1), *end, last],
            [*below, *[word for year in self.plan.years for word in (str(year), "")], *["" for _ in end], ""],
            [*below, *["TARGET", money] * (self.years + len(end) // 2), ""],
        ]

    def add(self, kind: str, leading: Cells, measure: Measure | None, money: dict[int, int] | None, of: object) -> None:
        """One row: its leading cells, then the figures of its measure and money."""
        cells = [*leading, *[""] * (self.sheet.width - len(leading))]
        for column, value in zip([*self.targets, *self.amounts], _figures(self.plan, self.style, measure, money), strict=True):
            cells[column] = value
        if self.style.end_column and measure:
            cells[self.end] = measure.targets.get(self.plan.years[-1], "")
        if self.style.end_column and money:
            cells[self.end + 1] = rupiah(self.style, sum(money.values()))
        if self.style.place_column and isinstance(of, Item):
            cells[-1] = self.plan.agency
        self.sheet.rows.append(Row(kind, cells, of))

    def add_total(self) -> None:
        """The row of the whole."""
        words = [""] * len(self.front)
        words[1 if self.style.layout in ("columns", "grouped") else 0] = self.style.total
        total = {year: sum(program.money[year] for program in self.plan.programs) for year in self.plan.years}
        self.add("total", words, None, total, self.plan)

    def add_item(self, item: Item, above: Cells) -> None:
        """The rows of one program, kegiatan or subkegiatan."""
        measure, layout = item.measure, self.style.layout
        figures = [measure.name, measure.unit, measure.baseline]
        result = f"{'Output' if item.level else 'Outcome'} : {item.result}"
        if self.coded:
            self.add("row", [*above, item.code, item.name, item.result, *figures], measure, item.money, item)
        elif layout == "in-name" and item.level:
            self.add("row", [f"{item.name} {result}", *figures], measure, item.money, item)
        elif layout == "result-above" and item.level:
            self.add("result", [result, *figures], measure, None, item)
            self.add("row", [item.name], None, item.money, item)
        else:
            self.add("row", [item.name], None, item.money, item)
            self.add("result", [result, *figures], measure, None, item)


def funding(plan: Plan, style: Style) -> Sheet:
    """The table of programs and money."""
    table = _Funding(plan, style)
    if style.total and style.total_first:
        table.add_total()
    for aim in plan.aims:
        for item in (item for program in aim.programs for item in program.walk()):
            first = item is aim.programs[0]
            goal = plan.goal.name if style.repeat_sasaran or (first and aim is plan.aims[0]) else ""
            sasaran = aim.name if style.repeat_sasaran or first else ""
            table.add_item(item, [goal, sasaran] if style.layout == "in-sasaran" else [])
    if style.total and not style.total_first:
        table.add_total()
    return table.sheet


def goals(plan: Plan, style: Style) -> Sheet:
    """The table of tujuan and sasaran with their indicators."""
    n = len(plan.years)
    header = [
        ["TUJUAN", "SASARAN", "INDIKATOR", "SATUAN", "BASELINE 2024", "TARGET TAHUN", *[""] * (n - 1), "KET"],
        ["", "", "", "", "", *[str(year) for year in plan.years], ""],
    ]
    sheet = Sheet("goals", "Tabel 3.1 Tujuan dan Sasaran Renstra", header, [], columns={"target": list(range(5, 5 + n))})

    def add(lead: Cells, aim: Aim) -> None:
        measure = aim.measure
        told = [_value(style, measure, year) for year in plan.years] if measure.name else [""] * n
        unit = [measure.unit, measure.baseline] if measure.name else ["", ""]
        sheet.rows.append(Row("aim", [*lead, measure.name, *unit, *told, ""], aim))

    add([plan.goal.name, ""], plan.goal)
    for aim in plan.aims:
        add(["", aim.name], aim)
    return sheet


def cascade(plan: Plan, style: Style, left_out: tuple[Item, ...] = ()) -> Sheet:
    """The table that puts programs and kegiatan under sasaran; without those left out."""
    header = [["TUJUAN", "SASARAN", "OUTCOME", "OUTPUT", "INDIKATOR", "PROGRAM/ KEGIATAN/ SUBKEGIATAN", "KET"]]
    sheet = Sheet("cascade", "Tabel 4.1 Perumusan Program, Kegiatan, dan Subkegiatan", header, [])
    sheet.rows.append(Row("aim", [plan.goal.name, "", "", "", plan.goal.measure.name, "", ""], plan.goal))
    for aim in plan.aims:
        sheet.rows.append(Row("aim", ["", aim.name, "", "", aim.measure.name, "", ""], aim))
        for program in aim.programs:
            for item in program.walk() if program not in left_out else ():
                measure = f"{item.measure.name} // {item.measure.unit}"
                cells = ["", "", item.result if item.level == 0 else "", item.result if item.level == 1 else "", measure, item.name, ""]
                sheet.rows.append(Row("row", cells, item))
    return sheet


def key_indicators(plan: Plan, style: Style, more: tuple[Measure, ...] = ()) -> Sheet:
    """The IKU: the indicators of tujuan and sasaran again, and `more`."""
    n = len(plan.years)
    header = [
        ["NO", "INDIKATOR KINERJA UTAMA", "SATUAN", "BASELINE 2024", "TARGET TAHUN", *[""] * (n - 1), "FORMULASI", "KET"],
        ["", "", "", "", *[str(year) for year in plan.years], "", ""],
    ]
    sheet = Sheet("iku", "Tabel 4.3 Indikator Kinerja Utama", header, [], columns={"target": list(range(4, 4 + n))})
    aims = [aim.measure for aim in (plan.goal, *plan.aims) if aim.measure.name]
    for number, measure in enumerate((*aims, *more), 1):
        told = [_value(style, measure, year) for year in plan.years]
        sheet.rows.append(
            Row("rest", [str(number), measure.name, measure.unit, measure.baseline, *told, "hasil survei dan evaluasi", "IKU"], measure)
        )
    return sheet


def sheets(plan: Plan, style: Style) -> list[Sheet]:
    """The tables of a plan."""
    found = [goals(plan, style)]
    if style.layout != "in-sasaran":
        found.append(cascade(plan, style))
    return [*found, funding(plan, style), key_indicators(plan, style)]


_COUNTS: dict[str, Callable[[int], str]] = {
    "(1)": lambda at: f"({at})",
    "1": str,
    "-1": lambda at: f"-{at}",
    "roman": lambda at: ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
                         "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV")[at - 1],
    "letters": lambda at: "abcdefghijklmnopqrstuvwxyz"[at - 1],
    "1.": lambda at: f"{at}.",
}  # fmt: skip
COUNTS = ("", *_COUNTS)


def _head(sheet: Sheet) -> list[tuple[str, ...]]:
    rows = [tuple(row) for row in sheet.header]
    if sheet.counted:
        rows.append(tuple(_COUNTS[sheet.counted](at) for at in range(1, sheet.width + 1)))
    return rows


def parts(plan: Plan, sheets: list[Sheet]) -> list[Part]:
    """The document: a title, some words, the tables, cut where pages break."""
    years = "2025-2029"
    found: list[Part] = [
        Text(f"PEMERINTAH {plan.region.upper()}"),
        Text("RENCANA STRATEGIS (RENSTRA)"),
        Text(plan.agency.upper()),
        Text(f"TAHUN {years}"),
        Text("BAB I PENDAHULUAN", "h"),
        Text(f"Renstra {plan.agency} {plan.region} Tahun {years} disusun bersama warga."),
        *(Text(words) for words in plan.prose),
    ]
    for sheet in sheets:
        found.append(Text(f"{sheet.caption} {plan.agency}"))
        head = _head(sheet)
        begin, shown = 0, head
        for at, repeated in [*sorted(sheet.breaks), (len(sheet.rows), False)]:
            rows = [tuple(row.cells) for row in sheet.rows[begin:at]]
            if rows or shown:
                found.append(Table((*shown, *rows), len(shown)))
            if at < len(sheet.rows):
                found += [Text(words) for words in sheet.between]
            begin, shown = at, head if repeated else []
        found += [Text("Sumber: hasil penyusunan."), *(Text(words) for words in sheet.below)]
    return found


def text_file(parts: list[Part]) -> bytes:
    """As a text file: a row is a line with TABs."""
    lines: list[str] = []
    for part in parts:
        lines += ["\t".join(row) for row in part.rows] if isinstance(part, Table) else [part.words]
        lines.append("")
    return "\n".join(lines).encode()


def write(parts: list[Part], form: str) -> bytes:
    """As a file of a form: ".txt", ".xlsx", ".docx", ".html", ".pdf"."""
    return text_file(parts) if form == ".txt" else FORMS[form](parts)
