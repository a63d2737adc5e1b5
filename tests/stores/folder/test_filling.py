"""The first load of a folder's store, which fills it by the engine's own way: what comes of it, and what comes of it broken off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from selaras.examples import documents, plans
from selaras.graph.errors import StoreError
from selaras.graph.files import write_json
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.backup import backup, restore
from selaras.graph.stores.folder import filling
from selaras.graph.stores.folder.layout import FILLING, MARKER
from selaras.graph.stores.loading.new_documents import Additions
from selaras.loaders import load

Plan = Callable[..., PlanGraph]
WORTH = "selaras.graph.stores.store.WORTH_FILLING"


@pytest.fixture(scope="module")
def examples() -> PlanGraph:
    graph = PlanGraph()
    for file in (*documents(), *plans()):
        graph.merge(load(file))
    return graph


def everything(folder: Path) -> Iterator[list[tuple[Any, ...]]]:
    with open_store(folder) as store:
        for query in (
            "MATCH (n) RETURN n.id, labels(n), properties(n)",
            "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)",
        ):
            yield [tuple(map(repr, row)) for row in store.rows(query)]


def test_it_makes_what_loading_by_statements_makes(examples: PlanGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(tmp_path / "penuh.selaras", create=True) as store:
        seen: list[tuple[int, int]] = []
        filled = store.load(examples, lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen), "progress is told"
        assert seen[-1][0] == seen[-1][1] > 10_000, "and ends at the whole"
        assert not store.load(examples).changed
    monkeypatch.setattr(filling, "fill", lambda *_: pytest.fail("it was filled"))
    monkeypatch.setattr(WORTH, sys.maxsize)
    with open_store(tmp_path / "kalimat.selaras", create=True) as store:
        stated = store.load(examples)
    assert filled == stated, "the reports are the same"
    for one, other in zip(everything(tmp_path / "penuh.selaras"), everything(tmp_path / "kalimat.selaras"), strict=True):
        assert sorted(one) == sorted(other)


def test_a_store_that_holds_something_is_not_filled(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WORTH, 0)
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        store.load(plan())
        monkeypatch.setattr("selaras.graph.stores.folder.store.fill", lambda *_: pytest.fail("it was filled"))
        store.load(plan("Kecamatan Ploso"))
        assert len(store.documents()) == 2


def test_threads_that_load_at_once_lose_nothing(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WORTH, 0)
    plans_of_all = [plan(f"Kecamatan {letter}", vision="Maju" if letter in "AB" else "Jaya") for letter in "ABCD"]
    expected = PlanGraph()
    for graph in plans_of_all:
        expected.merge(graph)
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        with ThreadPoolExecutor(4) as pool:
            assert all(report.changed for report in pool.map(store.load, plans_of_all))
        assert store.graph().to_dict() == expected.to_dict()


def test_the_engine_fills_nothing_that_holds_something(tmp_path: Path, plan: Plan) -> None:
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        store.load(plan())
        before = store.graph().to_dict()
        assert not store._engine.fill(Additions(nodes={"x": {}}, labels={"x": "Goal"}), lambda _done, _total: None)
        assert store.graph().to_dict() == before


KILLED = """
import sys, time
from selaras.graph.files import read_json
from selaras.graph.stores import open_store, store
from selaras.graph.stores.folder import store as embedded
store.WORTH_FILLING = 0
real = embedded.fill
def fill(database, additions, progress):
    if sys.argv[3] == "early":
        additions.edges.clear()
    real(database, additions, progress)
    print("siap", flush=True)
    time.sleep(60)
embedded.fill = fill
with open_store(sys.argv[1], create=True) as opened:
    opened.load(read_json(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["early", "late"])
def test_one_that_is_killed_is_told_and_done_by_the_next_run(tmp_path: Path, plan: Plan, moment: str) -> None:
    folder, file = tmp_path / "uji.selaras", tmp_path / "rencana.json"
    graph = plan()
    write_json(graph, file)
    command = [sys.executable, "-c", KILLED, str(folder), str(file), moment]
    process = subprocess.Popen(command, env=os.environ.copy(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = process.stdout.readline()
    try:
        assert told == "siap\n", process.communicate()[1]
        with pytest.raises(StoreError, match="sedang dipakai"):  # it still runs
            open_store(folder, write=True)
        with pytest.raises(StoreError, match="belum selesai"):
            open_store(folder)
    finally:
        process.kill()
        process.communicate()
    assert (folder / FILLING).is_file()
    with open_store(tmp_path / "lain.selaras", create=True) as other:
        other.load(graph)
    backup(str(tmp_path / "lain.selaras"), tmp_path / "lain.zip")
    with pytest.raises(StoreError, match="belum selesai"):  # the other process might still be at it
        restore(tmp_path / "lain.zip", str(folder), force=True)
    with pytest.raises(StoreError, match=r"belum selesai.*selaras build"):
        open_store(folder)
    with open_store(folder, write=True) as store:
        assert len(store.graph()) == 0, "nothing half-loaded"
        store.load(graph)
    assert not (folder / FILLING).exists()
    with open_store(folder) as store:
        assert store.graph().to_dict() == graph.to_dict()


def test_one_that_left_the_database_damaged_is_begun_anew(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WORTH, 0)
    folder, graph = tmp_path / "uji.selaras", plan()
    with open_store(folder, create=True) as store:
        store.load(graph)
    (folder / FILLING).touch()
    for file in (folder / "selaras").iterdir():
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with open_store(folder, write=True) as store:
        assert len(store.graph()) == 0
        store.load(graph)
        assert store.graph().to_dict() == graph.to_dict()
    assert (folder / MARKER).is_file()
    assert not (folder / FILLING).exists()


def test_one_that_fails_leaves_an_empty_store_that_works(tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WORTH, 0)

    def broken(*arguments: Any) -> None:
        filling.fill(*arguments)
        raise RuntimeError("putus")

    monkeypatch.setattr("selaras.graph.stores.folder.store.fill", broken)
    graph = plan()
    with open_store(tmp_path / "uji.selaras", create=True) as store:
        with pytest.raises(StoreError, match="putus"):
            store.load(graph)
        assert len(store.graph()) == 0
        monkeypatch.setattr("selaras.graph.stores.folder.store.fill", filling.fill)
        store.load(graph)
        assert store.graph().to_dict() == graph.to_dict()
