"""Rows put into the columns of the table they belong to, where a page lost its header or a row some of its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...documents.blocks import Row
from ...language.codes import split_leading
from ...language.lexicon import ACTIVITY
from ..columns.roles import Column
from ..columns.statements import Stated
from ..columns.table import Record, Table
from .alignment import Kinds, align, kind_of, profile

_FIGURES = frozenset({"amount", "figure", "code"})
_FIGURED = _FIGURES | {"measure", "office"}
_WITH_RESULTS = re.compile(r"(?i)out\s*-?\s*(?:come|put)|\bhasil\b|\bkeluaran\b")
_MORE = 2  # cells of a row that must stand better where it is moved
_GROUPED = re.compile(r"\d{1,3}[.,]\d{3}|\d{5}")
_WHOLE = 0.8  # of a page's rows, and of its figures under money, that must fit where it is moved
_LEAST = 8  # amounts of money that say something of a page
_CODED = re.compile(r"\w{0,4}\d[\w.]{4,}\s*\D")
_NOTHING = re.compile(r"[-–0]+")  # stands for no money as well as for no target


def aligned(table: Table, body: list[Row], stated: Stated, *, drawn: bool = False) -> list[list[Column]]:
    """For each row of a headerless page the table's columns that its cells stand in.

    A cell that says what is `stated` elsewhere in the document stands in the column of such statements.

    Columns that are `drawn` as on the page before are that page's, whatever their cells are.
    Rows of one width share their places, unless a row by itself fits clearly better elsewhere (it lost a cell of its own).
    """
    if drawn and {len(row.cells) for row in body} == {len(table.columns)}:
        return [list(table.columns) for _ in body]
    known = profile([list(record.cells.values()) for record in table.records[-60:]], len(table.columns), _roles(table))
    shares = _filled_shares(known)
    by_width: dict[int, list[int | None]] = {}
    for width in sorted({len(row.cells) for row in body}):
        rows = [list(row.cells) for row in body if len(row.cells) == width]
        said = _said(rows, width, table, stated)
        same = width == len(table.columns) and all(role in ("", c.role) for role, c in zip(said, table.columns, strict=True))
        by_width[width] = list(range(width)) if same else align(rows, width, known, said, [column.role for column in table.columns])
    found = []
    for row in body:
        positions = by_width[len(row.cells)]
        # Drawn is given: the cells stand where the lines say. Of years past a row prints those that it has, each below its own.
        # Words alone, of a row as wide as the table, move nowhere: the rest of a wrapped text looks like anything.
        whole = len(row.cells) == len(table.columns)
        given = whole and (table.ruled or any(column.block for column in table.columns) or not _has_figures(row.cells, _FIGURES))
        told = any(
            table.columns[at].role == stated.role(cell) != "" for cell, at in zip(row.cells, positions, strict=True) if at is not None
        )
        own = positions if given or told else align([list(row.cells)], len(row.cells), known)
        if _row_fit(row.cells, own, shares) >= _row_fit(row.cells, positions, shares) + 2:
            positions = own
        spare = len(table.columns)
        found.append(
            [table.columns[position] if position is not None else Column(spare + at, "", "") for at, position in enumerate(positions)]
        )
    return found


def _said(rows: Sequence[Sequence[str]], width: int, table: Table, stated: Stated) -> list[str]:
    """For each of a page's columns the role that known statements in it say, where the table has one column of that role."""
    roles = [column.role for column in table.columns]
    found = [stated.of_column(row[at] for row in rows if at < len(row)) for at in range(width)]
    return [role if roles.count(role) == found.count(role) == 1 and role != "indicator" else "" for role in found]


def _roles(table: Table) -> list[str]:
    """What its columns hold, as `profile` expects their cells; a column of names may be headed as one of their results too."""
    return ["name_result" if column.role == "name" and _WITH_RESULTS.search(column.header) else column.role for column in table.columns]


def _filled_shares(known: list[Kinds]) -> list[Kinds]:
    """Per column the shares of the kinds among its filled cells."""
    return [
        {kind: share / (1 - column.get("empty", 0.0)) for kind, share in column.items() if kind != "empty"}
        if column.get("empty", 0.0) < 1
        else {}
        for column in known
    ]


def _row_fit(cells: Sequence[str], positions: Sequence[int | None], shares: list[Kinds]) -> int:
    """Cells in a column where their kind is usual, less those where it is not; plain text fits anywhere and counts nothing."""
    score = 0
    for cell, position in zip(cells, positions, strict=True):
        kind = kind_of(cell)
        if kind not in ("empty", "text") and not _NOTHING.fullmatch(cell.strip()):
            usual = position is not None and any(shares[position].get(one, 0.0) >= 0.12 for one in _may_be(cell, kind, shares[position]))
            score += 1 if usual else -1
    return score


def _has_figures(cells: Sequence[str], kinds: frozenset[str] = _FIGURED) -> bool:
    """Whether a row has more than words: figures, codes, units of measure or of work."""
    return any(kind_of(cell) in kinds or split_leading(cell)[0] for cell in cells)


def _may_be(cell: str, kind: str, column: Kinds) -> Iterator[str]:
    """The kinds that a cell may be in a column: its own, and another that the same words or digits stand for as well."""
    yield kind
    if kind == "indicator" and ACTIVITY.match(cell.strip()):
        yield "name"  # "Peningkatan …" begins both
    if kind == "figure" and column.get("amount", 0.0) >= 0.5 and _GROUPED.fullmatch(cell.strip()):
        yield "amount"  # "66.527" or "33665" in a column of money, as of a table in thousands


def realign(table: Table) -> None:
    """Shift single rows whose cells stand beside their columns back into them.

    A row moves only when at least two more of its cells then stand where the table's other rows have cells of that kind.
    """
    if len(table.records) < 8:
        return
    width = len(table.columns)
    shares = _filled_shares(profile([list(record.cells.values())[:width] for record in table.records], width, _roles(table)))
    everywhere = list(range(width))

    def fit(cells: list[str]) -> int:
        return _row_fit(cells, everywhere, shares)

    for record in table.records:
        cells = list(record.cells.values())
        extra = [cell for cell in cells[width:] if cell]
        if extra or len(cells) > width:
            cells = cells[:width]
        own = fit(cells)
        kinds = [kind_of(cell) for cell in cells]
        strong = sum(kind not in ("empty", "text") for kind in kinds)
        if not _has_figures(cells):
            continue  # words alone move no row: the rest of a wrapped text looks like anything
        if strong < 2 or own >= strong - 1:
            continue
        shifted = [(fit(moved), -abs(step), moved) for step in (-2, -1, 1, 2, 3) if (moved := _moved(cells, step)) is not None]
        if shifted and max(shifted)[0] >= own + 2 * _MORE:
            best = max(shifted)[2]
            record.cells = {
                **dict(zip(table.columns, best, strict=True)),
                **dict(list(record.cells.items())[width:]),
            }


def realign_pages(table: Table) -> None:
    """Put whole pages of a table into its columns where their coded names or all their money stand beside.

    That is a page that has a column more or less than the one with the header, as one that was read from a picture; drawn or not, no
    plan prints all its money under its targets. Where the names stand right, only what is behind them moves. Money moves only where it
    then stands under money nearly everywhere.
    """
    name = next((at for at, column in enumerate(table.columns) if column.role == "name"), None)
    pages: dict[object, list[Record]] = {}
    for record in table.records:
        pages.setdefault(record.place.page or record.place.sheet, []).append(record)
    if len(pages) < 2 or name is None or not any(_names(_rows(table, records), name) for records in pages.values()):
        return
    for records in pages.values():
        _names_back(table, records, name)
        _money_back(table, records, name)


def _rows(table: Table, records: Sequence[Record]) -> list[list[str]]:
    return [[record.cells.get(column, "") for column in table.columns] for record in records]


def _names_back(table: Table, records: Sequence[Record], name: int) -> None:
    """Put coded names that stand one column before those of the other pages into theirs; what stands there is beside."""
    rows = _rows(table, records)
    if name and len(rows) > 1 and not _names(rows, name) and _names(rows, name - 1):
        for record, cells in zip(records, rows, strict=True):
            if _CODED.match(cells[name - 1].strip()):
                _put(table, record, [*cells[: name - 1], "", cells[name - 1], *cells[name + 1 :]], cells[name])


def _money_back(table: Table, records: Sequence[Record], name: int) -> None:
    money = [at for at, column in enumerate(table.columns) if column.role in ("pagu", "end_pagu")]
    rows = _rows(table, records)
    if not money or _under(rows, money)[0]:
        return
    behind = [_without(cells, name + 1) for cells in rows] if _names(rows, name) else []
    for moved in (behind, [_moved(cells, 1) for cells in rows], [_moved(cells, -1) for cells in rows]):
        fitting = [cells for cells in moved if cells is not None]
        right, filled = _under(fitting, money)
        if len(fitting) >= _WHOLE * len(rows) and right >= _LEAST and right >= _WHOLE * filled:
            for record, cells, new in zip(records, rows, moved, strict=True):
                if new is not None:
                    _put(table, record, new, cells[name + 1] if moved is behind else "")
            return


def _names(rows: Sequence[Sequence[str]], name: int) -> bool:
    """Whether most rows begin with a code in a column, however badly it was recognised."""
    return sum(bool(_CODED.match(cells[name].strip())) for cells in rows) > 0.5 * len(rows)


def _without(cells: Sequence[str], at: int) -> list[str]:
    """The cells without one, those behind it moved up."""
    return [*cells[:at], *cells[at + 1 :], ""]


def _put(table: Table, record: Record, cells: Sequence[str], left: str) -> None:
    """Give a row its moved cells; what the page prints between them (`left`), the table has no column for."""
    spare = {column: text for column, text in record.cells.items() if column not in table.columns}
    record.cells = {**dict(zip(table.columns, cells, strict=True)), **spare}
    if left:
        record.cells[Column(len(table.columns) + len(spare) + 1, "", "")] = left


def _under(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> tuple[int, int]:
    """Of the filled cells in these columns, how many are amounts of money, and how many there are."""
    kinds = [kind_of(cells[at]) for cells in rows for at in columns if cells[at] and not _NOTHING.fullmatch(cells[at].strip())]
    return kinds.count("amount"), len(kinds)


def _moved(cells: list[str], step: int) -> list[str] | None:
    """The cells moved by `step` columns, or None when a filled cell would fall off."""
    if step > 0:
        return None if any(cells[-step:]) else [""] * step + cells[:-step]
    return None if any(cells[:-step]) else cells[-step:] + [""] * -step
