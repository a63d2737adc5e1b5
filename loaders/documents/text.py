"""The text reader: a plain text or Markdown file whose lines with TABs are table rows; HTML and Markdown tables occur in it too.

Raises InputError for what is no such text: a missing file, a folder, an empty or binary file, bytes that are not UTF-8.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...graph.errors import InputError
from ..language.cleaning import clean, cleaned_row, is_rule
from .blocks import Block, Fragment, Pages, Paragraph, Place, Row
from .source import MAX_TEXT, read_bytes
from .text_tables import bars, cells_of, html_table

_AS_TEXT = {"id": "Berikan dokumen rencana sebagai teks (.txt).", "en": "Give the plan as text (.txt)."}
_AS_UTF8 = {"id": "Simpan ulang berkas sebagai UTF-8.", "en": "Save the file again as UTF-8."}


def read_text(path: Path) -> Pages:
    """Read a text file into blocks; see the module's text for the errors."""
    data = read_bytes(path, MAX_TEXT)
    text = _decoded(data, path)
    if "\x00" in text:
        raise InputError({"id": "isinya biner, bukan teks", "en": "it holds binary data, not text"}, place=str(path), cure=_AS_TEXT)
    return Pages(path.name, hashlib.sha256(data).hexdigest(), _blocks(text, path))


def _decoded(data: bytes, path: Path) -> str:
    """The text of UTF-8 bytes, or of UTF-16 where a byte-order mark says so (Windows' "Unicode text")."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError({"id": "bukan UTF-16 yang utuh", "en": "no complete UTF-16"}, place=str(path), cure=_AS_UTF8) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = f"0x{data[error.start]:02x}"
        raise InputError(
            {"id": f"bukan UTF-8: bita {byte} di baris {line}", "en": f"not UTF-8: byte {byte} in line {line}"},
            place=str(path),
            cure=_AS_UTF8,
        ) from error


def _blocks(text: str, path: Path) -> list[Block]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    fragment: Fragment | None = None
    at = 0
    while at < len(lines):
        raw, number = lines[at], at + 1
        if "<" in raw and (found := html_table(lines, at)):
            from .html import blocks_of

            size, before, inside, behind = found
            blocks += [*_line(before, number), *blocks_of(inside, path, number), *_line(behind, number + size - 1)]
            fragment, at = None, at + size
            continue
        size = bars(lines, at) if "|" in raw and "\t" not in raw else 0
        for line in range(at, at + max(1, size)):
            row = cells_of(lines[line]) if size else raw.split("\t")
            if not size and "\t" not in raw:
                fragment = None
                blocks += _line(raw, number)
                continue
            cells = tuple(cleaned_row(row))
            if not any(cells):
                continue
            if fragment is None:
                fragment = Fragment()
                blocks.append(fragment)
            fragment.rows.append(Row(cells, Place(line=line + 1)))
        at += max(1, size)
    return blocks


def _line(raw: str, number: int) -> list[Block]:
    words = clean(raw)
    return [Paragraph(words, Place(line=number))] if words and not is_rule(words) else []
