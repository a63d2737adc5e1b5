"""Tables of the past are realisations with their year, on what of the plan they are of; never its targets, budgets or programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from selaras.loaders import load
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Plan, Realised
from selaras.loaders.plan.to_graph import to_graph

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | Baseline 2024 | Target 2025 | Target 2026 |
| Terwujudnya layanan prima | Meningkatnya mutu layanan | Indeks kepuasan warga | Indeks | 80 | 81 | 82 |
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Kegiatan/Subkegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN WARGA | Nilai layanan loket | Indeks | 81 | 900.000.000 |
| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Jumlah laporan | Laporan | 12 | 900.000.000 |
Penutup
"""
RESULTS = """
Tabel 2.3 Pencapaian Kinerja Pelayanan
| No | Indikator Kinerja sesuai Tugas | Target NSPK | Target Renstra Tahun ke- | | | Realisasi Capaian Tahun ke- | | | Rasio Capaian | | |
| | | | 2022 | 2023 | 2024 | 2022 | 2023 | 2024 | 2022 | 2023 | 2024 |
| I | Indikator Sasaran | | | | | | | | | | |
| 1 | Indeks kepuasan warga | v | 78 | 79 | 80 | 77, 5 | N/A | 80,4 | 99 | - | 101 |
| 2 | Jumlah posko siaga | | 3 | 3 | - | 2 | 3 | - | 67 | 100 | - |
Penutup
"""
SPENDING = """
Tabel 2.4 Anggaran dan Realisasi Pendanaan {span}
| Uraian | Anggaran pada Tahun ke- | | | Realisasi Anggaran Tahun ke- | | | Rasio Realisasi dan Anggaran | | | Rata-rata Pertumbuhan | |
| | 1 | 2 | 3 | 1 | 2 | 3 | 1 | 2 | 3 | Anggaran | Realisasi |
| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) |
| Program Pelayanan Warga | 500.000.000 | 600.000.000 | N/A | 450.000.000 | 590.500.000 | N/A | 90 | 98 | - | 20 | 31 |
| Belanja lama | - | 40.000.000 | - | - | 39.000.000 | - | | 97 | | | |
| Jumlah | 500.000.000 | 640.000.000 | | 450.000.000 | 629.500.000 | | 90 | 98 | | | |
Penutup
"""
Row = tuple[str, int, str | None, str | None, int | None, int | None]


def rows(plan: Plan) -> list[Row]:
    return [_row(realised) for realised in plan.realised]


def _row(realised: Realised) -> Row:
    return realised.of, realised.year, realised.planned, realised.text, realised.planned_rupiah, realised.rupiah


def test_targets_and_results_by_indicator_and_year(plan: Callable[[str], Plan]) -> None:
    read = plan(RESULTS + GOALS)
    assert rows(read) == [
        ("Indeks kepuasan warga", 2022, "78", "77,5", None, None),
        ("Indeks kepuasan warga", 2023, "79", None, None, None),
        ("Indeks kepuasan warga", 2024, "80", "80,4", None, None),
        ("Jumlah posko siaga", 2022, "3", "2", None, None),
        ("Jumlah posko siaga", 2023, "3", "3", None, None),
    ]
    graph = to_graph(read)
    owners = {(graph.node(edge.source).label, graph.node(edge.target).properties["of"]) for edge in graph.edges("HAS_REALISATION")}
    assert owners == {("Indicator", "Indeks kepuasan warga"), ("Document", "Jumlah posko siaga")}
    of_one = [node.properties for node in graph.nodes("Realisation") if node.properties["of"] == "Indeks kepuasan warga"]
    values = {properties["year"]: properties.get("value") for properties in of_one}
    assert values == {2022: 77.5, 2023: None, 2024: 80.4}


def test_nothing_of_the_past_is_of_the_plan_itself(plan: Callable[[str], Plan]) -> None:
    alone, beside = plan(GOALS), plan(RESULTS + SPENDING.format(span="Tahun 2022-2024") + GOALS)
    assert [(item.level, item.text) for item in beside.items] == [(item.level, item.text) for item in alone.items]
    assert [(m.text, [aim.text for aim in m.aims]) for item in beside.items for m in item.measures] == [
        (m.text, [aim.text for aim in m.aims]) for item in alone.items for m in item.measures
    ]
    assert [a.rupiah for item in beside.items for a in item.amounts] == [900_000_000, 900_000_000]
    assert not beside.totals
    assert not beside.loose_measures
    assert not beside.unread


def test_counted_years_are_those_that_the_caption_prints(plan: Callable[[str], Plan]) -> None:
    read = plan(SPENDING.format(span="Tahun 2021 s/d 2023") + GOALS)
    assert rows(read) == [
        ("Program Pelayanan Warga", 2021, None, None, 500_000_000, 450_000_000),
        ("Program Pelayanan Warga", 2022, None, None, 600_000_000, 590_500_000),
        ("Belanja lama", 2022, None, None, 40_000_000, 39_000_000),
        ("Jumlah", 2021, None, None, 500_000_000, 450_000_000),
        ("Jumlah", 2022, None, None, 640_000_000, 629_500_000),
    ]
    assert [[item.level for item in realised.items] for realised in read.realised] == [["Program"], ["Program"], [], [], []]


@pytest.mark.parametrize("span", ["", "Tahun 2025-2027", "Tahun 2020-2024"])
def test_counted_years_that_nothing_tells_are_not_guessed(plan: Callable[[str], Plan], span: str) -> None:
    read = plan(SPENDING.format(span=span) + GOALS)
    assert not read.realised
    assert [(entry.reason, entry.amounts) for entry in read.not_understood] == [(Reason.UNKNOWN_YEARS, 10)]


def test_a_torn_heading_is_made_up_for_by_the_order_of_the_form(plan: Callable[[str], Plan]) -> None:
    read = plan("""
Tabel 2.4 Anggaran dan Realisasi Pendanaan
| Uraian | An | ggaran pada Tah | un Realisasi Ang | garan pada Tahun | | Rata-rata Pertumbuhan |
| | 2022 | 2023 | 2022 | 2023 | 2022 | 2023 |
| Belanja Pegawai | 500.000.000 | 600.000.000 | 450.000.000 | 590.500.000 | 90% | 98% |
Penutup
""")
    assert rows(read) == [
        ("Belanja Pegawai", 2022, None, None, 500_000_000, 450_000_000),
        ("Belanja Pegawai", 2023, None, None, 600_000_000, 590_500_000),
    ]


def test_a_year_over_its_target_and_result_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    printed: list[list[str | float | None]] = [
        ["RENCANA STRATEGIS"],
        ["KECAMATAN AWANGGA"],
        ["KABUPATEN SUKARAMAI"],
        ["TAHUN 2025-2029"],
        [],
        ["Tujuan", "Sasaran", "Indikator", "Satuan", "Target 2025", "Target 2026"],
        ["Terwujudnya layanan prima", "Meningkatnya mutu layanan", "Indeks kepuasan warga", "Indeks", 81, 82],
        [],
        ["Capaian kinerja"],
        ["No", "Indikator", 2023, None, None, 2024, None, None],
        [None, None, "Target", "Realisasi", "%", "Target", "Realisasi", "%"],
        [1, "Indeks kepuasan warga", 79, 78, 98.7, 80, 81, 101.2],
    ]
    for row in printed:
        sheet.append(row)
    sheet.merge_cells("C10:E10")
    sheet.merge_cells("F10:H10")
    book.save(tmp_path / "renstra.xlsx")
    graph = load(tmp_path / "renstra.xlsx")
    found = {(n.properties["year"], n.properties.get("planned"), n.properties.get("text")) for n in graph.nodes("Realisation")}
    assert found == {(2023, "79", "78"), (2024, "80", "81")}
    assert {graph.node(edge.source).label for edge in graph.edges("HAS_REALISATION")} == {"Indicator"}


def test_a_row_that_names_nothing_is_listed(plan: Callable[[str], Plan]) -> None:
    read = plan(RESULTS.replace("2 | Jumlah posko siaga", "| "))
    assert [entry.reason for entry in read.unread] == [Reason.UNNAMED_PAST]


def test_targets_to_come_beside_results_are_no_table_of_the_past(plan: Callable[[str], Plan]) -> None:
    read = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | Realisasi 2023 | Realisasi 2024 | Target 2025 | Target 2026 | Target 2027 |
| Terwujudnya layanan prima | Meningkatnya mutu layanan | Indeks kepuasan warga | Indeks | 78 | 80 | 81 | 82 | 83 |
Penutup
""")
    assert not read.realised


def test_a_row_of_a_later_year_stays_below_that_year_on_a_further_page(plan: Callable[[str], Plan]) -> None:
    early = "\n".join(f"| Program Lama {name} | 5.000.000 | 6.000.000 | | 4.000.000 | 5.500.000 | | 0,8 | 0,9 | |" for name in "ABCDEFGH")
    late = "\n".join(f"| Program Baru {name} | | | 7.000.000 | | | 6.500.000 | | | 0,9 |" for name in "ABC")
    read = plan(f"""
Tabel 2.4 Anggaran dan Realisasi Pendanaan
| Uraian | Anggaran pada Tahun | | | Realisasi Anggaran pada Tahun | | | Rasio | | |
| | 2021 | 2022 | 2023 | 2021 | 2022 | 2023 | 2021 | 2022 | 2023 |
{early}

{late}
Penutup
""")
    found = {(row[0], row[1], row[4], row[5]) for row in rows(read) if "Baru" in row[0]}
    assert found == {(f"Program Baru {name}", 2023, 7_000_000, 6_500_000) for name in "ABC"}
