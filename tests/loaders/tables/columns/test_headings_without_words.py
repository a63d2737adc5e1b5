"""Header cells without words above a cascading table of coded names: what stands below them says what the columns hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
| Terwujudnya pelabuhan yang tertib | | Indeks ketertiban pelabuhan | Indeks | 61 | 62 |
| | Meningkatnya kelancaran bongkar muat | Rata-rata waktu bongkar | Jam | 9 | 8 |

Tabel 4.1 Program dan Kegiatan
"""
SPANNED = """
| NSPK dan Sasaran | | | | | Program / Kegiatan / Sub |
| Terwujudnya pelabuhan yang tertib | Meningkatnya kelancaran bongkar muat | | | Rata-rata waktu bongkar | |
| | | Meningkatnya angkutan laut | | Persentase kapal tepat | 2.15.02 Program Angkutan Laut |
| | | | Terbangunnya dermaga rakyat | Jumlah dermaga | 2.15.02.2.01 Pembangunan Dermaga |
"""
NAMES_FIRST = """
| Program / Kegiatan | | | | Sasaran |
| | | Rata-rata waktu bongkar | | Meningkatnya kelancaran bongkar muat |
| 2.15.02 Program Angkutan Laut | Meningkatnya angkutan laut | Persentase kapal tepat | | |
| 2.15.02.2.01 Pembangunan Dermaga | | Jumlah dermaga | Terbangunnya dermaga rakyat | |
"""
ONE_WORD = """
| Tujuan | | | | | |
| Terwujudnya pelabuhan yang tertib | Meningkatnya kelancaran bongkar muat | | Rata-rata waktu bongkar | | |
| | | Meningkatnya angkutan laut | Persentase kapal tepat | 2.15.02 | Program Angkutan Laut |
| | | Terbangunnya dermaga rakyat | Jumlah dermaga | 2.15.02.2.01 | Pembangunan Dermaga |
"""
NO_HEADER = "\n".join(SPANNED.splitlines()[:1] + SPANNED.splitlines()[2:])


@pytest.mark.parametrize("table", [SPANNED, NAMES_FIRST, ONE_WORD, NO_HEADER])
def test_the_cells_say_what_a_column_without_heading_holds(plan: Callable[[str], Plan], table: str) -> None:
    read = plan(GOALS + table)
    assert [item.text for item in read.of_level("Goal", "Sasaran")] == [
        "Terwujudnya pelabuhan yang tertib",
        "Meningkatnya kelancaran bongkar muat",
    ]
    told = {item.code: ([text for text, _ in item.results], [one.text for one in item.measures]) for item in read.items if item.code}
    assert told == {
        "2.15.02": (["Meningkatnya angkutan laut"], ["Persentase kapal tepat"]),
        "2.15.02.2.01": (["Terbangunnya dermaga rakyat"], ["Jumlah dermaga"]),
    }
    assert [parent.level for item in read.of_level("Program") for parent in item.parents] == ["Sasaran"]


def test_coded_names_are_read_where_nothing_else_is(plan: Callable[[str], Plan]) -> None:
    read = plan(
        GOALS
        + """
| No | Program / Kegiatan | Bidang |
| 1 | 2.15.02 Program Angkutan Laut | Bidang Laut |
| 2 | 2.15.02.2.01 Pembangunan Dermaga | Bidang Laut |
"""
    )
    assert {item.code: [parent.code for parent in item.parents] for item in read.items if item.code} == {
        "2.15.02": [],
        "2.15.02.2.01": ["2.15.02"],
    }


def test_words_without_codes_make_no_table_of_programs(plan: Callable[[str], Plan]) -> None:
    read = plan(GOALS + "| Kekuatan | |\n| Pegawai terampil | Meningkatnya anggaran kantor |\n| Gedung baru | Jumlah pegawai cukup |")
    assert not list(read.of_level("Program", "Activity", "SubActivity"))


ONE_HEADING = """Tabel 6.2 Program
| Program/Outcome/Kegiatan/Output | | Indikator | Target 2026 | Pagu 2026 |
| Program Pelayanan Warga | | | | |
| | Meningkatnya mutu layanan warga | Nilai layanan | 82 | 9.000.000 |
| Penataan Loket Keliling | | | | |
| | Terlaksananya penataan loket | Jumlah loket | 4 | 9.000.000 |
"""


def test_results_below_one_heading_over_two_columns(plan: Callable[[str], Plan]) -> None:
    read = plan(ONE_HEADING)
    assert [(item.text, [text for text, _ in item.results]) for item in read.items] == [
        ("Program Pelayanan Warga", ["Meningkatnya mutu layanan warga"]), ("Penataan Loket Keliling", ["Terlaksananya penataan loket"]),
    ]  # fmt: skip


MISREAD = """
Tabel 4.1 Program dan Kegiatan
| Kode | p Kegi ISubkei atn | Indikator | Satuan | 2026 | |
| | | | | Target | Rp |
| 2.15.02 | Program Angkutan Laut | Persentase kapal tepat | Persen | 70 | 12.000.000 |
| 2.15.02.2.01 | Pembangunan Dermaga | Jumlah dermaga | Unit | 2 | 12.000.000 |
"""


def test_words_beside_codes_of_programs_are_their_names_whatever_heads_them(plan: Callable[[str], Plan]) -> None:
    read = plan(MISREAD)
    (program,) = read.of_level("Program")
    assert (program.text, [amount.rupiah for amount in program.amounts]) == ("Program Angkutan Laut", [12_000_000])
