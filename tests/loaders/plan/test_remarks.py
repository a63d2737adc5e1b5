"""A remark that stands as the last row of a table is no tujuan, and is told as standing aside."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

TABLE = """
Tabel 3.1 Tujuan dan Sasaran
| TUJUAN | SASARAN | INDIKATOR | SATUAN | TARGET 2026 | TARGET 2027 | TARGET 2028 |
| Terwujudnya layanan yang tertib | | Indeks Layanan | Indeks | 70 | 71 | 72 |
| | Meningkatnya kepuasan warga | Nilai survei | Nilai | 80 | 81 | 82 |
| {} | | | | | | |
"""


@pytest.mark.parametrize(
    "words",
    ["Sumber: Bagian Perencanaan, diolah", "Catatan : angka sementara", "Ket.: dapat disesuaikan", "*) Pagu menyesuaikan kemampuan"],
)
def test_a_remark_is_no_statement(plan: Callable[[str], Plan], words: str) -> None:
    read = plan(TABLE.format(words))
    assert [item.text for item in read.of_level("Goal")] == ["Terwujudnya layanan yang tertib"]
    assert [(entry.words, entry.aside) for entry in read.not_understood if entry.words == words] == [(words, True)]


def test_a_statement_that_begins_alike_is_one(plan: Callable[[str], Plan]) -> None:
    read = plan(TABLE.format("Sumber daya air yang terjaga bagi warga"))
    assert len(list(read.of_level("Goal"))) == 2
