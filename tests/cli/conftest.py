"""The commands, called as a user calls them: in an empty folder, by their arguments, with what they print and their exit code."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selaras.examples import documents

Run = Callable[..., Any]  # to how the command ended


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, away from whatever the environment says."""
    for name in ("SELARAS_STORE", "SELARAS_LANG", "NEO4J_PASSWORD", "NEO4J_USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def selaras(folder: Path, called: Run) -> Run:
    """Call a command in that folder."""
    return called


@pytest.fixture
def small() -> Path:
    """The example document with the least in it."""
    return min(documents(), key=lambda path: path.stat().st_size)


def blocks_of(page: str) -> list[Any]:
    """The data that a page of the view carries, each block unpacked."""
    packed = re.findall(r'<script type="application/octet-stream" id="[^"]+">([^<]+)</script>', page)
    return [json.loads(gzip.decompress(base64.b64decode(block))) for block in packed]
