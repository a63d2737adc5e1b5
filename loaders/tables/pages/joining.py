"""Pages of a PDF to the blocks of a document: running heads dropped, tables over page breaks given common columns. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ...documents.blocks import Block, Fragment, LeftOut, Pages, Paragraph, Place, Row
from ...documents.pdf.layout.breaks import BREAK, mended, vocabulary_of
from ...documents.pdf.layout.lines import is_amount
from ...documents.pdf.page import PageCell, PageContent, PageTable, texts_of
from ...documents.pdf.read import DrawnPages
from ...documents.reasons import Reason
from ...language.cleaning import clean, is_rule, without_rule
from ...language.codes import split_leading
from ...language.lexicon import INDICATOR, RESULT, is_nothing
from ...language.money import spans_as_unit
from ...language.statements import is_open
from ..columns.headers import header_rows
from ..columns.numbering import is_numbering
from .alignment import kind_of
from .common_columns import first_rows, in_columns_of, with_whole_heads
from .recognised import recognised_of, told_twice
from .respelled import respelled
from .running import at_edge, fold_digits, running
from .strips import with_strips_joined

_RUNNING = re.compile(r"(\d{1,2})[.)]?")
_WORDS = re.compile(r"[^\W\d_]{4,}")
_MARK = re.compile(r"\(?[A-Za-z]{0,3}[.\-]?(?:\d{1,2}[.)]?)+|[a-z][.)]")
_PAGE_NUMBER = re.compile(r"(?i)^\W*(?:hal(?:aman)?\.?|page)?\W*(?:\d{1,4}|[ivxl]{1,7})(?:\W*(?:/|dari|of)\W*\d{1,4})?\W*$")


def joined_pages(drawn: DrawnPages, official: Callable[[], Set[str]] = frozenset) -> Pages:
    """The pages of a PDF as what every reader yields; `official` gives words that decide where the document's own say too little."""
    blocks = blocks_of(with_strips_joined(respelled(drawn.pages, drawn.recognised, official)), official)
    twice = told_twice(*recognised_of(blocks, drawn.recognised))
    left_out = [LeftOut(fragment.rows[0].place, "", Reason.PICTURE_TWICE) for fragment in twice]
    kept = [block for block in blocks if not any(block is fragment for fragment in twice)]
    return Pages(drawn.file_name, drawn.sha256, kept, [*drawn.left_out, *left_out], recognised=drawn.recognised)


def blocks_of(pages: Sequence[PageContent], official: Callable[[], Set[str]] = frozenset) -> list[Block]:
    """All blocks in reading order, each with its page."""
    vocabulary = vocabulary_of((text for page in pages for text in texts_of(page)), official)
    heads = running(pages)
    seen: set[str] = set()
    blocks: list[Block] = []
    chain: Chain | None = None  # the table that the page before ended in
    for page in with_whole_heads(pages, heads):
        place = Place(page=page.number)
        for block in page.blocks:
            if isinstance(block, PageTable):
                if heads.has_table(block, page):
                    continue
                before, chain = chain, chained(chain, block)
                goes_on = before is not None and before.grid is chain.grid and before.groups == chain.groups
                fragment = fragment_of(chain.shown, place, vocabulary, chain.open_)
                fragment.goes_on = goes_on
                chain.open_ = open_columns(fragment, chain.shown)
                fragment.rows = [row for row in fragment.rows if any(row.cells)]
                if goes_on:
                    join_over_break(blocks[-1], fragment, vocabulary)
                if fragment.rows:
                    blocks.append(fragment)
                continue
            text = clean(mended(block.text, vocabulary))
            if not text or is_rule(text):
                continue
            if at_edge(block, page):
                mark = fold_digits(text)
                if _PAGE_NUMBER.match(text) or (heads.has_line(mark) and mark in seen):
                    continue
                seen.add(mark)
            chain = None
            blocks.append(Paragraph(text, place))
    return blocks


def join_over_break(before: Block, after: Fragment, vocabulary: Mapping[str, int]) -> None:
    """Put a page's first row behind the last one of the page before where it is the rest of that row's wrapped texts.

    It is where a text goes on in lower case and every other cell has something to go on from; figures only where the two make an amount.
    """
    if not isinstance(before, Fragment) or not before.rows or not after.rows:
        return
    size = header_rows(after.rows)
    if size >= len(after.rows):
        return
    last, rest = before.rows[-1], after.rows[size]
    if len(last.cells) != len(rest.cells):
        return
    if not _join_rows(before, after, size, vocabulary):
        _join_cells(before, after, size, vocabulary)


def _join_rows(before: Fragment, after: Fragment, at: int, vocabulary: Mapping[str, int]) -> bool:
    """Put the row at `at` behind the last one of the page before, where all of it goes on from there."""
    last, rest = before.rows[-1], after.rows[at]
    if is_numbering(last):
        return False
    pairs = [(one, other) for one, other in zip(last.cells, rest.cells, strict=True) if other]
    wrapped = [
        (one, other) for one, other in pairs if _is_cut(one, other) or ((_goes_on(one, other) or is_open(one)) and one[-1:] not in ".;:")
    ]
    sure = any(_is_cut(one, other) for one, other in pairs)
    if not wrapped or not all(one and (_may_go_on(one, other) or (sure and _is_rest(one, other))) for one, other in pairs):
        return False
    cells = [
        f"{one}{other}" if _is_cut(one, other) else mended(f"{one}{BREAK}{other}", vocabulary) if other else one
        for one, other in zip(last.cells, rest.cells, strict=True)
    ]
    before.rows[-1] = Row(tuple(cells), last.place, last.covered)
    del after.rows[at]
    return True


def _join_cells(before: Fragment, after: Fragment, at: int, vocabulary: Mapping[str, int]) -> None:
    """Put the rest of a text that a merged cell began on the page before behind it, where the row itself is a new one."""
    cells = list(after.rows[at].cells)
    first = header_rows(before.rows)
    for column, rest in enumerate(cells):
        if not rest[:1].islower():
            continue
        number = next((n for n in range(len(before.rows) - 1, first - 1, -1) if before.rows[n].cells[column]), None)
        if number is None or any(column not in row.covered for row in before.rows[number + 1 :]):
            continue
        row = before.rows[number]
        if is_numbering(row):  # the numbers of the columns, printed at a page's foot, are no text that goes on
            continue
        text = row.cells[column]
        if text[-1:] not in ".;:" and (_goes_on(text, rest) or is_open(text)) and _may_go_on(text, rest):
            whole = mended(f"{text}{BREAK}{rest}", vocabulary)
            before.rows[number] = replace(row, cells=(*row.cells[:column], whole, *row.cells[column + 1 :]))
            cells[column] = ""
    after.rows[at] = replace(after.rows[at], cells=tuple(cells))


# What a page's end may leave of an amount ("Rp.", "Rp314.937,0") or of a code ("1.05.02.2.01.000"), and what is lacking then.
_CURRENCY, _AMOUNT = re.compile(r"(?i)rp\.?"), re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?(?:,-)?")
_CENTS = re.compile(r"(?i)(?:rp\.?\s?)?\d{1,3}(?:\.\d{3})+,\d\d")
_CODE = re.compile(r"\d\.\d\d\.\d\d\.\d\.\d\d\.\d{4}")


def _is_cut(text: str, rest: str) -> bool:
    """True for a cell that ends within an amount or a code, and what it goes on with."""
    if _CURRENCY.fullmatch(text):
        return bool(_AMOUNT.fullmatch(rest))
    return bool(re.fullmatch(r"\d{1,3}", rest)) and any(
        form.fullmatch(text + rest) and not form.fullmatch(text) for form in (_CENTS, _CODE)
    )


def _is_rest(text: str, rest: str) -> bool:
    """True for what a cell goes on with in a row that is known to be cut: any words, but no figure of its own."""
    return _is_cut(text, rest) or kind_of(rest) not in ("amount", "figure", "code")


def _goes_on(text: str, rest: str) -> bool:
    """True for a rest in lower case; not where the text above begins so too, or where it begins as indicators and results do."""
    return rest[:1].islower() and not text[:1].islower() and not (INDICATOR.match(rest) or RESULT.match(rest))


def _may_go_on(text: str, rest: str) -> bool:
    if is_amount(text + rest):
        return True
    if is_nothing(rest) or kind_of(text) == "amount":  # "n/a" below a figure is the next row's
        return False
    return kind_of(rest) not in ("amount", "figure", "code", "measure", "office") and split_leading(rest)[0] is None


@dataclass(slots=True)
class Chain:
    """A table over several pages: its grid, which columns its header makes of it, the part last read, cells still open at its end.

    `headed` where one of its pages had a header.
    """

    grid: PageTable
    groups: list[int]
    shown: PageTable
    open_: frozenset[int] = frozenset()
    headed: bool = False


def chained(chain: Chain | None, table: PageTable) -> Chain:
    """A table as the next part of the one on the page before, where its columns are the same, else as one of its own."""
    if chain is not None and (same := in_columns_of(chain.grid, table)) is not None:
        own = columns_under_headers(same)
        cut = chain.headed and not _fill_one(same, chain.groups) and _fill_one(same, own)  # its header lost the row that parts them
        repeated = not cut and (len(set(own)) < len(own) or own == chain.groups)
        headed = header_rows(first_rows(same)) > 0
        groups = own if repeated and headed else chain.groups
        if not (headed or chain.headed) and _fill_one(same, groups):
            groups = list(range(len(same.xs) - 1))  # columns that were empty on the page before
        open_ = chain.open_ if groups == chain.groups else frozenset()
        return Chain(chain.grid, groups, with_headers_columns(same, groups), open_, headed or chain.headed)
    groups = columns_under_headers(table)
    return Chain(table, groups, with_headers_columns(table, groups), headed=header_rows(first_rows(table)) > 0)


def _fill_one(table: PageTable, groups: Sequence[int]) -> bool:
    """True where cells of one row would be put into one column."""
    filled = [[groups[cell.column] for cell in row if cell.text.strip()] for row in table.rows]
    return any(len(set(own)) < len(own) for own in filled)


def fragment_of(table: PageTable, place: Place, vocabulary: Mapping[str, int], open_: frozenset[int] = frozenset()) -> Fragment:
    """A page's table as rows of as many cells as it has columns; `open_` are the columns that a cell of the page before reaches into."""
    width = len(table.xs) - 1
    rows: list[Row] = []
    reach = dict.fromkeys(open_, header_rows(first_rows(table)) if open_ else 0)  # column -> the last row that a cell covers
    for number, row in enumerate(table.rows):
        cells = [""] * width
        begun: set[int] = set()
        for cell in row:
            words = clean(mended(without_rule(cell.text), vocabulary))
            cells[cell.column] = "\n".join(part for part in (cells[cell.column], words) if part)
            if words:
                begun.add(cell.column)
            if cell.below:
                reach[cell.column] = max(number + cell.below, reach.get(cell.column, 0))
        covered = frozenset(column for column, last in reach.items() if number <= last and column not in begun and not cells[column])
        rows.append(Row(tuple(cells), place, covered))
    return Fragment(rows, ruled=True)


def open_columns(fragment: Fragment, table: PageTable) -> frozenset[int]:
    """The columns in which a merged cell reaches down to the table's last row: it may go on on the next page."""
    last = len(table.rows) - 1
    down = {cell.column for number, row in enumerate(table.rows) for cell in row if cell.below and number + cell.below >= last}
    return frozenset(down) | (fragment.rows[-1].covered if fragment.rows else frozenset())


def with_headers_columns(table: PageTable, groups: Sequence[int]) -> PageTable:
    """The table with columns put together: `groups` has for each column the number of the column that it becomes."""
    starts = [groups.index(number) for number in range(groups[-1] + 1)]
    rows = []
    for row in table.rows:
        cells: dict[int, PageCell] = {}
        for cell in row:
            at = groups[cell.column]
            last = groups[min(len(groups), cell.column + cell.columns) - 1]
            known = cells.get(at)
            text = cell.text if known is None or not known.text else _beside(known.text, cell.text)
            cells[at] = PageCell(at, text, last - at + 1, max(cell.below, known.below if known else 0))
        rows.append(list(cells.values()))
    return PageTable([*(table.xs[start] for start in starts), table.xs[-1]], table.top, table.bottom, rows)


def _beside(marks: str, text: str) -> str:
    """Two cells of one row as one; where the first holds as many marks ("S.1 S.2") as the other has items, each stands before its own."""
    items = text.split("\n")
    own = marks.split()
    if len(own) == len(items) > 1 and all(_MARK.fullmatch(mark) for mark in own):
        return "\n".join(f"{mark} {item}" for mark, item in zip(own, items, strict=True))
    return f"{marks} {text}".strip()


def _numbers_the_next(rows: Sequence[Sequence[PageCell]], at: int) -> bool:
    """Whether a column holds but the running numbers of what stands in the next one, behind words of the one before it."""
    of_column = [
        [cell.text.strip() for row in rows for cell in row if cell.column == column and cell.columns == 1] for column in (at - 1, at)
    ]
    before, own = ([text for text in texts if text] for texts in of_column)
    numbers = [int(match[1]) for text in own if (match := _RUNNING.fullmatch(text))]
    return len(numbers) == len(own) > 1 and min(numbers) == 1 and max(numbers) <= len(rows) and any(_WORDS.search(text) for text in before)


def columns_under_headers(table: PageTable) -> list[int]:
    """For each column of the grid the number of the column that the header makes of it: those below one cell of it are one."""
    width = len(table.xs) - 1
    rows = first_rows(table)
    size = header_rows(rows)
    joined = [False] * width
    if size:
        for number, row in enumerate(table.rows[:size]):
            if spans_as_unit(rows[number].cells) > 1:
                continue
            for cell in row:
                for at in range(cell.column + 1, min(width, cell.column + cell.columns)):
                    joined[at] = True
        for number, row in enumerate(table.rows[:size]):
            if is_numbering(rows[number]) or spans_as_unit(rows[number].cells) > 1:
                continue
            for cell in row:  # a cell of the header's parts what one above it spans, or one below whose side was left open
                if cell.text:
                    joined[cell.column] = False
                    if cell.column + cell.columns < width:
                        joined[cell.column + cell.columns] = False
    else:
        used = {cell.column for row in table.rows for cell in row if cell.text.strip()}
        joined = [at not in used for at in range(width)]
    for at in range(1, width - 1):
        joined[at] = joined[at] and not _numbers_the_next(table.rows[size:], at)
    groups: list[int] = []
    for at in range(width):
        groups.append((groups[-1] if groups else 0) + (0 if joined[at] or not groups else 1))
    return groups
