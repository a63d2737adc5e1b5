"""The findings of all plans."""

from __future__ import annotations

from types import SimpleNamespace

import selaras
from selaras import examples
from selaras.queries.audit.run import audit
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from .browser import IN_BROWSER, Open
from .made import small_findings, two_plans

pytestmark = IN_BROWSER


def test_findings_are_all_there_and_are_gone_through_by_keyboard(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), findings=small_findings(plans), hash="#?view=temuan&plan=0")
    page.until(lambda: page.all(".finding-line"))
    assert "3 temuan dan 0 pertanyaan tampil, dari 3" in page.one(".sum").text
    assert len(page.all(".finding-line")) == 3
    assert page.all("#panel") == []
    forward = next(button for button in page.all(".bar button") if "Berikutnya" in button.text)
    for _ in range(2):
        forward.send_keys(Keys.ENTER)
    page.until(lambda: page.all(".finding-line[aria-pressed='true']"))
    assert page.chosen() == "prog/7.01.02"
    assert "Program pemberdayaan kelurahan" in page.panel()
    Select(page.one("[data-filter='severity']")).select_by_value("note")
    page.until(lambda: len(page.all(".finding-line")) == 1)
    assert "C01" in page.one(".temuan").text


def test_the_page_shows_every_finding_of_the_audit(view: Open) -> None:
    graph = selaras.read(examples.plans()[0])
    findings = audit(graph).findings
    page = view(graph, findings=findings, hash="#?view=temuan")
    page.until(lambda: page.all(".sum"))
    assert f"dari {len(findings)}." in page.one(".sum").text
    assert page.run("return document.querySelectorAll('.finding-line').length") == len(findings)
