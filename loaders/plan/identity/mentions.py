"""Whose plan a text is by what it repeats: names beside the plan's own name, in captions, behind a code, before a region."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ....graph.ids import fold
from ...documents.blocks import Fragment, Pages, Paragraph, Row
from ...language import codes
from ...language.cleaning import one_line
from ...language.likeness import similarity
from ...language.offices import Named, kind_of_office, offices, proper, regions
from ...language.years import heading_year, periods
from .kinds import RENSTRA_NAME

_CAPTION = re.compile(r"(?i)^\W*(?:tabel|gambar|matriks?|cascading)\b")
_CONTENTS = re.compile(r"\.{4,}|…{2,}|\s\d{1,3}$")
_OWN = re.compile(r"\.0000\s*[-–—:]?\s*(?=[A-Za-z])")  # an agency's own code ends so; its parts' codes count on
_OTHER_PLAN = re.compile(
    r"(?i)\b(?:rpjmd|rpjpd|rpjmn|rpd|rkpd|jangka\s+(?:menengah|panjang)|tahun\s+(?:lalu|sebelumnya)|periode\s+(?:lalu|sebelumnya))\b"
)
_STRONG = {"renstra": 6, "code": 4, "caption": 3, "region": 3}
# Agencies called by their abbreviation before their region's name ("BPKAD Provinsi …"); what is no agency of the region begins otherwise.
_ABBREVIATION = re.compile(
    r"\b(?!BPS\b|BPK\b|BPKP\b|BPJS|BPD\b|DPRD|DPR\b|DPA\b|BKKBN\b|BAPPENAS\b)(?P<name>(?:BA?[PK]|BAP|DIN|DIS|DP)[A-Z0-9]+|(?:Bap|Bak|Din|Dis)[a-z]{3,})\b"
    r"(?=\s+(?:provinsi|kabupaten|kota)\b)",
    re.IGNORECASE,
)
SURE = 6  # strength from which an agency counts as stated: named beside the plan's own name, or in two other places of weight
_HEAD = 120  # letters; a longer cell is a sentence
_LONGEST = 20_000  # letters; a longer paragraph is none


@dataclass(slots=True)
class Mentions:
    """What a document names how often. Keys are folded names; `spelt` holds the spellings of each, without those all in capitals."""

    strong: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    offices: dict[str, Named] = field(default_factory=dict)
    regions: dict[str, Named] = field(default_factory=dict)
    region_counts: Counter[str] = field(default_factory=Counter)
    beside: Counter[tuple[str, str]] = field(default_factory=Counter)  # (agency, the region named right behind it)
    governments: Counter[str] = field(default_factory=Counter)  # "Pemerintah Kabupaten …"
    spelt: dict[str, Counter[str]] = field(default_factory=dict)
    wholes: dict[str, list[Named]] = field(default_factory=dict)  # agency → those named right behind it ("UPT … Dinas …")
    aliases: dict[str, str] = field(default_factory=dict)  # abbreviation → the agency that the text prints it behind
    own_periods: Counter[tuple[int, int]] = field(default_factory=Counter)
    other_periods: Counter[tuple[int, int]] = field(default_factory=Counter)
    year_rows: Counter[tuple[int, int]] = field(default_factory=Counter)
    captions: list[str] = field(default_factory=list)
    programs: bool = False  # whether a table has a column or a row of programs

    def note_office(self, office: Named, printed: str, strength: int) -> None:
        """Count one naming of an agency."""
        key = fold(office.name)
        self.offices.setdefault(key, office)
        self.plain[key] += 1
        self.strong[key] += strength
        self._spelling(key, office.name, printed)

    def note_region(self, region: Named, printed: str) -> None:
        """Count one naming of a region."""
        key = fold(region.name)
        self.regions.setdefault(key, region)
        self.region_counts[key] += 1
        self._spelling(key, region.name, printed)

    def _spelling(self, key: str, name: str, printed: str) -> None:
        if not printed.isupper():
            self.spelt.setdefault(key, Counter())[name] += 1

    def full(self, key: str) -> str:
        """The agency that an abbreviation stands for: printed in brackets behind it, or by its first letters; else the key itself."""
        if key in self.aliases:
            return self.aliases[key]
        if " " in key:
            return key
        fitting = [
            other for other in self.offices if " " in other and key == "".join(w[0] for w in other.split() if w not in ("dan", "serta"))
        ]
        return max(fitting, key=lambda other: self.plain[other], default=key)

    def spelling(self, name: str) -> str:
        """The name as running text writes it most often."""
        known = self.spelt.get(fold(name))
        return known.most_common(1)[0][0] if known else name

    def supports(self, period: tuple[int, int]) -> int:
        """How many rows of years lie in a period, less those that do not."""
        total = 0
        for (first, last), count in self.year_rows.items():
            shared = min(last, period[1]) - max(first, period[0]) + 1
            total += count if shared >= min(3, last - first + 1) else -count
        return total


def mentions(pages: Pages, title: frozenset[int]) -> Mentions:
    """All that a document names, without the paragraphs `title`, which are its title page."""
    found = Mentions()
    number = -1
    for block in pages.blocks:
        if isinstance(block, Paragraph):
            number += 1
            if number not in title:
                _read(found, one_line(block.text)[:_LONGEST])
        else:
            _read_rows(found, block)
    return found


def _read(found: Mentions, text: str) -> None:
    caption = bool(_CAPTION.match(text)) and len(text) < 250
    if caption and not _CONTENTS.search(text):
        found.captions.append(text)
    places = list(regions(text))
    taken: list[Named] = []
    for office in [*offices(text), *_abbreviated(text)]:
        part = taken[-1] if taken and taken[-1].part and not office.part and 0 <= office.start - taken[-1].end <= 3 else None
        if part is not None:
            found.wholes.setdefault(fold(part.name), []).append(office)
        taken.append(office)
        if short := re.match(r"\s*\(\s*([\w ]{2,20}?)\s*\)", text[office.end :]):
            found.aliases.setdefault(fold(short[1]), fold(office.name))
        before = text[max(0, office.start - 60) : office.start]
        own = list(RENSTRA_NAME.finditer(before))
        strength = _STRONG["renstra"] if own and not before[own[-1].end() :].strip(" ()-–,:.") else 0
        strength += _STRONG["caption"] if caption else 0
        behind = next((place for place in places if 0 <= place.start - office.end <= 3), None)
        if behind is not None:
            strength += _STRONG["region"]
            found.beside[fold((part or office).name), fold(behind.name)] += 1
        if part is not None:  # what is said of a part with its whole is said of the part
            found.strong[fold(part.name)] += strength
        found.note_office(office, text[office.start : office.end], strength if part is None else 0)
    for place in places:
        if not any(office.start < place.start < office.end for office in taken):
            found.note_region(place, text[place.start : place.end])
            if re.search(r"(?i)pemerintah(?:an)?(?:\s+daerah)?\s+$", text[: place.start]):
                found.governments[fold(place.name)] += 1
    for start, period in periods(text):
        before = re.split(r"(?<=[a-z)])\.\s", text[max(0, start - 160) : start])[-1]
        own = list(RENSTRA_NAME.finditer(before))
        is_own = bool(own) and not _OTHER_PLAN.search(before[own[-1].end() :])
        (found.own_periods if is_own else found.other_periods)[period] += 1


def _abbreviated(text: str) -> Iterator[Named]:
    for match in _ABBREVIATION.finditer(text):
        name = match["name"]
        if not name[0].isupper() or not (name.isupper() or name[1:].islower()):
            continue
        yield Named("Dinas" if name[0] == "D" else "Badan", name, match.start(), match.end())


def _read_rows(found: Mentions, block: Fragment) -> None:
    for row in block.rows:
        found.programs = found.programs or any(cell[:7].lower() == "program" and len(cell) < _HEAD for cell in row.cells)
        years = sorted({year for cell in row.cells if (year := heading_year(cell))})
        if len(years) >= 3 and years[-1] - years[0] == len(years) - 1:
            found.year_rows[years[0], years[-1]] += 1
        for office in _coded(row):
            found.note_office(office, office.name, _STRONG["code"])


def _coded(row: Row) -> Iterator[Named]:
    """The agencies that a row names behind their own code ("4.01.0.00.0.00.01.0000 - Sekretariat Daerah")."""
    for cell in row.cells:
        text = one_line(cell)
        if not codes.names_agency(text):
            continue
        own = _OWN.search(text)
        if own is None:
            continue
        words = text[own.end() :]
        office = next((office for office in offices(words) if office.start == 0), None)
        if office is None and 3 < len(words) <= 90:
            name = proper(words)
            office = Named(kind_of_office(name), name, 0, len(words))
        if office is not None:
            yield office


def corrected(name: Named, counted: Counter[str], known: dict[str, Named]) -> Named:
    """The commonest form of a name against one misprint: a form of the same kind, a letter or two off, that the text prints instead."""
    key = fold(name.name)
    if counted[key] > 1:
        return name
    near = [
        other for other, count in counted.items()
        if other != key and count >= 3 and known[other].kind == name.kind and _slip(key, other)
    ]  # fmt: skip
    return known[max(near, key=lambda other: counted[other])] if near else name


def _slip(one: str, other: str) -> bool:
    """True for two names that differ by a slip of the pen: word for word alike, and no numeral among the differing words."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    mine, theirs = one.split(), other.split()
    differing = [(a, b) for a, b in zip(mine, theirs, strict=False) if a != b]
    return (
        len(mine) == len(theirs) and len(differing) == 1
        and all(len(a) > 3 and len(b) > 3 and similarity(a, b) >= 80 and not re.fullmatch(r"[ivx\d]+", a) for a, b in differing)
    )  # fmt: skip
