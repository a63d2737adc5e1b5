"""Plans of our own making that are free of faults: the names of real programs, invented places, and money that adds up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import selaras
from selaras.graph.ids import fold

BANKS = tuple(sorted((Path(selaras.__path__[0]) / "examples" / "plans").glob("*.json")))
REGIONS = ("Kabupaten Tirtamulya", "Kabupaten Sendangjati", "Kota Argapura", "Kabupaten Labuhan Sari")
AGENCIES = ("Kecamatan Wringinsari", "Kecamatan Tlogobiru", "Kecamatan Karanganyelir", "Kecamatan Gunungdara")
AIMS = (
    ("Meningkatnya akuntabilitas kinerja dan layanan internal kecamatan", "Nilai SAKIP kecamatan", "Nilai"),
    ("Meningkatnya mutu pelayanan kepada warga kecamatan", "Persentase layanan yang selesai tepat waktu", "Persen"),
    ("Meningkatnya kemandirian desa dan kelompok warganya", "Persentase desa berstatus mandiri", "Persen"),
)
GOAL = ("Terwujudnya tata kelola wilayah kecamatan yang tanggap dan melayani", "Indeks Kepuasan Masyarakat", "Indeks")

OFFICES = ("Dinas Pariwisata", "Dinas Kebudayaan dan Pariwisata", "Badan Promosi Pariwisata Daerah")
FIELD_GOAL = ("Terwujudnya kepariwisataan yang menggerakkan ekonomi warga", "Kontribusi pariwisata terhadap PDRB", "Persen")
FIELD_AIMS = (
    ("Meningkatnya akuntabilitas kinerja dan layanan internal dinas", "Nilai SAKIP dinas", "Nilai"),
    ("Meningkatnya daya tarik tempat wisata", "Persentase tempat wisata yang layak kunjung", "Persen"),
    ("Meningkatnya jangkauan promosi wisata", "Persentase wisatawan yang datang karena promosi", "Persen"),
)
FIELD: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = (
    ("Peningkatan Daya Tarik Destinasi Pariwisata", {
        "Pengelolaan Daya Tarik Wisata Kabupaten/Kota": (
            "Penetapan Daya Tarik Wisata Kabupaten/Kota", "Pengadaan Sarana Tempat Wisata", "Pemeliharaan Jalan Setapak Wisata",
        ),
        "Pengelolaan Destinasi Pariwisata Kabupaten/Kota": ("Pemberdayaan Warga Sekitar Destinasi", "Penyusunan Peta Jalur Kunjungan"),
    }),
    ("Pemasaran Pariwisata", {
        "Pemasaran Pariwisata Dalam dan Luar Negeri": (
            "Penguatan Promosi melalui Media Cetak dan Elektronik", "Penyelenggaraan Pameran Wisata Tahunan",
        ),
        "Penyediaan Data Kunjungan Wisatawan": ("Pencatatan Kunjungan Harian", "Survei Kepuasan Pengunjung"),
    }),
)  # fmt: skip

# What those real plans misspell: clean plans do not.
SLIPS = (("Presentase", "Persentase"), ("Pelaskanaan", "Pelaksanaan"), ("KETENRAMAN", "KETENTRAMAN"))


@dataclass
class Measure:
    """An indicator with its targets."""

    name: str
    unit: str
    baseline: str
    targets: dict[int, str]


@dataclass
class Item:
    """A program (level 0), kegiatan (1) or subkegiatan (2)."""

    level: int
    code: str
    name: str
    result: str
    measure: Measure
    money: dict[int, int] = field(default_factory=dict)
    below: list[Item] = field(default_factory=list)

    def walk(self) -> Iterator[Item]:
        """Itself, and all below it, in printed order."""
        yield self
        for item in self.below:
            yield from item.walk()


@dataclass
class Aim:
    """A sasaran (or the tujuan), its indicator, and the programs that serve it."""

    name: str
    measure: Measure
    programs: list[Item] = field(default_factory=list)


@dataclass
class Plan:
    """All that is rendered."""

    agency: str
    region: str
    years: tuple[int, ...]
    goal: Aim
    aims: list[Aim]
    prose: list[str] = field(default_factory=list)  # paragraphs before the tables

    @property
    def programs(self) -> list[Item]:
        """In printed order."""
        return [program for aim in self.aims for program in aim.programs]

    @property
    def items(self) -> list[Item]:
        """All programs, kegiatan and subkegiatan, in printed order."""
        return [item for program in self.programs for item in program.walk()]

    def add_up(self) -> None:
        """Give every parent the sum of what is below it."""
        for item in reversed(self.items):
            if item.below:
                item.money = {year: sum(one.money[year] for one in item.below) for year in self.years}


def plan(random: Random) -> Plan:
    """A clean plan: three programs or more of one real plan's names, with new money and targets."""
    years = tuple(range(2025, 2031)) if random.random() < 0.5 else tuple(range(2026, 2031))
    trees = [tree for tree in _bank(random) if tree.below and all(activity.below for activity in tree.below)]
    trees.sort(key=lambda tree: tree.code)
    aims = [Aim(name, _measure(random, indicator, unit, years)) for name, indicator, unit in AIMS[: min(len(AIMS), len(trees))]]
    for at, tree in enumerate(trees):
        aims[min(at, len(aims) - 1)].programs.append(tree)
    found = Plan(random.choice(AGENCIES), random.choice(REGIONS), years, Aim(GOAL[0], _measure(random, GOAL[1], GOAL[2], years)), aims)
    _with_figures(random, found)
    return found


def plan_of_office(random: Random) -> Plan:
    """The same of a dinas: the supporting program that all agencies have, and two of its field."""
    years = tuple(range(2025, 2031)) if random.random() < 0.5 else tuple(range(2026, 2031))
    seen: set[str] = set()
    support = next(tree for tree in _bank(random) if tree.code == "7.01.01")
    for item in support.walk():
        item.code = item.code.replace("7.01.", "3.26.", 1)
    trees = [support, *(_of_field(number, name, parts, seen) for number, (name, parts) in enumerate(FIELD, 2))]
    aims = [Aim(name, _measure(random, indicator, unit, years)) for name, indicator, unit in FIELD_AIMS]
    for aim, tree in zip(aims, trees, strict=True):
        aim.programs.append(tree)
    found = Plan(random.choice(OFFICES), random.choice(REGIONS), years, Aim(FIELD_GOAL[0], _measure(random, *FIELD_GOAL[1:], years)), aims)
    _with_figures(random, found)
    return found


def _of_field(number: int, name: str, parts: dict[str, tuple[str, ...]], seen: set[str]) -> Item:
    """A program of the field with its kegiatan and subkegiatan."""
    program = _item(0, f"3.26.{number:02d}", f"PROGRAM {name.upper()}", f"Persentase {name.lower()} yang memenuhi standar", seen)
    for at, (activity, names) in enumerate(parts.items(), 1):
        code = f"{program.code}.2.{at:02d}"
        below = _item(1, code, activity, f"Persentase hasil {activity.lower()}", seen)
        below.below = [
            _item(2, f"{code}.{step:04d}", one, f"Jumlah dokumen hasil {one.lower()}", seen) for step, one in enumerate(names, 1)
        ]
        program.below.append(below)
    return program


def _item(level: int, code: str, name: str, measure: str, seen: set[str]) -> Item:
    verb = ("Meningkatnya mutu", "Terlaksananya", "Tersedianya hasil")[level]
    words = " ".join(name.lower().removeprefix("program ").split()[:9])
    seen.add(measure.casefold())
    return Item(level, code, name, f"{verb} {words}", Measure(measure[:110], _unit(measure), "", {}))


def _with_figures(random: Random, found: Plan) -> None:
    """Give a plan's parts their targets and money."""
    years = found.years
    for at, item in enumerate(found.items):
        item.measure = _measure(random, item.measure.name, item.measure.unit, years)
        amount = 1_000 * random.randrange(2_000, 900_000) + (random.randrange(1_000) if at % 5 == 0 else 0)
        item.money = {year: amount * (100 + 3 * step + random.randrange(2)) // 100 for step, year in enumerate(years)}
    found.add_up()


def _unit(name: str) -> str:
    """A unit that fits what an indicator counts."""
    words = fold(name).split()
    if words[0] != "jumlah":
        return "Persen"
    return words[1].capitalize() if words[1] in ("orang", "dokumen", "laporan", "paket", "unit", "keluarga", "lembaga") else "Dokumen"


def _measure(random: Random, name: str, unit: str, years: tuple[int, ...]) -> Measure:
    start = random.randrange(55, 70) if unit in ("Persen", "%", "Nilai", "Indeks") else random.randrange(2, 40)
    return Measure(name, unit, str(start), {year: str(start + 1 + step) for step, year in enumerate(years)})


def _bank(random: Random) -> list[Item]:
    """Programs of one plan that has codes, at most three kegiatan of at most four subkegiatan each, indicators all different."""
    path = random.choice([path for path in BANKS if "perak" in path.name or "randuagung" in path.name])
    printed = path.read_text(encoding="utf-8")
    for slip, word in SLIPS:
        printed = printed.replace(slip, word)
    told = json.loads(printed)
    nodes: dict[str, dict[str, Any]] = {node["id"]: node for node in told["nodes"]}
    below: dict[tuple[str, str], list[str]] = {}
    for edge in told["edges"]:
        below.setdefault((edge["source"], edge["type"]), []).append(edge["target"])
    seen: set[str] = set()

    def item(id: str, level: int) -> Item:
        node = nodes[id]["properties"]
        measures = [nodes[one]["properties"] for one in below.get((id, "MEASURED_BY"), [])]
        name = str(measures[0]["text"] if measures else "")
        says_the_name = fold(str(node["name"])) in fold(name)
        if len(name) > 120 or len(name) < 15 or name.casefold() in seen or says_the_name:
            head = "Persentase capaian" if level < 2 else "Jumlah dokumen hasil"
            name = f"{head} {node['name']}"[:110]
        seen.add(name.casefold())
        unit = _unit(name)
        lower = [] if level == 2 else below.get((id, ("HAS_ACTIVITY", "HAS_SUBACTIVITY")[level]), [])
        known = [one for one in lower if nodes[one]["properties"].get("code") and str(nodes[one]["properties"]["name"])[0].isupper()]
        picked = sorted(random.sample(known, min(len(known), 3 + level)), key=lambda one: str(nodes[one]["properties"]["code"]))
        verb = ("Meningkatnya mutu", "Terlaksananya", "Tersedianya hasil")[level]
        words = " ".join(str(node["name"]).lower().removeprefix("program ").split()[:9])
        found = Item(level, str(node["code"]), str(node["name"]), f"{verb} {words}", Measure(name, unit, "", {}))
        found.below = [item(one, level + 1) for one in picked]
        return found

    return [item(node["id"], 0) for node in told["nodes"] if node["label"] == "Program" and node["properties"].get("code")]
