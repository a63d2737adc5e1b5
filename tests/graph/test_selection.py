"""Parts of a graph: an agency's plans, what serves a misi, a branch with its path up; always whole graphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras import examples
from selaras.graph.errors import InputError
from selaras.graph.files import read_json
from selaras.graph.model import PlanGraph, Value
from selaras.graph.selection import branch, of_agencies, of_documents, of_mission, select

REGION = "contoh"


def add_plan(graph: PlanGraph, name: str, misi: str, *, knows_misi: bool = True) -> str:
    """A plan of kecamatan `name` whose goal quotes the sasaran RPJMD under `misi`; one that prints no misi leaves the way up to others."""
    agency = f"{REGION}/kec-{name}"
    plan = f"{agency}/renstra-2025-2029"
    graph.add_node(REGION, "Region", name="Kabupaten Contoh")
    graph.add_node(agency, "Agency", name=f"Kecamatan {name.title()}")
    graph.add_node(plan, "Document", kind="Renstra", period_start=2025, period_end=2029)
    lines = iter(range(1, 100))

    def state(id: str, label: str, **properties: Value) -> str:
        graph.add_node(id, label, **properties)
        graph.add_edge(id, "STATED_IN", plan, line=next(lines))
        return id

    def join(source: str, type: str, target: str) -> None:
        graph.add_edge(source, type, target, documents=[plan])

    join(agency, "PART_OF", REGION)
    join(agency, "HAS_PLAN", plan)
    regional = state(f"{REGION}/sasaran/{misi}", "RegionalSasaran", text=f"Sasaran daerah {misi}")
    if knows_misi:
        visi = state(f"{REGION}/visi", "Vision", text="Maju")
        join(REGION, "HAS_VISION", visi)
        mission = state(f"{REGION}/misi/{misi}", "Mission", text=f"Misi {misi}", number=int(misi), list="RPJMD")
        join(visi, "HAS_MISSION", mission)
        join(mission, "HAS_SASARAN", regional)
    goal = state(f"{plan}/tujuan/t", "Goal", text="Tujuan")
    join(agency, "HAS_GOAL", goal)
    join(goal, "SUPPORTS", regional)
    for at in (1, 2):
        sasaran = state(f"{plan}/sasaran/{at}", "Sasaran", text=f"Sasaran {at}")
        join(goal, "HAS_SASARAN", sasaran)
        program = state(f"{plan}/prog/7.01.0{at}", "Program", name=f"Program {at}", code=f"7.01.0{at}")
        join(sasaran, "HAS_PROGRAM", program)
        budget = state(f"{program}/pagu/2026", "Budget", year=2026, rupiah=1000 * at)
        join(program, "FUNDED_BY", budget)
        indicator = state(f"{program}/ind/i", "Indicator", text="Indeks", unit="%")
        join(program, "MEASURED_BY", indicator)
        unit = f"{agency}/unit/seksi-{at}"
        graph.add_node(unit, "Unit", name=f"Seksi {at}")
        join(budget, "SPENT_BY", unit)
    state(f"{plan}/unread/1", "Unread", what="table", reason="UNKNOWN_TABLE", amounts=0)
    return plan


@pytest.fixture
def region() -> PlanGraph:
    """Melati serves misi 1, Kenanga misi 2, and Anggrek the sasaran RPJMD that only Kenanga says to stand under misi 2."""
    graph = PlanGraph()
    add_plan(graph, "melati", "1")
    add_plan(graph, "kenanga", "2")
    add_plan(graph, "anggrek", "2", knows_misi=False)
    assert graph.check() == []
    return graph


def labelled(graph: PlanGraph, *labels: str) -> set[str]:
    return {node.id.removeprefix(f"{REGION}/") for label in labels for node in graph.nodes(label)}


def test_nothing_asked_for_leaves_the_graph_as_it_is(region: PlanGraph) -> None:
    assert select(region) is region
    assert select(region, agency=" ") is region


def test_an_agency_brings_its_whole_plan(region: PlanGraph) -> None:
    part = of_agencies(region, "melati")
    assert part.check() == []
    assert labelled(part, "Agency", "Document") == {"kec-melati", "kec-melati/renstra-2025-2029"}
    assert labelled(part, "Mission") == {"misi/1"}
    assert labelled(part, "Unit") == {"kec-melati/unit/seksi-1", "kec-melati/unit/seksi-2"}
    assert len(list(part.nodes("Unread"))) == 1
    assert part.node(f"{REGION}/visi").text == "Maju"


def test_a_way_up_that_another_plan_knows_comes_along_with_that_plan(region: PlanGraph) -> None:
    part = of_agencies(region, "Kecamatan Anggrek")
    assert part.check() == []
    assert labelled(part, "Mission", "Vision") == {"misi/2", "visi"}
    assert labelled(part, "Document") == {"kec-anggrek/renstra-2025-2029", "kec-kenanga/renstra-2025-2029"}
    assert labelled(part, "Goal") == {"kec-anggrek/renstra-2025-2029/tujuan/t"}  # of the other nothing but the way
    assert labelled(part, "Agency") == {"kec-anggrek"}


def test_part_of_a_name_takes_all_agencies_that_have_it(region: PlanGraph) -> None:
    assert labelled(of_agencies(region, "kecamatan"), "Agency") == {"kec-melati", "kec-kenanga", "kec-anggrek"}


def test_a_misi_brings_all_that_serves_it(region: PlanGraph) -> None:
    for text in ("2", "misi 2", f"{REGION}/misi/2"):
        part = of_mission(region, text)
        assert part.check() == []
        assert labelled(part, "Mission") == {"misi/2"}
        assert labelled(part, "Agency") == {"kec-kenanga", "kec-anggrek"}
        assert len(list(part.nodes("Program"))) == 4
        assert len(list(part.nodes("Unread"))) == 2  # what might be missing is told


def test_the_number_of_a_misi_is_that_of_the_regions_list(region: PlanGraph) -> None:
    plan = f"{REGION}/kec-melati/renstra-2025-2029"
    region.add_node(f"{REGION}/misi/janji", "Mission", text="Janji", number=2, list="campaign")
    region.add_edge(f"{REGION}/misi/janji", "STATED_IN", plan, line=90)
    assert labelled(of_mission(region, "2"), "Mission") == {"misi/2"}


def test_a_branch_has_its_path_up_and_nothing_beside_it(region: PlanGraph) -> None:
    plan = f"{REGION}/kec-melati/renstra-2025-2029"
    part = branch(region, f"{plan}/prog/7.01.01")
    assert part.check() == []
    assert labelled(part, "Sasaran") == {"kec-melati/renstra-2025-2029/sasaran/1"}
    assert labelled(part, "Program", "Budget", "Indicator") == {
        f"kec-melati/renstra-2025-2029/prog/7.01.01{rest}" for rest in ("", "/pagu/2026", "/ind/i")
    }
    assert labelled(part, "Goal", "RegionalSasaran", "Mission", "Vision") == {
        "kec-melati/renstra-2025-2029/tujuan/t", "sasaran/1", "misi/1", "visi",
    }  # fmt: skip
    assert labelled(part, "Unit") == {"kec-melati/unit/seksi-1"}


def test_a_figure_leads_up_through_what_it_belongs_to(region: PlanGraph) -> None:
    part = branch(region, f"{REGION}/kec-melati/renstra-2025-2029/prog/7.01.01/ind/i")
    assert labelled(part, "Program", "Mission") == {"kec-melati/renstra-2025-2029/prog/7.01.01", "misi/1"}
    assert not list(part.nodes("Budget"))


@pytest.mark.parametrize(("root", "agencies"), [("kec-melati", 1), (f"{REGION}/kec-melati/renstra-2025-2029", 1), (REGION, 3)])
def test_the_branch_of_an_actor_or_a_plan_is_all_its_plans(region: PlanGraph, root: str, agencies: int) -> None:
    part = branch(region, root)
    assert len(list(part.nodes("Agency"))) == agencies
    assert len(list(part.nodes("Program"))) == 2 * agencies


def test_what_is_asked_for_holds_together(region: PlanGraph) -> None:
    part = select(region, agency="anggrek", misi="2", root="prog/7.01.02")
    assert labelled(part, "Program") == {"kec-anggrek/renstra-2025-2029/prog/7.01.02"}
    assert labelled(part, "Mission") == {"misi/2"}


@pytest.mark.parametrize(
    ("narrowed", "text", "told"),
    [
        (of_agencies, "mawar", "Kecamatan Melati"),
        (of_mission, "9", "1 “Misi 1”; 2 “Misi 2”"),
        (of_mission, "misi", "ada 2 misi"),
        (of_mission, "misi", "contoh/misi/1 (1 “Misi 1”)"),
        (branch, "prog/7.01.01", "ada 3 simpul"),
        (branch, "tidak-ada", "tidak ada simpul"),
    ],
)
def test_what_is_not_there_or_not_one_is_told(
    region: PlanGraph, narrowed: Callable[[PlanGraph, str], PlanGraph], text: str, told: str
) -> None:
    with pytest.raises(InputError) as error:
        narrowed(region, text)
    assert told in error.value.line("id")


def real() -> list[PlanGraph]:
    return [read_json(path) for path in examples.plans()]


def test_parts_of_real_plans_are_whole_graphs_and_keep_every_path_up() -> None:
    for graph in real():
        (plan,) = [node.id for node in graph.nodes("Document")]
        assert {node.id for node in of_documents(graph, [plan]).nodes()} == {node.id for node in graph.nodes() if reached(graph, node.id)}
        for label in ("Goal", "Program", "Activity"):
            for node in list(graph.nodes(label))[:4]:
                part = branch(graph, node.id)
                assert part.check() == []
                below = {edge.target for edge in graph.out(node.id) if edge.type.startswith("HAS_") and edge.type != "HAS_REALISATION"}
                assert below <= {other.id for other in part.nodes()}
                for above in graph.into(node.id, "HAS_SASARAN", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY"):
                    assert part.has(above.source)


def reached(graph: PlanGraph, id: str) -> bool:
    """Whether a node is of the plan: stated, or an actor, unit, code or concept that it names."""
    return bool(graph.out(id) or graph.into(id))


def test_missions_of_real_plans_partition_what_serves_them() -> None:
    for graph in real():
        served = {node.id for node in graph.nodes("Mission") if graph.into(node.id, "SUPPORTS") or graph.out(node.id)}
        for mission in served:
            part = of_mission(graph, mission)
            assert part.check() == []
            assert part.has(mission)
            direct = {edge.source for edge in graph.into(mission, "SUPPORTS")}
            assert direct <= {node.id for node in part.nodes()}
