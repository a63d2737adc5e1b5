"""What the page asks for and runs: nothing."""

from __future__ import annotations

import csv
import io
import json
from types import SimpleNamespace

from lxml import etree
from selaras.graph.model import PlanGraph

from .browser import DOCUMENT, IN_BROWSER, Open, Page
from .made import VIEWS, small_findings, two_plans

pytestmark = IN_BROWSER


def test_no_request_is_made(small: Page) -> None:
    small.run("document.getElementById('open-all').click(); document.getElementById('fit').click()")
    assert small.run("return performance.getEntriesByType('resource').length") == 0
    asked = [json.loads(entry["message"])["message"] for entry in small.driver.get_log("performance")]  # type: ignore[no-untyped-call]
    urls = [m["params"]["request"]["url"] for m in asked if m["method"] == "Network.requestWillBeSent"]
    own = small.driver.current_url.partition("#")[0]  # what is shown stands behind it
    assert [url for url in urls if not url.startswith(("data:", own))] == []
    assert len(urls) >= 1  # the page itself: the log does tell of requests


def test_policy_stops_what_would_reach_out(small: Page) -> None:
    small.run(
        "window.stopped = [];"
        "document.addEventListener('securitypolicyviolation', e => window.stopped.push(e.effectiveDirective));"
        "var image = new Image(); image.src = 'http://127.0.0.1:9/x.png'; document.body.appendChild(image);"
        "var script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.appendChild(script);"
    )
    small.until(lambda: len(small.run("return window.stopped")) >= 2)
    assert {"img-src", "script-src-elem"} == set(small.run("return window.stopped"))
    assert small.run("return window.ran === undefined")
    told: list[str] = []  # in the console too, sooner or later: taken away here, so that the page still ends without complaint

    def both_told() -> bool:
        told.extend(small.complaints())
        return len(told) >= 2

    small.until(both_told)


def test_hostile_words_stay_words(view: Open, plans: SimpleNamespace) -> None:
    page = view(plans.small(), title=plans.HOSTILE, findings=[plans.finding(f"{DOCUMENT}/sub/jahat", document=DOCUMENT)])
    page.outline()
    page.run("arguments[0].firstElementChild.click()", page.list_item("sub/jahat"))
    assert "<img src=x onerror=" in page.panel()
    assert "<img src=x onerror=" in page.list_item("sub/jahat").text
    page.one("#search").send_keys("onerror")
    page.until(lambda: page.all(".hit"))
    assert "<img" in page.one(".hit").text
    assert page.all("img") == []
    assert page.driver.title.startswith("</script><img")
    assert page.run("return document.title !== 'pecah'")


def hostile_plans(plans: SimpleNamespace) -> PlanGraph:
    """Two plans with hostile words in every field that holds words."""
    graph = PlanGraph()
    whole, kept = two_plans(plans), {"code", "kind", "list"}
    for node in whole.nodes():
        told = {name: plans.HOSTILE if isinstance(value, str) and name not in kept else value for name, value in node.properties.items()}
        graph.add_node(node.id, node.label, **told)
    for edge in whole.edges():
        cell = {"cell": plans.HOSTILE} if edge.type == "STATED_IN" else {}
        graph.add_edge(edge.source, edge.type, edge.target, **{**edge.properties, **cell})
    return graph


def test_hostile_words_run_in_no_view_and_no_drawing(view: Open, plans: SimpleNamespace) -> None:
    graph = hostile_plans(plans)
    for address in VIEWS:
        page = view(graph, findings=small_findings(plans), title=plans.HOSTILE, hash=f"#?{address}&plan=0")
        page.run("document.getElementById('open-all')?.click()")
        assert page.all("img, iframe, object") == [], address
        assert page.run("return document.title") != "pecah"


def given(page: Page, name: str) -> str:
    """The file that the view's button of this name gives."""
    page.run(
        "window.saved = []; HTMLAnchorElement.prototype.click = () => {};"  # kept here, not written to a folder of downloads
        "URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return 'data:,'; };"
    )
    page.until(lambda: [one for one in page.all("button") if one.text == name])
    page.run("arguments[0].click()", next(one for one in page.all("button") if one.text == name))
    page.until(lambda: page.run("return window.saved.length"))
    return str(page.run("return window.saved[0]"))


def test_hostile_words_are_words_in_every_file_that_a_view_gives(view: Open, plans: SimpleNamespace) -> None:
    files: dict[str, str] = {}
    for name in ("cetak", "temuan", "keselarasan", "aliran"):
        page = view(hostile_plans(plans), findings=small_findings(plans), title=plans.HOSTILE, hash=f"#?view={name}&plan=0")
        files[name] = given(page, "CSV")
        files["drawing"] = given(page, "SVG") if name == "cetak" else files["drawing"]
    drawing = etree.fromstring(files.pop("drawing").encode())
    assert {str(etree.QName(one).localname) for one in drawing.iter()} <= {"svg", "rect", "path", "text", "g", "title"}
    assert not any(str(name).startswith("on") for one in drawing.iter() for name in one.attrib)
    assert any("<img" in (one.text or "") or "</script>" in (one.text or "") for one in drawing.iter())
    for name, text in files.items():
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
            assert not any(cell.startswith(("=", "+", "@")) for cell in row), name
