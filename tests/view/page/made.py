"""Plans and findings that several views are tested with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from selaras.graph.model import PlanGraph

from .browser import DOCUMENT

VIEWS = (
    "view=kaskade", "view=kaskade&mode=list", "view=keselarasan", "view=temuan&at=0", "view=aliran", "view=banding",
    "view=banding&with=0-1",
    "view=cetak", "view=cetak&mode=pages",
)  # fmt: skip


def two_plans(plans: SimpleNamespace) -> PlanGraph:
    """The small plan beside another of its region, which supports a misi itself."""
    graph: PlanGraph = plans.small()
    other = plans.Plan(graph, "kec-lain", "Kecamatan Lain")
    misi = f"{DOCUMENT}/misi/2"
    graph.add_edge(misi, "STATED_IN", other.document, line=7)
    tujuan = other.add("tujuan/z", "Goal", (other.agency, "HAS_GOAL"), text="Warga yang sejahtera")
    other.join(tujuan, "SUPPORTS", misi)
    sasaran = other.add("sasaran/z", "Sasaran", (tujuan, "HAS_SASARAN"), text="Usaha warga tumbuh")
    program = other.add("prog/7.01.02", "Program", (sasaran, "HAS_PROGRAM"), name="Program pemberdayaan", code="7.01.02")
    other.pagu(program, 2025, 500_000_000)
    return graph


def small_findings(plans: SimpleNamespace) -> list[Any]:
    return [
        plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT, severity=severity, rule=rule)
        for severity, rule in (("error", "D01"), ("warning", "D01"), ("note", "C01"))
    ]
