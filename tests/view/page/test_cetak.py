"""Paper: the cascading matrix as it is printed."""

from __future__ import annotations

import base64
from types import SimpleNamespace

import pypdfium2
import selaras
from selaras import examples

from .browser import IN_BROWSER, Open

pytestmark = IN_BROWSER


def test_paper_has_every_indicator_and_target_and_every_node_once(view: Open) -> None:
    graph = selaras.read(examples.plans()[1])
    page = view(graph, hash="#?view=cetak&paper=a3")
    page.until(lambda: page.all(".sheet-page"))
    pages = page.run("return document.querySelectorAll('.sheet-page').length")
    printed = page.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    assert len(document) == pages
    assert round(document[0].get_width()) == 1191  # A3 across
    text = "".join("".join(one.get_textpage().get_text_range().split()) for one in document)
    for node in graph.nodes():
        if node.label in {"Indicator", "Program", "SubActivity"}:
            assert "".join(node.text.split()) in text, node
    for edge in graph.edges("HAS_TARGET"):
        assert "".join(str(graph.node(edge.target).properties.get("text", "")).split()) in text
    numbers = page.run("return [...document.querySelectorAll('.print .node')].map(row => row.innerText)")
    assert len(numbers) == len(set(numbers))
    assert len(page.all(".print thead")) == pages


def test_a_further_parent_points_to_the_page(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), hash="#?view=cetak")
    page.until(lambda: page.all(".sheet-page .reference"))
    assert "Program 7.01.02 Program pemberdayaan kelurahan: lihat hal. 1" in page.one(".reference").text
