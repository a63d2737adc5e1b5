"""`selaras rules`: a list for who looks for one, and all that there is to say of one rule."""

from __future__ import annotations

import json

import pytest
from selaras.queries.audit.rules import rules

from .conftest import Run


def test_the_list_has_every_rule(selaras: Run) -> None:
    lines = selaras("rules").out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(rules())


@pytest.mark.parametrize("name", ["D01", "d01", "budget.sum", "Budget.Sum"])
def test_one_rule_is_explained(selaras: Run, name: str) -> None:
    told = selaras("rules", name, "--lang", "en").out
    rule = rules()["D01"]
    for words in (rule.title.en, rule.why.en, rule.bad.en, rule.good.en, rule.cure.en, "1.c.1", "Permendagri 86/2017"):
        assert words in told


def test_an_unknown_rule_is_told_with_its_neighbour(selaras: Run) -> None:
    assert "budget.sum" in selaras("rules", "budget.sun").error


def test_as_json(selaras: Run) -> None:
    told = json.loads(selaras("rules", "--format", "json").out)
    assert [rule["id"] for rule in told] == list(rules())
    assert all(rule["bad"] and rule["good"] and rule["lke"] for rule in told)


def test_audit_takes_the_dotted_name(selaras: Run, folder: object) -> None:
    assert "budget.sum" in selaras("audit", "--rule", "budget.sun").error


def test_a_rule_that_a_query_can_ask_shows_its_cypher(selaras: Run) -> None:
    told = selaras("rules", "A03").out
    assert "MATCH (n)" in told
    assert "RETURN DISTINCT n.id AS node" in told
    assert "MATCH" not in selaras("rules", "D01").out
    (listed,) = json.loads(selaras("rules", "A03", "--format", "json").out)
    assert listed["cypher"] == rules()["A03"].candidates.strip()
