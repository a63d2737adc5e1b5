"""Kinds of agencies and regions of the law, alone, in titles in capitals and in running text."""

from __future__ import annotations

import pytest
from selaras.loaders.language.offices import offices, regions

OFFICES = """
    Rumah Sakit Umum Daerah; Rumah Sakit Umum Daerah dr. Harjasa; RSUD Pelita Hati; RSUD dr. Sumitra; RSUD Prof. Dr. Wirya Kusuma
    RSJD dr. Aminoto; RSUD K.R.M.T. Wirasena; Rumah Sakit Jiwa Daerah Sungai Teduh; Rumah Sakit Ibu dan Anak Permata
    Rumah Sakit Paru Melati; Rumah Sakit Daerah dr. Subandi; UPT Puskesmas Kota Lama
    UPTD Puskesmas Sukamaju I; UPT Pelatihan Kerja; UPTB Pendapatan Wilayah II
    Puskesmas Gandasari; Pusat Kesehatan Masyarakat Cempaka; Laboratorium Kesehatan Daerah; BLUD Dana Bergulir; Balai Latihan Kerja
    Unit Pelaksana Teknis Daerah Perlindungan Perempuan dan Anak; Badan Penghubung; Badan Penghubung Daerah; Kantor Penghubung
    Inspektorat; Inspektorat Daerah; Satuan Polisi Pamong Praja; Satuan Polisi Pamong Praja dan Wilayatul Hisbah; Satpol PP dan WH
    Satuan Polisi Pamong Praja dan Pemadam Kebakaran; Sekretariat Daerah; Sekretariat DPRD; Sekretariat DPRK
    Sekretariat Dewan Perwakilan Rakyat Daerah; Sekretariat Majelis Permusyawaratan Ulama; Sekretariat Baitul Mal; Sekretariat MRP
    Dinas Pekerjaan Umum dan Penataan Ruang; Dinas Pendidikan, Pemuda, dan Olahraga; Dinas Syariat Islam; Dinas P3AP2KB
    Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu; Dinas Kebudayaan (Kundha Kabudayan); Paniradya Kaistimewan
    Dinas Pertanahan dan Tata Ruang (Kundha Niti Mandala sarta Tata Sasana); Dinas Pemadam Kebakaran dan Penyelamatan
    Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga Berencana
    Dinas Perumahan Rakyat dan Kawasan Permukiman serta Pertanahan; Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah
    Badan Pengelola Keuangan dan Aset Daerah; Badan Pengelola Perbatasan Daerah; Badan Kepegawaian dan Pengembangan Sumber Daya Manusia
    Kecamatan Lembah Hijau; Kecamatan Kota Selatan; Kecamatan VII Koto Sungai Teduh; Kecamatan 2x11 Kayu Besar; Kecamatan 2 x 11 Enam Batang
    Kecamatan Ulu-Ogan; Kecamatan Ma'sari; Kecamatan Pulau-Pulau Barat; Distrik Heramba; Kapanewon Depoksari; Kemantren Umbulsari
    Kelurahan Oro-Oro Wetan; Kalurahan Caturjaya; Bagian Hukum Sekretariat Daerah; Bagian Pengadaan Barang dan Jasa; Biro Organisasi
    Biro Administrasi Pembangunan Sekretariat Daerah; Cabang Dinas Pendidikan Wilayah III; Suku Dinas Kesehatan; Kantor Ketahanan Pangan
"""
REGIONS = """
    Kabupaten Pulang Sari; Kabupaten Toli-Tolian; Kabupaten Tojo Una-Unaan; Kabupaten Bolaang Manggala Utara; Kabupaten Lima Puluh Kota
    Kabupaten 50 Kota; Kabupaten Kepulauan Seribu Sari; Kabupaten Pangkajaya dan Kepulauan; Kabupaten Administrasi Kepulauan Seroja
    Kota Administrasi Jayasari Pusat; Kota Bau-Bauan; Kota Padang Sari; Kota Tidorejo Kepulauan; Kota S.W. Luntas
    Provinsi Kepulauan Bangkasari; Provinsi DKI Jakarta
    Provinsi DI Yogyakarta; Provinsi D.I. Yogyakarta; Daerah Istimewa Yogyakarta; Provinsi Daerah Istimewa Yogyakarta
    Provinsi Daerah Khusus Jakarta; Provinsi Papua Barat Daya; Provinsi Aceh; Kabupaten Timor Tengah Selatan; Kabupaten Batu Bara
"""


def names(text: str) -> list[str]:
    return [name.strip() for line in text.strip().splitlines() for name in line.split(";")]


@pytest.mark.parametrize("name", names(OFFICES))
def test_an_agency_is_named_as_printed_whatever_stands_around_it(name: str) -> None:
    assert [found.name for found in offices(name)] == [name]
    told = f"Renstra {name} Kota Sukamakmur Tahun 2025-2029 disusun oleh {name}."
    assert [found.name for found in offices(told)] == [name, name]
    title = [found.name.casefold() for found in offices(f"RENCANA STRATEGIS\n{name.upper()}\nKABUPATEN SUKAMAKMUR\nTAHUN 2025-2029")]
    assert title == [name.casefold()]


@pytest.mark.parametrize("name", names(REGIONS))
def test_a_region_is_named_as_printed_whatever_stands_around_it(name: str) -> None:
    title = f"RENSTRA DINAS SOSIAL {name.upper()} TAHUN 2025"
    for text in (name, f"Pemerintah {name} Tahun 2025", title, f"Dinas Sosial {name} adalah unsur"):
        assert [found.name.casefold() for found in regions(text)] == [name.casefold()], text


def test_what_joins_no_name_ends_it() -> None:
    text = "Dinas Sosial, dan Bupati; Dinas Kesehatan dan Dinas Pertanian. Puskesmas Melati Kota Sukamaju, UPTD Puskesmas Mawar (BLUD)"
    assert [found.name for found in offices(text)] == [
        "Dinas Sosial", "Dinas Kesehatan", "Dinas Pertanian", "Puskesmas Melati", "UPTD Puskesmas Mawar",
    ]  # fmt: skip
    assert [found.name for found in offices("Kepala BLUD RSUD Kusuma menetapkan unit kerja lain")] == ["RSUD Kusuma"]


def test_a_sentence_glued_to_a_heading_is_no_part_of_its_name() -> None:
    (whole,) = offices("4.1 Program dan Kegiatan Renstra Kecamatan Melati Program adalah bentuk instrumen kebijakan")
    (part,) = offices("Sub Bagian Program dan Keuangan menyusun rencana")
    assert (whole.name, part.name) == ("Kecamatan Melati", "Sub Bagian Program dan Keuangan")
