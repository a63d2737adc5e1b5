"""The diagram of Kaskade, clicked and read like a user does."""

from __future__ import annotations

import time
from types import SimpleNamespace

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from .browser import DOCUMENT, IN_BROWSER, PATIENCE, Open, Page

pytestmark = IN_BROWSER


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
