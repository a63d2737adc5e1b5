"""What every view keeps: no fault for axe-core, few bytes."""

from __future__ import annotations

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
