"""Figures of scans that a second recogniser reads again; what it is said to read is given here, so that it need not be installed."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.pdf.bitmap import Bitmap
from selaras.loaders.documents.pdf.figures import figures_read, ink_box
from selaras.loaders.documents.pdf.words import CERTAIN, Word

LINE = (1, 1, 1, 1)


def cell(high: int = 30) -> Bitmap:
    """A cell with ink from (20, 10) on, 100 dots wide."""
    white = b"\xff" * 160
    inked = b"\xff" * 20 + b"\x00" * 100 + b"\xff" * 40
    return Bitmap(white * 10 + inked * high + white * 10, 160, high + 20, 300 / 72)


def word(text: str, sure: float, line: tuple[int, ...] = LINE) -> Word:
    return Word(text, 21, 11, 119, 39, line, sure)


@pytest.mark.parametrize(
    ("first", "second", "text", "named"),
    [
        ([("2.450.I18", 40.0)], ("2.450.118", 0.99), "2.450.118", False),
        ([("2.450.118", 40.0)], ("2.450.118", 0.8), "2.450.118", False),  # two that agree
        ([("2.450.113", 95.0)], ("2.450.118", 0.99), "2.450.118", False),
        ([("2.450.113", 95.0)], ("2.450.118", 0.9), "2.450.118", True),
        ([("2.450.118", 40.0)], ("2.450.11", 0.99), "2.450.11", True),  # no amount is grouped so
        ([("Dokumen", 96.0)], ("1", 0.99), "Dokumen", False),
        ([("Melati", 40.0)], ("Melati", 0.99), "Melati", True),
        ([("4", 96.0), ("Dokumen", 96.0)], ("4", 0.99), "4Dokumen", False),
        ([], ("125.000.000", 0.99), "125.000.000", False),
    ],
)
def test_which_reading_counts(first: list[tuple[str, float]], second: tuple[str, float], text: str, named: bool) -> None:
    read = figures_read([cell()], [[word(*one) for one in first]], lambda _: second)[0]
    assert "".join(one.text for one in read) == text
    assert (min(one.sure for one in read) < 70) is named
    assert all(one.x0 in {20, 21} and one.line == LINE for one in read)


def test_two_readings_that_agree_are_certain() -> None:
    read = figures_read([cell()], [[word("1.200.000", 71.0)]], lambda _: ("1.200.000", 0.9))[0]
    assert [one.sure >= CERTAIN for one in read] == [True]


def test_several_lines_are_not_read_as_one() -> None:
    lines = [word("1.200.", 60.0), word("000", 60.0, (1, 1, 1, 2))]
    assert figures_read([cell(90)], [lines], lambda _: ("7", 0.99))[0] == lines
    tall = [word("1.200.000", 60.0)]
    assert figures_read([cell(90)], [tall], lambda _: ("7", 0.99))[0] == tall


def test_where_the_ink_is() -> None:
    assert ink_box(cell()) == (20, 10, 120, 40)
    assert ink_box(Bitmap(b"\xff" * 400, 20, 20, 1.0)) is None
