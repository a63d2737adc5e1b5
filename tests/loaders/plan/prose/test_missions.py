"""The misi of running text: two lists kept apart, quotations told by their words, which the agency supports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.prose.quotations import listed, statement

LIST = """Misi Kabupaten Sukaramai adalah:
1. Menata desa yang rukun dan damai
2. Memajukan pasar rakyat secara adil
3. Membangun jalan desa
"""
GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | Baseline 2024 | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | Indeks | 80 | 81 | 82 |
"""
TWO_LISTS = """
Misi Bupati dan Wakil Bupati terpilih untuk mewujudkan visi tersebut adalah sebagai berikut :
1. Menata desa yang rukun dan damai
2. Memajukan pasar rakyat secara adil
3. Memperbaiki birokrasi dan layanan publik yang cepat
Misi tersebut ditransformasikan ke dalam 2 (dua) Misi Pembangunan Daerah RPJMD, sebagai berikut:
1. Mewujudkan ekonomi yang tangguh dan mandiri;
2. Memperbaiki birokrasi dan layanan publik yang cepat.
"""


def missions(plan: Plan) -> list[tuple[str | None, int | None, str]]:
    return [(item.listing, item.number, item.text) for item in plan.of_level("Mission")]


def supported(plan: Plan) -> list[str]:
    return [item.text for item in plan.supported]


def test_two_lists_are_kept_apart_and_what_both_print_is_the_regions(plan: Callable[[str], Plan]) -> None:
    assert missions(plan(TWO_LISTS + GOALS)) == [
        ("RPJMD", 1, "Mewujudkan ekonomi yang tangguh dan mandiri"),
        ("RPJMD", 2, "Memperbaiki birokrasi dan layanan publik yang cepat"),
        ("campaign", 1, "Menata desa yang rukun dan damai"),
        ("campaign", 2, "Memajukan pasar rakyat secara adil"),
    ]


def test_a_place_keeps_the_number_that_it_prints(plan: Callable[[str], Plan]) -> None:
    both = next(item for item in plan(TWO_LISTS + GOALS).of_level("Mission") if "birokrasi" in item.text)
    assert sorted(origin.number or 0 for origin in both.origins) == [2, 3]


def test_the_list_is_of_the_noun_nearest_the_colon(plan: Callable[[str], Plan]) -> None:
    found = plan(
        "Untuk mencapai Misi 1 ditetapkan tujuan Meningkatkan hasil ladang, dengan sasaran pembangunan sebagai berikut:\n"
        "1. Meningkatnya panen jagung dan padi\n2. Meningkatnya pendapatan para petani\n" + GOALS
    )
    assert missions(found) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecamatan Awangga mengemban misi ketiga yaitu: “Memajukan pasar rakyat secara adil”.",
        "Misi yang diampu Kecamatan Awangga adalah Misi Pembangunan ke-1, yakni memajukan pasar rakyat secara adil, dengan fokus.",
        "Kecamatan Awangga mengambil bagian dalam menjalankan Misi Kedua.",
        "Tugas Kecamatan Awangga terdapat pada misi ke-dua yang berbunyi “Memajukan pasar rakyat secara adil”.",
        "Misi yang menjadi tanggung jawab Kecamatan Awangga adalah misi nomor 2.",
        "Berdasarkan misi di atas Kecamatan Awangga memiliki keterkaitan dengan misi 2, yaitu memajukan pasar rakyat secara adil.",
        "Urusan Kecamatan Awangga termasuk dalam misi kedua.",
        "Kecamatan Awangga bertanggung jawab atas pelaksanaan Misi Kedua.",
        "Kecamatan Awangga merupakan perangkat daerah pengampu Misi 2.",
        "“Memajukan pasar rakyat secara adil” adalah misi yang paling erat dengan tugas Kecamatan Awangga.",
        "Misi daerah yang terkait dengan tugas Kecamatan Awangga adalah sebagai berikut:\n1) Memajukan pasar rakyat secara adil\n",
        "Kecamatan Awangga mendukung misi daerah yaitu:\nMisi 2 : Memajukan pasar rakyat secara adil, dengan tujuan sebagai berikut:\n",
    ],
)
def test_the_quoted_words_say_which_misi_is_supported(plan: Callable[[str], Plan], sentence: str) -> None:
    assert supported(plan(f"{LIST}\n{sentence}\n{GOALS}")) == ["Memajukan pasar rakyat secara adil"]


def test_other_words_than_those_of_the_list_support_nothing(plan: Callable[[str], Plan]) -> None:
    found = plan(LIST + "Kecamatan Awangga mendukung misi kedua yakni meningkatkan kesehatan ibu dan anak.\n" + GOALS)
    assert supported(found) == [] and len(missions(found)) == 3


def test_what_is_told_of_a_ministry_is_none_of_the_regions(plan: Callable[[str], Plan]) -> None:
    found = plan(
        "3.3 Telaah Renstra K/L dan Renstra Provinsi\n"
        "Misi yang ditetapkan adalah sebagai berikut :\n1. Membangun desa dari pinggiran negeri\n2. Mengembangkan ekonomi desa\n"
        "3.4 Isu Strategis\n" + GOALS
    )
    assert missions(found) == []


def test_one_visi_has_the_commonest_wording_and_keeps_the_others(plan: Callable[[str], Plan]) -> None:
    found = plan(
        "Visi kabupaten adalah “Mewujudkan Sukaramai yang Maju dan Rukun”.\n\n"
        "Visi daerah adalah sebagai berikut :\n“Terwujudnya Sukaramai yang Maju dan Rukun”\n\n"
        "Sesuai visi Bupati, yaitu “Terwujudnya Sukaramai yang Maju dan Rukun”, disusun rencana ini.\n"
        "Visi Presiden adalah “Bersama menuju negeri yang emas dan jaya”.\n" + GOALS
    )
    (visi,) = found.of_level("Vision")
    assert visi.text == "Terwujudnya Sukaramai yang Maju dan Rukun"
    assert {origin.wording for origin in visi.origins} == {visi.text, "Mewujudkan Sukaramai yang Maju dan Rukun"}


@pytest.mark.parametrize(
    ("lead", "noun"),
    [
        ("Misi Kepala Daerah untuk mewujudkan Visi tersebut adalah sebagai berikut :", "misi"),
        ("Adapun Misi dari Visi tersebut :", "misi"),
        ("Dalam mendukung visi daerah, yakni “Maju” yang terdiri dari 4 misi pembangunan antara lain:", "misi"),
        ("Tujuan untuk melaksanakan misi tersebut adalah:", "tujuan"),
        ("Indikator yang berkaitan dengan misi 1 yaitu :", "indikator"),
        ("Adapun penjelasan misi adalah sebagai berikut :", "penjelasan"),
    ],
)
def test_listed(lead: str, noun: str) -> None:
    assert listed(lead) == noun


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("“Memajukan pasar rakyat”, dengan tujuan menata kios", "Memajukan pasar rakyat"),
        ("Memajukan pasar rakyat, dimana kita akan menata kios", "Memajukan pasar rakyat"),
        ("Memajukan pasar rakyat. Misi ini penting", "Memajukan pasar rakyat"),
    ],
)
def test_where_a_statement_ends(printed: str, words: str) -> None:
    assert statement(printed) == words


@pytest.mark.parametrize("printed", ["Misi 2: {0}", "MISI II. {0}", "Misi ke-2 - {0}", "{0}"])
def test_a_misi_cell_that_begins_with_its_number_is_the_words_behind_it(plan: Callable[[str], Plan], printed: str) -> None:
    words = "Mewujudkan tata kelola terbuka"
    told = plan(
        "Tabel 3.1 Keterkaitan\n| Misi RPJMD | Tujuan RPJMD | Sasaran RPJMD | Tujuan | Sasaran | Indikator | Target 2026 |\n"
        f"| {printed.format(words)} | Terbukanya tata kelola | Layanan prima | Tujuan kami | Sasaran kami | Nilai SAKIP | 80 |\n"
    )
    assert missions(told) == [(None, None if printed == "{0}" else 2, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Visi tersebut dijabarkan dalam misi sebagai berikut:\n\nMisi 1: Menata desa yang rukun\n\nMisi 2: Memajukan pasar rakyat\n\n",
        "Visi kabupaten dijabarkan ke dalam misi sebagai berikut:\nMisi 1: Menata desa yang rukun\nMisi 2: Memajukan pasar rakyat\n\n",
    ],
)
def test_the_list_into_which_a_visi_is_worked_out_is_supported_by_nobody(plan: Callable[[str], Plan], text: str) -> None:
    said = "Kecamatan Awangga mendukung misi ke-2 yaitu “Memajukan pasar rakyat”.\n"
    assert supported(plan(text + said + GOALS)) == ["Memajukan pasar rakyat"]


@pytest.mark.parametrize("head", ["3.3 Telaah RPJMD Daerah Istimewa Jayamukti\n\n", ""])
def test_the_misi_of_a_governor_are_not_the_kabupatens(plan: Callable[[str], Plan], head: str) -> None:
    other = "Gubernur menetapkan misi: (1) Terwujudnya warga yang mulia; (2) Terwujudnya lembaga yang istimewa.\n\n"
    assert [item.text for item in plan(LIST + head + other + GOALS).of_level("Mission")] == [
        item.text for item in plan(LIST + GOALS).of_level("Mission")
    ]


@pytest.mark.parametrize("verb", ["menunjang misi", "ikut serta melaksanakan misi", "turut mewujudkan misi"])
def test_further_verbs_by_which_an_agency_takes_up_a_misi(plan: Callable[[str], Plan], verb: str) -> None:
    found = plan(f"{LIST}Tugas Kecamatan Awangga {verb} kedua.\n{GOALS}")
    assert [item.number for item in found.supported] == [2]


@pytest.mark.parametrize("title", ["Misi Kabupaten Sukaramai 2025-2029", "3.2.1 Misi", "MISI BUPATI DAN WAKIL BUPATI"])
def test_a_title_right_above_the_list(plan: Callable[[str], Plan], title: str) -> None:
    stated = "1. Menata desa yang rukun dan damai\n2. Memajukan pasar rakyat secara adil\n"
    assert [item.text for item in plan(f"{title}\n{stated}{GOALS}").of_level("Mission")] == [
        "Menata desa yang rukun dan damai",
        "Memajukan pasar rakyat secara adil",
    ]
    other = "Misi dan Program\n1. Menata desa yang rukun dan damai\n2. Memajukan pasar rakyat secara adil\n"
    assert not list(plan(other + GOALS).of_level("Mission"))


@pytest.mark.parametrize("apart", ["\n", " "])
def test_misi_that_ordinals_count_behind_a_comma(plan: Callable[[str], Plan], apart: str) -> None:
    lead = "Bupati terpilih menetapkan visi “Sukaramai makmur” melalui 2 misi, yaitu:"
    stated = ["Misi Pertama, menata desa yang rukun dan damai.", "Misi Kedua, memajukan pasar rakyat secara adil."]
    read = plan(apart.join([lead, *stated]) + "\n" + GOALS)
    assert [(item.number, item.text) for item in read.of_level("Mission")] == [
        (1, "menata desa yang rukun dan damai"),
        (2, "memajukan pasar rakyat secara adil"),
    ]
    alone = "Misi Kedua, memajukan pasar rakyat secara adil.\n"  # a sentence by itself may say anything of a misi
    assert not list(plan(alone + GOALS).of_level("Mission"))


def test_a_number_before_the_words_in_brackets(plan: Callable[[str], Plan]) -> None:
    said = "Misi yang berhubungan dengan Kecamatan Awangga adalah misi ke-2 (Memajukan pasar rakyat secara adil).\n"
    assert [item.number for item in plan(LIST + said + GOALS).supported] == [2]


def test_the_tujuan_of_a_misi_is_no_misi(plan: Callable[[str], Plan]) -> None:
    read = plan("Tujuan misi 2 adalah: Terkendalinya penyakit hewan menular desa.\n" + GOALS)
    assert not list(read.of_level("Mission"))
