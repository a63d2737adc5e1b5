"""A table too wide for its paper: its further columns, printed below it, belong to the same rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

LEFT = """Tabel 4.1 Program
| Kode | Program/Kegiatan | Indikator | Satuan |
| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | Persen |
| 7.01.01.2.01 | Perencanaan | Jumlah dokumen | Dokumen |
"""
RIGHT = """
| 2026 | | 2027 | |
| Target | Rp | Target | Rp |
| 90 | 8.000.000 | 92 | 9.000.000 |
| 4 | 8.000.000 | 5 | 9.000.000 |
"""
AGAIN = """
| Kode | 2026 | | 2027 | |
| | Target | Rp | Target | Rp |
| 7.01.01 | 90 | 8.000.000 | 92 | 9.000.000 |
| {code} | 4 | 8.000.000 | 5 | 9.000.000 |
"""


ENDED = """
| 2026 | | 2027 | | Kondisi Akhir Periode | |
| Target | Rp | Target | Rp | Target | Rp |
| 90 | 8.000.000 | 92 | 9.000.000 | 92 | 17.000.000 |
| 4 | 8.000.000 | 5 | 9.000.000 | 5 | 17.000.000 |
"""


def figures(plan: Plan) -> list[tuple[str, list[int], list[str]]]:
    return [(item.text, [a.rupiah for a in item.amounts], [aim.text for m in item.measures for aim in m.aims]) for item in plan.items]


WHOLE = [("PROGRAM PENUNJANG", [8_000_000, 9_000_000], ["90", "92"]), ("Perencanaan", [8_000_000, 9_000_000], ["4", "5"])]


@pytest.mark.parametrize("right", [RIGHT, "\nTabel 4.1 (lanjutan)" + RIGHT, AGAIN.format(code="7.01.01.2.01")])
def test_further_columns_belong_to_the_rows_of_the_part_before(plan: Callable[[str], Plan], right: str) -> None:
    assert figures(plan(LEFT + right)) == WHOLE


def test_the_end_of_the_period_beside_the_years_heads_further_columns_too(plan: Callable[[str], Plan]) -> None:
    amounts = [(item.text, [(amount.year, amount.rupiah) for amount in item.amounts]) for item in plan(LEFT + ENDED).items]
    years = [(2026, 8_000_000), (2027, 9_000_000), (None, 17_000_000)]
    assert amounts == [("PROGRAM PENUNJANG", years), ("Perencanaan", years)]


@pytest.mark.parametrize(
    "right",
    [
        RIGHT + "| 1 | 5.000.000 | 1 | 5.000.000 |\n",  # another number of rows
        "\nTabel 4.2 Pendapatan Daerah" + RIGHT,  # a table of its own
        AGAIN.format(code="7.01.02"),  # other rows
    ],
)
def test_another_table_is_not_joined(plan: Callable[[str], Plan], right: str) -> None:
    assert not any(item.amounts for item in plan(LEFT + right).items)


THIRD = """
| 2028 | |
| Target | Rp |
| 93 | 9.500.000 |
| 6 | 9.500.000 |
"""
NAMED = """
| Kode | Program/Kegiatan | 2028 | |
| | | Target | Rp |
| 7.01.01 | PROGRAM PENUNJANG | 93 | 9.500.000 |
| 7.01.01.2.01 | {name} | 6 | 9.500.000 |
"""


@pytest.mark.parametrize("third", [THIRD, NAMED.format(name="Perencanaan")], ids=["one-year", "names-again"])
def test_a_further_part_of_one_year_or_with_the_names_again(plan: Callable[[str], Plan], third: str) -> None:
    assert figures(plan(LEFT + RIGHT + third)) == [
        (name, [*money, 9_500_000], [*aims, last]) for (name, money, aims), last in zip(WHOLE, ("93", "6"), strict=True)
    ]


def test_other_names_are_another_tables(plan: Callable[[str], Plan]) -> None:
    assert figures(plan(LEFT + RIGHT + NAMED.format(name="Penyediaan Kendaraan")))[:2] != [
        (name, [*money, 9_500_000], [*aims, last]) for (name, money, aims), last in zip(WHOLE, ("93", "6"), strict=True)
    ]
