"""What `selaras serve` asks of a store, on both engines: plans with their ways up, and answers with a drawing."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from selaras.graph.errors import QueryError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.graph.stores.ways_up import plans_with_ways_up
from selaras.visualizations.serving.answers import MOST_ROWS, answer
from selaras.visualizations.serving.app import application
from starlette.testclient import TestClient

ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b RETURN sum(a * b)"


def quoting(graph: PlanGraph) -> str:
    """Have a plan's goal serve a sasaran of the region; the plan's id."""
    (document,), (goal,) = ([node.id for node in graph.nodes(label)] for label in ("Document", "Goal"))
    graph.add_node("sr", "RegionalSasaran", text="Meningkatnya mutu pelayanan publik")
    graph.add_edge("sr", "STATED_IN", document, line=900)
    graph.add_edge(goal, "SUPPORTS", "sr", documents=[document])
    return document


def test_a_plan_comes_with_the_way_up_that_another_knows(place: Any, plan: Callable[..., PlanGraph]) -> None:
    knowing, silent = plan("Kecamatan Melati"), plan("Kecamatan Kenanga")
    known, document = quoting(knowing), quoting(silent)
    (misi,) = [node.id for node in knowing.nodes("Mission")]
    knowing.add_edge(misi, "HAS_SASARAN", "sr", documents=[known])
    for label in ("Vision", "Mission"):
        silent.remove_node(next(node.id for node in silent.nodes(label)))
    whole = PlanGraph()
    whole.merge(knowing)
    whole.merge(silent)
    with place.open() as store:
        store.load(whole)
        alone = store.graph(document)
        assert not list(alone.nodes("Mission"))
        found = plans_with_ways_up(store, [document])
        assert found.check() == []
        assert [node.text for node in found.nodes("Vision")] == ["Maju"]
        (goal,) = [node.id for node in found.nodes("Goal")]
        assert {found.node(edge.target).label for edge in found.out(goal, "SUPPORTS")} == {"Mission", "RegionalSasaran"}
        assert {node.id for node in found.nodes("Agency")} == {node.id for node in alone.nodes("Agency")}
        assert len(list(found.nodes("Program"))) == 2  # of the other plan nothing but the way
        both = plans_with_ways_up(store, [document, known])
        assert len(list(both.nodes("Program"))) == 4


def test_an_answer_has_rows_and_a_drawing_of_the_nodes_in_them(place: Any, plan: Callable[..., PlanGraph]) -> None:
    with place.open() as store:
        store.load(plan())
        told = answer(store, "MATCH (s:Sasaran)-[:HAS_PROGRAM]->(p:Program) RETURN s, p, p.code AS code ORDER BY code", {}, timeout=20.0)
        assert told["columns"] == ["s", "p", "code"]
        assert [row[2] for row in told["rows"]] == ["7.01.01", "7.01.02"]
        assert sorted(box["label"] for box in told["drawing"]["boxes"]) == ["Program", "Program", "Sasaran"]
        assert [line["type"] for line in told["drawing"]["lines"]] == ["HAS_PROGRAM", "HAS_PROGRAM"]
        columns = {box["label"]: box["x"] for box in told["drawing"]["boxes"]}
        assert columns["Sasaran"] < columns["Program"]
        assert answer(store, "MATCH (b:Budget) RETURN b.rupiah AS r LIMIT 1", {}, timeout=20.0)["rows"] == [["9007199254740993"]]
        plain = answer(store, "MATCH (p:Program) WHERE p.code = $c RETURN p.code AS c", {"c": '"7.01.01"'}, timeout=20.0)
        assert (plain["rows"], plain["drawing"]) == ([["7.01.01"]], None)
        many = answer(store, "UNWIND range(1, 5000) AS n RETURN n", {}, timeout=20.0)
        assert (len(many["rows"]), many["more"]) == (MOST_ROWS, True)
        named = answer(store, "cascade", {"agency": "perak"}, timeout=20.0, lang="en")
        assert {"agency", "pagu"} <= set(named["columns"])
        assert not named["more"]


def test_a_store_opened_with_a_time_limit_holds_each_query_to_it(place: Any, plan: Callable[..., PlanGraph]) -> None:
    with place.open() as store:
        store.load(plan())
    with (
        open_store(place.url, user=place.server.user, password=place.server.password, timeout=5.0)
        if place.server
        else open_store(place.url, timeout=5.0) as store
    ):
        with pytest.raises(QueryError, match="batas waktu"):
            store.rows(ENDLESS)
        assert len(store.graph()) > 0
        with pytest.raises(QueryError, match="menulis"):
            answer(store, "CREATE (n:Agency {id: 'x', name: 'x'}) RETURN n", {}, timeout=5.0)


class _Open:
    """A store held open, as the application asks for one."""

    name = "uji"

    def __init__(self, store: Store) -> None:
        self.store = store

    @contextmanager
    def use(self) -> Iterator[Store]:
        yield self.store

    def stamp(self) -> object:
        return 1


def test_the_pages_of_a_store_come_from_both_engines(place: Any, plan: Callable[..., PlanGraph]) -> None:
    host = "127.0.0.1:8321"
    with place.open() as store:
        store.load(plan("Kecamatan Melati"))
        with TestClient(application(_Open(store), plans_with_ways_up, hosts=[host]), base_url=f"http://{host}") as client:
            listed = client.get("/")
            assert listed.status_code == 200
            assert "Kecamatan Melati" in listed.text
            (link,) = {one for one in re.findall(r'href="(/view[^"]*)"', listed.text) if "document=" in one}
            page = client.get(html.unescape(link))
            assert page.status_code == 200
            assert "selaras-blocks" in page.text
            asked = client.get("/queries")
            assert asked.status_code == 200
            assert "mission-matrix" in asked.text
