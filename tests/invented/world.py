"""Whole plans of invented agencies in invented regions outside Java: what each of them states, before anybody lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from .names import Node, bank

REGIONS = (
    "Kabupaten Batang Merangau", "Kota Tanjung Selaru", "Provinsi Nusa Tengah", "Kabupaten Kepulauan Sumbai", "Kota Sungai Rayau",
    "Kabupaten Muna Hilir", "Provinsi Kalimantan Hulu", "Kabupaten Bolango Jaya", "Kabupaten Tobasir Hilir", "Kota Bau-Belu",
    "Kabupaten Pohuwai", "Kabupaten Lampuri Barat", "Kota Padang Tualang", "Kabupaten Maluku Seram Hulu", "Provinsi Sulawesi Timur Laut",
)  # fmt: skip
KECAMATAN = ("Kecamatan Lubuk Jering", "Kecamatan Wara Sibolo", "Kecamatan Tabukan Hulu", "Distrik Kamuri", "Kecamatan Rappoa")
KELURAHAN = ("Kelurahan Air Putih", "Kelurahan Batu Lima", "Kelurahan Mekar Tani", "Kelurahan Pasir Naru")
SUPPORTING = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"


@dataclass(frozen=True)
class Field:
    """What agencies of one field are called, what they aim at and by what they measure it."""

    field: str
    agencies: tuple[str, ...]
    goal: tuple[str, str, str]
    aims: tuple[tuple[str, str, str], ...]
    mission: str


FIELDS = (
    Field("3.25", ("Dinas Perikanan", "Dinas Kelautan dan Perikanan"),
          ("Meningkatnya kesejahteraan pelaku usaha perikanan", "Nilai Tukar Nelayan", "Indeks"),
          (("Meningkatnya produksi perikanan tangkap dan budidaya", "Jumlah produksi perikanan", "Ton"),
           ("Meningkatnya mutu dan pemasaran hasil perikanan", "Persentase hasil olahan ikan yang bersertifikat mutu", "Persen")),
          "Membangun ekonomi pesisir yang tangguh dan berkelanjutan"),
    Field("2.15", ("Dinas Perhubungan",),
          ("Terwujudnya layanan transportasi yang aman dan terjangkau", "Indeks Layanan Infrastruktur Transportasi", "Indeks"),
          (("Meningkatnya keselamatan lalu lintas jalan", "Persentase ruas jalan yang memenuhi standar keselamatan", "Persen"),
           ("Meningkatnya keterhubungan antarwilayah", "Rasio konektivitas wilayah", "Rasio")),
          "Mempercepat pemerataan infrastruktur wilayah"),
    Field("2.23", ("Dinas Perpustakaan dan Kearsipan", "Dinas Perpustakaan"),
          ("Meningkatnya budaya literasi masyarakat", "Indeks Pembangunan Literasi Masyarakat", "Indeks"),
          (("Meningkatnya kegemaran membaca masyarakat", "Tingkat Kegemaran Membaca", "Nilai"),
           ("Terlindunginya naskah kuno dan khazanah daerah", "Persentase naskah kuno yang dilestarikan", "Persen")),
          "Mencerdaskan kehidupan masyarakat yang berbudaya"),
    Field("2.11", ("Dinas Lingkungan Hidup", "Dinas Lingkungan Hidup dan Kebersihan"),
          ("Meningkatnya kualitas lingkungan hidup", "Indeks Kualitas Lingkungan Hidup", "Indeks"),
          (("Menurunnya pencemaran air dan udara", "Indeks Kualitas Air", "Indeks"),
           ("Meningkatnya ketaatan pelaku usaha terhadap izin lingkungan", "Persentase usaha yang taat izin lingkungan", "Persen")),
          "Mewujudkan pembangunan yang berwawasan lingkungan"),
    Field("1.05", ("Badan Penanggulangan Bencana Daerah", "Satuan Polisi Pamong Praja dan Pemadam Kebakaran"),
          ("Meningkatnya ketangguhan masyarakat menghadapi bencana", "Indeks Ketahanan Daerah", "Indeks"),
          (("Meningkatnya ketenteraman dan ketertiban umum", "Persentase gangguan ketertiban yang diselesaikan", "Persen"),
           ("Meningkatnya kesiapsiagaan terhadap bencana dan kebakaran", "Persentase kawasan rawan yang memiliki relawan terlatih",
           "Persen")),
          "Menciptakan rasa aman bagi seluruh warga"),
    Field("1.02", ("Rumah Sakit Umum Daerah Bunga Karang", "Dinas Kesehatan"),
          ("Meningkatnya derajat kesehatan masyarakat", "Usia Harapan Hidup", "Tahun"),
          (("Meningkatnya mutu layanan kesehatan rujukan", "Indeks Kepuasan Pasien", "Indeks"),
           ("Meningkatnya ketersediaan tenaga kesehatan sesuai standar", "Persentase tenaga kesehatan yang kompeten", "Persen")),
          "Membangun manusia yang sehat dan unggul"),
    Field("5.01", ("Badan Perencanaan Pembangunan Daerah", "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah"),
          ("Terwujudnya perencanaan pembangunan yang selaras", "Indeks Perencanaan Pembangunan Daerah", "Indeks"),
          (("Meningkatnya keterpaduan dokumen perencanaan", "Persentase program RPJMD yang terakomodasi dalam RKPD", "Persen"),
           ("Meningkatnya mutu koordinasi perencanaan antarbidang", "Persentase usulan bidang yang tertampung dalam RKPD", "Persen")),
          "Menata birokrasi yang bersih dan melayani"),
    Field("6.01", ("Inspektorat", "Inspektorat Daerah"),
          ("Terwujudnya pengawasan intern yang bernilai tambah", "Nilai Maturitas SPIP", "Level"),
          (("Meningkatnya kapabilitas pengawasan intern", "Nilai Kapabilitas APIP", "Level"),
           ("Meningkatnya tindak lanjut hasil pengawasan", "Persentase rekomendasi pengawasan yang ditindaklanjuti", "Persen")),
          "Menata birokrasi yang bersih dan melayani"),
    Field("4.02", ("Sekretariat Dewan Perwakilan Rakyat Daerah", "Sekretariat DPRD"),
          ("Meningkatnya dukungan terhadap fungsi DPRD", "Indeks Kepuasan Layanan Sekretariat", "Indeks"),
          (("Meningkatnya fasilitasi tugas pimpinan dan anggota DPRD", "Persentase agenda DPRD yang terfasilitasi", "Persen"),),
          "Menata birokrasi yang bersih dan melayani"),
    Field("7.01", KECAMATAN,
          ("Meningkatnya mutu pelayanan dan pembinaan wilayah", "Indeks Kepuasan Masyarakat", "Indeks"),
          (("Meningkatnya mutu pelayanan publik di wilayah", "Persentase layanan yang selesai tepat waktu", "Persen"),
           ("Meningkatnya keberdayaan lembaga kemasyarakatan", "Persentase lembaga kemasyarakatan yang aktif", "Persen")),
          "Menata birokrasi yang bersih dan melayani"),
    Field("2.08", ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak",
                   "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"),
          ("Meningkatnya kesetaraan gender dan perlindungan anak", "Indeks Pembangunan Gender", "Indeks"),
          (("Meningkatnya peran perempuan dalam pembangunan", "Indeks Pemberdayaan Gender", "Indeks"),
           ("Meningkatnya perlindungan perempuan dan anak", "Persentase korban kekerasan yang tertangani", "Persen")),
          "Membangun manusia yang sehat dan unggul"),
    Field("3.26", ("Dinas Pariwisata", "Dinas Pariwisata, Kebudayaan, Pemuda dan Olahraga"),
          ("Meningkatnya daya saing pariwisata daerah", "Persentase sumbangan pariwisata terhadap PDRB", "Persen"),
          (("Meningkatnya kunjungan wisatawan", "Jumlah kunjungan wisatawan", "Orang"),
           ("Meningkatnya kapasitas pelaku ekonomi kreatif", "Persentase pelaku ekonomi kreatif yang naik kelas", "Persen")),
          "Membangun ekonomi pesisir yang tangguh dan berkelanjutan"),
)  # fmt: skip
ACCOUNTABLE = ("Meningkatnya akuntabilitas kinerja perangkat daerah", "Nilai AKIP perangkat daerah", "Nilai")
MISSIONS = tuple(dict.fromkeys(one.mission for one in FIELDS))


@dataclass
class Measure:
    """An indicator, its targets by year, its value before."""

    text: str
    unit: str
    baseline: str
    targets: dict[int, str]
    formula: str = ""


@dataclass
class Item:
    """A program (level 0), kegiatan (1) or subkegiatan (2), what it brings about, its money and the units that spend it."""

    level: int
    code: str
    name: str
    result: str
    measures: list[Measure]
    money: dict[int, int] = field(default_factory=dict)
    below: list[Item] = field(default_factory=list)
    units: dict[str, dict[int, int]] = field(default_factory=dict)
    former: dict[int, int] = field(default_factory=dict)  # its money before the plan was changed

    def walk(self) -> Iterator[Item]:
        """Itself and all below it, in printed order."""
        yield self
        for item in self.below:
            yield from item.walk()


@dataclass
class Aim:
    """A sasaran (or the tujuan): its indicators, programs, strategies each with its policies."""

    text: str
    measures: list[Measure]
    programs: list[Item] = field(default_factory=list)
    strategies: list[tuple[str, list[str]]] = field(default_factory=list)
    goal: Aim | None = None  # of a sasaran under another tujuan than the first


@dataclass
class World:
    """One plan."""

    agency: str
    region: str
    start: int
    end: int
    years: tuple[int, ...]
    vision: str
    missions: tuple[str, ...]
    mission: int
    goal: Aim
    aims: list[Aim]
    field: str
    comma: bool = True
    second: Aim | None = None  # another tujuan
    old: bool = False  # before 2021: programs and kegiatan only
    regional: tuple[tuple[str, str, str], ...] = ()  # tujuan and sasaran of the RPJMD, with an indicator

    @property
    def items(self) -> list[Item]:
        """Programs, kegiatan, subkegiatan in printed order."""
        return [item for program in self.programs for item in program.walk()]

    @property
    def programs(self) -> list[Item]:
        """In the order of their codes."""
        return sorted((program for aim in self.aims for program in aim.programs), key=lambda item: item.code)

    @property
    def goals(self) -> list[tuple[Aim, list[Aim]]]:
        """Each tujuan with its sasaran."""
        found = [self.goal] + ([self.second] if self.second else [])
        return [(goal, [aim for aim in self.aims if (aim.goal or self.goal) is goal]) for goal in found]

    def add_up(self) -> None:
        """Give every parent the sum of what is below it."""
        for item in reversed(self.items):
            if item.below:
                item.money = {year: sum(one.money.get(year, 0) for one in item.below) for year in self.years}

    def aim_of(self, program: Item) -> Aim:
        """The sasaran that a program serves."""
        return next(aim for aim in self.aims if program in aim.programs)

    @property
    def former(self) -> dict[int, int]:
        """Of all programs, before the plan was changed."""
        return {year: sum(program.former.get(year, 0) for program in self.programs) for year in self.years}

    @property
    def total(self) -> dict[int, int]:
        """Of all programs."""
        return {year: sum(program.money.get(year, 0) for program in self.programs) for year in self.years}


def world(random: Random) -> World:
    """Some agency's plan."""
    names = bank()
    kind = random.choice([one for one in FIELDS if f"KABKOT {one.field}" in names])
    region = random.choice([one for one in REGIONS if kind.field != "7.01" or "Provinsi" not in one])
    province = region.startswith("Provinsi") and f"PROV {kind.field}" in names
    start = random.choice((2021, 2025, 2025, 2025))
    years = tuple(range(2022, 2027)) if start == 2021 else random.choice((tuple(range(2026, 2031)), tuple(range(2025, 2031))))
    end = 2026 if start == 2021 else 2029
    trees = [_item(random, one, 0, "") for one in names[f"{'PROV' if province else 'KABKOT'} {kind.field}"][: random.randrange(1, 5)]]
    support = _item(random, names["X.XX.01"][0], 0, kind.field)
    support.name = f"{SUPPORTING} {'PROVINSI' if region.startswith('Provinsi') else 'KABUPATEN/KOTA'}"
    made = World(
        random.choice(kind.agencies), region, start, end, years, "Bersama Membangun Negeri yang Maju, Adil dan Berbudaya",
        tuple(random.sample(MISSIONS, len(MISSIONS))), 0, Aim(kind.goal[0], [measured(random, *kind.goal[1:], years, True)]), [],
        kind.field,
    )  # fmt: skip
    made.mission = made.missions.index(kind.mission)
    made.aims = [Aim(text, [measured(random, name, unit, years, True)]) for text, name, unit in kind.aims[: max(1, len(trees))]]
    made.aims.append(Aim(ACCOUNTABLE[0], [measured(random, *ACCOUNTABLE[1:], years, True)]))
    for at, tree in enumerate(trees):
        made.aims[min(at, len(made.aims) - 2)].programs.append(tree)
    made.aims[-1].programs.append(support)
    for aim in made.aims:
        about = aim.text.split(" ", 1)[1]
        aim.strategies = [
            (
                f"Penguatan tata laksana untuk {about}",
                [f"Pemanfaatan data terpadu bagi {about}", f"Pelibatan mitra dan warga untuk {about}"],
            )
        ]
    for item in made.items:
        item.measures = [measured(random, one.text, one.unit, years, item.level == 0) for one in item.measures]
        base = 1_000 * random.randrange(5_000, 700_000) + (random.randrange(1_000) if random.random() < 0.3 else 0)
        item.money = {year: base * (100 + 4 * step + random.randrange(3)) // 100 for step, year in enumerate(years)}
    if kind.field == "7.01" and random.random() < 0.6:
        kelurahan = random.sample(KELURAHAN, 3)
        for item in random.sample([one for one in made.items if one.level == 2], 3):
            item.units = {unit: {year: 1_000 * random.randrange(2_000, 50_000) for year in years} for unit in [made.agency, *kelurahan]}
            item.money = {year: sum(money[year] for money in item.units.values()) for year in years}
    made.add_up()
    return made


def _item(random: Random, told: Node, level: int, field: str) -> Item:
    below = told.get("below", [])
    picked = (
        sorted(random.sample(below, min(len(below), random.randrange(2, 4 if level else 5))), key=lambda one: str(one["code"]))
        if below
        else []
    )
    name = str(told["name"])
    low = " ".join(name.replace("PROGRAM ", "").lower().split()[:8]).rstrip(",").removesuffix(" dan")
    if level == 2:
        measures = [Measure(str(told["indicator"]), str(told["unit"]), "", {})]
        result = str(told["result"])
    elif level == 1:
        measures = [Measure(f"Persentase rencana {low} yang terlaksana", "Persen", "", {})]
        result = f"Terlaksananya {low}"
    else:
        measures = [Measure(f"Persentase pencapaian sasaran bidang {low}", "Persen", "", {})]
        if random.random() < 0.4:
            measures.append(Measure(f"Indeks kepuasan atas {low}", "Indeks", "", {}))
        result = f"Meningkatnya hasil {low}"
    return Item(
        level,
        str(told["code"]).replace("X.XX", field or "X.XX"),
        name,
        result,
        measures,
        below=[_item(random, one, level + 1, field) for one in picked],
    )


def measured(random: Random, text: str, unit: str, years: tuple[int, ...], rising: bool) -> Measure:
    """With a value before, and targets that rise (or stay, where they need not)."""
    small = unit.casefold()
    if small in ("persen", "indeks", "nilai", "%"):
        start, step, places = random.randrange(600, 780) / 10, random.choice((1.5, 2, 0.75)), random.choice((0, 1, 2))
    elif small in ("level", "rasio"):
        start, step, places = 2.1, 0.15, 2
    elif small == "tahun":
        start, step, places = 69.5, 0.2, 2
    else:
        start, step, places = (
            random.choice((random.randrange(2, 40), random.randrange(100, 4000))),
            random.choice((0, 1, 3)) if not rising else 7,
            0,
        )
    step = step if places else max(step, 1) if rising else round(step)
    told = [f"{start + step * at:.{places}f}".replace(".", ",") for at in range(len(years) + 1)]
    return Measure(text, unit, told[0], dict(zip(years, told[1:], strict=True)))
