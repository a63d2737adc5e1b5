"""What plans state of their region is one node a statement, by its words, whatever the order in which the plans come."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.settling.layer import Layer, layer_of
from selaras.graph.settling.near import near_statements
from selaras.graph.settling.region import settled
from selaras.graph.settling.unite import settled_graph, united
from selaras.graph.settling.words import core, is_cut_of, opposed, same_words
from selaras.graph.stores import open_store
from selaras.graph.stores import store as store_module
from selaras.graph.stores.loading.existing import Run
from selaras.graph.stores.loading.settling import afterwards, named, read_layer, resettling

REGION = "sukaramai"
SHORT = "Memantapkan SDM Unggul dan Berkarakter"
LONG = "Memantapkan SDM Unggul dan Berkarakter yang Memegang Nilai Keagamaan dan Menghormati Kearifan Lokal"

LONGER = "Memantapkan Sumber Daya Warga Pesisir Unggul yang Menjaga Adat"


def plan(
    name: str,
    missions: Iterable[tuple[str, int | None, str | None]] = (),
    sasaran: Mapping[str, str | None] | None = None,
    supports: Iterable[str] = (),
    kind: str = "Renstra",
    years: tuple[int, int] = (2025, 2029),
) -> PlanGraph:
    """A plan that states misi (text, number, list) and sasaran RPJMD (text: the misi above), and whose goal supports some of them."""
    graph = PlanGraph()
    owner = REGION if kind == "RPJMD" else ids.agency_id(REGION, name)
    document = ids.document_id(owner, kind, *years)
    by = {"documents": [document]}
    graph.add_node(REGION, "Region", name="Kabupaten Sukaramai")
    graph.add_node(document, "Document", kind=kind, period_start=years[0], period_end=years[1])
    if owner != REGION:
        graph.add_node(owner, "Agency", name=name)
        graph.add_edge(owner, "PART_OF", REGION, **by)
    graph.add_edge(owner, "HAS_PLAN", document, **by)
    known: dict[str, str] = {}
    for line, (text, number, listing) in enumerate(missions, 1):
        known[text] = ids.shared_id(REGION, *years, "misi", text)
        graph.add_node(known[text], "Mission", text=text, number=number, list=listing)
        graph.add_edge(known[text], "STATED_IN", document, line=line)
        graph.add_edge(REGION, "HAS_MISSION", known[text], **by)
    for line, (text, above) in enumerate((sasaran or {}).items(), 50):
        known[text] = ids.shared_id(REGION, *years, "sasaran", text)
        graph.add_node(known[text], "RegionalSasaran", text=text)
        graph.add_edge(known[text], "STATED_IN", document, line=line)
        graph.add_edge(known[above] if above else REGION, "HAS_SASARAN", known[text], **by)
    if owner != REGION:
        goal = f"{document}/tujuan/t"
        graph.add_node(goal, "Goal", text="Tujuan")
        graph.add_edge(goal, "STATED_IN", document, line=90)
        graph.add_edge(owner, "HAS_GOAL", goal, **by)
        for text in supports:
            graph.add_edge(goal, "SUPPORTS", known[text], how="stated", **by)
    return graph


def texts(graph: PlanGraph, label: str = "Mission") -> list[str]:
    return sorted(node.text for node in graph.nodes(label))


def links(graph: PlanGraph) -> set[tuple[str, str, str]]:
    """Which agency reaches which misi of the RPJMD, and how that is known."""
    return {
        (edge.source.split("/")[1], graph.node(edge.target).text, str(edge.properties["how"]))
        for edge in graph.edges("SUPPORTS")
        if graph.node(edge.target).label == "Mission" and graph.node(edge.target).properties.get("list") == "RPJMD"
    }


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Terwujudnya Layanan Publik yang Prima", "Layanan Publik Prima", True),
        ("Meningkatkan kualitas pelayanan desa", "Meningkatnya Kualitas Pelayanan Desa", True),
        ("Meningkat nya Taraf Kesejahtera an Warga", "Meningkatnya Taraf Kesejahteraan Warga", True),
        ("Terwujudnya Birokrasi Beroreantasi Layanan", "Terwujudnya birokrasi yang berorientasi layanan", True),
        ("Berkarakterdan berbudaya unggul", "Berkarakter dan berbudaya unggul", True),
        ("Meningktanya kualitas pelayanan desa", "Meningkatkan Kualitas Pelayanan Desa", True),  # a misprint in the verb itself
        ("Mewujudkkan kualitas pelayanan desa", "Kualitas Pelayanan Desa", True),
        ("Mening katkan kualitas pelayanan desa", "Kualitas Pelayanan Desa", True),  # broken by a cell
        ("Meningkat nya kualitas pelayanan desa", "Kualitas Pelayanan Desa", True),
        ("Meningktat nya kualitas pelayanan desa", "Kualitas Pelayanan Desa", True),
        ("MewujudkanKualitas pelayanan desa", "Kualitas Pelayanan Desa", True),  # glued to the next word
        ("Menurunnnya angka kemiskinan ekstrem", "Meningkatnya angka kemiskinan ekstrem", False),
        ("Meningkatnya kualitas pelayanan desa", "Meningkatnya kualitas pelayanan kelurahan", False),
        ("Meningkatnya Ekonomi Masyarakat Miskin", "Meningkatnya Keberdayaan Ekonomi Masyarakat Miskin", False),
        ("Meningkatnya kualitas tenaga kerja terdidik", "Meningkatnya kuantitas tenaga kerja terdidik", False),
        ("Meningkatnya nilai investasi tahun 2026", "Meningkatnya nilai investasi tahun 2027", False),
        ("Meningkatnya angka kemiskinan ekstrem", "Menurunnya angka kemiskinan ekstrem", False),
    ],
)
def test_the_difference_decides(one: str, other: str, same: bool) -> None:
    (a, way), (b, other_way) = core(one), core(other)
    assert (same_words(a, b) and not opposed(way, other_way)) is same


def test_a_quotation_cut_off_is_told_from_a_few_words() -> None:
    whole = "kualitas lingkungan sebagai penunjang ekonomi"
    assert is_cut_of("kualitas lingkungan sebagai penunjang", whole) and is_cut_of("lingkungan sebagai penunjang ekonomi", whole)
    assert not is_cut_of("kualitas lingkungan", whole) and not is_cut_of(whole, whole)


@pytest.mark.parametrize(
    ("part", "joined"),
    [
        ("Meningkatnya Ekonomi Warga Pesisir dan Rentan", False),  # another head: what stands behind the verb is its own beginning
        ("Ekonomi Warga Pesisir dan Rentan", True),  # a cell that lost its beginning
        ("Meningkatnya Keberdayaan Ekonomi Warga Pesisir", True),  # one that lost its end
    ],
)
def test_a_statement_behind_a_verb_of_its_own_lost_no_beginning(part: str, joined: bool) -> None:
    whole = "Meningkatnya Keberdayaan Ekonomi Warga Pesisir dan Rentan"
    plans = [plan("Dinas A", sasaran={whole: None}), plan("Dinas B", sasaran={whole: None}), plan("Dinas C", sasaran={part: None})]
    layer = layer_of(united(plans))
    assert len(texts(united(plans), "RegionalSasaran")) == (1 if joined else 2)
    asked = [{near.one, near.other} for near in near_statements(layer, settled(layer))]
    assert asked == ([] if joined else [{whole, part}]), "proposed, and not merged without a decision"


def test_a_verb_that_the_whole_has_at_that_place_is_no_beginning() -> None:
    whole = "Terwujudnya Kota Tangguh melalui Peningkatan Layanan Dasar Warga Pesisir"
    plans = [plan("Dinas A", sasaran={whole: None}), plan("Dinas B", sasaran={"Peningkatan Layanan Dasar Warga Pesisir": None})]
    assert texts(united(plans), "RegionalSasaran") == [whole]


def test_words_make_statements_one_and_numbers_never_do() -> None:
    plans = [
        plan("Dinas A", [("Mewujudkan Ekonomi yang Mandiri", 1, "RPJMD"), ("Mewujudkan Birokrasi Digital", 4, "RPJMD")]),
        plan("Dinas B", [("Mewujudkan ekonomi mandiri", 1, "RPJMD"), ("Terwujudnya Birokrasi  Digital", 3, "RPJMD")]),
        plan("Dinas C", [("Mewujudkan Infrastruktur Merata", 1, "RPJMD"), ("Mewujudkan Birokrasi Digital", 4, "RPJMD")]),
    ]
    whole = united(plans)
    assert texts(whole) == ["Mewujudkan Birokrasi Digital", "Mewujudkan Ekonomi yang Mandiri", "Mewujudkan Infrastruktur Merata"]
    (digital,) = (node for node in whole.nodes("Mission") if "Digital" in node.text)
    assert digital.properties["number"] == 4, "what most state"
    told = {edge.target.split("/")[1]: edge.properties for edge in whole.out(digital.id, "STATED_IN")}
    assert (told["dinas-b"]["wording"], told["dinas-b"]["number"]) == ("Terwujudnya Birokrasi  Digital", 3), "each keeps its own"


def test_neither_the_order_nor_the_steps_matter(tmp_path: Path) -> None:
    plans = [
        plan("Dinas A", [(SHORT, 3, "RPJMD"), ("Mewujudkan Ekonomi yang Mandiri", 1, "RPJMD")]),
        plan("Dinas B", [("Memantabkan SDM Unggul dan Berkharakter", 3, "RPJMD")], {"Layanan Prima bagi Warga": None}),
        plan("Dinas C", sasaran={"Terwujudnya Layanan Prima bagi Warga": None}, supports=["Terwujudnya Layanan Prima bagi Warga"]),
        plan("Z", [(SHORT, 2, "RPJMD")], {"Terwujudnya layanan yang prima bagi warga": SHORT}, kind="RPJMD"),
    ]
    expected = united(plans).to_dict()
    for number, order in enumerate(itertools.permutations(plans)):
        assert united(order).to_dict() == expected
        assert settled_graph(united(order)).to_dict() == expected
        assert united([united(order[:2]), *order[2:]]).to_dict() == expected
        if number % 8 == 3:
            with open_store(tmp_path / f"{number}.selaras", create=True) as store:
                for graph in order:
                    store.load(graph)
                assert store.graph().to_dict() == expected
                assert not store.load(order[1]).changed


def test_a_document_takes_its_votes_along(tmp_path: Path) -> None:
    """The one between goes: what only it held together parts again, and the words are those of who is left."""
    plans = [
        plan("Dinas A", [("Mewujudkan Ekonomi Mandiri", 1, "RPJMD")]),
        plan("Dinas B", [("Terwujudnya ekonomi yang mandiri", 2, "RPJMD")]),
        plan(
            "Z",
            [("Mewujudkan Ekonomi yang Mandiri", 5, "RPJMD")],
            {"Tumbuhnya usaha rakyat": "Mewujudkan Ekonomi yang Mandiri"},
            kind="RPJMD",
        ),
        plan("Dinas C", sasaran={"Tumbuhnya Usaha Rakyat": None}, supports=["Tumbuhnya Usaha Rakyat"]),
    ]
    bare = plan("Z", kind="RPJMD")
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        for graph in plans:
            store.load(graph)
        assert store.rows("MATCH (m:Mission) RETURN m.text, m.number").tuples == [("Mewujudkan Ekonomi yang Mandiri", 5)]
        assert links(store.graph()) == {("dinas-c", "Mewujudkan Ekonomi yang Mandiri", "hierarchy")}
        store.load(bare)
        assert store.graph().to_dict() == united([*plans[:2], bare, plans[3]]).to_dict()
        assert store.rows("MATCH (m:Mission) RETURN m.text, m.number").tuples == [("Mewujudkan Ekonomi Mandiri", 1)]
        assert not links(store.graph())


def test_what_one_plan_prints_as_two_is_two() -> None:
    """A misi of the RPJMD is the beginning of one of the campaign's: plans that print both lists tell them apart for all."""
    both = plan("Dinas A", [(SHORT, 3, "RPJMD"), (LONG, 3, "campaign")])
    others = [plan("Dinas B", [(LONG, None, None)], supports=[LONG]), plan("Dinas C", [(SHORT, 3, "RPJMD")], supports=[SHORT])]
    whole = united([both, *others])
    assert texts(whole) == sorted([SHORT, LONG])
    assert links(whole) == {("dinas-b", SHORT, "quoted"), ("dinas-c", SHORT, "stated")}, "whose whole words the quotation holds"
    lists = {node.text: node.properties["list"] for node in united([both, plan("Dinas D", [(LONG, 1, "RPJMD")])]).nodes("Mission")}
    assert lists == {SHORT: "RPJMD", LONG: "campaign"}, "who prints both knows best"


def test_a_cut_quotation_joins_the_one_that_it_fits() -> None:
    whole = "Meningkatnya Kualitas Lingkungan sebagai Penunjang Ekonomi"
    cut = "Meningkatnya kualitas lingkungan sebagai penunjang"
    other = "Meningkatnya Kualitas Lingkungan sebagai Penunjang Wisata"
    plans = [plan("Dinas A", sasaran={whole: None}), plan("Dinas B", sasaran={cut: None}), plan("Dinas C", sasaran={whole: None})]
    assert texts(united(plans), "RegionalSasaran") == [whole]
    assert len(texts(united([*plans, plan("Dinas D", sasaran={other: None})]), "RegionalSasaran")) == 3, "it fits two"


def test_quotations_cut_off_at_different_places_are_all_of_the_whole_one() -> None:
    whole = "Mewujudkan Transformasi Layanan Warga dan Tata Kelola Kampung yang Terbuka"
    cut = [whole, whole.removesuffix(" yang Terbuka"), whole.removesuffix(" Kampung yang Terbuka")]
    plans = [plan(f"Dinas {letter}", [(words, 1, "RPJMD")]) for letter, words in zip("ABC", cut, strict=True)]
    for order in itertools.permutations(plans):
        assert len(texts(united(order))) == 1


def test_a_cut_quotation_is_of_the_list_that_it_fits_best() -> None:
    """It begins the short misi and the long one: nearer to the short one, of which less is missing."""
    both = plan("Dinas A", [("Memantapkan Sumber Daya Warga Pesisir Unggul", 3, "RPJMD"), (LONGER, 3, "campaign")])
    quoting = plan("Dinas B", [("Memantapkan Sumber Daya Warga Pesisir", None, None)], supports=["Memantapkan Sumber Daya Warga Pesisir"])
    assert links(united([both, quoting])) == {("dinas-b", "Memantapkan Sumber Daya Warga Pesisir Unggul", "stated")}


def test_the_regions_name_may_be_left_out_misprinted_or_glued() -> None:
    forms = [
        "Mewujudkan Sukaramai yang Mandiri dan Berbudaya",
        "Mewujudkan Kabupaten Sukarmai yang Mandiri dan Berbudaya",
        "Mewujudkan Sukaramaiyang Mandiri dan Berbudaya",
        "Mewujudkan Kabupaten yang Mandiri dan Berbudaya",
    ]
    plans = [plan(f"Dinas {letter}", [(words, 1, "RPJMD")]) for letter, words in zip("ABCD", forms, strict=True)]
    assert len(texts(united(plans))) == 1


def test_a_misi_known_by_the_place_of_its_sasaran() -> None:
    economy, service = ("Mewujudkan Ekonomi yang Mandiri", 1, "RPJMD"), ("Mewujudkan Layanan yang Terbuka", 2, "RPJMD")
    quoting = plan("Dinas A", sasaran={"Tumbuhnya usaha rakyat": None}, supports=["Tumbuhnya usaha rakyat"])
    placing = plan("Dinas B", [economy], {"Tumbuhnya Usaha Rakyat": economy[0]})
    assert links(united([quoting, placing])) == {("dinas-a", economy[0], "hierarchy")}
    otherwise = plan("Dinas C", [service], {"Tumbuhnya Usaha Rakyat": service[0]})
    assert not links(united([quoting, placing, otherwise])), "two plans are divided"
    regional = plan("Z", [economy, service], {"Tumbuhnya usaha rakyat": service[0]}, kind="RPJMD")
    assert links(united([quoting, placing, regional])) == {("dinas-a", service[0], "hierarchy")}, "the region's own plan counts first"
    own_words = plan("Dinas A", [service], {"Tumbuhnya usaha rakyat": None}, ["Tumbuhnya usaha rakyat", service[0]])
    assert links(united([own_words, placing])) == {("dinas-a", service[0], "stated")}, "quoted words before hierarchy"


def test_terms_are_kept_apart_and_overlapping_periods_are_not() -> None:
    text = "Mewujudkan Ekonomi yang Mandiri"
    plans = [plan("Dinas A", [(text, 1, "RPJMD")]), plan("Dinas B", [(text, 1, "RPJMD")], years=(2025, 2030))]
    assert len(texts(united(plans))) == 1
    assert len(texts(united([*plans, plan("Dinas C", [(text, 1, "RPJMD")], years=(2021, 2026))]))) == 2


def test_what_a_load_leaves_is_known_without_reading_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layer worked out beside a load is the one that the store then holds, so that a region is read again only to be written."""
    plans = [
        plan("Dinas Satu", [(SHORT, 3, "RPJMD")], {"Layanan prima bagi warga": SHORT}, ["Layanan prima bagi warga"]),
        plan("Dinas Dua", [(LONG, 3, "RPJMD")], {"Meningkatnya layanan prima bagi warga": None}, ["Meningkatnya layanan prima bagi warga"]),
        plan("Dinas Tiga", [(LONG, 2, "campaign"), (SHORT, 3, "RPJMD")]),
        plan("Dinas Dua", [(LONG, 3, "RPJMD")]),  # read anew: it states less now
        plan("Dinas Empat"),
        plan("", [(SHORT, 1, "RPJMD")], kind="RPJMD"),
    ]
    read: list[int] = []

    def reading(run: Run, regions: Iterable[str]) -> Layer:
        read.append(1)
        return read_layer(run, regions)

    monkeypatch.setattr(store_module, "read_layer", reading)
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        for graph in plans:
            stored = store.layer()
            own = sorted(node.id for node in graph.nodes("Document"))
            whole = named(graph, stored)
            expected = resettling(afterwards(stored, whole, own))
            read.clear()
            report = store.load(graph)
            assert report.resettled == bool(expected)
            assert len(read) == 1 + report.resettled
            settled_now = store.layer()
            assert not resettling(settled_now)
        last = {node.id: graph for graph in plans for node in graph.nodes("Document")}
        assert store.graph().to_dict() == united(last.values()).to_dict()
        read.clear()
        assert not store.load(plans[0]).changed and len(read) == 1
