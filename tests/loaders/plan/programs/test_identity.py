from __future__ import annotations

import pytest
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Identity
from selaras.loaders.plan.identity.given import from_name, identity


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        (("Kecamatan Awangga", None, None), Identity("Kecamatan Awangga")),
        (("Kec. Awangga", "Kab. Sukaramai", "2025-2029"), Identity("Kecamatan Awangga", "Kabupaten Sukaramai", (2025, 2029))),
        ((None, "kota sukaramai", "2025 s.d. 2029"), Identity(None, "Kota Sukaramai", (2025, 2029))),
        (("Dinas Kesehatan", None, "2025–2030"), Identity("Dinas Kesehatan", None, (2025, 2030))),
        (("Paniradya Kaistimewan", "Provinsi Jawa Laut", None), Identity("Paniradya Kaistimewan", "Provinsi Jawa Laut")),
        (("Bappeda", "daerah istimewa yogyakarta", None), Identity("Bappeda", "Daerah Istimewa Yogyakarta")),
        (("RSUD dr. Awangga", "Kab. Jaya-Mukti", None), Identity("RSUD dr. Awangga", "Kabupaten Jaya-Mukti")),
        ((None, None, None), None),
    ],
)  # fmt: skip
def test_what_a_user_says(said: tuple[str | None, str | None, str | None], understood: Identity | None) -> None:
    assert identity(*said) == understood


@pytest.mark.parametrize(
    ("said", "option"),
    [
        (("Kecamatan", None, None), "--agency"), (("1", None, None), "--agency"),
        ((None, "Sukaramai", None), "--region"), ((None, None, "2025"), "--period"),
        ((None, None, "2029-2025"), "--period"), ((None, None, "2005-2029"), "--period"),
    ],
)  # fmt: skip
def test_what_is_not_said_in_full_is_asked_for(said: tuple[str | None, str | None, str | None], option: str) -> None:
    with pytest.raises(InputError) as caught:
        identity(*said)
    for lang in ("id", "en"):
        assert caught.value.line(lang).startswith(f"{option} ") and f'{option} "' in caught.value.line(lang)


@pytest.mark.parametrize(
    ("name", "understood"),
    [
        ("Renstra_Kec_Awangga_Kab_Sukaramai_2025-2029.xlsx", Identity("Kecamatan Awangga", "Kabupaten Sukaramai", (2025, 2029))),
        ("renstra-kecamatan-banyu-jaya-kota-tirtasari-2025-2029.csv", Identity("Kecamatan Banyu Jaya", "Kota Tirtasari", (2025, 2029))),
        ("RENSTRA DINAS KESEHATAN 2025_2029 final.xlsx", Identity("Dinas Kesehatan", None, (2025, 2029))),
        ("renstra_distrik_awangga_kab_jaya-mukti_2025 sd 2029.docx", Identity("Distrik Awangga", "Kabupaten Jaya Mukti", (2025, 2029))),
        ("RENSTRA SEKRETARIAT DPRD PROVINSI JAWA LAUT 2025-2029.pdf", Identity("Sekretariat DPRD", "Provinsi Jawa Laut", (2025, 2029))),
        ("pagu.xlsx", Identity()), ("20250101.csv", Identity()), ("2025.xlsx", Identity()), (".csv", Identity()),
    ],
)  # fmt: skip
def test_what_a_file_name_says(name: str, understood: Identity) -> None:
    assert from_name(name) == understood
