"""A graph as a JSON file: what `export --format json` writes, and what `build` takes as a cascade file."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from .errors import GraphError, InputError
from .model import PlanGraph


def to_json(graph: PlanGraph) -> str:
    """The graph as JSON text with a node or relation a line, so that two exports can be compared line by line."""
    data = graph.to_dict()
    parts = []
    for name in ("nodes", "edges"):
        lines = ",\n".join(json.dumps(record, ensure_ascii=False, allow_nan=False) for record in data[name])
        parts.append(f'"{name}": [\n{lines}\n]' if lines else f'"{name}": []')
    return "{" + ",\n".join(parts) + "}\n"


def write_json(graph: PlanGraph, path: str | os.PathLike[str]) -> None:
    """Write the graph as UTF-8 JSON, equal graphs as equal bytes. InputError where the file cannot be written."""
    try:
        Path(path).write_text(to_json(graph), encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat ditulis ({error.strerror})", "en": f"cannot be written ({error.strerror})"},
            place=str(path),
        ) from error


def read_json(path: str | os.PathLike[str]) -> PlanGraph:
    """Read what `write_json` wrote. InputError, with the place in the file, where it is anything else."""
    data = _data(path)
    try:
        return PlanGraph.from_dict(data)
    except GraphError as error:
        place = f"{path}: {error.place}" if error.place else str(path)
        raise InputError(error.message, place=place, cure=error.cure_text) from error


def read_utf8(path: str | os.PathLike[str]) -> str:
    """The text of a file. InputError where it cannot be read or is not UTF-8."""
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat dibaca ({error.strerror})", "en": f"cannot be read ({error.strerror})"},
            place=str(path),
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            {"id": f"bukan UTF-8 (bita ke-{error.start})", "en": f"not UTF-8 (byte {error.start})"}, place=str(path)
        ) from error


def _data(path: str | os.PathLike[str]) -> Any:
    text = read_utf8(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            {"id": f"bukan JSON yang sah: {error.msg}", "en": f"not valid JSON: {error.msg}"},
            place=f"{path}:{error.lineno}:{error.colno}",
            cure={
                "id": "Tulis ulang berkas ini dengan selaras export.",
                "en": "Write the file anew with selaras export.",
            },
        ) from error
    except RecursionError as error:
        raise InputError({"id": "JSON terlalu dalam bersarang", "en": "JSON nested too deeply"}, place=str(path)) from error
