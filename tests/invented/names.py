"""Names of programs, kegiatan and subkegiatan: those that selaras ships for what every agency has, made-up ones for each field."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import selaras

SHIPPED = Path(selaras.__path__[0]) / "loaders" / "nomenclature" / "nomenclature.json"
SUPPORT = "7.01.01"  # the supporting program, the same in every agency
Node = dict[str, Any]

# field → its programs, each with what its kegiatan are about
PROGRAMS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "3.25": (
        ("Pengelolaan Perikanan Tangkap", ("Penangkapan Ikan di Sungai, Danau, Waduk, Rawa dan Genangan Air Lainnya", "Nelayan Kecil",
                                           "Tempat Pelelangan Ikan (TPI)")),
        ("Pengelolaan Perikanan Budidaya", ("Pembudi Daya Ikan Kecil", "Tanda Daftar bagi Pembudi Daya Ikan", "Benih dan Induk Ikan")),
        ("Pengolahan dan Pemasaran Hasil Perikanan", ("Usaha Pengolahan Hasil Perikanan Skala Mikro dan Kecil", "Pasokan Bahan Baku Ikan")),
    ),
    "2.15": (
        ("Penyelenggaraan Lalu Lintas dan Angkutan Jalan (LLAJ)", ("Rencana Induk Jaringan LLAJ", "Terminal Penumpang Tipe C",
                                                                   "Pengujian Berkala Kendaraan Bermotor")),
        ("Pengelolaan Pelayaran", ("Angkutan Perairan Pedalaman", "Dermaga Sungai dan Danau")),
    ),
    "2.23": (
        ("Pembinaan Perpustakaan", ("Perpustakaan Umum dan Perpustakaan Khusus", "Pembudayaan Gemar Membaca", "Naskah Kuno Milik Warga")),
        ("Pengelolaan Arsip", ("Arsip Dinamis", "Arsip Statis dan Khazanah Sejarah")),
    ),
    "2.11": (
        ("Perencanaan Lingkungan Hidup", ("Rencana Perlindungan dan Pengelolaan Lingkungan Hidup (RPPLH)",
                                          "Kajian Lingkungan Hidup Strategis (KLHS)")),
        ("Pengendalian Pencemaran dan/atau Kerusakan Lingkungan Hidup", ("Mutu Air, Udara dan Laut", "Sumber Pencemar Institusi")),
        ("Pengelolaan Persampahan", ("Sampah Rumah Tangga dan Sejenisnya", "Bank Sampah dan TPS 3R", "Tempat Pemrosesan Akhir")),
    ),
    "1.05": (
        ("Penanggulangan Bencana", ("Informasi Rawan Bencana", "Kesiapsiagaan Menghadapi Bencana", "Korban Bencana yang Dievakuasi")),
        ("Pencegahan, Penanggulangan, Penyelamatan Kebakaran dan Penyelamatan Non Kebakaran", ("Kebakaran di Permukiman",
        "Proteksi Kebakaran")),
    ),
    "1.02": (
        ("Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat", ("Fasilitas Pelayanan Kesehatan untuk UKM dan UKP",
                                                                                 "Kesehatan Ibu Hamil",
                                                                                 "Penyakit Menular dan Tidak Menular")),
        ("Peningkatan Kapasitas Sumber Daya Manusia Kesehatan", ("Tenaga Medis dan Tenaga Kesehatan", "Izin Praktik Tenaga Kesehatan")),
    ),
    "5.01": (
        ("Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", ("Dokumen Perencanaan dan Pendanaan",
        "Data dan Informasi Pembangunan")),
        ("Koordinasi dan Sinkronisasi Perencanaan Pembangunan Daerah", ("Bidang Pemerintahan dan Pembangunan Manusia",
                                                                        "Bidang Perekonomian dan SDA (Sumber Daya Alam)")),
    ),
    "6.01": (
        ("Penyelenggaraan Pengawasan", ("Pengawasan Internal", "Pengawasan dengan Tujuan Tertentu")),
        ("Perumusan Kebijakan, Pendampingan dan Asistensi", ("Kebijakan Teknis di Bidang Pengawasan", "Pendampingan Perangkat Daerah")),
    ),
    "4.02": (
        ("Dukungan Pelaksanaan Tugas dan Fungsi DPRD", ("Pembentukan Peraturan Daerah dan Peraturan DPRD", "Pembahasan Kebijakan Anggaran",
                                                        "Penyerapan dan Penghimpunan Aspirasi Masyarakat")),
    ),
    "7.01": (
        ("Penyelenggaraan Pemerintahan dan Pelayanan Publik", ("Pemerintahan di Tingkat Kecamatan", "Prasarana dan Sarana Pelayanan Umum")),
        ("Pemberdayaan Masyarakat Desa dan Kelurahan", ("Pemberdayaan Kelurahan", "Lembaga Kemasyarakatan Tingkat Kecamatan")),
        ("Koordinasi Ketentraman dan Ketertiban Umum", ("Ketenteraman dan Ketertiban Umum",
        "Peraturan Daerah dan Peraturan Kepala Daerah")),
    ),
    "2.08": (
        ("Pengarusutamaan Gender dan Pemberdayaan Perempuan", ("Pelembagaan Pengarusutamaan Gender (PUG)", "Organisasi Perempuan")),
        ("Perlindungan Perempuan", ("Kekerasan terhadap Perempuan", "Layanan Rujukan Lanjutan bagi Korban")),
        ("Pemenuhan Hak Anak (PHA)", ("Kabupaten/Kota Layak Anak", "Kualitas Hidup Anak")),
    ),
    "3.26": (
        ("Peningkatan Daya Tarik Destinasi Pariwisata", ("Daya Tarik Wisata", "Kawasan Strategis Pariwisata")),
        ("Pemasaran Pariwisata", ("Promosi Wisata Dalam dan Luar Negeri", "Data Kunjungan Wisatawan")),
        ("Pengembangan Ekonomi Kreatif", ("Ruang Kreasi dan Pelaku Usaha", "Hak Kekayaan Intelektual")),
    ),
}  # fmt: skip

ACTIVITIES = (
    "Pengelolaan {}",
    "Pembinaan dan Pengawasan {} Kewenangan {where}",
    "Pelaksanaan Urusan {}",
    "Koordinasi {} Lintas Perangkat Daerah",
)
# name of a subkegiatan, its result, its indicator, the unit
SUBS = (
    ("Penyusunan Dokumen Rencana {}", "Tersusunnya Dokumen Rencana {}", "Jumlah Dokumen Rencana {} yang Disusun", "Dokumen"),
    ("Penyediaan Sarana dan Prasarana {}", "Tersedianya Sarana dan Prasarana {}", "Jumlah Sarana dan Prasarana {} yang Disediakan", "Unit"),
    ("Fasilitasi, Koordinasi dan Pembinaan (Bimtek, Sosialisasi, Konsultasi) {}", "Terlaksananya Pembinaan {}",
     "Jumlah Orang yang Mengikuti Pembinaan {}", "Orang"),
    ("Pengawasan {} dalam 1 (Satu) Daerah {where}", "Terlaksananya Pengawasan {}", "Jumlah Laporan Hasil Pengawasan {}", "Laporan"),
    ("Peningkatan Kapasitas Kelembagaan {}", "Meningkatnya Kapasitas Kelembagaan {}",
    "Jumlah Lembaga {} yang Ditingkatkan Kapasitasnya", "Lembaga"),
    ("Pemeliharaan/Rehabilitasi Berkala {}", "Terpeliharanya {}", "Jumlah Paket Pemeliharaan {}", "Paket"),
)  # fmt: skip


def bank() -> dict[str, list[Node]]:
    """The programs of each field with all below them: of a kabupaten or kota ("KABKOT 3.25"), of a province ("PROV 3.25"), of all.

    SELARAS_TEST_BANK names another file of the same form, such as one made from the official list.
    """
    if other := os.environ.get("SELARAS_TEST_BANK"):
        return dict(json.loads(Path(other).read_text(encoding="utf-8")))
    made = {"X.XX.01": [_shipped(SUPPORT, "X.XX.01")]}
    for field, programs in PROGRAMS.items():
        for key, where, own in (("KABKOT", "Kabupaten/Kota", 2), ("PROV", "Provinsi", 1)):
            made[f"{key} {field}"] = [
                {
                    "code": f"{field}.{at:02}",
                    "name": f"PROGRAM {name.upper()}",
                    "below": [_activity(f"{field}.{at:02}.{own}", number, about, where) for number, about in enumerate(subjects, 1)],
                }
                for at, (name, subjects) in enumerate(programs, 2)
            ]
    return made


def _activity(code: str, number: int, about: str, where: str) -> Node:
    own = f"{code}.{number:02}"
    shift = len(about) % len(SUBS)  # not every kegiatan begins with the same words
    below = [
        {
            "code": f"{own}.{at:04}",
            "name": name.format(about, where=where),
            "result": result.format(about),
            "indicator": indicator.format(about),
            "unit": unit,
        }
        for at, (name, result, indicator, unit) in enumerate((*SUBS[shift:], *SUBS[:shift]), 1)
    ]
    return {"code": own, "name": ACTIVITIES[len(about) % len(ACTIVITIES)].format(about, where=where), "below": below}


def _shipped(code: str, shown: str) -> Node:
    """A program that selaras knows, under another code, with made-up results and indicators."""
    names: dict[str, str] = json.loads(SHIPPED.read_text(encoding="utf-8"))

    def node(own: str) -> Node:
        below = [
            other
            for other in names
            if other.rpartition(".")[0] == own or (own == code and other.count(".") == 4 and other.startswith(f"{own}."))
        ]
        name = names[own]
        return {
            "code": own.replace(code, shown, 1),
            "name": name,
            "below": [node(other) for other in sorted(below)],
            "result": f"Terlaksananya {name}",
            "indicator": f"Jumlah Laporan {name}",
            "unit": "Laporan",
        }

    return node(code)
