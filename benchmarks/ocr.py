"""How many amounts in pictures are recognised rightly: tesseract by itself, and with the recogniser of figures where it is installed.

    uv run --extra figures python benchmarks/ocr.py [FILE.pdf …]

Draws cells with one amount from the tables of PDFs that have text, so that the truth is known, as pictures of 100 to 200 dots an inch
with noise and JPEG's blur, and has them recognised as cells of a scan are. Without files it takes the example documents that are PDFs.
Prints for each way how many are right, how many are wrong and not named as doubtful, and the seconds. Then all money of each file's
programs is drawn at 100 to 120 dots an inch, recognised, and voted on by the sums of its tables (`plan/recognised.py`): how many
amounts are wrong before and after that, and how many of the mended ones are.
"""

from __future__ import annotations

import io
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from selaras.examples import documents
from selaras.loaders.documents.pdf import figures, ocr
from selaras.loaders.documents.pdf.bitmap import Bitmap, framed, on_white
from selaras.loaders.documents.pdf.layout.lines import lines_of, pieces_of
from selaras.loaders.documents.pdf.marks.extract import page_objects
from selaras.loaders.documents.pdf.page import tables_drawn
from selaras.loaders.documents.pdf.rendering import DPI
from selaras.loaders.documents.pdf.words import Word
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import read_plan
from selaras.loaders.plan.recognised import settle_recognised

_AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_OF_A_FILE = 40
_RESOLUTIONS = (100, 130, 160, 200)
_VOTED = (100, 108, 114, 120)
_NOISE, _QUALITY, _INSET = 12, 75, 0.8
_UNSURE = 70.0

Box = tuple[float, float, float, float]
Sample = tuple[str, int, Bitmap]  # the truth, dots an inch, the cell as it is recognised


def amounts_of(path: Path) -> list[tuple[int, Box, str]]:
    """Cells of a PDF with one amount: page, box, amount."""
    document = pdfium.PdfDocument(path)
    cells = []
    for number in range(len(document)):
        objects = page_objects(document[number])
        grids = tables_drawn(objects)
        own: dict[tuple[int, int], list[object]] = {}
        pieces = pieces_of(objects.chars, grids) if not objects.turned else []
        for piece in pieces:
            if piece.cell is not None:
                own.setdefault(piece.cell, []).append(piece)
        for (table, cell), found in own.items():
            lines = lines_of(found)  # type: ignore[arg-type]
            box = grids[table].cells[cell]
            inside = all(box.x0 + 1 < line.x0 and line.x1 < box.x1 - 1 for line in lines)
            if len(lines) == 1 and inside and _AMOUNT.fullmatch(lines[0].text.strip()):
                cells.append((number, (box.x0, box.top, box.x1, box.bottom), lines[0].text.strip()))
    document.close()
    return cells


def samples(path: Path, chance: random.Random) -> list[Sample]:
    """Cells of a PDF with one amount, drawn as pictures."""
    cells = amounts_of(path)
    chance.shuffle(cells)
    document = pdfium.PdfDocument(path)
    found = [
        (text, dpi, _drawn(document[number], box, dpi)) for number, box, text in cells[:_OF_A_FILE] for dpi in [chance.choice(_RESOLUTIONS)]
    ]
    document.close()
    return found


def voted(path: Path, dpi: int, tesseract: str, until: float) -> None:
    """Print how many amounts of a plan are wrong as they are recognised, and after the sums have voted on them."""
    plan = read_plan(path)
    document = pdfium.PdfDocument(path)
    cells = amounts_of(path)
    words = ocr.cells_read([_drawn(document[number], box, dpi) for number, box, _ in cells], tesseract, until, None)
    document.close()
    read: dict[int, list[int]] = {}  # an amount → what it was read as, wherever it is printed
    for (_, _, text), own in zip(cells, words, strict=True):
        read.setdefault(digits(text), []).append(digits("".join(word.text for word in own)))
    amounts = [amount for item in plan.of_level("Program", "Activity", "SubActivity") for amount in item.amounts]
    amounts += [amount for _, amount in plan.totals]
    truth = [amount.rupiah for amount in amounts]
    for amount in amounts:
        if places := read.get(amount.rupiah):
            amount.rupiah = places.pop(0) if len(places) > 1 else places[0]
    recognised = [amount.rupiah for amount in amounts]
    plan.recognised = frozenset(amount.origin.place.page or 0 for amount in amounts)
    settle_recognised(plan)
    mended = [at for at, amount in enumerate(amounts) if amount.rupiah != recognised[at]]
    before = sum(one != other for one, other in zip(truth, recognised, strict=True))
    after = sum(one != amount.rupiah for one, amount in zip(truth, amounts, strict=True))
    wrong = sum(amounts[at].rupiah != truth[at] for at in mended)
    doubts = sum(entry.reason is Reason.OCR_UNSURE for entry in plan.not_understood)
    sys.stdout.write(
        f"{path.name}: of {len(amounts)} amounts {before} wrong as recognised at {dpi} dpi, {after} after the sums' votes; "
        f"{len(mended)} mended, {wrong} of these wrongly; {doubts} sums doubted and left\n"
    )


def digits(text: str) -> int:
    """An amount by its digits."""
    return int(re.sub(r"\D", "", text) or 0)


def _drawn(page: object, box: tuple[float, float, float, float], dpi: int) -> Bitmap:
    """A cell as a blurred picture in a page, which is rendered to be recognised."""
    scale = dpi / 72
    picture = page.render(scale=scale, grayscale=True).to_pil()  # type: ignore[attr-defined]
    edges = (box[0] + _INSET, box[1] + _INSET, box[2] - _INSET, box[3] - _INSET)
    cell = picture.crop(tuple(round(edge * scale) for edge in edges))
    noise = Image.effect_noise(cell.size, _NOISE)
    file = io.BytesIO()
    ImageChops.add(cell, noise, 1, -128).save(file, "JPEG", quality=_QUALITY)
    large = Image.open(file).convert("L").resize((round(cell.width * DPI / dpi), round(cell.height * DPI / dpi)), Image.Resampling.BILINEAR)
    return framed(on_white(Bitmap(large.tobytes(), large.width, large.height, DPI / 72)), 12)


def told(name: str, way: Callable[[list[Bitmap]], list[list[Word]]], drawn: list[Sample]) -> None:
    """Print how well one way reads the samples."""
    start = time.perf_counter()
    read = way([picture for _, _, picture in drawn])
    seconds = time.perf_counter() - start
    right: dict[int, list[bool]] = {dpi: [] for dpi in _RESOLUTIONS}
    unnamed = 0
    for (truth, dpi, _), words in zip(drawn, read, strict=True):
        text = "".join(word.text for word in words)
        fits = re.sub(r"\D", "", text) == re.sub(r"\D", "", truth)
        right[dpi].append(fits)
        unnamed += not fits and min((word.sure for word in words), default=0.0) >= _UNSURE
    by = "  ".join(f"{dpi} dpi {sum(fits)}/{len(fits)}" for dpi, fits in right.items())
    total = sum(map(sum, right.values()))
    sys.stdout.write(f"{name:28} {total:4} of {len(drawn)} right, {unnamed} wrong and not named; {by}; {seconds:.1f} s\n")
    sys.stdout.flush()


def main() -> int:
    """Draw, recognise and print; 2 where there is nothing to recognise with."""
    tesseract = ocr.program()
    files = [Path(name) for name in sys.argv[1:]] or [Path(path) for path in documents("pdf")]
    if not tesseract or not ocr.has_language(tesseract):
        sys.stderr.write("tesseract with its Indonesian model is missing\n")
        return 2
    chance = random.Random(7)
    drawn = [sample for path in files for sample in samples(path, chance)]
    until = time.monotonic() + 3600
    by = figures.reader()
    told("tesseract, ind", lambda pictures: ocr.recognised(pictures, tesseract, 6, until), drawn)
    told("tesseract, eng", lambda pictures: ocr.recognised(pictures, tesseract, 6, until, "eng"), drawn)
    told("tesseract, ind and eng", lambda pictures: ocr.cells_read(pictures, tesseract, until, None), drawn)
    if by is not None:
        told("tesseract and rapidocr", lambda pictures: ocr.cells_read(pictures, tesseract, until, by), drawn)
    for path in files:
        for dpi in _VOTED:
            voted(path, dpi, tesseract, until)
    return 0


if __name__ == "__main__":
    sys.exit(main())
