"""`selaras build`: read plans and cascade files and store them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click

from ...graph.concepts.alignment import aligned_graph
from ...graph.concepts.decisions import stored_decisions
from ...graph.concepts.lexicon import lexicon
from ...graph.errors import SelarasError
from ...graph.model import PlanGraph
from ...graph.settling.twins import Named
from ...graph.settling.unite import settled_graph
from ...graph.stores import Store
from ...loaders.batch import load_several
from ...loaders.documents.blocks import Identity
from ...loaders.folders import Found, found
from ..common import Settings, lang_option, opened, pass_settings, said, shown, store_option, told_options, working
from ..shell.help import Command
from ..storing.building import Building
from ..storing.guesses import named_alike, twin_lines
from ..storing.target import Target


@click.command("build", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@click.option("--again", is_flag=True, help="Baca ulang juga berkas yang tidak berubah sejak disimpan.")
@click.option("--all-or-nothing", "whole", is_flag=True, help="Bila satu berkas gagal dibaca, jangan simpan apa pun.")
@click.option("--index", is_flag=True, help="Buat pula indeks kode dan kata, untuk kueri sendiri pada graf besar; memuat jadi lebih lama.")
@told_options
@store_option
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], store: str, told: Identity | None, again: bool, whole: bool, index: bool) -> int:
    """Baca rencana dan simpan: .pdf, .docx, .xlsx, .csv, .html, .txt; buku kerja koreksi .xlsx; berkas cascading .json, .yaml.

    BERKAS boleh berupa folder (dengan isi subfoldernya) atau pola seperti rencana/*.pdf. Yang tidak dapat dibaca didaftar di akhir beserta
    alasannya dan sisanya disimpan (kode keluar 1; 2 bila tidak satu pun terbaca). Yang bukan rencana dan hanya kebetulan ada dalam folder
    didaftar dan tidak mengubah kode keluar. Berkas yang tidak berubah sejak disimpan dilewati; --agency, --region dan --period yang dipakai
    ketika memuatnya tetap berlaku bila dibaca ulang.
    Memuat dua kali tidak mengubah apa-apa, dan yang terputus dapat dilanjutkan dengan perintah yang sama.
    """
    given = found(files)
    target = Target(settings, store)
    building = Building(settings, given.files, target, told, whole, given.named)
    twins: list[tuple[Named, Named]] = []
    url = ""
    with closing(target):
        try:
            with working() as building.say:
                target.say = building.say
                building.run(again=again)
                if target.exists:
                    with target.holding():
                        url, twins = _finish(settings, target.store(), building.say, index=index)
        except KeyboardInterrupt:
            _report(settings, building, given, broken_off=True)
            raise
    _report(settings, building, given, whole=whole)
    for line in twin_lines(settings, twins):
        click.echo(line)
    if url and not (whole and building.errors):
        click.echo(f"{said(settings, 'Penyimpanan', 'Store')}: {url}")
    return _ended(settings, building, whole)


def _finish(settings: Settings, store: Store, say: Callable[[str], None], *, index: bool) -> tuple[str, list[tuple[Named, Named]]]:
    """Align what is stored, and look for names that are perhaps misprints; the store's name, and these."""
    say(said(settings, "menyepadankan", "aligning"))
    store.align(lexicon(), stored_decisions())
    if index:
        say(said(settings, "membuat indeks", "making indexes"))
        store.make_indexes()
    return store.url, named_alike(store)


def _report(settings: Settings, building: Building, given: Found, *, broken_off: bool = False, whole: bool = False) -> None:
    """What became of each file, and how many of which."""
    lines = dict(building.lines)
    for at, document in building.same.items():
        lines[at] = (
            f"{Path(given.files[at]).name}: {document}: {said(settings, 'tidak berubah, tidak dibaca lagi', 'unchanged, not read again')}"
        )
    for at, first in building.doubles.items():
        same = Path(given.files[first]).name
        lines[at] = f"{Path(given.files[at]).name}: {said(settings, f'berkas yang sama dengan {same}', f'the same file as {same}')}"
    if not (whole and building.errors):
        for at in sorted(lines):
            click.echo(lines[at])
    if len(given.files) > 1 or broken_off or given.passing or given.other:
        nothing_stored = whole and bool(building.errors)
        counts = [
            (0 if nothing_stored else len(building.lines), "dibaca dan disimpan", "read and stored"),
            (len(building.same), "tidak berubah (--again untuk membaca ulang)", "unchanged (--again reads them anew)"),
            (len(building.doubles), "berkas kembar", "doubles"),
            (len(building.errors), "tidak terbaca", "not read"),
            (len(building.strays), "bukan rencana", "no plans"),
            (len(given.passing), "berkas sementara dilewati", "temporary files passed over"),
            (
                len(given.other),
                f"berkas jenis lain dilewati{_kinds(given.other)}",
                f"files of other kinds passed over{_kinds(given.other)}",
            ),
        ]
        told = ", ".join(f"{shown(count, settings.lang)} {said(settings, id, en)}" for count, id, en in counts if count)
        if broken_off:
            told = said(settings, f"Terputus; perintah yang sama melanjutkan. {told}", f"Broken off; the same command goes on. {told}")
        if building.lines or building.same or broken_off:
            click.echo(told)


def _kinds(paths: list[str]) -> str:
    """The kinds of files, the commonest first: " (.jpg, .zip)"."""
    kinds = Counter(Path(path).suffix.lower() for path in paths if Path(path).suffix)
    return f" ({', '.join(kind for kind, _ in kinds.most_common(4))})" if kinds else ""


def _ended(settings: Settings, building: Building, whole: bool) -> int:
    """List what could not be read. The exit code, or the last error where nothing was stored for it."""
    nothing = not (building.lines or building.same)
    counted = {**building.strays, **building.errors} if nothing else building.errors
    errors = [counted[at] for at in sorted(counted)]
    for at in sorted(building.strays) if not nothing else ():
        click.echo(f"{said(settings, 'Dilewati', 'Passed over')}: {building.strays[at].line(settings.lang)}", err=True)
    nothing = nothing or whole
    for error in errors[: -1 if nothing else None]:
        click.echo(f"selaras: {error.line(settings.lang)}", err=True)
    if errors and nothing:
        raise errors[-1]
    return 1 if errors else 0


def graph_of(settings: Settings, files: tuple[str, ...], store: str) -> PlanGraph:
    """The graph of the files, all in one, or where there are none that of the store."""
    if not files:
        with opened(store) as source:
            return source.graph()
    whole = PlanGraph()
    for _, graph in read_all(settings, found(files).files):
        whole.merge(graph)
    decisions = stored_decisions()
    return aligned_graph(settled_graph(whole, decisions), lexicon(), decisions)


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
