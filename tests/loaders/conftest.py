"""What the reader's tests share: invented snippets are read as a file would be, and a plan is told as lines of text.

In a snippet a line "| a | b |" stands for a table row, "a TAB b".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.loaders.documents.blocks import Fragment, Pages
from selaras.loaders.documents.text import read_text
from selaras.loaders.language.numbers import looks_like_rupiah, rupiah
from selaras.loaders.plan.facts import Amount, Item, Measure, Plan
from selaras.loaders.plan.understand import understand

FRONT = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[str], Pages]:
    """A snippet as blocks."""

    def read(snippet: str) -> Pages:
        lines = [
            "\t".join(cell.strip() for cell in line.strip()[1:-1].split("|")) if line.strip()[:1] == "|" else line
            for line in snippet.splitlines()
        ]
        path = tmp_path / "snippet.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_text(path)

    return read


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Callable[[str], Plan]:
    """A snippet behind a title page as the facts of a plan."""
    return lambda snippet: understand(pages(FRONT + snippet))


@pytest.fixture
def outline() -> Callable[[Plan], str]:
    """The items of a plan, each with its parents, results, indicators and money on lines below it."""
    return lambda plan: "\n".join(line for item in plan.items for line in _lines(item))


@pytest.fixture
def unaccounted() -> Callable[[Plan, Pages], list[str]]:
    """The figures of rupiah in a document's tables that no fact says and nothing listed holds: counted without the ledger."""
    return _unaccounted


def _unaccounted(plan: Plan, pages: Pages) -> list[str]:
    figures = {amount.rupiah for item in plan.items for amount in item.amounts} | {amount.rupiah for _, amount in plan.totals}
    measures = [one for item in plan.items for measure in item.measures for one in (measure, *measure.contradicted)]
    figures |= {value for one in measures for aim in one.aims if (value := rupiah(aim.text)) is not None}
    past = [
        figure for told in plan.realised for figure in (told.rupiah, told.planned_rupiah, told.text, told.planned) if figure is not None
    ]
    figures |= {value for figure in past if (value := figure if isinstance(figure, int) else rupiah(figure)) is not None}
    whole = {entry.table for entry in plan.not_understood if entry.what == "table"}
    listed = sum(entry.amounts for entry in plan.not_understood if entry.what != "table")
    taken = {report.place for report in plan.tables if report.name not in whole and report.kind not in ("past", "unknown")}
    if not taken:
        return []
    cells = [cell for block in pages.blocks if isinstance(block, Fragment) for row in block.rows for cell in row.cells]
    missing = [cell for cell in cells if looks_like_rupiah(cell) and rupiah(cell) not in figures]
    aside = sum(entry.amounts for entry in plan.not_understood if entry.what == "table")
    return missing if len(missing) > listed + aside else []


def _lines(item: Item) -> Iterator[str]:
    yield f"{item.level} {item.code or item.number or ''} {item.text}".replace("  ", " ")
    yield from (f"  < {parent.text}" for parent in item.parents)
    yield from (f"  -> {target.level} {target.text}" for target in item.supports)
    yield from (f"  = {text}" for text, _ in item.results)
    yield from (f"  # {_measure(measure)}" for measure in item.measures)
    yield from (f"  {_money(amount)}" for amount in item.amounts)


def _measure(measure: Measure) -> str:
    aims = " ".join(f"{aim.year or 'akhir'}={aim.text}" for aim in measure.aims)
    parts = (measure.text, f"[{measure.unit}]" if measure.unit else "", f"({measure.office})" if measure.office else "")
    start = f"{measure.baseline_year or 'awal'}:{measure.baseline}" if measure.baseline else ""
    return " ".join(part for part in (*parts, start, aims) if part)


def _money(amount: Amount) -> str:
    unit = f" ({amount.unit})" if amount.unit else ""
    return f"Rp {amount.year or 'akhir'} {amount.rupiah}{unit}{' result' if amount.source == 'result' else ''}"


@pytest.fixture
def small() -> PlanGraph:
    """The graph of a small plan with something of everything that a workbook shows."""
    graph = PlanGraph()
    region, agency = "sukaramai", "sukaramai/kec-awangga"
    document = f"{agency}/renstra-2025-2029"
    by = {"documents": [document]}
    graph.add_node(region, "Region", name="Kabupaten Sukaramai", level="Kabupaten")
    graph.add_node(agency, "Agency", name="Kecamatan Awangga", kind="Kecamatan")
    graph.add_node(document, "Document", title="Renstra Awangga", kind="Renstra", period_start=2025, period_end=2029, file_name="r.txt")
    graph.add_edge(agency, "PART_OF", region, **by)
    graph.add_edge(agency, "HAS_PLAN", document, **by)

    def add(id: str, label: str, line: int, above: str | None = None, relation: str = "", **properties: Any) -> str:
        graph.add_node(id, label, **properties)
        graph.add_edge(id, "STATED_IN", document, line=line, table="Tabel 4.3", cell=str(next(iter(properties.values()))))
        if above:
            graph.add_edge(above, relation, id, **by)
        return id

    vision = add("sukaramai/2025-2029/visi", "Vision", 1, region, "HAS_VISION", text="Sukaramai Maju")
    mission = add("sukaramai/2025-2029/misi/1", "Mission", 2, vision, "HAS_MISSION", text="Mewujudkan pelayanan prima", number=1)
    goal = add(f"{document}/tujuan/terwujudnya-pelayanan-prima-1", "Goal", 3, agency, "HAS_GOAL", text="Terwujudnya pelayanan prima")
    graph.add_edge(goal, "SUPPORTS", mission, **by)
    first = f"{document}/sasaran/meningkatnya-kepuasan-masyarakat-1"
    add(first, "Sasaran", 4, goal, "HAS_SASARAN", text="Meningkatnya kepuasan masyarakat")
    add(f"{document}/sasaran/meningkatnya-ketertiban-2", "Sasaran", 5, goal, "HAS_SASARAN", text="Meningkatnya ketertiban")
    add(f"{document}/strategi/digitalisasi-1", "Strategy", 6, first, "PURSUED_BY", text="Digitalisasi layanan")
    add(f"{document}/strategi/peningkatan-2", "Strategy", 7, first, "PURSUED_BY", text="Peningkatan mutu")
    program = add(f"{document}/prog/7.01.02", "Program", 20, first, "HAS_PROGRAM", name="Program Pelayanan Publik", code="7.01.02")
    activity = add(f"{document}/keg/7.01.02.2.01", "Activity", 30, program, "HAS_ACTIVITY", name="Kegiatan Koordinasi", code="7.01.02.2.01")
    add(f"{document}/keg/7.01.02.2.02", "Activity", 35, program, "HAS_ACTIVITY", name="Kegiatan Pelayanan", code="7.01.02.2.02")
    add(f"{activity}/output/koordinasi-1", "Output", 31, activity, "ACHIEVES", text="Terlaksananya koordinasi")
    for number, text in ((1, "Koordinasi Perencanaan Kecamatan"), (2, "Sinergi dengan Instansi")):
        code = f"7.01.02.2.01.000{number}"
        sub = add(f"{document}/sub/{code}", "SubActivity", 39 + number, activity, "HAS_SUBACTIVITY", name=text, code=code)
        graph.add_node(f"nomenklatur/{code}", "Nomenclature", code=code, name=text)
        graph.add_edge(sub, "CLASSIFIED_AS", f"nomenklatur/{code}", method="printed code", score=1.0, **by)
        add(f"{sub}/pagu/2026", "Budget", 39 + number, sub, "FUNDED_BY", rupiah=number * 60_000_000, year=2026)
    for owner, line in ((activity, 30), (program, 20)):
        add(f"{owner}/pagu/2026", "Budget", line, owner, "FUNDED_BY", rupiah=180_000_000, year=2026)
    add(f"{program}/pagu/akhir", "Budget", 20, program, "END_BUDGET", rupiah=900_000_000)
    unit = f"{agency}/unit/seksi-pelayanan"
    graph.add_node(unit, "Unit", name="Seksi Pelayanan")
    graph.add_edge(unit, "PART_OF", agency, **by)
    indicator = f"{program}/ind/persentase-1"
    text = "Persentase pelayanan tepat waktu"
    add(indicator, "Indicator", 20, program, "MEASURED_BY", text=text, unit="Persen", baseline="75", baseline_value=75.0, kinds=["IKU"])
    graph.add_edge(indicator, "REPORTED_BY", unit, **by)
    target = add(f"{indicator}/target/2026", "Target", 20, indicator, "HAS_TARGET", text="80", value=80.0, year=2026)
    add(f"{indicator}/target/akhir", "Target", 20, indicator, "END_TARGET", text="85,5", value=85.5)
    add(f"{indicator}/target/2026~85", "Target", 60, target, "CONTRADICTED_BY", text="85", value=85.0, year=2026)
    assert graph.check() == []
    return graph
