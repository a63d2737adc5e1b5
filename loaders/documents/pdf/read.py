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
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ....graph.errors import InputError, Text
from ..blocks import LeftOut, Place, page_ranges
from ..reasons import Reason
from ..source import read_bytes
from . import ocr as pdf_ocr
from .drawings import with_drawings
from .looking import with_tables
from .marks import guard as pdf_guard
from .page import PageContent
from .processes import pages_of, recognised_pages, recognised_pictures, run
from .spoilt import cleared

MOST_PAGES = 900
_SECONDS = 30.0  # for any file
_SECONDS_A_MB = 60.0
_MOST_SECONDS = 300.0
_BYTES_FOR_TWO = 150_000  # a smaller file is read sooner by one process than a second one starts
_LEAST_CHARS = 40  # fewer on all its pages: nothing but stray marks
_FILLED = 0.6  # of a page: a picture that takes more is the page
_SCANNED = 0.25  # of the pages: where fewer are pictures most are maps and photographs, which take minutes and say little
_PROSE, _FEW = 0.75, 12  # of such a page: one with so much blank paper holds text; how many are looked at


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
    data = _checked(path)
    processes = processes or (2 if len(data) >= _BYTES_FOR_TWO and (os.cpu_count() or 1) > 1 else 1)
    limit = min(_MOST_SECONDS, _SECONDS + _SECONDS_A_MB * len(data) / 1e6)
    pages = _read(path, processes, limit)
    fonts = json.dumps(sorted({font for page in pages for font in page.spoilt_fonts}))
    if any(page.spoilt for page in pages):  # what these fonts print on other pages cannot be told either
        pages = _read(path, processes, limit, fonts)
    engine = _Engine(pdf_ocr.program())
    mended = _mended(path, engine, pages, fonts)
    scanned, left_out = _scanned(path, engine, pages)
    left_out += [LeftOut(Place(page=number), "", Reason.NO_UNICODE) for number in _spoilt(pages) if number not in mended]
    whole = {number: page for number, page in scanned.items() if page.chars} | mended
    pages = [whole.get(page.number) or cleared(page) for page in pages]
    shown = _shown(path, engine, [page for page in pages if page.number not in scanned])
    drawn = _drawn(path, engine, [page for page in pages if page.number not in scanned])
    pages = _with_pictures(_with_pictures(pages, shown), list(drawn.values()))
    if sum(page.chars for page in pages) < _LEAST_CHARS:
        raise _refused(path, *((_NOT_RECOGNISED, _SHARPER) if engine.ready else (_NO_TEXT, engine.cure(_INSTALL))))
    seen = {page.number for page in shown}
    left_out = [entry for entry in left_out if entry.reason is Reason.NO_UNICODE or entry.place.page not in seen]
    why = Reason.PICTURE_FAILED if engine.program else Reason.PICTURE
    parts = with_tables(pages)
    left_out += [
        LeftOut(Place(page=page.number), "", why) for page in shown if not page.chars or len(page.pictures) < len(parts[page.number])
    ]
    left_out += [
        LeftOut(Place(page=number), "", Reason.DRAWING_FAILED if engine.ready else Reason.DRAWING)
        for number, page in drawn.items() if not page.chars
    ]  # fmt: skip
    recognised = frozenset(page.number for page in [*scanned.values(), *mended.values(), *shown, *drawn.values()] if page.chars)
    if recognised:
        left_out.append(LeftOut(Place(page=min(recognised)), page_ranges(recognised), Reason.OCR))
        left_out += [LeftOut(Place(page=page.number), " | ".join(page.unsure), Reason.OCR_UNSURE) for page in pages if page.unsure]
        left_out += [LeftOut(Place(page=page.number), " | ".join(page.untrusted), Reason.OCR_UNTRUSTED) for page in pages if page.untrusted]
    left_out += [LeftOut(Place(page=page.number), words[:160], Reason.STRUCK) for page in pages for words in page.struck]
    left_out += [LeftOut(Place(page=page.number), words, Reason.NO_LINES) for page in pages for words in page.unsure_tables]
    return DrawnPages(path.name, hashlib.sha256(data).hexdigest(), pages, left_out, recognised)


def _checked(path: Path) -> bytes:
    """A file's bytes, after what can be told of them alone."""
    data = read_bytes(path)
    if len(data) > pdf_guard.MOST_BYTES:
        raise _refused(path, _TOO_LARGE, _SPLIT)
    if not pdf_guard.is_pdf(data):
        raise _refused(path, _NO_PDF, _AGAIN)
    if pdf_guard.swells(data):
        raise _refused(path, _SWELLS, _AGAIN)
    if pdf_guard.is_cut_short(data):
        raise _refused(path, _BROKEN, _AGAIN)
    return data


class _Engine:
    """The program that recognises, if it is there; whether it knows Indonesian is asked only when something is to be recognised."""

    def __init__(self, program: str | None) -> None:
        self.program = program

    @cached_property
    def ready(self) -> str:
        """Where it is, "" where it is not or does not know Indonesian."""
        return self.program if self.program and pdf_ocr.has_language(self.program) else ""

    def cure(self, install: Text) -> Text:
        """What to do where it is not ready."""
        return install if self.program is None else _MODEL


def _spoilt(pages: Iterable[PageContent]) -> list[int]:
    return [page.number for page in pages if page.spoilt]


def _mended(path: Path, engine: _Engine, pages: list[PageContent], fonts: str) -> dict[int, PageContent]:
    """The pages with letters that nobody can tell, as far as they could be recognised; refused where most of a document stays unknown."""
    numbers = _spoilt(pages)
    if not numbers:
        return {}
    found = {page.number: page for page in recognised_pages("mending", path, engine.ready, numbers, fonts)} if engine.ready else {}
    left = [page for page in pages if page.number not in found]
    most = 2 * len(_spoilt(left)) > sum(page.chars > 0 for page in pages)
    if most and 2 * sum(page.spoilt for page in left) > sum(page.chars for page in pages):
        raise _refused(path, _no_letters(_spoilt(left)), _RESAVE if engine.ready else engine.cure(_INSTALL_FOR_LETTERS))
    return found


def _scanned(path: Path, engine: _Engine, pages: list[PageContent]) -> tuple[dict[int, PageContent], list[LeftOut]]:
    """What was recognised of the pages that are pictures, and those that were not."""
    scans = [page.number for page in pages if is_scan(page)]
    few = len(scans) < _SCANNED * len(pages)
    tables = with_tables(pages) if few else {}  # these are read cell by cell, as pictures of tables
    wanted, paper = ([number for number in scans if number not in tables][:_FEW], _PROSE) if few else (scans, 0.0)
    read = (
        {page.number: page for page in recognised_pages("scan", path, engine.ready, wanted, str(paper))} if wanted and engine.ready else {}
    )
    unread = Reason.NO_OCR if not engine.ready else Reason.NO_TEXT if few else Reason.OCR_FAILED
    left_out = [
        LeftOut(Place(page=number), "", Reason.NO_TEXT if number in read else unread)
        for number in scans if number not in read or not read[number].chars
    ]  # fmt: skip
    return read, left_out


def is_scan(page: PageContent) -> bool:
    """True for a page that is a picture: it has no characters, or a few that a scanner's program stamped over one that fills it."""
    return bool(page.pictures) and (not page.chars or (page.chars < _LEAST_CHARS and page.covered > _FILLED))


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
_INSTALL_FOR_LETTERS = {
    "id": "Simpan ulang PDF-nya dari dokumen aslinya, atau pasang tesseract dengan bahasa Indonesia agar dibaca dengan OCR (Windows: "
    "pemasang Tesseract, centang Indonesian; macOS: brew install tesseract tesseract-lang; Linux: apt install tesseract-ocr-ind), atau "
    "kenali dahulu teksnya: ocrmypdf --force-ocr -l ind masuk.pdf keluar.pdf",
    "en": "Save the PDF again from the original document, or install tesseract with Indonesian to have it read by OCR (Windows: the "
    "Tesseract installer, tick Indonesian; macOS: brew install tesseract tesseract-lang; Linux: apt install tesseract-ocr-ind), or "
    "recognise its text first: ocrmypdf --force-ocr -l ind in.pdf out.pdf",
}
_RESAVE = {
    "id": "OCR pun tidak mengenali hurufnya. Simpan ulang PDF-nya dari dokumen aslinya.",
    "en": "OCR did not recognise them either. Save the PDF again from the original document.",
}
_NOT_RECOGNISED = {
    "id": "PDF hasil pindai tanpa lapisan teks, dan OCR tidak mengenali teksnya",
    "en": "the PDF is a scan without a text layer, and OCR recognises no text in it",
}
_SHARPER = {"id": "Pindai ulang dengan lebih tajam (300 dpi).", "en": "Scan it again more sharply (300 dpi)."}


def _no_letters(numbers: Iterable[int]) -> Text:
    pages = page_ranges(numbers)
    return {
        "id": f"huruf di halaman {pages} terlihat, tetapi teksnya tak terbaca: fontnya tidak menyebut huruf apa itu (tanpa peta Unicode)",
        "en": f"the letters on page {pages} are seen, but their text cannot be read: the font does not say which they are (no Unicode map)",
    }


def _refused(path: Path, message: Text, cure: Text) -> InputError:
    return InputError(message, place=str(path), cure=cure)


def _read(path: Path, processes: int, limit: float, suspected: str = "[]") -> list[PageContent]:
    """All pages, in order, each process reading every n-th."""
    with ThreadPoolExecutor(processes) as pool:
        shares = list(pool.map(lambda first: _share(path, first, processes, limit, suspected), range(processes)))
    pages = sorted((page for share in shares for page in share), key=lambda page: page.number)
    if any(page.crowded for page in pages):
        raise _refused(path, _SWELLS, _AGAIN)
    return pages


def _shown(path: Path, engine: _Engine, pages: list[PageContent]) -> list[PageContent]:
    """The pages of which some pictures hold tables or parts of these, with what could be recognised in the tables.

    A part by itself has too few lines to say which columns it goes on with: read beside its table it would part this from the next page's.
    """
    wanted = with_tables(pages)
    found = [replace(page, chars=0, blocks=[], pictures=wanted[page.number], unsure=[]) for page in pages if page.number in wanted]
    whole = {page.number: (page.turned, page.tables) for page in found if page.tables}
    if not whole or not engine.ready:
        return found
    read = recognised_pictures("pictures", path, engine.ready, whole)
    return list(({page.number: page for page in found} | {page.number: page for page in read}).values())


def _drawn(path: Path, engine: _Engine, pages: list[PageContent]) -> dict[int, PageContent]:
    """The pages with pictures that may draw a cascade, with what could be recognised in them."""
    wanted = with_drawings(pages)
    found = {
        page.number: replace(page, chars=0, blocks=[], pictures=wanted[page.number], unsure=[]) for page in pages if page.number in wanted
    }
    if not found or not engine.ready:
        return found
    turned = {number: (page.turned, page.pictures) for number, page in found.items()}
    return found | {page.number: page for page in recognised_pictures("drawings", path, engine.ready, turned)}


def _with_pictures(pages: list[PageContent], shown: list[PageContent]) -> list[PageContent]:
    """The pages with the blocks that were recognised in their pictures, from top to bottom."""
    found = {page.number: page for page in shown if page.chars}
    return [
        replace(
            page,
            blocks=sorted([*page.blocks, *extra.blocks], key=lambda block: block.top),
            chars=page.chars + extra.chars,
            unsure=[*page.unsure, *extra.unsure],
            untrusted=[*page.untrusted, *extra.untrusted],
        )
        if (extra := found.get(page.number)) is not None
        else page
        for page in pages
    ]


def _share(path: Path, first: int, step: int, limit: float, suspected: str) -> list[PageContent]:
    """The pages that one process reads."""
    try:
        done = run("worker", [str(path.resolve()), str(first), str(step), str(MOST_PAGES), suspected], limit)
    except subprocess.TimeoutExpired as error:
        pages, end = pages_of(error.stdout or b"")
        if end != "read":  # else it only looked at pictures for too long
            raise _refused(path, _SLOW, _AGAIN) from error
        return pages
    pages, end = pages_of(done.stdout)
    if end == "read":
        return pages
    if end.startswith("pages "):
        count = end.removeprefix("pages ")
        raise _refused(path, {"id": f"PDF berisi {count} halaman, terlalu banyak", "en": f"the PDF has {count} pages, too many"}, _SPLIT)
    message, cure = {"locked": (_LOCKED, _UNLOCK), "swells": (_SWELLS, _AGAIN)}.get(end, (_BROKEN, _AGAIN))
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise _refused(path, message, cure) from RuntimeError(told[-1] if told else f"exit code {done.returncode}")
