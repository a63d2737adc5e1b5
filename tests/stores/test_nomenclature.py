"""What official codes join, on both engines: the hub of a code, the rows over it, and what is left when a plan has the row no more."""

from __future__ import annotations

from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store
from selaras.queries.run import run

HUB = "X.XX.01.2.06.0002"


def plan(name: str, field: str, *, printed: bool, supported: bool = True) -> PlanGraph:
    """A plan of one agency: a subkegiatan of its own and one of the supporting program, by printed codes or found by their names."""
    graph, document = PlanGraph(), f"contoh/{name}/renstra-2025-2029"
    by = {"documents": [document]}
    graph.add_node("contoh", "Region", name="Kabupaten Contoh", level="Kabupaten")
    graph.add_node(f"contoh/{name}", "Agency", name=name)
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_edge(f"contoh/{name}", "PART_OF", "contoh", **by)
    graph.add_edge(f"contoh/{name}", "HAS_PLAN", document, **by)
    graph.add_node(f"nomenklatur/{HUB}", "Nomenclature", code=HUB, name="Penyediaan Lampu", indicator="Jumlah Lampu", unit="Unit")
    supporting = f"{field}.01{HUB[7:]}"
    for line, code in enumerate((supporting, f"{field}.02.2.01.0001") if supported else (f"{field}.02.2.01.0001",), 1):
        sub = f"{document}/sub/{line}"
        graph.add_node(sub, "SubActivity", name=f"Sub {line}", code=code if printed else None)
        graph.add_edge(sub, "STATED_IN", document, line=line)
        graph.add_node(f"nomenklatur/{code}", "Nomenclature", code=code, name=f"Sub {line}")
        method = "printed code" if printed else "name"
        graph.add_edge(sub, "CLASSIFIED_AS", f"nomenklatur/{code}", method=method, score=1.0, **by)
    if supported:
        graph.add_edge(f"nomenklatur/{supporting}", "INSTANCE_OF", f"nomenklatur/{HUB}", **by)
    return graph


def test_agencies_meet_at_the_hub(store: Store) -> None:
    store.load(plan("satu", "7.01", printed=True))
    store.load(plan("dua", "3.27", printed=False))
    same = [row[:2] + row[2:6] for row in run(store, "same-subactivity", {}).rows]
    assert same == [
        (HUB, 2, "dua", "contoh/dua/renstra-2025-2029", None, "Sub 1"),
        (HUB, 2, "satu", "contoh/satu/renstra-2025-2029", "7.01.01.2.06.0002", "Sub 1"),
    ]
    assert len(list(run(store, "same-subactivity", {"text": "X.XX.01"}).rows)) == 2
    assert len(list(run(store, "same-subactivity", {"text": "3.27"}).rows)) == 0, "the code of one of them alone is no common one"
    alone = [(row[0], row[3]) for row in run(store, "only-here", {}).rows]
    assert alone == [("dua", "3.27.02.2.01.0001"), ("satu", "7.01.02.2.01.0001")]


def test_a_hub_joins_what_plans_still_have(store: Store) -> None:
    first, second = plan("satu", "7.01", printed=True), plan("dua", "7.01", printed=True)
    store.load(first)
    store.load(second)
    (edge,) = store.graph().edges("INSTANCE_OF")
    assert len(edge.documents) == 2
    assert not store.load(second).changed
    for name, left in (("satu", 1), ("dua", 0)):
        store.load(plan(name, "7.01", printed=True, supported=False))
        assert sum(len(edge.documents) for edge in store.graph().edges("INSTANCE_OF")) == left
