"""Recognised figures read a second time by a recogniser whose model comes inside its package: rapidocr, where it is installed.

It reads small and blurred amounts far better than tesseract does (`benchmarks/ocr.py`); words stay tesseract's, which knows Indonesian.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from .bitmap import Bitmap, framed, ink_of
from .words import CERTAIN, Word

Reader = Callable[[Bitmap], tuple[str, float]]  # a picture of one line → its text, and how sure that is (from 0 to 1)

FIGURE = re.compile(r"[\d.,%]*\d[\d.,%]*|-")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?%?|-")
_SURE = 0.95  # what is less sure is named as doubtful: of drawn samples all that was wrong
_DOUBTED = 60.0  # percent
_ONE_LINE = 16.0  # points: what is higher has several lines
_MARGIN = 8  # dots
_MOST_LETTERS = 2  # besides digits: more are a word


@cache
def reader() -> Reader | None:
    """The recogniser of figures, None where it is not installed or does not start."""
    try:
        import numpy
        from rapidocr import RapidOCR

        engine = RapidOCR(
            params={
                "Global.log_level": "error",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
    except Exception:  # whatever a package that is no part of this one stumbles over: tesseract's reading stands
        return None

    def read(picture: Bitmap) -> tuple[str, float]:
        grey = numpy.frombuffer(picture.dots, numpy.uint8).reshape(picture.height, picture.width)
        found = engine(numpy.stack([grey] * 3, axis=2), use_det=False, use_cls=False, use_rec=True)
        return "".join(found.txts or ()), min(found.scores or (0.0,))

    return read


def figures_read(pictures: Sequence[Bitmap], read: Sequence[list[Word]], by: Reader) -> list[list[Word]]:
    """The words of cells, with those that are one figure, or may be one, as another recogniser reads them."""
    return [_figure(picture, words, by) if _may_be_figure(words) else words for picture, words in zip(pictures, read, strict=True)]


def _may_be_figure(words: Sequence[Word]) -> bool:
    """True for a cell on one line whose words are digits, or so unsure that they may be."""
    text = "".join(word.text for word in words)
    letters = sum(letter.isalpha() for letter in text)
    if len(words) > 3 or len(text) > 24 or len({word.line for word in words}) > 1:
        return False
    unsure = min((word.sure for word in words), default=0.0) < CERTAIN
    return (letters <= _MOST_LETTERS and any(letter.isdigit() for letter in text)) or (unsure and len(text) <= 18)


def _figure(picture: Bitmap, words: list[Word], by: Reader) -> list[Word]:
    box = ink_box(picture)
    if box is None or box[3] - box[1] > _ONE_LINE * picture.scale:
        return words
    text, sure = by(_cut(picture, box))
    text = text.replace(" ", "")
    if text == "-" or not FIGURE.fullmatch(text):
        return words
    line = words[0].line if words else (1, 1, 1, 1)
    other = Word(text, box[0], box[1], box[2], box[3], line, 100 * sure if sure >= _SURE and _GROUPED.fullmatch(text) else _DOUBTED)
    if text == "".join(word.text for word in words):  # two that know nothing of one another
        return [replace(other, sure=max(other.sure, *(word.sure for word in words), CERTAIN))]
    return [other]


def ink_box(picture: Bitmap) -> tuple[int, int, int, int] | None:
    """Where the ink of a picture begins and ends (left, top, right, bottom), None where it has none."""
    ink, width = ink_of(picture), picture.width
    rows = [y for y in range(picture.height) if b"#" in ink[y * width : (y + 1) * width]]
    columns = [x for x in range(width) if b"#" in ink[x::width]]
    return (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1) if rows else None


def _cut(picture: Bitmap, box: tuple[int, int, int, int]) -> Bitmap:
    left, top, right, bottom = box
    dots = b"".join(picture.dots[y * picture.width + left : y * picture.width + right] for y in range(top, bottom))
    return framed(Bitmap(dots, right - left, bottom - top, picture.scale), _MARGIN)
