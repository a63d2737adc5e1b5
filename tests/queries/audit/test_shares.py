"""Shares by item of the working sheet, never better than what was read; many plans at a glance."""

from __future__ import annotations

from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.rules import rules
from selaras.queries.audit.run import audit
from selaras.queries.audit.shares import Judged, Read, read_of
from selaras.queries.audit.summary import most_frequent, plans

DOCUMENT = "contoh/kec-contoh/renstra-2025-2029"
PLAN = """
goal T1
  indicator I1
  sasaran S1
    indicator I2 years=2026-2027 t2026=1 t2027=2
    program P1 2026=100 2027=100
      activity K1 2026=60 2027=60
      activity K2 2026=40 2027=40
"""


def _lose(graph: PlanGraph, amounts: int) -> PlanGraph:
    graph.add_node(f"{DOCUMENT}/unread/1", "Unread", what="rows", reason="rusak", words="x", amounts=amounts)
    graph.add_edge(f"{DOCUMENT}/unread/1", "STATED_IN", DOCUMENT, line=9, cell="x", table="T")
    return graph


def test_a_node_that_one_rule_fails_fails_the_item() -> None:
    one = Judged({"a", "b"}, {"a"})
    one.add(Judged({"b", "c"}, {"c"}))
    assert (one.items, one.failing) == ({"a", "b", "c"}, {"a", "c"})


def test_items_unite_the_rules_of_the_sheet(outline: Any) -> None:
    report = audit(outline(PLAN))
    found = {share.of: share for share in report.items}
    assert set(found) == {rule.lke for rule in rules().values()}
    alone = audit(outline(PLAN), ["A02"])
    assert [(share.of, share.items, share.passed) for share in alone.items] == [("1.b.5", 2, 2)]


@pytest.mark.parametrize(("amounts", "grade"), [(0, "A"), (1, "B"), (5, "C"), (40, "D"), (200, "E")])
def test_no_grade_is_better_than_what_was_read(outline: Any, amounts: int, grade: str) -> None:
    """Eight figures are read of this plan: of 8 + 1 less than 90 % is read, of 8 + 5 less than 75 %, and so on."""
    graph = _lose(outline(PLAN), amounts) if amounts else outline(PLAN)
    assert read_of(graph)[DOCUMENT] == Read(8, amounts, 0)
    assert {share.grade for share in audit(graph, ["A02"]).items} == {grade}


def test_a_lost_table_allows_no_a() -> None:
    assert Read(100, 0, 0).limit == "A"
    assert Read(100, 0, 1).limit == "B"
    assert Read(0, 0, 0).limit == "A"


def test_many_plans(outline: Any) -> None:
    graph = outline(
        """
agency "Kecamatan Satu"
goal T1
  indicator I1
agency "Kecamatan Dua"
goal T1
  sasaran S1
  sasaran S2
    indicator I2
agency "Kecamatan Tiga"
goal T1
  sasaran S1
    indicator I1
"""
    )
    listed = plans(audit(graph, ["A02", "A04"]))
    assert [(plan.of.agency, plan.counts["error"], plan.is_clean) for plan in listed] == [
        ("Kecamatan Dua", 2, False),
        ("Kecamatan Tiga", 1, False),
        ("Kecamatan Satu", 0, True),
    ]
    assert [(entry.rule, entry.findings, entry.plans) for entry in most_frequent(listed)] == [("A02", 3, 2)]
