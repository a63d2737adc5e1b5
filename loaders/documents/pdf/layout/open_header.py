"""The header of a table that no upright line draws: where it ends, and over which columns its words stand. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ....language.header_words import compact, role_of
from ....language.years import counted_year, heading_year
from .open_columns import Region, Text, TextLine

_COUNT = re.compile(r"\(?\d{1,2}[.)]?")
_MOST_LINES = 14  # of a header
_KNOWN = 0.6  # of the columns with a heading
_CAPTION = re.compile(r"(?i)\W*(?:tabel|table|gambar|grafik|bagan|sumber)\b")
_MIDDLE, _SIDE = 1.2, 0.3  # of a letter's height: so near to the middle of its columns, or to their left side, a heading stands
_LONG = 130  # letters: no heading is longer


@dataclass(frozen=True, slots=True)
class Label:
    """A heading that stands over several columns, with the columns and down to where it reaches."""

    columns: range
    bottom: float


@dataclass(slots=True)
class Header:
    """The header of a table: how many lines it has, the headings over several columns, and each column's own heading."""

    size: int
    labels: list[Label]
    own: list[str]


def is_count(line: TextLine) -> bool:
    """True for the line that numbers the columns."""
    return len(line.texts) >= 3 and all(_COUNT.fullmatch(text.words) for text in line.texts)


def header_of(region: Region, first: int, size: int, *, alone: bool = False) -> Header | None:
    """The lines from `first`, so many, as a header; None where their words are no headings of these columns.

    Where they stand `alone`, with no figures below them, all of them must be headings.
    """
    lines = region.lines[first : first + size]
    if not lines or size > _MOST_LINES or any(is_sentence(region, text) for line in lines for text in line.texts):
        return None
    labels = _spanning(region, lines)
    spanning = {id(text) for texts, _ in labels for text in texts}
    own: list[list[str]] = [[] for _ in region.reach]
    for text in (text for line in lines for text in line.texts if id(text) not in spanning):
        own[region.column(text.centre)].append(text.words)
    words = [" ".join(parts) for parts in own]
    if not says_columns([*words, *(text.words for texts, _ in labels for text in texts)], 1.0 if alone else _KNOWN):
        return None
    return Header(size, [label for _, label in labels], words)


def is_sentence(region: Region, text: Text) -> bool:
    """True for a caption, or for words across several columns that say of none what it holds."""
    return bool(_CAPTION.match(text.words)) or (len(region.columns(text)) > 2 and len(text.words) > 30 and not role_of(text.words))


def says_columns(labels: Iterable[str], least: float = _KNOWN) -> bool:
    """True for words that head columns: two roles at least, or a role and years, and hardly a heading that is none."""
    named = [label for label in labels if label.strip()]
    roles = {role for label in named if len(label) <= _LONG and (role := role_of(label))}
    years = sum(_is_year(label) for label in named)
    known = sum(heads_by_itself(label) for label in named)
    return (len(roles) >= 2 or (bool(roles) and years >= 3)) and len(named) >= 3 and known >= least * len(named)


def heads_by_itself(label: str) -> bool:
    """True for words that say by themselves what a column holds."""
    return len(label) <= _LONG and bool(role_of(label) or _is_year(label) or compact(label) in ("rp", "k", "t"))


def _is_year(text: str) -> bool:
    return len(text) < 25 and (heading_year(text) or counted_year(text)) is not None


def begins_at(region: Region, body: int, floor: float | None) -> int:
    """The first line of the header whose last one stands before line `body`; above `floor`, a drawn line, it does not begin.

    Without one it goes up as far as lines stand close together and are no caption and no sentence.
    """
    first = body
    while first > 0:
        line, below = region.lines[first - 1], region.lines[first]
        if floor is not None and line.middle < floor:
            break
        if floor is None and (below.top - line.bottom > 1.6 * region.high or any(_CAPTION.match(text.words) for text in line.texts)):
            break
        if any(len(text.words) > _LONG for text in line.texts):
            break
        if floor is None and len(line.texts) == 1 and not _heads(region, first - 1, body):
            break
        first -= 1
    return first


def _heads(region: Region, at: int, body: int) -> bool:
    """True for a line of one text that stands over columns which have headings below it, and says what these hold."""
    text = region.lines[at].texts[0]
    columns = region.columns(text)
    below = {column for line in region.lines[at + 1 : body] for other in line.texts for column in region.columns(other)}
    return set(columns) <= below and (bool(role_of(text.words)) or "tahun" in compact(text.words)) and 0 not in columns


def _spanning(region: Region, lines: Sequence[TextLine]) -> list[tuple[list[Text], Label]]:
    """The headings over several columns, line by line: those of columns with a heading below it that none of the line's own has nearer."""
    found: list[tuple[list[Text], Label]] = []
    for at, line in enumerate(lines):
        below = {region.column(text.centre) for lower in lines[at + 1 :] for text in lower.texts if len(region.columns(text)) == 1}
        heads = [text for text in line.texts if set(region.columns(text)) <= below]
        open_ = below - {column for text in line.texts if text not in heads for column in region.columns(text)}
        shares: list[range] = []
        for _ in range(len(heads)):  # what is wrapped over its own column is no heading of its neighbours
            shares = [_share(region, text, heads, open_) for text in heads]
            wrapped = [text for text, columns in zip(heads, shares, strict=True) if not _fits(region, text, columns)]
            if not wrapped:
                break
            open_ -= {column for text in wrapped for column in region.columns(text)}
            heads = [text for text in heads if text not in wrapped]
        found += [([text], Label(columns, line.bottom)) for text, columns in zip(heads, shares, strict=False) if len(columns) > 1]
        found += [
            ([text], Label(columns, line.bottom))
            for text in line.texts
            if text not in heads and len(columns := region.columns(text)) > 1 and set(columns) <= below
        ]
    return found


def _share(region: Region, text: Text, heads: Sequence[Text], open_: set[int]) -> range:
    """Of the columns with headings below, side by side, those to which a heading is the nearest of its line."""
    own = region.columns(text)
    first, last = own[0], own[-1]

    def nearest(column: int) -> bool:
        if column not in open_ and column not in own:
            return False
        middle = (region.xs[column] + region.xs[column + 1]) / 2
        return min(heads, key=lambda head: abs(head.centre - middle)) is text

    while nearest(first - 1):
        first -= 1
    while nearest(last + 1):
        last += 1
    return _about_middle(region, text, range(first, last + 1))


def _about_middle(region: Region, text: Text, columns: range) -> range:
    """Of columns that a heading may be over those in whose middle it stands; all of them where it begins where the first one does."""
    own = region.columns(text)

    def off(some: range) -> float:
        return abs(text.centre - (region.reach[some[0]][0] + region.reach[some[-1]][1]) / 2)

    slack = _MIDDLE * region.high
    if off(columns) <= slack or abs(text.x0 - region.reach[columns[0]][0]) < _SIDE * region.high:
        return columns
    inner = [range(first, last + 1) for first in range(columns[0], own[0] + 1) for last in range(own[-1], columns[-1] + 1)]
    near = [some for some in inner if off(some) <= slack]
    return max(near, key=len) if near else min(inner, key=off)


def _fits(region: Region, text: Text, columns: range) -> bool:
    """True where a heading stands in the middle of several columns rather than of the one that it is printed over."""
    if len(region.columns(text)) > 1:
        return True
    own = region.column(text.centre)
    middles = ((region.xs[own] + region.xs[own + 1]) / 2, sum(region.reach[own]) / 2)
    of_all = (region.xs[columns[0]] + region.xs[columns[-1] + 1]) / 2
    return abs(text.centre - of_all) < min(abs(text.centre - middle) for middle in middles)
