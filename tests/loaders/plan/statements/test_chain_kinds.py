"""Kinds of chain from misi to sasaran as planners lay them out: what each states, and that nothing is hung where nothing says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Item, Plan

Read = Callable[[str], Plan]

TARGETS = """
Tabel 3.9 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 | 2027 |
| Meningkatnya mutu taman kecamatan | | Indeks taman | Indeks | 70 | 71 | 72 |
| | Meningkatnya taman yang terawat | Jumlah taman | Taman | 3 | 4 | 5 |
| | Menurunnya sampah di taman | Berat sampah | Ton | 9 | 8 | 7 |
"""


def one(plan: Plan, level: str) -> Item:
    (item,) = plan.of_level(level)
    return item


def below(plan: Plan, level: str) -> dict[str, list[str]]:
    return {item.text: [up.text for up in item.parents] for item in plan.of_level(level)}


def above(plan: Plan, level: str) -> dict[str, list[str]]:
    return {item.text: [up.text for up in item.supports] for item in plan.of_level(level)}


def test_a_misi_column_beside_strategies_says_what_each_tujuan_serves(plan: Read) -> None:
    found = plan("""
Tabel 4.1 Keterkaitan Visi, Misi, Tujuan, Sasaran, Strategi dan Arah Kebijakan
| Visi | Misi | Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Sukaramai Asri | Misi 2 : Menata ruang hijau | Meningkatnya mutu taman kecamatan | Meningkatnya taman yang terawat | Merawat | Regu |
| | | | Menurunnya sampah di taman | Menyapu taman | Menambah sapu |
| | Misi 4 : Membina aparatur yang jujur | Meningkatnya kinerja kecamatan | Meningkatnya nilai laporan kinerja | Melatih | Kursus |
""")
    assert {item.text: item.number for item in found.of_level("Mission")} == {
        "Menata ruang hijau": 2, "Membina aparatur yang jujur": 4,
    }  # fmt: skip
    assert above(found, "Goal") == {
        "Meningkatnya mutu taman kecamatan": ["Menata ruang hijau"],
        "Meningkatnya kinerja kecamatan": ["Membina aparatur yang jujur"],
    }
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Menurunnya sampah di taman": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya nilai laporan kinerja": ["Meningkatnya kinerja kecamatan"],
    }


def test_a_misi_above_each_of_two_tables_holds_for_its_own_tujuan_rpjmd(plan: Read) -> None:
    head = "| Tujuan RPJMD | Sasaran RPJMD | Tujuan PD | Sasaran PD | Indikator | 2025 | 2026 | 2027 |"
    found = plan(f"""
Misi 1 : Merawat alam yang lestari
{head}
| Terjaganya alam daerah | Menurunnya pencemaran daerah | Meningkatnya mutu taman | Menurunnya sampah di taman | Berat | 9 | 8 | 7 |
Misi 5 : Membina aparatur yang jujur
{head}
| Terwujudnya birokrasi jujur | Meningkatnya integritas | Meningkatnya kinerja camat | Meningkatnya nilai laporan | Skor | 7 | 8 | 9 |
""")
    assert below(found, "RegionalGoal") == {
        "Terjaganya alam daerah": ["Merawat alam yang lestari"],
        "Terwujudnya birokrasi jujur": ["Membina aparatur yang jujur"],
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecamatan Awangga mendukung “Merawat alam yang lestari dan asri” yang merupakan Misi ke-3 RPJMD Kabupaten Sukaramai.",
        "Taman yang terawat mendukung pernyataan “Merawat alam yang lestari dan asri” (Misi Ketiga RPJMD).",
    ],
)
def test_words_quoted_before_the_number_of_their_misi(plan: Read, sentence: str) -> None:
    found = plan(sentence + "\n" + TARGETS)
    assert [(item.number, item.text) for item in found.supported] == [(3, "Merawat alam yang lestari dan asri")]


def test_a_tujuan_quoted_before_a_misi_is_none(plan: Read) -> None:
    found = plan("Kecamatan Awangga mendukung tujuan “Terjaganya alam daerah yang asri” sebagai Misi ke-3 RPJMD.\n" + TARGETS)
    assert not list(found.of_level("Mission"))


def test_labelled_lines_below_the_regions_chain_are_the_plans_own_from_its_tujuan_on(plan: Read) -> None:
    found = plan("""
3.1 Pohon Kinerja
Misi 1 : Merawat alam yang lestari
Tujuan RPJMD : Terjaganya alam daerah
Sasaran RPJMD : Menurunnya pencemaran daerah
Tujuan Renstra : Meningkatnya mutu taman kecamatan
- Sasaran 1 : Meningkatnya taman yang terawat
- Sasaran 2 : Menurunnya sampah di taman
""")
    assert below(found, "RegionalSasaran") == {"Menurunnya pencemaran daerah": ["Terjaganya alam daerah"]}
    assert above(found, "Goal") == {"Meningkatnya mutu taman kecamatan": ["Menurunnya pencemaran daerah"]}
    goal = ["Meningkatnya mutu taman kecamatan"]
    assert below(found, "Sasaran") == {"Meningkatnya taman yang terawat": goal, "Menurunnya sampah di taman": goal}


def test_lettered_sasaran_below_numbered_tujuan(plan: Read) -> None:
    found = plan("""
4.1 Tujuan dan Sasaran
Tujuan dan sasaran Kecamatan Awangga adalah sebagai berikut:
1. Tujuan 1 : Meningkatnya mutu taman kecamatan
a. Meningkatnya taman yang terawat
b. Menurunnya sampah di taman
2. Tujuan 2 : Meningkatnya kinerja kecamatan
a. Meningkatnya nilai laporan kinerja
""")
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Menurunnya sampah di taman": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya nilai laporan kinerja": ["Meningkatnya kinerja kecamatan"],
    }


SASARAN_OF = """
3.1 Tujuan
Tujuan Kecamatan Awangga Tahun 2025-2029 adalah sebagai berikut:
1. Meningkatnya mutu taman kecamatan
2. Meningkatnya kinerja kecamatan
3.2 Sasaran
{first}
a. Meningkatnya taman yang terawat
b. Menurunnya sampah di taman
{second}
a. Meningkatnya nilai laporan kinerja
"""


def test_sasaran_stand_below_the_tujuan_that_their_lead_numbers(plan: Read) -> None:
    found = plan(SASARAN_OF.format(first="Sasaran dari tujuan pertama adalah:", second="Sasaran dari tujuan kedua adalah:"))
    assert [item.text for item in found.of_level("Goal")] == ["Meningkatnya mutu taman kecamatan", "Meningkatnya kinerja kecamatan"]
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Menurunnya sampah di taman": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya nilai laporan kinerja": ["Meningkatnya kinerja kecamatan"],
    }


def test_sasaran_below_several_tujuan_of_one_list_hang_on_none(plan: Read) -> None:
    found = plan(SASARAN_OF.format(first="Sasaran Kecamatan Awangga adalah:", second="Sasaran Kecamatan Awangga yaitu:"))
    assert not any(item.parents for item in found.of_level("Sasaran"))


def test_a_heading_behind_a_list_is_no_rest_of_its_last_item(plan: Read) -> None:
    found = plan(SASARAN_OF.format(first="Sasaran dari tujuan pertama adalah:", second="Sasaran dari tujuan kedua adalah:"))
    assert all("Sasaran" not in item.text for item in found.of_level("Goal"))


def test_a_column_of_uraian_whose_cells_label_themselves(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran Strategis
| Uraian | Indikator | Satuan | 2025 | 2026 | 2027 |
| Tujuan 1 : Meningkatnya mutu taman kecamatan | Indeks taman | Indeks | 70 | 71 | 72 |
| Sasaran Strategis 1.1 : Meningkatnya taman yang terawat | Jumlah taman | Taman | 3 | 4 | 5 |
| Sasaran Strategis 1.2 : Menurunnya sampah di taman | Berat sampah | Ton | 9 | 8 | 7 |
""")
    goal = one(found, "Goal")
    assert [measure.text for measure in goal.measures] == ["Indeks taman"]
    assert below(found, "Sasaran") == {"Meningkatnya taman yang terawat": [goal.text], "Menurunnya sampah di taman": [goal.text]}


LEVELS = """
Tabel 3.4 Penjenjangan
{head}| Misi RPJMD ke-2 | Merawat alam yang lestari |
| Tujuan RPJMD | Terjaganya alam daerah |
| Sasaran RPJMD | Menurunnya pencemaran daerah |
| Tujuan Kecamatan | Terjaganya alam kecamatan |
| Sasaran Kecamatan | Meningkatnya taman yang terawat |
"""


@pytest.mark.parametrize("head", ["", "| Jenjang | Uraian |\n"])
def test_rows_labelled_with_their_level(plan: Read, head: str) -> None:
    found = plan(LEVELS.format(head=head))
    mission, goal = one(found, "Mission"), one(found, "Goal")
    assert (mission.number, mission.text) == (2, "Merawat alam yang lestari")
    assert below(found, "RegionalGoal") == {"Terjaganya alam daerah": [mission.text]}
    assert below(found, "RegionalSasaran") == {"Menurunnya pencemaran daerah": ["Terjaganya alam daerah"]}
    assert goal.text == "Terjaganya alam kecamatan"  # its label says whose it is, however near the words
    assert "Menurunnya pencemaran daerah" in [up.text for up in goal.supports]
    assert below(found, "Sasaran") == {"Meningkatnya taman yang terawat": [goal.text]}


def test_misi_numbered_without_a_sign_beside_their_visi(plan: Read) -> None:
    found = plan(
        """
Tabel 2.5 Visi dan Misi Bupati
| Misi | Visi |
| Misi 1 Menguatkan warga yang rukun | Sukaramai Rukun dan Asri |
| Misi 2 Memeratakan taman di desa | |
"""
        + TARGETS
    )
    assert [(item.number, item.text) for item in found.of_level("Mission")] == [
        (1, "Menguatkan warga yang rukun"), (2, "Memeratakan taman di desa"),
    ]  # fmt: skip


OWN_BESIDE = """
Tabel 2.8 Faktor Pendorong Pencapaian Tujuan dan Sasaran RPJMD
| Misi III | {head} | Indikator Tujuan | Permasalahan | Faktor |
| Merawat alam yang lestari | Meningkatnya mutu taman kecamatan | Indeks taman | Taman kering | Menyiram |
| | Menurunnya sampah di taman | Berat sampah | Sampah banyak | Menyapu |
"""


def test_what_a_table_sets_beside_a_misi_is_the_plans_own_by_its_words(plan: Read) -> None:
    found = plan(OWN_BESIDE.format(head="Tujuan/Sasaran") + TARGETS)
    assert not list(found.of_level("RegionalGoal", "RegionalSasaran"))
    mission, goal = one(found, "Mission"), one(found, "Goal")
    assert (mission.number, mission.text) == (3, "Merawat alam yang lestari")
    assert mission in goal.supports
    assert [measure.text for measure in goal.measures] == ["Indeks taman"]  # that of a sasaran's row is the sasaran's


def test_what_its_head_calls_the_regions_stays_the_regions(plan: Read) -> None:
    found = plan(OWN_BESIDE.format(head="Tujuan/Sasaran RPJMD") + TARGETS)
    assert list(found.of_level("RegionalGoal", "RegionalSasaran"))


@pytest.mark.parametrize(
    "cell",
    [
        "a. Meningkatnya taman yang terawat b. Menurunnya sampah di taman",
        "a) Meningkatnya taman yang terawat; b) Menurunnya sampah di taman",
    ],
)
def test_lettered_sasaran_in_one_cell_beside_strategies_that_alone_state_them(plan: Read, cell: str) -> None:
    found = plan(f"""
Tabel 4.1 Tujuan dan Sasaran
| No | Tujuan | Sasaran | Strategi | Arah Kebijakan |
| 1 | Meningkatnya mutu taman kecamatan | {cell} | Merawat | Menambah regu |
| 2 | Lancarnya lalu lintas kecamatan | Meningkatnya jalan yang rata | Mengaspal | Menambah aspal |
""")
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Menurunnya sampah di taman": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya jalan yang rata": ["Lancarnya lalu lintas kecamatan"],
    }


def test_tujuan_across_the_rows_of_a_table_of_sasaran(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| No | Sasaran | Indikator | Satuan | 2025 | 2026 | 2027 |
| Tujuan 1 : Meningkatnya mutu taman kecamatan | | | | | | |
| 1 | Meningkatnya taman yang terawat | Jumlah taman | Taman | 3 | 4 | 5 |
| 2 | Menurunnya sampah di taman | Berat sampah | Ton | 9 | 8 | 7 |
| Tujuan 2 : Membaiknya kinerja kantor | | | | | | |
| 3 | Meningkatnya nilai laporan kinerja | Nilai | Nilai | 7 | 8 | 9 |
""")
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Menurunnya sampah di taman": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya nilai laporan kinerja": ["Membaiknya kinerja kantor"],
    }


BOTH = """
Tabel 3.1 Tujuan dan Sasaran
| {head} | {title} | Indikator | Satuan | 2025 | 2026 | 2027 |
| {one} | Meningkatnya mutu taman kecamatan | Indeks taman | Indeks | 70 | 71 | 72 |
| {two} | Meningkatnya taman yang terawat | Jumlah taman | Taman | 3 | 4 | 5 |
| {three} | Membaiknya kinerja kantor | Nilai | Nilai | 7 | 8 | 9 |
| {four} | Meningkatnya nilai laporan kinerja | Nilai laporan | Nilai | 7 | 8 | 9 |
"""


@pytest.mark.parametrize(
    ("head", "title", "marks"),
    [
        ("No", "Tujuan/Sasaran", ("1", "1.1", "2", "2.1")),
        ("No.", "Tujuan dan Sasaran", ("1.", "1.1.", "2.", "2.1.")),
        ("Kode", "Uraian Tujuan/Sasaran", ("T1", "S1.1", "T2", "S2.1")),
    ],
)
def test_numbers_say_which_row_is_a_tujuan_and_which_its_sasaran(plan: Read, head: str, title: str, marks: tuple[str, ...]) -> None:
    found = plan(BOTH.format(head=head, title=title, **dict(zip(("one", "two", "three", "four"), marks, strict=True))))
    assert below(found, "Sasaran") == {
        "Meningkatnya taman yang terawat": ["Meningkatnya mutu taman kecamatan"],
        "Meningkatnya nilai laporan kinerja": ["Membaiknya kinerja kantor"],
    }
    assert [[measure.text for measure in goal.measures] for goal in found.of_level("Goal")] == [["Indeks taman"], ["Nilai"]]


def test_the_plans_own_marks_in_brackets_are_no_words(plan: Read) -> None:
    found = plan(
        TARGETS.replace("Meningkatnya mutu", "(T1) Meningkatnya mutu").replace("Menurunnya", "(S2) Menurunnya")
        .replace("Meningkatnya taman", "(S1) Meningkatnya taman")
    )  # fmt: skip
    assert list(below(found, "Sasaran")) == ["Meningkatnya taman yang terawat", "Menurunnya sampah di taman"]
    assert one(found, "Goal").text == "Meningkatnya mutu taman kecamatan"


def test_two_misi_run_together_in_one_cell_are_two(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Keterkaitan RPJMD dan Renstra
| Misi RPJMD | Sasaran RPJMD | Tujuan PD | Sasaran PD | Indikator Sasaran PD |
| Misi 2: Menata ruang hijau Misi 4: Membina aparatur yang jujur | Udara bersih | Meningkatnya taman | Menurunnya sampah | Berat |
""")
    assert sorted((item.number, item.text) for item in found.of_level("Mission")) == [
        (2, "Menata ruang hijau"), (4, "Membina aparatur yang jujur"),
    ]  # fmt: skip


MISI_LIST = """
Misi Kabupaten Sukaramai Tahun 2025-2029 terdiri dari:
1. Merawat alam yang lestari;
2. Menguatkan warga yang rukun;
3. Membina aparatur yang jujur.
"""


def test_a_misi_that_a_cell_only_numbers_is_the_one_of_the_list(plan: Read) -> None:
    found = plan(
        MISI_LIST
        + TARGETS.replace("| Tujuan |", "| Misi | Tujuan |").replace("| Mening", "| Misi 3 | Mening", 1).replace("| | M", "| | | M")
    )
    assert above(found, "Goal") == {"Meningkatnya mutu taman kecamatan": ["Membina aparatur yang jujur"]}
    assert len(list(found.of_level("Mission"))) == 3


def test_a_number_that_no_misi_has_links_nothing(plan: Read) -> None:
    found = plan(
        MISI_LIST
        + TARGETS.replace("| Tujuan |", "| Misi | Tujuan |").replace("| Mening", "| Misi 7 | Mening", 1).replace("| | M", "| | | M")
    )
    assert above(found, "Goal") == {"Meningkatnya mutu taman kecamatan": []}


def test_sasaran_that_sentences_quote_one_by_one(plan: Read) -> None:
    found = plan("""
3.1 Tujuan dan Sasaran
Tujuan Renstra Kecamatan Awangga Tahun 2025-2029 adalah “Meningkatnya mutu taman kecamatan”.
Sasaran pertama yaitu “Meningkatnya taman yang terawat”, sedangkan sasaran kedua yaitu “Menurunnya sampah di taman”.
""")
    goal = ["Meningkatnya mutu taman kecamatan"]
    assert below(found, "Sasaran") == {"Meningkatnya taman yang terawat": goal, "Menurunnya sampah di taman": goal}


@pytest.mark.parametrize("unit", ["", " Satuan |"])
def test_what_stands_between_the_tujuans_indicator_and_its_sasaran_is_the_tujuans(plan: Read, unit: str) -> None:
    own = " Tahun |" if unit else ""
    below_it = " |" if unit else ""
    found = plan(f"""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Indikator Tujuan |{unit} Target Akhir (2029) | Sasaran | Indikator Sasaran | Satuan | 2025 | 2026 | 2027 |
| Membaiknya kesehatan warga | Usia harapan hidup |{own} 73 | Menurunnya kematian ibu | Kematian ibu | Kasus | 9 | 8 | 7 |
| | |{below_it} | Menurunnya gizi buruk | Gizi buruk | Anak | 5 | 4 | 3 |
""")
    goal = one(found, "Goal")
    assert [(m.text, m.unit or "", [(aim.year, aim.text) for aim in m.aims]) for m in goal.measures] == [
        ("Usia harapan hidup", own.strip(" |"), [(None, "73")]),
    ]
    for item, measured in zip(found.of_level("Sasaran"), ("Kasus", "Anak"), strict=True):
        assert [(m.unit, [aim.year for aim in m.aims]) for m in item.measures] == [(measured, [2025, 2026, 2027])]


def test_a_visi_in_a_column_beside_its_misi(plan: Read) -> None:
    read = plan(
        "Tabel 3.1 Cascading\n| Visi | Misi | Tujuan RPJMD | Sasaran RPJMD | Tujuan PD | Sasaran PD |\n"
        "| Terwujudnya Sukaramai yang maju dan rukun | Misi 2: Memajukan pasar rakyat secara adil | Meningkatnya daya saing daerah "
        "| Meningkatnya omzet pasar | Meningkatnya mutu layanan pasar | Meningkatnya kios tertata |\n"
    )
    assert one(read, "Vision").text == "Terwujudnya Sukaramai yang maju dan rukun"
    assert one(read, "Mission").text == "Memajukan pasar rakyat secara adil"


@pytest.mark.parametrize("lead", ["Mendukung Misi ke-2 : ", "Melaksanakan Misi II: ", "Misi Kedua: "])
def test_a_row_that_says_which_misi_those_below_it_support(plan: Read, lead: str) -> None:
    read = plan(
        "Tabel 3.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |\n"
        f"| {lead}Memajukan pasar rakyat secara adil | | | | | |\n"
        "| Meningkatnya mutu layanan pasar | | Indeks layanan pasar | Indeks | 70 | 71 |\n"
        "| | Meningkatnya kios tertata | Persentase kios tertata | % | 40 | 50 |\n"
    )
    (goal,) = read.of_level("Goal")
    assert [(item.number, item.text) for item in goal.supports] == [(2, "Memajukan pasar rakyat secara adil")]


@pytest.mark.parametrize(
    "text",
    [
        "3.1 Tujuan dan Sasaran Perangkat Daerah\nTujuan yang hendak dicapai adalah “Meningkatnya mutu layanan pasar”.\n"
        "Sasaran yang ingin dicapai:\n1. Meningkatnya kios yang tertata\n2. Menurunnya aduan para pedagang\n",
        "Tujuan Kecamatan Awangga yaitu meningkatnya mutu layanan pasar.\n"
        "Untuk mencapai tujuan tersebut ditetapkan sasaran sebagai berikut:\n"
        "1) Meningkatnya kios yang tertata;\n2) Menurunnya aduan para pedagang.\n",
    ],
)
def test_tujuan_and_sasaran_that_only_sentences_state(plan: Read, text: str) -> None:
    read = plan(text)
    assert [(item.text, item.parents[0].text.lower()) for item in read.of_level("Sasaran")] == [
        ("Meningkatnya kios yang tertata", "meningkatnya mutu layanan pasar"),
        ("Menurunnya aduan para pedagang", "meningkatnya mutu layanan pasar"),
    ]


def test_sasaran_below_the_tujuan_of_another_sentence_are_not_its(plan: Read) -> None:
    read = plan(
        "Tujuan Kecamatan Awangga yaitu meningkatnya mutu layanan pasar.\nRapat menetapkan hal lain.\nRapat lain membahasnya.\n"
        "Untuk mencapai tujuan tersebut ditetapkan sasaran sebagai berikut:\n"
        "1) Meningkatnya kios yang tertata;\n2) Menurunnya aduan para pedagang.\n"
    )
    assert list(read.of_level("Sasaran")) == []


LISTED = """Misi Kabupaten Sukaramai adalah sebagai berikut:
Misi Pertama, Menata desa yang rukun dan damai
Misi Kedua, Memajukan pasar rakyat secara adil
Misi Ketiga, Mempercepat layanan publik yang jujur
"""
REGIONAL = """Tabel 3.1 Misi, Tujuan dan Sasaran RPJMD Kabupaten Sukaramai
{rows}
"""


def test_ordinals_and_a_comma_count_a_list_of_misi(plan: Read) -> None:
    read = plan(LISTED + TARGETS + "Misi Kedua, Kecamatan Awangga tidak menanganinya secara langsung.\n")
    assert [(item.number, item.text) for item in read.of_level("Mission")] == [
        (1, "Menata desa yang rukun dan damai"),
        (2, "Memajukan pasar rakyat secara adil"),
        (3, "Mempercepat layanan publik yang jujur"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "| Misi | Tujuan RPJMD | Sasaran RPJMD |\n| 2 | Meningkatnya daya saing daerah | Meningkatnya omzet pasar |\n"
        "| 3 | Terwujudnya birokrasi jujur | Meningkatnya integritas aparat |\n",
        "| No | Uraian | Indikator |\n| 1 | Misi 2: Memajukan pasar rakyat secara adil | |\n"
        "| | Tujuan: Meningkatnya daya saing daerah | Indeks |\n"
        "| | Sasaran: Meningkatnya omzet pasar | Omzet |\n| 2 | Misi 3: Mempercepat layanan publik yang jujur | |\n"
        "| | Tujuan: Terwujudnya birokrasi jujur | Indeks |\n| | Sasaran: Meningkatnya integritas aparat | Skor |\n",
        "| Misi / Tujuan | Sasaran | Indikator |\n| Misi 2 : Memajukan pasar rakyat secara adil | | |\n"
        "| Tujuan 2.1 Meningkatnya daya saing daerah | Meningkatnya omzet pasar | Omzet |\n"
        "| Misi 3 : Mempercepat layanan publik yang jujur | | |\n"
        "| Tujuan 3.1 Terwujudnya birokrasi jujur | Meningkatnya integritas aparat | Skor |\n",
    ],
    ids=["numbered", "labelled", "one-column"],
)
def test_misi_in_a_table_of_the_region(plan: Read, rows: str) -> None:
    read = plan(LISTED + REGIONAL.format(rows=rows) + TARGETS)
    assert below(read, "RegionalGoal") == {
        "Meningkatnya daya saing daerah": ["Memajukan pasar rakyat secara adil"],
        "Terwujudnya birokrasi jujur": ["Mempercepat layanan publik yang jujur"],
    }
    assert below(read, "RegionalSasaran") == {
        "Meningkatnya omzet pasar": ["Meningkatnya daya saing daerah"],
        "Meningkatnya integritas aparat": ["Terwujudnya birokrasi jujur"],
    }


@pytest.mark.parametrize(
    "line",
    [
        "Tujuan dan Sasaran RPJMD :", "Sasaran RPJMD yang menjadi tanggung jawab Kecamatan Awangga :",
        "Sasaran RPJMD : lihat tabel di bawah ini", "Sasaran RPJMD : sebagaimana Tabel 3.1",
    ],
)  # fmt: skip
def test_a_line_that_leads_to_a_table_states_nothing_and_is_no_caption(plan: Read, line: str) -> None:
    rows = "| Tujuan | Sasaran | Indikator |\n| Meningkatnya daya saing daerah | Meningkatnya omzet pasar | Omzet |\n"
    read = plan("Tabel 3.1 Tujuan dan Sasaran RPJMD Kabupaten Sukaramai\n" + line + "\n" + rows + TARGETS)
    assert below(read, "RegionalSasaran") == {"Meningkatnya omzet pasar": ["Meningkatnya daya saing daerah"]}
    assert [item.text for item in read.of_level("Goal")] == ["Meningkatnya mutu taman kecamatan"]


@pytest.mark.parametrize(
    "text",
    [
        "3.1 Tujuan dan Sasaran Perangkat Daerah\nTujuan yang ditetapkan yaitu “Meningkatnya mutu layanan pasar”, dengan sasaran "
        "“Meningkatnya kios yang tertata” dan “Menurunnya aduan para pedagang”.\n",
        "Dalam rangka mendukung RPJMD, RSUD dr. Awangga menetapkan tujuan sebagai berikut:\n1. Meningkatnya mutu layanan pasar\n"
        "Sasaran RSUD dr. Awangga sebagai berikut:\n1. Meningkatnya kios yang tertata\n2. Menurunnya aduan para pedagang\n",
    ],
)
def test_a_tujuan_and_its_sasaran_in_one_sentence_or_in_two_lists(plan: Read, text: str) -> None:
    assert below(plan(text), "Sasaran") == {
        "Meningkatnya kios yang tertata": ["Meningkatnya mutu layanan pasar"],
        "Menurunnya aduan para pedagang": ["Meningkatnya mutu layanan pasar"],
    }
