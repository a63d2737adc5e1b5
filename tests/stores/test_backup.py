"""A store as one file, and back: whole, verified, refused where anything is in doubt, and nothing lost when it fails."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.errors import InputError, SelarasError, StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.backup import backup, default_name, restore
from selaras.graph.stores.folder.archive import MANIFEST

Plan = Callable[..., PlanGraph]


@pytest.fixture
def folder(tmp_path: Path, plan: Plan) -> Path:
    path = tmp_path / "rencana é ꦒ.selaras"
    with open_store(path, create=True) as store:
        store.load(plan())
    return path


@pytest.fixture
def file(folder: Path, tmp_path: Path) -> Path:
    target = tmp_path / "cadangan é.zip"
    backup(str(folder), target)
    return target


def content(folder: Path) -> dict[str, Any]:
    with open_store(folder) as store:
        return store.graph().to_dict()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def altered(file: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of the archive with other contents."""
    with zipfile.ZipFile(file) as held:
        entries = {name: held.read(name) for name in held.namelist()}
    change(entries)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in entries.items():
            out.writestr(name, data)
    return target


def in_manifest(**changes: Any) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        entries[MANIFEST] = json.dumps({**json.loads(entries[MANIFEST]), **changes}).encode()

    return change


def put(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    """Add a file, and have the manifest vouch for it."""

    def change(entries: dict[str, bytes]) -> None:
        entries[name] = data
        manifest = json.loads(entries[MANIFEST])
        manifest["files"][name] = [len(data), hashlib.sha256(data).hexdigest()]
        entries[MANIFEST] = json.dumps(manifest).encode()

    return change


def test_there_and_back(folder: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "selaras").iterdir()}
    steps: list[tuple[int, int]] = []
    made = backup(str(folder), tmp_path / "c.zip", progress=lambda done, size: steps.append((done, size)))
    after = {path: path.read_bytes() for path in (folder / "selaras").iterdir()}
    own = {"statistics.json", "last-tx-id.bin"}  # which the engine writes anew whenever it closes
    assert [path for path in before if after.get(path) != before[path] and path.name not in own] == [] and after.keys() == before.keys()
    assert steps[-1] == (made.size, made.size) and set(made.files) == {"selaras-store.json", *(f"selaras/{path.name}" for path in after)}
    back = tmp_path / "baru" / "lain é.selaras"
    assert restore(tmp_path / "c.zip", str(back)) == made
    assert content(back) == content(folder)
    assert names(back) == {".instance.id", "selaras", "selaras-store.json"} and names(back.parent) == {back.name}
    with open_store(back, write=True) as store:
        assert not store.load(store.graph()).changed, "and it can be written to"


def test_the_manifest_says_what_there_is(folder: Path, file: Path) -> None:
    with zipfile.ZipFile(file) as held:
        manifest = json.loads(held.read(MANIFEST))
        assert held.namelist() == [*sorted(manifest["files"]), MANIFEST]
        for name, (size, digest) in manifest["files"].items():
            data = held.read(name)
            assert (len(data), hashlib.sha256(data).hexdigest()) == (size, digest)
            assert data == (folder / name).read_bytes()
    assert manifest["counts"]["nodes"]["Program"] == 2 and manifest["counts"]["relations"]["FUNDED_BY"] == 2
    assert manifest["engine"] == json.loads((folder / "selaras-store.json").read_text(encoding="utf-8"))["engine"]
    assert not any(name.endswith((".lck", ".wal", ".instance.id")) for name in manifest["files"])


def test_the_usual_name() -> None:
    assert default_name("x/plans.selaras", "2026-11-21") == "plans.selaras-2026-11-21.zip"


def test_a_file_that_is_there_is_replaced_only_when_told(folder: Path, file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"lama")
    with pytest.raises(InputError, match="sudah ada"):
        backup(str(folder), file)
    assert file.read_bytes() == b"lama"
    backup(str(folder), file, force=True)
    assert zipfile.is_zipfile(file)
    with pytest.raises(InputError, match="di dalam penyimpanan"):
        backup(str(folder), folder / "selaras" / "x.zip")
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        backup(str(folder), tmp_path / "tiada" / "x.zip")


def test_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="belum ada"):
        backup(str(tmp_path / "tiada"), tmp_path / "x.zip")
    with pytest.raises(StoreError):
        backup(str(tmp_path), tmp_path.parent / "x.zip")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("write", [False, True])
def test_a_store_that_this_process_has_open(folder: Path, file: Path, tmp_path: Path, write: bool) -> None:
    with open_store(folder, write=write):
        with pytest.raises(StoreError, match="sedang dipakai"):
            backup(str(folder), tmp_path / "x.zip")
        with pytest.raises(StoreError, match="sedang dipakai"):
            restore(file, str(folder), force=True)
    assert names(tmp_path) == {folder.name, file.name}


HOLD = """
import sys, time
from selaras.graph.stores import open_store
store = open_store(sys.argv[1], write=True)
store._engine.write(lambda tx: tx.write("CREATE (:Unit {id: 'tercatat', name: 'x'})", {}))
print("siap", flush=True)
time.sleep(60)
"""


@contextmanager
def held_elsewhere(folder: Path) -> Iterator[None]:
    """Another process has the store open for writing, and is killed in the end."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], env=os.environ.copy(), stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "siap\n"
        yield
    finally:
        holder.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        holder.communicate(timeout=30)


def test_a_store_that_another_process_has_open_and_one_that_it_left_when_killed(folder: Path, file: Path, tmp_path: Path) -> None:
    with held_elsewhere(folder):
        with pytest.raises(StoreError, match="sedang dipakai"):
            backup(str(folder), tmp_path / "x.zip")
        with pytest.raises(StoreError, match="sedang dipakai"):
            restore(file, str(folder), force=True)
        assert names(tmp_path) == {folder.name, file.name}
    assert (folder / "selaras" / "database.lck").exists(), "unclean"
    made = backup(str(folder), tmp_path / "x.zip")
    assert made.counts["nodes"]["Unit"] == 2, "with what was committed before the kill"
    assert not any(name.endswith((".lck", ".wal")) for name in made.files)
    restore(tmp_path / "x.zip", str(tmp_path / "kembali.selaras"))
    assert content(tmp_path / "kembali.selaras") == content(folder)


def test_another_process_opens_the_store_while_it_is_copied(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(b"lama")
    tampered: list[Path] = []

    def meanwhile(done: int, size: int) -> None:
        if not tampered:
            tampered.append(folder / "selaras" / "database.lck")
            tampered[0].touch()

    with pytest.raises(StoreError, match="sedang dipakai"):
        backup(str(folder), target, force=True, progress=meanwhile)
    tampered[0].unlink()
    assert target.read_bytes() == b"lama" and names(tmp_path) == {folder.name, "x.zip"}


def test_a_file_of_the_store_changes_while_it_is_copied(folder: Path, tmp_path: Path) -> None:
    (changing,) = (folder / "selaras").glob("Program_0.*")

    def meanwhile(done: int, size: int) -> None:
        os.utime(changing, ns=(1, 1))

    with pytest.raises(StoreError, match="sedang dipakai"):
        backup(str(folder), tmp_path / "x.zip", progress=meanwhile)
    assert names(tmp_path) == {folder.name}


def test_a_store_is_replaced_only_when_told(folder: Path, file: Path, tmp_path: Path, plan: Plan) -> None:
    before = content(folder)
    with open_store(folder, write=True) as store:
        store.load(plan("Kecamatan Lain"))
    after = content(folder)
    assert after != before
    with pytest.raises(StoreError, match="sudah ada"):
        restore(file, str(folder))
    assert content(folder) == after
    restore(file, str(folder), force=True)
    assert content(folder) == before
    assert names(tmp_path) == {folder.name, file.name}


def test_a_damaged_store_is_replaced(folder: Path, file: Path) -> None:
    before = content(folder)
    (folder / "selaras" / "schema.json").write_text("{rusak", encoding="utf-8")
    (folder / "selaras" / "database.lck").touch()
    restore(file, str(folder), force=True)
    assert content(folder) == before


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_holds_anything_else_is_left_alone(file: Path, folder: Path, tmp_path: Path, force: bool) -> None:
    other = tmp_path / "dokumen"
    other.mkdir()
    (other / "surat.txt").write_text("isi", encoding="utf-8")
    with pytest.raises(StoreError, match="bukan penyimpanan"):
        restore(file, str(other), force=force)
    (folder / "surat.txt").write_text("isi", encoding="utf-8")
    with pytest.raises(StoreError, match=r"surat\.txt" if force else "sudah ada"):
        restore(file, str(folder), force=force)
    assert (folder / "surat.txt").read_text(encoding="utf-8") == (other / "surat.txt").read_text(encoding="utf-8") == "isi"


def test_an_empty_folder_becomes_the_store(file: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    restore(file, str(tmp_path / "kosong"))
    assert content(tmp_path / "kosong") == content(folder)


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        del entries[name]

    return change


def add(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(entries: dict[str, bytes]) -> None:
        entries[name] = b"x"

    return change


def flip(entries: dict[str, bytes]) -> None:
    name = next(name for name in entries if "Program_0." in name)
    entries[name] = entries[name][:-1] + bytes([entries[name][-1] ^ 1])


def longer(entries: dict[str, bytes]) -> None:
    entries["selaras/schema.json"] += b" "


BAD: list[tuple[str, Callable[[dict[str, bytes]], None], str]] = [
    ("a byte", flip, "Program_0"),
    ("a longer file", longer, "schema.json"),
    ("a missing file", drop("selaras/schema.json"), "schema.json"),
    ("a file too many", add("selaras/lain.json"), "lain.json"),
    ("no manifest", drop(MANIFEST), "bukan cadangan"),
    ("no marker", drop("selaras-store.json"), "selaras-store.json"),
    ("no JSON", lambda entries: entries.update({MANIFEST: b"{"}), MANIFEST),
    ("a deep manifest", lambda entries: entries.update({MANIFEST: b"[" * 200_000}), MANIFEST),
    ("another manifest", in_manifest(backup=2), "bentuk 2"),
    ("another format", in_manifest(format=7), "format 7"),
    ("no files", in_manifest(files=[]), MANIFEST),
    ("a newer engine", in_manifest(engine="arcadedb 26.99"), r"26\.99.*26\.11"),
    ("an unknown engine", in_manifest(engine="kuzu 1.0"), r"kuzu 1\.0"),
    ("other counts", in_manifest(counts={"nodes": {"Program": 3}, "relations": {}}), "rusak"),
    ("upwards", put("../luar.txt", b"x"), "luar.txt"),
    ("upwards below", put("selaras/../../luar.txt", b"x"), "luar.txt"),
    ("absolute", put("/tmp/luar.txt", b"x"), "luar.txt"),
    ("a drive", put("C:/luar.txt", b"x"), "luar.txt"),
    ("backslashes", put("selaras\\..\\..\\luar.txt", b"x"), "luar.txt"),
    ("a stream", put("selaras/schema.json:luar", b"x"), "luar"),
    ("a step of spaces", put("selaras/ /luar.txt", b"x"), "luar.txt"),
    ("beside the database", put("lain/luar.txt", b"x"), "luar.txt"),
    ("a lock", put("selaras/database.lck", b""), "database.lck"),
]


@pytest.mark.parametrize(("change", "told"), [pytest.param(change, told, id=name) for name, change, told in BAD])
@pytest.mark.parametrize("standing", [False, True])
def test_a_bad_backup_touches_nothing(
    file: Path, folder: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], told: str, standing: bool
) -> None:
    bad = altered(file, tmp_path / "buruk.zip", change)
    target = folder if standing else tmp_path / "baru.selaras"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with pytest.raises(SelarasError, match=told) as caught:
        restore(bad, str(target), force=True)
    assert str(caught.value).startswith(str(bad)) and "\n" not in str(caught.value)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert names(tmp_path) == {folder.name, file.name, bad.name}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"teks", bytes(1000)])
def test_a_file_that_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(InputError, match="bukan cadangan"):
        restore(tmp_path / "x.zip", str(tmp_path / "baru.selaras"))
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        restore(tmp_path / "tiada.zip", str(tmp_path / "baru.selaras"))
    assert names(tmp_path) == {"x.zip"}


def test_a_backup_that_was_cut_or_whose_bits_have_rotted(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    for number, data in enumerate((whole[: len(whole) // 2], whole[:40_000] + bytes(2_000) + whole[42_000:])):
        bad = tmp_path / f"{number}.zip"
        bad.write_bytes(data)
        with pytest.raises(InputError):
            restore(bad, str(tmp_path / "baru.selaras"))
        assert not (tmp_path / "baru.selaras").exists()


def test_a_disk_without_room_and_a_move_that_fails(file: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(folder)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000}))
        with pytest.raises(InputError, match="kosong"):
            restore(file, str(folder), force=True)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name.endswith(".part"):
            raise PermissionError(13, "denied")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        restore(file, str(folder), force=True)
    assert content(folder) == before and names(tmp_path) == {folder.name, file.name}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_while_copying(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.zip").write_bytes(b"lama")
    real = Path.open

    def opened(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        return open("/dev/full", "wb") if mode == "xb" else real(path, mode, *rest, **more)  # noqa: PTH123

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        backup(str(folder), tmp_path / "x.zip", force=True)
    assert (tmp_path / "x.zip").read_bytes() == b"lama" and names(tmp_path) == {folder.name, "x.zip"}
