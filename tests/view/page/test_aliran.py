"""The flow of money."""

from __future__ import annotations

from types import SimpleNamespace

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from .browser import IN_BROWSER, Open
from .made import two_plans

pytestmark = IN_BROWSER


def test_flow_draws_each_rupiah_once_and_a_key_leaves_what_passes_there(view: Open, plans: SimpleNamespace) -> None:
    graph = plans.small()
    other = plans.Plan(graph, "kec-kenanga", plans.HOSTILE)
    other.pagu(other.add("prog/7.01.09", "Program", name=plans.HOSTILE, code="7.01.09"), 2025, 5_000_000)
    page = view(graph, hash="#?view=aliran&year=2025")
    page.until(lambda: page.all(".flow .station"))

    def amounts(layer: str) -> dict[str, int]:
        found = page.all(f".flow [data-station^='{layer}']")
        return {str(one.get_attribute("data-station")): int(str(one.get_attribute("data-amount"))) for one in found}

    def rupiah(text: str) -> int:
        return int(text.removeprefix("Rp ").replace(".", ""))

    whole = rupiah(page.one("#flow-sum").text)
    assert sum(amounts("misi:").values()) == sum(amounts("sasaran:").values()) == sum(amounts("plan:").values()) == whole
    assert sum(amounts("program:").values()) == whole
    assert amounts("misi:")["misi:"] >= 5_000_000  # what reaches no misi has a place of its own
    rows = [rupiah(row.text) for row in page.all(".flow-table tbody .sum")]
    assert sum(rows) == whole == rupiah(page.one(".flow-table tfoot .sum").text)
    page.one("#tab-keselarasan").click()
    page.until(lambda: page.all(".matrix [data-misi='total'] b"))
    totals = [rupiah(str(one.get_attribute("title"))) for one in page.all(".matrix td[data-misi='total'] b")]
    assert sum(totals) == whole
    page.one("#tab-aliran").click()
    page.until(lambda: page.all(".flow .station"))
    station = next(one for one in page.all(".flow [data-station^='plan:']") if int(str(one.get_attribute("data-amount"))) == 5_000_000)
    page.run("arguments[0].focus()", station)
    ActionChains(page.driver).send_keys(Keys.ENTER).perform()
    page.until(lambda: page.all("#flow-all"))
    assert len(page.all(".flow-table tbody tr")) == 1
    assert plans.HOSTILE.split()[0] in page.one(".flow-table tbody tr").text
    assert page.all("img") == []
    page.driver.back()
    page.until(lambda: not page.all("#flow-all"))
    assert len(page.all(".flow-table tbody tr")) == len(rows)


def test_no_band_passes_behind_a_label(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), hash="#?view=aliran&year=2025")
    page.until(lambda: page.all(".flow .station"))
    edges = "map(one => one.getBBox()).map(box => [box.x, box.x + box.width])"
    bands, labels = (
        page.run(f"return [...document.querySelectorAll('{what}')].{edges}") for what in (".flow-band", ".station text")
    )  # fmt: skip
    assert bands
    assert labels
    assert all(right <= start + 0.5 or left >= end - 0.5 for left, right in bands for start, end in labels)
    page.run("document.querySelector('.flow-band').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    page.until(lambda: page.all("#flow-all"))
    assert "→" in page.one("#flow-all").text
