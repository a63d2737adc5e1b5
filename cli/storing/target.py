"""The store that a build writes to: open for writing only while something is written, so that others can read it meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ...graph.model import Node
from ...graph.stores import Store
from ...graph.stores.failures import InUseError
from ..common import Settings, opened, said

_WAIT = 120.0  # seconds for which a store that somebody else has open is waited for: what was read meanwhile is not thrown away
_PAUSE = 0.5


class Target:
    """A folder is opened for each time of writing and let go of; a server, which keeps nobody out, is spoken to all the time."""

    def __init__(self, settings: Settings, url: str) -> None:
        self.url = url
        self.written = False
        self.say: Callable[[str], None] = lambda _: None
        self._settings = settings
        self._store: Store | None = None
        self._depth = 0

    @property
    def is_server(self) -> bool:
        """Whether it is a server's address."""
        return "://" in self.url

    @property
    def exists(self) -> bool:
        """Whether there is something at its place: a server is taken to be there."""
        return self.is_server or Path(self.url).exists()

    def documents(self) -> list[Node]:
        """The documents that it holds; none where there is no store yet."""
        if not self.exists:
            return []
        if self.is_server or self._store is not None:
            return self.store().documents()
        reading = self._patiently(lambda: opened(self.url))
        with reading:
            return reading.documents()

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Within this what was opened for writing stays open; behind the outermost a folder is let go of."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and not self.is_server:
                self.close()

    def store(self) -> Store:
        """The store, open for writing."""
        if self._store is None:
            self._store = self._patiently(lambda: opened(self.url, write=True))
            self.written = True
        return self._store

    def close(self) -> None:
        """Let go of it; twice does no harm."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _patiently(self, opening: Callable[[], Store]) -> Store:
        """Open it, waiting a while for others that have it open."""
        end = time.monotonic() + _WAIT
        while True:
            try:
                return opening()
            except InUseError:
                if time.monotonic() > end:
                    raise
                self.say(said(self._settings, f"menunggu {self.url}, sedang dipakai", f"waiting for {self.url}, which is in use"))
                time.sleep(_PAUSE)
