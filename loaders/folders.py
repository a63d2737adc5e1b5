"""Which files are meant by names, patterns and folders, on every system: not all shells expand patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..graph.errors import InputError
from .files import SUFFIXES, is_cascade_file

_STORE = ".selaras"  # a folder of this ending is a store, not a folder of plans
_PASSING = (".tmp", ".part", ".crdownload", ".download", ".bak")  # what a program leaves while it works
_NONE = {
    "id": "Berikan rencana sebagai .pdf, .docx, .xlsx, .csv, .html atau .txt, atau folder yang berisi rencana.",
    "en": "Give the plan as .pdf, .docx, .xlsx, .csv, .html or .txt, or a folder that holds plans.",
}


@dataclass(slots=True)
class Found:
    """The files to be read, each once, and what was passed over: lock and temporary files, and kinds that are no documents.

    `named` are those that were given by their own name, not found in a folder or by a pattern.
    """

    files: list[str] = field(default_factory=list)
    passing: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


def is_passing(path: Path) -> bool:
    """True for what a program leaves beside a document while that is open, and for what a system hides."""
    name = path.name
    return name.startswith((".", "~$")) or name.endswith("~") or path.suffix.lower() in _PASSING


def found(names: Iterable[str]) -> Found:
    """The files of the names given, of patterns and of folders with the folders in them.

    A file that is named counts whatever its kind. InputError for a pattern or folder that gives nothing.
    """
    result, seen = Found(), set[Path]()
    for name in names:
        for path in _meant(name, result):
            whole = path.resolve()
            if whole not in seen:
                seen.add(whole)
                result.files.append(str(path))
            if path == Path(name):
                result.named.add(str(path))
    return result


def _meant(name: str, result: Found) -> Iterator[Path]:
    path = Path(name)
    if set("*?[") & set(name) and not path.exists():
        anchor = Path(path.anchor)
        matches = sorted(anchor.glob(str(path.relative_to(path.anchor))))
        if not matches:
            raise InputError({"id": "tidak ada berkas yang cocok", "en": "no file matches"}, place=name, cure=_NONE)
        for match in matches:
            if match.is_dir():
                yield from () if match.suffix == _STORE else _inside(match, result)
            elif is_passing(match):
                result.passing.append(str(match))
            else:
                yield match
    elif path.is_dir():
        files = list(_inside(path, result))
        if not files:
            raise InputError({"id": "tidak ada rencana di folder ini", "en": "there is no plan in this folder"}, place=name, cure=_NONE)
        yield from files
    else:
        yield path


def _inside(folder: Path, result: Found) -> Iterator[Path]:
    """The documents of a folder and of those in it; corrected workbooks and cascade files, which count over a document, come last."""
    documents: list[Path] = []
    graphs: list[Path] = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")) and not name.endswith(_STORE))
        for name in sorted(names):
            path = Path(at, name)
            if is_passing(path):
                result.passing.append(str(path))
            elif is_cascade_file(path):
                graphs.append(path)
            elif path.suffix and path.suffix.lower() in SUFFIXES:
                documents.append(path)
            else:
                result.other.append(str(path))
    yield from documents
    yield from graphs
