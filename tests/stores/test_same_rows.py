"""Both engines hold the same graph and answer every named query with the same rows in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selaras.examples import documents, plans
from selaras.graph import ids
from selaras.graph.concepts.alignment import aligned_graph
from selaras.graph.concepts.lexicon import built_in
from selaras.graph.model import PlanGraph
from selaras.graph.settling.unite import united
from selaras.graph.stores import Store, open_store
from selaras.loaders import load
from selaras.queries.library.named import NamedQuery, named_queries
from selaras.queries.run import run

SHARED = Path(os.environ.get("SELARAS_SHARED") or Path(__file__).parents[2].parent / "shared")
REAL = sorted((SHARED / "renstra").glob("*.txt"))
# The larger ones say nothing else and cost a minute; the real set holds the same plans.
EXAMPLES = [*documents(), *sorted(plans(), key=lambda file: file.stat().st_size)[:3]]
# What is asked for each parameter without a default, and beside the default of each that has one; agencies are added by name.
VALUES: dict[str, list[Any]] = {
    "text": [
        *("pelayanan", "", "persentase", "NILAI", "%", "tiada yang bernama demikian", "bangun", "Kualitas  PELAYANAN publik"),
        *("(", "\\", "'\"`", "pelayanan AND", "+pelayanan -publik", "nilai*", "a:b", "7.01", "s.d.", "/", "\tkecamatan\n", "é"),
    ],
    "concept": ["sakip", "", "KEPUASAN", "tiada"],
    "minimum": [1, 3],
    "status": ["accepted", "rejected"],
    "limit": [1, 5],
    "code": ["7.01", "7.01.01", "X", "7.01.0"],
    "agency": ["", "KECAMATAN", "tiada"],
    "mission": ["4", "pelayanan", "tiada"],
    "region": ["", "KABUPATEN", "tiada"],
}


# No example prints a list of priorities; this plan does, with one that nothing serves.
PRIORITIES = """RENCANA STRATEGIS
KECAMATAN AWANGGA
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 4.2 Rencana Program, Kegiatan, Subkegiatan dan Pendanaan
Kode\tProgram/Kegiatan/Subkegiatan\tIndikator\tTarget 2026\tPagu 2026
7.01.02\tProgram Penyelenggaraan Pelayanan Publik\tIndeks layanan\t80\t9.000.000
7.01.02.2.01\tKoordinasi Penyelenggaraan Pemerintahan\tJumlah rapat\t4\t9.000.000
7.01.02.2.01.0002\tRapat Koordinasi Wilayah Terpadu\tJumlah laporan\t4\t9.000.000

Tabel 4.3 Daftar Subkegiatan Prioritas dalam Mendukung Program Prioritas Pembangunan Daerah
No\tProgram Prioritas\tOutcome\tKegiatan/Subkegiatan\tKet
1\tPelayanan Warga Satu Pintu\tTerlayaninya warga\tRapat Koordinasi Wilayah Terpadu\t
2\tKampung Bersih Mandiri\tTerjaganya kampung\tSubkegiatan yang tidak ada di rencana\t
"""


def quoting(agency: str, words: str, number: int) -> PlanGraph:
    """A plan of one region that quotes one misi, in its own words and under its own number, and has a sasaran that no program serves."""
    graph, region = PlanGraph(), "sukaramai"
    owner = ids.agency_id(region, agency)
    document = ids.document_id(owner, "renstra", 2025, 2029)
    graph.add_node(region, "Region", name="Kabupaten Sukaramai")
    graph.add_node(owner, "Agency", name=agency)
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    said: dict[str, tuple[str, dict[str, Any]]] = {
        ids.shared_id(region, 2025, 2029, "misi", words): ("Mission", {"text": words, "number": number, "list": "RPJMD"}),
        f"{document}/tujuan/t": ("Goal", {"text": "Tujuan"}),
        f"{document}/sasaran/s": ("Sasaran", {"text": "Sasaran"}),
    }
    for line, (id, (label, states)) in enumerate(said.items(), 1):
        graph.add_node(id, label, **states)
        graph.add_edge(id, "STATED_IN", document, line=line)
    mission, goal, sasaran = said
    ends = [(owner, "PART_OF", region), (owner, "HAS_PLAN", document), (region, "HAS_MISSION", mission), (owner, "HAS_GOAL", goal)]
    for source, relation, target in [*ends, (goal, "HAS_SASARAN", sasaran), (goal, "SUPPORTS", mission)]:
        graph.add_edge(source, relation, target, documents=[document])
    return graph


# No example is of a region where plans are divided; these are.
DIVIDED = [("Dinas Satu", "Mewujudkan Layanan Terbuka", 2), ("Dinas Dua", "Terwujudnya layanan yang terbuka", 2)]
DIVIDED += [("Dinas Tiga", "Mewujudkan Layanan Terbuka", 3)]


def of_region() -> PlanGraph:
    """The RPJMD of that region: it words the misi otherwise under another number, and has a sasaran that no plan quotes."""
    graph, region = PlanGraph(), "sukaramai"
    document = ids.document_id(region, "RPJMD", 2025, 2029)
    graph.add_node(region, "Region", name="Kabupaten Sukaramai")
    graph.add_node(document, "Document", kind="RPJMD", period_start=2025, period_end=2029)
    graph.add_edge(region, "HAS_PLAN", document, documents=[document])
    words = "Terwujudnya layanan terbuka"
    misi, sasaran = ids.shared_id(region, 2025, 2029, "misi", words), ids.shared_id(region, 2025, 2029, "sasaran", "Arsip tertib")
    graph.add_node(misi, "Mission", text=words, number=2, list="RPJMD")
    graph.add_edge(misi, "STATED_IN", document, page=3, wording=words, number=2, list="RPJMD")
    graph.add_node(sasaran, "RegionalSasaran", text="Arsip tertib")
    graph.add_edge(sasaran, "STATED_IN", document, page=4, wording="Arsip tertib")
    for source, relation, target in ((region, "HAS_MISSION", misi), (misi, "HAS_SASARAN", sasaran)):
        graph.add_edge(source, relation, target, documents=[document])
    return graph


@dataclass(frozen=True, slots=True)
class Both:
    """The graphs of some plans, what they are together, and the two engines that hold it."""

    graphs: list[PlanGraph]
    whole: PlanGraph
    embedded: Store
    neo4j: Store


SETS = [
    pytest.param("examples"),
    pytest.param("real", marks=[pytest.mark.real, pytest.mark.skipif(not REAL, reason="the real plans are not beside this clone")]),
]


@pytest.fixture(scope="module", params=SETS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, neo4j_server: Any) -> Iterator[Both]:
    listed = tmp_path_factory.mktemp("prioritas") / "renstra.txt"
    listed.write_text(PRIORITIES, encoding="utf-8")
    graphs = [load(file) for file in (REAL if request.param == "real" else [*EXAMPLES, listed])]
    graphs += [*(quoting(*said) for said in DIVIDED), of_region()]
    whole = aligned_graph(united(graphs), built_in())
    with ExitStack() as stack:
        stack.enter_context(neo4j_server.lent())
        embedded = stack.enter_context(open_store(tmp_path_factory.mktemp("sama") / "uji.selaras", create=True))
        neo4j = stack.enter_context(open_store(neo4j_server.uri, write=True))
        for graph in graphs:
            embedded.load(graph)
        for graph in reversed(graphs):  # the order makes no difference
            neo4j.load(graph)
        for store in (embedded, neo4j):
            store.align(built_in())
        yield Both(graphs, whole, embedded, neo4j)


def questions(query: NamedQuery, graph: PlanGraph) -> list[dict[str, Any]]:
    """Values for the parameters of a query: each value of each parameter once, with the first of the others."""
    agencies = [node.id for node in graph.nodes("Agency")] + [str(node.properties["name"])[4:].upper() for node in graph.nodes("Agency")]
    values: dict[str, list[Any]] = {}
    for parameter in query.parameters:
        known = VALUES[parameter.name] + (agencies if parameter.name == "agency" else [])
        values[parameter.name] = [*([] if parameter.required else [parameter.default]), *known]
    first = {name: choices[0] for name, choices in values.items()}
    return [first] + [{**first, name: value} for name, choices in values.items() for value in choices[1:]]


def test_both_hold_what_was_loaded_and_take_their_exports_for_nothing_new(both: Both) -> None:
    expected = both.whole.to_dict()
    held = both.neo4j.graph()
    assert held.to_dict() == expected
    assert both.embedded.graph().to_dict() == expected
    assert not both.neo4j.load(held).changed


def test_a_document_comes_back_in_its_own_words(both: Both) -> None:
    documents = [document.id for graph in both.graphs for document in graph.nodes("Document")]
    for store in (both.embedded, both.neo4j):
        for document, graph in zip(documents, store.graphs(documents), strict=True):
            assert graph.to_dict() == both.whole.of_document(document).to_dict()
        assert store.graph(documents[0]).to_dict() == both.whole.of_document(documents[0]).to_dict()


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_same_rows_in_the_same_order(both: Both, name: str) -> None:
    compared = 0
    for given in questions(named_queries()[name], both.whole):
        one, other = run(both.embedded, name, given), run(both.neo4j, name, given)
        assert one.columns == other.columns
        told = [tuple((type(value).__name__, value) for value in row) for row in one.rows]
        assert told == [tuple((type(value).__name__, value) for value in row) for row in other.rows], given
        compared += len(told)
    assert compared or name == "orphan-indicators", "or nothing was compared"
