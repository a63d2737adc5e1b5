"""The store in a folder: an ArcadeDB engine in this process, spoken to over Bolt on this machine only.

What differs from a Neo4j server is bridged here and nowhere else:
- a store opened for reading is opened READ_ONLY, because the engine does not heed a read transaction; it then has no
  transactions at all, and queries run by themselves
- a store open for writing asks the engine whether a query only reads before it runs it, and rolls it back in any case
- time limits and the ban on reading local files with LOAD CSV are settings of the database
- users are kept below the server's root, so each start has a root and a password of its own
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import socket
import tempfile
import weakref
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import neo4j

from ...ontology.schema import schema
from ..errors import StoreError
from .bolt import Answer, Result, answer, translated, write_refused
from .constraints import constraints, edge_types

_DATABASE = "selaras"
_MARKER = "selaras-store.json"  # tells a store from any other folder
_FORMAT = 1
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_NO_FILES = "opencypher.loadCsv.allowFileUrls"
_TIME_LIMIT = "command.timeout"  # milliseconds, 0 for none
_STARTS = 5  # another program may take a port between its choice and its use


class EmbeddedEngine:
    """The engine of one folder, started for it and stopped with it."""

    def __init__(self, path: str, *, write: bool, create: bool) -> None:
        self.url = path
        self._folder = Path(path).absolute()
        self._writable = write
        self._limit: float | None = None
        self._server: Any = None
        self._driver: neo4j.Driver | None = None
        self._root: str | None = None
        self._database: Any = None
        fresh = self._look(create)
        try:
            if fresh:
                self._folder.mkdir(parents=True, exist_ok=True)
            else:
                self._set({_NO_FILES: False, _TIME_LIMIT: 0})
            self._start_somehow()
            if write:
                self._prepare(fresh)
        except BaseException as error:
            self.close()
            if isinstance(error, Exception):
                raise self._translated(error) from error
            raise
        _OPEN.add(self)

    def _look(self, create: bool) -> bool:
        """Whether the store is to be made. StoreError where there is none and none is to be made, or something else."""
        folder = self._folder
        if (folder / _MARKER).is_file():
            self._check_format()
            return False
        if folder.exists() and not folder.is_dir():
            raise StoreError({"id": "ini berkas, bukan penyimpanan", "en": "is a file, not a store"}, place=self.url)
        leftover = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
        if leftover - {_DATABASE, ".instance.id"} or (leftover and not create):
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
        # The marker is written last: what else is here is left from a start that was broken off.
        shutil.rmtree(folder / _DATABASE, ignore_errors=True)
        return True

    def _check_format(self) -> None:
        try:
            told = json.loads((self._folder / _MARKER).read_text(encoding="utf-8"))["format"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError({"id": f"{_MARKER} rusak", "en": f"{_MARKER} is damaged"}, place=self.url) from error
        if told != _FORMAT:
            raise StoreError(
                {
                    "id": f"dibuat oleh selaras versi lain (format {told})",
                    "en": f"made by another selaras (format {told})",
                },
                place=self.url,
                cure={"id": "Bangun ulang dengan selaras build.", "en": "Build it anew with selaras build."},
            )

    def _set(self, settings: Mapping[str, Any]) -> None:
        """Write settings of the closed database into its own file of settings, where they differ."""
        file = self._folder / _DATABASE / "configuration.json"
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            data = {}
        held = data.setdefault("configuration", {})
        if any(held.get(name) != value for name, value in settings.items()):
            held.update(settings)
            file.write_text(json.dumps(data), encoding="utf-8")

    def _start_somehow(self) -> None:
        """Start for reading or writing; after an unclean stop the engine must have opened it for writing once."""
        if not self._writable and not self._start_if_clean():
            self._stop()
            self._start("READ_WRITE")
            self._stop()
            self._start("READ_ONLY")
        elif self._writable:
            self._start("READ_WRITE")

    def _start_if_clean(self) -> bool:
        try:
            self._start("READ_ONLY")
        except Exception as error:
            if _is_locked(error) or isinstance(error, StoreError):
                raise
            return False
        return True

    def _start(self, mode: str) -> None:
        for left in reversed(range(_STARTS)):
            try:
                return self._start_once(mode)
            except Exception as error:
                self._stop()
                if not left or "in use" not in str(error).lower():
                    raise

    def _start_once(self, mode: str) -> None:
        arcadedb = _arcadedb(self.url)
        password = secrets.token_urlsafe(24)
        self._root = tempfile.mkdtemp(prefix="selaras-")
        bolt_port, http_port = _free_ports()
        self._server = arcadedb.create_server(
            self._root,
            password,
            {
                "host": "127.0.0.1",
                "http_port": http_port,
                "bolt_port": bolt_port,
                "server_plugins": _PLUGIN,
                "server_databaseDirectory": str(self._folder),
                "server_defaultDatabaseMode": mode,
            },
        )
        self._server.start()
        database = self._server.create_database(_DATABASE) if self._writable else self._server.get_database(_DATABASE)
        if mode == "READ_WRITE":
            database.set_wal_flush("yes_nometadata")  # a commit survives a power cut, not only the end of the process
        self._database = database
        self._driver = neo4j.GraphDatabase.driver(
            f"bolt://127.0.0.1:{bolt_port}",
            auth=("root", password),
            warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF,
        )
        self._driver.verify_connectivity()

    def _prepare(self, fresh: bool) -> None:
        for name, value in ((_NO_FILES, "false"), (_TIME_LIMIT, "0")):
            self._alter(name, value)
        driver = self._running()
        for statement in constraints(schema()):
            driver.execute_query(neo4j.Query(statement), database_=_DATABASE)
        for statement in edge_types(schema()):
            self._database.command("sql", statement)
        if fresh:
            told = json.dumps({"format": _FORMAT, "engine": f"arcadedb {_arcadedb(self.url).__version__}"})
            (self._folder / _MARKER).write_text(told + "\n", encoding="utf-8")

    def _alter(self, name: str, value: str) -> None:
        self._database.command("sql", f"ALTER DATABASE `arcadedb.{name}` {value}")

    def _limit_time(self, timeout: float | None) -> None:
        if timeout == self._limit:
            return
        milliseconds = 0 if timeout is None else max(1, round(timeout * 1000))
        if self._writable:
            self._alter(_TIME_LIMIT, str(milliseconds))
        else:  # a database open for reading keeps the settings it was opened with
            self._stop()
            self._set({_TIME_LIMIT: milliseconds})
            self._start("READ_ONLY")
        self._limit = timeout

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run a query that only reads. `timeout` in seconds."""
        try:
            self._limit_time(timeout)
            with self._running().session(database=_DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
                if not self._writable:
                    return answer(session.run(neo4j.Query(cypher), dict(parameters)))
                self._database.query("opencypher", cypher, dict(parameters)).close()  # refuses what is not a mere query
                with session.begin_transaction() as tx:
                    result = tx.run(cypher, dict(parameters))
                    found = answer(result)
                    writes = result.consume().counters.contains_updates
                    tx.rollback()
                if writes:
                    raise write_refused()
                return found
        except Exception as error:
            raise self._translated(error) from error

    def write(self, work: Callable[[neo4j.ManagedTransaction], Result]) -> Result:
        """Do the work in a managed transaction; the engine's own conflicts are transient errors, and tried again."""
        try:
            self._limit_time(None)
            with self._running().session(database=_DATABASE) as session:
                return session.execute_write(work)
        except Exception as error:
            raise self._translated(error) from error

    def close(self) -> None:
        """Stop the engine and remove what was made for this start; the folder stays as it is."""
        _OPEN.discard(self)
        self._stop()

    def _stop(self) -> None:
        driver, server, root = self._driver, self._server, self._root
        self._driver = self._server = self._root = self._database = None
        try:
            if driver is not None:
                driver.close()
        finally:
            try:
                if server is not None:
                    server.stop()
            finally:
                if root is not None:
                    shutil.rmtree(root, ignore_errors=True)

    def _running(self) -> neo4j.Driver:
        if self._driver is None:
            raise StoreError({"id": "penyimpanan sudah ditutup", "en": "the store is closed"}, place=self.url)
        return self._driver

    def _translated(self, error: Exception) -> Exception:
        if _is_locked(error):
            return StoreError(
                {"id": "sedang dipakai proses lain", "en": "is in use by another process"},
                place=self.url,
                cure={"id": "Tutup proses itu, atau coba lagi nanti.", "en": "End that process, or try again later."},
            )
        if isinstance(error, PermissionError):
            return StoreError({"id": "tidak ada izin menulis", "en": "no permission to write"}, place=self.url)
        return translated(error, self.url)


_OPEN: weakref.WeakSet[EmbeddedEngine] = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    for engine in list(_OPEN):
        engine.close()


def _is_locked(error: BaseException) -> bool:
    text = str(error).lower()
    return "lock" in text and ("already" in text or "another process" in text or "lockexception" in text)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _arcadedb(url: str) -> Any:
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # before the import: else some 60 lines of log a start
    try:
        import arcadedb  # type: ignore[import-untyped,unused-ignore]
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
