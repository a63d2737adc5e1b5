"""Whose a result row is: its own column says it, or the sums of what is printed below it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import selaras
from selaras.loaders.language.codes import official
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph


def _results(read: Plan) -> dict[str, list[str]]:
    return {item.text: [text for text, _ in item.results] for item in read.of_level("Program", "Activity", "SubActivity")}


def test_a_kegiatans_further_output_stands_above_the_parts_that_reach_it(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 4.3 Program dan Pagu
        | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |
        | 1.02.02 PROGRAM UPAYA KESEHATAN |  |  |  | 9.000.000 |  | 12.000.000 |
        | Meningkatnya kesehatan warga | Angka harapan hidup | Tahun | 70 | 9.000.000 | 71 | 12.000.000 |
        | 1.02.02.2.02 Penyediaan Layanan Kesehatan |  |  |  | 9.000.000 |  | 12.000.000 |
        | Persentase ibu hamil terlayani | Cakupan ibu hamil | % | 80 | 2.000.000 | 81 | 3.000.000 |
        | 1.02.02.2.02.0001 Pengelolaan Pelayanan Ibu Hamil |  |  |  | 2.000.000 |  | 3.000.000 |
        | Terkelolanya pelayanan ibu hamil | Jumlah ibu hamil | Orang | 9 | 2.000.000 | 9 | 3.000.000 |
        | Persentase balita terlayani | Cakupan balita | % | 90 | 7.000.000 | 91 | 9.000.000 |
        |  | Cakupan imunisasi | % | 95 |  | 96 |  |
        | 1.02.02.2.02.0004 Pengelolaan Pelayanan Balita |  |  |  | 3.000.000 |  | 4.000.000 |
        | Terkelolanya pelayanan balita | Jumlah balita | Orang | 8 | 3.000.000 | 8 | 4.000.000 |
        | 1.02.02.2.02.0005 Pengelolaan Imunisasi Balita |  |  |  | 4.000.000 |  | 5.000.000 |
        | Terkelolanya imunisasi | Jumlah anak | Orang | 7 | 4.000.000 | 7 | 5.000.000 |
    """)
    found = _results(read)
    assert found["Penyediaan Layanan Kesehatan"] == ["Persentase ibu hamil terlayani", "Persentase balita terlayani"]
    assert found["Pengelolaan Pelayanan Ibu Hamil"] == ["Terkelolanya pelayanan ibu hamil"]
    owner = next(item for item in read.of_level("Activity"))
    assert [measure.text for measure in owner.measures] == ["Cakupan ibu hamil", "Cakupan balita", "Cakupan imunisasi"]


def test_an_outcome_in_the_column_of_programs_is_no_program(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 4.2 Program dan Pagu
        | Sasaran | Program | Kegiatan | Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |
        | Meningkatnya mutu layanan dewan |  |  |  | Indeks layanan | 80 | 9.000.000 | 81 | 9.500.000 |
        |  | Program Dukungan Tugas Dewan |  |  |  |  | 9.000.000 |  | 9.500.000 |
        |  | Meningkatnya dukungan legislasi |  |  | Persentase perda | 70 | 4.000.000 | 71 | 4.500.000 |
        |  |  | Pembentukan Perda |  | Jumlah raperda | 10 | 4.000.000 | 10 | 4.500.000 |
        |  |  |  | Pembahasan Rancangan Perda | Jumlah rapat | 10 | 4.000.000 | 10 | 4.500.000 |
        |  | Meningkatnya pengawasan |  |  | Persentase pengawasan | 60 | 5.000.000 | 61 | 5.000.000 |
        |  |  | Penyerapan Aspirasi |  | Jumlah aspirasi | 9 | 5.000.000 | 9 | 5.000.000 |
        |  |  |  | Pelaksanaan Reses | Jumlah reses | 3 | 5.000.000 | 3 | 5.000.000 |
    """)
    assert [item.text for item in read.of_level("Program")] == ["Program Dukungan Tugas Dewan"]
    assert _results(read)["Program Dukungan Tugas Dewan"] == ["Meningkatnya dukungan legislasi", "Meningkatnya pengawasan"]
    assert [[up.text for up in item.parents] for item in read.of_level("Activity")] == [["Program Dukungan Tugas Dewan"]] * 2


def test_names_beside_the_column_of_subkegiatan(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 4.1 Cascading
        | Tujuan | Sasaran | Outcome | Output | Sub Kegiatan | Indikator |
        | Meningkatnya pelayanan publik |  |  |  |  | Indeks pelayanan |
        |  | Meningkatnya mutu layanan dewan |  |  |  | Indeks layanan |
        |  |  | Program Penunjang Urusan Dewan |  |  |  |
        |  |  | Meningkatnya ketepatan perencanaan |  |  | Persentase ketepatan |
        |  |  |  | Peningkatan Kapasitas Dewan |  | Cakupan kapasitas |
        |  |  |  |  | Orientasi Dewan | Jumlah orientasi |
        |  |  |  |  | Pendalaman Tugas Dewan | Jumlah pendalaman |
        |  |  |  | Administrasi Umum |  | Cakupan administrasi |
        |  |  |  |  | Penyediaan Bahan Logistik | Jumlah bahan |
    """)
    levels = [(item.level, item.text) for item in read.of_level("Program", "Activity", "SubActivity")]
    assert levels == [
        ("Program", "Program Penunjang Urusan Dewan"), ("Activity", "Peningkatan Kapasitas Dewan"), ("SubActivity", "Orientasi Dewan"),
        ("SubActivity", "Pendalaman Tugas Dewan"), ("Activity", "Administrasi Umum"), ("SubActivity", "Penyediaan Bahan Logistik"),
    ]  # fmt: skip
    assert _results(read)["Program Penunjang Urusan Dewan"] == ["Meningkatnya ketepatan perencanaan"]


def test_a_code_set_apart_by_chance_is_that_code() -> None:
    assert official("1.0 6.0 4.2.0 1.0 0 0 2") == "1.06.04.2.01.0002"
    assert official("1 2 3") is None and official("2025 2026") is None


def test_money_printed_per_indicator_is_a_share_of_what_another_table_prints_for_the_name(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 4.2 Program
        | Program | Indikator | Target 2026 | Pagu 2026 |
        | 2.12.04 PROGRAM PENGELOLAAN DATA |  |  | 425.000.000 |
        | Meningkatnya pemanfaatan data | Jumlah kerja sama | 15 | 97.000.000 |
        | Meningkatnya mutu data | Persentase data ganda | 1 | 328.000.000 |

        Tabel 4.3 Program, Kegiatan dan Subkegiatan
        | Program / Kegiatan / Subkegiatan | Indikator | Target 2026 | Pagu 2026 |
        | 2.12.04 PROGRAM PENGELOLAAN DATA | Jumlah kerja sama | 15 | 97.000.000 |
        |  | Persentase data ganda | 1 | 328.000.000 |
        | 2.12.04.2.01 Pengumpulan Data | Jumlah data | 9 | 425.000.000 |
        | 2.12.04.2.01.0001 Pengolahan Data | Jumlah berkas | 9 | 425.000.000 |
    """)
    graph = to_graph(read)
    program = next(graph.nodes("Program"))
    (budget,) = [graph.node(edge.target) for edge in graph.out(program.id, "FUNDED_BY")]
    assert budget.properties["rupiah"] == 425_000_000
    assert not graph.out(budget.id, "CONTRADICTED_BY")
    assert [rule for rule in (finding.rule for finding in selaras.audit(graph).findings) if rule == "D01"] == []


@pytest.mark.parametrize(
    "head", ["Outcome/Output", "Hasil (Outcome)/Keluaran (Output)", "Keluaran/Hasil", "Outcome (Hasil) dan Output (Keluaran)"]
)
def test_one_column_holds_outcomes_and_outputs_however_it_is_headed(plan: Callable[[str], Plan], head: str) -> None:
    read = plan(f"""
        Tabel 4.3 Program dan Pagu
        | Kode | Program/Kegiatan | {head} | Indikator | Target 2026 | Pagu 2026 |
        | 2.11.02 | PROGRAM PENATAAN SUNGAI | Menurunnya genangan | Luas genangan | 12 | 9.000.000 |
        | 2.11.02.2.01 | Pengerukan Muara | Terkeruknya muara | Panjang muara dikeruk | 3 | 9.000.000 |
    """)
    assert _results(read) == {"PROGRAM PENATAAN SUNGAI": ["Menurunnya genangan"], "Pengerukan Muara": ["Terkeruknya muara"]}
