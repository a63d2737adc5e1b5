"""What only one table of a plan states is a fact: an indicator, an outcome, a tujuan, a sasaran; what it words anew is none."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]
MONEY = """
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Kegiatan/Subkegiatan | Outcome/Output | Indikator | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN PUBLIK | Meningkatnya mutu layanan | Indeks layanan | 81 | 900.000.000 |
| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Terlaksananya koordinasi | Persentase layanan terpadu | 90 | 900.000.000 |
"""
CASCADE = """
Tabel 4.1 Cascading
| Tujuan | Sasaran | Program/Kegiatan | Outcome/Output | Indikator |
| Terwujudnya layanan prima | Meningkatnya kepuasan warga | 7.01.02 PROGRAM PELAYANAN PUBLIK | {} | {} |
|  |  | 7.01.02.2.01 Koordinasi Layanan Terpadu | Terlaksananya koordinasi | Persentase layanan terpadu |
"""
GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Target 2026 | Target 2027 |
| Terwujudnya pelayanan prima bagi warga | Meningkatnya kepuasan warga atas layanan | Indeks kepuasan | 81 | 82 |
"""
STRATEGIES = "\nTabel 3.2 Strategi dan Arah Kebijakan\n| Tujuan | Sasaran | Strategi | Arah Kebijakan |\n"
KNOWN = "| Terwujudnya pelayanan prima bagi warga | Meningkatnya kepuasan warga atas layanan | Digitalisasi loket | Antrean daring |\n"


def program(plan: Plan) -> tuple[list[str], list[str]]:
    item = next(plan.of_level("Program"))
    return [text for text, _ in item.results], [measure.text for measure in item.measures]


def texts(plan: Plan, level: str) -> list[tuple[str, list[str]]]:
    return [(item.text, [up.text for up in item.parents]) for item in plan.of_level(level)]


def test_an_outcome_and_an_indicator_of_the_cascade_alone_stand_beside_those_with_figures(plan: Read) -> None:
    outcomes, indicators = program(plan(CASCADE.format("Berkurangnya keluhan warga", "Jumlah keluhan warga") + MONEY))
    assert outcomes == ["Meningkatnya mutu layanan", "Berkurangnya keluhan warga"]
    assert indicators == ["Indeks layanan", "Jumlah keluhan warga"]


def test_the_same_ones_worded_anew_are_no_further_facts(plan: Read) -> None:
    outcomes, indicators = program(plan(CASCADE.format("Meningkatnya mutu layanan publik", "Indeks layanan publik") + MONEY))
    assert (outcomes, indicators) == (["Meningkatnya mutu layanan publik"], ["Indeks layanan"])  # the whole wording stands


def test_an_indicator_cut_at_the_edge_is_none(plan: Read) -> None:
    assert program(plan(CASCADE.format("Meningkatnya mutu layanan", "Jumlah keluhan yang") + MONEY))[1] == ["Indeks layanan"]


def test_tujuan_and_sasaran_that_the_table_of_strategies_alone_states(plan: Read) -> None:
    rows = (
        "|  | Terjaganya ketenteraman lingkungan dusun | Patroli bersama warga | Pembentukan pos ronda |\n"
        "| Mantapnya tata kelola keuangan kantor | Tertibnya laporan keuangan bulanan | Pelatihan bendahara | Pendampingan laporan |\n"
    )
    read = plan(GOALS + STRATEGIES + KNOWN + rows)
    assert texts(read, "Sasaran")[1:] == [
        ("Terjaganya ketenteraman lingkungan dusun", ["Terwujudnya pelayanan prima bagi warga"]),
        ("Tertibnya laporan keuangan bulanan", ["Mantapnya tata kelola keuangan kantor"]),
    ]
    assert texts(read, "Strategy")[1] == ("Patroli bersama warga", ["Terjaganya ketenteraman lingkungan dusun"])


def test_a_table_that_names_nothing_of_the_plan_states_no_sasaran_of_it(plan: Read) -> None:
    read = plan(GOALS + STRATEGIES + "| - | Tumbuhnya usaha kecil di daerah | Bantuan modal | Pendataan usaha |\n")
    assert [text for text, _ in texts(read, "Sasaran")] == ["Meningkatnya kepuasan warga atas layanan"]


def test_a_row_whose_last_cell_is_empty_lost_a_column_and_states_no_sasaran(plan: Read) -> None:
    read = plan(GOALS + STRATEGIES + KNOWN + "|  | Meningkatkan kapasitas petugas loket antrean | Pelatihan petugas |  |\n")
    assert [text for text, _ in texts(read, "Sasaran")] == ["Meningkatnya kepuasan warga atas layanan"]


def test_tujuan_and_sasaran_that_the_cascade_alone_states(plan: Read) -> None:
    rows = (
        "\nTabel 4.1 Cascading\n| Tujuan | Sasaran | Program/Kegiatan | Outcome/Output | Indikator |\n"
        "| Terwujudnya pelayanan prima bagi warga | Meningkatnya kepuasan warga atas layanan |  |  | Indeks kepuasan |\n"
        "|  | Terjaganya ketenteraman dusun | 7.01.06 PROGRAM PEMBINAAN DESA | Meningkatnya mutu desa | Persentase desa tertib |\n"
        "| Mantapnya tata kelola keuangan kantor | Tertibnya laporan keuangan bulanan |  |  | Nilai SAKIP kantor |\n"
    )
    read = plan(GOALS + rows)
    assert texts(read, "Program") == [("PROGRAM PEMBINAAN DESA", ["Terjaganya ketenteraman dusun"])]
    last = list(read.of_level("Sasaran"))[-1]
    assert [up.text for up in last.parents] == ["Mantapnya tata kelola keuangan kantor"]
    assert [measure.text for measure in last.measures] == ["Nilai SAKIP kantor"]


def test_a_sasaran_in_the_column_of_tujuan_is_that_sasaran_with_its_money(plan: Read) -> None:
    head = "\nTabel 4.2\n| Tujuan | Sasaran | Kode | Program | Indikator | Target 2026 | Pagu 2026 |\n"
    rows = (
        "| Terwujudnya pelayanan prima bagi warga |  |  |  | Indeks pelayanan | 70 | 900.000.000 |\n"
        "| Meningkatnya kepuasan warga atas layanan |  |  |  | Indeks kepuasan | 81 | 800.000.000 |\n"
        "|  |  | 7.01.02 | PROGRAM PELAYANAN PUBLIK | Indeks layanan | 81 | 800.000.000 |\n"
    )
    read = plan(GOALS + head + rows)
    assert [item.text for item in read.of_level("Goal")] == ["Terwujudnya pelayanan prima bagi warga"]
    assert [amount.rupiah for amount in next(read.of_level("Sasaran")).amounts] == [800_000_000]


def test_a_page_that_begins_with_a_sasaran_and_its_indicator_goes_on_with_no_name(plan: Read) -> None:
    head = "| Tujuan | Sasaran | Outcome | Output | Indikator | Program/Kegiatan |\n"
    first = (
        "| Terwujudnya pelayanan prima bagi warga | Meningkatnya kepuasan warga atas layanan |  |  | Indeks kepuasan |  |\n"
        "|  |  | Meningkatnya mutu desa |  | Persentase desa tertib | 7.01.06 - PROGRAM PEMBINAAN DESA |\n"
    )
    second = (
        "|  | Meningkatnya akuntabilitas kinerja kantor |  |  | Nilai SAKIP kantor |  |\n"
        "|  |  | Meningkatnya layanan kantor |  | Persentase pemenuhan | 7.01.01 - PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH |\n"
    )
    read = plan(GOALS + "\nTabel 4.1 Cascading\n" + head + first + "\n" + head + second)
    assert [measure.text for measure in list(read.of_level("Sasaran"))[-1].measures] == ["Nilai SAKIP kantor"]
