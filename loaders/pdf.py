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
from .blocks import Pages
from .pdf_join import blocks_of
from .pdf_page import PageContent
from .pdf_worker import from_json
from .source import read_bytes

MOST_PAGES = 2_000
_SECONDS = 60.0  # for any file
_SECONDS_A_PAGE = 1.0
_PAGES_FOR_TWO = 16  # fewer pages are read sooner by one process than a second one starts


def read_pdf(path: Path, *, processes: int | None = None) -> Pages:
    """Read a PDF into blocks; see the module's text for the errors."""
    data = read_bytes(path)
    if len(data) > pdf_guard.MOST_BYTES:
        raise _refused(path, _TOO_LARGE, _SPLIT)
    if not pdf_guard.is_pdf(data):
        raise _refused(path, _NO_PDF, _AGAIN)
    if pdf_guard.swells(data):
        raise _refused(path, _SWELLS, _AGAIN)
    count = _pages_in(path, data)
    if count > MOST_PAGES:
        raise _refused(path, {"id": f"PDF berisi {count} halaman, terlalu banyak", "en": f"the PDF has {count} pages, too many"}, _SPLIT)
    processes = processes or (2 if count >= _PAGES_FOR_TWO and (os.cpu_count() or 1) > 1 else 1)
    pages = _read(path, data, count, processes)
    if sum(page.chars for page in pages) < 20 * min(count, 5):
        raise _refused(path, _NO_TEXT, _OCR)
    return Pages(path.name, hashlib.sha256(data).hexdigest(), blocks_of(pages))


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


def _pages_in(path: Path, data: bytes) -> int:
    """How many pages the PDF has, as pdfium opens it."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise _refused(path, _LOCKED, _UNLOCK) from error
        raise _refused(path, _BROKEN, _AGAIN) from error
    try:
        count = len(document)
    finally:
        document.close()
    if count < 1:
        raise _refused(path, _BROKEN, _AGAIN)
    return count


def _read(path: Path, data: bytes, count: int, processes: int) -> list[PageContent]:
    """All pages, in order, each process reading every n-th."""
    limit = _SECONDS + _SECONDS_A_PAGE * count
    with ThreadPoolExecutor(processes) as pool:
        shares = list(pool.map(lambda first: _share(path, first, processes, limit), range(processes)))
    pages = sorted((page for share in shares for page in share), key=lambda page: page.number)
    if any(page.crowded for page in pages):
        raise _refused(path, _SWELLS, _AGAIN)
    if len(pages) != count:
        raise _refused(path, _BROKEN, _AGAIN)
    return pages


def _share(path: Path, first: int, step: int, limit: float) -> list[PageContent]:
    """The pages that one process reads. It finds this package where we do, whatever folder it starts in."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from {__package__}.pdf_worker import main; main(*sys.argv[1:])"
    command = [sys.executable, "-P", "-c", code, str(path.resolve()), str(first), str(step)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False, env=environment, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        raise _refused(path, _SLOW, _AGAIN) from error
    lines = done.stdout.decode("utf-8").splitlines()
    if done.returncode != 0 or not lines or lines[-1] != "null":
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _refused(path, _BROKEN, _AGAIN) from RuntimeError(told[-1] if told else f"exit code {done.returncode}")
    return [from_json(json.loads(line)) for line in lines[:-1]]
