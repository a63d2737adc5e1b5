"""Plans of the years before 2021 have programs and kegiatan alone, under codes of the lists of that time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand

HEAD = "| Kode | Program dan Kegiatan | Indikator Kinerja | 2016 | | 2017 | |"
HEAD_2 = "| | | | Target | Rp | Target | Rp |"


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Callable[[str], Plan]:
    return lambda snippet: understand(pages("RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2016-2020\n" + snippet))


def _tree(read: Plan) -> list[tuple[str, str | None, str | None]]:
    levels = read.of_level("Program", "Activity", "SubActivity")
    return [(item.level, item.printed_code, item.parents[0].printed_code if item.parents else None) for item in levels]


@pytest.mark.parametrize(
    ("program", "first", "second"),
    [
        ("1.19.05.22", "1.19.05.22.003", "1.19.05.22.011"),
        ("1.06.1.06.01.15", "1.06.1.06.01.15.02", "1.06.1.06.01.15.09"),
        ("15", "15.02", "15.09"),
    ],
)
def test_codes_that_stand_in_one_another_say_the_level(plan: Callable[[str], Plan], program: str, first: str, second: str) -> None:
    read = plan(
        f"""Tabel 5.1 Rencana Program dan Kegiatan
{HEAD}
{HEAD_2}
| {program} | Program Pemeliharaan Kantrantibmas | Persentase pos aktif | 60 % | 50.000.000 | 65 % | 55.000.000 |
| {first} | Penjagaan Lingkungan Terpadu | Jumlah pos | 4 pos | 20.000.000 | 4 pos | 22.000.000 |
| {second} | Pelatihan Pengendalian Keamanan | Jumlah peserta | 30 orang | 30.000.000 | 30 orang | 33.000.000 |"""
    )
    assert _tree(read) == [("Program", program, None), ("Activity", first, program), ("Activity", second, program)]


def test_without_codes_the_years_and_the_heading_say_that_there_are_two_levels(plan: Callable[[str], Plan]) -> None:
    rows = """Tabel 5.1 Rencana Program dan Kegiatan
| Program dan Kegiatan | Indikator Kinerja | 2016 | | 2017 | |
| | | Target | Rp | Target | Rp |
| Program Pemeliharaan Kantrantibmas | Persentase pos aktif | 60 % | 50.000.000 | 65 % | 55.000.000 |
| Penjagaan Lingkungan Terpadu | Jumlah pos | 4 pos | 20.000.000 | 4 pos | 22.000.000 |
| Pelatihan Pengendalian Keamanan | Jumlah peserta | 30 orang | 30.000.000 | 30 orang | 33.000.000 |"""
    assert [level for level, *_ in _tree(plan(rows))] == ["Program", "Activity", "Activity"]
    later = rows.replace("| Program dan Kegiatan |", "| Program, Kegiatan dan Sub Kegiatan |")
    assert "SubActivity" in [level for level, *_ in _tree(plan(later))]
