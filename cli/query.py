"""`selaras query`: a named query or free Cypher, read-only; or SPARQL on the same graph."""

from __future__ import annotations

from typing import Any

import click

from ..graph.errors import QueryError
from ..queries.library import named_queries
from ..queries.run import guess, is_name, run
from .common import Settings, lang_option, opened, pass_settings, store_option, write_table
from .help import Command


def _complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    names = list(named_queries())
    if context.params.get("sparql"):
        from ..queries.sparql import named_sparql

        names = list(named_sparql())
    return [name for name in names if name.startswith(incomplete)]


@click.command("query", cls=Command)
@click.argument("query", metavar="NAMA|'CYPHER'", shell_complete=_complete)
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAMA=NILAI", help="Parameter kueri; boleh berulang.")
@click.option("--sparql", is_flag=True, help="Kueri ini SPARQL (nama atau teks), dijawab dari bentuk RDF graf.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json", "xlsx"]), default="table", show_default=True, help="Bentuk keluaran."
)
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk xlsx).")
@click.option(
    "--timeout", type=click.FloatRange(min=0.001), default=60.0, show_default=True, metavar="DETIK", help="Batas waktu kueri Cypher."
)
@store_option
@lang_option
@pass_settings
def command(
    settings: Settings,
    query: str,
    parameters: tuple[str, ...],
    sparql: bool,
    kind: str,
    output: str | None,
    timeout: float,
    store: str,
) -> None:
    """Jalankan kueri bernama (lihat `selaras queries`) atau Cypher bebas; hanya membaca.

    \b
    selaras query cascade -p agency=ranupuspa
    selaras query 'MATCH (p:Program) RETURN p.code, p.name LIMIT 5'
    selaras query --sparql 'SELECT ?n WHERE { ?p a selaras:Program ; selaras:name ?n } LIMIT 5'
    """
    named = is_name(query)
    if sparql:
        from ..queries.sparql import is_sparql_name, run_sparql

        named = is_sparql_name(query)
    given = _parameters(parameters, named=named)
    with opened(store) as source:
        table = run_sparql(source.graph(), query, given) if sparql else run(source, query, given, timeout=timeout)
    write_table(kind, table.columns, table.rows, output, lang=settings.lang, sheet=query if named else "query")


def _parameters(texts: tuple[str, ...], *, named: bool) -> dict[str, Any]:
    """The parameters by name; a free query's are numbers where they look like numbers, a named one knows their kinds."""
    given: dict[str, Any] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise QueryError(
                {"id": f"parameter “{text}” bukan NAMA=NILAI", "en": f"parameter “{text}” is not NAME=VALUE"},
                cure={"id": "Contoh: -p agency=ranupuspa", "en": "For example: -p agency=ranupuspa"},
            )
        given[name.strip()] = value if named else guess(value)
    return given
