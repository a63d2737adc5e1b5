"""A page of `selaras view`, opened in headless Chromium."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium and its driver are not installed"),
]
DOCUMENT = "contoh/kec-melati/renstra-2025-2029"
PATIENCE = 10.0  # seconds


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
