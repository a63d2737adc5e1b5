"""From plans that quote their RPJMD to the region's own document, and what a reviewer decides of statements that may be one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

PLAN = """RENCANA STRATEGIS
{agency}
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 3.1 Keterkaitan dengan RPJMD
Misi RPJMD\tTujuan RPJMD\tSasaran RPJMD\tTujuan\tSasaran\tIndikator\tTarget 2026
Misi {number}: Mewujudkan tata kelola terbuka\t{goal}\tMeningkatnya layanan prima\tTujuan {agency}\tSasaran {agency}\tNilai SAKIP\t80
"""
ONE, OTHER = "Terbukanya tata kelola daerah bagi warga", "Terbukanya tata kelola pemerintahan daerah yang bersih bagi warga"
Run = Callable[..., Any]


@pytest.fixture
def plans(folder: Path) -> list[str]:
    """Three plans of one region; the third numbers the misi otherwise and words a tujuan RPJMD otherwise."""
    found = []
    for name, number, goal in (("DINAS PERTANIAN", 2, ONE), ("DINAS KESEHATAN", 2, ONE), ("DINAS PENDIDIKAN", 3, OTHER)):
        path = folder / f"{name.split()[-1].lower()}.txt"
        path.write_text(PLAN.format(agency=name, number=number, goal=goal), "utf-8")
        found.append(str(path))
    return found


def test_the_draft_is_corrected_loaded_and_compared_with(plans: list[str], selaras: Run) -> None:
    assert selaras("build", *plans).code == 0
    ended = selaras("rpjmd", "draft", "sukaramai", "-o", "rpjmd.xlsx")
    assert ended.code == 0 and "1 Misi" in ended.out and "dari kutipan 3 rencana" in ended.out
    book = openpyxl.load_workbook("rpjmd.xlsx")
    told = [[cell.value for cell in row] for row in book["Kutipan"].iter_rows(min_row=2)]
    assert [row[5] for row in told if row[0] == "Misi"] == ["2", "3", "2"]  # in the order of documents
    assert any("nomor tercetak berbeda" in str(row[8]) for row in told)
    sheet = book["Tujuan-Sasaran RPJMD"]
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.value == "Meningkatnya layanan prima":
                cell.value = "Meningkatnya layanan prima bagi penyandang disabilitas"
    book.save("rpjmd.xlsx")
    ended = selaras("build", "rpjmd.xlsx")
    assert ended.code == 0 and "sukaramai/rpjmd-2025-2029" in ended.out and "kutipan rencana" in ended.out
    rows = selaras("query", "rpjmd-quotations", "--format", "csv").out
    assert "Meningkatnya layanan prima bagi penyandang disabilitas,,not quoted" in rows
    assert rows.count("not in the RPJMD") == 3  # each plan quotes what the RPJMD does not say
    assert "number,Dinas Pendidikan" in rows
    assert selaras("rpjmd", "draft", "SUKARAMAI", "-o", "lagi.xlsx").code == 0  # a draft can be drawn up anew


def test_statements_that_may_be_one_are_decided_like_indicators(
    plans: list[str], folder: Path, selaras: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELARAS_DECISIONS", str(folder / "keputusan.tsv"))
    assert selaras("build", *plans).code == 0
    ended = selaras("align")
    assert ended.code == 0 and "Pernyataan daerah yang mungkin satu: 1" in ended.out
    assert selaras("align", "export", "-o", "usulan.xlsx").code == 0
    book = openpyxl.load_workbook("usulan.xlsx")
    sheet = book.worksheets[0]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    (line,) = (row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "Tujuan RPJMD")
    sheet.cell(line, columns["keputusan"]).value = "setuju"
    book.save("usulan.xlsx")
    assert selaras("align", "import", "usulan.xlsx", "--reviewer", "Bu Tini").code == 0
    ended = selaras("align")
    assert "Pernyataan daerah" not in ended.out
    goals = selaras("query", "MATCH (g:RegionalGoal) RETURN g.text AS text", "--format", "csv").out.splitlines()
    assert goals == ["text", ONE]
    assert selaras("build", *plans, "--again").code == 0  # and by the next build
    assert selaras("query", "MATCH (g:RegionalGoal) RETURN count(g) AS n", "--format", "csv").out.splitlines() == ["n", "1"]


def test_a_misprint_in_a_name_is_asked_about_and_the_document_can_be_taken_out(plans: list[str], folder: Path, selaras: Run) -> None:
    text = Path(plans[0]).read_text("utf-8").replace("SUKARAMAI", "SUKARAMAY").replace("PERTANIAN", "PERIKANAN")
    (folder / "salah.txt").write_text(text, "utf-8")
    ended = selaras("build", *plans, "salah.txt")
    assert ended.code == 0 and "“Kabupaten Sukaramay”" in ended.out and "--region" in ended.out
    ended = selaras("store", "remove", "sukaramay/")
    assert ended.code == 0 and "dikeluarkan" in ended.out
    assert selaras("query", "MATCH (r:Region) RETURN r.name AS name", "--format", "csv").out.splitlines() == ["name", "Kabupaten Sukaramai"]
    assert selaras("store", "remove", "tiada").code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("sukaramai",), "belum ada"), (("tiada", "--store", "ada.selaras"), "Yang ada: sukaramai")],
)
def test_what_cannot_be_drafted_is_told(plans: list[str], selaras: Run, arguments: tuple[str, ...], told: str) -> None:
    assert selaras("build", plans[0], "--store", "ada.selaras").code == 0
    ended = selaras("rpjmd", "draft", *arguments)
    assert ended.code == 2 and told in ended.err
