"""The Word reader (DOCX): paragraphs, lists and tables in the order of the body, as Word prints them.

The file's XML is walked directly, row by row, so that memory stays bounded, a broken link to a picture does no harm and both
editions of the standard are read. Deleted and hidden text, headers, footers and notes are not the plan's text. List numbers, which
Word computes, are restored. A text box follows the paragraph that holds it; a table inside a cell follows its outer table.

Places: the page, where Word left its marks of the last drawn pages; else the running number of the paragraph or table row.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..blocks import Block, LeftOut, Pages, Paragraph, Place
from ..office import Package, opened, parser
from ..reasons import Reason
from ..source import checksum, damaged, too_large
from ..spans import MAX_COLUMNS, MAX_ROWS, Cell, Line, fragment
from .numbering import Lists, child, lists_of, local, number, value
from .text import Styles, Text, inline, styles_of

if TYPE_CHECKING:
    from lxml import etree

_AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})  # what stands around blocks, rows and cells
_NEAR = 120.0  # twentieths of a point (2 mm): borders closer than this are one, drawn by hand; no column is so narrow


def read_docx(path: Path) -> Pages:
    """Read a Word document into blocks. InputError where it is locked, damaged or beyond bounds."""
    from lxml import etree

    with opened(path, "DOCX") as package:
        main = next((part for kind, part in package.relations("") if kind == "officeDocument"), "word/document.xml")
        if main not in package.names:
            raise damaged(path, "DOCX")
        try:
            numbering, styles = (_related(package, main, kind) for kind in ("numbering", "styles"))
            walk = _Walk(path, lists_of(numbering, styles), styles_of(styles), paged=package.mentions(main, b"lastRenderedPageBreak"))
            with package.stream(main) as stream:
                for element in _body(stream):
                    walk.take(element)
        except etree.XMLSyntaxError as error:
            raise damaged(path, "DOCX") from error
    return Pages(path.name, checksum(path), walk.blocks, walk.left_out)


def _related(package: Package, main: str, kind: str) -> etree._Element | None:
    """The root of the part that the document refers to as its numbering or styles, or None."""
    from lxml import etree

    part = next((part for name, part in package.relations(main) if name == kind and part in package.names), None)
    return None if part is None else etree.fromstring(package.part(part), parser())


def _body(stream: IO[bytes]) -> Iterator[etree._Element]:
    """The paragraphs of the body, and each of its tables row by row and then itself, emptied.

    Whatever was yielded is forgotten when the next is asked for.
    """
    from lxml import etree

    events = etree.iterparse(
        stream, ("end",), tag=("{*}p", "{*}tbl", "{*}tr"), resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, element in events:
        owner = _owner(element)
        if local(element) == "tr" and owner is not None:
            owner = _owner(owner)
        if owner is None or local(owner) != "body":
            continue
        yield element
        element.clear()
        parent = element.getparent()
        while parent is owner and element.getprevious() is not None:
            del owner[0]


def _owner(element: etree._Element) -> etree._Element | None:
    """The element in which a block, row or cell stands, without what merely stands around it."""
    owner = element.getparent()
    while owner is not None and local(owner) in _AROUND:
        owner = owner.getparent()
    return owner


@dataclass(slots=True)
class _Rows:
    """A table that is being read: the positions of its grid, its rows so far, rows of one cell above them, tables in its cells."""

    ends: list[float]
    lines: list[Line] = field(default_factory=list)
    single: list[etree._Element] = field(default_factory=list)
    inner: list[etree._Element] = field(default_factory=list)


class _Walk:
    """One pass over a document: its blocks so far, the page or number of the last one, how far its lists have counted."""

    def __init__(self, path: Path, lists: Lists, styles: Styles, *, paged: bool) -> None:
        self.path = path
        self.lists = lists
        self.styles = styles
        self.paged = paged
        self.page = 1
        self.count = 0
        self.row_count = 0
        self.rows: _Rows | None = None
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []

    def take(self, element: etree._Element) -> None:
        """Take in what `_body` yields: a paragraph, a row, or the end of a table."""
        name = local(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tr":
            if self.rows is None:
                table = element.getparent()
                while table is not None and local(table) != "tbl":
                    table = table.getparent()
                self.rows = _Rows(_ends(table) if table is not None else [])
            self._row(element, self.rows)
        elif self.rows is not None:
            rows, self.rows = self.rows, None
            self._end(rows)

    def blocks_of(self, element: etree._Element) -> None:
        """Take in a paragraph, a table, or what stands around several of them, where these stand in a cell or text box."""
        name = local(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            self._table(element)
        elif name in _AROUND:
            for entry in element:
                self.blocks_of(entry)

    def _place(self, marks_before: int = 0) -> Place:
        self.count += 1
        return Place(page=self.page + marks_before) if self.paged else Place(line=self.count)

    def _paragraph(self, element: etree._Element) -> None:
        text = self._text_of(element)
        label = self.lists.label(child(element, "pPr"))
        self._struck([text])
        if words := text.text:
            place = self._place(text.marks_before)
            for words_of_line in words.split("\n"):  # a line break in a title page stands between its lines
                self.blocks.append(Paragraph(f"{label} {words_of_line}".strip(), place))
                label = ""
        self.page += text.marks
        for box in text.boxes:
            for entry in box:
                self.blocks_of(entry)

    def _text_of(self, element: etree._Element) -> Text:
        """The text of a paragraph, as its own properties and its styles have it printed."""
        text = Text(styles=self.styles, paragraph=value(child(element, "pPr", "pStyle")) or "")
        inline(element, text)
        return text

    def _struck(self, texts: Sequence[Text]) -> None:
        """Tell what a paragraph or row holds struck through, which is not read."""
        words = " | ".join(" ".join(text.struck.split()) for text in texts if text.struck.strip())
        if words:
            place = Place(page=self.page) if self.paged else Place(line=self.count + 1)
            self.left_out.append(LeftOut(place, words[:160], Reason.STRUCK))

    # -- tables ----------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element) -> None:
        rows = _Rows(_ends(element))
        for row in _inside(element, "tr"):
            self._row(row, rows)
        self._end(rows)

    def _row(self, row: etree._Element, rows: _Rows) -> None:
        if child(row, "trPr", "del") is not None:
            return
        if not rows.lines and len(list(_inside(row, "tc"))) <= 1:
            rows.single.append(copy.copy(row))  # perhaps a frame: the rest of the table will say
            return
        for before in rows.single:
            rows.lines.append(self._line(before, rows.inner))
        rows.single = []
        rows.lines.append(self._line(row, rows.inner))

    def _end(self, rows: _Rows) -> None:
        for row in rows.single:
            # A frame around text or around another table: its contents stand for themselves.
            for cell in _inside(row, "tc"):
                for entry in cell:
                    self.blocks_of(entry)
        made = fragment(rows.lines, rows.ends, _NEAR)
        if made.rows:
            self.blocks.append(made)
        for table in rows.inner:
            self._table(table)

    def _line(self, row: etree._Element, inner: list[etree._Element]) -> Line:
        self.row_count += 1
        if self.row_count > MAX_ROWS:
            raise too_large(self.path, {"id": f"lebih dari {MAX_ROWS} baris tabel", "en": f"more than {MAX_ROWS} table rows"})
        at = number(value(child(row, "trPr", "gridBefore")))
        cells: list[Cell] = []
        texts: list[Text] = []
        for cell in _inside(row, "tc"):
            properties = child(cell, "tcPr")
            across = child(properties, "hMerge")  # the merging of old Word files: the cells stay, all but the first are passed over
            if across is None or value(across) == "restart":
                down = child(properties, "vMerge")
                text = Text()
                covered = down is not None and value(down) != "restart"
                if not covered:
                    self._cell(cell, text)
                    texts.append(text)
                cells.append(Cell(at, text.text, covered))
                inner += map(copy.copy, text.inner)  # the row is emptied before they are read
            at += max(1, number(value(child(properties, "gridSpan")), 1))
            if at > MAX_COLUMNS:
                raise too_large(self.path, {"id": f"lebih dari {MAX_COLUMNS} kolom", "en": f"more than {MAX_COLUMNS} columns"})
        self._struck(texts)
        first = next((text for text in texts if text.text), None)
        place = self._place(first.marks_before if first else 0)
        # A row that goes on behind the page has a mark in each of its cells, for one and the same page.
        self.page += max((text.marks for text in texts), default=0)
        return Line(tuple(cells), place)

    def _cell(self, element: etree._Element, text: Text) -> None:
        """The paragraphs of a cell, a line each; an inner table of one column is lines too, any other is kept for later."""
        for entry in element:
            name = local(entry)
            if name == "p":
                inside = self._text_of(entry)
                label = self.lists.label(child(entry, "pPr"))
                words = inside.text
                text.mark(inside.marks_before)
                text.struck = f"{text.struck} {inside.struck}".strip()
                if words or label != "•":
                    text.add(f"{label} {words}".strip() + "\n")
                text.mark(inside.marks - inside.marks_before)
                for box in inside.boxes:
                    self._cell(box, text)
            elif name == "tbl":
                rows = [list(_inside(row, "tc")) for row in _inside(entry, "tr")]
                if all(len(cells) <= 1 for cells in rows):
                    for cells in rows:
                        for cell in cells:
                            self._cell(cell, text)
                else:
                    text.inner.append(entry)
            elif name in _AROUND:
                self._cell(entry, text)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside content controls or marked as inserted."""
    for entry in element:
        if local(entry) == name:
            yield entry
        elif local(entry) in _AROUND:
            yield from _inside(entry, name)


def _ends(table: etree._Element) -> list[float]:
    """The distances of the grid's positions from the table's left edge; empty where the file does not give all widths."""
    grid = child(table, "tblGrid")
    widths = [number(value(column, "w")) for column in grid if local(column) == "gridCol"] if grid is not None else []
    if not widths or min(widths) <= 0:
        return []
    return [float(sum(widths[:at])) for at in range(len(widths) + 1)]
