"""A row that a page's end cuts within an amount or a code is one row; a row that follows it is not."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Fragment, Place, Row
from selaras.loaders.tables.pages.joining import join_over_break

LAST = ("1.05.02.2.01.0003", "Penataan", "Dinas", "Rp.", "70")


def _joined(last: tuple[str, ...], rest: tuple[str, ...]) -> list[tuple[str, ...]]:
    before, after = (Fragment([Row(cells, Place(page=page))], ruled=True) for page, cells in enumerate((last, rest), 5))
    join_over_break(before, after, {})
    return [row.cells for row in (*before.rows, *after.rows)]


@pytest.mark.parametrize(
    ("last", "rest", "whole"),
    [
        (LAST, ("", "Kios Pasar", "Pasar", "634.197.180", ""), "Rp.634.197.180"),
        (("1.05.02.2.01.000", *LAST[1:3], "Rp314.937,00", "70"), ("3", "Kios", "", "", ""), "1.05.02.2.01.0003"),
        ((*LAST[:3], "Rp314.937,0", "70"), ("", "Kios", "", "0", ""), "Rp314.937,00"),
    ],
)
def test_the_halves_of_a_row_are_one(last: tuple[str, ...], rest: tuple[str, ...], whole: str) -> None:
    (row,) = _joined(last, rest)
    assert whole in row


@pytest.mark.parametrize(
    "rest",
    [("", "Kios Pasar", "Pasar", "Rp. 634.197.180", "71"), ("1.05.02.2.01.0004", "Kios", "", "634.197.180", ""), ("", "Kios", "", "-", "")],
)
def test_a_row_with_figures_of_its_own_is_another(rest: tuple[str, ...]) -> None:
    assert len(_joined(LAST, rest)) == 2
