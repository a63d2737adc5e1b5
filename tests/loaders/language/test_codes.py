from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.loaders.language import codes

PROGRAMS = st.builds("{}.{:02d}.{:02d}".format, st.integers(1, 9), st.integers(0, 99), st.integers(0, 99))
TWO_DIGITS = st.integers(1, 99)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("7.01.02", "7.01.02"),
        ("7.01.02.", "7.01.02"),
        ("7.01.02.2.01", "7.01.02.2.01"),
        ("7.01.02.201", "7.01.02.2.01"),
        ("7.01.02.2 01", "7.01.02.2.01"),
        ("7.01.02.2.01.0002", "7.01.02.2.01.0002"),
        ("7.01.02.2.01.02", "7.01.02.2.01.0002"),
        ("7.01.02.2 01.2", "7.01.02.2.01.0002"),
        ("X.XX.01.2.06.0004", "X.XX.01.2.06.0004"),
        ("7.01", None),
        ("7", None),
        ("2025", None),
        ("7.01.0.00.0.00.15.0000", None),
        ("Program", None),
    ],
)
def test_official(printed: str, code: str | None) -> None:
    assert codes.official(printed) == code


@given(PROGRAMS, st.integers(1, 9), TWO_DIGITS, st.integers(1, 9999), st.sampled_from([".", " ", ". ", ""]))
def test_a_printed_code_is_read_back_whatever_stands_between_its_parts(
    program: str, level: int, activity: int, sub: int, sign: str
) -> None:
    code = f"{program}.{level}.{activity:02d}.{sub:04d}"
    assert codes.official(code) == code
    assert codes.official(f"{program}.{level}{sign}{activity:02d}.{sub}") == code
    assert codes.level(code) == "SubActivity"
    assert codes.parent(code) == f"{program}.{level}.{activity:02d}"
    assert codes.parent(codes.parent(code) or "") == program
    assert codes.parent(program) is None


@given(PROGRAMS, st.integers(1, 9), TWO_DIGITS, st.integers(1, 99))
def test_a_code_without_its_head_is_completed_from_the_rows_above(program: str, level: int, activity: int, sub: int) -> None:
    code = f"{program}.{level}.{activity:02d}"
    assert codes.completed(f"{level}{activity:02d}", program, None) == code
    assert codes.completed(f"{level}.{activity:02d}", program, f"{program}.{level}.00") == code
    assert codes.completed(str(sub), program, code) == f"{code}.{sub:04d}"


@pytest.mark.parametrize(
    ("printed", "program", "activity"),
    [
        ("205", None, None),  # nothing above to complete it from
        ("201", "7.01.01", "7.01.01.2.05"),  # would run backwards
        ("0", "7.01.01", "7.01.01.2.05"),
        ("3", "7.01.01", None),
        ("12345", "7.01.01", "7.01.01.2.05"),
    ],
)
def test_a_doubtful_code_is_not_completed(printed: str, program: str | None, activity: str | None) -> None:
    assert codes.completed(printed, program, activity) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7.01.02 - PROGRAM LAYANAN", ("7.01.02", "PROGRAM LAYANAN")),
        ("7.01.02.2.01 Koordinasi Rapat", ("7.01.02.2.01", "Koordinasi Rapat")),
        ("7.01 KECAMATAN", ("7.01", "KECAMATAN")),
        ("7.01.0.00.0.00.15.0000 Kecamatan Awangga", ("7.01.0.00.0.00.15.0000", "Kecamatan Awangga")),
        ("PROGRAM LAYANAN (7.01.02)", ("7.01.02", "PROGRAM LAYANAN")),
        ("Koordinasi Rapat [7.01.02.2.01]", ("7.01.02.2.01", "Koordinasi Rapat")),
        ("Rapat (12 kali)", (None, "Rapat (12 kali)")),
        ("Program Layanan 7.01.02", (None, "Program Layanan 7.01.02")),
        ("12 Dokumen", (None, "12 Dokumen")),
    ],
)
def test_split_leading(text: str, found: tuple[str | None, str]) -> None:
    assert codes.split_leading(text) == found


@pytest.mark.parametrize(
    ("printed", "business", "organisation"),
    [("7.01", True, False), ("X.XX", True, False), ("7.01.02", False, False), ("7.01.0.00.0.00.15.0000", False, True), ("7", False, False)],
)
def test_codes_that_name_no_program(printed: str, business: bool, organisation: bool) -> None:
    assert codes.is_business(printed) is business
    assert codes.is_organisation(printed) is organisation


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("7.01.0.00.0.00.15.0000 - Kecamatan Awangga", True),
        ("1.05.0.00.0.00.01 Satpol", True),
        ("7.01.02.2.01.0002 Fasilitasi", False),
        ("2025", False),
    ],
)
def test_codes_of_agencies(text: str, agency: bool) -> None:
    assert codes.names_agency(text) is agency


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kegiatan : 7.01.02.2.01 Koordinasi Layanan", ("7.01.02.2.01", "Koordinasi Layanan")),
        ("SUB KEGIATAN 7.01.02.2.01.0001 - Rapat", ("7.01.02.2.01.0001", "Rapat")),
        ("Program Pelayanan 7.01.02", (None, "Program Pelayanan 7.01.02")),
        ("Kegiatan : Koordinasi", (None, "Kegiatan : Koordinasi")),
    ],
)
def test_a_label_before_the_code(text: str, parts: tuple[str | None, str]) -> None:
    assert codes.split_leading(text) == parts


def test_a_code_in_brackets_behind_a_long_text_is_found_at_its_end() -> None:
    """A cell of a page of prose is looked through once, not once for each of its letters."""
    prose = "Meningkatnya kualitas (layanan) publik " * 400
    assert codes.split_leading(f"{prose}(7.01.02)") == ("7.01.02", prose.rstrip())
    assert codes.split_leading(f"{prose}(7.01.02") == (None, f"{prose}(7.01.02")
    assert codes.split_leading("(7.01.02)") == (None, "(7.01.02)")
