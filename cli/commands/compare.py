"""`selaras compare`: two plans, a plan and its revision, or the two editions that one document prints."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ...graph.comparison.compare import Comparison, compare
from ...graph.comparison.former import Gone, former_edition, only_former
from ...graph.errors import InputError, SelarasError
from ...graph.model import PlanGraph
from ..common import Settings, console, emit, lang_option, opened, pass_settings, said, save, store_option, text_width, write_xlsx
from ..reports.comparison import as_dict, sheets, terminal
from ..shell.help import Command
from .build import read_all
from .export import the_document

_KINDS = {".html": "html", ".htm": "html", ".xlsx": "xlsx", ".json": "json"}


@click.command("compare", cls=Command)
@click.argument("plans", nargs=-1, required=True, metavar="A [B]")
@click.option("--all", "everything", is_flag=True, help="Tampilkan semua perbedaan, juga beda ejaan.")
@click.option(
    "--format", "kind", type=click.Choice(["table", "html", "xlsx", "json"]), help="Bentuk keluaran; tanpa ini menurut akhiran -o."
)
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk html dan xlsx).")
@store_option
@lang_option
@pass_settings
def command(settings: Settings, plans: tuple[str, ...], everything: bool, kind: str | None, output: str | None, store: str) -> None:
    """Bandingkan dua rencana: yang ditambah, dihapus dan berubah di setiap tingkat, serta pagu yang bergeser tiap tahun.

    A dan B masing-masing sebuah berkas (dokumen, buku kerja koreksi, berkas cascading) atau id dokumen dalam penyimpanan (boleh sebagian).
    Dengan A saja, yang dibandingkan adalah edisi semula dan menjadi yang tercetak dalam dokumen itu.

    \b
    selaras compare renstra.pdf perubahan.pdf
    selaras compare kec-contoh/renstra-2025-2029 kec-contoh/perubahan -o beda.html
    selaras compare perubahan.docx --all

    Kode keluar: 0 selesai (ada atau tidak ada perbedaan), 2 masukan salah.
    """
    if len(plans) > 2:
        raise click.UsageError(said(settings, "paling banyak dua rencana", "two plans at most"))
    chosen = kind or _KINDS.get(Path(output).suffix.lower(), "table") if output else kind or "table"
    if chosen in ("html", "xlsx") and (output is None or output == "-"):
        raise InputError(
            {"id": f"{chosen} memerlukan nama berkas", "en": f"{chosen} needs a file name"},
            cure={"id": f"Tambahkan -o beda.{chosen}.", "en": f"Add -o differences.{chosen}."},
        )
    found, gone = _compared(settings, plans, store)
    if chosen == "html":
        from ...visualizations.comparison import render_comparison

        save(Path(str(output)), render_comparison(found, lang=settings.lang, gone=gone).encode("utf-8"))
    elif chosen == "xlsx":
        write_xlsx(Path(str(output)), sheets(found, settings.lang))
    elif chosen == "json":
        emit(json.dumps(as_dict(found), ensure_ascii=False, indent=1) + "\n", output)
    else:
        _print(settings, found, gone, output, everything=everything)
    if output and output != "-":
        count = len(found.changes)
        click.echo(f"{output}: {said(settings, f'{count} perbedaan', f'{count} differences')}", err=True)


def _print(settings: Settings, found: Comparison, gone: list[Gone], output: str | None, *, everything: bool) -> None:
    out = console()
    width = 120 if output else text_width()
    parts = terminal(found, settings.lang, width, everything=everything, gone=gone)
    if output is None:
        for part in parts:
            out.print(part)
        return
    with out.capture() as captured:
        for part in parts:
            out.print(part)
    emit(captured.get(), output)


def _compared(settings: Settings, plans: tuple[str, ...], store: str) -> tuple[Comparison, list[Gone]]:
    files = [name for name in plans if Path(name).is_file()]
    graphs = dict(zip(files, (graph for _, graph in _read(settings, files)), strict=True)) if files else {}
    if stored := [name for name in plans if name not in graphs]:
        graphs.update(_stored(stored, store))
    for name in plans:
        _one(graphs[name], name)
    if len(plans) == 1:
        graph = graphs[plans[0]]
        try:
            return compare(former_edition(graph), graph), only_former(graph)
        except SelarasError as error:
            raise InputError(error.message, place=plans[0], cure=error.cure_text) from error
    return compare(graphs[plans[0]], graphs[plans[1]]), []


def _read(settings: Settings, files: list[str]) -> list[tuple[str, PlanGraph]]:
    """Each file by itself: two that tell the same plan are what is compared here, not its chapters."""
    return [pair for name in files for pair in read_all(settings, [name])]


def _stored(names: list[str], store: str) -> dict[str, PlanGraph]:
    if "://" not in store and not Path(store).exists():
        told = names[0]
        raise InputError(
            {"id": "berkas tidak ada, dan penyimpanan pun belum ada", "en": "no such file, and there is no store either"}, place=told,
            cure={"id": "Berikan nama berkas, atau id dokumen dan --store.", "en": "Give a file's name, or a document's id and --store."},
        )  # fmt: skip
    with opened(store) as source:
        known = [node.id for node in source.documents()]
        return {name: source.graph(the_document(name, known, store)) for name in names}


def _one(graph: PlanGraph, name: str) -> None:
    documents = [node.id for node in graph.nodes("Document")]
    if len(documents) != 1:
        told = ", ".join(documents) or "-"
        raise InputError(
            {"id": f"memuat {len(documents)} rencana: {told}", "en": f"holds {len(documents)} plans: {told}"}, place=name,
            cure={
                "id": "Simpan dengan selaras build, lalu bandingkan menurut id dokumen.",
                "en": "Store it with selaras build, then compare by the ids of documents.",
            },
        )  # fmt: skip
