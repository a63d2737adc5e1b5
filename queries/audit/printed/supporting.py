"""How the supporting program, which every agency has whatever its mission, is told from the others."""

from __future__ import annotations

import re

from ....graph.model import Node
from ..places import text

CODE = re.compile(r"\w+\.\w+\.01")
NAME = re.compile(r"^(program\s+)?penunjang\s+urusan\s+pemerintah", re.IGNORECASE)


def is_supporting(node: Node) -> bool:
    """Whether `node` is the program that keeps the office running (code x.xx.01, or named after that).

    Source: Permendagri 90/2019, where the first program of every field of government is the supporting one.
    """
    if node.label != "Program":
        return False
    return bool(CODE.fullmatch(text(node.properties.get("code"))) or NAME.search(text(node.properties.get("name")).strip()))
