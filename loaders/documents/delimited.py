"""The reader for tables with separators (CSV, TSV): comma, semicolon, tab or "|", whichever divides the rows most evenly.

Encoding: by the byte-order mark where there is one; else UTF-8 if every byte fits; else UTF-16 if every other byte is zero; else
Windows-1252, in which Excel on Windows saves "CSV". Places are the lines of the file.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ...graph.errors import InputError
from .blocks import Pages
from .sheet import blocks_of
from .source import MAX_TEXT, read_bytes, too_large
from .spans import MAX_ROWS

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 400  # rows that the separator is found by
_LONGEST = 40  # line breaks in one cell; more are rows behind a quotation mark that was never closed
_ENDINGS = 64  # letters around which "sep=;" may stand


def read_delimited(path: Path) -> Pages:
    """Read a CSV or TSV file into blocks. InputError for binary data, too many rows, or a quotation mark that is never closed."""
    data = read_bytes(path, MAX_TEXT)
    text = decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    separator, text = _stated(text)
    rows = list(_rows(text, separator or separator_of(text), path))
    return Pages(path.name, hashlib.sha256(data).hexdigest(), blocks_of(rows, path))


def decoded(data: bytes, path: Path) -> str:
    """The text of a file by the rule above; InputError for what is no text."""
    text = _decoded(data)
    if text is None or "\x00" in text:
        raise InputError(
            {"id": "isinya biner, bukan teks", "en": "it holds binary data, not text"}, place=str(path),
            cure={"id": "Simpan ulang sebagai CSV UTF-8 atau .xlsx.", "en": "Save it again as CSV UTF-8 or .xlsx."},
        )  # fmt: skip
    return text


def _decoded(data: bytes) -> str | None:
    codes = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    half = data[: 2 * (len(data) // 2)]
    if len(codes) > 1 and len(half) >= 8:
        for code, zeros in (("utf-16-le", half[1::2]), ("utf-16-be", half[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                codes = [code]
    for code in codes:
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return None


def _stated(text: str) -> tuple[str | None, str]:
    """The separator that a first line "sep=;" states for Excel, and the text with that line emptied."""
    first, _, rest = text[:_ENDINGS].partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], "\n" + rest + text[_ENDINGS:]
    return None, text


def separator_of(text: str) -> str:
    """The separator under which most rows have the same number of cells; of equals the one that makes more cells."""

    def evenness(separator: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(csv.reader(io.StringIO(text, newline=""), delimiter=separator), range(_SAMPLE), strict=False):
                widths[len(row)] += 1
        except csv.Error:
            return (0, 0)
        return max(((number, width) for width, number in widths.items() if width > 1), default=(0, 0))

    return max(_SEPARATORS, key=evenness)


def _rows(text: str, separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line each begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line, number = 1, 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:  # a cell beyond csv's own limit of 128 KB
            raise _unclosed(path, line) from error
        if row is None:
            return
        if any(cell.count("\n") > _LONGEST for cell in row):
            raise _unclosed(path, line)
        number += any(row)
        if number > MAX_ROWS:
            raise too_large(path, {"id": f"lebih dari {MAX_ROWS} baris tabel", "en": f"more than {MAX_ROWS} table rows"})
        yield line, row
        line = reader.line_num + 1


def _unclosed(path: Path, line: int) -> InputError:
    return InputError(
        {"id": f"tanda kutip di baris {line} tidak pernah ditutup", "en": f"a quotation mark in line {line} is never closed"},
        place=str(path),
        cure={"id": "Simpan ulang sebagai CSV atau .xlsx.", "en": "Save it again as CSV or .xlsx."},
    )
