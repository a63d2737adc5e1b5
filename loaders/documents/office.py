"""Today's Office files (DOCX, XLSX): zip archives of XML parts, opened only when what they unpack to is bounded and harmless."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ...graph.errors import InputError
from .source import damaged, too_large

if TYPE_CHECKING:
    from lxml import etree

# XML parts of a plan of a thousand pages unpack to some 30 MB. Repetitive sheets pack 100 : 1 and more, bombs 1000 : 1.
MAX_PARTS = 10_000
MAX_XML = 128 * 2**20
MAX_RATIO = 400
_SMALL = 8 * 2**20  # below this no ratio is a danger

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, ValueError)
_XML = (".xml", ".rels")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class Package:
    """An Office file: its parts by name. `part` and `stream` raise InputError where the archive is broken."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, name: str) -> None:
        self.path = path
        self.archive = archive
        self.name = name
        self.names = frozenset(archive.namelist())

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self.archive.read(name)
        except _BROKEN as error:
            raise damaged(self.path, self.name) from error

    def mentions(self, name: str, word: bytes) -> bool:
        """Whether a part holds a word, read piece by piece."""
        tail = b""
        with self.stream(name) as stream:
            while piece := stream.read(2**20):
                if word in tail + piece:
                    return True
                tail = piece[-len(word) :]
        return False

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """A part as a stream; what breaks in it while it is read is told as damage."""
        try:
            with self.archive.open(name) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise damaged(self.path, self.name) from error

    def relations(self, part: str) -> list[tuple[str, str]]:
        """What a part refers to inside the package, as (last word of the relation's type, name of the part it leads to)."""
        from lxml import etree

        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.names:
            return []
        try:
            root = etree.fromstring(self.part(rels), parser())
        except etree.XMLSyntaxError as error:
            raise damaged(self.path, self.name) from error
        found = []
        for entry in root:
            if isinstance(entry.tag, str) and entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, str(entry.get("Target", "")))).lstrip("/")
                found.append((str(entry.get("Type", "")).rsplit("/", 1)[-1], target))
        return found


def is_strict(package: Package) -> bool:
    """True for a file in the strict form of the standard, which names its elements by other namespaces."""
    return any(name.startswith("xl/workbook") and package.mentions(name, _STRICT) for name in package.names)


def everyday(path: Path) -> io.BytesIO:
    """A strict file in the everyday form of the standard: the same parts under the usual namespaces."""
    whole = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            data = archive.read(info)
            if info.filename.lower().endswith(_XML):
                data = _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
            copy.writestr(info.filename, data)
    whole.seek(0)
    return whole


def parser() -> etree.XMLParser:
    """An XML parser that fetches nothing and expands no entity of a document; libxml2 itself bounds depth (256) and size of a text."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)


@contextmanager
def opened(path: Path, name: str) -> Iterator[Package]:
    """The package of an Office file. InputError for what is no zip, is cut off, under a password, or unpacks beyond bounds."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise damaged(path, name) from error
    with archive:
        _check(path, archive, name)
        yield Package(path, archive, name)


def _check(path: Path, archive: zipfile.ZipFile, name: str) -> None:
    """Judge an archive by its directory (zipfile unpacks no more than that promises), and its XML by its first words."""
    infos = archive.infolist()
    if len(infos) > MAX_PARTS:
        raise too_large(path, {"id": f"{len(infos)} bagian di dalam arsip", "en": f"{len(infos)} parts in the archive"})
    if any(info.flag_bits & 1 for info in infos):
        raise locked(path)
    xml = [info for info in infos if info.filename.lower().endswith(_XML)]
    size = sum(info.file_size for info in xml)
    if size > MAX_XML or any(info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size) for info in xml):
        what = f"{size >> 20} MB"
        raise too_large(path, {"id": f"isi arsip {what} setelah dibuka", "en": f"the archive unpacks to {what}"})
    for info in xml:
        if _declares_entities(path, archive, info, name):
            raise InputError(
                {"id": f"{info.filename} memuat deklarasi DTD, yang tidak ada di berkas {name} yang sah",
                 "en": f"{info.filename} declares a DTD, which no valid {name} file has"},
                place=str(path),
                cure={"id": f"Buka dan simpan ulang sebagai {name}.", "en": f"Open it and save it again as {name}."},
            )  # fmt: skip


def _declares_entities(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bool:
    """True where a part has a document type: only there can entities be declared, and Office never writes one."""
    try:
        with archive.open(info) as stream:
            # It stands before the root element; whatever pads it, a part without an element in its first bytes is no Office part.
            head = stream.read(65536).replace(b"\0", b"")
    except _BROKEN as error:
        raise damaged(path, name) from error
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def locked(path: Path) -> InputError:
    """The error for a file under a password."""
    return InputError(
        {"id": "berkas terkunci dengan kata sandi", "en": "the file is locked with a password"}, place=str(path),
        cure={"id": "Buka dengan kata sandinya, lalu simpan tanpa kata sandi.", "en": "Open it with its password and save it without one."},
    )  # fmt: skip
