"""What a driver or an engine says when something fails, as errors that say what to do. Pure."""

from __future__ import annotations

import re

from neo4j import exceptions as bolt

from ..errors import QueryError, SelarasError, StoreError, Text

# ArcadeDB's "line 1:29", which counts columns from 0, and Neo4j's "(line 1, column 30 (offset: 29))" with the query behind it.
_ARCADE_PLACE = re.compile(r"\bline (\d+):(\d+)")
_NEO4J_PLACE = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\).*", re.DOTALL)
# "Query failed: com.arcadedb.….CommandParsingException: Syntax error at … (caused by …Exception: null)"
_NOISE = re.compile(r"^Query failed: |\b(?:[a-z]+\.)+[A-Za-z]*Exception: |\s*\(caused by [^()]*\)$")
_QUERY_CODES = (
    "Neo.ClientError.Statement",
    "Neo.ClientError.Procedure",
    "Neo.ClientError.Transaction",
    "Neo.ClientError.Security.Forbidden",
)

# By the end of the server's code: what happened, and what to do.
_TOLD: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "AuthenticationRateLimit": (
        {
            "id": "kata sandi terlalu sering salah; server menolak untuk sementara",
            "en": "too many wrong passwords; the server refuses for now",
        },
        {"id": "Tunggu beberapa detik, lalu ulangi dengan kata sandi yang benar.", "en": "Wait some seconds, then try the right password."},
    ),
    "CredentialsExpired": (
        {"id": "kata sandi awal harus diganti lebih dahulu", "en": "the first password must be changed before it can be used"},
        {"id": "Masuk satu kali lewat Neo4j Browser dan ganti di sana.", "en": "Log in once with Neo4j Browser and change it there."},
    ),
    "MemoryPoolOutOfMemoryError": (
        {
            "id": "dokumen ini terlalu besar untuk memori transaksi server",
            "en": "the document is too large for the server's transaction memory",
        },
        {"id": "Perbesar dbms.memory.transaction.total.max.", "en": "Raise dbms.memory.transaction.total.max."},
    ),
    "DatabaseUnavailable": (
        {"id": "basis data sedang tidak tersedia", "en": "the database is not available"},
        {"id": "Periksa keadaan server, lalu ulangi.", "en": "Look after the server, then try again."},
    ),
}


class WriteRefusedError(QueryError):
    """A query that would write where it may only read."""


class AlreadyThereError(StoreError):
    """A node was to be made with an id that there is already."""


def already_there(text: str, url: str) -> AlreadyThereError:
    """The error for an id that there is already."""
    return AlreadyThereError({"id": f"id itu sudah ada ({text})", "en": f"that id is there already ({text})"}, place=url)


def write_refused() -> WriteRefusedError:
    """The error for a query that would write."""
    return WriteRefusedError(
        {"id": "kueri ini menulis, padahal hanya boleh membaca", "en": "this query writes, but may only read"},
        cure={
            "id": "Gunakan MATCH … RETURN; isi diubah dengan selaras build.",
            "en": "Use MATCH … RETURN; selaras build changes what is stored.",
        },
    )


def procedure_refused() -> WriteRefusedError:
    """The error for a call of which ArcadeDB says that it would write: also where it knows no such procedure."""
    return WriteRefusedError(
        {
            "id": "kueri ini memanggil prosedur yang menulis atau tidak dikenal penyimpanan dalam folder",
            "en": "this query calls a procedure that writes, or that a store in a folder does not know",
        },
        cure={"id": "Gunakan MATCH … RETURN, atau server Neo4j.", "en": "Use MATCH … RETURN, or a Neo4j server."},
    )


def is_write_refusal(error: Exception) -> bool:
    """Whether an error says that a query would write."""
    return isinstance(error, WriteRefusedError)


class InUseError(StoreError):
    """A store in a folder that something else has open."""


def in_use(url: str) -> InUseError:
    """The error for a store that this or another process has open."""
    return InUseError(
        {"id": "sedang dipakai", "en": "is in use"},
        place=url,
        cure={"id": "Tutup dahulu yang memakainya, lalu ulangi.", "en": "Close what uses it, then try again."},
    )


def disk_full(url: str) -> StoreError:
    """The error for a disk, or a share of it, on which nothing more can be written."""
    return StoreError(
        {"id": "disk penuh; yang sudah tersimpan tetap utuh", "en": "the disk is full; what was stored before is whole"},
        place=url,
        cure={
            "id": "Kosongkan ruang di disk itu, lalu ulangi perintah yang sama.",
            "en": "Free some space on that disk, then give the same command again.",
        },
    )


def closed(url: str) -> StoreError:
    """The error for a store that was closed."""
    return StoreError({"id": "penyimpanan sudah ditutup", "en": "the store is closed"}, place=url)


def read_only(url: str, text: str) -> StoreError:
    """The error for a server, or a user of it, that lets nothing be written."""
    return StoreError(
        {"id": f"server atau pengguna ini hanya boleh membaca ({text})", "en": f"this server or user may only read ({text})"},
        place=url,
        cure={
            "id": "Gunakan pengguna yang boleh menulis, atau buka kuncinya di server.",
            "en": "Use a user who may write, or let the server accept writes.",
        },
    )


def query_error(text: str, ahead: str = "") -> QueryError:
    """The error for a query that the engine does not take, with the engine's words on where and why.

    `ahead`: what stood ahead of the user's text on its first line, which is not counted.
    """
    if "not idempotent" in text:
        return write_refused()
    place = _NEO4J_PLACE.search(text)
    if place:
        column = int(place[2]) - (len(ahead) if place[1] == "1" else 0)
        told = f" (line {place[1]}, column {max(1, column)})" if place[1] != "0" else ""  # line 0 says that it does not know
        text = text[: place.start()] + told
    text = _ARCADE_PLACE.sub(lambda found: f"line {found[1]}, column {int(found[2]) + 1}", _NOISE.sub("", text))
    if "expected parameter" in text.lower():
        return QueryError({"id": f"parameter kurang: {text}", "en": f"parameter missing: {text}"})
    local = re.sub(r"\bline (\d+), column (\d+)", r"baris \1, kolom \2", text)
    return QueryError({"id": f"kueri tidak dapat dijalankan: {local}", "en": f"the query cannot be run: {text}"})


def write_error(error: Exception, url: str) -> SelarasError:
    """An error of a load, where a refusal to write is the server's and not the query's fault."""
    code = error.code or "" if isinstance(error, bolt.Neo4jError) else ""
    if any(word in code for word in ("AccessMode", "ReadOnly", "Security.Forbidden", "NotALeader")) or isinstance(
        error, bolt.WriteServiceUnavailable
    ):
        return read_only(url, _said(error))
    return translated(error, url)


def translated(error: Exception, url: str, *, ahead: str = "") -> SelarasError:
    """An error of the driver or of the engine behind it, as one that says what to do. `ahead`: see `query_error`."""
    if isinstance(error, SelarasError):
        return error
    text = _said(error)
    if isinstance(error, bolt.AuthError):
        return _refused(text, url)
    if isinstance(error, bolt.ServiceUnavailable | bolt.SessionExpired | bolt.ConfigurationError | bolt.IncompleteCommit | OSError):
        return _unreachable(text, url)
    code = error.code or "" if isinstance(error, bolt.Neo4jError) else ""
    kind = code.rpartition(".")[2]
    if kind in _TOLD:
        message, cure = _TOLD[kind]
        return StoreError(message, place=url, cure=cure)
    if kind == "ConstraintValidationFailed" or "DuplicatedKeyException" in text or "Duplicated key" in text:
        return already_there(text, url)
    if "DatabaseNotFound" in kind:
        return StoreError(
            {"id": f"basis data tidak ada ({text})", "en": f"no such database ({text})"},
            place=url,
            cure={"id": "Periksa namanya: neo4j://server/basisdata.", "en": "Check its name: neo4j://server/database."},
        )
    if "TimedOut" in kind:
        return _too_long()  # the engine's own words say to try again, or name settings that are not the user's
    if "AccessMode" in kind or "read only database" in text.lower():
        return write_refused()
    if code.startswith(_QUERY_CODES) or "unknown procedure" in text.lower():  # which ArcadeDB takes for a fault of its own
        return query_error(error.message if isinstance(error, bolt.Neo4jError) and error.message else text, ahead)
    return StoreError({"id": f"penyimpanan gagal: {text}", "en": f"the store failed: {text}"}, place=url)


def _refused(text: str, url: str) -> StoreError:
    missing = "missing key" in text  # no password was given at all
    message: Text = {"id": "nama pengguna atau kata sandi ditolak", "en": "user name or password refused"}
    if missing:
        message = {"id": "server meminta kata sandi", "en": "the server asks for a password"}
    return StoreError(
        message,
        place=url,
        cure={
            "id": "Isi NEO4J_PASSWORD" + ("." if missing else " dengan kata sandi yang benar (dan NEO4J_USERNAME bila bukan neo4j)."),
            "en": "Set NEO4J_PASSWORD" + ("." if missing else " to the right password (and NEO4J_USERNAME, if it is not neo4j)."),
        },
    )


def _unreachable(text: str, url: str) -> StoreError:
    cure = {"id": "Periksa alamat dan jalankan servernya.", "en": "Check the address, and start the server."}
    if "ssl" in text.lower() or "certificate" in text.lower():
        cure = {
            "id": "Periksa enkripsinya: neo4j:// tanpa, neo4j+s:// dengan sertifikat resmi, neo4j+ssc:// dengan sertifikat buatan sendiri.",
            "en": "Check the encryption: neo4j:// has none, neo4j+s:// a known certificate, neo4j+ssc:// one of the server's own.",
        }
    return StoreError({"id": f"server tidak dapat dihubungi ({text})", "en": f"no server answers ({text})"}, place=url, cure=cure)


def _too_long() -> QueryError:
    return QueryError(
        {"id": "kueri melewati batas waktu", "en": "the query exceeded its time limit"},
        cure={
            "id": "Persempit kueri atau perpanjang batas waktunya (--timeout).",
            "en": "Narrow the query, or give it more time (--timeout).",
        },
    )


def _said(error: Exception) -> str:
    """The driver's own words, in one line and not at length."""
    message = error.message if isinstance(error, bolt.Neo4jError) and error.message else str(error)
    words = " ".join(message.split())
    return words if len(words) <= 300 else words[:299] + "…"
