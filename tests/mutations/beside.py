"""Tables and texts that stand beside the cascade: strategies, key indicators, the past, money told again, misi. None is a fault."""

from __future__ import annotations

import re
from random import Random

from .layouts import Row, Sheet, Style, rupiah
from .plans import Aim, Measure, Plan

MISSIONS = (
    "Mewujudkan sumber daya manusia yang cerdas dan berbudaya",
    "Memperkuat ekonomi kerakyatan yang berdaya saing",
    "Menghadirkan tata kelola pemerintahan yang melayani",
    "Membangun infrastruktur yang merata dan ramah lingkungan",
)
_STRATEGIES = (
    ("Penguatan mekanisme kerja yang berbasis bukti", "Menyusun prosedur kerja yang ringkas"),
    ("Perluasan jangkauan loket keliling", "Membuka loket di setiap desa sepekan sekali"),
    ("Pendampingan kelompok usaha bersama", "Melatih pengurus kelompok secara berkala"),
    ("Penataan ruang tunggu dan antrean", "Memasang papan antrean berbasis nomor"),
)
_KEY = ("Rasio ruang baca per seribu penduduk", "Cakupan rumah tangga dengan air bersih", "Angka kelulusan kejar paket")


def strategies(plan: Plan, left_out: Aim | None = None) -> Sheet:
    """The table that joins sasaran, strategi and arah kebijakan; without one sasaran."""
    header = [["TUJUAN", "SASARAN", "STRATEGI", "ARAH KEBIJAKAN"]]
    sheet = Sheet("strategies", "Tabel 3.3 Strategi dan Arah Kebijakan", header, [], counted="")
    goal = plan.goal.name
    for aim, (strategy, policy) in zip(plan.aims, _STRATEGIES, strict=False):
        if aim is not left_out:
            sheet.rows.append(Row("rest", [goal, aim.name, strategy, policy], aim))
            goal = ""
    return sheet


def key_list(plan: Plan, measures: list[Measure]) -> Sheet:
    """The agency's own key indicators (IKK)."""
    years = plan.years
    header = [
        ["NO", "INDIKATOR KINERJA KUNCI (IKK)", "SATUAN", "BASELINE 2024", "TARGET TAHUN", *[""] * (len(years) - 1), "KET"],
        ["", "", "", "", *[str(year) for year in years], ""],
    ]
    sheet = Sheet("ikk", "Tabel 4.7 Indikator Kinerja Kunci (IKK)", header, [])
    for number, measure in enumerate(measures, 1):
        told = [measure.targets.get(year, "") for year in years]
        sheet.rows.append(Row("rest", [str(number), measure.name, measure.unit, measure.baseline, *told, ""], measure))
    return sheet


def uncarried(random: Random, plan: Plan) -> Measure:
    """A key indicator that no level has."""
    start = random.randrange(3, 9)
    return Measure(random.choice(_KEY), "Angka", str(start), {year: str(start + step) for step, year in enumerate(plan.years, 1)})


def reached(plan: Plan, measures: list[Measure], of_2024: dict[str, str]) -> Sheet:
    """What was reached in the past years, by indicator (T-C.23)."""
    past = (2022, 2023, 2024)
    header = [
        ["NO", "INDIKATOR KINERJA", "SATUAN", "TARGET RENSTRA TAHUN", "", "", "REALISASI CAPAIAN TAHUN", "", ""],
        ["", "", "", *map(str, past), *map(str, past)],
    ]
    sheet = Sheet("reached", f"Tabel 2.3 Pencapaian Kinerja Pelayanan {plan.agency}", header, [], counted="")
    for number, measure in enumerate(measures, 1):
        last = of_2024.get(measure.name, measure.baseline)
        if re.fullmatch(r"\d+(?:[.,]\d+)?", measure.baseline):
            start = int(float(measure.baseline.replace(",", ".")))
            told = [str(start - 2), str(start - 1), str(start), str(start - 3), str(start - 2), last]
        else:  # a grade, or a figure with a word beside it: reached as planned
            told = [*[measure.baseline] * 5, last]
        sheet.rows.append(Row("rest", [str(number), measure.name, measure.unit, *told], measure))
    return sheet


def money_again(plan: Plan, style: Style) -> Sheet:
    """The programs with their money once more, without targets."""
    count = len(plan.years)
    header = [["NO", "PROGRAM", "INDIKATOR PROGRAM", "PAGU INDIKATIF TAHUN (Rp)", *[""] * (count - 1)], ["", "", "", *map(str, plan.years)]]
    sheet = Sheet("again", "Tabel 4.6 Rekapitulasi Pendanaan Program", header, [], columns={"money": list(range(3, 3 + count))})
    for number, program in enumerate(plan.programs, 1):
        told = [rupiah(style, program.money[year]) for year in plan.years]
        sheet.rows.append(Row("rest", [str(number), program.name, program.measure.name, *told], program))
    return sheet


def mission_texts(numbers: dict[int, str] | None = None) -> list[str]:
    """The region's misi as a list in running text."""
    listed = numbers or dict(enumerate(MISSIONS, 1))
    return ["Visi Kabupaten: Terwujudnya daerah yang maju dan sejahtera", "Misi kepala daerah:",
            *[f"Misi {number} : {words};" for number, words in listed.items()]]  # fmt: skip
