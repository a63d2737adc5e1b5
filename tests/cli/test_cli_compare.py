"""`selaras compare` as a planner uses it: on the screen, as a workbook, as a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

PLAN = """{kind}RENCANA STRATEGIS
KECAMATAN AWANGGA
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 4.2 Rencana Program
Kode\tProgram/Kegiatan/Subkegiatan\tIndikator\tTarget 2026\tPagu 2026
7.01.02\tProgram Pelayanan Publik\tPersentase layanan\t90\t{money}
7.01.02.2.01\tKoordinasi Pemerintahan\tJumlah koordinasi\t4\t{money}
7.01.02.2.01.0001\t{name}\tJumlah laporan\t4\t{money}
"""
Run = Callable[..., Any]


@pytest.fixture
def plans(folder: Path) -> tuple[str, str]:
    """A plan and its revision."""
    for file, kind, money, name in (
        ("lama.txt", "", "6.000.000", "Rapat Koordinasi"),
        ("baru.txt", "PERUBAHAN ", "8.500.000", "Rapat Koordinasi < 5 & Evaluasi"),
    ):
        (folder / file).write_text(PLAN.format(kind=kind, money=money, name=name), "utf-8")
    return "lama.txt", "baru.txt"


def test_counts_come_first_and_money_that_moved(plans: tuple[str, str], selaras: Run) -> None:
    ended = selaras("compare", *plans)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[0].startswith("semula: Kecamatan Awangga · Renstra 2025–2029")
    assert lines[1].startswith("menjadi: Kecamatan Awangga · Perubahan Renstra 2025–2029")
    assert ended.out.index("Subkegiatan") < ended.out.index("2.500.000")
    assert "8.500.000" in ended.out and "--all" in ended.out
    everything = selaras("compare", *plans, "--all", "--lang", "en")
    assert "words: Rapat Koordinasi → Rapat Koordinasi < 5 & Evaluasi" in everything.out
    assert "budget 2026: 6,000,000 → 8,500,000 (+2,500,000)" in everything.out


def test_stored_plans_are_named_by_their_ids(plans: tuple[str, str], selaras: Run) -> None:
    assert selaras("build", *plans).code == 0
    ended = selaras("compare", "kec-awangga/renstra", "perubahan", "--format", "json")
    found = json.loads(ended.out)
    assert found["right"]["document"] == "sukaramai/kec-awangga/perubahan-renstra-2025-2029"
    assert found["counts"]["SubActivity"]["changed"] == 1
    assert selaras("compare", "lama.txt", "perubahan").code == 0
    ended = selaras("compare", "renstra", "perubahan")
    assert ended.code == 2 and "tidak tunggal" in ended.err


def test_the_workbook_has_a_row_for_each_difference_and_filters(plans: tuple[str, str], selaras: Run) -> None:
    assert selaras("compare", *plans, "-o", "beda.xlsx").code == 0
    book = openpyxl.load_workbook("beda.xlsx")
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert sheet.auto_filter.ref and sheet.freeze_panes == "A2"
    money = [row for row in rows if row["yang berbeda"] == "pagu" and row["tingkat"] == "Subkegiatan"]
    assert [(row["tahun"], row["semula"], row["menjadi"], row["selisih"]) for row in money] == [("2026", 6_000_000, 8_500_000, 2_500_000)]
    assert [row["tempat semula"] for row in money] == ["baris 10"]


def test_the_page_asks_for_nothing_and_escapes_what_plans_say(plans: tuple[str, str], selaras: Run) -> None:
    assert selaras("compare", *plans, "-o", "beda.html").code == 0
    page = Path("beda.html").read_text("utf-8")
    assert "Rapat Koordinasi &lt; 5 &amp; Evaluasi" in page and "< 5" not in page
    assert "default-src 'none'" in page and "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert "+2.500.000" in page and '<html lang="id">' in page
    assert selaras("compare", *plans, "-o", "beda.html", "--lang", "en").code == 0
    assert "+2,500,000" in Path("beda.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lama.txt",), "edisi"),
        (("lama.txt", "tidak-ada.txt"), "tidak-ada.txt"),
        (("lama.txt", "baru.txt", "lama.txt"), "paling banyak dua"),
        (("lama.txt", "baru.txt", "--format", "xlsx"), "memerlukan nama berkas"),
    ],
)
def test_what_cannot_be_compared_is_told_in_one_line(plans: tuple[str, str], selaras: Run, arguments: tuple[str, ...], told: str) -> None:
    ended = selaras("compare", *arguments)
    assert ended.code == 2 and told in ended.err and ended.err.count("\n") == 1
