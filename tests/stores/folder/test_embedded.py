"""The store in a folder: opening, refusing, read only by the engine, durable, tidy."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.graph.errors import SelarasError, StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store

Plan = Callable[..., PlanGraph]


@pytest.fixture
def folder(tmp_path: Path, plan: Plan) -> Path:
    path = tmp_path / "folder dengan spasi é.selaras"
    with open_store(path, create=True) as store:
        store.load(plan())
    return path


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
store._engine.write(lambda tx: tx.write("CREATE (:Unit {id: 'tercatat', name: 'x'})", {}))
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
