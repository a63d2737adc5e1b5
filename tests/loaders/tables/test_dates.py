"""A code that a sheet made a day of is put back by the codes below it; a day among figures is none of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from selaras.loaders import load
from selaras.loaders.plan.facts import Plan
from selaras.loaders.tables.dates import typed

TABLE = """Tabel 4.1 Pagu
| Kode | Program/Kegiatan | Indikator | Target 2026 | Target 2027 | Pagu 2026 |
| {day} | PROGRAM PENUNJANG | Persentase layanan | {target} | 90 | 8.000.000 |
| 7.01.03.2.01 | Perencanaan | Jumlah dokumen | 4 | 5 | 8.000.000 |
"""


@pytest.mark.parametrize(
    "day", ["7-1-2003", "07/01/2003", "1/7/2003", "2003-01-07", "7-Jan-03", "7 Januari 2003", "37628", "7:01:03", "7,01,03", "'7.01.03"]
)
def test_the_code_is_the_one_that_others_begin_with(plan: Callable[[str], Plan], day: str) -> None:
    assert [item.code for item in plan(TABLE.format(day=day, target="88")).items] == ["7.01.03", "7.01.03.2.01"]


@pytest.mark.parametrize("day", ["8-1-2003", "12345", "7-1-2004"])
def test_a_day_that_no_code_goes_on_from_stays(plan: Callable[[str], Plan], day: str) -> None:
    assert "7.01.03" not in [item.code for item in plan(TABLE.format(day=day, target="88")).items if item.level == "Program"]


@pytest.mark.parametrize(("digits", "code"), [("701032010001", "7.01.03.2.01.0001"), ("801032010001", None)])
def test_digits_alone_are_the_code_below_one_with_dots(plan: Callable[[str], Plan], digits: str, code: str | None) -> None:
    row = f"| {digits} | Penyusunan Dokumen | Jumlah naskah | 4 | 5 | 8.000.000 |\n"
    assert plan(TABLE.format(day="7.01.03", target="88") + row).items[-1].code == code


def test_two_codes_that_others_begin_with_are_none() -> None:
    assert typed(["1.07.03", "7.01.03"], ["1.07.03.2.01", "7.01.03.2.01"]) is None


def test_a_day_with_its_year_among_numbers_is_no_target(plan: Callable[[str], Plan]) -> None:
    measure = plan(TABLE.format(day="7.01.03", target="02-Feb-25")).items[0].measures[0]
    assert [(aim.year, aim.text) for aim in measure.aims] == [(2027, "90")]


def test_a_sheet_that_counts_the_american_way(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029", "Tabel 4.1"):
        sheet.append([line])
    sheet.append(["Kode", "Program/Kegiatan", "Indikator", "Pagu 2026"])
    sheet.append([datetime.date(2003, 7, 1), "PROGRAM PENUNJANG", "Persentase layanan", 8_000_000])
    sheet.append(["7.01.03.2.01", "Perencanaan", "Jumlah dokumen", 8_000_000])
    sheet.append(["7.01.03.2.01.0001", "Penyusunan Dokumen", "Jumlah naskah", 8_000_000])
    book.save(tmp_path / "plan.xlsx")
    nodes = load(tmp_path / "plan.xlsx").to_dict()["nodes"]
    assert [node["properties"].get("code") for node in nodes if node["label"] == "Program"] == ["7.01.03"]
