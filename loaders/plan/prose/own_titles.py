"""Headings that name nothing but a level ("A. TUJUAN", "4.2 Sasaran Strategis"): what stands below them is the plan's own."""

from __future__ import annotations

import re

from ...language.labels import label_of
from .passages import Passage
from .quotations import INDICATOR_WORD, begins_with_verb, listed

_TITLE = 60  # letters of a line that may be a title
_CHAPTER = re.compile(r"(?i)^\W*bab\b\W*(?P<number>[ivx]+|\d+)?\b(?P<name>.*)$")
_NUMBERING = re.compile(r"^\W*(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVX]{1,4})[.)]?\s+)?")
# Chapters and headings under which a tujuan is that of the document.
_INTRODUCTION = re.compile(r"(?i)pendahuluan|latar\s+belakang|landasan|maksud|penyusunan|sistematika")
# What a statement's sentence goes on to say of how it is measured.
MEASURED = re.compile(r"(?i)(?=,?\s+(?:yang\s+)?diukur\s+(?:dengan|melalui|dari|menggunakan)\b)")
MEASURED_BY = re.compile(
    rf"(?i)^\W*(?:yang\s+)?diukur\s+(?:dengan|melalui|dari|menggunakan)\s+(?:indikator\s+)?[“\"]?(?P<words>{INDICATOR_WORD}[^.;“”\"]{{2,140}})"
)


class OwnTitles:
    """Walks along the passages of a plan and tells below which such heading each stands: "goal", "sasaran" or ""."""

    def __init__(self) -> None:
        self._heading = ""
        self._introduces = False
        self._level = ""
        self._mark: str | None = None  # of the first statement of a list
        self._other: set[int] = set()  # the items of lists that list something else

    def below(self, passage: Passage, *, aside: bool) -> str:
        """The level of the heading that a passage stands below, where it may be a statement; "" for a heading and a lead."""
        if passage.heading != self._heading:
            self._heading, self._level = passage.heading, ""
            if (chapter := _CHAPTER.match(passage.heading)) is not None:
                first = (chapter["number"] or "").lower() in ("i", "1")
                self._introduces = first or _INTRODUCTION.search(chapter["name"]) is not None
        if aside or _INTRODUCTION.search(passage.heading):
            self._level = ""
            self._introduces = self._introduces or (_CHAPTER.match(passage.heading) is None and "maksud" in passage.heading.lower())
        if (level := heads(passage.text)) is not None:
            self._level, self._mark = ("" if self._introduces else level), None
            return ""
        if passage.mark is None and len(passage.text) < _TITLE and not begins_with_verb(passage.text) and passage.text[-1:] not in ".:;":
            self._level = ""  # another title
        if passage.items and listed(passage.text) not in ("", "tujuan" if self._level == "goal" else "sasaran"):
            self._other |= {id(item) for item in passage.items}
        if not self._level or passage.items or id(passage) in self._other or label_of(passage.text) is not None:
            return ""
        kind = "" if passage.mark is None else "digit" if passage.mark.isdigit() else "letter" if passage.mark.isalpha() else "mark"
        self._mark = kind if self._mark is None else self._mark
        return self._level if kind == self._mark else ""


def heads(text: str) -> str | None:
    """The level ("goal", "sasaran") that a text names as a heading of the plan's own, "" for the region's; None for no such heading."""
    words = _NUMBERING.sub("", text.strip(" #*_"))
    label = label_of(words) if len(words) < 100 and not words.rstrip().endswith(":") else None
    if label is None or label.rest or label.level not in ("goal", "sasaran") or label.number is not None:
        return None
    return "" if label.scope == "region" else label.level
