"""Statements of one table, or one list, that differ in a single word are two; what two tables word differently stays one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]

GOALS = """
Tabel 3.1 Tujuan dan Sasaran
| TUJUAN | SASARAN | INDIKATOR | TARGET 2026 | TARGET 2027 |
| Terwujudnya layanan angkutan penumpang yang aman dan terjangkau di {one} | | Indeks Layanan Pertama | 70 | 71 |
| | Meningkatnya ketertiban lalu lintas angkutan penumpang yang tepat waktu di {one} | Persentase ruas | 70 | 71 |
| | Meningkatnya ketertiban lalu lintas angkutan penumpang yang tepat waktu di {two} | Persentase dermaga | 70 | 71 |
| Terwujudnya layanan angkutan penumpang yang aman dan terjangkau di {two} | | Indeks Layanan Kedua | 70 | 71 |
"""
REGIONAL = """
Tabel 2.9 Tujuan dan Sasaran RPJMD Kabupaten Sukaramai
| Tujuan RPJMD | Sasaran RPJMD | Indikator Sasaran | 2026 | 2027 |
| Terwujudnya {one} melalui pembangunan yang merata bagi seluruh warga | Berkembangnya usaha kecil milik warga | Laju usaha | 4 | 5 |
| Terwujudnya {two} melalui pembangunan yang merata bagi seluruh warga | Berkembangnya sekolah milik warga | Lama sekolah | 4 | 5 |
"""
STRATEGIES = """
Tabel 5.1 Strategi dan Arah Kebijakan
| SASARAN | STRATEGI | ARAH KEBIJAKAN |
| Meningkatnya ketertiban | Penguatan tata laksana dan pengawasan angkutan di {one} | Pemakaian data terpadu perjalanan penumpang di {one} |
| | Penguatan tata laksana dan pengawasan angkutan di {two} | Pemakaian data terpadu perjalanan penumpang di {two} |
"""


def texts(plan: Plan, level: str) -> list[str]:
    return [item.text.split()[-1] if level != "RegionalGoal" else item.text.split()[1] for item in plan.of_level(level)]


@pytest.mark.parametrize(("one", "two"), [("darat", "laut"), ("perkotaan", "pedalaman")])
def test_two_rows_of_one_table_state_two_things(plan: Read, one: str, two: str) -> None:
    read = plan((GOALS + REGIONAL + STRATEGIES).format(one=one, two=two))
    for level in ("Goal", "Sasaran", "RegionalGoal", "Strategy", "Policy"):
        assert texts(read, level)[:2] == [one, two], level


def test_two_tables_word_one_thing_in_two_ways(plan: Read) -> None:
    first = GOALS.format(one="darat", two="laut")
    again = """
Tabel 5.2 Strategi
| SASARAN | STRATEGI | ARAH KEBIJAKAN |
| Meningkatnya ketertiban lalu lintas angkutan penumpang yang cepat waktu di darat | Penambahan rambu jalan | Pemasangan rambu |
"""
    assert texts(plan(first + again), "Sasaran") == ["darat", "laut"]


def test_a_statement_printed_again_in_its_table_with_a_slip_is_one(plan: Read) -> None:
    assert len(texts(plan(GOALS.format(one="perdesaan", two="perdesan")), "Sasaran")) == 1


@pytest.mark.parametrize("mark", ["{}.", "Misi {}:", "-"])
def test_a_list_of_misi_counts_each(plan: Read, mark: str) -> None:
    told = [
        f"{mark.format(at)} Mewujudkan pemerataan pembangunan yang berkeadilan bagi seluruh warga {where}"
        for at, where in enumerate(("pesisir", "pegunungan", "pulau"), 1)
    ]
    read = plan("Visi daerah dijabarkan dalam misi sebagai berikut:\n\n" + "\n".join(told) + "\n" + GOALS.format(one="darat", two="laut"))
    assert texts(read, "Mission") == ["pesisir", "pegunungan", "pulau"]
