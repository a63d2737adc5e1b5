"""`read`, `audit`, the workbook and the view say one and the same of each sum; questions to the reader are no faults anywhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from selaras.examples import documents

from .conftest import Run, blocks_of

HEAD = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n\nTabel 4.2 Program dan Pendanaan\n"
TABLE = "Kode\tProgram/Kegiatan/Sub Kegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\n"
ROWS = (
    "7.01.01\tPROGRAM PENUNJANG URUSAN\tPersentase layanan\t%\t90\t{p1}\t91\t33.000.000\n"
    "7.01.01.2.06\tAdministrasi Umum Perangkat Daerah\tJumlah paket\tPaket\t2\t{k1}\t2\t33.000.000\n"
    "7.01.01.2.06.0002\tPenyediaan Peralatan Kantor\tJumlah alat\tUnit\t2\t10.000.000\t2\t12.000.000\n"
    "7.01.01.2.06.0004\tPenyediaan Bahan Logistik Kantor\tJumlah bahan\tPaket\t2\t20.000.000\t2\t{last}\n"
)
FAULTY = HEAD + TABLE + ROWS.format(p1="34.500.000", k1="34.500.000", last="21.000.000")  # proved by 2027
DOUBTFUL = HEAD + TABLE + ROWS.format(p1="34.500.000", k1="34.500.000", last="19.000.000")  # no year fits, a row may be lost


def _texts(folder: Path) -> list[Path]:
    for name, text in (("salah.txt", FAULTY), ("ragu.txt", DOUBTFUL)):
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / "salah.txt", folder / "ragu.txt", *documents()]


def _told(finding: dict[str, Any]) -> set[str]:
    return {finding["node"], *finding["stands_for"]}


def test_all_say_the_same(selaras: Run, folder: Path) -> None:
    for path in _texts(folder):
        findings = json.loads(selaras("audit", path, "--format", "json").out)["findings"]
        read = json.loads(selaras("read", path, "--format", "json", "--workbook", "kerja.xlsx").out)
        gaps = read["reports"][0]["sums"]["gaps"]
        for cause in ("plan", "reading"):
            audited = set().union(*(_told(one) for one in findings if one["rule"] == "D01" and one["cause"] == cause))
            failing = {gap["node"] for gap in gaps if gap["cause"] == cause}
            assert failing <= audited, (path.name, cause)
            heads = {one["node"] for one in findings if one["rule"] == "D01" and one["cause"] == cause}
            assert heads <= failing, (path.name, cause)
        selaras("view", path, "-o", "lihat.html")
        shown = json.dumps(blocks_of((folder / "lihat.html").read_text(encoding="utf-8")), ensure_ascii=False)
        assert all(json.dumps(one["because"], ensure_ascii=False)[1:40] in shown for one in findings), path.name
        sheet = {str(cell.comment.text) for one in load_workbook("kerja.xlsx") for row in one for cell in row if cell.comment}
        blamed = {gap["because"].split(".")[0] for gap in gaps if gap["kind"] != "echo"}
        assert all(any(words in note for note in sheet) for words in blamed), (path.name, blamed, sheet)


@pytest.mark.parametrize(("text", "code"), [(FAULTY, 1), (DOUBTFUL, 0)])
@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_only_faults_set_the_exit_code(selaras: Run, folder: Path, text: str, code: int, level: str) -> None:
    (folder / "rencana.txt").write_text(text, encoding="utf-8")
    ended = selaras("audit", "rencana.txt", "--rule", "D01", "--fail-on", level, "--format", "json")
    findings = json.loads(ended.out)["findings"]
    assert ended.code == code
    assert {one["cause"] for one in findings} == ({"plan"} if code else {"reading"})
    assert all(one["severity"] != "error" for one in findings if one["cause"] == "reading")


def test_a_question_gives_no_bad_grade(selaras: Run, folder: Path) -> None:
    (folder / "rencana.txt").write_text(DOUBTFUL, encoding="utf-8")
    passed = json.loads(selaras("audit", "rencana.txt", "--rule", "D01", "--format", "json").out)["passed"]
    assert [rule["D01"]["items"] - rule["D01"]["passed"] for rule in passed.values()] == [0]
