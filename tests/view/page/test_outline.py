"""The outline of Kaskade, and the marks on its rows."""

from __future__ import annotations

from types import SimpleNamespace

from selenium.webdriver.common.keys import Keys

from .browser import DOCUMENT, IN_BROWSER, Open, Page

pytestmark = IN_BROWSER


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
