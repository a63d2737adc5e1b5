"""The store on a Neo4j 5 server: an address of a scheme that the official driver knows."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import neo4j

from ...ontology.schema import schema
from ..errors import StoreError
from .bolt import Answer, Result, answer, translated
from .constraints import constraints

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_OLDEST = 5  # major version


class ServerEngine:
    """A database on a Neo4j server. The address may end in the database's name: neo4j://localhost:7687/plans.

    The password is `password`, else that of NEO4J_PASSWORD; it may not stand in the address, which is logged and shown.
    """

    def __init__(self, url: str, *, write: bool, user: str | None, password: str | None) -> None:
        parts = urlsplit(url)
        if parts.password is not None:
            raise StoreError(
                {"id": "kata sandi tidak boleh ada di alamat", "en": "the password must not stand in the address"},
                place=f"{parts.scheme}://{parts.hostname}",
                cure={"id": "Simpan di NEO4J_PASSWORD.", "en": "Put it into NEO4J_PASSWORD."},
            )
        if not parts.hostname:
            raise StoreError({"id": "alamat tanpa nama server", "en": "an address without a server"}, place=url)
        # Where the program logs nothing, the driver's warnings would go to the terminal beside our own error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.url = url
        self._database = parts.path.strip("/") or None
        host = parts.netloc.rpartition("@")[2]
        name = user or parts.username or os.environ.get("NEO4J_USER") or "neo4j"
        secret = password if password is not None else os.environ.get("NEO4J_PASSWORD")
        try:
            self._driver = neo4j.GraphDatabase.driver(
                urlunsplit((parts.scheme, host, "", "", "")),
                auth=(name, secret) if secret is not None else None,
                warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        except Exception as error:  # an address the driver cannot make sense of
            raise translated(error, url) from error
        try:
            self._driver.verify_connectivity()
            self._check_version()
            if write:
                for statement in constraints(schema()):
                    self._driver.execute_query(neo4j.Query(statement), database_=self._database)
        except Exception as error:
            self._driver.close()
            raise translated(error, url) from error

    def _check_version(self) -> None:
        agent = self._driver.get_server_info().agent  # "Neo4j/5.26.0"
        name, _, version = agent.partition("/")
        major = version.split(".")[0]
        if name == "Neo4j" and major.isdigit() and int(major) < _OLDEST:
            raise StoreError(
                {"id": f"server ini {agent}, terlalu lama", "en": f"this server is {agent}, which is too old"},
                place=self.url,
                cure={"id": "Gunakan Neo4j 5 atau yang lebih baru.", "en": "Use Neo4j 5 or newer."},
            )

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run in a read transaction, in which the server refuses writes. `timeout` in seconds."""
        try:
            with self._driver.session(database=self._database, default_access_mode=neo4j.READ_ACCESS) as session:
                work = neo4j.unit_of_work(timeout=timeout)(lambda tx: answer(tx.run(cypher, dict(parameters))))
                return session.execute_read(work)
        except Exception as error:
            raise translated(error, self.url) from error

    def write(self, work: Callable[[neo4j.ManagedTransaction], Result]) -> Result:
        """Do the work in a managed write transaction."""
        try:
            with self._driver.session(database=self._database) as session:
                return session.execute_write(work)
        except Exception as error:
            raise translated(error, self.url) from error

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()
