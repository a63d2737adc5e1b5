"""Official names of program, kegiatan and subkegiatan, as far as known here: learnt from the example plans, or imported by the user.

Source of the names and codes: Permendagri 90/2019 with Kepmendagri 050-5889/2021 and 900.1.15.5-3406/2024, as printed in plans.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from . import codes
from .match import closest, same


class Nomenclature:
    """Code → name; looked up by code or by a name that may have slips of the pen."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = dict(entries)
        self._names = [(name, code) for code, name in self.entries.items()]

    def names(self) -> list[str]:
        """All names."""
        return [name for name, _ in self._names]

    def name_of(self, code: str) -> str | None:
        """The official name of a code."""
        return self.entries.get(code)

    def level_of(self, name: str, threshold: float = 92.0) -> str | None:
        """The node label that a name officially is at; None where it is unknown or official at several levels."""
        found = closest(name, self._names, threshold)
        return codes.level(found[0]) if found and same(name, self.entries[found[0]], threshold) else None

    def lookup(self, name: str, level: str, below: str | None = None, threshold: float = 90.0) -> tuple[str, float] | None:
        """The code and similarity (0 to 1) of a name at a level, preferring codes below `below`; None when there is none near enough."""
        candidates = [(text, code) for text, code in self._names if codes.level(code) == level]
        own = [(text, code) for text, code in candidates if below and code.startswith(below + ".")]
        found = closest(name, own, threshold) or (None if below else closest(name, candidates, threshold))
        return (found[0], found[1] / 100) if found else None


@lru_cache(maxsize=1)
def shipped() -> Nomenclature:
    """What the package ships (nomenclature.json beside this module)."""
    text = resources.files(__package__).joinpath("nomenclature.json").read_text(encoding="utf-8")
    return Nomenclature(json.loads(text))
