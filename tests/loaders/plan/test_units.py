"""Units of indicators that the values print; units of work that a page tore off; one column for outcomes and outputs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Plan


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        (("81,50 Skor", "82 Skor", "83,25 Skor"), "Skor"),
        (("90%", "91 %", "92%"), "%"),
        (("3 ekor", "4 ekor", "5 ekor"), "ekor"),  # no list of units knows it, all values say it
        (("3 dokumen", "4 laporan", "5 dokumen"), None),
        (("3 dokumen", "4", "5 dokumen"), None),
        (("A (81,2)", "A (82,0)", "A (83,0)"), None),
        (("2.500-3.000 orang", "3.000 orang", "3.100 orang"), "orang"),
    ],
)
def test_the_unit_that_all_values_share(plan: Callable[[str], Plan], values: tuple[str, ...], unit: str | None) -> None:
    read = plan(
        f"""Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 | 2027 |
| Meningkatnya mutu layanan | | Capaian layanan warga | {" | ".join(values)} |"""
    )
    assert [measure.unit for item in read.items for measure in item.measures] == [unit]


TORN = """Tabel 6.1 Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan
| Program, Kegiatan dan Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Unit Kerja |
| Program Pelayanan Publik Wilayah | Persentase layanan | % | 90 | 60.000.000 | |
| Kegiatan Pemberdayaan Warga | Cakupan warga | % | 80 | 60.000.000 | |
| Penyediaan Sarana Warga | Jumlah sarana | Unit | 1 | 30.000.000 | Kelurahan Anyelir |

| | Jumlah sarana | Unit | 1 | 20.000.000 |
| | Jumlah sarana | Unit | 1 | 20.000.000 |
| | Jumlah sarana | Unit | 1 | 10.000.000 |

Bakung
Cempaka
"""


def test_names_below_a_torn_page_belong_to_its_rows_in_order_and_a_repeated_row_is_none(plan: Callable[[str], Plan]) -> None:
    read = plan(TORN)
    item = next(item for item in read.of_level("SubActivity") if item.text == "Penyediaan Sarana Warga")
    assert [(amount.unit, amount.rupiah) for amount in item.amounts] == [
        ("Kelurahan Anyelir", 30_000_000), ("Bakung", 20_000_000), ("Cempaka", 10_000_000),
    ]  # fmt: skip
    assert [entry.reason for entry in read.not_understood].count(Reason.REPEATED) == 1


def test_rows_that_are_not_the_same_are_not_dropped_for_the_names(plan: Callable[[str], Plan]) -> None:
    read = plan(
        TORN.replace("| 1 | 20.000.000 |\n| | Jumlah sarana | Unit | 1 | 10", "| 1 | 21.000.000 |\n| | Jumlah sarana | Unit | 1 | 10")
    )
    assert all(entry.reason is not Reason.REPEATED for entry in read.not_understood)


@pytest.mark.parametrize("heading", ["Outcome/Output", "Hasil (Outcome) / Keluaran", "Output dan Outcome"])
def test_one_column_of_outcomes_and_outputs(plan: Callable[[str], Plan], heading: str) -> None:
    read = plan(
        f"""Tabel 4.1 Program dan Pendanaan
| Kode | Program/Kegiatan/Sub Kegiatan | {heading} | Indikator | Target 2026 | Pagu 2026 |
| 7.01.02 | Program Pelayanan Publik | Terlayaninya warga | Indeks layanan | 80 | 9.000.000 |
| 7.01.02.2.01 | Koordinasi Kegiatan Pemerintahan | Terkoordinasinya urusan | Jumlah rapat | 4 | 9.000.000 |"""
    )
    assert [[text for text, _ in item.results] for item in read.of_level("Program", "Activity")] == [
        ["Terlayaninya warga"], ["Terkoordinasinya urusan"],
    ]  # fmt: skip
