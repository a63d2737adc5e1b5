"""The page on small screens."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from .browser import DOCUMENT, IN_BROWSER, Open

pytestmark = IN_BROWSER


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
