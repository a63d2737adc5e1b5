"""Lists and tables that state the plan's own tujuan and sasaran: below its own misi, in labelled rows, in a table of strategi."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from selaras.loaders.documents.blocks import Fragment, Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand

Read = Callable[[str], Plan]


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Read:
    """A snippet with a title of its own as the facts of a plan."""
    return lambda snippet: understand(pages(snippet))


OWN = """RENCANA STRATEGIS DINAS KEBERSIHAN KOTA SUKARAMAI TAHUN 2011-2015

Visi Dinas Kebersihan adalah “Kota yang bersih dan asri”. Adapun misi Dinas Kebersihan yaitu:
1) Meningkatkan layanan kebersihan kota;
2) Menambah ruang terbuka hijau kota.

"""


def below(plan: Plan) -> list[tuple[str, list[str]]]:
    return [(item.text, [up.text for up in (*item.parents, *item.supports)]) for item in plan.of_level("Goal", "Sasaran")]


MERGED = """
| MISI | TUJUAN | SASARAN |
| Meningkatkan layanan kebersihan kota | Terwujudnya kota yang bersih | 1. Meningkatnya sampah terangkut 2. Meningkatnya sarana sampah |
| Menambah ruang terbuka hijau kota | Terwujudnya kota yang asri | Meningkatnya luas taman kota |
"""


@pytest.mark.parametrize(
    "text",
    [
        OWN + "Tabel 4.1 Misi, Tujuan, dan Sasaran" + MERGED,
        "RENCANA STRATEGIS DINAS KEBERSIHAN KOTA SUKARAMAI TAHUN 2025-2029\n\nTabel 4.1 Misi, Tujuan, dan Sasaran Dinas Kebersihan"
        + MERGED,
    ],
)
def test_a_table_of_misi_tujuan_and_sasaran_is_the_plans_own_by_its_misi_or_its_caption(plan: Read, text: str) -> None:
    read = plan(text)
    assert list(read.of_level("RegionalGoal", "RegionalSasaran")) == []
    first, second = "Meningkatkan layanan kebersihan kota", "Menambah ruang terbuka hijau kota"
    assert below(read) == [
        ("Terwujudnya kota yang bersih", [first]),
        ("Meningkatnya sampah terangkut", ["Terwujudnya kota yang bersih", first]),
        ("Meningkatnya sarana sampah", ["Terwujudnya kota yang bersih", first]),
        ("Terwujudnya kota yang asri", [second]),
        ("Meningkatnya luas taman kota", ["Terwujudnya kota yang asri", second]),
    ]


def test_the_same_table_is_the_regions_where_its_caption_says_so(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS DINAS KEBERSIHAN KOTA SUKARAMAI TAHUN 2025-2029\n\n"
        "Tabel 2.1 Misi, Tujuan dan Sasaran RPJMD yang terkait dengan Dinas Kebersihan" + MERGED + "Tabel 3.1 Tujuan dan Sasaran\n"
        "| Tujuan | Sasaran | Indikator | 2025 | 2026 |\n| Terkelolanya kebersihan kota | Berkurangnya timbulan sampah | Jumlah | 2 | 1 |\n"
    )
    assert [text for text, _ in below(read)] == ["Terkelolanya kebersihan kota", "Berkurangnya timbulan sampah"]
    assert [item.text for item in read.of_level("RegionalGoal")] == ["Terwujudnya kota yang bersih", "Terwujudnya kota yang asri"]


def test_a_labelled_list_states_each_of_its_own_and_what_others_say_in_more_words_is_one(plan: Read) -> None:
    read = plan(
        OWN
        + """Tabel 4.1 Tujuan dan Sasaran Dinas Kebersihan
| Misi 1 | : | Meningkatkan layanan kebersihan kota |
| Tujuan | : | Terwujudnya kota yang bersih |
| Sasaran | : | 1. Meningkatnya layanan sampah dan drainase |
|  |  | 2. Meningkatnya layanan sampah dan drainase sesuai standar mutu |
|  |  | 3. Meningkatnya kapasitas penampungan lumpur tinja sesuai standar baku mutu air |

Tabel 4.2 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2012 | 2013 |
| Terwujudnya kota yang bersih | Meningkatnya layanan sampah permukiman | Persentase | 1 | 2 |
| | Memenuhi penampungan lumpur tinja sesuai standar baku mutu air | Jumlah | 1 | 2 |
"""
    )
    assert [item.text for item in read.of_level("Sasaran")] == [
        "Meningkatnya layanan sampah permukiman",
        "Memenuhi penampungan lumpur tinja sesuai standar baku mutu air",
        "Meningkatnya layanan sampah dan drainase",
        "Meningkatnya layanan sampah dan drainase sesuai standar mutu",
    ]
    assert len(next(item for item in read.of_level("Sasaran") if "lumpur" in item.text).origins) == 2


STRATEGIES = """RENCANA STRATEGIS DINAS KEBERSIHAN KOTA SUKARAMAI TAHUN 2025-2029

Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Berkurangnya pencemaran kota | Meningkatnya ketahanan kota menghadapi banjir | Jumlah | 2 | 1 |

Tabel 3.2 Strategi dan Arah Kebijakan
| Misi 2 : Mewujudkan kota yang nyaman bagi semua warga |
| Sasaran : Meningkatnya mutu lingkungan kota |
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Meningkatkan ketahanan kota menghadapi banjir | Menurunnya luas genangan | Menata saluran | Mengeruk sungai |
"""


def test_a_drawn_table_of_strategi_states_a_tujuan_that_is_worded_like_a_sasaran(pages: Callable[[str], Pages]) -> None:
    document = pages(STRATEGIES)
    document.blocks[:] = [replace(block, ruled=True) if isinstance(block, Fragment) else block for block in document.blocks]
    read = understand(document)
    assert below(read)[2:] == [
        (
            "Meningkatkan ketahanan kota menghadapi banjir",
            ["Mewujudkan kota yang nyaman bagi semua warga", "Meningkatnya mutu lingkungan kota"],
        ),
        ("Menurunnya luas genangan", ["Meningkatkan ketahanan kota menghadapi banjir"]),
    ]
    assert [item.text for item in read.supported] == ["Mewujudkan kota yang nyaman bagi semua warga"]


def test_where_no_line_is_drawn_it_may_be_a_sasaran_in_a_wrong_column(plan: Read) -> None:
    assert "Meningkatkan ketahanan kota menghadapi banjir" not in [item.text for item in plan(STRATEGIES).of_level("Goal")]


WHOSE = """RENCANA STRATEGIS DINAS ARSIP KABUPATEN SUKARAMAI TAHUN 2025-2029

Tabel 3.1 Keselarasan
| No | RPJMD Kabupaten Sukaramai | | {own} | | |
| | Tujuan | Sasaran | Tujuan | Indikator Tujuan | Sasaran |
| 1 | Meningkatnya mutu warga | SS.2 Meningkatnya minat baca warga | Meningkatnya tertib arsip | Indeks arsip | Meningkatnya layanan arsip |
| | | | | | Meningkatnya simpanan arsip dinas |
"""


@pytest.mark.parametrize("own", ["Renstra Dinas Arsip", "Perangkat Daerah", "Dinas Arsip Kabupaten Sukaramai"])
def test_a_row_above_the_heads_says_whose_the_columns_are(plan: Read, own: str) -> None:
    read = plan(WHOSE.format(own=own))
    assert [(item.text, item.printed_code) for item in read.of_level("RegionalGoal", "RegionalSasaran")] == [
        ("Meningkatnya mutu warga", None), ("Meningkatnya minat baca warga", "SS.2"),
    ]  # fmt: skip
    assert below(read) == [
        ("Meningkatnya tertib arsip", ["Meningkatnya minat baca warga"]),
        ("Meningkatnya layanan arsip", ["Meningkatnya tertib arsip", "Meningkatnya minat baca warga"]),
        ("Meningkatnya simpanan arsip dinas", ["Meningkatnya tertib arsip", "Meningkatnya minat baca warga"]),
    ]


def test_labels_of_another_section_are_none_of_the_table_below_its_heading(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS DINAS ARSIP KABUPATEN SUKARAMAI TAHUN 2025-2029\n\n2.4 Telaahan Renstra Kementerian Arsip\n\n"
        "Tujuan : Meningkatnya arsip nasional yang utuh\nSasaran : Meningkatnya nilai arsip nasional\n\nBAB III\n\n"
        "Tabel 3.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | 2025 | 2026 |\n"
        "| Meningkatnya tertib arsip | Meningkatnya layanan arsip | Jumlah | 1 | 2 |\n"
    )
    assert list(read.of_level("RegionalGoal", "RegionalSasaran")) == []
    assert below(read) == [("Meningkatnya tertib arsip", []), ("Meningkatnya layanan arsip", ["Meningkatnya tertib arsip"])]
