"""A sample of what groups.py counts: agencies of one region beside each other, as each planner wrote."""

from __future__ import annotations

import pytest

from .groups import FAULTS, tried
from .plants import shown


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_between_plans_is_found_and_nothing_beside_it(rule: str) -> None:
    kind, beside = tried(rule, 4)
    assert (kind, [shown(finding) for finding in beside]) == ("found", [])


def test_other_wordings_are_no_fault() -> None:
    _, beside = tried("clean", 5)
    assert [shown(finding) for finding in beside] == []
