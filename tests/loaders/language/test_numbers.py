from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.loaders.language.numbers import amount, decimal_sign, is_cut_rupiah, looks_like_rupiah, rejoined, rupiah, value_of, year_in


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.642.014.563", 1_642_014_563),
        ("1,699,465,689", 1_699_465_689),
        ("3.527.058.204,00", 3_527_058_204),
        ("3,527,058,204.00", 3_527_058_204),
        ("54714146", 54_714_146),
        ("54714146,00", 54_714_146),
        ("1.344.033.013.", 1_344_033_013),
        ("Rp. 12.500.000", 12_500_000),
        ("3.527.\n058.204", 3_527_058_204),
        ("-", 0),
        ("–", 0),
        ("0", 0),
        ("", None),
        ("12 dokumen", None),
        ("1.64.014", None),
        ("71,015.20,1", None),
        ("12 34", None),
        ("Rp. 8.000.000,-", 8_000_000),
        ("IDR 8,000,000", 8_000_000),
        ("8.000.000,--", 8_000_000),
        ("Rp. 8.000.000.-", 8_000_000),
        ("8.000.000.=", 8_000_000),
        ("8.000.000 ,=", 8_000_000),
        ("5 000 000", 5_000_000),
        ("5 000 000,00", 5_000_000),
        ("8000000,4", 8_000_000),
        ("8000000.3333333333", 8_000_000),
        ("2.1", None),
        ("11812.000", None),
        ("250500,000", None),
        ("8000000.333", 8_000_000),
    ],
)
def test_rupiah(printed: str, value: int | None) -> None:
    assert rupiah(printed) == value


@pytest.mark.parametrize(
    ("printed", "scale", "value"),
    [
        ("8,35", 1_000_000, 8_350_000), ("8.35", 1_000_000, 8_350_000), ("1.234,5", 1_000_000, 1_234_500_000), ("8000", 1_000, 8_000_000),
        ("41.500", 1_000, 41_500_000), ("Rp 2,5", 10**9, 2_500_000_000), ("-", 1_000, 0), ("8,35", 1, 8), ("12 dokumen", 1_000, None),
        ("0,0000001", 10**9, 100), ("5.000,-", 1_000, 5_000_000),
    ],
)  # fmt: skip
def test_an_amount_in_thousands_or_millions(printed: str, scale: int, value: int | None) -> None:
    assert amount(printed, scale) == value


@pytest.mark.parametrize(
    ("others", "printed", "value"),
    [
        (("0,4355", "12,5"), "2,583", 2_583_000_000), (("0.4355", "1,234.5"), "2.583", 2_583_000_000),
        (("2,583", "4,335"), "2,583", 2583 * 10**9), (("0,5", "0.5"), "2,583", 2583 * 10**9), (("0,4355",), "2.583", 2583 * 10**9),
    ],
)  # fmt: skip
def test_other_amounts_of_the_table_tell_the_sign_before_decimals(others: tuple[str, ...], printed: str, value: int) -> None:
    assert amount(printed, 10**9, decimal_sign((*others, printed))) == value


@given(st.integers(1_000, 10**13), st.sampled_from([".", ","]), st.booleans())
def test_an_amount_printed_with_groups_is_read_back(value: int, sign: str, decimals: bool) -> None:
    other = "," if sign == "." else "."
    assert rupiah(f"{value:,}".replace(",", sign) + (f"{other}00" if decimals else "")) == value


@given(st.integers(1_000_000, 10**12), st.data())
def test_an_amount_cut_within_its_last_group_is_rejoined(value: int, data: st.DataObject) -> None:
    printed = f"{value:,}".replace(",", ".") + ",00"
    cut = data.draw(st.sampled_from([len(printed) - 5, len(printed) - 4]))  # one or two digits of the last group stay in the first cell
    head, tail = printed[:cut], printed[cut:]
    assert is_cut_rupiah(head) and is_cut_rupiah(tail)
    assert rejoined(head, tail) == rejoined(tail, head) == head + tail
    assert rupiah(head + tail) == value


@pytest.mark.parametrize(("one", "other"), [("19.071.8", "19.071.8"), ("12", "dokumen"), ("1.000", "2.000,00,1")])
def test_what_makes_no_amount_is_not_rejoined(one: str, other: str) -> None:
    assert rejoined(one, other) is None


@pytest.mark.parametrize(
    ("text", "likely"), [("1.642.014", True), ("250000", True), ("99.999", False), ("2025", False), ("-", False), ("Rp", False)]
)
def test_looks_like_rupiah(text: str, likely: bool) -> None:
    assert looks_like_rupiah(text) is likely


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("71,01", 71.01),
        ("100 %", 100.0),
        ("A (86,88)", 86.88),
        ("62(B-)", 62.0),
        ("1.250", 1250.0),
        ("1.250,5", 1250.5),
        ("1,250,000", 1_250_000.0),
        ("3.5", 3.5),
        ("0.226", 0.226),
        ("0,195", 0.195),
        ("75.", 75.0),
        ("2 dari 3", None),
        ("BB", None),
        ("", None),
    ],
)
def test_value_of(printed: str, value: float | None) -> None:
    assert value_of(printed) == value


@given(st.integers(0, 999), st.integers(0, 99))
def test_a_decimal_target_is_read_back(whole: int, hundredths: int) -> None:
    assert value_of(f"{whole},{hundredths:02d}") == pytest.approx(whole + hundredths / 100)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2027", 2027),
        ("Target 2027", 2027),
        ("20 27", 2027),
        ("202 7", 2027),
        ("2 0 2 7", 2027),
        ("Tahun 2 0 2 7", 2027),
        ("20 27 %", None),
        ("2026-2030", None),
        ("1998", None),
        ("120271", None),
        ("", None),
    ],
)
def test_year_in(text: str, year: int | None) -> None:
    assert year_in(text) == year
