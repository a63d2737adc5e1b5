"""Printed numbers: amounts of rupiah, target values, years. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

_DOTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
# A formula's result has any number of decimals; but "11812.000" may as well be millions that lost a dot: it is no amount.
_PLAIN = re.compile(r"\d+(?:,\d{2}|\.\d{2})?|\d{4,}[.,]\d|\d{7,}[.,]\d{3}|\d{5,}[.,]\d{4,10}")
_BLANKS = re.compile(r"\d{1,3}(?: \d{3}){2,}(?:[.,]\d{1,2})?")
_CLOSED = re.compile(r"\s*[.,]\s?[-–—=]{1,2}$")  # "5.000.000,-", "5.000.000.-": no cents
_DASH = re.compile(r"[-–—]+")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


@lru_cache(maxsize=50_000)  # amounts are looked at by every step of the reading
def rupiah(text: str) -> int | None:
    """A printed amount in whole rupiah; "-" is 0; None when the text is no amount.

    Both separators occur, also within one table ("1.642.014.563", "1,699,465,689", "3.527.058.204,00", "54714146",
    "1.344.033.013.", "Rp. 5.000.000,-", "5 000 000"). Groups of three decide which is which; decimals are cut off.
    """
    text = re.sub(r"(?i)^\s*(?:rp|idr)\.?\s*", "", text.replace("\n", " ")).strip()
    if _DASH.fullmatch(text):
        return 0
    text = _CLOSED.sub("", text).rstrip(".,;")
    if _BLANKS.fullmatch(text):
        text = text.replace(" ", "")
    if " " in text:
        closed = text.replace(" ", "")  # a number wrapped in a narrow cell: "3.527. 058.204"
        if not (_DOTS.fullmatch(closed) or _COMMAS.fullmatch(closed)):
            return None
        text = closed
    if _DOTS.fullmatch(text):
        return int(text.split(",")[0].replace(".", ""))
    if _COMMAS.fullmatch(text):
        return int(text.split(".")[0].replace(",", ""))
    if _PLAIN.fullmatch(text):
        return int(re.split(r"[.,]", text)[0])
    return None


def amount(text: str, scale: int, decimal: str = "") -> int | None:
    """A printed amount whose unit is `scale` rupiah: "8,35" in millions is 8350000; None when the text is no amount.

    `decimal` is the sign before decimals where other amounts of the table tell it: "2,583" is then no thousands.
    """
    if scale == 1:
        return rupiah(text)
    words = _CLOSED.sub("", re.sub(r"(?i)^\s*(?:rp|idr)\.?\s*", "", text.replace("\n", " ")).strip())
    if decimal and re.fullmatch(rf"\d+{re.escape(decimal)}\d{{1,10}}", words):
        return round(Decimal(words.replace(decimal, ".")) * scale)
    if not re.fullmatch(r"\d+(?:[.,]\d{1,10})?", words) or _DOTS.fullmatch(words) or _COMMAS.fullmatch(words):
        whole = rupiah(words)
        decimals = re.search(r"(?<=\d{3})[.,](\d{1,2})$", words) if len(re.findall(r"[.,]", words)) > 1 else None
        return None if whole is None else whole * scale + (round(float(f"0.{decimals[1]}") * scale) if decimals else 0)
    return round(Decimal(words.replace(",", ".")) * scale)


def decimal_sign(texts: Iterable[str]) -> str:
    """The sign before decimals, where amounts in a unit of money tell it: "0,4355" beside "2,583"; "" where none or both do."""
    found = set()
    for text in texts:
        words = _CLOSED.sub("", re.sub(r"(?i)^\s*(?:rp|idr)\.?\s*", "", text.replace("\n", " ")).strip())
        if match := re.fullmatch(r"\d+([.,])(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3})+(,)\d+|\d{1,3}(?:,\d{3})+(\.)\d+", words):
            found.add(next(filter(None, match.groups())))
    return found.pop() if len(found) == 1 else ""


def looks_like_rupiah(text: str) -> bool:
    """True for what can only be an amount of money: at least two groups of thousands, or seven digits."""
    value = rupiah(text)
    return value is not None and value >= 100_000


def count_rupiah(cells: Iterable[str]) -> int:
    """How many cells hold an amount of money."""
    return sum(map(looks_like_rupiah, cells))


def is_cut_rupiah(text: str) -> bool:
    """True for the head or tail of an amount that was wrapped over two cells: "19.071.8", "41,00"."""
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})*\.\d{1,2}|\d{1,3},00", text.strip()))


def rejoined(one: str, other: str) -> str | None:
    """The amount that two cut cells make in either order, as printed ("41,00" + "19.071.8" is "19.071.841,00"), or None."""
    found = {
        value: text
        for text in (one.strip() + other.strip(), other.strip() + one.strip())
        if (_DOTS.fullmatch(text) or _COMMAS.fullmatch(text)) and (value := rupiah(text)) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def value_of(text: str) -> float | None:
    """The number in a printed target or baseline: "71,01", "100 %", "A (86,88)", "62(B-)"; None where there is none or several.

    A comma is the decimal sign unless groups of three make it a thousands separator.
    """
    tokens = re.findall(r"\d[\d.,]*", text)
    if len(tokens) != 1:
        return None
    token = tokens[0].rstrip(".,")
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", token):  # no thousands begin with a nought: 0.226 is a decimal
        token = token.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", token):
        token = token.replace(",", "")
    else:
        token = token.replace(",", ".")
    try:
        return float(token)
    except ValueError:
        return None


_SPREAD_YEAR = re.compile(r"[A-Za-z.()\s]{0,30}(2 ?0 ?\d ?\d)[A-Za-z.()\s]{0,30}")


@lru_cache(maxsize=50_000)  # every cell is asked whether it heads a year, as part of several headers
def year_in(text: str) -> int | None:
    """The one year that a header cell names; blanks inside it ("20 20", "202 2", "2 0 2 6") are none."""
    found = set(YEAR.findall(text))
    if not found and (spread := _SPREAD_YEAR.fullmatch(text)):
        found = set(YEAR.findall(spread[1].replace(" ", "")))
    return int(found.pop()) if len(found) == 1 else None
