"""Invented plans for the tests of the view."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.findings import Finding, Place
from selaras.queries.texts import both

HOSTILE = "</script><img src=x onerror=\"document.title='pecah'\"><!-- <script> \u2028 & 'petik'"


class Plan:
    """Adds one agency's plan to a graph; every node gets an origin with a line of its own."""

    def __init__(self, graph: PlanGraph, agency: str = "kec-melati", name: str = "Kecamatan Melati") -> None:
        self.graph = graph
        self.region = "contoh"
        self.agency = f"{self.region}/{agency}"
        self.document = f"{self.agency}/renstra-2025-2029"
        self.line = 100
        graph.add_node(self.region, "Region", name="Kabupaten Contoh")
        graph.add_node(self.agency, "Agency", name=name)
        graph.add_node(
            self.document, "Document", title=f"Renstra {name}", kind="Renstra", period_start=2025, period_end=2029, file_name="melati.txt"
        )
        self.join(self.agency, "PART_OF", self.region)
        self.join(self.agency, "HAS_PLAN", self.document)

    def id(self, key: str) -> str:
        return f"{self.document}/{key}"

    def add(self, key: str, label: str, *above: tuple[str, str], **properties: object) -> str:
        """A node under the given (parent, relation) pairs; `key` is completed to an id of this document."""
        node = self.id(key)
        self.graph.add_node(node, label, **properties)  # type: ignore[arg-type]
        self.line += 1
        self.graph.add_edge(node, "STATED_IN", self.document, line=self.line, table="4.2", cell=f"tercetak {key}")
        for parent, relation in above:
            self.join(parent, relation, node)
        return node

    def join(self, source: str, relation: str, target: str) -> None:
        self.graph.add_edge(source, relation, target, documents=[self.document])

    def pagu(self, owner: str, year: int, rupiah: int, unit: str | None = None) -> str:
        budget = self.add(f"{owner}/pagu/{year}{unit or ''}".removeprefix(self.document + "/"), "Budget", year=year, rupiah=rupiah)
        self.join(owner, "FUNDED_BY", budget)
        if unit:
            name = f"{self.agency}/unit/{unit}"
            self.graph.add_node(name, "Unit", name=unit)
            self.join(name, "PART_OF", self.agency)
            self.join(budget, "SPENT_BY", name)
        return budget

    def indicator(self, owner: str, text: str, unit: str, targets: dict[int, str], **properties: object) -> str:
        key = f"{owner}/ind/{len(text)}".removeprefix(self.document + "/")
        indicator = self.add(key, "Indicator", (owner, "MEASURED_BY"), text=text, unit=unit, **properties)
        for year, value in targets.items():
            self.add(f"{key}/target/{year}", "Target", (indicator, "HAS_TARGET"), year=year, text=value)
        return indicator


def small_plan() -> PlanGraph:
    """One plan with everything the view shows: several parents, units, a contradicted figure, orphans of each kind, hostile words."""
    graph = PlanGraph()
    p = Plan(graph)
    visi = p.add("visi", "Vision", (p.region, "HAS_VISION"), text="Contoh yang sejahtera")
    misi = [
        p.add(f"misi/{n}", "Mission", (visi, "HAS_MISSION"), text=text, number=n)
        for n, text in enumerate(("Pelayanan publik yang baik", "Ekonomi warga", "Lingkungan lestari"), 1)
    ]
    tujuan = p.add("tujuan/a", "Goal", (p.agency, "HAS_GOAL"), text="Meningkatnya kualitas pelayanan kecamatan")
    p.join(tujuan, "SUPPORTS", misi[0])
    p.join(tujuan, "SUPPORTS", misi[1])
    sasaran_a = p.add("sasaran/a", "Sasaran", (tujuan, "HAS_SASARAN"), text="Pelayanan cepat dan ramah")
    sasaran_b = p.add("sasaran/b", "Sasaran", (tujuan, "HAS_SASARAN"), text="Kelurahan yang berdaya")
    strategi = p.add("strategi/a", "Strategy", (sasaran_a, "PURSUED_BY"), text="Menyederhanakan alur pelayanan")
    p.add("arah/a", "Policy", (strategi, "DIRECTED_BY"), text="Loket satu pintu di kecamatan")
    p.indicator(
        sasaran_a, "Indeks kepuasan masyarakat", "Nilai", {2025: "82,5", 2026: "83", 2029: "86"},
        baseline="81,9", baseline_year=2024, kinds=["IKU"], formula="Nilai survei kepuasan",
    )  # fmt: skip
    above = ((sasaran_a, "HAS_PROGRAM"), (sasaran_b, "HAS_PROGRAM"))
    program = p.add("prog/7.01.02", "Program", *above, name="Program pemberdayaan kelurahan", code="7.01.02")
    p.pagu(program, 2025, 1642014563)
    printed_twice = p.add("prog/7.01.02/pagu/2025~1", "Budget", year=2025, rupiah=999000)
    p.join(p.id("prog/7.01.02/pagu/2025"), "CONTRADICTED_BY", printed_twice)
    p.add("prog/7.01.02/outcome", "Outcome", (program, "ACHIEVES"), text="Kelurahan makin berdaya")
    kegiatan = p.add("keg/7.01.02.2.01", "Activity", (program, "HAS_ACTIVITY"), name="Koordinasi kelurahan", code="7.01.02.2.01")
    for unit, rupiah in (("Kelurahan Kenanga", 10912400), ("Kelurahan Anggrek", 5000000)):
        p.pagu(kegiatan, 2025, rupiah, unit)
    p.add("sub/7.01.02.2.01.0001", "SubActivity", (kegiatan, "HAS_SUBACTIVITY"), name="Musyawarah kelurahan", code="7.01.02.2.01.0001")
    p.add("sub/jahat", "SubActivity", (kegiatan, "HAS_SUBACTIVITY"), name=HOSTILE)
    p.add("prog/7.01.06", "Program", name="Program yang tidak bergantung", code="7.01.06")
    p.add("keg/7.01.06.2.01", "Activity", (p.id("prog/7.01.06"), "HAS_ACTIVITY"), name="Kegiatan di bawahnya", code="7.01.06.2.01")
    p.add("ind/lepas", "Indicator", text="Indikator yang tidak mengukur apa pun", unit="%")
    p.pagu(p.document, 2025, 1642014563)
    return graph


def finding(node: str, *, document: str | None, agency: str = "Kecamatan Melati", severity: str = "error", rule: str = "D01") -> Finding:
    """A finding on a node, with every text filled in."""
    return Finding(
        id=f"{rule}-1", rule=rule, severity=severity, title=both("Jumlah tidak cocok"), agency=agency, node=node,  # type: ignore[arg-type]
        path=(agency,), place=Place(document=document, line=321, words="1.642.014.563"), expected=both("15.912.400"),
        found=both("1.642.014.563"), cause="plan", because=both("jumlah anak lain"), cure=both("perbaiki angka"), source=("I25",),
    )  # fmt: skip


def large_plans(plans: int, programs: int = 7, activities: int = 4, subactivities: int = 13) -> PlanGraph:
    """Many plans of one region with `programs` × `activities` × `subactivities` each."""
    graph = PlanGraph()
    for number in range(plans):
        p = Plan(graph, f"kec-{number}", f"Kecamatan Nomor {number}")
        tujuan = p.add("tujuan/a", "Goal", (p.agency, "HAS_GOAL"), text="Meningkatnya kualitas pelayanan")
        sasaran = p.add("sasaran/a", "Sasaran", (tujuan, "HAS_SASARAN"), text="Pelayanan yang cepat")
        for i in range(1, programs + 1):
            code = f"7.01.{i:02}"
            program = p.add(
                f"prog/{code}", "Program", (sasaran, "HAS_PROGRAM"), name=f"Program pemberdayaan masyarakat nomor {i}", code=code
            )
            p.pagu(program, 2025, 1_000_000 * i)
            for j in range(1, activities + 1):
                keg = p.add(f"keg/{code}.2.{j:02}", "Activity", (program, "HAS_ACTIVITY"), name=f"Kegiatan {j}", code=f"{code}.2.{j:02}")
                for k in range(1, subactivities + 1):
                    own = f"{code}.2.{j:02}.{k:04}"
                    p.add(f"sub/{own}", "SubActivity", (keg, "HAS_SUBACTIVITY"), name=f"Penyediaan jasa penunjang {k}", code=own)
    return graph


@pytest.fixture(scope="session")
def plans() -> SimpleNamespace:
    """The makers of plans above."""
    return SimpleNamespace(HOSTILE=HOSTILE, Plan=Plan, finding=finding, large=large_plans, small=small_plan)
