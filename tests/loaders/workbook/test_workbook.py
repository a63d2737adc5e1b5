"""A workbook that nobody edited gives the same graph, whatever a spreadsheet program did to it."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selaras.examples import plans
from selaras.graph.errors import InputError
from selaras.graph.files import read_json
from selaras.graph.model import PlanGraph
from selaras.loaders import load
from selaras.loaders.workbook import Doubt, Information, is_workbook, read_workbook, workbook_bytes
from selaras.loaders.workbook.cells import CellError, amount, integer, plain, text, unchanged


def written(path: Path, graph: PlanGraph, **more: Any) -> Path:
    path.write_bytes(workbook_bytes(graph, **more))
    return path


def same(one: PlanGraph, other: PlanGraph) -> bool:
    """The same nodes and relations with the same properties, in the same order."""
    return list(one.nodes()) == list(other.nodes()) and list(one.edges()) == list(other.edges())


@pytest.mark.parametrize("plan", plans(), ids=lambda path: path.stem)
def test_without_edits_nothing_changes(plan: Path, tmp_path: Path) -> None:
    graph = read_json(plan)
    path = written(tmp_path / "koreksi.xlsx", graph)
    found = read_workbook(path)
    assert found.edits == []
    assert same(graph, found.graph)
    assert same(graph, load(path))


def test_what_spreadsheet_programs_do_is_no_edit(small: PlanGraph, tmp_path: Path) -> None:
    path = written(tmp_path / "koreksi.xlsx", small)
    book = openpyxl.load_workbook(path)
    touched = 0
    for sheet in book.worksheets:
        if sheet.title.startswith("_"):
            continue
        for row in sheet.iter_rows(min_row=2):
            for cell in row[1:]:
                if isinstance(cell.value, int):
                    cell.value, touched = float(cell.value), touched + 1
                elif isinstance(cell.value, str) and cell.value.replace(",", "").isdigit():
                    cell.value, touched = float(cell.value.replace(",", ".")), touched + 1
                elif isinstance(cell.value, str):
                    cell.value, touched = f"{cell.value} \r\n", touched + 1
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), 2):  # sorted the other way round, with an empty row in between
            for at, value in enumerate(values, 1):
                sheet.cell(number + (number > 2), at).value = value
        if len(rows) > 1:
            for at in range(1, sheet.max_column + 1):
                sheet.cell(3, at).value = None
        sheet.sheet_state = "hidden" if sheet.title == "Pagu" else "visible"
    book.save(path)
    assert touched > 30
    found = read_workbook(path)
    assert found.edits == []
    assert same(small, found.graph)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(small: PlanGraph, tmp_path: Path) -> None:
    written(tmp_path / "koreksi.xlsx", small)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "lo")]
    subprocess.run([*command, str(tmp_path / "koreksi.xlsx")], check=True, capture_output=True, timeout=200)
    path = tmp_path / "lo" / "koreksi.xlsx"
    assert is_workbook(path)
    found = read_workbook(path)
    assert found.edits == []
    assert same(small, found.graph)


def test_a_planner_finds_what_is_needed(small: PlanGraph, tmp_path: Path) -> None:
    budget = next(node.id for node in small.nodes("Budget") if node.properties["rupiah"] == 60_000_000)
    doubts = [Doubt(budget, "anaknya tidak cocok"), Doubt(next(small.nodes("Program")).id, "tanpa sasaran", "parent:0", "plan")]
    notes = Information("Tidak dipahami", ["Tempat", "Kata"], [["baris 9", "=1+1"]])
    book = openpyxl.load_workbook(written(tmp_path / "koreksi.xlsx", small, doubts=doubts, information=[notes]))
    assert book.sheetnames[0] == "Petunjuk"
    assert [name for name in book.sheetnames if book[name].sheet_state == "hidden"] == ["_pilihan", "_selaras"]
    pagu, program = book["Pagu"], book["Program"]
    assert pagu.freeze_panes == "C2" and pagu.column_dimensions["A"].hidden
    marked = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text for sheet in (pagu, program) for row in sheet for cell in row if cell.comment
    }
    assert list(marked.values()) == ["baris 40, Tabel 4.3: anaknya tidak cocok", "baris 20, Tabel 4.3: tanpa sasaran"]
    assert {pagu[name.split("!")[1]].fill.fgColor.rgb for name in marked if name.startswith("Pagu")} == {"00FFF2B3"}
    lists = {str(validation.sqref).split(":")[0]: validation.formula1 for validation in book["Subkegiatan"].data_validations.dataValidation}
    column, rows = lists["B2"].split("!")[1].replace("$", "").split(":")
    offered = [cell.value for (cell,) in book["_pilihan"][f"{column}:{rows}"]]
    assert "7.01.02.2.01 Kegiatan Koordinasi" in offered and not any("7.01.02.2.01.0001" in name for name in offered)
    assert book["Tidak dipahami"]["B2"].data_type == "s"


def test_texts_that_excel_does_not_take(small: PlanGraph, tmp_path: Path) -> None:
    program = next(small.nodes("Program"))
    small.add_node(program.id, "Program", name="=SUM(A1)\x07 _x000D_ " + "panjang " * 6000)
    found = read_workbook(written(tmp_path / "koreksi.xlsx", small))
    assert found.edits == [] and same(small, found.graph)


def test_whose_plan_it_is(small: PlanGraph, tmp_path: Path) -> None:
    path = written(tmp_path / "koreksi.xlsx", small)
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Dokumen"]
    for row in sheet.iter_rows(min_row=2):
        row[2].value = {
            "Perangkat Daerah: Nama": "Kecamatan Awanggita",
            "Daerah: Nama": "Kota Sukaramai",
            "Akhir periode": 2030,
            "Tanggal": datetime.date(2025, 9, 1),
        }.get(row[1].value, row[2].value)
    book.save(path)
    with pytest.raises(InputError, match="menjadi tanggal"):
        read_workbook(path)
    sheet["C6"].value = None
    book.save(path)
    graph = read_workbook(path).graph
    assert [node.id for node in graph.nodes("Document")] == ["kota-sukaramai/kec-awanggita/renstra-2025-2030"]
    assert graph.check() == [] and len(graph) == len(small)
    assert {node.id for node in graph.nodes("Mission")} == {"kota-sukaramai/2025-2030/misi/1"}
    assert all(node.id.startswith("kota-sukaramai") for node in graph.nodes() if node.label != "Nomenclature")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda book: book.remove(book["Pagu"]), "lembar “Pagu” tidak ada"),
        (lambda book: setattr(book["Program"]["D1"], "value", "Kodenya"), "kolom “Kode” tidak ada"),
        (lambda book: setattr(book["_selaras"]["A2"], "value", "AAAA"), "rusak atau terpotong"),
        (lambda book: setattr(book["_selaras"]["A1"], "value", "x"), "rusak atau terpotong"),
        (lambda book: setattr(book["Pagu"]["F3"], "value", "=1+1"), "Pagu!F3: rumus tanpa hasil"),
    ],
)
def test_damage(damage: Any, words: str, small: PlanGraph, tmp_path: Path) -> None:
    path = written(tmp_path / "koreksi.xlsx", small)
    book = openpyxl.load_workbook(path)
    damage(book)
    book.save(path)
    with pytest.raises(InputError, match=words):
        read_workbook(path)


def test_a_cut_file(small: PlanGraph, tmp_path: Path) -> None:
    data = workbook_bytes(small)
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(data[: len(data) // 2])
    assert not is_workbook(path)
    with pytest.raises(InputError, match="rusak"):
        read_workbook(path)


def test_other_files_are_no_workbooks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "rencana.xlsx")
    assert not is_workbook(tmp_path / "rencana.xlsx")
    assert not is_workbook(tmp_path / "tidak-ada.xlsx")
    with zipfile.ZipFile(tmp_path / "zip.xlsx", "w") as archive:
        archive.writestr("a", "b")
    assert not is_workbook(tmp_path / "zip.xlsx")


def test_several_documents_do_not_fit_into_one(small: PlanGraph) -> None:
    small.add_node("lain", "Document", kind="Renstra", period_start=2025, period_end=2029)
    with pytest.raises(InputError, match="satu dokumen, bukan 2"):
        workbook_bytes(small)


@pytest.mark.parametrize(
    ("shown", "value", "expected"),
    [
        ("75,30", 75.3, True), ("75", 75.0, True), ("75,30", 75.4, False), (2026, 2026.0, True), (2026, "2026 ", True), (None, "  ", True),
        ("a\nb", "a \r\nb", True), ("a b", "a\xa0b", True), ("75 %", 75, False), (0, None, False), ("1.000", 1000, True),
        ("B", True, False),
    ],
)  # fmt: skip
def test_unchanged(shown: Any, value: Any, expected: bool) -> None:
    assert unchanged(shown, value) is expected


def test_cells() -> None:
    assert amount("Rp 1.250.000,00") == amount(1250000.0) == 1_250_000
    assert amount("-") == amount(0) == 0 and amount(" ") is None
    assert integer(2026.0) == integer("2026") == 2026
    assert plain(82.5) == "82,5" and plain(1e18) == "1e+18"
    for convert, value in ((amount, 0.5), (amount, "1.25.0"), (amount, -1), (integer, "MMXXV"), (text, datetime.date(2026, 1, 2))):
        with pytest.raises(CellError):
            convert(value)
