"""The examples that ship with selaras: documents of invented kecamatan, and the facts of real plans as cascade files."""

from __future__ import annotations

from pathlib import Path

__all__ = ["documents", "plans"]


def documents(form: str = "txt") -> list[Path]:
    """The example documents in one form ("txt": all of them; "docx", "pdf": some), in the order of their names.

    A plan that comes in several forms states the same in each: load it from one.
    """
    return _files("documents", f".{form}")


def plans() -> list[Path]:
    """The cascade files (JSON exports, see graph/files.py) of real plans, in the order of their names."""
    return _files("plans", ".json")


def _files(folder: str, suffix: str) -> list[Path]:
    return sorted(path for path in Path(__file__).with_name(folder).iterdir() if path.suffix == suffix)
