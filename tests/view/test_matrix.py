"""The matrices of misi and of sasaran RPJMD with agencies, as worked out for the page, against the named queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Asked:
    graph: PlanGraph
    missions: Cells
    sasaran: Cells
    served: dict[str, set[str]]  # id of a sasaran RPJMD -> names of the agencies that `regional-sasaran-served` tells


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """The shipped plans and documents in a store, its graph, and what the queries answer."""
    folder: Path = tmp_path_factory.mktemp("matrix") / "plans.selaras"
    with open_store(str(folder), create=True) as store:
        for file in (*examples.plans(), *examples.documents("txt")):
            store.load(selaras.read(file))
        graph = store.graph()
        of_missions, of_sasaran, served = (
            [dict(zip(table.columns, row, strict=True)) for row in table.rows]
            for table in (run(store, name, {}) for name in ("mission-matrix", "regional-sasaran-matrix", "regional-sasaran-served"))
        )
    misi = {(node.text, node.properties.get("number"), node.properties.get("list")): node.id for node in graph.nodes("Mission")}
    texts = {node.text: node.id for node in graph.nodes("RegionalSasaran")}
    assert len(texts) == len(list(graph.nodes("RegionalSasaran")))
    return Asked(
        graph,
        dict(_cell(row, misi.get((row["mission"], row["number"], row["list"]), row["part"])) for row in of_missions),
        dict(_cell(row, row["id"] or row["part"]) for row in of_sasaran),
        {texts[row["sasaran"]]: set(row["served_by"]) for row in served},
    )


def _cell(row: dict[str, Any], name: str) -> tuple[tuple[str, str], tuple[str | None, int, int, dict[int, int]]]:
    years = (one.split(": ") for one in row["pagu_per_year"])
    return (row["document"], name), (row["how"], row["own"], row["shared"], {int(year): int(rupiah) for year, rupiah in years})


def worked_out(graph: PlanGraph, label: str) -> Cells:
    statements = Statements(graph)
    cells: Cells = {}
    for edge in graph.edges("HAS_PLAN"):
        if graph.node(edge.source).label != "Agency":
            continue
        own: dict[str, int] = defaultdict(int)
        shared: dict[str, int] = defaultdict(int)
        years: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for flow in flows(statements, edge.target, edge.source):
            reached = flow.missions if label == "Mission" else flow.sasaran
            for name in (*(reached or ("none",)), "total"):
                sums = shared if len(reached) > 1 else own
                sums[name] += sum(flow.years.values())
                for year, amount in flow.years.items():
                    years[name][year] += amount
        found = supports(statements, edge.target, edge.source, label)
        known = {one.target: "stated" if one.how == "reviewed" else one.how for one in found}
        for name in {*known, *own, *shared, "total"}:
            per_year = {year: amount for year, amount in years[name].items() if amount}
            cells[edge.target, name] = (known.get(name), own[name], shared[name], per_year)
    return cells


def test_every_cell_of_misi_is_that_of_the_named_query(asked: Asked) -> None:
    assert len([name for _, name in asked.missions if name not in {"none", "total"}]) >= 5
    assert worked_out(asked.graph, "Mission") == asked.missions


def test_every_cell_of_sasaran_rpjmd_is_that_of_the_named_query(asked: Asked) -> None:
    assert len([name for _, name in asked.sasaran if name not in {"none", "total"}]) >= 5
    assert any(own for (_, name), (_, own, _, _) in asked.sasaran.items() if name not in {"none", "total"})
    assert worked_out(asked.graph, "RegionalSasaran") == asked.sasaran


def test_a_sasaran_rpjmd_has_cells_of_the_agencies_that_are_said_to_serve_it(asked: Asked) -> None:
    names = {edge.target: asked.graph.node(edge.source).text for edge in asked.graph.edges("HAS_PLAN")}
    cells: dict[str, set[str]] = {key: set() for key in asked.served}
    for document, name in asked.sasaran:
        if name in cells:
            cells[name].add(names[document])
    assert cells == asked.served
