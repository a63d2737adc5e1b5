"""A cell that is a known statement as a whole is that statement, in whatever case it begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
| Meningkatnya pelayanan publik |  | Indeks pelayanan | Nilai | 80 | 81 |
|  | Meningkatnya kepuasan warga | Indeks kepuasan | Nilai | 90 | 91 |
|  | Meningkatnya ketertiban wilayah | Jumlah gangguan | Kasus | 9 | 8 |
"""


def test_a_known_sasaran_in_lower_case_is_no_rest_of_the_one_above(plan: Callable[[str], Plan]) -> None:
    read = plan(
        GOALS
        + """
        Tabel 4.1 Cascading
        | Sasaran | Outcome | Indikator | Program/Kegiatan/Sub Kegiatan |
        | Meningkatnya kepuasan warga |  | Indeks kepuasan |  |
        |  | Meningkatnya layanan | Persentase layanan | 7.01.02 PROGRAM PELAYANAN PUBLIK |
        | meningkatnya ketertiban wilayah |  | Jumlah gangguan |  |
        |  | Menurunnya gangguan | Persentase gangguan | 7.01.04 PROGRAM KETENTRAMAN DAN KETERTIBAN |
    """
    )
    assert [[up.text for up in item.parents] for item in read.of_level("Program")] == [
        ["Meningkatnya kepuasan warga"], ["Meningkatnya ketertiban wilayah"],
    ]  # fmt: skip


def test_a_rest_in_lower_case_goes_on_with_the_statement_above(plan: Callable[[str], Plan]) -> None:
    rest = "|  | serta kenyamanan layanan | Indeks nyaman | Nilai | 70 | 71 |\n|  | Meningkatnya ketertiban"
    read = plan(GOALS.replace("|  | Meningkatnya ketertiban", rest))
    assert [item.text for item in read.of_level("Sasaran")] == [
        "Meningkatnya kepuasan warga serta kenyamanan layanan", "Meningkatnya ketertiban wilayah",
    ]  # fmt: skip


def test_a_mark_in_brackets_behind_a_statement_is_none_of_its_words(plan: Callable[[str], Plan]) -> None:
    read = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya kemandirian kampung (T1) | | Indeks kampung | 81 | 82 |
| | Meningkatnya nilai akuntabilitas (SAKIP) | Nilai | 70 | 71 |
| | Meningkatnya mutu layanan kampung (S.2) | Nilai survei | 86 | 87 |
Tabel 3.2 Strategi
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Meningkatnya kemandirian kampung | Meningkatnya mutu layanan kampung | Menata layanan | Penataan loket |
""")
    assert [item.text for item in read.of_level("Goal", "Sasaran")] == [
        "Meningkatnya kemandirian kampung", "Meningkatnya nilai akuntabilitas (SAKIP)", "Meningkatnya mutu layanan kampung",
    ]  # fmt: skip


def test_a_sasaran_across_a_table_of_programs_holds_for_the_programs_below_it(plan: Callable[[str], Plan]) -> None:
    read = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya kemandirian kampung | | Indeks kampung | 81 | 82 |
| | Meningkatnya akuntabilitas kampung | Nilai | 70 | 71 |
| | Meningkatnya mutu layanan kampung | Nilai survei | 86 | 87 |
Tabel 4.1 Program dan Pagu
| Kode | Program/Kegiatan | Indikator | Target 2025 | Pagu 2025 | Target 2026 | Pagu 2026 |
| Sasaran 1: Meningkatnya akuntabilitas kampung | | | | | | |
| 7.01.01 | Program Penunjang Urusan | Nilai | 70 | 10.000.000 | 71 | 11.000.000 |
| Sasaran 2 : Meningkatnya mutu layanan kampung | | | | | | |
| 7.01.02 | Program Pelayanan Publik | Persentase layanan | 80 | 20.000.000 | 81 | 21.000.000 |
""")
    assert [[up.text for up in item.parents] for item in read.of_level("Program")] == [
        ["Meningkatnya akuntabilitas kampung"], ["Meningkatnya mutu layanan kampung"],
    ]  # fmt: skip


@pytest.mark.parametrize(("of_goal", "of_sasaran"), [("Tujuan 1: ", "Sasaran 1.1: "), ("TUJUAN KE-1 : ", "SASARAN PD 2 : "), ("", "")])
def test_the_label_before_a_statement_is_none_of_its_words(plan: Callable[[str], Plan], of_goal: str, of_sasaran: str) -> None:
    read = plan(
        "Tabel 4.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | 2026 | 2027 |\n"
        f"| {of_goal}Terwujudnya pasar rakyat yang tertib | | Indeks Pasar | 70 | 71 |\n"
        f"| | {of_sasaran}Meningkatnya kebersihan pasar rakyat | Persentase pasar bersih | 60 | 61 |\n"
    )
    assert [item.text for item in read.of_level("Goal", "Sasaran")] == [
        "Terwujudnya pasar rakyat yang tertib",
        "Meningkatnya kebersihan pasar rakyat",
    ]
