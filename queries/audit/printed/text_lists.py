"""What running text lists of programs, kegiatan and subkegiatan, and words as tujuan and sasaran, beside the names of the tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ....graph.ids import fold
from ....graph.model import Edge, Node, PlanGraph
from ...texts import Text, both
from ..findings import Place
from ..places import integer, origins, text
from .vocabulary import WORDS

NAMED = ("Program", "Activity", "SubActivity")
_DOWN = ("HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
_LIKE = 88  # of 100: a line of a list that is a name
_BY_WORDS = 75  # two statements of which one words the other anew
_SAME = 85  # two that are one
_REWORDED = 70  # and one that words it anew
_WITHIN = 85  # and a name that several lines print together
_PRINTED = 92  # and a line that is the piece of a name
_BEGIN = 36  # letters by which a name is known
_WORD = 6  # letters of a word that is one name's own
_SPELT = 80  # of 100; a word that is printed, a slip apart
_HEAD = 0.7  # of a name's words, by which it is known
_LONGEST = 170  # letters of a name
_FEWEST = 4  # words of a line of which one is another
_NO_NAME = re.compile(
    r"(?i)^\W*(?:(?:persen|presen|prosen)tase|jumlah|indeks|indikator|nilai|cakupan|tingkat)\b|[:.]|\d{4}"
    r"|\b(?:merupakan|adalah|sebagai\s+berikut)\b"
)
_PARTIAL = re.compile(r"(?i)\bprioritas\b|\bantara\s+lain\b|\bdi\s?antaranya\b|\bunggulan\b")
_SENTENCE = "0"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, or a statement of a sentence: its level where that is known, its words and place."""

    level: str
    words: str
    place: Place


@dataclass(frozen=True)
class TextList:
    """The lines of one list, with the line that leads to it."""

    document: str
    lines: tuple[Line, ...]

    @cached_property
    def squeezed(self) -> str:
        """All its words without blanks, as lines may break a name."""
        return "".join(squeeze(line.words) for line in self.lines)

    @property
    def is_partial(self) -> bool:
        """Whether the line that leads to it says that it is a choice."""
        return bool(self.lines) and not self.lines[0].level and _PARTIAL.search(self.lines[0].words) is not None

    def prints(self, name: str) -> bool:
        """Whether its lines print a name, in one or in several, and each of its longer words: two names may have but one word apart."""
        squeezed = squeeze(name)
        if squeezed in self.squeezed:
            return True
        words = fold(name).split()
        own = words[: max(1, round(_HEAD * len(words)))]  # a list may leave the end of a long name out
        shown = all(len(word) < _WORD or fuzz.partial_ratio(word, self.squeezed) >= _SPELT for word in own)
        return shown and fuzz.partial_ratio(squeezed, self.squeezed) >= _WITHIN

    def begins(self, name: str) -> bool:
        """Whether they print its beginning: the rest may stand elsewhere, as a page may mix the order of lines."""
        return fuzz.partial_ratio(squeeze(name)[:_BEGIN], self.squeezed) >= _WITHIN

    def changed(self, name: str) -> Line | None:
        """The line that prints a name, or its beginning, with one word in another form."""
        return next((line for line in self.lines if another_form(line.words, name)), None)

    def where(self) -> Text:
        """Its place for a reader."""
        ends = self.lines[0].place, self.lines[-1].place
        numbers = [place.page if place.page is not None else place.line for place in ends]
        shown = f"{numbers[0]}" if numbers[0] == numbers[1] else f"{numbers[0]}–{numbers[1]}"
        return Text(f"hlm. {shown}", f"p. {shown}") if ends[0].page is not None else Text(f"baris {shown}", f"line {shown}")


@dataclass(frozen=True, slots=True)
class Compared:
    """One level of a list against the tables: names that it words anew, names that it lacks, lines that no table has."""

    level: str
    reworded: Sequence[tuple[Node, Line]]
    lacking: Sequence[Node]
    beyond: Sequence[Line]
    named: int  # of the tables' names that it has


def text_lists(graph: PlanGraph) -> list[TextList]:
    """The lists of every plan."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for document, number, line in _entries(graph):
        if number != _SENTENCE:
            found[document, number].append(line)
    return [TextList(document, tuple(lines)) for (document, _), lines in found.items()]


def text_sentences(graph: PlanGraph) -> dict[tuple[str, str], list[Line]]:
    """By document and level the statements of sentences."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for document, number, line in _entries(graph):
        if number == _SENTENCE:
            found[document, line.level].append(line)
    return found


def worded_otherwise(graph: PlanGraph) -> Iterator[tuple[str, Node, list[Line]]]:
    """Per plan and level the statements of sentences that are none of as many in the tables, with the first of these that no sentence has.

    Of the sasaran of the RPJMD, of which a region has many, only one that is nearly the plan's is a rewording of it.
    """
    for (document, level), lines in text_sentences(graph).items():
        if "/" in level:
            continue  # what a sentence counts, or says measures them
        tabled = [node for node in graph.nodes(level) if any(edge.properties.get("table") for edge in origins(graph, node.id))]
        told = {fold(line.words): line for line in lines}
        others = [line for words, line in told.items() if not any(_is_same(words, fold(node.text)) for node in tabled)]
        if level == "RegionalSasaran":
            others = [line for line in others if any(_is_reworded(fold(line.words), fold(node.text)) for node in tabled)]
        if others and 0 < len(tabled) == len(told):
            first = [node for node in tabled if not any(_is_same(words, fold(node.text)) for words in told)] or tabled
            yield document, first[0], others


def _is_reworded(one: str, other: str) -> bool:
    """Whether two statements begin with one word and share nearly all the words of the shorter one."""
    return one.split(maxsplit=1)[:1] == other.split(maxsplit=1)[:1] and fuzz.token_set_ratio(one, other) >= _BY_WORDS


def _is_same(one: str, other: str) -> bool:
    return one in other or other in one or fuzz.ratio(one, other) >= _SAME


def _entries(graph: PlanGraph) -> list[tuple[str, str, Line]]:
    found = []
    for document in graph.nodes("Document"):
        told = document.properties.get("text_statements")
        for entry in told if isinstance(told, list) else ():
            where, number, level, words = (*str(entry).split(" | ", 3), "", "", "")[:4]
            at = int(where[1:]) if where[1:].isdigit() else None
            page, line = (at, None) if where.startswith("p") else (None, at)
            found.append((document.id, number, Line(level.strip(), words, Place(document.id, page, line, None, words))))
    return found


def compared(graph: PlanGraph, listed: TextList, *, share: float) -> list[Compared]:
    """The levels of which a list has most names: of all, or of those below the programs and kegiatan that it names."""
    names = {label: _tabled(graph, listed.document, label) for label in NAMED}
    printed = "".join(squeeze(words) for of_label in names.values() for told in of_label.values() for words in told)
    found: list[Compared] = []
    above: set[str] = set()  # what it names of the level above
    for label, of_level in names.items():
        below = {id: told for id, told in of_level.items() if any(up.id in above for up in graph.sources(id, *_DOWN))}
        nodes = below or of_level
        folded = {fold(words): id for id, told in nodes.items() for words in told}
        matched: dict[str, list[Line]] = defaultdict(list)
        others: list[int] = []
        for at, line in enumerate(listed.lines):
            near = (
                process.extractOne(fold(line.words), folded.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE) if line.level == label else None
            )
            if near is not None:
                matched[folded[near[0]]].append(line)
            elif line.level in ("", label):
                others.append(at)
        changed = {id: other for id in nodes if (other := listed.changed(graph.node(id).text)) is not None}
        known = matched.keys() | changed.keys()
        left = {id: words for id, words in nodes.items() if id not in known and not any(map(listed.prints, words))}
        above = nodes.keys() - left.keys()
        if len(above) < max(2, share * len(nodes)) or not matched:
            continue
        candidates = [listed.lines[at] for at in others if _is_name(listed.lines, at, label, printed)]
        pairs = _rewordings(left, candidates)
        anew = [(graph.node(id), line) for id, line in pairs.items()]
        for id in (id for id in nodes if id in above):
            told = changed.get(id) or min(matched[id], key=lambda line: _differs(line, nodes[id]), default=None)
            anew += [(graph.node(id), told)] if told is not None else []
        taken = list(pairs.values())
        begun = {squeeze(words)[:_BEGIN] for id in above for words in nodes[id]}
        lacking = [
            graph.node(id)
            for id, wordings in left.items()
            if id not in pairs and not any(listed.begins(words) and not _begins_as(words, begun) for words in wordings)
        ]
        found.append(Compared(label, anew, lacking, [line for line in candidates if line not in taken], len(above) + len(pairs)))
    return found


def another_form(line: str, name: str) -> bool:
    """Whether a line is a name, or its beginning, but for one word inside that has another ending: both of them words of the list.

    "Urusan Pemerintah Daerah" for "Urusan Pemerintahan Daerah": neither is misspelt, and they say two things.
    """
    words, told = fold(line).split(), fold(name).split()
    if not _FEWEST <= len(words) <= len(told):
        return False
    pairs = [(one, other) for one, other in zip(words, told, strict=False) if one != other]
    inside = words[0] == told[0] and words[-1] == told[len(words) - 1]
    return inside and len(pairs) == 1 and all(_both_listed(*pair) for pair in pairs)


def _both_listed(one: str, other: str) -> bool:
    return {one, other} <= WORDS and (one.startswith(other) or other.startswith(one))


def _begins_as(name: str, begun: Iterable[str]) -> bool:
    """Whether a name begins as others do: then its beginning does not say that it is printed."""
    return any(fuzz.ratio(squeeze(name)[:_BEGIN], other) >= _WITHIN for other in begun)


def squeeze(words: str) -> str:
    """Words without blanks, as lines may break a name."""
    return fold(words).replace(" ", "")


def _differs(line: Line, told: Sequence[str]) -> bool:
    return fold(line.words) not in [fold(words) for words in told]


def _tabled(graph: PlanGraph, document: str, label: str) -> dict[str, list[str]]:
    """The nodes of a level that tables with money print, each with its wordings."""
    found: dict[str, list[str]] = {}
    for node in graph.nodes(label):
        stated: list[Edge] = [edge for edge in origins(graph, node.id) if edge.target == document and edge.properties.get("table")]
        if stated and graph.out(node.id, "FUNDED_BY"):
            found[node.id] = list(dict.fromkeys([text(edge.properties.get("wording")) or node.text for edge in stated]))
    return found


def _is_name(lines: Sequence[Line], at: int, label: str, printed: str) -> bool:
    """Whether a line stands among the names of a level, begins as a name does, and no table prints it."""
    words = lines[at].words
    beside = [lines[step].level for step in (at - 1, at + 1) if 0 <= step < len(lines)]
    squeezed = fold(words).replace(" ", "")
    is_name = len(words.split()) >= 3 and words[:1].isupper() and not _NO_NAME.search(words) and len(words) <= _LONGEST
    return is_name and (lines[at].level == label or label in beside) and fuzz.partial_ratio(squeezed, printed) < _PRINTED


def _rewordings(left: dict[str, list[str]], candidates: Sequence[Line]) -> dict[str, Line]:
    """Which line words which of the lacking names anew; each line but once."""
    scored = sorted(
        (
            (-max(fuzz.token_set_ratio(fold(line.words), fold(words)) for words in told), id, at)
            for id, told in left.items()
            for at, line in enumerate(candidates)
        ),
    )
    found: dict[str, Line] = {}
    used: set[int] = set()
    for score, id, at in scored:
        if -score >= _REWORDED and id not in found and at not in used:
            found[id] = candidates[at]
            used.add(at)
    return found


def place_number(place: Place) -> Text:
    """A place for a reader."""
    if place.page is not None:
        return Text(f"hlm. {place.page}", f"p. {place.page}")
    return Text(f"baris {integer(place.line)}", f"line {integer(place.line)}")


def where(edge: Edge) -> Text:
    """The place of an origin for a reader."""
    page, line = integer(edge.properties.get("page")), integer(edge.properties.get("line"))
    if page is not None:
        return Text(f"hlm. {page}", f"p. {page}")
    return Text(f"baris {line}", f"line {line}") if line is not None else both(text(edge.properties.get("table")))
