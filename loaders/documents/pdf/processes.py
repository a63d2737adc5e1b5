"""The processes that read and recognise pages: each takes every n-th of those wanted, in bounded time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .marks.objects import Box
from .page import PageContent
from .worker import boxes_of, from_json

_OCR_SECONDS = 3600.0  # for all pages that are recognised; each takes some seconds
_MOST_PROCESSES = 4  # that recognise: each may take some 300 MB


def recognised_pages(module: str, path: Path, tesseract: str, numbers: Sequence[int], *more: str) -> list[PageContent]:
    """The pages of these numbers, as far as the `main` of one of our modules ("scan", "mending") could recognise them in time."""

    def share(first: int, step: int) -> list[str]:
        return [str(number) for number in numbers[first::step]]

    arguments = [str(path.resolve()), tesseract, str(_OCR_SECONDS), *more]
    return _in_shares(module, arguments, share, len(numbers), _MOST_PROCESSES, _OCR_SECONDS) if numbers else []


def recognised_pictures(module: str, path: Path, tesseract: str, wanted: dict[int, tuple[int, list[Box]]]) -> list[PageContent]:
    """What the `main` of a module ("pictures", "drawings") could recognise in pictures; each page with its turn and their boxes."""

    def share(first: int, step: int) -> list[str]:
        return [json.dumps(dict(list(wanted.items())[first::step]))]

    return _in_shares(module, [str(path.resolve()), tesseract, str(_OCR_SECONDS)], share, len(wanted), _MOST_PROCESSES, _OCR_SECONDS)


def _in_shares(
    module: str, arguments: list[str], share: Callable[[int, int], list[str]], count: int, most: int, seconds: float
) -> list[PageContent]:
    processes = min(count, os.cpu_count() or 1, most)

    def pages(first: int) -> list[PageContent]:
        try:
            return pages_of(run(module, [*arguments, *share(first, processes)], seconds + 60).stdout)[0]
        except subprocess.TimeoutExpired:
            return []  # its pages are reported as left out

    with ThreadPoolExecutor(processes) as pool:
        return sorted((page for part in pool.map(pages, range(processes)) for page in part), key=lambda page: page.number)


def run(module: str, arguments: list[str], limit: float) -> subprocess.CompletedProcess[bytes]:
    """Call the `main` of one of our modules in a process of its own, which finds this package where we do, whatever folder it starts in."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__package__}.{module} import main; main(*sys.argv[1:])"
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, timeout=limit, check=False, stdin=subprocess.DEVNULL)


def pages_of(written: bytes) -> tuple[list[PageContent], str]:
    """The pages that a process wrote, and how it says that they end: "" where it fell over before it could."""
    lines = [json.loads(line) for line in written.splitlines() if line.startswith(b"{") and line.endswith(b"}")]
    end = next((str(line["end"]) for line in lines if "end" in line), "")
    pages = {page.number: page for page in (from_json(line) for line in lines if "number" in line)}
    for number, tables, parts in (line["looked"] for line in lines if "looked" in line):
        pages[number].tables, pages[number].parts = boxes_of(tables), boxes_of(parts)
    return list(pages.values()), end
