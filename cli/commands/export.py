"""`selaras export`: what the store holds, as a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ...graph.errors import InputError
from ...graph.exports.formats import FORMATS, NAMES, format_of
from ...graph.exports.iris import DEFAULT_BASE, checked_base
from ...graph.model import PlanGraph
from ...graph.writing import whole_or_nothing
from ..common import Settings, lang_option, opened, pass_settings, said, save, store_option, write_xlsx
from ..neo4j_import import how_to_import
from ..shell.help import Command


@click.command("export", cls=Command)
@click.option(
    "-o", "--output", required=True, metavar="BERKAS", help="Berkas tujuan (folder atau .zip untuk csv); - untuk keluaran standar."
)
@click.option("--document", metavar="ID", help="Hanya dokumen ini (id atau sebagiannya).")
@click.option("--format", "kind", type=click.Choice(NAMES), help="Bentuk berkas; tanpa ini menurut akhiran namanya, json untuk -.")
@click.option(
    "--base-iri",
    "base",
    default=DEFAULT_BASE,
    envvar="SELARAS_BASE_IRI",
    show_default=True,
    metavar="IRI",
    help="Awal IRI setiap simpul (RDF).",
)
@store_option
@lang_option
@pass_settings
def command(settings: Settings, output: str, document: str | None, kind: str | None, base: str, store: str) -> None:
    """Ekspor graf ke berkas. json, yaml, turtle, jsonld dan nquads dapat dimuat lagi dengan `selaras build`.

    csv adalah berkas untuk `neo4j-admin database import full`; perintahnya ditampilkan setelah ekspor.

    \b
    selaras export -o graf.ttl --base-iri https://data.contoh.go.id/rencana/
    selaras export -o folder-csv --format csv
    selaras export -o rencana.xml --document kec-contoh
    """
    chosen = kind or ("json" if output == "-" else format_of(output))
    checked_base(base)
    with opened(store) as source:
        if document is not None:
            document = the_document(document, [node.id for node in source.documents()], store)
        graph = source.graph(document)
    _write(graph, chosen, output, base, settings.lang)
    if output != "-":
        click.echo(f"{output}: {len(graph)} {said(settings, 'simpul', 'nodes')}", err=True)
        if chosen == "csv":
            click.echo(how_to_import(output, archive=_is_archive(output), windows=os.name == "nt", lang=settings.lang), err=True)


def the_document(asked: str, known: list[str], store: str) -> str:
    """The one document whose id is, or else holds, what was asked for."""
    matches = [name for name in known if name == asked] or [name for name in known if asked.lower() in name.lower()]
    if len(matches) == 1:
        return matches[0]
    several, names = bool(matches), ", ".join(matches or known) or "-"
    raise InputError(
        {
            "id": f"dokumen “{asked}” {'tidak tunggal' if several else 'tidak ada'}",
            "en": f"document “{asked}” {'is ambiguous' if several else 'is not there'}",
        },
        place=store,
        cure={"id": f"Yang ada: {names}", "en": f"There are: {names}"},
    )


def _write(graph: PlanGraph, kind: str, output: str, base: str, lang: str) -> None:
    if kind == "xlsx":
        from ...graph.exports.tables import tables

        if output == "-":
            raise InputError(
                {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
                cure={"id": "Tulis -o graf.xlsx.", "en": "Write -o graph.xlsx."},
            )
        write_xlsx(Path(output), {table.name: (table.columns, table.rows) for table in tables(graph)})
        return
    if kind == "csv":
        _write_csv(graph, output)
        return
    data = FORMATS[kind].write(graph, base, lang)
    if output == "-":
        sys.stdout.buffer.write(data)
    else:
        save(Path(output), data)


def _write_csv(graph: PlanGraph, output: str) -> None:
    """The files for neo4j-admin: into a folder, or in an archive, which is there whole or not at all."""
    from ...graph.exports.bulk import write_import, write_import_zip

    target = Path(output)
    if output == "-":
        write_import_zip(graph, sys.stdout.buffer)
        return
    try:
        if not _is_archive(output):
            write_import(graph, target)
            return
        with whole_or_nothing(target) as out:
            write_import_zip(graph, out)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise InputError(
            {"id": f"tidak dapat ditulis ({reason})", "en": f"cannot be written ({reason})"},
            place=output,
            cure={"id": "Berikan nama folder yang boleh ditulisi.", "en": "Give the name of a folder that may be written to."},
        ) from error


def _is_archive(output: str) -> bool:
    return Path(output).suffix.lower() == ".zip"
