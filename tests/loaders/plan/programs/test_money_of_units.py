"""Money that one table prints whole and another split over units of work is stated in both."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph

WHOLE = """Tabel 4.2 Program
| Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |
| 7.01.01 | PROGRAM PENUNJANG URUSAN | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 |
| 7.01.01.2.06 | Administrasi Umum | Jumlah paket | Paket | 2 | 30.000.000 | 2 | 33.000.000 |
| 7.01.01.2.06.0002 | Penyediaan Peralatan Kantor | Jumlah alat | Unit | 2 | 30.000.000 | 2 | 33.000.000 |
"""
SPLIT = """Tabel 4.3 Rincian Program
| Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 | Unit Kerja |
| 7.01.01 | PROGRAM PENUNJANG URUSAN | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 |  |
| 7.01.01.2.06 | Administrasi Umum | Jumlah paket | Paket | 2 | 30.000.000 | 2 | 33.000.000 |  |
| 7.01.01.2.06.0002 | Penyediaan Peralatan Kantor | Jumlah alat | Unit | 1 | 10.000.000 | 1 | 11.000.000 | Kelurahan Melati |
|  |  | Jumlah alat | Unit | 1 | 20.000.000 | 1 | 22.000.000 | Kelurahan Kenanga |
| 7.01.01.2.06.0004 | Penyediaan Bahan | Jumlah bahan | Paket | 1 |  | 1 |  | Kelurahan Melati |
|  |  | Jumlah bahan | Paket | 1 |  | 1 |  | Kelurahan Kenanga |
"""


def test_a_whole_figure_is_stated_beside_those_of_its_units(plan: Callable[[str], Plan]) -> None:
    graph = to_graph(plan(f"{WHOLE}\n{SPLIT}"))
    (node,) = (node for node in graph.nodes("SubActivity") if node.properties.get("code") == "7.01.01.2.06.0002")
    budgets = graph.targets(node.id, "FUNDED_BY")
    stated = {
        (budget.properties["year"], edge.properties["table"])
        for budget in budgets
        for edge in graph.out(budget.id, "STATED_IN")
        if not graph.into(budget.id, "CONTRADICTED_BY")
    }
    assert stated == {(year, table) for year in (2026, 2027) for table in ("Tabel 4.2", "Tabel 4.3")}
    assert sum(int(str(budget.properties["rupiah"])) for budget in budgets) == 63_000_000
