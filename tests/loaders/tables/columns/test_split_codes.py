"""Codes over several columns: the cells below one heading "Kode" make one code, whatever zeros the sheet dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

SPANNED = """| Kode | | | | | Program/Kegiatan | Indikator | Pagu 2026 |
| 7 | 01 | 01 | | | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7 | 01 | 01 | 2.01 | | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7 | 01 | 01 | 2.01 | 0001 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""
HEADED = """| Kode | | | | | Program/Kegiatan | Indikator | Pagu 2026 |
| Urusan | Bidang | Program | Kegiatan | Sub Kegiatan | | | |
| 7 | 1 | 1 | | | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7 | 1 | 1 | 2,01 | | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7 | 1 | 1 | 2,01 | 1 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""
EACH = """| Kode Urusan | Kode Bidang | Kode Program | Kode Kegiatan | Kode Sub | Program/Kegiatan | Indikator | Pagu 2026 |
| 7 | 01 | 01 | | | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7 | 01 | 01 | 201 | | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7 | 01 | 01 | 201 | 0001 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""
LEVELS = """| Urusan | Bidang Urusan | Program | Kegiatan | Sub Kegiatan | Nama Program/Kegiatan | Indikator | Pagu 2026 |
| 7 | 01 | 01 | | | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7 | 01 | 01 | 2.01 | | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7 | 01 | 01 | 2.01 | 0001 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""
LETTERS = LEVELS.replace("Urusan | Bidang Urusan | Program | Kegiatan | Sub Kegiatan", "U | BU | P | K | SK")
WHOLE = """| Kode | No Urut | Program/Kegiatan | Indikator | Pagu 2026 |
| 7.01.01 | 1 | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7.01.01.2.01 | 2 | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7.01.01.2.01.0001 | 3 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""


APART = """| Kode | Program/Kegiatan | Indikator | Pagu 2026 |
| 7 01 01 | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 |
| 7 01 01 2.01 | Perencanaan | Jumlah dokumen | 8.000.000 |
| 7 01 01 2.01 0001 | Penyusunan Dokumen | Jumlah naskah | 8.000.000 |
"""


@pytest.mark.parametrize("table", [SPANNED, HEADED, EACH, LEVELS, LETTERS, WHOLE, APART])
def test_parts_of_a_code_are_one_code(plan: Callable[[str], Plan], table: str) -> None:
    read = plan("Tabel 4.1 Pagu\n" + table)
    assert [(item.level, item.code) for item in read.items] == [
        ("Program", "7.01.01"), ("Activity", "7.01.01.2.01"), ("SubActivity", "7.01.01.2.01.0001"),
    ]  # fmt: skip


def test_a_page_without_header_goes_on_in_the_same_columns(plan: Callable[[str], Plan]) -> None:
    read = plan(f"Tabel 4.1 Pagu\n{SPANNED}\n| 7 | 01 | 01 | 2.01 | 0002 | Evaluasi Kinerja | Jumlah laporan | 1.000.000 |\n")
    assert [item.code for item in read.of_level("SubActivity")] == ["7.01.01.2.01.0001", "7.01.01.2.01.0002"]


@pytest.mark.parametrize(
    "row",
    [
        "| *) Pagu menyesuaikan kemampuan keuangan daerah | | | | | | | |",
        "| | | *) termasuk dana transfer tahun 2026 | | | | | |",
        "| Jumlah | | | | | | | 8.000.000 |",
    ],
    ids=["remark", "remark-further-right", "total"],
)
def test_words_in_a_column_of_parts_leave_the_codes_whole(plan: Callable[[str], Plan], row: str) -> None:
    """A remark or a total stands in one of the code's columns, since it has to stand somewhere: the column is one of the code's still."""
    read = plan(f"Tabel 4.1 Pagu\n{SPANNED}{row}\n")
    assert [item.code for item in read.items if item.code] == ["7.01.01", "7.01.01.2.01", "7.01.01.2.01.0001"]
