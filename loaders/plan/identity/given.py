"""What is said of whose plan a document is: by the user, or by the file's name."""

from __future__ import annotations

import re
from pathlib import Path

from ....graph.errors import InputError
from ...documents.blocks import Identity
from ...language.offices import in_full, is_region, offices, proper, regions
from ...language.years import LONGEST, periods

_SHORT = (
    (r"(?i)\bkec\b\.?", "Kecamatan"),
    (r"(?i)\bkab\b\.?", "Kabupaten"),
    (r"(?i)\bprov\b\.?", "Provinsi"),
    (r"(?i)\bkel\b\.?", "Kelurahan"),
)
_KIND_ALONE = re.compile(
    r"(?i)(?:kecamatan|kapanewon|kemantren|distrik|kelurahan|dinas|badan|biro|bagian|kantor|satuan|upt[db]?|balai|puskesmas|rumah sakit)"
)
_YEARS = re.compile(r"(?i)(20\d\d)\W*(?:s\W?d|sampai(?:\s+dengan)?|hingga)?\W*(20\d\d)")


def identity(agency: str | None = None, region: str | None = None, period: str | None = None) -> Identity | None:
    """What a user says of a plan; InputError, naming the option, where it is not said in full. None where nothing is said.

    An agency may be of any kind, as its user knows what no list knows; a region needs its level, by which it is told from its namesakes.
    """
    if not (agency or region or period):
        return None
    named = _spelt_out(agency or "")
    if agency and (_KIND_ALONE.fullmatch(named) or not re.search(r"[^\W\d_]{2}", named)):
        raise _unclear("--agency", agency, "Kecamatan Ranupuspa")
    where = _region(_spelt_out(region or ""))
    if region and where is None:
        raise _unclear("--region", region, "Kabupaten Tirtasari")
    years = _years(period or "")
    if period and years is None:
        raise _unclear("--period", period, "2025-2029")
    return Identity(named or None, where, years)


def region_level(name: str) -> str:
    """The level that a region's name states; a province may have a name of its own kind ("Daerah Istimewa Yogyakarta")."""
    found = next(regions(name), None)
    return found.kind if found is not None else "Provinsi"


def from_name(file_name: str) -> Identity:
    """What a file's name says ("Renstra_Kec_Ranupuspa_Kab_Tirtasari_2025-2029.xlsx"); None for what it does not."""
    words = " ".join(re.sub(r"[_\W]+", " ", Path(file_name).stem).split())
    years = _years(words)
    words = re.sub(r"\b(?:19|20)\d\d.*", "", words) if re.match(r"\D", words) else words
    words = " ".join(word if word.isupper() else word.capitalize() for word in _spelt_out(words).split())
    found = list(offices(words))
    office = found[0] if found else None
    where = [region for region in regions(words) if office is None or not office.start < region.start < office.end]
    return Identity(proper(in_full(office, found[1:2])) if office else None, where[0].name if where else None, years)


def _spelt_out(words: str) -> str:
    for short, full in _SHORT:
        words = re.sub(short, full, words)
    return " ".join(words.split())


def _region(words: str) -> str | None:
    if not is_region(words):
        return None
    found = next(regions(" ".join(word if word[0].isupper() else word.capitalize() for word in words.split())), None)
    return found.name if found is not None and found.start == 0 else None


def _years(words: str) -> tuple[int, int] | None:
    found = next((period for _, period in periods(words)), None)
    if found is not None:
        return found
    match = _YEARS.search(words)  # a file's name joins them by what it likes
    years = (int(match[1]), int(match[2])) if match else (0, 0)
    return years if 2 <= years[1] - years[0] <= LONGEST else None


def _unclear(option: str, words: str, example: str) -> InputError:
    return InputError(
        {"id": f"{option} tidak jelas: “{words}”", "en": f"{option} is not clear: “{words}”"},
        cure={"id": f"Tulis lengkap, misalnya {option} \"{example}\".", "en": f"Write it in full, for example {option} \"{example}\"."},
    )  # fmt: skip
