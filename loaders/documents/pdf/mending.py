"""The process that recognises what a page shows in letters of which nobody can tell which they are.

Lines, boxes and all other letters are known as they are drawn; only cells and texts with such letters are read from a picture of the page.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from statistics import median

from ...language.spelling import SPOILT
from .bitmap import Bitmap, blanked
from .layout.lines import cell_at
from .marks.extract import page_objects
from .marks.glyphs import UNMAPPED
from .marks.objects import PageObjects
from .ocr import COLUMN, LEAST_SURE, SCATTERED, SECONDS_A_PAGE, cells_of, chars_of, recognised, unsure_figures
from .page import PageContent, page_content, tables_drawn
from .rendering import rendered, turned_back
from .worker import opened, write_pages

_LINE = 1.0  # points: half of what is wiped out along a drawn line


def mended_pages(
    path: str, tesseract: str, seconds: float, numbers: Sequence[int], suspected: Set[str] = frozenset()
) -> Iterator[PageContent]:
    """The pages of these numbers (1-based) with what was recognised in them, as far as the time allows; one too blurred is left out."""
    import pypdfium2 as pdfium

    until = time.monotonic() + seconds
    with opened(path) as document:
        for number in numbers:
            left = min(SECONDS_A_PAGE, until - time.monotonic())
            if left <= 0:
                return
            page = document[number - 1]
            try:
                objects = page_objects(page, suspected)
                bitmap = turned_back(rendered(page), objects.turned)
                whole = mended(objects, bitmap, tesseract, time.monotonic() + left)
            except (OSError, subprocess.SubprocessError, pdfium.PdfiumError):
                continue
            finally:
                page.close()
            if whole is not None:
                yield page_content(number, whole)


def mended(objects: PageObjects, bitmap: Bitmap, tesseract: str, until: float) -> PageObjects | None:
    """A page's objects with recognised words in place of letters that nobody can tell; None where these are too unsure."""
    grids = tables_drawn(objects)
    at = [cell_at(grids, (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) for char in objects.chars]
    wanted = {cell for char, cell in zip(objects.chars, at, strict=True) if char.text == SPOILT}
    cells = {cell for cell in wanted if cell is not None}
    if any(font != UNMAPPED for font in objects.spoilt_fonts):  # a font of figures alone may be as wrong, and nothing tells of it
        filled = {cell for cell in at if cell is not None}
        spoilt = Counter(table for table, _ in cells)
        printed = Counter(table for table, _ in filled)
        cells |= {cell for cell in filled if 2 * spoilt[cell[0]] >= printed[cell[0]]}
    kept = [char for char, cell in zip(objects.chars, at, strict=True) if char.text != SPOILT and (cell is None or cell not in cells)]
    page = blanked(bitmap, [(edge.start, edge.at - _LINE, edge.end, edge.at + _LINE) for edge in objects.level])
    page = blanked(page, [(edge.at - _LINE, edge.start, edge.at + _LINE, edge.end) for edge in objects.upright])
    read, chars = [], []
    for words, x, y in cells_of(page, grids, tesseract, until, cells):
        read.append(words)
        chars += chars_of(words, x, y, bitmap.scale)
    if None in wanted:
        known = [(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]) for grid in grids]
        known += [(char.x0, char.top, char.x1, char.bottom) for char in kept]
        words = recognised([blanked(page, known)], tesseract, SCATTERED if grids else COLUMN, until)[0]
        read.append(words)
        chars += chars_of(words, 0, 0, bitmap.scale)
    if median([word.sure for words in read for word in words] or [0.0]) < LEAST_SURE:
        return None
    return replace(objects, chars=[*kept, *chars], unsure=[*objects.unsure, *unsure_figures(read)])


def main(path: str, tesseract: str, seconds: str, suspected: str, *numbers: str) -> None:
    """Write the pages of these numbers."""
    write_pages(mended_pages(path, tesseract, float(seconds), [int(number) for number in numbers], frozenset(json.loads(suspected))))
