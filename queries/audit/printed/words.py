"""What the words of a place show: cells, figures, statements; so that no finding contradicts the words that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from ....graph.ids import fold

SEPARATOR = " | "
CUT = 995  # a reading keeps about so many letters of a row: of longer ones the end is not known
_MEASURES = re.compile(r"^(?:(?:persentase|prosentase|presentase|jumlah|tingkat|nilai|indeks|cakupan|rata rata|angka|skor|rasio)\s+)+")
_COMMON = frozenset({"yang", "pada", "dengan", "dalam", "untuk", "oleh", "dari", "atau", "sesuai", "mendapatkan", "memperoleh", "standar"})
_NOTHING = r"""(?: \(?[-–—―─]+\)? | \#?n\s?/?\s?\.?a\.? | t\.?\s?a\.?\s?d\.? | null | kosong | nihil
    | (?:data\s+)? (?:tidak|tdk\.?|belum|blm\.?) \s+ (?:ada(?:\s+data)?|tersedia|dianggarkan|dilaksanakan|direncanakan|ditargetkan) )"""
_DASH = re.compile(rf"^{_NOTHING}(?:\s+\w+)?$", re.IGNORECASE | re.VERBOSE)
_NO_TARGET = re.compile(rf"(?: {_NOTHING} | 0+(?:[.,]0+)?\s*%? )? (?: \s+ (?:[^\W\d].*|%) )?", re.IGNORECASE | re.VERBOSE)
_NUMBERING = re.compile(r"^[\s\d.,()ivxlc\-–]*$|^[a-z]\s*[.)]?$", re.IGNORECASE)
_FIGURE = re.compile(r"^(?:[<>≤≥±]\s*)?-?\d[\d.,]*(?:\s*(?:%|[a-z]+))?(?:\s*-\s*\d[\d.,]*)?$", re.IGNORECASE)
_OUTPUT = re.compile(r"(?i)^\W*output\b")
_CODE = re.compile(r"^[\dXx]{1,2}(?:\.\d{1,2}){2,}(?:\.\d{2,4})?$")
_MONEY = re.compile(
    r"^(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{2}|,-)?$|^rp\.?\s*\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{2}|,-)?$|^\d{7,}$", re.IGNORECASE
)  # after "Rp" a table in thousands prints a group alone

_BROKEN = re.compile(r"^(?:rp\.?\s*)?[\d.,\s]*\d{1,3}[.,]\s?\d{3}[\d.,\s]*$", re.IGNORECASE)


def cells(words: str) -> list[str]:
    """The filled cells of a row, as printed."""
    return [cell.strip() for cell in words.split(SEPARATOR) if cell.strip()]


def figures(words: str) -> list[str]:
    """The cells that are figures but no money and no code; the row's own number, first of all, is none."""
    return [cell for at, cell in enumerate(cells(words)) if at and _FIGURE.match(cell) and not _MONEY.match(cell) and not _CODE.match(cell)]


def is_money(cell: str) -> bool:
    """Whether a cell is an amount of money, or the part of one that a narrow column broke."""
    return bool(_MONEY.match(cell) or _BROKEN.match(cell))


def other_words(words: str, known: Iterable[str]) -> list[str]:
    """The cells of at least two words that none of the known texts accounts for."""
    texts = [folded for text in known if (folded := fold(text))]
    found = []
    for cell in cells(words):
        folded = fold(cell)
        if (
            len(folded.split()) > 1
            and not _NUMBERING.match(cell)
            and not _MONEY.match(cell)
            and not any(_tells(folded, text) for text in texts)
        ):
            found.append(cell)
    return found


def _tells(cell: str, text: str) -> bool:
    return text in cell or cell in text or fuzz.ratio(cell, text) >= 85


def same_indicator(one: str, other: str) -> bool:
    """Whether two indicators are one in other words: the measure before it, the unit in brackets and a slip apart."""
    a, b = _core(one), _core(other)
    return a == b or (min(len(a), len(b)) >= 12 and fuzz.ratio(a, b) >= 92)


def related(one: str, other: str) -> bool:
    """Whether the words of one indicator, all but the common ones, stand in another: a count of what that has as a percentage, say."""
    a, b = _content(one), _content(other)
    short, long = sorted((a, b), key=len)
    return len(short) >= 3 and len(short & long) >= 0.9 * len(short)


def core(text: str) -> str:
    """The words of an indicator without the measure before it and the unit in brackets."""
    return _core(text)


def is_fragment(text: str) -> bool:
    """Whether a text is the rest of one that began elsewhere, or no more than a measure: "(Laporan)", "yang disediakan", "Persentase"."""
    folded, begins = fold(text), text.strip()[:1]
    if _MEASURES.match(f"{folded} "):
        return len(folded.split()) < 2
    return begins.islower() or not begins.isalnum()


def is_output_row(words: str) -> bool:
    """Whether a row says itself that it is the result of a kegiatan or subkegiatan: no program, sasaran or tujuan has an output."""
    return bool(_OUTPUT.match(words))


def shows(words: Iterable[str], text: str) -> bool:
    """Whether one of the places that state a text shows it, or its beginning: words that do not were read for something else."""
    begins = fold(text)[:20]
    return any(begins in fold(printed) or fuzz.partial_ratio(begins, fold(printed)) >= 85 for printed in words)


def dashes(words: str) -> int:
    """How many cells print a dash, "N/A" or "Nihil": nothing is planned there."""
    return sum(bool(_DASH.match(cell)) for cell in cells(words))


def says_nothing(cell: str) -> bool:
    """Whether a cell says that nothing is planned: empty, a dash, a nought or "n/a", "t.a.d.", "belum ada", with its unit or without."""
    return bool(_NO_TARGET.fullmatch(cell.strip()))


def _content(text: str) -> set[str]:
    return {word for word in core(text).split() if len(word) > 3 and word not in _COMMON}


def _core(text: str) -> str:
    folded = fold(re.sub(r"\([^)]*\)|//.*$", " ", text))
    return _MEASURES.sub("", folded)


def differing(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """The words of each of two wordings that the other has not in their place, what lies between them as "…".

    >>> differing("meningkatkan mutu lembaga".split(), "meningkatnya mutu lembaga dan sdm".split())
    ('meningkatkan', 'meningkatnya … dan sdm')
    """
    parts = [part for part in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if part[0] != "equal"]
    left = (" ".join(one[begin:end]) for _, begin, end, _, _ in parts)
    right = (" ".join(other[begin:end]) for _, _, _, begin, end in parts)
    return " … ".join(filter(None, left)), " … ".join(filter(None, right))


def as_printed(part: str, words: str) -> str:
    """The folded words of `part`, pieces of which are parted by "…", with the signs that `words` print within them.

    >>> as_printed("pengo ahan", "Pendataan dan Pengo;ahan Arsip")
    'pengo;ahan'
    """
    printed = words.casefold()
    pieces = []
    for piece in part.split(" … "):
        found = re.search(r"[\W_]+".join(map(re.escape, piece.split())), printed) if piece else None
        pieces.append(" ".join(found[0].split()) if found else piece)
    return " … ".join(pieces)
