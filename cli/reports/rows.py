"""The rows of a query as a table, CSV, JSON or a workbook; CSV, JSON and workbooks are written while the rows come."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from ...graph.errors import InputError
from ..common import console, emit, shown, table_text, write_xlsx
from ..output_files import whole

Row = Sequence[Any]


def write_rows(kind: str, columns: Sequence[str], rows: Iterable[Row], output: str | None, *, lang: str, sheet: str = "selaras") -> None:
    """Print rows, or write them to a file, which XLSX needs. A table must know all its rows for the widths of its columns."""
    if kind == "xlsx":
        if not output or output == "-":
            raise InputError(
                {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
                cure={"id": "Tambahkan -o hasil.xlsx.", "en": "Add -o result.xlsx."},
            )
        write_xlsx(Path(output), {sheet: (columns, rows)})
    elif kind == "csv":
        _emit_all(csv_lines(columns, rows), output, "utf-8-sig")  # Excel needs the mark to see UTF-8
    elif kind == "json":
        _emit_all(json_lines(columns, rows), output, "utf-8")
    else:
        _write_table(columns, list(rows), output, lang)


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
        out.print(head)
    out.print(table_text(columns, rows, lang))
    if not rows:
        click.echo("(no rows)" if lang == "en" else "(tidak ada baris)", err=True)


def _without_constants(columns: Sequence[str], rows: list[Row]) -> tuple[str, Sequence[str], list[Row]]:
    """Columns that say the same on every row as one line of text, and the table without them."""
    same = [at for at in range(len(columns)) if all(row[at] == rows[0][at] for row in rows)] if len(rows) > 2 else []
    if len(same) in (0, len(columns)):
        return "", columns, rows
    kept = [at for at in range(len(columns)) if at not in same]
    head = "\n".join(f"{columns[at]}: {shown(rows[0][at])}" for at in same)
    return head, [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]
