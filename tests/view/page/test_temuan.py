"""The findings of all plans."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import selaras
from selaras import examples
from selaras.queries.audit.findings import Place
from selaras.queries.audit.run import audit
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from .browser import DOCUMENT, IN_BROWSER, Open
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


def test_questions_stand_apart_and_one_for_each_table(view: Open, plans: SimpleNamespace) -> None:
    asked = [
        dataclasses.replace(
            plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT, severity="warning", rule=rule),
            id=f"{rule}-{table}", cause="reading", place=Place(document=DOCUMENT, page=page, table=table),
        )
        for rule, page, table in (("B01", 71, "Tabel 4.1"), ("D01", 73, "Tabel 4.1"), ("B01", 90, "Tabel 4.2"))
    ]  # fmt: skip
    assert all(finding.is_question for finding in asked)
    page = view(two_plans(plans), findings=[*small_findings(plans), *asked], hash="#?view=temuan&plan=0")
    page.until(lambda: page.all("#questions"))
    assert "3 temuan dan 3 pertanyaan" in page.one(".sum").text
    assert "(2)" in page.one("#questions h2").text
    assert ["Tabel 4.1" in one.text for one in page.all("#questions > details > summary")] == [True, False]
    assert page.run("return document.scrollingElement.scrollHeight <= window.innerHeight")  # only the list scrolls


def test_a_finding_leads_to_its_card_and_the_cascade_goes_from_one_to_the_next(view: Open, plans: SimpleNamespace) -> None:
    page = view(two_plans(plans), findings=small_findings(plans), hash="#?view=temuan&at=0")
    page.until(lambda: page.all(".to-card"))
    page.until(lambda: page.chosen() == "prog/7.01.02")  # the address named the finding only
    page.one(".to-card").send_keys(Keys.ENTER)
    page.until(lambda: page.all(f"#card-{page.number('prog/7.01.02')}.chosen"))
    assert "Temuan 1/" in page.one(".steps").text
    page.one("#next-finding").send_keys(Keys.ENTER)
    page.until(lambda: page.chosen() != "prog/7.01.02")
    assert page.run(
        "const box = document.querySelector('.card.chosen').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight"
    )
    page.driver.back()
    page.until(lambda: page.all(".temuan"))
