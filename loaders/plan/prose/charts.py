"""Charts of boxes: labels in one row of boxes ("Misi", "Tujuan RPJMD", …), the statements beside them; as lines "label : statement".

Extraction takes line by line from both, so that a label, which stands in the middle of its box, parts the two lines of its statement. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...documents.blocks import Block, Paragraph
from ...language.cleaning import joined, one_line
from ...language.labels import Label, label_of
from ...language.statements import is_open
from .quotations import begins_with_verb

_FEWEST = 3  # labels that make a chart, one of the region's among them
_HALF = re.compile(r"(?i)(?:misi|tujuan|sasaran)")
_WHOSE = re.compile(r"(?i)(?:rpj?m?d|rpd|pd|opd|perangkat daerah|renstra)")
_LONGEST = 110  # letters of a line in a box


@dataclass(slots=True)
class _Words:
    """The lines of one statement: the places of the first and the last, and what they say."""

    first: int
    last: int
    text: str


def charted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the lines of each chart of boxes as "label : statement"."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _in_box(block) and (not run or run[-1].place.page == block.place.page):
            run.append(block)
            continue
        yield from _chart(run)
        run = []
        if isinstance(block, Paragraph) and _in_box(block):
            run.append(block)
        else:
            yield block
    yield from _chart(run)


def _in_box(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    return 0 < len(text) <= _LONGEST and text[-1] not in ".;:"


def _chart(run: list[Paragraph]) -> list[Paragraph]:
    """A run of short lines: as a chart where it holds labels alone on their lines, else as it is."""
    run = _whole_labels(run)
    labels = {at: label for at, line in enumerate(run) if (label := label_of(line.text)) is not None and not label.rest}
    if len(labels) < _FEWEST or len({label.level for label in labels.values()}) < 2 or not any(map(_regional, labels.values())):
        return run
    statements = _statements(run, labels)
    of: dict[int, _Words] = {}
    for at in labels:
        found = next((words for words in statements if words.first < at < words.last), None)
        if found is None:
            found = next((words for words in statements if words.first == at + 1), None)
        if found is None:
            found = next((words for words in statements if words.last == at - 1), None)
        if found is not None:
            of[at] = found
            statements.remove(found)
    # A label in the middle of its box: the line above it is the statement's beginning, where the line below is no statement of its own.
    for at, words in of.items():
        above = next((other for other in statements if other.last == at - 1), None)
        if above is not None and words.first == at + 1 and begins_with_verb(above.text) and not _alike(above.text, words.text):
            words.first, words.text = above.first, joined(above.text, words.text)
            statements.remove(above)
    taken = {at for words in of.values() for at in range(words.first, words.last + 1)}
    lines = [at for at in range(len(run)) if at in labels or at not in taken]
    return [Paragraph(f"{run[at].text} : {of[at].text}", run[at].place) if at in of else run[at] for at in lines]


def _whole_labels(run: list[Paragraph]) -> list[Paragraph]:
    """The lines, a label that is parted by its statement put together ("Sasaran", "Meningkatnya …", "RPJMD")."""
    lines = list(run)
    for at in range(len(lines) - 3, -1, -1):
        first, last = one_line(lines[at].text), one_line(lines[at + 2].text)
        if _HALF.fullmatch(first) and _WHOSE.fullmatch(last) and begins_with_verb(one_line(lines[at + 1].text)):
            lines[at : at + 3] = [Paragraph(f"{first} {last}", lines[at].place), lines[at + 1]]
    return lines


def _alike(one: str, other: str) -> bool:
    """True for two texts that begin with a verb of one form ("Meningkatnya …", "Terwujudnya …"): two statements in one box."""
    return begins_with_verb(other) and one.split(maxsplit=1)[0][-3:].casefold() == other.split(maxsplit=1)[0][-3:].casefold()


def _regional(label: Label) -> bool:
    return label.scope == "region" and label.level in ("mission", "goal", "sasaran")


def _statements(run: list[Paragraph], labels: dict[int, Label]) -> list[_Words]:
    """The lines that are no labels, put together where one goes on."""
    found: list[_Words] = []
    for at, line in enumerate(run):
        text = one_line(line.text)
        if at in labels:
            continue
        if found and (text[:1].islower() or is_open(found[-1].text)):
            found[-1].text, found[-1].last = joined(found[-1].text, text), at
        else:
            found.append(_Words(at, at, text))
    return found
