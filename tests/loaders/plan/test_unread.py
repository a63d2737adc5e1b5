"""What was printed and not read is in the graph, with its place and the reason, and goes everywhere that the graph goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from selaras.graph.exports.network import to_graphml
from selaras.graph.exports.rdf import parse_rdf, to_turtle
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import load
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph
from selaras.loaders.workbook.workbook import read_workbook, workbook_bytes
from selaras.visualizations.view import render

PROGRAMS = """
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Kegiatan/Subkegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN PUBLIK | Indeks layanan | Indeks | 81 | 900.000.000 |
| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Jumlah laporan | Laporan | 12 | {amount} |
"""
OTHERS = """
Tabel 2.6 Daftar Barang
| No | Nama Barang | Jumlah | Harga |
| 1 | Mobil dinas | 2 | 425.000.000 |
| 2 | Meja kerja | 14 | 21.000.000 |
Penutup
"""


def unread(graph: PlanGraph) -> list[tuple[str, str, int]]:
    return sorted(
        (str(n.properties["what"]), str(n.properties["reason"]), int(str(n.properties["amounts"]))) for n in graph.nodes("Unread")
    )


def test_what_is_not_read_is_in_the_graph_with_its_place(plan: Callable[[str], Plan]) -> None:
    graph = to_graph(plan(OTHERS + PROGRAMS.format(amount="12.500,0O0")))
    found = {str(node.properties["what"]): node for node in graph.nodes("Unread")}
    assert (found["table"].properties["amounts"], found["cell"].properties["amounts"]) == (2, 1)
    (edge,) = graph.out(found["table"].id, "STATED_IN")
    assert (edge.properties["line"], edge.properties["table"]) == (7, "Tabel 2.6")
    assert found["table"].id.startswith("sukaramai/kec-awangga/renstra-2025-2029/unread/table-l7-")
    assert graph.check() == []


def test_a_plan_that_is_read_whole_has_none(plan: Callable[[str], Plan]) -> None:
    assert unread(to_graph(plan(PROGRAMS.format(amount="400.000.000")))) == []


def test_it_goes_into_every_form_of_the_graph_and_back(plan: Callable[[str], Plan], tmp_path: Path) -> None:
    graph = to_graph(plan(OTHERS + PROGRAMS.format(amount="rusak 12")))
    told = unread(graph)
    assert len(told) == 2
    assert unread(PlanGraph.from_dict(graph.to_dict())) == told
    assert unread(parse_rdf("".join(to_turtle(graph)).encode(), "TURTLE")) == told
    assert b"Unread" in to_graphml(graph)
    book = tmp_path / "koreksi.xlsx"
    book.write_bytes(workbook_bytes(graph))
    assert unread(read_workbook(book).graph) == told
    assert "</html>" in render(graph, title="Kaskade")


def test_a_document_read_anew_replaces_what_was_unread(plan: Callable[[str], Plan], tmp_path: Path) -> None:
    with open_store(str(tmp_path / "plans.selaras"), create=True) as store:
        store.load(to_graph(plan(OTHERS + PROGRAMS.format(amount="rusak 12"))))
        assert len(unread(store.graph())) == 2
        assert not store.load(to_graph(plan(OTHERS + PROGRAMS.format(amount="rusak 12")))).changed
        store.load(to_graph(plan(PROGRAMS.format(amount="400.000.000"))))
        assert unread(store.graph()) == []


def test_the_sheet_of_a_workbook_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    front = book.active
    assert front is not None
    front.title = "Sampul"
    for line in ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029"):
        front.append([line])
    sheet = book.create_sheet("Program")
    for line in PROGRAMS.format(amount="rusak 12").splitlines()[2:]:
        sheet.append([cell.strip() for cell in line.strip("| ").split("|")])
    path = tmp_path / "plan.xlsx"
    book.save(path)
    graph = load(path)
    (lost,) = graph.nodes("Unread")
    (edge,) = graph.out(lost.id, "STATED_IN")
    assert (edge.properties["sheet"], edge.properties["line"]) == ("Program", 3)
