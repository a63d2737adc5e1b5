"""The example documents in the other forms that plans come in: DOCX, XLSX, CSV, HTML and PDF, made from their text.

For development: the forms need python-docx, openpyxl and reportlab. `python -m selaras.examples.make FOLDER` writes all of them.
What they state is the same; how it is laid out is each form's own: merged cells, computed list numbers, numbers as numbers.
"""

from __future__ import annotations

import csv
import html
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import documents

_CAPTION = re.compile(r"(?i)tabel\s+[\dIVXT]")
_ITEM = re.compile(r"(?:(\d+)\.|•)\s+(.*)")
_HEADING = re.compile(r"(?i)bab\s+[ivx]+|\d\.\d+\.?\s|kata pengantar")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")
_SIGNED = re.compile(r"[A-Z]\w+, \d{1,2} \w+ 20\d\d")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)?(?: ?%)?|7\.01")


@dataclass(frozen=True)
class Text:
    """A paragraph; `kind` is "p", "h" (heading), "ol" or "ul" (an item of a list, its number or bullet taken off)."""

    words: str
    kind: str = "p"


@dataclass(frozen=True)
class Table:
    """A page's part of a table: rows of equal length, the first `head` of them its header."""

    rows: tuple[tuple[str, ...], ...]
    head: int


Part = Text | Table


def parts_of(text: str) -> list[Part]:
    """A text document as its parts: lines with TABs are rows, other lines paragraphs."""
    parts: list[Part] = []
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if "\t" in line:
            rows.append([cell.strip() for cell in line.split("\t")])
            continue
        if rows:
            width = max(map(len, rows))
            whole = tuple((*row, *[""] * (width - len(row))) for row in rows)
            parts.append(Table(whole, _head(whole)))
            rows = []
        words = re.sub(r"^#+\s*|\*\*", "", line).strip()
        item = _ITEM.fullmatch(words)
        if item:
            parts.append(Text(item[2], "ol" if item[1] else "ul"))
        elif words:
            parts.append(Text(words, "h" if _HEADING.match(words) else "p"))
    return parts


def _head(rows: Sequence[Sequence[str]]) -> int:
    """How many rows are header: up to the one that counts the columns, else the first and those of short words below it."""
    for at, row in enumerate(rows[:5]):
        filled = [cell for cell in row if cell]
        if at and row[0] and all(_COUNTED.fullmatch(cell) for cell in filled) and len(filled) > 2:
            return at + 1
        if at and (row[0] or len(filled) < 3 or any(len(cell) > 12 for cell in filled)):
            return at
    return 1


@dataclass(frozen=True)
class Place:
    """A cell of a table as drawn: where it begins, how far it spans, its text."""

    row: int
    column: int
    down: int
    across: int
    text: str


def drawn(table: Table) -> list[Place]:
    """The cells with the spans that a planner would draw: headers over their columns and years, empty cells below a sasaran."""
    rows, head = table.rows, table.head
    counted = head - 1 if head > 1 and all(_COUNTED.fullmatch(cell) for cell in rows[head - 1] if cell) else head
    width = len(rows[0])
    taken: set[tuple[int, int]] = set()
    places = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if (r, c) in taken:
                continue
            down = across = 1
            if r < counted and text:
                while c + across < width and not row[c + across] and any(rows[below][c + across] for below in range(r + 1, counted)):
                    across += 1
                if across == 1:
                    while r + down < counted and not rows[r + down][c]:
                        down += 1
            elif r >= head and text and c < 2 and len(text) > 20:
                while r + down < len(rows) and not rows[r + down][c]:
                    down += 1
            taken |= {(r + y, c + x) for y in range(down) for x in range(across)}
            places.append(Place(r, c, down, across, text))
    return places


# -- Word ------------------------------------------------------------------------------------------------------------


def docx(parts: Sequence[Part]) -> bytes:
    """As a Word document: merged cells, lists that Word numbers, headings."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Mm, Pt

    book = Document()
    section = book.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    book.styles["Normal"].font.size = Pt(8)
    numbering = book.part.numbering_part.element
    for name, form, text in (("90", "decimal", "%1."), ("91", "bullet", "•")):
        numbering.insert(0, parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ))  # fmt: skip
    before = ""
    lists = 900
    for part in parts:
        if isinstance(part, Table):
            book.element.body.insert(len(book.element.body) - 1, parse_xml(_docx_table(part, nsdecls("w"))))
            book.add_paragraph()
            before = ""
            continue
        paragraph = book.add_heading(part.words, 1) if part.kind == "h" else book.add_paragraph(part.words)
        if part.kind in ("ol", "ul"):
            if part.kind != before:
                lists += 1
                numbering.append(parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{lists}"><w:abstractNumId w:val="{90 if part.kind == "ol" else 91}"/>'
                    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                ))  # fmt: skip
            paragraph._p.get_or_add_pPr().append(parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{lists}"/></w:numPr>'
            ))  # fmt: skip
        before = part.kind
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _docx_table(table: Table, spaces: str) -> str:
    width = len(table.rows[0])
    size = 20_000 // width
    starts = {(place.row, place.column): place for place in drawn(table)}
    going_on = {
        (place.row + below, place.column): place.across for place in starts.values() for below in range(1, place.down)
    }  # fmt: skip
    lines = []
    for r in range(len(table.rows)):
        cells = []
        for c in range(width):
            place = starts.get((r, c))
            across = place.across if place else going_on.get((r, c))
            if across is None:
                continue
            merge = "" if place and place.down == 1 else f'<w:vMerge w:val="{"restart" if place else "continue"}"/>'
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            words = f'<w:r><w:t xml:space="preserve">{html.escape(place.text)}</w:t></w:r>' if place and place.text else ""
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{size * across}" w:type="dxa"/>{span}{merge}</w:tcPr><w:p>{words}</w:p></w:tc>'
            )  # fmt: skip
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if r < table.head else ""
        lines.append(f"<w:tr>{mark}{''.join(cells)}</w:tr>")
    grid = f'<w:gridCol w:w="{size}"/>' * width
    return f'<w:tbl {spaces}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'


# -- Excel and CSV ---------------------------------------------------------------------------------------------------


def _sections(parts: Sequence[Part]) -> Iterator[tuple[str, list[Part]]]:
    """The running text as one section, and each table with its caption as one of the caption's name."""
    text: list[Part] = []
    tables: list[tuple[str, list[Part]]] = []
    caption: list[Part] = []
    for part in parts:
        if isinstance(part, Table):
            if caption and isinstance(caption[0], Text):
                tables.append((re.sub(r"[\\*?:/\[\]]", "", " ".join(caption[0].words.split()[:2]))[:30], caption))
                caption = []
            elif not tables:
                tables.append(("Tabel", []))
            tables[-1][1].append(part)
        elif _CAPTION.match(part.words) or caption:
            caption.append(part)
        else:
            text.append(part)
    yield "Naskah", [*text, *caption]
    yield from tables


def _value(cell: str) -> tuple[str | int | float, str]:
    """A cell as a planner keeps it in Excel: numbers as numbers, with a format that shows them as they are printed."""
    if not _NUMBER.fullmatch(cell):
        return cell, "General"
    if cell == "7.01":
        return 7.01, "General"  # Excel makes a number of a short code
    digits = re.sub(r"[ %]", "", cell)
    places = len(digits.partition(",")[2]) if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits) else 0
    if places or "%" in cell:
        value = float(digits.replace(",", "."))
        form = "0." + "0" * places if places else "0"
        return (round(value / 100, 6), form + (" %" if " " in cell else "%")) if "%" in cell else (value, form)
    return int(re.sub(r"[.,]", "", digits)), "#,##0" if len(digits) > 3 and not digits.startswith("20") else "General"


def xlsx(parts: Sequence[Part]) -> bytes:
    """As a workbook: the running text on one sheet, each table on its own, headers merged."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, section in _sections(parts):
        sheet = book.create_sheet(name)
        line = 1
        for part, words in _numbered(section):
            if isinstance(part, Text):
                sheet.cell(line, 1, words)
                line += 1
                continue
            line += 1
            for place in drawn(part):
                if not place.text:
                    continue
                value, form = _value(place.text)
                cell = sheet.cell(line + place.row, place.column + 1, value)
                cell.number_format = form
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if place.down > 1 or place.across > 1:
                    sheet.merge_cells(
                        start_row=line + place.row, start_column=place.column + 1,
                        end_row=line + place.row + place.down - 1, end_column=place.column + place.across,
                    )  # fmt: skip
            line += len(part.rows) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _numbered(parts: Sequence[Part]) -> Iterator[tuple[Part, str]]:
    """The parts, each paragraph with its words as printed: the items of a list with their number or bullet."""
    count = 0
    for part in parts:
        kind = part.kind if isinstance(part, Text) else "table"
        count = count + 1 if kind == "ol" else 0
        label = f"{count}. " if kind == "ol" else "• " if kind == "ul" else ""
        yield part, label + part.words if isinstance(part, Text) else ""


def csv_table(parts: Sequence[Part]) -> bytes:
    """As Excel saves a sheet in Indonesia: semicolons, Windows-1252, every row as long as the longest."""
    width = max(len(part.rows[0]) for part in parts if isinstance(part, Table))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for part, words in _numbered(parts):
        if isinstance(part, Text):
            writer.writerow([words, *[""] * (width - 1)])
            continue
        writer.writerow([""] * width)
        for row in part.rows:
            writer.writerow([*row, *[""] * (width - len(row))])
        writer.writerow([""] * width)
    return out.getvalue().encode("cp1252")


# -- HTML and PDF ----------------------------------------------------------------------------------------------------


def html_page(parts: Sequence[Part]) -> bytes:
    """As a web page: lists, headings, tables with cells that span."""
    lines = ['<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>Renstra</title></head><body>']
    before = ""
    for part in [*parts, Text("", "p")]:
        kind = part.kind if isinstance(part, Text) else "table"
        if before in ("ol", "ul") and kind != before:
            lines.append(f"</{before}>")
        if kind in ("ol", "ul") and kind != before:
            lines.append(f"<{kind}>")
        before = kind
        if isinstance(part, Table):
            lines.append(_html_table(part))
        elif part.words:
            tag = {"h": "h2", "p": "p"}.get(part.kind, "li")
            lines.append(f"<{tag}>{html.escape(part.words)}</{tag}>")
    return "\n".join([*lines, "</body></html>\n"]).encode()


def _html_table(table: Table) -> str:
    lines: list[list[str]] = [[] for _ in table.rows]
    for place in drawn(table):
        tag = "th" if place.row < table.head else "td"
        spans = (f' colspan="{place.across}"' if place.across > 1 else "") + (f' rowspan="{place.down}"' if place.down > 1 else "")
        lines[place.row].append(f"<{tag}{spans}>{html.escape(place.text)}</{tag}>")
    return "<table>\n" + "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in lines) + "\n</table>"


def pdf(parts: Sequence[Part]) -> bytes:
    """As a PDF with a text layer: A3 landscape, ruled tables, a page for each part of a table.

    A name torn over two cells is what taking text out of a PDF leaves, not what one prints: it is whole here.
    """
    from reportlab import rl_config
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle

    rl_config.invariant = 1  # the same bytes for the same document, without the date of the day
    styles = getSampleStyleSheet()
    cell = styles["Normal"].clone("cell", fontSize=6, leading=7)
    styles["Normal"].spaceAfter = 8
    sign = styles["Normal"].clone("sign", leftIndent=700)  # place, date and name stand at the right
    signed = False
    story: list[Any] = []
    page = landscape(A3)
    room = page[0] - 60
    before = ""
    for part, words in _numbered(parts):
        if isinstance(part, Text):
            signed = part.kind != "h" and (signed or bool(_SIGNED.fullmatch(words)))
            story.append(Paragraph(html.escape(words), styles["Heading3"] if part.kind == "h" else sign if signed else styles["Normal"]))
            before = "text"
            continue
        if before == "table":
            story.append(PageBreak())
        whole = Table(tuple(_mended(row) for row in part.rows), part.head)
        # A line that ends in "/" says no more whether a blank follows it.
        rows = [[Paragraph(html.escape(text.replace("/ ", "/\u00a0")), cell) for text in row] for row in whole.rows]
        style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.4, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                 ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]  # fmt: skip
        for place in drawn(whole):
            if place.row < whole.head and (place.down > 1 or place.across > 1):
                end = (place.column + place.across - 1, place.row + place.down - 1)
                style.append(("SPAN", (place.column, place.row), end))
        story += [LongTable(rows, colWidths=_widths(whole, room), style=TableStyle(style), repeatRows=whole.head), Spacer(1, 6)]
        before = "table"
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=page, leftMargin=30, rightMargin=30, topMargin=30, bottomMargin=30, title="Renstra").build(story)
    return out.getvalue()


def _mended(row: Sequence[str]) -> tuple[str, ...]:
    """A row whose first cell was torn inside a word, "KETER" and "TIBAN UMUM", with the word whole again."""
    if len(row) > 2 and row[0].isupper() and row[1].isupper() and not any(row[2:4]):
        return (row[0] + row[1], "", *row[2:])
    return tuple(row)


def _widths(table: Table, room: float) -> list[float]:
    """Column widths in points: room for the longest word first, the rest by how much each column has to say."""
    spanning = {(place.row, place.column) for place in drawn(table) if place.across > 1}
    columns = [
        ["" if (r, c) in spanning else row[c] for r, row in enumerate(table.rows)] for c in range(len(table.rows[0]))
    ]  # fmt: skip
    least = [max(max((len(word) for cell in column for word in cell.split()), default=1) * 3.9 + 6, 16) for column in columns]
    scale = min(1.0, room / sum(least))
    least = [width * scale for width in least]
    said = [min(60, max(map(len, column))) for column in columns]
    rest = min(room - sum(least), 6.0 * sum(said))
    return [width + rest * share / max(1, sum(said)) for width, share in zip(least, said, strict=True)]


FORMS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    ".docx": docx, ".xlsx": xlsx, ".csv": csv_table, ".html": html_page, ".pdf": pdf,
}  # fmt: skip


def make(document: Path, form: str, folder: Path) -> Path:
    """Write one example document in a form (".docx", …) into a folder; returns its path."""
    path = folder / f"{document.stem}{form}"
    path.write_bytes(FORMS[form](parts_of(document.read_text(encoding="utf-8"))))
    return path


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    for known in documents():
        for form in FORMS:
            make(known, form, Path(sys.argv[1]))
