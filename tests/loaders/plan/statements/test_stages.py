"""A table of stages is one of its own, also where no line that begins with "Tabel" stands above it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan


@pytest.mark.parametrize("first", ["TAHAP I (2026) | TAHAP II (2027) | TAHAP III (2028)", "Tahun Pertama | Tahun Kedua | Tahun Ketiga"])
def test_stages_are_no_strategies(plan: Callable[[str], Plan], first: str) -> None:
    read = plan(f"""Tabel 3.3 Strategi dan Arah Kebijakan
| Tujuan | Sasaran | Strategi | Arah Kebijakan |
| Terwujudnya pesisir lestari | Meningkatnya tutupan bakau | Menanam bersama warga | Pembibitan di tiap dusun |

Penahapan Pembangunan Pesisir

| {first} | |
| 1 | 2 | 3 | |
| Pembibitan | Penanaman | Pemeliharaan | |
""")
    assert [item.text for item in read.of_level("Strategy")] == ["Menanam bersama warga"]
    assert [item.text for item in read.of_level("Policy")] == ["Pembibitan di tiap dusun"]
