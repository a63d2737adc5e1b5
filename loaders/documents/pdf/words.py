"""A recognised word."""

from __future__ import annotations

from dataclasses import dataclass

CERTAIN = 92.0  # percent: figures less sure than this are read again


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word with its box in dots, the line of its picture that it stands on, and how sure it is in percent."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[int, ...]
    sure: float
    agreed: bool = False  # a second recogniser, or model, read the same
