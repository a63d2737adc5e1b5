"""The region's own plan drafted from what plans quote, corrected as a workbook, and loaded as the region's document."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from selaras.graph import ids
from selaras.graph.errors import GraphError
from selaras.graph.model import Node, PlanGraph
from selaras.graph.settling.draft import GUESS, drafted, is_draft, own_plans
from selaras.graph.settling.layer import layer_of
from selaras.graph.settling.unite import united
from selaras.loaders import load
from selaras.loaders.workbook import workbook_bytes

REGION = Node("sukaramai", "Region", {"name": "Kabupaten Sukaramai", "level": "Kabupaten"})
MISSION, LAYANAN = "Mewujudkan tata kelola terbuka", "Meningkatnya layanan prima bagi warga"


def plan(name: str, mission: str, number: int, sasaran: str | None = None) -> PlanGraph:
    """A plan that quotes one misi under a number, and a sasaran RPJMD below it."""
    graph = PlanGraph()
    owner = ids.agency_id(REGION.id, name)
    document = ids.document_id(owner, "Renstra", 2025, 2029)
    by = {"documents": [document]}
    graph.add_node(REGION.id, "Region", **REGION.properties)
    graph.add_node(owner, "Agency", name=name)
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(owner, "PART_OF", REGION.id, **by)
    graph.add_edge(owner, "HAS_PLAN", document, **by)
    misi = ids.shared_id(REGION.id, 2025, 2029, "misi", mission)
    graph.add_node(misi, "Mission", text=mission, number=number, list="RPJMD")
    graph.add_edge(misi, "STATED_IN", document, page=7, wording=mission, number=number, list="RPJMD")
    graph.add_edge(REGION.id, "HAS_MISSION", misi, **by)
    if sasaran:
        id = ids.shared_id(REGION.id, 2025, 2029, "sasaran", sasaran)
        graph.add_node(id, "RegionalSasaran", text=sasaran)
        graph.add_edge(id, "STATED_IN", document, page=8, wording=sasaran)
        graph.add_edge(misi, "HAS_SASARAN", id, **by)
    return graph


PLANS = [
    plan("Dinas Satu", MISSION, 2, LAYANAN),
    plan("Dinas Dua", "Terwujudnya tata kelola yang terbuka", 2, "Layanan prima bagi warga"),
    plan("Dinas Tiga", MISSION, 3),
]


def test_what_plans_quote_becomes_one_document_with_votes_and_places() -> None:
    found = drafted(layer_of(united(PLANS)), REGION)
    assert found.document == "sukaramai/rpjmd-2025-2029" and found.graph.check() == []
    misi, sasaran = found.statements
    assert (misi.level, misi.text, misi.votes) == ("Mission", MISSION, 3)
    assert [(q.wording, q.number, q.page) for q in misi.quotations if q.document.startswith("sukaramai/dinas-dua")] == [
        ("Terwujudnya tata kelola yang terbuka", "2", 7)
    ]
    assert [told[1] for told in misi.doubts] == ["printed under several numbers: 2 (2×), 3 (1×)"]
    assert (sasaran.votes, sasaran.doubts) == (2, ())
    assert [edge.source for edge in found.graph.into(sasaran.id, "HAS_SASARAN")] == [misi.id]
    assert is_draft(next(found.graph.nodes("Document")).properties)
    assert own_plans(found.graph.nodes("Document")) == []


def test_a_statement_of_one_plan_without_a_parent_is_doubtful() -> None:
    lone = plan("Dinas Empat", MISSION, 2)
    id = ids.shared_id(REGION.id, 2025, 2029, "tujuan", "Terjaganya mutu arsip")
    document = next(lone.nodes("Document")).id
    lone.add_node(id, "RegionalGoal", text="Terjaganya mutu arsip")
    lone.add_edge(id, "STATED_IN", document, page=9)
    found = drafted(layer_of(united([*PLANS, lone])), REGION)
    (goal,) = (statement for statement in found.statements if statement.level == "RegionalGoal")
    assert [told[1] for told in goal.doubts] == ["quoted by one plan only", "no plan says what it hangs on"]


def test_the_corrected_workbook_is_the_region_s_own_document(tmp_path: Path) -> None:
    found = drafted(layer_of(united(PLANS)), REGION)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(found.graph)))
    sheet = book["Visi-Misi"]
    (row,) = (cells for cells in sheet.iter_rows(min_row=2) if any(cell.value == MISSION for cell in cells))
    at = next(cell for cell in row if cell.value == MISSION)
    at.value = "Mewujudkan tata kelola yang terbuka"
    path = tmp_path / "rpjmd.xlsx"
    book.save(path)
    own = load(path)
    (document,) = own.nodes("Document")
    assert (document.properties["kind"], document.properties["guessed"]) == ("RPJMD", [GUESS])
    whole = united([*PLANS, own])
    (misi,) = whole.nodes("Mission")
    assert (misi.text, misi.properties["number"]) == ("Mewujudkan tata kelola yang terbuka", 2)  # its words count now, whatever most print
    assert len({edge.target for edge in whole.out(misi.id, "STATED_IN")}) == 4
    again = drafted(layer_of(whole), REGION)
    assert again.statements[0].votes == 3  # an earlier draft quotes nobody
    assert again.statements[0].text == "Mewujudkan tata kelola yang terbuka"


def test_a_draft_nobody_corrected_reads_back_as_it_was(tmp_path: Path) -> None:
    found = drafted(layer_of(united(PLANS)), REGION)
    path = tmp_path / "rpjmd.xlsx"
    path.write_bytes(workbook_bytes(found.graph))
    assert load(path).to_dict() == found.graph.to_dict()


@pytest.mark.parametrize("period", [None, (2019, 2024)])
def test_where_nothing_is_quoted_there_is_no_draft(period: tuple[int, int] | None) -> None:
    with pytest.raises(GraphError):
        drafted(layer_of(united(PLANS if period else [])), REGION, period)
