"""The table of programs and money, in the layouts that planners use: headers of three rows, results beside or below, totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .grids import Builder, Grid, Style, code_cells, rupiah, scaled, titled, value, year_head
from .world import Aim, Item, Measure, World


def _front(world: World, style: Style) -> list[str]:
    kind = style.money_table
    codes = {"one": ["Kode"], "five": ["Kode", "", "", "", ""], "none": []}[style.codes]
    unit = ["Satuan"] if style.unit_column else []
    base = f"Data Capaian pada Tahun Awal Perencanaan ({world.years[0] - 1})"
    if kind == "tc27":
        return [
            "Tujuan",
            "Sasaran",
            *codes,
            "Program dan Kegiatan" if world.old else "Program, Kegiatan dan Sub Kegiatan",
            f"Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan {'' if world.old else 'dan Sub Kegiatan '}(output)",
            *unit,
            base,
        ]
    if kind in ("columns", "per-program"):
        return [*codes, "PROGRAM/ KEGIATAN" if world.old else "PROGRAM/ KEGIATAN/ SUB KEGIATAN", "INDIKATOR KINERJA", *unit, "KONDISI AWAL"]
    if kind == "grouped":
        return ["No", *codes, "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja", *unit, "Kondisi Awal"]
    if kind in ("results", "slash", "plain"):
        return [
            "BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUB KEGIATAN/ OUTPUT",
            "INDIKATOR OUTCOME/ OUTPUT",
            f"BASELINE TAHUN {world.years[0] - 1}",
        ]
    if kind == "levels":
        return ["No", "Program", "Kegiatan", "Sub Kegiatan", "Indikator Kinerja", *unit, "Kondisi Awal"]
    if kind == "formula":
        return [
            *codes,
            "Sasaran Program/Kegiatan/Sub Kegiatan",
            "Program/Kegiatan/Sub Kegiatan",
            "Indikator",
            *unit,
            "Formulasi Penghitungan",
            f"Capaian Awal ({world.years[0] - 1})",
        ]
    return [
        "Kode Program",
        "Nama Program",
        "Kode Kegiatan",
        "Nama Kegiatan",
        "Kode Sub Kegiatan",
        "Nama Sub Kegiatan",
        "Indikator Sub Kegiatan",
        "Satuan",
        "Kondisi Awal",
    ]


class _Money:
    """The table of programs and money."""

    def __init__(self, world: World, style: Style) -> None:
        self.world, self.style, self.kind = world, style, style.money_table
        self.build = Builder(style)
        self.front = _front(world, style)
        self.n = len(self.front)
        self._header()

    def _header(self) -> None:
        world, style, n = self.world, self.style, len(self.world.years)
        money = style.money_word
        lead: list[tuple[str, int, int]] = []
        at = 0
        while at < self.n:
            wide = 5 if self.front[at] == "Kode" and style.codes == "five" and self.kind not in ("levels", "flat") else 1
            lead.append((self.front[at], 3, wide))
            at += wide
        end = [("Kondisi Kinerja pada Akhir Periode Renstra", 2, 2)] if style.end_column else []
        tail = [("Unit Kerja Penanggung Jawab", 3, 1)] * style.office_column + [("Lokasi", 3, 1)] * style.place_column
        tail += [("Sumber Dana", 3, 1)] * style.source
        if self.kind == "grouped":
            self.build.header(
                [
                    [
                        *lead,
                        ("Target Kinerja Program dan Kegiatan", 1, n),
                        ("Kerangka Pendanaan " + ("(Rp)" if "000" not in money else "Rp (000)"), 1, n),
                        *tail,
                    ],
                    [(year_head(style, world, year), 2, 1) for year in world.years] * 2,
                    [],
                ]
            )
            return
        first = style.target_first
        words = "Target Kinerja Program dan Kerangka Pendanaan" if self.kind in ("tc27", "formula") else "TARGET DAN PAGU INDIKATIF TAHUN"
        if style.one_head:
            years = [
                (f"{word} {year_head(style, world, year)}", 1, 1)
                for year in world.years
                for word in ((style.target_word,) if style.target_first and year == world.years[0] else (style.target_word, money))
            ]
            ends = [(f"{word} Akhir Periode", 1, 1) for word in (style.target_word, money)] if end else []
            self.build.header(
                [[*((word, 1, across) for word, _, across in [*lead]), *years, *ends, *((word, 1, 1) for word, _, _ in tail)]]
            )
            return
        if style.edition:
            self.build.header(_editions(world, style, lead, words, end, tail))
            return
        self.build.header(
            [
                [*lead, (words, 1, 2 * n - first), *end, *tail],
                [(year_head(style, world, year), 1, 1 if first and year == world.years[0] else 2) for year in world.years],
                [
                    (word, 1, 1)
                    for at in range(n + len(end))
                    for word in ((style.target_word,) if first and at == 0 else (style.target_word, money))
                ],
            ]
        )

    def figures(self, measure: Measure | None, money: dict[int, int] | None, stack: Sequence[Measure] = ()) -> list[str]:
        """All that stands behind the leading columns."""
        style, years = self.style, self.world.years
        shown = stack or ([measure] if measure else [])

        def told(year: int) -> str:
            return "\n".join(value(style, one, one.targets[year]) if year in one.targets else "-" * style.rough for one in shown)

        def paid(year: int) -> str:
            if money is None or year not in money:
                return ""
            if style.target_first and year == years[0]:
                return ""
            return rupiah(style, money[year]) if money[year] else style.zero

        if style.edition:
            return self._both(told, paid, measure, money)
        if self.kind == "grouped":
            return [*(told(year) for year in years), *(paid(year) for year in years)]
        cells = [
            cell for year in years for cell in ((told(year),) if style.target_first and year == years[0] else (told(year), paid(year)))
        ]
        if style.end_column:
            cells += [
                told(years[-1]),
                rupiah(style, sum(amount for year, amount in money.items() if not (style.target_first and year == years[0])))
                if money
                else "",
            ]
        return cells

    def _both(
        self, told: Callable[[int], str], paid: Callable[[int], str], measure: Measure | None, money: dict[int, int] | None
    ) -> list[str]:
        """The former plan's figures beside those of the changed one; targets stay."""
        former = next((item.former for item in self.world.items if item.money is money), self.world.former if money else {})
        cells = []
        for year in self.world.years:
            before = rupiah(self.style, former[year]) if year in former else ""
            cells += [told(year), before, paid(year)] if self.style.edition == "semula" else [told(year), before, told(year), paid(year)]
        if self.style.end_column:
            cells += [told(self.world.years[-1]), rupiah(self.style, sum(money.values())) if money else ""]
        return cells

    def tail(self, unit: str) -> list[str]:
        """Who is responsible, where."""
        place = self.world.region.split(" ", 1)[1] if unit else ""
        return [unit] * self.style.office_column + [place] * self.style.place_column + ["APBD" if unit else ""] * self.style.source

    def name(self, item: Item) -> str:
        """As this planner writes names."""
        told = item.name.upper() if self.style.capitals and item.level == 1 else item.name
        if self.style.prefixes:
            word = ("Program", "Kegiatan", "Sub Kegiatan")[item.level]
            return f"{word} : {told}"
        return told

    def number(self, item: Item) -> str:
        """In the column of numbers."""
        if not self.style.numbered:
            return ""
        for a, program in enumerate(self.world.programs, 1):
            for b, activity in enumerate([program, *program.below]):
                for c, sub in enumerate([activity, *(activity.below if b else [])]):
                    if sub is item:
                        return ".".join(str(one) for one in (a, b, c) if one)
        return ""

    def lead(
        self, item: Item, measure: Measure | None, named: bool, stack: Sequence[Measure] = (), aims: tuple[str, str] = ("", "")
    ) -> list[str]:
        """The leading cells of a program's, kegiatan's or subkegiatan's row."""
        style, kind = self.style, self.kind
        shown = list(stack) or ([measure] if measure else [])
        code, name = (item.code, self.name(item)) if named else ("", "")
        codes = code_cells(style, code)
        words = "\n".join(f"{at}. {one.text}" if len(shown) > 1 else one.text for at, one in enumerate(shown, 1))
        units = ["\n".join(one.unit for one in shown)] if style.unit_column else []
        base = "\n".join(value(style, one, one.baseline) for one in shown)
        if kind == "tc27":
            return [*aims, *codes, name, words, *units, base]
        if kind in ("columns", "per-program"):
            return [*codes, name, words, *units, base]
        if kind == "grouped":
            return [self.number(item) if named else "", *codes, name, words, *units, base]
        if kind == "levels":
            return [self.number(item) if named else "", *(name if at == item.level else "" for at in range(3)), words, *units, base]
        return [
            *codes,
            item.result if named else "",
            name,
            words,
            *units,
            "" if not shown else f"Jumlah yang dicapai dibagi yang direncanakan untuk {item.name.lower()[:40]}",
            base,
        ]

    def item(self, item: Item, aims: tuple[str, str]) -> None:
        """Its rows."""
        kind, build = self.kind, self.build
        first = item.measures[0]
        office = self.world.agency
        if kind in ("results", "slash", "plain"):
            self._in_one_column(item)
            return
        if kind == "flat":
            return
        if item.units:
            build.add([*self.lead(item, first, True, aims=aims), *self.figures(first, item.money), *self.tail("")])
            for unit, money in item.units.items():
                build.add([*self.lead(item, first, False), *self.figures(first, money), *self.tail(unit)], joined=True)
            return
        if len(item.measures) > 1 and self.style.stacked:
            build.add(
                [*self.lead(item, None, True, item.measures, aims), *self.figures(None, item.money, item.measures), *self.tail(office)]
            )
            return
        top = build.add([*self.lead(item, first, True, aims=aims), *self.figures(first, item.money), *self.tail(office)])
        for measure in item.measures[1:]:
            build.add([*self.lead(item, measure, False), *self.figures(measure, None), *self.tail("")], joined=True)
        last = len(build.rows) - 1
        if self.style.merged and last > top:
            width = len(build.rows[top])
            for column in range(width):
                if all(not build.rows[row][column] for row in range(top + 1, last + 1)) and build.rows[top][column]:
                    build.down(column, top, last)

    def _in_one_column(self, item: Item) -> None:
        build, kind = self.build, self.kind
        unit = self.world.agency
        for at, measure in enumerate(item.measures):
            first = at == 0
            if kind == "results":
                if first:
                    build.add([f"{item.code} - {item.name}", "", "", *self.figures(None, item.money), *self.tail("")])
                build.add(
                    [
                        item.result if first else "",
                        f"{measure.text} ({measure.unit})",
                        value(self.style, measure, measure.baseline),
                        *self.figures(measure, item.money if first else None),
                        *self.tail(unit if first else ""),
                    ],
                    joined=True,
                )
            elif kind == "slash":
                words = ("Outcome" if item.level == 0 else "Output") + f" : {item.result}"
                if item.level == 0 and first:
                    build.add([item.name, "", "", *self.figures(None, None), *self.tail("")])
                build.add(
                    [
                        words if item.level == 0 and first else f"{item.name} {words}" if first else "",
                        f"{measure.text} // {measure.unit}",
                        value(self.style, measure, measure.baseline),
                        *self.figures(measure, item.money if first else None),
                        *self.tail(unit if first else ""),
                    ],
                    joined=item.level == 0 or not first,
                )
            else:
                shown = measure.text if self.style.percent else f"{measure.text} ({measure.unit})"
                build.add(
                    [
                        item.name if first else "",
                        shown,
                        value(self.style, measure, measure.baseline),
                        *self.figures(measure, item.money if first else None),
                        *self.tail(unit if first else ""),
                    ],
                    joined=not first,
                )

    def flat(self) -> None:
        """One row per subkegiatan, its kegiatan and program beside it."""
        for program in self.world.programs:
            for activity in program.below:
                for sub in activity.below:
                    measure = sub.measures[0]
                    self.build.add(
                        [
                            program.code,
                            program.name,
                            activity.code,
                            activity.name,
                            sub.code,
                            sub.name,
                            measure.text,
                            measure.unit,
                            value(self.style, measure, measure.baseline),
                            *self.figures(measure, sub.money),
                            *self.tail(self.world.agency),
                        ]
                    )

    def line(self, words: str, money: dict[int, int]) -> None:
        """A total, or a bidang urusan."""
        lead = [""] * self.n
        lead[next(at for at, word in enumerate(self.front) if "rogram" in word or "PROGRAM" in word)] = words
        self.build.add([*lead, *self.figures(None, money), *self.tail("")])

    def aim(self, aim: Aim, goal: bool) -> None:
        """The row of a tujuan or sasaran with its own indicator (T-C.27)."""
        measure = aim.measures[0]
        lead = ["", ""]
        lead[0 if goal else 1] = aim.text
        rest = [
            *code_cells(self.style, ""),
            "",
            measure.text,
            *([measure.unit] if self.style.unit_column else []),
            value(self.style, measure, measure.baseline),
        ]
        self.build.add([*lead, *rest, *self.figures(measure, None), *self.tail("")])


def _editions(
    world: World,
    style: Style,
    lead: list[tuple[str, int, int]],
    words: str,
    end: list[tuple[str, int, int]],
    tail: list[tuple[str, int, int]],
) -> list[list[tuple[str, int, int]]]:
    """A header with the former plan's columns beside those of the changed one: of the money only, or of targets and money."""
    n = len(world.years)
    if style.edition == "semula":
        own = [(style.target_word, 1, 1), (f"{style.money_word} Semula", 1, 1), (f"{style.money_word} Menjadi", 1, 1)]
        return [
            [*lead, (words, 1, 3 * n), *end, *tail],
            [(year_head(style, world, year), 1, 3) for year in world.years],
            own * n + [(style.target_word, 1, 1), (style.money_word, 1, 1)] * len(end),
        ]
    own = [("Sebelum Perubahan", 1, 2), ("Sesudah Perubahan", 1, 2)]
    return [
        [*((word, 4, across) for word, _, across in lead), (words, 1, 4 * n), *((word, 3, across) for word, _, across in end),
         *((word, 4, across) for word, _, across in tail)],
        [(year_head(style, world, year), 1, 4) for year in world.years],
        own * n,
        [(style.target_word, 1, 1), (style.money_word, 1, 1)] * (2 * n + len(end)),
    ]  # fmt: skip


def money(world: World, style: Style, number: str) -> list[Grid]:
    """The table (or one per program) of programs and money."""
    words = "Rencana Program, Kegiatan dan Pendanaan" if world.old else "Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan"
    if style.money_table == "per-program":
        found: list[Grid] = []
        for at, program in enumerate(world.programs, 1):
            table = _Money(world, style)
            for item in program.walk():
                table.item(item, ("", ""))
            found.append(table.build.grid(f"Tabel {number}.{at} Pendanaan {program.name.title()}{scaled(style)}", "money", True))
        return found
    table = _Money(world, style)
    whole = style.money_table != "flat"
    if style.section and whole:
        coded = f"{world.field} - " if style.money_table == "results" else ""
        table.line(f"{coded}URUSAN PEMERINTAHAN BIDANG {world.agency.split(' ', 1)[-1].upper()}", world.total)
    if style.total and style.total_first and whole:
        table.line(style.total, world.total)
    if style.money_table == "tc27":
        _under_aims(table, world, style)
    elif not whole:
        table.flat()
    else:
        for program in world.programs:
            for item in program.walk():
                table.item(item, ("", ""))
            if style.subtotal and style.money_table in ("columns", "grouped", "formula") and style.codes != "none":
                table.line(f"Sub Total {program.name.title()}", program.money)
    if style.total and not style.total_first and whole:
        table.line(style.total, world.total)
    if style.note_row:
        table.build.add(["*) Pagu indikatif menyesuaikan kemampuan keuangan daerah"])
    whole_table = table.build.grid(titled(world, number, words) + scaled(style), "money", True)
    return _parted(whole_table, table.n, world, style, number) if style.parted else [whole_table]


def _parted(grid: Grid, front: int, world: World, style: Style, number: str) -> list[Grid]:
    """The last years in a table of their own, with the leading columns again."""
    first, n = style.target_first, len(world.years)
    half = n // 2
    cut = front + 2 * half - first
    last = front + 2 * n - first
    ways = ((0, cut), (cut, last))
    found = []
    for at, (start, end) in enumerate(ways):
        keep = [*range(front), *range(max(start, front), end), *(range(last, len(grid.rows[0])) if at else ())]
        place = {old: new for new, old in enumerate(keep)}
        rows = [[row[column] for column in keep] for row in grid.rows]
        spans = {}
        for (r, c), (down, across) in grid.spans.items():
            inside = [place[column] for column in range(c, c + across) if column in place]
            if inside and (down > 1 or len(inside) > 1):
                spans[r, inside[0]] = (down, len(inside))
            if inside and c not in place:
                rows[r][inside[0]] = grid.rows[r][c]
        words = f"{grid.caption} (lanjutan)" if at else grid.caption
        found.append(Grid(words, rows, grid.head, spans, money=True, about="money", keep=grid.keep))
    return found


def _under_aims(table: _Money, world: World, style: Style) -> None:
    """T-C.27: tujuan and sasaran on rows of their own, or on the row of their first program and reaching down."""
    for goal, aims in world.goals:
        if not style.merged_aims:
            table.aim(goal, True)
        first = len(table.build.rows)
        for aim in aims:
            start = len(table.build.rows)
            if not style.merged_aims:
                table.aim(aim, False)
            items = [item for program in sorted(aim.programs, key=lambda item: item.code) for item in program.walk()]
            for at, item in enumerate(items):
                beside = style.merged_aims and at == 0
                table.item(item, (goal.text if beside and aim is aims[0] else "", aim.text if beside else ""))
            if style.merged and style.merged_aims and items:
                table.build.down(1, start, len(table.build.rows) - 1)
        if style.merged and style.merged_aims:
            table.build.down(0, first, len(table.build.rows) - 1)
