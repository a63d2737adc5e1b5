"""A store's folder as one file, and back: what is copied is a closed database, what is restored was verified first."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from ..errors import InputError, SelarasError, StoreError
from ..writing import whole_or_nothing
from . import open_store
from .counts import counts
from .failures import InUseError, in_use
from .folder.archive import VERSION, Manifest, Progress, damaged, extract, read_manifest, write_file, write_manifest
from .folder.engine import installed
from .folder.layout import DATABASE, FORMAT, INSTANCE, LOCK, MARKER
from .folder.place import Folder, kept_closed
from .folder.versions import check_engine


def _silent(_done: int, _all: int) -> None:
    pass


def default_name(store: str, today: str) -> str:
    """The name of a backup of the store in a folder; `today` as 2026-11-21."""
    return f"{Path(store).absolute().name}-{today}.zip"


def backup(store: str, target: Path, *, force: bool = False, progress: Progress = _silent) -> Manifest:
    """Copy the store in a folder into a file, which is there whole or not at all.

    StoreError where there is no such store or something has it open. InputError where the file stands there already (unless
    `force`) or cannot be written.
    """
    folder = Path(store).absolute()
    if target.exists() and not force:
        raise InputError(
            {"id": "sudah ada", "en": "is there already"},
            place=str(target),
            cure={"id": "Sebutkan nama lain, atau tambahkan --force.", "en": "Name another one, or add --force."},
        )
    if folder in target.absolute().parents:
        raise InputError(
            {"id": "berada di dalam penyimpanan itu sendiri", "en": "lies in the store itself"},
            place=str(target),
            cure={"id": "Sebutkan tempat lain.", "en": "Name another place."},
        )
    with open_store(store) as source:  # which also makes the engine tidy up what a killed process left
        held = counts(source).told()
    with kept_closed(store):
        before = _state(folder, store)
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        files, done, size = {}, 0, sum(held for held, _ in before.values())

        def advance(more: int) -> None:
            nonlocal done
            done += more
            progress(done, size)

        with _written(target), whole_or_nothing(target) as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in before:
                with _source(folder / name, store) as held_file:
                    files[name] = write_file(archive, name, held_file, advance)
            if _state(folder, store) != before:  # another process has opened it meanwhile
                raise in_use(store)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            manifest = Manifest(VERSION, marker["format"], marker["engine"], now, held, files)
            write_manifest(archive, manifest)
    return manifest


def _state(folder: Path, store: str) -> dict[str, tuple[int, int]]:
    """Size and time of each file of a closed store, by its name in the archive, in order. StoreError where it is open."""
    if (folder / DATABASE / LOCK).exists():
        raise in_use(store)
    paths = [folder / MARKER, *(path for path in (folder / DATABASE).rglob("*") if path.is_file())]
    try:
        found = {path.relative_to(folder).as_posix(): path.stat() for path in paths}
    except FileNotFoundError as error:
        raise in_use(store) from error
    return {name: (found[name].st_size, found[name].st_mtime_ns) for name in sorted(found)}


def restore(file: Path, store: str, *, force: bool = False, progress: Progress = _silent) -> Manifest:
    """Make the store in a folder what a backup holds.

    Everything is laid out beside it, compared with the manifest, opened and counted first; a store that stands there is
    replaced only with `force`, and only then moved away. InputError for a bad backup, StoreError for a folder that cannot
    be replaced.
    """
    folder = Path(os.path.realpath(store))  # a link keeps leading there
    with _opened(file) as archive:
        manifest = read_manifest(archive, str(file))
        if manifest.format != FORMAT:
            raise InputError(
                {"id": f"cadangan penyimpanan format {manifest.format}", "en": f"a backup of a store of format {manifest.format}"},
                place=str(file),
                cure={"id": "Pulihkan dengan selaras yang membuatnya.", "en": "Restore it with the selaras that made it."},
            )
        check_engine(manifest.engine, installed(store), str(file))
        _replaceable(folder, store, force)
        with _written(folder):
            folder.parent.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(folder.parent).free < manifest.size:
                raise InputError(
                    {"id": f"perlu {manifest.size:,} bita kosong di sana", "en": f"{manifest.size:,} bytes of free space are needed there"},
                    place=str(folder.parent),
                )
        with _beside(folder) as fresh:
            with _written(fresh):
                extract(archive, manifest, fresh, str(file), progress)
            _compare(fresh, manifest, file)
            with kept_closed(store), _written(folder):
                _put_in_place(fresh, folder)
    return manifest


def _replaceable(folder: Path, store: str, force: bool) -> None:
    """StoreError where what stands there must not go."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / MARKER).is_file():
        raise StoreError(
            {"id": "sudah ada dan bukan penyimpanan selaras", "en": "is there already and no selaras store"},
            place=store,
            cure={"id": "Sebutkan folder lain dengan --store.", "en": "Name another folder with --store."},
        )
    if not force:
        raise StoreError(
            {"id": "penyimpanan sudah ada", "en": "there is a store already"},
            place=store,
            cure={
                "id": "Sebutkan folder lain dengan --store, atau tambahkan --force untuk menggantinya.",
                "en": "Name another folder with --store, or add --force to replace it.",
            },
        )
    Folder(store).check_filled()  # another process may be at it, and the journal is nothing to move away by hand
    others = sorted({entry.name for entry in folder.iterdir()} - {MARKER, DATABASE, INSTANCE})
    if others:
        raise StoreError(
            {"id": f"berisi juga {', '.join(others[:5])}", "en": f"holds {', '.join(others[:5])} as well"},
            place=store,
            cure={"id": "Pindahkan itu dahulu.", "en": "Move that away first."},
        )
    if (folder / DATABASE / LOCK).exists():  # open somewhere, or left by a killed process: the engine knows
        try:
            open_store(store).close()
        except InUseError:
            raise
        except SelarasError:
            pass  # damaged: perhaps just why it is to be replaced


def _compare(fresh: Path, manifest: Manifest, file: Path) -> None:
    """InputError where the restored store cannot be opened or holds anything else than the one that was copied."""
    try:
        with open_store(fresh) as store:
            found = counts(store).told()
    except StoreError as error:
        told = {lang: error.line(lang).removeprefix(f"{fresh}: ") for lang in ("id", "en")}
        raise InputError(told, place=str(file)) from error
    if found != manifest.counts:
        raise damaged(str(file), DATABASE)


def _put_in_place(fresh: Path, folder: Path) -> None:
    """Let the new store take the folder's place. Where that fails, what stood there stands there again."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}.old")
    folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, which goes again unless it was given another name."""
    fresh = folder.with_name(f".{folder.name}-{secrets.token_hex(4)}.part")
    with _written(fresh):
        fresh.mkdir()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        told = error.strerror or str(error)
        raise InputError({"id": f"tidak dapat dibaca ({told})", "en": f"cannot be read ({told})"}, place=str(file)) from error
    except (zipfile.BadZipFile, ValueError) as error:
        raise InputError({"id": "bukan cadangan selaras", "en": "is no selaras backup"}, place=str(file)) from error
    with archive:
        yield archive


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """What the system says while a path is written to, as an error that names it."""
    try:
        yield
    except OSError as error:
        told = os.strerror(error.errno) if error.errno else str(error)
        raise InputError(
            {"id": f"tidak dapat ditulis ({told})", "en": f"cannot be written ({told})"},
            place=str(path),
            cure={"id": "Periksa tempat kosong dan izinnya.", "en": "Check the free space and its rights."},
        ) from error


def _source(path: Path, store: str) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise in_use(store) from error
    except OSError as error:
        told = f"{path.name}: {error.strerror or error}"
        raise StoreError({"id": f"tidak dapat dibaca ({told})", "en": f"cannot be read ({told})"}, place=store) from error
