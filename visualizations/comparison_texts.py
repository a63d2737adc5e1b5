"""The words of a comparison, in both languages. Names of levels come from the ontology, not from here."""

from __future__ import annotations

from collections.abc import Mapping

from ..graph.comparison.compare import Change, Comparison
from ..graph.comparison.items import Place, Year
from ..ontology.schema import schema

_ID: Mapping[str, str] = {
    "title": "Perbandingan rencana",
    "left": "semula",
    "right": "menjadi",
    "level": "tingkat",
    "status": "status",
    "what": "yang berbeda",
    "item": "butir",
    "path": "jalur",
    "year": "tahun",
    "office": "unit kerja",
    "difference": "selisih",
    "near": "mirip dengan",
    "follows": "ikut induknya",
    "left_place": "tempat semula",
    "right_place": "tempat menjadi",
    "node": "id",
    "yes": "ya",
    "same": "sama",
    "changed": "berubah",
    "added": "ditambah",
    "removed": "dihapus",
    "respelt": "beda ejaan",
    "whole": "butir",
    "text": "bunyi",
    "code": "kode",
    "number": "nomor",
    "parent": "induk",
    "supports": "mendukung",
    "unit": "satuan",
    "formula": "formula",
    "baseline": "kondisi awal",
    "kinds": "jenis indikator",
    "target": "target",
    "money": "pagu",
    "counts": "Ringkasan per tingkat",
    "perYear": "Pagu per tahun",
    "moves": "Pergeseran pagu terbesar",
    "details": "Rincian",
    "more": "bertambah",
    "less": "berkurang",
    "end": "akhir periode",
    "total": "jumlah",
    "nothing": "Tidak ada perbedaan.",
    "moved": "Bertambah dan berkurang dihitung pada tingkat {level}; pagu semula dan menjadi adalah jumlah program.",
    "years": "Dibandingkan untuk tahun yang tercetak pada keduanya: pagu {money}; target {targets}.",
    "noYear": "tidak ada",
    "unread": "Tidak terbaca: {left} bagian pada semula, {right} pada menjadi. Yang tampak dihapus atau ditambah dapat berada di sana.",
    "former": "Hanya tercetak pada edisi semula",
    "folded": "Indikator dan keluaran di bawah butir yang ditambah atau dihapus tidak didaftar satu per satu: {n}.",
    "hidden": "Beda ejaan saja tidak didaftar: {n}.",
    "page": "hlm. {n}",
    "line": "baris {n}",
    "sheet": "lembar {name}",
    "absent": "tidak ada",
    "perhaps": "mirip, tetapi bukan bunyi yang sama",
    "all": "Semua perbedaan: tambahkan --all, atau -o hasil.html / hasil.xlsx.",
    "others": "{n} perbedaan lain tanpa pagu",
}
_EN: Mapping[str, str] = {
    "title": "Comparison of plans",
    "left": "before",
    "right": "after",
    "level": "level",
    "status": "status",
    "what": "what differs",
    "item": "item",
    "path": "path",
    "year": "year",
    "office": "unit of work",
    "difference": "difference",
    "near": "like",
    "follows": "with its parent",
    "left_place": "place before",
    "right_place": "place after",
    "node": "id",
    "yes": "yes",
    "same": "same",
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "respelt": "other spelling",
    "whole": "item",
    "text": "words",
    "code": "code",
    "number": "number",
    "parent": "parent",
    "supports": "supports",
    "unit": "unit",
    "formula": "formula",
    "baseline": "baseline",
    "kinds": "kinds of indicator",
    "target": "target",
    "money": "budget",
    "counts": "Summary by level",
    "perYear": "Budget by year",
    "moves": "Largest moves of money",
    "details": "Details",
    "more": "more",
    "less": "less",
    "end": "end of period",
    "total": "total",
    "nothing": "No differences.",
    "moved": "More and less are counted at the level {level}; the budget before and after is the sum of the programs.",
    "years": "Compared for the years that both print: budget {money}; targets {targets}.",
    "noYear": "none",
    "unread": "Not read: {left} parts before, {right} after. What seems added or removed may stand there.",
    "former": "Printed by the former edition alone",
    "folded": "Indicators and outputs below what was added or removed are not listed one by one: {n}.",
    "hidden": "What differs in spelling alone is not listed: {n}.",
    "page": "p. {n}",
    "line": "line {n}",
    "sheet": "sheet {name}",
    "absent": "none",
    "perhaps": "alike, but not the same words",
    "all": "All differences: add --all, or -o result.html / result.xlsx.",
    "others": "{n} other differences without money",
}
WORDS: Mapping[str, Mapping[str, str]] = {"id": _ID, "en": _EN}


def compared_years(found: Comparison, lang: str) -> str:
    """For which years figures are compared."""
    none = WORDS[lang]["noYear"]
    money, targets = (", ".join(map(str, years)) or none for years in (found.years, found.target_years))
    return WORDS[lang]["years"].format(money=money, targets=targets)


def level_name(level: str, lang: str) -> str:
    """A level as the ontology names it."""
    return schema().label(level, lang)


def amount(number: int | None, lang: str, *, signed: bool = False) -> str:
    """Rupiah as people of the language write them: 1.234.567 in Indonesian."""
    if number is None:
        return "–"
    text = f"{number:+,}" if signed and number else f"{number:,}"
    return (text if lang == "en" else text.replace(",", ".")).replace("-", "−")


def place_name(place: Place | None, lang: str) -> str:
    """Page, or sheet and line, in words."""
    if place is None:
        return ""
    words = WORDS[lang]
    parts = [words["sheet"].format(name=place.sheet)] if place.sheet else []
    if place.page is not None:
        parts.append(words["page"].format(n=place.page))
    elif place.line is not None:
        parts.append(words["line"].format(n=place.line))
    return ", ".join(parts)


def year_name(year: Year, lang: str) -> str:
    """A year, or the words for the end of the period."""
    return WORDS[lang]["end"] if year is None else str(year)


def what_name(change: Change, lang: str) -> str:
    """What of an item is another: "pagu 2026, Kelurahan …"."""
    words = WORDS[lang]
    name = words["whole" if change.what == "item" else change.what]
    if change.what in ("target", "money"):
        name += f" {year_name(change.year, lang)}"
    return f"{name}, {change.office}" if change.office and change.what == "money" else name


def value(change: Change, text: str | None, lang: str) -> str:
    """What one of the plans says there."""
    if text is None:
        return WORDS[lang]["absent"]
    return amount(int(text), lang) if change.what == "money" else text
