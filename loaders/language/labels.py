"""Labels printed before or behind a statement: which level it says it is of, and what it states for a whole table. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .header_words import compact, role_of
from .lexicon import ORDINALS, ROMAN, bare, local_number, without_local
from .offices import AGENCY_KINDS

_WORD = {"tujuan": "goal", "sasaran": "sasaran"}
_KIND = r"(?:strategis|renstra|pd|opd|perangkat\s+daerah|daerah|rpjmd|ke)"
_BEFORE = re.compile(
    rf"(?i)^\W*(?P<word>tujuan|sasaran)(?:\s+{_KIND})*\s*-?\s*(?:\d{{1,2}}(?:\.\d{{1,2}})*\s*)?(?:[:.)]\s*|$|(?<=\d\s)(?=(?-i:[A-Z])))(?P<rest>.*)$",
    re.DOTALL,
)
_BEHIND = re.compile(rf"(?is)^(?P<rest>.*\S)\s*\(\s*(?P<word>tujuan|sasaran)(?:\s+{_KIND})*\s*-?\s*(?:\d{{1,2}}(?:\.\d{{1,2}})*)?\s*\)\W*$")
_OUTLINE = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z][a-z]{3})")
_TAKES = r"(?:(?:mendukung|mewujudkan|melaksanakan|menjalankan|mengemban|pada|untuk)\s+(?=misi\b))?"  # ahead of the misi that a row names
_STATES = re.compile(rf"(?i)^\W*{_TAKES}(?P<key>visi|misi)\b(?P<rest>.*)$", re.DOTALL)
_NUMBERED = {"T": "goal", "TJ": "goal", "S": "sasaran", "SS": "sasaran"}

_NUMBER = rf"\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]{{1,4}}\b|{'|'.join(ORDINALS)}"
_OF = (
    r"strategis|pembangunan|jangka\s+menengah|renstra|pd|opd|skpd|perangkat\s+daerah|daerah|pemerintah(?:an)?"
    rf"|{AGENCY_KINDS}(?:\s+(?-i:[A-Z][a-z])[\w-]*){{0,4}}"
    r"|(?:kabupaten|kota|provinsi|bupati|wali\s*kota|gubernur)(?:\s+(?-i:[A-Z][a-z])[\w-]*){0,3}|kepala\s+daerah|rpj?m?d|rpd|kinerja|utama|tujuan|sasaran"
    r"|(?-i:(?:BA?[PK]|DIN|DIS|DP|SATPOL)[A-Z]{1,9})"  # an agency by its letters
)
_LABEL = re.compile(
    rf"(?is)^[^\w“\"]*{_TAKES}(?P<word>visi|misi|tujuan|sasaran|indikator|urusan|n[sp]{{2}}k)(?P<of>(?:\s+(?:{_OF}))*)"
    rf"\s*(?:yang\s+|ke\s*)?[-–]?\s*(?P<number>{_NUMBER})?(?P<behind>(?:\s+(?:{_OF}))*)\s*(?P<sign>[:;=]|(?(number),(?=\s(?-i:Me|Ter|Ber)\w{{3,}})|(?!))|>+|[-–](?=\s)|\.(?=\s)|(?=[“\"])|$)\s*(?P<rest>.*)$"
)
_OWN = re.compile(rf"(?i)\b(?:renstra|pd|opd|skpd|perangkat\s+daerah|{AGENCY_KINDS}|(?-i:(?:BA?[PK]|DIN|DIS|DP|SATPOL)[A-Z]{{1,9}}))\b")
_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd|daerah|pemerintah|kabupaten|kota|provinsi|bupati|gubernur)\b|wali\s*kota")
# What a label leads to elsewhere, and no statement: "Sasaran RPJMD : lihat tabel di bawah ini".
_ELSEWHERE = re.compile(
    r"(?i)\W*(?:lihat|sebagaimana|terlampir|disajikan|dapat\s+dilihat|(?:pada|dalam|seperti)\s+(?:tabel|gambar|lampiran))\b"
)
# A caption or heading that names a drawing of the chain of statements.
CASCADE = re.compile(
    r"(?i)\b(?:cascading|kaskade|casc?ade|pohon\s+kinerja|penjenjangan\s+kinerja|kerangka\s+(?:logis|kinerja)|peta\s+(?:kinerja|strategi))\b"
    r"|\b(?:hi?era\w*ki|keterkaitan|keselarasan)\b.*\b(?:misi|tujuan|sasaran)\b"
)
_LEVELS = {"visi": "vision", "misi": "mission", "tujuan": "goal", "sasaran": "sasaran", "indikator": "indicator", "urusan": "field"}


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: the level that it names, whose it is ("region", "own", "" where it does not say), its number, the text behind it."""

    level: str
    scope: str
    number: int | None
    rest: str


def number_of(text: str) -> int | None:
    """A number as printed in digits, Roman numerals or words ("2", "V", "kedua")."""
    text = text.strip().lower()
    return int(text) if text.isdigit() else ROMAN.get(text) or ORDINALS.get(text) or ORDINALS.get(f"ke{text}")


def label_of(text: str) -> Label | None:
    """A text's label, where it begins with one.

    >>> label_of("Sasaran RPJMD : Terwujudnya layanan"), label_of("MISI KE-4")
    (Label(level='sasaran', scope='region', number=None, rest='Terwujudnya layanan'), Label(level='mission', scope='', number=4, rest=''))
    """
    match = _LABEL.match(text.strip())
    if match is None:
        return None
    if _ELSEWHERE.match(match["rest"]):
        return None
    of = f"{match['of']} {match['behind']}"
    own = _OWN.search(of)
    scope = "own" if own else "region" if _REGION.search(of) else ""
    level = _LEVELS.get(match["word"].lower(), "field")
    return Label(level, scope, number_of(match["number"] or ""), match["rest"].strip())


def is_label(text: str) -> bool:
    """True for a text that is a label and nothing else ("MISI 4", "Tujuan RPJMD :", "Indikator Sasaran PD")."""
    found = label_of(text)
    return found is not None and not found.rest and len(text) < 60


def labelled(text: str) -> tuple[str | None, str]:
    """A statement's role ("goal", "sasaran", None where it does not say) and its words without the label.

    >>> labelled("Meningkatnya Kualitas Layanan (sasaran 1)"), labelled("Tujuan :")
    (('sasaran', 'Meningkatnya Kualitas Layanan'), ('goal', ''))
    """
    for pattern in (_BEFORE, _BEHIND):
        match = pattern.match(text.strip())
        if match:
            return _WORD[match["word"].lower()], without_local(match["rest"])
    numbered = local_number(text)
    return _NUMBERED.get(numbered[0]) if numbered else None, without_local(text)


def without_label(text: str) -> str:
    """A statement without the word that says what it is or its outline number: "… (Tujuan)", "Sasaran 2: …", "1.2 Meningkatnya …"."""
    before = _BEFORE.match(text.strip())
    if before and before["rest"].strip():
        return before["rest"].strip()
    match = _BEHIND.match(text.strip())
    return _OUTLINE.sub("", bare(match["rest"]) if match else text)


# What a statement in a list begins with: a mark, a result, a verb.
_BEGINS = re.compile(r"(?i)\W*(?:\d|[a-z][.)]|\w{3,}nya\b|(?:me|pe|ter|ber)\w{4,}|optimal)|\W*[-•]")


def statements(text: str) -> list[tuple[str | None, str]]:
    """The statements of a cell, one a line, each with its role; a line that only holds a label labels the line below it."""
    found: list[tuple[str | None, str]] = []
    role: str | None = None
    for line in text.split("\n"):
        own, words = labelled(line)
        role = own or role
        if not words and own is not None and found and found[-1][0] is None and "(" in line:
            found[-1] = (own, found[-1][1])  # "(sasaran 2)" wrapped below its statement
            role = None
        elif words and own is None and found and found[-1][0] is not None and not _BEGINS.match(words):
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}")  # a line of a narrow cell that goes on with a labelled statement
        elif words:
            found.append((role, words))
            role = None
    if role is not None:
        found.append((role, ""))
    return found


def label_row(cells: Sequence[str], *, every_level: bool = False) -> str | None:
    """The text of a row that states visi, misi or what is called the RPJMD's for the rows below it ("Visi : …", "Misi | …"), else None.

    With `every_level` tujuan and sasaran too ("Sasaran RPJMD : …"), as they stand above a header.
    """
    filled = [cell for cell in cells if cell.strip(" :\n")]
    if not filled or len(filled) > 2:
        return None
    if every_level and (found := label_of(filled[0])) is not None and found.level in ("goal", "sasaran"):
        return _stated_by(filled, found)
    match = _STATES.match(filled[0])
    if not match:
        stated = label_of(filled[0]) if len(filled) == 1 and ":" in filled[0] else None
        regional = stated is not None and stated.scope == "region" and stated.level in ("goal", "sasaran")
        return filled[0] if stated is not None and regional and len(stated.rest) > 8 else None
    rest = match["rest"].strip(" :\n")
    if len(filled) == 1:
        return filled[0] if len(rest) > 8 else None
    if compact(filled[0]) in ("visi", "misi") and len(filled[1]) > 12 and not role_of(filled[1]):
        return f"{filled[0].strip(' :')}: {filled[1]}"
    found = label_of(filled[0])
    return _stated_by(filled, found) if found is not None and found.level in ("vision", "mission") else None


def _stated_by(filled: Sequence[str], found: Label) -> str | None:
    """The label and its statement, in one cell or in two beside each other."""
    if len(filled) == 1:
        return filled[0] if len(found.rest) > 8 else None
    words = filled[1].strip(" :\n")
    if found.rest or len(words) <= 8 or (role_of(words) and not filled[1].strip().startswith(":")):
        return None
    return f"{filled[0].strip(' :')}: {words}"
