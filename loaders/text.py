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


_AS_TEXT = {"id": "Berikan dokumen rencana sebagai teks (.txt).", "en": "Give the plan as text (.txt)."}
_AS_UTF8 = {"id": "Simpan ulang berkas sebagai UTF-8.", "en": "Save the file again as UTF-8."}


def read_bytes(path: Path) -> bytes:
    """The file's bytes, or an InputError that says what is wrong with the path."""
    try:
        if path.is_dir():
            raise InputError(
                {"id": "ini folder, bukan berkas", "en": "this is a folder, not a file"}, place=str(path),
                cure={"id": f"Sebutkan berkasnya, misalnya {path / '*.txt'}", "en": f"Name its files, for example {path / '*.txt'}"},
            )  # fmt: skip
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            {"id": "berkas tidak ditemukan", "en": "there is no such file"}, place=str(path),
            cure={"id": "Periksa nama dan foldernya.", "en": "Check its name and folder."},
        ) from error  # fmt: skip
    except OSError as error:
        raise InputError(
            {"id": f"berkas tidak dapat dibaca ({error.strerror})", "en": f"the file cannot be read ({error.strerror})"}, place=str(path),
            cure={"id": "Periksa nama dan izin berkas.", "en": "Check the file's name and rights."},
        ) from error  # fmt: skip
    if not data.strip():
        raise InputError(
            {"id": "berkas kosong", "en": "the file is empty"}, place=str(path),
            cure={"id": "Periksa hasil ekstraksinya.", "en": "Check how its text was extracted."},
        )  # fmt: skip
    return data


def read_text(path: Path) -> Pages:
    """Read a text file into blocks; see the module's text for the errors."""
    data = read_bytes(path)
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputError({"id": f"isinya {name}, bukan teks", "en": f"it holds {name}, not text"}, place=str(path), cure=_AS_TEXT)
    text = _decoded(data, path)
    if "\x00" in text:
        raise InputError({"id": "isinya biner, bukan teks", "en": "it holds binary data, not text"}, place=str(path), cure=_AS_TEXT)
    return Pages(path.name, hashlib.sha256(data).hexdigest(), _blocks(text))


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
