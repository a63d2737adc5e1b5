"""What a store says of itself, on either engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from selaras.graph.model import PlanGraph
from selaras.graph.stores.info import FolderInfo, ServerInfo, info

if TYPE_CHECKING:
    from .conftest import Place


def test_it_counts_what_the_graph_holds(place: Place, plan: Callable[..., PlanGraph]) -> None:
    graph = plan(title="Renstra é")
    other = plan("Kecamatan Lain", programs=())
    with place.open() as store:
        assert info(store).counts.nodes == {} and info(store).documents == []
        store.load(graph)
        store.load(other)
        graph.merge(other)
        found = info(store)
    data = graph.to_dict()
    labels = [node["label"] for node in data["nodes"]]
    types = [edge["type"] for edge in data["edges"]]
    assert found.counts.nodes == {label: labels.count(label) for label in labels}
    assert found.counts.relations == {type: types.count(type) for type in types}
    assert list(found.counts.nodes)[:2] == ["Document", "Region"], "in the order of the ontology"
    stated = [{edge.source for edge in graph.edges("STATED_IN") if edge.target == one.id} for one in found.documents]
    assert [(one.agency, one.title, one.nodes) for one in found.documents] == [
        ("Kecamatan Lain", None, len(stated[0])),
        ("Kecamatan Perak", "Renstra é", len(stated[1])),
    ]
    told = json.loads(json.dumps(found.told()))
    assert told["store"] == place.url and told["nodes"] == found.counts.nodes and told["kind"] in ("folder", "server")


def test_a_store_says_where_it_is(place: Place) -> None:
    with place.open() as store:
        found = info(store).place
    if place.kind == "embedded":
        assert isinstance(found, FolderInfo)
        assert found.engine == found.installed and found.engine.startswith("arcadedb ") and found.size > 0
    else:
        assert isinstance(found, ServerInfo)
        assert found.server.startswith("Neo4j Kernel 5.") and found.database == "neo4j"
        assert found.constraints is not None and "selaras_program_id" in found.constraints and found.missing == []
