"""Years as headers and titles print them: "2026", "Tahun ke-2 (2026)", "Tahun Anggaran 2026", "Tahun II"; periods in any spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from .numbers import year_in

# What a heading may say besides its year; anything else makes it a sentence that happens to name one.
_BESIDES_WORDS = """
    tahun thn th ta anggaran ke pada target pagu rencana kinerja indikatif rp rupiah n apbd murni periode proyeksi alokasi dana pendanaan
    kebutuhan capaian kondisi i ii iii iv v vi satu dua tiga empat lima enam pertama kesatu kedua ketiga keempat kelima keenam transisi
    awal akhir dan juta ribu ribuan jutaan dalam sasaran tujuan program kegiatan perencanaan pelaksanaan renstra prakiraan maju
    """
_BESIDES = frozenset(_BESIDES_WORDS.split())
_COUNT = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5,
    "keenam": 6, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6,
}  # fmt: skip
_WORDS = "|".join(sorted(_COUNT, key=len, reverse=True))
_COUNTED = re.compile(
    rf"""(?ix) \W* (?:(?:target|pagu|rencana|pada|rp|rupiah|anggaran|dana|indikatif|kinerja)\b\W*)* (?:tahun|thn|th)\.? \W* (?:ke\W*)?
    (?P<count>[1-6]|{_WORDS}) \W* (?:(?:target|rp)\W*)?"""
)
_BARE_COUNT = re.compile(rf"(?i)(?:ke\W*)?(?P<count>[1-6]|{_WORDS})\W*")


@lru_cache(maxsize=50_000)
def heading_year(text: str) -> int | None:
    """The year that a header cell stands for, whatever usual words are around it ("Tahun Anggaran 2026", "Tahun ke-2 (2026)")."""
    year = year_in(text)
    if year is None or len(text) < 12:
        return year
    words = re.findall(r"[^\W\d]+", text.lower())
    return year if len(text) <= 60 and all(word in _BESIDES for word in words) else None


@lru_cache(maxsize=50_000)
def counted_year(text: str) -> int | None:
    """Which year of the period a header cell counts ("Tahun 1", "Tahun ke-II", "Thn. Pertama"), or None."""
    match = _COUNTED.fullmatch(text.strip()) if len(text) <= 40 else None
    return _number(match["count"]) if match else None


def counted_years(cells: Sequence[str]) -> dict[int, int]:
    """Position → which year of the period, for a row that counts it ("1 | 2 | 3 | 4 | 5") below "Tahun ke-"; else empty."""
    found: dict[int, int] = {}
    for at, cell in enumerate(cells):
        match = _BARE_COUNT.fullmatch(cell.strip())
        if match:
            found[at] = _number(match["count"])
    return found if len(found) >= 3 and list(found.values()) == list(range(1, len(found) + 1)) else {}


def heads_counted_years(text: str) -> bool:
    """True for a heading below which years may be counted ("Target Kinerja pada Tahun ke-", or cut off: "Target Kinerja Sasaran ke")."""
    return "tahun" in re.sub(r"[^a-z]", "", text.lower()) or bool(re.search(r"(?i)\bke\W*$", text))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _COUNT[text.lower()]


_JOINT = r"(?:[-–—‒−_~/]+|s\s*\.?\s*/?\s*d\s*\.?|sampai(?:\s+dengan)?|hingga|dan|ke)"
_PERIOD = re.compile(rf"(?i)(?<![\d.,/])(20\d\d)\s*{_JOINT}\s*(?:tahun\s+)?(20\d\d)(?![\d/]|[.,]\d)")
LONGEST = 6  # years between the first and the last of a period


def periods(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The periods of several years that a text names ("2025–2029", "2025 S/D 2029", "2025 hingga 2029"), with where each begins."""
    for match in _PERIOD.finditer(text):
        first, last = int(match[1]), int(match[2])
        if 2 <= last - first <= LONGEST:
            yield match.start(), (first, last)
