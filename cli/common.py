"""What the commands share: options, the store they open, tables on the terminal and in files."""

from __future__ import annotations

import contextlib
import functools
import json
import math
import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..graph.errors import InputError, StoreError
from .output_files import whole

if TYPE_CHECKING:
    from ..graph.stores import Store

DEFAULT_STORE = "plans.selaras"
_SHEET = 1_048_576  # rows of a sheet of a workbook
_FITTED = 200  # rows to which the widths of its columns are fitted
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Settings:
    """What holds for one run of the command."""

    lang: str = "id"
    debug: bool = False


def _set_lang(context: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        context.ensure_object(Settings).lang = value


def lang_option(command: Command) -> Command:
    """Add `--lang id|en`, which is kept in the run's settings."""
    option = click.option(
        "--lang", type=click.Choice(["id", "en"]), envvar="SELARAS_LANG", expose_value=False, is_eager=True, callback=_set_lang,
        help="Bahasa keluaran: id (bawaan) atau en.",
    )  # fmt: skip
    return option(command)


def store_option(command: Command) -> Command:
    """Add `--store URL` and pass its value as `store`."""
    option = click.option(
        "--store", default=DEFAULT_STORE, envvar="SELARAS_STORE", show_default=True, metavar="URL",
        help="Penyimpanan: folder *.selaras, atau neo4j://… / bolt://… (sandi dari NEO4J_PASSWORD atau ditanyakan).",
    )  # fmt: skip
    return option(command)


def told_options(command: Command) -> Command:
    """Add `--agency`, `--region` and `--period`, for documents without a title page, and pass what they say as `told`."""
    from ..loaders.plan.identity.given import identity

    @functools.wraps(command)
    def telling(*args: Any, agency: str | None, region: str | None, period: str | None, **kwargs: Any) -> Any:
        if agency and len(kwargs["files"]) > 1:
            raise InputError(
                {"id": "--agency berlaku untuk satu berkas", "en": "--agency is for one file"},
                cure={"id": "Baca berkasnya satu per satu.", "en": "Read the files one by one."},
            )
        return command(*args, told=identity(agency, region, period), **kwargs)

    options = (
        ("--agency", "NAMA", 'Perangkat daerah, bila dokumen tidak menyebutnya: "Kecamatan Ranupuspa".'),
        ("--region", "NAMA", 'Kabupaten atau kota, bila dokumen tidak menyebutnya: "Kabupaten Tirtasari".'),
        ("--period", "TAHUN", "Periode, bila dokumen tidak menyebutnya: 2025-2029."),
    )
    found: Any = telling
    for name, value, told in reversed(options):
        found = click.option(name, metavar=value, help=told)(found)
    return cast("Command", found)


def opened(url: str, *, write: bool = False, timeout: float | None = None) -> Store:
    """Open a store. A server's password comes from NEO4J_PASSWORD or a prompt, never from the command line.

    `timeout` in seconds, for each query that names no other: see `open_store`.
    """
    from ..graph.stores import open_store  # the drivers: not for commands that only print a list

    if "://" not in url:
        if not write and not Path(url).exists():
            raise StoreError(
                {"id": "penyimpanan belum ada", "en": "there is no such store"}, place=url,
                cure={"id": "Buat dengan: selaras build BERKAS --store " + url, "en": "Make it with: selaras build FILE --store " + url},
            )  # fmt: skip
        return open_store(url, write=write, create=write, timeout=timeout)
    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise StoreError(
                {"id": "sandi peladen tidak diketahui", "en": "the server's password is unknown"}, place=url,
                cure={"id": "Isi variabel lingkungan NEO4J_PASSWORD.", "en": "Set the environment variable NEO4J_PASSWORD."},
            )  # fmt: skip
        password = click.prompt(f"Sandi untuk {user}", hide_input=True, err=True)
    return open_store(url, write=write, user=user, password=password, timeout=timeout)


def console(*, stderr: bool = False) -> Console:
    """A console that keeps its lines whole when its output goes to a file or pipe."""
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(stderr=stderr, highlight=False, soft_wrap=not terminal, width=None if terminal else 10_000, emoji=False, markup=False)


@contextlib.contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """Gives a function that says on the terminal what is being done; it says nothing where standard error goes elsewhere."""
    out = console(stderr=True)
    if not out.is_terminal:
        yield lambda _: None
        return
    with out.status("") as status:
        yield status.update


def text_width() -> int:
    """How wide running text may be: the terminal, at most 120 columns; 120 where the output goes elsewhere."""
    return min(120, console().width) if sys.stdout.isatty() else 120


def short(text: str, length: int) -> str:
    """A text on one line, cut at a word where it is longer than `length`."""
    return textwrap.shorten(text, length, placeholder="…")


def said(settings: Settings, id: str, en: str) -> str:
    """The text in the run's language."""
    return en if settings.lang == "en" else id


def table_text(columns: Sequence[str], rows: Iterable[Sequence[Any]], lang: str = "id", *, cut: Sequence[str] = ()) -> Table:
    """A plain table: numbers whole and to the right, grouped as the language does; columns in `cut` end in "…" rather than wrap."""
    values = [list(row) for row in rows]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_header=any(columns))
    for at, column in enumerate(columns):
        numeric = bool(values) and all(_is_number(row[at]) or row[at] is None for row in values)
        longest = max((len(word) for row in values for word in shown(row[at], lang).split()), default=0)
        # Where the terminal is narrow, texts wrap between words as long as they can.
        width = None if numeric or column in cut else min(longest, 16)
        table.add_column(column, justify="right" if numeric else "left", no_wrap=numeric, min_width=width, overflow="fold")
    for row in values:
        cells = [shown(value, lang) for value in row]
        table.add_row(*(Text(cell, no_wrap=True, overflow="ellipsis") if columns[at] in cut else cell for at, cell in enumerate(cells)))
    return table


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def shown(value: Any, lang: str = "id") -> str:
    """A value as people of the language write it: 1.234.567 and 0,5 in Indonesian; a year is no amount and stays whole."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return {True: ("ya", "yes"), False: ("tidak", "no")}[value][lang == "en"]
    if _is_number(value):
        text = f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else f"{value:g}" if isinstance(value, float) else str(value)
        return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))
    if isinstance(value, list):
        return "; ".join(shown(entry, lang) for entry in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def emit(text: str, output: str | None, *, bom: bool = False) -> None:
    """Text to standard output, or to a file (UTF-8; with a byte-order mark where Excel needs one to see UTF-8)."""
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    save(Path(output), text.encode("utf-8-sig" if bom else "utf-8"))


def save(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all; InputError where that is not possible."""
    with whole(path) as file:
        file.write(data)


def made(folder: Path) -> Path:
    """The folder, made where it is missing; InputError where that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            {"id": f"folder tidak dapat dibuat ({error.strerror})", "en": f"the folder cannot be made ({error.strerror})"},
            place=str(folder),
            cure={"id": "Pilih nama lain, atau periksa izinnya.", "en": "Choose another name, or check its rights."},
        ) from error  # fmt: skip
    return folder


def write_xlsx(
    path: Path, sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Any]]]], choices: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Write a workbook: a sheet per table, header frozen, widths fitted, long texts wrapped. Texts never become formulas.

    `choices` are what may be chosen from in the columns of a name; other words may be written too.

    Rows are written as they come. InputError where they are more than a sheet can hold, or the file cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    try:
        for name, (columns, rows) in sheets.items():
            sheet = book.create_sheet(name[:31])
            count = _fill(sheet, columns, rows, path)
            for at, column in enumerate(columns, 1):
                if choices and column in choices and count > 1:
                    _offer(sheet, at, count, choices[column])
    except BaseException:
        for sheet in book.worksheets:
            sheet.close()  # else it complains on the terminal when it is forgotten
        raise
    with whole(path) as file:
        book.save(file)


def _offer(sheet: Any, column: int, rows: int, choices: Sequence[str]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(column)
    listed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=False)
    listed.add(f"{letter}2:{letter}{rows}")
    sheet.data_validations.append(listed)


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]], path: Path) -> int:
    """Fill a sheet; the number of its last row."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    left = iter(rows)
    first = list(islice(left, _FITTED))
    for at, column in enumerate(columns, 1):
        longest = max([len(str(column)), *(len(str(row[at - 1])) for row in first if row[at - 1] is not None)])
        sheet.column_dimensions[get_column_letter(at)].width = min(60, max(8, longest + 2))
    header = [WriteOnlyCell(sheet, str(column)) for column in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    number = 1
    for number, row in enumerate(chain(first, left), 2):
        if number > _SHEET:
            raise InputError(
                {"id": f"lebih dari {_SHEET - 1} baris tidak muat di xlsx", "en": f"xlsx cannot hold more than {_SHEET - 1} rows"},
                place=str(path),
                cure={"id": "Gunakan csv atau json.", "en": "Use csv or json."},
            )
        sheet.append([_xlsx_cell(WriteOnlyCell(sheet), value) for value in row])
    if columns:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    return number


def _xlsx_cell(cell: Any, value: Any) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    number = _is_number(value) and math.isfinite(value)
    cell.alignment = Alignment(wrap_text=not number and not isinstance(value, bool), vertical="top")
    if value is None or number or isinstance(value, bool):
        cell.value = value
        cell.number_format = "#,##0" if number and isinstance(value, int) and abs(value) >= 10_000 else "General"
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_000]
        cell.data_type = "s"
    return cell


def pass_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Pass the run's settings as first argument."""

    @functools.wraps(command)
    def wrapped(*arguments: Any, **keywords: Any) -> Any:
        context = click.get_current_context()
        return command(context.ensure_object(Settings), *arguments, **keywords)

    return wrapped
