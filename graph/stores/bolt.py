"""What the embedded engine and a server have in common: what a store asks of them, and how answers come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import neo4j

from ..errors import SelarasError
from .plans import Plan

if TYPE_CHECKING:
    from .loading.new_documents import Additions

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of a query, values as the driver gives them."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Stream:
    """Columns, and rows that are fetched as they are asked for: once, in order."""

    def __init__(self, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
        self.columns = columns
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows


class Transaction(Protocol):
    """A transaction in which a store looks and then writes. What it looks for must not depend on what it wrote."""

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a statement that reads."""

    def write(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement that writes."""


@dataclass(frozen=True, slots=True)
class BoltTransaction:
    """A transaction of the driver's."""

    tx: neo4j.ManagedTransaction | neo4j.Transaction

    def rows(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run a statement that reads."""
        return [tuple(record.values()) for record in self.tx.run(cypher, dict(parameters))]

    def write(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        """Run a statement that writes."""
        self.tx.run(cypher, dict(parameters)).consume()


class Engine(Protocol):
    """A place where a store's graph lives."""

    @property
    def url(self) -> str:
        """How users name it; without a password."""

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run a query that must not write; the engine or its transaction sees to that. SelarasError where it fails."""

    def stream(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> AbstractContextManager[Stream]:
        """The same, with the rows fetched while they are read."""

    def explain(self, cypher: str, parameters: Mapping[str, Any]) -> Plan:
        """How a query that must not write would be run, without running it. SelarasError as for `read`."""

    def look(self, work: Callable[[Transaction], Result]) -> Result:
        """Do work that only reads in one transaction, which sees all that this store wrote."""

    def write(self, work: Callable[[Transaction], Result]) -> Result:
        """Do the work in one transaction while no other store's work is under way, again from its start after a transient error.

        SelarasError where it fails: an AlreadyThereError where it makes a node with an id that there is.
        """

    @property
    def shared(self) -> bool:
        """Whether other programs may write between one transaction of this store and its next."""

    @property
    def fills(self) -> bool:
        """Whether an empty store can be filled faster than by `write`."""

    def fill(self, additions: Additions, progress: Callable[[int, int], None]) -> bool:
        """Put all this into a store that holds nothing, whole or not at all; False, with nothing done, where it cannot be done now."""

    def make_indexes(self) -> None:
        """Make the indexes that the ontology names, where they are missing, and wait until they answer. SelarasError where it fails."""

    def close(self) -> None:
        """Let go of the connection, and of whatever was started for it."""


def answer(result: neo4j.Result) -> Answer:
    """All rows of a result."""
    columns = tuple(result.keys())
    return Answer(columns, [tuple(record.values()) for record in result])


def streamed(result: neo4j.Result, explain: Callable[[Exception], SelarasError]) -> Stream:
    """The rows of a result while they come, and what happens meanwhile as an error that says what to do."""

    def rows() -> Iterator[tuple[Any, ...]]:
        records = iter(result)
        while True:
            try:
                record = next(records)
            except StopIteration:
                return
            except Exception as error:
                raise explain(error) from error
            yield tuple(record.values())

    return Stream(tuple(result.keys()), rows())
