"""What a rule finds is among what its Cypher, or the named query that asks the same, lists; and that is the same on both engines."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.queries.audit.findings import Finding
from selaras.queries.audit.rules import rules
from selaras.queries.run import run

from ..queries.conftest import build

CASES = Path(__file__).parents[1] / "queries" / "audit" / "cases"
WITH_CYPHER = [name for name, rule in rules().items() if rule.candidates]
BY_NAME = ("A01", "A04", "A06", "E01", "E02")


@dataclass(frozen=True, slots=True)
class Asked:
    """The plans of all cases in one store of either engine, and what each rule finds in its own."""

    found: dict[str, list[Finding]]
    nodes: PlanGraph
    stores: tuple[Store, Store]

    def rows(self, cypher: str) -> set[str]:
        """The ids that a query lists; the same by both."""
        one, other = (run(store, cypher).rows for store in self.stores)
        assert one == other
        return {row[0] for row in one}

    def named(self, name: str) -> list[dict[str, Any]]:
        """The rows of a named query; the same by both."""
        one, other = (run(store, name) for store in self.stores)
        assert one.rows == other.rows
        return [dict(zip(one.columns, row, strict=True)) for row in one.rows]


def graphs() -> Iterator[tuple[str, PlanGraph]]:
    """The plan of every case of the rules in question, each in a region of its own."""
    for name in dict.fromkeys((*WITH_CYPHER, *BY_NAME)):
        listed = tomllib.loads((CASES / f"{name.lower()}.toml").read_text(encoding="utf-8"))["case"]
        for number, case in enumerate(listed):
            told = json.dumps(build(case["plan"]).to_dict())
            own = told.replace('"contoh', f'"contoh{name.lower()}{number}').replace("Contoh", f"Contoh{name}{number}")
            yield name, PlanGraph.from_dict(json.loads(own))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Any) -> Iterator[Asked]:
    whole, found = PlanGraph(), dict[str, list[Finding]]()
    for name, graph in graphs():
        found.setdefault(name, []).extend(rules()[name].findings(graph))
        whole.merge(graph)
    with ExitStack() as stack:
        stack.enter_context(neo4j_server.lent())
        stores = (
            stack.enter_context(open_store(tmp_path_factory.mktemp("aturan") / "uji.selaras", create=True)),
            stack.enter_context(open_store(neo4j_server.uri, write=True)),
        )
        for store in stores:
            store.load(whole)
        yield Asked(found, whole, stores)


@pytest.mark.parametrize("name", WITH_CYPHER)
def test_what_a_rule_finds_is_among_its_candidates(asked: Asked, name: str) -> None:
    found = {finding.node for finding in asked.found[name]}
    assert found
    assert found <= asked.rows(rules()[name].candidates)


def test_named_queries_list_what_the_rules_find(asked: Asked) -> None:
    """Orphans, sasaran without a program, tujuan without a way up, shared subkegiatan, sasaran RPJMD that nobody serves."""
    nodes = {name: [finding.node for finding in found] for name, found in asked.found.items()}
    texts = {name: {asked.nodes.node(node).text for node in nodes[name]} for name in BY_NAME}
    assert set(nodes["A01"]) <= {row["id"] for row in asked.named("orphan-indicators")}
    assert texts["A04"] <= {row["sasaran"] for row in asked.named("without-program")}
    assert texts["A06"] <= {row["goal"] for row in asked.named("unlinked-goals")}
    assert texts["E01"] <= {row["name"] for row in asked.named("same-subactivity")}
    idle = {row["sasaran"] for row in asked.named("regional-sasaran-served") if row["agencies"] == 0}
    served = {row["shared"] for row in asked.named("crosscutting")}
    assert not texts["E02"] & served
    assert {asked.nodes.node(node).text for node in nodes["E02"] if asked.nodes.node(node).label == "RegionalSasaran"} <= idle
