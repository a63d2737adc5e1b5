"""Statements that may be one are proposed and never merged without a decision; names that may be a misprint are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from selaras.graph import ids
from selaras.graph.concepts.decisions import Decision
from selaras.graph.model import PlanGraph
from selaras.graph.settling.layer import layer_of
from selaras.graph.settling.near import Near, near_statements, unused_decisions
from selaras.graph.settling.region import settled
from selaras.graph.settling.twins import Named, alike
from selaras.graph.settling.unite import united
from selaras.graph.stores import open_store

REGION = "sukaramai"
LONG = "Meningkatnya pertumbuhan ekonomi sektor unggulan yang memperhatikan lingkungan berkelanjutan"
SHORT = "Meningkatnya pertumbuh an ekonomi yang berkelanjutan"


def plan(name: str, goals: Iterable[str] = (), missions: Mapping[str, int] | None = None, indicator: str | None = None) -> PlanGraph:
    """A plan that quotes tujuan RPJMD, the first of them with an indicator, and misi under their numbers."""
    graph = PlanGraph()
    owner = ids.agency_id(REGION, name)
    document = ids.document_id(owner, "Renstra", 2025, 2029)
    by = {"documents": [document]}
    graph.add_node(REGION, "Region", name="Kabupaten Sukaramai")
    graph.add_node(owner, "Agency", name=name)
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(owner, "PART_OF", REGION, **by)
    graph.add_edge(owner, "HAS_PLAN", document, **by)
    for line, text in enumerate(goals, 1):
        id = ids.shared_id(REGION, 2025, 2029, "tujuan", text)
        graph.add_node(id, "RegionalGoal", text=text)
        graph.add_edge(id, "STATED_IN", document, line=line, wording=text)
        graph.add_edge(REGION, "HAS_GOAL", id, **by)
        if indicator and line == 1:
            measure = ids.indicator_id(ids.measured_id(document, id), indicator)
            graph.add_node(measure, "Indicator", text=indicator)
            graph.add_edge(measure, "STATED_IN", document, line=line)
            graph.add_edge(id, "MEASURED_BY", measure, **by)
    for line, (text, number) in enumerate((missions or {}).items(), 50):
        id = ids.shared_id(REGION, 2025, 2029, "misi", text)
        graph.add_node(id, "Mission", text=text, number=number, list="RPJMD")
        graph.add_edge(id, "STATED_IN", document, line=line, wording=text, number=number, list="RPJMD")
        graph.add_edge(REGION, "HAS_MISSION", id, **by)
    return graph


def proposed(*plans: PlanGraph, decisions: Iterable[Decision] = ()) -> list[Near]:
    layer = layer_of(united(plans))
    decided = list(decisions)
    return near_statements(layer, settled(layer, decided), decided)


def texts(graph: PlanGraph, label: str = "RegionalGoal") -> list[str]:
    return sorted(node.text for node in graph.nodes(label))


@pytest.mark.parametrize(
    ("plans", "because"),
    [
        ((plan("Dinas Satu", [LONG]), plan("Dinas Dua", [SHORT])), ("words",)),
        (
            (
                plan("Dinas Satu", ["Majunya ekonomi warga desa"], indicator="Laju pertumbuhan ekonomi"),
                plan("Dinas Dua", ["Tumbuhnya ekonomi daerah bagi warga"], indicator="Laju Pertumbuhan Ekonomi"),
            ),
            ("indicator",),
        ),
        (
            (
                plan("Dinas Satu", missions={"Membangun ekonomi warga yang mandiri": 3}),
                plan("Dinas Dua", missions={"Membangun ekonomi kreatif warga": 3}),
            ),
            ("number",),
        ),
    ],
)
def test_what_may_be_one_is_proposed_with_its_reason_and_not_merged(plans: tuple[PlanGraph, PlanGraph], because: tuple[str, ...]) -> None:
    (near,) = proposed(*plans)
    assert set(because) <= set(near.because)
    assert len(near.one_documents) == len(near.other_documents) == 1
    assert len(texts(united(plans), near.level)) == 2


@pytest.mark.parametrize(
    "plans",
    [
        # one plan prints both: they are two
        (plan("Dinas Satu", [LONG, SHORT]),),
        # other words, nothing else in common
        (plan("Dinas Satu", ["Kesehatan berkualitas dan merata"]), plan("Dinas Dua", ["Meningkatnya investasi yang berkualitas"])),
        # the opposite
        (plan("Dinas Satu", ["Meningkatnya angka kemiskinan warga desa"]), plan("Dinas Dua", ["Menurunnya kemiskinan warga desa"])),
    ],
)
def test_what_is_two_is_not_proposed(plans: tuple[PlanGraph, ...]) -> None:
    assert proposed(*plans) == []


def test_a_decision_makes_one_of_two_and_is_not_asked_again(tmp_path: Path) -> None:
    plans = plan("Dinas Satu", [LONG]), plan("Dinas Dua", [SHORT]), plan("Dinas Tiga", [LONG])
    same = Decision("RegionalGoal", SHORT, LONG, True, "Bu Tini", "2026-01-02")
    assert texts(united(plans, [same])) == [LONG]
    assert proposed(*plans, decisions=[same]) == []
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        for graph in plans:
            store.load(graph)
        assert len(texts(store.graph())) == 2
        assert store.settle([same])
        assert texts(store.graph()) == [LONG]
        assert not store.settle([same])
        assert store.settle([])  # a decision that was taken back
        assert len(texts(store.graph())) == 2


def test_what_was_refused_is_neither_merged_nor_asked_again() -> None:
    plans = plan("Dinas Satu", [LONG]), plan("Dinas Dua", [SHORT])
    refused = Decision("RegionalGoal", SHORT, LONG, False)
    assert proposed(*plans, decisions=[refused]) == []
    assert len(texts(united(plans, [refused]))) == 2


def test_decisions_on_words_that_no_plan_has_are_told() -> None:
    unused = Decision("RegionalGoal", "Tiada yang demikian", LONG, True)
    layer = layer_of(united([plan("Dinas Satu", [LONG])]))
    assert unused_decisions(layer, [unused, Decision("Indicator", "a", "b", True)]) == [unused]


def test_a_removed_document_takes_its_votes_along(tmp_path: Path) -> None:
    common, rare = "Terwujudnya layanan publik prima", "Terwujudnya layanan publik yang prima"
    plans = [plan("Dinas Satu", [common]), plan("Dinas Dua", [rare]), plan("Dinas Tiga", [rare, SHORT])]
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        for graph in plans:
            store.load(graph)
        assert rare in texts(store.graph()) and SHORT in texts(store.graph())
        gone = [ids.document_id(ids.agency_id(REGION, name), "Renstra", 2025, 2029) for name in ("Dinas Tiga", "Dinas Dua")]
        assert store.remove([*gone, "tiada/renstra-2025-2029"]) == sorted(gone)
        assert store.graph().to_dict() == united(plans[:1]).to_dict()


def test_names_that_differ_by_a_misprint_are_asked_about() -> None:
    def agency(name: str, *documents: str) -> Named:
        return Named(ids.agency_id(REGION, name), "Agency", name, REGION, documents)

    names = [agency("Kecamatan Awangga", "a", "b"), agency("Kecamatan Awanga", "c"), agency("Dinas Pertanian"), agency("Dinas Pertanahan")]
    names += [agency("Kecamatan Ilir Timur I"), agency("Kecamatan Ilir Timur II"), agency("Bagian Umum"), agency("Bagian Hukum")]
    assert [(one.name, other.name) for one, other in alike(names)] == [("Kecamatan Awangga", "Kecamatan Awanga")]
    regions = [Named(name, "Region", name, level) for name, level in (("Kota Sukaramai", "Kota"), ("Kabupaten Sukaramai", "Kabupaten"))]
    assert alike(regions) == []
    assert len(alike([*regions, Named("x", "Region", "Kabupaten Sukaramay", "Kabupaten")])) == 1


@pytest.mark.parametrize(
    "misprint", ["Kabupaten Sukarammai", "Kabupaten Sukarmai", "Kabupaten Sukramai", "Kabupaten Ssukaramai", "Kabupaten Sukaramaii"]
)
def test_a_letter_more_or_less_is_a_misprint_wherever_it_is(misprint: str) -> None:
    pair = [Named(name, "Region", name, "Kabupaten") for name in ("Kabupaten Sukaramai", misprint)]
    assert len(alike(pair)) == 1
