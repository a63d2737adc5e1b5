"""The unit in which a table prints its money: "(dalam ribuan rupiah)", "Rp (juta)", "Rp. 000". Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIZES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12, "trilyun": 10**12}
_SIZE = re.compile(rf"(?i)(?<![\w.,])(?<!\d\s)(?P<size>{'|'.join(_SIZES)})(?:an)?\b")
_ZEROS = re.compile(
    r"(?i)(?:\brp(?![a-z])\.?|rupiah|\bdalam|[x×*(])\s*(?:rp(?![a-z])\.?\s*)?(?:1\s?[.,]?)?(?P<zeros>0{3}(?:[.,]?0{3}){0,3})(?!\d)"
)
_MONEY = re.compile(r"(?i)\brp(?![a-z])|rupiah|\buang\b")
_WITHIN = re.compile(r"(?i)^\W*(?:(?:nilai|angka|jumlah|satuan)\s+)?(?:dalam|dlm)\b")
LEGEND = re.compile(r"(?i)^\W*(?:ket(?:erangan)?|catatan|cat|satuan)\b|^\*")
_TORN = 3  # cells
_NOTE = 100  # letters; what is longer is a sentence, which tells of money but gives no unit to a table


def scale_of(heading: str) -> int:
    """How many rupiah one unit of a column of money is, by its heading; 1 where it does not say.

    >>> scale_of("Rp (juta)"), scale_of("Pagu (Rp. 000)"), scale_of("Pagu Indikatif (Rp)")
    (1000000, 1000, 1)
    """
    text = " ".join(heading.split())
    if match := _SIZE.search(text):
        return _SIZES[match["size"].lower()]
    if match := _ZEROS.search(text):
        return int("1" + "0" * match["zeros"].count("0"))
    return 1


def scale_in_note(text: str) -> int:
    """How many rupiah one unit is where a caption or a note beside a table says so; 1 where it does not.

    >>> scale_in_note("(dalam ribuan rupiah)"), scale_in_note("Pagu naik menjadi Rp 5 juta")
    (1000, 1)
    """
    notes = re.findall(r"\(([^()]*)\)", text) if len(text) > _NOTE else [text]
    return next((scale for note in notes if _MONEY.search(note) and (scale := scale_of(note)) > 1), 1)


def is_note(text: str) -> bool:
    """True for a short note beside a table, which is no sentence of the running text: "(dalam jutaan rupiah)", "Rp juta"."""
    return len(text) < 60 or text.startswith("(") or bool(LEGEND.match(text))


def is_unit(text: str) -> bool:
    """True for a text that only says in which unit the table below prints its money."""
    return is_note(text) and scale_in_note(text) > 1


def spans_as_unit(cells: Sequence[str]) -> int:
    """How many rupiah one unit is where a row of a header only says that, in one cell over its columns ("dalam jutaan rupiah"); else 1.

    A cell "Rp (juta)" is the heading of its own column and no such row.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    text = " ".join(filled)  # one text that lines run through is in several cells
    over_all = len(filled) == 1 and (text.startswith("(") or (len(cells) > _TORN and bool(cells[0].strip()) and scale_of(text) > 1))
    says = len(filled) <= _TORN and len(text) < 60 and (bool(_WITHIN.match(text)) or over_all)
    return scale_in_note(text) if says else 1


def is_beyond(amounts: Sequence[int]) -> bool:
    """True where amounts are so large that the unit of their table cannot be meant: half of them above ten trillion rupiah.

    No programme of a regional agency comes near (the whole budget of the richest province is below a hundred trillion).
    """
    return bool(amounts) and sorted(amounts)[len(amounts) // 2] >= 10**13
