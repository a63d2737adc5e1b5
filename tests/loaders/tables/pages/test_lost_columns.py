"""A page that lost its header and some of its columns: what the document states elsewhere says which columns it still has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan
from selaras.loaders.tables.columns.statements import Stated

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
| Terwujudnya pelabuhan yang tertib | | Indeks ketertiban pelabuhan | Indeks | 61 | 62 |
| | Meningkatnya kelancaran bongkar muat | Rata-rata waktu bongkar | Jam | 9 | 8 |
| | Meningkatnya keselamatan pelayaran rakyat | Persentase kapal laik | % | 70 | 75 |
"""
FIRST = """
Tabel 5.1 Tujuan, Sasaran, Strategi dan Arah Kebijakan
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Terwujudnya pelabuhan yang tertib | Meningkatnya kelancaran bongkar muat | Penataan antrean kapal | Menerapkan jadwal sandar |
"""
NEXT = """
| | Perbaikan dermaga bersama nelayan | Memperkuat tiang dermaga |
| | | Menambah lampu dermaga |
| Meningkatnya keselamatan pelayaran rakyat | Meningkatnya pengawasan kapal bersama warga | Memeriksa kelaikan kapal |
"""


def _chain(read: Plan) -> dict[str, tuple[list[str], list[str]]]:
    return {
        item.text: ([parent.text for parent in item.parents], [one.text for one in read.of_level("Policy") if item in one.parents])
        for item in read.of_level("Strategy")
    }


@pytest.mark.parametrize("order", [(GOALS, FIRST, NEXT), (FIRST, NEXT, GOALS)])
@pytest.mark.parametrize("spare", [False, True])
def test_a_known_sasaran_says_which_column_a_page_lost(plan: Callable[[str], Plan], order: tuple[str, ...], spare: bool) -> None:
    parts = [part.replace("|\n", "| |\n") if spare and part is NEXT else part for part in order]
    assert _chain(plan("\n".join(parts))) == {
        "Penataan antrean kapal": (["Meningkatnya kelancaran bongkar muat"], ["Menerapkan jadwal sandar"]),
        "Perbaikan dermaga bersama nelayan": (
            ["Meningkatnya kelancaran bongkar muat"],
            ["Memperkuat tiang dermaga", "Menambah lampu dermaga"],
        ),
        "Meningkatnya pengawasan kapal bersama warga": (["Meningkatnya keselamatan pelayaran rakyat"], ["Memeriksa kelaikan kapal"]),
    }


def test_a_statement_with_another_first_word_is_another() -> None:
    stated = Stated({"meningkatnyakinerjaperangkatdaerah": "sasaran"})
    assert stated.role("Meningkatnya kinerja perangkt Daerah") == "sasaran"
    assert stated.role("Peningkatan kinerja perangkat daerah") == ""


LEVELLED = """
Tabel 4.1 Cascading
| Tujuan | Sasaran | Indikator Sasaran | Program/Kegiatan | Indikator Program/Kegiatan |
| Terwujudnya pelabuhan yang tertib | Meningkatnya kelancaran bongkar muat | Rata-rata waktu bongkar | | |
| | | | 2.15.02 PROGRAM ANGKUTAN | Persentase tepat |
| | | | 2.15.02.2.01 Pembangunan Dermaga | Jumlah dermaga |

| | Meningkatnya keselamatan pelayaran rakyat | Persentase kapal laik | 2.15.03 PROGRAM KESELAMATAN LAUT | Persentase kapal diperiksa |
"""
ONE_COLUMN = """
Tabel 4.1 Cascading
| Tujuan | Sasaran | Program/Kegiatan | Outcome/Output | Indikator |
| Terwujudnya pelabuhan yang tertib | Meningkatnya kelancaran bongkar muat | | | Rata-rata waktu bongkar |
| | | 2.15.02 PROGRAM ANGKUTAN LAUT | Meningkatnya angkutan | Persentase kapal tepat |
| | | 2.15.02.2.01 Pembangunan Dermaga | Terbangunnya dermaga | Jumlah dermaga |

| | Meningkatnya keselamatan pelayaran rakyat | | | Persentase kapal laik |
| | | 2.15.03 PROGRAM KESELAMATAN LAUT | Meningkatnya keselamatan | Persentase kapal diperiksa |
"""


@pytest.mark.parametrize("cascade", [LEVELLED, ONE_COLUMN])
def test_a_sasaran_that_begins_a_page_has_its_own_indicator(plan: Callable[[str], Plan], cascade: str) -> None:
    read = plan(GOALS + cascade)
    measured = {item.text: [measure.text for measure in item.measures] for item in read.items}
    assert measured["Pembangunan Dermaga"] == ["Jumlah dermaga"]
    assert measured["Meningkatnya keselamatan pelayaran rakyat"] == ["Persentase kapal laik"]
    assert [parent.text for item in read.of_level("Program") if item.code == "2.15.03" for parent in item.parents] == [
        "Meningkatnya keselamatan pelayaran rakyat"
    ]


def test_results_below_their_names_stay_there_where_the_heading_names_them(plan: Callable[[str], Plan]) -> None:
    read = plan(
        GOALS
        + """
Tabel 4.1 Teknik Merumuskan Program
| Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Program/Kegiatan/Output | Indikator Outcome/Output |
| Terwujudnya pelabuhan yang tertib | Indeks ketertiban pelabuhan | | | | |
| | | Meningkatnya kelancaran bongkar muat | Rata-rata waktu bongkar | 2.15.02 PROGRAM ANGKUTAN LAUT | |

| | | | | Meningkatnya angkutan laut | Persentase kapal tepat |
| | | | | 2.15.02.2.01 Pembangunan Dermaga | |

| | | | | Terbangunnya dermaga rakyat | Jumlah dermaga |
"""
    )
    assert len(list(read.of_level("Sasaran"))) == 2
    assert {item.text: [text for text, _ in item.results] for item in read.of_level("Program", "Activity")} == {
        "PROGRAM ANGKUTAN LAUT": ["Meningkatnya angkutan laut"],
        "Pembangunan Dermaga": ["Terbangunnya dermaga rakyat"],
    }
