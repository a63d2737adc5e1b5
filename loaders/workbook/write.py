"""A layout as an Excel file: hidden ids, drop-downs, marks and comments on what is doubtful, a sheet that explains."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ...graph.model import PlanGraph
from .layout import choices, lay_out
from .names import Names
from .parse import BASE_SHEET, ID_TITLE, packed
from .shape import Column, Line, Sheet, clean

_LISTS = "_pilihan"  # hidden: what the drop-downs offer
_COLOURS = {"reading": "FFF2B3", "plan": "D6E4F7", "corrected": "DDF0D8"}
_HEAD, _FIXED_HEAD, _FIXED = "1F4E78", "7F7F7F", "7A7A7A"
_FONT = "Calibri"  # what a new cell has in Excel
_LINE, _TALLEST = 15, 10  # points a line of text takes, and the most lines that a row shows
_ROOM = 300  # empty rows below the last one to which drop-downs and formats reach
_HELP = (
    ("Cara memakai buku kerja ini", True),
    ("Periksa lembar demi lembar. Sel yang Anda ubah menang atas hasil pembacaan dan dicatat sebagai koreksi dengan tangan.", False),
    ("Sesudah disimpan, pakai berkas ini sebagai pengganti dokumennya: selaras build BERKAS.xlsx", False),
    ("Baris baru: tulis di bawah baris terakhir, pilih induknya dari daftar. Baris yang dihapus hilang dari hasil pembacaan.", False),
    ("Induk dapat dipilih dari daftar, atau ditulis dengan kode atau namanya, juga yang baru Anda tambahkan.", False),
    ("Baris boleh diurutkan dan disaring. Jangan ubah judul kolom, nama lembar, dan kolom A yang tersembunyi.", False),
    ("Kolom berjudul abu-abu hanya keterangan dan tidak dibaca kembali.", False),
    ("Warna sel", True),
    ("Kuning: pembacaan meragukan; komentar sel menyebut tempat dan alasannya.", "reading"),
    ("Biru: terbaca begitu, tetapi rencananya sendiri tampak keliru.", "plan"),
    ("Hijau: sudah dikoreksi dengan tangan.", "corrected"),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look at a cell: of a node's row, or of the cell that shows the node; `column` "" means the row's first text.

    `kind` says what is likely wrong: the reading or the plan; "corrected" marks what was corrected by hand.
    """

    node: str
    reason: str
    column: str = ""
    kind: Literal["reading", "plan", "corrected"] = "reading"


@dataclass(frozen=True, slots=True)
class Information:
    """A sheet that only informs."""

    name: str
    titles: Sequence[str]
    rows: Sequence[Sequence[Any]]
    widths: Sequence[int] = field(default_factory=tuple)


def book_bytes(graph: PlanGraph, payload: Any, doubts: list[Doubt], information: list[Information]) -> bytes:
    """The whole workbook."""
    from openpyxl import Workbook

    names = Names(graph)
    book = Workbook()
    _explain(book.active)
    lists = _write_lists(book.create_sheet(_LISTS), choices(graph, names))
    for sheet in lay_out(graph, names):
        _write(book.create_sheet(sheet.name), sheet, lists, _marks(sheet, doubts))
    for told in information:
        _inform(book.create_sheet(told.name), told)
    book.move_sheet(_LISTS, len(book.sheetnames))
    base = book.create_sheet(BASE_SHEET)
    for row, line in enumerate(packed(payload), 1):
        _put(base.cell(row, 1), line)
    for name in (_LISTS, BASE_SHEET):
        book[name].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _explain(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.title = "Petunjuk"
    sheet.column_dimensions["A"].width = 110
    for row, (words, style) in enumerate(_HELP, 1):
        cell = sheet.cell(row, 1, words)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if style is True:
            cell.font = Font(name=_FONT, bold=True)
        elif style:
            cell.fill = PatternFill("solid", fgColor=_COLOURS[str(style)])


def _write_lists(sheet: Any, lists: dict[str, list[str]]) -> dict[str, str]:
    """Write the lists a column each; returns the range of each by its name."""
    from openpyxl.utils import get_column_letter

    ranges = {}
    for at, (name, items) in enumerate(lists.items(), 1):
        for row, item in enumerate(items, 1):
            _put(sheet.cell(row, at), item)
        letter = get_column_letter(at)
        ranges[name] = f"{_LISTS}!${letter}$1:${letter}${len(items)}"
    return ranges


def _put(cell: Any, value: Any) -> None:
    """Put a value into a cell; a text never becomes a formula."""
    cell.value = clean(value)
    if isinstance(cell.value, str):
        cell.data_type = "s"


def _write(sheet: Any, content: Sheet, lists: dict[str, str], marks: dict[tuple[str, str], list[Doubt]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    _head(sheet, [ID_TITLE, *(column.title for column in content.columns)], [False, *(column.fixed for column in content.columns)])
    sheet.column_dimensions["A"].hidden = True
    aligned = {wrap: Alignment(wrap_text=wrap, vertical="top") for wrap in (True, False)}
    grey, fills = Font(name=_FONT, color=_FIXED), {kind: PatternFill("solid", fgColor=colour) for kind, colour in _COLOURS.items()}
    for number, line in enumerate(content.lines, 2):
        _put(sheet.cell(number, 1), line.key)
        for at, column in enumerate(content.columns, 2):
            cell = sheet.cell(number, at)
            _put(cell, line.cells.get(column.key))
            _format(cell, column)
            cell.alignment = aligned[column.kind == "text"]
            if column.fixed:
                cell.font = grey
            if found := marks.get((line.key, column.key)):
                cell.fill = fills[found[0].kind]
                cell.comment = Comment(_told(line, found), "selaras", height=40 + 18 * (len(_told(line, found)) // 40 + 1), width=300)
        sheet.row_dimensions[number].height = _LINE * _lines(line, content.columns)
    last = len(content.lines) + 1
    for at, column in enumerate(content.columns, 2):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        if column.choices in lists:
            _drop_down(sheet, f"{letter}2:{letter}{last + _ROOM}", lists[column.choices], strict=column.strict)
        if column.kind == "text" and not column.fixed:
            for row in range(last + 1, last + 31):  # what is typed below the last row stays the text that was typed
                sheet.cell(row, at).number_format = "@"
    named = next((at for at, column in enumerate(content.columns, 2) if column.key in ("name", "text", "owner", "what")), 1)
    sheet.freeze_panes = f"{get_column_letter(named + 1) if named < 5 else 'B'}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(content.columns) + 1)}{max(last, 2)}"


def _lines(line: Line, columns: Sequence[Column]) -> int:
    """How many lines a row's longest text takes when it is wrapped: not every program finds out by itself."""
    needed = [
        sum(-(-len(part) * 11 // (10 * column.width)) or 1 for part in text.split("\n"))
        for column in columns
        if isinstance(text := line.cells.get(column.key), str)
    ]
    return min(_TALLEST, max(needed, default=1))


def _head(sheet: Any, titles: Sequence[str], fixed: Sequence[bool]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for at, (title, informs) in enumerate(zip(titles, fixed, strict=True), 1):
        cell = sheet.cell(1, at, title)
        cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_FIXED_HEAD if informs else _HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="center")


def _format(cell: Any, column: Column) -> None:
    if column.kind == "rupiah":
        cell.number_format = "#,##0"
    elif column.kind == "text":
        cell.number_format = "@"


def _told(line: Line, found: list[Doubt]) -> str:
    place = line.cells.get("place")
    reasons = "\n".join(dict.fromkeys(doubt.reason for doubt in found))
    return str(clean(f"{place}: {reasons}" if place else reasons))[:2000]


def _drop_down(sheet: Any, cells: str, source: str, *, strict: bool) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
    validation.errorStyle = "stop" if strict else "information"
    validation.errorTitle = "Di luar daftar"
    validation.error = "Pilih dari daftar." if strict else "Tidak ada dalam daftar: tulis kode atau nama yang ada di lembarnya."
    validation.add(cells)
    sheet.add_data_validation(validation)


def _marks(sheet: Sheet, doubts: Iterable[Doubt]) -> dict[tuple[str, str], list[Doubt]]:
    """The cells to mark: of a doubt's own row, or the cell that shows its node; the gravest kind first."""
    shown = {column.key for column in sheet.columns}
    lines = {line.key: line for line in sheet.lines}
    cells = {
        id: (line.key, key) for line in sheet.lines for key, ids in line.nodes.items() for id in ids if key.startswith(("pagu:", "target:"))
    }
    first = next((key for key in ("name", "text", "owner", "value") if key in shown), "")
    marks: dict[tuple[str, str], list[Doubt]] = {}
    for doubt in doubts:
        if doubt.node in lines and (not doubt.column or doubt.column in shown) and doubt.node not in cells:
            marks.setdefault((doubt.node, doubt.column or first), []).append(doubt)
        elif doubt.node in cells and not doubt.column:
            marks.setdefault(cells[doubt.node], []).append(doubt)
    order = list(_COLOURS)
    return {cell: sorted(found, key=lambda doubt: order.index(doubt.kind)) for cell, found in marks.items()}


def _inform(sheet: Any, told: Information) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    _head(sheet, told.titles, [True] * len(told.titles))
    for number, row in enumerate(told.rows, 2):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
            if isinstance(value, int) and abs(value) >= 10_000:
                cell.number_format = "#,##0"
    for at, width in enumerate(told.widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
