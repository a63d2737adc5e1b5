"""A correction workbook as rows of cells, whatever spreadsheet program saved it last, and the reading that it hides."""

from __future__ import annotations

import base64
import binascii
import io
import json
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ...graph.errors import GraphError, InputError
from ...graph.model import PlanGraph
from ..documents.source import read_bytes
from .cells import Raw, plain
from .shape import Sheet

BASE_SHEET = "_selaras"  # hidden: the reading as it was when the workbook was written
MARK = "selaras-workbook-1"
ID_TITLE = "id"
_LARGEST = 400 * 2**20  # bytes of all parts of a workbook, and of the hidden reading, unpacked
_NEW = {"id": "Buat buku kerja baru dengan selaras read … --workbook.", "en": "Make a new workbook with selaras read … --workbook."}


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands in the file: its number there, its hidden id ("" for one that was added), its cells by column key."""

    number: int
    key: str
    cells: dict[str, Raw]

    def empty(self, keys: Iterable[str]) -> bool:
        """Whether none of these cells says anything."""
        return not any(plain(self.cells.get(key)) for key in keys)


@dataclass(slots=True)
class RawSheet:
    """A sheet's rows, and the letter of each column."""

    name: str
    rows: list[RawRow]
    letters: dict[str, str]

    def cell(self, row: RawRow, key: str) -> str:
        """The address of a cell, as the spreadsheet program shows it."""
        return f"{self.letters.get(key, 'A')}{row.number}"


def is_workbook(path: Path) -> bool:
    """True for an Excel file that selaras wrote as a correction workbook, told by its hidden sheet."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            part = archive.getinfo("xl/workbook.xml")
            with archive.open(part) as stream:
                return f'name="{BASE_SHEET}"'.encode() in stream.read(2**20)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return False  # whatever else it may be, the readers of other files say what is wrong with it


def packed(data: Any) -> list[str]:
    """JSON data as lines of text that fit into cells and that no spreadsheet program touches."""
    code = base64.b64encode(zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 9)).decode("ascii")
    return [MARK, *(code[at : at + 30_000] for at in range(0, len(code), 30_000))]


def unpacked(lines: list[str], path: Path) -> Any:
    """The data of `packed`. InputError where a part is missing, damaged, or would fill the memory."""
    try:
        if not lines or lines[0] != MARK:
            raise ValueError(lines[:1])
        unpack = zlib.decompressobj()
        data = unpack.decompress(base64.b64decode("".join(lines[1:]), validate=True), _LARGEST)
        if not unpack.eof:
            raise ValueError("cut")
        return json.loads(data)
    except (ValueError, zlib.error, binascii.Error, RecursionError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> InputError:
    return InputError(
        {"id": f"lembar tersembunyi {BASE_SHEET} rusak atau terpotong", "en": f"the hidden sheet {BASE_SHEET} is damaged or cut"},
        place=str(path), cure=_NEW,
    )  # fmt: skip


def open_book(path: Path) -> Any:
    """The workbook with the values of its formulas. InputError where it cannot be opened."""
    import openpyxl

    data = read_bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError({"id": "isi berkas terlalu besar", "en": "the file unpacks to too much"}, place=str(path), cure=_NEW)
            formulas = any(b"<f" in archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/sheet"))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if formulas:
            _refuse_uncomputed(openpyxl.load_workbook(io.BytesIO(data), read_only=True), book, path)
    except InputError:
        raise
    except Exception as error:  # a damaged workbook raises whatever the part of it that is read first leads to
        raise InputError(
            {"id": f"buku kerja rusak ({type(error).__name__})", "en": f"a damaged workbook ({type(error).__name__})"},
            place=str(path), cure=_NEW,
        ) from error  # fmt: skip
    return book


def _refuse_uncomputed(told: Any, computed: Any, path: Path) -> None:
    """InputError for a formula of which no program has stored the value: it would look like an emptied cell."""
    for sheet in told.worksheets:
        for row, values in zip(sheet.iter_rows(), computed[sheet.title].iter_rows(values_only=True), strict=False):
            for cell, value in zip(row, values, strict=False):
                if cell.data_type == "f" and value is None:
                    raise InputError(
                        {"id": "rumus tanpa hasil", "en": "a formula without a result"},
                        place=f"{path}: {sheet.title}!{cell.coordinate}",
                        cure={
                            "id": "Buka dan simpan di Excel, atau tulis angkanya.",
                            "en": "Open and save it in Excel, or write the number.",
                        },
                    )


def hidden(book: Any, path: Path) -> tuple[PlanGraph, Any]:
    """The reading that the workbook was written from, and its list of what was not understood."""
    if BASE_SHEET not in book.sheetnames:
        raise _damaged(path)
    lines = [str(row[0]) for row in book[BASE_SHEET].iter_rows(values_only=True) if row and row[0] is not None]
    data = unpacked(lines, path)
    try:
        return PlanGraph.from_dict(data["graph"]), data.get("notes", [])
    except (GraphError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path) from error


def raw_sheet(book: Any, sheet: Sheet, path: Path) -> RawSheet:
    """The rows of one sheet, its columns found by their titles. InputError where the sheet or a column is missing."""
    from openpyxl.utils import get_column_letter

    if sheet.name not in book.sheetnames:
        raise InputError(
            {"id": f"lembar “{sheet.name}” tidak ada", "en": f"the sheet “{sheet.name}” is missing"}, place=str(path),
            cure={
                "id": "Kembalikan lembar itu; untuk menghapus isinya, hapus barisnya.",
                "en": "Put it back; to delete what it states, delete its rows.",
            },
        )  # fmt: skip
    rows = book[sheet.name].iter_rows(values_only=True)
    head = [plain(value) for value in next(rows, ())]
    titles = {ID_TITLE: ID_TITLE, **{column.title: column.key for column in sheet.columns if not column.fixed}}
    at = {key: head.index(title) for title, key in titles.items() if title in head}
    older = {column.key for column in sheet.columns if column.optional and column.key not in at}
    missing = [title for title, key in titles.items() if key not in at and key not in older]
    if missing:
        raise InputError(
            {"id": f"kolom “{missing[0]}” tidak ada", "en": f"the column “{missing[0]}” is missing"}, place=f"{path}: {sheet.name}!1:1",
            cure={"id": "Kembalikan judul kolom di baris pertama.", "en": "Put the title back into the first row."},
        )  # fmt: skip
    shown = {line.key: {key: line.cells.get(key) for key in older} for line in sheet.lines} if older else {}
    found = []
    for number, values in enumerate(rows, 2):
        cells = {key: cast(Raw, values[place]) if place < len(values) else None for key, place in at.items()}
        key = plain(cells.pop(ID_TITLE))
        if key or any(plain(value) for value in cells.values()):
            found.append(RawRow(number, key, cells | shown.get(key, {})))
    return RawSheet(sheet.name, found, {key: get_column_letter(place + 1) for key, place in at.items()})
