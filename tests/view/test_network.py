"""The cascade as a pyvis Network: laid out, coloured, and a page of its own that runs nothing of what documents say."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyvis.network import Network
from selaras import examples
from selaras.graph.files import read_json
from selaras.visualizations import network
from selaras.visualizations.vis.layout import COLUMN, GAP, places
from selaras.visualizations.vis.network import COLOURS
from selaras.visualizations.vis.page import WORDS
from selenium import webdriver

ROOT = Path(__file__).parents[2]
DOCUMENT = "contoh/kec-melati/renstra-2025-2029"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
browser = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium and its driver are not installed")


class Tags(HTMLParser):
    """Names and attributes of all elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def by_id(net: Any) -> dict[str, dict[str, Any]]:
    return {node["id"]: node for node in net.nodes}


# the network ---------------------------------------------------------------------------------------------------------------


def test_it_is_pyvis_own_network_of_the_cascade(plans: SimpleNamespace) -> None:
    net = network(plans.small())
    assert isinstance(net, Network)
    found = by_id(net)
    assert found[f"{DOCUMENT}/prog/7.01.02"]["label"].replace("\n", " ") == "7.01.02 Program pemberdayaan kelurahan"
    assert f"{DOCUMENT}/ind/lepas" not in found
    assert json.loads(json.dumps(net.options))["physics"]["enabled"] is False


def test_levels_are_columns_with_colours_of_their_own(plans: SimpleNamespace) -> None:
    net = network(plans.small())
    columns: dict[int, set[str]] = {}
    for node in net.nodes:
        columns.setdefault(node["x"], set()).add(node["color"]["border"])
    assert all(len(colours) == 1 for colours in columns.values())
    assert len(columns) == len({colour for colours in columns.values() for colour in colours})
    assert len({line for _, line in COLOURS.values()}) == len(COLOURS)
    graph = plans.small()
    order = [node["x"] for node in sorted(net.nodes, key=lambda node: node["level"])]
    assert order == sorted(order)
    assert {node["kind"] for node in net.nodes} >= {"Visi", "Misi", "Tujuan", "Sasaran"}
    assert {node["kind"] for node in network(graph, lang="en").nodes} >= {"Vision", "Mission"}


def test_a_second_parent_is_a_dashed_line(plans: SimpleNamespace) -> None:
    program = f"{DOCUMENT}/prog/7.01.02"
    lines = {edge["from"].rpartition("/")[2]: edge["dashes"] for edge in network(plans.small()).edges if edge["to"] == program}
    assert lines == {"a": False, "b": True}


def test_a_card_tells_money_and_where_it_is_printed(plans: SimpleNamespace) -> None:
    told = by_id(network(plans.small()))[f"{DOCUMENT}/prog/7.01.02"]["title"]
    assert told.splitlines()[0] == "Program 7.01.02"
    assert "2025: Rp 1.642.014.563" in told
    assert re.search(r"Renstra Kecamatan Melati, baris \d+", told)
    units = by_id(network(plans.small()))[f"{DOCUMENT}/keg/7.01.02.2.01"]["title"]
    assert "Rp" not in units  # what is split over units is no figure of the row itself


def test_levels_left_out_are_bridged(plans: SimpleNamespace) -> None:
    net = network(plans.small(), levels=["Goal", "Program"])
    assert {node["level"] for node in net.nodes} == {4, 6}
    lines = [(edge["from"], edge["to"]) for edge in net.edges]
    assert lines == [(f"{DOCUMENT}/tujuan/a", f"{DOCUMENT}/prog/7.01.02")]  # once, though two sasaran lie between
    with pytest.raises(ValueError, match="Indicator"):
        network(plans.small(), levels=["Indicator"])


def test_one_plan_of_several_and_languages(plans: SimpleNamespace) -> None:
    graph = plans.large(2, 1, 1, 1)
    one = network(graph, document="contoh/kec-1/renstra-2025-2029")
    assert {node["id"].split("/")[1] for node in one.nodes} == {"kec-1"}
    assert len(network(graph).nodes) == 2 * len(one.nodes)
    with pytest.raises(ValueError, match="kec-9"):
        network(graph, document="contoh/kec-9/renstra")
    with pytest.raises(ValueError, match="'fr'"):
        network(graph, lang="fr")
    assert WORDS["id"].keys() == WORDS["en"].keys()


# layout --------------------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(20, 120)), max_size=40))
def test_no_two_cards_meet(cards: list[tuple[int, int]]) -> None:
    order = [str(at) for at in range(len(cards))]
    parents = {str(at): [str(above)] for at, (above, _) in enumerate(cards) if above < at}
    levels: dict[str, int] = {}
    for id in order:
        levels[id] = levels[parents[id][0]] + 1 if id in parents else 0
    heights = {id: cards[int(id)][1] for id in order}
    found = places(order, parents, levels, heights)
    assert {id: x for id, (x, _) in found.items()} == {id: level * COLUMN for id, level in levels.items()}
    for one in order:
        for other in order:
            if one < other and levels[one] == levels[other]:
                assert abs(found[one][1] - found[other][1]) >= (heights[one] + heights[other]) // 2 + GAP - 1


def test_real_plans_are_laid_out(plans: SimpleNamespace) -> None:
    for path in examples.plans():
        net = network(read_json(path))
        assert len({(node["x"], node["y"]) for node in net.nodes}) == len(net.nodes) > 30


# the page ------------------------------------------------------------------------------------------------------------------


def test_page_asks_for_nothing_and_holds_no_markup_of_documents(plans: SimpleNamespace) -> None:
    net = network(plans.small(), title=plans.HOSTILE)
    net.add_node("sendiri", label=plans.HOSTILE, title=f"<a href='https://example.org'>{plans.HOSTILE}</a>")
    page = net.generate_html()
    found = Tags(page).found
    tags = [tag for tag, _ in found]
    assert "img" not in tags
    assert "a" not in tags
    assert tags.count("script") == 3  # data, vis-network, ours
    for tag, attributes in found:
        for name in ("src", "href", "action", "data"):
            assert attributes.get(name) in (None, "data:,"), (tag, attributes)
    policy = next(a["content"] for tag, a in found if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert policy.count("'sha256-") == 4
    assert "sourceMappingURL" not in page


def test_page_is_one_file_whatever_pyvis_is_asked(plans: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    net = network(plans.small(), title="Kaskade – ꦏ")
    frame = net.show("kaskade.html")
    net.save_graph("lagi.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kaskade.html", "lagi.html"]
    assert "Kaskade – ꦏ" in (tmp_path / "kaskade.html").read_text(encoding="utf-8")
    assert frame.src == "kaskade.html"
    assert network(plans.small()).generate_html() == network(plans.small()).generate_html()


def test_cells_of_the_notebook_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = json.loads((ROOT / "examples" / "pyvis.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for number, cell in enumerate(cells, 1):
        exec(compile(cell, f"cell {number}", "exec"), names)
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {"cascade.html", "branch.html", "levels.html", "without-indicator.html"}
    assert all(cell.get("outputs", []) == [] and cell.get("execution_count") is None for cell in book["cells"])


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion", "--window-size=1280,800", f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@browser
@pytest.mark.browser
def test_page_in_a_browser_shows_words_as_text(chromium: Any, plans: SimpleNamespace, tmp_path: Path) -> None:
    net = network(plans.small(), title=f"Kaskade {plans.HOSTILE}")
    net.add_node("sendiri", label="sendiri", title=plans.HOSTILE, x=0, y=-200)
    net.write_html(str(tmp_path / "kaskade.html"))
    chromium.get((tmp_path / "kaskade.html").as_uri())
    assert chromium.execute_script("return document.documentElement.dataset.ready") == "1"
    assert plans.HOSTILE.split()[0] in chromium.title
    assert chromium.execute_script("return cascade.nodes.length") == len(net.nodes)
    find = chromium.find_element("id", "find")
    find.send_keys("pecah\n")  # the hostile card
    told = chromium.find_element("id", "told").text
    assert "<img src=x onerror=" in told
    assert chromium.execute_script("return document.querySelectorAll('img').length") == 0
    find.clear()
    find.send_keys("7.01.02.2.01.0001\n")
    assert "Musyawarah kelurahan" in chromium.find_element("id", "told").text
    assert chromium.find_element("id", "found").text == "1 dari 1"
    assert chromium.title != "pecah"
    complaints = [entry["message"] for entry in chromium.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]
    assert complaints == []
