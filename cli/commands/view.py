"""`selaras view`: the interactive HTML view of what the store, or files, hold."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from ...graph.model import PlanGraph
from ...queries.audit.findings import Finding
from ...queries.audit.run import audit
from ...visualizations.view import render
from ..common import Settings, lang_option, pass_settings, said, save, store_option
from ..help import Command
from .build import graph_of


@click.command("view", cls=Command)
@click.argument("files", nargs=-1, metavar="[BERKAS…]")
@click.option("-o", "--output", default="kaskade.html", show_default=True, metavar="BERKAS", help="Berkas HTML tujuan.")
@click.option("--open", "open_it", is_flag=True, help="Buka di peramban.")
@click.option("--title", metavar="TEKS", help="Judul halaman.")
@store_option
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], output: str, open_it: bool, title: str | None, store: str) -> None:
    """Tulis tampilan cascading: satu berkas HTML yang berdiri sendiri, tanpa internet.

    Tanpa BERKAS, yang ditampilkan adalah isi penyimpanan.
    """
    graph = graph_of(settings, files, store)
    write_view(settings, graph, audit(graph).findings, Path(output), title)
    click.echo(output)
    if open_it:
        webbrowser.open(Path(output).resolve().as_uri())


def write_view(settings: Settings, graph: PlanGraph, findings: Sequence[Finding], path: Path, title: str | None = None) -> None:
    """Render a graph with its findings and write the page."""
    name = title or said(settings, "Cascading perencanaan", "Planning cascades")
    save(path, render(graph, findings=findings, title=name, lang=settings.lang).encode("utf-8"))
