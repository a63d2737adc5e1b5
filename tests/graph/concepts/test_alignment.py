"""What plans have in common is one hub; what is only like it is proposed; what a reviewer decided holds, by its words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from selaras.graph.concepts.alignment import Alignment, Member, align, aligned_graph
from selaras.graph.concepts.decisions import Decision, parsed, proposals, read_decisions, united, write_decisions
from selaras.graph.concepts.lexicon import built_in
from selaras.graph.errors import InputError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store

TEXTS = {
    "a": ["Nilai SAKIP", "Jumlah dokumen rencana yang disusun tepat waktu", "Jumlah laporan kebersihan kantor yang disusun"],
    "b": ["Nilai Sakip Perangkat Daerah", "Jumlah dokumen rencana yg disusun tepat waktu", "Jumlah laporan kebersihan kantor yang disusun"],
    "c": ["Nilai Evaluasi AKIP", "Jumlah dokumen perubahan rencana yang disusun tepat waktu", "Persentase jalan mantap"],
}
MEMBERS = [Member(f"{plan}/{text}", "Indicator", text, "Nilai", (plan,)) for plan, texts in TEXTS.items() for text in texts]


def _links(found: Alignment, status: str) -> set[tuple[str, str]]:
    return {(link.member, str(found.concepts[link.concept]["text"])) for link in found.links if link.status == status}


def test_what_plans_share_is_one_hub_and_what_is_like_it_is_proposed() -> None:
    found = align(MEMBERS, built_in())
    accepted = _links(found, "accepted")
    assert {member for member, text in accepted if text == "Nilai SAKIP"} == {
        "a/Nilai SAKIP", "b/Nilai Sakip Perangkat Daerah", "c/Nilai Evaluasi AKIP",
    }  # fmt: skip
    assert ("b/Jumlah laporan kebersihan kantor yang disusun", "Jumlah laporan kebersihan kantor yang disusun") in accepted
    assert not any("jalan mantap" in member for member, _ in accepted)
    proposed = [link for link in found.links if link.status == "proposed"]
    assert [link.member for link in proposed] == ["c/Jumlah dokumen perubahan rencana yang disusun tepat waktu"]
    assert proposed[0].because == "perubahan | –"


def test_an_agency_that_names_itself_measures_what_the_others_measure() -> None:
    names = ("Dinas Sosial", "Badan Riset dan Inovasi", "Dinas Kesehatan")
    texts = [f"Indeks Kepuasan Masyarakat {name.upper()} Kabupaten Contoh (Indeks)" for name in names[:2]]
    texts.append(f"Indeks Kepuasan Masyarakat (IKM) {names[2]}")
    texts.append("Jumlah kerja sama dengan Dinas Sosial")  # of the Dinas Kesehatan: another agency, which is no name of its own
    texts.append("Jumlah kerja sama dengan Badan Riset dan Inovasi")
    whose = [*names, names[2], names[0]]
    members = [
        Member(f"{at}", "Indicator", text, "Indeks", (own,), frozenset({"contoh"}), own.lower())
        for at, (text, own) in enumerate(zip(texts, whose, strict=True))
    ]
    found = align(members, built_in())
    assert {link.member for link in found.links if link.status == "accepted"} == {"0", "1", "2"}
    assert len({link.concept for link in found.links if link.status == "accepted"}) == 1


def test_the_order_of_the_plans_makes_no_difference() -> None:
    shuffled = list(MEMBERS)
    random.Random(7).shuffle(shuffled)
    first, second = align(MEMBERS, built_in()), align(shuffled, built_in())
    assert first.concepts == second.concepts and first.links == second.links


def test_a_decision_holds_by_its_words() -> None:
    one, other = "Jumlah dokumen rencana yang disusun tepat waktu", "Jumlah dokumen perubahan rencana yang disusun tepat waktu"
    yes = align(MEMBERS, built_in(), [Decision("Indicator", one, other, True, "Tini", "2026-01-02")])
    assert sum(member.endswith("tepat waktu") for member, _ in _links(yes, "accepted")) == 3
    assert any(link.because == "Tini 2026-01-02" for link in yes.links)
    no = align(MEMBERS, built_in(), [Decision("Indicator", other, one, False)])
    assert not _links(no, "proposed") and len(_links(no, "rejected")) == 1
    apart = align(MEMBERS, built_in(), [Decision("Indicator", "Nilai SAKIP", "Kata lain sama sekali", True)])
    assert [decision.other for decision in apart.unused] == ["Kata lain sama sekali"]


def test_decisions_are_kept_as_sssom(tmp_path: Path) -> None:
    path = tmp_path / "keputusan.tsv"
    assert read_decisions(path) == []
    first = Decision("Indicator", "satu", "dua", True, "Tini", "2026-01-02")
    write_decisions(path, [first])
    assert read_decisions(path) == [first]
    again = Decision("Indicator", "dua", "satu", False)
    assert united([first], [again]) == [again]
    assert parsed(proposals([("Indicator", "satu", "dua", "s | d", 0.9)]), path) == []  # nobody has decided yet
    path.write_text("bukan\tini\n", "utf-8")
    with pytest.raises(InputError, match=r"keputusan\.tsv"):
        read_decisions(path)


def _plan(name: str, *texts: str) -> PlanGraph:
    graph = PlanGraph()
    document = f"kab/{name}/renstra-2025-2029"
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    for line, text in enumerate(texts, 1):
        graph.add_node(f"{document}/{line}", "Indicator", text=text)
        graph.add_edge(f"{document}/{line}", "STATED_IN", document, line=line)
    return graph


def test_a_store_is_aligned_anew_and_writes_only_what_differs(tmp_path: Path) -> None:
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        store.load(_plan("satu", "Nilai SAKIP", "Jumlah kursi rotan"))
        assert len(store.align(built_in()).concepts) == 1
        store.load(_plan("dua", "Nilai AKIP", "Jumlah kursi  rotan"))
        store.align(built_in())
        assert len(list(store.graph().edges("ALIGNED_WITH"))) == 4
        assert not store.load(_plan("dua", "Nilai AKIP", "Jumlah kursi  rotan")).changed
        store.load(_plan("dua", "Jumlah meja"))
        store.align(built_in())
        graph = store.graph()
        assert [node.id for node in graph.nodes("Concept")] == ["pengertian/indicator/nilai-sakip"]
        assert [edge.source for edge in graph.edges("ALIGNED_WITH")] == ["kab/satu/renstra-2025-2029/1"]


def test_official_indicators_are_hubs_with_unit_and_direction() -> None:
    official = [("Jumlah Lampu yang Disediakan", "Unit"), ("Nilai SAKIP Perangkat Daerah", "Nilai"), ("Jumlah Korban Banjir", "Orang")]
    members = [
        Member("a/1", "Indicator", "Jumlah lampu yg disediakan", "Buah", ("a",)), Member("a/2", "Indicator", "Nilai SAKIP", None, ("a",)),
        Member("a/3", "Indicator", "Jumlah korban banjir", "Jiwa", ("a",)), Member("a/4", "Sasaran", "Jumlah Korban Banjir", None, ("a",)),
        Member("a/5", "Indicator", "Jumlah lampu yang diganti", "Unit", ("a",)),
    ]  # fmt: skip
    found = align(members, built_in(), (), official)
    lamps = found.concepts[next(link.concept for link in found.links if link.member == "a/1")]
    assert lamps["text"] == "Jumlah Lampu yang Disediakan" and lamps["alternatives"] == ["Jumlah lampu yg disediakan"]
    assert (lamps["unit"], lamps["direction"], lamps["origin"]) == ("Unit", "up", "nomenclature")
    assert {link.member: link.method for link in found.links if link.status == "accepted"} == {
        "a/1": "nomenclature", "a/2": "lexicon", "a/3": "nomenclature",
    }  # fmt: skip
    victims = found.concepts[next(link.concept for link in found.links if link.member == "a/3")]
    assert "direction" not in victims, "of what nobody wants the words alone do not tell"
    assert not align(members, built_in(), (), official[::-1]).concepts.keys() ^ found.concepts.keys()


def test_a_graph_and_its_store_have_the_same_hubs_of_the_nomenclature(tmp_path: Path) -> None:
    graph = _plan("satu", "Jumlah lampu yang disediakan")
    graph.add_node("nomenklatur/1", "Nomenclature", code="1", name="Lampu", indicator="Jumlah Lampu yang Disediakan", unit="Unit")
    with open_store(str(tmp_path / "s.selaras"), create=True) as store:
        store.load(graph)
        store.align(built_in())
        held = store.graph()
    assert held.to_dict() == aligned_graph(graph, built_in()).to_dict()
    assert [node.properties["origin"] for node in held.nodes("Concept")] == ["nomenclature"]
