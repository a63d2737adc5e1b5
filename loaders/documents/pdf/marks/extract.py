"""What pdfium knows of a PDF page: its characters and its ruling lines, in the page's own reading direction.

A page that is turned, or whose text runs sideways, is turned back first. Only the processes that read pages load pdfium.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import partial
from itertools import repeat

import pypdfium2 as pdfium
from pypdfium2 import raw

from ....language.spelling import SPOILT
from . import calls
from .cut import cut_marked
from .drawn import Drawn, drawn_on
from .glyphs import meaningless
from .objects import Box, Char, Edge, Fill, PageObjects, Picture
from .visible import LEAST_HEIGHT, Grounds, is_seen, there

MOST_CHARS = 60_000  # before a page is taken for a bomb; the fullest real pages have some 6,000
_BLANKS = frozenset((*range(33), 0xA0, 0x2007, 0x202F, 0x3000, 0xFFFE, 0xFFFF))
# pdfium's signs for a hyphen at a line's end, and the one of a text processor: drawn, it is a hyphen like any other.
_HYPHENS = frozenset((2, 0xFFFE, 0xAD))
# What pdfium makes of the way to the next line. Where it takes a page's columns for lines, it stands behind nearly every letter.
_BREAKS = frozenset((10, 13))
_UNSEEN = frozenset((0x200B, 0xFEFF))
_NO_LETTERS = _BLANKS | _UNSEEN | _HYPHENS
_OF_FIGURES = frozenset(map(ord, "0123456789.,"))

_char: Callable[[tuple[str, float, float, float, float, bool, int]], Char] = partial(tuple.__new__, Char)  # half a `Char(…)`'s time
_Placing = Callable[[float, float], tuple[float, float]]


def page_objects(page: pdfium.PdfPage, suspected: Set[str] = frozenset()) -> PageObjects:
    """All characters and lines of a page; fonts `suspected` are known to spoil other pages."""
    left, bottom, right, top = _box(page)
    drawn = drawn_on(page)
    text_page = page.get_textpage()
    try:
        handle = calls.address_of(text_page.raw)
        printed = max(0, raw.FPDFText_CountChars(text_page.raw))
        count = min(printed, MOST_CHARS)
        turns, askew = _turns(handle, count, page.get_rotation())
        rotation = (page.get_rotation() // 90 + turns) % 4
        placed = _placing(rotation, left, bottom, right, top)
        width, height = (right - left, top - bottom) if rotation % 2 == 0 else (top - bottom, right - left)
        found = PageObjects(width, height, crowded=drawn.crowded or printed > MOST_CHARS, turned=turns)
        codes = list(map(calls.unicode_of, repeat(handle, count), range(count)))
        spoilt, fonts = meaningless(handle, codes, suspected)
        found.spoilt_fonts = sorted(fonts)
        found.chars = _chars(handle, codes, spoilt, drawn, (left, bottom, right, top), placed, askew=rotation if askew else None)
    finally:
        text_page.close()
    found.pictures = [Picture(_turned(box, placed), same) for box, same in drawn.pictures]
    found.fills = [Fill(*_turned(box, placed), colour) for box, colour in drawn.fills]
    for x0, y0, x1, y1 in drawn.lines:
        ax, ay = placed(x0, y0)
        bx, by = placed(x1, y1)
        if abs(ay - by) <= abs(ax - bx):
            found.level.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
        else:
            found.upright.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))
    return found


def _turned(box: Box, placed: _Placing) -> Box:
    """A box of the PDF's own coordinates on the page as it is read."""
    (ax, ay), (bx, by) = placed(*box[:2]), placed(*box[2:])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _box(page: pdfium.PdfPage) -> Box:
    left, bottom, right, top = page.get_cropbox()
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = page.get_mediabox()
    return left, bottom, right, top


def _placing(rotation: int, left: float, bottom: float, right: float, top: float) -> _Placing:
    """From the PDF's own coordinates to points from the top left of the page turned clockwise by `rotation` quarters."""
    if rotation == 0:
        return lambda x, y: (x - left, top - y)
    if rotation == 1:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 2:
        return lambda x, y: (right - x, y - bottom)
    return lambda x, y: (top - y, right - x)


def _chars(
    handle: int, codes: Sequence[int], spoilt: Set[int], drawn: Drawn, seen: Box, placed: _Placing, *, askew: int | None = None
) -> list[Char]:
    """The characters of a page as it is read, SPOILT for those that nobody can tell.

    `askew` is by how many quarters the page was turned to be read, where some of its characters do not run level then.

    What cannot be seen is left out: see `visible`, what lies outside of the box `seen`, and what is too low to be read.
    """
    doubted, clipped = drawn.doubted, drawn.clipped_away
    spots = drawn.spots() if any(not ink.leaves_ink for ink in doubted.values()) else set()
    inkless: list[tuple[int, int, bool]] = []  # letters without ink: place in `found`, text object, if something is drawn there
    found: list[Char] = []
    left, bottom, right, top = seen
    upright = placed(left, top) == (0.0, 0.0)  # as nearly every page is: its letters need no turning
    text_object = calls.text_object
    least, grounds = LEAST_HEIGHT, Grounds(drawn.grounds if doubted else ())
    beyond: list[tuple[int, Char]] = []  # figures outside of the page: how many characters stand before each
    gap = True
    for at, (code, boxed, x0, y1, x1, y0) in enumerate(zip(codes, *calls.loose_boxes(handle, len(codes)), strict=True)):
        broken = bool(spoilt) and at in spoilt
        if code in _NO_LETTERS and not broken:
            if code in _HYPHENS:
                if boxed and x1 > x0:
                    found.append(Char("-", *_turned((x0, y0, x1, y1), placed), gap))
                    gap = False
            elif code not in _UNSEEN and code not in _BREAKS:
                gap = True
            continue
        if not boxed:
            continue
        inside = left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top
        shown = inside and (x1 - x0 >= least or y1 - y0 >= least)
        if not inside and code in _OF_FIGURES:
            beyond.append((len(found), Char(chr(code), *_turned((x0, y0, x1, y1), placed), gap)))
        bare = False
        if clipped and text_object(handle, at) in clipped:
            shown = False
        if doubted and (ink := doubted.get(key := text_object(handle, at))) is not None:
            shown = shown and is_seen((x0, y0, x1, y1), ink, grounds, spots)
            if not ink.leaves_ink:
                bare = True
                inkless.append((len(found), key, shown))
        if shown or bare:
            text = SPOILT if broken else chr(code)
            turn = 0 if askew is None else (_quarters(handle, at) + askew) % 4
            if upright and x0 <= x1 and y0 <= y1:
                found.append(_char((text, x0 - left, top - y1, x1 - left, top - y0, gap, turn)))
            else:
                found.append(Char(text, *_turned((x0, y0, x1, y1), placed), gap, turn))
        gap = not shown
    if inkless:
        kept = there((key, shown) for _, key, shown in inkless)
        ghosts = {at for at, key, _ in inkless if key not in kept}
        found = [char for at, char in enumerate(found) if at not in ghosts]
    return cut_marked(found, beyond) if beyond and not inkless else found


def _quarters(handle: int, at: int) -> int:
    """By how many quarters a character is turned, with the clock, in the page's own space."""
    return int(round(calls.angle_of(handle, at) / (math.pi / 2)) % 4)


def _turns(handle: int, count: int, rotation: int) -> tuple[int, bool]:
    """By how many further quarters a page must be turned clockwise so that most of its text runs level; if some does not even then."""
    step = max(1, count // 200)
    angles = Counter(_quarters(handle, at) for at in range(0, count, step))
    if not angles:
        return 0, False
    main, often = angles.most_common(1)[0]
    if often < 0.6 * sum(angles.values()):
        return 0, any((angle + rotation // 90) % 4 for angle in angles)
    # What the page itself is turned by is taken off.
    return int(-main - rotation // 90) % 4, len(angles) > 1
