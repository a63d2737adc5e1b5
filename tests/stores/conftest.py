"""Plans small enough to follow by eye, for the tests of the stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store

REGION = ids.region_id("Kabupaten Contoh")
BIG = 9_007_199_254_740_993  # not a 32-bit number, and not one a float can tell


def make_plan(
    name: str = "Kecamatan Perak",
    *,
    vision: str = "Maju",
    kind: str = "Renstra",
    programs: tuple[str, ...] = ("7.01.01", "7.01.02"),
    rupiah: int = BIG,
    unit: str | None = "Kelurahan Gedog ꦒ",
    number: int | None = None,
    **document: Any,
) -> PlanGraph:
    """A plan of one agency: vision and mission of the region, one goal and sasaran, programs with money and a unit."""
    graph = PlanGraph()
    regional = kind == "RPJMD"
    agency = REGION if regional else ids.agency_id(REGION, name)
    plan = ids.document_id(agency, kind, 2025, 2029)
    graph.add_node(REGION, "Region", name="Kabupaten Contoh")
    graph.add_node(plan, "Document", kind=kind, period_start=2025, period_end=2029, **document)
    if not regional:
        graph.add_node(agency, "Agency", name=name)
        graph.add_edge(agency, "PART_OF", REGION, documents=[plan])
    graph.add_edge(agency, "HAS_PLAN", plan, documents=[plan])
    lines = iter(range(1, 1000))

    def state(id: str, label: str, **properties: Any) -> str:
        graph.add_node(id, label, **properties)
        graph.add_edge(id, "STATED_IN", plan, line=next(lines), table="T-C.27")
        return id

    visi = state(ids.shared_id(REGION, 2025, 2029, "visi"), "Vision", text=vision)
    misi = state(ids.shared_id(REGION, 2025, 2029, "misi", code=2), "Mission", text=f"Misi {vision}", number=number)
    graph.add_edge(REGION, "HAS_VISION", visi, documents=[plan])
    graph.add_edge(visi, "HAS_MISSION", misi, documents=[plan])
    if regional:
        return graph
    goal = state(f"{plan}/tujuan/t", "Goal", text="Tujuan")
    sasaran = state(f"{plan}/sasaran/s", "Sasaran", text="Sasaran")
    graph.add_edge(agency, "HAS_GOAL", goal, documents=[plan])
    graph.add_edge(goal, "SUPPORTS", misi, documents=[plan])
    graph.add_edge(goal, "HAS_SASARAN", sasaran, documents=[plan])
    for code in programs:
        program = state(f"{plan}/prog/{code}", "Program", name=f"Program {code}", code=code)
        graph.add_edge(sasaran, "HAS_PROGRAM", program, documents=[plan])
        budget = state(ids.budget_id(program, 2026), "Budget", year=2026, rupiah=rupiah)
        graph.add_edge(program, "FUNDED_BY", budget, documents=[plan])
        indicator = state(
            ids.indicator_id(program, "Nilai “SAKIP”"), "Indicator", text="Nilai “SAKIP”", kinds=["IKU"], baseline_value=71.01
        )
        graph.add_edge(indicator, "STATED_IN", plan, line=next(lines), years=[2026, 2027])
        graph.add_edge(program, "MEASURED_BY", indicator, documents=[plan])
        if unit:
            place = ids.unit_id(agency, unit)
            graph.add_node(place, "Unit", name=unit)
            graph.add_edge(place, "PART_OF", agency, documents=[plan])
            graph.add_edge(budget, "SPENT_BY", place, documents=[plan])
    return graph


def document_of(graph: PlanGraph) -> str:
    """The id of the one document of a graph."""
    (document,) = graph.nodes("Document")
    return document.id


@pytest.fixture
def plan() -> Callable[..., PlanGraph]:
    return make_plan


@pytest.fixture
def only_document() -> Callable[[PlanGraph], str]:
    return document_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "uji.selaras", create=True) as opened:
        yield opened
