"""Whose plan a document is, where its own title page does not say so: told by the user, or by the file's name."""

from __future__ import annotations

import re
from pathlib import Path

from ...graph.errors import InputError
from ..documents.blocks import Identity
from ..language.lexicon import AGENCY_KINDS

_PERIOD = re.compile(r"(20\d\d)\s*(?:[-–—_ ]|s\.?d\.?|s/d)\s*(20\d\d)")
_AGENCY = re.compile(rf"(?ix) ^(?:{AGENCY_KINDS}) \b")
_SHORT = ((r"(?i)\bkec\b\.?", "Kecamatan"), (r"(?i)\bkab\b\.?", "Kabupaten"))
_REGION = re.compile(r"(?i)\b(kabupaten|kota)\s+([a-z' ]+)$")


def identity(agency: str | None = None, region: str | None = None, period: str | None = None) -> Identity | None:
    """What a user says of a plan; InputError, naming the option, where it is not said in full. None where nothing is said."""
    if not (agency or region or period):
        return None
    named = _spelt_out(agency or "")
    if named and not _AGENCY.match(named):
        raise _unclear("--agency", named, "Kecamatan Ranupuspa")
    where = _region(_spelt_out(region or ""))
    if region and where is None:
        raise _unclear("--region", region, "Kabupaten Tirtasari")
    years = _years(period or "")
    if period and years is None:
        raise _unclear("--period", period, "2025-2029")
    return Identity(named or None, where, years)


def from_name(file_name: str) -> Identity:
    """What a file's name says ("Renstra_Kec_Ranupuspa_Kab_Tirtasari_2025-2029.xlsx"); None for what it does not."""
    words = " ".join(re.sub(r"[_\W]+", " ", Path(file_name).stem).split())
    years = _years(words)
    words = _spelt_out(re.sub(r"\d.*", "", words) if re.match(r"\D", words) else words)
    agency = re.search(rf"(?ix) \b(?:{AGENCY_KINDS}) \b (?:\ (?!(?:kabupaten|kota|renstra)\b)[a-z']+)*", words)
    return Identity(_proper(agency[0]) if agency else None, _region(words), years)


def _spelt_out(words: str) -> str:
    for short, full in _SHORT:
        words = re.sub(short, full, words)
    return " ".join(words.split())


def _region(words: str) -> str | None:
    found = _REGION.search(words)
    return _proper(found[0]) if found else None


def _proper(name: str) -> str:
    return " ".join(word if word.isupper() and len(word) <= 3 else word.capitalize() for word in name.split())


def _years(words: str) -> tuple[int, int] | None:
    found = _PERIOD.search(words)
    years = (int(found[1]), int(found[2])) if found else (0, 0)
    return years if 2 <= years[1] - years[0] <= 6 else None


def _unclear(option: str, words: str, example: str) -> InputError:
    return InputError(
        {"id": f"{option} tidak jelas: “{words}”", "en": f"{option} is not clear: “{words}”"},
        cure={"id": f"Tulis lengkap, misalnya {option} \"{example}\".", "en": f"Write it in full, for example {option} \"{example}\"."},
    )  # fmt: skip
