"""The process that looks for tables in the pictures of pages that have text, and recognises them where tesseract is there.

A picture is looked at where it is no part of every page and nothing is written over it; it holds a table where lines draw one in it.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .bitmap import Bitmap, best_ruled, cut_out, grids_at_tones, has_long_lines, paper_of
from .layout.grid import Grid
from .marks.objects import Box
from .ocr import DPI, LEAST_SURE, SECONDS_A_PAGE, scanned
from .page import PageContent, PageTable, PageText, area, page_content
from .scan import rendered
from .worker import Unreadable, write_pages

_LOOK_DPI = 150
_LEAST_WIDTH, _LEAST_HEIGHT = 150.0, 40.0  # points
_SAME = 6.0  # points: pictures this near are in one place
_REPEATED = 3  # pages: what stands in one place on so many is a head or a backdrop
_PAPER = 0.35  # of a picture: a photograph has less of one tone
_LEAST_COLUMNS, _LEAST_CELLS, _DRAWN = 4, 12, 0.45  # of a table; the share of its squares that are cells of their own
_OF_PICTURE = 0.35  # a stamp, a legend or a signature covers less
_MARGIN = 6  # dots


def candidates(pages: Sequence[PageContent]) -> dict[int, list[Box]]:
    """The pictures that may hold a table, by page: large enough, not the same on several pages, not written over."""
    places = Counter(place for page in pages for place in {_place(box) for box in page.pictures})
    found = {
        page.number: [
            box
            for box in page.bare
            if box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT and places[_place(box)] < _REPEATED
        ]
        for page in pages
    }
    return {number: boxes for number, boxes in found.items() if boxes}


def _place(box: Box) -> tuple[int, ...]:
    return tuple(round(value / _SAME) for value in box)


def holds_table(grids: Sequence[Grid], picture: float) -> bool:
    """True where lines draw a table over much of a picture (of this area): several columns, most of whose squares are cells."""
    tables = [
        grid
        for grid in grids
        if len(grid.xs) > _LEAST_COLUMNS
        and len(grid.cells) >= _LEAST_CELLS
        and len(grid.cells) >= _DRAWN * (len(grid.xs) - 1) * (len(grid.ys) - 1)
    ]
    return sum(grid.area for grid in tables) >= _OF_PICTURE * picture


def tables_in(path: str, tesseract: str, seconds: float, boxes: Mapping[int, Sequence[Box]]) -> Iterator[PageContent]:
    """Pages with the pictures that hold a table, and the blocks recognised in these; without tesseract ("") or in vain there are none."""
    import pypdfium2 as pdfium

    until = time.monotonic() + seconds
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("broken") from error
    try:
        for number, own in boxes.items():
            page = document[number - 1]
            width, height = page.get_size()
            coarse = rendered(page, _LOOK_DPI)
            kept = [box for box in own if _shows_table(coarse, box)]
            if not kept:
                continue
            found = PageContent(number, width, height, 0, kept, crowded=False)
            left = min(SECONDS_A_PAGE, until - time.monotonic())
            if tesseract and left > 0:
                _recognise(found, rendered(page, DPI), tesseract, time.monotonic() + left)
            yield found
    finally:
        document.close()


def _shows_table(page: Bitmap, box: Box) -> bool:
    part = cut_out(page, box, 2)[0]
    return paper_of(part)[1] >= _PAPER and has_long_lines(part) and any(holds_table(grids, area(box)) for grids in grids_at_tones(part))


def _recognise(found: PageContent, page: Bitmap, tesseract: str, until: float) -> None:
    """Put what is recognised in a page's pictures into it; a picture that is too blurred gives nothing."""
    for box in found.pictures:
        part, x, y = cut_out(page, box, _MARGIN)
        try:
            lines, _ = best_ruled(part)
            objects, sure = scanned(lines.page, tesseract, until, lines)
        except (OSError, subprocess.SubprocessError):
            continue
        if sure < LEAST_SURE or not objects.chars:
            continue
        shown = page_content(found.number, objects)
        found.chars += shown.chars
        found.unsure += shown.unsure
        found.blocks += [moved(block, x / page.scale, y / page.scale) for block in shown.blocks]


def moved(block: PageText | PageTable, x: float, y: float) -> PageText | PageTable:
    """A block of a part of a page at its place on the page."""
    if isinstance(block, PageText):
        return replace(block, top=block.top + y, bottom=block.bottom + y, x0=block.x0 + x)
    return replace(block, xs=[at + x for at in block.xs], top=block.top + y, bottom=block.bottom + y)


def main(path: str, tesseract: str, seconds: str, boxes: str) -> None:
    """Write the pages of which some picture holds a table."""
    wanted: dict[int, list[Box]] = {int(number): [(a, b, c, d) for a, b, c, d in own] for number, own in json.loads(boxes).items()}
    write_pages(tables_in(path, tesseract, float(seconds), wanted))
