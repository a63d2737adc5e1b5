"""`selaras build`: read plans and cascade files and store them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..graph.errors import SelarasError
from ..graph.model import PlanGraph
from ..loaders import load
from .common import Settings, console, lang_option, opened, pass_settings, said, store_option
from .help import Command


@click.command("build", cls=Command, short_help="Baca rencana dan simpan.")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@store_option
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], store: str) -> None:
    """Baca rencana (.txt), buku kerja koreksi (.xlsx) dan berkas cascading (.json, .yaml), lalu simpan.

    Semua berkas dibaca dulu; bila satu gagal, penyimpanan tidak disentuh. Memuat dua kali tidak mengubah apa-apa.
    """
    graphs = read_all(settings, expanded(files))
    with opened(store, write=True) as target:
        for name, graph in graphs:
            report = target.load(graph)
            documents = ", ".join(document.id for document in graph.nodes("Document"))
            state = said(settings, "tersimpan", "stored") if report.changed else said(settings, "tidak berubah", "unchanged")
            click.echo(f"{Path(name).name}: {documents}: {len(graph)} {said(settings, 'simpul', 'nodes')}, {state}")
        click.echo(f"{said(settings, 'Penyimpanan', 'Store')}: {target.url}")


def expanded(files: tuple[str, ...]) -> list[str]:
    """The files; a pattern that the shell did not expand (Windows) is expanded here."""
    found: list[str] = []
    for name in files:
        matches = (
            sorted(str(path) for path in Path().glob(name))
            if any(sign in name for sign in "*?") and not Path(name).exists() and not Path(name).is_absolute()
            else []
        )
        found += matches or [name]
    return found


def read_all(settings: Settings, files: list[str]) -> list[tuple[str, PlanGraph]]:
    """Read every file, with progress on a terminal; all faulty files are named before the first error stops the run."""
    graphs: list[tuple[str, PlanGraph]] = []
    errors: list[SelarasError] = []
    terminal = sys.stderr.isatty()
    out = console(stderr=True)
    for number, name in enumerate(files, 1):
        if terminal and len(files) > 1:
            out.print(f"[{number}/{len(files)}] {name}", end="\r", soft_wrap=True)
        try:
            graphs.append((name, load(name)))
        except SelarasError as error:
            errors.append(error)
    if terminal and len(files) > 1:
        out.print(" " * 100, end="\r")
    for known in errors[:-1]:
        click.echo(f"selaras: {known.line(settings.lang)}", err=True)
    if errors:
        raise errors[-1]
    return graphs
