"""`selaras export`: what the store holds, as a file."""

from __future__ import annotations

import click

from ..graph.errors import InputError
from ..graph.files import to_json
from ..graph.yaml_files import to_yaml
from .common import Settings, emit, lang_option, opened, pass_settings, said, store_option
from .help import Command


@click.command("export", cls=Command)
@click.option("-o", "--output", required=True, metavar="BERKAS", help="Berkas tujuan; - untuk keluaran standar.")
@click.option("--document", metavar="ID", help="Hanya dokumen ini (id atau sebagiannya).")
@click.option("--format", "kind", type=click.Choice(["json", "yaml"]), default="json", show_default=True, help="Bentuk berkas.")
@store_option
@lang_option
@pass_settings
def command(settings: Settings, output: str, document: str | None, kind: str, store: str) -> None:
    """Ekspor graf. JSON dan YAML-nya sekaligus berkas cascading: dapat dimuat lagi dengan `selaras build`."""
    with opened(store) as source:
        known = [node.id for node in source.documents()]
        if document is not None:
            matches = [name for name in known if name == document] or [name for name in known if document.lower() in name.lower()]
            if len(matches) != 1:
                several, names = bool(matches), ", ".join(matches or known) or "-"
                raise InputError(
                    {
                        "id": f"dokumen “{document}” {'tidak tunggal' if several else 'tidak ada'}",
                        "en": f"document “{document}” {'is ambiguous' if several else 'is not there'}",
                    },
                    place=store,
                    cure={"id": f"Yang ada: {names}", "en": f"There are: {names}"},
                )
            document = matches[0]
        graph = source.graph(document)
    emit(to_yaml(graph) if kind == "yaml" else to_json(graph), output)
    if output != "-":
        click.echo(f"{output}: {len(graph)} {said(settings, 'simpul', 'nodes')}", err=True)
