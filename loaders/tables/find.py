"""Tables of a document: fragments of pages joined, headers recognised by their words, columns given their roles.

A header is known by what it says, never by its number or place. Pages that lost their header, or their leading empty
columns, are aligned to the table they continue by what their cells are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..documents.blocks import Fragment, Pages, Paragraph, Place, Row
from ..language.cleaning import one_line
from ..language.header_words import role_of
from ..language.likeness import key
from ..language.money import LEGEND, is_note, scale_in_note, spans_as_unit
from ..language.years import heading_year
from .columns.editions import ALONE
from .columns.folded_rows import fold_editions, fold_years
from .columns.halves import begins, is_part, with_whole_headers
from .columns.past import past_columns, past_header
from .columns.roles import Column, columns_of
from .columns.split_codes import code_places, with_one_heading, with_whole_codes
from .columns.stacked import part_stacked
from .columns.statements import Stated, head_by_cells, join_under_one_heading, misplaced, name_by_cells, stated_in
from .columns.table import Band, Record, Table
from .columns.whose import with_whose
from .dates import restore_codes
from .pages.fitting import aligned, realign, realign_pages
from .pages.fragments import Label, LabelsAbove, Part, split_at_headers
from .pages.rightward import joined_rightward
from .sections import take_sections

_TEXT_ROLES = frozenset({
    "regional", "regional_goal", "nspk", "goal", "sasaran", "outcome", "output", "result", "result_name", "indicator", "name", "strategy",
    "policy",
    "strategy_policy",
})  # fmt: skip
# "Tabel Penahapan …": without a number too, where a name and no sentence follows ("Tabel di atas …").
_COUNTED = frozenset({"target", "pagu", "baseline", "end_target", "end_pagu", "past", "unit", "number", "note"})
_REMARK = re.compile(r"(?i)^\W*(?:sumber(?:\s+data)?|ket(?:erangan)?|catatan)\s*[.:]+\s*\S|^\s*\*{1,3}\)\s*\w")
_FOOT = re.compile(
    r"(?i)^\W*(?:(?:renstra|rencana\s+strategis)\s+(?:perangkat daerah|kecamatan|kelurahan|dinas|badan|[so]k?pd)\b(?:.*20\d\d|.*\d\W*$)"
    r"|(?:hal(?:aman|\.)?|page)\s*\d+(?:\s+dari\s+\d+)?\W*$|[IVX]{1,4}\s*[-–]\s*\d{1,3}\W*$|\d{1,3}\s*\|\s*p\s?a\s?g\s?e\W*$)"
)
_SHORT_CAPTION = 3  # words of a caption that is but a number; what a longer one is followed by may lead to the table
_FEW = 2  # columns of a table of labels and what they say
_BELOW = re.compile(r"(?i)^\W*(?:sumber|ket(?:erangan)?|catatan|cat)\b\s*[.:]?")  # a note below a table, no cell of it
_CAPTION = re.compile(r"(?i)^\**\s*(?:tabel|table)\s*\.?\s*[\dIVX]|^\**\s*tabel\s+t|^lembar\s+“|^\**\s*tabel\s+(?-i:[A-Z])(?!.*\.$)")
_CODE = re.compile(r"\W*(\d{1,2}(?:\.\w{1,4}){2,})\s")  # of a program or what stands below it, ahead of its name
_ON = re.compile(r"(?i)\b(?:lanjutan|lanjut|sambungan|samb|lanj)\b")
_STAGE = re.compile(r"(?i)\s*(?:tahap(?:an)?|fase|tahun|periode)\b")
_HEADING = re.compile(r"(?i)^\**\s*bab\s+[ivx\d]+|^#{1,6}\s|^\d+\.\d+(?:\.\d+)*\.?\s+[A-Z]")


@dataclass(slots=True)
class _Above:
    """What stands above the next table: its caption, the last heading, how many words of text, the unit that its money is printed in."""

    caption: str = ""
    heading: str = ""
    gap_words: int = 0
    is_new: bool = False  # the caption stands since the last table
    goes_on: bool = False  # the next line may still belong to the caption
    scale: int = 1

    def take(self, text: str, below: Table | None) -> None:
        """Take in a paragraph; `below` is the table that it stands right below."""
        told = scale_in_note(text)
        if _CAPTION.match(text) and len(text) < 250 and not _is_contents_line(text):
            self.caption, self.is_new, self.gap_words, self.goes_on, self.scale = text, True, 0, True, told
            return
        if below is not None and below.scale == 1 and LEGEND.match(text):
            below.scale = told
        elif told > 1 and is_note(text):
            self.scale = told
        if ALONE.fullmatch(text):  # "Semula :" above one table, "Menjadi :" above the next
            self.caption, self.is_new, self.gap_words, self.goes_on = f"{self.caption} {text}".strip(), True, 0, False
            return
        if self.goes_on and len(text) < 160 and not (text.rstrip().endswith(":") and len(self.caption.split()) > _SHORT_CAPTION):
            self.caption, self.goes_on = f"{self.caption} {text}", False
            return
        self.goes_on = False
        if _HEADING.match(text) and len(text) < 160:
            self.heading, self.gap_words = text, 1000
        self.gap_words += len(text.split())


def find_tables(pages: Pages) -> list[Table]:
    """All tables of the document in reading order; a table that no header was found for has no columns."""
    blocks = [
        replace(block, rows=with_whose(block.rows)) if isinstance(block, Fragment) else block for block in with_whole_headers(pages.blocks)
    ]
    tables = _gathered(blocks, Stated())
    stated = stated_in(tables)
    if misplaced(tables, stated):  # a page lost columns: what the document states elsewhere tells which
        tables = _gathered(blocks, stated)
    tables = joined_rightward(tables)
    for table in tables:
        realign_pages(table)
        head_by_cells(table)
        join_under_one_heading(table)
        name_by_cells(table, stated)
        if not table.ruled and not any(column.block for column in table.columns):  # of years past, many rows print only some
            realign(table)
        part_stacked(table)
        fold_editions(table)
        fold_years(table)
        take_sections(table)
        restore_codes(table)
        table.find_decimal_sign()
        table.drop_impossible_unit()
    _tell_apart(tables)
    _count(tables)
    return tables


def _gathered(blocks: list[Fragment | Paragraph], stated: Stated) -> list[Table]:
    """The fragments of tables below their headers, page by page; `stated` helps where a page has no header."""
    tables: list[Table] = []
    above, labels_above = _Above(), LabelsAbove()
    file: str | None = None
    heads: Sequence[Row] = ()  # the header that was read last
    for index, block in enumerate(blocks):
        place = block.place if isinstance(block, Paragraph) else next((row.place for row in block.rows), Place(file=file))
        if place.file != file:  # no table goes on in another file
            above, labels_above, file = _Above(gap_words=1000), LabelsAbove(), place.file
        if isinstance(block, Paragraph):
            text = one_line(block.text)
            if scale_in_note(text) == 1 and labels_above.takes(text, block.place):
                continue
            above.take(text, tables[-1] if tables and isinstance(blocks[index - 1], Fragment) else None)
            continue
        caption, near = above.caption if above.is_new else "", above.gap_words < 60
        current = tables[-1] if tables else None
        if caption and current is not None and _is_again(caption, current):
            caption = ""
        for part in split_at_headers(block):
            labels, head = [*labels_above.given(), *part.labels], [row for row in part.head if spans_as_unit(row.cells) == 1]
            goes_on = current is not None and not caption and near
            codes = code_places(head, part.body) if head else current.codes if goes_on and current is not None else []
            body = with_whole_codes(part.body, codes)
            if head and goes_on and block.goes_on and begins(head, heads):
                head = []  # the repeated header lost its last rows: the columns are those of the page before
            elif head and goes_on and is_part(head, heads):
                head = []  # its last rows were printed anew, for who reads on here
            if head:
                heads = head
                title = f"{above.caption} {above.heading}"
                columns = past_columns(head, body, title) if past_header(head) else columns_of(with_one_heading(head, codes), body)
                if goes_on and current is not None and _same_table(current.columns, columns) and not _tells_again(current, columns, body):
                    columns = _shared(current.columns, columns)
                else:
                    current = Table(caption, columns, place=head[0].place, heading=above.heading, ruled=block.ruled)
                    notes = [*(scale_in_note(label) for label, _ in labels), *(spans_as_unit(row.cells) for row in part.head)]
                    current.scale = max(above.scale, *notes, 1)
                    tables.append(current)
                current.codes = codes or current.codes
                _label(current, labels, part)
                _append(current, [columns] * len(body), body)
            elif goes_on and current is not None and body and _may_go_on(current, block, part, body):
                _label(current, labels, part)
                _continue(current, body, blocks, index, stated)
            else:
                current = Table(caption, [], place=(body or block.rows)[0].place, raw=list(body), heading=above.heading)
                _label(current, labels, part)
                tables.append(current)
            caption, near = "", True
        above = _Above(heading=above.heading)
    return tables


def _is_again(caption: str, table: Table) -> bool:
    """True for a caption that a page prints anew: the table's own words, or its number and that it goes on ("Tabel 4.1 (lanjutan)")."""
    if key(caption) == key(table.caption):
        return True
    number = Table(caption, []).number
    return bool(_ON.search(caption)) and number in ("", table.number)


def _heads_stages(row: Row) -> bool:
    """True for a row that heads a table of stages, one a column: no rest of a table above it begins so."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 2 and bool(row.cells[0]) and all(_STAGE.match(cell) for cell in filled)


def _may_go_on(table: Table, block: Fragment, part: Part, body: Sequence[Row]) -> bool:
    """True for a part without header that goes on with a table; where no heads of its are known, only in the same drawn columns."""
    if table.columns:
        return not _heads_stages(body[0])
    return bool(table.raw) and block.goes_on and not part.labels and not part.bands


def _continue(table: Table, body: list[Row], blocks: list[Fragment | Paragraph], index: int, stated: Stated) -> None:
    """Add the rows of a fragment without header (block `index`) to the table that it goes on from."""
    if not table.columns:
        table.raw += body
        return
    torn, repeated = _torn_column(blocks, index, body)
    table.repeated += [body[at] for at in sorted(repeated)]
    body = [row for at, row in enumerate(body) if at not in repeated]
    fragment = blocks[index]
    drawn = isinstance(fragment, Fragment) and fragment.goes_on
    _append(table, aligned(table, body, stated, drawn=drawn), body, torn=torn)


def _count(tables: list[Table]) -> None:
    """Number the tables, and their rows through all of them, in printed order."""
    running = count(1)
    for part, table in enumerate(tables, start=1):
        table.part = part
        for record in table.records:
            record.position = next(running)


def _tell_apart(tables: list[Table]) -> None:
    """Count the tables without a caption that begin in the same place (on one page, say), so that each has a name of its own."""
    begun = Counter[Place]()
    for table in tables:
        if not table.number:
            begun[table.place] += 1
            table.ordinal = begun[table.place]


def _is_contents_line(text: str) -> bool:
    """A line of the list of tables: it ends in a page number."""
    return (
        bool(re.search(r"(?:\.{3,}|\s)\s?\d{1,3}$", text))
        and not re.search(r"(?i)(?:tahun|20\d\d)\W*\d*$", text[:-4] + text[-4:])
        and len(text) < 200
        and not re.search(r"20\d\d$", text)
    )


def _label(table: Table, labels: list[Label], part: Part) -> None:
    """Note the labels above a part of a table, and those across its rows, with the record that they count from."""
    first = len(table.records)
    table.bands += [Band(first, text, place) for text, place in labels]
    said = [any(_says_something(cell) for cell in row.cells) for row in part.body]
    table.bands += [Band(first + sum(said[:at]), text, place) for at, (text, place) in part.bands]


def _same_table(one: list[Column], other: list[Column]) -> bool:
    """True when two headers are the same header printed on two pages."""
    mine, theirs = ({(c.role, c.block, c.ordinal or c.year) for c in columns} for columns in (one, other))
    if not mine or not theirs:
        return False
    alike = len(mine & theirs) / max(len(mine), len(theirs)) >= 0.6 or mine <= theirs or theirs <= mine
    return alike and _same_words(one, other)


def _same_words(one: list[Column], other: list[Column]) -> bool:
    """False where the columns of words tell two headers apart: those of years are alike in any two tables of a plan."""
    mine, theirs = ({column.role for column in columns if column.role and column.role not in _COUNTED} for columns in (one, other))
    before, behind = ({(column.role, column.year) for column in columns if column.year} for columns in (one, other))
    if mine - theirs and behind - before:  # aims and their targets, programs and their money: what is printed anew gains no years
        return False
    return theirs <= mine or len(theirs - mine) <= 1 or len(mine & theirs) >= 0.6 * max(len(mine), len(theirs))


def _tells_again(table: Table, columns: list[Column], body: list[Row]) -> bool:
    """True where other columns of words stand over most of the codes that the table has printed already: another table of the same rows."""
    mine, theirs = ({column.role for column in found if column.role and column.role not in _COUNTED} for found in (table.columns, columns))
    if mine == theirs:
        return False
    known = {_code(record.cells.values()) for record in table.records}
    told = [code for row in body if (code := _code(row.cells))]
    return len(told) > _FEW and sum(code in known for code in told) > 0.5 * len(told)


def _code(cells: Iterable[str]) -> str:
    """The first code in a row."""
    return next((found[1] for cell in cells if (found := _CODE.match(cell))), "")


def _shared(known: list[Column], seen: list[Column]) -> list[Column]:
    """The columns of a repeated header; a year or role that this page's damaged header lost is taken from the first page."""
    printed = {(column.position, column.header): column for column in known if column.role}
    same = [printed.get((column.position, column.header), column) for column in seen]
    if len(known) != len(seen):
        return same
    # Two columns of one year and role, which the first page tells apart: what told them apart was lost on this one.
    told: Counter[tuple[str, int | None]] = Counter((column.role, column.year) for column in same if column.year)
    whole: Counter[tuple[str, int | None]] = Counter((column.role, column.year) for column in known if column.year)

    def is_lost(old: Column, new: Column) -> bool:
        if new.role == "" or (new.role == old.role and new.year is None):
            return True
        said = (new.role, new.year)
        return told[said] > 1 and whole[said] <= 1 and (old.role, old.year) != said

    return [old if old.role and is_lost(old, new) else new for old, new in zip(known, same, strict=True)]


def _append(table: Table, places: list[list[Column]], body: list[Row], torn: list[str] | None = None) -> None:
    """Add a fragment's rows, each under its own columns; `torn` are the cells of a last column that was printed elsewhere."""
    told = [(row, place) for row, place in zip(body, places, strict=True) if any(_says_something(cell) for cell in row.cells)]
    table.remarks += [row for row, _ in told if _is_remark(row)]
    table.repeated += [row for row, place in told if _heads_again(row, place)]
    kept = [(row, place) for row, place in told if not _is_remark(row) and not _heads_again(row, place)]
    last = next((column for column in reversed(table.columns) if column.role == "responsible"), None)
    for number, (row, place) in enumerate(kept):
        cells = dict.fromkeys(table.columns, "")
        cells |= {column: _cell_text(column, text) for column, text in zip(place, row.cells, strict=False)}
        if torn and last is not None and not cells.get(last) and _has_figure(row):
            cells[last] = torn.pop(0)
        words = " | ".join(cell.replace("\n", " ") for cell in row.cells if cell)
        covered = frozenset(column.role for at, column in enumerate(place) if at in row.covered)
        table.records.append(Record(cells, row.place, words, first=number == 0, covered=covered))


def _says_something(cell: str) -> bool:
    """True for more than stray letters of the page's edge: a word, or a figure or dash by itself."""
    return len(cell) > 3 or (bool(re.search(r"[\d%-]", cell)) and not re.search(r"[A-Za-z]", cell))


def _heads_again(row: Row, place: Sequence[Column]) -> bool:
    """True for a row of the header that stands once more among the rows: each cell is the year of its column, or names what it holds."""
    filled = [(cell.strip(), column) for cell, column in zip(row.cells, place, strict=False) if cell.strip()]
    years = sum(column.year is not None and heading_year(cell) == column.year for cell, column in filled)
    named = sum(bool(column.role) and not cell.isdigit() and role_of(cell) == column.role for cell, column in filled)
    return years >= _FEW and years + named == len(filled)


def _is_remark(row: Row) -> bool:
    """True for a row that a note below the table or a page's foot was printed as: "Sumber: …", "Renstra …", in one cell of several."""
    filled = [cell for cell in row.cells if cell]
    if len(row.cells) <= _FEW or len(set(filled)) != 1:
        return False
    return _REMARK.match(filled[0]) is not None or (bool(row.cells[0]) and _FOOT.match(filled[0]) is not None)


def _cell_text(column: Column, text: str) -> str:
    served = column.role in ("regional", "mission") and text in ("-", "–")  # printed: what stands on the row serves none
    if column.role in _TEXT_ROLES and not served and len(text) <= 2 and not re.search(r"[\d%]|^(?:R[pP]|K)$", text):
        return ""  # a stray mark of the page's edge
    return one_line(text) if column.role in ("target", "pagu", "baseline") else text


def _torn_column(blocks: list[Fragment | Paragraph], index: int, body: list[Row]) -> tuple[list[str], frozenset[int]]:
    """The cells of a last column that was torn off its page and printed as lines behind the fragment, one a row.

    Where a line is missing for each row that repeats the one above it cell for cell, those rows are none: their numbers are given too.
    """
    lines: list[str] = []
    for block in blocks[index + 1 :]:
        if not isinstance(block, Paragraph):
            break
        if len(block.text) > 60 or _CAPTION.match(block.text) or _BELOW.match(block.text):
            break
        lines.append(one_line(block.text))
    figures = [at for at, row in enumerate(body) if _has_figure(row)]
    if not lines or len(lines) == len(figures):
        return lines, frozenset()
    repeated = frozenset(at for at in figures if at and body[at].cells == body[at - 1].cells)
    return (lines, repeated) if repeated and len(lines) == len(figures) - len(repeated) else ([], frozenset())


def _has_figure(row: Row) -> bool:
    return any(re.match(r"[\d-]", cell) and len(cell) < 30 for cell in row.cells)
