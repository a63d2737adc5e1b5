"""Rows that sum up others are no program, kegiatan or subkegiatan, whatever words they use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

HEAD = "| Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"
ROWS = (
    "| 7.01.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 |",
    "| 7.01.01.2.06 | Administrasi Umum Perangkat Daerah | Jumlah paket | Paket | 2 | 30.000.000 | 2 | 33.000.000 |",
    "| 7.01.01.2.06.0002 | Penyediaan Peralatan Kantor | Jumlah alat | Unit | 2 | 10.000.000 | 2 | 12.000.000 |",
    "| 7.01.01.2.06.0004 | Penyediaan Bahan Logistik Kantor | Jumlah bahan | Paket | 2 | 20.000.000 | 2 | 21.000.000 |",
    "| 7.01.06 | PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA | Persentase desa | % | 70 | 5.000.000 | 72 | 6.000.000 |",
    "| 7.01.06.2.01 | Fasilitasi Pembinaan Pemerintahan Desa | Jumlah desa | Desa | 3 | 5.000.000 | 3 | 6.000.000 |",
    "| 7.01.06.2.01.0003 | Fasilitasi Pengelolaan Keuangan Desa | Jumlah laporan | Laporan | 3 | 5.000.000 | 3 | 6.000.000 |",
)
WORDS = (
    "TOTAL KESELURUHAN", "J U M L A H", "T O T A L", "JUMLAH BELANJA", "Total (Rp)", "GRAND TOTAL", "Sub Total", "JUMLAH DANA",
    "Jumlah Pagu Indikatif",
    "Total Pagu Kecamatan Awangga", "Jumlah Kecamatan Awangga", "PAGU KECAMATAN", "Keseluruhan",
)  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("first", [True, False])
def test_a_row_of_the_sum_is_a_total(plan: Callable[[str], Plan], words: str, *, first: bool) -> None:
    total = f"|  | {words} |  |  |  | 35.000.000 |  | 39.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *([total, *ROWS] if first else [*ROWS, total])]))
    assert _codes(read) == CODES
    assert [(amount.year, amount.rupiah) for _, amount in read.totals] == [(2026, 35_000_000), (2027, 39_000_000)]


def test_a_sum_that_won_a_zero_is_a_total(plan: Callable[[str], Plan]) -> None:
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *ROWS, "|  | PAGU KECAMATAN |  |  |  | 350.000.000 |  | 390.000.000 |"]))
    assert _codes(read) == CODES and len(read.totals) == 2


def test_a_name_without_code_is_a_total_by_its_sum_alone(plan: Callable[[str], Plan]) -> None:
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *ROWS, "|  | Pemantauan Wilayah |  |  |  | 1.000.000 |  | 1.500.000 |"]))
    assert _codes(read) == [*CODES, None] and not read.totals


def test_a_result_above_all_names_is_no_total(plan: Callable[[str], Plan]) -> None:
    result = "|  | Terlaksananya fasilitasi desa | Jumlah desa | Desa | 3 | 5.000.000 | 3 | 6.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, result, *ROWS]))
    assert _codes(read) == CODES and not read.totals
    assert any("Terlaksananya fasilitasi desa" in entry.words for entry in read.not_understood)


CODES = [row.split("|")[1].strip() for row in ROWS]


def _codes(read: Plan) -> list[str | None]:
    return [item.code for item in read.of_level("Program", "Activity", "SubActivity")]


BARE = "| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"


@pytest.mark.parametrize("words", ["Jumlah Program", "KECAMATAN AWANGGA", "Jumlah Seluruh Program Kecamatan"])
@pytest.mark.parametrize("first", [True, False])
def test_without_codes_what_all_programs_come_to_is_a_total(plan: Callable[[str], Plan], words: str, *, first: bool) -> None:
    rows = ["| " + row.split("|", 2)[2] for row in ROWS]
    total = f"| {words} |  |  |  | 35.000.000 |  | 39.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", BARE, *([total, *rows] if first else [*rows, total])]))
    assert len(list(read.of_level("Program", "Activity", "SubActivity"))) == len(ROWS)
    assert [(amount.year, amount.rupiah) for _, amount in read.totals] == [(2026, 35_000_000), (2027, 39_000_000)]


def test_without_codes_a_kegiatan_without_indicator_is_no_total(plan: Callable[[str], Plan]) -> None:
    rows = ["| " + row.split("|", 2)[2] for row in ROWS]
    rows[1] = "| Administrasi Umum Perangkat Daerah |  |  |  | 30.000.000 |  | 33.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", BARE, *rows]))
    assert len(list(read.of_level("Program", "Activity", "SubActivity"))) == len(ROWS) and not read.totals


def test_a_field_and_the_agency_above_the_programs_are_none(plan: Callable[[str], Plan]) -> None:
    above = ("| 7.01 | KECAMATAN |  |  |  |  |  |  |", "|  | KECAMATAN AWANGGA |  |  |  | 35.000.000 |  | 39.000.000 |",
             "| 7 | UNSUR KEWILAYAHAN |  |  |  |  |  |  |")  # fmt: skip
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *above, *ROWS, *ROWS_MORE]))
    assert _codes(read) == [*CODES, *(row.split("|")[1].strip() for row in ROWS_MORE)]


ROWS_MORE = ("| 7.01.06.2.01.0004 | Fasilitasi Penyusunan Peraturan Desa | Jumlah peraturan | Dokumen | 3 | 0 | 3 | 0 |",)


@pytest.mark.parametrize("coded", [True, False])
def test_a_sum_below_each_program_is_a_total_whatever_its_number(plan: Callable[[str], Plan], *, coded: bool) -> None:
    sums = ("|  | Jumlah Program 1 |  |  |  | 30.000.000 |  | 33.000.000 |", "|  | Jumlah Program 2 |  |  |  | 5.000.000 |  | 6.000.000 |")
    rows = [*ROWS[:4], sums[0], *ROWS[4:], sums[1], "|  | Jumlah |  |  |  | 35.000.000 |  | 39.000.000 |"]
    if not coded:
        rows = ["| " + row.split("|", 2)[2] for row in rows]
    read = plan("\n".join(["Tabel 4.2 Program", HEAD if coded else BARE, *rows]))
    assert len(list(read.of_level("Program", "Activity", "SubActivity"))) == len(ROWS)
    assert [amount.rupiah for _, amount in read.totals] == [30_000_000, 33_000_000, 5_000_000, 6_000_000, 35_000_000, 39_000_000]


@pytest.mark.parametrize("sign", ["---", "N/A", "n.a.", "Nihil"])
def test_what_says_that_there_is_nothing_is_no_money_and_no_target(plan: Callable[[str], Plan], sign: str) -> None:
    row = ROWS[3].replace("| 2 | 21.000.000 |", f"| {sign} | {sign} |")
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *ROWS[:3], row, *ROWS[4:]]))
    item = next(item for item in read.of_level("SubActivity") if item.code == "7.01.01.2.06.0004")
    assert [(amount.year, amount.rupiah) for amount in item.amounts] == [(2026, 20_000_000), (2027, 0)]
    assert [aim.year for measure in item.measures for aim in measure.aims] == [2026]
    assert not read.not_understood


@pytest.mark.parametrize(
    "words",
    [
        "Jumlah Program II", "Total 1 Program", "Jumlah Kegiatan : 1", "Sub Total Kegiatan 1.", "Jumlah Program ke-2",
        "Jumlah Program Pemerintahan Desa",
    ],
)  # fmt: skip
def test_a_sum_of_one_row_is_a_total_by_its_words(plan: Callable[[str], Plan], words: str) -> None:
    rows = ["| " + row.split("|", 2)[2] for row in ROWS]
    read = plan("\n".join(["Tabel 4.2 Program", BARE, *rows, f"| {words} |  |  |  | 9.999.000 |  |  |"]))
    assert len(list(read.of_level("Program", "Activity", "SubActivity"))) == len(ROWS)
    assert [amount.rupiah for _, amount in read.totals] == [9_999_000]


def test_a_row_that_counts_things_is_no_program(plan: Callable[[str], Plan]) -> None:
    rows = ["| " + row.split("|", 2)[2] for row in ROWS]
    read = plan("\n".join(["Tabel 4.2 Program", BARE, *rows, "| Total 2 program dan 3 kegiatan |  |  |  |  |  |  |"]))
    assert len(list(read.of_level("Program", "Activity", "SubActivity"))) == len(ROWS) and not read.totals


def test_a_program_that_is_no_sum_stays_one(plan: Callable[[str], Plan]) -> None:
    rows = ["| " + row.split("|", 2)[2] for row in ROWS]
    more = "| Jumlah program yang terlaksana | Persentase program | Persen | 80 | 1.000.000 | 81 | 1.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", BARE, *rows, more]))
    assert not read.totals


@pytest.mark.parametrize(
    "words", ["Jumlah dipindahkan", "Pindahan", "Jumlah Pindahan dari halaman 41", "Dipindahkan ke halaman berikutnya"]
)
def test_what_a_page_carries_over_is_no_program(plan: Callable[[str], Plan], words: str) -> None:
    rows = [*ROWS[:4], f"|  | {words} |  |  |  | 30.000.000 |  | 33.000.000 |", *ROWS[4:]]
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *rows]))
    assert _codes(read) == CODES and [label for label, _ in read.totals] == [words, words]


@pytest.mark.parametrize(
    "words", ["Tabel 4.2 (Lanjutan)", "Lanjutan Tabel 4.2 Program", "Tabel T-C.27 Program dan Kegiatan (lanjutan)", "(lanjutan)"]
)
def test_a_title_that_a_page_repeats_as_a_row_is_no_program(plan: Callable[[str], Plan], words: str) -> None:
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *ROWS[:4], f"| {words} |  |  |  |  |  |  |  |", *ROWS[4:]]))
    assert _codes(read) == CODES and all(entry.words == words for entry in read.not_understood)
