"""Which pictures of pages with text hold a table: those in which lines draw one.

A picture is looked at where it is no part of every page and nothing is written over it, once by the process that read its page.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .bitmap import Bitmap, cut_out, flat_share, grids_at_tones
from .layout.grid import Grid
from .marks.objects import Box
from .page import PageContent, area
from .rendering import part_rendered, rendered, turned_back

_LOOK_DPI = 150
_LEAST_WIDTH, _LEAST_HEIGHT = 150.0, 40.0  # points
_SAME = 6.0  # points: pictures this near are in one place
_REPEATED = 3  # pages: what stands in one place on so many, or is the same picture, is a head or a backdrop
_FLAT = 0.6  # of a picture: less of a photograph is of the few tones of paper and of coloured rows
_LEAST_COLUMNS, _LEAST_CELLS, _DRAWN = 4, 12, 0.45  # of a table; the share of its squares that are cells of their own
_OF_PICTURE = 0.35  # a stamp, a legend or a signature covers less
_MARGIN = 2  # dots


class Looked(NamedTuple):
    """What was seen in the pictures of a page: which hold a table, and which could hold a part of one."""

    number: int
    tables: list[Box]
    parts: list[Box]


def candidates(pages: Sequence[PageContent]) -> dict[int, list[Box]]:
    """The pictures that may hold a table, by page: large enough, not the same on several pages, not written over."""
    places = Counter(place for page in pages for place in {_place(box) for box in page.pictures})
    copies = Counter(same for page in pages for same in {shown.same for shown in page.bare})
    found = {
        page.number: [
            shown.box for shown in page.bare if _is_large(shown.box) and max(places[_place(shown.box)], copies[shown.same]) < _REPEATED
        ]
        for page in pages
    }
    return {number: boxes for number, boxes in found.items() if boxes}


def _is_large(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT


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


def looked_at(path: str, pages: Sequence[PageContent], until: float) -> Iterator[Looked]:
    """What the pictures of these pages show, as far as the time allows."""
    import pypdfium2 as pdfium

    wanted = candidates(pages)
    if not wanted:
        return
    document = pdfium.PdfDocument(path)
    try:
        for page in pages:
            if page.number not in wanted or time.monotonic() > until:
                continue
            shown = document[page.number - 1]
            boxes = wanted[page.number]
            parts = {box: part for box, part in zip(boxes, _parts(shown, page, boxes), strict=True) if flat_share(part) >= _FLAT}
            tables = [box for box, part in parts.items() if any(holds_table(grids, area(box)) for grids in grids_at_tones(part))]
            shown.close()
            if parts:
                yield Looked(page.number, tables, [box for box in parts if box not in tables])
    finally:
        document.close()


def _parts(shown: object, page: PageContent, boxes: Sequence[Box]) -> list[Bitmap]:
    """The pictures of a page in these boxes, as it is read."""
    if page.turned:
        whole = turned_back(rendered(shown, _LOOK_DPI), page.turned)
        return [cut_out(whole, box, _MARGIN)[0] for box in boxes]
    return [part_rendered(shown, _LOOK_DPI, box, _MARGIN) for box in boxes]


def with_tables(pages: Sequence[PageContent]) -> dict[int, list[Box]]:
    """The pictures of each page that hold a table, or a part of one: what has the same sides as one on the page or one beside it."""
    tables = {page.number: page.tables for page in pages}
    found = {}
    for page in pages:
        near = [box for number in range(page.number - 1, page.number + 2) for box in tables.get(number, [])]
        more = [box for box in page.parts if any(abs(box[0] - other[0]) < _SAME and abs(box[2] - other[2]) < _SAME for other in near)]
        if page.tables or more:
            found[page.number] = sorted([*page.tables, *more], key=lambda box: box[1])
    return found
