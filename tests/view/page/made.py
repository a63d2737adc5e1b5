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


def ten_plans(plans: SimpleNamespace) -> PlanGraph:
    """Ten agencies' plans of one region with five misi, each serving one of them, and each with a program that hangs on nothing."""
    graph = PlanGraph()
    for number in range(10):
        p = plans.Plan(graph, f"kec-{number}", f"Kecamatan Nomor {number}")
        if number == 0:
            visi = p.add("visi", "Vision", (p.region, "HAS_VISION"), text="Contoh yang sejahtera")
            misi = [p.add(f"misi/{n}", "Mission", (visi, "HAS_MISSION"), text=f"Misi yang ke-{n}", number=n) for n in range(1, 6)]
        else:
            for one in misi:
                graph.add_edge(one, "STATED_IN", p.document, page=10 + number)
        tujuan = p.add("tujuan/a", "Goal", (p.agency, "HAS_GOAL"), text=f"Meningkatnya pelayanan {number}")
        p.join(tujuan, "SUPPORTS", misi[number % 5])
        sasaran = p.add("sasaran/a", "Sasaran", (tujuan, "HAS_SASARAN"), text="Pelayanan yang cepat")
        program = p.add("prog/7.01.02", "Program", (sasaran, "HAS_PROGRAM"), name="Program pelayanan", code="7.01.02")
        keg = p.add("keg/7.01.02.2.01", "Activity", (program, "HAS_ACTIVITY"), name="Kegiatan pelayanan", code="7.01.02.2.01")
        sub = p.add(
            f"sub/7.01.02.2.01.{number:04}",
            "SubActivity",
            (keg, "HAS_SUBACTIVITY"),
            name=f"Loket {number}",
            code=f"7.01.02.2.01.{number:04}",
        )
        p.pagu(sub, 2025, 1_000_001 + number)
        p.add("prog/7.01.09", "Program", name=f"Program yang lepas {number}", code="7.01.09")
    return graph


def small_findings(plans: SimpleNamespace) -> list[Any]:
    return [
        plans.finding(f"{DOCUMENT}/prog/7.01.02", document=DOCUMENT, severity=severity, rule=rule)
        for severity, rule in (("error", "D01"), ("warning", "D01"), ("note", "C01"))
    ]


def aligned_plans(plans: SimpleNamespace) -> PlanGraph:
    """Two plans of which the second serves one of two sasaran RPJMD, each with an indicator of one concept."""
    graph = two_plans(plans)
    other = plans.Plan(graph, "kec-lain", "Kecamatan Lain")
    misi = f"{DOCUMENT}/misi/2"
    for key, text in (("rs/a", "Usaha warga bertambah"), ("rs/b", "Pasar rakyat tertata")):
        other.add(key, "RegionalSasaran", (misi, "HAS_SASARAN"), text=text)
    other.join(other.id("sasaran/z"), "SUPPORTS", other.id("rs/a"))
    graph.add_node("pengertian/kepuasan", "Concept", text="Indeks kepuasan", kind="Indicator", origin="lexicon", direction="up")
    theirs = other.indicator(other.id("sasaran/z"), "Nilai kepuasan warga", "Nilai", {2025: "70", 2026: "75"})
    ours = next(edge.target for edge in graph.edges("MEASURED_BY") if edge.source == f"{DOCUMENT}/sasaran/a")
    for indicator, status in ((ours, "accepted"), (theirs, "proposed")):
        documents = [indicator.partition("/sasaran/")[0]]
        graph.add_edge(
            indicator, "ALIGNED_WITH", "pengertian/kepuasan", status=status, method="words", predicate="exact", documents=documents
        )
    return graph
