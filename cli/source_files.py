"""Where the PDFs of plans lie, for links from a page to the place that it quotes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from ..graph.errors import InputError
from ..graph.model import Node


def addresses(documents: Iterable[Node], folder: Path, page: Path) -> Mapping[str, str]:
    """For each document (id) whose PDF is somewhere in `folder`, the address that leads there from the page that is to be written.

    A file is known by its name; where several have it, by its digest. InputError where `folder` is none, or holds none of them.
    """
    if not folder.is_dir():
        raise InputError({"id": "bukan folder", "en": "is no folder"}, place=str(folder))
    files: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.casefold() == ".pdf" and path.is_file():
            files.setdefault(path.name.casefold(), []).append(path)
    found: dict[str, str] = {}
    wanted = [node for node in documents if str(node.properties.get("file_name", "")).casefold().endswith(".pdf")]
    for node in wanted:
        named = files.get(str(node.properties["file_name"]).casefold(), [])
        chosen = next((path for path in named if len(named) > 1 and _digest(path) == node.properties.get("sha256")), None)
        if chosen or named:
            found[node.id] = _address(chosen or named[0], page)
    if not found:
        names = ", ".join(str(node.properties["file_name"]) for node in wanted[:5]) or "-"
        raise InputError(
            {"id": "tidak ada PDF rencana ini di sana", "en": "no PDF of these plans is there"},
            place=str(folder),
            cure={"id": f"Yang dicari: {names}.", "en": f"Looked for: {names}."},
        )
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _address(file: Path, page: Path) -> str:
    """Relative to the page where that can be, so that both may move together."""
    try:
        relative = os.path.relpath(file.resolve(), page.resolve().parent)
    except ValueError:  # on another drive
        return file.resolve().as_uri()
    parts = Path(relative).parts
    return "/".join(quote(part) for part in (parts if parts[0] == ".." else (".", *parts)))
