"""`selaras view`: the interactive HTML view of what the store, or files, hold, or of a part of it."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from ...graph.model import PlanGraph
from ...graph.selection import select
from ...queries.audit.findings import Finding
from ...queries.audit.run import audit
from ...visualizations.options import ViewOptions
from ...visualizations.view import render
from ..common import Settings, lang_option, pass_settings, said, save, store_option
from ..shell.help import Command
from ..source_files import addresses
from .build import graph_of


@click.command("view", cls=Command)
@click.argument("files", nargs=-1, metavar="[BERKAS…]")
@click.option("-o", "--output", default="kaskade.html", show_default=True, metavar="BERKAS", help="Berkas HTML tujuan.")
@click.option("--agency", default="", metavar="NAMA", help="Hanya rencana perangkat daerah ini (bagian nama atau id).")
@click.option("--misi", default="", metavar="MISI", help="Hanya yang mendukung misi ini (nomor, bagian bunyinya, atau id).")
@click.option("--root", default="", metavar="ID", help="Hanya simpul ini, semua di bawahnya, dan jalurnya ke atas.")
@click.option("--year", type=click.IntRange(1900, 2200), metavar="TAHUN", help="Tahun yang angkanya ditampilkan pertama.")
@click.option("--only-findings", is_flag=True, help="Mula-mula tampilkan hanya yang ada temuannya.")
@click.option("--sources", metavar="FOLDER", help="Folder PDF rencana: nomor halaman menjadi tautan ke sana.")
@click.option("--pyvis", is_flag=True, help="Tulis diagram pyvis yang sederhana, bukan tampilan lengkap.")
@click.option("--open", "open_it", is_flag=True, help="Buka di peramban.")
@click.option("--title", metavar="TEKS", help="Judul halaman.")
@store_option
@lang_option
@pass_settings
def command(
    settings: Settings,
    files: tuple[str, ...],
    output: str,
    agency: str,
    misi: str,
    root: str,
    year: int | None,
    only_findings: bool,
    sources: str | None,
    pyvis: bool,
    open_it: bool,
    title: str | None,
    store: str,
) -> None:
    """Tulis tampilan cascading: satu berkas HTML yang berdiri sendiri, tanpa internet.

    Tanpa BERKAS, yang ditampilkan adalah isi penyimpanan. --agency, --misi dan --root dapat digabungkan.

    \b
    selaras view --agency ranupuspa
    selaras view --misi 4 -o misi-4.html --open
    selaras view --root 7.01.02 --agency ranupuspa
    selaras view --year 2027 --only-findings --sources rencana/
    """
    whole = graph_of(settings, files, store)
    graph = select(whole, agency=agency, misi=misi, root=root)
    path = Path(output)
    if pyvis:
        _write_pyvis(settings, graph, path, title)
    else:
        found = addresses(graph.nodes("Document"), Path(sources), path) if sources else {}
        options = ViewOptions(agency=agency, year=year, only_findings=only_findings, sources=found)
        write_view(settings, graph, _within(audit(whole).findings, graph, part=bool(misi or root)), path, title, options)
    click.echo(output)
    if open_it:
        webbrowser.open(path.resolve().as_uri())


def write_view(
    settings: Settings,
    graph: PlanGraph,
    findings: Sequence[Finding],
    path: Path,
    title: str | None = None,
    options: ViewOptions | None = None,
) -> None:
    """Render a graph with its findings and write the page."""
    page = render(graph, findings=findings, title=title or _title(settings), lang=settings.lang, options=options)
    save(path, page.encode("utf-8"))


def _write_pyvis(settings: Settings, graph: PlanGraph, path: Path, title: str | None) -> None:
    from ...visualizations.vis.network import network

    save(path, network(graph, title=title or _title(settings), lang=settings.lang).generate_html().encode("utf-8"))


def _title(settings: Settings) -> str:
    return said(settings, "Cascading perencanaan", "Planning cascades")


def _within(findings: Sequence[Finding], graph: PlanGraph, *, part: bool) -> list[Finding]:
    """The findings on what is shown; those on a plan as a whole only where its whole is shown.

    They are those of the whole: a part by itself would lack what was left out.
    """
    plans = {edge.target for edge in graph.edges("HAS_PLAN")}

    def concerns(finding: Finding) -> bool:
        if finding.document and finding.document not in plans:
            return False
        if finding.node and graph.has(finding.node):
            return not part or graph.node(finding.node).label not in ("Document", "Agency", "Region")
        return not part

    return [finding for finding in findings if concerns(finding)]
