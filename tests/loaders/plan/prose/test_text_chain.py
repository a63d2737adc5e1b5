"""Tujuan and sasaran that stand in running text: the region's as the plan quotes them, its own where no table has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]
MISSIONS = """Misi Kabupaten Sukaramai adalah:
1. Menata desa yang rukun dan damai
2. Memajukan pasar rakyat secara adil
3. Membangun jalan desa

"""
GOALS = """
Tabel 3.1 Tujuan dan Sasaran Renstra
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
| | Meningkatnya mutu perizinan kecamatan | Nilai survei | 86 | 87 |
"""
STRATEGIES = """
Tabel 3.2 Strategi
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Meningkatnya layanan kecamatan | Meningkatnya mutu perizinan | Menata loket | Menambah loket |
"""


def chain(plan: Plan) -> list[str]:
    return [
        f"{item.level[8:]} {item.text} < {', '.join(str(up.number or up.text) for up in item.parents)}"
        for item in plan.of_level("RegionalGoal", "RegionalSasaran")
    ]


EXPECTED = [
    "Goal Meningkatnya hasil pasar rakyat < 2",
    "Sasaran Meningkatnya jumlah pedagang tetap < Meningkatnya hasil pasar rakyat",
    "Sasaran Terjaganya harga bahan pokok < Meningkatnya hasil pasar rakyat",
]


@pytest.mark.parametrize(
    "text",
    [
        "Untuk mencapai Misi Pembangunan 2, maka tujuan pembangunan yang ditetapkan adalah Meningkatnya hasil pasar rakyat, dengan sasaran "
        "pembangunan sebagai berikut:\n1. Meningkatnya jumlah pedagang tetap\n2. Terjaganya harga bahan pokok\n",
        "Misi 2: Memajukan pasar rakyat secara adil, dengan tujuan pembangunan daerah berupa:\n"
        "Meningkatnya hasil pasar rakyat, dengan sasaran pembangunan daerah sebagai berikut:\n"
        "a. Meningkatnya jumlah pedagang tetap\nb. Terjaganya harga bahan pokok\n",
        "a) Misi 2 : Memajukan pasar rakyat secara adil\nTujuan : Meningkatnya hasil pasar rakyat.\nIndikator Tujuan : Omzet.\n"
        "Sasaran 1 : Meningkatnya jumlah pedagang tetap.\nSasaran 2 : Terjaganya harga bahan pokok.\n",
        "MISI 2\n“Memajukan pasar rakyat secara adil”\nTUJUAN\n“Meningkatnya hasil pasar rakyat”\nSASARAN\n"
        "“Meningkatnya jumlah pedagang tetap”\nSASARAN\n“Terjaganya harga bahan pokok”\n",
    ],
)
def test_the_regions_chain_in_sentences_lists_and_labels(plan: Read, text: str) -> None:
    assert chain(plan(MISSIONS + text + GOALS)) == EXPECTED


def test_whose_sasaran_a_lead_lists_it_says_itself(plan: Read) -> None:
    found = plan(
        "Mengacu pada tujuan dan sasaran pembangunan daerah dalam RPJMD, maka sasaran strategis Kecamatan Awangga adalah :\n"
        "1. Meningkatnya mutu perizinan kecamatan\n2. Meningkatnya kerukunan antarwarga\n" + GOALS
    )
    assert chain(found) == []
    assert [item.text for item in found.of_level("Sasaran")] == [
        "Meningkatnya mutu perizinan kecamatan",
        "Meningkatnya kerukunan antarwarga",
    ]


def test_a_misi_in_a_list_of_sasaran_is_none_of_them(plan: Read) -> None:
    found = plan(
        "Sasaran pembangunan daerah dalam RPJMD adalah sebagai berikut :\n"
        "1. Misi 1 : Membangun masyarakat yang berdaya saing tinggi\n2. Meningkatnya kerukunan antarwarga desa\n" + GOALS
    )
    assert [item.text for item in found.of_level("RegionalSasaran")] == ["Meningkatnya kerukunan antarwarga desa"]


def test_the_plans_own_stand_in_text_where_no_table_has_them(plan: Read) -> None:
    found = plan(
        "Tujuan Kecamatan Awangga adalah “Meningkatnya layanan kecamatan” dengan indikator Indeks Layanan Warga.\n"
        "Sasaran Renstra Kecamatan Awangga adalah sebagai berikut :\n"
        "1. Meningkatnya mutu perizinan dengan indikator Nilai Survei;\n2. Meningkatnya kerukunan antarwarga.\n" + STRATEGIES
    )
    (goal,) = found.of_level("Goal")
    sasaran = list(found.of_level("Sasaran"))
    assert (goal.text, [measure.text for measure in goal.measures]) == ("Meningkatnya layanan kecamatan", ["Indeks Layanan Warga"])
    assert [(item.text, item.parents == [goal]) for item in sasaran] == [
        ("Meningkatnya mutu perizinan", True),
        ("Meningkatnya kerukunan antarwarga", True),
    ]
    assert [[measure.text for measure in item.measures] for item in sasaran] == [["Nilai Survei"], []]


def test_what_tables_state_is_not_doubled_by_other_words(plan: Read) -> None:
    found = plan(
        "Tujuan Kecamatan Awangga adalah menata seluruh pasar rakyat.\n"
        "Sasaran Renstra Kecamatan Awangga adalah :\n1. Menurunnya sengketa tanah\n2. Bertambahnya taman kecamatan\n" + GOALS
    )
    assert len(list(found.of_level("Goal"))) == len(list(found.of_level("Sasaran"))) == 1


def test_strategies_below_a_misi_without_known_tujuan_are_the_agencys_support(plan: Read) -> None:
    found = plan("""
Tabel 3.2 Strategi
| Misi II : Memajukan pasar rakyat secara adil | | | |
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Meningkatnya pendapatan pedagang | | Menata kios | Menambah kios |
""")
    assert [item.number for item in found.supported] == [2]


SHARED = """
Tabel 3.1 Tujuan dan Sasaran Renstra
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
| | Meningkatnya mutu perizinan kecamatan | Nilai survei | 86 | 87 |
| | Meningkatnya kerukunan antarwarga | Indeks rukun | 76 | 77 |
{drawing}
Tabel 4.1 Program
| Sasaran | Program/Kegiatan | Indikator | Target 2025 | Pagu 2025 |
| 1. Meningkatnya mutu perizinan kecamatan; 2. Meningkatnya kerukunan antarwarga | 7.01.01 PROGRAM PENATAAN LOKET | Loket | 2 | 20.000.000 |
| | 7.01.02 PROGRAM PEMBINAAN WARGA DESA | Warga | 3 | 30.000.000 |
| | 7.01.03 PROGRAM KETERTIBAN UMUM | Ronda | 4 | 40.000.000 |
"""


@pytest.mark.parametrize(
    ("drawing", "served"),
    [
        (
            "Gambar 3.1 Cascading\nSasaran PD\n1. Meningkatnya mutu perizinan kecamatan\n2. Meningkatnya kerukunan antarwarga\nUrusan\n"
            "Program Penataan Loket\n1. Program Pembinaan\nWarga Desa;\n2. Program Ketertiban Umum.\n",
            [1, 2, 2],
        ),
        ("Gambar 3.1 Cascading\nProgram Penataan Loket\nProgram Pembinaan Warga Desa\nProgram Ketertiban Umum\n", [12, 12, 12]),
    ],
)
def test_a_drawn_cascade_parts_the_programs_that_share_a_cell(plan: Read, drawing: str, served: list[int]) -> None:
    found = plan(SHARED.format(drawing=drawing))
    numbers = {item.text: number for number, item in enumerate(found.of_level("Sasaran"), 1)}
    assert [int("".join(str(numbers[up.text]) for up in item.parents)) for item in found.of_level("Program")] == served
