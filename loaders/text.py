"""The text reader: a plain text or Markdown file whose lines with TABs are table rows.

Raises InputError for what is no such text: a missing file, a folder, an empty or binary file, bytes that are not UTF-8.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..graph.errors import InputError
from .blocks import Block, Fragment, Pages, Paragraph, Place, Row
from .clean import clean, is_rule

_MAGIC = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP/Office",
    b"GIF8": "GIF",
    b"\xd0\xcf\x11\xe0": "Office 97",
}


def read_bytes(path: Path) -> bytes:
    """The file's bytes, or an InputError that says what is wrong with the path."""
    if not path.exists():
        raise InputError("berkas tidak ditemukan", place=str(path), cure="periksa nama dan foldernya")
    if path.is_dir():
        raise InputError("ini folder, bukan berkas", place=str(path), cure="sebutkan berkasnya, misalnya " + str(path / "*.txt"))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"berkas tidak dapat dibaca ({error.strerror})", place=str(path), cure="periksa izin berkas") from error
    if not data.strip():
        raise InputError("berkas kosong", place=str(path), cure="periksa hasil ekstraksinya")
    return data


def read_text(path: Path) -> Pages:
    """Read a text file into blocks; see the module's text for the errors."""
    data = read_bytes(path)
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"isinya {name}, bukan teks", place=str(path), cure="berikan dokumen rencana sebagai teks")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="strict")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise InputError(
                f"bukan UTF-8: bita 0x{data[error.start]:02x}", place=f"{path}, baris {line}", cure="simpan ulang berkas sebagai UTF-8"
            ) from error
    if "\x00" in text:
        raise InputError("isinya biner, bukan teks", place=str(path), cure="berikan dokumen rencana sebagai teks")
    return Pages(path.name, hashlib.sha256(data).hexdigest(), _blocks(text))


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    fragment: Fragment | None = None
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if "\t" in raw:
            cells = tuple("" if is_rule(cell) else clean(cell) for cell in raw.split("\t"))
            if not any(cells):
                continue
            if fragment is None:
                fragment = Fragment()
                blocks.append(fragment)
            fragment.rows.append(Row(cells, Place(line=number)))
            continue
        fragment = None
        words = clean(raw)
        if words and not is_rule(words):
            blocks.append(Paragraph(words, Place(line=number)))
    return blocks
