"""Where the cards and lines of the diagram lie: no line meets a card that is not its end."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import selaras
from selaras import examples
from selaras.graph.model import PlanGraph

from .browser import IN_BROWSER, Open, Page, crossed, overlapping

pytestmark = IN_BROWSER


def skipping_plan(plans: SimpleNamespace) -> PlanGraph:
    """A plan whose lines skip levels, from several parents, among rows that skip none."""
    graph: PlanGraph = plans.small()
    p = plans.Plan(graph)
    for number in range(4):
        code = f"7.01.0{number + 3}"
        program = p.add(f"prog/{code}", "Program", (p.id("sasaran/a"), "HAS_PROGRAM"), name=f"Program nomor {number}", code=code)
        for own in range(3):
            keg = p.add(f"keg/{code}.2.0{own}", "Activity", (program, "HAS_ACTIVITY"), name=f"Kegiatan {own}", code=f"{code}.2.0{own}")
            p.add(f"sub/{code}.2.0{own}.0001", "SubActivity", (keg, "HAS_SUBACTIVITY"), name="Sub", code=f"{code}.2.0{own}.0001")
    for number, (label, relation) in enumerate((("Activity", "HAS_ACTIVITY"), ("SubActivity", "HAS_SUBACTIVITY"))):
        p.add(f"loncat/{number}", label, (p.id("prog/7.01.04"), relation), name=f"Melompat {number}")
    far = p.add("sasaran/jauh", "Sasaran", text="Sasaran yang langsung di bawah misi")
    p.join(far, "SUPPORTS", p.id("misi/1"))
    p.join(far, "SUPPORTS", p.id("misi/3"))
    return graph


def test_cards_do_not_overlap(small: Page) -> None:
    assert overlapping(small) == []
    small.one("#open-all").click()
    assert overlapping(small) == []


def test_no_line_meets_a_card_that_is_not_its_end(view: Open, plans: SimpleNamespace) -> None:
    page = view(skipping_plan(plans))
    assert crossed(page) == []
    page.one("#open-all").click()
    page.until(lambda: "Melompat 1" in page.shown())
    assert page.run("return Selaras.drawing().layout.lines.some(line => line.second)")
    assert crossed(page) == []
    assert overlapping(page) == []
    for checkbox in page.all(".menu input")[3:5]:  # without the levels between, all their lines skip
        page.run("arguments[0].click()", checkbox)
    page.one("#open-all").click()
    assert crossed(page) == []


@pytest.mark.parametrize("plan", examples.plans(), ids=lambda path: Path(path).stem)
def test_no_line_of_a_shipped_plan_meets_a_card_that_is_not_its_end(view: Open, plan: str) -> None:
    page = view(selaras.read(plan))
    assert crossed(page) == []
    page.one("#open-all").click()
    page.until(lambda: len(page.shown()) > 20)
    assert crossed(page) == []
    assert overlapping(page) == []
