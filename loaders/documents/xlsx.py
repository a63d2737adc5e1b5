"""The Excel reader (XLSX, XLSM): each visible sheet's name and then its rows as paragraphs and tables (see sheet.py).

Formulas are read as the values that were last computed; a merged cell's text stands in its first cell. Numbers come as their cells
show them (number_format.py). Places are the rows of the sheet; the sheet's name is a caption of its tables.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ...graph.errors import InputError
from .blocks import Block, LeftOut, Pages, Paragraph, Place
from .number_format import CODE, code_of, printed
from .office import Package, everyday, is_strict, opened
from .reasons import Reason
from .sheet import blocks_of
from .source import checksum, damaged, too_large
from .spans import MAX_ROWS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MAX_CELLS = 5_000_000  # with the empty ones that only carry formatting
# The names that Excel gives by itself say nothing.
_NAMELESS = re.compile(r"(?i)(?:sheet|lembar|worksheet)\s*\d*")
# A formula's cell without a value; of texts an empty one is a value too.
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]*\bt=[\"']str[\"'])[^>]*\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


def read_xlsx(path: Path) -> Pages:
    """Read a workbook into blocks. InputError where it is locked, damaged, beyond bounds, or holds formulas never computed."""
    with opened(path, "XLSX") as package:
        _check_formulas(package)
        strict = is_strict(package)
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    try:
        # By its contents: openpyxl refuses a workbook under another suffix, and knows the everyday form of the standard alone.
        with everyday(path) if strict else path.open("rb") as file:
            book = _book(file, left_out)
            struck = _struck_styles(book)
            rows = 0
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    left_out.append(LeftOut(Place(sheet=str(sheet.title)), str(sheet.title), Reason.HIDDEN_SHEET))
                    continue
                found = list(_rows(sheet, path, MAX_ROWS - rows))
                if struck:
                    found = list(_without_struck(found, struck, left_out))
                rows += len(found)
                title = " ".join(str(sheet.title).split())
                if found and (len(book.worksheets) > 1 or not _NAMELESS.fullmatch(sheet.title)):
                    blocks.append(Paragraph(f"Lembar “{title}”", Place(found[0][0], sheet=title)))
                blocks += blocks_of(_shown(found), path, title)
    except InputError:
        raise
    except _broken() as error:
        raise damaged(path, "XLSX") from error
    return Pages(path.name, checksum(path), blocks, left_out)


def _book(file: IO[bytes], left_out: list[LeftOut]) -> Workbook:
    """The workbook, without the sheets that hold a chart: they have no cells, and openpyxl fails on some."""
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):
        def read_chartsheet(self, sheet: Any, rel: Any) -> None:
            left_out.append(LeftOut(Place(sheet=str(sheet.name)), str(sheet.name), Reason.NO_CELLS))

    reader = Reader(file, read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _struck_styles(book: Workbook) -> frozenset[int]:
    """The styles of cells whose text is struck through: what a draft drops."""
    styles: Any = book
    return frozenset(number for number, style in enumerate(styles._cell_styles) if styles._fonts[style.fontId].strike)


def _without_struck(
    rows: Sequence[tuple[int, Sequence[Any]]], struck: frozenset[int], left_out: list[LeftOut]
) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows without their struck-through cells, which are told as left out; a row of such cells alone goes."""
    from openpyxl.cell.read_only import EMPTY_CELL

    for line, cells in rows:
        dropped = [cell for cell in cells if cell.value not in (None, "") and getattr(cell, "_style_id", 0) in struck]
        if dropped:
            left_out.append(LeftOut(Place(line=line), " | ".join(str(cell.value) for cell in dropped)[:160], Reason.STRUCK))
        kept: list[Any] = [EMPTY_CELL if any(cell is other for other in dropped) else cell for cell in cells] if dropped else list(cells)
        if any(cell.value not in (None, "") for cell in kept):
            yield line, kept


def _broken() -> tuple[type[Exception], ...]:
    """What openpyxl lets through of a workbook that is not as it should be: it checks nothing beforehand."""
    from xml.etree.ElementTree import ParseError

    from lxml.etree import LxmlError
    from openpyxl.utils.exceptions import InvalidFileException

    return (
        ParseError, LxmlError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError,
        OverflowError, OSError, EOFError, NotImplementedError, AssertionError, RuntimeError,
    )  # fmt: skip


def _check_formulas(package: Package) -> None:
    """InputError for a formula without a value: its amount is nowhere in the file, and leaving it out would be silent."""
    for name in sorted(package.names):
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            continue
        data = package.part(name)
        found = _UNCOMPUTED.search(data) if b"<f" in data or b":f" in data else None
        if found:
            where = f"{found[1].decode('ascii')} ({Path(name).stem})"
            raise InputError(
                {"id": f"rumus di sel {where} belum dihitung", "en": f"the formula in cell {where} was never computed"},
                place=str(package.path),
                cure={
                    "id": "Buka dengan Excel atau LibreOffice lalu simpan ulang.",
                    "en": "Open it in Excel or LibreOffice and save it again.",
                },
            )


def _rows(sheet: ReadOnlyWorksheet, path: Path, limit: int) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows that hold something, as (row of the sheet, its cells). InputError beyond `limit` of them or MAX_CELLS.

    The size that a sheet states is not believed: it is often that of the formatting, sometimes nonsense.
    """
    sheet.reset_dimensions()
    cells_left = MAX_CELLS
    rows: Iterator[Sequence[Any]] = sheet.iter_rows()  # type: ignore[misc]  # the stubs bind it to the other kind of sheet
    for line, cells in enumerate(rows, 1):
        cells_left -= len(cells)
        if cells_left < 0:
            raise too_large(path, {"id": f"lebih dari {MAX_CELLS} sel", "en": f"more than {MAX_CELLS} cells"})
        last = max((at for at, cell in enumerate(cells) if cell.value not in (None, "")), default=-1)
        if last < 0:
            continue
        limit -= 1
        if limit < 0:
            raise too_large(path, {"id": f"lebih dari {MAX_ROWS} baris tabel", "en": f"more than {MAX_ROWS} table rows"})
        yield line, cells[: last + 1]


def _shown(rows: Sequence[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, list[str]]]:
    """The rows as printed, with an empty one where the sheet leaves any, so that blocks stay apart."""
    codes: dict[int, list[str]] = {}
    for _, cells in rows:
        for at, cell in enumerate(cells):
            if isinstance(cell.value, str) and CODE.fullmatch(cell.value.strip()):
                codes.setdefault(at, []).append(cell.value.strip())
    codes = {at: texts for at, texts in codes.items() if len(texts) > 1}
    before = 0
    for line, cells in rows:
        if before and line > before + 1:
            yield before + 1, []
        before = line
        yield (
            line,
            [
                (code_of(cell.value, codes[at]) if at in codes else None)
                or printed(cell.value, getattr(cell, "number_format", None) or "General", "." if at in codes else ",")
                for at, cell in enumerate(cells)
            ],
        )
