"""`selaras align` as a reviewer uses it: proposals out, decisions in, honoured by the next build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

PLAN = """RENCANA STRATEGIS
KECAMATAN {name}
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 4.2 Rencana Program, Kegiatan, Subkegiatan dan Pendanaan
Kode\tProgram/Kegiatan/Subkegiatan\tIndikator\tTarget 2026\tPagu 2026
7.01.02\tProgram Penyelenggaraan Pelayanan Publik\tNilai SAKIP\t80\t9.000.000
7.01.02.2.01\tKoordinasi Penyelenggaraan Pemerintahan\t{activity}\t4\t9.000.000
7.01.02.2.01.0002\tRapat Koordinasi Wilayah Terpadu\tJumlah laporan rapat koordinasi wilayah\t4\t9.000.000
"""


@pytest.fixture
def plans(folder: Path) -> list[str]:
    """Three plans; one kegiatan's indicator is worded a little otherwise in the third."""
    found = []
    for name, activity in (
        ("AWANGGA", "Jumlah dokumen rencana wilayah yang disusun"),
        ("RANUPUSPA", "Jumlah dokumen rencana wilayah yang disusun"),
        ("BARUNA", "Jumlah dokumen perubahan rencana wilayah yang disusun"),
    ):
        path = folder / f"renstra-{name.lower()}.txt"
        path.write_text(PLAN.format(name=name, activity=activity), "utf-8")
        found.append(str(path))
    return found


def test_a_decision_is_made_in_a_workbook_and_honoured_by_the_next_build(
    plans: list[str], folder: Path, selaras: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELARAS_DECISIONS", str(folder / "keputusan.tsv"))
    assert selaras("build", *plans).code == 0
    ended = selaras("align")
    assert ended.code == 0 and "1 usulan" in ended.out and "perubahan" in ended.out
    assert selaras("align", "export", "-o", "usulan.xlsx").code == 0
    book = openpyxl.load_workbook("usulan.xlsx")
    sheet = book.worksheets[0]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    assert sheet.cell(2, columns["pagu"]).value == 9_000_000
    assert sheet.cell(2, columns["jenis"]).value == "Indikator"  # and is understood again as it is written
    sheet.cell(2, columns["keputusan"]).value = "Setuju"
    book.save("usulan.xlsx")
    ended = selaras("align", "import", "usulan.xlsx", "--reviewer", "Bu Tini")
    assert ended.code == 0 and "1 setuju, 0 tolak" in ended.out
    assert selaras("build", *plans).code == 0
    rows = selaras("query", "common-indicators", "-p", "minimum=3", "--format", "csv").out
    assert "Jumlah dokumen rencana wilayah yang disusun,3" in rows
    assert selaras("query", "alignment-review", "--format", "csv").out.count("\n") == 1  # nothing is left to decide
    targets = selaras("query", "concept-targets", "-p", "concept=sakip", "--format", "csv").out.splitlines()
    assert len(targets) == 4 and all(",2026,80,80.0," in row for row in targets[1:])  # one a plan


def test_nothing_is_made_where_there_is_no_store(folder: Path, selaras: Callable[..., Any]) -> None:
    ended = selaras("align")
    assert ended.code == 2 and "plans.selaras" in ended.err
    assert not (folder / "plans.selaras").exists()


@pytest.mark.parametrize("name", ["tidak-ada.xlsx", "tidak-ada.tsv"])
def test_a_file_of_decisions_that_is_not_there(
    name: str, folder: Path, selaras: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELARAS_DECISIONS", str(folder / "keputusan.tsv"))
    ended = selaras("align", "import", name)
    assert ended.code == 2 and ended.err.strip() == f"selaras: {name}: berkas tidak ada"


def test_what_cannot_be_taken_is_refused_in_one_line(plans: list[str], folder: Path, selaras: Callable[..., Any]) -> None:
    assert selaras("build", plans[0]).code == 0
    for arguments, told in (
        (("align", "export", "-o", "usulan.pdf"), ".xlsx"),
        (("align", "import", "tidak-ada.xlsx"), "SELARAS_DECISIONS"),
        (("align", "--lexicon", "tidak-ada.toml"), "tidak-ada.toml"),
    ):
        ended = selaras(*arguments)
        assert ended.code == 2 and told in ended.err and ended.err.count("\n") <= 2
