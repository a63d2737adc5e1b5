"""Questions about pages read from pictures are one, which stands for the others; what is asked elsewhere stays by itself."""

from __future__ import annotations

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.asked import asked_once
from selaras.queries.audit.findings import Cause, Finding, Place
from selaras.queries.audit.rules import rules
from selaras.queries.texts import Text

DOCUMENT = "contoh/kec-melati/renstra-2025-2029"
SAME = Text("x", "x")


@pytest.fixture
def graph() -> PlanGraph:
    found = PlanGraph()
    found.add_node(DOCUMENT, "Document", title="Renstra", kind="Renstra", period_start=2025, period_end=2029, recognised=[7, 8, 9, 20])
    return found


def question(rule: str, page: int, node: str, cause: Cause = "reading", stands_for: tuple[str, ...] = ()) -> Finding:
    told = rules()[rule]
    return Finding(
        f"{rule}-{node}", rule, told.severity, told.title, "Kecamatan Melati", node, (node,), Place(DOCUMENT, page), SAME, SAME, cause,
        Text("Selnya kosong.", "Its cell is empty."), SAME, ("P88",), stands_for,
    )  # fmt: skip


def test_one_question_stands_for_those_of_pages_that_follow_upon_each_other(graph: PlanGraph) -> None:
    several = [question("C04", 9, "c"), question("B01", 7, "a", stands_for=("a2",)), question("B01", 8, "b")]
    (asked,) = asked_once(graph, several)
    assert (asked.rule, asked.node, set(asked.stands_for)) == ("B01", "a", {"a2", "b", "c"})
    assert asked.because.id.startswith("Selnya kosong.")
    assert "hlm. 8–9" in asked.because.id and "2 hal lain" in asked.because.id
    assert "(B01 1, C04 1)" in asked.because.en


def test_what_stands_elsewhere_or_blames_the_plan_stays(graph: PlanGraph) -> None:
    apart = [question("B01", 7, "a"), question("B01", 20, "b"), question("B01", 8, "c", cause="plan"), question("B01", 30, "d")]
    assert asked_once(graph, apart) == apart
    printed = [question("D08", page, f"n{page}") for page in (30, 31)]
    assert asked_once(graph, printed) == printed
