"""The HTML as text: what is in it, what cannot be in it. What it does in a browser is tested in page/."""

from __future__ import annotations

import base64
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.graph.model import PlanGraph
from selaras.ontology.schema import schema
from selaras.visualizations.blocks import packed
from selaras.visualizations.cascade import FRAME, LEVELS, Statements, cascades
from selaras.visualizations.details import by_year
from selaras.visualizations.plans import PlanData, plan_data
from selaras.visualizations.texts import LANGUAGES
from selaras.visualizations.view import render

DOCUMENT = "contoh/kec-melati/renstra-2025-2029"


class Elements(HTMLParser):
    """Elements of a page with their attributes, and the text of its data blocks."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.data: dict[str, str] = {}
        self._block: str | None = None
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._block = dict(attrs).get("id") if tag == "script" else None

    def handle_data(self, data: str) -> None:
        if self._block:
            self.data[self._block] = self.data.get(self._block, "") + data

    def handle_endtag(self, tag: str) -> None:
        self._block = None


def page_data(page: str, name: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(Elements(page).data[name])))


def built(graph: PlanGraph, findings: tuple[Any, ...] = ()) -> PlanData:
    statements = Statements(graph)
    return plan_data(statements, next(cascades(graph, statements)), findings)


def one_plan(graph: PlanGraph) -> dict[str, Any]:
    return built(graph).json


def labels(page: str, plan: int) -> list[str]:
    """Texts of a plan's cards, as the index has them."""
    index = page_data(page, "index")
    return [index["texts"][place] for place in index["plans"][plan]["text"]]


def card(plan: dict[str, Any], key: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """(card, details) of the node of this document that ends in `key`."""
    index = next(i for i, detail in enumerate(plan["details"]) if detail.get("key") == f"{DOCUMENT}/{key}")
    return plan["cards"][index], plan["details"][index]


def parents(plan: dict[str, Any], key: str) -> set[str]:
    below = card(plan, key)[0]["id"]
    nodes = plan["cards"]
    return {nodes[parent]["label"] for parent, child in plan["lines"] if child == below}


# the page ------------------------------------------------------------------------------------------------------------------


def test_page_asks_for_nothing_from_anywhere(plans: SimpleNamespace) -> None:
    page = render(plans.small(), title="Kaskade")
    for tag, attributes in Elements(page).found:
        for name in ("src", "href", "action", "data", "poster", "srcset"):
            address = attributes.get(name)
            assert address is None or address == "data:,", (tag, attributes)
    assert "sourceMappingURL" not in page
    assert not re.search(r"url\((?!\"?data:)", page[page.index("<style>") : page.rindex("</style>")])
    assert "@import" not in page


def test_policy_allows_the_inlined_scripts_only(plans: SimpleNamespace) -> None:
    page = render(plans.small(), title="Kaskade")
    policy = next(a["content"] for tag, a in Elements(page).found if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 2  # our script and our style
    assert "img-src data:" in policy


def test_words_of_a_document_cannot_end_their_block(plans: SimpleNamespace) -> None:
    page = render(plans.small(), title=plans.HOSTILE)
    tags = [tag for tag, _ in Elements(page).found]
    assert "img" not in tags
    assert tags.count("script") == 4  # the index, the findings, the plan's data, our script
    assert plans.HOSTILE in page_data(page, "index")["texts"]


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_packed_data_reads_back_and_holds_no_markup(value: object) -> None:
    text = packed(value)
    assert json.loads(gzip.decompress(base64.b64decode(text))) == value
    assert re.fullmatch(r"[A-Za-z0-9+/]*=*", text)


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        render(PlanGraph(), title="Kaskade", lang="fr")


def test_both_languages_have_just_the_words_that_the_page_asks_for() -> None:
    assert set(LANGUAGES["id"]) == set(LANGUAGES["en"])
    sources = Path(__file__).parents[2] / "visualizations" / "web"
    scripts = "".join(
        script.read_text(encoding="utf-8") for script in sorted(sources.glob("**/*.ts*")) if "node_modules" not in script.parts
    )
    asked = {"script", *re.findall(r'\bword\("(\w+)"[,)]', scripts)}
    assert asked <= set(LANGUAGES["id"])
    by_data = [re.escape(prefix) for prefix in re.findall(r"word\(`(\w*)\$\{", scripts)]
    quoted = set(re.findall(r'"(\w+)"', scripts)) | asked
    chosen_by_data = {name for name in LANGUAGES["id"] if any(re.fullmatch(prefix + r"\w+", name) for prefix in by_data)}
    assert set(LANGUAGES["id"]) - quoted - chosen_by_data == set()


def test_labels_come_from_the_ontology(plans: SimpleNamespace) -> None:
    for lang in ("id", "en"):
        terms = page_data(render(plans.small(), title="Kaskade", lang=lang), "index")["terms"]
        assert {name: terms[name] for name in LEVELS} == {name: schema().label(name, lang) for name in LEVELS}


def test_same_graph_gives_the_same_page(plans: SimpleNamespace) -> None:
    assert render(plans.small(), title="Kaskade") == render(plans.small(), title="Kaskade")


# cascades ------------------------------------------------------------------------------------------------------------------


def test_empty_graph_is_a_page_without_plans() -> None:
    assert page_data(render(PlanGraph(), title="Kosong"), "index")["plans"] == []


def test_agency_without_a_plan_is_still_listed() -> None:
    graph = PlanGraph()
    graph.add_node("contoh", "Region", name="Kabupaten Contoh")
    graph.add_node("contoh/kec-a", "Agency", name="Kecamatan A")
    graph.add_edge("contoh/kec-a", "PART_OF", "contoh", documents=["x"])
    entries = page_data(render(graph, title="Kaskade"), "index")["plans"]
    assert [(entry["region"], entry["owner"], entry.get("document")) for entry in entries] == [("Kabupaten Contoh", "Kecamatan A", None)]


def test_card_with_several_parents_has_a_line_from_each(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    assert parents(plan, "prog/7.01.02") == {"Pelayanan cepat dan ramah", "Kelurahan yang berdaya"}
    assert parents(plan, "tujuan/a") == {"Pelayanan publik yang baik", "Ekonomi warga"}


def test_only_the_nearest_parent_has_a_line(plans: SimpleNamespace) -> None:
    graph = plans.small()
    p = plans.Plan(graph)
    rpjmd = p.add("sasaran-rpjmd/a", "RegionalSasaran", (p.id("misi/1"), "HAS_SASARAN"), text="Pelayanan daerah yang prima")
    p.join(p.id("tujuan/a"), "SUPPORTS", rpjmd)
    plan = one_plan(graph)
    assert parents(plan, "tujuan/a") == {"Pelayanan daerah yang prima", "Ekonomi warga"}
    assert len(card(plan, "tujuan/a")[1]["supports"]) == 3


def test_first_sight_opens_what_stands_above_the_goals(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    assert {plan["cards"][i]["label"] for i in plan["start"]} == {
        "Contoh yang sejahtera",
        "Pelayanan publik yang baik",
        "Ekonomi warga",
    }


def test_mission_that_the_plan_is_not_known_to_serve_is_dimmed(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    assert card(plan, "misi/3")[0]["dim"]
    assert "dim" not in card(plan, "misi/2")[0]


def test_plan_that_reaches_no_mission_is_known_to_serve_none(plans: SimpleNamespace) -> None:
    graph = PlanGraph()
    p = plans.Plan(graph)
    p.add("misi/1", "Mission", text="Pelayanan publik yang baik", number=1)
    p.add("tujuan/a", "Goal", (p.agency, "HAS_GOAL"), text="Tujuan")
    assert card(one_plan(graph), "misi/1")[0]["dim"]


def test_orphans_are_marked_and_stand_under_their_own_branch(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    assert card(plan, "prog/7.01.06")[0]["orphan"] == "orphan"
    assert card(plan, "keg/7.01.06.2.01")[0]["orphan"] == "unreached"
    assert card(plan, "ind/lepas")[0]["orphan"] == "orphanIndicator"
    assert "orphan" not in card(plan, "prog/7.01.02")[0]
    under = {child for parent, child in plan["lines"] if parent == plan["loose"]}
    assert under == {card(plan, "prog/7.01.06")[0]["id"], card(plan, "ind/lepas")[0]["id"]}


def test_without_orphans_there_is_no_branch_for_them(plans: SimpleNamespace) -> None:
    assert "loose" not in one_plan(plans.large(1, 1, 1, 1))


def test_what_stands_beside_the_cascade_is_no_orphan(plans: SimpleNamespace) -> None:
    graph = plans.small()
    p = plans.Plan(graph)
    p.add("tak-terbaca/1", "Unread", what="table", reason="kepala tabel tidak dikenali", words="No | Nama", amounts=3)
    p.add("prioritas/1", "Priority", text="Desa mandiri")
    p.add("realisasi/1", "Realisation", year=2023, of="Jumlah tamu", text="12", planned="10")
    p.add("realisasi/2", "Realisation", year=2023, of="Indeks layanan", text="80")
    indicator = next(edge.target for edge in graph.edges("MEASURED_BY"))
    graph.add_edge(indicator, "HAS_REALISATION", p.id("realisasi/2"), documents=[DOCUMENT])
    plan = one_plan(graph)
    beside = plan["beside"]
    assert [(entry["what"], entry["amounts"]) for entry in beside["unread"]] == [("table", 3)]
    assert [entry["text"] for entry in beside["priorities"]] == ["Desa mandiri"]
    assert [(entry["of"], entry["years"]) for entry in beside["past"]] == [("Jumlah tamu", [[2023, "10", "12"]])]
    rows = [row for detail in plan["details"] for entry in detail.get("indicators", ()) for row in entry["rows"] if row.get("past")]
    assert [row["past"][0]["years"] for row in rows] == [[[2023, None, "80"]]]
    assert not {node["group"] for node in plan["cards"]} & {"Unread", "Priority", "Realisation"}


def test_nothing_that_a_document_states_vanishes(plans: SimpleNamespace) -> None:
    graph = plans.small()
    p = plans.Plan(graph)
    loose: dict[str, dict[str, object]] = {
        "Strategy": {"text": "Strategi lepas"}, "Policy": {"text": "Arah lepas"}, "Outcome": {"text": "Outcome lepas"},
        "Output": {"text": "Output lepas"}, "Target": {"year": 2025, "text": "12"}, "Budget": {"year": 2025, "rupiah": 77},
        "Sasaran": {"text": "Sasaran lepas"}, "SubActivity": {"name": "Sub lepas"}, "RegionalGoal": {"text": "Tujuan RPJMD lepas"},
    }  # fmt: skip
    for label, properties in loose.items():
        p.add(f"lepas/{label}", label, **properties)
    page = render(graph, title="Kaskade")
    plan = page_data(page, "plan-0")
    text = json.dumps([plan, labels(page, 0)], ensure_ascii=False)
    for node in graph.nodes():
        if node.label in FRAME:
            continue
        if node.label == "Budget":
            assert str(node.properties["rupiah"]) in text, node
        else:
            assert json.dumps(node.text, ensure_ascii=False)[1:-1] in text, node
    keys = {detail.get("key") for detail in plan["details"]}
    assert {p.id("lepas/Sasaran"), p.id("lepas/Budget"), p.id("lepas/Policy"), p.id("lepas/RegionalGoal")} <= keys


def test_what_no_document_states_gets_an_entry_of_its_own(plans: SimpleNamespace) -> None:
    graph = plans.small()
    graph.add_node("lepas", "Program", name="Program tanpa dokumen")
    page = render(graph, title="Kaskade")
    assert [entry["key"] for entry in page_data(page, "index")["plans"]] == [DOCUMENT, ""]
    assert labels(page, 1)[0] == "Program tanpa dokumen"


def test_a_plan_shows_its_own_statements_only(plans: SimpleNamespace) -> None:
    graph = plans.small()
    other = plans.Plan(graph, "kec-lain", "Kecamatan Lain")
    other.add("tujuan/z", "Goal", (other.agency, "HAS_GOAL"), text="Tujuan kecamatan lain")
    page = render(graph, title="Kaskade")
    assert "Tujuan kecamatan lain" not in labels(page, 0)
    assert labels(page, 1) == ["Tujuan kecamatan lain"]


def test_regions_plan_has_its_own_entry_and_lends_its_ancestors(plans: SimpleNamespace) -> None:
    graph = PlanGraph()
    p = plans.Plan(graph)
    rpjmd = "contoh/rpjmd-2025-2029"
    graph.add_node(rpjmd, "Document", title="RPJMD Contoh", kind="RPJMD", period_start=2025, period_end=2029)
    graph.add_edge("contoh", "HAS_PLAN", rpjmd, documents=[rpjmd])
    for key, label, words in (("visi", "Vision", "Contoh maju"), ("misi", "Mission", "Pelayanan yang baik")):
        graph.add_node(key, label, text=words)
        graph.add_edge(key, "STATED_IN", rpjmd, line=1)
    graph.add_edge("visi", "HAS_MISSION", "misi", documents=[rpjmd])
    graph.add_edge("misi", "STATED_IN", p.document, line=7, wording="Pelayanan yg baik")
    tujuan = p.add("tujuan/a", "Goal", (p.agency, "HAS_GOAL"), text="Tujuan")
    p.join(tujuan, "SUPPORTS", "misi")
    page = render(graph, title="Kaskade")
    entries = page_data(page, "index")["plans"]
    assert [(entry["owner"], entry["regional"]) for entry in entries] == [("Kecamatan Melati", False), ("Kabupaten Contoh", True)]
    renstra = page_data(page, "plan-0")
    assert labels(page, 0) == ["Contoh maju", "Pelayanan yang baik", "Tujuan"]
    own, other = renstra["details"][1]["origins"]
    assert (own["line"], own["wording"]) == (7, "Pelayanan yg baik")
    assert other["document"] == "RPJMD Contoh"
    assert labels(page, 1) == ["Contoh maju", "Pelayanan yang baik"]


def test_siblings_stand_in_the_order_of_their_codes(plans: SimpleNamespace) -> None:
    graph = PlanGraph()
    p = plans.Plan(graph)
    sasaran = p.add("sasaran/a", "Sasaran", text="Sasaran")
    for code in ("7.01.10", "7.01.9", "7.01.02"):
        p.add(f"prog/{code}", "Program", (sasaran, "HAS_PROGRAM"), name=f"Program {code}", code=code)
    programs = [node["label"] for node in one_plan(graph)["cards"] if node["group"] == "Program"]
    assert programs == ["Program 7.01.02", "Program 7.01.9", "Program 7.01.10"]


# the panel -----------------------------------------------------------------------------------------------------------------


def test_indicator_has_unit_baseline_targets_and_origin(plans: SimpleNamespace) -> None:
    (entry,) = card(one_plan(plans.small()), "sasaran/a")[1]["indicators"]
    assert (entry["unit"], entry["kinds"], entry["formula"]) == ("Nilai", ["IKU"], "Nilai survei kepuasan")
    (row,) = entry["rows"]
    assert (row["baseline"], row["baselineYear"]) == ("81,9", 2024)
    assert row["targets"] == {"2025": "82,5", "2026": "83", "2029": "86"}
    assert row["origins"][0]["table"] == "4.2"


def test_pagu_is_split_by_unit_and_other_figures_are_told(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    split = card(plan, "keg/7.01.02.2.01")[1]["pagu"]
    assert [(row["who"], row["values"]) for row in split["rows"]] == [
        (["Kelurahan Kenanga"], {"2025": [10912400]}),
        (["Kelurahan Anggrek"], {"2025": [5000000]}),
    ]
    assert card(plan, "prog/7.01.02")[1]["pagu"]["others"][0]["rupiah"] == 999000
    assert plan["total"]["rows"][0]["values"] == {"2025": [1642014563]}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"who": [], "values": {"2025": [7], "2026": [9]}}], {2025: (7, False), 2026: (9, False)}),
        (
            [{"who": [], "values": {"2025": [7]}}, {"who": ["A"], "values": {"2025": [3], "2026": [1]}}],
            {2025: (7, False), 2026: (1, False)},
        ),
        ([{"who": ["A"], "values": {"2025": [3]}}, {"who": ["B"], "values": {"2025": [4]}}], {2025: (7, True), 2026: (0, False)}),
    ],
)
def test_a_year_has_the_printed_figure_or_the_units_sum(rows: list[dict[str, Any]], expected: dict[int, tuple[int, bool]]) -> None:
    assert by_year({"years": [2025, 2026], "rows": rows}) == expected


def test_card_has_the_money_of_every_year(plans: SimpleNamespace) -> None:
    graph = plans.small()
    p = plans.Plan(graph)
    p.pagu(p.id("prog/7.01.02"), 2026, 5)
    plan = one_plan(graph)
    assert (card(plan, "prog/7.01.02")[0]["money"], card(plan, "prog/7.01.02")[0]["summed"]) == ({2025: 1642014563, 2026: 5}, False)
    assert (card(plan, "keg/7.01.02.2.01")[0]["money"], card(plan, "keg/7.01.02.2.01")[0]["summed"]) == ({2025: 15912400}, True)


def test_strategies_results_and_origin_reach_the_panel(plans: SimpleNamespace) -> None:
    plan = one_plan(plans.small())
    (strategy,) = card(plan, "sasaran/a")[1]["strategies"]
    assert (strategy["text"], strategy["below"][0]["text"]) == ("Menyederhanakan alur pelayanan", "Loket satu pintu di kecamatan")
    assert card(plan, "prog/7.01.02")[1]["results"][0]["text"] == "Kelurahan makin berdaya"
    (origin,) = card(plan, "prog/7.01.02")[1]["origins"]
    assert origin["words"] == "tercetak prog/7.01.02"
    assert isinstance(origin["line"], int)


# findings ------------------------------------------------------------------------------------------------------------------


def test_finding_marks_the_card_that_shows_its_node(plans: SimpleNamespace) -> None:
    graph = plans.small()
    on_indicator = next(node.id for node in graph.nodes("Indicator") if node.text == "Indeks kepuasan masyarakat")
    findings = (
        plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT, severity="warning"),
        plans.finding(on_indicator, document=DOCUMENT),
        plans.finding(f"{DOCUMENT}/prog/7.01.02/pagu/2025~1", document=DOCUMENT, severity="error"),
    )
    plan = built(graph, findings)
    program, details = card(plan.json, "prog/7.01.02")
    sasaran, on_sasaran = card(plan.json, "sasaran/a")
    assert (details["findings"], on_sasaran["findings"]) == ([0, 2], [1])
    assert plan.placed == {0: program["id"], 1: sasaran["id"], 2: program["id"]}
    assert plan.at[1] == "Indeks kepuasan masyarakat"
    page = render(graph, findings=findings, title="Kaskade")
    marks = page_data(page, "index")["plans"][0]["marks"]
    assert sorted(marks) == sorted([[program["id"], 1, 1, 0, 0], [sasaran["id"], 1, 0, 0, 0]])
    told = page_data(page, "findings")
    assert [(one["severity"], one["plan"], one["card"]) for one in told] == [
        ("warning", 0, program["id"]), ("error", 0, sasaran["id"]), ("error", 0, program["id"]),
    ]  # fmt: skip


def test_finding_on_the_document_stands_with_the_plan_and_a_strange_one_with_the_page(plans: SimpleNamespace) -> None:
    findings = [
        plans.finding(DOCUMENT, document=DOCUMENT),
        plans.finding("lain/kec-x/renstra-2025-2029/prog/1", document="lain/kec-x/renstra-2025-2029", agency="Kecamatan X"),
    ]
    page = render(plans.small(), findings=findings, title="Kaskade")
    assert page_data(page, "plan-0")["planFindings"] == [0]
    told = page_data(page, "findings")
    assert [one.get("plan") for one in told] == [0, None]


def test_thousands_of_nodes_make_a_page(plans: SimpleNamespace) -> None:
    graph = plans.large(3)
    page = render(graph, title="Besar")
    assert len(labels(page, 2)) == 2 + 7 + 28 + 364
