"""Tables beside those of goals and money: the cascade, IKU, the five years before, priorities, and what is no part of the plan."""

from __future__ import annotations

from random import Random

from .grids import Builder, Grid, Style, rupiah, scaled, titled
from .stated import regional
from .world import Aim, World


def cascade(world: World, style: Style, number: str) -> Grid:
    """The table that puts programs, kegiatan and subkegiatan under sasaran."""
    build = Builder(style)
    build.header(
        [
            [
                ("NSPK DAN SASARAN RPJMD YANG RELEVAN", 1, 1),
                ("TUJUAN", 1, 1),
                ("SASARAN", 1, 1),
                ("OUTCOME", 1, 1),
                ("OUTPUT", 1, 1),
                ("INDIKATOR", 1, 1),
                ("PROGRAM/ KEGIATAN/ SUBKEGIATAN", 1, 1),
                ("KET.", 1, 1),
            ]
        ]
    )
    placed: list[Aim] = []
    for aim in world.aims:
        goal = aim.goal or world.goal
        if goal not in placed:
            stated = f"Sasaran RPJMD: {regional(world)}" if not placed else ""
            build.add([stated, goal.text, "", "", "", goal.measures[0].text, "", ""])
            placed.append(goal)
        build.add(["", "", aim.text, "", "", aim.measures[0].text, "", ""])
        for program in sorted(aim.programs, key=lambda item: item.code):
            for item in program.walk():
                coded = f"{item.code} " if style.codes != "none" else ""
                build.add(
                    [
                        "",
                        "",
                        "",
                        item.result if item.level == 0 else "",
                        item.result if item.level else "",
                        item.measures[0].text,
                        f"{coded}{item.name}",
                        "",
                    ]
                )
    return build.grid(titled(world, number, "Perumusan Program, Kegiatan dan Sub Kegiatan"), "cascade")


def matrix(world: World, style: Style, number: str) -> Grid:
    """The cascade as one column per level, each with its indicator."""
    build = Builder(style)
    words = ("Tujuan", "Sasaran", "Program", "Kegiatan", "Sub Kegiatan")
    build.header([[(word, 1, 1) for level in words for word in (level, f"Indikator {level}")]])
    for goal, aims in world.goals:
        lead = [goal.text, goal.measures[0].text]
        for aim in aims:
            lead = [*(lead if len(lead) == 2 else ["", ""]), aim.text, aim.measures[0].text]
            for program in sorted(aim.programs, key=lambda item: item.code):
                lead = [*(lead if len(lead) == 4 else [""] * 4), program.name, program.measures[0].text]
                for activity in program.below:
                    lead = [*(lead if len(lead) == 6 else [""] * 6), activity.name, activity.measures[0].text]
                    for sub in activity.below:
                        build.add([*(lead if len(lead) == 8 else [""] * 8), sub.name, sub.measures[0].text])
                        lead = []
    return build.grid(titled(world, number, "Cascading Kinerja"), "matrix")


def regional_aims(world: World, style: Style, number: str) -> Grid:
    """Tujuan and sasaran of the RPJMD, beside which the plan states its own."""
    build, years = Builder(style), world.years
    own = {"named": " RPJMD", "caption": "", "bands": " Daerah"}[style.regional]
    build.header(
        [
            [
                (f"Tujuan{own}", 2, 1),
                (f"Sasaran{own}", 2, 1),
                ("Indikator Sasaran", 2, 1),
                ("Target RPJMD Tahun", 1, len(years)),
            ],
            [(str(year), 1, 1) for year in years],
        ]
    )
    for goal, sasaran, indicator in world.regional:
        build.add([goal, sasaran, indicator, *(f"{70 + at},{at}5" for at in range(len(years)))])
    caption = f"Tabel {number} Tujuan dan Sasaran RPJMD {world.region} Tahun {world.start}-{world.end}"
    return build.grid(caption, "regional")


def tree(world: World, style: Style, number: str) -> Grid:
    """The pohon kinerja as a table: level, performance, indicator, who."""
    build = Builder(style)
    build.header([[("Level Kinerja", 1, 1), ("Kinerja", 1, 1), ("Indikator Kinerja", 1, 1), ("Pengampu", 1, 1)]])
    for goal, _ in world.goals:
        build.add(["Ultimate Outcome", goal.text, goal.measures[0].text, f"Kepala {world.agency}"])
    for aim in world.aims:
        build.add(["Intermediate Outcome", aim.text, aim.measures[0].text, f"Kepala {world.agency}"])
        for program in aim.programs:
            build.add(["Immediate Outcome", program.result, program.measures[0].text, "Kepala Bidang"])
    return build.grid(titled(world, number, "Pohon Kinerja"), "tree")


def key_indicators(world: World, style: Style, number: str, kind: str) -> Grid:
    """IKU, IKK or T-C.28."""
    build, years = Builder(style), world.years
    stated = [*(goal for goal, _ in world.goals), *world.aims]
    measures = [aim.measures[0] for aim in stated] if kind == "IKU" else [item.measures[0] for item in world.programs]
    unit = [("SATUAN", 2, 1)]
    word = {"IKU": "INDIKATOR KINERJA UTAMA", "IKK": "INDIKATOR KINERJA KUNCI"}[kind]
    build.header(
        [
            [("NO.", 2, 1), (word, 2, 1), *unit, (f"KONDISI AWAL {years[0] - 1}", 2, 1), ("TARGET TAHUN", 1, len(years)), ("KET.", 2, 1)],
            [(str(year), 1, 1) for year in years],
        ]
    )
    for at, measure in enumerate(measures, 1):
        build.add(
            [
                str(at),
                measure.text,
                measure.unit,
                measure.baseline,
                *(measure.targets.get(year, "") for year in years),
                kind if style.counted else "",
            ]
        )
    return build.grid(titled(world, number, word.title()), kind)


def past(world: World, style: Style, number: str) -> list[Grid]:
    """T-C.23 and T-C.24: what the five years before brought and cost."""
    years = [world.start - 5 + at for at in range(5)]
    build = Builder(style)
    build.header(
        [
            [
                ("No", 2, 1),
                ("Indikator Kinerja sesuai Tugas dan Fungsi", 2, 1),
                ("Target NSPK", 2, 1),
                ("Target IKK", 2, 1),
                ("Target Renstra Perangkat Daerah Tahun ke-", 1, 5),
                ("Realisasi Capaian Tahun ke-", 1, 5),
                ("Rasio Capaian pada Tahun ke-", 1, 5),
            ],
            [(str(year), 1, 1) for year in years] * 3,
        ]
    )
    for at, aim in enumerate((world.goal, *world.aims), 1):
        start = float(aim.measures[0].baseline.replace(",", "."))
        places = len(aim.measures[0].baseline.partition(",")[2])
        came = [start * (0.8 + 0.05 * step) for step in range(5)]
        shown = [f"{one:.{places}f}".replace(".", ",") for one in came]
        build.add([str(at), aim.measures[0].text, "-", "-", *shown, *shown, *["100"] * 5])
    first = build.grid(titled(world, f"{number}.1 T-C.23", "Pencapaian Kinerja Pelayanan"), "past")
    build = Builder(style)
    build.header(
        [
            [
                ("Uraian", 2, 1),
                ("Anggaran pada Tahun ke-", 1, 5),
                ("Realisasi Anggaran pada Tahun ke-", 1, 5),
                ("Rasio antara Realisasi dan Anggaran", 1, 5),
                ("Rata-rata Pertumbuhan", 1, 2),
            ],
            [*[(str(year), 1, 1) for year in years] * 3, ("Anggaran", 1, 1), ("Realisasi", 1, 1)],
        ]
    )
    for program in world.programs:
        rest = 100_000 if style.scale > 1 else 1
        step_of = 1_000_000 if style.scale > 1 else 1
        spent = [program.money[world.years[1]] * (70 + 5 * step) // 100 // step_of * step_of for step in range(5)]
        build.add(
            [
                program.name,
                *(rupiah(style, one) for one in spent),
                *(rupiah(style, one * 96 // 100 // rest * rest) for one in spent),
                *["0,96"] * 5,
                "6,5",
                "6,4",
            ]
        )
    return [first, build.grid(titled(world, f"{number}.2 T-C.24", "Anggaran dan Realisasi Pendanaan Pelayanan") + scaled(style), "past")]


def priorities(world: World, style: Style, number: str) -> Grid:
    """The subkegiatan that support priority programs of the region."""
    build = Builder(style)
    build.header([[("NO", 1, 1), ("PROGRAM PRIORITAS", 1, 1), ("OUTCOME", 1, 1), ("KEGIATAN/ SUBKEGIATAN", 1, 1), ("KET.", 1, 1)]])
    own = [program for program in world.programs if not program.name.startswith("PROGRAM PENUNJANG")]
    for at, program in enumerate(own[:2], 1):
        activity = program.below[0]
        build.add([str(at), program.name, program.result, activity.name, ""])
        for sub in activity.below:
            build.add(["", "", "", sub.name, ""])
    return build.grid(
        titled(world, number, "Daftar Subkegiatan Prioritas dalam Mendukung Program Prioritas Pembangunan Daerah"), "priorities"
    )


def staff(random: Random) -> Grid:
    """Something with figures that is no part of the cascade."""
    rows = [["No", "Uraian", "Laki-laki", "Perempuan", "Jumlah"]]
    for at, word in enumerate(("Golongan IV", "Golongan III", "Golongan II", "Tenaga Kontrak"), 1):
        men, women = random.randrange(2, 30), random.randrange(2, 30)
        rows.append([str(at), word, str(men), str(women), str(men + women)])
    return Grid("Tabel 2.1 Jumlah Pegawai menurut Golongan", rows, 1, about="staff")
