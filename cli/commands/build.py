"""`selaras build`: read plans and cascade files and store them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from ...graph.concepts.alignment import aligned_graph
from ...graph.concepts.decisions import stored_decisions
from ...graph.concepts.lexicon import lexicon
from ...graph.errors import SelarasError
from ...graph.model import PlanGraph
from ...graph.settling.unite import settled_graph
from ...loaders.batch import load_several
from ...loaders.documents.blocks import Identity
from ..common import Settings, lang_option, opened, pass_settings, said, store_option, told_options, working
from ..guesses import guessed_line
from ..help import Command


@click.command("build", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@click.option("--index", is_flag=True, help="Buat pula indeks kode dan kata, untuk kueri sendiri pada graf besar; memuat jadi lebih lama.")
@told_options
@store_option
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], store: str, told: Identity | None, index: bool) -> None:
    """Baca rencana dan simpan: .pdf, .docx, .xlsx, .csv, .html, .txt; buku kerja koreksi .xlsx; berkas cascading .json, .yaml.

    Semua berkas dibaca dulu; bila satu gagal, penyimpanan tidak disentuh. Memuat dua kali tidak mengubah apa-apa.
    """
    graphs = read_all(settings, expanded(files), told)
    lines: list[str] = []
    with opened(store, write=True) as target, working() as say:
        for some in _loads(graphs):
            names = Path(some[0][0]).name + (f" … {Path(some[-1][0]).name}" if len(some) > 1 else "")
            doing = f"{said(settings, 'menyimpan', 'storing')} {names}"
            say(doing)
            report = target.load(_together(some), _percent(say, doing))
            changed = {part.document for part in report.parts if part.changed}
            lines += [_line(settings, name, graph, changed) for name, graph in some]
        say(said(settings, "menyepadankan", "aligning"))
        target.align(lexicon(), stored_decisions())
        if index:
            say(said(settings, "membuat indeks", "making indexes"))
            target.make_indexes()
    click.echo("\n".join([*lines, f"{said(settings, 'Penyimpanan', 'Store')}: {target.url}"]))


def _percent(say: Callable[[str], None], doing: str) -> Callable[[int, int], None]:
    """Tells how much of it is done."""
    return lambda done, total: say(f"{doing}: {100 * done // max(1, total)} %")


def _loads(graphs: list[tuple[str, PlanGraph]]) -> list[list[tuple[str, PlanGraph]]]:
    """The files in loads: all in one, which is fastest, but for a document that two files state, of which the later one counts."""
    loads: list[list[tuple[str, PlanGraph]]] = []
    seen: set[str] = set()
    for name, graph in graphs:
        documents = {document.id for document in graph.nodes("Document")}
        if not loads or seen & documents:
            loads.append([])
            seen = set()
        loads[-1].append((name, graph))
        seen |= documents
    return loads


def _together(some: list[tuple[str, PlanGraph]]) -> PlanGraph:
    whole = PlanGraph()
    for _, graph in some:
        whole.merge(graph)
    return whole


def _line(settings: Settings, name: str, graph: PlanGraph, changed: set[str | None]) -> str:
    documents = [document.id for document in graph.nodes("Document")]
    stored = bool(changed & {*documents} if documents else None in changed)
    state = said(settings, "tersimpan", "stored") if stored else said(settings, "tidak berubah", "unchanged")
    line = f"{Path(name).name}: {', '.join(documents)}: {len(graph)} {said(settings, 'simpul', 'nodes')}, {state}"
    guess = guessed_line(settings, graph)
    return f"{line}\n  {guess}" if guess else line


def graph_of(settings: Settings, files: tuple[str, ...], store: str) -> PlanGraph:
    """The graph of the files, all in one, or where there are none that of the store."""
    if not files:
        with opened(store) as source:
            return source.graph()
    return aligned_graph(settled_graph(_together(read_all(settings, expanded(files)))), lexicon(), stored_decisions())


def expanded(files: tuple[str, ...]) -> list[str]:
    """The files; a pattern that the shell did not expand (Windows) is expanded here."""
    found: list[str] = []
    for name in files:
        path = Path(name)
        matches = Path(path.anchor).glob(str(path.relative_to(path.anchor))) if set("*?[") & set(name) and not path.exists() else ()
        found += sorted(map(str, matches)) or [name]
    return found


def read_all(settings: Settings, files: list[str], told: Identity | None = None) -> list[tuple[str, PlanGraph]]:
    """Read every file, with progress on a terminal; all faulty files are named before the first error stops the run."""
    with working() as say:
        results = load_several(
            files, told, progress=lambda at, name: say(f"[{at + 1}/{len(files)}] {said(settings, 'membaca', 'reading')} {Path(name).name}")
        )
    errors = list({id(result): result for result in results if isinstance(result, SelarasError)}.values())
    for known in errors[:-1]:
        click.echo(f"selaras: {known.line(settings.lang)}", err=True)
    if errors:
        raise errors[-1]
    read: list[tuple[str, PlanGraph]] = []
    for file, graph in zip(files, results, strict=True):
        if not isinstance(graph, PlanGraph):
            continue
        same = next((at for at, entry in enumerate(read) if entry[1] is graph), None)
        if same is None:
            read.append((file, graph))
        else:  # files of one plan, as its chapters are
            read[same] = (f"{read[same][0]}, {Path(file).name}", graph)
    return read
