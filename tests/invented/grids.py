"""A planner's habits, and tables as they draw them: cells that span, headers of two or three rows, codes in one or five columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from .world import Measure, World


@dataclass
class Grid:
    """A table: caption, rows (the first `head` are its header), which cells span how far down and across."""

    caption: str
    rows: list[list[str]]
    head: int
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    money: bool = False
    about: str = ""
    keep: set[int] = field(default_factory=set)  # rows that no page break may part from the one above


@dataclass
class Style:
    """The habits of one planner."""

    money_table: str
    goal_table: str
    codes: str
    counted: str
    total: str
    total_first: bool
    dot: str
    unit_column: bool
    percent: bool
    end_column: bool
    office_column: bool
    place_column: bool
    merged: bool
    stacked: bool
    target_word: str
    money_word: str
    year_form: str
    repeated: str
    section: bool
    thousands: bool = False
    cascade: bool = True
    iku: bool = True
    past: bool = True
    priorities: bool = True
    tree: bool = False
    zero: str = "-"
    hard: bool = False
    tail_money: str = ""  # ",00", ",-"
    money_prefix: str = ""  # "Rp. "
    prefixes: bool = False  # "Program :", "Kegiatan :", "Sub Kegiatan :" before names
    capitals: bool = False  # names of kegiatan in capitals
    numbered: bool = False  # a column of numbers 1, 1.1, 1.1.1
    note_row: bool = False
    target_first: bool = False  # the first year has a target and no money
    merged_aims: bool = False  # tujuan and sasaran stand on the row of the first program and reach down
    strategy_table: str = "tc26"
    mission_form: str = "list"
    one_sheet: bool = False
    running: bool = False
    subtotal: bool = False
    rough: bool = False
    edition: str = ""  # columns of the former plan beside those of the changed one, by this word
    scale: int = 1  # amounts in thousands or millions, said by the caption
    parted: bool = False  # the last years stand in a second table
    source: bool = False  # a column of who pays
    offset: tuple[int, int] = (0, 0)  # where a table begins on a sheet
    footnote: bool = False
    cut_rows: bool = False  # a page may end inside a row
    portrait: bool = False  # chapters upright, tables across
    matrix: bool = False  # the cascade as one column per level
    regional: str = ""  # tables of the RPJMD beside
    label: str = ""  # what stands before tujuan and sasaran in their own table
    one_head: bool = False  # a header of one row ("Target 2026", "Pagu 2026")
    real: bool = False
    name_money: bool = False  # the money stands beside the name, the targets beside the result below it
    around: bool = False  # statistics, other bodies' plans, lists of tables, appendices
    prose_aims: bool = False  # tujuan and sasaran in sentences, without a table
    colour: bool = False  # rows filled by their level
    backdrop: bool = False  # drawings behind every page
    turned: bool = False  # pages of tables turned by a quarter
    moved: tuple[str, ...] = ()  # columns at other places


MONEY = ("tc27", "tc27", "columns", "results", "slash", "plain", "levels", "formula", "grouped", "per-program", "flat")


def style(random: Random, world: World) -> Style:
    """Some planner's."""
    old = world.start == 2021
    money_table = random.choice(MONEY)
    units = any(item.units for item in world.items)
    if units:
        money_table = "columns"
    return Style(
        money_table, random.choice(("tc25", "beside") if old else ("i25", "i25", "tc25", "beside")),
        random.choice(("one", "one", "five", "none")), random.choice(("(1)", "1", "", "-1")),
        random.choice(("JUMLAH", "Jumlah Total", "TOTAL PAGU", "T O T A L", "TOTAL ANGGARAN", "Jumlah Keseluruhan", "")),
        random.random() < 0.25, random.choice((".", ".", ".", ",")), random.random() < 0.7, random.random() < 0.3, random.random() < 0.5,
        units or random.random() < 0.4, random.random() < 0.25, random.random() < 0.6, random.random() < 0.5,
        random.choice(("Target", "TARGET", "target")), random.choice(("Rp", "Pagu", "PAGU (Rp)", "Rp.", "Pagu Indikatif", "Rp (000)")),
        random.choice(("{}", "{}", "Tahun {}", "Tahun ke-{n} ({})", "TA {}")), random.choice(("header", "header", "none", "lanjutan")),
        random.random() < 0.4, iku=random.random() < 0.8, past=random.random() < 0.7, priorities=random.random() < 0.5,
        cascade=random.random() < 0.6, tree=random.random() < 0.35, zero=random.choice(("-", "0", "n/a")),
    )  # fmt: skip


def harden(random: Random, style: Style, world: World) -> None:
    """Further habits, of planners who do not know each other."""
    style.hard = True
    style.tail_money = random.choice(("", "", "", ",00", ",-"))
    style.money_prefix = random.choice(("", "", "", "Rp. ", "Rp"))
    if style.dot == ",":
        style.tail_money = ""
    style.prefixes = random.random() < 0.2 and style.money_table in ("tc27", "columns", "grouped", "per-program")
    style.capitals = random.random() < 0.25
    style.numbered = random.random() < 0.3
    style.note_row = random.random() < 0.3
    style.target_first = random.random() < 0.3 and style.money_table not in ("grouped",)
    style.merged_aims = random.random() < 0.5
    style.strategy_table = random.choice(("tc26", "tc26", "i25", "bands"))
    style.mission_form = random.choice(("list", "dash", "table", "sentence"))
    style.one_sheet = random.random() < 0.4
    style.running = random.random() < 0.6
    style.subtotal = random.random() < 0.2


def rupiah(style: Style, amount: int) -> str:
    """As this planner writes it."""
    if style.scale == 1_000_000:  # millions with what is left of them
        rest = f"{amount % 1_000_000:06}".rstrip("0")
        told = f"{amount // 1_000_000:,}".replace(",", style.dot)
        return told + (f"{',' if style.dot == '.' else '.'}{rest}" if rest else "")
    told = f"{amount // (1000 if style.thousands else style.scale):,}".replace(",", style.dot)
    return f"{style.money_prefix}{told}{style.tail_money}"


def value(style: Style, measure: Measure, told: str) -> str:
    """A target as this planner writes it."""
    if style.percent and measure.unit.casefold() == "persen":
        return f"{told}%"
    if not style.unit_column and measure.unit.casefold() != "persen":
        return f"{told} {measure.unit}"
    return told + ("%" if not style.unit_column else "")


def year_head(style: Style, world: World, year: int) -> str:
    return style.year_form.format(year, n=year - world.years[0] + 1)


def counted(style: Style, width: int) -> list[str]:
    return [{"(1)": f"({at})", "1": str(at), "-1": f"-{at}"}[style.counted] for at in range(1, width + 1)]


class Builder:
    """Rows under construction, with what spans."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.rows: list[list[str]] = []
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.keep: set[int] = set()
        self.head = 0

    def header(self, rows: Sequence[Sequence[tuple[str, int, int] | None]]) -> None:
        """Rows of (words, down, across); None where something spans."""
        width = sum(across for cell in rows[0] if cell for _, _, across in [cell])
        grid = [[""] * width for _ in rows]
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                if cell is None:
                    continue
                words, down, across = cell
                grid[r][c] = words
                taken |= {(r + y, c + x) for y in range(down) for x in range(across)}
                if down > 1 or across > 1:
                    self.spans[r, c] = (down, across)
                c += across
        self.rows = grid
        if self.style.counted:
            self.rows.append(counted(self.style, width))
        self.head = len(self.rows)

    def add(self, cells: Sequence[str], joined: bool = False) -> int:
        """A row; returns its place."""
        self.rows.append([*cells, *[""] * (len(self.rows[0]) - len(cells))])
        if joined:
            self.keep.add(len(self.rows) - 1)
        return len(self.rows) - 1

    def down(self, column: int, first: int, last: int) -> None:
        """Merge a column over rows."""
        if last > first:
            self.spans[first, column] = (last - first + 1, 1)

    def grid(self, caption: str, about: str, money: bool = False) -> Grid:
        """What came of it."""
        return Grid(caption, self.rows, self.head, self.spans, money=money, about=about, keep=self.keep)


def titled(world: World, number: str, words: str) -> str:
    return f"Tabel {number} {words} {world.agency} {world.region}"


def code_cells(style: Style, code: str) -> list[str]:
    if style.codes == "none":
        return []
    if style.codes == "one":
        return [code]
    parts = code.split(".") if code else []
    old = len(parts) == 4 or (len(parts) == 5 and len(parts[3]) == 2)  # of before 2021
    if len(parts) > 2 and not old:
        parts = [".".join(parts[:2]), parts[2], ".".join(parts[3:5]), *parts[5:]]
        parts = [parts[0].split(".")[0], parts[0].split(".")[1], *parts[1:]]
    return [*parts, *[""] * (5 - len(parts))][:5]


def scaled(style: Style) -> str:
    """What a caption says of its amounts."""
    return {1_000: " (dalam ribuan rupiah)", 1_000_000: " (dalam juta rupiah)"}.get(style.scale, "")
