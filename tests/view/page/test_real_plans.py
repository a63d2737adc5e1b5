"""The page of each real plan that stands beside a developer's clone: what holds for made plans holds for these."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import selaras
from selaras.queries.audit.run import audit

from .browser import IN_BROWSER, Open, crossed, overlapping

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
