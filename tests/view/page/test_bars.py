"""What every view keeps: no fault for axe-core, few bytes."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import selaras
from selaras import examples
from selaras.graph.model import PlanGraph
from selaras.queries.audit.run import audit
from selaras.visualizations.view import render

from .browser import IN_BROWSER, Open
from .made import VIEWS, small_findings, two_plans

pytestmark = IN_BROWSER


AXE = Path(__file__).parents[3] / "visualizations" / "web" / "node_modules" / "axe-core" / "axe.min.js"


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


def test_examples_take_few_bytes() -> None:
    graph = PlanGraph()
    for file in examples.plans():
        graph.merge(selaras.read(file))
    assert len(render(graph, findings=audit(graph).findings, title="Kaskade").encode()) < 500_000  # five plans: 0.32 MB


LINES = """
const channel = (x) => (x / 255 <= 0.03928 ? x / 255 / 12.92 : ((x / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
const ground = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = rgb(getComputedStyle(one).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll(arguments[0])].filter(one => one.getAttribute("d") !== "").map(one => {
  const style = getComputedStyle(one), back = ground(one.closest("svg").parentElement);
  const part = Number(style.strokeOpacity) * Number(style.opacity);
  const drawn = rgb(style.stroke).slice(0, 3).map((value, at) => value * part + back[at] * (1 - part));
  const [a, b] = [luminance(drawn), luminance(back)].sort((x, y) => y - x);
  return [one.getAttribute("class"), (a + 0.05) / (b + 0.05)];
});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out_from_their_ground(view: Open, plans: SimpleNamespace, scheme: str) -> None:
    page = view(two_plans(plans), hash="#?view=kaskade&plan=0")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    page.one("#open-all").click()
    page.choose("tujuan/a")
    told = page.run(LINES, ".lines path")
    assert {kind for kind, _ in told} == {"plain", "second", "strong"}
    assert [(kind, contrast) for kind, contrast in told if contrast < 3] == []
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_levels_are_told_apart_by_a_word_and_a_column(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small())
    page.one("#open-all").click()
    page.one("#fit").click()
    page.until(lambda: len(page.all(".card")) >= 10)
    cards = page.run(
        "return [...document.querySelectorAll('.card')].map(card => [[...card.classList].find(name => name.startsWith('level-')), "
        "card.querySelector('.kind').innerText, card.querySelector('.kind').offsetWidth, parseFloat(card.style.left)])"
    )
    words = {level: {word for of, word, *_ in cards if of == level} for level, *_ in cards}
    assert all(width > 0 for _, _, width, _ in cards)
    assert all(len(found) == 1 for found in words.values())
    assert len({next(iter(found)) for found in words.values()}) == len(words)


@pytest.mark.parametrize("address", [*VIEWS, "view=kaskade&mode=diagram"])
def test_at_400_percent_every_view_is_read_without_scrolling_both_ways(view: Open, plans: SimpleNamespace, address: str) -> None:
    page = view(two_plans(plans), findings=small_findings(plans), width=320, height=256, hash=f"#?{address}&plan=0")
    page.until(lambda: page.all("#view > section"))
    assert page.run("return document.documentElement.scrollWidth") <= 320
    page.run("document.getElementById('main').scrollIntoView()")
    main = page.one("#main").size
    assert main["height"] >= 200  # what stands above the view scrolls away
    tabs = page.all("[role=tab]")
    assert all(tab.rect["x"] >= 0 and tab.rect["x"] + tab.rect["width"] <= 320 for tab in tabs)


def test_no_view_asks_for_anything(view: Open, plans: SimpleNamespace) -> None:
    graph, findings = two_plans(plans), small_findings(plans)
    page = view(graph, findings=findings)
    for address in VIEWS:
        page.run("location.hash = arguments[0]", f"#?{address}&plan=0")
        page.until(lambda: page.all("#view > section"))
    asked = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]  # type: ignore[no-untyped-call]
    urls = [message["params"]["request"]["url"] for message in asked if message["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if not url.startswith(("data:", "blob:", "file:"))] == []
    assert sum(url.startswith("file:") for url in urls) == 1  # the page itself
