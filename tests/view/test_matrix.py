"""The matrix of misi and agencies, as worked out for the page and as shown in it, against the named query `mission-matrix`."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import selaras
from selaras import examples
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.queries.run import run
from selaras.visualizations.cascade import Statements
from selaras.visualizations.money import flows, supports

# (document, part or id of the misi) -> (how, own, shared, {year: rupiah})
Cells = dict[tuple[str, str], tuple[str | None, int, int, dict[int, int]]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlanGraph, Cells]:
    """The shipped plans and documents in a store, its graph, and what the query answers."""
    folder: Path = tmp_path_factory.mktemp("matrix") / "plans.selaras"
    with open_store(str(folder), create=True) as store:
        for file in (*examples.plans(), *examples.documents("txt")):
            store.load(selaras.read(file))
        graph = store.graph()
        rows = list(run(store, "mission-matrix", {}).rows)
    misi = {(node.text, node.properties.get("number"), node.properties.get("list")): node.id for node in graph.nodes("Mission")}
    cells: Cells = {}
    for _, document, part, number, text, of, how, own, shared, _, per_year, *_ in rows:
        name = misi[text, number, of] if part == "mission" else part
        years = (one.split(": ") for one in per_year)
        cells[document, name] = (how, own, shared, {int(year): int(rupiah) for year, rupiah in years})
    return graph, cells


def worked_out(graph: PlanGraph) -> Cells:
    statements = Statements(graph)
    cells: Cells = {}
    for edge in graph.edges("HAS_PLAN"):
        if graph.node(edge.source).label != "Agency":
            continue
        own: dict[str, int] = defaultdict(int)
        shared: dict[str, int] = defaultdict(int)
        years: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for flow in flows(statements, edge.target, edge.source):
            for name in (*(flow.missions or ("none",)), "total"):
                sums = shared if len(flow.missions) > 1 else own
                sums[name] += sum(flow.years.values())
                for year, amount in flow.years.items():
                    years[name][year] += amount
        known = {one.mission: "stated" if one.how == "reviewed" else one.how for one in supports(statements, edge.target, edge.source)}
        for name in {*known, *own, *shared, "total"}:
            per_year = {year: amount for year, amount in years[name].items() if amount}
            cells[edge.target, name] = (known.get(name), own[name], shared[name], per_year)
    return cells


def test_every_cell_is_that_of_the_named_query(asked: tuple[PlanGraph, Cells]) -> None:
    graph, cells = asked
    assert len([name for _, name in cells if name not in {"none", "total"}]) >= 5
    assert worked_out(graph) == cells
