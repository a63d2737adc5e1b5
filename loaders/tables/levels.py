"""Tables with one column per level ("Tujuan | Indikator | Sasaran | Indikator | Program | …"), laid out with one statement a row.

A statement's cell left empty, or printed again, goes on with the one above. What stands beside several statements belongs to the level
that its heading names, else to the statement on its left; figures behind all of them to the lowest statement of their row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..language.cleaning import joined, one_line
from ..language.header_words import compact, levels_named
from ..language.lexicon import is_total
from ..language.likeness import key
from ..language.statements import begins_whole, continues
from .columns.editions import FORMER
from .columns.roles import Column
from .columns.table import Record, Table

_RANK = {"Goal": 0, "Sasaran": 1, "Urusan": 2, "Program": 3, "Activity": 4, "SubActivity": 5}
_MEASURES = frozenset({"indicator", "goal_indicator"})
_RESULTS = frozenset({"outcome", "output", "result", "result_name"})
_PRINTED = ("baseline", "target", "end_target", "goal_target", "pagu", "end_pagu")
_FIGURES = frozenset({"unit", "formula", "source", "responsible", *_PRINTED, *(FORMER + role for role in _PRINTED)})


@dataclass(frozen=True, slots=True)
class _Statement:
    """A column of statements: its level, or "" where it holds those of several levels, and how deep it stands."""

    column: Column
    level: str
    rank: int


@dataclass(slots=True)
class _Node:
    """A statement with the rows that say something of it, and the statements below it."""

    statement: _Statement
    text: str
    rows: list[tuple[int, Record]] = field(default_factory=list)
    below: list[_Node] = field(default_factory=list)


def is_levelled(table: Table) -> bool:
    """True for a table that names programs and has a column per level, or an indicator's column behind each of several levels."""
    if any("prior" in compact(column.header) for column in table.columns if column.role == "name"):
        return False  # a list of what serves the region's priority programs, which are no program of this plan
    statements = _statements(table)
    names = [entry for entry in statements if entry.column.role == "name" and entry.level != "Urusan"]
    if len({(entry.level, entry.rank) for entry in names}) > 1:
        return True
    upper = [entry for entry in statements if entry.column.role != "name"]
    if not names or not upper:
        return False
    owners = _owners(table, statements)
    measures = [{entry.rank for entry in owners[column]} for column in table.columns if column.role in _MEASURES]
    if any(column.role in _MEASURES and levels_named(column.header) in ({"Goal"}, {"Sasaran"}) for column in table.columns):
        return True
    if any(max(ranks) < names[0].rank for ranks in measures) and any(max(ranks) >= names[0].rank for ranks in measures):
        return True
    # A table of sasaran with their indicators and targets that also names the program which serves each.
    behind = [column.role for column in table.columns if column.position > names[0].column.position]
    figures = any(column.role == "target" and column.year for column in table.columns if column.position < names[0].column.position)
    return bool(measures) and figures and not any(role in _MEASURES or role in ("target", "pagu", "end_pagu") for role in behind)


def unfolded(table: Table) -> tuple[Table, list[int]]:
    """A levelled table with one statement a row, and for each of its rows the number of the row that it comes from.

    Any other table is returned as it is.
    """
    if not is_levelled(table):
        return table, list(range(len(table.records)))
    rows = list(_Unfolding(table).rows())
    return replace(table, records=[record for _, record in rows], levelled=True), [number for number, _ in rows]


def _statements(table: Table) -> list[_Statement]:
    found = []
    before: Column | None = None
    for column in table.columns:
        if column.role in ("goal", "sasaran"):
            level = "Goal" if column.role == "goal" else "Sasaran"
            found.append(_Statement(column, level, _RANK[level]))
        elif column.role == "name":
            levels = levels_named(column.header) - {"Goal", "Sasaran"}
            if not levels and before is not None and before.role == "code":
                levels = levels_named(before.header) - {"Goal", "Sasaran"}
            rank = min((_RANK[level] for level in levels), default=_RANK["Program"])
            found.append(_Statement(column, next(iter(levels)) if len(levels) == 1 else "", rank))
        before = column
    return found


def _owners(table: Table, statements: Sequence[_Statement]) -> dict[Column, list[_Statement]]:
    """For each column that says something of a statement the columns of those that it may speak of."""
    names = [entry for entry in statements if entry.column.role == "name"]
    codes = [column for column in table.columns if column.role == "code"]
    measures = [column for column in table.columns if column.role in _MEASURES]
    figures = [column for column in table.columns if column.role in _FIGURES]
    places = {_left(statements, column) for column in figures}
    owners: dict[Column, list[_Statement]] = {}
    for column in table.columns:
        named = [entry for entry in statements if {entry.level} == levels_named(column.header)]
        left = [entry for entry in statements if entry.column.position < column.position]
        if column.role == "code":
            behind = [entry for entry in names if entry.column.position > column.position]
            owners[column] = named or (behind[:1] if len(codes) > 1 and behind else names)
        elif column.role == "goal_indicator":
            owners[column] = [entry for entry in statements if entry.level == "Goal"] or left
        elif column.role in _MEASURES | _RESULTS | _FIGURES:
            alone = len(measures) == 1 if column.role in _MEASURES else column.role in _FIGURES and len(places) == 1
            owners[column] = named or (left if alone else _run(table, left)) or list(statements)
    return owners


def _left(statements: Sequence[_Statement], column: Column) -> int:
    return sum(entry.column.position < column.position for entry in statements)


def _run(table: Table, left: Sequence[_Statement]) -> list[_Statement]:
    """The last of some columns of statements with those right before it: nothing that speaks of a statement stands between them."""
    run = list(left[-1:])
    for entry in reversed(left[:-1]):
        between = (column for column in table.columns if entry.column.position < column.position < run[0].column.position)
        if any(column.role in _MEASURES | _RESULTS | _FIGURES for column in between):
            break
        run.insert(0, entry)
    return run


class _Unfolding:
    """The rows of one table gathered below their statements."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.statements = sorted(_statements(table), key=lambda entry: (entry.rank, entry.column.position))
        self.owners = _owners(table, _statements(table))
        self.roots: list[_Node] = []
        self.current: dict[_Statement, _Node] = {}

    def rows(self) -> Iterator[tuple[int, Record]]:
        """The table's rows in the order of its tree."""
        for number, record in enumerate(self.table.records):
            self._take(number, record)
        yield from _walked(self.roots)

    def _take(self, number: int, record: Record) -> None:
        stated = [entry for entry in self.statements if one_line(record.cells.get(entry.column, ""))]
        heads = [one_line(text) for text in record.cells.values() if text][:1]
        if len(stated) <= 1 and any(map(is_total, [*heads, *(one_line(record.cells[entry.column]) for entry in stated)])):
            self.roots.append(_Node(self.statements[0], "", [(number, record)]))  # the sum of all: it stands in any column
            return
        fresh: set[_Statement] = set()
        for entry in stated:
            self._state(entry, record, fresh)
        parts: dict[_Statement, dict[Column, str]] = {entry: {} for entry in self.statements}
        told = set(stated)
        later = []
        for column, owners in self.owners.items():
            text = record.cells.get(column, "")
            if not text:
                continue
            if column.role in _MEASURES | _RESULTS and len(owners) == 1:
                told.add(owners[0])
                parts[owners[0]][column] = text
            else:
                later.append((column, owners, text))
        for column, owners, text in later:
            parts[self._lowest(owners, told)][column] = text
        for entry in self.statements:
            self._add(entry, number, record, parts[entry], new=entry in fresh)
        self._rest(number, record)

    def _lowest(self, owners: Sequence[_Statement], told: set[_Statement]) -> _Statement:
        """Which of several statements a cell speaks of: the lowest that its row tells something of, else the lowest that holds there."""
        order = sorted(owners, key=lambda entry: entry.rank)
        return next(
            (entry for entry in reversed(order) if entry in told),
            next((entry for entry in reversed(order) if entry in self.current), order[-1]),
        )

    def _state(self, entry: _Statement, record: Record, fresh: set[_Statement]) -> None:
        """Take over a row's statement: the one that holds there printed again, the rest of it, or a new one."""
        text = one_line(record.cells[entry.column])
        now = self.current.get(entry)
        below = any(other.rank < entry.rank for other in fresh)
        if now is not None and not below and entry.level:
            if key(text) == key(now.text) and self._same_code(entry, record, now):
                return
            small = now.text[:1].islower() and begins_whole(text, now.text)  # a plan whose statements begin so: no sign of a rest
            if record.first and not small and continues(text, now.text) and now.rows:
                number, first = now.rows[0]
                now.text = joined(now.text, text)
                now.rows[0] = number, replace(first, cells={**first.cells, entry.column: now.text})
                return
        node = _Node(entry, text)
        upper = [other for other in self.statements if other.rank < entry.rank and other in self.current]
        (self.current[upper[-1]].below if upper else self.roots).append(node)
        for other in [other for other in self.current if other.rank > entry.rank]:
            del self.current[other]
        self.current[entry] = node
        fresh.add(entry)

    def _same_code(self, entry: _Statement, record: Record, now: _Node) -> bool:
        """False where a code of its own says that a statement of the same words is another one."""
        for column, owners in self.owners.items():
            if column.role == "code" and owners == [entry] and now.rows:
                mine, first = record.cells.get(column, ""), now.rows[0][1].cells.get(column, "")
                return not mine or not first or key(mine) == key(first)
        return True

    def _add(self, entry: _Statement, number: int, record: Record, parts: Mapping[Column, str], *, new: bool) -> None:
        node = self.current.get(entry)
        if node is None or not (new or parts):
            return
        said = new or entry.column.role != "name"  # a program's row without its name goes on with it; a sasaran is named again
        cells = dict.fromkeys(record.cells, "")
        cells |= {column: text for column, text in parts.items() if said or column.role != "code"}
        if said:
            cells[entry.column] = node.text
        if any(cells[column] for column in parts) or new:
            cells = {_as_measure(column): text for column, text in cells.items()}
            if new or not _repeats(cells, node, entry.column):
                node.rows.append((number, replace(record, cells=cells, first=record.first and new)))

    def _rest(self, number: int, record: Record) -> None:
        """Keep a row that states nothing and speaks of nothing known, as a total's row: it is read as it stands."""
        if not any(number == known for node in _nodes(self.roots) for known, _ in node.rows[-3:]):
            self.roots.append(_Node(self.statements[0], "", [(number, record)]))


def _as_measure(column: Column) -> Column:
    roles = {"goal_indicator": "indicator", "goal_target": "end_target"}
    return replace(column, role=roles[column.role]) if column.role in roles else column


def _repeats(cells: Mapping[Column, str], node: _Node, name: Column) -> bool:
    """True where a row says of its statement only what an earlier row has said."""
    said = {(column, text) for column, text in cells.items() if text and column != name}
    return any(said <= set(other.cells.items()) for _, other in node.rows)


def _nodes(nodes: Sequence[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _nodes(node.below)


def _walked(nodes: Sequence[_Node]) -> Iterator[tuple[int, Record]]:
    for node in nodes:
        yield from node.rows if node.statement.level != "Urusan" or not node.text else ()
        yield from _walked(node.below)
