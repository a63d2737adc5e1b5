"""What stands around the cascade in real plans and is no part of it: statistics, other bodies' plans, problems, appendices."""

from __future__ import annotations

from random import Random

from .files import Part
from .grids import Grid, Style
from .world import World

VILLAGES = ("Air Putih", "Batu Lima", "Mekar Tani", "Pasir Naru", "Rawa Sakti", "Tanjung Elok")


def contents(world: World, numbers: tuple[str, ...] = ("4.1", "5.1", "6.2")) -> list[Part]:
    """Lists of chapters and tables with their pages."""
    dots = "." * 40
    titles = ("Tujuan dan Sasaran Jangka Menengah", "Strategi dan Arah Kebijakan", "Rencana Program, Kegiatan dan Pendanaan")
    return [
        "DAFTAR ISI",
        *(f"{words} {dots} {at}" for at, words in enumerate(("BAB I PENDAHULUAN", "BAB IV TUJUAN DAN SASARAN"), 1)),
        "DAFTAR TABEL",
        *(f"Tabel {number} {words} {world.agency} {dots} 14" for number, words in zip(numbers, titles, strict=True)),
    ]  # fmt: skip


def bases(world: World) -> list[Part]:
    """Other plans and periods that a chapter on the law names."""
    home = world.region.split(" ", 1)[1]
    province = "Provinsi Nusa Raya Timur" if not world.region.startswith("Provinsi") else world.region
    return [
        "Dasar hukum penyusunan Renstra ini adalah sebagai berikut.",
        f"1. Peraturan Daerah {province} Nomor 4 Tahun 2024 tentang RPJPD {province} Tahun 2025-2045;",
        "2. Peraturan Presiden Nomor 12 Tahun 2025 tentang RPJMN Tahun 2025-2029;",
        f"3. Peraturan Daerah {world.region} Nomor 7 Tahun {world.start} tentang RPJMD {world.region} Tahun {world.start}-{world.end};",
        f"4. Peraturan Bupati tentang Rencana Strategis Perangkat Daerah Tahun {world.start - 5}-{world.start};",
        "5. Peraturan Menteri Dalam Negeri Nomor 90 Tahun 2019 tentang Klasifikasi, Kodefikasi, dan Nomenklatur.",
        f"Renstra ini berpedoman pada RPJPD {world.region} Tahun 2025-2045 dan memperhatikan RPJMN 2025-2029. {home} merupakan "
        f"wilayah kerja yang berbatasan dengan Kabupaten Seberang Lautan.",
    ]


def statistics(random: Random, world: World) -> list[Part]:
    """Population, value added, assets and standards of service, by years and in rupiah."""
    years = [world.start - 5 + at for at in range(5)]
    people = [["No", "Kelurahan/Desa", *map(str, years)]]
    people += [
        [str(at), one, *(f"{random.randrange(2, 9)}.{random.randrange(100, 999)}" for _ in years)] for at, one in enumerate(VILLAGES, 1)
    ]
    worth = [["Lapangan Usaha", *(f"{year} (Juta Rp)" for year in years)]]
    worth += [
        [word, *(f"{random.randrange(100, 900)}.{random.randrange(100, 999)}" for _ in years)]
        for word in ("Pertanian, Kehutanan dan Perikanan", "Pertambangan dan Penggalian", "Industri Pengolahan", "Jumlah PDRB")
    ]
    assets = [["No", "Jenis Aset", "Jumlah", "Satuan", "Nilai (Rp)", "Kondisi"]]
    assets += [
        [str(at), word, str(random.randrange(1, 60)), "Unit", f"{random.randrange(10, 900)}.{random.randrange(100, 999)}.000", "Baik"]
        for at, word in enumerate(("Gedung kantor", "Kendaraan roda empat", "Kendaraan roda dua", "Komputer", "Meja kerja"), 1)
    ]
    service = [["No", "Jenis Pelayanan Dasar", "Indikator SPM", "Target", *map(str, years)]]
    service += [
        [str(at), f"Pelayanan {word}", f"Persentase warga yang memperoleh pelayanan {word}", "100%", *(str(90 + step) for step in range(5))]
        for at, word in enumerate(("informasi rawan bencana", "pencegahan dan kesiapsiagaan"), 1)
    ]
    return [
        f"Jumlah penduduk {world.region} menurut wilayah disajikan pada tabel berikut.",
        Grid(f"Tabel 2.4 Jumlah Penduduk {world.region} Tahun {years[0]}-{years[-1]}", people, 1, about="statistics"),
        Grid("Tabel 2.5 PDRB Atas Dasar Harga Berlaku menurut Lapangan Usaha", worth, 1, about="statistics"),
        Grid(f"Tabel 2.6 Sarana dan Prasarana {world.agency}", assets, 1, about="statistics"),
        Grid("Tabel 2.7 Capaian Standar Pelayanan Minimal (SPM)", service, 1, about="statistics"),
    ]


def others(world: World) -> list[Part]:
    """What a ministry and the province aim at, beside the problems that hold the agency back."""
    years = [str(year) for year in world.years]
    values = [f"{80 + at},5" for at in range(len(years))]
    ministry = [
        ["No", "Sasaran Strategis Kementerian", "Indikator", *years],
        ["1", "Terkendalinya mutu pelayanan nasional secara menyeluruh", "Indeks Pelayanan Nasional", *values],
        ["2", "Meningkatnya kemandirian bangsa dalam tata kelola", "Persentase lembaga mandiri", *values],
    ]  # fmt: skip
    province = [
        ["No", "Tujuan Renstra Dinas Provinsi", "Sasaran Renstra Dinas Provinsi", "Permasalahan Pelayanan", "Faktor Penghambat"],
        ["1", "Mewujudkan pelayanan provinsi yang unggul", "Meningkatnya mutu layanan lintas wilayah", "Tenaga ahli", "Anggaran"],
    ]  # fmt: skip
    problems = [
        ["No", "Masalah Pokok", "Masalah", "Akar Masalah"],
        ["1", "Belum optimalnya pelayanan", "Rendahnya mutu layanan dasar", "Terbatasnya jumlah tenaga terlatih"],
        ["", "", "Belum terpadunya data layanan", "Belum ada sistem informasi yang terhubung"],
    ]
    swot = [
        ["FAKTOR INTERNAL / EKSTERNAL", "KEKUATAN (S)", "KELEMAHAN (W)"],
        ["PELUANG (O)", "Strategi SO: Memanfaatkan komitmen pimpinan untuk memperluas jejaring", "Strategi WO: Menambah tenaga"],
        ["ANCAMAN (T)", "Strategi ST: Menguatkan regulasi daerah", "Strategi WT: Menata ulang beban kerja"],
    ]  # fmt: skip
    return [
        "## 3.2 Telaahan Renstra Kementerian dan Renstra Provinsi",
        "Sasaran strategis kementerian yang ditelaah adalah sebagai berikut.",
        Grid("Tabel 3.4 Telaahan Renstra Kementerian", ministry, 1, about="others"),
        Grid("Tabel 3.5 Permasalahan Pelayanan berdasarkan Telaahan Renstra Dinas Provinsi", province, 1, about="others"),
        Grid(f"Tabel 3.6 Pemetaan Permasalahan {world.agency}", problems, 1, about="others"),
        Grid("Tabel 3.7 Matriks SWOT", swot, 1, about="others"),
    ]


def appendix(world: World, style: Style) -> list[Part]:
    """Definitions of the indicators, and who drew the plan up."""
    aims = [*(goal for goal, _ in world.goals), *world.aims]
    meaning = [["No", "Indikator", "Definisi Operasional", "Formulasi", "Sumber Data", "Penanggung Jawab"]]
    meaning += [
        [str(at), aim.measures[0].text, f"Ukuran {aim.measures[0].text.lower()} yang dihitung setiap tahun",
         "Hasil penilaian dibagi nilai maksimal dikali 100", "Laporan tahunan", world.agency]
        for at, aim in enumerate(aims, 1)
    ]  # fmt: skip
    team = [["No", "Nama", "Jabatan dalam Tim", "Keterangan"]]
    team += [[str(at), name, word, ""] for at, (name, word) in enumerate((("Siti Aminah", "Ketua"), ("Budi Santoso", "Sekretaris")), 1)]
    return [
        "LAMPIRAN",
        Grid(f"Lampiran 1. Definisi Operasional Indikator Kinerja {world.agency}", meaning, 1, about="appendix"),
        Grid("Lampiran 2. Tim Penyusun Renstra", team, 1, about="appendix"),
    ]


def aims_in_prose(world: World, style: Style) -> list[Part]:
    """Tujuan and sasaran in sentences and lists, without a table."""
    found: list[Part] = []
    for at, (goal, aims) in enumerate(world.goals):
        word = "Tujuan" if not at else "Tujuan lainnya"
        found.append(
            f"{word} yang ingin dicapai {world.agency} adalah “{goal.text}”, yang diukur dengan indikator {goal.measures[0].text}."
        )
        lead = f"Untuk mencapai tujuan tersebut, sasaran yang ditetapkan {world.agency} adalah:"
        found += [lead, *(f"{n}. {aim.text}" for n, aim in enumerate(aims, 1))]
    return found
