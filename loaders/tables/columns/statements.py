"""Statements that a document prints under headings that name them: a cell that says one of them again tells what its column holds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ...language import codes
from ...language.cleaning import one_line
from ...language.header_words import compact, role_of
from ...language.lexicon import INDICATOR, RESULT, without_local
from ...language.likeness import SAME, closest, key
from .roles import Column
from .table import Record, Table

_STATED = frozenset({"goal", "sasaran", "strategy", "policy", "indicator"})
_LEAST = 12  # letters; shorter words stand in any column
_BEGIN = 6  # letters that a statement and its slip of the pen share at their beginning
_MOST = 0.6  # of a column's cells: so many of a kind make it one
_FEWEST = 2  # results below which a column of them is chance
_OF_RESULTS = re.compile(r"outcome|output|hasil|keluaran")  # in the heading of a column of names
_LEVELLED = 0.8  # of a column's results: so many beside names of one level are results of that level


class Stated:
    """The statements of a document's tables, each with the role of the column that its heading gives it.

    What is stated in columns of two roles tells nothing.
    """

    def __init__(self, roles: Mapping[str, str] | None = None) -> None:
        self._roles = dict(roles or {})
        self._texts = [text for text, role in self._roles.items() if role != "indicator"]
        self._found: dict[str, str] = {}

    def role(self, cell: str) -> str:
        """The role of the statement that a cell says, a slip of the pen apart, or ""."""
        text = key(without_local(one_line(cell))) if len(cell) >= _LEAST else ""
        if len(text) < _LEAST or not self._roles:
            return ""
        if text not in self._found:
            # A slip of the pen is one: with another first word it is another statement ("Peningkatan …" for "Meningkatnya …").
            near = closest(text, [(known, known) for known in self._texts if known[:_BEGIN] == text[:_BEGIN]], SAME)
            self._found[text] = self._roles.get(text) or (self._roles[near[0]] if near else "")
        return self._found[text]

    def of_column(self, cells: Iterable[str]) -> str:
        """The role that the statements in a column's cells agree on, or ""."""
        found = {role for cell in cells if (role := self.role(cell))}
        return found.pop() if len(found) == 1 else ""


def stated_in(tables: Iterable[Table]) -> Stated:
    """What is stated right below the headers of the tables; pages without one are not sure enough to tell anything."""
    roles: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for record in _below_header(table):
            for column, text in record.cells.items():
                if column.role in _STATED and text:
                    roles[key(without_local(one_line(text)))].add(column.role)
    return Stated({text: next(iter(found)) for text, found in roles.items() if len(found) == 1 and len(text) >= _LEAST})


def misplaced(tables: Iterable[Table], stated: Stated) -> bool:
    """True where a page without a header has a known statement in another column than its own."""
    return any(
        (role := stated.role(text)) and role not in ("indicator", column.role) and role in table.roles()
        for table in tables
        if table.columns and table.roles() & _STATED
        for record in table.records[len(list(_below_header(table))) :]
        for column, text in record.cells.items()
        if text
    )


def _below_header(table: Table) -> Iterator[Record]:
    if table.columns and table.records:
        yield table.records[0]
        yield from takewhile(lambda record: not record.first, table.records[1:])


def head_by_cells(table: Table) -> None:
    """Give columns to a table of coded names whose header has words in one cell only, or none: `name_by_cells` says what they hold."""
    rows = table.raw
    width = max((len(row.cells) for row in rows), default=0)
    if table.columns or width < 2:
        return
    words = [cell.strip() for cell in rows[0].cells]
    headed = [role_of(cell) for cell in words if cell]
    head = [*words, *[""] * (width - len(words))] if all(headed) and not any(_level(one_line(cell)) for cell in words) else [""] * width
    body = rows[1:] if any(head) else rows
    columns = [Column(at, role_of(text), text) for at, text in enumerate(head)]
    records = [
        Record(
            dict(zip(columns, [*row.cells, *[""] * width], strict=False)),
            row.place,
            " | ".join(one_line(cell) for cell in row.cells if cell),
            first=not number,
        )
        for number, row in enumerate(body)
    ]
    found = replace(table, columns=columns, records=records)
    if any(column.role in ("name", "") for column in _coded_columns(found)):
        table.columns, table.records, table.raw = columns, records, []


def join_under_one_heading(table: Table) -> None:
    """Put results into the column of names, where one heading "Program/Outcome/…" stands over both and each row has one of them."""
    for left, right in pairwise(list(table.columns)):
        if left.role != "name" or right.role or right.header.strip() or not _OF_RESULTS.search(compact(left.header)):
            continue
        results = [record for record in table.records if record.cells.get(right, "").strip()]
        stated = sum(bool(RESULT.match(one_line(record.cells[right]))) for record in results)
        if len(results) < _FEWEST or stated < _MOST * len(results) or any(record.cells.get(left, "").strip() for record in results):
            continue
        for record in table.records:
            text = record.cells.pop(right, "")
            record.cells[left] = record.cells.get(left) or text
        table.columns = [column for column in table.columns if column is not right]


def name_by_cells(table: Table, stated: Stated) -> None:
    """Give roles to columns whose heading has no words, in a table of coded names: by the statements and the kinds of their cells."""
    names = _coded_columns(table)
    blank = [column for column in table.columns if not column.role and not column.header.strip()]
    if not names or not blank:
        return
    named = {column: replace(column, role=role) for column in table.columns if (role := _role_by_cells(column, table, names, stated))}
    taken = {column.role for column in table.columns if column not in named}
    # What only one column can be, it is once: the first that says so.
    for column in list(named):
        role = named[column].role
        if role in taken and role != "indicator":
            del named[column]
        taken.add(role)
    if any(one.role == "outcome" for one in named.values()) and any(one.role == "result" for one in named.values()):
        named = {column: replace(one, role="output") if one.role == "result" else one for column, one in named.items()}
    table.columns = [named.get(column, column) for column in table.columns]
    for record in table.records:
        record.cells = {named.get(column, column): text for column, text in record.cells.items()}


def _cells(column: Column, table: Table) -> list[str]:
    return [one_line(text) for record in table.records if (text := record.cells.get(column, "")).strip()]


def _coded_columns(table: Table) -> list[Column]:
    """The columns of names, or of no known role, most of whose cells begin with the code of a program, kegiatan or subkegiatan."""
    return [
        column
        for column in table.columns
        if column.role in ("name", "code", "")
        and (cells := _cells(column, table))
        and sum(_level(cell) is not None for cell in cells) >= max(2, 0.5 * len(cells))
    ]


def _are_codes_alone(cells: Sequence[str]) -> bool:
    return sum(not codes.split_leading(cell)[1] for cell in cells) > 0.5 * len(cells)


def _level(name: str) -> str | None:
    printed, _ = codes.split_leading(name)
    code = codes.official(printed) if printed else None
    return codes.level(code) if code else None


def _role_by_cells(column: Column, table: Table, names: Sequence[Column], stated: Stated) -> str:
    cells = _cells(column, table)
    if not cells or (column.role and not _spans(column, table)):
        return ""
    said = Counter(role for cell in cells if (role := stated.role(cell)))
    if said and (role := said.most_common(1)[0][0]) in ("goal", "sasaran") and said[role] >= 0.5 * len(cells):
        return role if role != column.role else ""
    if column.role:
        return ""
    if column in names:
        return "code" if _are_codes_alone(cells) else "name"
    if any(name.position == column.position - 1 and _are_codes_alone(_cells(name, table)) for name in names):
        return "name"  # behind its code
    if sum(bool(INDICATOR.match(cell)) or stated.role(cell) == "indicator" or cell.startswith("%") for cell in cells) >= _MOST * len(cells):
        return "indicator"
    if sum(bool(RESULT.match(cell)) for cell in cells) >= _MOST * len(cells):
        return _result_of(column, table, names)
    return ""


def _spans(column: Column, table: Table) -> bool:
    """True for a column whose heading may be that of the columns on its right too: these have none of their own."""
    right = next((other for other in table.columns if other.position == column.position + 1), None)
    return right is not None and not right.header.strip()


def _result_of(column: Column, table: Table, names: Sequence[Column]) -> str:
    """Whose results a column holds: those of the names that stand beside them; a program's where each stands right below one; else ""."""
    beside, above = Counter[str](), Counter[str]()
    last = ""
    for record in table.records:
        level = next((found for name in names if (found := _level(one_line(record.cells.get(name, ""))))), "")
        if record.cells.get(column):
            beside[level] += 1
            above[last] += 1
        last = level
    beside.pop("", None)
    levels = beside or (above if set(above) == {"Program"} else Counter())
    if not levels:
        return ""
    if levels["Program"] >= _LEVELLED * levels.total():
        return "outcome"
    return "output" if levels["Program"] <= (1 - _LEVELLED) * levels.total() else "result"
