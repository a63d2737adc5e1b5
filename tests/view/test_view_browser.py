"""What the view does in a browser: opened as a file in headless Chromium, clicked and read like a user does."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
import selaras
from selaras import examples
from selaras.graph.model import PlanGraph
from selaras.queries.audit.run import audit
from selaras.visualizations.view import render
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium and its driver are not installed"),
]
DOCUMENT = "contoh/kec-melati/renstra-2025-2029"
PATIENCE = 10.0  # seconds


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-prefers-reduced-motion",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):  # fmt: skip
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


class Page:
    """A view opened in the browser."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element("css selector", selector)

    def until(self, ready: Callable[[], object]) -> None:
        """Waits until `ready` holds; fails when it never does."""
        end = time.monotonic() + PATIENCE
        while not ready():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)

    def number(self, key: str) -> int:
        """The number of a card in the cascade that is shown."""
        number = self.run("return Selaras.app().cascade.byKey.get(arguments[0])", f"{DOCUMENT}/{key}")
        assert number is not None, key
        return int(number)

    def chosen(self) -> str:
        return str(self.run("return Selaras.app().state.card")).removeprefix(f"{DOCUMENT}/")

    def shown(self) -> set[str]:
        """Texts of the cards in the diagram, also of those out of sight."""
        cards = self.run("return Selaras.drawing().seen.map(id => Selaras.app().cascade.cards[id])")
        return {"Tanpa induk" if card["group"] == "Loose" else card["text"] for card in cards}

    def click_card(self, key: str) -> None:
        """A real click of the mouse on a card in the diagram."""
        self.one(f"#card-{self.number(key)} .text").click()

    def choose(self, key: str) -> None:
        self.click_card(key)
        self.until(lambda: self.chosen() == key)

    def outline(self, *, everything: bool = True) -> None:
        """Turns to the outline, with all of it open."""
        if everything:
            self.one("#open-all").click()
        self.one("#mode-list").click()
        self.until(lambda: self.all("#list"))

    def panel(self) -> str:
        self.until(lambda: self.all("#sheet h2"))
        return self.one("#sheet").text

    def complaints(self) -> list[str]:
        """What the console has complained of since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]  # type: ignore[no-untyped-call]

    def row(self, key: str) -> str:
        """What the list says of a card itself, on one line."""
        return " ".join(self.list_item(key).find_element("css selector", ".row").text.split())

    def list_item(self, key: str) -> WebElement:
        return self.one(f'[data-card="{self.number(key)}"]')


Open = Callable[..., Page]


@pytest.fixture
def view(chromium: webdriver.Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens a graph's view at a size, desktop by default; at the end nothing may have been complained of."""
    page = Page(chromium)

    def opened(graph: PlanGraph, *, width: int = 1440, height: int = 900, hash: str = "", **options: Any) -> Page:
        file = tmp_path / "kaskade.html"
        file.write_text(render(graph, **{"title": "Kaskade", **options}), encoding="utf-8")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        chromium.get("about:blank")
        page.complaints()
        chromium.get_log("performance")  # type: ignore[no-untyped-call]  # what came before is not this page's
        chromium.get(file.as_uri() + hash)
        page.until(lambda: page.all("#main"))
        return page

    yield opened
    assert page.complaints() == []


@pytest.fixture
def small(view: Open, plans: SimpleNamespace) -> Page:
    return view(plans.small())


# safety --------------------------------------------------------------------------------------------------------------------


def test_no_request_is_made(small: Page) -> None:
    small.run("document.getElementById('open-all').click(); document.getElementById('fit').click()")
    assert small.run("return performance.getEntriesByType('resource').length") == 0
    asked = [json.loads(entry["message"])["message"] for entry in small.driver.get_log("performance")]  # type: ignore[no-untyped-call]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("data:", small.driver.current_url))] == []
    assert len(urls) >= 1  # the page itself: the log does tell of requests


def test_policy_stops_what_would_reach_out(small: Page) -> None:
    small.run(
        "window.stopped = [];"
        "document.addEventListener('securitypolicyviolation', e => window.stopped.push(e.effectiveDirective));"
        "var image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.appendChild(image);"
        "var script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.appendChild(script);"
    )
    small.until(lambda: len(small.run("return window.stopped")) >= 2)
    assert {"img-src", "script-src-elem"} == set(small.run("return window.stopped"))
    assert small.run("return window.ran === undefined")
    told: list[str] = []  # in the console too, sooner or later: taken away here, so that the page still ends without complaint

    def both_told() -> bool:
        told.extend(small.complaints())
        return len(told) >= 2

    small.until(both_told)


def test_hostile_words_stay_words(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), title=plans.HOSTILE, findings=[plans.finding(f"{DOCUMENT}/sub/jahat", document=DOCUMENT)])
    page.outline()
    page.run("arguments[0].firstElementChild.click()", page.list_item("sub/jahat"))
    assert "<img src=x onerror=" in page.panel()
    assert "<img src=x onerror=" in page.list_item("sub/jahat").text
    page.one("#search").send_keys("onerror")
    page.until(lambda: page.all(".hit"))
    assert "<img" in page.one(".hit").text
    assert page.all("img") == []
    assert page.driver.title.startswith("</script><img")
    assert page.run("return document.title !== 'pecah'")


# diagram -------------------------------------------------------------------------------------------------------------------


def test_first_sight_shows_the_plans_own_chain_and_folds_what_it_is_not_known_to_serve(small: Page) -> None:
    assert small.shown() == {
        "Contoh yang sejahtera", "Pelayanan publik yang baik", "Ekonomi warga", "Meningkatnya kualitas pelayanan kecamatan",
        "Pelayanan cepat dan ramah", "Kelurahan yang berdaya", "Program pemberdayaan kelurahan", "", "Tanpa induk",
    }  # fmt: skip
    assert "1 pernyataan daerah yang dukungannya tidak terbaca" in small.one("#canvas").text


def test_click_opens_children_and_another_click_closes_them(small: Page) -> None:
    before = small.shown()
    small.choose("prog/7.01.02")
    small.until(lambda: "Koordinasi kelurahan" in small.shown())
    small.click_card("prog/7.01.02")
    small.until(lambda: small.shown() == before)


def test_click_on_an_open_card_that_is_not_chosen_only_chooses_it(small: Page) -> None:
    before = small.shown()
    small.choose("misi/1")
    assert small.shown() == before


def test_open_all_and_close_all(small: Page) -> None:
    before = small.shown()
    small.one("#open-all").click()
    assert len(small.shown()) == small.run("return Selaras.app().cascade.cards.length")
    small.one("#fit").click()
    small.one("#close-all").click()
    assert small.shown() == before


def test_only_cards_in_sight_are_built(view: Open, plans: SimpleNamespace) -> None:
    start = time.monotonic()
    page = view(plans.large(30), title="Besar")
    assert len(page.shown()) == 2 + 7  # of the first of thirty plans, down to its programs
    assert page.run("return Selaras.app().index.plans.length") == 30
    assert time.monotonic() - start < 60  # seconds, with the making of the page: some 12,000 cards on a slow machine
    clicked = time.monotonic()
    page.one("#open-all").click()
    page.until(lambda: len(page.shown()) > 2 + 7)
    assert page.run("return Selaras.drawing().seen.length") == 2 + 7 + 28 + 364
    assert len(page.all(".card")) < 100  # of these only what is near
    assert time.monotonic() - clicked < PATIENCE


def boxes_and_lines(page: Page) -> tuple[dict[int, tuple[float, float, float, float]], list[dict[str, Any]]]:
    """{card: (left, top, right, bottom)} and the lines of the diagram as it is drawn now."""
    boxes = page.run("return [...Selaras.drawing().layout.boxes.values()].map(b => [b.id, b.x, b.y, b.x + b.width, b.y + b.height])")
    return {int(card): (x, y, right, bottom) for card, x, y, right, bottom in boxes}, page.run("return Selaras.drawing().layout.lines")


def overlapping(page: Page) -> list[tuple[int, int]]:
    found = []
    boxes, _ = boxes_and_lines(page)
    for card, (left, top, right, bottom) in boxes.items():
        for other, (x, y, x_end, y_end) in boxes.items():
            if card < other and left < x_end and x < right and top < y_end and y < bottom:
                found.append((card, other))
    return found


def crossed(page: Page) -> list[tuple[dict[str, Any], int]]:
    """Lines with a card that a segment of theirs meets and that is not their end."""
    found = []
    boxes, lines = boxes_and_lines(page)
    for line in lines:
        for (x0, y0), (x1, y1) in itertools.pairwise(line["points"]):
            for card, (left, top, right, bottom) in boxes.items():
                if card in {line["from"], line["to"]}:
                    continue
                if min(x0, x1) <= right and max(x0, x1) >= left and min(y0, y1) <= bottom and max(y0, y1) >= top:
                    found.append((line, card))
    return found


def test_cards_do_not_overlap(small: Page) -> None:
    assert overlapping(small) == []
    small.one("#open-all").click()
    assert overlapping(small) == []


def skipping_plan(plans: SimpleNamespace) -> PlanGraph:
    """A plan whose lines skip levels, from several parents, among rows that skip none."""
    graph: PlanGraph = plans.small()
    p = plans.Plan(graph)
    for number in range(4):
        code = f"7.01.0{number + 3}"
        program = p.add(f"prog/{code}", "Program", (p.id("sasaran/a"), "HAS_PROGRAM"), name=f"Program nomor {number}", code=code)
        for own in range(3):
            keg = p.add(f"keg/{code}.2.0{own}", "Activity", (program, "HAS_ACTIVITY"), name=f"Kegiatan {own}", code=f"{code}.2.0{own}")
            p.add(f"sub/{code}.2.0{own}.0001", "SubActivity", (keg, "HAS_SUBACTIVITY"), name="Sub", code=f"{code}.2.0{own}.0001")
    for number, (label, relation) in enumerate((("Activity", "HAS_ACTIVITY"), ("SubActivity", "HAS_SUBACTIVITY"))):
        p.add(f"loncat/{number}", label, (p.id("prog/7.01.04"), relation), name=f"Melompat {number}")
    far = p.add("sasaran/jauh", "Sasaran", text="Sasaran yang langsung di bawah misi")
    p.join(far, "SUPPORTS", p.id("misi/1"))
    p.join(far, "SUPPORTS", p.id("misi/3"))
    return graph


def test_no_line_meets_a_card_that_is_not_its_end(view: Open, plans: SimpleNamespace) -> None:
    page = view(skipping_plan(plans))
    assert crossed(page) == []
    page.one("#open-all").click()
    page.until(lambda: "Melompat 1" in page.shown())
    _, lines = boxes_and_lines(page)
    assert any(line["second"] for line in lines)
    assert crossed(page) == []
    assert overlapping(page) == []
    for checkbox in page.all(".menu input")[3:5]:  # without the levels between, all their lines skip
        page.run("arguments[0].click()", checkbox)
    page.one("#open-all").click()
    assert crossed(page) == []


@pytest.mark.parametrize("plan", examples.plans(), ids=lambda path: Path(path).stem)
def test_no_line_of_a_shipped_plan_meets_a_card_that_is_not_its_end(view: Open, plan: str) -> None:
    page = view(selaras.read(plan))
    assert crossed(page) == []
    page.one("#open-all").click()
    page.until(lambda: len(page.shown()) > 20)
    assert crossed(page) == []
    assert overlapping(page) == []


def test_one_year_for_all_cards(view: Open, plans: SimpleNamespace) -> None:
    graph = plans.small()
    p = plans.Plan(graph)
    p.pagu(p.id("prog/7.01.02"), 2026, 2000000000)
    page = view(graph)
    page.outline()
    assert "2025 Rp 1.642.014.563" in page.row("prog/7.01.02")
    assert "2025 · Σ Rp 15.912.400" in page.row("keg/7.01.02.2.01")
    Select(page.one("#year")).select_by_visible_text("2026")
    page.until(lambda: "2026 Rp 2.000.000.000" in page.row("prog/7.01.02"))
    assert "2026 · Σ –" in page.row("keg/7.01.02.2.01")


def test_open_to_a_level_only_findings_and_hidden_levels(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), findings=[plans.finding(f"{DOCUMENT}/keg/7.01.02.2.01", document=DOCUMENT)])
    page.one("#open-to option[value='6']").click()
    page.until(lambda: "Program pemberdayaan kelurahan" in page.shown())
    assert "Koordinasi kelurahan" not in page.shown()
    page.one("#only-findings").click()
    page.until(lambda: "Koordinasi kelurahan" in page.shown())
    assert "Musyawarah kelurahan" not in page.shown()
    assert "Lingkungan lestari" not in page.shown()
    page.one(".menu summary").click()
    page.one(".menu input").click()
    page.until(lambda: "Contoh yang sejahtera" not in page.shown())


def test_focus_fades_the_rest_and_back_takes_it_away(small: Page) -> None:
    small.choose("misi/1")
    next(button for button in small.all("#sheet button") if "Fokus" in button.text).click()
    small.until(lambda: small.all(".card.faded"))
    faded = {card.find_element("css selector", ".text").text for card in small.all(".card.faded")}
    assert "Ekonomi warga" in faded
    assert not faded & {"Pelayanan publik yang baik", "Contoh yang sejahtera", "Meningkatnya kualitas pelayanan kecamatan"}
    small.driver.back()
    small.until(lambda: not small.all(".card.faded"))
    assert small.chosen() == "misi/1"


def test_what_was_not_read_is_never_told_as_not_so(small: Page) -> None:
    small.one("#open-all").click()
    small.choose("misi/3")
    assert "tidak terbaca" in small.one(f"#card-{small.number('misi/3')}").text
    assert "tidak berarti" in small.panel()
    assert "tidak didukung" not in small.run("return document.body.innerText").lower()


def test_arrow_keys_walk_through_the_diagram(small: Page) -> None:
    small.choose("tujuan/a")
    canvas = small.one("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    small.until(lambda: "Pelayanan cepat dan ramah" in small.one("#sheet h2").text)
    canvas.send_keys(Keys.ARROW_DOWN)
    small.until(lambda: "Kelurahan yang berdaya" in small.one("#sheet h2").text)
    canvas.send_keys(Keys.ARROW_LEFT)
    small.until(lambda: small.chosen() == "tujuan/a")
    assert small.chosen() == "tujuan/a"


# panel ---------------------------------------------------------------------------------------------------------------------


def test_panel_shows_targets_pagu_and_origin(small: Page) -> None:
    small.choose("sasaran/a")
    shown = small.panel()
    for words in (
        "Indeks kepuasan masyarakat",
        "Nilai",
        "IKU",
        "Awal 2024",
        "81,9",
        "2026",
        "82,5",
        "Menyederhanakan alur",
        "Loket satu pintu",
    ):
        assert words in shown, words
    assert "Menyederhanakan alur" in shown
    assert "Loket satu pintu" in shown
    assert "tercetak sasaran/a" in shown
    assert "tabel 4.2" in shown
    small.run("arguments[0].click()", next(link for link in small.all("#sheet .link") if "Program pemberdayaan" in link.text))
    shown = small.panel()
    for words in ("7.01.02", "1.642.014.563", "Tercetak lain: 2025 = 999.000", "Kelurahan makin berdaya", "baris"):
        assert words in shown, words


def test_pagu_of_units_is_a_row_each_with_their_sum(small: Page) -> None:
    small.outline()
    small.run("arguments[0].firstElementChild.click()", small.list_item("keg/7.01.02.2.01"))
    rows = [row.text for row in small.all("#sheet .money-part tr")]
    assert rows == ["Unit 2025", "Kelurahan Kenanga 10.912.400", "Kelurahan Anggrek 5.000.000", "Jumlah unit 15.912.400"]


def test_plan_summary_names_the_document_and_its_pagu(small: Page) -> None:
    shown = small.panel()
    for words in ("Kecamatan Melati", "Renstra Kecamatan Melati", "2025–2029", "melati.txt", "1.642.014.563", "Tidak ada temuan"):
        assert words in shown, words


def test_english_view(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), lang="en")
    assert page.run("return document.documentElement.lang") == "en"
    assert "What the plan holds" in page.panel()
    assert "Without parent" in page.one("#canvas").text


# marks ---------------------------------------------------------------------------------------------------------------------


def test_orphans_carry_a_word_and_a_sign(small: Page) -> None:
    small.outline()
    for key, words in (
        ("prog/7.01.06", "⚠ Tanpa induk"),
        ("keg/7.01.06.2.01", "⚠ Tak sampai ke Tujuan"),
        ("ind/lepas", "⚠ Tidak mengukur apa pun"),
    ):
        assert words in small.row(key)
    assert "⚠" not in small.row("prog/7.01.02")
    small.run("arguments[0].firstElementChild.click()", small.list_item("prog/7.01.06"))
    assert "Tidak ada jalur dari sini naik ke sebuah Tujuan" in small.panel()


def test_finding_is_marked_on_its_card_and_told_in_the_panel(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), findings=[plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT)])
    page.outline(everything=False)
    page.run("arguments[0].click()", page.list_item("tujuan/a").find_element("css selector", ".knob"))
    page.until(lambda: "1 bertanda di bawahnya" in page.row("tujuan/a"))
    link = next(link for link in page.all("#sheet .link") if "D01" in link.text)
    page.run("arguments[0].click()", link)
    assert "✕ 1 temuan" in page.row("prog/7.01.02")
    shown = page.panel()
    for words in ("D01", "Kesalahan", "Jumlah tidak cocok", "15.912.400", "jumlah anak lain", "perbaiki angka", "Inmendagri", "baris 321"):
        assert words in shown, words


def test_legend_explains_levels_and_marks(small: Page) -> None:
    small.one("#legend").click()
    shown = small.panel()
    for words in ("Visi", "Subkegiatan", "Tanpa induk", "Kesalahan", "Peringatan"):
        assert words in shown, words


# list ----------------------------------------------------------------------------------------------------------------------


def test_list_is_a_tree_for_the_keyboard(small: Page) -> None:
    small.outline(everything=False)
    assert small.one("#list [role=tree]").get_attribute("aria-label")
    item = small.list_item("tujuan/a")
    assert item.get_attribute("aria-expanded") == "true"
    small.run("arguments[0].focus()", item)
    active = small.driver.switch_to
    active.active_element.send_keys(Keys.ARROW_LEFT)
    assert small.list_item("tujuan/a").get_attribute("aria-expanded") == "false"
    active.active_element.send_keys(Keys.ARROW_RIGHT)
    assert small.list_item("tujuan/a").get_attribute("aria-expanded") == "true"
    active.active_element.send_keys(Keys.ARROW_RIGHT)
    active.active_element.send_keys(Keys.ENTER)
    small.until(lambda: small.chosen() == "sasaran/a")
    assert "Pelayanan cepat dan ramah" in small.panel()
    for _ in range(3):  # closes the sasaran, goes up, closes the tujuan
        active.active_element.send_keys(Keys.ARROW_LEFT)
    assert small.list_item("tujuan/a").get_attribute("aria-expanded") == "false"
    assert len(small.all("#list [role=treeitem][tabindex='0']")) == 1


def test_list_shows_a_card_under_each_of_its_parents(small: Page) -> None:
    small.outline()
    # two misi lead to the tujuan, and two sasaran of it to the program
    assert len(small.all(f'[data-card="{small.number("prog/7.01.02")}"]')) == 4


# search, address, choice of plan -------------------------------------------------------------------------------------------


def test_search_by_code_opens_the_way(small: Page) -> None:
    assert "Musyawarah kelurahan" not in small.shown()
    small.one("#search").send_keys("7.01.02.2.01.0001")
    small.until(lambda: small.all(".hit"))
    small.one("#search").send_keys(Keys.ENTER)
    small.until(lambda: "Musyawarah kelurahan" in small.shown())
    assert "Musyawarah kelurahan" in small.panel()


def test_search_finds_what_only_the_panel_shows_and_says_when_nothing_is_found(small: Page) -> None:
    small.one("#search").send_keys("indeks KEPUASAN")
    small.until(lambda: small.all(".hit"))
    assert "↳ Indeks kepuasan masyarakat" in small.one(".hit").text
    small.one("#search").send_keys(" zzz")
    small.until(lambda: "Tidak ada yang cocok" in small.one("#hits").text)


def test_search_reaches_other_plans(view: Open, plans: SimpleNamespace) -> None:
    graph = plans.small()
    other = plans.Plan(graph, "kec-lain", "Kecamatan Lain")
    other.add("tujuan/z", "Goal", (other.agency, "HAS_GOAL"), text="Tujuan yang berbeda sendiri")
    page = view(graph)
    first = page.run("return Selaras.app().state.plan")
    page.one("#search").send_keys("tujuan kecamatan berbeda" if first == "1" else "berbeda sendiri")
    page.until(lambda: page.all("#hits > *"))
    if first == "0":
        page.one("#search").send_keys(Keys.ENTER)
        page.until(lambda: "Tujuan yang berbeda sendiri" in page.shown())


def test_address_opens_a_card(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), hash=f"#{DOCUMENT}/keg/7.01.02.2.01")
    assert "Koordinasi kelurahan" in page.shown()
    assert "Koordinasi kelurahan" in page.panel()


def test_plans_are_listed_by_region(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.large(3, 1, 1, 1))
    assert [group.get_attribute("label") for group in page.all("#plans optgroup")] == ["Kabupaten Contoh"]
    options = page.all("#plans option")
    assert [option.text for option in options[:3]] == [f"Kecamatan Nomor {n} — Renstra 2025–2029" for n in range(3)]
    assert options[3].text == "Semua perangkat daerah (3)"
    options[2].click()
    page.until(lambda: "Kecamatan Nomor 2" in page.panel())


def test_empty_graph_says_so(view: Open) -> None:
    page = view(PlanGraph())
    assert "Belum ada rencana" in page.one("#nothing").text
    assert page.one("#search").get_attribute("disabled")


# sizes ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900), (820, 1180), (320, 640)])
def test_nothing_runs_over_the_edge(view: Open, plans: SimpleNamespace, width: int, height: int) -> None:
    page = view(plans.small(), width=width, height=height, findings=[plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT)])
    for step in (
        "open-all",
        "mode-diagram",
        "tab-keselarasan",
        "tab-aliran",
        "tab-temuan",
        "tab-kaskade",
        "mode-list",
        "summary",
        "legend",
        "widen",
    ):
        page.run("document.getElementById(arguments[0]).click()", step)
        assert page.run("return document.documentElement.scrollWidth") <= width, step
    for key in ("keg/7.01.02.2.01", "sasaran/a", "sub/jahat", "prog/7.01.02"):
        page.run("arguments[0].firstElementChild.click()", page.list_item(key))
        assert page.run("return document.documentElement.scrollWidth") <= width, key
        sheet = page.run("var s = document.getElementById('sheet'); return [s.scrollWidth, s.clientWidth]")
        assert sheet[0] <= sheet[1], key


def test_phone_begins_with_the_list_and_brings_the_panel_up_from_below(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), width=390, height=844)
    assert page.one("#list").is_displayed()
    assert page.all("#panel") == []
    page.list_item("tujuan/a").find_element("css selector", ".row").click()
    panel = page.one("#panel").rect
    assert (panel["x"], panel["width"], round(panel["y"] + panel["height"])) == (0, 390, 844)
    assert panel["y"] > 844 / 4  # the list stays in sight above
    page.one("#close").click()
    assert page.all("#panel") == []
    page.one("#mode-diagram").click()
    page.until(lambda: "Kelurahan yang berdaya" in page.shown())


# the flow of money ---------------------------------------------------------------------------------------------------------


def test_flow_draws_each_rupiah_once_and_a_key_leaves_what_passes_there(view: Open, plans: SimpleNamespace) -> None:
    graph = plans.small()
    other = plans.Plan(graph, "kec-kenanga", plans.HOSTILE)
    other.pagu(other.add("prog/7.01.09", "Program", name=plans.HOSTILE, code="7.01.09"), 2025, 5_000_000)
    page = view(graph, hash="#?view=aliran&year=2025")
    page.until(lambda: page.all(".flow .station"))

    def amounts(layer: str) -> dict[str, int]:
        found = page.all(f".flow [data-station^='{layer}']")
        return {str(one.get_attribute("data-station")): int(str(one.get_attribute("data-amount"))) for one in found}

    def rupiah(text: str) -> int:
        return int(text.removeprefix("Rp ").replace(".", ""))

    whole = rupiah(page.one("#flow-sum").text)
    assert sum(amounts("misi:").values()) == sum(amounts("sasaran:").values()) == sum(amounts("plan:").values()) == whole
    assert amounts("misi:")["misi:"] >= 5_000_000  # what reaches no misi has a place of its own
    rows = [rupiah(row.text) for row in page.all(".flow-table tbody .sum")]
    assert sum(rows) == whole == rupiah(page.one(".flow-table tfoot .sum").text)
    page.one("#tab-keselarasan").click()
    page.until(lambda: page.all(".matrix [data-misi='total'] b"))
    totals = [rupiah(str(one.get_attribute("title"))) for one in page.all(".matrix td[data-misi='total'] b")]
    assert sum(totals) == whole
    page.one("#tab-aliran").click()
    page.until(lambda: page.all(".flow .station"))
    station = next(one for one in page.all(".flow [data-station^='plan:']") if int(str(one.get_attribute("data-amount"))) == 5_000_000)
    page.run("arguments[0].focus()", station)
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    page.until(lambda: page.all("#flow-all"))
    assert len(page.all(".flow-table tbody tr")) == 1
    assert plans.HOSTILE.split()[0] in page.one(".flow-table tbody tr").text
    assert page.all("img") == []
    page.driver.back()
    page.until(lambda: not page.all("#flow-all"))
    assert len(page.all(".flow-table tbody tr")) == len(rows)


# the bars ------------------------------------------------------------------------------------------------------------------

AXE = Path(__file__).parents[2] / "visualizations" / "web" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = (
    "view=kaskade", "view=kaskade&mode=list", "view=keselarasan", "view=temuan&at=0", "view=aliran", "view=banding",
    "view=banding&with=0-1",
    "view=cetak", "view=cetak&mode=pages",
)  # fmt: skip


def two_plans(plans: SimpleNamespace) -> PlanGraph:
    """The small plan beside another of its region, which supports a misi itself."""
    graph: PlanGraph = plans.small()
    other = plans.Plan(graph, "kec-lain", "Kecamatan Lain")
    misi = f"{DOCUMENT}/misi/2"
    graph.add_edge(misi, "STATED_IN", other.document, line=7)
    tujuan = other.add("tujuan/z", "Goal", (other.agency, "HAS_GOAL"), text="Warga yang sejahtera")
    other.join(tujuan, "SUPPORTS", misi)
    sasaran = other.add("sasaran/z", "Sasaran", (tujuan, "HAS_SASARAN"), text="Usaha warga tumbuh")
    program = other.add("prog/7.01.02", "Program", (sasaran, "HAS_PROGRAM"), name="Program pemberdayaan", code="7.01.02")
    other.pagu(program, 2025, 500_000_000)
    return graph


def small_findings(plans: SimpleNamespace) -> list[Any]:
    return [
        plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT, severity=severity, rule=rule)
        for severity, rule in (("error", "D01"), ("warning", "D01"), ("note", "C01"))
    ]


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci in visualizations/web")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_a_fault_for_axe(view: Open, plans: SimpleNamespace, scheme: str) -> None:
    graph, findings = two_plans(plans), small_findings(plans)
    for address in VIEWS:
        page = view(graph, findings=findings, hash=f"#?{address}&plan=0")
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        page.run(AXE.read_text(encoding="utf-8") + "; window.axe = axe;")
        told = page.driver.execute_async_script(
            "var done = arguments[0]; axe.run(document).then(r => done(r.violations.map(v => [v.id, v.nodes.map(n => n.html)])))"
        )
        assert told == [], address
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_every_cell_of_the_matrix_shows_what_was_worked_out(view: Open, plans: SimpleNamespace) -> None:
    graph = two_plans(plans)
    page = view(graph)
    assert page.one("#tab-keselarasan").get_attribute("aria-selected") == "true"  # several plans of one region
    assert "Semua perangkat daerah (2)" in page.one("#plans").text
    assert page.all("#panel") == []
    shown = page.run(
        "return [...document.querySelectorAll('.matrix tr[data-plan]')].map(row => [...row.querySelectorAll('td')].map(cell => "
        "[cell.dataset.misi.split('/').pop(), cell.innerText.replace(/\\s+/g, ' ').trim()]))"
    )
    cells = [dict(row) for row in shown]
    melati, lain = sorted(cells, key=lambda row: row["total"] != "15,9 jt")
    assert [melati[key].split(" ")[-2:] for key in ("1", "2")] == [["baris", "105"]] * 2
    assert "1,64 M" not in melati["total"]  # the money counts at the kegiatan, the lowest that prints it
    assert melati["3"] == "tidak ditemukan"
    assert "500 jt" in lain["2"]
    assert lain["none"] == "–"


def test_a_cell_opens_the_cascade_of_its_misi_and_a_head_that_of_all_agencies(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans))
    page.one("[data-misi$='misi/2'] .cell").send_keys(Keys.ENTER)
    page.until(lambda: page.all(".kaskade"))
    assert page.chosen() == "misi/2"
    page.driver.back()
    page.until(lambda: page.all(".matrix"))
    next(button for button in page.all(".matrix .all") if button.text.startswith("2 ")).send_keys(Keys.ENTER)
    page.until(lambda: {"Warga yang sejahtera", "Meningkatnya kualitas pelayanan kecamatan"} <= page.shown())
    assert "Kecamatan Lain" in page.one("#canvas").text


def test_findings_are_all_there_and_are_gone_through_by_keyboard(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), findings=small_findings(plans), hash="#?view=temuan&plan=0")
    page.until(lambda: page.all(".finding-line"))
    assert "3 temuan dan 0 pertanyaan tampil, dari 3" in page.one(".sum").text
    assert len(page.all(".finding-line")) == 3
    assert page.all("#panel") == []
    forward = next(button for button in page.all(".bar button") if "Berikutnya" in button.text)
    for _ in range(2):
        forward.send_keys(Keys.ENTER)
    page.until(lambda: page.all(".finding-line[aria-pressed='true']"))
    assert page.chosen() == "prog/7.01.02"
    assert "Program pemberdayaan kelurahan" in page.panel()
    Select(page.one("[data-filter='severity']")).select_by_value("note")
    page.until(lambda: len(page.all(".finding-line")) == 1)
    assert "C01" in page.one(".temuan").text


def test_the_page_shows_every_finding_of_the_audit(view: Open) -> None:
    graph = selaras.read(examples.plans()[0])
    findings = audit(graph).findings
    page = view(graph, findings=findings, hash="#?view=temuan")
    page.until(lambda: page.all(".sum"))
    assert f"dari {len(findings)}." in page.one(".sum").text
    assert page.run("return document.querySelectorAll('.finding-line').length") == len(findings)


def test_paper_has_every_indicator_and_target_and_every_node_once(view: Open) -> None:
    graph = selaras.read(examples.plans()[1])
    page = view(graph, hash="#?view=cetak&paper=a3")
    page.until(lambda: page.all(".sheet-page"))
    pages = page.run("return document.querySelectorAll('.sheet-page').length")
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    assert len(document) == pages
    assert round(document[0].get_width()) == 1191  # A3 across
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in document)
    for node in graph.nodes():
        if node.label in {"Indicator", "Program", "SubActivity"}:
            assert "".join(node.text.split()) in text, node
    for edge in graph.edges("HAS_TARGET"):
        assert "".join(str(graph.node(edge.target).properties.get("text", "")).split()) in text
    numbers = page.run("return [...document.querySelectorAll('.print .node')].map(row => row.innerText)")
    assert len(numbers) == len(set(numbers))
    assert len(page.all(".print thead")) == pages


def test_a_further_parent_points_to_the_page(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), hash="#?view=cetak")
    page.until(lambda: page.all(".sheet-page .reference"))
    assert "Program 7.01.02 Program pemberdayaan kelurahan: lihat hal. 1" in page.one(".reference").text


def test_banding_puts_agencies_and_plans_beside_each_other(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), hash="#?view=banding&plan=0&year=2025")
    page.until(lambda: page.all(".compare tbody"))
    assert {row.text for row in page.all(".compare tbody th")} >= {"Kecamatan Lain", "Kecamatan Melati"}
    assert "500 jt" in page.one(".compare").text
    page.one("#banding-plans").send_keys(Keys.ENTER)
    page.until(lambda: "1 pada keduanya" in page.one(".entry-head").text)
    assert "tidak terbaca" in page.one(".compare").text


def test_hostile_words_run_in_no_view_and_no_drawing(view: Open, plans: SimpleNamespace) -> None:
    graph = PlanGraph()
    whole, kept = two_plans(plans), {"code", "kind", "list"}
    for node in whole.nodes():
        told = {name: plans.HOSTILE if isinstance(value, str) and name not in kept else value for name, value in node.properties.items()}
        graph.add_node(node.id, node.label, **told)
    for edge in whole.edges():
        cell = {"cell": plans.HOSTILE} if edge.type == "STATED_IN" else {}
        graph.add_edge(edge.source, edge.type, edge.target, **{**edge.properties, **cell})
    for address in VIEWS:
        page = view(graph, findings=small_findings(plans), title=plans.HOSTILE, hash=f"#?{address}&plan=0")
        page.run("document.getElementById('open-all')?.click()")
        assert page.all("img, iframe, object") == [], address
        assert page.run("return document.title") != "pecah"


def test_examples_take_few_bytes() -> None:
    graph = PlanGraph()
    for file in examples.plans():
        graph.merge(selaras.read(file))
    assert len(render(graph, findings=audit(graph).findings, title="Kaskade").encode()) < 500_000  # five plans: 0.32 MB
