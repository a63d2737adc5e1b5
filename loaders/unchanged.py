"""Which files need not be read again: those a stored document says that it was read from, by the reader that reads today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from ..graph.model import Node, PlanGraph
from .documents.blocks import Identity
from .documents.pdf.ocr import program
from .documents.source import checksum
from .nomenclature.imported import stored_path
from .plan.identity.given import identity

_READING = ("loaders", "graph", "ontology")  # the folders whose code makes a graph of a file


def reader() -> str:
    """What reads here: the version, and a digest of all else that a reading depends on (code, imported list, recognition of scans)."""
    parts = [_code(), _digest(stored_path()), "ocr" if program() else ""]
    return f"{_version()} {hashlib.sha256('|'.join(parts).encode()).hexdigest()[:12]}"


def _version() -> str:
    try:
        return version("selaras")
    except PackageNotFoundError:
        return "0"


@lru_cache(maxsize=1)
def _code() -> str:
    """Of the code itself: a developer's changes between two versions count too."""
    digest = hashlib.sha256()
    root = Path(str(files(__package__))).parent
    for folder in _READING:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".ttl", ".json", ".toml") and "stores" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(path: Path | None) -> str:
    return checksum(path) if path is not None and path.is_file() else ""


def digests(paths: Sequence[str]) -> list[str | None]:
    """The SHA-256 of each file; None for one that cannot be read, of which its reader will say why."""
    return [_readable(Path(path)) for path in paths]


def _readable(path: Path) -> str | None:
    try:
        return checksum(path)
    except OSError:
        return None


def marked(graph: PlanGraph, sources: Iterable[str], by: str, told: Identity | None = None) -> None:
    """Have the documents of a graph say from which files (digests), by which reader and with what it was told they were read."""
    digests, given = sorted(set(sources)), _said(told)
    for document in list(graph.nodes("Document")):
        graph.add_node(document.id, "Document", sources=digests, reader=by, given=given or None)


def _said(told: Identity | None) -> list[str]:
    if told is None:
        return []
    period = f"{told.period[0]}-{told.period[1]}" if told.period else None
    return [f"{name}: {value}" for name, value in (("agency", told.agency), ("region", told.region), ("period", period)) if value]


def remembered(digests: Sequence[str | None], documents: Iterable[Node]) -> dict[int, Identity]:
    """What users said of the files' plans when these were loaded before, by the place of the file; it holds until they say otherwise."""
    found: dict[int, Identity] = {}
    for document in documents:
        given, sources = document.properties.get("given"), document.properties.get("sources")
        if isinstance(given, list) and isinstance(sources, list):
            parts = dict(str(entry).split(": ", 1) for entry in given if ": " in str(entry))
            told = identity(parts.get("agency"), parts.get("region"), parts.get("period"))
            found.update({at: told for at, digest in enumerate(digests) if told is not None and digest in sources})
    return found


def unchanged(paths: Sequence[str], digests: Sequence[str | None], documents: Iterable[Node], by: str) -> Mapping[int, str]:
    """The places of files that need not be read, each with the document that was read from it.

    A document made of several files is unchanged where all of them are given as they were.
    """
    given = {digest: at for at, digest in reversed(list(enumerate(digests))) if digest}
    found: dict[int, str] = {}
    for document in documents:
        sources = document.properties.get("sources")
        if document.properties.get("reader") != by or not isinstance(sources, list) or not all(source in given for source in sources):
            continue
        found.update({at: document.id for at, digest in enumerate(digests) if digest in sources})
    return found
