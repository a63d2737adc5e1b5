"""Cleaning of words as text extraction leaves them: mark-up, look-alike letters, hyphens at line ends."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

# Optical recognition mixes Cyrillic look-alikes into Latin words ("Т", "кет."); only whole look-alike letters are mapped.
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХавекмнорстух", "ABEKMHOPCTYXabekmhopctyx")
_SIGNS = str.maketrans({"\u200b": None, "\ufeff": None, "\u2010": "-", "\u2011": "-", "\u2212": "-"})
# Between letters it says where a word may be broken; beside anything else it is a hyphen that some fonts have no other sign for.
_SOFT_HYPHEN = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_]|\n|$)")
_BREAK = re.compile(r"(?i)</(?:p|li|ol|ul|div)\s*>|<br\s*/?>")
_TAG = re.compile(r"(?i)</?(?:p|b|i|u|s|ol|ul|li|br|div|span|sup|sub|em|strong|font|td|tr|th|table|a|h[1-6])(?:\s[^<>]*)?/?>")
_BLANKS = re.compile(r"[^\S\n]+")
_MARKS = re.compile(r"\*\*+|__+|^#{1,6}\s+")
_CLEAN = re.compile(r"[A-Za-z0-9.,;:()/%'+=@!?\"-]+(?: [A-Za-z0-9.,;:()/%'+=@!?\"-]+)*")  # most cells: nothing in them to be put right
_DASHES = re.compile(r"-{2,3}")
_RULE = re.compile(r"-{2,}|_{3,}|\.{4,}")


def clean(text: str) -> str:
    """The words of a cell or line: tags gone (a paragraph or list item ends in a newline), blanks single, NFC."""
    if not text or _CLEAN.fullmatch(text):
        return text
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", text)))
    text = unicodedata.normalize("NFC", text).translate(_SIGNS)
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("", text).replace("\u00ad", "-")
    text = re.sub(r"[\uf000-\uf0ff]", "•", text)  # symbol-font bullets come out in the private use area
    text = _MARKS.sub("", text.strip().translate(_LOOK_ALIKES))
    text = _BLANKS.sub(" ", text)
    return "\n".join(part for part in (piece.strip() for piece in text.split("\n")) if part)


def is_rule(text: str) -> bool:
    """True for a cell that is only a drawn line ("-----"), as Markdown tables have them; a single "-" is a value."""
    return bool(_RULE.fullmatch(text.strip()))


def without_rule(text: str) -> str:
    """A cell's words without a line that is only drawn; two or three dashes are a longer dash, by which a cell says that there is nothing.

    >>> without_rule("---"), without_rule("--------"), without_rule("1-2")
    ('-', '', '1-2')
    """
    return text if not is_rule(text) else "-" if _DASHES.fullmatch(text.strip()) else ""


def cleaned_row(cells: Sequence[str]) -> list[str]:
    """The cleaned cells of a row; where all of them are drawn lines, as below a header in Markdown, they are empty."""
    if all(is_rule(cell) or not cell.strip() for cell in cells):
        return [""] * len(cells)
    return [clean(without_rule(cell)) for cell in cells]


def joined(*parts: str) -> str:
    """Parts of one wrapped text as one line: a hyphen at a break joins only where the next part is a lower-case ending.

    "Perundang-" + "Undangan" keeps its hyphen, "antar-" + "Keluarga" too: Indonesian doubles words with it.
    """
    text = ""
    for part in (piece.replace("\n", " ").strip() for piece in parts):
        if not part:
            continue
        text = text + part if not text or text.endswith(("-", "/")) else f"{text} {part}"
    return text


def one_line(text: str) -> str:
    """The text with inner breaks as blanks."""
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip()


def unquoted(text: str) -> str:
    """A text without the quotation marks around all of it ("“ Kota yang maju ”" → "Kota yang maju"); marks within it stay."""
    inner = text.strip()
    marks = {"“": "”", "‘": "’", '"': '"', "'": "'", "”": "”", "„": "”"}
    close = marks.get(inner[:1])
    whole = close is not None and len(inner) > 2 and inner.endswith(close) and not {inner[0], close} & set(inner[1:-1])
    return inner[1:-1].strip() if whole else text
