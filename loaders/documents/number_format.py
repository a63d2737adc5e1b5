"""A worksheet's number as its cell shows it, from the value and the cell's number format. Pure functions.

Plain digits for whole numbers (no thousands separators: they say nothing, and which sign they are differs from one computer to
the next), a comma before decimals, "%" and words as the format has them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?.,]+)|(.)', re.DOTALL)
_PLACES = re.compile(r"[0#?]")
# A code of the nomenclature, or its beginning: a sheet with such texts in a column means its decimal numbers as codes too.
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_DOTTED = re.compile(r"(?i)(?:d{1,2}|h{1,2}|m{1,2}|s{1,2}|yy)(?:\.(?:d{1,2}|h{1,2}|m{1,2}|s{1,2}|yy))+")
CODE = re.compile(r"(?i)(?:\d{1,2}|x)\.(?:\d{1,2}|xx)(?:\.[\dx]{1,4})*\.?")


def printed(value: object, form: str = "General", decimal: str = ",") -> str:
    """The text of a cell's value: a text as it is, a number or date as its format shows it; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(value, form, decimal)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)) and (code := _dotted(value, form)):
        return code
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if isinstance(value, datetime.datetime):
        return f"{_date(value.date(), form)} {value:%H:%M}"
    if isinstance(value, datetime.date):
        return _date(value, form)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return str(value)


def code_of(value: object, codes: Collection[str] = ()) -> str | None:
    """The code "7.01.02" that a sheet took for a date or a time of day, in a column of `codes`; None for anything else.

    A sheet that counts the American way takes 7.01.02 for the first of July: the codes below it tell.
    """
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return None
    if isinstance(value, datetime.date):
        usual, other = _dotted(value, "d.mm.yy"), _dotted(value, "m.dd.yy")
        begun = [code for code in (usual, other) if any(below.startswith(f"{code}.") for below in codes)]
        return other if begun == [other] else usual
    return _dotted(value, "h.mm.ss") if isinstance(value, datetime.time) else None


def _dotted(value: datetime.date | datetime.time, form: str) -> str | None:
    """A date or time under a format of figures and dots ("d.mm.yy", "h.mm.ss"), which is how a code looks; None under any other."""
    plain = re.sub(r'"([^"]*)"|\\(.)|\[[^\]]*\]', lambda match: (match[1] or "") + (match[2] or ""), form.split(";", maxsplit=1)[0])
    if not _DOTTED.fullmatch(plain.strip().rstrip("@;")):
        return None
    day = value if isinstance(value, datetime.date) else datetime.date(1900, 1, 1)
    clock = value if isinstance(value, datetime.time) else value.time() if isinstance(value, datetime.datetime) else datetime.time()
    parts, minutes = [], False
    for token in plain.strip().lower().split("."):
        second = clock.minute if minutes else day.month  # "m" is the minute behind an hour
        figure = {"d": day.day, "m": second, "y": day.year % 100, "h": clock.hour, "s": clock.second}[token[0]]
        minutes = token[0] == "h"
        parts.append(f"{figure:0{len(token)}d}")
    return ".".join(parts)


def _date(day: datetime.date, form: str) -> str:
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", form.split(";", maxsplit=1)[0].lower())
    if "y" not in letters and "d" in letters and "m" in letters:
        return f"{day.day}-{_SHORT[day.month - 1]}"  # as the cell shows it: what was typed had no year
    if "y" in letters and "m" not in letters and "d" not in letters:
        return str(day.year)
    if "d" not in letters and "m" in letters and "y" in letters:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _number(value: int | float, form: str, decimal: str) -> str:
    try:
        exact = Decimal(str(value)) if isinstance(value, int) else Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    section, signed = _section(form, exact)
    if re.fullmatch(r"(?i)\s*(?:general|standard|@)?\s*", section) or "/" in section:
        return _general(exact, decimal)
    if re.search(r"E[+-]", re.sub(r'"[^"]*"', "", section)):
        return _general(exact, decimal)  # scientific: a plain number says the same
    before, places, after = _parts(section)
    if not _PLACES.search(places):
        return f"{before}{after}".strip()  # a section of words alone, as the "-" that accountants print for zero
    if "%" in before + after:
        exact *= 100
    whole, _, fraction = places.rstrip(",").partition(".")
    text = _rounded(abs(exact), len(_PLACES.findall(fraction)), fraction.count("0"), decimal)
    if "," not in whole:
        text = text.zfill(whole.count("0") + (len(text) - len(text.split(decimal)[0])))
    sign = "-" if exact < 0 and not signed and re.search(r"[1-9]", text) else ""
    return f"{before}{sign}{text}{after}".strip()


def _section(form: str, value: Decimal) -> tuple[str, bool]:
    """The section of a format for a value's sign, and whether the section itself shows the sign."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)|^(?=;)', form) or [form]
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], False


def _parts(section: str) -> tuple[str, str, str]:
    """A section as words before, places of digits, words behind; fillers, colours and conditions go."""
    before, places, after = "", "", ""
    for quoted, escaped, digits, other in _TOKEN.findall(section):
        if digits:
            places += digits
        elif places:
            after += quoted or escaped or other
        else:
            before += quoted or escaped or other
    if not _PLACES.search(places):
        return before + places + after, "", ""
    return before.replace("(", "-") if ")" in after else before, places, after.replace(")", "")


def _rounded(value: Decimal, most: int, least: int, decimal: str) -> str:
    """At most `most` and at least `least` decimals."""
    text = format(value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) if value < Decimal(10) ** 20 else value, "f")
    whole, _, fraction = text.partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    return f"{whole}{decimal}{fraction}" if fraction else whole


def _general(value: Decimal, decimal: str) -> str:
    """Without a format: at most ten significant decimals, as a sheet shows them.

    Exactly three decimals would read as thousands ("72,735"): a zero is added, which changes nothing.
    """
    if value == value.to_integral_value():
        return format(value.to_integral_value(), "f")
    whole, _, fraction = format(value.quantize(Decimal(1).scaleb(-10), ROUND_HALF_UP), "f").partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) == 3:
        fraction += "0"
    return f"{whole}{decimal}{fraction}" if fraction else whole
