"""A page, or a part of one, as grey dots: pdfium's work, so done only in the processes that read pages."""

from __future__ import annotations

import math
from typing import Any

from .bitmap import Bitmap, framed, quarter_turned
from .marks.objects import Box

DPI = 300  # at which is recognised
_MOST_DOTS = 18_000_000  # of one page: A3 at 300 dots an inch; a larger page is rendered more coarsely
_WHOLE = (0, 0, 0, 0)


def rendered(page: Any, dpi: int = DPI) -> Bitmap:
    """A page of pypdfium2, which ships no types, in grey, as a reader sees it; a very large one more coarsely."""
    return _dots(page, _scale(page, dpi), _WHOLE)


def part_rendered(page: Any, dpi: int, box: Box, margin: int) -> Bitmap:
    """The part of a page in a box of points, with white paper around: what `cut_out` takes from the page, without the rest of it."""
    scale = _scale(page, dpi)
    width, height = (math.ceil(side * scale) for side in page.get_size())
    left, top = max(0, round(box[0] * scale)), max(0, round(box[1] * scale))
    right, bottom = min(width, round(box[2] * scale)), min(height, round(box[3] * scale))
    if right <= left or bottom <= top:
        return framed(Bitmap(b"", 0, 0, scale), margin)
    return framed(_dots(page, scale, (left, height - bottom, width - right, top)), margin)


def turned_back(bitmap: Bitmap, quarters: int) -> Bitmap:
    """A rendered page turned as it is read."""
    for _ in range(quarters):
        bitmap = quarter_turned(bitmap)
    return bitmap


def _scale(page: Any, dpi: int) -> float:
    width, height = page.get_size()
    return float(min(dpi / 72, (_MOST_DOTS / max(1.0, width * height)) ** 0.5))


def _dots(page: Any, scale: float, without: tuple[int, int, int, int]) -> Bitmap:
    """A page in grey without so many dots at its left, foot, right and head."""
    crop = tuple((side - 0.5) / scale if side else 0 for side in without)  # pdfium's wrapper rounds up
    picture = page.render(scale=scale, grayscale=True, crop=crop)
    dots, stride = bytes(picture.buffer), picture.stride
    if stride != picture.width:
        dots = b"".join(dots[y * stride : y * stride + picture.width] for y in range(picture.height))
    return Bitmap(dots, picture.width, picture.height, scale)
