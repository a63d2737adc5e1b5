"""Tables with one column per level: every filled cell is a statement of its column's level, with what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.language.header_words import levels_named
from selaras.loaders.plan.facts import Plan

MATRIX = """
| Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Program | Indikator Program | Kegiatan | Indikator Kegiatan |
| Meningkatnya mutu | Indeks layanan | Meningkatnya kepuasan | Nilai survei | Program Satu | Persentase satu | Kegiatan A | Jumlah a |
| | Indeks kedua | | | | | Kegiatan B | Jumlah b |
| | | Meningkatnya tertib kinerja | Nilai evaluasi | Program Dua | Persentase dua | Kegiatan C | Jumlah c |
| | | | Nilai lain | | | | Jumlah d |
"""
FIGURES = """
| Sasaran Strategis | Program | Kegiatan | Sub Kegiatan | Indikator | Satuan | Target 2026 | Anggaran 2026 (Rp) |
| Meningkatnya kepuasan warga | Program Satu | | | Persentase satu | % | 90 | 50.000.000 |
| | | Koordinasi Layanan | | Jumlah kali | Kali | 4 | 50.000.000 |
| | | | Rapat Lintas Sektor | Jumlah rapat | Kali | 2 | 30.000.000 |
| | | | Forum Warga | Jumlah forum | Forum | 3 | 20.000.000 |
| TOTAL KESELURUHAN | | | | | | | 50.000.000 |
"""
BLOCKS = """
| Program | Indikator | Target 2026 | Pagu 2026 | Kegiatan | Indikator | Target 2026 | Pagu 2026 |
| Program Satu | Persentase satu | 90 | 50.000.000 | Koordinasi Layanan | Jumlah kali | 12 | 20.000.000 |
| | | | | Forum Warga | Jumlah forum | 6 | 30.000.000 |
"""
FLAT = """
| Nama Urusan | Kode | Nama Program | Kode | Nama Kegiatan | Kode | Nama Sub Kegiatan | Indikator | Pagu 2026 |
| WILAYAH | 7.01.01 | PROGRAM PENUNJANG | 7.01.01.2.01 | Perencanaan | 7.01.01.2.01.0001 | Penyusunan Dokumen | Jumlah dokumen | 5.000.000 |
| WILAYAH | 7.01.01 | PROGRAM PENUNJANG | 7.01.01.2.01 | Perencanaan | 7.01.01.2.01.0007 | Evaluasi Kinerja | Jumlah laporan | 3.000.000 |
| WILAYAH | 7.01.01 | PROGRAM PENUNJANG | 7.01.01.2.06 | Administrasi Umum | 7.01.01.2.06.0002 | Peralatan | Jumlah paket | 9.000.000 |
"""
SERVED = """
| Sasaran | Indikator Kinerja | Awal Tahun 2024 | Target 2025 | Target 2026 | Kebijakan | Program | Ket |
| Meningkatnya kepuasan warga | Nilai survei | 70 | 81 | 82 | Satu standar | Program Satu | |
| Meningkatnya tertib kinerja | Nilai evaluasi | 60 | 71 | 72 | Satu standar | Program Dua | |
"""
GROUPED = """
| PROGRAM | | KEGIATAN | | SUB KEGIATAN | | |
| Nama | Indikator | Nama | Indikator | Nama | Indikator | Pagu (Rp) |
| Program Satu | Persentase satu | Koordinasi Layanan | Jumlah kali | Rapat Lintas Sektor | Jumlah rapat | 30.000.000 |
| | | | | Forum Warga | Jumlah forum | 20.000.000 |
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (MATRIX, {
            "Meningkatnya mutu": ("Goal", "", ["Indeks layanan", "Indeks kedua"], []),
            "Meningkatnya kepuasan": ("Sasaran", "Meningkatnya mutu", ["Nilai survei"], []),
            "Program Satu": ("Program", "Meningkatnya kepuasan", ["Persentase satu"], []),
            "Kegiatan A": ("Activity", "Program Satu", ["Jumlah a"], []),
            "Kegiatan B": ("Activity", "Program Satu", ["Jumlah b"], []),
            "Meningkatnya tertib kinerja": ("Sasaran", "Meningkatnya mutu", ["Nilai evaluasi", "Nilai lain"], []),
            "Program Dua": ("Program", "Meningkatnya tertib kinerja", ["Persentase dua"], []),
            "Kegiatan C": ("Activity", "Program Dua", ["Jumlah c", "Jumlah d"], []),
        }),
        (FIGURES, {
            "Meningkatnya kepuasan warga": ("Sasaran", "", [], []),
            "Program Satu": ("Program", "Meningkatnya kepuasan warga", ["Persentase satu 2026=90"], [50_000_000]),
            "Koordinasi Layanan": ("Activity", "Program Satu", ["Jumlah kali 2026=4"], [50_000_000]),
            "Rapat Lintas Sektor": ("SubActivity", "Koordinasi Layanan", ["Jumlah rapat 2026=2"], [30_000_000]),
            "Forum Warga": ("SubActivity", "Koordinasi Layanan", ["Jumlah forum 2026=3"], [20_000_000]),
        }),
        (BLOCKS, {
            "Program Satu": ("Program", "", ["Persentase satu 2026=90"], [50_000_000]),
            "Koordinasi Layanan": ("Activity", "Program Satu", ["Jumlah kali 2026=12"], [20_000_000]),
            "Forum Warga": ("Activity", "Program Satu", ["Jumlah forum 2026=6"], [30_000_000]),
        }),
        (FLAT, {
            "PROGRAM PENUNJANG": ("Program", "", [], []),
            "Perencanaan": ("Activity", "PROGRAM PENUNJANG", [], []),
            "Penyusunan Dokumen": ("SubActivity", "Perencanaan", ["Jumlah dokumen"], [5_000_000]),
            "Evaluasi Kinerja": ("SubActivity", "Perencanaan", ["Jumlah laporan"], [3_000_000]),
            "Administrasi Umum": ("Activity", "PROGRAM PENUNJANG", [], []),
            "Peralatan": ("SubActivity", "Administrasi Umum", ["Jumlah paket"], [9_000_000]),
        }),
        (SERVED, {
            "Meningkatnya kepuasan warga": ("Sasaran", "", ["Nilai survei 2025=81 2026=82"], []),
            "Meningkatnya tertib kinerja": ("Sasaran", "", ["Nilai evaluasi 2025=71 2026=72"], []),
            "Program Satu": ("Program", "Meningkatnya kepuasan warga", [], []),
            "Program Dua": ("Program", "Meningkatnya tertib kinerja", [], []),
        }),
        (GROUPED, {
            "Program Satu": ("Program", "", ["Persentase satu"], []),
            "Koordinasi Layanan": ("Activity", "Program Satu", ["Jumlah kali"], []),
            "Rapat Lintas Sektor": ("SubActivity", "Koordinasi Layanan", ["Jumlah rapat"], [30_000_000]),
            "Forum Warga": ("SubActivity", "Koordinasi Layanan", ["Jumlah forum"], [20_000_000]),
        }),
    ],
    ids=["matrix", "figures", "blocks", "flat", "served", "grouped"],
)  # fmt: skip
def test_every_level_has_its_own_statement_indicator_and_figures(
    plan: Callable[[str], Plan], table: str, expected: dict[str, tuple[str, str, list[str], list[int]]]
) -> None:
    read = plan("Tabel 4.1 Matriks" + table)
    found = {}
    for item in read.items:
        measures = [" ".join([m.text, *(f"{aim.year}={aim.text}" for aim in m.aims)]) for m in item.measures]
        found[item.text] = (item.level, item.parents[0].text if item.parents else "", measures, [a.rupiah for a in item.amounts])
    assert found == expected


def test_a_total_in_the_column_of_numbers_is_nobodys_money(plan: Callable[[str], Plan]) -> None:
    read = plan(
        "Tabel 4.1 Program\n| No | Program | Kegiatan | Indikator | Anggaran 2026 (Rp) |\n"
        "| 1 | Program Satu | Kegiatan A | Jml a | 24.000.000 |\n| | | Kegiatan B | Jumlah b | 15.000.000 |\n| TOTAL | | | | 39.000.000 |\n"
    )
    assert [[a.rupiah for a in item.amounts] for item in read.items] == [[], [24_000_000], [15_000_000]]
    assert [amount.rupiah for _, amount in read.totals] == [39_000_000]


def test_statements_that_are_nearly_alike_are_not_one(plan: Callable[[str], Plan]) -> None:
    read = plan(
        "Tabel 4.1 Matriks\n| Sasaran | Indikator Sasaran | Program | Kegiatan | Indikator Kegiatan |\n"
        "| Meningkatnya pelayanan bidang A | Nilai A | Program Pelayanan Bidang A | Kelola Pelayanan Bidang A | Jumlah satu |\n"
        "| | | | Kelola Pelayanan Bidang B | Jumlah dua |\n"
        "| Meningkatnya pelayanan bidang B | Nilai B | Program Pelayanan Bidang B | Kelola Pelayanan Bidang C | Jumlah tiga |\n"
    )
    assert [len(list(read.of_level(level))) for level in ("Sasaran", "Program", "Activity")] == [2, 2, 3]


def test_a_statement_wrapped_over_a_page_is_one(plan: Callable[[str], Plan]) -> None:
    head = "| Sasaran | Indikator Sasaran | Program | Indikator Program |\n"
    read = plan(
        f"Tabel 4.1 Matriks\n{head}| Meningkatnya kepuasan | Nilai survei | Program Satu | Persentase satu |\n\n"
        f"{head}| warga dan pelaku usaha | | | |\n| Meningkatnya tertib kinerja | Nilai evaluasi | Program Dua | Persentase dua |\n"
    )
    assert [item.text for item in read.of_level("Sasaran")] == [
        "Meningkatnya kepuasan warga dan pelaku usaha",
        "Meningkatnya tertib kinerja",
    ]


@pytest.mark.parametrize(
    ("header", "levels"),
    [
        ("Sub Kegiatan", {"SubActivity"}), ("Indikator Sub-Kegiatan", {"SubActivity"}), ("Program/Kegiatan", {"Program", "Activity"}),
        ("Sasaran Program", {"Program"}), ("Indikator Sasaran Strategis", {"Sasaran"}), ("Indikator Tujuan PD", {"Goal"}),
        ("Nama Bidang Urusan", {"Urusan"}), ("Satuan", set()), ("Kegiatan dan Sub Kegiatan", {"Activity", "SubActivity"}),
    ],
)  # fmt: skip
def test_levels_that_a_header_names(header: str, levels: set[str]) -> None:
    assert levels_named(header) == levels


@pytest.mark.parametrize("word", ["Pernyataan", "Kinerja", "Uraian"])
def test_what_a_second_row_of_heads_calls_a_statement_is_of_the_level_above_it(plan: Callable[[str], Plan], word: str) -> None:
    rows = MATRIX.strip().split("\n")[1:]
    heads = f"| TUJUAN | | SASARAN | | PROGRAM | | KEGIATAN | |\n|{f' {word} | Indikator |' * 4}\n"
    read, known = plan("Tabel 3.1 Pohon Kinerja\n" + heads + "\n".join(rows)), plan("Tabel 3.1 Pohon Kinerja\n" + MATRIX)
    assert [(item.level, item.text) for item in read.items] == [(item.level, item.text) for item in known.items]
    assert [[measure.text for measure in item.measures] for item in read.items] == [[m.text for m in item.measures] for item in known.items]


def test_indicators_by_their_short_names(plan: Callable[[str], Plan]) -> None:
    short = MATRIX.replace("Indikator Tujuan", "IKT").replace("Indikator Sasaran", "IKSS")
    short = short.replace("Indikator Program", "IKP").replace("Indikator Kegiatan", "IKK")
    read, known = plan("Tabel 3.1 Pohon Kinerja\n" + short), plan("Tabel 3.1 Pohon Kinerja\n" + MATRIX)
    assert [[measure.text for measure in item.measures] for item in read.items] == [[m.text for m in item.measures] for item in known.items]


@pytest.mark.parametrize("first", ["meningkatnya", "Meningkatnya"])
def test_statements_in_small_letters_begin_anew_on_a_new_page(plan: Callable[[str], Plan], first: str) -> None:
    head = "| No | Sasaran | Indikator Sasaran | Program dan Kegiatan | Indikator Program | Target 2026 | Target 2027 |\n"
    read = plan(
        "Tabel 4.3 Sasaran dan program\n"
        + head
        + f"| 1 | {first} mutu layanan terbuka | Nilai survei | Program Layanan Warga | Persentase warga | 80 | 81 |\n"
        f"| 2 | {first} jumlah pembaca | Nilai pembaca | Program Layanan Warga | Persentase pembaca | 70 | 71 |\n\n"
        + head
        + f"| | {first} simpanan arsip | Nilai arsip | Program Arsip Warga | Persentase arsip | 60 | 61 |\n"
    )
    stated = [item.text for item in read.of_level("Sasaran")]
    assert stated == [f"{first} mutu layanan terbuka", f"{first} jumlah pembaca", f"{first} simpanan arsip"]
