"""The rows of a query as a table, CSV, JSON or a workbook; CSV, JSON and workbooks are written while the rows come."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ...graph.errors import InputError
from ...queries.library.headings import heading, worded
from ..common import console, emit, shown, table_text, write_xlsx
from ..output_files import whole

Row = Sequence[Any]
_YEARLY = re.compile(r"(?P<year>\d{4}): (?P<amount>-?\d+)")
_LEAST = 14  # columns of characters below which a column of text is no longer read with ease


def write_rows(
    kind: str,
    columns: Sequence[str],
    rows: Iterable[Row],
    output: str | None,
    *,
    lang: str,
    sheet: str = "selaras",
    named: bool = False,
) -> None:
    """Print rows, or write them to a file, which XLSX needs. A table must know all its rows for the widths of its columns.

    `named`: the rows of a named query, whose tables and workbooks speak the reader's language; a workbook has a column for each year.
    """
    if kind == "xlsx":
        if not output or output == "-":
            raise InputError(
                {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
                cure={"id": "Tambahkan -o hasil.xlsx.", "en": "Add -o result.xlsx."},
            )
        if named:
            columns, rows = _headed(*_by_year(columns, list(rows)), lang)
            rows = [[shown(value, lang) if isinstance(value, list) else value for value in row] for row in rows]
        write_xlsx(Path(output), {sheet: (columns, rows)})
    elif kind == "csv":
        _emit_all(csv_lines(columns, rows), output, "utf-8-sig")  # Excel needs the mark to see UTF-8
    elif kind == "json":
        _emit_all(json_lines(columns, rows), output, "utf-8")
    else:
        if named:
            columns, rows = _headed(columns, [[_grouped(value, lang) for value in row] for row in rows], lang)
        _write_table(columns, list(rows), output, lang)


def _headed(columns: Sequence[str], rows: Iterable[Row], lang: str) -> tuple[list[str], list[Row]]:
    """The columns by their headings and the rows with the query's own words in the language."""
    told = [[worded(column, value, lang) for column, value in zip(columns, row, strict=True)] for row in rows]
    return [heading(column, lang) for column in columns], list(told)


def _grouped(value: Any, lang: str) -> Any:
    """Amounts by year ("2026: 65000000") with separators."""
    if not isinstance(value, list):
        return value
    found = [_YEARLY.fullmatch(entry) if isinstance(entry, str) else None for entry in value]
    return [f"{one['year']}: {shown(int(one['amount']), lang)}" if one else entry for one, entry in zip(found, value, strict=True)]


def _by_year(columns: Sequence[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """A column of numbers for each year in place of one of amounts by year, so that a sheet can add them up."""
    heads: list[str] = []
    told: list[list[Any]] = [[] for _ in rows]
    for at, column in enumerate(columns):
        cells = [_amounts(row[at]) for row in rows] if column.endswith("_per_year") else []
        years = sorted({year for cell in cells if cell for year in cell})
        if not years or None in cells:
            heads.append(column)
            for new, row in zip(told, rows, strict=True):
                new.append(row[at])
            continue
        heads += [f"{column.removesuffix('_per_year')} {year}" for year in years]
        for new, cell in zip(told, cells, strict=True):
            new += [(cell or {}).get(year) for year in years]
    return heads, list(told)


def _amounts(value: Any) -> dict[str, int] | None:
    """Rupiah by year; None where the value is something else."""
    found = [_YEARLY.fullmatch(entry) if isinstance(entry, str) else None for entry in value or []]
    return {one["year"]: int(one["amount"]) for one in found if one} if all(found) else None


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The header and the rows; what is a list or a map is JSON in its cell. No header where the columns are not known."""
    writer = csv.writer(_Through(), lineterminator="\n")
    if columns:
        yield str(writer.writerow(columns))
    for row in rows:
        yield str(writer.writerow([_cell(value) for value in row]))


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The rows as the objects of one JSON array; it is closed only where all of them came."""
    ahead = "[\n"
    for row in rows:
        yield ahead + _indented(dict(zip(columns, row, strict=True)))
        ahead = ",\n"
    yield "[]\n" if ahead.startswith("[") else "\n]\n"


class _Through:
    """Hands each line of a csv writer back as what `writerow` returns."""

    def write(self, line: str) -> str:
        return line


def _cell(value: Any) -> Any:
    return "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def _indented(row: dict[str, Any]) -> str:
    try:
        text = json.dumps(row, ensure_ascii=False, indent=1, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(row), ensure_ascii=False, indent=1)
    return " " + text.replace("\n", "\n ")  # no text holds a line break as such


def _finite(value: Any) -> Any:
    """The same with the numbers that JSON does not know (NaN, infinite ones) as text."""
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _emit_all(texts: Iterable[str], output: str | None, encoding: str) -> None:
    """Texts as they come: to standard output, or to a file that bears its name only when all are in it."""
    if output is None or output == "-":
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()  # while it can still be told that nobody reads
        return
    with whole(Path(output)) as file, io.TextIOWrapper(file, encoding=encoding, newline="") as out:
        out.writelines(texts)


def _write_table(columns: Sequence[str], rows: list[Row], output: str | None, lang: str) -> None:
    if output:
        buffer = io.StringIO()
        Console(file=buffer, width=10_000, highlight=False).print(table_text(columns, rows, lang))
        emit(buffer.getvalue(), output)
        return
    out = console()
    if out.is_terminal and out.measure(table_text(columns, rows, lang), options=out.options.update(width=10_000)).maximum > out.width:
        head, columns, rows = _without_constants(columns, rows)
        if head:
            out.print(head)
        if _room(columns, rows, lang) > out.width:
            out.print(_records(columns, rows, lang))
            return
        rows = _said_once(rows)
    out.print(table_text(columns, rows, lang))
    if not rows:
        click.echo("(no rows)" if lang == "en" else "(tidak ada baris)", err=True)


def _room(columns: Sequence[str], rows: list[Row], lang: str) -> int:
    """How wide a terminal must be for a table of these: a column of text can wrap, one of numbers cannot."""
    room = 0
    for at, column in enumerate(columns):
        longest = max((len(shown(row[at], lang)) for row in rows), default=0)
        numeric = all(isinstance(row[at], int | float | None) for row in rows)
        head = max(map(len, column.split()), default=0)
        room += 2 + max(head, longest if numeric else min(longest, _LEAST))
    return room


def _records(columns: Sequence[str], rows: list[Row], lang: str) -> Table:
    """Each row as lines of heading and value, for terminals too narrow for the table; what the row above said first is not said again."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold")
    for row, above in zip(rows, [None, *rows], strict=False):
        if above is not None:
            table.add_row("", "")
        for at in range(_repeated(row, above), len(columns)):
            if text := shown(row[at], lang):
                table.add_row(columns[at], text)
    return table


def _said_once(rows: list[Row]) -> list[Row]:
    """The rows without what their first columns repeat of the row above."""
    told: list[Row] = []
    for row, above in zip(rows, [None, *rows], strict=False):
        same = _repeated(row, above)
        told.append([None] * same + list(row[same:]))
    return told


def _repeated(row: Row, above: Row | None) -> int:
    """How many of the first columns say the same as in the row above; never all."""
    if above is None:
        return 0
    return next((at for at in range(len(row)) if row[at] != above[at]), len(row) - 1)


def _without_constants(columns: Sequence[str], rows: list[Row]) -> tuple[str, Sequence[str], list[Row]]:
    """Columns that say the same on every row as one line of text, and the table without them."""
    same = [at for at in range(len(columns)) if all(row[at] == rows[0][at] for row in rows)] if len(rows) > 2 else []
    if len(same) in (0, len(columns)):
        return "", columns, rows
    kept = [at for at in range(len(columns)) if at not in same]
    head = "\n".join(f"{columns[at]}: {shown(rows[0][at])}" for at in same if shown(rows[0][at]))
    return head, [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]
