"""The plan's own tujuan and sasaran in labelled lines and below sentences, and what a sentence says of a tujuan by way of a misi."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand

Read = Callable[[str], Plan]


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Read:
    """A snippet with a title of its own as the facts of a plan."""
    return lambda snippet: understand(pages(snippet))


TITLE = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\n"
OWN_MISSIONS = """RENCANA STRATEGIS BADAN KEPEGAWAIAN DAERAH KABUPATEN SUKARAMAI TAHUN 2013-2018

Visi Badan Kepegawaian Daerah adalah “Terwujudnya aparatur yang cakap”. Misi Badan Kepegawaian Daerah ditetapkan sebagai berikut :
1. Meningkatkan kecakapan aparatur daerah;
2. Meningkatkan kesejahteraan aparatur daerah.

"""


def chain(plan: Plan) -> list[str]:
    lines = [f"{item.text} > {', '.join(up.text for up in item.supports)}" for item in plan.of_level("Goal")]
    return lines + [f"{item.text} < {', '.join(up.text for up in item.parents)}" for item in plan.of_level("Sasaran")]


@pytest.mark.parametrize(
    "text",
    [
        "Tujuan untuk melaksanakan Misi 1 adalah:\n\nTerwujudnya aparatur yang terlatih.\n\n"
        "Sasarannya adalah:\n1. Meningkatnya pendidikan aparatur;\n"
        "2. Meningkatnya keterampilan aparatur.\n\nTujuan untuk melaksanakan Misi 2 adalah:\n\nTerjaminnya hak aparatur daerah.\n\n"
        "Sasarannya yaitu:\n1. Meningkatnya mutu layanan pangkat.\n",
        "Misi 1 : Meningkatkan kecakapan aparatur daerah\nTujuan : Terwujudnya aparatur yang terlatih\n"
        "Sasaran 1.1 : Meningkatnya pendidikan aparatur\nSasaran 1.2 : Meningkatnya keterampilan aparatur\n\n"
        "Misi 2 : Meningkatkan kesejahteraan aparatur daerah\nTujuan : Terjaminnya hak aparatur daerah\n"
        "Sasaran 2.1 : Meningkatnya mutu layanan pangkat\n",
    ],
)
def test_tujuan_and_sasaran_below_the_agencys_own_misi(plan: Read, text: str) -> None:
    assert chain(plan(OWN_MISSIONS + text)) == [
        "Terwujudnya aparatur yang terlatih > Meningkatkan kecakapan aparatur daerah",
        "Terjaminnya hak aparatur daerah > Meningkatkan kesejahteraan aparatur daerah",
        "Meningkatnya pendidikan aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya keterampilan aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya mutu layanan pangkat < Terjaminnya hak aparatur daerah",
    ]


def test_numbered_labels_state_the_plans_own_below_the_misi_that_they_start_from(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS BADAN PENDAPATAN KOTA SUKARAMAI TAHUN 2025-2029\n\n"
        "Bertolak dari Misi 4 RPJMD “Memperkuat keuangan kota yang mandiri”, "
        "Badan Pendapatan merumuskan tujuan dan sasaran sebagai berikut:\n\n"
        "Tujuan 1: Meningkatnya kemandirian keuangan kota\nSasaran 1.1: Meningkatnya pendapatan asli kota\n"
        "Tujuan 2: Meningkatnya kinerja badan secara nyata\nSasaran 2.1: Meningkatnya mutu layanan dalam\n"
    )
    assert [(item.text, item.number) for item in read.supported] == [("Memperkuat keuangan kota yang mandiri", 4)]
    assert chain(read) == [
        "Meningkatnya kemandirian keuangan kota > ",
        "Meningkatnya kinerja badan secara nyata > ",
        "Meningkatnya pendapatan asli kota < Meningkatnya kemandirian keuangan kota",
        "Meningkatnya mutu layanan dalam < Meningkatnya kinerja badan secara nyata",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Misi 1 Kota Sukaramai : Membangun kota yang ramah\nTujuan : Terwujudnya warga yang rukun\n"
        "Sasaran : Meningkatnya kerukunan warga kota\n",
        "1.3 Maksud dan Tujuan\n\nTujuan : Tersedianya dokumen rencana lima tahun\nSasaran : Terwujudnya rencana yang selaras\n",
        "Adapun tujuan penyusunan Renstra adalah:\n1. Menyediakan pedoman kerja bagi pegawai.\n\n"
        "Sasarannya adalah:\n1. Meningkatnya mutu rencana kerja.\n",
        "Tujuan Daerah : Terwujudnya warga yang rukun\nSasaran Daerah : Meningkatnya kerukunan warga kota\n",
    ],
)
def test_what_is_the_regions_or_the_documents_is_none_of_the_plans_own(plan: Read, text: str) -> None:
    assert chain(plan("RENCANA STRATEGIS DINAS SOSIAL KOTA SUKARAMAI TAHUN 2025-2029\n\n" + text)) == []


def test_a_tujuan_told_by_way_of_its_misi_is_no_misi(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS DINAS PERUMAHAN KABUPATEN SUKARAMAI TAHUN 2025-2029\n\n"
        "Dinas Perumahan mengemban Misi Pembangunan ke-2 RPJMD yaitu Mempercepat pembangunan sarana dasar. "
        "Tujuan daerah pada misi ini adalah Meningkatnya pemerataan sarana dasar, dengan sasaran daerah:\n"
        "• Meningkatnya akses air minum\n• Meningkatnya mutu permukiman\n\n"
        "Tujuan ke-1 “Meningkatnya laju ekonomi” pada Misi 3 bukan urusan dinas.\n"
    )
    assert [(item.text, item.number) for item in read.of_level("Mission")] == [("Mempercepat pembangunan sarana dasar", 2)]
    goals = [(item.text, [up.text for up in item.parents]) for item in read.of_level("RegionalGoal", "RegionalSasaran")]
    assert goals == [
        ("Meningkatnya pemerataan sarana dasar", ["Mempercepat pembangunan sarana dasar"]),
        ("Meningkatnya akses air minum", ["Meningkatnya pemerataan sarana dasar"]),
        ("Meningkatnya mutu permukiman", ["Meningkatnya pemerataan sarana dasar"]),
    ]


def test_a_misi_a_tujuan_and_a_sasaran_of_one_sentence_hang_on_each_other(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS DINAS PERTANIAN KABUPATEN SUKARAMAI TAHUN 2025-2029\n\nDinas Pertanian berkontribusi terhadap Misi 2 "
        "“Memantapkan ekonomi daerah yang tumbuh”, tujuan ke-1 “Meningkatnya laju sektor unggulan”, "
        "dan sasaran ke-2 “Meningkatnya hasil tani”.\n\n"
        "Tabel 3.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | 2025 | 2026 |\n"
        "| Meningkatnya nilai tambah tani | Meningkatnya hasil padi | Jumlah padi | 1 | 2 |\n"
    )
    assert [(item.text, [up.text for up in item.parents]) for item in read.of_level("RegionalGoal", "RegionalSasaran")] == [
        ("Meningkatnya laju sektor unggulan", ["Memantapkan ekonomi daerah yang tumbuh"]),
        ("Meningkatnya hasil tani", ["Meningkatnya laju sektor unggulan"]),
    ]


GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya nilai tambah tani | Meningkatnya hasil padi | Jumlah padi | 1 | 2 |
"""
TITLE = "RENCANA STRATEGIS DINAS PERTANIAN KABUPATEN SUKARAMAI TAHUN 2025-2029\n\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "Misi Kabupaten Sukaramai Tahun 2025-2029 :\nI. Mewujudkan warga yang rukun\nII. Mewujudkan pasar yang tertata\n"
            "III. Mewujudkan lahan yang subur\nIV. Mewujudkan pemerintah yang terbuka\n\nMisi yang terkait dengan dinas adalah Misi III.\n",
            3,
        ),
        (
            "Misi Kabupaten Sukaramai Tahun 2025-2029 :\ni. Mewujudkan warga yang rukun\nii. Mewujudkan lahan yang subur\n\n"
            "Dinas Pertanian mendukung Misi kedua.\n",
            2,
        ),
        (
            "Misi 1 RPJMD Kabupaten Sukaramai berbunyi “Mewujudkan lahan yang subur”. Dinas Pertanian melaksanakan misi tersebut "
            "melalui penataan lahan.\n",
            1,
        ),
    ],
)
def test_misi_in_roman_numerals_and_one_that_the_next_sentence_takes_up(plan: Read, text: str, number: int) -> None:
    assert [(item.text, item.number) for item in plan(TITLE + text + GOALS).supported] == [("Mewujudkan lahan yang subur", number)]


def test_a_numbered_misi_has_the_tujuan_that_a_sentence_gives_it(plan: Read) -> None:
    read = plan(
        TITLE + "Misi Kabupaten Sukaramai adalah:\n1. Menata desa yang rukun dan damai\n2. Memajukan lahan tani secara adil\n\n"
        "Dalam RPJMD, misi kedua memiliki tujuan “Terjaganya fungsi lahan bagi warga” dan sasaran “Menurunnya laju alih fungsi lahan”.\n"
        + GOALS
    )
    assert [(item.text, [up.text for up in item.parents]) for item in read.of_level("RegionalGoal", "RegionalSasaran")] == [
        ("Terjaganya fungsi lahan bagi warga", ["Memajukan lahan tani secara adil"]),
        ("Menurunnya laju alih fungsi lahan", ["Terjaganya fungsi lahan bagi warga"]),
    ]


def test_labelled_lines_that_were_run_together_are_read_one_by_one(plan: Read) -> None:
    read = plan(
        TITLE + "Dinas Pertanian merumuskan tujuan dan sasaran sebagai berikut: Tujuan 1: Meningkatnya nilai tambah tani "
        "Sasaran 1.1: bukan label di tengah kalimat\n"
        "Alur perencanaan dinas adalah sebagai berikut. Misi RPJMD ke-3: Memajukan lahan tani secara adil\n"
        "→ Tujuan RPJMD: Meningkatnya laju sektor tani\n→ Sasaran RPJMD: Meningkatnya hasil tani daerah\n"
        "→ Tujuan Perangkat Daerah: Meningkatnya nilai tambah tani\n" + GOALS
    )
    assert [(item.text, item.number) for item in read.of_level("Mission")] == [("Memajukan lahan tani secara adil", 3)]
    assert [(item.text, [up.text for up in item.parents]) for item in read.of_level("RegionalGoal", "RegionalSasaran")] == [
        ("Meningkatnya laju sektor tani", ["Memajukan lahan tani secara adil"]),
        ("Meningkatnya hasil tani daerah", ["Meningkatnya laju sektor tani"]),
    ]
    assert [[up.text for up in item.supports] for item in read.of_level("Goal")] == [["Meningkatnya hasil tani daerah"]]


@pytest.mark.parametrize(
    "text",
    [
        "Penjabaran Misi 1 adalah menata desa yang aman. Penjabaran Misi 2 adalah memajukan lahan.\n",
        "Misi 2 diturunkan ke dalam dua tujuan daerah, sedangkan misi 1 memuat satu tujuan.\n",
        "Misi 1 “Menata desa yang rukun dan damai” dan Misi 2 “Memajukan lahan tani secara adil” diuraikan berikut ini.\n",
    ],
)
def test_misi_that_are_only_explained_are_not_supported(plan: Read, text: str) -> None:
    read = plan(
        TITLE
        + "Misi Kabupaten Sukaramai adalah:\n1. Menata desa yang rukun dan damai\n2. Memajukan lahan tani secara adil\n\n"
        + text
        + GOALS
    )
    assert [item.text for item in read.supported] == []
    assert list(read.of_level("RegionalGoal", "RegionalSasaran")) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Tujuan Kecamatan Awangga adalah:",
        "Adapun tujuan yang ditetapkan adalah sebagai berikut:",
        "Tujuan strategis Kecamatan Awangga Kabupaten Sukaramai Tahun 2025-2029 adalah :",
        "Tujuan Renstra Perangkat Daerah yaitu:",
    ],
)
@pytest.mark.parametrize("mark", ["1. ", "- ", ""])
def test_the_only_tujuan_of_running_text_stands_above_a_tables_sasaran(plan: Callable[[str], Plan], lead: str, mark: str) -> None:
    read = plan(
        f"{TITLE}4.1 Tujuan\n\n{lead}\n\n{mark}Meningkatnya mutu layanan kecamatan\n\n4.2 Sasaran\n\nTabel 4.1 Sasaran dan Indikator\n"
        "| No | Sasaran | Indikator | Satuan | 2026 | 2027 |\n"
        "| 1 | Meningkatnya kepuasan warga | Indeks Kepuasan Masyarakat | Indeks | 80 | 81 |\n"
        "| 2 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | Nilai | 70 | 71 |\n"
    )
    assert [item.text for item in read.of_level("Goal")] == ["Meningkatnya mutu layanan kecamatan"]
    assert [[goal.text for goal in item.parents] for item in read.of_level("Sasaran")] == [["Meningkatnya mutu layanan kecamatan"]] * 2


@pytest.mark.parametrize(
    "lead",
    ["Tujuan penyusunan Renstra adalah:", "Tujuan jangka menengah Kabupaten Sukaramai adalah:", "Tujuan RPJMD Kabupaten Sukaramai adalah:"],
)
def test_a_tujuan_of_the_region_or_of_the_document_is_none_of_the_agency(plan: Callable[[str], Plan], lead: str) -> None:
    read = plan(
        f"{TITLE}4.1 Umum\n\n{lead}\n\n1. Meningkatkan mutu perencanaan kecamatan\n\nTabel 4.1 Sasaran dan Indikator\n"
        "| No | Sasaran | Indikator | Satuan | 2026 | 2027 |\n"
        "| 1 | Meningkatnya kepuasan warga | Indeks Kepuasan Masyarakat | Indeks | 80 | 81 |\n"
    )
    assert not list(read.of_level("Goal"))


@pytest.mark.parametrize("agency", ["Kecamatan Awangga", "RSUD dr. Awangga"])
def test_indicators_that_only_sentences_give_to_a_tujuan_of_a_table(plan: Callable[[str], Plan], agency: str) -> None:
    read = plan(
        f"4.1 Tujuan\nTujuan yang ingin dicapai {agency} adalah “Meningkatnya mutu layanan pasar”, yang diukur dengan indikator "
        "Indeks Layanan Pasar.\nTabel 6.2 Program\n| Tujuan | Sasaran | Kode | Program/Kegiatan | Indikator | Pagu 2026 |\n"
        "| Meningkatnya mutu layanan pasar | Meningkatnya kios yang tertata | 7.01.02 | PROGRAM PASAR | Jumlah pasar | 5.000.000 |\n"
        "Tabel 7.1 Indikator Kinerja Utama\n| No | Indikator | Satuan | 2026 | 2027 |\n| 1 | Indeks Layanan Pasar | Indeks | 70 | 71 |\n"
    )
    (goal,) = read.of_level("Goal")
    assert [(measure.text, [aim.text for aim in measure.aims]) for measure in goal.measures] == [("Indeks Layanan Pasar", ["70", "71"])]
    assert read.loose_measures == []


def test_labelled_lines_add_what_the_tables_part_otherwise(plan: Read) -> None:
    """As in a table of labels: where two tables state two things apart, the list that puts them together states its own."""
    read = plan(
        OWN_MISSIONS + "Misi 1 : Meningkatkan kecakapan aparatur daerah\nTujuan : Terwujudnya aparatur yang terlatih\n"
        "Sasaran : 1. Meningkatnya pendidikan aparatur\n2. Meningkatnya pelatihan dan penugasan aparatur\n\n"
        "Tabel 5.1 Target\n| Tujuan | Sasaran | Indikator | 2014 | 2015 |\n"
        "| Terwujudnya aparatur yang terlatih | Meningkatnya pendidikan aparatur | Persentase terdidik | 10 | 11 |\n"
        "| | Meningkatnya pelatihan teknis aparatur | Persentase terlatih | 10 | 11 |\n"
        "| | Meningkatnya penugasan berjenjang aparatur | Persentase bertugas | 10 | 11 |\n"
    )
    assert chain(read)[1:] == [
        "Meningkatnya pendidikan aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya pelatihan teknis aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya penugasan berjenjang aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya pelatihan dan penugasan aparatur < Terwujudnya aparatur yang terlatih",
    ]
    (added,) = [item for item in read.of_level("Sasaran") if "pelatihan dan" in item.text]
    assert [origin.table for origin in added.origins] == [""]


def test_tujuan_counted_in_sentences_each_with_its_sasaran(plan: Read) -> None:
    read = plan(
        TITLE + "Kecamatan Awangga memiliki dua tujuan. Tujuan pertama adalah “Meningkatnya peran pemuda desa” dengan sasaran "
        "“Meningkatnya usaha pemuda desa”. Tujuan kedua adalah “Meningkatnya prestasi olahraga” "
        "dengan sasaran “Meningkatnya atlet nasional”.\n"
    )
    assert chain(read) == [
        "Meningkatnya peran pemuda desa > ",
        "Meningkatnya prestasi olahraga > ",
        "Meningkatnya usaha pemuda desa < Meningkatnya peran pemuda desa",
        "Meningkatnya atlet nasional < Meningkatnya prestasi olahraga",
    ]


def test_arrows_behind_words_of_their_own_lead_from_the_misi_to_an_abbreviated_agency(plan: Read) -> None:
    read = plan(
        "RENCANA STRATEGIS BPBD KABUPATEN SUKARAMAI\nBADAN PENANGGULANGAN BENCANA DAERAH\nTAHUN 2025-2029\n\nBAB III\n\n"
        "Alur keterkaitan: Misi 3 “Memperkuat ketahanan lingkungan dan bencana” → Tujuan RPJMD: Meningkatnya ketangguhan daerah → "
        "Sasaran RPJMD: Menurunnya risiko bencana → Tujuan BPBD: Meningkatnya kesiagaan warga.\n\n"
        "Tabel 3.1 Tujuan\n| Tujuan | Sasaran | Indikator | 2026 | 2027 |\n"
        "| Meningkatnya kesiagaan warga | Meningkatnya warga terlatih | Jumlah warga terlatih | 10 | 20 |\n"
    )
    (goal,) = read.of_level("Goal")
    assert [up.text for up in goal.supports] == ["Menurunnya risiko bencana"]
    assert [up.text for item in read.of_level("RegionalGoal") for up in item.parents] == ["Memperkuat ketahanan lingkungan dan bencana"]


def test_tujuan_on_the_line_of_the_misi_that_they_are_set_for(plan: Read) -> None:
    read = plan(
        OWN_MISSIONS
        + "4.2 Tujuan\n\nTujuan misi 1 adalah: Terwujudnya aparatur yang terlatih\nSasaran:\n- Meningkatnya pendidikan aparatur\n"
        "Tujuan untuk misi 2 yaitu Terjaminnya hak aparatur daerah\nSasaran:\n- Meningkatnya mutu layanan pangkat\n"
    )
    assert chain(read) == [
        "Terwujudnya aparatur yang terlatih > Meningkatkan kecakapan aparatur daerah",
        "Terjaminnya hak aparatur daerah > Meningkatkan kesejahteraan aparatur daerah",
        "Meningkatnya pendidikan aparatur < Terwujudnya aparatur yang terlatih",
        "Meningkatnya mutu layanan pangkat < Terjaminnya hak aparatur daerah",
    ]


def test_a_tujuan_behind_the_misi_that_it_quotes(plan: Read) -> None:
    read = plan(
        TITLE.replace("KECAMATAN", "DISTRIK") + "Tujuan Distrik Awangga untuk mendukung misi 3 Kabupaten Sukaramai “Meningkatkan layanan "
        "dasar di kampung” adalah “Terwujudnya pelayanan distrik yang cepat”.\n\nTabel 4.1 Sasaran\n"
        "| Sasaran | Indikator | 2025 | 2026 |\n| Meningkatnya layanan kampung | Persentase layanan | 70 | 75 |\n"
    )
    assert chain(read) == [
        "Terwujudnya pelayanan distrik yang cepat > Meningkatkan layanan dasar di kampung",
        "Meningkatnya layanan kampung < Terwujudnya pelayanan distrik yang cepat",
    ]
