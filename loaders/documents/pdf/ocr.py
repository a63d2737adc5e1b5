"""Scanned pages of a PDF: their words and ruling lines as the reader of characters gives them, by tesseract where it is installed.

Tesseract is a program of its own (Apache-2.0) that is called, not linked. Each cell of a ruled table is recognised by itself, so
that no line of text runs over columns; all cells of a page are given to one call.
"""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import NamedTuple

from .bitmap import Bitmap, Ruled, blanked, cut_out, framed, ink_of, on_white, quarter_turned, ruled
from .figures import FIGURE, Reader, figures_read, ink_box, reader
from .layout.grid import Grid, find_grids
from .marks.objects import Char, PageObjects, Picture
from .rendering import DPI
from .words import CERTAIN, Word

LANGUAGE = "ind"
SECOND = "eng"  # reads doubtful figures again
SECONDS_A_PAGE = 240.0  # a busy machine takes many times the usual ten
# How tesseract is to look for lines (--psm): one block of text, one column of blocks, text anywhere.
BLOCK, COLUMN, SCATTERED = 6, 4, 11
_INSET = 0.8  # points: what is left of a cell's lines
LEAST_SURE = 60.0  # percent: a page whose words are less sure is too blurred, what is read on it would be guessed
SENSIBLE = 70.0  # percent: the words of a page that lies sideways are less sure
_SAMPLE = 12  # cells that tell whether a picture lies as it is to be read
_MARGIN = 12  # dots of white paper around what is recognised: letters at an edge are misread
_LEAST_INK = 12  # dots: less in a cell is dust
_SURE = 45.0  # percent: a mark without letter or digit that is less sure is dirt
_UNSURE = 70.0  # percent: figures less sure than this are named in the report
# Percent: figures less sure than this, on which two readings differ, are wrong as often as right. One that lost a digit looks as good as
# any other where it has but a few, while an amount that was misread rarely keeps the form of one.
_TRUSTED, _TRUSTED_SHORT, _SHORT = 62.0, 88.0, 4
_ASCENDING = frozenset("bdfhklt0123456789/()[]|!?%&'\"”“’‘")
_DESCENDING = frozenset("gjpqy,;()[]/|Q")


def program() -> str | None:
    """Where tesseract is: the environment's SELARAS_TESSERACT, or on the path."""
    return shutil.which(os.environ.get("SELARAS_TESSERACT") or "tesseract")


def has_language(tesseract: str) -> bool:
    """True where tesseract has the Indonesian model."""
    try:
        done = subprocess.run([tesseract, "--list-langs"], capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in (done.stdout + done.stderr).decode("utf-8", "replace").split()


class Scanned(NamedTuple):
    """A recognised page, and how sure its words are: their median, in percent."""

    objects: PageObjects
    sure: float


def best_turned(bitmap: Bitmap, tesseract: str, seconds: float) -> Scanned:
    """What a rendered page shows; one that makes no sense as it lies is tried sideways and upside down too."""
    until = time.monotonic() + seconds
    best = scanned(bitmap, tesseract, until)
    if best.sure >= SENSIBLE or not best.objects.chars:
        return best
    for _ in range(3):
        bitmap = quarter_turned(bitmap)
        other = scanned(bitmap, tesseract, until)
        if other.sure > best.sure + 10:
            best = other
        if best.sure >= SENSIBLE:
            break
    return best


def scanned(bitmap: Bitmap, tesseract: str, until: float, page: Ruled | None = None) -> Scanned:
    """What a rendered page shows as it lies: its lines, and its words each as one character of several letters."""
    page = page or ruled(bitmap)
    width, height = bitmap.width / bitmap.scale, bitmap.height / bitmap.scale
    found = PageObjects(width, height, level=page.level, upright=page.upright, pictures=[Picture((0.0, 0.0, width, height))])
    grids = find_grids(page.level, page.upright, width, height)
    read = []
    for words, x, y in cells_of(page.page, grids, tesseract, until):
        read.append(words)
        found.chars += chars_of(words, x, y, bitmap.scale)
    rest = blanked(page.page, [(grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1]) for grid in grids])
    if ink_count(rest) >= _LEAST_INK:
        read += recognised([rest], tesseract, SCATTERED if grids else COLUMN, until)
        found.chars += chars_of(read[-1], 0, 0, bitmap.scale)
    found.unsure, found.untrusted = unsure_figures(read), untrusted_figures(read)
    return Scanned(found, median([word.sure for words in read for word in words] or [0.0]))


def sample_sure(page: Ruled, tesseract: str, until: float) -> float:
    """How sure the words of some large cells of a picture's tables are as it lies, in percent; 0 where it has none."""
    width, height = page.page.width / page.page.scale, page.page.height / page.page.scale
    grids = find_grids(page.level, page.upright, width, height)
    cells = sorted(
        ((cell.x1 - cell.x0) * (cell.bottom - cell.top), table, number)
        for table, grid in enumerate(grids) for number, cell in enumerate(grid.cells)
    )  # fmt: skip
    wanted = {(table, number) for _, table, number in cells[-_SAMPLE:]}
    read = cells_of(page.page, grids, tesseract, until, wanted)
    return median([word.sure for words, *_ in read for word in words if len(word.text) > 2] or [0.0])


def unsure_figures(read: Sequence[Sequence[Word]]) -> list[str]:
    """Of what was read the figures that may have been misread."""
    return [word.text for words in read for word in words if word.sure < _UNSURE and any(letter.isdigit() for letter in word.text)]


def untrusted_figures(read: Sequence[Sequence[Word]]) -> list[str]:
    """Of what was read the figures that no second reading bears out, and that the recogniser is too unsure of to be told as values.

    One that was read with certainty elsewhere in the picture is left: it is a figure that stands there.
    """
    figures = [word for words in read for word in words if any(letter.isdigit() for letter in word.text)]
    trusted = {word.text for word in figures if _is_trusted(word)}
    return [word.text for word in figures if word.text not in trusted]


def _is_trusted(word: Word) -> bool:
    digits = sum(letter.isdigit() for letter in word.text)
    return word.agreed or word.sure >= (_TRUSTED_SHORT if digits < _SHORT else _TRUSTED)


def cells_of(
    page: Bitmap, grids: Sequence[Grid], tesseract: str, until: float, wanted: Set[tuple[int, int]] | None = None
) -> list[tuple[list[Word], int, int]]:
    """The words of each cell of a page's tables, or of those wanted (as table and cell), and where the cell's corner stood in dots."""
    cells = []
    for table, number, cell in ((table, number, cell) for table, grid in enumerate(grids) for number, cell in enumerate(grid.cells)):
        if wanted is not None and (table, number) not in wanted:
            continue
        bare, x, y = cut_out(page, (cell.x0 + _INSET, cell.top + _INSET, cell.x1 - _INSET, cell.bottom - _INSET), 0)
        picture, x, y = framed(on_white(bare), _MARGIN), x - _MARGIN, y - _MARGIN
        if ink_count(picture) >= _LEAST_INK:
            cells.append((picture, x, y, (table, cell.row), cell.column))
    read = cells_read([picture for picture, *_ in cells], tesseract, until, reader())
    for row in {row for *_, row, _ in cells}:
        own = sorted((column, number) for number, (*_, other, column) in enumerate(cells) if other == row)
        for (_, number), words in zip(own, counted([read[number] for _, number in own]), strict=True):
            read[number] = words
    return [(words, x, y) for (_, x, y, *_), words in zip(cells, read, strict=True)]


def cells_read(pictures: Sequence[Bitmap], tesseract: str, until: float, by: Reader | None) -> list[list[Word]]:
    """The words of each cell: figures are read a second time by another model or recogniser, and a lone dash needs neither."""
    read = recognised(pictures, tesseract, BLOCK, until)
    if by is not None:
        read = figures_read(pictures, read, by)
    else:
        again = [number for number, words in enumerate(read) if is_doubtful(words)]
        with contextlib.suppress(subprocess.CalledProcessError):  # without the second model the first reading stands
            second = recognised([pictures[number] for number in again], tesseract, BLOCK, until, SECOND)
            for number, words in zip(again, second, strict=True):
                read[number] = surer(read[number], words)
    return [
        words if words and words[0].sure >= CERTAIN else dash_in(picture) or words for picture, words in zip(pictures, read, strict=True)
    ]


def ink_count(bitmap: Bitmap) -> int:
    """How many dots of ink a picture has, on white paper."""
    return ink_of(bitmap).count(b"#")


def is_doubtful(words: Sequence[Word]) -> bool:
    """True for a cell with one short word that was read without certainty: a figure that lost a digit looks as good as any other."""
    return len(words) < 3 and len("".join(word.text for word in words)) <= 18 and min((word.sure for word in words), default=0.0) < CERTAIN


def surer(first: list[Word], second: list[Word]) -> list[Word]:
    """The second reading of a cell where it is a figure and surer than the first; the first, as borne out, where both are the same."""
    text = "".join(word.text for word in second)
    if text and text == "".join(word.text for word in first):
        return [replace(word, agreed=True) for word in first]
    if not FIGURE.fullmatch(text):
        return first
    return second if min((word.sure for word in first), default=0.0) < min(word.sure for word in second) else first


def dash_in(picture: Bitmap) -> list[Word]:
    """The dash of a cell that shows nothing else: ink as flat as no letter is."""
    box = ink_box(picture)
    if box is None:
        return []
    high, wide = box[3] - box[1], box[2] - box[0]
    if high > 2.4 * picture.scale or not 1.3 * high < wide < 12 * picture.scale:
        return []
    return [Word("-", *box, (1, 1, 1, 1), 100.0)]


def counted(row: list[list[Word]]) -> list[list[Word]]:
    """A row's cells, with those of doubtful words mended where the others count the columns from 1 on."""
    texts = ["".join(word.text for word in words) for words in row]
    starts = Counter(int(text) - at for at, text in enumerate(texts) if text.isdecimal() and len(text) < 3)
    start, often = starts.most_common(1)[0] if starts else (0, 0)
    if start not in {0, 1} or often < max(4, 0.7 * len(row)):
        return row
    return [
        [replace(words[0], text=str(at + start), sure=CERTAIN)]
        if len(words) == 1 and len(texts[at]) < 3 and words[0].sure < CERTAIN
        else words
        for at, words in enumerate(row)
    ]


def recognised(pictures: Sequence[Bitmap], tesseract: str, mode: int, until: float, language: str = LANGUAGE) -> list[list[Word]]:
    """The words of each picture, by one call; `mode` is how tesseract is to look for lines (its --psm)."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="selaras-") as folder:
        names = []
        for number, picture in enumerate(pictures):
            name = Path(folder) / f"{number}.pgm"
            name.write_bytes(picture.pgm())
            names.append(str(name))
        inputs = Path(folder) / "pictures.txt"
        inputs.write_text("\n".join(names) + "\n", encoding="utf-8")
        command = [tesseract, str(inputs), "-", "-l", language, "--oem", "1", "--psm", str(mode), "--dpi", str(DPI), "tsv"]
        limit, one = max(0.1, until - time.monotonic()), {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, capture_output=True, timeout=limit, check=True, stdin=subprocess.DEVNULL, env=one)
    found: list[list[Word]] = [[] for _ in pictures]
    for word in words_of(done.stdout.decode("utf-8", "replace")):
        found[word.line[0] - 1].append(word)
    return found


def words_of(tsv: str) -> list[Word]:
    """The words of tesseract's table, without marks that are dirt."""
    found = []
    for row in csv.reader(tsv.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        page, block, paragraph, line = (int(value) for value in row[1:5])
        left, top, width, height = (float(value) for value in row[6:10])
        text, sure = row[11].strip(), float(row[10])
        if sure >= _SURE or any(letter.isalnum() for letter in text):
            found.append(Word(text, left, top, left + width, top + height, (page, block, paragraph, line), sure))
    return found


def chars_of(words: Sequence[Word], x: float, y: float, scale: float) -> list[Char]:
    """Words in dots as the characters of a page in points; the picture's corner stood at (x, y).

    A word's box ends where its ink ends. The reader measures in heights of letters, so each gets the height of its line's type.
    """
    sizes: dict[tuple[int, ...], list[float]] = {}
    for word in words:
        sizes.setdefault(word.line, []).append(type_size(word))
    found = []
    for word in words:
        size = median(sizes[word.line])
        below = any(letter in _DESCENDING for letter in word.text)
        foot = word.bottom - (0.21 * size if below else 0.0)
        flat = not any(letter.isalnum() for letter in word.text)  # dashes and dots hang anywhere
        middle = (word.top + word.bottom) / 2 if flat else foot - 0.36 * size
        found.append(
            Char(
                word.text,
                (word.x0 + x) / scale,
                (middle - 0.55 * size + y) / scale,
                (word.x1 + x) / scale,
                (middle + 0.55 * size + y) / scale,
                True,
            )
        )
    return found


def type_size(word: Word) -> float:
    """The size of the type that a word is printed in, by the height of its ink and the letters that it has."""
    above = any(letter in _ASCENDING or letter.isupper() for letter in word.text)
    below = any(letter in _DESCENDING for letter in word.text)
    if not any(letter.isalnum() for letter in word.text):
        return max(word.bottom - word.top, 30.0)
    return (word.bottom - word.top) / ((0.72 if above else 0.52) + (0.21 if below else 0.0))
