"""Stores that another version of the engine wrote: opened where that is safe, else refused with both versions and the cure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import arcadedb
import pytest
from selaras.graph.errors import StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.folder.versions import Verdict, check_engine, verdict

CASES: list[tuple[str, str, Verdict]] = [
    ("26.11.1.dev2", "26.11.1.dev2", "same"),
    ("26.11", "26.11.0", "same"),
    ("26.11.1.dev2", "26.11.1.dev10", "newer"),
    ("26.11.1.dev2", "26.11.1", "newer"),
    ("26.11.1rc1", "26.11.1", "newer"),
    ("26.11.1", "26.11.1.post1", "newer"),
    ("26.9.4", "26.11.1", "newer"),
    ("26.11.1", "26.11.1.dev2", "older"),
    ("26.11.1", "26.9.4", "older"),
    ("27.1", "26.11.1", "older"),
    ("25.12.1", "26.11.1", "other series"),
    ("", "26.11.1", "unknown"),
    ("besok", "26.11.1", "unknown"),
]


@pytest.mark.parametrize(("made", "here", "told"), CASES)
def test_verdicts(made: str, here: str, told: Verdict) -> None:
    assert verdict(f"arcadedb {made}", f"arcadedb {here}") == told


def test_another_engine_is_unknown() -> None:
    assert verdict("kuzu 26.11.1", "arcadedb 26.11.1") == "unknown"
    assert verdict("-", "arcadedb 26.11.1") == "unknown"


@pytest.mark.parametrize(("made", "cure"), [("27.1", "Upgrade"), ("25.1", "export"), ("x", "export")])
def test_a_refusal_names_both_versions_and_the_cure(made: str, cure: str) -> None:
    with pytest.raises(StoreError) as caught:
        check_engine(f"arcadedb {made}", "arcadedb 26.11.1", "x.selaras")
    for lang in ("id", "en"):
        line = caught.value.line(lang)
        assert line.startswith("x.selaras: ") and f"arcadedb {made}" in line and "arcadedb 26.11.1" in line and "\n" not in line
    assert cure in caught.value.line("en")


@pytest.fixture
def folder(tmp_path: Path, plan: Callable[..., PlanGraph]) -> Path:
    path = tmp_path / "uji é.selaras"
    with open_store(path, create=True) as store:
        store.load(plan())
    return path


def recorded(folder: Path) -> str:
    told = json.loads((folder / "selaras-store.json").read_text(encoding="utf-8"))
    assert told["format"] == 1
    return str(told["engine"])


def record(folder: Path, version: str) -> None:
    (folder / "selaras-store.json").write_text(json.dumps({"format": 1, "engine": f"arcadedb {version}"}), encoding="utf-8")


def test_a_store_records_the_engine_that_last_opened_it_for_writing(folder: Path) -> None:
    now = f"arcadedb {arcadedb.__version__}"
    assert recorded(folder) == now
    record(folder, "26.1.1")
    with open_store(folder) as store:
        assert len(store.documents()) == 1
    assert recorded(folder) == "arcadedb 26.1.1", "reading changes nothing"
    open_store(folder, write=True).close()
    assert recorded(folder) == now
    assert {path.name for path in folder.iterdir()} == {".instance.id", "selaras", "selaras-store.json"}


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("version", ["26.99.1", "27.1.1", "25.1.1"])
def test_a_store_of_a_newer_engine_or_another_series_is_refused_and_left_alone(folder: Path, version: str, write: bool) -> None:
    record(folder, version)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with pytest.raises(StoreError) as caught:
        open_store(folder, write=write)
    assert version in str(caught.value) and arcadedb.__version__ in str(caught.value)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_the_installed_engine_was_downgraded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = arcadedb.__version__
    monkeypatch.setattr(arcadedb, "__version__", "26.1.1")
    with pytest.raises(StoreError, match="lebih lama") as caught:
        open_store(folder)
    assert made in str(caught.value) and "26.1.1" in str(caught.value)


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("version", ["26.1.1", None])
def test_the_engine_itself_cannot_open_it(folder: Path, version: str | None, write: bool) -> None:
    """A file of the database in a version that the engine does not know; also where the marker was not yet renewed."""
    (dictionary,) = (folder / "selaras").glob("*.dict")
    dictionary.rename(dictionary.with_name(dictionary.name.replace(".v1.", ".v9.")))
    if version is not None:
        record(folder, version)
    before = recorded(folder)
    with pytest.raises(StoreError) as caught:
        open_store(folder, write=write)
    line = str(caught.value)
    assert before in line and f"arcadedb {arcadedb.__version__}" in line and "selaras export" in line
    assert "\n" not in line and recorded(folder) == before


def test_a_store_left_by_a_killed_process_is_recorded_once_recovered(folder: Path) -> None:
    code = (
        "import sys, time; from selaras.graph.stores import open_store\n"
        "store = open_store(sys.argv[1], write=True); print('siap', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(folder)], env=os.environ.copy(), stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "siap\n"
    holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    holder.communicate(timeout=30)
    record(folder, "26.1.1")
    with open_store(folder) as store:
        assert len(store.documents()) == 1
    assert recorded(folder) == f"arcadedb {arcadedb.__version__}", "the engine had to write to it"
