"""Every filled cell of a table is in a fact, or in the list of what was not read: here the two are collected and held together.

Which cells facts say is one question, which cells the records of what was not understood hold another: each is answered by itself, so
that a cell in neither would show. What is left over is told in as few records as say it: a table, a page of it, a column, a row, a cell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..documents.blocks import Place, Row
from ..documents.reasons import Reason
from ..language.cleaning import one_line
from ..language.labels import label_of
from ..language.likeness import key
from ..language.numbers import count_rupiah
from ..tables.columns.past import PLANNED, REALISED
from ..tables.columns.roles import BASELINE_MONEY, Column
from ..tables.columns.table import Record, Table
from .facts import NotUnderstood, Plan
from .ledger import FIGURES, Said

_ASIDE = frozenset({"note", "source", "number", "regional_policy", "change"})  # columns beside the cascade
_NEARLY = 0.75  # of a table's cells: then the table as a whole was not read, whatever was taken from it
_MOST = 0.6  # of a column's or a row's cells: then it is the column or the row that was lost
_WORDS = 160  # of a whole table or page, which its place tells
_ALL_WORDS = 1200  # of cells, rows and columns: what was lost is told, each wording once
_ROW_WORDS = 150  # that tell a row from others of its page
_FIGURE = re.compile(r"[<>±≥≤]?\s*(?:rp\.?\s*)?\d[\d.,\s]*%?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A filled cell as printed, numbered through the whole document; `row` are the words of its row.

    `column` is None for one beyond the table's columns, `record` for one in no row under them: a label across the table, a row that is
    printed twice or that stands below labels alone.
    """

    number: int
    place: Place
    row: str
    text: str
    record: Record | None = None
    column: Column | None = None
    heads: bool = False  # it only heads what stands below it


@dataclass(frozen=True, slots=True)
class Account:
    """The numbers of a table's filled cells: all, those that facts say, those that records of what was not understood hold.

    `aside` are those of the last that are no part of what the plan states, `rows` counts the rows of which facts say something, or which
    are all aside.
    """

    printed: frozenset[int]
    used: frozenset[int]
    listed: frozenset[int]
    aside: frozenset[int]
    rows: int

    @property
    def lost(self) -> frozenset[int]:
        """The cells that are told nowhere."""
        return self.printed - self.used - self.listed


def printed_cells(tables: Sequence[Table]) -> dict[int, list[Cell]]:
    """The filled cells of each table (by its `id`) before its reader repairs them: rows, section rows, labels, rows printed twice."""
    numbers = count(1)
    return {id(table): list(_cells_of(table, numbers)) for table in tables}


def _cells_of(table: Table, numbers: Iterator[int]) -> Iterator[Cell]:
    for records, heads in ((table.records, False), (table.sections, True)):
        for record in records:
            own = [(column, text) for column, text in record.cells.items() if one_line(text)]
            have = Counter(one_line(text) for _, text in own)
            beyond = Counter(one_line(text) for text in record.words.split(" | ") if one_line(text)) - have
            for column, text in own:
                yield Cell(next(numbers), record.place, record.words, text, record, column, heads)
            for text in beyond.elements():
                yield Cell(next(numbers), record.place, record.words, text, record, None, heads)
    for band in table.bands:
        yield Cell(next(numbers), band.place, band.text, band.text)
    for row in (*table.repeated, *(() if table.columns else table.raw)):
        for text in filter(one_line, row.cells):
            yield Cell(next(numbers), row.place, words_of(row), text)


def words_of(row: Row) -> str:
    """The words of a row, as its origin has them."""
    return " | ".join(cell.replace("\n", " ") for cell in row.cells if cell)


def account(plan: Plan, said: Said, table: Table, cells: Sequence[Cell]) -> Account:
    """Collect which cells of a table facts say and which records hold; what is in neither is listed in new records of the plan."""
    used = frozenset(cell.number for cell in cells if _is_said(said, table, cell))
    _complete(plan, cells)
    known = held(plan.not_understood, cells)
    plan.not_understood += _grouped(table, said, cells, [cell for cell in cells if cell.number not in used | known])
    aside = held([entry for entry in plan.not_understood if entry.aside or entry.reason.read], cells)
    own = _by([cell for cell in cells if not cell.heads and _counts(cell)], lambda cell: id(cell.record))
    rows = [row for row in own.values() if any(cell.number in used for cell in row) or all(cell.number in aside for cell in row)]
    return Account(frozenset(cell.number for cell in cells), used, held(plan.not_understood, cells), aside, len(rows))


def _counts(cell: Cell) -> bool:
    """True for a cell that says something by itself: no dash, no serial number."""
    return cell.record is not None and bool(key(cell.text)) and (cell.column is None or cell.column.role != "number")


def _is_said(said: Said, table: Table, cell: Cell) -> bool:
    if cell.record is None:
        return said.says(cell.place, cell.text)
    return not cell.heads and said.has(table, cell.record, cell.column, cell.text)


# -- what records hold ---------------------------------------------------------------------------------------------


def _complete(plan: Plan, cells: Iterable[Cell]) -> None:
    """Give the records of a reader, which name a row by its place and first words, its cells' numbers, and all words of a lost row."""
    of_row: dict[tuple[Place, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        of_row[cell.place, cell.row[:_ROW_WORDS]].append(cell)
    for at, entry in enumerate(plan.not_understood):
        own = [cell for cell in of_row.get((entry.place, entry.words[:_ROW_WORDS]), ()) if not entry.cells and _names(entry, cell)]
        if own:
            words = own[0].row[:_ALL_WORDS] if entry.what == "row" else entry.words
            plan.not_understood[at] = replace(entry, cells=frozenset(cell.number for cell in own), words=words)


def held(entries: Iterable[NotUnderstood], cells: Iterable[Cell]) -> frozenset[int]:
    """The numbers of those of some cells that records of what was not understood hold."""
    numbers = frozenset[int]().union(*(entry.cells for entry in entries))
    return frozenset(cell.number for cell in cells if cell.number in numbers)


def _names(entry: NotUnderstood, cell: Cell) -> bool:
    """Whether a record of a row means a cell of it: all of them, or the one with the words of its detail."""
    if entry.what == "row" or (entry.detail and entry.detail == cell.text):
        return True
    if entry.reason in (Reason.NOT_IN_PLAN, Reason.NO_PRIORITY):  # one of several names in a cell
        return key(entry.detail) in key(cell.text)
    if (
        entry.reason in (Reason.UNKNOWN_GOAL, Reason.UNKNOWN_SASARAN)
        and cell.column is not None
        and not count_rupiah([one_line(cell.text)])
    ):
        role = "goal" if entry.reason is Reason.UNKNOWN_GOAL else "sasaran"
        return cell.column.role in (role, "goal_sasaran")
    return False


# -- what is left over ---------------------------------------------------------------------------------------------


def _grouped(table: Table, said: Said, cells: Sequence[Cell], lost: list[Cell]) -> Iterator[NotUnderstood]:
    """What is left over, told by the largest thing that was lost as a whole."""
    heads = [cell for cell in lost if cell.heads or cell.record is None]
    bands = {(band.place, band.text) for band in table.bands}
    for name, row in _by(heads, lambda cell: (cell.place, cell.row)).items():
        beside = not row[0].heads and name not in bands  # below labels alone stands something else
        reason = Reason.SECTION if row[0].heads or _only_heads(row[0]) else Reason.OUTSIDE if beside else Reason.NOT_A_FACT
        yield _entry(table, row, reason, "row", row[0].place, aside=beside)
    lost = [cell for cell in lost if cell not in heads]
    cells = [cell for cell in cells if cell.record is not None and not cell.heads]
    if not lost:
        return
    if len(lost) == len(cells) or (not any(map(said.states_something, table.records)) and len(lost) > 1):
        yield _entry(table, lost, Reason.NOT_ONE_ROW, "table", table.place)
        return
    if len(lost) >= _NEARLY * len(cells) and len({cell.column for cell in lost}) > 2 and len({id(cell.record) for cell in lost}) > 2:
        yield _entry(table, lost, Reason.NOT_A_FACT, "table", table.place)
        return
    lost = yield from _pages(table, cells, lost)
    lost = yield from _beside(table, lost)
    of_column: Counter[object] = Counter(cell.column for cell in cells)
    for column, own in _by(lost, lambda cell: cell.column).items():
        if isinstance(column, Column) and len(own) > 1 and len(own) >= _MOST * of_column[column]:
            lost = [cell for cell in lost if cell.column != column]
            reason = Reason.NO_ROLE if not column.role else Reason.NOT_A_FACT
            yield _entry(table, own, reason, "column", own[0].place, one_line(column.header))
    of_row: Counter[object] = Counter(id(cell.record) for cell in cells)
    for row_id, own in _by(lost, lambda cell: id(cell.record)).items():
        if len(own) > 1 and len(own) >= _MOST * of_row[row_id]:
            yield _entry(table, own, Reason.NO_FACT, "row", own[0].place)
        else:
            yield _entry(table, own, Reason.NOT_A_FACT, "cell", own[0].place)


def _only_heads(cell: Cell) -> bool:
    """True for a label that names no more than a kind and a number ("Misi 2"): what it stands for is stated elsewhere."""
    label = label_of(cell.text)
    return label is not None and not label.rest


def _beside(table: Table, lost: list[Cell]) -> Generator[NotUnderstood, None, list[Cell]]:
    """Columns that are no part of the cascade, one record each, and in a table of the past rows without figures; returns the rest."""
    past = any(column.block for column in table.columns)
    rest: list[Cell] = []
    for own in _by(lost, lambda cell: cell.column and (cell.column.role, cell.column.block, cell.column.header)).values():
        column = own[0].column
        derived = column is not None and column.block not in ("", PLANNED, REALISED)
        beside = column is not None and column.role in _ASIDE and not count_rupiah(one_line(cell.text) for cell in own)
        former = column is not None and column.role == BASELINE_MONEY  # money of a year before the plan's
        if column is not None and (derived or beside or former):
            reason = Reason.BEFORE_PERIOD if former else Reason.NOT_A_FACT
            yield _entry(table, own, reason, "column", own[0].place, one_line(column.header), aside=True)
        else:
            rest += own
    if past:
        for own in _by([cell for cell in rest if not _is_figure(cell)], lambda cell: id(cell.record)).values():
            yield _entry(table, own, Reason.NO_FIGURE, "row", own[0].place, aside=True)
        rest = [cell for cell in rest if _is_figure(cell)]
    return rest


def _pages(table: Table, cells: Sequence[Cell], lost: list[Cell]) -> Generator[NotUnderstood, None, list[Cell]]:
    """Pages of a table of which no cell was read, one record each; returns what is lost elsewhere."""
    rest = lost
    whole = _by(cells, lambda cell: cell.place.page)
    if len(whole) > 1:
        for page, own in _by(lost, lambda cell: cell.place.page).items():
            if page is not None and len(own) == len(whole[page]) and len({id(cell.record) for cell in own}) > 1:
                rest = [cell for cell in rest if cell.place.page != page]
                yield _entry(table, own, Reason.NO_FACT, "page", own[0].place)
    return rest


def _by(cells: Iterable[Cell], name: Callable[[Cell], object]) -> dict[object, list[Cell]]:
    found: dict[object, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[name(cell)].append(cell)
    return found


def _entry(
    table: Table, cells: list[Cell], reason: Reason, part: str, place: Place, detail: str = "", *, aside: bool = False
) -> NotUnderstood:
    texts = [one_line(cell.text) for cell in cells]
    printed = texts[:12] if part in ("table", "page") else list(dict.fromkeys(texts)) if part == "column" else texts
    words = " | ".join(printed)[: _WORDS if part in ("table", "page") else _ALL_WORDS]
    amounts, numbers = count_rupiah(texts), frozenset(cell.number for cell in cells)
    figures = 0 if aside else max(amounts, sum(map(_is_figure, cells)))
    return NotUnderstood(place, words, reason, detail, table.name, part, amounts, aside, figures, numbers)


def _is_figure(cell: Cell) -> bool:
    """True for a figure of the cascade or of past years, and for one below a heading that nobody knows."""
    if cell.column is None:
        return False
    if cell.column.role in FIGURES or cell.column.block in (PLANNED, REALISED):
        return True
    return not cell.column.role and _FIGURE.fullmatch(one_line(cell.text)) is not None
