"""Codes of program, kegiatan and subkegiatan: printed form → official dotted form.

Source of the form: Permendagri 90/2019 with its updates: urusan.bidang.program.kewenangan.kegiatan.subkegiatan, printed
`7.01.02.2.01.0002`; plans also print `7.01.02.2 01.2`, `7.01.02.201.2`, `7.01.02.2.01.02`.
"""

from __future__ import annotations

import re

_PRINTED = re.compile(
    r"(?<![\d.])(?P<urusan>\d|X)\s*\.\s*(?P<bidang>\d{2}|XX)\s*\.\s*(?P<program>\d{2})"
    r"(?:\s*\.\s*(?P<level>[1-9])[.\s]*(?P<kegiatan>\d{2})(?:[.\s]+(?P<sub>\d{1,4}))?)?(?![\d.]*\d)"
)
_BUSINESS = re.compile(r"(?<![\d.])(\d|X)\.(\d{2}|XX)(?=\s*[-–]|\s+\D|\s*$)")
_LEADING = re.compile(r"^\s*(?P<code>[\dX][\dX. ]*\d)\s*[-–:]?\s*(?P<rest>.*)$", re.DOTALL)
_BEHIND = re.compile(r"[(\[](?P<code>[\dX][\dX. ]+\d)[)\]]\s*")
_LABEL = re.compile(r"(?i)^\W*(?:program|(?:sub\s*-?\s*)?kegiatan|(?:sub\s*-?\s*)?keg\.?)\s*[:.–-]?\s*(?=\d\.\d\d\.)")
LEVEL_OF_PARTS = {3: "Program", 5: "Activity", 6: "SubActivity"}


def official(printed: str) -> str | None:
    """The official dotted form of a printed code, or None when it is not a complete one.

    >>> official("7.01.01.2 01.6"), official("7.01.01.201"), official("7.01.02")
    ('7.01.01.2.01.0006', '7.01.01.2.01', '7.01.02')
    """
    match = _PRINTED.fullmatch(printed.strip().rstrip(".")) or _PRINTED.fullmatch(_respaced(printed))
    if match is None:
        return None
    code = f"{match['urusan']}.{match['bidang']}.{match['program']}"
    if match["kegiatan"]:
        code += f".{match['level']}.{match['kegiatan']}"
        if match["sub"] and not int(match["sub"]):
            return None  # no subkegiatan has the number 0000: its last digits were lost
        if match["sub"]:
            code += f".{int(match['sub']):04d}"
    return code


def _respaced(printed: str) -> str:
    """A code whose dots and digits were set apart by chance ("1.0 6.0 4.2.0 1.0 0 0 2"), with its dots where they belong; else ""."""
    digits = re.sub(r"[\s.]", "", printed)
    if not digits.isdigit() or len(digits) not in (5, 8, 12) or len(re.findall(r"\d\s+\d", printed)) < 2:
        return ""
    parts = (digits[:1], digits[1:3], digits[3:5], digits[5:6], digits[6:8], digits[8:12])
    return ".".join(part for part in parts if part)


def cut(printed: str) -> str | None:
    """The code one level above one whose last digits were lost; None for a code that is whole or says less.

    >>> cut("7.01.01.2.06.000"), cut("7.01.01.2.0"), cut("7.01.01.2.06")
    ('7.01.01.2.06', '7.01.01', None)
    """
    text = re.sub(r"\s", "", printed).rstrip(".")
    match = re.fullmatch(r"((?:\d|X)\.(?:\d{2}|XX)\.\d{2})\.[1-9](?:\.(?:\d|(\d{2})\.0+)?)?", text)
    if match is None:
        return None
    return f"{match[1]}.{text[len(match[1]) + 1]}.{match[2]}" if match[2] else match[1]


def names_agency(text: str) -> bool:
    """True for a text that begins with an agency's code: three fields of government, then its number ("7.01.0.00.0.00.15.0000 - …")."""
    return bool(re.match(r"\s*(?:\d|X)\.(?:\d{2}|XX)(?:\.\d\.\d{2}){2}\.\d{2}\b", text))


def level(code: str) -> str | None:
    """The node label that a code's depth stands for."""
    return LEVEL_OF_PARTS.get(len(code.split(".")))


def parent(code: str) -> str | None:
    """The code one level up: kegiatan of a subkegiatan, program of a kegiatan, None for a program."""
    parts = code.split(".")
    return ".".join(parts[:5]) if len(parts) == 6 else ".".join(parts[:3]) if len(parts) == 5 else None


def above(code: str) -> str | None:
    """The code one level up to the urusan: that of `parent`, then the bidang of a program, the urusan of a bidang; None for an urusan.

    >>> above("7.01.01.2.01"), above("7.01.01"), above("7.01"), above("7")
    ('7.01.01', '7.01', '7', None)
    """
    parts = code.split(".")
    return parent(code) or (".".join(parts[:-1]) if len(parts) in (2, 3) else None)


def split_leading(text: str) -> tuple[str | None, str]:
    """A code printed before a name, or in brackets behind it, and the name; no code → (None, text).

    A label may stand before the code, which says the level by itself: "Kegiatan : 7.01.02.2.01 Koordinasi".

    >>> split_leading("7.01.02 - PROGRAM X"), split_leading("PROGRAM X (7.01.02)")
    (('7.01.02', 'PROGRAM X'), ('7.01.02', 'PROGRAM X'))
    """
    match = _LEADING.match(_LABEL.sub("", text, count=1))
    if match:
        printed = match["code"].strip()
        if official(printed) or is_business(printed) or is_organisation(printed) or cut(printed) or is_older(printed):
            return printed, match["rest"].strip(" -–:")
    opened = max(text.rfind("("), text.rfind("["))
    behind = _BEHIND.fullmatch(text, opened) if opened > 0 else None
    if behind and official(behind["code"]) and re.search(r"[^\W\d]", rest := text[:opened].rstrip()):
        return behind["code"].strip(), rest
    return None, text


_DAMAGED = re.compile(r"\s*(?P<code>[\dOIlSBR|.,]{7,20})\s+(?P<rest>(?:[A-Z][a-z]|[A-Z]{3}).*)", re.DOTALL)


def split_damaged(text: str) -> tuple[str | None, str]:
    """A code that was recognised badly, without its dots or with letters for digits, and the name behind it; none → (None, text).

    >>> split_damaged("210120600O8 Sub Kegiatan Fasilitasi Tamu"), split_damaged("2025.2026 dan seterusnya")
    (('210120600O8', 'Sub Kegiatan Fasilitasi Tamu'), (None, '2025.2026 dan seterusnya'))
    """
    match = _DAMAGED.fullmatch(text)
    if match and sum(char.isdigit() for char in match["code"]) >= max(6, 0.7 * len(match["code"])):
        return match["code"], match["rest"].strip()
    return None, text


def is_older(printed: str) -> bool:
    """True for a code in the form of the lists before 2021 (Permendagri 13/2006): urusan, organisation, program, kegiatan.

    >>> is_older("1.20.12.01"), is_older("1.20.1.20.12.01.002"), is_older("1.20.12.01 002"), is_older("7.01.02.2.01")
    (True, True, False, False)
    """
    return official(printed) is None and re.fullmatch(r"\d{1,2}\.\d{2}(?:\.\d{1,2}\.\d{2})?(?:\.\d{2,3}){1,3}", printed.strip()) is not None


def older_level(code: str) -> str | None:
    """The node label of a code of the lists before 2021 as the lists themselves print it: urusan, bidang, program, kegiatan.

    >>> older_level("1.20.01.15"), older_level("1.20.01.15.003"), older_level("7.01.01.2.01")
    ('Activity', None, None)
    """
    return "Activity" if re.fullmatch(r"(?:\d{1,2}|X)\.(?:\d{2}|XX)\.\d{2}\.\d{2,3}", code) else None


def is_business(printed: str) -> bool:
    """True for the code of an urusan or bidang urusan ("7", "7.01"): a row that prints it states a total."""
    return bool(re.fullmatch(r"(?:\d|X)\.(?:\d{2}|XX)", printed.strip()))


def is_organisation(printed: str) -> bool:
    """True for an agency's own code ("7.01.0.00.0.00.15.0000"), which names who plans, not what."""
    return bool(re.fullmatch(r"\d\.\d{2}(?:\.\d{1,2}\.\d{2}){2,}(?:\.\d+)*", printed.strip()))


def completed(printed: str, program: str | None, activity: str | None) -> str | None:
    """A code whose head is cut off, completed from the codes above it, or None where that leaves a doubt.

    `program` and `activity` are the official codes of the rows above. "205" below 7.01.01 is 7.01.01.2.05 when it comes after the kegiatan
    above; "2" right below a kegiatan is its subkegiatan .0002.
    """
    text = printed.strip().rstrip(".")
    cut = re.fullmatch(r"([1-9])[.\s]?(\d{2})", text)
    if cut and program:
        code = f"{program}.{cut[1]}.{cut[2]}"
        return code if activity is None or parent(activity) != program or code > activity else None
    if re.fullmatch(r"\d{1,2}|\d{4}", text) and activity and int(text) > 0:
        return f"{activity}.{int(text):04d}"
    return None
