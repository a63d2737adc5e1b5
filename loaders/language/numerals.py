"""A list's number as it is printed: digits, letters or Roman numerals. Pure."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def formatted(count: int, form: str) -> str:
    """A list's number in its form: "decimal", "lowerLetter", "upperRoman", …; forms that Indonesian plans do not use count in decimal."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for size, sign in _ROMAN:
            text += sign * (count // size)
            count %= size
        return text if form == "lowerRoman" else text.upper()
    return str(count)
