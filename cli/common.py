"""What the commands share: options, the store they open, tables on the terminal and in files."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
import json
import os
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..graph.errors import InputError, StoreError

if TYPE_CHECKING:
    from ..graph.stores import Store

DEFAULT_STORE = "plans.selaras"
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
    from ..loaders.told import identity

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
    return found  # type: ignore[no-any-return]


def opened(url: str, *, write: bool = False) -> Store:
    """Open a store. A server's password comes from NEO4J_PASSWORD or a prompt, never from the command line."""
    from ..graph.stores import open_store  # the drivers: not for commands that only print a list

    if "://" not in url:
        if not write and not Path(url).exists():
            raise StoreError(
                {"id": "penyimpanan belum ada", "en": "there is no such store"}, place=url,
                cure={"id": "Buat dengan: selaras build BERKAS --store " + url, "en": "Make it with: selaras build FILE --store " + url},
            )  # fmt: skip
        return open_store(url, write=write, create=write)
    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        if not sys.stdin.isatty():
            raise StoreError(
                {"id": "sandi peladen tidak diketahui", "en": "the server's password is unknown"}, place=url,
                cure={"id": "Isi variabel lingkungan NEO4J_PASSWORD.", "en": "Set the environment variable NEO4J_PASSWORD."},
            )  # fmt: skip
        password = click.prompt(f"Sandi untuk {user}", hide_input=True, err=True)
    return open_store(url, write=write, user=user, password=password)


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


def _without_constants(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> tuple[str, Sequence[str], Sequence[Sequence[Any]]]:
    """Columns that say the same on every row as one line of text, and the table without them."""
    same = [at for at in range(len(columns)) if all(row[at] == rows[0][at] for row in rows)] if len(rows) > 2 else []
    if len(same) in (0, len(columns)):
        return "", columns, rows
    kept = [at for at in range(len(columns)) if at not in same]
    head = "\n".join(f"{columns[at]}: {shown(rows[0][at])}" for at in same)
    return head, [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]


def write_table(
    kind: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], output: str | None, *, lang: str, sheet: str = "selaras"
) -> None:
    """Print rows as a table, CSV or JSON, or write them to a file; XLSX needs a file."""
    if kind == "xlsx":
        if not output:
            raise InputError(
                {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
                cure={"id": "Tambahkan -o hasil.xlsx.", "en": "Add -o result.xlsx."},
            )
        write_xlsx(Path(output), {sheet: (columns, rows)})
        return
    if kind == "table" and not output:
        out = console()
        if out.is_terminal and out.measure(table_text(columns, rows, lang), options=out.options.update(width=10_000)).maximum > out.width:
            head, columns, rows = _without_constants(columns, rows)
            out.print(head)
        out.print(table_text(columns, rows, lang))
        if not rows:
            click.echo("(no rows)" if lang == "en" else "(tidak ada baris)", err=True)
        return
    buffer = io.StringIO()
    if kind == "csv":
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(
            [
                [
                    "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
                    for value in row
                ]
                for row in rows
            ]
        )
    elif kind == "json":
        json.dump([dict(zip(columns, row, strict=True)) for row in rows], buffer, ensure_ascii=False, indent=1)
        buffer.write("\n")
    else:
        Console(file=buffer, width=10_000, highlight=False).print(table_text(columns, rows, lang))
    emit(buffer.getvalue(), output, bom=kind == "csv")


def emit(text: str, output: str | None, *, bom: bool = False) -> None:
    """Text to standard output, or to a file (UTF-8; with a byte-order mark where Excel needs one to see UTF-8)."""
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    save(Path(output), text.encode("utf-8-sig" if bom else "utf-8"))


def save(path: Path, data: bytes) -> None:
    """Write a file; InputError where that is not possible."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat ditulis ({error.strerror})", "en": f"cannot be written ({error.strerror})"}, place=str(path),
            cure={
                "id": "Periksa folder dan izinnya, dan tutup berkas itu bila sedang terbuka.",
                "en": "Check the folder and its rights, and close the file if it is open.",
            },
        ) from error  # fmt: skip


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


def write_xlsx(path: Path, sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]) -> None:
    """Write a workbook: a sheet per table, header frozen, widths fitted, long texts wrapped. Texts never become formulas."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    for name, (columns, rows) in sheets.items():
        sheet = book.create_sheet(name[:31])
        sheet.append(list(columns))
        for number, row in enumerate(rows, 2):
            for at, value in enumerate(row, 1):
                cell = sheet.cell(number, at)
                cell.alignment = Alignment(wrap_text=not isinstance(value, int | float), vertical="top")
                if value is None or isinstance(value, int | float):
                    cell.value = value
                    cell.number_format = "#,##0" if isinstance(value, int) and abs(value) >= 10_000 else "General"
                else:
                    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_000]
                    cell.data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        for at, column in enumerate(columns, 1):
            longest = max([len(str(column)), *(len(str(row[at - 1])) for row in rows[:200] if row[at - 1] is not None)], default=8)
            sheet.column_dimensions[get_column_letter(at)].width = min(60, max(8, longest + 2))
    book.remove(book.worksheets[0])  # the empty sheet that a new workbook has
    buffer = io.BytesIO()
    book.save(buffer)
    save(path, buffer.getvalue())


def pass_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Pass the run's settings as first argument."""

    @functools.wraps(command)
    def wrapped(*arguments: Any, **keywords: Any) -> Any:
        context = click.get_current_context()
        return command(context.ensure_object(Settings), *arguments, **keywords)

    return wrapped
