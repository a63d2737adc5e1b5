"""Lists of programs and kegiatan in running text, and tujuan and sasaran that it words: kept beside the tables, never as nodes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.understand import understand

Stated = Callable[[str], list[str]]

TABLE = """
Tabel 4.1 Rencana Program dan Pendanaan
Tujuan\tSasaran\tKode\tProgram/Kegiatan/Subkegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026
Meningkatnya mutu layanan\tMeningkatnya kepuasan warga\t7.01.02\tProgram Pelayanan Publik\tIndeks kepuasan\tIndeks\t80\t10.000.000
\t\t7.01.02.2.01\tKoordinasi Penyelenggaraan Layanan Warga\tJumlah rapat\tDokumen\t2\t10.000.000
\t\t7.01.02.2.01.0001\tPenyusunan Jadwal Layanan Keliling\tJumlah jadwal\tDokumen\t2\t4.000.000
\t\t7.01.02.2.01.0002\tPeningkatan Sarana Loket Layanan\tJumlah loket\tUnit\t2\t3.000.000
\t\t7.01.02.2.01.0003\tPembinaan Petugas Loket Layanan\tJumlah petugas\tOrang\t2\t3.000.000
"""
HEAD = "Rencana Strategis Kecamatan Sukamaju Kabupaten Contoh Tahun 2025-2029\n\n"
LIST = """
A. Kegiatan Koordinasi Penyelenggaraan Layanan Warga

1.1. Penyusunan Jadwal Layanan Keliling

1.2. Peningkatan Sarana Loket Layanan

1.3. Pengadaan Tenda Layanan Keliling

1.4. Pembinaan Petugas Loket Layanan; dan
"""


@pytest.fixture
def stated(pages: Callable[[str], Pages]) -> Stated:
    """What is kept of a snippet's running text."""
    return lambda snippet: understand(pages(HEAD + snippet)).text_statements


def test_a_list_of_the_names_is_kept_with_what_stands_between_them(stated: Stated) -> None:
    found = [entry.split(" | ", 1)[1] for entry in stated(LIST + TABLE)]
    assert [entry.split(" | ", 1)[1] for entry in found[1:-1]] == [
        "Activity | Koordinasi Penyelenggaraan Layanan Warga",
        "SubActivity | Penyusunan Jadwal Layanan Keliling",
        "SubActivity | Peningkatan Sarana Loket Layanan",
        " | Pengadaan Tenda Layanan Keliling",
        "SubActivity | Pembinaan Petugas Loket Layanan",
    ]


def test_a_heading_that_leads_to_its_kegiatan_is_the_programs_name(stated: Stated) -> None:
    heading = "\n1. Program Pelayanan Publik dengan kegiatan sebagai berikut :\n"
    found = [entry.split(" | ", 2)[2] for entry in stated(heading + LIST + TABLE)]
    assert "Program | Program Pelayanan Publik" in found


def test_a_list_of_what_stands_below_the_program_that_it_names(stated: Stated) -> None:
    """Three of three of that program's, though a level has more below another program."""
    rows = [("7.01.03", "Program Perawatan Kantor"), ("7.01.03.2.01", "Perawatan Sarana Kantor")]
    rows += [(f"7.01.03.2.01.000{at}", f"Perawatan {what} Kantor") for at, what in enumerate(("Taman", "Kolam", "Lampu", "Pagar"), start=1)]
    more = "".join(f"\t\t{code}\t{name}\tJumlah sarana\tUnit\t8\t4.000.000\n" for code, name in rows)
    assert len([entry for entry in stated(LIST + TABLE + more) if "SubActivity" in entry]) == 3


def test_a_name_by_itself_is_no_list(stated: Stated) -> None:
    assert stated("Pembinaan Petugas Loket Layanan\n" + TABLE) == []


def test_counted_sasaran_and_a_quoted_tujuan_are_kept_where_no_table_has_them(stated: Stated) -> None:
    told = (
        "Maka tujuan Kecamatan Sukamaju dirumuskan sebagai berikut:\n\n“Meningkatnya kerja sama antarwarga desa.”\n\n"
        "Sasaran pertama adalah meningkatnya gotong royong warga. Sasaran ini penting.\n\n"
        "Hal ini sejalan dengan sasaran dalam RPJMD, yaitu tersedianya layanan publik yang merata bagi semua warga.\n\n"
        "Tujuan pembangunan Kabupaten Contoh dirumuskan sebagai berikut:\n\n“Meningkatnya ekonomi kabupaten contoh.”\n"
    )
    assert [entry.split(" | ")[2:] for entry in stated(told + TABLE)] == [
        ["Goal", "Meningkatnya kerja sama antarwarga desa"],
        ["Sasaran", "meningkatnya gotong royong warga"],
        ["RegionalSasaran", "tersedianya layanan publik yang merata bagi semua warga"],
    ]


def test_what_a_sentence_counts_and_says_measures_them_is_kept_of_the_plans_own_years(stated: Stated) -> None:
    told = (
        "Dalam periode Renstra 2025-2029 kecamatan memiliki 1 (satu) tujuan dan 3 (tiga) sasaran.\n\n"
        "Untuk pencapaian tujuan tersebut, digunakan indikator kinerja utama berupa Indeks Layanan Publik (ILP). Sasaran lain menyusul.\n\n"
        "Adapun indikator sasaran adalah Nilai Layanan Warga dengan target 80.\n\n"
    )
    assert [entry.split(" | ", 2)[2].split(" | ") for entry in stated(told + TABLE)] == [
        ["Goal/Count", "1 Dalam periode Renstra 2025-2029 kecamatan memiliki 1 (satu) tujuan"],
        ["Sasaran/Count", "3 de Renstra 2025-2029 kecamatan memiliki 1 (satu) tujuan dan 3 (tiga) sasaran"],
        ["Goal/Indicator", "Indeks Layanan Publik (ILP)"],
        ["Sasaran/Indicator", "Nilai Layanan Warga"],
    ]


def test_counts_of_the_past_of_the_region_and_of_no_known_years_are_not_kept(stated: Stated) -> None:
    told = (
        "Pada periode sebelumnya, Renstra 2020-2024, kecamatan memiliki 1 (satu) tujuan dan 3 (tiga) sasaran.\n\n"
        "RPJMD Tahun 2025-2029 menetapkan 4 (empat) tujuan daerah.\n\n"
        "Kecamatan memiliki 2 (dua) sasaran.\n\n"
        "Tahun 2025-2029 melaksanakan 5 (lima) program prioritas.\n\n"
    )
    assert stated(told + TABLE) == []
