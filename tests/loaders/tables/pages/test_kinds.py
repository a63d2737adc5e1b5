"""What a cell is by itself, which decides where the cells of a row or page belong."""

from __future__ import annotations

import pytest
from selaras.loaders.tables.pages.alignment import kind_of


@pytest.mark.parametrize("cell", ["35.184,-", "4.120,–", "Rp 35.184", "Rp. 900", "Rp35,184.00", "1.250.000"])
def test_an_amount_that_says_so_is_one_however_small(cell: str) -> None:
    assert kind_of(cell) == "amount"


@pytest.mark.parametrize("cell", ["35.184", "70,5", "12", "9,-5"])
def test_a_bare_figure_may_be_a_target(cell: str) -> None:
    assert kind_of(cell) == "figure"
