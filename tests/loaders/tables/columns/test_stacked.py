"""Targets and money of a year in one column, one above the other, each row saying which it holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

HEAD = "| Kode | Program/Kegiatan | Indikator | Satuan | {} | 2025 | 2026 | 2027 | Penanggung Jawab |"
ROWS = [
    ("7.01.02", "PROGRAM LAYANAN KECAMATAN", "Indeks layanan", "Indeks", ("62,5", "63", "64"), ("10.000.000", "11.000.000", "12.000.000")),
    ("7.01.02.2.01", "Koordinasi layanan", "Jumlah laporan", "Laporan", ("2", "3", "4"), ("10.000.000", "11.000.000", "12.000.000")),
]


@pytest.mark.parametrize(("target", "money"), [("Target", "Rp"), ("K", "Rp"), ("Target", "Pagu (Rp)"), ("Kinerja", "Anggaran")])
@pytest.mark.parametrize("heading", ["Uraian", "", "Target/Pagu"])
def test_each_row_says_what_its_figures_are(plan: Callable[[str], Plan], target: str, money: str, heading: str) -> None:
    lines = [HEAD.format(heading)]
    for code, name, indicator, unit, aims, amounts in ROWS:
        lines.append(f"| {code} | {name} | {indicator} | {unit} | {target} | {' | '.join(aims)} | Seksi Layanan |")
        lines.append(f"| | | | | {money} | {' | '.join(amounts)} | |")
    read = plan("\nTabel 4.1 Target dan Pagu\n" + "\n".join(lines) + "\n")
    items = list(read.of_level("Program", "Activity"))
    assert [item.text for item in items] == ["PROGRAM LAYANAN KECAMATAN", "Koordinasi layanan"]
    for item in items:
        assert [(amount.year, amount.rupiah) for amount in item.amounts] == [(2025, 10_000_000), (2026, 11_000_000), (2027, 12_000_000)]
    assert [[aim.text for aim in item.measures[0].aims] for item in items] == [["62,5", "63", "64"], ["2", "3", "4"]]


def test_a_column_of_other_words_parts_nothing(plan: Callable[[str], Plan]) -> None:
    rows = [f"| {code} | {name} | {indicator} | {unit} | 1 | {' | '.join(aims)} | |" for code, name, indicator, unit, aims, _ in ROWS]
    read = plan("\nTabel 4.1 Target\n" + HEAD.format("Kondisi Awal") + "\n" + "\n".join(rows) + "\n")
    assert [item.measures[0].baseline for item in read.of_level("Program", "Activity")] == ["1", "1"]
