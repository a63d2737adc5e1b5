"""Where the cards and lines of the diagram lie: no line meets a card that is not its end."""

from __future__ import annotations

import itertools
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import selaras
from selaras import examples
from selaras.graph.model import PlanGraph

from .browser import IN_BROWSER, Open, Page

pytestmark = IN_BROWSER


def boxes_and_lines(page: Page) -> tuple[dict[int, tuple[float, float, float, float]], list[dict[str, Any]]]:
    """{card: (left, top, right, bottom)} and the lines of the diagram as it is drawn now."""
    boxes = page.run("return [...Selaras.drawing().layout.boxes.values()].map(b => [b.id, b.x, b.y, b.x + b.width, b.y + b.height])")
    return {int(card): (x, y, right, bottom) for card, x, y, right, bottom in boxes}, page.run("return Selaras.drawing().layout.lines")


def overlapping(page: Page) -> list[tuple[int, int]]:
    found = []
    boxes, _ = boxes_and_lines(page)
    for card, (left, top, right, bottom) in boxes.items():
        for other, (x, y, x_end, y_end) in boxes.items():
            if card < other and left < x_end and x < right and top < y_end and y < bottom:
                found.append((card, other))
    return found


def crossed(page: Page) -> list[tuple[dict[str, Any], int]]:
    """Lines with a card that a segment of theirs meets and that is not their end."""
    found = []
    boxes, lines = boxes_and_lines(page)
    for line in lines:
        for (x0, y0), (x1, y1) in itertools.pairwise(line["points"]):
            for card, (left, top, right, bottom) in boxes.items():
                if card in {line["from"], line["to"]}:
                    continue
                if min(x0, x1) <= right and max(x0, x1) >= left and min(y0, y1) <= bottom and max(y0, y1) >= top:
                    found.append((line, card))
    return found


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
    _, lines = boxes_and_lines(page)
    assert any(line["second"] for line in lines)
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
