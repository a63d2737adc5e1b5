"""`selaras query`: a named query or free Cypher, read-only; or SPARQL on the same graph."""

from __future__ import annotations

import json
from typing import Any

import click

from ...graph.errors import InputError, QueryError
from ...queries.explain import Explanation, explain, without_explain
from ...queries.run import guess, is_name, stream
from ..common import Settings, emit, lang_option, opened, pass_settings, said, store_option
from ..reports.rows import write_rows
from ..shell.completion import parameter_values, query_names
from ..shell.help import Command


@click.command("query", cls=Command)
@click.argument("query", metavar="NAMA|'CYPHER'", shell_complete=query_names)
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAMA=NILAI",
    shell_complete=parameter_values,
    help="Parameter kueri; boleh berulang.",
)
@click.option("--sparql", is_flag=True, is_eager=True, help="Kueri ini SPARQL (nama atau teks), dijawab dari bentuk RDF graf.")
@click.option("--explain", "explained", is_flag=True, help="Tampilkan apa yang akan dijalankan dan rencana mesinnya, tanpa menjalankannya.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "csv", "json", "xlsx"]), default="table", show_default=True, help="Bentuk keluaran."
)
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk xlsx).")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.001),
    default=60.0,
    show_default=True,
    metavar="DETIK",
    help="Batas waktu kueri Cypher, sampai baris terakhir.",
)
@store_option
@lang_option
@pass_settings
def command(
    settings: Settings,
    query: str,
    parameters: tuple[str, ...],
    sparql: bool,
    explained: bool,
    kind: str,
    output: str | None,
    timeout: float,
    store: str,
) -> None:
    """Jalankan kueri bernama (lihat `selaras queries`) atau Cypher bebas; hanya membaca.

    \b
    selaras query cascade -p agency=ranupuspa
    selaras query 'MATCH (p:Program) RETURN p.code, p.name LIMIT 5'
    selaras query cascade -p agency=ranupuspa --explain
    selaras query --sparql 'SELECT ?n WHERE { ?p a selaras:Program ; selaras:name ?n } LIMIT 5'

    Tabel dan xlsx dari kueri bernama memakai kata-kata Indonesia (--lang en: Inggris) dan xlsx satu kolom angka tiap tahun; csv dan json
    memakai nama kolom kueri itu sendiri.

    csv dan json ditulis selagi barisnya datang, berapa pun banyaknya; berkas -o baru bernama demikian setelah lengkap.
    """
    if sparql:
        from ...queries.sparql.answer import explain_sparql, is_sparql_name, run_sparql

        named = is_sparql_name(query)
    else:
        asks, query = without_explain(query)
        explained, named = explained or asks, is_name(query)
    given = _parameters(parameters, named=named)
    if explained:
        _check_explained(kind)
        if sparql:
            told = explain_sparql(query, given)
        else:
            with opened(store) as source:
                told = explain(source, query, given)
        emit(_told(settings, told, kind), output)
        return
    sheet = query.strip() if named else "query"
    if sparql:
        with opened(store) as source:
            table = run_sparql(source.graph(), query, given)
        write_rows(kind, table.columns, table.rows, output, lang=settings.lang, sheet=sheet, named=named)
        return
    with opened(store, timeout=timeout) as source, stream(source, query, given, timeout=timeout) as flow:
        write_rows(kind, flow.columns, flow.rows, output, lang=settings.lang, sheet=sheet, named=named)


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


def _check_explained(kind: str) -> None:
    if kind not in ("table", "json"):
        raise InputError(
            {"id": f"penjelasan tidak dapat ditulis sebagai {kind}", "en": f"an explanation cannot be written as {kind}"},
            cure={"id": "Hilangkan --format, atau gunakan json.", "en": "Leave --format out, or use json."},
        )


def _told(settings: Settings, told: Explanation, kind: str) -> str:
    """An explanation for people, or as JSON."""
    if kind == "json":
        return json.dumps(told.to_dict(settings.lang), ensure_ascii=False, indent=1) + "\n"
    parts = [f"{told.query.name}: {told.query.title[settings.lang]}"] if told.query else []
    if told.parameters:
        parts.append("\n".join(f"-p {name}={json.dumps(value, ensure_ascii=False)}" for name, value in told.parameters.items()))
    parts.append(told.text.strip())
    if told.plan:
        heading = said(settings, "Rencana {}, tidak dijalankan:", "The plan of {}, not run:").format(told.plan.engine)
        parts.append(f"{heading}\n\n{told.plan.text}")
    else:
        parts.append(said(settings, "Tidak dijalankan; mesin SPARQL tidak memberi rencana.", "Not run; the SPARQL engine tells no plan."))
    return "\n\n".join(parts) + "\n"
