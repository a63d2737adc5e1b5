"""Words that a recogniser read wrongly, in their spelling: two that it took for one, or one with a letter that looks like another.

Only words that neither the printed text of the document nor the official names have are touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import replace

from ...documents.pdf.layout.breaks import words_in
from ...documents.pdf.page import PageContent, PageTable, PageText, texts_of

_WORD = re.compile(r"[^\W\d_]{6,}")
_LEAST = 3  # letters of a word that another was glued to
_ALIKE = ("lijtf", "ceo", "hbn", "uv", "ao", "gq")  # letters that a recogniser takes for one another
_BEFORE, _BEHIND = frozenset({"di", "ke", "se"}), frozenset({"nya", "kan", "lah", "pun"})  # what begins and ends a word, solid
_SMALL = frozenset({"dan", "di", "ke", "yang", "atau", "pada", "dari", "untuk", "dengan", "oleh", "serta"})


def respelled(pages: Iterable[PageContent], recognised: Set[int], official: Callable[[], Set[str]]) -> list[PageContent]:
    """The pages, those recognised with their misread words mended."""
    kept = list(pages)
    if not recognised:
        return kept
    printed = {word for page in kept if page.number not in recognised for text in texts_of(page) for word in words_in(text)}
    texts = [text for page in kept if page.number in recognised for text in texts_of(page)]
    whole = {word for text in texts for word in words_in(text)}
    seen = whole | {word.lower() for text in texts for word in _WORD.findall(text)}  # also what may be broken at a line's end
    known = printed | official() | _SMALL
    mended = {word: found for word in seen - known if (found := _mended(word, known, whole))}
    return [_with_words(page, mended) if page.number in recognised and mended else page for page in kept]


def _mended(word: str, known: Set[str], whole: Set[str]) -> str:
    """The words that a recogniser must have read as this one, of which one is known; "" where nothing or several fit."""
    if not _WORD.fullmatch(word):
        return ""
    near = {
        changed
        for at, letter in enumerate(word)
        for alike in _ALIKE
        if letter in alike
        for other in alike
        if other != letter and (changed := word[:at] + other + word[at + 1 :]) in known
    }
    if near and word in whole:
        return near.pop() if len(near) == 1 else ""
    parts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    parts = [
        halves
        for halves in parts
        if halves[0] not in _BEFORE
        and halves[1] not in _BEHIND
        and not known.isdisjoint(halves)
        and all(_is_half(half, known, whole) for half in halves)
    ]
    return " ".join(parts[0]) if len(parts) == 1 else ""


def _is_half(word: str, known: Set[str], whole: Set[str]) -> bool:
    return word in _SMALL or (len(word) >= _LEAST and (word in known or word in whole))


def _with_words(page: PageContent, mended: dict[str, str]) -> PageContent:
    blocks: list[PageText | PageTable] = []
    for block in page.blocks:
        if isinstance(block, PageText):
            blocks.append(replace(block, text=_spelled(block.text, mended)))
        else:
            blocks.append(replace(block, rows=[[cell._replace(text=_spelled(cell.text, mended)) for cell in row] for row in block.rows]))
    return replace(page, blocks=blocks)


def _spelled(text: str, mended: dict[str, str]) -> str:
    return _WORD.sub(lambda match: _in_case(match[0], mended.get(match[0].lower(), "")), text)


def _in_case(word: str, whole: str) -> str:
    """A mended word in the capitals of the one that it stands for."""
    if " " in whole:
        at = whole.index(" ")
        return f"{word[:at]} {word[at:]}"
    if not whole:
        return word
    return whole.upper() if word.isupper() else whole[0].upper() + whole[1:] if word[0].isupper() else whole
