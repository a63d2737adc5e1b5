"""The editions of the official list that a user imported, side by side in one file of the user's data folder."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...graph.errors import InputError
from ..language import codes
from ..language.likeness import key

VARIABLE = "SELARAS_NOMENCLATURE"
UNNAMED = "tanpa nama"  # an edition of which neither its user nor its file says what it is: the next such import replaces it
KABKOT, PROV = "KABKOT", "PROV"
_FORM = 2  # of the stored file; form 1 held one list without outputs and indicators


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an official list; `key` is its folded name, `authority` "KABKOT", "PROV" or "" where the list does not say."""

    code: str
    name: str
    key: str
    authority: str = ""
    output: str = ""
    indicator: str = ""
    unit: str = ""

    @property
    def level(self) -> str | None:
        """The node label that it stands for."""
        return codes.level(self.code) or codes.older_level(self.code)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """One edition of the official list: its name, the year from which it holds (None: always), and the file it was read from.

    `fields` are the urusan and bidang that it names, by code. Compared by identity: it is read once, and has ten thousand entries.
    """

    name: str
    valid_from: int | None
    source: str
    entries: tuple[Entry, ...]
    fields: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, code: str) -> Entry | None:
        """The urusan or bidang of a code."""
        return entry(code, self.fields[code]) if code in self.fields else None

    def counts(self) -> Counter[str]:
        """How many programs, kegiatan and subkegiatan it has."""
        return Counter(entry.level or "" for entry in self.entries)


def entry(code: str, name: str, authority: str = "", output: str = "", indicator: str = "", unit: str = "") -> Entry:
    """An entry with its name folded."""
    return Entry(code, name, key(name), authority, output, indicator, unit)


def newest_first(editions: Iterable[Edition]) -> list[Edition]:
    """Editions by the year from which they hold, the latest first; those that hold always come last."""
    return sorted(editions, key=lambda edition: (-(edition.valid_from or 0), edition.name))


def stored_path() -> Path | None:
    """Where the imported lists are kept; None where the environment says that none is to be used."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told.strip() else None
    import platformdirs

    return platformdirs.user_data_path("selaras", appauthor=False) / "nomenclature.json"


def stored() -> tuple[Edition, ...]:
    """The imported editions, newest first. InputError where the stored file cannot be read, or is named and not there."""
    path = stored_path()
    if path is None or (VARIABLE not in os.environ and not path.is_file()):
        return ()
    try:
        state = path.stat()
    except OSError as error:
        raise InputError(
            {"id": "daftar nomenklatur ini tidak ada", "en": "this list of nomenclature is not there"}, place=str(path),
            cure={
                "id": f"Impor dengan selaras nomenclature import, atau kosongkan {VARIABLE}.",
                "en": f"Import it with selaras nomenclature import, or empty {VARIABLE}.",
            },
        ) from error  # fmt: skip
    return _loaded(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _loaded(path: Path, _changed: int, _size: int) -> tuple[Edition, ...]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["form"] == 1:
            rows = [Entry(str(c), str(n), str(f), PROV if province else "") for c, n, f, province in data["entries"]]
            return (Edition(UNNAMED, None, str(data.get("source", "")), tuple(rows)),)
        if data["form"] != _FORM:
            raise ValueError(data["form"])
        return tuple(newest_first(_edition(item) for item in data["editions"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            {"id": "daftar nomenklatur rusak", "en": "the list of nomenclature is damaged"}, place=str(path),
            cure={
                "id": "Hapus berkas itu, lalu impor ulang dengan selaras nomenclature import.",
                "en": "Delete that file, then import the list anew with selaras nomenclature import.",
            },
        ) from error  # fmt: skip


def _edition(item: dict[str, Any]) -> Edition:
    year = item["valid_from"]
    entries = tuple(Entry(*(str(cell) for cell in row)) for row in item["entries"])
    fields = {str(code): str(name) for code, name in dict(item.get("fields", {})).items()}  # older versions kept none
    return Edition(str(item["name"]), None if year is None else int(year), str(item["source"]), entries, fields)


def keep(edition: Edition) -> tuple[Path, Edition | None]:
    """Store an edition, in the place of the one of its name. Where that is, and what it replaced. InputError where it cannot be kept."""
    target = _target()
    held = stored() if target.is_file() else ()
    before = next((other for other in held if other.name == edition.name), None)
    _write(target, [*(other for other in held if other.name != edition.name), edition])
    return target, before


def remove(name: str) -> Edition:
    """Drop an edition. InputError where there is none of that name."""
    held = stored()
    found = next((edition for edition in held if edition.name == name), None)
    if found is None:
        names = ", ".join(f"“{edition.name}”" for edition in held)
        raise InputError(
            {"id": f"tidak ada edisi “{name}”", "en": f"there is no edition “{name}”"},
            cure={
                "id": f"Yang ada: {names}." if names else "Belum ada daftar yang diimpor.",
                "en": f"There are: {names}." if names else "No list has been imported.",
            },
        )
    target = _target()
    rest = [edition for edition in held if edition.name != name]
    if rest:
        _write(target, rest)
    else:
        target.unlink(missing_ok=True)
    return found


def _target() -> Path:
    target = stored_path()
    if target is None:
        raise InputError(
            {"id": f"{VARIABLE} kosong: tidak ada tempat menyimpan", "en": f"{VARIABLE} is empty: nowhere to keep the list"},
            cure={"id": f"Isi atau hapus variabel {VARIABLE}.", "en": f"Set or unset the variable {VARIABLE}."},
        )
    return target


def _write(target: Path, editions: Sequence[Edition]) -> None:
    rows = [
        {
            "name": edition.name, "valid_from": edition.valid_from, "source": edition.source,
            "fields": dict(edition.fields),
            "entries": [[e.code, e.name, e.key, e.authority, e.output, e.indicator, e.unit] for e in edition.entries],
        }
        for edition in newest_first(editions)
    ]  # fmt: skip
    text = json.dumps({"form": _FORM, "editions": rows}, ensure_ascii=False)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(target)
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat ditulis ({error.strerror})", "en": f"cannot be written ({error.strerror})"}, place=str(target),
            cure={"id": f"Pilih tempat lain dengan variabel {VARIABLE}.", "en": f"Choose another place with the variable {VARIABLE}."},
        ) from error  # fmt: skip
