"""The functions of pdfium that are called for every letter and line of a page, with plain addresses in place of typed pointers.

That takes half the time: pypdfium2's own make an object of each pointer. What is asked of many things is asked of all in one
go. Nobody else waits meanwhile, so the interpreter's lock is kept. Numbers that
pdfium writes are left in one buffer, of which the caller takes a copy at once.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from itertools import repeat
from typing import Any

from pypdfium2 import raw

_kind: Callable[..., Any]
if sys.platform == "win32":
    _kind = ctypes.WINFUNCTYPE
else:
    _kind = ctypes.PYFUNCTYPE
_P, _I, _U = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _plain(function: object, result: object, *arguments: object) -> Callable[..., Any]:
    """A function of pdfium that takes and gives addresses as numbers (None for no object)."""
    return _kind(result, *arguments)(address_of(function))  # type: ignore[no-any-return]


def address_of(pointer: object) -> int:
    """Where something of pdfium's is."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


floats = (ctypes.c_float * 6)()  # a box as left, top, right, bottom; a point; a matrix
FLOATS = ctypes.addressof(floats)
_FLOAT = ctypes.sizeof(ctypes.c_float)
SIDES = tuple(FLOATS + _FLOAT * at for at in range(4))
MOST_SEGMENTS = 20_000  # of a path
_points = (ctypes.c_float * (2 * MOST_SEGMENTS))()
_ACROSS = range(ctypes.addressof(_points), ctypes.addressof(_points) + 2 * MOST_SEGMENTS * _FLOAT, 2 * _FLOAT)
_UP = range(_ACROSS.start + _FLOAT, _ACROSS.stop + _FLOAT, 2 * _FLOAT)
numbers = (_U * 4)()  # red, green, blue, opacity; two flags
NUMBERS = ctypes.addressof(numbers)
PAINT = tuple(NUMBERS + ctypes.sizeof(_U) * at for at in range(4))
FLAGS = PAINT[:2]

unicode_of = _plain(raw.FPDFText_GetUnicode, _U, _P, _I)
has_no_unicode = _plain(raw.FPDFText_HasUnicodeMapError, _I, _P, _I)
_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
angle_of = _plain(raw.FPDFText_GetCharAngle, ctypes.c_float, _P, _I)
text_object = _plain(raw.FPDFText_GetTextObject, _P, _P, _I)
font_of = _plain(raw.FPDFTextObj_GetFont, _P, _P)
_base_name = _plain(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _I, _P)
_kind_of = _plain(raw.FPDFPageObj_GetType, _I, _P)
fill_of = _plain(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
stroke_of = _plain(raw.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
matrix_of = _plain(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
_objects_of_page = _plain(raw.FPDFPage_CountObjects, _I, _P)
_object_of_page = _plain(raw.FPDFPage_GetObject, _P, _P, _I)
_objects_of_group = _plain(raw.FPDFFormObj_CountObjects, _I, _P)
_object_of_group = _plain(raw.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
bounds_of = _plain(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
clip_of = _plain(raw.FPDFPageObj_GetClipPath, _P, _P)
clips_of = _plain(raw.FPDFClipPath_CountPaths, _I, _P)
_clip_segments = _plain(raw.FPDFClipPath_CountPathSegments, _I, _P, _I)
_clip_segment = _plain(raw.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
is_transparent = _plain(raw.FPDFPageObj_HasTransparency, _I, _P)
draw_mode = _plain(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
segments_of = _plain(raw.FPDFPath_CountSegments, _I, _P)
_segment_of = _plain(raw.FPDFPath_GetPathSegment, _P, _P, _I)
_segment_kind = _plain(raw.FPDFPathSegment_GetType, _I, _P)
_segment_point = _plain(raw.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
_picture_size = _plain(raw.FPDFImageObj_GetImagePixelSize, _I, _P, _P, _P)
_picture_data = _plain(raw.FPDFImageObj_GetImageDataRaw, ctypes.c_ulong, _P, _P, ctypes.c_ulong)


def on_page(page: int) -> list[tuple[int, int]]:
    """The drawing objects of a page, each with its kind."""
    items = list(map(_object_of_page, repeat(page), range(_objects_of_page(page))))
    return list(zip(items, map(_kind_of, items), strict=True))


def in_group(group: int) -> list[tuple[int, int]]:
    """The drawing objects of a group, each with its kind."""
    items = list(map(_object_of_group, repeat(group), range(_objects_of_group(group))))
    return list(zip(items, map(_kind_of, items), strict=True))


def loose_boxes(handle: int, count: int) -> tuple[list[int], list[float], list[float], list[float], list[float]]:
    """Of the first characters of a page whether each has a box, and their left, top, right and bottom sides."""
    written = (ctypes.c_float * (4 * count))()
    first, step = ctypes.addressof(written), 4 * _FLOAT
    boxed = list(map(_loose_box, repeat(handle, count), range(count), range(first, first + step * count, step)))
    sides = written[:]
    return boxed, sides[::4], sides[1::4], sides[2::4], sides[3::4]


def outline_of(path: int) -> tuple[list[int], list[int], list[float], list[float]]:
    """Of the first segments of a path: their kinds, whether each has a point, and the places of these points, across and up."""
    segments = list(map(_segment_of, repeat(path), range(min(segments_of(path), MOST_SEGMENTS))))
    pointed = list(map(_segment_point, segments, _ACROSS, _UP))
    places = _points[: 2 * len(segments)]
    return list(map(_segment_kind, segments)), pointed, places[::2], places[1::2]


def clip_box(item: int) -> tuple[float, float, float, float] | None:
    """The box to which what an object draws is cut, None where it is not."""
    clip = clip_of(item)
    count = clips_of(clip) if clip else 0
    left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
    for path in range(count):
        segments = list(map(_clip_segment, repeat(clip), repeat(path), range(min(_clip_segments(clip, path), MOST_SEGMENTS))))
        if not all(map(_segment_point, segments, _ACROSS, _UP)) or not segments:
            continue
        places = _points[: 2 * len(segments)]
        xs, ys = places[::2], places[1::2]
        left, bottom, right, top = max(left, min(xs)), max(bottom, min(ys)), min(right, max(xs)), min(top, max(ys))
    return (left, bottom, right, top) if count > 0 else None


def sameness(picture: int) -> tuple[int, int, int]:
    """What one picture hardly shares with another: how many dots wide and high it is, and how many bytes it takes packed."""
    _picture_size(picture, *FLAGS)
    wide, high, *_ = numbers
    return wide, high, _picture_data(picture, None, 0)


def font_name(font: int) -> str:
    """The name that a document gives a font."""
    name = ctypes.create_string_buffer(256)
    _base_name(font, name, len(name))
    return name.value.decode("latin-1")
