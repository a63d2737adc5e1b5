"""The process that recognises a share of a PDF's scanned pages and writes them as lines of JSON, as `worker` does for text.

Rendering is pdfium's work, so it too is done where a hostile file can do no harm.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence

from .bitmap import Bitmap
from .ocr import DPI, LEAST_SURE, MOST_DOTS, SECONDS_A_PAGE, best_turned
from .page import PageContent, page_content
from .worker import Unreadable, write_pages


def read_scans(path: str, tesseract: str, seconds: float, numbers: Sequence[int]) -> Iterator[PageContent]:
    """The pages of these numbers (1-based), as far as they can be recognised in so many seconds; one too blurred is left out."""
    import pypdfium2 as pdfium

    until = time.monotonic() + seconds
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("broken") from error
    try:
        for number in numbers:
            left = until - time.monotonic()
            if left <= 0:
                return
            try:
                objects, sure = best_turned(rendered(document[number - 1]), tesseract, min(left, SECONDS_A_PAGE))
            except (OSError, subprocess.SubprocessError, pdfium.PdfiumError):
                continue
            if sure >= LEAST_SURE or not objects.chars:
                yield page_content(number, objects)
    finally:
        document.close()


def rendered(page: object, dpi: int = DPI) -> Bitmap:
    """A page in grey, as a reader sees it; a very large one more coarsely."""
    width, height = page.get_size()  # type: ignore[attr-defined]  # pypdfium2 ships no types
    scale = min(dpi / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True)  # type: ignore[attr-defined]
    dots, stride = bytes(picture.buffer), picture.stride
    if stride != picture.width:
        dots = b"".join(dots[y * stride : y * stride + picture.width] for y in range(picture.height))
    return Bitmap(dots, picture.width, picture.height, scale)


def main(path: str, tesseract: str, seconds: str, *numbers: str) -> None:
    """Write the pages of these numbers."""
    write_pages(read_scans(path, tesseract, float(seconds), [int(number) for number in numbers]))
