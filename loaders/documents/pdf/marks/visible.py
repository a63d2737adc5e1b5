"""Which of a page's text can be seen: text in the colour of its ground, drawn without ink or too small to read is not there.

Pure functions on plain numbers; `objects` says what pdfium knows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

Box = tuple[float, float, float, float]
Spot = tuple[int, int]
_Key = TypeVar("_Key")

WHITE = 0xFFFFFF
_ALIKE = 26  # of 255: colours of which no channel differs by more
_CONTRAST = 1.25  # the ratio of two brightnesses below which nobody reads one on the other; pale headings of plans have 1.5
LEAST_HEIGHT = 1.4  # points
_FAINT = 24  # of 255: what is as transparent leaves no ink
_BAND, _MOST_BANDS = 20.0, 300  # points: boxes are looked up by such bands of a page
_SPOT = 3.0  # points: the side of a square in which something drawn is looked for
_NO_INK, _OUTLINE, _FILL_AND_OUTLINE, _CLIP = 3, 1, 2, 7  # how text is drawn (render modes of PDF)
OUTLINED = frozenset((_OUTLINE, _FILL_AND_OUTLINE))


@dataclass(frozen=True, slots=True)
class Ink:
    """How a piece of text is drawn: its place in the order of painting, its colour (None where unknown), if it leaves ink at all."""

    order: int
    colour: int | None
    leaves_ink: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """What was painted at `order` below what follows: a box of one colour, or None for a picture, a pattern, a shade."""

    order: int
    box: Box
    colour: int | None
    opaque: bool = False  # what was painted before it is not seen


class Grounds:
    """What was painted on a page, by height, each band in the order of painting."""

    def __init__(self, grounds: Sequence[Ground]) -> None:
        self.last = max((ground.order for ground in grounds), default=-1)
        self._bands: dict[int, list[Ground]] = {}
        for ground in grounds:
            for band in range(int(ground.box[1] // _BAND), min(int(ground.box[3] // _BAND), int(ground.box[1] // _BAND) + _MOST_BANDS) + 1):
                self._bands.setdefault(band, []).append(ground)

    def at(self, height: float) -> Sequence[Ground]:
        """What may reach over a height."""
        return self._bands.get(int(height // _BAND), ())


class Covers(Grounds):
    """The opaque boxes of a page, to be asked what they cover."""

    def over(self, box: Box, order: int) -> bool:
        """True where one was painted later than this box, over a part of the line along its middle."""
        x0, y0, x1, y1 = box
        middle = (y0 + y1) / 2
        return any(
            ground.order > order and ground.box[1] < middle < ground.box[3] and ground.box[0] < x1 and x0 < ground.box[2]
            for ground in self.at(middle)
        )


def ink_of_text(order: int, mode: int, fill: tuple[int, int] | None, outline: tuple[int, int] | None) -> Ink:
    """The ink of a piece of text drawn in a mode of PDF, with the (colour, opacity) of its letters' insides and outlines."""
    if mode in (_NO_INK, _CLIP):
        return Ink(order, None, leaves_ink=False)
    paint = outline if mode == _OUTLINE else fill
    if mode == _FILL_AND_OUTLINE and paint is not None and outline is not None and not alike(paint[0], outline[0]):
        return Ink(order, None)
    if paint is None:
        return Ink(order, None)
    return Ink(order, paint[0], leaves_ink=paint[1] > _FAINT)


def alike(one: int, other: int) -> bool:
    """True for two colours of which one cannot be told from the other."""
    parts = [(_channel(one, at), _channel(other, at)) for at in (16, 8, 0)]
    if max(abs(a - b) for a, b in parts) > _ALIKE:
        return False
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05) < _CONTRAST


def _channel(colour: int, at: int) -> int:
    return colour >> at & 0xFF


def _brightness(colour: int) -> float:
    """The relative luminance of a colour, as the web's rules of contrast reckon it."""
    red, green, blue = (math.pow(_channel(colour, at) / 255, 2.2) for at in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def suspects(inks: Mapping[_Key, Ink], grounds: Sequence[Ground]) -> dict[_Key, Ink]:
    """Of a page's inks those that may be unseen somewhere: that leave none, or have the colour of paper or of some box on the page."""
    tints = {ground.colour for ground in grounds if ground.colour is not None} | {WHITE}
    colours = {ink.colour for ink in inks.values() if ink.colour is not None}
    lost = {colour for colour in colours if any(alike(colour, tint) for tint in tints)}
    return {key: ink for key, ink in inks.items() if not ink.leaves_ink or ink.colour in lost}


def is_seen(box: Box, ink: Ink, grounds: Grounds, spots: Set[Spot]) -> bool:
    """True where a character with this box can be seen: its ink on what was painted before it, or what it stands over where it has none.

    What an opaque box was painted over is not seen. Grounds stand in the order of painting. Text without ink over a picture or the
    outlines of letters (`spots`) is what a program recognised there, or laid there to be copied.
    """
    x0, y0, x1, y1 = box
    # The loose box reaches over a letter on all sides; a box smaller than its core (a part of a drawn letter, say) is no ground.
    left, right = 0.75 * x0 + 0.25 * x1, 0.25 * x0 + 0.75 * x1
    low, high = 0.7 * y0 + 0.3 * y1, 0.4 * y0 + 0.6 * y1
    here = [g for g in reversed(grounds.at(low)) if g.box[0] <= left and right <= g.box[2] and g.box[1] <= low and high <= g.box[3]]
    if not ink.leaves_ink:
        return any(ground.colour is None for ground in here) or not spots.isdisjoint(spots_of(box))
    if any(g.order > ink.order and g.opaque for g in here):
        return False
    ground = next((g for g in here if g.order < ink.order), None)  # the last that was painted before
    colour = WHITE if ground is None else ground.colour
    return colour is None or ink.colour is None or not alike(ink.colour, colour)


def spots_of(box: Box) -> Set[Spot]:
    """The squares of the page that a box touches: where something small is drawn."""
    left, right, low, high = (int(value // _SPOT) for value in (box[0], box[2], box[1], box[3]))
    return {(x, y) for x in range(left, min(right, left + 20) + 1) for y in range(low, min(high, low + 20) + 1)}


def there(seen: Iterable[tuple[int, bool]]) -> Set[int]:
    """Of pieces of text without ink, by number, those that are there: most of their letters stand over something drawn."""
    votes: dict[int, list[bool]] = {}
    for key, one in seen:
        votes.setdefault(key, []).append(one)
    return {key for key, own in votes.items() if sum(own) >= 0.5 * len(own)}
