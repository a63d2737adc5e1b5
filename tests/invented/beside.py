"""Tables beside those of goals and money: the cascade, IKU, the five years before, priorities, and what is no part of the plan."""

from __future__ import annotations

from random import Random

from .grids import Builder, Grid, Style, rupiah, titled
from .stated import regional
from .world import World


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
    build.add([f"Sasaran RPJMD: {regional(world)}", world.goal.text, "", "", "", world.goal.measures[0].text, "", ""])
    for aim in world.aims:
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


def tree(world: World, style: Style, number: str) -> Grid:
    """The pohon kinerja as a table: level, performance, indicator, who."""
    build = Builder(style)
    build.header([[("Level Kinerja", 1, 1), ("Kinerja", 1, 1), ("Indikator Kinerja", 1, 1), ("Pengampu", 1, 1)]])
    build.add(["Ultimate Outcome", world.goal.text, world.goal.measures[0].text, f"Kepala {world.agency}"])
    for aim in world.aims:
        build.add(["Intermediate Outcome", aim.text, aim.measures[0].text, f"Kepala {world.agency}"])
        for program in aim.programs:
            build.add(["Immediate Outcome", program.result, program.measures[0].text, "Kepala Bidang"])
    return build.grid(titled(world, number, "Pohon Kinerja"), "tree")


def key_indicators(world: World, style: Style, number: str, kind: str) -> Grid:
    """IKU, IKK or T-C.28."""
    build, years = Builder(style), world.years
    measures = [aim.measures[0] for aim in (world.goal, *world.aims)] if kind == "IKU" else [item.measures[0] for item in world.programs]
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
        spent = [program.money[world.years[1]] * (70 + 5 * step) // 100 for step in range(5)]
        build.add(
            [
                program.name,
                *(rupiah(style, one) for one in spent),
                *(rupiah(style, one * 96 // 100) for one in spent),
                *["0,96"] * 5,
                "6,5",
                "6,4",
            ]
        )
    return [first, build.grid(titled(world, f"{number}.2 T-C.24", "Anggaran dan Realisasi Pendanaan Pelayanan"), "past")]


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
