"""The process that recognises drawn cascades in the pictures of pages that have text, and which pictures these may be."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence

from ...language.labels import CASCADE
from .bitmap import cut_out
from .drawn import boxes_in, pictures_of, read_again, statements_of
from .marks.objects import Box
from .ocr import BLOCK, LEAST_SURE, SCATTERED, SECONDS_A_PAGE, recognised
from .page import PageContent, PageText
from .rendering import rendered, turned_back
from .worker import boxes_of, opened, write_pages

_MARGIN = 12  # dots
_CAPTION = 160  # letters of a line that tells of a drawing


def with_drawings(pages: Sequence[PageContent]) -> dict[int, list[Box]]:
    """The pictures of each page that may draw a cascade: those that hold no table, where a line of the page's text names such a drawing."""
    return {page.number: page.parts for page in pages if page.parts and _names_cascade(page)}


def _names_cascade(page: PageContent) -> bool:
    lines = [block.text for block in page.blocks if isinstance(block, PageText)]
    return any(len(line) <= _CAPTION and CASCADE.search(line) for line in lines)


def drawings_in(path: str, tesseract: str, seconds: float, wanted: Mapping[int, tuple[int, Sequence[Box]]]) -> Iterator[PageContent]:
    """What is recognised in these pictures, each page with by how many quarters it is turned, as far as the time allows."""
    until = time.monotonic() + seconds
    with opened(path) as document:
        for number, (turned, boxes) in wanted.items():
            left = min(SECONDS_A_PAGE, until - time.monotonic())
            if left <= 0:
                return
            page = document[number - 1]
            width, height = page.get_size()
            found = PageContent(number, width, height, 0, list(boxes), crowded=False)
            shown = turned_back(rendered(page), turned)
            for box in boxes:
                picture, x, y = cut_out(shown, box, _MARGIN)
                try:
                    words = recognised([picture], tesseract, SCATTERED, time.monotonic() + left)[0]
                    drawn = boxes_in(picture, [word for word in words if word.sure >= LEAST_SURE])
                    again = recognised(pictures_of(picture, drawn), tesseract, BLOCK, time.monotonic() + left)
                except (OSError, subprocess.SubprocessError):
                    continue
                lines = statements_of(read_again(drawn, again))
                found.chars += sum(len(line.text) for line in lines)
                found.blocks += [
                    PageText(line.text, (line.top + y) / shown.scale, (line.bottom + y) / shown.scale, (line.x0 + x) / shown.scale)
                    for line in lines
                ]
            yield found


def main(path: str, tesseract: str, seconds: str, wanted: str) -> None:
    """Write what is recognised in drawings (page → its turn and their boxes)."""
    pictures = {int(number): (int(turned), boxes_of(own)) for number, (turned, own) in json.loads(wanted).items()}
    write_pages(drawings_in(path, tesseract, float(seconds), pictures))
