"""What the embedded engine and a server have in common: a driver, managed writes, reads, and errors people can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import neo4j
from neo4j import exceptions as bolt

from ..errors import QueryError, SelarasError, StoreError

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """Columns and rows of a query, values as the driver gives them."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Engine(Protocol):
    """A place where a store's graph lives."""

    @property
    def url(self) -> str:
        """How users name it; without a password."""

    def read(self, cypher: str, parameters: Mapping[str, Any], timeout: float | None) -> Answer:
        """Run a query that must not write; the engine or its transaction sees to that. SelarasError where it fails."""

    def write(self, work: Callable[[neo4j.ManagedTransaction], Result]) -> Result:
        """Do the work in one transaction, again from its start after a transient error. SelarasError where it fails."""

    def close(self) -> None:
        """Let go of the connection, and of whatever was started for it."""


def answer(result: neo4j.Result) -> Answer:
    """All rows of a result."""
    columns = tuple(result.keys())
    return Answer(columns, [tuple(record.values()) for record in result])


def translated(error: Exception, url: str) -> SelarasError:
    """An error of the driver or of the engine behind it, as one that says what to do."""
    text = _told(error)
    if isinstance(error, SelarasError):
        return error
    if isinstance(error, bolt.AuthError):
        return StoreError(
            {"id": "nama pengguna atau kata sandi ditolak", "en": "user name or password refused"},
            place=url,
            cure={
                "id": "Isi NEO4J_PASSWORD dengan kata sandi yang benar.",
                "en": "Set NEO4J_PASSWORD to the right password.",
            },
        )
    if isinstance(error, bolt.ServiceUnavailable | bolt.SessionExpired | OSError):
        return StoreError(
            {"id": f"server tidak dapat dihubungi ({text})", "en": f"no server answers ({text})"},
            place=url,
            cure={"id": "Periksa alamat dan jalankan servernya.", "en": "Check the address, and start the server."},
        )
    code = error.code if isinstance(error, bolt.Neo4jError) else None
    if code and "DatabaseNotFound" in code:
        return StoreError({"id": f"basis data tidak ada ({text})", "en": f"no such database ({text})"}, place=url)
    if code and "TimedOut" in code:
        return QueryError(
            {"id": f"kueri melewati batas waktu ({text})", "en": f"the query exceeded its time limit ({text})"},
            cure={
                "id": "Persempit kueri atau perpanjang batas waktunya.",
                "en": "Narrow the query, or give it more time.",
            },
        )
    if (code and "AccessMode" in code) or "read only database" in text.lower():
        return write_refused()
    if code and code.startswith(("Neo.ClientError.Statement", "Neo.ClientError.Security.Forbidden", "Neo.ClientError.Procedure")):
        return query_error(text)
    return StoreError({"id": f"penyimpanan gagal: {text}", "en": f"the store failed: {text}"}, place=url)


class WriteRefusedError(QueryError):
    """A query that would write where it may only read."""


def write_refused() -> WriteRefusedError:
    """The error for a query that would write."""
    return WriteRefusedError(
        {"id": "kueri ini menulis, padahal hanya boleh membaca", "en": "this query writes, but may only read"},
        cure={
            "id": "Gunakan MATCH … RETURN; isi diubah dengan selaras build.",
            "en": "Use MATCH … RETURN; selaras build changes what is stored.",
        },
    )


def is_write_refusal(error: Exception) -> bool:
    """Whether an error says that a query would write."""
    return isinstance(error, WriteRefusedError)


def query_error(text: str) -> QueryError:
    """The error for a query that the engine does not take, with the engine's words on where and why."""
    if "not idempotent" in text:
        return write_refused()
    # "Query failed: com.arcadedb.….CommandParsingException: Syntax error at … (caused by …Exception: null)"
    text = re.sub(r"^Query failed: |\b(?:[a-z]+\.)+[A-Za-z]*Exception: |\s*\(caused by [^()]*\)$", "", text)
    if "expected parameter" in text.lower():
        return QueryError({"id": f"parameter kurang: {text}", "en": f"parameter missing: {text}"})
    return QueryError({"id": f"kueri tidak dapat dijalankan: {text}", "en": f"the query cannot be run: {text}"})


def _told(error: Exception) -> str:
    message = error.message if isinstance(error, bolt.Neo4jError) and error.message else str(error)
    return " ".join(message.split())
