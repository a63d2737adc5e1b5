"""Which sums reconcile, which the plan got wrong and which the reading: small plans as data; and the confidence in a table."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from selaras.queries.audit.sums.confidence import Confidence, Evidence, confidence, overall
from selaras.queries.audit.sums.verdicts import Unread, verdicts

CASES = tomllib.loads(Path(__file__).with_name("verdict_cases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], outline: Any) -> None:
    found = verdicts(outline(case["plan"]), [Unread(None, line, words) for line, words in case.get("unread", [])])
    failing = [entry for entry in found if entry.status != "fits"]
    told = [f"{entry.sum.owner.rsplit('/', 1)[-1]} {entry.sum.year}: {entry.status}, {entry.kind}" for entry in failing]
    assert sorted(told) == case["failing"]
    assert len(found) - len(failing) == case["fits"]
    assert all(entry.because.id and entry.because.en and entry.budgets for entry in failing)
    assert any(case.get("because", "") in entry.because.id for entry in failing) or not failing


def test_on_pages_a_page_stands_for_its_lines(outline: Any) -> None:
    graph = outline("program P1 2026=170_000\n  activity K1 2026=100_000\nprogram P2 2026=5_000\n  activity K2 2026=5_000")
    for edge in graph.edges("STATED_IN"):
        edge.properties["page"] = 7 if edge.properties.pop("line") < 3 else 9
    (near,) = [entry for entry in verdicts(graph, [Unread(7, None, "x | 70.000")]) if entry.status != "fits"]
    assert near.status == "reading" and near.because.en.endswith("The gap is printed at p. 7, on a row that was not read.")
    (far,) = [entry for entry in verdicts(graph, [Unread(9, None, "x | 70.000")]) if entry.status != "fits"]
    assert far.status == "plan"


@pytest.mark.parametrize(
    ("evidence", "level", "reason"),
    [
        (Evidence((10, 10), (50, 50), (20, 20), (5, 5)), "high", "5 of 5 sums"),
        (Evidence((10, 10), (50, 50), (20, 20), (10, 10), 4), "high", "4 of them faults of the plan"),
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
