"""What a store is and holds: where, how large, made with what, how many nodes and relations."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...ontology.schema import schema
from ..errors import QueryError
from .constraints import PREFIX, constraints
from .counts import Counts, Held, counts, documents
from .folder.engine import installed
from .folder.layout import MARKER
from .store import Store


@dataclass(frozen=True, slots=True)
class FolderInfo:
    """A store in a folder; `size` in bytes, `engine` the one that it was last opened for writing with."""

    path: str
    size: int
    format: int
    engine: str
    installed: str


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """A store on a server; `constraints` that are present of those that selaras makes, None where its user may not see them."""

    server: str
    database: str
    constraints: list[str] | None
    missing: list[str]


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """`place` is what the one kind of store has to say, or the other."""

    store: str
    place: FolderInfo | ServerInfo
    documents: list[Held]
    counts: Counts

    def told(self) -> dict[str, Any]:
        """As data for JSON."""
        kind = "folder" if isinstance(self.place, FolderInfo) else "server"
        held = [asdict(document) for document in self.documents]
        return {"store": self.store, "kind": kind, **asdict(self.place), "documents": held, **self.counts.told()}


def info(store: Store) -> StoreInfo:
    """Ask an open store."""
    place = _server(store) if "://" in store.url else _folder(store.url)
    return StoreInfo(store.url, place, documents(store), counts(store))


def _folder(path: str) -> FolderInfo:
    folder = Path(path).absolute()
    marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return FolderInfo(str(folder), size, marker["format"], marker["engine"], installed(path))


def _server(store: Store) -> ServerInfo:
    ((name, versions, edition),) = store.rows("CALL dbms.components() YIELD name, versions, edition RETURN name, versions, edition LIMIT 1")
    ((database,),) = store.rows("CALL db.info() YIELD name RETURN name")
    try:
        found = {str(row[0]) for row in store.rows("SHOW CONSTRAINTS YIELD name")}
    except QueryError:  # not everyone may ask that
        return ServerInfo(f"{name} {', '.join(versions)} ({edition})", database, None, [])
    ours = sorted(name for name in found if name.startswith(PREFIX))
    return ServerInfo(f"{name} {', '.join(versions)} ({edition})", database, ours, sorted(set(constraints(schema())) - found))
