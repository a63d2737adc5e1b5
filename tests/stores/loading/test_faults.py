"""What may go wrong in the middle of a load: a connection that drops, a disk that is full. Nothing lost, nothing half-loaded."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.errors import StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store

Plan = Callable[..., PlanGraph]


class Wire:
    """A way to a server that can be cut: passes bytes on, until the given number more have gone to the server."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._guard = threading.Lock()
        self.uri = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        self.sent = self.cuts = 0
        self._left: int | None = None
        self._for_good = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, size: int, *, for_good: bool) -> None:
        with self._guard:
            self._left, self._for_good = size, for_good

    def mend(self) -> None:
        with self._guard:
            self._left, self._for_good = None, False

    def close(self) -> None:
        self._listener.close()
        self._drop()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self._for_good and self.cuts:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._target))
            for end in (near, far):  # else each of many small messages waits for the one before to be acknowledged
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._guard:
                self._open += [near, far]
            threading.Thread(target=self._pass_on, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pass_on, args=(far, near, False), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, to_server: bool) -> None:
        try:
            while data := source.recv(1024):
                if to_server and self._is_cut(len(data)):
                    self._drop()
                    return
                target.sendall(data)
        except OSError:
            pass
        finally:
            for end in (source, target):
                end.close()

    def _is_cut(self, size: int) -> bool:
        with self._guard:
            self.sent += size
            if self._left is None:
                return False
            self._left -= size
            if self._left > 0:
                return False
            self._left = None
            self.cuts += 1
            return True

    def _drop(self) -> None:
        with self._guard:
            ends, self._open = self._open, []
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@pytest.fixture
def wire(server: Any) -> Iterator[Wire]:
    found = Wire(int(server.uri.rpartition(":")[2].partition("/")[0]))
    yield found
    found.close()


def together(*graphs: PlanGraph) -> PlanGraph:
    whole = PlanGraph()
    for graph in graphs:
        whole.merge(graph)
    return whole


SHARES = [0.02, 0.5, 0.999]  # of what a load sends: from its first look to its commit


@pytest.mark.parametrize("share", SHARES)
def test_a_connection_that_drops_once_is_made_again(wire: Wire, plan: Plan, share: float) -> None:
    one, other = plan(), plan("Kecamatan Ploso", vision="Jaya")
    with open_store(wire.uri, write=True) as store:
        before = wire.sent
        store.load(one)
        wire.cut_after(round((wire.sent - before) * share), for_good=False)
        report = store.load(other)
        assert wire.cuts == 1, "or nothing was tested"
        assert report.parts[0].nodes == len(other)
        expected = together(one, other)
        assert store.graph().to_dict() == expected.to_dict()
        relations = store.rows("MATCH ()-[r]->() RETURN count(r)").tuples
        assert relations == [(expected.network.number_of_edges(),)], "nothing is there twice"
        assert not store.load(other).changed


@pytest.mark.parametrize("share", SHARES)
def test_a_connection_that_drops_for_good_leaves_whole_documents(
    wire: Wire, server: Any, plan: Plan, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("selaras.graph.stores.server.store._PERSISTENCE", 1.0)
    one, other, third = plan(), plan("Kecamatan Ploso", vision="Jaya"), plan("Kecamatan Wates", vision="Jaya")
    with open_store(wire.uri, write=True) as store:
        before = wire.sent
        store.load(one)
        wire.cut_after(round((wire.sent - before) * share), for_good=True)
        with pytest.raises(StoreError, match=r"tidak dapat dihubungi.*Periksa") as caught:
            store.load(together(other, third))
        assert wire.cuts == 1
        assert "\n" not in caught.value.line("id") + caught.value.line("en")
        with open_store(server.uri) as direct:
            there = {node.id for node in direct.documents()}
            loaded = together(one, *(graph for graph in (other, third) if {node.id for node in graph.nodes("Document")} <= there))
            assert direct.graph().to_dict() == loaded.to_dict(), "each document wholly or not at all"
        wire.mend()
        store.load(together(other, third))
        assert store.graph().to_dict() == together(one, other, third).to_dict()


def test_a_connection_that_drops_while_rows_are_read(wire: Wire, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selaras.graph.stores.server.store._PERSISTENCE", 1.0)
    with open_store(wire.uri, write=True) as store:
        store.load(plan())
        with store.stream("UNWIND range(1, 1000000) AS x RETURN x") as rows:
            next(iter(rows))
            wire.cut_after(1, for_good=False)
            with pytest.raises(StoreError, match="tidak dapat dihubungi"):
                list(rows)
        assert store.rows("MATCH (n:Program) RETURN count(n)").tuples == [(2,)], "by another connection"


def missing(reason: str) -> None:
    if os.environ.get("SELARAS_TEST_REQUIRE_TMPFS") == "1":
        pytest.fail(f"a small disk is required: {reason}")
    pytest.skip(f"no small disk: {reason}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 MB with nothing on it."""
    if sys.platform != "linux" or shutil.which("mount") is None:
        missing("only Linux mounts one for a test")
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "selaras-uji", str(disk)], capture_output=True, text=True, check=False)
    if done.returncode:
        missing(done.stderr.strip())
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill the disk up to so many bytes with a file of something else."""
    ballast = disk / "lain.bin"
    with ballast.open("wb") as out:
        while (room := shutil.disk_usage(disk).free - left) > 0:  # looked at anew: the engine may still be writing
            out.write(b"\1" * min(room, 1 << 18))
            out.flush()
    return ballast


def goals(number: int, size: int) -> PlanGraph:
    """A plan of nothing but long texts."""
    graph = PlanGraph()
    document = f"dokumen-{number}"
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    for count in range(size):
        graph.add_node(f"{document}/{count}", "Goal", text=f"Tujuan {count} " * 60)
        graph.add_edge(f"{document}/{count}", "STATED_IN", document, line=count)
    return graph


FULL = r"disk penuh.*tetap utuh.*Kosongkan"


def test_a_disk_that_is_full(small_disk: Path, plan: Plan) -> None:
    folder = small_disk / "uji.selaras"
    loaded = plan()
    with open_store(folder, create=True) as store:
        store.load(loaded)
        ballast = fill(small_disk, 3 << 19)

        def load_more() -> None:
            for number in range(12):
                last = goals(number, 100 * 2**number)
                store.load(last)
                loaded.merge(last)

        with pytest.raises(StoreError, match=FULL) as caught:
            load_more()
        assert "the disk is full" in caught.value.line("en") and str(folder) in caught.value.line("en")
        assert "\n" not in str(caught.value)
        assert store.graph().to_dict() == loaded.to_dict(), "still readable, and nothing of the last"
    try:
        with open_store(folder) as store:
            assert store.graph().to_dict() == loaded.to_dict()
    except StoreError as error:  # opening may need some room itself, and then says so
        assert "disk penuh" in str(error)  # noqa: PT017
    ballast.unlink()
    with open_store(folder) as store:
        assert store.graph().to_dict() == loaded.to_dict()
    with open_store(folder, write=True) as store:
        store.load(goals(99, 100))
        assert store.graph().to_dict() == together(loaded, goals(99, 100)).to_dict()


def test_a_disk_too_full_for_a_store(small_disk: Path, plan: Plan) -> None:
    folder = small_disk / "uji.selaras"
    ballast = fill(small_disk, 4 << 20)
    with pytest.raises(StoreError, match="disk penuh"):
        open_store(folder, create=True)
    ballast.unlink()
    with open_store(folder, create=True) as store:
        store.load(plan())
        assert store.graph().to_dict() == plan().to_dict()


@pytest.mark.parametrize("foreseen", [True, False])
def test_a_disk_that_is_full_while_an_empty_store_is_filled(
    small_disk: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch, foreseen: bool
) -> None:
    """The engine does not say that it lost what it could not write: room is looked for before, and all of it afterwards."""
    monkeypatch.setattr("selaras.graph.stores.store.WORTH_FILLING", 0)
    if not foreseen:  # as where another program fills the disk meanwhile
        monkeypatch.setattr("selaras.graph.stores.folder.store.room_needed", lambda _: 0)
    folder = small_disk / "uji.selaras"
    with open_store(folder, create=True) as store:
        ballast = fill(small_disk, 3 << 20)
        with pytest.raises(StoreError, match=r"disk penuh|tidak menyimpan semuanya") as caught:
            store.load(goals(1, 20_000))
        assert "\n" not in str(caught.value)
    ballast.unlink()
    with open_store(folder, write=True) as store:
        assert len(store.graph()) == 0, "nothing half-loaded"
        store.load(plan())
        assert store.graph().to_dict() == plan().to_dict()
