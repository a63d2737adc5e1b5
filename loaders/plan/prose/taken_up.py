"""Tujuan that a sentence sets for a misi, tujuan or sasaran of the region ("Untuk mendukung misi kedua, ditetapkan tujuan … yaitu …")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...language.likeness import closest
from ..builder import Builder
from ..facts import Item
from .passages import Passage
from .quotations import sentences_of, statement

_FOR = r"\b(?:untuk|guna|demi|dalam(?:\s+rangka)?)\s+(?:me\w+|pencapaian|perwujudan|pelaksanaan)\s+(?P<what>[^.;:]{4,240}?)"
_SETS = r"\b(?:ditetapkan|menetapkan|dirumuskan|merumuskan|ditentukan|menentukan|disusun|menyusun|memiliki|mempunyai)\b"
_PURPOSE = (
    re.compile(rf"(?i){_FOR}\s*{_SETS}(?P<noun>[^.;:“”\"]{{0,40}}\btujuan\b)(?P<rest>.*)$"),
    re.compile(rf"(?i){_SETS}(?P<noun>[^.;:“”\"]{{0,40}}\btujuan\b)[^.;:“”\"]{{0,60}}?{_FOR}(?P<rest>\s*(?:,|:|yaitu|yakni|adalah).*)$"),
)
# "Bertolak dari misi kedua, tujuan Dinas … adalah …".
_FROM = re.compile(
    r"(?i)\b(?:bertolak|berangkat|berpijak|berdasarkan|sesuai|sejalan|selaras|mengacu|merujuk)\b(?P<what>[^.;:]{0,60}\bmisi\b[^.;:]{0,200}?),\s+"
    r"(?:maka\s+)?tujuan\b(?!\s+(?:rpj?m?d|daerah|pembangunan|kabupaten|kota|provinsi)\b)(?P<rest>.*)$"
)
# "Tujuan Dinas … untuk mendukung misi 3 “…” adalah “…”".
_SET = re.compile(rf"(?i)\btujuan\b[^.;:“”\"]{{0,90}}?{_FOR}\s*,?\s*(?P<rest>\b(?:adalah|yaitu|yakni|ialah)\b.*)$")
_SAYS = re.compile(r"(?i)(?:\b(?:yaitu|yakni|adalah|ialah|berupa)\b\s*:?|:)\s*(?P<words>\S.{12,})$")
_BARE = re.compile(r"^[^.;:“”\"]{0,60}?\s(?P<words>(?:Me|Ter|Pe|Ber)\w{3,}\s.{12,})$")  # begun in capitals, as no sentence goes on
_REFERS = re.compile(r"(?i)\b(?P<noun>tujuan|sasaran)\s+(?:rpj?m?d|daerah|pembangunan\s+daerah)\s+(?:tersebut|dimaksud|di\s?atas|itu)\b")
_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{12,240})[”\"]")
_SPEAKS = re.compile(r"(?i)\b(?:misi|tujuan)\b")
_LEVELS = {"tujuan": "RegionalGoal", "sasaran": "RegionalSasaran"}
_SAME = 85.0


def read_taken_up(builder: Builder, texts: Sequence[Passage], missions: Callable[[str], list[Item]]) -> None:
    """Note what such sentences say of the tujuan that they word, or that their list words."""
    spoken = [(passage, sentence) for passage in texts for sentence in sentences_of(passage.text) if _SPEAKS.search(sentence)]
    taken = {id(sentence): match for _, sentence in spoken if (match := _purpose(sentence)) is not None}
    for passage, sentence in spoken if taken else ():
        match = taken.get(id(sentence))
        if match is None:
            missions(sentence)  # "misi tersebut" is the one that the text spoke of last
        elif len(upper := _upper(builder, match["what"], missions)) == 1:
            said = _SAYS.search(match["rest"]) or _BARE.search(match["rest"])
            listed = passage.items if sentence == sentences_of(passage.text)[-1] else []
            for words in [statement(item.text) for item in listed] or ([statement(said["words"])] if said is not None else []):
                goals = [(item.text, item) for item in builder.plan.of_level("Goal")]
                if (found := closest(words, goals, _SAME)) is not None:
                    found[0].add_support(upper[0])


def _purpose(sentence: str) -> re.Match[str] | None:
    return next((found for pattern in (*_PURPOSE, _FROM, _SET) if (found := pattern.search(sentence)) is not None), None)


def _upper(builder: Builder, words: str, missions: Callable[[str], list[Item]]) -> list[Item]:
    """The region's statements that the words name: by quoting or numbering a misi, quoting another, or referring to the only one."""
    quoted = [match["words"] for match in _QUOTED.finditer(words)]
    regional = [(item.text, item) for item in builder.plan.of_level("RegionalGoal", "RegionalSasaran")]
    found = [known[0] for text in quoted if (known := closest(text, regional, _SAME)) is not None]
    if not found and "misi" in words.lower():
        found = [item for item in missions(words) if item.listing != "agency"]
    if not found and (refers := _REFERS.search(words)) is not None:
        found = list(builder.plan.of_level(_LEVELS[refers["noun"].lower()]))
    return found
