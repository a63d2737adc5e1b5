"""Tujuan that sentences set for a misi, tujuan or sasaran of the region."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]
MISSIONS = (
    "Misi Bupati dalam RPJMD adalah:\n1. Membangun warga yang sehat\n2. Membangun birokrasi yang melayani\n\n"
    "Kecamatan Awangga mendukung misi kedua.\n\n"
)
TABLE = (
    "\n\nTabel 4.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | 2025 | 2026 |\n"
    "| Terwujudnya layanan yang cepat | | Indeks layanan | 70 | 71 |\n| | Meningkatnya mutu loket | Persentase loket | 80 | 81 |\n"
)
SECOND = "Membangun birokrasi yang melayani"


@pytest.mark.parametrize(
    ("sentence", "supported"),
    [
        ("Untuk mendukung misi kedua, ditetapkan tujuan Kecamatan Awangga yaitu terwujudnya layanan yang cepat.", [SECOND]),
        ("Guna mewujudkan misi “Membangun warga yang sehat”, kecamatan merumuskan tujuan “Terwujudnya layanan yang cepat”.",
         ["Membangun warga yang sehat"]),
        ("Dalam mendukung misi tersebut dirumuskan tujuan Terwujudnya layanan yang cepat.", [SECOND]),
        ("Dalam rangka melaksanakan misi ke-2 ditetapkan tujuan sebagai berikut:\n1. Terwujudnya layanan yang cepat", [SECOND]),
        ("Bertolak dari misi kedua, tujuan Kecamatan Awangga adalah terwujudnya layanan yang cepat.", [SECOND]),
        ("Bertolak dari misi kedua, tujuan RPJMD adalah terwujudnya layanan yang cepat.", []),
        ("Untuk mendukung misi kedua, ditetapkan tujuan yaitu terwujudnya kota yang lain sama sekali.", []),
        ("Untuk mendukung misi tersebut, Dinas lain menetapkan sasaran yaitu terwujudnya layanan yang cepat.", []),
    ],
)  # fmt: skip
def test_a_tujuan_is_set_for_a_misi(plan: Read, sentence: str, supported: list[str]) -> None:
    goals = list(plan(MISSIONS + sentence + TABLE).of_level("Goal"))
    assert [[up.text for up in goal.supports] for goal in goals] == [supported]
