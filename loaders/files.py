"""The way in for a file of any kind that can be read: a plan as text, or a cascade file (our own JSON export)."""

from __future__ import annotations

import os
from pathlib import Path

from ..graph.errors import InputError
from ..graph.files import read_json
from ..graph.model import PlanGraph
from ..graph.yaml_files import read_yaml
from .facts import Plan
from .text import read_bytes, read_text
from .to_graph import to_graph
from .understand import understand
from .workbook import is_workbook, read_workbook

_YAML = (".yaml", ".yml")
_TEXT = frozenset({".txt", ".text", ".md", ".markdown", ""})
_LATER = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".html", ".htm", ".odt", ".rtf"})


def is_cascade_file(path: str | os.PathLike[str]) -> bool:
    """True for a path that names a cascade file (JSON or YAML)."""
    return Path(path).suffix.lower() in (".json", *_YAML)


def read_plan(path: str | os.PathLike[str]) -> Plan:
    """Read a document into the facts of a plan. InputError where it is missing, empty, binary, or of a kind not yet read."""
    file = Path(path)
    if file.suffix.lower() in _LATER and file.is_file():
        raise InputError(
            {"id": f"berkas {file.suffix} belum dapat dibaca", "en": f"{file.suffix} files cannot be read yet"}, place=str(file),
            cure={
                "id": "Simpan isinya sebagai teks (.txt) dengan tanda TAB antarkolom.",
                "en": "Save its contents as text (.txt) with TABs between columns.",
            },
        )  # fmt: skip
    if file.suffix.lower() not in _TEXT and file.is_file():
        read_bytes(file)
        raise InputError(
            {"id": f"jenis berkas {file.suffix} tidak dikenal", "en": f"files of kind {file.suffix} are unknown"}, place=str(file),
            cure={
                "id": "Berikan rencana sebagai .txt, atau berkas cascading .json.",
                "en": "Give the plan as .txt, or a cascade file as .json.",
            },
        )  # fmt: skip
    return understand(read_text(file))


def load(path: str | os.PathLike[str]) -> PlanGraph:
    """The graph of a document or a cascade file. InputError with the place and the cure where it cannot be read as one."""
    if is_cascade_file(path):
        read_bytes(Path(path))
        return read_yaml(path) if Path(path).suffix.lower() in _YAML else read_json(path)
    if is_workbook(Path(path)):
        return read_workbook(path).graph
    return to_graph(read_plan(path))
