"""Search, the address, and the choice of a plan."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace

from selaras.graph.model import PlanGraph
from selenium.webdriver.common.keys import Keys

from .browser import DOCUMENT, IN_BROWSER, Open, Page
from .made import aligned_plans, small_findings

pytestmark = IN_BROWSER


def _leads(page: Page, kind: str) -> bool:
    return any(kind in one.text for one in page.all(".hit.way"))


def _is_there(page: Page, there: str) -> bool:
    return there in page.one("#view").text or there in page.one("header").text


def _is_saved(page: Page, name: str) -> bool:
    return any(str(one[0]).endswith(name.lower()) for one in page.run("return saved"))


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


def test_search_leads_to_agencies_rules_and_concepts(view: Open, plans: SimpleNamespace) -> None:
    page = view(aligned_plans(plans), findings=small_findings(plans))
    for text, kind, there in (
        ("kecamatan lain", "Perangkat daerah", "Kecamatan Lain"),
        ("D01", "Aturan", "Aturan"),
        ("indeks kepuasan", "Pengertian baku", "Nilai kepuasan warga"),
    ):
        field = page.one("#search")
        field.clear()
        field.send_keys(text)
        page.until(partial(_leads, page, kind))
        field.send_keys(Keys.ENTER)
        page.until(partial(_is_there, page, there))
    page.driver.back()
    page.until(lambda: page.all(".temuan"))
    assert page.run("return Selaras.app().state.rule") == "D01"


def test_how_far_all_is_open_stands_in_the_address(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), hash="#?view=kaskade&to=7")
    assert "Koordinasi kelurahan" in page.shown()
    assert "Musyawarah kelurahan" not in page.shown()
    page.one("#open-all").click()
    page.until(lambda: "Musyawarah kelurahan" in page.shown())
    assert "to=all" in str(page.run("return location.hash"))
    page.one("#close-all").click()
    page.until(lambda: "Koordinasi kelurahan" not in page.shown())


def test_what_is_seen_is_saved(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), hash="#?view=kaskade")
    page.run(
        "window.saved = []; HTMLAnchorElement.prototype.click = function () "
        "{ saved.push([this.download, this.href]); }; "
        "const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.kept = blob; return make.call(URL, blob); };"
    )
    page.one(".save-seen summary").click()
    for name, there, absent in (("SVG", "Pelayanan cepat dan", "Musyawarah"), ("CSV", "Pelayanan cepat dan ramah", "Musyawarah")):
        next(button for button in page.all(".save-seen button") if button.text == name).click()
        page.until(partial(_is_saved, page, name))
        text = page.driver.execute_async_script("const done = arguments[0]; kept.text().then(done)")
        assert there in text
        assert absent not in text  # what is closed is not seen
