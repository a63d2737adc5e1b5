"""The store in a folder: opening, refusing, read only by the engine, durable, tidy."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.graph.errors import QueryError, SelarasError, StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store

Plan = Callable[..., PlanGraph]

WRITES = [
    "CREATE (n:Program {id: 'x', name: 'x'})",
    "MERGE (n:Program {id: 'x'}) RETURN n",
    "MATCH (n:Program) SET n.name = 'x' RETURN n",
    "MATCH (n:Program) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (a:Goal)-[r]->() DELETE r",
    "FOREACH (x IN [1] | CREATE (:Program {id: 'x'}))",
    "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Baru) REQUIRE n.id IS UNIQUE",
    "DROP CONSTRAINT selaras_program_id IF EXISTS",
    "LOAD CSV FROM 'https://127.0.0.1:1/x.csv' AS row CREATE (:Program {id: row[0]})",
]


@pytest.fixture
def folder(tmp_path: Path, plan: Plan) -> Path:
    path = tmp_path / "folder dengan spasi é.selaras"
    with open_store(path, create=True) as store:
        store.load(plan())
    return path


def contents(path: Path) -> object:
    with open_store(path) as store:
        constraints = sorted(map(str, store.rows("SHOW CONSTRAINTS").tuples))
        labels = sorted(label for (label,) in store.rows("CALL db.labels() YIELD label RETURN label"))
        return store.graph().to_dict(), constraints, labels


@pytest.mark.parametrize("write", [False, True])
def test_a_query_that_writes_is_refused_by_the_engine(folder: Path, write: bool) -> None:
    before = contents(folder)
    with open_store(folder, write=write) as store:
        for cypher in WRITES:
            with pytest.raises(QueryError) as caught:
                store.rows(cypher)
            assert "hanya boleh membaca" in str(caught.value), cypher
            assert "only read" in caught.value.line("en")
        assert store.rows("MATCH (n:Program) RETURN count(n) AS n").dicts() == [{"n": 2}], "still usable"
    assert contents(folder) == before


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(
    ("cypher", "told"),
    [
        ("MATCH (n:Program {id: RETURN n", "baris 1, kolom 30"),
        ("RETURN tiada_fungsi(1)", "tiada_fungsi"),
        ("MATCH (n) RETURN m", "'m'"),
        ("RETURN $angka", "angka"),
        ("RETURN 1; MATCH (n) DETACH DELETE n", ";"),
        ("bukan cypher", "bukan"),
        ("  \n ", "kosong"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "file"),
    ],
)
def test_what_is_no_query_is_told_in_one_line(folder: Path, write: bool, cypher: str, told: str) -> None:
    with open_store(folder, write=write) as store, pytest.raises(QueryError) as caught:
        store.rows(cypher)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "menulis" not in str(caught.value)


@pytest.mark.parametrize("write", [False, True])
def test_time_limit(folder: Path, write: bool) -> None:
    long = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a + b < 0 RETURN count(*)"
    with open_store(folder, write=write) as store:
        began = time.monotonic()
        with pytest.raises(QueryError, match="batas waktu"):
            store.rows(long, timeout=0.5)
        assert time.monotonic() - began < 10
        assert store.rows("RETURN 1 AS x", timeout=30).dicts() == [{"x": 1}]
        assert store.rows("RETURN 1 AS x").dicts() == [{"x": 1}]


def test_loading_into_a_store_open_for_reading(folder: Path, plan: Plan) -> None:
    with open_store(folder) as store, pytest.raises(StoreError, match="hanya untuk dibaca"):
        store.load(plan())


def test_two_readers_at_once(folder: Path) -> None:
    with open_store(folder) as one, open_store(folder) as other:
        count = "MATCH (n:Program) RETURN count(n)"
        assert one.rows(count).tuples == other.rows(count).tuples == [(2,)]


def test_a_store_in_use_in_this_process(folder: Path) -> None:
    with open_store(folder, write=True):
        for write in (False, True):
            with pytest.raises(StoreError, match="sedang dipakai"):
                open_store(folder, write=write)
    with open_store(folder), pytest.raises(StoreError, match="sedang dipakai"):
        open_store(folder, write=True)
    open_store(folder, write=True).close()


def run(code: str, path: Path, **environment: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", code, str(path)]
    environ = {**os.environ, **environment}
    return subprocess.Popen(arguments, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


HOLD = """
import sys, time
from selaras.graph.stores import open_store
store = open_store(sys.argv[1], write=True)
store._engine.write(lambda tx: tx.run("CREATE (:Unit {id: 'tercatat', name: 'x'})").consume())
print("siap", flush=True)
time.sleep(60)
"""


def test_a_store_locked_by_another_process_and_one_left_by_a_killed_one(folder: Path, tmp_path: Path) -> None:
    holder = run(HOLD, folder, TMPDIR=str(tmp_path), TEMP=str(tmp_path))
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "siap\n"
        for write in (False, True):
            with pytest.raises(StoreError, match="sedang dipakai") as caught:
                open_store(folder, write=write)
            assert str(caught.value).startswith(str(folder))
    finally:
        holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        holder.communicate(timeout=30)
    with open_store(folder) as store:
        assert store.rows("MATCH (u:Unit {id: 'tercatat'}) RETURN u.name").tuples == [("x",)], "committed, so kept"


def test_nothing_is_printed_and_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from selaras.graph.stores import open_store\n"
        "store = open_store(sys.argv[1]); print(len(store.graph()))"  # not closed: the end of the program does it
    )
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    done = run(code, folder, TMPDIR=str(temporary), TEMP=str(temporary))
    out, err = done.communicate(timeout=60)
    assert (done.returncode, out.strip().isdigit(), err) == (0, True, "")
    assert not [path for path in temporary.iterdir() if path.name.startswith("selaras-")]


def test_folders_that_are_no_store(tmp_path: Path) -> None:
    file = tmp_path / "berkas.selaras"
    file.write_text("teks", encoding="utf-8")
    full = tmp_path / "dokumen"
    full.mkdir()
    (full / "surat.txt").write_text("isi", encoding="utf-8")
    for create in (False, True):
        with pytest.raises(StoreError, match="bukan penyimpanan"):
            open_store(file, create=create)
        with pytest.raises(StoreError, match="bukan penyimpanan"):
            open_store(full, create=create)
    assert [path.name for path in full.iterdir()] == ["surat.txt"]
    for path in (tmp_path / "tiada", tmp_path):
        with pytest.raises(StoreError):
            open_store(path, write=True)
    assert not (tmp_path / "tiada").exists()


def test_an_empty_folder_becomes_a_store_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "kosong"
    path.mkdir()
    with pytest.raises(StoreError, match="belum ada"):
        open_store(path)
    with open_store(path, create=True) as store:
        assert len(store.graph()) == 0
    with open_store(path) as store:
        assert store.documents() == []


def test_a_folder_of_someone_else_with_a_name_like_ours_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "proyek" / "selaras"
    mine.mkdir(parents=True)
    (mine / "catatan.txt").write_text("isi", encoding="utf-8")
    with pytest.raises(StoreError, match="bukan penyimpanan"):
        open_store(tmp_path / "proyek", create=True)
    assert (mine / "catatan.txt").read_text(encoding="utf-8") == "isi"


def test_a_store_whose_making_was_broken_off_is_finished(folder: Path) -> None:
    (folder / "selaras-store.json").unlink()
    with pytest.raises(StoreError, match="bukan penyimpanan"):
        open_store(folder)
    with open_store(folder, create=True) as store:
        assert store.rows("MATCH (n:Program) RETURN count(n)").tuples == [(2,)], "and nothing in it is lost"
    open_store(folder).close()


@pytest.mark.parametrize(("content", "told"), [("{", "rusak"), ("[]", "rusak"), ('{"format": 99}', "99")])
def test_a_store_of_another_format(folder: Path, content: str, told: str) -> None:
    (folder / "selaras-store.json").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=told):
        open_store(folder)


def test_settings_that_were_tampered_with_are_put_right(folder: Path) -> None:
    settings = folder / "selaras" / "configuration.json"
    settings.write_text(json.dumps({"configuration": {"opencypher.loadCsv.allowFileUrls": True}}), encoding="utf-8")
    with open_store(folder) as store, pytest.raises(SelarasError, match="file"):
        store.rows("LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row")


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("content", [None, "", "{rusak", "[]"])
def test_a_damaged_database_is_not_taken_for_an_empty_one(folder: Path, content: str | None, write: bool) -> None:
    schema = folder / "selaras" / "schema.json"
    if content is None:
        schema.unlink()
    else:
        schema.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="rusak") as caught:
        open_store(folder, write=write)
    assert "\n" not in str(caught.value)


def test_a_closed_store_says_so(folder_store: Store) -> None:
    store = folder_store
    store.close()
    store.close()
    with pytest.raises(StoreError, match="sudah ditutup"):
        store.rows("RETURN 1")


def test_ids_are_unique_in_the_engine(store: Store) -> None:
    twice = "UNWIND [1, 2] AS x CREATE (:Program {id: 'sama'})"
    with pytest.raises(SelarasError):
        store._engine.write(lambda tx: tx.run(twice).consume())
    assert len(store.graph()) == 0
