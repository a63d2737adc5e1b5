"""A dash under misi or sasaran RPJMD says that the row serves none; an empty cell goes on with what stands above."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Item, Plan

TABLE = """
Tabel 3.1 Tujuan dan Sasaran
| SASARAN RPJMD | TUJUAN | SASARAN | INDIKATOR | SATUAN | TARGET 2026 | TARGET 2027 | TARGET 2028 |
| Meningkatnya mutu tata kelola daerah | Terwujudnya layanan yang tertib | | Indeks Layanan | Indeks | 70 | 71 | 72 |
| | | Meningkatnya kepuasan warga | Nilai survei | Nilai | 80 | 81 | 82 |
| {} | Terjaganya kerukunan warga | | Indeks Kerukunan | Indeks | 60 | 61 | 62 |
| | | Berkurangnya perselisihan antarwarga | Persentase perkara damai | Persen | 50 | 51 | 52 |
"""


def _serve(plan: Plan, words: str) -> list[str]:
    item: Item = next(item for item in plan.items if item.text.startswith(words))
    return [above.text for above in item.supports]


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_dash_serves_none(plan: Callable[[str], Plan], dash: str) -> None:
    read = plan(TABLE.format(dash))
    assert _serve(read, "Terwujudnya layanan") == ["Meningkatnya mutu tata kelola daerah"]
    assert _serve(read, "Terjaganya kerukunan") == _serve(read, "Berkurangnya perselisihan") == []


def test_an_empty_cell_is_merged_with_the_one_above(plan: Callable[[str], Plan]) -> None:
    assert _serve(plan(TABLE.format("")), "Terjaganya kerukunan") == ["Meningkatnya mutu tata kelola daerah"]


def test_a_dash_under_misi_serves_none(plan: Callable[[str], Plan]) -> None:
    table = TABLE.replace("SASARAN RPJMD", "MISI").replace(
        "Meningkatnya mutu tata kelola daerah", "Misi 1: Memperkuat layanan dasar yang adil"
    )
    assert _serve(plan(table.format("-")), "Terjaganya kerukunan") == []
    assert _serve(plan(table.format("")), "Terjaganya kerukunan") == ["Memperkuat layanan dasar yang adil"]
