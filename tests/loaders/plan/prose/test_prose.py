"""The chain as sentences tell it: misi counted in words or within a sentence, whose a tujuan is, what the agency takes upon itself."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.prose.sentences import said_in, tells_of_other_period
from selaras.loaders.plan.to_graph import to_graph
from selaras.loaders.plan.understand import understand

Read = Callable[[str], Plan]


def texts(plan: Plan, level: str) -> list[str]:
    return [item.text for item in plan.of_level(level)]


def links(plan: Plan) -> set[tuple[str, str]]:
    return {(item.text, upper.text) for item in plan.of_level("Goal", "Sasaran") for upper in item.supports}


def test_misi_counted_in_words_are_a_list(plan: Read) -> None:
    found = plan("""
Untuk mewujudkan visi kabupaten tersebut ditetapkan tiga misi, yaitu:

Kesatu, memajukan pasar rakyat yang bersih;

Kedua, menguatkan sekolah desa yang ramah anak;

Ketiga, membenahi layanan kantor pemerintah.

Kecamatan mendukung pencapaian misi ketiga.
""")
    assert [item.number for item in found.of_level("Mission")] == [1, 2, 3]
    assert [item.text for item in found.supported] == ["membenahi layanan kantor pemerintah"]


def test_misi_within_one_sentence_are_a_list(plan: Read) -> None:
    found = plan("""
RPJMD memuat tiga misi yaitu: 1) Memajukan pasar rakyat yang bersih; 2) Menguatkan sekolah yang ramah anak; 3) Membenahi kantor desa.
""")
    assert texts(found, "Mission") == [
        "Memajukan pasar rakyat yang bersih",
        "Menguatkan sekolah yang ramah anak",
        "Membenahi kantor desa",
    ]


def test_a_list_ends_where_the_next_sentence_leads_to_another(plan: Read) -> None:
    found = plan("""
RPJMD memuat misi sebagai berikut:

- Memajukan pasar rakyat yang bersih

- Menguatkan sekolah desa yang ramah anak

- Membenahi layanan kantor pemerintah

Dinas mendukung misi ke-2. Adapun sasaran RPJMD yang didukung adalah sebagai berikut:

- Meningkatnya mutu guru sekolah desa

- Meningkatnya gedung sekolah yang layak
""")
    assert len(texts(found, "Mission")) == 3
    assert texts(found, "RegionalSasaran") == ["Meningkatnya mutu guru sekolah desa", "Meningkatnya gedung sekolah yang layak"]


def test_one_sentence_tells_the_whole_chain(plan: Read) -> None:
    found = plan("""
Mengacu pada Misi ke-3 RPJMD yaitu “Membenahi layanan kantor pemerintah”, dengan tujuan RPJMD “Terwujudnya kantor yang melayani”
dan sasaran RPJMD “Meningkatnya kepuasan warga kabupaten”, maka tujuan Kecamatan Sukaramai adalah “Meningkatnya mutu loket kecamatan”.
""")
    (mission,) = found.of_level("Mission")
    (goal,) = found.of_level("RegionalGoal")
    (sasaran,) = found.of_level("RegionalSasaran")
    assert mission.number == 3 and goal.parents == [mission] and sasaran.parents == [goal]
    assert links(found) == {("Meningkatnya mutu loket kecamatan", "Meningkatnya kepuasan warga kabupaten")}


def test_what_an_agency_of_one_tujuan_takes_upon_itself_its_tujuan_supports(plan: Read) -> None:
    found = plan("""
Dinas Pasar mendukung salah satu tujuan pembangunan daerah tahun 2025-2029 yaitu Terwujudnya niaga rakyat yang adil.

Tujuan Dinas Pasar Tahun 2025-2029 adalah Meningkatnya omzet pasar rakyat.
""")
    assert links(found) == {("Meningkatnya omzet pasar rakyat", "Terwujudnya niaga rakyat yang adil")}


def test_a_sentence_of_another_period_states_nothing(plan: Read) -> None:
    found = plan("""
Pada RPJMD Tahun 2016-2021 tujuan pembangunan daerah yaitu Terwujudnya niaga rakyat yang adil.
""")
    assert not texts(found, "RegionalGoal")
    assert tells_of_other_period("RPJMD 2016 – 2021", (2025, 2029)) and not tells_of_other_period("RPJMD 2021-2026", (2025, 2029))


def test_labelled_lines_link_the_plans_own_tujuan(plan: Read) -> None:
    found = plan("""
Misi 1 : Membenahi layanan kantor pemerintah

Tujuan RPJMD : Terwujudnya kantor yang melayani

Sasaran RPJMD : Meningkatnya kepuasan warga kabupaten

Tujuan Inspektorat : Meningkatnya mutu pengawasan kantor
""")
    assert links(found) == {("Meningkatnya mutu pengawasan kantor", "Meningkatnya kepuasan warga kabupaten")}


def test_sasaran_of_a_quoted_misi_without_marks_are_the_regions(plan: Read) -> None:
    found = plan("""
RPJMD memuat misi sebagai berikut:

1. Memajukan pasar rakyat yang bersih

2. Membenahi layanan kantor pemerintah

3. Menguatkan sekolah desa yang ramah anak

Kecamatan berperan mensukseskan tujuan ke 2 “Membenahi layanan kantor pemerintah“ dengan sasaran

Meningkatnya kinerja loket kecamatan

Meningkatnya kejujuran aparat kecamatan

Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya mutu layanan warga | Meningkatnya kecepatan izin usaha | Nilai survei | 81 | 82 |
""")
    found_sasaran = list(found.of_level("RegionalSasaran"))
    assert [item.parents[0].number for item in found_sasaran] == [2, 2]
    assert texts(found, "Sasaran") == ["Meningkatnya kecepatan izin usaha"]


def test_a_misi_alone_in_the_paragraph_below_its_lead(plan: Read) -> None:
    found = plan("""
Renstra sejalan dengan visi bupati dan misi Pemerintah Kabupaten dengan tujuan :

Membenahi layanan kantor pemerintah, dimana kita akan bekerja lebih cepat.
""")
    assert texts(found, "Mission") == ["Membenahi layanan kantor pemerintah"] and len(found.supported) == 1


def test_whose_a_statement_is_says_what_stands_nearest() -> None:
    whose = {
        "tujuan pembangunan Kecamatan Sukaramai Kabupaten Anggrek adalah Meningkatnya mutu loket": "own",
        "tujuan pembangunan daerah yang didukung Dinas Pasar yaitu Meningkatnya mutu loket": "region",
        "tujuan RPJMD Kabupaten Anggrek yaitu Meningkatnya mutu loket": "region",
        "tujuan yang hendak dicapai yaitu Meningkatnya mutu loket": "",
    }
    assert {sentence: said_in(sentence)[0].scope for sentence in whose} == whose
    assert not said_in("Salah satu tujuan di dalam RPJMD adalah mewujudkan pemerintah yang bersih")
    assert not said_in("Tujuan daerah adalah pernyataan tentang hal yang perlu dilakukan")


_OWN = """RENCANA STRATEGIS DINAS PASAR KABUPATEN ANGGREK TAHUN 2013-2018

Visi Kabupaten Anggrek adalah “Anggrek Makmur dan Rukun”. Untuk mewujudkan visi tersebut ditetapkan misi sebagai berikut:

1. Memajukan pasar rakyat yang bersih

2. Membenahi layanan kantor pemerintah

4.1 Visi dan Misi Dinas Pasar

Visi Dinas Pasar adalah “Pasar bersih rezeki berlimpah”. Untuk mewujudkan visi tersebut ditetapkan misi sebagai berikut:

1. Menata kios pedagang kecil

2. Menjaga timbangan yang jujur

Tabel 4.1 Tujuan dan Sasaran
| Misi | Tujuan | Sasaran | Indikator | 2014 | 2015 |
| Menata kios pedagang kecil | Meningkatnya mutu kios pasar | Meningkatnya kebersihan kios | Nilai kebersihan | 70 | 72 |
"""


def test_an_agencys_own_visi_and_misi_are_its_own_in_plans_of_the_older_form(pages: Callable[[str], Pages]) -> None:
    found = understand(pages(_OWN))
    assert [(item.number, item.listing) for item in found.of_level("Mission")] == [(1, "RPJMD"), (2, "RPJMD"), (1, "agency"), (2, "agency")]
    assert {item.text: item.listing for item in found.of_level("Vision")} == {
        "Anggrek Makmur dan Rukun": None,
        "Pasar bersih rezeki berlimpah": "agency",
    }
    graph = to_graph(found)
    held = {edge.target: graph.node(edge.source) for type in ("HAS_VISION", "HAS_MISSION") for edge in graph.edges(type)}
    by_text = {graph.node(id).text: (holder.label, holder.text) for id, holder in held.items()}
    assert by_text["Pasar bersih rezeki berlimpah"] == ("Agency", "Dinas Pasar")
    assert by_text["Menata kios pedagang kecil"] == ("Vision", "Pasar bersih rezeki berlimpah")
    assert by_text["Memajukan pasar rakyat yang bersih"] == ("Vision", "Anggrek Makmur dan Rukun")


def test_a_later_plan_takes_over_the_regions_misi(pages: Callable[[str], Pages]) -> None:
    found = understand(
        pages(_OWN.split("4.1", maxsplit=1)[0].replace("2013-2018", "2025-2029").replace("Visi Kabupaten Anggrek", "Visi Dinas Pasar"))
    )
    assert {item.listing for item in found.of_level("Mission")} == {"RPJMD"}
    assert all(item.listing is None for item in found.of_level("Vision"))


def test_a_list_whose_first_item_stands_on_its_leads_line(plan: Read) -> None:
    found = plan("""
Untuk mewujudkan visi kabupaten ditetapkan tiga misi, yaitu: Kesatu, memajukan pasar rakyat yang bersih;

Kedua, menguatkan sekolah desa yang ramah anak;

Ketiga, membenahi layanan kantor pemerintah.
""")
    assert [item.number for item in found.of_level("Mission")] == [1, 2, 3]


def test_what_a_misi_has_is_the_regions_and_brackets_hold_its_indicators(plan: Read) -> None:
    found = plan("""
Misi Pembangunan ke-3 yaitu “Membenahi layanan kantor pemerintah” memiliki tujuan “Terwujudnya kantor yang melayani”.
Sasaran pembangunan daerah pada misi tersebut adalah sebagai berikut:

1. Meningkatnya kepuasan warga kabupaten (Indeks Kepuasan)

2. Meningkatnya kejujuran aparat daerah (Nilai SAKIP)

Bagian Organisasi mengampu sasaran Meningkatnya kejujuran aparat daerah.

Tujuan Bagian Organisasi adalah “Meningkatnya penataan organisasi kantor”.
""")
    (goal,) = found.of_level("RegionalGoal")
    sasaran = {item.text: ([measure.text for measure in item.measures], item.parents) for item in found.of_level("RegionalSasaran")}
    assert sasaran == {
        "Meningkatnya kepuasan warga kabupaten": (["Indeks Kepuasan"], [goal]),
        "Meningkatnya kejujuran aparat daerah": (["Nilai SAKIP"], [goal]),
    }
    assert links(found) == {("Meningkatnya penataan organisasi kantor", "Meningkatnya kejujuran aparat daerah")}


def test_lists_of_own_tujuan_and_sasaran_hang_together_by_the_table_of_strategi(plan: Read) -> None:
    found = plan("""
Tujuan Kecamatan Sukaramai yaitu:

- Meningkatnya mutu loket kecamatan

Sasaran Kecamatan Sukaramai yaitu:

- Meningkatnya kecepatan izin usaha

Tabel 3.2 Strategi dan Arah Kebijakan
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Meningkatnya mutu loket kecamatan | Meningkatnya kecepatan izin usaha | Penataan loket | Penerapan antrean daring |
""")
    (goal,) = found.of_level("Goal")
    assert [item.parents for item in found.of_level("Sasaran")] == [[goal]]


def test_what_a_document_is_made_for_and_what_others_aim_at_is_no_statement_of_the_plan(plan: Read) -> None:
    found = plan("""
1.3 Maksud dan Tujuan

Tujuan penyusunan Renstra Kecamatan Sukaramai adalah sebagai berikut:

1. Menyediakan dokumen perencanaan lima tahunan bagi kecamatan

2. Meningkatkan koordinasi antar seksi kecamatan

Sasaran penyusunan Renstra Kecamatan Sukaramai adalah:

1. Tersusunnya dokumen perencanaan kecamatan yang baik

2. Terwujudnya keterpaduan program kecamatan

Tujuan pembangunan nasional adalah Melindungi segenap bangsa dan memajukan kesejahteraan umum.

Pada RPJMD Kabupaten 2016-2021 misi ke-2 adalah “Mewujudkan ekonomi rakyat yang kuat” dengan tujuan “Meningkatnya pendapatan petani”.

BAB III TUJUAN DAN SASARAN

Tujuan Kecamatan Sukaramai Tahun 2025-2029 adalah “Meningkatnya mutu loket kecamatan”.

Sasaran Kecamatan Sukaramai Tahun 2025-2029 yaitu:

1. Meningkatnya kecepatan izin usaha

2. Meningkatnya kebersihan balai warga
""")
    assert not [*texts(found, "Mission"), *texts(found, "RegionalGoal"), *texts(found, "RegionalSasaran")]
    assert texts(found, "Goal") == ["Meningkatnya mutu loket kecamatan"]
    assert texts(found, "Sasaran") == ["Meningkatnya kecepatan izin usaha", "Meningkatnya kebersihan balai warga"]
