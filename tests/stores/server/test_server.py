"""A Neo4j server as users meet it: passwords, databases, encryption, other people's nodes, faults."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from selaras.graph.errors import StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.loading.settling import named
from selaras.graph.stores.loading.write import add
from selaras.graph.stores.server import store as server

Plan = Callable[..., PlanGraph]
COUNT = "MATCH (n:Program) RETURN count(n)"


@pytest.fixture
def untouched(server: Any) -> Iterator[Any]:
    """A database in which no store was ever opened, and whatever a test puts there beside plans goes again."""
    server.forget()
    yield server
    server.run("MATCH (n) WHERE n.uji DETACH DELETE n")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+ssc", "neo4j+ssc"])
def test_encrypted_or_not(server: Any, plan: Plan, scheme: str) -> None:
    if scheme.endswith("ssc") and not server.tls:
        pytest.skip("this server takes no encrypted connections (or there is no openssl)")
    with open_store(server.uri.replace("bolt", scheme, 1), write=True) as opened:
        opened.load(plan())
        assert opened.rows(COUNT).tuples == [(2,)]


def test_a_certificate_of_the_servers_own_is_not_trusted_unasked(server: Any) -> None:
    with pytest.raises(StoreError, match=r"tidak dapat dihubungi.*neo4j\+ssc://"):
        open_store(server.uri.replace("bolt", "bolt+s", 1))


def test_the_password_is_asked_for_and_checked(server: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError, match=r"ditolak.*NEO4J_PASSWORD"):
        open_store(server.uri, user="bukan-siapa-siapa", password="salah-sekali")
    with pytest.raises(StoreError, match="ditolak"):
        open_store(server.uri.replace("//", "//bukan-siapa-siapa@"))  # whose name stands in the address counts
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="meminta kata sandi"):
        open_store(server.uri)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("way", ["path", "query", "environment"])
@pytest.mark.parametrize("write", [False, True])
def test_a_database_that_is_not_there(server: Any, monkeypatch: pytest.MonkeyPatch, way: str, write: bool) -> None:
    uri = server.uri + {"path": "/tiada", "query": "?database=tiada", "environment": ""}[way]
    if way == "environment":
        monkeypatch.setenv("NEO4J_DATABASE", "tiada")
    with pytest.raises(StoreError, match=r"basis data tidak ada.*tiada") as caught:
        open_store(uri, write=write)
    assert "\n" not in str(caught.value)


def test_a_database_by_its_name(server: Any, plan: Plan) -> None:
    with open_store(f"{server.uri}/neo4j", write=True) as opened:
        opened.load(plan())
    with open_store(f"{server.uri}?database=neo4j") as opened:
        assert opened.rows(COUNT).tuples == [(2,)]


def test_the_password_is_in_no_log_and_no_text(server: Any, plan: Plan, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with open_store(server.uri, write=True) as opened:
        opened.load(plan())
        told = repr(opened) + repr(opened._engine) + str(vars(opened._engine)) + opened.url
    assert "C: HELLO" in caplog.text or "LOGON" in caplog.text, "the driver logged its conversation"
    assert server.password not in caplog.text + told


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PATIENCE", 1.0)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        with pytest.raises(StoreError, match="tidak dapat dihubungi"):
            open_store(f"bolt://127.0.0.1:{silent.getsockname()[1]}", password="x")
        assert time.monotonic() - began < 20


def test_other_peoples_nodes_are_left_alone(untouched: Any, plan: Plan) -> None:
    untouched.run("CREATE (:Orang {uji: true, nama: 'Budi'})-[:KENAL]->(:Orang {uji: true, nama: 'Sari'})")
    with pytest.raises(StoreError, match="label: Orang"):
        open_store(untouched.uri, write=True)
    assert untouched.run("SHOW CONSTRAINTS YIELD name") == [], "nothing was written"
    graph = plan()
    with open_store(f"{untouched.uri}?shared=yes", write=True) as opened:
        opened.load(graph)
    untouched.run("MATCH (p:Program), (o:Orang {nama: 'Budi'}) MERGE (o)-[:MEMBACA]->(p)")
    untouched.run("MATCH (p:Program) SET p:Penting")
    with open_store(untouched.uri, write=True) as opened:  # once it is shared, it is known
        assert not opened.load(graph).changed
        assert opened.graph().to_dict() == graph.to_dict()
        bare = PlanGraph()
        for document in graph.nodes("Document"):
            bare.add_node(document.id, "Document", kind="Renstra", period_start=2025, period_end=2029)
        opened.load(bare)
    assert untouched.run("MATCH (o:Orang)-[:KENAL]->(p:Orang) RETURN o.nama, p.nama") == [("Budi", "Sari")]
    assert untouched.run("MATCH (n) WHERE NOT n:Orang RETURN labels(n)") == [(["Document"],)]


def test_nodes_of_a_label_of_ours_that_are_not_from_here(untouched: Any, plan: Plan) -> None:
    untouched.run("CREATE (:Document {uji: true, title: 'Surat'})")
    for uri in (untouched.uri, f"{untouched.uri}?shared=yes"):
        with pytest.raises(StoreError, match="berlabel Document"):
            open_store(uri, write=True)
    assert untouched.run("MATCH (n) RETURN n.title") == [("Surat",)]
    untouched.run("MATCH (n:Document) DELETE n")
    with open_store(untouched.uri, write=True) as opened:
        opened.load(plan())
        untouched.run("CREATE (:Goal {uji: true})")
        with pytest.raises(StoreError, match="Goal tanpa id"):
            opened.graph()


def test_a_graph_without_constraints_is_known_by_what_it_holds(untouched: Any, plan: Plan) -> None:
    with open_store(untouched.uri, write=True) as opened:
        opened.load(plan())
    for (name,) in untouched.run("SHOW CONSTRAINTS YIELD name"):
        untouched.run(f"DROP CONSTRAINT {name}")
    with open_store(untouched.uri, write=True) as opened:
        assert not opened.load(plan()).changed
    assert len(untouched.run("SHOW CONSTRAINTS YIELD name")) > 10


def test_two_programs_load_at_once(server: Any, plan: Plan) -> None:
    """The same document, and others of its region, from stores of their own: nothing is lost, nothing is there twice."""
    plans = [plan(), plan("Kecamatan Ploso", vision="Jaya"), plan("Kecamatan Diwek", vision="Jaya"), plan()]
    expected = PlanGraph()
    for graph in plans:
        expected.merge(graph)
    failed: list[BaseException] = []
    ready = threading.Barrier(len(plans))

    def load(graph: PlanGraph) -> None:
        try:
            with open_store(server.uri, write=True) as opened:
                ready.wait(timeout=60)
                opened.load(graph)
        except BaseException as error:  # told below, in the thread that tests
            failed.append(error)

    threads = [threading.Thread(target=load, args=(graph,)) for graph in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_store(server.uri) as opened:
        assert opened.graph().to_dict() == expected.to_dict()


def test_what_another_program_loads_meanwhile_has_its_vote(server: Any, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between a load's look at the region and its first write two others come in whole: the words of most are the statement's."""
    first, others = plan(), [plan("Kecamatan Ploso", vision="Jaya"), plan("Kecamatan Diwek", vision="Jaya")]
    expected = PlanGraph()
    for graph in [first, *others]:
        expected.merge(graph)

    def overtaken(*arguments: Any) -> PlanGraph:
        monkeypatch.setattr("selaras.graph.stores.store.named", named)
        for graph in others:
            with open_store(server.uri, write=True) as opened:
                opened.load(graph)
        return named(*arguments)

    monkeypatch.setattr("selaras.graph.stores.store.named", overtaken)
    with open_store(server.uri, write=True) as opened:
        assert opened.load(first).resettled
        assert opened.graph().to_dict() == expected.to_dict()


def test_a_transient_error_is_tried_again(server: Any, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = 0

    def unlucky(*arguments: Any) -> None:
        nonlocal tries
        add(*arguments)
        tries += 1
        if tries == 1:
            error = neo4j.exceptions.TransientError("kebuntuan")
            error._neo4j_code = "Neo.TransientError.Transaction.DeadlockDetected"
            raise error

    monkeypatch.setattr("selaras.graph.stores.store.add", unlucky)
    graph = plan()
    with open_store(server.uri, write=True) as opened:
        opened.load(graph)
        assert tries == 2
        assert opened.graph().to_dict() == graph.to_dict()


@pytest.mark.skipif(os.name == "nt", reason="kills as only POSIX does")
def test_a_server_killed_in_a_load_and_restarted_then_with_another_password(
    neo4j_server: Any, serving: Any, tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was committed is there, what was not is done when the server is back."""
    one, other = plan(), plan("Kecamatan Ploso", vision="Jaya")
    both = PlanGraph()
    both.merge(one)
    both.merge(other)
    monkeypatch.setattr(server, "_PERSISTENCE", 150.0)
    killed = threading.Event()
    failed: list[BaseException] = []
    with serving("--home", str(tmp_path)) as told:
        port = told["uri"].rpartition(":")[2]
        opened = open_store(told["uri"], write=True, user=told["user"], password=told["password"])
        opened.load(one)

        def struck(*arguments: Any) -> None:
            add(*arguments)
            if not killed.is_set():
                os.kill(told["pid"], signal.SIGKILL)
                killed.set()

        def load() -> None:
            try:
                opened.load(other)
            except BaseException as error:  # told below, in the thread that tests
                failed.append(error)

        monkeypatch.setattr("selaras.graph.stores.store.add", struck)
        loading = threading.Thread(target=load)
        loading.start()
        assert killed.wait(timeout=60)
    with serving("--home", str(tmp_path), "--port", port) as told:
        loading.join()
        assert failed == []
        assert opened.graph().to_dict() == both.to_dict()
        with neo4j.GraphDatabase.driver(told["uri"], auth=(told["user"], told["password"])) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM $old TO 'sandi-yang-baru'"
            driver.execute_query(change, old=told["password"], database_="system")
        with pytest.raises(StoreError, match="ditolak"):
            open_store(told["uri"], user=told["user"], password=told["password"])
        with open_store(told["uri"], user=told["user"], password="sandi-yang-baru") as again:
            assert again.rows(COUNT).tuples == [(4,)]
        opened.close()
