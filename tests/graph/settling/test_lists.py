"""A plan that quotes a misi shortly here and at length there means two, where the region has two lists with one each."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.settling.layer import layer_of
from selaras.graph.settling.near import near_statements
from selaras.graph.settling.region import settled
from selaras.graph.settling.unite import settled_graph, united
from selaras.graph.stores import open_store
from selaras.queries.run import run

REGION = "mekarjaya"
SHORT = "Memperkokoh Ketahanan Pangan dan Gizi Keluarga"
LONG = "Memperkokoh Ketahanan Pangan dan Gizi Keluarga yang Bertumpu pada Nelayan Kecil dan Petani Kopi"
OTHERS = ["Mewujudkan Birokrasi yang Melayani", "Mewujudkan Kampung Wisata yang Lestari"]
PROMISED = ["Membangun Jalan Desa yang Mulus dan Merata", "Menghadirkan Seni dan Budaya di Setiap Kampung"]


def plan(name: str, *printed: Iterable[tuple[str, str | None, str]], recognised: list[int] | None = None) -> PlanGraph:
    """A plan that states misi, each with its places (wording, list, table), the first words being its text; a goal supports the last."""
    graph = PlanGraph()
    agency = ids.agency_id(REGION, name)
    document = ids.document_id(agency, "Renstra", 2025, 2029)
    by = {"documents": [document]}
    graph.add_node(REGION, "Region", name="Kabupaten Mekarjaya")
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029, recognised=recognised)
    graph.add_node(agency, "Agency", name=name)
    graph.add_edge(agency, "PART_OF", REGION, **by)
    graph.add_edge(agency, "HAS_PLAN", document, **by)
    goal = f"{document}/tujuan/t"
    graph.add_node(goal, "Goal", text="Warga cukup pangan")
    graph.add_edge(goal, "STATED_IN", document, page=90)
    graph.add_edge(agency, "HAS_GOAL", goal, **by)
    page = 0
    for number, printed_at in enumerate(printed, 1):
        places = list(printed_at)
        text, listing, _ = places[0]
        mission = ids.shared_id(REGION, 2025, 2029, "misi", text)
        graph.add_node(mission, "Mission", text=text, number=number, list=listing)
        graph.add_edge(REGION, "HAS_MISSION", mission, **by)
        for wording, of_list, table in places:
            page += 1
            graph.add_edge(mission, "STATED_IN", document, page=page, wording=wording, list=of_list, table=table or None)
        if number == len(printed):
            graph.add_edge(goal, "SUPPORTS", mission, how="stated", **by)
    return graph


def both(name: str) -> PlanGraph:
    """A plan that prints both lists whole, and supports the last misi of the second one."""
    rpjmd = [[(words, "RPJMD", "")] for words in (SHORT, *OTHERS)]
    return plan(name, *rpjmd, *[[(words, "campaign", "")] for words in (LONG, *PROMISED)])


def links(graph: PlanGraph, agency: str) -> set[tuple[str, str]]:
    return {
        (graph.node(edge.target).text, str(edge.properties["how"]))
        for edge in graph.edges("SUPPORTS")
        if edge.source.split("/")[1] == agency and graph.node(edge.target).label == "Mission"
    }


def quoted_by(graph: PlanGraph, agency: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in graph.edges("STATED_IN"):
        if edge.target.split("/")[1] == agency and graph.node(edge.source).label == "Mission":
            found.setdefault(graph.node(edge.source).text, []).append(str(edge.properties["wording"]))
    return found


MIXED = [(SHORT, "RPJMD", ""), (LONG, "RPJMD", "Tabel 3.3")]  # in the foreword, and in the table of its tujuan


@pytest.mark.parametrize(
    ("places", "reached"),
    [
        (MIXED, {(LONG, "stated"), (SHORT, "quoted")}),  # at length in the table, whose words hold the RPJMD's
        ([(SHORT, "RPJMD", "Tabel 3.3"), (LONG, "RPJMD", "")], {(SHORT, "stated")}),
        ([(SHORT, "RPJMD", ""), (LONG, "RPJMD", "")], {(SHORT, "stated"), (LONG, "stated")}),  # running text quotes both
        (
            [(SHORT, "RPJMD", "Tabel 1"), (LONG.replace("Ketahanan", "Ketahannan"), "RPJMD", "Tabel 2")],
            {(SHORT, "stated"), (LONG, "stated")},
        ),
    ],
)
def test_each_place_counts_for_the_list_that_its_words_are_of(
    places: list[tuple[str, str | None, str]], reached: set[tuple[str, str]]
) -> None:
    whole = united([both("Dinas A"), both("Dinas B"), plan("Dinas C", places)])
    assert quoted_by(whole, "dinas-c") == {
        SHORT: [words for words, _, _ in places if len(words) < 50],
        LONG: [words for words, _, _ in places if len(words) > 50],
    }
    assert links(whole, "dinas-c") == reached


def test_without_two_lists_it_is_one_quoted_shortly() -> None:
    whole = united([plan("Dinas C", MIXED), plan("Dinas D", *[[(words, "RPJMD", "")] for words in (LONG, *OTHERS)])])
    (mission,) = quoted_by(whole, "dinas-c")
    assert links(whole, "dinas-c") == {(mission, "stated")}


def test_the_order_of_loading_and_what_was_removed_do_not_matter(tmp_path: Path) -> None:
    plans = [plan("Dinas C", MIXED), both("Dinas A"), plan("Dinas D", [(SHORT, "RPJMD", "")])]
    expected = united(plans).to_dict()
    for number, order in enumerate(itertools.permutations(plans)):
        assert united(order).to_dict() == expected
        assert settled_graph(united(order)).to_dict() == expected
        assert united([united(order[:2]), order[2]]).to_dict() == expected
        if number in (0, 5):
            with open_store(tmp_path / f"{number}.selaras", create=True) as store:
                for graph in order:
                    store.load(graph)
                assert store.graph().to_dict() == expected
                assert not store.load(order[0]).changed
                store.remove([node.id for node in plans[1].nodes("Document")])
                rest = united([plans[0], plans[2]]).to_dict()
                assert store.graph().to_dict() == rest, "one misi again where nobody tells two apart"


def test_nobody_is_asked_whether_the_parts_are_one() -> None:
    layer = layer_of(united([both("Dinas A"), plan("Dinas C", MIXED)]))
    assert not [near for near in near_statements(layer, settled(layer)) if {near.one, near.other} == {SHORT, LONG}]


def test_recognised_words_stand_only_where_nobody_prints_them(tmp_path: Path) -> None:
    seen, printed = "Mewujudkan Birokrasi yang Mclayani", OTHERS[0]
    plans = [
        plan("Badan A", [(seen, "RPJMD", ""), (seen, "RPJMD", "Tabel 1")], recognised=[1, 2]),
        plan("Badan B", [(seen, "RPJMD", "")], recognised=[1]),
        plan("Dinas Z", [(printed, "RPJMD", "")]),
    ]
    with open_store(tmp_path / "gambar.selaras", create=True) as store:
        for number, graph in enumerate(plans, 1):
            store.load(graph)
            assert [node.text for node in store.graph().nodes("Mission")] == [seen if number < 3 else printed]
        rows = run(store, "wordings").rows
        assert [(row[3], row[7]) for row in rows] == [(seen, True), (printed, False)], "of which wordings only a picture tells"
        assert store.graph().to_dict() == united(plans[::-1]).to_dict()
