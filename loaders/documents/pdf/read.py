"""The PDF reader: pages are read by processes of their own, in bounded time and memory, as the tables and paragraphs drawn on each.

What goes on over page breaks is put together by `tables.joining`.

Scanned pages are recognised by tesseract where it is installed. Raises InputError for what is no readable PDF: encrypted, cut short,
a scan that nothing can recognise, swelling beyond measure, too long.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from ....graph.errors import InputError, Text
from ..blocks import LeftOut, Place
from ..reasons import Reason
from ..source import read_bytes
from . import guard as pdf_guard
from . import ocr as pdf_ocr
from . import pictures as pdf_pictures
from .objects import Box
from .page import PageContent
from .worker import from_json

MOST_PAGES = 900
_SECONDS = 30.0  # for any file
_SECONDS_A_MB = 60.0
_MOST_SECONDS = 300.0
_BYTES_FOR_TWO = 150_000  # a smaller file is read sooner by one process than a second one starts
_LEAST_CHARS = 40  # fewer on all its pages: nothing but stray marks
_FILLED = 0.6  # of a page: a picture that takes more is the page
_OCR_SECONDS = 3600.0  # for all scanned pages; each takes some seconds
_LOOK_SECONDS = 120.0  # for all pictures, where nothing can recognise them
_SCANNED = 0.25  # of the pages: where fewer are pictures they are maps and photographs, which take minutes and say little
_MOST_PROCESSES = 4  # that recognise: each may take some 300 MB


@dataclass(slots=True)
class DrawnPages:
    """A PDF's pages as drawn, `left_out` what no page's tables and paragraphs hold, `recognised` the pages read by OCR."""

    file_name: str
    sha256: str
    pages: list[PageContent]
    left_out: list[LeftOut]
    recognised: frozenset[int]


def read_pdf(path: Path, *, processes: int | None = None) -> DrawnPages:
    """Read a PDF into its pages; see the module's text for the errors."""
    data = read_bytes(path)
    if len(data) > pdf_guard.MOST_BYTES:
        raise _refused(path, _TOO_LARGE, _SPLIT)
    if not pdf_guard.is_pdf(data):
        raise _refused(path, _NO_PDF, _AGAIN)
    if pdf_guard.swells(data):
        raise _refused(path, _SWELLS, _AGAIN)
    if pdf_guard.is_cut_short(data):
        raise _refused(path, _BROKEN, _AGAIN)
    processes = processes or (2 if len(data) >= _BYTES_FOR_TWO and (os.cpu_count() or 1) > 1 else 1)
    pages = _read(path, processes, min(_MOST_SECONDS, _SECONDS + _SECONDS_A_MB * len(data) / 1e6))
    scans = [page.number for page in pages if is_scan(page)]
    tesseract = pdf_ocr.program()
    scanned = len(scans) >= max(1.0, _SCANNED * len(pages))
    able = scanned and tesseract is not None and pdf_ocr.has_language(tesseract)
    read = {page.number: page for page in _recognised(path, tesseract, scans)} if able and tesseract else {}
    pages = [read[page.number] if page.number in read and read[page.number].chars else page for page in pages]
    wanted = {number: boxes for number, boxes in pdf_pictures.candidates(pages).items() if number not in read}
    shown = _pictures(path, tesseract if tesseract and (able or pdf_ocr.has_language(tesseract)) else "", wanted) if wanted else []
    pages = _with_pictures(pages, shown)
    if sum(page.chars for page in pages) < _LEAST_CHARS:
        raise _refused(path, *((_NOT_RECOGNISED, _SHARPER) if able else (_NO_TEXT, _INSTALL if tesseract is None else _MODEL)))
    unread = (Reason.OCR_FAILED if able else Reason.NO_OCR) if scanned else Reason.NO_TEXT
    left_out = [
        LeftOut(Place(page=number), "", Reason.NO_TEXT if number in read else unread)
        for number in scans if (number not in read or not read[number].chars) and not any(page.number == number for page in shown)
    ]  # fmt: skip
    why = Reason.PICTURE if tesseract is None else Reason.PICTURE_FAILED
    left_out += [LeftOut(Place(page=page.number), "", why) for page in shown if not page.chars]
    recognised = frozenset(page.number for page in [*read.values(), *shown] if page.chars)
    if recognised:
        left_out.append(LeftOut(Place(page=min(recognised)), page_ranges(recognised), Reason.OCR))
        left_out += [LeftOut(Place(page=page.number), " | ".join(page.unsure), Reason.OCR_UNSURE) for page in pages if page.unsure]
    return DrawnPages(path.name, hashlib.sha256(data).hexdigest(), pages, left_out, recognised)


def is_scan(page: PageContent) -> bool:
    """True for a page that is a picture: it has no characters, or a few that a scanner's program stamped over one that fills it."""
    return bool(page.pictures) and (not page.chars or (page.chars < _LEAST_CHARS and page.covered > _FILLED))


def page_ranges(numbers: Iterable[int]) -> str:
    """Page numbers as people write them: "1–3, 7"."""
    ranges: list[list[int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in ranges)


_NO_PDF = {"id": "isinya bukan PDF", "en": "it holds no PDF"}
_SWELLS = {
    "id": "isi PDF membengkak tidak wajar saat dibuka, berkas ditolak",
    "en": "the PDF swells beyond measure when it is unpacked and is refused",
}
_TOO_LARGE = {"id": "berkas terlalu besar untuk sebuah rencana", "en": "the file is too large for a plan"}
_BROKEN = {"id": "PDF rusak atau terpotong, tidak dapat dibuka", "en": "the PDF is damaged or cut short and cannot be opened"}
_LOCKED = {"id": "PDF terkunci kata sandi", "en": "the PDF is locked with a password"}
_SLOW = {"id": "PDF tidak selesai dibaca dalam batas waktu", "en": "the PDF could not be read within the time limit"}
_NO_TEXT = {"id": "PDF hasil pindai tanpa lapisan teks", "en": "the PDF is a scan without a text layer"}
_AGAIN = {"id": "Minta atau simpan ulang PDF-nya dari dokumen aslinya.", "en": "Save the PDF again from the original document."}
_SPLIT = {"id": "Simpan bagian rencananya saja sebagai PDF sendiri.", "en": "Save the plan's own pages as a PDF of their own."}
_UNLOCK = {
    "id": "Buka dengan kata sandinya dan simpan ulang tanpa kata sandi.",
    "en": "Open it with its password and save it again without one.",
}
_INSTALL = {
    "id": "Pasang tesseract dengan bahasa Indonesia (Windows: pemasang Tesseract, centang Indonesian; macOS: brew install tesseract "
    "tesseract-lang; Linux: apt install tesseract-ocr-ind), atau kenali dahulu teksnya: ocrmypdf -l ind masuk.pdf keluar.pdf",
    "en": "Install tesseract with Indonesian (Windows: the Tesseract installer, tick Indonesian; macOS: brew install tesseract "
    "tesseract-lang; Linux: apt install tesseract-ocr-ind), or recognise its text first: ocrmypdf -l ind in.pdf out.pdf",
}
_MODEL = {
    "id": "Tesseract terpasang tanpa bahasa Indonesia: tambahkan ind.traineddata (Windows: centang Indonesian di pemasangnya; macOS: brew "
    "install tesseract-lang; Linux: apt install tesseract-ocr-ind).",
    "en": "Tesseract is installed without Indonesian: add ind.traineddata (Windows: tick Indonesian in its installer; macOS: brew install "
    "tesseract-lang; Linux: apt install tesseract-ocr-ind).",
}
_NOT_RECOGNISED = {
    "id": "PDF hasil pindai tanpa lapisan teks, dan OCR tidak mengenali teksnya",
    "en": "the PDF is a scan without a text layer, and OCR recognises no text in it",
}
_SHARPER = {"id": "Pindai ulang dengan lebih tajam (300 dpi).", "en": "Scan it again more sharply (300 dpi)."}


def _refused(path: Path, message: Text, cure: Text) -> InputError:
    return InputError(message, place=str(path), cure=cure)


def _read(path: Path, processes: int, limit: float) -> list[PageContent]:
    """All pages, in order, each process reading every n-th."""
    with ThreadPoolExecutor(processes) as pool:
        shares = list(pool.map(lambda first: _share(path, first, processes, limit), range(processes)))
    pages = sorted((page for share in shares for page in share), key=lambda page: page.number)
    if any(page.crowded for page in pages):
        raise _refused(path, _SWELLS, _AGAIN)
    return pages


def _pictures(path: Path, tesseract: str, boxes: dict[int, list[Box]]) -> list[PageContent]:
    """The pages of which these pictures hold tables, with what was recognised in them; each process takes every n-th page."""
    processes = min(len(boxes), _MOST_PROCESSES, os.cpu_count() or 1) if tesseract else 1
    seconds = _OCR_SECONDS if tesseract else _LOOK_SECONDS

    def share(first: int) -> list[PageContent]:
        own = json.dumps(dict(list(boxes.items())[first::processes]))
        try:
            return _pages(_run("pictures", [str(path.resolve()), tesseract, str(seconds), own], seconds + 60))[0]
        except subprocess.TimeoutExpired:
            return []

    with ThreadPoolExecutor(processes) as pool:
        return sorted((page for pages in pool.map(share, range(processes)) for page in pages), key=lambda page: page.number)


def _with_pictures(pages: list[PageContent], shown: list[PageContent]) -> list[PageContent]:
    """The pages with the blocks that were recognised in their pictures, from top to bottom."""
    found = {page.number: page for page in shown if page.chars}
    return [
        replace(
            page,
            blocks=sorted([*page.blocks, *extra.blocks], key=lambda block: block.top),
            chars=page.chars + extra.chars,
            unsure=[*page.unsure, *extra.unsure],
        )
        if (extra := found.get(page.number)) is not None
        else page
        for page in pages
    ]


def _share(path: Path, first: int, step: int, limit: float) -> list[PageContent]:
    """The pages that one process reads."""
    try:
        done = _run("worker", [str(path.resolve()), str(first), str(step), str(MOST_PAGES)], limit)
    except subprocess.TimeoutExpired as error:
        raise _refused(path, _SLOW, _AGAIN) from error
    pages, end = _pages(done)
    if end == "read":
        return pages
    if end.startswith("pages "):
        count = end.removeprefix("pages ")
        raise _refused(path, {"id": f"PDF berisi {count} halaman, terlalu banyak", "en": f"the PDF has {count} pages, too many"}, _SPLIT)
    message, cure = {"locked": (_LOCKED, _UNLOCK), "swells": (_SWELLS, _AGAIN)}.get(end, (_BROKEN, _AGAIN))
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise _refused(path, message, cure) from RuntimeError(told[-1] if told else f"exit code {done.returncode}")


def _recognised(path: Path, tesseract: str, numbers: list[int]) -> list[PageContent]:
    """The scanned pages of these numbers, as far as they could be recognised in time; each process recognises every n-th."""
    processes = min(len(numbers), os.cpu_count() or 1, _MOST_PROCESSES)

    def share(first: int) -> list[PageContent]:
        wanted = [str(number) for number in numbers[first::processes]]
        try:
            done = _run("scan", [str(path.resolve()), tesseract, str(_OCR_SECONDS), *wanted], _OCR_SECONDS + 60)
        except subprocess.TimeoutExpired:
            return []  # its pages are reported as left out
        return _pages(done)[0]

    with ThreadPoolExecutor(processes) as pool:
        return [page for pages in pool.map(share, range(processes)) for page in pages]


def _run(module: str, arguments: list[str], limit: float) -> subprocess.CompletedProcess[bytes]:
    """Call the `main` of one of our modules in a process of its own, which finds this package where we do, whatever folder it starts in."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__package__}.{module} import main; main(*sys.argv[1:])"
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, timeout=limit, check=False, stdin=subprocess.DEVNULL)


def _pages(done: subprocess.CompletedProcess[bytes]) -> tuple[list[PageContent], str]:
    """The pages that a process wrote, and what its last line says: "" where it fell over."""
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{") and line.endswith(b"}")]
    end = str(lines[-1].get("end", "")) if lines else ""
    return [from_json(line) for line in lines if "end" not in line], end
