"""In how few actions an answer is reached, by keyboard alone: an action is a key that sets something off; Tab only leads there."""

from __future__ import annotations

from types import SimpleNamespace

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from .browser import IN_BROWSER, Open, Page
from .made import ten_plans

pytestmark = IN_BROWSER
MOST = 60  # times that Tab is pressed on the way to something


def press(page: Page, *keys: str) -> None:
    """Keys as a user presses them, wherever the focus is."""
    ActionChains(page.driver).send_keys(*keys).perform()


def tab_to(page: Page, selector: str) -> None:
    """Tab until what the selector names has the focus."""
    for _ in range(MOST):
        press(page, Keys.TAB)
        if page.run("return document.activeElement.matches(arguments[0])", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_the_agencies_of_misi_4_with_their_pages_stand_there_and_open_in_one_action(view: Open, plans: SimpleNamespace) -> None:
    page = view(ten_plans(plans))
    cells = page.run("return [...document.querySelectorAll(\".matrix td[data-misi$='misi/4']\")].map(cell => cell.innerText)")
    told = [cell for cell in cells if "tidak ditemukan" not in cell]
    assert len(cells) == 10
    assert len(told) == 2
    assert all("baris" in cell or "halaman" in cell or "hlm." in cell for cell in told)
    tab_to(page, ".matrix thead th:nth-child(5) .all")
    press(page, Keys.ENTER)
    page.until(lambda: page.all(".kaskade"))
    page.until(lambda: {"Meningkatnya pelayanan 3", "Meningkatnya pelayanan 8"} <= page.shown())
    assert "Meningkatnya pelayanan 4" not in page.shown()
    assert {"Kecamatan Nomor 3", "Kecamatan Nomor 8"} <= {one.text for one in page.all("#canvas .owner")}


def test_all_orphans_of_ten_plans_are_one_action_away(view: Open, plans: SimpleNamespace) -> None:
    page = view(ten_plans(plans))
    tab_to(page, "#tab-keselarasan")
    press(page, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)  # the tabs are one stop; arrows go through them
    page.until(lambda: page.all(".temuan"))
    found = page.run("return [...document.querySelectorAll('[data-orphan]')].map(one => one.innerText.replace(/\\s+/g, ' '))")
    assert len(found) == 10
    for number in range(10):
        assert any(f"Program yang lepas {number}" in one and f"Kecamatan Nomor {number}" in one for one in found)
    assert page.one("[data-orphan]").is_displayed()
    tab_to(page, "[data-orphan]")
    press(page, Keys.ENTER)
    page.until(lambda: page.all(".kaskade"))
    assert "Program yang lepas 0" in page.panel()


def test_a_figure_of_a_subkegiatan_and_its_page_are_two_actions_away(view: Open, plans: SimpleNamespace) -> None:
    page = view(ten_plans(plans))
    press(page, "/", "7.01.02.2.01.0007")  # the field, and what is looked for
    page.until(lambda: page.all(".hit"))
    press(page, Keys.ENTER)
    page.until(lambda: "Loket 7" in page.panel())
    assert "1.000.008" in page.panel()
    assert "baris" in page.panel()
