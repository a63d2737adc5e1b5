"""Year headings as official forms print them, and tables by year that are no programs."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.loaders.files import read_plan
from selaras.loaders.language.years import counted_year, counted_years, heading_year, periods
from selaras.loaders.plan.facts import Plan

TITLE = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\n"
YEARS = range(2025, 2030)
ROMAN = ["I", "II", "III", "IV", "V"]


def read(tmp_path: Path, *lines: str) -> Plan:
    path = tmp_path / "rencana.txt"
    path.write_text(TITLE + "\n".join(lines) + "\n", "utf-8")
    return read_plan(path)


def programs(*years: str, end_below: bool = False) -> list[str]:
    """A table of programs whose year headings are given; the end of the period beside them, or above."""
    end = "Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah"
    fixed = ["Kode", "Program/Kegiatan", "Indikator", "Satuan"]
    spread = [cell for year in years for cell in (year, "")]
    top = [*fixed, "Target Kinerja Program dan Kerangka Pendanaan", *[""] * (len(spread) - 1), "" if end_below else end, ""]
    below = [*[""] * 4, *spread, end if end_below else "", ""]
    pairs = [*[""] * 4, *["Target", "Rp"] * (len(years) + 1)]
    figures = [cell for n in range(6) for cell in (str(80 + n), f"{n + 1}.500.000")]
    row = ["7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK", "Persentase layanan", "Persen", *figures]
    return ["Tabel T-C.27 Rencana Program", *("\t".join(cells) for cells in (top, below, pairs, row))]


@pytest.mark.parametrize(
    "form",
    ["Tahun {n}", "Tahun ke-{n}", "Tahun ke-{n} ({year})", "Tahun Anggaran {year}", "Tahun {roman}", "Pagu Indikatif Tahun {year}"],
)
@pytest.mark.parametrize("end_below", [False, True])
def test_the_years_of_targets_and_money(tmp_path: Path, form: str, end_below: bool) -> None:
    years = [form.format(n=n, year=year, roman=roman) for n, year, roman in zip(range(1, 6), YEARS, ROMAN, strict=True)]
    plan = read(tmp_path, *programs(*years, end_below=end_below))
    (item,) = plan.of_level("Program")
    assert [(amount.year, amount.rupiah) for amount in item.amounts] == [
        *((year, 1_500_000 + 1_000_000 * n) for n, year in enumerate(YEARS)), (None, 6_500_000),
    ]  # fmt: skip
    assert [(aim.year, aim.text) for aim in item.measures[0].aims] == [*((year, str(80 + n)) for n, year in enumerate(YEARS)), (None, "85")]


@pytest.mark.parametrize("above", ["Target Kinerja pada Tahun ke-", "Target Kinerja Sasaran ke", "Target ke -"])
@pytest.mark.parametrize("counted", [["1", "2", "3", "4", "5"], ["I", "II", "III", "IV", "V"], ["ke-1", "ke-2", "ke-3", "ke-4", "ke-5"]])
def test_years_counted_in_a_row_of_their_own(tmp_path: Path, counted: list[str], above: str) -> None:
    plan = read(
        tmp_path, "Tabel T-C.25 Tujuan dan Sasaran", f"No\tTujuan\tIndikator\tSatuan\t{above}\t\t\t\t",
        "\t\t\t\t" + "\t".join(counted), "1\tMeningkatnya mutu layanan kecamatan\tIndeks layanan\tIndeks\t3,1\t3,2\t3,3\t3,4\t3,5",
    )  # fmt: skip
    (goal,) = plan.of_level("Goal")
    assert [(aim.year, aim.text) for aim in goal.measures[0].aims] == [(year, f"3,{n}") for n, year in enumerate(YEARS, 1)]


@pytest.mark.parametrize("caption", ["Tabel 2.3 Proyeksi Jumlah Penduduk", "Tabel 2.4 Proyeksi Pendapatan Daerah (Rp)"])
def test_figures_by_year_of_something_else_are_no_programs(tmp_path: Path, caption: str) -> None:
    plan = read(
        tmp_path, caption, "No\tUraian\t2025\t2026\t2027\t2028\t2029",
        "1\tPajak Daerah\t512.345.000\t515.012.000\t517.880.000\t520.110.000\t522.400.000",
        "2\tLain-lain\t508.221.000\t511.020.000\t513.777.000\t516.018.000\t518.903.000", "", *programs(*map(str, YEARS)),
    )  # fmt: skip
    assert [item.code for item in plan.of_level("Program", "Activity", "SubActivity")] == ["7.01.02"]


def test_an_unnumbered_table_is_none_of_the_table_above(tmp_path: Path) -> None:
    plan = read(
        tmp_path, "Tabel 3.3 Strategi", "Tujuan\tSasaran\tStrategi\tArah Kebijakan",
        "Meningkatnya mutu layanan\tMeningkatnya kepuasan warga\tPenyederhanaan syarat\tPenyusunan standar pelayanan", "",
        "Tabel Penahapan Pembangunan Kecamatan", "TAHAP I (2026)\tTAHAP II (2027)\tTAHAP III (2028)\tTAHAP IV (2029)",
        "Pemantapan kelembagaan\tPelaksanaan program\tPenyesuaian target\tPenguatan pelaksanaan",
    )  # fmt: skip
    assert [item.text for item in plan.of_level("Strategy")] == ["Penyederhanaan syarat"]


def test_the_first_word_of_a_header_says_what_it_is(tmp_path: Path) -> None:
    plan = read(
        tmp_path, "Tabel 3.1 Tujuan dan Sasaran", "Tujuan Perangkat Daerah\tSasaran OPD\tIndikator\tSatuan\t2025\t2026\t2027",
        "Meningkatnya mutu layanan\tMeningkatnya kepuasan warga\tNilai survei\tNilai\t81\t82\t83",
    )  # fmt: skip
    assert [(item.level, item.text) for item in plan.items] == [
        ("Goal", "Meningkatnya mutu layanan"), ("Sasaran", "Meningkatnya kepuasan warga"),
    ]  # fmt: skip


def test_headings_and_sentences_that_name_a_year() -> None:
    headings = ("2026", "Tahun ke-2 (2026)", "Target Tahun 2026")
    assert [heading_year(text) for text in headings] == [2026, 2026, 2026]
    assert heading_year("Peraturan Nomor 12 Tahun 2026 tentang Desa") is None
    assert [counted_year(text) for text in ("Tahun 1", "Thn. II", "Tahun Kelima", "Tahun 2025", "1")] == [1, 2, 5, None, None]
    assert counted_years(["", "1", "2", "3"]) == {1: 1, 2: 2, 3: 3} and not counted_years(["1", "3", "4"])


def test_periods_in_any_spelling() -> None:
    spellings = ("2025-2029", "2025 – 2029", "2025 S/D 2029", "2025 s.d. 2029", "2025 sampai dengan 2029", "tahun 2025 hingga tahun 2029")
    assert all([period for _, period in periods(text)] == [(2025, 2029)] for text in spellings)
    assert not list(periods("Nomor 12 Tahun 2025-2092, 2029-2025 dan 5.2025-2029"))
