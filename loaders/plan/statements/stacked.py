"""Indicators that stand below each other in one cell, each with what it is worked out by in brackets behind it. Pure functions."""

from __future__ import annotations

import re

from ...language.cleaning import one_line
from ...language.lexicon import items

_OWN_NUMBER = re.compile(r"\s(?=(?:TJ?|SS?)\s?\.?\s?\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z])")
_FORMULA = re.compile(r"(?is)^(?P<words>.*\S)\s*\(\s*(?:formula(?:si)?|rumus)(?:\s+\w+)?\s*[:=]\s*(?P<formula>\S.*?)\)?\W*$")


def indicators_of(cell: str) -> list[str]:
    """The indicators that a cell counts, by the plan's own numbers ("S.2.1 … S.2.2 …") or as a list.

    >>> indicators_of("S.1.1 Nilai Pasar S.1.2 Persentase pedagang")
    ['S.1.1 Nilai Pasar', 'S.1.2 Persentase pedagang']
    """
    own = [part.strip() for part in _OWN_NUMBER.split(f" {one_line(cell)}") if part.strip()]
    if len(own) > 1:
        return own
    listed = items(cell) if re.match(r"\W*(?:1|a)\s?[.)]", cell) else []
    return listed if len(listed) > 1 else [one_line(cell)]


def without_formula(text: str) -> tuple[str, str | None]:
    """An indicator and the formula printed behind it in brackets.

    >>> without_formula("Nilai Pasar (Formula : jumlah nilai dibagi jumlah pasar)"), without_formula("Nilai Pasar (Indeks)")
    (('Nilai Pasar', 'jumlah nilai dibagi jumlah pasar'), ('Nilai Pasar (Indeks)', None))
    """
    match = _FORMULA.match(text.strip())
    return (match["words"].strip(), one_line(match["formula"])) if match else (text, None)
