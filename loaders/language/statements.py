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


# What states a result or an aim begins so; and a first word that a narrow cell broke ("meningkatny a preservasi arsip").
_RESULT_OR_AIM = re.compile(r"(?i)(?:\w{3,}nya|(?!melalui|meliputi)me\w{3,}(?:kan|i))\b")
_BROKEN = re.compile(r"^(\w{5,}) (\w{1,2}) ")


def with_whole_beginning(text: str) -> str:
    """A text whose first word a narrow cell broke, mended."""
    return _BROKEN.sub(r"\1\2 ", text)


def begins_whole(text: str, begun: str) -> bool:
    """True for whole words of a result behind a statement that its last word does not leave open."""
    whole = with_whole_beginning(text)
    return _RESULT_OR_AIM.match(whole) is not None and len(whole.split()) > 2 and not is_open(begun)
