"""The named queries that look over the plans of a region, on a small store, their rows worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.queries.library.named import named_queries
from selaras.queries.run import run

# Satu quotes misi 2 and places SR1 under it; Dua only quotes SR1, so reaches misi 2 by its place, and words it otherwise;
# Tiga itself supports misi 5 and has a goal that quotes nothing; nobody serves SR3 or misi 7, which Dua numbers 2.
# P1 prints its sum, the units are its parts.
PLANS = """
agency "Kecamatan Satu"
mission M2 text="Mewujudkan Tata Kelola yang Terbuka"
  rgoal RG1 text="Terbukanya tata kelola daerah"
    rsasaran SR1 text="Meningkatnya Layanan Prima bagi Warga"
    rsasaran SR3 text="Meningkatnya mutu arsip daerah"
mission M7 text="Memajukan Budaya Luhur"
document 2026=900
goal T1 text="Layanan publik" supports=M2
  sasaran S1 text="Layanan cepat"
    program P1 code=7.01.01 text="Program Penunjang" 2026=900 2026@gedog=500 2026@klampok=400
      activity K1 code=7.01.01.2.08 text="Jasa Kantor"
        sub A1 code=7.01.01.2.08.0004 text="Jasa Pelayanan Umum" 2026=900 2027=1200
          indicator I1 text="Jumlah laporan" unit=laporan t2026=3 t2027=4
  sasaran S2 text="Tertib"
    indicator I2 text="Nilai tertib" unit=Nilai t2026=80
agency "Kecamatan Dua"
rsasaran SR1 text="Layanan prima bagi warga"
goal D1 text="Warga terlayani" supports=SR1
  sasaran D2 text="Loket dekat"
    program D3 code=1.02.01 text="Program Penunjang" 2026=100
      sub D4 code=1.02.01.2.08.0004 text="Jasa Pelayanan Umum" 2026=100
        indicator D5 text="Indeks jasa" unit=Indeks t2026=4
    program D6 code=1.02.02 text="Program Kesehatan" 2026=50 2027=60
agency "Kecamatan Tiga"
mission M5 text="Membangun Desa Mandiri"
support M5
goal E1 text="Desa maju"
  sasaran E2 text="Usaha desa"
    program E3 code=7.01.03 text="Program Desa" 2026=30
program E4 code=7.01.04 text="Program Lain" 2026=7
"""
SATU, DUA, TIGA = (f"contoh/kec-{name}/renstra-2025-2029" for name in ("satu", "dua", "tiga"))
LAYANAN, TATA = "Layanan prima bagi warga", "Mewujudkan Tata Kelola yang Terbuka"
DESA, BUDAYA = "Membangun Desa Mandiri", "Memajukan Budaya Luhur"
ONE, TWO, THREE = "Kecamatan Satu", "Kecamatan Dua", "Kecamatan Tiga"


@pytest.fixture(scope="module")
def store(outlines: Callable[[str], PlanGraph], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    graph = outlines(PLANS)
    for node in list(graph.nodes("Target")):
        graph.add_node(node.id, "Target", value=float(str(node.properties["text"])))
    culture = next(node.id for node in graph.nodes("Mission") if node.text == BUDAYA)
    for document, number in ((DUA, 2), (TIGA, 7)):
        graph.add_edge(culture, "STATED_IN", document, line=90, number=number, wording=BUDAYA)
    folder: Path = tmp_path_factory.mktemp("queries") / "plans.selaras"
    with open_store(str(folder), create=True) as written:
        written.load(graph)
    with open_store(str(folder)) as opened:
        yield opened


def ask(store: Store, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
    table = run(store, name, parameters)
    assert table.columns == tuple(column.name for column in named_queries()[name].columns)
    return list(table.rows)


def test_mission_agencies(store: Store) -> None:
    assert ask(store, "mission-agencies") == [
        (None, 2, TATA, TWO, DUA, "hierarchy", "Goal", "Warga terlayani", [LAYANAN], None, 19, 3),
        (None, 2, TATA, ONE, SATU, "stated", "Goal", "Layanan publik", [], None, 9, 3),
        (None, 5, DESA, THREE, TIGA, "stated", "Agency", THREE, [], None, 26, 3),
        (None, 7, BUDAYA, None, None, None, None, None, [], None, None, 3),
    ]
    assert [row[2] for row in ask(store, "mission-agencies", mission="5")] == [DESA]
    assert [row[3] for row in ask(store, "mission-agencies", mission="tata KELOLA")] == [TWO, ONE]


def test_mission_matrix(store: Store) -> None:
    """Of Satu's program its subactivity is the lowest level, which alone prints 2027; a program without sasaran reaches no misi."""
    assert ask(store, "mission-matrix") == [
        (TWO, DUA, "mission", 2, TATA, None, "hierarchy", 210, 0, 210, ["2026: 150", "2027: 60"], [], []),
        (TWO, DUA, "total", None, None, None, None, 210, 0, 210, ["2026: 150", "2027: 60"], ["2026: 150", "2027: 60"], []),
        (ONE, SATU, "mission", 2, TATA, None, "stated", 2100, 0, 2100, ["2026: 900", "2027: 1200"], [], []),
        (ONE, SATU, "total", None, None, None, None, 2100, 0, 2100, ["2026: 900", "2027: 1200"], ["2026: 900"], []),
        (THREE, TIGA, "mission", 5, DESA, None, "stated", 30, 0, 30, ["2026: 30"], [], []),
        (THREE, TIGA, "none", None, None, None, None, 7, 0, 7, ["2026: 7"], [], []),
        (THREE, TIGA, "total", None, None, None, None, 37, 0, 37, ["2026: 37"], ["2026: 37"], []),
    ]
    assert {row[0] for row in ask(store, "mission-matrix", agency="dua")} == {TWO}


def test_regional_sasaran_matrix(store: Store) -> None:
    """Only Dua says which sasaran RPJMD it serves; the money of the others reaches none."""
    rows = {(row[0], row[2]): row[3:] for row in ask(store, "regional-sasaran-matrix")}
    assert list(rows) == [(TWO, "sasaran"), (TWO, "total"), (ONE, "none"), (ONE, "total"), (THREE, "none"), (THREE, "total")]
    assert rows[TWO, "sasaran"][1:] == (LAYANAN, "stated", 210, 0, 210, ["2026: 150", "2027: 60"])
    assert rows[TWO, "total"] == (None, None, None, 210, 0, 210, ["2026: 150", "2027: 60"])
    assert rows[ONE, "none"] == (None, None, None, 2100, 0, 2100, ["2026: 900", "2027: 1200"])
    assert rows[THREE, "none"] == (None, None, None, 37, 0, 37, ["2026: 37"])
    assert {row[0] for row in ask(store, "regional-sasaran-matrix", agency="dua")} == {TWO}


def test_regional_sasaran_served(store: Store) -> None:
    missions, goals = [f"2. {TATA}"], ["Terbukanya tata kelola daerah"]
    rows = [
        ("Kabupaten Contoh", 3, missions, goals, "Meningkatnya mutu arsip daerah", 0, [], 1),
        ("Kabupaten Contoh", 3, missions, goals, LAYANAN, 1, [TWO], 2),
    ]
    assert ask(store, "regional-sasaran-served") == ask(store, "regional-sasaran-served", region="CONTOH") == rows
    assert ask(store, "regional-sasaran-served", region="tiada") == []


def test_unlinked_goals(store: Store) -> None:
    assert ask(store, "unlinked-goals") == [(THREE, TIGA, "Desa maju", "Goal", [], [DESA], None, 28, [])]


def test_wordings(store: Store) -> None:
    assert ask(store, "wordings") == [
        ("RegionalSasaran", LAYANAN, None, LAYANAN, None, 1, [TWO], False, DUA, None, 18),
        ("RegionalSasaran", LAYANAN, None, "Meningkatnya Layanan Prima bagi Warga", None, 1, [ONE], False, SATU, None, 5),
        ("Mission", BUDAYA, 7, BUDAYA, 7, 2, [ONE, THREE], False, SATU, None, 7),
        ("Mission", BUDAYA, 7, BUDAYA, 2, 1, [TWO], False, DUA, None, 90),
    ]
    assert len(ask(store, "wordings", text="budaya")) == 2


def test_mission_conflicts(store: Store) -> None:
    assert ask(store, "mission-conflicts") == [(TWO, DUA, None, BUDAYA, 7, BUDAYA, [2], TATA, None, 90)]


def test_rpjmd_quotations(outlines: Callable[[str], PlanGraph], tmp_path: Path) -> None:
    """The region's own plan words and numbers misi 2 otherwise, has no misi 5, and a sasaran that nobody quotes."""
    own = PlanGraph()
    document, tata = "contoh/rpjmd-2025-2029", "Terwujudnya tata kelola yang terbuka"
    own.add_node("contoh", "Region", name="Kabupaten Contoh")
    own.add_node(document, "Document", kind="RPJMD", period_start=2025, period_end=2029)
    own.add_edge("contoh", "HAS_PLAN", document, documents=[document])
    for page, (key, text, number) in enumerate((("M2", tata, 3), ("M7", BUDAYA.upper(), 7)), 1):
        id = f"contoh/2025-2029/mission/{key}"
        own.add_node(id, "Mission", text=text, number=number)
        own.add_edge(id, "STATED_IN", document, page=page, wording=text, number=number)
    own.add_node("contoh/2025-2029/rsasaran/SR9", "RegionalSasaran", text="Arsip tertib")
    own.add_edge("contoh/2025-2029/rsasaran/SR9", "STATED_IN", document, page=3, wording="Arsip tertib")
    with open_store(str(tmp_path / "plans.selaras"), create=True) as written:
        written.load(outlines(PLANS))
        written.load(own)
        rows = ask(written, "rpjmd-quotations", region="contoh")
        assert ask(written, "rpjmd-quotations", region="tiada") == []
    told = {(row[2], row[3], row[4], row[5], row[6]) for row in rows}
    assert ("Mission", tata, 3, "number, words", ONE) in told
    assert ("Mission", DESA, None, "not in the RPJMD", THREE) in told
    assert ("RegionalSasaran", "Arsip tertib", None, "not quoted", None) in told
    assert {row[5] for row in rows if row[3] == LAYANAN} == {"not in the RPJMD"}
    assert not [row for row in rows if row[3] == BUDAYA.upper()]  # capitals make no difference


def test_path_up(store: Store) -> None:
    above = ["Program: Program Penunjang", "Sasaran: Loket dekat", "Goal: Warga terlayani"]
    below = ["Program: Program Penunjang", "Sasaran: Layanan cepat", "Goal: Layanan publik"]
    name, code = "Jasa Pelayanan Umum", "2.08.0004"
    assert ask(store, "path-up", text="jasa") == [
        (TWO, DUA, "SubActivity", f"1.02.01.{code}", name, above, 2, TATA, "hierarchy", None, 22),
        (TWO, DUA, "Indicator", None, "Indeks jasa", [f"SubActivity: {name}", *above], 2, TATA, "hierarchy", None, 23),
        (ONE, SATU, "Activity", "7.01.01.2.08", "Jasa Kantor", below, 2, TATA, "stated", None, 12),
        (ONE, SATU, "SubActivity", f"7.01.01.{code}", name, ["Activity: Jasa Kantor", *below], 2, TATA, "stated", None, 13),
    ]
    assert [row[5:9] for row in ask(store, "path-up", text="7.01.03")] == [(["Sasaran: Usaha desa", "Goal: Desa maju"], 5, DESA, "agency")]
    assert [row[5:9] for row in ask(store, "path-up", text="7.01.04")] == [([], None, None, None)], "no goal above it"
    assert ask(store, "path-up", text="") == []


def test_crosscutting(store: Store) -> None:
    assert ask(store, "crosscutting") == [
        ("Mission", 2, TATA, 2, TWO, DUA, "hierarchy", ["Warga terlayani"], None, 19),
        ("Mission", 2, TATA, 2, ONE, SATU, "stated", ["Layanan publik"], None, 9),
    ]


def test_same_subactivity(store: Store) -> None:
    common, name = "X.XX.01.2.08.0004", "Jasa Pelayanan Umum"
    assert ask(store, "same-subactivity") == [
        (common, 2, TWO, DUA, "1.02.01.2.08.0004", name, ["Indeks jasa (Indeks)"], None, 22, ["2026: 100"]),
        (common, 2, ONE, SATU, "7.01.01.2.08.0004", name, ["Jumlah laporan (laporan)"], None, 13, ["2026: 900", "2027: 1200"]),
    ]


def test_without_program(store: Store) -> None:
    assert ask(store, "without-program") == [(ONE, SATU, "Layanan publik", "Tertib", ["Nilai tertib"], None, 15, 1, 0)]


def test_plan_versions(store: Store) -> None:
    """The units' parts of a printed sum are counted once."""
    of, kind = "Kabupaten Contoh", ("Renstra", "2025-2029")
    assert ask(store, "plan-versions") == [
        (of, TWO, DUA, *kind, f"Renstra {TWO}", None, 1, 2, 0, 1, 0, ["2026: 150", "2027: 60"], []),
        (of, ONE, SATU, *kind, f"Renstra {ONE}", None, 1, 1, 1, 1, 0, ["2026: 900"], ["2026: 900"]),
        (of, THREE, TIGA, *kind, f"Renstra {THREE}", None, 1, 2, 0, 0, 0, ["2026: 37"], []),
    ]


def test_cost_per_unit(store: Store) -> None:
    """An index is no unit that can be counted."""
    told = (ONE, SATU, "7.01.01.2.08.0004", "Jasa Pelayanan Umum", "Jumlah laporan", "laporan")
    assert ask(store, "cost-per-unit") == [(*told, 2026, 3.0, 900, 300, None, 13), (*told, 2027, 4.0, 1200, 300, None, 13)]
    assert ask(store, "cost-per-unit", text="7.01", agency="dua") == []


def test_only_here(store: Store) -> None:
    """Both supporting programs are one, whatever their urusan."""
    assert ask(store, "only-here") == [
        (TWO, DUA, "Program", "1.02.02", "Program Kesehatan", 3, None, 24, ["2026: 50", "2027: 60"]),
        (ONE, SATU, "Activity", "7.01.01.2.08", "Jasa Kantor", 3, None, 12, []),
        (THREE, TIGA, "Program", "7.01.03", "Program Desa", 3, None, 30, ["2026: 30"]),
        (THREE, TIGA, "Program", "7.01.04", "Program Lain", 3, None, 31, ["2026: 7"]),
    ]
    assert {row[0] for row in ask(store, "only-here", agency="tiga")} == {THREE}
