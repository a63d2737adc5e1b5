"""What pdfium knows of a PDF page: its characters and its ruling lines, in the page's own reading direction.

The only module that touches pdfium. Coordinates are points from the top left of the page as it is to be read: a page that is
turned, or whose text runs sideways, is turned back first.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from .visible import LEAST_HEIGHT, OUTLINED, Ground, Ink, Spot, ink_of_text, is_seen, spots_of, suspects, there

# What a page may hold before it is taken for a bomb; the fullest real pages have some 6,000 characters and 3,000 paths.
MOST_CHARS = 60_000
MOST_PATHS = 60_000
_THIN = 3.6  # points: a filled box no thicker than this is a drawn line
_SMALL = 60.0  # points: what is drawn smaller may be a letter
_DEPTH = 6  # how deep groups of drawing objects are followed

_LEVEL = 0.7  # points: a stroke that rises by less is level

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_BLANKS = frozenset((0xA0, 0x2007, 0x202F, 0x3000, 0xFFFE, 0xFFFF))
_PARTS = tuple(ctypes.c_uint() for _ in range(4))  # where pdfium writes a colour and its opacity
_POINTERS = tuple(ctypes.byref(part) for part in _PARTS)
_Letter = tuple[str, float, float, float, float, bool]


@dataclass(frozen=True, slots=True)
class Char:
    """One printed character with its box; `gap` is True where white space was printed before it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    gap: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruling line: at `at`, from `start` to `end` (an upright one: x, top, bottom; a level one: y, left, right)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured box without an outline, as behind the text of a table's cells."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: int


@dataclass(slots=True)
class PageObjects:
    """A page's characters in the order of its content, its ruling lines, its coloured boxes and pictures."""

    width: float
    height: float
    chars: list[Char] = field(default_factory=list)
    level: list[Edge] = field(default_factory=list)
    upright: list[Edge] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)  # where each stands
    unsure: list[str] = field(default_factory=list)  # figures of a scan that may have been misread
    crowded: bool = False  # more characters or paths than any real page has: the rest was left out


def page_objects(page: pdfium.PdfPage) -> PageObjects:
    """All characters and lines of a page."""
    left, bottom, right, top = _box(page)
    rotation = page.get_rotation() // 90 % 4
    drawn = _drawn(page)
    chars, turns, crowded = _chars(page, drawn, (left, bottom, right, top))
    rotation = (rotation + turns) % 4
    placed = _placing(rotation, left, bottom, right, top)
    width, height = (right - left, top - bottom) if rotation % 2 == 0 else (top - bottom, right - left)
    found = PageObjects(width, height, crowded=crowded)
    for text, x0, y0, x1, y1, gap in chars:
        ax, ay = placed(x0, y0)
        bx, by = placed(x1, y1)
        found.chars.append(Char(text, min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), gap))
    found.crowded = found.crowded or drawn.crowded
    found.pictures = [_turned(box, placed) for box in drawn.pictures]
    found.fills = [Fill(*_turned(box, placed), colour) for box, colour in drawn.fills]
    for x0, y0, x1, y1 in drawn.lines:
        ax, ay = placed(x0, y0)
        bx, by = placed(x1, y1)
        if abs(ay - by) <= abs(ax - bx):
            found.level.append(Edge((ay + by) / 2, min(ax, bx), max(ax, bx)))
        else:
            found.upright.append(Edge((ax + bx) / 2, min(ay, by), max(ay, by)))
    return found


def _turned(box: Box, placed: Callable[[float, float], tuple[float, float]]) -> Box:
    """A box of the PDF's own coordinates on the page as it is read."""
    (ax, ay), (bx, by) = placed(*box[:2]), placed(*box[2:])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _box(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    left, bottom, right, top = page.get_cropbox()
    if right - left < 1 or top - bottom < 1:
        left, bottom, right, top = page.get_mediabox()
    return left, bottom, right, top


def _placing(rotation: int, left: float, bottom: float, right: float, top: float) -> Callable[[float, float], tuple[float, float]]:
    """From the PDF's own coordinates to points from the top left of the page turned clockwise by `rotation` quarters."""
    if rotation == 0:
        return lambda x, y: (x - left, top - y)
    if rotation == 1:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 2:
        return lambda x, y: (right - x, y - bottom)
    return lambda x, y: (top - y, right - x)


def _chars(page: pdfium.PdfPage, drawn: _Drawn, seen: Box) -> tuple[list[_Letter], int, bool]:
    """The characters in PDF coordinates, by how many quarters to turn the page for its text to run level, if there were too many.

    What cannot be seen is left out: see `visible`, and what lies outside of the box `seen`.
    """
    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        count = raw.FPDFText_CountChars(handle)
        crowded = count > MOST_CHARS
        count = max(0, min(count, MOST_CHARS))
        turns = _turns(handle, count, page.get_rotation())
        found: list[_Letter] = []
        doubted = suspects(drawn.inks, drawn.grounds)
        inkless: list[tuple[int, int, bool]] = []  # letters without ink: place in `found`, text object, if something is drawn there
        box = raw.FS_RECTF()
        pointer = ctypes.byref(box)
        get_unicode, get_box, get_object = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetTextObject
        gap = True
        for at in range(count):
            code = get_unicode(handle, at)
            if code <= 32 or code in _BLANKS:
                if code in (2, 0xFFFE):  # pdfium's sign for a hyphen at a line's end
                    if get_box(handle, at, pointer) and box.right > box.left:
                        found.append(("-", box.left, box.bottom, box.right, box.top, gap))
                        gap = False
                    continue
                gap = True
                continue
            if code in (0xAD, 0x200B, 0xFEFF) or not get_box(handle, at, pointer):
                continue
            key = _address(get_object(handle, at)) if doubted else 0
            letter = (chr(code), box.left, box.bottom, box.right, box.top, gap)
            ink = doubted.get(key)
            shown = _on(seen, letter) and (ink is None or is_seen(letter[1:5], ink, drawn.grounds, drawn.spots))
            if ink is not None and not ink.leaves_ink:
                inkless.append((len(found), key, shown))
                found.append(letter)
            elif shown:
                found.append(letter)
            gap = not shown
        if inkless:
            kept = there((key, shown) for _, key, shown in inkless)
            ghosts = {at for at, key, _ in inkless if key not in kept}
            found = [letter for at, letter in enumerate(found) if at not in ghosts]
        return found, turns, crowded
    finally:
        text_page.close()


def _on(seen: Box, letter: _Letter) -> bool:
    """True for a letter that stands on the visible part of its page and is high enough to be read."""
    _, x0, y0, x1, y1, _ = letter
    return seen[0] <= (x0 + x1) / 2 <= seen[2] and seen[1] <= (y0 + y1) / 2 <= seen[3] and max(x1 - x0, y1 - y0) >= LEAST_HEIGHT


def _address(item: object) -> int:
    """Where pdfium keeps a drawing object: what it is known by."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _ink(item: object, order: int) -> Ink:
    """How a text object is drawn."""
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    outline = _paint(item, raw.FPDFPageObj_GetStrokeColor) if mode in OUTLINED else None
    return ink_of_text(order, mode, _paint(item, raw.FPDFPageObj_GetFillColor), outline)


def _paint(item: object, get: Callable[..., int]) -> tuple[int, int] | None:
    """The (colour, opacity) that an object's inside or outline is painted in; None for a pattern."""
    if not get(item, *_POINTERS):
        return None
    red, green, blue, opacity = (int(part.value) for part in _PARTS)
    return red << 16 | green << 8 | blue, opacity


def _turns(handle: object, count: int, rotation: int) -> int:
    """By how many further quarters a page must be turned clockwise so that most of its text runs level."""
    step = max(1, count // 200)
    angles = Counter(round(raw.FPDFText_GetCharAngle(handle, at) / (math.pi / 2)) % 4 for at in range(0, count, step))
    if not angles:
        return 0
    main, often = angles.most_common(1)[0]
    if often < 0.6 * sum(angles.values()):
        return 0
    # The angle is counted with the clock in the page's own space; what the page itself is turned by is taken off.
    return int(-main - rotation // 90) % 4


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(item: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


@dataclass(slots=True)
class _Drawn:
    """What a page shows beside text, in the PDF's own coordinates, and the ink of its text."""

    pictures: list[Box] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    fills: list[tuple[Box, int]] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    spots: set[Spot] = field(default_factory=set)  # where something small is drawn, as the outlines of letters are
    inks: dict[int, Ink] = field(default_factory=dict)  # of the text objects, by their address
    crowded: bool = False


def _drawn(page: pdfium.PdfPage) -> _Drawn:
    """The pictures, the level and upright strokes of the page's paths and its coloured boxes."""
    found = _Drawn()
    paths = 0
    for number, (item, kind, matrix) in enumerate(_items(page)):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _picture_box(_times(_matrix(item), matrix))
            found.pictures.append(box)
            found.grounds.append(Ground(number, box, None))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            found.grounds.append(Ground(number, _EVERYWHERE, None))
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            found.inks[_address(item)] = _ink(item, number)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > MOST_PATHS:
                found.crowded = True
                break
            _add_path(item, matrix, number, found)
    return found


def _picture_box(matrix: Matrix) -> Box:
    """The box that a picture takes: the unit square under its matrix."""
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return min(xs), min(ys), max(xs), max(ys)


def _items(page: pdfium.PdfPage) -> Iterator[tuple[object, int, Matrix]]:
    """All drawing objects of the page, those of groups (form XObjects) with the group's matrix."""
    stack: list[tuple[object, Matrix, int]] = [
        (raw.FPDFPage_GetObject(page.raw, at), _UNIT, 0) for at in reversed(range(raw.FPDFPage_CountObjects(page.raw)))
    ]
    while stack:
        item, matrix, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEPTH:
                inner = _times(_matrix(item), matrix)
                stack += [
                    (raw.FPDFFormObj_GetObject(item, at), inner, depth + 1) for at in reversed(range(raw.FPDFFormObj_CountObjects(item)))
                ]
            continue
        yield item, kind, matrix


def _add_path(item: object, matrix: Matrix, order: int, found: _Drawn) -> None:
    """Add what a path draws: its level and upright strokes, a thin filled box as one line, a wider one as a coloured box."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    matrix = _times(_matrix(item), matrix)
    for points, curved in _outlines(item, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        box = (x0, y0, x1, y1)
        wide = x1 - x0 > _THIN and y1 - y0 > _THIN
        if fill.value and max(x1 - x0, y1 - y0) < _SMALL:
            found.spots |= spots_of(box)
        if fill.value and wide:
            colour, opacity = _paint(item, raw.FPDFPageObj_GetFillColor) or (0, 0)
            boxed = not curved and len(points) <= 6 and all(x in (x0, x1) and y in (y0, y1) for x, y in points)
            found.grounds.append(Ground(order, box, colour if opacity > 250 and boxed else None))
        if len(points) < 2 or curved or len(points) > 60:
            continue  # a point or a drawing
        if not wide:
            if max(x1 - x0, y1 - y0) > _THIN:
                middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
                found.lines.append((middle_x, y0, middle_x, y1) if x1 - x0 < y1 - y0 else (x0, middle_y, x1, middle_y))
        elif stroke.value:
            found.lines += [
                (ax, ay, bx, by)
                for (ax, ay), (bx, by) in pairwise(points)
                if min(abs(ax - bx), abs(ay - by)) < _LEVEL < max(abs(ax - bx), abs(ay - by))
            ]
        elif len(points) <= 6:
            found.fills.append((box, _colour(item)))


def _colour(item: object) -> int:
    return (_paint(item, raw.FPDFPageObj_GetFillColor) or (0, 0))[0]


def _outlines(item: object, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The sub-paths of a path as points, each with whether it has curves."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for at in range(min(raw.FPDFPath_CountSegments(item), 20_000)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        if raw.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points, curved
