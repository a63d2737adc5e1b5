"""Where a graph is kept: a folder with an engine of its own, or a Neo4j server. Either way it speaks Bolt."""

from __future__ import annotations

import os
import re

from ..errors import StoreError
from .plans import Plan, Step
from .store import LoadReport, PartReport, Rows, Store

__all__ = ["LoadReport", "PartReport", "Plan", "Rows", "Step", "Store", "open_store"]


def open_store(
    url: str | os.PathLike[str],
    *,
    write: bool = False,
    create: bool = False,
    user: str | None = None,
    password: str | None = None,
    timeout: float | None = None,
) -> Store:
    """Open the store at a path (a folder) or at a server's address (neo4j://…, bolt://…).

    `write`: for loading; else the store is open for reading only. `create`: make the folder's store if there is none,
    which includes `write`. `timeout` in seconds, for each query that names no other: where it is known beforehand it
    spares a folder's engine a second start. StoreError where it cannot be opened.
    """
    text = os.fspath(url)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", text)
    if scheme is None:
        from .folder.store import EmbeddedEngine  # starts no engine, but costs its import

        engine = EmbeddedEngine(text, write=write or create, create=create, timeout=timeout)
        return Store(engine, writable=write or create, limit=timeout)
    from .server.address import SCHEMES, parse

    if scheme[1].lower() not in SCHEMES:
        raise StoreError(
            {
                "id": f"alamat jenis {scheme[1]}:// tidak dikenal",
                "en": f"addresses of the kind {scheme[1]}:// are unknown",
            },
            place=f"{scheme[1]}://…",
            cure={
                "id": "Gunakan path folder, neo4j:// atau bolt://.",
                "en": "Use a folder's path, neo4j:// or bolt://.",
            },
        )
    from .server.store import ServerEngine

    server = ServerEngine(parse(text), write=write or create, user=user, password=password)
    return Store(server, writable=write or create, limit=timeout)
