"""One node that two tables word differently: short forms, words left unsaid, the same parts or indicator, a damaged code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.language.abbreviations import words_in_full
from selaras.loaders.language.codes import split_damaged
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.programs.twins import best_name

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 | 2027 |
| Meningkatnya layanan arsip daerah | Meningkatnya mutu pengelolaan arsip | Indeks layanan arsip | Indeks | 70 | 71 | 72 |
"""
NAMES = """
Tabel 4.1 Program, Kegiatan dan Subkegiatan
| Program | Kegiatan | Sub Kegiatan | Indikator |
"""
MONEY = """
Tabel 4.2 Target dan Pagu
| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2025 | Pagu 2025 | Target 2026 | Pagu 2026 |
"""
PROGRAM = "Program Pengelolaan Arsip Daerah"


def _plan(plan: Callable[[str], Plan], named: str, funded: str, parts: tuple[str, ...] = ("Penataan arsip", "Pameran arsip")) -> Plan:
    """A plan whose first table names a kegiatan in one way and whose second, with money, in another; `parts` are printed in both."""
    names = [f"| {PROGRAM} | | | Persentase arsip tertata |", f"| | {named} | | Cakupan arsip |"]
    names += [f"| | | {part} | Jumlah {part.lower()} yang terlaksana |" for part in parts]
    money = [f"| {PROGRAM} | Persentase arsip tertata | % | 50 | 60.000.000 | 55 | 62.000.000 |"]
    money += [f"| Kegiatan {funded} | Cakupan arsip | % | 50 | 60.000.000 | 55 | 62.000.000 |"]
    money += [f"| {part} | Jumlah {part.lower()} yang terlaksana | Kali | 3 | 30.000.000 | 4 | 31.000.000 |" for part in parts]
    return plan(GOALS + NAMES + "\n".join(names) + "\n" + MONEY + "\n".join(money) + "\n")


@pytest.mark.parametrize(
    ("named", "funded"),
    [
        ("Pembinaan Arsip Perangkat Daerah", "Pembinaan arsip PD"),
        ("Penyusunan Peraturan Daerah Kearsipan", "Penyusunan Perda Kearsipan"),
        ("Pemeliharaan barang milik daerah penunjang arsip", "Pemeliharaan Brg Milik Daerah Penunjang Arsip Pemda"),
        ("Layanan Pameran dan Penataan", "Fasilitasi Tugas Kearsipan"),  # told by what both print below them
    ],
)
def test_a_kegiatan_in_other_words_is_one(plan: Callable[[str], Plan], named: str, funded: str) -> None:
    read = _plan(plan, named, funded)
    activities = list(read.of_level("Activity"))
    assert len(activities) == 1
    assert sorted(amount.rupiah for amount in activities[0].amounts) == [60_000_000, 62_000_000]
    assert [item.text for item in read.of_level("SubActivity")] == ["Penataan arsip", "Pameran arsip"]
    assert all(item.parents == activities for item in read.of_level("SubActivity"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pengadaan Rak Arsip", "Pemeliharaan Rak Arsip"), ("Pelatihan Arsiparis Muda", "Pelatihan Arsiparis Madya")],
)
def test_what_differs_in_a_word_that_tells_stays_two(plan: Callable[[str], Plan], one: str, other: str) -> None:
    snippet = (
        GOALS + NAMES + f"| {PROGRAM} | | | Persentase arsip tertata |\n| | Pembinaan Arsip | | Cakupan arsip |\n"
        + f"| | | {one} | Jumlah orang |\n"
        + MONEY + f"| {PROGRAM} | Persentase arsip tertata | % | 50 | 60.000.000 | 55 | 62.000.000 |\n"
        + "| Kegiatan Pembinaan Arsip | Cakupan arsip | % | 50 | 60.000.000 | 55 | 62.000.000 |\n"
        + f"| {other} | Jumlah orang | Orang | 50 | 60.000.000 | 55 | 62.000.000 |\n"
    )  # fmt: skip
    assert [item.text for item in plan(snippet).of_level("SubActivity")] == [one, other]


def test_one_indicator_of_nobody_else_tells_that_two_names_are_one(plan: Callable[[str], Plan]) -> None:
    told = "Jumlah arsiparis yang mendapat pelatihan sesuai standar kompetensi"
    snippet = (
        GOALS + NAMES + f"| {PROGRAM} | | | Persentase arsip tertata |\n| | Pembinaan Arsip | | Cakupan arsip |\n"
        + f"| | | Pelatihan Arsiparis | {told} |\n"
        + MONEY + f"| {PROGRAM} | Persentase arsip tertata | % | 50 | 60.000.000 | 55 | 62.000.000 |\n"
        + "| Kegiatan Pembinaan Arsip | Cakupan arsip | % | 50 | 60.000.000 | 55 | 62.000.000 |\n"
        + f"| Pelatihan bagi Calon Arsiparis | {told} | Orang | 50 | 60.000.000 | 55 | 62.000.000 |\n"
    )  # fmt: skip
    assert len(list(plan(snippet).of_level("SubActivity"))) == 1


def test_a_code_without_dots_is_the_one_of_its_name(plan: Callable[[str], Plan]) -> None:
    whole = """
Tabel 4.1 Program, Kegiatan dan Subkegiatan
| Kode | Program/Kegiatan/Sub Kegiatan | Outcome/Output | Indikator |
| 2.24.02 | Program Pengelolaan Arsip | Meningkatnya arsip tertata | Persentase arsip tertata |
| 2.24.02.2.01 | Kegiatan Pengelolaan Arsip Dinamis | Terkelolanya arsip dinamis | Jumlah arsip |
| 2.24.02.2.01.0001 | Sub Kegiatan Penciptaan Arsip Dinamis | Terciptanya arsip | Jumlah arsip dinamis yang tercipta |
| 2.24.02.2.01.0003 | Sub Kegiatan Pemeliharaan Arsip Dinamis | Terpeliharanya arsip | Jumlah arsip dinamis yang terpelihara |
"""
    damaged = (
        MONEY
        + """
| 2.24.02 Program Pengelolaan Arsip | Persentase arsip tertata | % | 50 | 60.000.000 | 55 | 62.000.000 |
| 22402201 Kegiatan Pengelolaan Arsip Dinamls | Jumlah arsip | Berkas | 50 | 60.000.000 | 55 | 62.000.000 |
| 224022010001 Sub Kegiatan Penciptaan Arsip Dinamis | Jumlah arsip dinamis yang tercipta | Berkas | 50 | 20.000.000 | 55 | 22.000.000 |
| 2240220I0003 Sub Kegiatan Pemeliharaan Arsip Dinamis | Jumlah arsip dinamis terpelihara | Berkas | 50 | 40.000.000 | 55 | 40.000.000 |
"""
    )
    read = plan(GOALS + whole + damaged)
    assert [item.code for item in read.of_level("Activity", "SubActivity")] == ["2.24.02.2.01", "2.24.02.2.01.0001", "2.24.02.2.01.0003"]
    assert all(len(item.amounts) == 2 for item in read.of_level("Activity", "SubActivity"))


def test_marks_behind_a_name_that_another_table_prints_without_them_are_no_words(plan: Callable[[str], Plan]) -> None:
    read = _plan(plan, "Pembinaan Arsip", "Pembinaan Arsip", ("Penyusunan Daftar Arsip Vital WDO 1.0", "Pameran arsip"))
    clean = _plan(plan, "Pembinaan Arsip", "Pembinaan Arsip", ("Penyusunan Daftar Arsip Vital", "Pameran arsip"))
    assert [item.text for item in read.of_level("SubActivity")] != [item.text for item in clean.of_level("SubActivity")]
    assert best_name(["Penyusunan Daftar Arsip WDO 1.0", "Penyusunan Daftar Arsip"], {}) == "Penyusunan Daftar Arsip"
    assert best_name(["Penyusunan Daftar Arsip", "Penyusunan Daftar Arsip T T"], {}) == "Penyusunan Daftar Arsip"
    assert best_name(["Pengadaan Alat", "Pengadaan Alat SKPD"], {}) == "Pengadaan Alat SKPD"


@pytest.mark.parametrize("text", ["2025 Pameran", "12 Dokumen", "08123456789", "Penataan arsip 2240220"])
def test_a_figure_is_no_damaged_code(text: str) -> None:
    assert split_damaged(text) == (None, text)


def test_short_forms_are_written_out() -> None:
    assert words_in_full("Rehab Gdg Kntr & sarpras") == ("rehabilitasi", "gedung", "kantor", "sarana", "prasarana")
