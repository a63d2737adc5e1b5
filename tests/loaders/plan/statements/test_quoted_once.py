"""Near words mean one statement only where nothing else says more: another row of the table states it, or two are as near."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Item, Plan

GOALS = """
Tabel 3.1 Tujuan dan Sasaran Renstra
| Tujuan | Sasaran | Indikator Sasaran | 2026 | 2027 |
| Meningkatkan layanan museum daerah | {0} | Koleksi terawat | 10 | 11 |
| | {1} | Kerja sama | 20 | 21 |
| | {2} | Kunjungan | 30 | 31 |
"""
STRATEGIES = """
Tabel 3.2 Strategi
| No | Sasaran | Strategi | Kebijakan |
| 1 | {0} | Menata ruang simpan | Menambah rak |
| 2 | {1} | Menggandeng sekolah | Menyusun perjanjian |
"""


def pursued(plan: Plan) -> dict[str, list[str]]:
    def above(item: Item) -> list[str]:
        return [up.text for up in item.parents]

    return {item.text: above(item) for item in plan.of_level("Strategy")}


def test_a_statement_of_another_row_is_not_meant(plan: Callable[[str], Plan]) -> None:
    care, ties = "meningkatnya perawatan museum", "meningkatnya kerja sama antar para pemangku museum"
    goals = GOALS.format(care.capitalize(), ties.capitalize(), "Bertambahnya warga yang datang")
    read = plan(goals + STRATEGIES.format("Meningkatnya perawatan di museum", "Meningkatnya kerja sama museum"))
    assert pursued(read) == {"Menata ruang simpan": [care.capitalize()], "Menggandeng sekolah": [ties.capitalize()]}


def test_of_two_that_are_as_near_neither_is_meant(plan: Callable[[str], Plan]) -> None:
    goals = GOALS.format("Meningkatnya layanan terbuka museum", "Meningkatnya layanan tertutup museum", "Bertambahnya warga yang datang")
    read = plan(goals + STRATEGIES.format("Meningkatnya layanan museum", "Bertambahnya warga yang datang"))
    assert pursued(read) == {"Menata ruang simpan": [], "Menggandeng sekolah": ["Bertambahnya warga yang datang"]}


def test_a_small_letter_is_no_rest_where_all_statements_begin_with_one(plan: Callable[[str], Plan]) -> None:
    goals = GOALS.format(
        "Meningkatnya perawatan koleksi", "Memenuhi koleksi benda pusaka sesuai kebutuhan warga", "Bertambahnya warga yang datang"
    )
    read = plan(
        goals + "\nTabel 5.1 Program dan Pagu\n| Sasaran | Indikator Sasaran | Program | Indikator Program | Target 2026 | Pagu 2026 |\n"
        "| meningkatnya perawatan koleksi | koleksi terawat | Program Perawatan | Jumlah benda | 5 | 900.000.000 |\n"
        "| memenuhi koleksi sesuai kebutuhan warga | koleksi baru | Program Pengadaan | Jumlah pusaka | 6 | 800.000.000 |\n"
        "| bertambahnya warga yang datang | kunjungan | Program Kunjungan | Jumlah warga | 7 | 700.000.000 |\n"
        "| meningkatnya perawatan koleksi | koleksi terawat | Program Pelatihan | Jumlah orang | 8 | 600.000.000 |\n"
    )
    served = {item.text: [up.text for up in item.parents] for item in read.of_level("Program")}
    assert [texts[0].split()[0].lower() for texts in served.values()] == ["meningkatnya", "memenuhi", "bertambahnya", "meningkatnya"]
