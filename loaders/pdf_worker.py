"""The process that reads a share of a PDF's pages: `read_pages(path, first, step)` as lines of JSON on standard output.

pdfium is native code that a damaged or hostile file may keep busy for ever or make fall over; in a process of its own that ends
with an error message instead of with ours.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TextIO

from .pdf_page import PageCell, PageContent, PageTable, PageText

_MEMORY = 1 << 30  # bytes of address space beyond what the process starts with


def as_json(page: PageContent) -> dict[str, Any]:
    """A page as plain data."""
    found = asdict(page)
    found["blocks"] = [{"kind": "text" if isinstance(block, PageText) else "table", **asdict(block)} for block in page.blocks]
    return found


def from_json(data: dict[str, Any]) -> PageContent:
    """The page that `as_json` made plain."""
    blocks: list[PageText | PageTable] = []
    for entry in data.pop("blocks"):
        kind = entry.pop("kind")
        if kind == "table":
            entry["rows"] = [[PageCell(*cell) for cell in row] for row in entry["rows"]]
        blocks.append(PageText(**entry) if kind == "text" else PageTable(**entry))
    return PageContent(**data, blocks=blocks)


def read_pages(path: str, first: int, step: int) -> Iterator[PageContent]:
    """Every `step`-th page from `first` (0-based) on."""
    import pypdfium2 as pdfium

    from .pdf_objects import page_objects
    from .pdf_page import page_content

    document = pdfium.PdfDocument(path)
    try:
        for number in range(first, len(document), step):
            page = document[number]
            try:
                yield page_content(number + 1, page_objects(page))
            finally:
                page.close()
    finally:
        document.close()


def limit_memory() -> None:
    """Let this process fail rather than take all memory, where the system can be told so (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    limit = max(_MEMORY, used) + _MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def main(path: str, first: str, step: str, out: TextIO | None = None) -> None:
    """Write the pages as lines of JSON, and a last line "null" that says that all were read."""
    limit_memory()
    out = out or sys.stdout
    for page in read_pages(path, int(first), int(step)):
        out.write(json.dumps(as_json(page)) + "\n")
    out.write("null\n")
    out.flush()
