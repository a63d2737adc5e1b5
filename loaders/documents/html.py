"""The HTML reader, for web pages, for the HTML that some applications export under an Excel name, and for tables inside text files.

Encoding: by the byte-order mark, else as the page itself says, else UTF-8 if every byte fits, else Windows-1252. Scripts, styles and
what the page hides are no text. A table in a cell follows its outer table; one that only frames the page is none. Places are the
lines of the file.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...graph.errors import InputError
from ..language.cleaning import clean, is_rule, without_rule
from ..language.numerals import formatted
from .blocks import Block, LeftOut, Pages, Paragraph, Place
from .delimited import decoded
from .reasons import Reason
from .source import MAX_TEXT, read_bytes, too_large
from .spans import MAX_COLUMNS, MAX_ROWS, Cell, Line, fragment

if TYPE_CHECKING:
    from lxml import etree

_DROPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea", "button"})
_OWN_LINE = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "tr", "caption", "section", "article", "header", "footer", "main",
    "blockquote", "address", "pre", "ul", "ol", "dl", "table", "form", "fieldset", "center", "body", "hr", "figure", "figcaption", "nav",
})  # fmt: skip
_OUTSIDE = frozenset({"table", "td", "th", "caption", "colgroup", "col", "script", "style", "template", ""})  # no row stands in them
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})")
_MAX_DEPTH = 200


def read_html(path: Path) -> Pages:
    """Read a web page into blocks. InputError for binary data, a page beyond bounds, or one without any text."""
    data = read_bytes(path, MAX_TEXT)
    left_out: list[LeftOut] = []
    blocks = blocks_of(_text(data, path), path, left_out=left_out)
    return Pages(path.name, hashlib.sha256(data).hexdigest(), blocks, left_out)


def _text(data: bytes, path: Path) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    stated = _CHARSET.search(data[:4096])
    if stated and not marked:
        try:
            name = codecs.lookup(stated[1].decode("ascii")).name
            if not name.startswith("utf-16"):  # a page that says so in single bytes cannot mean it
                return data.decode({"iso8859-1": "cp1252", "ascii": "utf-8"}.get(name, name))
        except (LookupError, UnicodeDecodeError):
            pass  # what the page says of itself is wrong: the bytes decide
    return decoded(data, path)


def blocks_of(text: str, path: Path, first_line: int = 1, left_out: list[LeftOut] | None = None) -> list[Block]:
    """The blocks of HTML that begins on `first_line` of the file; what is struck through goes to `left_out`."""
    from lxml import etree, html

    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(
            {"id": "tidak terbaca sebagai HTML", "en": "it cannot be read as HTML"}, place=str(path),
            cure={"id": "Simpan ulang halamannya, atau berikan sebagai .docx atau .xlsx.",
                  "en": "Save the page again, or give it as .docx or .xlsx."},
        ) from error  # fmt: skip
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise _too_deep(path)  # libxml2 gave up in the midst of the page
    if left_out is not None:
        left_out += _struck(root, first_line)
    walk = _Walk(path, first_line)
    walk.flow(root)
    walk.close()
    return walk.blocks


def _too_deep(path: Path) -> InputError:
    return too_large(
        path, {"id": f"elemen bersarang lebih dari {_MAX_DEPTH} tingkat", "en": f"elements nested deeper than {_MAX_DEPTH} levels"}
    )


class _Walk:
    """One pass over a page: the blocks so far, and the words of the line that is being gathered."""

    def __init__(self, path: Path, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.line = first_line
        self.rows = 0
        self.items: dict[etree._Element, int] = {}  # list → how many of its items were met

    def flow(self, element: etree._Element, depth: int = 0) -> None:
        """Take in an element: its text in lines, its tables as fragments."""
        self._check(element, depth)
        for entry in element:
            name = _name(entry)
            if name and name not in _DROPPED and not _hidden(entry) and not _is_struck(entry):
                if name == "table":
                    self.close()
                    self._table(entry, depth)
                elif name == "br":
                    self.close()
                elif name == "pre":
                    self.close()
                    self._lines(entry)
                else:
                    block = name in _OWN_LINE
                    if block:
                        self.close()
                    if name == "li" and (label := self._label(entry)):
                        self._add(label + " ", entry)
                    self._add(entry.text, entry)
                    self.flow(entry, depth + 1)
                    if block:
                        self.close()
            self._add(entry.tail, entry)

    def _check(self, element: etree._Element, depth: int) -> None:
        if depth >= _MAX_DEPTH and len(element):
            raise _too_deep(self.path)

    def _add(self, text: str | None, element: etree._Element) -> None:
        if text:
            if not self.words and text.strip():
                self.line = self._line(element)
            self.words.append(text)

    def _line(self, element: etree._Element) -> int:
        line: Any = element.sourceline  # absent where the parser added the element
        return self.first_line - 1 + (line or 1)

    def close(self) -> None:
        """End the line that is being gathered."""
        words = _plain("".join(self.words))
        self.words = []
        if words and not is_rule(words):
            self.blocks.append(Paragraph(words, Place(line=self.line)))

    def _lines(self, element: etree._Element) -> None:
        """Text set as it is: a line each."""
        for number, line in enumerate("".join(str(part) for part in element.itertext()).split("\n")):
            if words := _plain(line):
                self.blocks.append(Paragraph(words, Place(line=self._line(element) + number)))

    # -- tables ----------------------------------------------------------------------------------------------------

    def _table(self, table: etree._Element, depth: int) -> None:
        rows = list(_rows_of(table))
        for entry in table:
            if _name(entry) == "caption":
                self._add(entry.text, entry)
                self.flow(entry, depth + 1)
                self.close()
        self._add(" ".join(text for text in _stray(table) if text.strip()), table)
        self.close()
        if all(len(_cells_of(row)) <= 1 for row in rows):
            for row in rows:  # a frame around text or around another table
                for cell in _cells_of(row):
                    self._add(cell.text, cell)
                    self.flow(cell, depth + 1)
                    self.close()
            return
        inner: list[etree._Element] = []
        lines: list[Line] = []
        occupied: dict[int, tuple[int, bool]] = {}  # position → rows that a cell from above still takes there, whether it begins there
        for row in rows:
            self.rows += 1
            if self.rows > MAX_ROWS:
                raise too_large(self.path, {"id": f"lebih dari {MAX_ROWS} baris tabel", "en": f"more than {MAX_ROWS} table rows"})
            lines.append(self._row(row, occupied, inner))
        made = fragment(lines)
        if made.rows:
            self.blocks.append(made)
        for nested in inner:
            self._check(nested, depth)
            self._table(nested, depth + 1)

    def _row(self, row: etree._Element, occupied: dict[int, tuple[int, bool]], inner: list[etree._Element]) -> Line:
        cells: list[Cell] = []
        at = 0
        below = {position: (left - 1, first) for position, (left, first) in occupied.items() if left > 1}
        for cell in _cells_of(row):
            while at in occupied:
                at += 1
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if at + across > MAX_COLUMNS:
                raise too_large(self.path, {"id": f"lebih dari {MAX_COLUMNS} kolom", "en": f"more than {MAX_COLUMNS} columns"})
            parts: list[str] = []
            if not (_is_struck(row) or _is_struck(cell)):
                self._cell_text(cell, parts, inner, 0)
            cells.append(Cell(at, _clean_lines("".join(parts))))
            if down > 1:
                below |= {position: (down - 1, position == at) for position in range(at, at + across)}
            at += across
        begun = {cell.start for cell in cells}
        cells += [Cell(position, "", covered=True) for position, (_, first) in occupied.items() if first and position not in begun]
        occupied.clear()
        occupied.update(below)
        return Line(tuple(cells), Place(line=self._line(row)))

    def _cell_text(self, element: etree._Element, parts: list[str], inner: list[etree._Element], depth: int) -> None:
        """The text of a cell; an inner table of one column is lines of it, any other is kept for later."""
        self._check(element, depth)
        parts.append(_blank(element.text))
        for entry in element:
            name = _name(entry)
            if name and name not in _DROPPED and not _hidden(entry) and not _is_struck(entry):
                if name == "table" and any(len(_cells_of(row)) > 1 for row in _rows_of(entry)):
                    inner.append(entry)
                elif name == "br":
                    parts.append("\n")
                else:
                    edge = "\n" if name in _OWN_LINE else ""
                    parts.append(edge + (f"{self._label(entry)} " if name == "li" else ""))
                    self._cell_text(entry, parts, inner, depth + 1)
                    parts.append(edge)
            parts.append(_blank(entry.tail))

    def _label(self, item: etree._Element) -> str:
        """The number or bullet that a browser draws before an item of a list."""
        parent = item.getparent()
        if parent is None or _name(parent) not in ("ol", "ul"):
            return ""
        if _name(parent) == "ul":
            return "•"
        start = str(parent.get("start", "1"))
        count = self.items.get(parent, int(start) - 1 if re.fullmatch(r"-?\d{1,6}", start) else 0) + 1
        self.items[parent] = count
        return f"{formatted(count, _FORMS.get(str(parent.get('type', '1')), 'decimal'))}."


def _blank(text: str | None) -> str:
    """Text inside HTML with its own line breaks as blanks, which is how it is shown."""
    return re.sub(r"\s+", " ", text) if text else ""


def _plain(text: str) -> str:
    # Characters are characters by now: what looks like mark-up was escaped in the page and is text.
    return clean(_blank(text).replace("&", "&amp;").replace("<", "&lt;"))


def _clean_lines(text: str) -> str:
    words = "\n".join(line for line in (_plain(line) for line in text.split("\n")) if line)
    return without_rule(words)


def _name(element: etree._Element) -> str:
    tag: object = element.tag  # a function for comments and the like
    return tag.lower().rsplit(":", 1)[-1] if isinstance(tag, str) else ""


def _hidden(element: etree._Element) -> bool:
    style = str(element.get("style", "")).replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "mso-hide:all" in style


def _is_struck(element: etree._Element) -> bool:
    """True for what is struck through: what a draft drops."""
    style = str(element.get("style", "")).replace(" ", "").lower()
    return "line-through" in style or _name(element) in ("s", "strike", "del")


def _struck(root: etree._Element, first_line: int) -> Iterator[LeftOut]:
    """What a page shows struck through, one entry for each row or lone element that holds some."""
    rows: dict[object, tuple[int, list[str]]] = {}
    for element in root.iter():
        if _is_struck(element) and not any(map(_is_struck, element.iterancestors())):
            row = next(element.iterancestors("tr"), element)
            words = " ".join(str(part) for part in element.itertext()).split()
            if words:
                line: Any = element.sourceline  # absent where the parser added the element
                rows.setdefault(row, (line or 1, []))[1].append(" ".join(words))
    for line, cells in rows.values():
        yield LeftOut(Place(line=first_line + line - 1), " | ".join(cells)[:160], Reason.STRUCK)


def _rows_of(table: etree._Element, depth: int = 0) -> Iterator[etree._Element]:
    """The rows of a table itself, also where a form or the like stands around them; not those of tables inside it."""
    for entry in table if depth < _MAX_DEPTH else ():
        if _name(entry) == "tr":
            yield entry
        elif _name(entry) not in _OUTSIDE and not _hidden(entry):
            yield from _rows_of(entry, depth + 1)


def _stray(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """Text of a table outside its cells, where it does not belong; a browser draws it above the table."""
    yield element.text or ""
    for entry in element if depth < _MAX_DEPTH else ():
        name = _name(entry)
        if name == "tr" or (name and name not in _OUTSIDE and name not in _DROPPED):
            yield from _stray(entry, depth + 1)
        elif name in ("td", "th") and _name(element) != "tr":
            yield " ".join(str(part) for part in entry.itertext())
        yield entry.tail or ""


def _cells_of(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if _name(cell) in ("td", "th") and not _hidden(cell)]


def _span(cell: etree._Element, name: str) -> int:
    """How many columns or rows a cell spans; a browser reads what is no number as 1, and no page means thousands of rows."""
    text = str(cell.get(name, "1")).strip()
    return min(max(1, int(text)), 65_534) if re.fullmatch(r"\d{1,9}", text) else 1
