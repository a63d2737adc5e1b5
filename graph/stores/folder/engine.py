"""Starting and stopping the embedded engine: the package, ports, what is left behind and what its errors mean."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import Any

import neo4j

from ...errors import StoreError

_FULL = {errno.ENOSPC, errno.EDQUOT}
_LEAST = 1 << 20  # bytes without which a transaction of any size cannot be written


def dispose(driver: neo4j.Driver | None, server: Any, root: str) -> None:
    """Close the driver, stop the server, remove its root; each whatever becomes of the others."""
    try:
        if driver is not None:
            driver.close()
    finally:
        try:
            server.stop()
        finally:
            shutil.rmtree(root, ignore_errors=True)


def abandon(driver: neo4j.Driver, session: neo4j.Session) -> None:
    """Cut the connection first: the engine would go through all rows that were not fetched when a session is closed properly."""
    driver.close()
    session.close()


def nothing() -> None:
    """What there is to let go of before anything was taken."""


def is_locked(error: BaseException) -> bool:
    """Whether an error says that another process has the database open."""
    text = str(error).lower()
    return "lockexception" in text or "locked by another" in text


def is_full(folder: Path, error: BaseException) -> bool:
    """Whether an error comes of a full disk; the engine seldom says so, so what is left there is looked at, and tried."""
    text = str(error).lower()
    if "no space left" in text or "not enough space" in text or getattr(error, "errno", None) in _FULL:
        return True
    try:
        if shutil.disk_usage(folder).free < _LEAST:
            return True
        with tempfile.TemporaryFile(dir=folder) as trial:  # a share that is used up, for which the disk itself has room
            trial.write(b"\0" * _LEAST)
    except OSError as failed:
        return failed.errno in _FULL
    return False


def free_ports() -> tuple[int, int]:
    """Two ports that are free at the moment."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def package(url: str) -> Any:
    """The engine's package. StoreError where there is none for this machine."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # before the import: else some 60 lines of log a start
    try:
        import arcadedb
    except ImportError as error:
        raise StoreError(
            {
                "id": "mesin penyimpanan (arcadedb) tidak ada untuk komputer ini",
                "en": "the storage engine (arcadedb) is not there for this machine",
            },
            place=url,
            cure={"id": "Gunakan server Neo4j: --store neo4j://….", "en": "Use a Neo4j server: --store neo4j://…."},
        ) from error
    return arcadedb


def installed(url: str) -> str:
    """Name and version of the engine, as a store records them."""
    return f"arcadedb {package(url).__version__}"
