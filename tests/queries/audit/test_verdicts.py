"""What `read` says of each sum: the same as the audit; what was not read among the rows; and the confidence in a table."""

from __future__ import annotations

from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.rules import rules
from selaras.queries.audit.sums.confidence import Confidence, Evidence, confidence, overall
from selaras.queries.audit.sums.verdicts import verdicts

DOUBLED = """
document 2026=200_000 2027=100_000
program P1 2026=200_000 2027=100_000
  activity K1 2026=200_000 2027=100_000
    sub SK1 2026=100_000 2027=100_000
"""
FOLLOWING = """
document 2026=100_000 2027=100_000
program P1 2026=100_000 2027=100_000
  activity K1 2026=200_000 2027=100_000
    sub SK1 2026=100_000 2027=100_000
"""


def told(graph: PlanGraph) -> list[tuple[str, int, str, str]]:
    return [
        (entry.sum.owner.rsplit("/", 1)[-1], entry.sum.year, entry.status, entry.kind)
        for entry in verdicts(graph).sums
        if entry.status != "fits"
    ]


def test_a_figure_carried_on_fits_where_it_is_carried_to(outline: Any) -> None:
    assert told(outline(DOUBLED)) == [("K1", 2026, "plan", "double")]


def test_what_follows_inherits_the_cause(outline: Any) -> None:
    assert sorted(told(outline(FOLLOWING))) == [("K1", 2026, "plan", "double"), ("P1", 2026, "plan", "echo")]


def test_read_and_audit_say_the_same(outline: Any) -> None:
    graph = outline(FOLLOWING)
    (finding,) = rules()["D01"].findings(graph)
    failing = {entry.sum.owner for entry in verdicts(graph).sums if entry.status == "plan"}
    assert failing <= {finding.node, *finding.stands_for}


def add_unread(graph: PlanGraph, amounts: int, what: str = "row", **place: Any) -> None:
    document = next(graph.nodes("Document")).id
    graph.add_node(f"{document}/unread/1", "Unread", what=what, reason="baris tanpa nama", words="Kegiatan | 70.000", amounts=amounts)
    graph.add_edge(f"{document}/unread/1", "STATED_IN", document, **place)


@pytest.mark.parametrize(
    ("amounts", "line", "table", "status"),
    [
        (1, 4, "T", "reading"),  # between its rows
        (1, 6, "T", "reading"),  # after its last row, before the next figure of the table
        (0, 4, "T", "plan"),  # holds no money
        (1, 9, "T", "plan"),  # below another parent
        (1, 4, "B", "plan"),  # another table beside it
    ],
)
def test_money_unread_among_the_rows_makes_it_a_question(outline: Any, amounts: int, line: int, table: str, status: str) -> None:
    graph = outline("""
program P1 2026=173_500 2027=100_000
  activity K1 2026=50_000 2027=50_000

  activity K2 2026=50_000 2027=50_000

program P2 2026=5_000
  activity K3 2026=5_000
""")
    add_unread(graph, amounts, line=line, table=table)
    assert told(graph) == [("P1", 2026, status, "other")]


def test_a_lone_cell_excuses_nothing_where_every_row_has_its_figure(outline: Any) -> None:
    graph = outline(DOUBLED)
    add_unread(graph, 1, "cell", line=5, table="T")
    assert told(graph) == [("K1", 2026, "plan", "double")]
    silent = outline("""
program P1 2026=100_000 2027=100_000
  activity K1 2026=50_000 2027=50_000
  activity K2 2027=50_000
""")
    add_unread(silent, 1, "cell", line=4, table="T")
    assert told(silent) == [("P1", 2026, "reading", "double")]


def test_on_pages_a_page_stands_for_its_lines(outline: Any) -> None:
    graph = outline("program P1 2026=173_500 2027=1\n  activity K1 2026=100_000 2027=1\nprogram P2 2026=5_000\n  activity K2 2026=5_000")
    for edge in graph.edges("STATED_IN"):
        edge.properties["page"] = 7 if edge.properties.pop("line") < 3 else 9
    add_unread(graph, 1, page=9, table="T")
    assert told(graph) == [("P1", 2026, "plan", "other")]
    (node,) = list(graph.nodes("Unread"))
    graph.add_edge(node.id, "STATED_IN", next(graph.nodes("Document")).id, page=7, table="T")
    assert told(graph) == [("P1", 2026, "reading", "other")]


@pytest.mark.parametrize(
    ("evidence", "level", "reason"),
    [
        (Evidence((10, 10), (50, 50), (20, 20), (5, 5)), "high", "5 of 5 sums"),
        (Evidence((10, 10), (50, 50), (20, 20), (2, 0)), "high", "10 of 10 rows"),
        (Evidence((10, 10), (50, 50), (20, 20), (10, 8)), "medium", "8 of 10 sums"),
        (Evidence((10, 10), (50, 50), (20, 20), (10, 5)), "low", "5 of 10 sums"),
        (Evidence((10, 7), (50, 50)), "medium", "7 of 10 rows"),
        (Evidence((10, 10), (50, 20)), "low", "20 of 50 cells"),
        (Evidence((10, 10), (50, 50), (100, 97), (5, 5)), "medium", "3 of 100 amounts of money are damaged"),
        (Evidence((10, 0), (50, 50)), "low", "not one row"),
        (Evidence((10, 10), (50, 50), (20, 20), (5, 5), recognised=True), "medium", "read by OCR"),
        (Evidence((10, 10), (50, 20), recognised=True), "low", "read by OCR"),
    ],
)
def test_confidence(evidence: Evidence, level: str, reason: str) -> None:
    found = confidence(evidence)
    assert found.level == level
    assert any(reason in told.en for told in found.reasons)
    assert all(told.id and told.id != told.en for told in found.reasons)


def test_the_whole_is_as_good_as_most_of_its_facts() -> None:
    good, bad = Confidence("high", ()), Confidence("low", ())
    both = [overall(facts) for facts in ([(good, 60), (bad, 40)], [(good, 40), (bad, 60)])]
    assert [found.level for found in both if found] == ["high", "low"]
    assert overall([]) is None
