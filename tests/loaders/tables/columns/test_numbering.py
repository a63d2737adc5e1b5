"""Rows that only count a table's columns, in every form that plans print, and rows of figures that only look like them."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Place, Row
from selaras.loaders.tables.columns.numbering import is_numbering

COUNTS = (
    "(1) (2) (3)", "(01) (02) (03)", "1) 2) 3)", "1. 2. 3. 4.", "-1 -2 -3 -4", "I II III IV", "(i) (ii) (iii)", "a b c", "1|2|3|4 -5|6",
    "1|2|3|(4) (5)|6", "-1|-2 -3|-4|-5|-6", "1|2|3|4|dan Sub Kegiatan (output)5|6|7|8|9|10|11|ng Jawab12",
    "-1|-2|-3 -4 -5|-6|Awal-7|-8", "1 2 3 4 5 6 Awal7 8 9 10 11 12", "-1 -2 -3 -4 -5|-6|-7|-8", "1 2 3|4|5|6",
    "(1) (2) (3) (4) (5)|(6)|(7)", "1|2|3|4=2x3",
    "(1)|(2)|(3)|(4=2+3)|(5)", "1|2||3|4a|4b|5", "11 12 13",
    "(1)|(2)|Sub Kegiatan (output)(3)|Perencanaan (4)|(5)|(6)|(7)|(8)",
    "I II III IV V VI VII VIII IX X XI XII", "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii",
)  # fmt: skip
FIGURES = (
    "||2|3|4|5",
    "||1|2|3|4|5",
    "A B A",
    "A B BB",
    "80 81 82 83",
    "1|Program|3",
    "2025 2026 2027",
    "1 2",
    "12 14 15|16|17|18",
    "3 25 04|5|6|7",
    "1|Jalan 2|3|4|5|6",
    "10 20 30 40",
    "15||16||17||18",
    "-5 -5 -4 -3",
    "(1)|(2)|Menurun (9)|(4)|(5)",
    "Jalan (1)|Jembatan (2)|(3)|(4)",
)


@pytest.mark.parametrize("row", COUNTS)
def test_a_row_that_counts_the_columns(row: str) -> None:
    assert is_numbering(_row(row))


@pytest.mark.parametrize("row", FIGURES)
def test_a_row_of_figures(row: str) -> None:
    assert not is_numbering(_row(row))


def _row(cells: str) -> Row:
    return Row(tuple(cells.split("|") if "|" in cells else cells.split()), Place())
