"""A page of `selaras view`, opened in headless Chromium."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
IN_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="Chromium and its driver are not installed"),
]
DOCUMENT = "contoh/kec-melati/renstra-2025-2029"
PATIENCE = 30.0  # seconds: on a busy machine a page may be long in coming


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
        """Waits until `ready` holds; fails when it never does.

        An element that `ready` asks for and that is not there, or no longer, is one to wait for: the panel is drawn anew for each
        card, and a question may fall between the old one and the new.
        """
        end = time.monotonic() + PATIENCE
        while not self._holds(ready):
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)

    @staticmethod
    def _holds(ready: Callable[[], object]) -> bool:
        try:
            return bool(ready())
        except (NoSuchElementException, StaleElementReferenceException):
            return False

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

# Pairs of cards that lie on each other, and lines with a card that a segment of theirs meets and that is not their end: looked for in
# the page, where thousands of either cost nothing. Cards stand in columns, so a segment is held against those of the columns it passes.
OVERLAPPING = """
const boxes = [...Selaras.drawing().layout.boxes.values()].sort((a, b) => a.x - b.x || a.y - b.y), found = [];
boxes.forEach((a, at) => {
  for (let i = at + 1; i < boxes.length && boxes[i].x < a.x + a.width; i += 1) {
    const b = boxes[i];
    if (a.x === b.x && b.y >= a.y + a.height) continue;
    if (a.y < b.y + b.height && b.y < a.y + a.height) found.push([a.id, b.id]);
  }
});
return found;
"""
CROSSED = """
const map = Selaras.drawing().layout, columns = new Map(), found = [];
for (const box of map.boxes.values()) columns.set(box.x, [...(columns.get(box.x) ?? []), box]);
for (const line of map.lines) for (let i = 1; i < line.points.length; i += 1) {
  const [x0, y0] = line.points[i - 1], [x1, y1] = line.points[i];
  for (const [x, boxes] of columns) {
    if (Math.max(x0, x1) < x || Math.min(x0, x1) > x + boxes[0].width) continue;
    for (const box of boxes) {
      if (box.id === line.from || box.id === line.to) continue;
      if (Math.min(y0, y1) <= box.y + box.height && Math.max(y0, y1) >= box.y) found.push([line.from, line.to, box.id]);
    }
  }
}
return found;
"""


def overlapping(page: Page) -> list[tuple[int, int]]:
    """Cards that lie on each other in the diagram as it is drawn now."""
    return [(int(one), int(other)) for one, other in page.run(OVERLAPPING)]


def crossed(page: Page) -> list[tuple[int, int, int]]:
    """(from, to, card): lines that meet a card that is not their end."""
    assert page.run("return Selaras.drawing().layout.lines.length") > 0
    return [(int(start), int(end), int(card)) for start, end, card in page.run(CROSSED)]
