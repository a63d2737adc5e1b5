"""What a planner edits in a workbook is what the graph says afterwards; the cases are data in cases.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selaras.graph.errors import InputError
from selaras.graph.model import PlanGraph
from selaras.loaders.workbook import read_workbook, workbook_bytes

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def told(graph: PlanGraph) -> set[str]:
    """The nodes and relations as lines: a node with its corrections, a relation with the names of its ends."""
    names = {node.id: name(graph, node.id) for node in graph.nodes()}
    lines = set()
    for node in graph.nodes():
        corrections = [
            str(words)
            for edge in graph.out(node.id, "STATED_IN")
            for words in edge.properties.get("corrected", [])  # type: ignore[union-attr]
        ]
        notes = "; ".join(short(graph, words) for words in corrections)
        owner = f"{end(node.id.split('/pagu/')[0])} {node.properties.get('year', 'akhir')} " if node.label == "Budget" else ""
        text = node.properties.get("code") if node.label == "Nomenclature" else node.text
        lines.add(f"{node.label} {owner}{text}" + (f" [{notes}]" if notes else ""))
    for edge in graph.edges():
        if edge.type != "STATED_IN":
            lines.add(f"{names[edge.source]} -{edge.type}-> {names[edge.target]}")
    return lines


def name(graph: PlanGraph, id: str) -> str:
    node = graph.node(id)
    if node.label == "Budget":
        return f"{node.properties.get('year', 'akhir')} {node.properties['rupiah']}"
    if node.label == "Nomenclature":
        return str(node.properties["code"])
    if node.label in ("Goal", "Sasaran", "Program", "SubActivity") or (node.label == "Activity" and "code" in node.properties):
        return end(id)
    return "misi/1" if id.endswith("misi/1") else node.text


def end(id: str) -> str:
    """The last two parts of an id, without the hash."""
    return "/".join(id.rsplit("/", 2)[-2:]).rsplit("-", 1)[0]


def short(graph: PlanGraph, words: str) -> str:
    what, _, id = words.partition(": ")
    return f"{what}: {end(id)}" if graph.has(id) else words


def column(sheet: Any, title: str) -> Any:
    return next(cell.column for cell in sheet[1] if cell.value == title)


def row_of(sheet: Any, words: str) -> Any:
    return next(row[0].row for row in sheet.iter_rows(min_row=2) for cell in row[1:] if words in str(cell.value or ""))


def edit(path: Path, case: dict[str, Any]) -> None:
    book: Any = openpyxl.load_workbook(path)
    starts = {sheet.title: len([row for row in sheet.iter_rows(values_only=True) if any(row)]) for sheet in book.worksheets}
    for name, words in case.get("copy", []):
        sheet = book[name]
        starts[name] += 1
        for cell in list(sheet[row_of(sheet, words)]):
            sheet.cell(starts[name], cell.column, cell.value)
    for name, words, title, value in case.get("edit", []):
        sheet = book[name]
        row = starts[name] + int(words) if words.startswith("+") else row_of(sheet, words)
        sheet.cell(row, column(sheet, title)).value = value if value != "" else None
    for name, words in case.get("delete", []):
        book[name].delete_rows(row_of(book[name], words))
    for name, words in case.get("clear", []):
        for cell in list(book[name][row_of(book[name], words)])[1:]:
            cell.value = None
    book.save(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_edited_cell_wins(case: dict[str, Any], small: PlanGraph, tmp_path: Path) -> None:
    path = tmp_path / "koreksi.xlsx"
    path.write_bytes(workbook_bytes(small))
    edit(path, case)
    if case.get("error"):
        with pytest.raises(InputError) as caught:
            read_workbook(path)
        assert case["error"] in str(caught.value)
        assert f"{path}: " in str(caught.value) and "!" in str(caught.value)
        return
    found = read_workbook(path)
    assert found.edits
    assert found.graph.check() == []
    before, after = told(small), told(found.graph)
    assert after - before == set(case["there"])
    assert before - after == set(case["gone"]) | set(case.get("more_gone", []))
    # a corrected graph written again and read again is the same
    path.write_bytes(workbook_bytes(found.graph))
    again = read_workbook(path)
    assert again.graph.to_dict() == found.graph.to_dict() and again.edits == []


def two_lists() -> PlanGraph:
    """A region whose plans quote the misi of the RPJMD and those of the elected head, both counted from 1."""
    graph = PlanGraph()
    graph.add_node("sukaramai", "Region", name="Kabupaten Sukaramai", level="kabupaten")
    graph.add_node("d", "Document", title="RPJMD", kind="RPJMD", period_start=2025, period_end=2029)
    for key, text, told in (("m1", "Mewujudkan daerah yang tertib", "RPJMD"), ("m2", "Menata pasar rakyat", "campaign")):
        graph.add_node(key, "Mission", number=1, text=text, list=told)
        graph.add_edge("sukaramai", "HAS_MISSION", key, documents=["d"])
        graph.add_edge(key, "STATED_IN", "d")
    graph.add_node("s", "RegionalSasaran", text="Tertibnya pasar")
    graph.add_edge("m2", "HAS_SASARAN", "s", documents=["d"])
    graph.add_edge("s", "STATED_IN", "d")
    return graph


def read_again(book: Any, path: Path) -> PlanGraph:
    book.save(path)
    return read_workbook(path).graph


def test_each_misi_says_whose_list_it_is_of(tmp_path: Path) -> None:
    path = tmp_path / "rpjmd.xlsx"
    path.write_bytes(workbook_bytes(two_lists()))
    book = openpyxl.load_workbook(path)
    sheet = book["Visi-Misi"]
    told = {sheet.cell(row, column(sheet, "Bunyi")).value: sheet.cell(row, column(sheet, "Daftar misi")) for row in (2, 3)}
    assert {text: cell.value for text, cell in told.items()} == {
        "Mewujudkan daerah yang tertib": "RPJMD",
        "Menata pasar rakyat": "kepala daerah",
    }
    parent = book["Tujuan-Sasaran RPJMD"].cell(2, column(book["Tujuan-Sasaran RPJMD"], "Induk"))
    assert parent.value == "Misi 1 (kepala daerah): Menata pasar rakyat"
    told["Menata pasar rakyat"].value = "RPJMD"
    assert read_again(book, path).node("m2").properties["list"] == "RPJMD"
    told["Menata pasar rakyat"].value = "daftar lain"
    with pytest.raises(InputError, match="bukan daftar misi"):
        read_again(book, path)


def test_a_workbook_from_before_the_lists_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "lama.xlsx"
    path.write_bytes(workbook_bytes(two_lists()))
    book = openpyxl.load_workbook(path)
    book["Visi-Misi"].delete_cols(column(book["Visi-Misi"], "Daftar misi"))
    sheet = book["Tujuan-Sasaran RPJMD"]
    sheet.cell(2, column(sheet, "Induk")).value = "Misi 1: Menata pasar rakyat"
    graph = read_again(book, path)
    assert graph.node("m2").properties["list"] == "campaign"
    assert [edge.source for edge in graph.into("s", "HAS_SASARAN")] == ["m2"]
