"""`selaras read` from the command line's side: the report as text and JSON, and the workbook that it writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selaras.cli.main import main
from selaras.cli.reports.reading import report_of_plan
from selaras.examples import documents, plans
from selaras.loaders import load
from selaras.loaders.files import read_plan
from selaras.loaders.plan.to_graph import to_graph

PLANTED = next(path for path in documents() if "ranupuspa" in path.stem)  # one whose sums do not all reconcile


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0), told.out, told.err

    return call


def test_the_report_counts_sums_by_their_cause(run: Any) -> None:
    code, out, _ = run("read", PLANTED, "--lang", "en")
    assert code == 0
    assert "Sums: 62 of 65 pairs of parent and year equal the rows below them." in out
    assert "3 do not because of the plan" in out
    assert "confidence: high" in out


def test_as_json(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "laporan.json"
    code, out, _ = run("read", PLANTED, plans()[0], "--format", "json", "-o", path)
    assert code == 0 and out == ""
    document, cascade = json.loads(path.read_text(encoding="utf-8"))["reports"]
    assert document["sums"]["pairs"] == document["sums"]["fits"] + document["sums"]["plan"] + document["sums"]["reading"]
    assert len(document["sums"]["gaps"]) == 3
    assert {"node", "year", "printed", "children", "cause", "because", "line"} <= set(document["sums"]["gaps"][0])
    money = next(table for table in document["tables"] if table["kind"] == "programs")
    assert money["confidence"]["level"] == "high" and "cocok" in money["confidence"]["because"][0]
    assert document["not_understood"] is not None and "tables" not in cascade
    assert cascade["counts"]["Document"] == 1


def test_a_workbook_in_place_of_the_document(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "koreksi.xlsx"
    code, _, err = run("read", PLANTED, "--workbook", path)
    assert code == 0 and "sel ditandai" in err
    assert load(path).to_dict() == load(PLANTED).to_dict()
    book: Any = openpyxl.load_workbook(path)
    assert book["Jumlah tidak cocok"].max_row == 4
    marked = [cell for row in book["Pagu"].iter_rows(min_row=2) for cell in row if cell.comment]
    assert len(marked) >= 3 and all(cell.fill.fgColor.rgb == "00D6E4F7" for cell in marked)
    first = marked[0]
    first.value += 1
    book.save(path)
    code, out, _ = run("read", path)
    assert code == 0 and f"Dikoreksi dengan tangan: 1\n  Pagu!{first.coordinate}: diubah" in out
    code, _, err = run("read", PLANTED, "--workbook", path)  # what was corrected is not overwritten
    assert code == 2 and "sudah ada" in err and load(path).to_dict() != load(PLANTED).to_dict()
    again = tmp_path / "lagi.xlsx"
    code, _, _ = run("read", path, "--workbook", again)
    green = [
        cell for row in openpyxl.load_workbook(again)["Pagu"].iter_rows() for cell in row if cell.comment and "semula" in cell.comment.text
    ]
    assert code == 0 and len(green) == 1 and load(again).to_dict() == load(path).to_dict()


def test_an_untouched_workbook_may_be_written_anew(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "koreksi.xlsx"
    assert run("read", PLANTED, "--workbook", path)[0] == 0
    assert run("read", PLANTED, "--workbook", path)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--workbook", "koreksi.ods"], "berakhir .xlsx"),
        ([str(plans()[0]), "--workbook", "koreksi.xlsx"], "satu dokumen"),
        (["-o", "x.json"], "hanya untuk laporan JSON"),
        (["--workbook", "penuh.xlsx"], "sudah ada"),
    ],
)
def test_refusals(run: Any, arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "penuh.xlsx").write_bytes(b"anggaran")
    code, _, err = run("read", PLANTED, *arguments)
    assert code == 2 and words in err and len(err.splitlines()) == 1
    assert (tmp_path / "penuh.xlsx").read_bytes() == b"anggaran"


def test_no_table_of_recognised_pages_is_surely_read() -> None:
    plan = read_plan(documents("pdf")[0])
    graph = to_graph(plan)
    assert "high" in {entry.confidence.level for entry in report_of_plan(plan, graph).tables if entry.confidence}
    plan.recognised = frozenset(range(1, 100))
    assert "high" not in {entry.confidence.level for entry in report_of_plan(plan, graph).tables if entry.confidence}
