from __future__ import annotations

import pytest
from selaras.loaders.language.cleaning import clean, cleaned_row, is_rule, joined, unquoted, without_rule
from selaras.loaders.language.lexicon import (
    ACTIVITY,
    INDICATOR,
    RESULT,
    bare,
    is_measure,
    is_nothing,
    is_total,
    is_unit_of_work,
    items,
    list_number,
    local_number,
    split_measure,
    without_local,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Menata arsip", ["Menata arsip"]),
        ("1. Menata arsip\n2. Membina warga", ["Menata arsip", "Membina warga"]),
        ("1. Menata arsip 2. Membina warga", ["Menata arsip", "Membina warga"]),
        ("Menata arsip; Membina warga;", ["Menata arsip", "Membina warga"]),
        ("- Menata arsip - Membina warga", ["Menata arsip", "Membina warga"]),
        ("• Menata arsip • Membina warga", ["Menata arsip", "Membina warga"]),
        ("Menata arsip antar-desa", ["Menata arsip antar-desa"]),
        ("-", []),
        ("", []),
    ],
)
def test_items(text: str, parts: list[str]) -> None:
    assert items(text) == parts


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("- 1. Meningkatnya layanan;", "Meningkatnya layanan"),
        ("(2) Meningkatnya layanan, dan", "Meningkatnya layanan"),
        ("o Meningkatnya layanan", "Meningkatnya layanan"),
        ("a. Meningkatnya layanan", "Meningkatnya layanan"),
        ("3 Meningkatnya layanan", "Meningkatnya layanan"),
        ("12,5 persen", "12,5 persen"),
    ],
)
def test_bare(text: str, statement: str) -> None:
    assert bare(text) == statement


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SUBKEG.1.3.1 Penyediaan alat", ("SUBKEG", "1.3.1", "Penyediaan alat")),
        ("SUB KEG 1.3. 1 Penyediaan alat", ("SUBKEG", "1.3.1", "Penyediaan alat")),
        ("S.2.1 Indeks layanan", ("S", "2.1", "Indeks layanan")),
        ("OT 4: Laporan", ("OT", "4", "Laporan")),
        ("T.1", ("T", "1", "")),
        ("Sasaran 2", None),
        ("S1ap melayani", None),
        ("Tahun 2025", None),
    ],
)
def test_local_number(text: str, found: tuple[str, str, str] | None) -> None:
    assert local_number(text) == found
    assert without_local(text) == (found[2] if found else text)


@pytest.mark.parametrize(
    ("text", "number"), [("2. Maju", 2), ("(3) Maju", 3), ("- 4) Maju", 4), ("5 Maju", 5), ("5 maju", None), ("Maju", None)]
)
def test_list_number(text: str, number: int | None) -> None:
    assert list_number(text) == number


@pytest.mark.parametrize("text", ["%", "dokumen", "Orang/Bulan", "Pokmas/ ormas", "Laporan", "Unit", "m2", "Persen (%)"])
def test_units_of_measure(text: str) -> None:
    assert is_measure(text)


@pytest.mark.parametrize("text", ["", "12", "Jumlah dokumen", "Dokumen yang disusun tepat waktu oleh kecamatan", "Camat"])
def test_no_units_of_measure(text: str) -> None:
    assert not is_measure(text)


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Jumlah rapat // Laporan", "Jumlah rapat", "Laporan"),
        ("Jumlah honor // Orang/Bulan", "Jumlah honor", "Orang/Bulan"),
        ("Persentase layanan (%)", "Persentase layanan", "%"),
        ("Jumlah peserta (orang).", "Jumlah peserta", "orang"),
        ("Jumlah Dokumen yang disahkan. Dokumen", "Jumlah Dokumen yang disahkan", "Dokumen"),
        ("Jumlah Laporan Rapat Perangkat Daerah Dokumen", "Jumlah Laporan Rapat Perangkat Daerah Dokumen", None),
        ("Jumlah Kerja Sama Daerah yang Dikoordinasikan // Kerja Sama", "Jumlah Kerja Sama Daerah yang Dikoordinasikan", "Kerja Sama"),
        ("Jumlah kebijakan tingkat Kab/Kota (Kebijakan)", "Jumlah kebijakan tingkat Kab/Kota", "Kebijakan"),
        ("Jumlah taman bacaan yang dibina (Perpustakaan)", "Jumlah taman bacaan yang dibina", "Perpustakaan"),
        ("Jumlah pelaku usaha mikro kecil menengah (UMKM)", "Jumlah pelaku usaha mikro kecil menengah (UMKM)", None),
        ("Jumlah rapat (luring dan daring)", "Jumlah rapat (luring dan daring)", None),
        ("Indeks kepuasan.", "Indeks kepuasan", None),
    ],
)
def test_split_measure(text: str, words: str, unit: str | None) -> None:
    assert split_measure(text) == (words, unit)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tersusunnya laporan", {"result"}),
        ("Persentase terpenuhinya layanan", {"result", "indicator"}),
        ("Presentase kehadiran", {"indicator"}),
        ("2. Jumlah rapat", {"indicator"}),
        ("Rata-rata waktu tunggu", {"indicator"}),
        ("Penyusunan dokumen", {"activity"}),
        ("Koordinasi lintas desa", {"activity"}),
        ("Camat", set()),
        ("Jumlahkan", set()),
    ],
)
def test_first_words(text: str, kinds: set[str]) -> None:
    patterns = {"result": RESULT, "indicator": INDICATOR, "activity": ACTIVITY}
    assert {name for name, pattern in patterns.items() if pattern.match(text)} == kinds


@pytest.mark.parametrize(
    ("text", "is_unit"),
    [
        ("Kel. Mekar", True),
        ("Sub Bagian Umum", True),
        ("subbag keuangan", True),
        ("Perangkat Daerah", True),
        ("Kelola arsip", False),
        ("", False),
    ],
)
def test_units_of_work(text: str, is_unit: bool) -> None:
    assert is_unit_of_work(text) is is_unit


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Satu</p><p>Dua</p>", "Satu\nDua"),
        ("**Tebal**  dan   lebar", "Tebal dan lebar"),
        ("Kete\u00adrangan", "Keterangan"),
        ("Kete\u00ad\nrangan", "Kete\nrangan"),
        ("\u00ad", "-"),  # a target that there is none of
        ("2025\u00ad2029", "2025-2029"),
        ("Perundang\u2011undangan", "Perundang-undangan"),
        ("\u22125,2", "-5,2"),
        ("\uf0b7 butir", "• butir"),
        ("Каs", "Kas"),  # Cyrillic look-alikes
        ("3 &lt; 4", "3 < 4"),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_a_drawn_line_is_a_rule_and_a_dash_a_value() -> None:
    assert [without_rule(text) for text in ("---", "--", "------", "____", "-", "8-9")] == ["-", "-", "", "", "-", "8-9"]
    assert cleaned_row(["---", "", "------"]) == ["", "", ""] and cleaned_row(["Fasilitasi", "---", "____"]) == ["Fasilitasi", "-", ""]
    assert is_rule("-----") and is_rule("____") and not is_rule("-") and not is_rule("12")


@pytest.mark.parametrize(
    ("parts", "text"),
    [(("satu", "dua"), "satu dua"), (("perundang-", "undangan"), "perundang-undangan"), (("a/", "b"), "a/b"), (("", "a\nb", ""), "a b")],
)
def test_joined(parts: tuple[str, ...], text: str) -> None:
    assert joined(*parts) == text


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“ Kota yang Maju”", "Kota yang Maju"),
        ('"Kota yang Maju"', "Kota yang Maju"),
        ("Kota “Maju”", "Kota “Maju”"),
        ("“Maju” dan “Mandiri”", "“Maju” dan “Mandiri”"),
        ("“Maju", "“Maju"),
        ("“”", "“”"),
    ],
)
def test_unquoted(text: str, inner: str) -> None:
    assert unquoted(text) == inner


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Jumlah", True),
        ("J U M L A H", True),
        ("T O T A L Belanja", True),
        ("Jumlah laporan", False),
        ("J A L A N", False),
    ],
)
def test_is_total(text: str, *, total: bool) -> None:
    assert is_total(text) is total


@pytest.mark.parametrize(
    ("printed", "text", "unit"),
    [
        ("Angka kematian bayi (per 1.000 kelahiran hidup)", "Angka kematian bayi", "per 1.000 kelahiran hidup"),
        ("Angka kematian rumah sakit (Permil)", "Angka kematian rumah sakit", "Permil"),
        ("Jumlah dokumen tersusun (dalam Dokumen)", "Jumlah dokumen tersusun", "Dokumen"),
        ("Jumlah dokumen tersusun (satuan: Dokumen)", "Jumlah dokumen tersusun", "Dokumen"),
        ("Jumlah dokumen tersusun [Dokumen]", "Jumlah dokumen tersusun", "Dokumen"),
        ("Jumlah dokumen tersusun - Dokumen", "Jumlah dokumen tersusun", "Dokumen"),
        ("Jumlah rapat antar-desa - lanjutan", "Jumlah rapat antar-desa - lanjutan", None),
        ("Nilai investasi (Juta Rupiah)", "Nilai investasi", "Juta Rupiah"),
        ("Jumlah layanan per hari (dalam jaringan)", "Jumlah layanan per hari (dalam jaringan)", None),
    ],
)
def test_a_unit_in_brackets_said_at_length(printed: str, text: str, unit: str | None) -> None:
    assert split_measure(printed) == (text, unit)


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "─", "---", "N/A", "n.a.", "NA", "Nihil", "tidak ada", "Tidak  Ada", "belum ada"])
def test_is_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "0,00", "nama", "-5", "ada", "A", "tidak ada pengaduan", "WTP"])
def test_is_something(text: str) -> None:
    assert not is_nothing(text)
