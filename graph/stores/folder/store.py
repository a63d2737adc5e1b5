"""The store in a folder: an ArcadeDB engine in this process, spoken to over Bolt on this machine only.

What differs from a Neo4j server is bridged here and nowhere else:
- a store opened for reading is opened READ_ONLY, because the engine does not heed a read transaction; it then has no
  transactions at all, and queries run by themselves
- a store open for writing asks the engine whether a query only reads before it runs it, and rolls it back in any case
- time limits and the ban on reading local files with LOAD CSV are settings of the database
- its lock keeps other processes out, not this one: what this process has open is remembered in `folder`
- an empty store is filled by the engine's own way, which is many times as fast and not all or nothing: a journal makes it so
"""

from __future__ import annotations

import logging
import re
import shutil
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import neo4j

from ....ontology.schema import schema
from ...errors import SelarasError, StoreError
from ..bolt import Answer, BoltTransaction, Result, Stream, Transaction, answer, streamed
from ..constraints import constraints, edge_types, range_indexes, text_indexes_sql
from ..failures import closed, disk_full, in_use, is_write_refusal, procedure_refused, query_error, translated, write_refused
from ..loading.new_documents import Additions, is_empty
from ..plans import Plan, arcadedb_plan
from .engine import abandon, installed, is_full, is_locked, nothing, package
from .filling import fill, is_whole, room_needed
from .layout import DATABASE
from .paths import check_paths
from .place import Folder
from .process import Process
from .versions import cannot_open

_NO_FILES = "opencypher.loadCsv.allowFileUrls"
_TIME_LIMIT = "command.timeout"  # milliseconds, 0 for none
_CALL = re.compile(r"\bCALL\s+[A-Za-z]", re.IGNORECASE)  # of a procedure
_NO_ROWS = "UNWIND [] AS selaras_none\n"  # ahead of a query: it is looked at as a whole, and has nothing to do


class EmbeddedEngine:
    """The engine of one folder, started for it and stopped with it."""

    def __init__(self, path: str, *, write: bool, create: bool, timeout: float | None = None) -> None:
        # Where the program logs nothing, the driver's warnings would go to the terminal beside our own error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.url = path
        self._home = Folder(path)
        self._writable = write
        self._limit: float | None = None
        self._turn = threading.Lock()
        self._process = Process(self._home)
        self._release: Callable[[], object] = nothing
        try:
            fresh = self._home.look(create=create, write=write)
            self._release = weakref.finalize(self, self._home.claim(writes=write))
            if fresh:
                self._home.path.mkdir(parents=True, exist_ok=True)
            else:
                self._home.set({_NO_FILES: False, _TIME_LIMIT: _milliseconds(timeout)})
                self._limit = timeout
            self._start_somehow()
            if write:
                self._prepare()
        except BaseException as error:
            self.close()
            if isinstance(error, Exception) and not isinstance(error, SelarasError):
                raise self._unopened(error) from error
            raise

    def _unopened(self, error: Exception) -> SelarasError:
        """The error for a store that the engine did not open: the versions, where they may be the reason."""
        now = installed(self.url)
        told_by_engine = "format version" in str(error)  # also where what upgraded the store was killed before it said so
        full = is_full(self._home.path, error)
        if (
            self._home.made is None
            or full
            or is_locked(error)
            or isinstance(error, OSError)
            or (self._home.made == now and not told_by_engine)
        ):
            return self._translated(error, writing=True)
        return cannot_open(self._home.made, now, self.url, str(error))

    def _start_somehow(self) -> None:
        """Start for reading or writing; after an unclean stop the engine must have opened it for writing once."""
        if self._home.filling:
            self._start_anew()
        elif not self._writable and not self._start_if_clean():
            self._process.stop()
            self._process.start(write=True)
            self._home.record()
            self._process.stop()
            self._process.start(write=False)
        elif self._writable:
            self._process.start(write=True)

    def _start_anew(self) -> None:
        """Away with what came of a first load that was broken off. A locked database is one that another process is filling."""
        try:
            self._process.start(write=True)
        except Exception as error:
            if is_locked(error):
                raise
        self._process.stop()
        self._home.empty()
        self._process.start(write=True)

    def _start_if_clean(self) -> bool:
        try:
            self._process.start(write=False)
        except Exception as error:
            if is_locked(error) or isinstance(error, StoreError):
                raise
            return False
        return True

    def _prepare(self) -> None:
        for name, value in ((_NO_FILES, "false"), (_TIME_LIMIT, "0")):
            self._alter(name, value)
        self._limit = None
        driver = self._driver
        for statement in constraints(schema()).values():
            driver.execute_query(neo4j.Query(statement), database_=DATABASE)
        for statement in edge_types(schema()):
            self._process.database.command("sql", statement)
        self._home.record()

    def _alter(self, name: str, value: str) -> None:
        self._process.database.command("sql", f"ALTER DATABASE `arcadedb.{name}` {value}")

    def _limit_time(self, timeout: float | None) -> None:
        self._check_open()
        if timeout == self._limit:
            return
        if self._writable:
            self._alter(_TIME_LIMIT, str(_milliseconds(timeout)))
        else:  # a database open for reading keeps the settings it was opened with
            self._process.stop()
            self._home.set({_TIME_LIMIT: _milliseconds(timeout)})
            self._process.start(write=False)
        self._limit = timeout

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run a query that only reads. `timeout` in seconds."""
        check_paths(cypher)
        try:
            self._limit_time(timeout)
            if self._writable:
                return self._read_while_writable(cypher, dict(parameters))
            with self._driver.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
                return answer(session.run(neo4j.Query(cypher), dict(parameters)))
        except SelarasError:
            raise
        except Exception as error:
            told = self._translated(error)
            if is_write_refusal(told):  # which the engine says of whatever it cannot parse, too
                self._ask(cypher, dict(parameters))
            raise told from error

    def _ask(self, cypher: str, parameters: dict[str, Any]) -> None:
        """Have the engine look at the text alone. QueryError where it does not understand it, or where it would write."""
        arcadedb = package(self.url)
        try:
            try:
                self._process.database.query("opencypher", _NO_ROWS + cypher, parameters).close()
            except arcadedb.ArcadeDBError as error:
                if is_write_refusal(query_error(str(error))):
                    raise
                self._process.database.query("opencypher", cypher, parameters).close()  # its faults in its own words, or what is no clause
        except arcadedb.ArcadeDBError as error:
            told = query_error(str(error))
            raise procedure_refused() if is_write_refusal(told) and _CALL.search(cypher) else told from error

    def _read_while_writable(self, cypher: str, parameters: dict[str, Any]) -> Answer:
        self._ask(cypher, parameters)
        with self._driver.session(database=DATABASE) as session, session.begin_transaction() as tx:
            result = tx.run(cypher, parameters)
            found = answer(result)
            writes = result.consume().counters.contains_updates
            tx.rollback()
        if writes:
            raise write_refused()
        return found

    @contextmanager
    def stream(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Iterator[Stream]:
        """The same, with the rows fetched while they are read. No other query may run meanwhile with another time limit."""
        check_paths(cypher)

        def explain(error: Exception) -> SelarasError:
            return self._translated(error)

        with ExitStack() as stack:
            try:
                self._limit_time(timeout)
                self._ask(cypher, dict(parameters))
                self._check_open()
                driver = self._process.connected()
                session = driver.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS)
                stack.callback(abandon, driver, session)
                run = session.begin_transaction().run if self._writable else session.run  # the former is never committed
                rows = streamed(run(cypher, dict(parameters)), explain)
            except Exception as error:
                raise explain(error) from error
            yield rows

    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """The engine's plan, asked for in this process: over Bolt a database open for reading refuses EXPLAIN as if it wrote."""
        self._check_open()
        check_paths(cypher)
        arcadedb = package(self.url)
        try:
            # First, since only what may stand behind EXPLAIN is safe to ask about: PROFILE would run the query.
            (row,) = self._process.database.query("opencypher", f"EXPLAIN {cypher}", dict(parameters))
        except arcadedb.ArcadeDBError as error:
            raise query_error(str(error)) from error
        self._ask(cypher, dict(parameters))
        return arcadedb_plan(f"ArcadeDB {arcadedb.__version__}", str(row.get("executionPlanAsString")))

    def look(self, work: Callable[[Transaction], Result]) -> Result:
        """Do work that only reads in one transaction."""
        try:
            self._limit_time(None)
            with self._driver.session(database=DATABASE) as session, session.begin_transaction() as tx:
                return work(BoltTransaction(tx))
        except Exception as error:
            raise self._translated(error, writing=True) from error

    def make_indexes(self) -> None:
        """Make the indexes that the ontology names; those of words in the engine's SQL, which names them as Neo4j's are named."""
        try:
            for statement in range_indexes(schema()).values():
                self._driver.execute_query(neo4j.Query(statement), database_=DATABASE)
            for statement in text_indexes_sql(schema()):
                self._process.database.command("sql", statement)
        except Exception as error:
            raise self._translated(error, writing=True) from error

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Do the work in one transaction, one at a time; the engine's lock keeps other processes out.

        It looks over Bolt, for what is there as the driver tells it, and writes in this process, which is more than twice as fast.
        """
        with self._turn:
            return self.look(lambda tx: self._written(work, tx))

    def _written(self, work: Callable[[Transaction], Result], looking: Transaction) -> Result:
        database = self._process.database
        database.begin()
        try:
            result = work(_Writing(looking, database))
            database.commit()
        except BaseException:
            if database.is_transaction_active():
                database.rollback()
            raise
        return result

    @property
    def shared(self) -> bool:
        """The engine's lock keeps other programs out for as long as the store is open."""
        return False

    @property
    def fills(self) -> bool:
        """The engine has a bulk writer."""
        return True

    def fill(self, additions: Additions, progress: Callable[[int, int], None]) -> bool:
        """Put all this into the empty database by the engine's fastest way, whole or not at all: see `Folder.filling`.

        The engine is closed and started again, which puts all on the disk, and asked whether all is there. Not where the disk
        has not much room left: by statements, the engine says so when there is none.
        """
        if shutil.disk_usage(self._home.path).free < room_needed(additions):
            return False
        with self._turn:
            if not self.look(lambda tx: is_empty(tx.rows)):
                return False  # what is there must not go with what fails
            try:
                self._home.begin_filling()
                fill(self._process.database, additions, progress)
                self._process.stop()
                self._home.sync()
                self._process.start(write=True)
                if not self.look(lambda tx: is_whole(tx.rows, additions)):
                    raise disk_full(self.url) if is_full(self._home.path, OSError()) else _lost(self.url)
                self._home.end_filling()
            except BaseException as error:
                self._process.stop()
                if not isinstance(error, Exception):
                    raise  # the next start does what is left
                told = self._translated(error, writing=True)
                with suppress(Exception):  # else the next start does it
                    self._home.empty()
                    self._process.start(write=True)
                    self._prepare()
                raise told from error
        return True

    def close(self) -> None:
        """Stop the engine and remove what was made for this start; the folder stays as it is."""
        self._process.stop()
        self._release()

    def _check_open(self) -> None:
        if self._process.driver is None:
            raise closed(self.url)

    @property
    def _driver(self) -> neo4j.Driver:
        if self._process.driver is None:
            raise closed(self.url)
        return self._process.driver

    def _translated(self, error: Exception, *, writing: bool = False) -> SelarasError:
        if isinstance(error, SelarasError):
            return error
        if (writing or isinstance(error, OSError)) and is_full(self._home.path, error):
            return disk_full(self.url)
        if is_locked(error):
            return in_use(self.url)
        if isinstance(error, PermissionError):
            return StoreError({"id": "tidak ada izin membuka atau menulis", "en": "no permission to open or write it"}, place=self.url)
        if isinstance(error, OSError):
            told = error.strerror or str(error)
            return StoreError({"id": f"tidak dapat dibuka ({told})", "en": f"cannot be opened ({told})"}, place=self.url)
        return translated(error, self.url)


def _lost(url: str) -> StoreError:
    return StoreError(
        {"id": "mesin penyimpanan tidak menyimpan semuanya", "en": "the storage engine did not keep everything"},
        place=url,
        cure={"id": "Periksa disknya, lalu ulangi perintah yang sama.", "en": "Check the disk, then give the same command again."},
    )


def _milliseconds(timeout: float | None) -> int:
    """As the engine is told a time limit; 0 for none."""
    return 0 if timeout is None else max(1, round(timeout * 1000))


@dataclass(frozen=True, slots=True)
class _Writing:
    """A transaction in this process, beside one over Bolt that sees what was there before it."""

    looking: Transaction
    database: Any

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a statement that reads."""
        return self.looking.rows(cypher, parameters)

    def write(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement that writes."""
        self.database.command("opencypher", cypher, dict(parameters))
