"""Workbooks of generated graphs: nothing changes without edits, and one edited cell changes that alone."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from selaras.graph.errors import InputError
from selaras.graph.model import PlanGraph
from selaras.loaders.workbook import read_workbook, workbook_bytes

DOCUMENT = "r/k/renstra-2025-2029"
BY = {"documents": [DOCUMENT]}
# What cells of real plans hold, and what spreadsheet programs and XML have trouble with.
texts = st.one_of(
    st.sampled_from(
        ["75", "75,30", "100 %", "-", "=1+1", "'x", " a  b ", "a\nb", "_x0041_", "1.000", "2026", "TRUE", "1e5", "\ufeff", "é\u0301"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
)
years = st.integers(2025, 2030)
PLACES: list[dict[str, Any]] = [{}, {"line": 3}, {"page": 7}, {"line": 9, "table": "Tabel 4.1"}]


@st.composite
def graphs(draw: st.DrawFn) -> PlanGraph:
    graph = PlanGraph()
    graph.add_node("r", "Region", name="Kabupaten R")
    graph.add_node("r/k", "Agency", name="Kecamatan K", kind="Kecamatan")
    graph.add_node(DOCUMENT, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge("r/k", "PART_OF", "r", **BY)
    graph.add_edge("r/k", "HAS_PLAN", DOCUMENT, **BY)

    def add(id: str, label: str, **properties: Any) -> str:
        graph.add_node(id, label, **properties)
        place: dict[str, Any] = draw(st.sampled_from(PLACES))
        graph.add_edge(id, "STATED_IN", DOCUMENT, cell=draw(texts), **place)
        return id

    units = [f"r/k/unit/{n}" for n in range(draw(st.integers(0, 2)))]
    for unit in units:
        graph.add_node(unit, "Unit", name=draw(texts))
    levels: dict[str, list[str]] = {"": []}
    above = ""
    for label, relation, name in (
        ("Sasaran", "", "text"),
        ("Program", "HAS_PROGRAM", "name"),
        ("Activity", "HAS_ACTIVITY", "name"),
        ("SubActivity", "HAS_SUBACTIVITY", "name"),
    ):
        levels[label] = []
        for n in range(draw(st.integers(0, 3))):
            id = add(f"{DOCUMENT}/{label}/{n}", label, **{name: draw(texts)})
            parents = levels[above]
            for parent in draw(st.lists(st.sampled_from(parents), unique=True, max_size=2)) if parents else ():
                graph.add_edge(parent, relation, id, **BY)
            levels[label].append(id)
            for number in range(draw(st.integers(0, 2))):
                _indicator(draw, graph, add, f"{id}/ind/{number}", id, units)
            if label != "Sasaran":
                _money(draw, graph, add, id, units)
        above = label
    return graph


def _indicator(draw: st.DrawFn, graph: PlanGraph, add: Any, id: str, owner: str, units: list[str]) -> None:
    add(
        id,
        "Indicator",
        text=draw(texts),
        unit=draw(st.none() | texts),
        baseline=draw(st.none() | texts),
        kinds=draw(st.sampled_from([[], ["IKU"]])),
    )
    if draw(st.booleans()):
        graph.add_edge(owner, "MEASURED_BY", id, **BY)
    for year in draw(st.lists(st.none() | years, unique=True, max_size=2)):
        target = add(f"{id}/target/{year}", "Target", year=year, text=draw(texts))
        graph.add_edge(id, "HAS_TARGET" if year else "END_TARGET", target, **BY)
        if draw(st.booleans()):
            other = add(f"{target}~x", "Target", year=year, text=draw(texts))
            graph.add_edge(target, "CONTRADICTED_BY", other, **BY)


def _money(draw: st.DrawFn, graph: PlanGraph, add: Any, owner: str, units: list[str]) -> None:
    for number, year in enumerate(draw(st.lists(st.none() | years, max_size=3))):
        budget = add(f"{owner}/pagu/{year}-{number}", "Budget", year=year, rupiah=draw(st.integers(0, 10**13)))
        graph.add_edge(owner, "FUNDED_BY" if year else "END_BUDGET", budget, **BY)
        if bool(units) and draw(st.booleans()):
            graph.add_edge(budget, "SPENT_BY", draw(st.sampled_from(units)), **BY)


def read(data: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "koreksi.xlsx"
        path.write_bytes(data)
        return read_workbook(path)


CALM = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(graphs())
def test_without_edits_nothing_changes(graph: PlanGraph) -> None:
    found = read(workbook_bytes(graph))
    assert found.edits == []
    assert list(found.graph.nodes()) == list(graph.nodes())
    assert list(found.graph.edges()) == list(graph.edges())


@CALM
@given(graphs(), st.data())
def test_one_edited_amount_changes_that_alone(graph: PlanGraph, data: st.DataObject) -> None:
    book: Any = openpyxl.load_workbook(io.BytesIO(workbook_bytes(graph)))
    cells = [cell for row in book["Pagu"].iter_rows(min_row=2) for cell in row if isinstance(cell.value, int)]
    assume(cells)
    cell = data.draw(st.sampled_from(cells))
    before = cell.value
    cell.value = before + 1
    stream = io.BytesIO()
    book.save(stream)
    found = read(stream.getvalue())
    changed = [(old, new) for old, new in zip(graph.nodes(), found.graph.nodes(), strict=True) if old != new]
    assert [(old.id, new.properties["rupiah"]) for old, new in changed] == [(changed[0][0].id, before + 1)]
    edges = [(old, new) for old, new in zip(graph.edges(), found.graph.edges(), strict=True) if old != new]
    assert [new.properties["corrected"] for _, new in edges] == [[f"rupiah: {before}"]]


@CALM
@given(graphs(), st.data())
def test_any_row_may_be_deleted(graph: PlanGraph, data: st.DataObject) -> None:
    """Either the graph without it, whole in itself, or one error that names a cell."""
    book: Any = openpyxl.load_workbook(io.BytesIO(workbook_bytes(graph)))
    rows = [
        (name, row)
        for name in ("Sasaran", "Program", "Kegiatan", "Indikator", "Pagu", "Angka lain")
        for row in range(2, book[name].max_row + 1)
    ]
    rows = [(name, row) for name, row in rows if book[name].cell(row, 1).value]
    assume(rows)
    name, row = data.draw(st.sampled_from(rows))
    key = book[name].cell(row, 1).value
    book[name].delete_rows(row)
    stream = io.BytesIO()
    book.save(stream)
    below = ("HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
    if graph.out(key, *below):
        with pytest.raises(InputError, match=r"!.*sudah dihapus"):
            read(stream.getvalue())
        return
    found = read(stream.getvalue())
    assert not found.graph.has(key)
    assert found.graph.check() == []
    assert {edit.kind for edit in found.edits} == {"removed"}
    gone = {node.id for node in graph.nodes()} - {node.id for node in found.graph.nodes()}
    assert name == "Pagu" or all(id == key or id.startswith((f"{key}/", f"{key}~")) for id in gone), gone
