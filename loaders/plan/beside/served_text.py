"""Which sasaran a program serves, as running text says: in one sentence, in a list below it, in labelled lines, or by an arrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from ....graph.ids import fold
from ...documents.blocks import Place
from ...language.labels import label_of
from ...language.lexicon import bare
from ..builder import Builder
from ..facts import Item, Origin
from .naming import named_items
from .served import sasaran_named, serve

_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|⟶|►|[-=]{1,2}>)\s*")
# What says that a program brings a sasaran about; and what says that it does not, or did.
_SERVES = re.compile(
    r"(?i)\b(?:melalui|(?:men|di)dukung|(?:di)?capai|(?:men)?capai\w*|(?:me)?wujud\w*|(?:me)?laksana\w*|(?:di)?tempuh|jabar\w*|dengan)\b"
)
_DENIES = re.compile(r"(?i)\b(?:tidak|belum|bukan|kecuali|sedangkan|namun|tahun\s+lalu|sebelumnya|periode\s+lalu)\b")
# "…, sedangkan sasaran “…” dicapai melalui …": each clause says it of its own sasaran.
_CLAUSES = re.compile(r"(?i:,?\s+(?:sedangkan|sementara)\s+(?=(?:sasaran|program)\b))|(?<=[.;])\s+(?=[A-Z“\"])")
_LIST_OF_PROGRAMS = re.compile(r"(?i)\bprogram\b[^:]*:?\s*$")
_LIST_OF_SASARAN = re.compile(r"(?i)\bsasaran\b[^:]*:?\s*$")
_PROGRAM_LABEL = re.compile(r"(?i)^\W*program(?:\s+(?:pendukung|utama|prioritas|perangkat\s+daerah))?\s*(?:\d{1,2})?\s*:\s*(?=\S)")
_LEAST = 12  # letters of a name that a sentence holds by no chance


class Told(Protocol):
    """A passage of running text with the list that it introduces."""

    text: str
    place: Place
    foreign: bool

    @property
    def items(self) -> Sequence[Told]:
        """The entries of the list."""


def read_served_text(builder: Builder, texts: Sequence[Told]) -> int:
    """Hang programs below the sasaran that running text says they serve; returns the number of links that it states."""
    if next(builder.plan.of_level("Program"), None) is None or next(builder.plan.of_level("Sasaran"), None) is None:
        return 0
    told = [passage for passage in texts if not passage.foreign]
    return sum(_in_passage(builder, passage) for passage in told) + _in_lines(builder, told)


def _in_passage(builder: Builder, passage: Told) -> int:
    origin = Origin(passage.place, passage.text[:300])
    if _ARROW.search(passage.text):
        return _along_arrows(builder, passage.text, origin)
    links = 0
    for sentence in _CLAUSES.split(passage.text):
        if not re.search(r"(?i)\bsasaran\b", sentence) or _DENIES.search(sentence) or not _SERVES.search(sentence):
            continue
        sasaran, programs = _held(builder, sentence, "Sasaran"), _held(builder, sentence, "Program")
        if len(sasaran) == 1:
            links += sum(serve(program, sasaran[0], origin) for program in programs)
    last = re.split(r"(?<=[.;])\s+(?=[A-Z“\"])", passage.text)[-1]
    if passage.items and not links and not _DENIES.search(last) and _SERVES.search(last):
        links += _listed(builder, passage, last)
    return links


def _listed(builder: Builder, passage: Told, sentence: str) -> int:
    """A sentence on one sasaran that lists its programs, or on one program that lists its sasaran."""
    sasaran, programs = _held(builder, sentence, "Sasaran"), _held(builder, sentence, "Program")
    links = 0
    named = [named_items(builder, bare(item.text).strip(" .;,"), ("Program",)) for item in passage.items]
    lists = _LIST_OF_PROGRAMS.search(sentence) or all(len(found) == 1 for found in named)
    for item, found in zip(passage.items, named, strict=True):
        origin = Origin(item.place, item.text[:300])
        if len(sasaran) == 1 and not programs and lists:
            links += serve(found[0], sasaran[0], origin) if len(found) == 1 else 0
        elif len(programs) == 1 and not sasaran and _LIST_OF_SASARAN.search(sentence):
            meant = sasaran_named(builder, item.text)
            links += serve(programs[0], meant, origin) if meant is not None else 0
    return links


def _along_arrows(builder: Builder, text: str, origin: Origin) -> int:
    """What an arrow leads from and to ("Sasaran → program"), where both ends are printed whole."""
    links = 0
    above: Item | None = None
    for piece in _ARROW.split(text):
        meant = sasaran_named(builder, piece)
        programs = named_items(builder, _PROGRAM_LABEL.sub("", bare(piece)).strip(" .;"), ("Program",)) if meant is None else []
        if above is not None and len(programs) == 1:
            links += serve(programs[0], above, origin)
        above = meant
    return links


def _in_lines(builder: Builder, texts: Sequence[Told]) -> int:
    """A line "Sasaran 2 : …" with lines below it that each name a program; any other line ends it."""
    links = 0
    current: Item | None = None
    for passage in texts:
        label = label_of(passage.text)
        if label is not None and label.level == "sasaran":
            current = sasaran_named(builder, passage.text) if label.rest else None
            continue
        if current is None:
            continue
        programs = list(_line_of_programs(builder, passage.text))
        links += sum(serve(program, current, Origin(passage.place, passage.text[:300])) for program in programs)
        if not programs and not re.fullmatch(r"(?i)\W*program\b[^:]{0,40}:?\W*", passage.text):
            current = None
    return links


def _line_of_programs(builder: Builder, text: str) -> Iterator[Item]:
    for words in re.split(r";\s*", _PROGRAM_LABEL.sub("", text)):
        found = named_items(builder, bare(words).strip(" .;,"), ("Program",))
        if len(found) == 1:
            yield found[0]


def _held(builder: Builder, sentence: str, level: str) -> list[Item]:
    """The items of a level whose words a sentence holds whole; of names that hold each other the longest."""
    words = f" {fold(sentence)} "
    found = [item for item in builder.plan.of_level(level) if len(item.text) >= _LEAST and f" {fold(item.text)} " in words]
    return [item for item in found if not any(other is not item and fold(item.text) in fold(other.text) for other in found)]
