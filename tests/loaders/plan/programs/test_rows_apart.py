"""Rows of a program table keep their own names, cells and figures, at a page's break and beside rows that are worded alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

NAMED = "| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"
CODED = "| Kode | Program/Kegiatan/Sub Kegiatan | Outcome/Output | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"
PROGRAM = "| PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 |"


def _names(read: Plan, level: str) -> list[str]:
    return [item.text for item in read.of_level(level)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
         "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah"),
        ("Koordinasi dan Penyusunan Dokumen RKA-SKPD", "Koordinasi dan Penyusunan Dokumen DPA-SKPD"),
        ("Pencegahan Wabah Ternak di Tingkat Desa dan Kelurahan", "Penanganan Wabah Ternak di Tingkat Desa dan Kelurahan"),
    ],
)  # fmt: skip
def test_names_that_differ_in_a_word_are_two(plan: Callable[[str], Plan], one: str, other: str) -> None:
    rows = [f"| {name} | Jumlah {name[:9]} | Paket | 1 | 15.000.000 | 1 | 16.500.000 |" for name in (one, other)]
    read = plan("\n".join(["Tabel 4.2 Program", NAMED, PROGRAM, *rows]))
    assert {one, other} <= {item.text for item in read.items}


@pytest.mark.parametrize("name", ["Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban",
                                  "Koordinasi Upaya Penyelenggaraan Ketentraman atau Ketertiban"])  # fmt: skip
def test_a_slip_of_the_pen_is_no_other_word(plan: Callable[[str], Plan], name: str) -> None:
    cascade = ["Tabel 4.1 Cascading", "| Sasaran | Program/Kegiatan/Sub Kegiatan | Indikator |",
               "| Meningkatnya layanan kecamatan kepada warga | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan |",
               "|  | Koordinasi Upaya Penyelenggaraan Ketentraman dan Ketertiban | Jumlah ronda |"]  # fmt: skip
    row = f"| {name} | Jumlah ronda | Kali | 1 | 30.000.000 | 1 | 33.000.000 |"
    read = plan("\n".join([*cascade, "", "Tabel 4.2 Program", NAMED, PROGRAM, row]))
    assert sum("Upaya" in item.text for item in read.items) == 1


def test_a_program_only_like_one_that_the_table_prints_itself_is_another(plan: Callable[[str], Plan]) -> None:
    known = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
    other = "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM"
    cascade = ["Tabel 4.1 Cascading", "| Sasaran | Program/Kegiatan/Sub Kegiatan | Indikator |",
               f"| Meningkatnya layanan kecamatan kepada warga | {known} | Persentase layanan tepat waktu |",
               "|  | Koordinasi Kegiatan Pemerintahan | Jumlah rapat |"]  # fmt: skip
    rows = [f"| {known} | Persentase layanan tepat waktu | % | 90 | 30.000.000 | 91 | 33.000.000 |",
            "| Koordinasi Kegiatan Pemerintahan | Jumlah rapat | Kali | 1 | 30.000.000 | 1 | 33.000.000 |",
            f"| {other} | Jumlah kegiatan | Kali | 1 | 7.000.000 | 1 | 7.500.000 |",
            "| Pembinaan Wawasan Kebangsaan | Jumlah peserta | Orang | 1 | 7.000.000 | 1 | 7.500.000 |"]  # fmt: skip
    assert _names(plan("\n".join([*cascade, "", "Tabel 4.2 Program", NAMED, *rows])), "Program") == [known, other]


def test_a_name_goes_on_beside_its_result_on_the_next_page(plan: Callable[[str], Plan]) -> None:
    rows = (
        "| 7.01.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Meningkatnya layanan | Persentase layanan | % | 90 | 30.000.000 | 91 |"
        " 33.000.000 |",
        "| 7.01.01.2.06 | Administrasi Umum | Terlaksananya administrasi | Jumlah paket | Paket | 2 | 30.000.000 | 2 | 33.000.000 |",
    )
    rest = "|  | Perangkat Daerah Kecamatan | umum kantor |  |  |  |  |  |  |"
    read = plan("\n".join(["Tabel 4.2 Program", CODED, *rows, "", CODED, rest]))
    (activity,) = read.of_level("Activity")
    assert activity.text == "Administrasi Umum Perangkat Daerah Kecamatan"
    assert [text for text, _ in activity.results] == ["Terlaksananya administrasi umum kantor"]


def test_words_that_a_page_cut_are_no_header(plan: Callable[[str], Plan]) -> None:
    rows = [
        "| 7.01.01 | PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Meningkatnya layanan | Persentase layanan | % | 90 | 30.000.000 | 91 |"
        " 33.000.000 |",
        "| 7.01.01.2.06 | Administrasi Umum | Terlaksananya administrasi | Persentase capaian | % | 2 | 30.000.000 | 2 | 33.000.000 |",
        "",
        "|  |  | umum perangkat daerah | Kinerja |  |  |  |  |  |",
        "| 7.01.01.2.06.0002 | Penyediaan Peralatan | Tersedianya alat | Jumlah alat | Unit | 2 | 30.000.000 | 2 | 33.000.000 |",
    ]
    read = plan("\n".join(["Tabel 4.2 Program", CODED, *rows]))
    assert [item.code for item in read.of_level("SubActivity")] == ["7.01.01.2.06.0002"]


def test_a_note_below_a_table_is_none_of_its_cells(plan: Callable[[str], Plan]) -> None:
    head = "| Kode | Program/Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 | Penanggung Jawab |"
    rows = (
        "| 7.01.01 | PROGRAM PENUNJANG URUSAN | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 | Kecamatan Awangga |",
        "| 7.01.01.2.06 | Administrasi Umum | Jumlah paket | Paket | 2 | 30.000.000 | 2 | 33.000.000 | Kecamatan Awangga |",
    )
    total = "|  | Jumlah |  |  |  | 30.000.000 |  | 33.000.000 |  |"
    read = plan("\n".join(["Tabel 4.2 Program", head, *rows, "", total, "", "Sumber: hasil penyusunan."]))
    assert [amount.rupiah for _, amount in read.totals] == [30_000_000, 33_000_000]
    assert {amount.unit for item in read.items for amount in item.amounts} <= {None, "Kecamatan Awangga"}
    assert [measure.text for item in read.items for measure in item.measures] == ["Persentase layanan", "Jumlah paket"]


def test_money_in_thousands_is_headed_in_the_row_of_targets(plan: Callable[[str], Plan]) -> None:
    head = ["| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | 2026 |  | 2027 |  |",
            "|  |  |  | Target | Pagu (dalam ribuan rupiah) | Target | Pagu (dalam ribuan rupiah) |"]  # fmt: skip
    rows = [
        "| PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan | % | 90 | 266.527 | 91 | 277.527 |",
        "| Administrasi Umum Perangkat Daerah | Jumlah paket | Paket | 2 | 266.527 | 2 | 277.527 |",
        "| Penyediaan Peralatan Kantor | Jumlah alat | Unit | 2 | 200.000 | 2 | 210.000 |",
        "| Penyediaan Bahan Logistik Kantor | Jumlah bahan | Paket | 2 | 66.527 | 2 | 67.527 |",
    ]
    read = plan("\n".join(["Tabel 4.2 Program", *head, *rows]))
    (last,) = (item for item in read.items if "Logistik" in item.text)
    assert [(amount.year, amount.rupiah) for amount in last.amounts] == [(2026, 66_527_000), (2027, 67_527_000)]
    assert [(aim.year, aim.text) for aim in last.measures[0].aims] == [(2026, "2"), (2027, "2")]


def test_the_row_of_a_field_of_government_is_no_kegiatan(plan: Callable[[str], Plan]) -> None:
    row = "| 7.01.01 | PROGRAM PENUNJANG URUSAN | Meningkatnya layanan | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 |"
    read = plan("\n".join(["Tabel 4.2 Program", CODED, "| 7 | UNSUR KEWILAYAHAN |  |  |  |  |  |  |  |", row]))
    assert [item.code for item in read.items if item.level in ("Program", "Activity", "SubActivity")] == ["7.01.01"]


def test_targets_in_a_table_of_their_own_are_those_of_the_names_that_another_table_funds(plan: Callable[[str], Plan]) -> None:
    aims = ["Tabel 6.1 Target Kinerja", "| Program/Kegiatan | Indikator Kinerja | Kondisi Awal | 2026 | 2027 |",
            "| PROGRAM PENATAAN PASAR RAKYAT | Persentase pasar tertata | 60 | 70 | 71 |",
            "| Pembinaan Pedagang Pasar Rakyat | Jumlah pedagang binaan | 6 | 7 | 8 |"]  # fmt: skip
    paid = ["Tabel 6.2 Pendanaan", "| Program/Kegiatan | Pagu 2026 | Pagu 2027 |",
            "| PROGRAM PENATAAN PASAR RAKYAT | 30.000.000 | 31.000.000 |",
            "| Pembinaan Pedagang Pasar Rakyat | 30.000.000 | 31.000.000 |"]  # fmt: skip
    read = plan("\n".join([*aims, "", *paid]))
    assert [(item.text, [aim.text for measure in item.measures for aim in measure.aims], len(item.amounts)) for item in read.items] == [
        ("PROGRAM PENATAAN PASAR RAKYAT", ["70", "71"], 2),
        ("Pembinaan Pedagang Pasar Rakyat", ["7", "8"], 2),
    ]


def test_the_label_of_a_kegiatan_is_none_of_its_name_where_no_subkegiatan_is_printed(plan: Callable[[str], Plan]) -> None:
    rows = [
        f"| Kegiatan : {name} | Jumlah {name[:9]} | Paket | 1 | 15.000.000 | 1 | 16.500.000 |" for name in ("Penataan kios", "Penataan los")
    ]
    read = plan("\n".join(["Tabel 4.2 Program", NAMED.replace("/Sub Kegiatan", ""), PROGRAM, *rows]))
    assert {"Penataan kios", "Penataan los"} <= {item.text for item in read.items}
