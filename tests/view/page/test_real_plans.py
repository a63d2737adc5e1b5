"""The page of each real plan that stands beside a developer's clone: what holds for made plans holds for these."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pypdfium2
import pytest
import selaras
from selaras.graph.model import PlanGraph
from selaras.queries.audit.run import audit

from .browser import IN_BROWSER, Open, Page, crossed, overlapping

SHARED = Path(os.environ.get("SELARAS_SHARED") or Path(__file__).parents[3].parent / "shared")
PLANS = sorted((SHARED / "renstra").glob("*.txt")) + sorted((SHARED / "renstra" / "pdf").glob("*.pdf"))
pytestmark = [*IN_BROWSER, pytest.mark.real, pytest.mark.skipif(not PLANS, reason="the real plans are not beside this clone")]


@pytest.mark.timeout(900)  # the reading of a long PDF on a busy machine
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_lines_and_words_of_a_real_plan(view: Open, plan: Path) -> None:
    graph = selaras.read(plan)
    page = view(graph, findings=audit(graph).findings, hash="#?view=kaskade")
    first = len(page.shown())
    assert first > 0
    assert crossed(page) == []
    assert overlapping(page) == []
    page.one("#open-all").click()
    page.until(lambda: len(page.shown()) > first)
    assert crossed(page) == []
    assert overlapping(page) == []
    page.one("#mode-list").click()
    page.until(lambda: page.all("#list"))
    assert "tidak didukung" not in page.run("return document.body.innerText").lower()
    if graph.node(next(graph.edges("HAS_PLAN")).source).properties.get("kind") == "Kecamatan":
        print_a3(page, graph)


def print_a3(page: Page, graph: PlanGraph) -> None:
    """A kecamatan's whole cascade is a few sheets of A3, with every indicator and every target on them."""
    page.run("location.hash = '#?view=cetak&paper=a3&plan=0'")
    page.until(lambda: page.all(".sheet-page"))
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in document)
    measured = {edge.target for edge in graph.edges("MEASURED_BY")}
    lost = [graph.node(id).text for id in measured if "".join(graph.node(id).text.split()) not in text]
    assert lost == []
    targets = [str(graph.node(edge.target).properties.get("text", "")) for edge in graph.edges("HAS_TARGET") if edge.source in measured]
    assert [one for one in targets if "".join(one.split()) not in text] == []
    assert len(document) <= max(8, len(measured) // 60)  # with many indicators, as of each kelurahan, more
