"""Checks on a PDF's bytes before any of it is unpacked in earnest: is it one, and does it swell beyond measure when unpacked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

MOST_BYTES = 400 << 20  # of a file
MOST_UNPACKED = 192 << 20  # of one stream that is no picture; pages and their tables need some 100 kB
MOST_IN_ALL = 1 << 30  # of all streams together
_STREAM = re.compile(rb"stream\r?\n")
_TAIL = 1 << 16  # some programs write a little behind the end mark
_PIECE = 1 << 20


def is_pdf(data: bytes) -> bool:
    """True where the PDF mark stands among the first bytes, as readers have it."""
    return b"%PDF-" in data[:1024]


def is_cut_short(data: bytes) -> bool:
    """True where the end mark is missing from the file's end: pdfium would read the pages that are left as if they were all."""
    return not any(mark in data[-_TAIL:] for mark in (b"%%EOF", b"startxref"))


def swells(data: bytes) -> bool:
    """True for a file with a stream that unpacks to more than any real one, or with too many of them. Takes bounded memory and time."""
    total = 0
    for packed, layers in _streams(data):
        size = _unpacked(packed, layers)
        total += size
        if size > MOST_UNPACKED or total > MOST_IN_ALL:
            return True
    return False


def _streams(data: bytes) -> Iterator[tuple[memoryview, int]]:
    """The packed streams that are no pictures, each with how many times it is packed."""
    view = memoryview(data)
    at = 0
    while (match := _STREAM.search(data, at)) is not None:
        head = data[max(0, match.start() - 600) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        end = data.find(b"endstream", match.end())
        end = len(data) if end < 0 else end
        layers = head.count(b"/FlateDecode") + len(re.findall(rb"/Fl\b", head))
        if layers and not re.search(rb"/Subtype\s*/Image", head):
            yield view[match.end() : end], layers
        at = max(end + len(b"endstream"), match.end())


def _unpacked(packed: memoryview, layers: int) -> int:
    """The size of a stream after unpacking it `layers` times, counted up to just over the limit."""
    machines = [zlib.decompressobj() for _ in range(min(layers, 4))]

    def count(data: bytes, depth: int) -> int:
        if depth == len(machines):
            return len(data)
        size = 0
        machine = machines[depth]
        rest = data
        while rest:
            part = machine.decompress(rest, _PIECE)
            rest = machine.unconsumed_tail
            if not part and (machine.eof or not rest):
                break
            size += count(part, depth + 1) if depth + 1 < len(machines) else len(part)
            if size > MOST_UNPACKED:
                break
        return size

    size = 0
    try:
        for start in range(0, len(packed), _PIECE):
            size += count(bytes(packed[start : start + _PIECE]), 0)
            if size > MOST_UNPACKED or machines[0].eof:
                break
    except zlib.error:
        return size  # no such stream, or a damaged one: pdfium will say
    return size
