"""An invented plan, laid out in many ways and printed as a PDF by reportlab, by Chromium (from HTML) and by LibreOffice (from DOCX)."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

YEARS = tuple(range(2025, 2031))
AGENCY, REGION = "Kecamatan Wringinsari", "Kabupaten Tirtamulya"
_SIZES = {"lanskap": (842.0, 595.0), "tegak": (595.0, 842.0), "lebar": (1191.0, 842.0)}


@dataclass(frozen=True)
class Layout:
    """How a table is drawn: `ruling` is "grid", "rules" (level lines only), "bands" (colours only), "head" (about the header), "none"."""

    name: str
    ruling: str
    sheet: str = "lanskap"
    size: float = 6.0
    repeated: bool = True
    cut_rows: bool = False
    turned: bool = False
    narrow: bool = False
    broken: bool = False  # all columns are as wide: words are broken

    def widths(self, sheet: Sheet) -> list[float]:
        """How wide its columns are, in parts of the whole."""
        parts = [1.0] * len(sheet.widths) if self.broken else list(sheet.widths)
        return [part / sum(parts) for part in parts]


LAYOUTS = (
    Layout("grid", "grid"),
    Layout("grid-not-repeated", "grid", repeated=False, cut_rows=True),
    Layout("grid-narrow", "grid", sheet="tegak", size=5.0, narrow=True),
    Layout("grid-broken-words", "grid", broken=True),
    Layout("grid-turned", "grid", turned=True),
    Layout("rules", "rules"),
    Layout("rules-upright-sheet", "rules", sheet="tegak", size=4.6, repeated=False),
    Layout("rules-broken-words", "rules", broken=True),
    Layout("rules-turned", "rules", turned=True),
    Layout("bands", "bands"),
    Layout("head", "head"),
    Layout("head-wide", "head", sheet="lebar", size=8.0, repeated=False),
    Layout("none", "none"),
    Layout("none-wide", "none", sheet="lebar", size=8.0, repeated=False),
)


@dataclass(frozen=True)
class Entry:
    """A sasaran (level 0), program, kegiatan or subkegiatan with its indicator and figures."""

    level: int
    code: str
    name: str
    indicator: str
    unit: str
    baseline: str
    targets: tuple[str, ...]
    money: tuple[int, ...] = ()


def _entry(level: int, words: Sequence[str], start: float, base: int = 0) -> Entry:
    """An entry by its code, name, indicator and unit."""
    code, name, indicator, unit = words
    step = 1 if start >= 5 else 0
    targets = tuple(f"{start + step * n:g}".replace(".", ",") for n in range(1, 7))
    money = tuple(base * (100 + 4 * n) // 100 * 1000 + (n * 137 if base % 2 else 0) for n in range(6)) if base else ()
    return Entry(level, code, name, indicator, unit, f"{start:g}".replace(".", ","), targets, money)


GOAL = "Terwujudnya tata kelola kecamatan yang tanggap dan melayani"
AIMS = (
    _entry(0, ("", "Meningkatnya mutu layanan bagi warga kecamatan", "Indeks kepuasan masyarakat", "Indeks"), 81.25),
    _entry(0, ("", "Meningkatnya kemandirian desa di wilayah kecamatan", "Persentase desa berstatus mandiri", "Persen"), 40),
)
_TREE = """
1|7.01.02|Program Penyelenggaraan Pemerintahan dan Pelayanan Publik|Persentase layanan yang selesai tepat waktu|Persen|82.5
2|7.01.02.2.01|Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan|Persentase rapat yang ditindaklanjuti|Persen|75
3|7.01.02.2.01.0002|Peningkatan Efektifitas Kegiatan Pemerintahan|Jumlah laporan rapat koordinasi|Laporan|12|45120
3|7.01.02.2.01.0003|Sinkronisasi Program dengan Instansi Vertikal|Jumlah dokumen sinkronisasi|Dokumen|4|18305
2|7.01.02.2.02|Penyelenggaraan Urusan yang Tidak Dilaksanakan Unit Kerja Lain|Persentase urusan yang terselenggara|Persen|90
3|7.01.02.2.02.0001|Perencanaan Kegiatan Pelayanan kepada Masyarakat|Jumlah dokumen rencana layanan|Dokumen|2|9750
3|7.01.02.2.02.0003|Peningkatan Pelayanan Perizinan|Jumlah izin yang diterbitkan|Izin|210|120417
1|7.01.03|Program Pemberdayaan Masyarakat Desa dan Kelurahan|Persentase lembaga desa yang aktif|Persen|64
2|7.01.03.2.01|Koordinasi Kegiatan Pemberdayaan Desa|Persentase musyawarah yang dihadiri|Persen|70
3|7.01.03.2.01.0001|Peningkatan Partisipasi Masyarakat dalam Forum Musyawarah|Jumlah lembaga yang ikut musyawarah|Lembaga|15|31250
3|7.01.03.2.01.0004|Fasilitasi Penyusunan Perencanaan Desa|Jumlah desa yang difasilitasi|Desa|11|27600
2|7.01.03.2.03|Pemberdayaan Lembaga Kemasyarakatan Tingkat Kecamatan|Persentase lembaga yang terbina|Persen|55
3|7.01.03.2.03.0001|Penyelenggaraan Lembaga Kemasyarakatan|Jumlah lembaga yang dibina|Lembaga|9|74010
3|7.01.03.2.03.0002|Peningkatan Kapasitas Pengurus Lembaga|Jumlah orang yang dilatih|Orang|120|1305400
"""


def entries() -> list[Entry]:
    """Programs, kegiatan and subkegiatan in printed order; what is above has the sum of what is below it."""
    found: list[Entry] = []
    for line in _TREE.split("\n")[1:-1]:
        level, *words, start = line.split("|")[:6]
        found.append(_entry(int(level), words, float(start), int([*line.split("|"), "0"][6])))
    for level in (2, 1):
        for at, entry in enumerate(found):
            if entry.level == level:
                end = next((n for n in range(at + 1, len(found)) if found[n].level <= level), len(found))
                found[at] = _summed(entry, [one for one in found[at + 1 : end] if one.level == level + 1])
    return found


def _summed(entry: Entry, below: Sequence[Entry]) -> Entry:
    money = tuple(sum(one.money[year] for one in below) for year in range(len(YEARS)))
    return Entry(entry.level, entry.code, entry.name, entry.indicator, entry.unit, entry.baseline, entry.targets, money)


Head = tuple[str, int, int]  # words, over how many columns and rows


@dataclass(frozen=True)
class Sheet:
    """A table: its caption, its header's rows of cells, its rows, its columns' widths in parts and whether they are figures ("r", "c")."""

    caption: str
    head: tuple[tuple[Head, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    aligned: str


def sheets() -> list[Sheet]:
    """The two tables of the plan."""
    first: tuple[Head, ...] = (
        ("Tujuan", 1, 2), ("Sasaran", 1, 2), ("Indikator", 1, 2), ("Satuan", 1, 2), ("Baseline 2024", 1, 2), ("Target Tahun", 6, 1),
    )  # fmt: skip
    aims = tuple((GOAL if n == 0 else "", a.name, a.indicator, a.unit, a.baseline, *a.targets) for n, a in enumerate(AIMS))
    one = Sheet(
        "Tabel 3.1 Tujuan dan Sasaran Renstra", (first, tuple((str(year), 1, 1) for year in YEARS)), aims, (14, 14, 13, 6, 6, *[5] * 6),
        "lllcc" + "c" * 6,
    )  # fmt: skip
    top: tuple[Head, ...] = (
        ("Kode", 1, 3), ("Program/Kegiatan/Subkegiatan", 1, 3), ("Indikator", 1, 3), ("Satuan", 1, 3), ("Baseline 2024", 1, 3),
        ("Target dan Pagu Indikatif Tahun", 12, 1), ("Unit Kerja", 1, 3),
    )  # fmt: skip
    pairs = tuple(cell for _ in YEARS for cell in (("Target", 1, 1), ("Rp", 1, 1)))
    rows = []
    for entry in entries():
        figures = [cell for target, money in zip(entry.targets, entry.money, strict=True) for cell in (target, rupiah(money))]
        rows.append((entry.code, entry.name, entry.indicator, entry.unit, entry.baseline, *figures, "Kecamatan"))
    two = Sheet(
        "Tabel 4.2 Program, Kegiatan, Subkegiatan dan Pendanaan", (top, tuple((str(year), 2, 1) for year in YEARS), pairs), tuple(rows),
        (7.5, 12, 11, 5, 4.5, *[3.6, 6.6] * 6, 5.5), "lllcc" + "cr" * 6 + "l",
    )  # fmt: skip
    return [one, two]


def rupiah(value: int) -> str:
    """An amount as it is printed."""
    return f"{value:,}".replace(",", ".")


_FRONT = (
    "RENCANA STRATEGIS", AGENCY.upper(), REGION.upper(), "TAHUN 2025-2029",
)  # fmt: skip
_PROSE = (
    "Bab ini memuat tujuan, sasaran, program, kegiatan dan subkegiatan yang akan dilaksanakan selama periode rencana beserta "
    "indikator dan pagu indikatifnya. Angka pada tahun dasar adalah capaian yang telah diperiksa oleh kecamatan bersama desa."
)


def placed(sheet: Sheet) -> Iterator[tuple[int, int, Head]]:
    """The header's cells with their row and column."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(sheet.head):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + y, column + x) for y in range(cell[2]) for x in range(cell[1])}
            yield row, column, cell


# --- reportlab


def by_reportlab(layout: Layout, path: Path) -> None:
    """Print the plan as reportlab draws tables."""
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, TableStyle

    width, height = _SIZES[layout.sheet]
    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=11)
    styles = {
        letter: ParagraphStyle(letter, fontName="Helvetica", fontSize=layout.size, leading=1.15 * layout.size, alignment=at)
        for letter, at in (("l", 0), ("c", 1), ("r", 2))
    }
    story: list[object] = [Paragraph(line, plain) for line in _FRONT]
    story.append(PageBreak())
    for sheet in sheets():
        story += [Paragraph(_PROSE, plain), Spacer(1, 8), Paragraph(sheet.caption, plain), Spacer(1, 4)]
        count, tall = len(sheet.widths), len(sheet.head)
        grid: list[list[object]] = [[""] * count for _ in range(tall)]
        style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        padding = 1.5 if layout.narrow else 2.5
        for side in ("LEFT", "RIGHT", "TOP", "BOTTOM"):
            style.append((f"{side}PADDING", (0, 0), (-1, -1), padding))
        for row, column, (words, wide, high) in placed(sheet):
            grid[row][column] = Paragraph(words, styles["c"])
            style.append(("SPAN", (column, row), (column + wide - 1, row + high - 1)))
        for cells in sheet.rows:
            grid.append([Paragraph(cell, styles[letter]) for cell, letter in zip(cells, sheet.aligned, strict=True)])
        black = (0.4, colors.black)
        if layout.ruling == "grid":
            style.append(("GRID", (0, 0), (-1, -1), *black))
        elif layout.ruling == "rules":
            style += [("LINEABOVE", (0, at), (-1, at), *black) for at in (0, *range(tall, len(grid)))]
            style.append(("LINEBELOW", (0, -1), (-1, -1), *black))
        elif layout.ruling == "head":
            style += [("LINEABOVE", (0, 0), (-1, 0), *black), ("LINEBELOW", (0, tall - 1), (-1, tall - 1), *black)]
            style.append(("LINEBELOW", (0, -1), (-1, -1), *black))
        elif layout.ruling == "bands":
            style.append(("BACKGROUND", (0, 0), (-1, tall - 1), colors.Color(0.7, 0.8, 0.95)))
            style += [("BACKGROUND", (0, at), (-1, at), colors.Color(0.93, 0.93, 0.93)) for at in range(tall, len(grid), 2)]
        widths = [part * (width - 60) for part in layout.widths(sheet)]
        story.append(
            LongTable(grid, widths, repeatRows=tall if layout.repeated else 0, style=TableStyle(style), splitInRow=layout.cut_rows)
        )
        story.append(PageBreak())
    SimpleDocTemplate(str(path), pagesize=(width, height), leftMargin=30, rightMargin=30, topMargin=36, bottomMargin=36).build(story)


# --- Chromium


def by_chromium(layout: Layout, path: Path) -> None:
    """Print the plan as Chromium prints HTML."""
    program = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if program is None:
        raise Skipped("no Chromium on this machine")
    width, height = _SIZES[layout.sheet]
    line = "0.6pt solid black"
    rules = {
        "grid": f"td, th {{border: {line}}}",
        "rules": f"tbody tr {{border-top: {line}}} table {{border-top: {line}; border-bottom: {line}}}",
        "head": f"thead {{border-top: {line}; border-bottom: {line}}} table {{border-bottom: {line}}}",
        "bands": "thead {background: #b3ccf2} tbody tr:nth-child(odd) {background: #ededed}",
        "none": "",
    }[layout.ruling]
    style = (
        f"@page {{size: {width}pt {height}pt; margin: 30pt}} body {{font: 9pt Arial, sans-serif}}"
        f"table {{border-collapse: collapse; width: 100%; table-layout: fixed; font-size: {layout.size}pt}}"
        f"td, th {{padding: 2pt; vertical-align: top; font-weight: normal; overflow-wrap: anywhere}} section {{break-after: page}}"
        f"tr {{break-inside: {'auto' if layout.cut_rows else 'avoid'}}} "
        f"thead {{display: {'table-header-group' if layout.repeated else 'table-row-group'}}} {rules}"
        "* {-webkit-print-color-adjust: exact}"
    )
    body = ["<section>", *(f"<p>{line}</p>" for line in _FRONT), "</section>"]
    side = {"l": "left", "c": "center", "r": "right"}
    for sheet in sheets():
        body.append(f"<section><p>{_PROSE}</p><p>{sheet.caption}</p><table>")
        body += [f'<col style="width:{100 * part:.2f}%">' for part in layout.widths(sheet)]
        body.append("<thead>")
        for cells in sheet.head:
            body.append("<tr>" + "".join(f'<th colspan="{wide}" rowspan="{high}">{html.escape(words)}</th>' for words, wide, high in cells))
        body.append("</thead><tbody>")
        for row in sheet.rows:
            told = (f'<td style="text-align:{side[at]}">{html.escape(cell)}</td>' for cell, at in zip(row, sheet.aligned, strict=True))
            body.append("<tr>" + "".join(told))
        body.append("</tbody></table></section>")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "plan.html"
        page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(body)}", encoding="utf-8")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile"]
        subprocess.run([*command, f"--print-to-pdf={path}", page.as_uri()], capture_output=True, check=True, timeout=120)


# --- LibreOffice


def by_libreoffice(layout: Layout, path: Path) -> None:
    """Print the plan as LibreOffice prints a Word document."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Skipped("no LibreOffice on this machine")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(_docx(layout))
        command = [program, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, str(source)], capture_output=True, check=True, timeout=180)
        shutil.move(source.with_suffix(".pdf"), path)


def _docx(layout: Layout) -> bytes:
    """The plan as a Word document, its tables with the borders and fills of a layout."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    width, height = _SIZES[layout.sheet]
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(30)
    for line in _FRONT:
        document.add_paragraph(line)
    document.add_page_break()
    for sheet in sheets():
        document.add_paragraph(_PROSE)
        document.add_paragraph(sheet.caption)
        _add_table(document, sheet, layout, width)
        document.add_page_break()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, sheet: Sheet, layout: Layout, width: float) -> None:
    """Add a table to a Word document."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    sides = {"l": WD_ALIGN_PARAGRAPH.LEFT, "c": WD_ALIGN_PARAGRAPH.CENTER, "r": WD_ALIGN_PARAGRAPH.RIGHT}
    edges = {"grid": "top left bottom right insideH insideV", "rules": "top bottom insideH", "head": "top bottom", "bands": "", "none": ""}
    tall, count = len(sheet.head), len(sheet.widths)
    table = document.add_table(tall + len(sheet.rows), count)
    table.autofit = False
    lines = "".join(f'<w:{edge} w:val="single" w:sz="4" w:color="000000"/>' for edge in edges[layout.ruling].split())
    margins = "".join(f'<w:{edge} w:w="40" w:type="dxa"/>' for edge in ("left", "right"))
    properties = table._tbl.tblPr
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    widths = [Pt(part * (width - 60)) for part in layout.widths(sheet)]
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    texts = {(row, column): (words, "c") for row, column, (words, _, _) in placed(sheet)}
    for at, row in enumerate(sheet.rows):
        texts |= {(tall + at, column): (cell, sheet.aligned[column]) for column, cell in enumerate(row)}
    for at, line in enumerate(table.rows):
        more = "" if layout.cut_rows else "<w:cantSplit/>"
        more += "<w:tblHeader/>" if at < tall and layout.repeated else ""
        line._tr.get_or_add_trPr().extend(list(parse_xml(f"<w:trPr {nsdecls('w')}>{more}</w:trPr>")))
        for column, cell in enumerate(line.cells):
            cell.width = widths[column]
            if layout.ruling == "bands" and (at < tall or (at - tall) % 2 == 0):
                tint = "B3CCF2" if at < tall else "EDEDED"
                cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{tint}"/>'))
            if layout.ruling == "head" and at == tall - 1:
                edge = f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:tcBorders>'
                cell._tc.get_or_add_tcPr().append(parse_xml(edge))
            words, side = texts.get((at, column), ("", "l"))
            paragraph = cell.paragraphs[0]
            paragraph.alignment = sides[side]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = 1.0
            run = paragraph.add_run(words)
            run.font.size, run.font.name = Pt(layout.size), "Liberation Sans"
    for row, column, (_, wide, high) in placed(sheet):
        if wide > 1 or high > 1:
            merged = table.cell(row, column).merge(table.cell(row + high - 1, column + wide - 1))
            for spare in merged.paragraphs[1:]:
                spare._p.getparent().remove(spare._p)


class Skipped(Exception):
    """A program is not there."""


ENGINES: dict[str, Callable[[Layout, Path], None]] = {
    "reportlab": by_reportlab, "chromium": by_chromium, "libreoffice": by_libreoffice,
}  # fmt: skip


def drawn(engine: str, layout: Layout, path: Path) -> Path:
    """The plan as a PDF in a layout by a program."""
    ENGINES[engine](layout, path)
    if layout.turned:
        import pypdfium2 as pdfium

        document = pdfium.PdfDocument(path.read_bytes())
        for number in range(len(document)):
            document[number].set_rotation(90)
        document.save(path)
        document.close()
    return path
