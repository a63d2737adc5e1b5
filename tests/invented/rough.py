"""Harder plans: what real ones have and tidy ones lack, of the plan itself and of its planner's habits."""

from __future__ import annotations

from random import Random

from .grids import Style
from .world import Aim, Item, Measure, World, measured

SECOND = ("Terwujudnya tata kelola perangkat daerah yang bersih dan melayani", "Nilai Reformasi Birokrasi perangkat daerah", "Nilai")
MORE = ("Tingkat kepuasan penerima layanan", "Nilai")
AGENCIES = {
    "7.01": (
        "Kapanewon Sidaharja",
        "Kemantren Umbulreja",
        "Distrik Waropen Utara",
        "Kelurahan Tanah Beringin",
        "Kecamatan IV Koto Aur Malintang",
    ),
    "1.02": ("RSUD dr. Sumitro Hadi", "UPTD Puskesmas Rawa Lintang", "UPT Puskesmas Kuala Sari II", "Rumah Sakit Jiwa Daerah"),
    "1.05": ("Badan Kesatuan Bangsa dan Politik",),
    "2.23": ("Kantor Perpustakaan dan Arsip Daerah",),
    "4.02": ("Biro Organisasi Sekretariat Daerah", "Bagian Umum Sekretariat Daerah"),
}
OLD_SUPPORT = (
    (
        "Program Pelayanan Administrasi Perkantoran",
        ("Penyediaan jasa surat menyurat", "Penyediaan jasa komunikasi, sumber daya air dan listrik", "Penyediaan makanan dan minuman"),
    ),
    (
        "Program Peningkatan Sarana dan Prasarana Aparatur",
        ("Pengadaan perlengkapan gedung kantor", "Pemeliharaan rutin/berkala gedung kantor"),
    ),
    (
        "Program Peningkatan Pengembangan Sistem Pelaporan Capaian Kinerja dan Keuangan",
        ("Penyusunan laporan capaian kinerja dan ikhtisar realisasi kinerja SKPD", "Penyusunan pelaporan keuangan akhir tahun"),
    ),
)
PERIODS = ((2016, 2021, 2017, 2022), (2011, 2015, 2011, 2016), (2018, 2023, 2019, 2024), (2014, 2018, 2014, 2019))


def roughen_world(random: Random, world: World) -> None:
    """Two tujuan, more indicators, idle years, agencies of other kinds, plans before 2021."""
    if random.random() < 0.25:
        _old(random, world)
    if random.random() < 0.35 and world.field in AGENCIES and not any(item.units for item in world.items):
        world.agency = random.choice(AGENCIES[world.field])
        if world.agency.split()[0] in ("Biro",):
            world.region = "Provinsi Nusa Tengah"
    if random.random() < 0.5:
        world.second = Aim(SECOND[0], [measured(random, *SECOND[1:], world.years, True)])
        world.aims[-1].goal = world.second
    if random.random() < 0.4:
        aim = random.choice(world.aims)
        aim.measures.append(measured(random, *MORE, world.years, True))
    subs = [item for item in world.items if not item.below and not item.units]
    if random.random() < 0.5:
        for item in random.sample(subs, max(1, len(subs) // 6)):
            for year in random.choice((world.years[:1], world.years[-2:], world.years[1:2])):
                item.money[year] = 0
                for measure in item.measures:
                    measure.targets.pop(year, None)
    if random.random() < 0.25:
        for measure in world.aims[0].measures:
            if measure.unit == "Persen":
                measure.targets = {year: f"{70 + at}-{75 + at}" for at, year in enumerate(world.years)}
    if random.random() < 0.5:
        mission = world.missions[(world.mission + 1) % len(world.missions)]
        low = mission.lower()
        world.regional = (
            (f"Terwujudnya kesejahteraan melalui upaya {low}", f"Meningkatnya hasil upaya {low}", "Indeks Pembangunan Manusia"),
            (f"Terwujudnya kemandirian melalui upaya {low}", f"Berkembangnya usaha warga dari upaya {low}", "Laju pertumbuhan ekonomi"),
        )
    world.add_up()
    for item in world.items:  # where nothing below is paid for, nothing is to be reached
        for measure in item.measures if item.below else ():
            measure.targets = {year: told for year, told in measure.targets.items() if item.money[year]}


def _old(random: Random, world: World) -> None:
    world.old = True
    world.start, world.end, first, after = random.choice(PERIODS)
    world.years = tuple(range(first, after))
    urusan = f"{world.field.split('.')[0]}.{10 + int(world.field.split('.')[1])}"
    number = 15
    support = next(aim for aim in world.aims if any(program.code.endswith(".01") for program in aim.programs))
    support.programs = [
        Item(0, "", name, "", [Measure("", "", "", {})], below=[Item(1, "", one, "", [Measure("", "", "", {})]) for one in below])
        for name, below in OLD_SUPPORT
    ]
    for aim in world.aims:
        for program in aim.programs:
            if aim is not support:
                program.name = "Program " + program.name.removeprefix("PROGRAM ").title()
                program.code = f"{urusan}.01.{number}"
                number += 1
            else:
                program.code = (
                    f"{urusan}.01.0{1 + [2, 0, 1][OLD_SUPPORT.index(next(one for one in OLD_SUPPORT if one[0] == program.name))]}"
                )
            for at, activity in enumerate(program.below, 1):
                activity.below, activity.code = [], f"{program.code}.{at:02}"
                low = activity.name.lower()
                activity.measures = [Measure(f"Jumlah laporan {low}", "Laporan", "", {})]
                activity.result = f"Terlaksananya {low}"
            low = program.name.lower().removeprefix("program ")
            program.measures = [Measure(f"Persentase pencapaian {low}", "Persen", "", {})]
            program.result = f"Meningkatnya {low}"
    for one in (world.goal, *world.aims):
        one.measures = [measured(random, measure.text, measure.unit, world.years, True) for measure in one.measures]
    for item in world.items:
        item.measures = [measured(random, measure.text, measure.unit, world.years, item.level == 0) for measure in item.measures]
        base = 1_000 * random.randrange(5_000, 700_000)
        item.units = {}
        item.money = {year: base * (100 + 4 * step) // 100 for step, year in enumerate(world.years)}


def roughen_style(random: Random, style: Style, world: World) -> None:
    """Habits of layout."""
    style.rough = True
    columns = style.money_table in ("tc27", "columns", "per-program", "levels")
    if world.old:
        style.money_table = random.choice(("tc27", "tc27", "columns", "per-program"))
        style.goal_table = random.choice(("tc25", "beside"))
        style.cascade = style.priorities = style.tree = False
        columns = True
    if columns and not any(item.units for item in world.items) and random.random() < 0.2:
        style.edition = random.choice(("semula", "sebelum"))
        style.target_first = False
    if style.thousands is False and "000" not in style.money_word and random.random() < 0.25:
        style.scale = random.choice((1_000, 1_000_000))
        style.tail_money = style.money_prefix = ""
    if world.years == tuple(range(world.start, world.end + 1)) and random.random() < 0.5:
        style.year_form = random.choice(("Tahun ke-{n}", "Tahun {n}", "Tahun-{n}"))
    style.parted = (
        random.random() < 0.15 and not style.end_column and not style.edition and style.money_table in ("tc27", "columns", "levels")
    )
    style.label = random.choice(("", "", "", "{word} {n}: ", "{n}. ", "{letter}.{n} "))
    style.one_head = random.random() < 0.3 and style.money_table in ("columns", "flat", "levels", "per-program") and not style.edition
    style.one_head = style.one_head and "{n}" not in style.year_form and style.codes != "five"
    style.source = random.random() < 0.25
    style.offset = random.choice(((0, 0), (0, 0), (2, 1), (4, 2)))
    style.footnote = random.random() < 0.4
    style.cut_rows = random.random() < 0.5
    style.portrait = random.random() < 0.5
    style.matrix = style.cascade and random.random() < 0.5
    style.regional = random.choice(("named", "caption", "bands")) if world.regional else ""
    if style.money_word == "Rp" and random.random() < 0.5:
        style.money_word = random.choice(("Anggaran", "Rp.", "Biaya (Rp)", "Dana"))
    if random.random() < 0.3:
        style.target_word = random.choice(("K", "Target Kinerja", "Target Capaian", "Kinerja"))
