"""What a cell of a workbook says: whether it still says what was written there, and what it says when it was edited.

Spreadsheet programs change cells that nobody edited: whole numbers come back as floats, texts of digits as numbers, texts
that look like a day as dates, line ends and trailing blanks differ.
"""

from __future__ import annotations

import datetime
import re

from ..language.numbers import rupiah, value_of
from .shape import MISSION_LISTS, CellValue

Raw = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None


class CellError(ValueError):
    """What is wrong with a cell, and what to do, each in Indonesian and English."""

    def __init__(self, message: tuple[str, str], cure: tuple[str, str]) -> None:
        super().__init__(message[0])
        self.message = dict(zip(("id", "en"), message, strict=True))
        self.cure = dict(zip(("id", "en"), cure, strict=True))


def plain(value: Raw) -> str:
    """A cell as text without what a spreadsheet program changes by itself: blanks at the ends, line ends, ".0"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def unchanged(shown: CellValue, value: Raw) -> bool:
    """Whether a cell still says what was shown, whatever a spreadsheet program made of it.

    >>> unchanged("75,30", 75.3), unchanged(2025, 2025.0), unchanged("75,30", 75.4)
    (True, True, False)
    """
    if plain(shown) == plain(value):
        return True
    if isinstance(value, int | float) and not isinstance(value, bool) and isinstance(shown, str):
        return bool(re.fullmatch(r"[\d.,]+", shown.strip())) and value_of(shown) == float(value)
    return False


def text(value: Raw) -> str | None:
    """An edited text; None for an emptied cell. CellError for what is no text: dates into which Excel turns "1-2"."""
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        raise CellError(
            (f"Excel mengubah isi menjadi tanggal atau jam ({value})", f"the spreadsheet program made a date or time of it ({value})"),
            ("Ubah format sel menjadi Teks, lalu tulis ulang isinya.", "Make it a text cell and write it anew."),
        )
    return plain(value) or None


def integer(value: Raw) -> int | None:
    """An edited whole number (a year, a number of a misi); None for an emptied cell. CellError for anything else."""
    told = text(value)
    if told is None:
        return None
    if not re.fullmatch(r"\d{1,9}", told):
        raise CellError(
            (f"“{told[:40]}” bukan bilangan bulat", f"“{told[:40]}” is no whole number"),
            ("Tulis angka saja, misalnya 2026.", "Write digits only, such as 2026."),
        )
    return int(told)


def mission_list(value: Raw) -> str | None:
    """An edited list of misi, in the sheet's words or the ontology's; None for an emptied cell. CellError for anything else."""
    told = (text(value) or "").casefold()
    if not told:
        return None
    found = next((name for name, words in MISSION_LISTS.items() if told in (name.casefold(), words)), None)
    if found is None:
        raise CellError(
            (f"“{told[:40]}” bukan daftar misi", f"“{told[:40]}” is no list of missions"),
            ("Tulis RPJMD, kepala daerah atau perangkat daerah.", "Write RPJMD, kepala daerah or perangkat daerah."),
        )
    return found


def amount(value: Raw) -> int | None:
    """An edited amount of money in whole rupiah; None for an emptied cell. CellError for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value < 0 or abs(value - round(value)) > 0.005 or value >= 2**53:
            raise CellError(
                (f"{plain(value)} bukan rupiah bulat", f"{plain(value)} is no amount in whole rupiah"),
                ("Tulis rupiah bulat, nol atau lebih.", "Write whole rupiah, zero or more."),
            )
        return round(value)
    told = text(value)
    if told is None:
        return None
    found = rupiah(told)
    if found is None or found >= 2**63:
        raise CellError(
            (f"“{told[:40]}” bukan jumlah rupiah", f"“{told[:40]}” is no amount of rupiah"),
            ("Tulis angka saja, misalnya 1250000 atau 1.250.000.", "Write digits only, such as 1250000 or 1.250.000."),
        )
    return found


def names(value: Raw) -> list[str]:
    """An edited list: "IKU; IKK", several units of work."""
    return [part for part in (piece.strip() for piece in (text(value) or "").split(";")) if part]
