"""What a page shows beside letters, as pdfium knows it: strokes, boxes of colour, pictures, and the ink of its text.

In the PDF's own coordinates; `objects` turns them as the page is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from . import calls
from .dotted import dotted_lines
from .visible import OUTLINED, Box, Covers, Ground, Ink, Spot, ink_of_text, spots_of, suspects

MOST_PATHS = 60_000  # before a page is taken for a bomb; the fullest real pages have some 3,000
_THIN = 3.6  # points: a filled box no thicker than this is a drawn line
_SMALL = 60.0  # points: what is drawn smaller may be a letter
_CLIPPED = 0.1  # of a text's width or height: what is left of it is nothing
_DEPTH = 6  # how deep groups of drawing objects are followed
_SIDES_OF_BOX = 5  # segments of a closed box
_LEVEL = 0.7  # points: a stroke that rises by less is level

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOVE, _CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
# How a text object is painted: its mode, and the colour and opacity of insides and outlines as pdfium writes them (b"" for patterns).
_Paint = tuple[int, bytes, bytes]


@dataclass(slots=True)
class Drawn:
    """What a page shows beside text, and of its text objects those that may be unseen, by their address."""

    pictures: list[tuple[Box, tuple[int, int, int]]] = field(default_factory=list)  # with what each shares with its copies
    lines: list[Box] = field(default_factory=list)
    fills: list[tuple[Box, int]] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    small: list[Box] = field(default_factory=list)  # where something small is drawn, as the outlines of letters are
    doubted: dict[int, Ink] = field(default_factory=dict)
    dots: list[tuple[float, float]] = field(default_factory=list)  # the middles of what is drawn no larger than a line is thick
    clipped_away: set[int] = field(default_factory=set)  # those that stand outside of what they are cut to
    crowded: bool = False

    def spots(self) -> set[Spot]:
        """The squares of the page where something small is drawn."""
        return set().union(*map(spots_of, self.small))


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """The pictures, the level and upright strokes of the page's paths and its coloured boxes."""
    found = Drawn()
    painted: dict[_Paint, list[tuple[int, int, Matrix]]] = {}
    paths = 0
    for number, (item, kind, matrix) in enumerate(_items(calls.address_of(page.raw))):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            painted.setdefault(_paint_of(item), []).append((item, number, matrix))
            if calls.clips_of(calls.clip_of(item)) > 0 and _is_clipped_away(item):
                found.clipped_away.add(item)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > MOST_PATHS:
                found.crowded = True
                break
            _add_path(item, matrix, number, found)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _picture_box(_times(_matrix(item), matrix))
            found.pictures.append((box, calls.sameness(item)))
            found.grounds.append(Ground(number, box, None))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            found.grounds.append(Ground(number, _EVERYWHERE, None))
    # A page has thousands of pieces of text and a handful of ways in which they are painted.
    inks = {paint: ink_of_text(0, paint[0], _colour(paint[1]), _colour(paint[2])) for paint in painted}
    for paint, ink in suspects(inks, found.grounds).items():
        found.doubted.update((item, Ink(number, ink.colour, ink.leaves_ink)) for item, number, _ in painted[paint])
    found.lines += dotted_lines(found.dots)
    later = Covers([ground for ground in found.grounds if ground.opaque])
    for paint, ink in inks.items():
        for item, number, matrix in painted[paint]:
            if number < later.last and item not in found.doubted and calls.bounds_of(item, *calls.SIDES):
                x0, y0, x1, y1, *_ = calls.floats
                if later.over(_moved((x0, y0, x1, y1), matrix), number):
                    found.doubted[item] = Ink(number, ink.colour, ink.leaves_ink)
    return found


def _is_clipped_away(item: int) -> bool:
    """True for text of which nothing is left; of a text that is cut at its end the rest is still meant."""
    clip = calls.clip_box(item)
    if clip is None or not calls.bounds_of(item, *calls.SIDES):
        return False
    left, bottom, right, top = clip
    x0, y0, x1, y1, *_ = calls.floats
    wide, high = _CLIPPED * (x1 - x0), _CLIPPED * (y1 - y0)
    return right <= x0 + wide or left >= x1 - wide or top <= y0 + high or bottom >= y1 - high


def _moved(box: Box, matrix: Matrix) -> Box:
    """The box around a box under a matrix."""
    if matrix is _UNIT:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    ys = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _paint_of(item: int) -> _Paint:
    mode = calls.render_mode(item)
    fill = bytes(calls.numbers) if calls.fill_of(item, *calls.PAINT) else b""
    outline = bytes(calls.numbers) if mode in OUTLINED and calls.stroke_of(item, *calls.PAINT) else b""
    return mode, fill, outline


def _colour(paint: bytes) -> tuple[int, int] | None:
    """A colour and its opacity; None for a pattern."""
    if not paint:
        return None
    red, green, blue, opacity = memoryview(paint).cast("I")
    return red << 16 | green << 8 | blue, opacity


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    if other is _UNIT:
        return one
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(item: int) -> Matrix:
    if not calls.matrix_of(item, calls.FLOATS):
        return _UNIT
    a, b, c, d, e, f = calls.floats
    return a, b, c, d, e, f


def _picture_box(matrix: Matrix) -> Box:
    """The box that a picture takes: the unit square under its matrix."""
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return min(xs), min(ys), max(xs), max(ys)


def _items(page: int) -> Iterator[tuple[int, int, Matrix]]:
    """All drawing objects of the page, those of groups (form XObjects) with the group's matrix."""
    group = raw.FPDF_PAGEOBJ_FORM
    for item, kind in calls.on_page(page):
        if kind != group:
            yield item, kind, _UNIT
        else:
            yield from _items_of_group(item, _UNIT, 1)


def _items_of_group(group: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    inner = _times(_matrix(group), matrix)
    for item, kind in calls.in_group(group):
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, kind, inner
        elif depth < _DEPTH:
            yield from _items_of_group(item, inner, depth + 1)


def _add_path(item: int, matrix: Matrix, order: int, found: Drawn) -> None:
    """Add what a path draws: its level and upright strokes, a thin filled box as one line, a wider one as a coloured box."""
    calls.draw_mode(item, *calls.FLAGS)
    filled, stroked, *_ = calls.numbers
    if not filled and not stroked:
        return
    if not stroked and matrix is _UNIT and calls.segments_of(item) == _SIDES_OF_BOX and _add_thin(item, found):
        return
    for points, curved in _outlines(item, _times(_matrix(item), matrix)):
        xs, ys = zip(*points, strict=True)
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        box = (x0, y0, x1, y1)
        long = max(x1 - x0, y1 - y0)
        wide = x1 - x0 > _THIN and y1 - y0 > _THIN
        colour, opacity = 0, 0
        if filled:
            if long < _SMALL:
                found.small.append(box)
            if wide:
                colour, opacity = (_colour(bytes(calls.numbers)) if calls.fill_of(item, *calls.PAINT) else None) or (0, 0)
                boxed = not curved and len(points) <= 6 and all(x in (x0, x1) and y in (y0, y1) for x, y in points)
                opaque = opacity > 250 and boxed and not calls.is_transparent(item)
                found.grounds.append(Ground(order, box, colour if opacity > 250 and boxed else None, opaque=opaque))
        if len(points) > 2 and long <= _THIN:
            found.dots.append(((x0 + x1) / 2, (y0 + y1) / 2))
            continue
        if len(points) < 2 or curved or len(points) > 60:
            continue  # a point or a drawing
        if not wide:
            if long > _THIN:
                found.lines.append(_middle_line(x0, y0, x1, y1))
        elif stroked:
            found.lines += [
                (ax, ay, bx, by)
                for (ax, ay), (bx, by) in pairwise(points)
                if min(abs(ax - bx), abs(ay - by)) < _LEVEL < max(abs(ax - bx), abs(ay - by))
            ]
        elif len(points) <= 6:
            found.fills.append((box, colour))


def _add_thin(item: int, found: Drawn) -> bool:
    """Add a filled box that is thin as a line; False where it is wider. Most lines of Word's tables are such: no points are asked for."""
    if not calls.bounds_of(item, *calls.SIDES):
        return False
    x0, y0, x1, y1, *_ = calls.floats
    wide, high = x1 - x0, y1 - y0
    if wide > _THIN and high > _THIN:
        return False
    long = max(wide, high)
    if long < _SMALL:
        found.small.append((x0, y0, x1, y1))
    if long > _THIN:
        found.lines.append(_middle_line(x0, y0, x1, y1))
    else:
        found.dots.append(((x0 + x1) / 2, (y0 + y1) / 2))
    return True


def _middle_line(x0: float, y0: float, x1: float, y1: float) -> Box:
    """The line along the middle of a thin box."""
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return (x, y0, x, y1) if x1 - x0 < y1 - y0 else (x0, y, x1, y)


def _outlines(item: int, matrix: Matrix) -> list[tuple[list[tuple[float, float]], bool]]:
    """The sub-paths of a path as points, each with whether it has curves. One that is closed ends where it began: pdfium sees to it."""
    kinds, pointed, xs, ys = calls.outline_of(item)
    if matrix == _UNIT:
        places = list(zip(xs, ys, strict=True))
    else:
        a, b, c, d, e, f = matrix
        places = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(xs, ys, strict=True)]
    if _MOVE not in kinds[1:] and all(pointed):  # as nearly every path
        return [(places, _CURVE in kinds)] if places else []
    points: list[tuple[float, float]] = []
    found = []
    curved = False
    for kind, has_point, place in zip(kinds, pointed, places, strict=True):
        if kind == _MOVE and points:
            found.append((points, curved))
            points, curved = [], False
        if has_point:
            points.append(place)
            curved = curved or kind == _CURVE
    if points:
        found.append((points, curved))
    return found
