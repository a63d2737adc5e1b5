"""A document of parts as a web page, in Word's, Excel's and PDF's form."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from .grids import Grid, Style

Part = str | Grid


def _covered(grid: Grid) -> set[tuple[int, int]]:
    return {(r + y, c + x) for (r, c), (down, across) in grid.spans.items() for y in range(down) for x in range(across) if (y, x) != (0, 0)}


# Dark heads with light letters, and rows filled in turn, as planners colour levels.
_COLOURS = (
    "th{background:#1f4e79;color:#fff}tbody tr:nth-child(3n+1) td{background:#fde9d9}tbody tr:nth-child(3n+2) td{background:#e2efda}"
    "*{-webkit-print-color-adjust:exact}"
)
# What some agencies draw behind every page: a band, a circle, a curve.
_BACKDROP = (
    "<svg style='position:fixed;left:0;top:0;width:100%;height:100%;z-index:-1' viewBox='0 0 1000 700' preserveAspectRatio='none'>"
    "<rect x='0' y='0' width='1000' height='14' fill='#f4b183'/><circle cx='960' cy='640' r='50' fill='#9dc3e6'/>"
    "<path d='M0 690 C 200 640 500 700 1000 660 L 1000 700 L 0 700 Z' fill='#c5e0b4'/></svg>"
)


def web(found: list[Part], style: Style) -> str:
    """As a page to print, in letters that its widest table has room for."""
    widest = max((len(part.rows[0]) for part in found if isinstance(part, Grid)), default=0)
    size = 6.0 if widest < 21 else 4.0
    lines = [
        '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title></title><style>@page{size:A4 landscape;margin:12mm}'
        "@page tall{size:A4 portrait;margin:20mm}"
        f"body{{font-family:Arial;font-size:10pt}}table{{border-collapse:collapse;width:100%;font-size:{size}pt}}"
        "td,th{border:0.6pt solid #000;padding:1pt 2pt;vertical-align:top}"
        f"th{{background:{'#cfe2f3' if style.merged else '#fff'}}}{_COLOURS if style.colour else ''}"
        ".n{text-align:right;white-space:nowrap}"
        f"{'thead{display:table-row-group}' if style.repeated == 'none' else ''}"
        f"{'' if style.cut_rows else 'tr{page-break-inside:avoid}'}</style></head><body>{_BACKDROP if style.backdrop else ''}"
    ]
    for part in found:
        if isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            tag = f"h{level + 1}" if level else "p"
            upright = " style='page:tall'" if style.portrait else ""
            lines.append(f"<{tag}{upright}>{html.escape(part.lstrip('# '))}</{tag}>")
            continue
        covered = _covered(part)
        lines.append(f"<p style='text-align:center'>{html.escape(part.caption)}</p><table>")
        for r, row in enumerate(part.rows):
            lines.append("<thead>" if r == 0 else "")
            cells = []
            for c, cell in enumerate(row):
                if (r, c) in covered:
                    continue
                down, across = part.spans.get((r, c), (1, 1))
                tag = "th" if r < part.head else "td"
                amount = bool(re.fullmatch(r"[\d.,]{6,}", cell))
                cells.append(
                    f"<{tag}{' class=n' if amount else ''}{f' rowspan={down}' if down > 1 else ''}"
                    f"{f' colspan={across}' if across > 1 else ''}>{html.escape(cell).replace(chr(10), '<br>')}</{tag}>"
                )
            lines.append(f"<tr>{''.join(cells)}</tr>")
            lines.append("</thead><tbody>" if r == part.head - 1 else "")
        lines.append("</tbody></table>")
    return "\n".join([*lines, "</body></html>"])


def word(found: list[Part], style: Style) -> bytes:
    """As Word keeps it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Mm, Pt

    book = Document()
    section = book.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(330), Mm(215)
    section.left_margin = section.right_margin = Mm(12)
    book.styles["Normal"].font.size = Pt(7)
    if style.running:
        section.header.paragraphs[0].text = "RENCANA STRATEGIS PERANGKAT DAERAH"
        section.footer.paragraphs[0].text = str(next(part for part in found if isinstance(part, str)))
    for part in found:
        if isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            if level:
                book.add_heading(part.lstrip("# "), level)
            else:
                book.add_paragraph(part)
            continue
        book.add_paragraph(part.caption)
        book.element.body.insert(len(book.element.body) - 1, parse_xml(_word_table(part, style, nsdecls("w"))))
        book.add_paragraph()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _widths(grid: Grid, room: int) -> list[int]:
    said = []
    for column in range(len(grid.rows[0])):
        cells = [row[column] for row in grid.rows[grid.head :]] or [""]
        longest = max(
            (
                len(word)
                for cell in [
                    *cells,
                    *(row[column] for at, row in enumerate(grid.rows[: grid.head]) if grid.spans.get((at, column), (1, 1))[1] == 1),
                ]
                for word in cell.split()
            ),
            default=3,
        )
        said.append(max(longest, min(26, max(map(len, cells)) / 4), 3))
    return [int(room * one / sum(said)) for one in said]


def _word_table(grid: Grid, style: Style, spaces: str) -> str:
    covered = _covered(grid)
    widths = _widths(grid, 17_000)
    going = {(r + y, c): across for (r, c), (down, across) in grid.spans.items() for y in range(1, down)}
    lines = []
    size = 12 if len(widths) > 8 else 15
    for r, row in enumerate(grid.rows):
        cells = []
        for c, cell in enumerate(row):
            if (r, c) in covered and (r, c) not in going:
                continue
            down, across = grid.spans.get((r, c), (1, going.get((r, c), 1)))
            merge = "<w:vMerge/>" if (r, c) in going else '<w:vMerge w:val="restart"/>' if down > 1 else ""
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            words = (
                ""
                if (r, c) in going
                else "".join(
                    f'<w:p><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>'
                    for line in cell.split("\n")
                )
            )
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths[c : c + across])}" w:type="dxa"/>{span}{merge}</w:tcPr>{words or "<w:p/>"}</w:tc>'
            )
        mark = (
            "<w:trPr>"
            + ("" if style.cut_rows else "<w:cantSplit/>")
            + ("<w:tblHeader/>" if r < grid.head and style.repeated != "none" else "")
            + "</w:trPr>"
        )
        lines.append(f"<w:tr>{mark}{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = (
        '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="17000" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tblCellMar>'
    )
    return f"<w:tbl {spaces}><w:tblPr>{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"


def excel(found: list[Part], style: Style) -> bytes:
    """As Excel keeps it: a sheet per table, amounts as numbers."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Naskah"
    line = 1
    for part in found:
        if isinstance(part, str):
            sheet.cell(line, 1, part.lstrip("# "))
            line += 1
            continue
        own = sheet if style.one_sheet else book.create_sheet(" ".join(part.caption.split()[:2]))
        down, right = style.offset
        top = (line if style.one_sheet else 0) + 1 + down
        own.cell(top, 1 + right, part.caption)
        line = top + len(part.rows) + 3 if style.one_sheet else line
        for r, row in enumerate(part.rows, top + 2):
            for c, cell in enumerate(row, 1 + right):
                if not cell:
                    continue
                shown: str | int | float = cell
                form = "General"
                if re.fullmatch(r"\d{1,3}([.,]\d{3})+", cell) and r - top - 2 >= part.head:
                    shown, form = int(re.sub(r"[.,]", "", cell)), "#,##0"
                elif re.fullmatch(r"\d+", cell) and r - top - 2 >= part.head:
                    shown = int(cell)
                elif re.fullmatch(r"\d+,\d+", cell) and r - top - 2 >= part.head:
                    shown, form = float(cell.replace(",", ".")), "0." + "0" * len(cell.partition(",")[2])
                own.cell(r, c, shown).number_format = form
        for (r, c), (down, across) in part.spans.items():
            own.merge_cells(start_row=r + top + 2, start_column=c + 1 + right, end_row=r + top + 1 + down, end_column=c + across + right)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def scanned(pdf: bytes, dots: int = 150) -> bytes:
    """Its pages as pictures."""
    from PIL import Image

    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dots), "-gray", "-png", "-", f"{folder}/p"], input=pdf, check=True, timeout=240)
        pages = [Image.open(path) for path in sorted(Path(folder).glob("p*.png"))]
        out = io.BytesIO()
        pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
        return out.getvalue()


def converted(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        path.write_bytes(data)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(Path(tempfile.gettempdir()) / 'selaras-test-office').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        return path.with_suffix(".pdf").read_bytes()


def printed(page: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.html"
        path.write_text(page, encoding="utf-8")
        chromium = shutil.which("chromium") or "chromium"
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/own",
                f"--print-to-pdf={folder}/plan.pdf",
                path.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        return (Path(folder) / "plan.pdf").read_bytes()


def turned(pdf: bytes) -> bytes:
    """With its pages across bound upright: their tables lie on the side."""
    from pypdfium2 import PdfDocument

    book = PdfDocument(pdf)
    for page in book:
        width, height = page.get_size()
        if width > height:
            page.set_rotation(90)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def laid_out(pdf: bytes, way: str = "-layout") -> bytes:
    """What pdftotext makes of a PDF."""
    return subprocess.run(["pdftotext", way, "-", "-"], input=pdf, check=True, capture_output=True, timeout=120).stdout
