"""The process that reads a share of a PDF's pages and writes them as lines of JSON to its standard output.

pdfium is native code that a damaged or hostile file may keep busy for ever or make fall over; in a process of its own that ends
with an error message instead of with ours.
"""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from .marks.objects import Box, Picture
from .page import PageCell, PageContent, PageTable, PageText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LOOK_SECONDS = 60.0  # for all pictures
_MEMORY = 3 << 29  # bytes of address space; a plan of 150 pages takes a tenth
_PLAIN = tuple(field.name for field in fields(PageContent) if field.name != "blocks")


def as_json(page: PageContent) -> dict[str, Any]:
    """A page as plain data."""
    found = {name: getattr(page, name) for name in _PLAIN}
    found["blocks"] = [
        {"kind": "text", "text": block.text, "top": block.top, "bottom": block.bottom, "x0": block.x0}
        if isinstance(block, PageText)
        else {
            "kind": "table",
            "xs": block.xs,
            "top": block.top,
            "bottom": block.bottom,
            "rows": block.rows,
            "reach": block.reach,
            "tops": block.tops,
        }
        for block in page.blocks
    ]
    return found


def from_json(data: dict[str, Any]) -> PageContent:
    """The page that `as_json` made plain."""
    blocks: list[PageText | PageTable] = []
    for entry in data.pop("blocks"):
        kind = entry.pop("kind")
        if kind == "table":
            entry["rows"] = [[PageCell(*cell) for cell in row] for row in entry["rows"]]
        blocks.append(PageText(**entry) if kind == "text" else PageTable(**entry))
    for name in ("pictures", "tables", "parts"):
        data[name] = boxes_of(data[name])
    data["bare"] = [Picture(boxes_of([box])[0], (wide, high, size)) for box, (wide, high, size) in data["bare"]]
    return PageContent(**data, blocks=blocks)


def boxes_of(data: Iterable[Sequence[float]]) -> list[Box]:
    """Boxes that were made plain."""
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in data]


class Unreadable(Exception):
    """A PDF that cannot be read; the message is the key of what is told to the user."""


@contextlib.contextmanager
def opened(path: str) -> Iterator[PdfDocument]:
    """A PDF that was read before, open; Unreadable where that no longer goes."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("broken") from error
    try:
        yield document
    finally:
        document.close()


def read_pages(path: str, first: int, step: int, most: int, suspected: Set[str] = frozenset()) -> Iterator[PageContent]:
    """Every `step`-th page from `first` (0-based) on. Unreadable: "locked", "broken", or "pages N" for more than `most` pages."""
    import pypdfium2 as pdfium

    from .marks.extract import page_objects
    from .page import page_content

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable("locked" if "assword" in str(error) else "broken") from error
    try:
        if not 0 < len(document) <= most:
            raise Unreadable(f"pages {len(document)}" if len(document) else "broken")
        for number in range(first, len(document), step):
            page = document[number]
            try:
                yield page_content(number + 1, page_objects(page, suspected))
            finally:
                page.close()
    except pdfium.PdfiumError as error:
        raise Unreadable("broken") from error
    finally:
        document.close()


def limit_memory() -> None:
    """Let this process fail rather than take all memory, where the system can be told so (not on Windows)."""
    if sys.platform == "win32":
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def write_pages(pages: Iterable[PageContent]) -> bool:
    """Write the pages as lines of JSON, and a last line that says that all were read, or why not; True where they were."""
    limit_memory()
    end = "read"
    try:
        for page in pages:
            sys.stdout.write(json.dumps(as_json(page)) + "\n")
    except Unreadable as error:
        end = str(error)
    except MemoryError:
        end = "swells"
    sys.stdout.write(json.dumps({"end": end}) + "\n")
    sys.stdout.flush()
    return end == "read"


def main(path: str, first: str, step: str, most: str, suspected: str) -> None:
    """Write the share of the pages that begins at `first`, and then what their pictures show: a page is read, whatever these do."""
    pages: list[PageContent] = []

    def noted() -> Iterator[PageContent]:
        for page in read_pages(path, int(first), int(step), int(most), frozenset(json.loads(suspected))):
            pages.append(page)
            yield page

    if write_pages(noted()) and any(page.bare for page in pages):
        from .looking import looked_at

        with contextlib.suppress(MemoryError):
            for looked in looked_at(path, pages, time.monotonic() + _LOOK_SECONDS):
                sys.stdout.write(json.dumps({"looked": looked}) + "\n")
                sys.stdout.flush()
