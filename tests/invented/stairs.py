"""Tables of programs and money as real plans draw them: levels as stairs, names above their results, an indicator column for sasaran."""

from __future__ import annotations

from .grids import Builder, Grid, Style, rupiah, scaled, titled, value
from .world import Aim, Item, Measure, World

KINDS = ("stairs", "lines", "tc54", "wide", "two")
_FULL, _PLAIN = "BIDANG URUSAN/ PROGRAM/ OUTCOME/ KEGIATAN/ SUB KEGIATAN/ OUTPUT", "PROGRAM/ OUTCOME/ KEGIATAN/ OUTPUT"
Heads = list[tuple[str, int, int]]


class _Table:
    """What all of them have: columns in front, then target and money of each year, then what stands behind."""

    def __init__(self, world: World, style: Style, front: Heads) -> None:
        self.world, self.style = world, style
        self.build = Builder(style)
        self.width = sum(across for _, _, across in front)
        years = world.years
        tail: Heads = [("Perangkat Daerah Penanggung Jawab", 3, 1)] * style.office_column + [("KET.", 3, 1)]
        end: Heads = [("Kondisi Kinerja pada Akhir Periode", 2, 2)] * style.end_column
        pairs: Heads = [(style.target_word, 1, 1), (style.money_word, 1, 1)] * (len(years) + style.end_column)
        self.build.header([
            [*((word, 3, across) for word, _, across in front), ("TARGET DAN PAGU INDIKATIF TAHUN", 1, 2 * len(years)), *end, *tail],
            [(str(year), 1, 2) for year in years],
            pairs,
        ])  # fmt: skip

    def row(self, lead: list[str], measure: Measure | None, money: dict[int, int] | None, spans: tuple[tuple[int, int], ...] = ()) -> int:
        """A row; `spans` are (column, columns across) of its leading cells."""
        style, years = self.style, self.world.years
        cells = list(lead)
        for year in years:
            cells.append(value(style, measure, measure.targets[year]) if measure and year in measure.targets else "")
            cells.append("" if money is None else rupiah(style, money[year]) if money.get(year) else style.zero)
        if style.end_column:
            cells.append(value(style, measure, measure.targets[years[-1]]) if measure and years[-1] in measure.targets else "")
            cells.append(rupiah(style, sum(money.values())) if money else "")
        if style.office_column:
            cells.append(self.world.agency if money is not None else "")
        at = self.build.add(cells)
        for column, across in spans:
            if across > 1:
                self.build.spans[at, column] = (1, across)
        return at


def _sum(items: list[Item], world: World) -> dict[int, int]:
    return {year: sum(item.money.get(year, 0) for item in items) for year in world.years}


def _units(style: Style, measure: Measure | None) -> list[str]:
    return [measure.unit if measure else ""] if style.unit_column else []


def _base(style: Style, measure: Measure | None) -> str:
    return value(style, measure, measure.baseline) if measure and measure.baseline else ""


def _shown(item: Item | Aim) -> list[Measure | None]:
    return [one for one in item.measures if one.text] or [None]


def _stairs(world: World, style: Style) -> Builder:
    """Each level begins in a column of its own and reaches to the last; so do the indicators."""
    words = ("Tujuan", "Sasaran", "Program", "Kegiatan", *(() if world.old else ("Sub Kegiatan",)))
    wide = len(words)
    front: Heads = [(word, 3, 1) for word in words] + [(f"Indikator {word}", 3, 1) for word in words]
    front += [("Satuan", 3, 1)] * style.unit_column + [(f"Kondisi Awal {world.years[0] - 1}", 3, 1)]
    table = _Table(world, style, front)

    def tell(level: int, text: str, measures: list[Measure | None], money: dict[int, int]) -> None:
        for at, measure in enumerate(measures):
            lead = [""] * (2 * wide)
            lead[level] = text if not at else ""
            lead[wide + level] = measure.text if measure else ""
            lead += [*_units(style, measure), _base(style, measure)]
            table.row(lead, measure, money if not at else None, ((level, wide - level), (wide + level, wide - level)))

    for goal, aims in world.goals:
        tell(0, goal.text, _shown(goal), _sum([one for aim in aims for one in aim.programs], world))
        for aim in aims:
            tell(1, aim.text, _shown(aim), _sum(aim.programs, world))
            for program in sorted(aim.programs, key=lambda item: item.code):
                for item in program.walk():
                    tell(2 + item.level, item.name, _shown(item), item.money)
    return table.build


def _lines(world: World, style: Style) -> Builder:
    """A name in a row of its own over two columns, its result indented below it with indicator and figures."""
    codes: Heads = [("KODE", 3, 1)] if style.codes != "none" else []
    front: Heads = [*codes, (_PLAIN if world.old else _FULL, 3, 2), ("INDIKATOR OUTCOME/ OUTPUT", 3, 1)]
    front += [("SATUAN", 3, 1)] * style.unit_column + [(f"BASELINE {world.years[0] - 1}", 3, 1)]
    table = _Table(world, style, front)
    n = len(codes)
    for program in world.programs:
        for item in program.walk():
            word = f"{('Program', 'Kegiatan', 'Sub Kegiatan')[item.level]} " if item.level and style.prefixes else ""
            lead = [item.code] * n + [word + item.name, ""] + [""] * (table.width - n - 2)
            table.row(lead, None, item.money if style.name_money else None, ((n, 2),))
            for at, measure in enumerate(_shown(item)):
                lead = [""] * n + [
                    "",
                    item.result if not at else "",
                    measure.text if measure else "",
                    *_units(style, measure),
                    _base(style, measure),
                ]
                row = table.row(lead, measure, item.money if not at and not style.name_money else None)
                table.build.keep.add(row)
    return table.build


def _tc54(world: World, style: Style) -> Builder:
    """T-IV.C.1: a column for the indicators of the sasaran beside those of programs and kegiatan."""
    codes: Heads = [("Kode", 3, 1)] if style.codes != "none" else []
    front: Heads = [("Tujuan", 3, 1), ("Sasaran", 3, 1), ("Indikator Sasaran", 3, 1), *codes]
    front += [("Program dan Kegiatan" if world.old else "Program, Kegiatan dan Sub Kegiatan", 3, 1)]
    front += [("Indikator Kinerja Program (outcome) dan Kegiatan (output)", 3, 1)] + [("Satuan", 3, 1)] * style.unit_column
    front += [("Data Capaian pada Tahun Awal Perencanaan", 3, 1)]
    table = _Table(world, style, front)
    for goal, aims in world.goals:
        for aim in aims:
            before = [goal.text if aim is aims[0] else "", aim.text, "\n".join(one.text for one in aim.measures)]
            for program in sorted(aim.programs, key=lambda item: item.code):
                for item in program.walk():
                    top = len(table.build.rows)
                    for at, measure in enumerate(_shown(item)):
                        told = [*before, *([item.code] if codes else []), item.name] if not at else ["", "", "", *[""] * len(codes), ""]
                        lead = [*told, measure.text if measure else "", *_units(style, measure), _base(style, measure)]
                        table.row(lead, measure, item.money if not at else None)
                        before = ["", "", ""]
                    if style.merged and len(table.build.rows) - 1 > top:
                        table.build.down(3 + len(codes), top, len(table.build.rows) - 1)
    return table.build


def _wide(world: World, style: Style) -> Builder:
    """Sasaran RPJMD, tujuan, sasaran, each with its indicator, and programs with outcome and output: one table for the whole chain."""
    front: Heads = [(word, 3, 1) for word in ("TUJUAN", "INDIKATOR TUJUAN", "SASARAN", "INDIKATOR SASARAN")]
    front += [("PROGRAM/ KEGIATAN" if world.old else "PROGRAM/ KEGIATAN/ SUB KEGIATAN", 3, 1), ("INDIKATOR OUTCOME/ OUTPUT", 3, 1)]
    front += [("SATUAN", 3, 1)] * style.unit_column + [("BASELINE", 3, 1)]
    table = _Table(world, style, front)
    for goal, aims in world.goals:
        first = goal.measures[0]
        table.row([goal.text, first.text, "", "", "", "", *_units(style, first), _base(style, first)], first, None)
        for aim in aims:
            for at, measure in enumerate(aim.measures):
                lead = ["", "", aim.text if not at else "", measure.text, "", "", *_units(style, measure), _base(style, measure)]
                table.row(lead, measure, None)
            for program in sorted(aim.programs, key=lambda item: item.code):
                for item in program.walk():
                    for at, own in enumerate(_shown(item)):
                        lead = [
                            "",
                            "",
                            "",
                            "",
                            item.name if not at else "",
                            own.text if own else "",
                            *_units(style, own),
                            _base(style, own),
                        ]
                        table.row(lead, own, item.money if not at else None)
    return table.build


def _two(world: World, style: Style, number: str) -> list[Grid]:
    """Targets in one table, money in another."""
    years = world.years
    coded = style.codes != "none"
    front: Heads = [("Kode", 2, 1)] * coded + [("Program/ Kegiatan" + "/ Sub Kegiatan" * (not world.old), 2, 1)]
    aimed = Builder(style)
    unit: Heads = [("Satuan", 2, 1)] if style.unit_column else []
    aimed.header([
        [*front, ("Indikator Kinerja", 2, 1), *unit, (f"Kondisi Awal {years[0] - 1}", 2, 1), ("Target Kinerja Tahun", 1, len(years))],
        [(str(year), 1, 1) for year in years],
    ])  # fmt: skip
    paid = Builder(style)
    paid.header([[*front, (f"Kerangka Pendanaan ({style.money_word}) Tahun", 1, len(years))], [(str(year), 1, 1) for year in years]])
    for program in world.programs:
        for item in program.walk():
            for at, measure in enumerate(_shown(item)):
                lead = [item.code if not at else ""] * coded + [item.name if not at else ""]
                targets = [value(style, measure, measure.targets[y]) if measure and y in measure.targets else "" for y in years]
                aimed.add([*lead, measure.text if measure else "", *_units(style, measure), _base(style, measure), *targets])
            paid.add([*[item.code] * coded, item.name, *(rupiah(style, item.money[y]) if item.money.get(y) else style.zero for y in years)])
    return [
        aimed.grid(titled(world, number, "Target Kinerja Program, Kegiatan dan Sub Kegiatan"), "money", True),
        paid.grid(titled(world, f"{number}.a", "Pendanaan Indikatif Program, Kegiatan dan Sub Kegiatan") + scaled(style), "money", True),
    ]


def money(world: World, style: Style, number: str) -> list[Grid]:
    """The table of a kind of `KINDS`."""
    if style.money_table == "two":
        return _two(world, style, number)
    build = {"stairs": _stairs, "lines": _lines, "tc54": _tc54, "wide": _wide}[style.money_table](world, style)
    words = "Rencana Program, Kegiatan dan Pendanaan" if world.old else "Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan"
    return [build.grid(titled(world, number, words) + scaled(style), "money", True)]
