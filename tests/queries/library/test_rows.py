"""Every named query on a small store, its rows worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.errors import QueryError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.queries.audit.rules import rules
from selaras.queries.audit.sums.sums import Sums
from selaras.queries.library.named import named_queries
from selaras.queries.run import run

# Satu: sasaran S1 has a mission of its own (by way of SR1), S2 takes those of its tujuan; P9 serves nothing; P2 prints
# its total and the units it is made of. Dua says only that it supports misi 5. Tiga supports nothing.
PLANS = """
agency "Kecamatan Satu"
mission M2 text="Tata kelola"
  rsasaran SR1 text="Layanan prima"
mission M5 text="Budaya"
document 2026=1000
goal T1 text="Layanan publik" supports=M2,M5
  indicator I0 text="Indeks Kepuasan Masyarakat" unit=Indeks baseline=80 years=2026-2027 t2027=82 t2026=81 takhir=85
  sasaran S1 text="Layanan cepat" supports=SR1
    program P1 code=7.01.02 text="Program Pelayanan" 2026=600 2027=700
      indicator I1 text="Nilai kepuasan" by=gedog t2026=3
      activity K1 code=7.01.02.2.01 text="Kegiatan Layanan" 2026=600
        sub SK1 text="Loket" 2026@gedog=200 2026@klampok=100
        sub SK2 text="Antrean" 2026=300 2027=650
  sasaran S2 text="Tertib"
    program P2 code=7.01.04 text="Program Ketertiban" 2026=400 2026@gedog=250 2026@klampok=150
program P9 code=7.01.05 text="Program Lain" 2026=50
  indicator I9 text="Jumlah orang" unit=orang
agency "Kecamatan Dua"
mission M5 text="Budaya"
support M5
goal D1 text="Tujuan Dua"
  sasaran D2 text="Sasaran Dua"
    program D3 code=7.01.02 text="Program Pelayanan" 2026=70
      indicator D4 text="Indeks Kepuasan Masyarakat" t2026=75
indicator D5 text="Lepas"
agency "Kecamatan Tiga"
"""

SATU, DUA, TIGA = (f"contoh/kec-{name}/renstra-2025-2029" for name in ("satu", "dua", "tiga"))


@pytest.fixture(scope="module")
def graph(outlines: Callable[[str], PlanGraph]) -> PlanGraph:
    return outlines(PLANS)


@pytest.fixture(scope="module")
def store(graph: PlanGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("queries") / "plans.selaras"
    with open_store(str(folder), create=True) as written:
        written.load(graph)
    with open_store(str(folder)) as opened:
        yield opened


def ask(store: Store, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    table = run(store, name, parameters)
    assert table.columns == tuple(column.name for column in named_queries()[name].columns)
    return list(table.rows)


@pytest.fixture(scope="module")
def results(outlines: Callable[[str], PlanGraph], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with results of the past of an indicator, a program and nothing of the plan, and with a priority."""
    graph = outlines(PLANS)
    by = {"documents": [SATU]}
    own = [node for node in graph.nodes() if node.id.startswith("contoh/kec-satu")]
    owners = {node.properties.get("text") or node.properties.get("name"): node.id for node in own}
    results: list[tuple[str, str, dict[str, str | float]]] = [
        (owners["Indeks Kepuasan Masyarakat"], "IKM", {"text": "78,5", "value": 78.5, "planned": "80"}),
        (owners["Program Pelayanan"], "Program Pelayanan", {"rupiah": 400, "planned_rupiah": 500}),
        (SATU, "Jumlah", {"planned_rupiah": 900}),
    ]
    for number, (owner, of, states) in enumerate(results):
        graph.add_node(f"r{number}", "Realisation", year=2023, of=of, **states)
        graph.add_edge(owner, "HAS_REALISATION", f"r{number}", **by)
        graph.add_edge(f"r{number}", "STATED_IN", SATU, line=number)
    for key, text in (("p1", "Desa Sigap"), ("p2", "Kota Aman")):
        graph.add_node(key, "Priority", text=text)
        graph.add_edge(key, "STATED_IN", SATU, line=9)
    graph.add_edge(owners["Program Pelayanan"], "SERVES_PRIORITY", "p1", **by)
    graph.add_edge(owners["Loket"], "SERVES_PRIORITY", "p1", **by)
    folder: Path = tmp_path_factory.mktemp("results") / "plans.selaras"
    with open_store(str(folder), create=True) as written:
        written.load(graph)
    with open_store(str(folder)) as opened:
        yield opened


def test_realisation(results: Store) -> None:
    satu = "Kecamatan Satu"
    assert ask(results, "realisation") == [
        (satu, SATU, "Indicator", "IKM", 2023, "80", "78,5", None, None),
        (satu, SATU, "Program", "Program Pelayanan", 2023, None, None, 500, 400),
        (satu, SATU, None, "Jumlah", 2023, None, None, 900, None),
    ]
    assert ask(results, "realisation", agency="dua") == []


def test_priorities(results: Store) -> None:
    satu = "Kecamatan Satu"
    assert ask(results, "priorities", agency="satu") == [
        (satu, SATU, "Desa Sigap", "Program", "7.01.02", "Program Pelayanan"),
        (satu, SATU, "Desa Sigap", "SubActivity", None, "Loket"),
        (satu, SATU, "Kota Aman", None, None, None),
    ]


def test_cascade(store: Store) -> None:
    satu = "Kecamatan Satu"
    assert ask(store, "cascade", agency="SATU") == [
        (satu, SATU, "Goal", 1, None, "Layanan publik", None, 1, None, []),
        (satu, SATU, "Sasaran", 2, None, "Layanan cepat", "Layanan publik", 0, None, []),
        (satu, SATU, "Program", 3, "7.01.02", "Program Pelayanan", "Layanan cepat", 1, 1300, ["2026: 600", "2027: 700"]),
        (satu, SATU, "Activity", 4, "7.01.02.2.01", "Kegiatan Layanan", "Program Pelayanan", 0, 600, ["2026: 600"]),
        (satu, SATU, "SubActivity", 5, None, "Antrean", "Kegiatan Layanan", 0, 950, ["2026: 300", "2027: 650"]),
        (satu, SATU, "SubActivity", 5, None, "Loket", "Kegiatan Layanan", 0, 300, ["2026: 300"]),
        (satu, SATU, "Sasaran", 2, None, "Tertib", "Layanan publik", 0, None, []),
        (satu, SATU, "Program", 3, "7.01.04", "Program Ketertiban", "Tertib", 0, 400, ["2026: 400"]),
        (satu, SATU, "Program", 1, "7.01.05", "Program Lain", None, 1, 50, ["2026: 50"]),
    ]
    assert {row[1] for row in ask(store, "cascade", agency="contoh/kec-dua")} == {DUA}
    assert ask(store, "cascade", agency="Kecamatan Empat") == []


def test_mission_support(store: Store) -> None:
    assert ask(store, "mission-support") == [
        ("Kecamatan Dua", DUA, 5, "Budaya", "Agency", "Kecamatan Dua", []),
        ("Kecamatan Satu", SATU, 2, "Tata kelola", "Goal", "Layanan publik", []),
        ("Kecamatan Satu", SATU, 2, "Tata kelola", "Sasaran", "Layanan cepat", ["Layanan prima"]),
        ("Kecamatan Satu", SATU, 5, "Budaya", "Goal", "Layanan publik", []),
        ("Kecamatan Tiga", TIGA, None, None, None, None, []),
    ]


def test_money_by_mission(store: Store) -> None:
    assert ask(store, "money-by-mission") == [
        ("Kecamatan Dua", DUA, 2026, "mission", 5, "Budaya", 70, 0, 70, None, None, None),
        ("Kecamatan Dua", DUA, 2026, "total", None, None, 70, 0, 70, 70, "programs", 0),
        ("Kecamatan Satu", SATU, 2026, "mission", 2, "Tata kelola", 600, 400, 1000, None, None, None),
        ("Kecamatan Satu", SATU, 2026, "mission", 5, "Budaya", 0, 400, 400, None, None, None),
        ("Kecamatan Satu", SATU, 2026, "none", None, None, 0, 0, 50, None, None, None),
        ("Kecamatan Satu", SATU, 2026, "total", None, None, 600, 400, 1050, 1000, "total", 50),
        ("Kecamatan Satu", SATU, 2027, "mission", 2, "Tata kelola", 650, 0, 650, None, None, None),
        ("Kecamatan Satu", SATU, 2027, "total", None, None, 650, 0, 650, 700, "programs", -50),
    ]
    assert {row[0] for row in ask(store, "money-by-mission", agency="dua")} == {"Kecamatan Dua"}


def test_money_totals_are_the_lowest_figures(store: Store, graph: PlanGraph) -> None:
    """The totals in Cypher and the lowest level as rule D01 counts it are one definition."""
    sums = Sums(graph)
    totals = {(row[1], row[2]): row[8] for row in ask(store, "money-by-mission") if row[3] == "total"}
    for (document, year), total in totals.items():
        assert total == sum(amount for program in sums.children(document) for amount in sums.lowest(program, year))


def test_orphan_indicators(store: Store, graph: PlanGraph) -> None:
    rows = ask(store, "orphan-indicators")
    line = {text: number for number, row in enumerate(PLANS.splitlines(), 1) for text in ("I9", "D5") if f" {text} " in row}
    assert rows == [
        ("Kecamatan Dua", DUA, "Lepas", None, None, None, None, line["D5"], f"{DUA}/indicator/D5"),
        ("Kecamatan Satu", SATU, "Jumlah orang", "orang", "Program", "Program Lain", None, line["I9"], f"{SATU}/indicator/I9"),
    ]
    nothing = {finding.node for finding in rules()["A01"].findings(graph)}
    below = {node for finding in rules()["A05"].findings(graph) for node in finding.stands_for}
    assert {row[-1] for row in rows} <= nothing | below, "what the query lists, the audit tells: by itself, or with the program above"


def test_programs_by_code(store: Store) -> None:
    assert ask(store, "programs-by-code") == [
        ("7.01.02", "Program Pelayanan", "Kecamatan Dua", DUA, ["Sasaran Dua"], 1, 70),
        ("7.01.02", "Program Pelayanan", "Kecamatan Satu", SATU, ["Layanan cepat"], 1, 1300),
        ("7.01.04", "Program Ketertiban", "Kecamatan Satu", SATU, ["Tertib"], 0, 400),
        ("7.01.05", "Program Lain", "Kecamatan Satu", SATU, [], 1, 50),
    ]
    assert [row[0] for row in ask(store, "programs-by-code", code="7.01.04")] == ["7.01.04"]
    assert len(ask(store, "programs-by-code", code="7.01")) == 4
    assert ask(store, "programs-by-code", code="7.01.0") == []


def test_indicators_by_name(store: Store) -> None:
    both = ["2026: 81", "2027: 82"]
    assert ask(store, "indicators-by-name", text="kepuasan") == [
        ("Indeks Kepuasan Masyarakat", None, "Kecamatan Dua", DUA, "Program", "Program Pelayanan", None, None, ["2026: 75"], None),
        ("Indeks Kepuasan Masyarakat", "Indeks", "Kecamatan Satu", SATU, "Goal", "Layanan publik", None, "80", both, "85"),
        ("Nilai kepuasan", None, "Kecamatan Satu", SATU, "Program", "Program Pelayanan", "gedog", None, ["2026: 3"], None),
    ]
    assert ask(store, "indicators-by-name", text="Lepas")[0][4:6] == (None, None)


def test_free_cypher_with_parameters(store: Store) -> None:
    cypher = "MATCH (p:Program)-[:FUNDED_BY]->(b:Budget {year: $year}) WHERE b.rupiah >= $least RETURN p.code AS code ORDER BY code"
    assert [row[0] for row in run(store, cypher, {"year": 2026, "least": 400}).rows] == ["7.01.02", "7.01.04"]


def test_nodes_relations_and_paths_become_plain(store: Store) -> None:
    table = run(store, "MATCH p = (a:Agency)-[r:HAS_PLAN]->(d:Document {id: $id}) RETURN a, r, p", {"id": SATU})
    agency, relation, path = table.rows[0]
    assert agency == {"label": "Agency", "id": "contoh/kec-satu", "name": "Kecamatan Satu", "kind": "Kecamatan"}
    assert relation == {"type": "HAS_PLAN", "source": "contoh/kec-satu", "target": SATU, "documents": [SATU]}
    assert [step["id"] if "label" in step else step["type"] for step in path] == ["contoh/kec-satu", "HAS_PLAN", SATU]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("layan cepat", ["Layanan cepat"]),
        ("  PELAYANAN\t", ["Program Pelayanan", "Program Pelayanan"]),
        ("kepuasan nilai", ["Nilai kepuasan"]),
        ("orang", ["Jumlah orang"]),
        ("loket", ["Loket"]),
        ("budaya", ["Budaya", "Budaya"]),
        ("", []),
        (" \n", []),
        ("85", []),
        ("layanan AND cepat", []),
        ("layan*", []),
        ("(layanan", []),
        ("\\", []),
    ],
)
def test_search(store: Store, text: str, found: list[str]) -> None:
    assert [row[1] for row in ask(store, "search", text=text)] == found


def test_search_tells_who_states_it_and_where(store: Store) -> None:
    assert [row[:4] for row in ask(store, "search", text="budaya")] == [
        ("Mission", "Budaya", "Kecamatan Dua", DUA),
        ("Mission", "Budaya", "Kecamatan Satu", SATU),
    ]
    ((label, text, agency, document, id),) = ask(store, "search", text="antrean")
    assert (label, text, agency, document) == ("SubActivity", "Antrean", "Kecamatan Satu", SATU)
    assert id.startswith(f"{SATU}/")


@pytest.mark.parametrize("cypher", ["MATCH (n RETURN n", "RETURN 1 +", "MATCH (n) RETURN m"])
def test_broken_cypher_is_one_line(store: Store, cypher: str) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, cypher)
    assert "\n" not in str(caught.value)


def test_broken_cypher_keeps_the_position(store: Store) -> None:
    with pytest.raises(QueryError, match=r"RETRUN.*baris 2"):
        run(store, "MATCH (n:Program)\nRETRUN n")


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Program {id: 'x', name: 'x'})",
        "MATCH (n:Program) SET n.name = 'x' RETURN n",
        "MATCH (n:Program) DETACH DELETE n",
        "MERGE (n:Program {id: 'x'}) RETURN n",
    ],
)
def test_writing_is_refused(store: Store, cypher: str) -> None:
    with pytest.raises(QueryError):
        run(store, cypher)
    assert run(store, "MATCH (n:Program) RETURN count(n), count(CASE WHEN n.name = 'x' THEN 1 END)").rows == ((4, 0),)


# Of 2026 a total row is printed; of 2027 one of two programs prints its sum, of 2028 both; 2029 stands in the total row alone.
PRINTED = """
agency "Kecamatan Satu"
mission M2 text="Tata kelola"
document 2026=900 2029=400
goal T1 text="Layanan" supports=M2
  sasaran S1 text="Layanan cepat"
    program P1 code=7.01.02 text="Program Pelayanan" 2026=600 2027=700 2028=10
      sub SK1 text="Loket" 2026=600 2027=650 2028=10
    program P2 code=7.01.04 text="Program Ketertiban" 2026=400 2028=20
      sub SK2 text="Patroli" 2026=400 2027=300 2028=25
"""


def test_money_beside_what_is_printed(outlines: Callable[[str], PlanGraph], tmp_path: Path) -> None:
    with open_store(tmp_path / "plans.selaras", create=True) as store:
        store.load(outlines(PRINTED))
        totals = {row[2]: row[8:] for row in ask(store, "money-by-mission") if row[3] == "total"}
        assert totals == {
            2026: (1000, 900, "total", 100),
            2027: (950, 700, "some programs", None),
            2028: (35, 30, "programs", 5),
            2029: (0, 400, "total", -400),
        }
        (matrix,) = [row for row in ask(store, "mission-matrix") if row[2] == "total"]
        assert matrix[9:] == (
            1985,
            ["2026: 1000", "2027: 950", "2028: 35"],
            ["2026: 900", "2028: 30", "2029: 400"],
            ["2026: 100", "2028: 5", "2029: -400"],
        )
