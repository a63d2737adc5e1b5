"""The PDF reader: pages are read by processes of their own, in bounded time and memory, and joined to the blocks of a document.

Raises InputError for what is no readable PDF: encrypted, cut short, without a text layer, swelling beyond measure, too long.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..graph.errors import InputError, Text
from . import pdf_guard
from .blocks import LeftOut, Pages, Place
from .pdf_join import blocks_of
from .pdf_page import PageContent
from .pdf_worker import from_json
from .reasons import Reason
from .source import read_bytes

MOST_PAGES = 900
_SECONDS = 30.0  # for any file
_SECONDS_A_MB = 60.0
_MOST_SECONDS = 300.0
_BYTES_FOR_TWO = 150_000  # a smaller file is read sooner by one process than a second one starts
_LEAST_CHARS = 40  # fewer on all its pages: nothing but stray marks


def read_pdf(path: Path, *, processes: int | None = None) -> Pages:
    """Read a PDF into blocks; see the module's text for the errors."""
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
    if sum(page.chars for page in pages) < _LEAST_CHARS:
        raise _refused(path, _NO_TEXT, _OCR)
    left_out = [LeftOut(Place(page=page.number), "", Reason.NO_TEXT) for page in pages if page.pictures and not page.chars]
    return Pages(path.name, hashlib.sha256(data).hexdigest(), blocks_of(pages), left_out)


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
_OCR = {
    "id": "Kenali dahulu teksnya (OCR), misalnya: ocrmypdf -l ind masuk.pdf keluar.pdf",
    "en": "Recognise its text first (OCR), for example: ocrmypdf -l ind in.pdf out.pdf",
}


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


def _share(path: Path, first: int, step: int, limit: float) -> list[PageContent]:
    """The pages that one process reads. It finds this package where we do, whatever folder it starts in."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__package__}.pdf_worker import main; main(*sys.argv[1:])"
    command = [sys.executable, "-P", "-c", code, str(path.resolve()), str(first), str(step), str(MOST_PAGES)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise _refused(path, _SLOW, _AGAIN) from error
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{") and line.endswith(b"}")]
    end = lines[-1].get("end", "") if lines else ""
    if end == "read":
        return [from_json(line) for line in lines[:-1]]
    if end.startswith("pages "):
        count = end.removeprefix("pages ")
        raise _refused(path, {"id": f"PDF berisi {count} halaman, terlalu banyak", "en": f"the PDF has {count} pages, too many"}, _SPLIT)
    message, cure = {"locked": (_LOCKED, _UNLOCK), "swells": (_SWELLS, _AGAIN)}.get(end, (_BROKEN, _AGAIN))
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise _refused(path, message, cure) from RuntimeError(told[-1] if told else f"exit code {done.returncode}")
