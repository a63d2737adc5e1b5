"""The store on a Neo4j 5 server, through the official driver.

What differs from the embedded engine is bridged here and nowhere else:
- a query runs in a read transaction, in which the server itself refuses whatever writes
- several programs may load at once: each load first takes a lock that only the end of its transaction releases
- a database may hold other people's nodes: see `tenants`
- transient errors (deadlocks, a leader that moved, a connection that dropped) are tried again by the driver's managed
  transactions, with a growing pause, for up to 30 seconds; a load finds what was done and does the rest
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import neo4j

from ....ontology.schema import schema
from ...errors import SelarasError, StoreError
from ..bolt import Answer, BoltTransaction, Result, Stream, Transaction, answer, streamed
from ..constraints import PREFIX, constraints, range_indexes, text_indexes
from ..failures import closed, translated, write_error, write_refused
from ..loading.existing import Run
from ..loading.new_documents import Additions
from ..plans import Plan, neo4j_plan
from .address import Address
from .tenants import Contents, check

_OLDEST = 5  # major version
_PATIENCE = 15.0  # seconds for a connection
_PERSISTENCE = 30.0  # seconds during which what failed for a moment is tried again
_EXPLAIN = "EXPLAIN "
# Both are gone when the transaction ends, and until then the constraint on ids lets no other transaction do the same.
_LOCK = "MERGE (d:Document {id: ''}) DELETE d"


class ServerEngine:
    """A database on a Neo4j server.

    The user is that of the address, else `user`, else NEO4J_USERNAME, else "neo4j"; the password is `password`, else that of
    NEO4J_PASSWORD; the database is that of the address, else NEO4J_DATABASE, else the user's home database.
    """

    def __init__(self, address: Address, *, write: bool, user: str | None, password: str | None) -> None:
        # Where the program logs nothing, the driver's warnings would go to the terminal beside our own error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.url = address.shown
        self._database = address.database or os.environ.get("NEO4J_DATABASE") or None
        self._closed = False
        name = address.user or user or os.environ.get("NEO4J_USERNAME") or "neo4j"
        secret = password if password is not None else os.environ.get("NEO4J_PASSWORD")
        # Shared by all sessions, so that in a cluster each reads what the one before wrote.
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            self._driver = neo4j.GraphDatabase.driver(
                address.driver,
                auth=neo4j.basic_auth(name, secret) if secret is not None else None,
                connection_timeout=_PATIENCE,
                connection_acquisition_timeout=_PATIENCE,  # which includes a server that takes the connection and says nothing
                max_transaction_retry_time=_PERSISTENCE,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
        except Exception as error:  # an address the driver cannot make sense of
            raise translated(error, self.url) from error
        try:
            with self._session(neo4j.READ_ACCESS) as session:
                _check_version(session.run("RETURN 1").consume().server.agent, self.url)
            if write:
                self._prepare(address.shared)
        except Exception as error:
            self._driver.close()
            raise write_error(error, self.url) if write else translated(error, self.url) from error

    def _prepare(self, shared: bool) -> None:
        """Make what constraints are missing. StoreError where the database is not ours to write to."""
        held = self.look(lambda tx: _contents(tx.rows))
        check(held, schema(), shared=shared, place=self.url)
        missing = [statement for name, statement in constraints(schema()).items() if name not in held.constraints]

        def make(tx: neo4j.ManagedTransaction) -> None:
            for statement in missing:
                tx.run(statement).consume()

        if missing:
            with self._session(neo4j.WRITE_ACCESS) as session:
                session.execute_write(make)

    def _session(self, mode: str) -> neo4j.Session:
        if self._closed:
            raise closed(self.url)
        return self._driver.session(database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks)

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run in a read transaction, in which the server refuses writes. `timeout` in seconds."""
        work = neo4j.unit_of_work(timeout=timeout)(lambda tx: answer(tx.run(cypher, dict(parameters))))
        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(work)
        except Exception as error:
            raise translated(error, self.url) from error

    @contextmanager
    def stream(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Iterator[Stream]:
        """The same without a second try, since rows that were handed out cannot be taken back."""

        def explain(error: Exception) -> SelarasError:
            return translated(error, self.url)

        with self._session(neo4j.READ_ACCESS) as session:
            try:
                tx = session.begin_transaction(timeout=timeout)
                rows = streamed(tx.run(cypher, dict(parameters)), explain)
            except Exception as error:
                raise explain(error) from error
            try:
                yield rows
            finally:
                tx.close()  # what was not fetched is not sent

    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """The server's plan; it plans what writes as well, in a transaction that may only read."""

        def plan(tx: neo4j.ManagedTransaction) -> tuple[bool, neo4j.ResultSummary]:
            result = tx.run(_EXPLAIN + cypher, dict(parameters))
            return bool(result.keys()), result.consume()

        try:
            with self._session(neo4j.READ_ACCESS) as session:
                answers, told = session.execute_read(plan)
        except Exception as error:
            raise translated(error, self.url, ahead=_EXPLAIN) from error
        # "s" is said of what changes schema, users or databases, and of what only lists them, which has columns.
        if told.query_type != "r" and not (told.query_type == "s" and answers):
            raise write_refused()
        return neo4j_plan(told.server.agent, told.plan or {})

    def look(self, work: Callable[[Transaction], Result]) -> Result:
        """Do work that only reads in one read transaction."""
        try:
            with self._session(neo4j.READ_ACCESS) as session:
                return session.execute_read(lambda tx: work(BoltTransaction(tx)))
        except Exception as error:
            raise translated(error, self.url) from error

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Do the work in a managed write transaction, after those of other loads.

        The work must bear being done twice: after a connection that was lost while committing it is.
        """

        def alone(tx: neo4j.ManagedTransaction) -> Result:
            tx.run(_LOCK).consume()
            return work(BoltTransaction(tx))

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                try:
                    return session.execute_write(alone)
                except neo4j.exceptions.IncompleteCommit:
                    # Nobody knows whether it was done, so the driver does not try again. The work looks first, so it can.
                    return session.execute_write(alone)
        except Exception as error:
            raise write_error(error, self.url) from error

    @property
    def shared(self) -> bool:
        """Several programs may load at once; each of their transactions waits for the others', a whole load does not."""
        return True

    @property
    def fills(self) -> bool:
        """A server has no faster way over Bolt; for graphs too large for it there is neo4j-admin."""
        return False

    def fill(self, additions: Additions, progress: Callable[[int, int], None]) -> bool:
        """Never."""
        return False

    def make_indexes(self) -> None:
        """Make the indexes that the ontology names, and wait until the server has filled them."""

        def make(tx: neo4j.ManagedTransaction) -> None:
            for statement in [*range_indexes(schema()).values(), *text_indexes(schema()).values()]:
                tx.run(statement).consume()

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                session.execute_write(make)
                session.execute_read(lambda tx: tx.run("CALL db.awaitIndexes()").consume())
        except Exception as error:
            raise write_error(error, self.url) from error

    def close(self) -> None:
        """Close the connections."""
        self._closed = True
        self._driver.close()


def _check_version(agent: str, url: str) -> None:
    """`agent`: what the server calls itself, such as Neo4j/5.26.0. StoreError where it is too old."""
    name, _, version = agent.partition("/")
    major = version.split(".")[0]
    if name == "Neo4j" and major.isdigit() and int(major) < _OLDEST:
        raise StoreError(
            {"id": f"server ini {agent}, terlalu lama", "en": f"this server is {agent}, which is too old"},
            place=url,
            cure={"id": "Gunakan Neo4j 5 atau yang lebih baru.", "en": "Use Neo4j 5 or newer."},
        )


def _contents(run: Run) -> Contents:
    """What the database holds, from what the server has counted: no node is looked at, unless some lack a label."""
    constraints = {str(name) for (name, *_) in run("SHOW CONSTRAINTS YIELD name", {})}
    if any(name.startswith(PREFIX) for name in constraints):
        return Contents(frozenset(), frozenset(), 0, constraints)  # ours; the rest does not matter
    labels = {str(name) for (name,) in run("CALL db.labels()", {})}
    relations = {str(name) for (name,) in run("CALL db.relationshipTypes()", {})}
    ((bare,),) = run("MATCH (n) WHERE size(labels(n)) = 0 WITH n LIMIT 1 RETURN count(n)", {})
    return Contents(labels, relations, int(bare), constraints)
