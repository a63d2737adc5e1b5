"""Every filled cell of a table of the cascade is in a fact, or in the list of what was not read: here the two are held together.

What is left over is told in as few records as say it: a table, a page of it, a column, a row, a cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass

from ..documents.blocks import Place
from ..documents.reasons import Reason
from ..language.cleaning import one_line
from ..language.numbers import count_rupiah
from ..tables.columns.roles import BASELINE_MONEY, Column
from ..tables.columns.table import Record, Table
from .facts import NotUnderstood, Plan
from .ledger import FIGURES, Said

_ASIDE = frozenset({"note", "source", "number", "regional_policy", "change"})  # columns beside the cascade
_NEARLY = 0.75  # of a table's cells: then the table as a whole was not read, whatever was taken from it
_MOST = 0.6  # of a column's or a row's cells: then it is the column or the row that was lost
_WORDS = 160


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell as printed; `column` is None for one that stands beyond the table's columns."""

    record: Record
    column: Column | None
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """A table's filled cells: in facts, listed as not read, all."""

    printed: int
    used: int
    listed: int


def printed_cells(table: Table) -> list[Cell]:
    """The filled cells of a table's rows before its reader repairs them."""
    cells: list[Cell] = []
    for record in table.records:
        own = [Cell(record, column, text) for column, text in record.cells.items() if one_line(text)]
        have = Counter(one_line(cell.text) for cell in own)
        beyond = Counter(one_line(text) for text in record.words.split(" | ") if one_line(text)) - have
        cells += own + [Cell(record, None, text) for text in beyond.elements()]
    return cells


def account(plan: Plan, said: Said, table: Table, cells: list[Cell]) -> tuple[Account, list[NotUnderstood]]:
    """Hold the cells of a table that was read against the facts; returns what is to be listed besides what is listed already."""
    known = _listed(plan)
    left = [cell for cell in cells if not said.has(table, cell.record, cell.column, cell.text)]
    lost = [cell for cell in left if not _is_listed(cell, known)]
    return Account(len(cells), len(cells) - len(left), len(left)), list(_grouped(table, said, cells, lost))


Listed = dict[tuple[Place, str], list[NotUnderstood]]


def _listed(plan: Plan) -> Listed:
    found: Listed = defaultdict(list)
    for entry in plan.not_understood:
        found[entry.place, entry.words[:150]].append(entry)
    return found


def _is_listed(cell: Cell, known: Listed) -> bool:
    for entry in known.get((cell.record.place, cell.record.words[:150]), ()):
        if entry.what == "row" or (entry.detail and entry.detail == cell.text):
            return True
        if entry.reason in (Reason.UNKNOWN_GOAL, Reason.UNKNOWN_SASARAN) and cell.column is not None and not _is_money(cell):
            role = "goal" if entry.reason is Reason.UNKNOWN_GOAL else "sasaran"
            if cell.column.role in (role, "goal_sasaran"):
                return True
    return False


def _is_money(cell: Cell) -> bool:
    return count_rupiah([one_line(cell.text)]) > 0


def _grouped(table: Table, said: Said, cells: list[Cell], lost: list[Cell]) -> Iterator[NotUnderstood]:
    """What is left over, told by the largest thing that was lost as a whole."""
    if not lost:
        return
    if len(lost) == len(cells) or (not any(map(said.states_something, table.records)) and len(lost) > 1):
        yield _entry(table, lost, Reason.NOT_ONE_ROW, "table", table.place)
        return
    if len(lost) >= _NEARLY * len(cells) and len({cell.column for cell in lost}) > 2 and len({id(cell.record) for cell in lost}) > 2:
        yield _entry(table, lost, Reason.NOT_A_FACT, "table", table.place)
        return
    lost = yield from _pages(table, cells, lost)
    of_column: Counter[object] = Counter(cell.column for cell in cells)
    for column, own in _by(lost, lambda cell: cell.column).items():
        if isinstance(column, Column) and len(own) > 1 and len(own) >= _MOST * of_column[column]:
            lost = [cell for cell in lost if cell.column != column]
            reason = Reason.NO_ROLE if not column.role else Reason.BEFORE_PERIOD if column.role == BASELINE_MONEY else Reason.NOT_A_FACT
            yield _entry(table, own, reason, "column", own[0].record.place, one_line(column.header), aside=column.role in _ASIDE)
    of_row: Counter[object] = Counter(id(cell.record) for cell in cells)
    for row, own in _by(lost, lambda cell: id(cell.record)).items():
        if len(own) > 1 and len(own) >= _MOST * of_row[row]:
            yield _entry(table, own, Reason.NO_FACT, "row", own[0].record.place)
        else:
            for aside, some in _by(own, lambda cell: cell.column is not None and cell.column.role in _ASIDE).items():
                yield _entry(table, some, Reason.NOT_A_FACT, "cell", some[0].record.place, aside=bool(aside))


def _pages(table: Table, cells: list[Cell], lost: list[Cell]) -> Generator[NotUnderstood, None, list[Cell]]:
    """Pages of a table of which no cell was read, one record each; returns what is lost elsewhere."""
    rest = lost
    whole = _by(cells, lambda cell: cell.record.place.page)
    if len(whole) > 1:
        for page, own in _by(lost, lambda cell: cell.record.place.page).items():
            if page is not None and len(own) == len(whole[page]) and len({id(cell.record) for cell in own}) > 1:
                rest = [cell for cell in rest if cell.record.place.page != page]
                yield _entry(table, own, Reason.NO_FACT, "page", own[0].record.place)
    return rest


def _by(cells: Iterable[Cell], name: Callable[[Cell], object]) -> dict[object, list[Cell]]:
    found: dict[object, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[name(cell)].append(cell)
    return found


def _entry(
    table: Table, cells: list[Cell], reason: Reason, part: str, place: Place, detail: str = "", *, aside: bool = False
) -> NotUnderstood:
    words = " | ".join(one_line(cell.text) for cell in cells[:12])[:_WORDS]
    amounts = count_rupiah(one_line(cell.text) for cell in cells)
    figures = max(amounts, sum(cell.column is not None and cell.column.role in FIGURES for cell in cells))
    if reason is Reason.BEFORE_PERIOD:  # nothing of the plan is lost
        return NotUnderstood(place, words, reason, detail, table.name, part, amounts, aside=True)
    return NotUnderstood(place, words, reason, detail, table.name, part, amounts, aside and not amounts, figures)
