"""Ids are readable, and the same for the same words however they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.graph import ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kabupaten Jombang", "jombang"),
        ("KABUPATEN  JOMBANG", "jombang"),
        ("Kab. Jombang", "jombang"),
        ("Kota Metro", "kota-metro"),
        ("Provinsi Jawa Timur", "provinsi-jawa-timur"),
        ("Kabupaten", "kabupaten"),
    ],
)
def test_region(name: str, expected: str) -> None:
    assert ids.region_id(name) == expected


def test_agency_document_and_what_is_below() -> None:
    agency = ids.agency_id("jombang", "Kecamatan Perak")
    assert agency == "jombang/kec-perak"
    assert ids.agency_id("jombang", "KEC. PERAK") == agency
    assert ids.unit_id(agency, "Kelurahan Banjar Sari") == "jombang/kec-perak/unit/kelurahan-banjar-sari"
    document = ids.document_id(agency, "Renstra", 2025, 2029)
    assert document == "jombang/kec-perak/renstra-2025-2029"
    assert ids.document_id(agency, "Perubahan Renstra", 2021, 2026) == "jombang/kec-perak/perubahan-renstra-2021-2026"
    assert ids.document_id(agency, "Renstra", 2025, 2029, revision=2) == document + "-2"
    sub = ids.statement_id(document, "sub", "Penyusunan dokumen", "7.01.01.2.01.0001")
    assert sub == "jombang/kec-perak/renstra-2025-2029/sub/7.01.01.2.01.0001"
    assert ids.budget_id(sub, 2026) == f"{sub}/pagu/2026"
    assert ids.budget_id(sub, None) == f"{sub}/pagu/akhir"
    assert ids.budget_id(sub, 2026, unit="Kelurahan Gedog") == f"{sub}/pagu/2026@kelurahan-gedog"
    assert ids.budget_id(sub, 2026, other=500) == f"{sub}/pagu/2026~500"
    indicator = ids.indicator_id(sub, "Jumlah dokumen", unit="Seksi Umum")
    assert indicator.startswith(f"{sub}/ind/jumlah-dokumen-")
    assert indicator.endswith("@seksi-umum")
    assert ids.target_id(indicator, 2026) == f"{indicator}/target/2026"
    assert ids.target_id(indicator, None) == f"{indicator}/target/akhir"
    assert ids.child_id(sub, "Rapat") == f"{sub}/rapat-{ids.short_hash('Rapat')}"


def test_shared_statements() -> None:
    assert ids.shared_id("jombang", 2025, 2029, "visi") == "jombang/2025-2029/visi"
    assert ids.shared_id("jombang", 2025, 2029, "misi", code=5) == "jombang/2025-2029/misi/5"
    assert ids.shared_id("jombang", 2025, 2029, "misi", "Maju").startswith("jombang/2025-2029/misi/maju-")


def test_long_texts_that_begin_alike_differ() -> None:
    one, other = ("Meningkatnya kualitas pelayanan publik di tingkat kecamatan " + word for word in ("Perak", "Ploso"))
    assert ids.slug(one) == ids.slug(other) == "meningkatnya-kualitas-pelayanan-publik-di-tingkat"
    assert ids.slug_hash(one) != ids.slug_hash(other)


def test_nothing_of_a_code_can_break_out_of_an_id() -> None:
    assert ids.code_key(" 7.01 / 02@x~1. ") == "7.0102x1"
    assert ids.slug("…/?#") == "x"


@given(st.text())
def test_case_punctuation_and_blanks_do_not_count(text: str) -> None:
    assert ids.short_hash(text) == ids.short_hash(f"  {ids.fold(text)} !")
    assert ids.fold(ids.fold(text)) == ids.fold(text)
    assert not set(ids.slug(text)) & set("/@~?#% \n")
