"""Addresses of Neo4j servers, as the user writes them. Pure: nothing is connected here.

    neo4j://[user@]host[:port][/database][?database=…][&shared=yes]

`shared=yes` allows a database that holds other things beside plans. What else stands behind the question mark is the driver's
(routing). The password may not stand in the address, which is shown and logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from ...errors import StoreError

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
_YES = {"yes": True, "ya": True, "true": True, "1": True, "no": False, "tidak": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Address:
    """`shown` is how the user named it; `driver` what the driver is given; no database means the user's home database."""

    shown: str
    driver: str
    user: str | None
    database: str | None
    shared: bool


def parse(url: str) -> Address:
    """The address of a server. StoreError, without any password, where it is none."""
    parts = _split(url)
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    database = unquote(parts.path.strip("/")) or None
    other = given.pop("database", "") or None
    if database and other and database != other:
        raise StoreError({"id": "menyebut dua basis data", "en": "names two databases"}, place=url)
    shared = _YES.get(given.pop("shared", "no").casefold())
    if shared is None:
        raise StoreError({"id": "shared harus yes atau no", "en": "shared must be yes or no"}, place=url)
    host = parts.netloc.rpartition("@")[2]
    return Address(
        shown=url,
        driver=urlunsplit((parts.scheme.lower(), host, "", urlencode(given), "")),
        user=unquote(parts.username) if parts.username else None,
        database=database or other,
        shared=shared,
    )


def _split(url: str) -> SplitResult:
    scheme, _, rest = url.partition("://")
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError as error:  # a password may have been written in the port's place: nothing of the address is repeated
        raise StoreError(
            {"id": "alamat tidak dapat dipahami", "en": "the address makes no sense"},
            place=f"{scheme}://…",
            cure={"id": "Tulis neo4j://server:7687/basisdata.", "en": "Write neo4j://server:7687/database."},
        ) from error.__class__("host or port")
    if parts.password is not None or {"password", "auth"} & {name.casefold() for name, _ in parse_qsl(parts.query)}:
        raise StoreError(
            {"id": "kata sandi tidak boleh ada di alamat", "en": "the password must not stand in the address"},
            place=f"{parts.scheme}://{parts.hostname}",
            cure={"id": "Simpan di NEO4J_PASSWORD.", "en": "Put it into NEO4J_PASSWORD."},
        )
    if not parts.hostname:
        raise StoreError({"id": "alamat tanpa nama server", "en": "an address without a server"}, place=f"{scheme}://{rest}")
    return parts
