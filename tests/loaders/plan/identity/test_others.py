"""What running text claims for another agency, region or period, and what it only mentions."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Pages, Paragraph, Place
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.identity.others import other_agencies


def claimed(text: str, agency: str = "Dinas Kesehatan", kind: str = "Dinas", region: str = "Kabupaten Muara") -> list[str]:
    """What a plan's only paragraph claims: the name and what it is."""
    plan = Plan(
        "masukan.txt",
        "0" * 64,
        agency=agency,
        agency_kind=kind,
        region=region,
        region_level=region.split(maxsplit=1)[0],
        period=(2025, 2029),
    )
    entries = other_agencies(plan, Pages("masukan.txt", "0" * 64, [Paragraph(text, Place(line=1))]))
    return [": ".join(entry.split(" | ")[3:0:-2]) for entry in entries]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Demikian Renstra Dinas Sosial Kabupaten Muara disusun sebagai pedoman kerja.", "agency: Dinas Sosial"),
        ("Maksud penyusunan Rencana Strategis (Renstra) Dinas Perhubungan adalah sebagai pedoman.", "agency: Dinas Perhubungan"),
        ("Dokumen Renstra Kecamatan Sumber Rejeki digunakan sebagai acuan.", "agency: Kecamatan Sumber Rejeki"),
        ("Tabel 2.1 Sumber Daya Aparatur Dinas Perhubungan", "agency: Dinas Perhubungan"),
        ("Visi Dinas Pendidikan Kabupaten Muara adalah pendidikan yang merata.", "agency: Dinas Pendidikan"),
        ("Inspektorat mempunyai tugas membantu Bupati membina pemerintahan.", "agency: Inspektorat"),
        ("Dokumen ini memuat sasaran yang ingin dicapai oleh Dinas Kesehatan Kota Lubuk selama lima tahun.", "region: Kota Lubuk"),
        ("Renstra ini mengacu pada RPJMD Kabupaten Lubuk Timur Tahun 2025-2029.", "region: Kabupaten Lubuk Timur"),
        ("Dinas Kesehatan Kabupaten Lubuk Timur berkomitmen pada mutu.", "region: Kabupaten Lubuk Timur"),
        ("Renstra Dinas Kesehatan Tahun 2020-2024 memuat program selama lima tahun ke depan.", "period: 2020–2024"),
    ],
)
def test_a_sentence_about_the_plan_itself_claims(text: str, claim: str) -> None:
    """Named as the one whose plan it is."""
    assert claimed(text) == [claim]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Rencana Strategis ini merupakan dokumen perencanaan Dinas Kesehatan Kabupaten Muara.", ["region: Kabupaten Muara"]),
        ("Renstra Dinas Kesehatan Kabupaten Muara disusun dengan mengacu pada dokumen provinsi.", []),
    ],
)
def test_of_a_region_of_another_level_only_this_plan_itself_claims(text: str, claim: list[str]) -> None:
    """The province's plan is followed by those of its kabupaten."""
    assert claimed(text, region="Provinsi Timur Laut") == claim


@pytest.mark.parametrize(
    "text",
    [
        "Renstra Dinas Kesehatan Kabupaten Muara Tahun 2025-2029 disusun berdasarkan RPJMD Kabupaten Muara.",
        "Renstra Dinas Kesehatan Provinsi Timur Laut Tahun 2025-2029 memuat lima sasaran.",
        "Telaahan Renstra Dinas Sosial memuat tiga sasaran.",
        "Program ini didukung oleh Dinas Sosial dan Dinas Pendidikan.",
        "Peraturan Bupati Muara Nomor 5 Tahun 2020 tentang Tugas dan Fungsi Dinas Pendidikan.",
        "Kabupaten Muara berbatasan dengan Kabupaten Lubuk Timur.",
        "Berdasarkan Renstra Dinas Kesehatan Tahun 2020-2024, capaian program lima tahun terakhir baik.",
        "Dokumen Rencana Strategis Dinas Kese",
        "Demikian Renstra Dinkes Kabupaten Muara disusun.",
    ],
)
def test_what_is_mentioned_claims_nothing(text: str) -> None:
    """Its own name in any form, another level's plan, a partner, a law, its own past, a name that goes on in the next line."""
    assert claimed(text) == []


def test_a_part_of_an_agency_speaks_of_its_whole() -> None:
    """A hospital follows the plan of its health office, which is no copy; the plan of another office is."""
    hospital = ("Rumah Sakit Umum Daerah Bunga", "Rumah Sakit")
    assert claimed("Renstra Dinas Kesehatan Kabupaten Muara menjadi acuan penyusunan Renstra ini.", *hospital) == []
    assert claimed("Demikian Renstra Dinas Pertanian Kabupaten Muara disusun.", *hospital) == ["agency: Dinas Pertanian"]
    assert claimed("Visi Sekretariat Dewan Perwakilan Rakyat Daerah adalah pelayanan prima.", "Sekretariat DPRD", "Sekretariat") == []


@pytest.mark.parametrize(
    ("heading", "claims"),
    [
        ("3.3 Telaahan Renstra Kecamatan Tetangga", 0),
        ("3.3 Telaahan Renstra Perangkat Daerah Lain", 0),
        ("3.3 Telaahan Visi dan Misi", 2),
        ("BAB IV TUJUAN", 2),
    ],
)
def test_below_a_heading_that_others_are_studied_under_nothing_is_claimed(heading: str, claims: int) -> None:
    plan = Plan("a.txt", "0" * 64, agency="Kecamatan Awangga", agency_kind="Kecamatan", region="Kabupaten Muara", region_level="Kabupaten")
    texts = (
        heading,
        "Kecamatan Cimuncang menetapkan tujuan “Meningkatnya pelayanan warga”.",
        "BAB V",
        "Kecamatan Cimuncang berbatas di utara.",
    )
    paragraphs = [Paragraph(text, Place(line=number)) for number, text in enumerate(texts, 1)]
    found = other_agencies(plan, Pages("a.txt", "0" * 64, [*paragraphs]))
    assert len(found) == max(1, claims)  # what the next chapter names is kept
