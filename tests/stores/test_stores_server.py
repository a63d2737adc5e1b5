"""Addresses of servers: understood or refused before any connection; no password in them."""

from __future__ import annotations

import re

import pytest
from selaras.graph.errors import StoreError
from selaras.graph.stores import open_store
from selaras.graph.stores.constraints import constraints, edge_types
from selaras.ontology.schema import schema


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://localhost:7474", "http://"),
        ("neo4j://", "tanpa nama server"),
        ("bolt://neo4j:rahasia@localhost:7687", "kata sandi"),
        ("bolt://127.0.0.1:1", "tidak dapat dihubungi"),
        ("neo4j://127.0.0.1:1/rencana", "tidak dapat dihubungi"),
    ],
)
def test_addresses_that_cannot_be_opened(url: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError, match=re.escape(told)) as caught:
        open_store(url, password="rahasia")
    assert "rahasia" not in str(caught.value) + caught.value.line("en")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_constraints_and_tables_come_from_the_ontology() -> None:
    statements = constraints(schema())
    assert len(statements) == len(schema().node_types)
    assert (
        statements["selaras_sub_activity_id"]
        == "CREATE CONSTRAINT selaras_sub_activity_id IF NOT EXISTS FOR (n:SubActivity) REQUIRE n.id IS UNIQUE"
    )
    assert len(edge_types(schema())) == len(schema().relation_types)
