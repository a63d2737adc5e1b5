"""The browser, a page opened in it, and the smallest plan's page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.visualizations.view import render
from selenium import webdriver

from .browser import CHROMIUM, DRIVER, Open, Page


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
