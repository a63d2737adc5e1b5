"""The process that recognises a share of a PDF's scanned pages and writes them as lines of JSON, as `worker` does for text.

Rendering is pdfium's work, so it too is done where a hostile file can do no harm.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence

from .bitmap import paper_of
from .ocr import LEAST_SURE, SECONDS_A_PAGE, best_turned
from .page import PageContent, page_content
from .rendering import rendered
from .worker import opened, write_pages


def read_scans(path: str, tesseract: str, seconds: float, numbers: Sequence[int], least_paper: float = 0.0) -> Iterator[PageContent]:
    """The pages of these numbers (1-based), as far as they can be recognised in so many seconds.

    One too blurred is left out, and one of which less than a share is blank paper: a photograph, a cover, a map.
    """
    import pypdfium2 as pdfium

    until = time.monotonic() + seconds
    with opened(path) as document:
        for number in numbers:
            left = until - time.monotonic()
            if left <= 0:
                return
            try:
                page = rendered(document[number - 1])
                if least_paper and paper_of(page)[1] < least_paper:
                    continue
                objects, sure = best_turned(page, tesseract, min(left, SECONDS_A_PAGE))
            except (OSError, subprocess.SubprocessError, pdfium.PdfiumError):
                continue
            if sure >= LEAST_SURE or not objects.chars:
                yield page_content(number, objects)


def main(path: str, tesseract: str, seconds: str, least_paper: str, *numbers: str) -> None:
    """Write the pages of these numbers of which so large a share is blank paper."""
    write_pages(read_scans(path, tesseract, float(seconds), [int(number) for number in numbers], float(least_paper)))
