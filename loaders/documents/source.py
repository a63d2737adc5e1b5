"""A file as it lies on the disk: its bytes within bounds, its checksum, and what it really holds, whatever its name says.

Every InputError about a file that cannot be opened, is empty or too large is raised here.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from ...graph.errors import InputError

# A plan of a thousand pages is some 20 MB of text or 150 MB with its pictures; what is far beyond is no plan, and its reading has no end.
MAX_BYTES = 256 * 2**20
MAX_TEXT = 32 * 2**20

_HEAD = 4096
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Microsoft's container: Office 97, and today's Office files under a password
_MARKUP = re.compile(rb"(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style)\b")
_WORKBOOK_XML = re.compile(rb"(?is)^\s*<\?xml[^>]*>\s*(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b")


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The file's bytes, or an InputError that says what is wrong with the path."""
    check(path, limit)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if not data.strip():
        raise InputError(
            {"id": "berkas kosong", "en": "the file is empty"}, place=str(path),
            cure={"id": "Periksa hasil ekstraksinya.", "en": "Check how its text was extracted."},
        )  # fmt: skip
    return data


def check(path: Path, limit: int = MAX_BYTES) -> None:
    """InputError for a folder, a missing or forbidden file, or one beyond `limit` bytes."""
    try:
        if path.is_dir():
            raise InputError(
                {"id": "ini folder, bukan berkas", "en": "this is a folder, not a file"}, place=str(path),
                cure={"id": f"Sebutkan berkasnya, misalnya {path / '*.txt'}", "en": f"Name its files, for example {path / '*.txt'}"},
            )  # fmt: skip
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise InputError(
            {"id": "berkas tidak ditemukan", "en": "there is no such file"}, place=str(path),
            cure={"id": "Periksa nama dan foldernya.", "en": "Check its name and folder."},
        ) from error  # fmt: skip
    except OSError as error:
        raise _unreadable(path, error) from error
    if size > limit:
        raise too_large(
            path, {"id": f"{size >> 20} MB, batasnya {limit >> 20} MB", "en": f"{size >> 20} MB, the limit is {limit >> 20} MB"}
        )


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(
        {"id": f"berkas tidak dapat dibaca ({error.strerror})", "en": f"the file cannot be read ({error.strerror})"}, place=str(path),
        cure={"id": "Periksa nama dan izin berkas.", "en": "Check the file's name and rights."},
    )  # fmt: skip


def too_large(path: Path, what: Mapping[str, str]) -> InputError:
    """The error for a file that holds more than a plan can."""
    return InputError(
        {"id": f"terlalu besar untuk sebuah rencana: {what['id']}", "en": f"too large for a plan: {what['en']}"}, place=str(path),
        cure={"id": "Berikan hanya bagian yang memuat rencananya.", "en": "Give only the part that holds the plan."},
    )  # fmt: skip


def damaged(path: Path, name: str) -> InputError:
    """The error for a file that is cut off or broken inside."""
    return InputError(
        {"id": f"berkas {name} rusak atau terpotong", "en": f"the {name} file is damaged or cut off"}, place=str(path),
        cure={"id": "Salin atau unduh ulang berkasnya.", "en": "Copy or download the file again."},
    )  # fmt: skip


def checksum(path: Path) -> str:
    """SHA-256 of the file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_of(path: Path) -> str:
    """What a file holds: "pdf", "docx", "xlsx", "html", "text", or a kind that is not read ("xls", "encrypted", "PNG", "zip", …).

    InputError as for `check`. Among the kinds of text only HTML is told apart; a table with separators looks like any text.
    """
    check(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise _unreadable(path, error) from error
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, name in _PICTURES.items():
        if head.startswith(magic):
            return name
    if head.startswith(_COMPOUND):
        return _compound(path)
    if head.startswith(b"PK"):
        return _package(path)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if _WORKBOOK_XML.match(head):
        return "xml"
    return "html" if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")) else "text"


def _compound(path: Path) -> str:
    """Office 97's kinds by the names of their streams, which stand in UTF-16 in the container's directory."""
    data = path.read_bytes()
    for name, kind in (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")):
        if name.encode("utf-16-le") in data:
            return kind
    return "compound"


def _package(path: Path) -> str:
    """The kind of a zip archive by what lies in it; "broken zip" where its directory is missing, as in a file that was cut off."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "broken zip"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "content.xml" in names and "mimetype" in names:
        return "OpenDocument"
    return "zip"
