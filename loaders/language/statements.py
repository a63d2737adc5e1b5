"""Whether a printed text is whole: one that was wrapped over cells, rows or pages leaves off open, or goes on with another."""

from __future__ import annotations

import re

from .lexicon import local_number

_OPEN = re.compile(
    r"(?i)(?:\b(?:dan|serta|yang|di|ke|dari|untuk|dengan|pada|dalam|oleh|atau|kualitas|tata|terciptanya|sesuai|melalui|berbasis)|[,/\-])$"
)


def is_open(text: str) -> bool:
    """True for a text whose last word leaves it open ("… perencanaan dan"): the rest was printed elsewhere."""
    return bool(_OPEN.search(text.strip()))


def continues(text: str, before: str) -> bool:
    """True when a cell goes on with the cell above it: it starts in lower case, or that one's last word leaves it open."""
    return bool(before) and (text[:1].islower() or is_open(before)) and local_number(text) is None
