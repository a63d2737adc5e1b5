"""`selaras query`: a named query or free Cypher, read-only."""

from __future__ import annotations

import click

from ..graph.errors import QueryError
from ..queries.library import named_queries
from ..queries.run import guess, is_name, run
from .common import Settings, lang_option, opened, pass_settings, store_option, write_table
from .help import Command


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in named_queries() if name.startswith(incomplete)]


@click.command("query", cls=Command)
@click.argument("query", metavar="NAMA|'CYPHER'", shell_complete=_complete)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAMA=NILAI", help="Parameter kueri; boleh berulang.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json", "xlsx"]), default="table", show_default=True, help="Bentuk keluaran."
)
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk xlsx).")
@click.option("--timeout", type=click.FloatRange(min=0.001), default=60.0, show_default=True, metavar="DETIK", help="Batas waktu kueri.")
@store_option
@lang_option
@pass_settings
def command(settings: Settings, query: str, parameters: tuple[str, ...], kind: str, output: str | None, timeout: float, store: str) -> None:
    """Jalankan kueri bernama (lihat `selaras queries`) atau Cypher bebas; hanya membaca.

    \b
    selaras query cascade -p agency=perak
    selaras query 'MATCH (p:Program) RETURN p.code, p.name LIMIT 5'
    """
    given = {}
    for text in parameters:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise QueryError(
                {"id": f"parameter “{text}” bukan NAMA=NILAI", "en": f"parameter “{text}” is not NAME=VALUE"},
                cure={"id": "Contoh: -p agency=perak", "en": "For example: -p agency=perak"},
            )
        given[name.strip()] = value if is_name(query) else guess(value)
    with opened(store) as source:
        table = run(source, query, given, timeout=timeout)
    write_table(kind, table.columns, table.rows, output, lang=settings.lang, sheet=query if is_name(query) else "query")
