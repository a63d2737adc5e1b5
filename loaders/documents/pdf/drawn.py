"""The boxes of a drawn cascade that is a picture: the words of each box, and the label that stands beside or above it.

A recogniser takes a picture for lines of text and runs over the boxes' sides. Here words are of one box where they stand near each other
on one ground that nothing parts, and each box is then recognised by itself. Pure functions on bytes and words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ...language.cleaning import joined, one_line
from ...language.labels import is_label, label_of
from .bitmap import Bitmap, cut_out, framed, on_white
from .words import Word

_SAME_TONE = 14  # tones by which one ground differs from itself
_PAPER = 235  # tones: lighter ground is paper, on which the text's own gaps are all that parts
_GAP, _GAP_ON_FILL, _LEADING = 1.6, 4.5, 1.4  # heights of letters between words of a line, on a fill where some were lost, between lines
_BEYOND = 0.35  # of the height of letters
_ROOM = 4  # dots around what is recognised again
_MARGIN = 12  # dots of white paper around it
_GHOST = 0.4  # of its height by which a line that is one overlaps the line above at most
_FEWEST = 2  # labels that tell what a drawing's boxes are
_LETTERS = 8  # of a statement


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box of a drawing: the words in it from edge to edge, in dots, and the tone of its ground."""

    words: tuple[Word, ...]
    ground: int
    again: tuple[Word, ...] = ()  # as it reads by itself

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Where its words stand (left, top, right, bottom)."""
        words = self.words
        return (min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words))

    @property
    def text(self) -> str:
        """Its words, line by line."""
        lines: dict[tuple[int, ...], list[str]] = {}
        for word in self.again or self.words:
            lines.setdefault(word.line, []).append(word.text)
        text = ""
        for line in lines.values():
            text = joined(text, " ".join(line)) if text else " ".join(line)
        return one_line(text)


def boxes_in(picture: Bitmap, words: Sequence[Word]) -> list[DrawnBox]:
    """The words of a picture by box."""
    grounds = [_ground(picture, word) for word in words]
    groups = list(range(len(words)))

    def root(at: int) -> int:
        while groups[at] != at:
            at = groups[at]
        return at

    for first in range(len(words)):
        for second in range(first + 1, len(words)):
            if abs(grounds[first] - grounds[second]) <= _SAME_TONE and _in_one_box(picture, words[first], words[second], grounds[first]):
                groups[root(second)] = root(first)
    members: dict[int, list[int]] = {}
    for at in range(len(words)):
        members.setdefault(root(at), []).append(at)
    return [DrawnBox(tuple(words[at] for at in own), Counter(grounds[at] for at in own).most_common(1)[0][0]) for own in members.values()]


def _ground(picture: Bitmap, word: Word) -> int:
    """The commonest tone around a word."""
    x0, y0 = max(0, round(word.x0) - _ROOM), max(0, round(word.top) - _ROOM)
    x1, y1 = min(picture.width, round(word.x1) + _ROOM), min(picture.height, round(word.bottom) + _ROOM)
    counts: Counter[int] = Counter()
    for y in range(y0, y1, 2):
        counts.update(picture.dots[y * picture.width + x0 : y * picture.width + x1])
    return max(counts, key=lambda tone: sum(counts[near] for near in range(tone - 3, tone + 4)), default=255)


def _in_one_box(picture: Bitmap, one: Word, other: Word, ground: int) -> bool:
    high = max(one.bottom - one.top, other.bottom - other.top)
    beside = min(one.bottom, other.bottom) - max(one.top, other.top)
    above = min(one.x1, other.x1) - max(one.x0, other.x0)
    if beside > 0.4 * high:
        left, right = min(one.x1, other.x1), max(one.x0, other.x0)
        if right - left > (_GAP if ground >= _PAPER else _GAP_ON_FILL) * high:
            return False
        room = _BEYOND * high  # a box's side goes on above and below its letters
        strip = (left, max(one.top, other.top) - room, right, min(one.bottom, other.bottom) + room)
        return not _parted(picture, strip, ground, upright=True)
    if above > 0:
        top, bottom = min(one.bottom, other.bottom), max(one.top, other.top)
        if bottom - top > _LEADING * high:
            return False
        return not _parted(picture, (max(one.x0, other.x0), top, min(one.x1, other.x1), bottom), ground, upright=False)
    return False


def _parted(picture: Bitmap, strip: tuple[float, float, float, float], ground: int, *, upright: bool) -> bool:
    """True where a side of a box runs between two words: a row or column of dots none of which is the ground's."""
    x0, y0, x1, y1 = (max(0, round(value)) for value in strip)
    if upright:
        lines = (picture.dots[y0 * picture.width + x : y1 * picture.width + x : picture.width] for x in range(x0, x1))
    else:
        lines = (picture.dots[y * picture.width + x0 : y * picture.width + x1] for y in range(y0, y1))
    own = bytes(range(max(0, ground - _SAME_TONE), min(256, ground + _SAME_TONE + 1)))
    return any(line and len(line.translate(None, own)) == len(line) for line in lines)


def pictures_of(picture: Bitmap, boxes: Sequence[DrawnBox]) -> list[Bitmap]:
    """Each box cut out as dark letters on white paper, to be recognised by itself."""
    found = []
    for box in boxes:
        x0, top, x1, bottom = box.area
        room = _ROOM + (max(word.bottom - word.top for word in box.words) if box.ground < _PAPER else 0)
        area = ((x0 - room) / picture.scale, (top - _ROOM) / picture.scale, (x1 + room) / picture.scale, (bottom + _ROOM) / picture.scale)
        found.append(framed(on_white(cut_out(picture, area, 0)[0]), _MARGIN))
    return found


def read_again(boxes: Sequence[DrawnBox], words: Sequence[Sequence[Word]]) -> list[DrawnBox]:
    """The boxes with the words that each shows by itself, where these are as sure and no fewer."""
    return [_surer(box, tuple(again)) for box, again in zip(boxes, map(_without_ghosts, words), strict=True)]


def _without_ghosts(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words without the lines that are found between those above: a recogniser takes letters' ends for one."""
    lines: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    kept: list[list[Word]] = []
    for line in lines.values():
        top, high = median(word.top for word in line), median(word.bottom - word.top for word in line)
        if not kept or median(word.bottom for word in kept[-1]) - top < _GHOST * high:
            kept.append(line)
    return tuple(word for line in kept for word in line)


def _surer(box: DrawnBox, again: tuple[Word, ...]) -> DrawnBox:
    if (
        sum(len(word.text) for word in again) < sum(len(word.text) for word in box.words)
        or median(word.sure for word in again) < median(w.sure for w in box.words) - 10
    ):
        return box
    return replace(box, again=again)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of a drawing: "label : statement", or what a box says that has no label; where it stands, in dots."""

    text: str
    top: float
    bottom: float
    x0: float


def statements_of(boxes: Sequence[DrawnBox]) -> list[Drawn]:
    """The boxes with their labels, from top to bottom; nothing where too few labels say what the boxes are."""
    labels = [box for box in boxes if is_label(box.text)]
    if len(labels) + sum(label_of(box.text) is not None for box in boxes if box not in labels) < _FEWEST:
        return []
    of: dict[int, str] = {}
    others = [box for box in boxes if not is_label(box.text)]
    for label in labels:
        for box in _labelled(label, others):
            of.setdefault(id(box), label.text)
    lines = []
    for row in _rows(others):
        top = min(box.area[1] for box in row)  # a row's boxes stay in their order, however high their text begins
        for box in row:
            if id(box) in of:
                lines.append(Drawn(f"{of[id(box)].rstrip(' :')} : {box.text}", top, box.area[3], box.area[0]))
            elif label_of(box.text) is not None:
                lines.append(Drawn(box.text, top, box.area[3], box.area[0]))
    return lines


def _labelled(label: DrawnBox, others: Sequence[DrawnBox]) -> list[DrawnBox]:
    """The boxes that a label names: the row of boxes beside it whose middle is nearest its own, else the box right below it."""
    left, top, right, bottom = label.area
    middle = (top + bottom) / 2
    beside = [
        box for box in others if box.area[0] >= right - 2 and box.area[1] < bottom + (bottom - top) and box.area[3] > top - (bottom - top)
    ]
    statements = [box for box in beside if len(box.text) >= _LETTERS]
    if statements:
        nearest = min(statements, key=lambda box: abs((box.area[1] + box.area[3]) / 2 - middle))
        return [box for box in statements if abs(box.ground - nearest.ground) <= _SAME_TONE and _level(box, nearest)]
    below = [box for box in others if box.area[1] >= top and min(box.area[2], right) > max(box.area[0], left) and len(box.text) >= _LETTERS]
    return [min(below, key=lambda box: box.area[1])] if below else []


def _level(one: DrawnBox, other: DrawnBox) -> bool:
    """True for two boxes of one row, whatever the heights of their text."""
    (_, top, _, bottom), (_, above, _, below) = one.area, other.area
    return min(bottom, below) - max(top, above) > 0.5 * min(bottom - top, below - above)


def _rows(boxes: Sequence[DrawnBox]) -> list[list[DrawnBox]]:
    """The boxes by row, each from left to right."""
    rows: list[list[DrawnBox]] = []
    for box in sorted(boxes, key=lambda box: box.area[1]):
        if rows and _level(rows[-1][0], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.area[0]) for row in rows]
