"""The official lists that a user imported: read from a file, kept in the user's data folder, taken by every later reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .editions import PROV, UNNAMED, VARIABLE, Edition, keep, newest_first, remove, stored, stored_path
from .lookup import Nomenclature, shipped
from .reading import Read, read_list

__all__ = ["VARIABLE", "Edition", "Imported", "import_list", "known", "remove", "stored", "stored_path"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found, where it is kept, and the edition of the same name that it replaced."""

    path: Path
    edition: Edition
    read: Read
    replaced: Edition | None

    @property
    def counts(self) -> Counter[str]:
        """How many programs, kegiatan and subkegiatan."""
        return self.edition.counts()


def known() -> Nomenclature:
    """The imported lists with what the package ships, or the latter alone. InputError where the stored lists cannot be read."""
    editions = stored()
    return _with(editions) if editions else shipped()


def words_of_names() -> frozenset[str]:
    """The words of all official names, in lower case."""
    return _words_of(known())


@lru_cache(maxsize=1)
def _words_of(nomenclature: Nomenclature) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", " ".join(nomenclature.names()).lower()))


@lru_cache(maxsize=1)
def _with(editions: tuple[Edition, ...]) -> Nomenclature:
    entries: dict[str, str] = {}
    minor: list[tuple[str, str]] = []
    keys: dict[str, str] = {}
    for edition in newest_first(editions):
        for entry in edition.entries:
            keys[entry.name] = entry.key
            if entry.authority == PROV or entries.setdefault(entry.code, entry.name) != entry.name:
                minor.append((entry.code, entry.name))
    own = shipped().entries
    return Nomenclature({**own, **entries}, official=True, minor=minor, learnt=own, keys=keys, editions=editions)


def import_list(path: Path, edition: str | None = None, valid_from: int | None = None) -> Imported:
    """Read an official list and keep it as an edition: of the name and year given, else as its title or file name says.

    An edition that is imported again keeps its year where no other is given.

    InputError where the file is no such list or cannot be kept.
    """
    read = read_list(path)
    told = re.findall(r"\b(20\d\d|19\d\d)\b", edition or "")
    before = next((other for other in _stored() if other.name == edition), None) if edition and not valid_from else None
    year = valid_from or (before.valid_from if before else None) or (int(told[-1]) if told else read.year)
    name = edition or read.regulation or (f"edisi {year}" if year else UNNAMED)
    kept = Edition(name, year, path.name, tuple(read.entries), read.fields)
    where, replaced = keep(kept)
    return Imported(where, kept, read, replaced)


def _stored() -> tuple[Edition, ...]:
    path = stored_path()
    return stored() if path is not None and path.is_file() else ()
