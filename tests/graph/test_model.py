"""The typed graph takes what the ontology allows, refuses the rest, and tells apart what each document says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.graph.errors import GraphError
from selaras.graph.model import PlanGraph

REGION = "contoh"


def plan(name: str, vision: str, *, kind: str = "Renstra", code: str | None = None) -> PlanGraph:
    """A small plan: region, agency, a shared vision and mission, a goal of its own."""
    graph = PlanGraph()
    agency, document = f"{REGION}/{name}", f"{REGION}/{name}/renstra-2025-2029"
    graph.add_node(REGION, "Region", name="Kabupaten Contoh")
    graph.add_node(agency, "Agency", name=name)
    graph.add_node(document, "Document", kind=kind, period_start=2025, period_end=2029)
    graph.add_edge(agency, "PART_OF", REGION, documents=[document])
    graph.add_edge(agency, "HAS_PLAN", document, documents=[document])
    graph.add_node("visi", "Vision", text=vision)
    graph.add_edge("visi", "STATED_IN", document, line=4, cell=vision.upper())
    graph.add_edge(REGION, "HAS_VISION", "visi", documents=[document])
    graph.add_node("sr", "RegionalSasaran", text="Pelayanan baik", code=code)
    graph.add_edge("sr", "STATED_IN", document, line=5)
    graph.add_node(f"{document}/tujuan/t", "Goal", text=f"Tujuan {name}")
    graph.add_edge(f"{document}/tujuan/t", "STATED_IN", document, line=9)
    graph.add_edge(agency, "HAS_GOAL", f"{document}/tujuan/t", documents=[document])
    graph.add_edge(f"{document}/tujuan/t", "SUPPORTS", "sr", documents=[document])
    return graph


def test_what_was_added_is_there() -> None:
    graph = plan("kec-a", "Maju")
    document = f"{REGION}/kec-a/renstra-2025-2029"
    assert len(graph) == 6
    assert [node.id for node in graph.nodes("Vision")] == ["visi"]
    assert graph.node("visi").text == "Maju"
    assert graph.targets(f"{document}/tujuan/t", "SUPPORTS", label="RegionalSasaran")[0].text == "Pelayanan baik"
    assert [node.id for node in graph.sources("visi", "HAS_VISION")] == [REGION]
    assert [edge.type for edge in graph.into(document)] == ["HAS_PLAN", "STATED_IN", "STATED_IN", "STATED_IN"]
    assert len(list(graph.edges("STATED_IN"))) == 3
    assert graph.check() == []
    graph.remove_node("visi")
    assert not graph.has("visi")
    assert not list(graph.edges("HAS_VISION"))


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (lambda g: g.add_node("x", "Visio", text="a"), "Maksudnya Vision?"),
        (lambda g: g.add_node("x", "Vision", txt="a"), "Maksudnya text?"),
        (lambda g: g.add_node("x", "Vision"), "text"),
        (lambda g: g.add_node("visi", "Mission", text="a"), "sudah ada sebagai Vision"),
        (lambda g: g.add_node("", "Vision", text="a"), "tanpa id"),
        (lambda g: g.add_node("x", "Vision", text=7), "bukan string"),
        (lambda g: g.add_node("x", "Vision", text="\ud800"), "Unicode"),
        (lambda g: g.add_node("x", "Budget", rupiah="12"), "bukan integer"),
        (lambda g: g.add_node("x", "Budget", rupiah=True), "bukan integer"),
        (lambda g: g.add_node("x", "Budget", rupiah=1.5), "bukan integer"),
        (lambda g: g.add_node("x", "Budget", rupiah=2**63), "bukan integer"),
        (lambda g: g.add_node("x", "Target", text="1", value=float("nan")), "bukan number"),
        (lambda g: g.add_node("x", "Indicator", text="a", kinds="IKU"), "bukan strings"),
        (lambda g: g.add_node("x", "Indicator", text="a", kinds=[1]), "bukan string"),
        (lambda g: g.add_edge("visi", "HAS_VISION", REGION, documents=["d"]), "tidak boleh dari Vision ke Region"),
        (lambda g: g.add_edge(REGION, "HAS_VISI", "visi", documents=["d"]), "Maksudnya HAS_VISION?"),
        (lambda g: g.add_edge(REGION, "HAS_VISION", "tiada", documents=["d"]), "belum ada"),
        (lambda g: g.add_edge(REGION, "HAS_MISSION", "sr", documents=["d"]), "tidak boleh"),
        (lambda g: g.add_edge(REGION, "HAS_SASARAN", "sr"), "documents"),
        (lambda g: g.add_edge(REGION, "HAS_SASARAN", "sr", documents=[]), "documents"),
        (lambda g: g.add_edge(REGION, "HAS_SASARAN", "sr", documents=["d"], line=3), "tidak dikenal"),
        (lambda g: g.node("tiada"), "tidak ada"),
        (lambda g: g.of_document("visi"), "bukan dokumen"),
    ],
)
def test_what_the_ontology_does_not_allow(attempt: Callable[[PlanGraph], object], told: str) -> None:
    graph = plan("kec-a", "Maju")
    before = graph.to_dict()
    with pytest.raises(GraphError, match=told.replace("?", r"\?")) as caught:
        attempt(graph)
    assert "\n" not in str(caught.value)
    assert graph.to_dict() == before


def test_adding_again_merges() -> None:
    graph = PlanGraph()
    graph.add_node("i", "Indicator", text="Nilai", unit="%", baseline=None)
    node = graph.add_node("i", "Indicator", text="Nilai", unit=None, kinds=["IKU"], baseline_value=3)
    assert node.properties == {"text": "Nilai", "unit": "%", "kinds": ["IKU"], "baseline_value": 3.0}
    assert isinstance(node.properties["baseline_value"], float)


def test_one_edge_per_relation_and_one_origin_per_place() -> None:
    graph = plan("kec-a", "Maju")
    document = f"{REGION}/kec-a/renstra-2025-2029"
    graph.add_edge(REGION, "HAS_VISION", "visi", documents=["b", "a"])
    (edge,) = graph.into("visi", "HAS_VISION")
    assert edge.documents == ["a", "b", document]
    graph.add_edge("visi", "STATED_IN", document, line=4, cell="MAJU")
    graph.add_edge("visi", "STATED_IN", document, line=40)
    assert sorted(edge.properties["line"] for edge in graph.out("visi", "STATED_IN")) == [4, 40]


def test_a_page_that_prints_a_misi_under_two_numbers_states_both() -> None:
    # A list gives it 3, a sentence on the same page quotes it as the fifth: the list counts, none hides the other.
    graph = PlanGraph()
    graph.add_node("d", "Document", title="Renstra", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("m", "Mission", text="Membangun birokrasi", number=3, list="RPJMD")
    graph.add_edge("m", "STATED_IN", "d", page=1, cell="misi yang kelima, yakni membangun birokrasi", number=5)
    graph.add_edge("m", "STATED_IN", "d", page=1, cell="Membangun birokrasi")
    assert {edge.properties["number"]: str(edge.properties["cell"])[:6] for edge in graph.out("m", "STATED_IN")} == {
        3: "Memban",
        5: "misi y",
    }
    merged = PlanGraph()
    merged.merge(graph)
    assert merged.node("m").properties["number"] == 3


def test_the_origin_of_a_shared_node_keeps_the_words_of_its_document() -> None:
    graph = plan("kec-a", "Maju", code="S1")
    assert graph.out("visi", "STATED_IN")[0].properties["wording"] == "Maju"
    assert graph.out("sr", "STATED_IN")[0].properties["code"] == "S1"
    goal = next(graph.nodes("Goal"))
    assert "wording" not in graph.out(goal.id, "STATED_IN")[0].properties


def merged(*graphs: PlanGraph) -> PlanGraph:
    whole = PlanGraph()
    for graph in graphs:
        whole.merge(graph)
    return whole


def test_merging_settles_shared_words_whatever_the_order() -> None:
    a, b, c = plan("kec-a", "Maju"), plan("kec-b", "Jaya"), plan("kec-c", "Jaya")
    assert merged(a, b).node("visi").text == "Maju", "a tie goes to the smallest document id"
    assert merged(b, a).to_dict() == merged(a, b).to_dict()
    assert merged(a, b, c).node("visi").text == "Jaya", "most documents say so"
    regional = plan("z", "Sentosa", kind="RPJMD")
    for order in ((a, b, c, regional), (regional, c, b, a), (b, regional, a, c)):
        assert merged(*order).node("visi").text == "Sentosa", "the region's own plan counts"


def test_merging_agrees_on_names_whatever_the_order() -> None:
    a, b = plan("kec-a", "Maju"), plan("kec-b", "Maju")
    a.add_node(REGION, "Region", name="KABUPATEN CONTOH", level="Kabupaten")
    assert merged(a, b).node(REGION).properties == {"name": "Kabupaten Contoh", "level": "Kabupaten"}
    assert merged(b, a).node(REGION) == merged(a, b).node(REGION)


def test_of_document_gives_back_what_went_in() -> None:
    a, b = plan("kec-a", "Maju", code="S1"), plan("kec-b", "Jaya")
    whole = merged(a, b)
    assert whole.of_document(f"{REGION}/kec-a/renstra-2025-2029").to_dict() == a.to_dict()
    assert whole.of_document(f"{REGION}/kec-b/renstra-2025-2029").to_dict() == b.to_dict()


def test_check_names_what_has_no_origin() -> None:
    graph = plan("kec-a", "Maju")
    graph.add_node("p", "Program", name="Program")
    graph.add_edge(REGION, "HAS_VISION", "visi", documents=["x"])
    other = f"{REGION}/kec-b/renstra-2025-2029"
    graph.add_node(other, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(next(graph.nodes("Goal")).id, "SUPPORTS", "sr", documents=[other])
    faults = graph.check()
    assert any("p: Program" in fault for fault in faults)
    assert any("dokumen x tidak ada" in fault for fault in faults)
    graph.remove_node("p")
    only = PlanGraph.from_dict({**graph.to_dict(), "edges": [e for e in graph.to_dict()["edges"] if e["source"] != "sr"]})
    assert any(fault.startswith("sr: RegionalSasaran") for fault in only.check())


def test_check_names_an_end_that_the_document_does_not_state() -> None:
    graph = merged(plan("kec-a", "Maju"), plan("kec-b", "Maju"))
    goal = f"{REGION}/kec-a/renstra-2025-2029/tujuan/t"
    assert graph.check() == []
    graph.add_node("m", "Mission", text="Misi")
    graph.add_edge("m", "STATED_IN", f"{REGION}/kec-b/renstra-2025-2029", line=1)
    graph.add_edge(goal, "SUPPORTS", "m", documents=[f"{REGION}/kec-a/renstra-2025-2029"])
    (fault,) = graph.check()
    assert "m tidak dinyatakan" in fault
