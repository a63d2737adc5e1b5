"""The process that recognises the tables in the pictures of pages that have text."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .bitmap import Bitmap, Ruled, best_ruled, cut_out, quarter_turned
from .marks.objects import Box
from .ocr import LEAST_SURE, SECONDS_A_PAGE, SENSIBLE, sample_sure, scanned
from .page import PageContent, PageTable, PageText, page_content, texts_of
from .rendering import rendered, turned_back
from .worker import boxes_of, opened, write_pages

_MARGIN = 6  # dots
_SURER = 10.0  # percent: by so much surer is what is read after a turn


def tables_in(path: str, tesseract: str, seconds: float, wanted: Mapping[int, tuple[int, Sequence[Box]]]) -> Iterator[PageContent]:
    """What is recognised in these pictures, each page with by how many quarters it is turned, as far as the time allows."""
    until = time.monotonic() + seconds
    with opened(path) as document:
        for number, (turned, boxes) in wanted.items():
            page = document[number - 1]
            width, height = page.get_size()
            found = PageContent(number, width, height, 0, list(boxes), crowded=False)
            left = min(SECONDS_A_PAGE, until - time.monotonic())
            if left > 0:
                _recognise(found, turned_back(rendered(page), turned), tesseract, time.monotonic() + left)
            yield found


def _recognise(found: PageContent, page: Bitmap, tesseract: str, until: float) -> None:
    """Put what is recognised in a page's pictures into it; a picture that is too blurred gives nothing."""
    trusted: set[str] = set()
    for box in found.pictures:
        part, x, y = cut_out(page, box, _MARGIN)
        try:
            lines = _as_read(part, tesseract, until)
            objects, sure = scanned(lines.page, tesseract, until, lines)
        except (OSError, subprocess.SubprocessError):
            continue
        if sure < LEAST_SURE or not objects.chars:
            continue
        shown = page_content(found.number, objects)
        found.chars += shown.chars
        found.unsure += shown.unsure
        found.untrusted += shown.untrusted
        trusted |= {word for text in texts_of(shown) for word in text.split()} - set(shown.untrusted)
        found.blocks += [moved(block, x / page.scale, y / page.scale) for block in shown.blocks]
    found.untrusted = [figure for figure in found.untrusted if figure not in trusted]  # a page's pictures are pieces of one table


def _as_read(part: Bitmap, tesseract: str, until: float) -> Ruled:
    """A picture of a table with its lines, turned by quarters so that its words make sense."""
    best, _ = best_ruled(part)
    most = sample_sure(best, tesseract, until)
    for _ in range(3):
        if most >= SENSIBLE:
            break
        part = quarter_turned(part)
        lines, _ = best_ruled(part)
        sure = sample_sure(lines, tesseract, until)
        if sure > most + _SURER:
            best, most = lines, sure
    return best


def moved(block: PageText | PageTable, x: float, y: float) -> PageText | PageTable:
    """A block of a part of a page at its place on the page."""
    if isinstance(block, PageText):
        return replace(block, top=block.top + y, bottom=block.bottom + y, x0=block.x0 + x)
    return replace(block, xs=[at + x for at in block.xs], top=block.top + y, bottom=block.bottom + y, tops=[at + y for at in block.tops])


def main(path: str, tesseract: str, seconds: str, wanted: str) -> None:
    """Write what is recognised in pictures (page → its turn and their boxes)."""
    pictures = {int(number): (int(turned), boxes_of(own)) for number, (turned, own) in json.loads(wanted).items()}
    write_pages(tables_in(path, tesseract, float(seconds), pictures))
