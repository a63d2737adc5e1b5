"""The official indicators of the subkegiatan that plans have, as concepts: with their unit, and which way is better. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import ids
from .lexicon import Entry

# What an output counts is better the more there is of it, but for what nobody wants; of those the words alone do not tell.
_COUNTED = re.compile(
    r"(?i)^\W*(?:jumlah|persentase|prosentase|cakupan|tingkat|nilai|indeks|luas|panjang|rasio)\W+(?!(?:\w+\W+)?(?:"
    r"kasus|korban|kematian|kejadian|kecelakaan|kebakaran|bencana|pelanggar\w*|penganggur\w*|kemiskinan|miskin|stunting|prevalensi"
    r"|penyakit|kerusakan|konflik|sengketa|keluhan|pengaduan|kekerasan|narko\w*|putus sekolah|kumuh|kehilangan|pencemaran|temuan)\b)"
)


def official_entries(rows: Iterable[tuple[str, str | None]]) -> list[Entry]:
    """A concept for each official indicator, given (text, unit); one where several subkegiatan have it."""
    units: dict[str, str | None] = {}
    for text, unit in sorted(rows, key=lambda row: (row[0], row[1] or "")):
        if text.strip():
            units.setdefault(text, unit)
    return [Entry(ids.slug_hash(text), text, (), unit, direction_of(text), "nomenclature") for text, unit in units.items()]


def direction_of(text: str) -> str | None:
    """Which way an official output is better: "up" for a number or share of what was made or served; None where words do not tell."""
    return "up" if _COUNTED.match(text) else None
