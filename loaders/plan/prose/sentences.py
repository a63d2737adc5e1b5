"""What one sentence says of misi, tujuan and sasaran: each statement with whose it is ("tujuan RPJMD yaitu “…”"). Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...language.labels import number_of
from ...language.lexicon import ORDINALS
from ...language.offices import AGENCY_KINDS
from .quotations import begins_with_verb, statement

_NOUN = re.compile(r"(?i)\b(?P<noun>visi|misi|tujuan|sasaran|indikator|strategi|arah\s+kebijakan|program|kegiatan|urusan|isu)\b")
_SAYS = r"yaitu|yakni|adalah|ialah|berbunyi|merupakan|berupa"
_MARKED = re.compile(rf"(?i)^(?P<between>[^.;:“\"”‘]{{0,120}}?)(?:\s*(?:{_SAYS}|:|,))?\s*[*_]*[“\"‘](?P<words>[^“”\"’]{{12,260}})[”\"’“]")
_PLAIN = re.compile(rf"(?i)^(?P<between>[^.;:“\"”‘]{{0,120}}?)\s*(?:\b(?:{_SAYS})\b\s*:?|:|>+)\s*(?P<words>[^“\"”‘]{{12,300}})")
# "tujuan RPJMD Meningkatnya …": nothing between but whose it is, and the statement begins in capitals.
_BARE = re.compile(
    r"^(?P<between>(?:\s+(?i:rpj?m?d|rpd|pembangunan|daerah|strategis|perangkat|pd|opd|renstra|ke-?\d+)){0,4})\s+"
    r"(?P<words>(?:Me|Ter|Pe|Ber|Optimal)\w{2,}\b[^“\"”‘]{8,260})"
)
_QUOTED = re.compile(r"[“\"‘][^”\"’]*[”\"’]")
_CHAINED = re.compile(r"(?i)(?:\b(?:dengan|dan|serta|memiliki|mempunyai|memuat)|[”\"’],)\s+$")  # what follows belongs to what stands before
_LED_TO = re.compile(
    r"(?i)\b(?:dengan|dan|serta|pada|untuk|melalui|\w*dukung|mencapai|mewujudkan|menjalankan|mengampu|mengemban|khususnya|utamanya|terutama)\s+$"
)
_OWN = re.compile(rf"(?i)\b(?:renstra|rencana\s+strategis|perangkat\s+daerah|[os]?k?pd|pd|{AGENCY_KINDS})\b")
_REGION = re.compile(r"(?i)(?<!perangkat\s)\b(?:rpj?m?d|rpd|daerah|kabupaten|kota|provinsi|bupati|wali\s?kota|gubernur)\b")
# "… menetapkan tujuan untuk mendukung sasaran RPJMD tersebut, yaitu “…”": ahead of what a tujuan is set for.
_SET_FOR = re.compile(
    r"(?i)\b(?:menetapkan|merumuskan|ditetapkan|dirumuskan|memiliki|mempunyai)\s+(?:\w+\s+){0,2}(?:tujuan|sasaran)\b"
    r"[^.;:“”\"]{0,60}\b(?:untuk|guna|demi|dalam(?:\s+rangka)?)\s+\w+\s+$"
)
# What the sentence goes on to say behind a statement.
_NEXT = re.compile(
    r"(?i)[,;]?\s+(?:(?:dan|serta|dengan|untuk|melalui|pada|dari)\s+)*(?:salah\s+satu\s+)?\b(?:misi|tujuan|sasaran|indikator\w*|strategi)\b|[,;]?\s+\bmaka\b"
)
_NUMBER = re.compile(rf"(?i)^\s*(?:ke\s*[-–]?\s*)?(?P<number>\d{{1,2}}|[ivx]{{1,4}}\b|{'|'.join(ORDINALS)})\b")
_THEORY = re.compile(
    r"(?i)\b(?:pernyataan|penjabaran|sesuatu|kondisi\s+yang|tahap\w*|hasil\s+yang|perumusan|rumusan|implementasi|ukuran|arah\s+bagi|nasional|negara|bangsa)\b"
)
# What a document is made for is no tujuan of the plan: "tujuan penyusunan Renstra adalah …".
OF_DOCUMENT = re.compile(r"(?i)\b(?:penyusunan|disusun\w*|maksud|pembuatan|penulisan|penetapan|dokumen|program|kegiatan)\b")
_THROUGH = re.compile(
    r"(?i)\b(?:pada|dari|untuk|atas|dalam|terkait|bagi|guna|demi|men?\w+|pencapaian)\s+(?:\w+\s+){0,2}misi\b[^.;:“”\"]*\b(?:adalah|ialah|merupakan)\b\W*$"
)
_LEVELS = {"misi": "Mission", "tujuan": "goal", "sasaran": "sasaran"}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement within a sentence: "Mission", "goal" or "sasaran", whose ("region", "own", "" where not said), its number, its words.

    `chained` tells one that stands directly behind a misi of the region, in a sentence that names the agency too.
    """

    level: str
    scope: str
    number: int | None
    words: str
    chained: bool = False


def said_in(sentence: str) -> list[Said]:
    """The misi, tujuan and sasaran that a sentence words.

    >>> [(one.level, one.scope, one.words) for one in said_in("mendukung tujuan RPJMD “Terwujudnya kota aman”")]
    [('goal', 'region', 'Terwujudnya kota aman')]
    """
    return list(_said(sentence))


def _said(sentence: str) -> Iterator[Said]:
    nouns = list(_NOUN.finditer(sentence))
    regional = False  # a misi or another statement of the region stands before
    for match in nouns:
        level = _LEVELS.get(match["noun"].lower())
        if level is None:
            continue
        regional = regional or (level == "Mission" and _NUMBER.match(sentence[match.end() :]) is not None)
        rest = sentence[match.end() :]
        found = _MARKED.match(rest)
        if found is None:
            found = _PLAIN.match(rest) or (_BARE.match(rest) if _LED_TO.search(sentence[: match.start()]) else None)
        if found is None:
            continue
        nearer = [noun for noun in nouns if match.end() <= noun.start() < match.end() + found.end("between")]
        if nearer and not (level != "Mission" and _only_placed(rest[: found.start("words")], nearer)):
            continue  # another noun stands nearer to the words
        if found.re is not _BARE and _SET_FOR.search(sentence[: match.start()]):
            continue  # what it is set for: the words are the tujuan's
        between, words = found["between"], found["words"]
        if found.re is not _MARKED and (end := _NEXT.search(words)) is not None:
            words = words[: end.start()]
        words = statement(words)
        if (
            not 12 < len(words) < 240
            or len(words.split()) < 3
            or not begins_with_verb(words)
            or _THEORY.search(between)
            or OF_DOCUMENT.search(between)
        ):
            continue
        if found.re is not _MARKED and not words[0].isupper():
            continue  # what a sentence goes on to say in its own words is no title of a statement
        number = _NUMBER.match(between)
        before = sentence[: match.start()]
        chained = level != "Mission" and regional and _CHAINED.search(before) is not None
        scope = _scope(between)
        if not scope and chained and not _OWN.search(_QUOTED.sub("", before)):
            scope = "region"
        regional = regional or level == "Mission" or scope == "region"
        yield Said(level, scope, number_of(number["number"]) if number else None, words, chained and not scope)
        regional = regional or chained


def _only_placed(between: str, nearer: Sequence[re.Match[str]]) -> bool:
    """True where the misi between a noun and its words only places them: "tujuan pada misi kedua adalah …"."""
    return all(noun["noun"].lower() == "misi" for noun in nearer) and _THROUGH.search(between) is not None


def _scope(between: str) -> str:
    """Whose a statement is, by what stands between its noun and its words: "tujuan Dinas X Kabupaten Y" is the agency's."""
    own, region = _OWN.search(between), _REGION.search(between)
    if own is not None and (region is None or own.start() < region.start()):
        return "own"
    return "region" if region is not None or re.search(r"(?i)\bpembangunan\b", between) else ""


_YEARS = re.compile(r"\b(?P<first>20\d\d)\s*(?:[-–/]|s\W*d\W*|sampai(?:\s+dengan)?)\s*(?P<last>20\d\d)\b")


def tells_of_other_period(sentence: str, period: tuple[int, int] | None) -> bool:
    """True for a sentence that names years of plans, and none of them the plan's own."""
    named = [(int(match["first"]), int(match["last"])) for match in _YEARS.finditer(sentence)]
    return bool(named) and period is not None and not any(first <= period[1] and last >= period[0] for first, last in named)
