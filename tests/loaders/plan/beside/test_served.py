"""Which sasaran a program serves is read from every form that says so, and from none that only prints both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

SHIP, NET, HOUSE = "Program Pengelolaan Perikanan Tangkap", "Program Pengelolaan Perikanan Budidaya", "Program Penunjang Urusan"
CATCH, POND, TRUST = (
    "Meningkatnya hasil tangkapan nelayan pesisir",
    "Meningkatnya hasil kolam budidaya warga",
    "Meningkatnya kepercayaan warga kepada dinas",
)
GOALS = f"""
VISI DAN MISI
Misi Kabupaten Awangga yaitu:
1. Membangun warga yang cerdas dan sehat
2. Membangun pesisir yang makmur dan lestari
3. Membangun pemerintahan yang jujur dan tanggap

Tabel 3.1 Tujuan dan Sasaran Renstra Dinas Perikanan
| Kode | Tujuan | Kode | Sasaran | Indikator Sasaran | 2026 | 2027 | 2028 |
| T1 | Meningkatkan hasil perikanan daerah | S1 | {CATCH} | Hasil tangkapan | 10 | 11 | 12 |
| | | S2 | {POND} | Hasil kolam | 20 | 21 | 22 |
| T2 | Meningkatkan tata kelola dinas perikanan | S3 | {TRUST} | Indeks kepercayaan | 80 | 81 | 82 |
"""
MONEY = f"""

Tabel 4.2 Program dan Pagu
| Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 |
| 3.25.03 | {SHIP} | Nilai tangkap | 5 | 900.000.000 |
| 3.25.04 | {NET} | Nilai budidaya | 6 | 800.000.000 |
| 3.25.01 | {HOUSE} | Nilai layanan | 7 | 700.000.000 |
"""


def serves(plan: Plan) -> dict[str, set[str]]:
    return {item.text: {up.text for up in item.parents if up.level == "Sasaran"} for item in plan.of_level("Program")}


ALL = {SHIP: {CATCH}, NET: {POND}, HOUSE: {TRUST}}
NONE: dict[str, set[str]] = {SHIP: set(), NET: set(), HOUSE: set()}


@pytest.mark.parametrize(
    "form",
    [
        f"Tabel 4.1 Program Pendukung\n| No | Sasaran | Program Pendukung |\n| 1 | {CATCH} | {SHIP} |\n| 2 | {POND} | 1. {NET} |\n"
        f"| 3 | {TRUST} | - {HOUSE} |",
        f"Tabel 4.1 Dukungan\n| No | Program | Mendukung |\n| 1 | {SHIP} | S1 |\n| 2 | {NET} | Sasaran 2 |\n| 3 | {HOUSE} | S.3 |",
        f"Tabel 4.1 Program\n| Sasaran | {CATCH} | {POND} | {TRUST} |\n| Indikator | Hasil | Hasil kolam | Indeks |\n"
        f"| Program | {SHIP} | {NET} | {HOUSE} |",
        f"Tabel 3.4 Pohon Kinerja\n| Final Outcome (Tujuan) | Intermediate Outcome (Sasaran) | Immediate Outcome (Program) |\n"
        f"| Meningkatkan hasil perikanan daerah | {CATCH} | {SHIP} |\n| | {POND} | {NET} |\n"
        f"| Meningkatkan tata kelola dinas perikanan | {TRUST} | {HOUSE} |",
        f"Tabel 3.5 Crosscutting\n| No | Sasaran | Program | Perangkat Daerah Terkait | Program Perangkat Daerah Terkait |\n"
        f"| 1 | {CATCH} | {SHIP} | Dinas Perhubungan | {HOUSE} |\n| 2 | {POND} | {NET} | Dinas Pengairan | {HOUSE} |\n"
        f"| 3 | {TRUST} | {HOUSE} | Inspektorat | {HOUSE} |",
        f"Tabel 7.1 Indikator Kinerja Utama\n| No | Sasaran | IKU | Formulasi | Program | Penanggung Jawab |\n"
        f"| 1 | {CATCH} | Hasil tangkapan | Jumlah ikan | {SHIP} | Bidang I |\n"
        f"| 2 | {POND} | Hasil kolam | Jumlah ikan | {NET} | Bidang II |\n"
        f"| 3 | {TRUST} | Indeks kepercayaan | Survei | {HOUSE} | Sekretariat |",
        f"{CATCH} → {SHIP}\n\n{POND} ⇒ {NET}\n\n{TRUST} -> {HOUSE}",
        f"Sasaran 1: {CATCH}\n\nProgram: {SHIP}\n\nSasaran 2: {POND}\n\na. {NET}\n\nSasaran 3: {TRUST}\n\nProgram :\n\n1. {HOUSE}",
        f"Sasaran {CATCH} dicapai melalui {SHIP}.\n\nUntuk mewujudkan sasaran “{POND}” dilaksanakan {NET}.\n\n"
        f"Sasaran {TRUST} ditempuh dengan program sebagai berikut:\n\n1. {HOUSE}",
        f"{SHIP} dilaksanakan dengan sasaran:\n\n1) {CATCH};\n\n{NET} dilaksanakan dengan sasaran:\n\n1) {POND}.\n\n"
        f"{HOUSE} mendukung sasaran {TRUST}.",
        f"Tabel 4.1 Dukungan\n| No | Program | {CATCH} | {POND} | {TRUST} |\n"
        f"| 1 | {SHIP} | √ | | |\n| 2 | {NET} | | √ | - |\n| 3 | {HOUSE} | | | v |",
        f"Tabel 4.1 Dukungan\n| No | Sasaran | {SHIP} | {NET} | {HOUSE} |\n"
        f"| 1 | {CATCH} | ✓ | | |\n| 2 | {POND} | | ✓ | |\n| 3 | {TRUST} | | | ✓ |",
        f"Sasaran dan program Dinas Perikanan:\n\n1. Sasaran 1: {CATCH}, dilaksanakan melalui:\n\na. {SHIP}\n\n"
        f"2. Sasaran 2: {POND}, dilaksanakan melalui:\n\na. {NET}\n\n3. Sasaran 3: {TRUST}, dilaksanakan melalui:\n\na. {HOUSE}",
    ],
    ids=[
        "lists",
        "codes",
        "turned",
        "tree",
        "crosscutting",
        "key",
        "arrows",
        "lines",
        "sentences",
        "programs first",
        "ticks",
        "ticks of sasaran",
        "counted lines",
    ],
)
def test_who_is_served_is_read(plan: Callable[[str], Plan], form: str) -> None:
    assert serves(plan(GOALS + MONEY)) == NONE
    assert serves(plan(f"{GOALS}\n{form}\n{MONEY}")) == ALL
    assert serves(plan(f"{GOALS}\n{MONEY}\n{form}\n")) == ALL


@pytest.mark.parametrize(
    "form",
    [
        f"Tabel 5.1 Kinerja\n| No | Sasaran | Target |\n| 1 | {CATCH} | 10 |\n| 2 | {POND} | 20 |\n\n"
        f"Tabel 5.2 Anggaran\n| No | Program | Anggaran |\n"
        f"| 1 | {NET} | 900.000.000 |\n| 2 | {SHIP} | 800.000.000 |",
        f"Tabel 3.6 Telaahan Renstra Kementerian Kelautan\n| No | Sasaran | Program |\n| 1 | {CATCH} | {SHIP} |\n| 2 | {POND} | {NET} |",
        f"Sasaran {CATCH} tidak dicapai melalui {SHIP}.\n\nSasaran {CATCH} dan sasaran {POND} dicapai melalui {SHIP} dan {NET}.",
        f"Tabel 4.1 Dukungan\n| No | Program | Mendukung |\n| 1 | {SHIP} | 1 |\n| 2 | {NET} | S9 |",
        "Sasaran 1: Meningkatnya hasil tangkapan nelayan lepas pantai\n\nProgram: " + SHIP,
        f"Tabel 4.1 Program menurut Misi\n| Uraian | Misi 2 | Misi 3 |\n| Sasaran | 1. {CATCH} 2. {POND} | {TRUST} |\n"
        f"| Program | 1. {NET} 2. {SHIP} | Inovasi |",
        f"Tabel 4.1 Sasaran dan Program\n| No | Sasaran | Program |\n| 1 | 1. {CATCH} 2. {POND} | 1. {NET} 2. {SHIP} |",
        f"Tabel 4.1 Dukungan\n| No | Program | {CATCH} | {POND} |\n| 1 | {SHIP} | - | x |\n| 2 | {NET} | 0 | tidak |",
        f"Tabel 4.1 Sasaran\n| No | Sasaran | Keterangan |\n| 1 | {CATCH} | pesisir |\n| 2 | {POND} | warga |\n"
        f"| {SHIP} | | |\n| {NET} | | |",
        f"Sasaran 3: {TRUST}",
    ],
    ids=[
        "two tables",
        "another plan",
        "denied",
        "counts",
        "other words",
        "several in a cell",
        "several beside several",
        "no tick",
        "a list behind",
        "one label",
    ],
)
def test_what_only_prints_both_says_nothing(plan: Callable[[str], Plan], form: str) -> None:
    assert serves(plan(f"{GOALS}\n{form}\n{MONEY}")) == NONE


def test_a_misi_in_each_column(plan: Callable[[str], Plan]) -> None:
    read = plan(
        f"{GOALS}\nTabel 3.2 Tujuan menurut Misi\n| Uraian | Misi 2 | Misi 3 |\n"
        "| Misi | Membangun pesisir yang makmur dan lestari | Membangun pemerintahan yang jujur dan tanggap |\n"
        "| Tujuan | Meningkatkan hasil perikanan daerah | Meningkatkan tata kelola dinas perikanan |\n" + MONEY
    )
    assert [[up.number for up in goal.supports] for goal in read.of_level("Goal")] == [[2], [3]]


def test_a_chain_in_one_line_with_arrows(plan: Callable[[str], Plan]) -> None:
    read = plan(
        f"{GOALS}\nMisi 2 → Tujuan RPJMD: Meningkatnya pendapatan pesisir → Sasaran RPJMD: Meningkatnya nilai tambah perikanan → "
        f"Tujuan PD: Meningkatkan hasil perikanan daerah → Sasaran PD: {CATCH} → {SHIP}\n{MONEY}"
    )
    upper = {item.text: [up.text for up in item.parents] for item in read.of_level("RegionalGoal", "RegionalSasaran")}
    assert upper == {
        "Meningkatnya pendapatan pesisir": ["Membangun pesisir yang makmur dan lestari"],
        "Meningkatnya nilai tambah perikanan": ["Meningkatnya pendapatan pesisir"],
    }
    assert serves(read) == NONE | {SHIP: {CATCH}}


def test_one_program_beside_several_sasaran_serves_each(plan: Callable[[str], Plan]) -> None:
    rows = f"| 1 | {SHIP} | 1. {CATCH} 2. {POND} |\n| 2 | {HOUSE} | {TRUST} |"
    read = plan(f"{GOALS}\nTabel 4.1 Dukungan\n| No | Program | Sasaran yang Didukung |\n{rows}\n{MONEY}")
    assert serves(read) == NONE | {SHIP: {CATCH, POND}, HOUSE: {TRUST}}


KODE = "| Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 |"
ROWS = {
    CATCH: f"| 3.25.03 | {SHIP} | Nilai tangkap | 5 | 900.000.000 |\n| 3.25.03.2.01 | Pengelolaan Kapal | Jumlah kapal | 5 | 900.000.000 |",
    POND: f"| 3.25.04 | {NET} | Nilai budidaya | 6 | 800.000.000 |\n| 3.25.04.2.01 | Pengelolaan Kolam | Jumlah kolam | 5 | 800.000.000 |",
    TRUST: f"| 3.25.01 | {HOUSE} | Nilai layanan | 7 | 700.000.000 |\n| 3.25.01.2.01 | Tata Surat | Jumlah surat | 5 | 700.000.000 |",
}


def test_a_sasaran_above_each_table_of_programs(plan: Callable[[str], Plan]) -> None:
    parts = "\n\n".join(f"Sasaran {at}: {sasaran}\n\n{KODE}\n{rows}" for at, (sasaran, rows) in enumerate(ROWS.items(), 1))
    assert serves(plan(f"{GOALS}\nRencana program menurut sasaran:\n\n{parts}\n")) == ALL
    strange = parts.replace(POND, "Meningkatnya hasil kolam renang warga")
    assert serves(plan(f"{GOALS}\n{strange}\n"))[SHIP] == {CATCH}


def test_a_code_beside_each_row_with_money(plan: Callable[[str], Plan]) -> None:
    rows = "\n".join(f"| S{at} {line}" for at, lines in enumerate(ROWS.values(), 1) for line in lines.split("\n"))
    assert serves(plan(f"{GOALS}\nTabel 4.2 Program dan Pagu\n| Kode Sasaran {KODE}\n{rows}\n")) == ALL


def test_a_misi_column_that_only_counts(plan: Callable[[str], Plan]) -> None:
    table = (
        "Tabel 3.1 Tujuan dan Sasaran Renstra Dinas Perikanan\n| Misi | Tujuan | Sasaran | Indikator Sasaran | 2026 | 2027 |\n"
        f"| 2 | Meningkatkan hasil perikanan daerah | {CATCH} | Hasil tangkapan | 10 | 11 |\n"
        f"| III | Meningkatkan tata kelola dinas perikanan | {TRUST} | Indeks kepercayaan | 80 | 81 |\n"
    )
    read = plan(GOALS.split("Tabel 3.1", maxsplit=1)[0] + table + MONEY)
    assert [[up.number for up in goal.supports] for goal in read.of_level("Goal")] == [[2], [3]]


def test_a_subkegiatan_read_before_its_kegiatan_hangs_below_it(plan: Callable[[str], Plan]) -> None:
    read = plan(
        "Tabel 4.2 Program dan Pagu\n" + KODE + "\n" + ROWS[CATCH]
        + "\n| 3.25.04.2.01.0001 | Pengadaan Jaring Kolam | Jumlah jaring | 5 | 100.000.000 |\n" + ROWS[POND] + "\n"
    )  # fmt: skip
    (net,) = read.of_level("SubActivity")
    assert [up.code for up in net.parents] == ["3.25.04.2.01"]


def test_a_program_whose_result_is_worded_as_a_sasaran(plan: Callable[[str], Plan]) -> None:
    served = f"\nTabel 4.1 Program Dinas\n| Sasaran | Program |\n| {CATCH} | {SHIP} |\n"
    money = MONEY.replace("| 3.25.01", f"| | {POND} | Hasil kolam | 20 | 800.000.000 |\n| 3.25.01")
    money += f"| | {TRUST} yang dilayani | Indeks kepercayaan | 80 | 700.000.000 |\n"
    assert serves(plan(GOALS + served + money)) == {SHIP: {CATCH}, NET: {POND}, HOUSE: set()}
    assert serves(plan(GOALS + money)) == {SHIP: set(), NET: set(), HOUSE: set()}  # no program has a place: no rule of the plan's


def test_the_code_of_a_sasaran_without_that_of_its_tujuan(plan: Callable[[str], Plan]) -> None:
    goals = (
        "Tabel 3.1 Tujuan dan Sasaran\n| Kode | Tujuan/Sasaran | Indikator | 2026 | 2027 | 2028 |\n"
        f"| T1 | Meningkatkan hasil perikanan daerah | Nilai hasil | 1 | 2 | 3 |\n| T1.S1 | {CATCH} | Hasil tangkapan | 10 | 11 | 12 |\n"
        f"| T1.S2 | {POND} | Hasil kolam | 20 | 21 | 22 |\n"
    )
    money = (
        "\nTabel 4.2 Program dan Pagu\n| Kode Sasaran | Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 |\n"
        f"| S1 | 3.25.03 | {SHIP} | Nilai tangkap | 5 | 900.000.000 |\n| S2 | 3.25.04 | {NET} | Nilai budidaya | 6 | 800.000.000 |\n"
    )
    assert serves(plan(goals + money)) == {SHIP: {CATCH}, NET: {POND}}
    other = f"| T2 | Meningkatkan tata kelola dinas perikanan | Nilai kelola | 1 | 2 | 3 |\n| T2.S1 | {TRUST} | Indeks | 80 | 81 | 82 |\n"
    assert serves(plan(goals + other + money)) == {SHIP: set(), NET: {POND}}  # two sasaran are the first of their tujuan


def test_two_sasaran_in_two_clauses_of_a_sentence(plan: Callable[[str], Plan]) -> None:
    said = f"\nSasaran “{CATCH}” dicapai melalui {SHIP}, sedangkan sasaran “{POND}” dicapai melalui {NET}.\n"
    assert serves(plan(GOALS + said + MONEY)) == {SHIP: {CATCH}, NET: {POND}, HOUSE: set()}
    other = f"\nSasaran “{CATCH}” dicapai melalui {SHIP}, sedangkan {NET} tidak mendukung sasaran “{CATCH}”.\n"
    assert serves(plan(GOALS + other + MONEY))[NET] == set()
