"""Every rule on its cases: small plans that pass and small plans that fail, kept as data in cases/<rule>.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from selaras.queries.audit.rules import rules

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            found.append(pytest.param(file.stem.upper(), case, id=f"{file.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize(("rule", "case"), cases())
def test_case(rule: str, case: dict[str, Any], outline: Any) -> None:
    """Exactly the expected findings, in any order; of the texts, the given part must occur in them."""
    found = [finding.to_dict() for finding in rules()[rule].findings(outline(case["plan"]))]
    told = "\n".join(f"{item['node']}: {item['because']}" for item in found)
    left = list(found)
    for expected in case["findings"]:
        match = next((item for item in left if agrees(item, expected)), None)
        assert match is not None, f"{expected} not in\n{told}"
        left.remove(match)
    assert not left, told


def agrees(finding: dict[str, Any], expected: dict[str, Any]) -> bool:
    node = expected["node"]
    same = node == ("document" if finding["node"] == finding["document"] else finding["node"].rsplit("/", 1)[-1])
    exact = all(finding[key] == expected[key] for key in ("severity", "cause", "line", "expected") if key in expected)
    if "stands_for" in expected:
        exact = exact and [id.rsplit("/", 1)[-1] for id in finding["stands_for"]] == expected["stands_for"]
    partly = all(expected[key] in finding[key] for key in ("found", "because") if key in expected)
    return same and exact and partly


def test_every_rule_has_cases_that_fail_and_that_pass() -> None:
    for rule in rules():
        file = CASES / f"{rule.lower()}.toml"
        assert file.is_file(), f"{rule} has no cases"
        listed = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
        assert any(case["findings"] for case in listed), f"{rule}: no case that fails"
        assert any(not case["findings"] for case in listed), f"{rule}: no case that passes"
