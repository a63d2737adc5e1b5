from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.loaders.language.likeness import closest, interleaved, key, same, similarity

NAMES = ["Program Penataan Ruang Terbuka Kecamatan", "Program Pembinaan Kerukunan Warga", "Fasilitasi Musyawarah Antardesa"]


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("Program Penataan Ru Kecamatan", "ang Terbuka", NAMES[0]),
        ("Program Pembinaan Warga", "Kerukunan", NAMES[1]),
        ("Fasilitasi Musya Antardesa", "warah", NAMES[2]),
        ("Program Penataan Taman", "Kota Hijau", None),
        ("", "Kerukunan", None),
    ],
)
def test_a_name_torn_over_two_columns_is_put_together(left: str, right: str, name: str | None) -> None:
    assert interleaved(left, right, NAMES) == name


@given(st.sampled_from(NAMES), st.data())
def test_any_cut_of_two_lines_is_found_again(name: str, data: st.DataObject) -> None:
    words = name.split()
    at = data.draw(st.integers(1, len(words) - 1))
    lines = [" ".join(words[:at]), " ".join(words[at:])]
    cuts = [data.draw(st.integers(1, len(line))) for line in lines]
    left = " ".join(line[:cut].strip() for line, cut in zip(lines, cuts, strict=True))
    right = " ".join(line[cut:].strip() for line, cut in zip(lines, cuts, strict=True)).strip()
    assert interleaved(left, right, NAMES) == name


def test_likeness() -> None:
    assert similarity("Penataan  Ruang.", "PENATAAN RUANG") == 100.0
    assert key("Ruang Ter buka") == key("ruang terbuka")
    assert same("Penataan ruang terbuka kecamatan", "Penatan ruang terbuka kecamatan")
    assert not same("Penataan ruang terbuka tahap 1", "Penataan ruang terbuka tahap 2"), "numbers in a name must agree"
    assert closest("Pembinaan kerukunan", [("Penataan ruang", 1), ("Pembinan kerukunan", 2)], 90.0) is not None
    assert closest("Pembinaan kerukunan", [("Penataan ruang", 1)], 90.0) is None


def test_a_word_with_another_before_it_is_another_thing() -> None:
    one, other = "Penyediaan Sarana Usaha Perikanan Darat", "Penyediaan Prasarana Usaha Perikanan Darat"
    assert not same(one, other)
    assert closest(one, [(other, 1), (one.upper(), 2)]) == (2, 100.0)
    assert closest(one, [(other, 1)]) is None
    assert same("Rapat Koordinasi dan Konsultasi Perangkat", "Rapat Koordinasi danKonsultasi Perangkat")
    assert same("Sarana dan Prasarana Kantor Kecamatan Baru", "Sarana dan Prasarana Kantor Kecamatan Baruu")
