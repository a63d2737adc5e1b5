"""The file that a backup is: a zip archive of a store's files with a manifest that says what they are.

    selaras-backup.json        the manifest: see `Manifest`
    selaras-store.json         the store's marker
    selaras/…                  the engine's files

The names are always these, in order, whatever the store's folder was called; the manifest comes last, when all digests are known.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from ...errors import InputError, Text
from .layout import DATABASE, LOCK, MARKER

MANIFEST = "selaras-backup.json"
VERSION = 1  # of the manifest
_LARGEST_MANIFEST = 16 * 2**20  # bytes; a store has some hundred files
_PIECE = 2**20
_STEP = re.compile(r"(?![. ])[^\x00-\x1f/\\:*?\"<>|]+(?<![. ])")  # a name that every system takes, and that stays where it is put
_DIGEST = re.compile(r"[0-9a-f]{64}")
# What reading an altered archive ends in; zipfile says NotImplementedError of a method it does not know, RuntimeError of a locked entry.
_BAD = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error)

Progress = Callable[[int, int], None]  # bytes done, and all


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files`: name in the archive to size and SHA-256; `counts`: nodes by label and relations by type; `made`: UTC, ISO 8601."""

    backup: int
    format: int
    engine: str
    made: str
    counts: dict[str, dict[str, int]]
    files: dict[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(size for size, _ in self.files.values())


def write_file(archive: zipfile.ZipFile, name: str, source: IO[bytes], advance: Callable[[int], None]) -> tuple[int, str]:
    """Put a file in; size and digest of what was put in."""
    with archive.open(_entry(name), "w", force_zip64=True) as out:
        return _copy(source, out, advance)


def write_manifest(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Put the manifest in."""
    archive.writestr(_entry(MANIFEST), json.dumps(asdict(manifest), indent=1))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same files give the same entries
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _copy(source: IO[bytes], target: IO[bytes], advance: Callable[[int], None], most: int | None = None) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        size += len(piece)
        if most is not None and size > most:  # more than was promised: whoever wrote this may go on for ever
            break
        digest.update(piece)
        target.write(piece)
        advance(len(piece))
    return size, digest.hexdigest()


def read_manifest(archive: zipfile.ZipFile, place: str) -> Manifest:
    """The manifest of an archive that holds just the files that it names, each in its place. InputError else."""
    names = [entry.filename for entry in archive.infolist()]
    if MANIFEST not in names:
        raise InputError({"id": "bukan cadangan selaras", "en": "is no selaras backup"}, place=place)
    odd = [entry.filename for entry in archive.infolist() if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)]
    if odd or archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise damaged(place, odd[0] if odd else MANIFEST)
    try:
        data = json.loads(archive.read(MANIFEST))
    except (ValueError, RecursionError, *_BAD) as error:
        raise damaged(place, MANIFEST) from error
    version = data.get("backup") if isinstance(data, dict) else None
    if version != VERSION:
        raise InputError(
            {"id": f"cadangan bentuk {version} tidak dikenal", "en": f"backups of format {version} are unknown"},
            place=place,
            cure={"id": "Pulihkan dengan selaras yang membuatnya.", "en": "Restore it with the selaras that made it."},
        )
    manifest = _manifest(data, place)
    for name in (*manifest.files, *names):
        if not (name in (MANIFEST, MARKER) or _belongs(name)):
            raise damaged(place, name)
    if len(names) != len(set(names)) or set(names) != {MANIFEST, *manifest.files} or MARKER not in manifest.files:
        odd = sorted(set(names) ^ {MANIFEST, *manifest.files})
        raise damaged(place, odd[0] if odd else MANIFEST)
    return manifest


def _manifest(data: dict[str, Any], place: str) -> Manifest:
    try:
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in data["files"].items()}
        held = {kind: {str(name): int(number) for name, number in data["counts"][kind].items()} for kind in ("nodes", "relations")}
        manifest = Manifest(VERSION, int(data["format"]), str(data["engine"]), str(data["made"]), held, files)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise damaged(place, MANIFEST) from error
    if any(size < 0 or not _DIGEST.fullmatch(digest) for size, digest in files.values()):
        raise damaged(place, MANIFEST)
    return manifest


def _belongs(name: str) -> bool:
    """Whether a name stands for a file of the engine, and leads nowhere else."""
    first, *steps = name.split("/")
    return first == DATABASE and bool(steps) and steps[-1] != LOCK and all(_STEP.fullmatch(step) for step in steps)


def extract(archive: zipfile.ZipFile, manifest: Manifest, folder: Path, place: str, progress: Progress) -> None:
    """Lay the files out in a folder. InputError where one is not what the manifest says."""
    done = 0

    def advance(size: int) -> None:
        nonlocal done
        done += size
        progress(done, manifest.size)

    for name, (size, digest) in manifest.files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with archive.open(name) as source, target.open("xb") as out:
                found = _copy(source, out, advance, size)
                out.flush()
                os.fsync(out.fileno())  # what it may replace goes soon after
        except _BAD as error:
            raise damaged(place, name) from error
        if found != (size, digest):
            raise damaged(place, name)


def damaged(place: str, what: str) -> InputError:
    """The error for a backup that is not as it was made."""
    name = ascii(what)[1:-1][:80]
    told: Text = {"id": f"cadangan rusak atau diubah ({name})", "en": f"the backup is damaged or altered ({name})"}
    return InputError(told, place=place, cure={"id": "Gunakan cadangan lain.", "en": "Use another backup."})
