"""An ArcadeDB engine in this process, on one folder, with the driver that speaks to it."""

from __future__ import annotations

import secrets
import tempfile
import weakref
from typing import Any

import neo4j

from .engine import dispose, free_ports, package
from .layout import DATABASE
from .place import Folder

_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_STARTS = 5  # another program may take a port between its choice and its use


class Process:
    """The engine of a folder: `driver` and `database` (the engine's own, in this process) while it runs, else None."""

    def __init__(self, home: Folder) -> None:
        self._home = home
        self.driver: neo4j.Driver | None = None
        self.database: Any = None
        self._stopper: weakref.finalize[[neo4j.Driver | None, Any, str], Process] | None = None

    def start(self, *, write: bool) -> None:
        """Start it on the folder's database, which is made where it is missing and `write` is asked for."""
        for left in reversed(range(_STARTS)):
            try:
                self._start_once(write)
            except Exception as error:
                self.stop()
                if not left or not any(words in str(error).lower() for words in ("in use", "unable to listen")):
                    raise
            else:
                return

    def _start_once(self, write: bool) -> None:
        arcadedb = package(self._home.url)
        password = secrets.token_urlsafe(24)
        root = tempfile.mkdtemp(prefix="selaras-")  # users are kept below it: one of its own lets each start have its own password
        bolt_port, http_port = free_ports()
        settings = {
            "host": "127.0.0.1",
            "http_port": http_port,
            "bolt_port": bolt_port,
            "server_plugins": _PLUGIN,
            "server_databaseDirectory": str(self._home.path),
            "server_defaultDatabaseMode": "READ_WRITE" if write else "READ_ONLY",
        }
        server = arcadedb.create_server(root, password, settings)
        # Runs at the latest when this object goes or the program ends.
        self._stopper = weakref.finalize(self, dispose, None, server, root)
        server.start()
        self._address, self._auth = f"bolt://127.0.0.1:{bolt_port}", neo4j.basic_auth("root", password)
        self.driver = self.connected()
        self._stopper.detach()
        self._stopper = weakref.finalize(self, dispose, self.driver, server, root)
        self.database = server.create_database(DATABASE) if write else server.get_database(DATABASE)
        if write:
            self.database.set_wal_flush("yes_nometadata")  # a commit survives a power cut, not only a killed process
        self.driver.verify_connectivity()

    def connected(self) -> neo4j.Driver:
        """Another driver to the same engine."""
        return neo4j.GraphDatabase.driver(self._address, auth=self._auth, warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF)

    def stop(self) -> None:
        """Stop it, and remove what was made for this start; the folder stays as it is."""
        self.driver = self.database = None
        if self._stopper is not None:
            self._stopper()
            self._stopper = None
