"""Columns of the year before the plan's first, beside those of its years."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Plan

HEADS = {
    "baseline": "| Program/Kegiatan | Indikator | BASELINE 2024 | | 2025 | | 2026 | | 2027 | |\n| | | K | Rp | K | Rp | K | Rp | K | Rp |",
    "year": "| Program/Kegiatan | Indikator | 2024 | | 2025 | | 2026 | | 2027 | |\n| | | K | Rp | K | Rp | K | Rp | K | Rp |",
    "base": "| Program/Kegiatan | Indikator | Tahun Dasar (2024) | | 2025 | | 2026 | | 2027 | |\n| | | K | Rp | K | Rp | K | Rp | K | Rp |",
}
ROW = "| 7.01.02 PROGRAM LAYANAN KECAMATAN | Indeks layanan | 61 | 9.000.000 | 62 | 10.000.000 | 63 | 11.000.000 | 64 | 12.000.000 |"
MORE = "| 7.01.02.2.01 Koordinasi layanan | Jumlah layanan | 1 | 9.000.000 | 2 | 10.000.000 | 3 | 11.000.000 | 4 | 12.000.000 |"


@pytest.mark.parametrize("head", HEADS)
def test_money_before_the_first_year_is_no_money_of_the_plan(plan: Callable[[str], Plan], head: str) -> None:
    read = plan(f"\nTabel 4.1 Program dan Pagu\n{HEADS[head]}\n{ROW}\n{MORE}\n")
    program = next(read.of_level("Program"))
    assert [(amount.year, amount.rupiah) for amount in program.amounts] == [(2025, 10_000_000), (2026, 11_000_000), (2027, 12_000_000)]
    assert (program.measures[0].baseline, [aim.year for aim in program.measures[0].aims]) == ("61", [2025, 2026, 2027])
    told = [entry for entry in read.not_understood if entry.amounts]
    assert [(entry.reason, entry.amounts, entry.aside) for entry in told] == [(Reason.BEFORE_PERIOD, 2, True)]


def test_money_of_the_end_stays_behind_the_years(plan: Callable[[str], Plan]) -> None:
    head = "| Program/Kegiatan | Indikator | 2025 | | 2026 | | Kondisi Akhir | |\n| | | K | Rp | K | Rp | K | Rp |"
    row = "| 7.01.02 PROGRAM LAYANAN | Indeks layanan | 62 | 10.000.000 | 63 | 11.000.000 | 63 | 21.000.000 |"
    read = plan(f"\nTabel 4.1 Program dan Pagu\n{head}\n{row}\n")
    assert (None, 21_000_000) in [(amount.year, amount.rupiah) for amount in next(read.of_level("Program")).amounts]


def test_a_column_of_short_words_names_its_level(plan: Callable[[str], Plan]) -> None:
    head = "| Program | Indikator Program | Keg. | Indikator Keg. | Sub Keg. | Indikator Sub Keg. |"
    row = "| Program Layanan | Indeks layanan | Penataan Arsip | Cakupan arsip | Pameran Arsip | Jumlah pameran arsip |"
    read = plan(f"\nTabel 4.1 Cascading Program\n{head}\n{row}\n")
    assert [(item.level, item.text) for item in read.of_level("Program", "Activity", "SubActivity")] == [
        ("Program", "Program Layanan"), ("Activity", "Penataan Arsip"), ("SubActivity", "Pameran Arsip"),
    ]  # fmt: skip
