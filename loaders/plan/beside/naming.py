"""Which of the plan's own programs, kegiatan and subkegiatan a printed name means: by its code, else by its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...language import codes
from ...language.lexicon import bare, is_nothing
from ...language.likeness import key, same, similarity
from ..builder import Builder
from ..facts import Item

LEVELS = ("Program", "Activity", "SubActivity")
_PREFIX = re.compile(r"(?i)^\W*(?P<word>program|sub\s*-?\s*kegiatan|kegiatan)\b\s*[:.\-–]?\s*(?=\S)")
_LONG = 30  # letters of a name that says enough where its end is cut
_MOST = 4  # lines of a cell that one name may be wrapped over
_LEVEL = {"program": "Program", "kegiatan": "Activity", "subkegiatan": "SubActivity"}


def named_items(builder: Builder, text: str, levels: Sequence[str] = LEVELS) -> list[Item]:
    """The items of the highest level that bear a name: none where it is not the plan's own, several where the plan repeats it."""
    printed, words = codes.split_leading(text)
    if printed and (code := codes.official(printed)) and (item := builder.by_code(code)) is not None:
        return [item] if item.level in levels and _alike(item, words) else []
    for level in _levels(words, levels):
        found = [item for item in builder.plan.of_level(level) if any(_same(name, words) for name in (item.text, *item.names))]
        if found:
            best = max(similarity(_bare(item.text), _bare(words)) for item in found)
            return [item for item in found if similarity(_bare(item.text), _bare(words)) == best]
        cut = [item for item in builder.plan.of_level(level) if len(key(words)) >= _LONG and key(item.text).startswith(key(words))]
        if len(cut) == 1:  # "… Pemerintahan Daerah" for "… Pemerintahan Daerah Kabupaten/Kota"
            return cut
    return []


def _levels(words: str, levels: Sequence[str]) -> Sequence[str]:
    """The levels that a name may be of: the one that its first word says, before the others that may begin with that word."""
    match = _PREFIX.match(words)
    if match is None:
        return levels
    said = _LEVEL[re.sub(r"[\W_]", "", match["word"].lower())]
    return [said, *(level for level in levels if level != said)] if said in levels else levels


def _alike(item: Item, words: str) -> bool:
    """False for a code printed before the name of something else: another list gave it another meaning."""
    return not words or any(similarity(_bare(name), _bare(words)) >= 75 for name in (item.text, *item.names))


def _same(name: str, words: str) -> bool:
    return same(_bare(name), _bare(words)) or same(name, words)  # a torn first word ("PROGRA M") is none that can be left out


def _bare(text: str) -> str:
    """A name without the word that says its level, which some tables print before it."""
    return _PREFIX.sub("", codes.split_leading(text)[1]).strip(" .;:")


def names_in(builder: Builder, cell: str, levels: Sequence[str] = ("Activity", "SubActivity", "Program")) -> Iterator[Item | str]:
    """What a cell names: items of the plan, and as words what is none of them.

    Names stand one a line, numbered, or parted by semicolons, and a long one is wrapped: lines are put together as far as they make a name.
    """
    parts = _parts(cell)
    at = 0
    lost: list[str] = []
    while at < len(parts):
        for size in range(min(_MOST, len(parts) - at), 0, -1):
            items = named_items(builder, bare(" ".join(parts[at : at + size])).strip(" .;"), levels)
            if items:
                if lost:
                    yield " ".join(lost)
                    lost = []
                yield from items if len(items) == 1 else [items[0].text]
                at += size
                break
        else:
            lost.append(parts[at])
            at += 1
    if lost:
        yield " ".join(lost)


def _parts(cell: str) -> list[str]:
    """The lines of a cell, split further at semicolons, list numbers and the marks that part its paragraphs."""
    text = re.sub(r"\s*//\s*|;\s*|(?<=[\w.])\s+(?=\(?\d{1,2}[.)]\s*[A-Z])|[•●▪□✓➢]\s*", "\n", cell)
    parts = [bare(line).strip(" .;") for line in text.split("\n")]
    return [part for part in parts if not is_nothing(part) and re.search(r"[A-Za-z]{3}", part)]
