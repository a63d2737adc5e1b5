"""A store that is open while it is asked, and opened anew when it has changed: what a server that runs for hours reads from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ...graph.errors import StoreError
from ...graph.stores import Store

_PATIENCE = 60.0  # seconds that a changed store waits for those who still read the old one


class Live:
    """A store by its name. Many may use it at once; `opening` opens it for reading.

    A folder's engine reads what was there when it was opened. So before each use it is looked whether a file has changed, and if so it
    is opened anew once nobody uses it. A server answers by itself what it holds at the moment.
    """

    def __init__(self, name: str, opening: Callable[[], Store]) -> None:
        self.name = name
        self._opening = opening
        self._folder = None if "://" in name else Path(name)
        self._turn = threading.Condition()
        self._store: Store | None = None
        self._seen: object = None
        self._users = 0
        self._closed = False

    def stamp(self) -> object:
        """Sizes and times of a folder's files; None for a server, of which nothing can be told."""
        if self._folder is None:
            return None
        found = []
        for file in sorted(self._folder.rglob("*")):
            try:
                known = file.stat()
            except FileNotFoundError:  # gone this moment
                continue
            if file.is_file():
                found.append((str(file), known.st_mtime_ns, known.st_size))
        return tuple(found)

    @contextmanager
    def use(self) -> Iterator[Store]:
        """The open store. StoreError where it cannot be opened now, as while another program loads it."""
        with self._turn:
            store = self._current()
            self._users += 1
        try:
            yield store
        finally:
            with self._turn:
                self._users -= 1
                self._turn.notify_all()

    def _current(self) -> Store:
        if self._closed:
            raise _stopped(self.name)
        if self._store is not None and self.stamp() == self._seen:
            return self._store
        if not self._turn.wait_for(lambda: self._users == 0 or self._closed, _PATIENCE) or self._closed:
            raise _stopped(self.name)
        if self._store is not None:
            if self.stamp() == self._seen:  # another has opened it meanwhile
                return self._store
            self._store.close()
            self._store = None
        self._store = self._opening()
        self._seen = self.stamp()
        return self._store

    @property
    def busy(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self._users > 0

    def close(self) -> None:
        """Close it, whoever still waits for an answer."""
        with self._turn:
            self._closed = True
            store, self._store = self._store, None
            self._turn.notify_all()
        if store is not None:
            store.close()


def _stopped(name: str) -> StoreError:
    return StoreError(
        {"id": "penyimpanan berubah atau ditutup saat dibaca", "en": "the store changed or was closed while it was read"},
        place=name,
        cure={"id": "Muat ulang halaman.", "en": "Load the page again."},
    )
