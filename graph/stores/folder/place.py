"""The folder of a store: whether it is one, what it says of itself, who has it open. No engine runs here."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import StoreError
from ...writing import whole_or_nothing
from ..failures import in_use
from .engine import installed
from .layout import DATABASE, FILLING, FORMAT, INSTANCE, LOCK, MARKER
from .versions import check_engine


class Folder:
    """A store's folder; `url` is how the user named it, `made` the engine that it records, once it was looked at."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.path = Path(url).absolute()
        self.made: str | None = None

    @property
    def database(self) -> Path:
        """Where the engine keeps its files."""
        return self.path / DATABASE

    def look(self, *, create: bool, write: bool) -> bool:
        """Whether the store is to be made. StoreError where there is none and none is to be made, or something else."""
        if (self.path / MARKER).is_file():
            self._check_format()
            if not write:
                self.check_filled()
            if not self.filling:
                self._json(self.database / "schema.json")
            return False
        if self.path.exists() and not self.path.is_dir():
            raise StoreError({"id": "ini berkas, bukan penyimpanan", "en": "is a file, not a store"}, place=self.url)
        inside = {entry.name for entry in self.path.iterdir()} if self.path.is_dir() else set()
        if inside and not (create and self._broken_off(inside)):
            raise StoreError(
                {"id": "folder ini bukan penyimpanan selaras", "en": "this folder is no selaras store"},
                place=self.url,
                cure={"id": "Sebutkan folder lain.", "en": "Name another folder."},
            )
        if not create:
            raise StoreError(
                {"id": "penyimpanan belum ada", "en": "there is no store yet"},
                place=self.url,
                cure={"id": "Buat dengan selaras build BERKAS….", "en": "Make it with selaras build FILE…."},
            )
        return True

    def _broken_off(self, inside: set[str]) -> bool:
        """Whether a folder holds a store whose making was broken off; it is then finished. The marker is written last."""
        known = not self.database.exists() or any((self.database / name).is_file() for name in (LOCK, "configuration.json"))
        return known and inside <= {DATABASE, INSTANCE}

    def claim(self, *, writes: bool) -> Callable[[], None]:
        """Remember that this process has it open; what to call when it no longer has. StoreError where that does not go together."""
        folder = os.path.realpath(self.path)
        if any(use.folder == folder and (use.writes or writes) for use in _USES):
            raise in_use(self.url)
        use = _Use(folder, writes)
        _USES.append(use)
        return lambda: _USES.remove(use)

    def record(self) -> None:
        """Say which engine the store was opened for writing with, unless it says so already."""
        now = installed(self.url)
        if self.made != now:
            with whole_or_nothing(self.path / MARKER) as out:
                out.write(f"{json.dumps({'format': FORMAT, 'engine': now})}\n".encode())
            self.made = now

    def set(self, settings: Mapping[str, Any]) -> None:
        """Write settings of the closed database into its own file of settings, where they differ."""
        file = self.database / "configuration.json"
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            data = {}  # all it held were settings
        held = data.setdefault("configuration", {})
        if any(held.get(name) != value for name, value in settings.items()):
            held.update(settings)
            file.write_text(json.dumps(data), encoding="utf-8")

    # Filling an empty store by the engine's fastest way, which is not all or nothing. A journal makes it so: while it stands,
    # whatever the database holds is a part of what was to come, and goes.

    @property
    def filling(self) -> bool:
        """Whether an empty store is being filled, or that was broken off."""
        return (self.path / FILLING).is_file()

    def begin_filling(self) -> None:
        """Write the journal, down to the disk."""
        with (self.path / FILLING).open("wb") as out:
            os.fsync(out.fileno())
        _sync_folder(self.path)

    def sync(self) -> None:
        """See to it that the closed database is on the disk. OSError where it cannot be put there."""
        for file in self.database.rglob("*"):
            if file.is_file():
                with file.open("rb+") as open_file:
                    os.fsync(open_file.fileno())
        _sync_folder(self.database)

    def end_filling(self) -> None:
        """Do away with the journal: the database holds all that was to come."""
        (self.path / FILLING).unlink()
        _sync_folder(self.path)

    def empty(self) -> None:
        """Do away with a database that no engine has open, and with the journal."""
        shutil.rmtree(self.database)
        (self.path / FILLING).unlink(missing_ok=True)

    def check_filled(self) -> None:
        """StoreError where it is being filled, or that was broken off: it is then of use to nothing but the next load."""
        if self.filling:
            raise StoreError(
                {"id": "pemuatan pertamanya belum selesai", "en": "its first load is not finished"},
                place=self.url,
                cure={
                    "id": "Tunggu bila masih berjalan; bila terputus, jalankan lagi selaras build yang sama.",
                    "en": "Wait if it still runs; if it was broken off, run the same selaras build again.",
                },
            )

    def _check_format(self) -> None:
        marker = self._json(self.path / MARKER)
        told = marker.get("format")
        if told != FORMAT:
            raise StoreError(
                {
                    "id": f"dibuat oleh selaras versi lain (format {told})",
                    "en": f"made by another selaras (format {told})",
                },
                place=self.url,
                cure={"id": "Bangun ulang dengan selaras build.", "en": "Build it anew with selaras build."},
            )
        self.made = str(marker.get("engine", "-"))
        check_engine(self.made, installed(self.url), self.url)

    def _json(self, file: Path) -> dict[str, Any]:
        """A file of the store. StoreError where it is damaged: the engine would take a damaged schema for an empty one."""
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            data = None
        if not isinstance(data, dict):
            raise StoreError(
                {"id": f"penyimpanan rusak ({file.name})", "en": f"the store is damaged ({file.name})"},
                place=self.url,
                cure={
                    "id": "Hapus folder ini, lalu bangun ulang dengan selaras build.",
                    "en": "Delete the folder, then build it anew with selaras build.",
                },
            )
        return data


def _sync_folder(path: Path) -> None:
    """Have the folder's own entries written; some systems know no such thing."""
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@dataclass(frozen=True, slots=True, eq=False)
class _Use:
    folder: str
    writes: bool


_USES: list[_Use] = []


@contextmanager
def kept_closed(path: str) -> Iterator[None]:
    """Meanwhile this process does not open the store in the folder. StoreError where it has it open."""
    release = Folder(path).claim(writes=True)
    try:
        yield
    finally:
        release()
