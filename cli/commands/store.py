"""`selaras store`: what a store holds; a folder's store as one file, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.errors import StoreError
from ..common import Settings, console, emit, lang_option, opened, pass_settings, said, shown, store_option, table_text, working
from ..shell.help import Command, Group
from .export import the_document

if TYPE_CHECKING:
    from ...graph.stores.info import StoreInfo


@click.group("store", cls=Group)
def command() -> None:
    """Penyimpanan: apa isinya, mengeluarkan dokumen, mencadangkannya sebagai satu berkas, dan memulihkannya."""


@command.command("info", cls=Command, short_help="Apa dan seberapa besar isi penyimpanan.")
@click.option("--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Bentuk keluaran.")
@click.option("-o", "--output", metavar="BERKAS", help="Berkas keluaran; tanpa ini ke layar.")
@store_option
@lang_option
@pass_settings
def info_(settings: Settings, kind: str, output: str | None, store: str) -> None:
    """Tempat, ukuran, versi, dokumen, dan jumlah simpul serta relasi.

    \b
    selaras store info
    selaras store info --store neo4j://localhost --format json
    """
    from ...graph.stores.info import info

    with opened(store) as source:
        found = info(source)
    if kind == "json":
        emit(json.dumps(found.told(), ensure_ascii=False, indent=1) + "\n", output)
        return
    out = console()
    with out.capture() as captured:
        _tell(found, settings, out.print)
    emit(captured.get(), output)


def _tell(found: StoreInfo, settings: Settings, out: Callable[..., object]) -> None:
    lang = settings.lang
    about = [(name, shown(value, lang)) for name, value in _about(found, settings)]
    out(table_text(["", ""], about, lang))
    nodes = said(settings, "simpul", "nodes")
    held = [(document.id, document.title, document.agency, document.nodes) for document in found.documents]
    heads = (said(settings, "dokumen", "document"), said(settings, "judul", "title"), said(settings, "perangkat daerah", "agency"), nodes)
    for columns, rows in (
        (heads, held),
        (("label", nodes), list(found.counts.nodes.items())),
        ((said(settings, "relasi", "relation"), said(settings, "jumlah", "number")), list(found.counts.relations.items())),
    ):
        if rows:
            out("")
            out(table_text(columns, rows, lang))


def _about(found: StoreInfo, settings: Settings) -> list[tuple[str, object]]:
    from ...graph.stores.info import FolderInfo

    place = found.place
    nodes, relations = sum(found.counts.nodes.values()), sum(found.counts.relations.values())
    numbers: list[tuple[str, object]] = [
        (said(settings, "simpul", "nodes"), nodes),
        (said(settings, "relasi", "relations"), relations),
    ]
    if isinstance(place, FolderInfo):
        return [
            (said(settings, "folder", "folder"), place.path),
            (said(settings, "ukuran", "size"), f"{shown(round(place.size / 2**20, 1), settings.lang)} MiB"),
            (said(settings, "format", "format"), place.format),
            (said(settings, "dibuat dengan", "made with"), place.engine),
            (said(settings, "terpasang", "installed"), place.installed),
            *numbers,
        ]
    present = place.constraints
    told = said(settings, "tidak boleh dilihat", "not to be seen") if present is None else str(len(present))
    if place.missing:
        told += f" ({said(settings, 'belum ada', 'missing')}: {', '.join(place.missing)})"
    return [
        (said(settings, "alamat", "address"), found.store),
        (said(settings, "server", "server"), place.server),
        (said(settings, "basis data", "database"), place.database),
        (said(settings, "batasan", "constraints"), told),
        *numbers,
    ]


@command.command("backup", cls=Command, short_help="Salin penyimpanan (folder) ke satu berkas.")
@click.option("-o", "--output", metavar="BERKAS", help="Berkas cadangan; tanpa ini namanya dari penyimpanan dan tanggal.")
@click.option("--force", is_flag=True, help="Ganti berkas yang sudah ada.")
@store_option
@lang_option
@pass_settings
def backup_(settings: Settings, output: str | None, force: bool, store: str) -> None:
    """Salin penyimpanan dalam folder ke satu berkas .zip, beserta jumlah isi dan sidik (SHA-256) setiap berkasnya.

    Penyimpanan tidak boleh sedang dipakai. Berkasnya ada utuh, atau tidak ada sama sekali.
    """
    from ...graph.stores.backup import backup, default_name

    _only_folders(store)
    target = Path(output or default_name(store, datetime.now().astimezone().date().isoformat()))
    with working() as say:
        made = backup(store, target, force=force, progress=_progress(settings, say, "mencadangkan", "backing up"))
    size = shown(round(target.stat().st_size / 2**20, 1), settings.lang)
    click.echo(f"{target}: {_holding(settings, made.counts)}, {size} MiB")


@command.command("restore", cls=Command, short_help="Pulihkan penyimpanan dari cadangan.")
@click.argument("file", metavar="BERKAS")
@click.option("--force", is_flag=True, help="Ganti penyimpanan yang sudah ada.")
@store_option
@lang_option
@pass_settings
def restore_(settings: Settings, file: str, force: bool, store: str) -> None:
    """Pulihkan penyimpanan dalam folder dari berkas yang dibuat `selaras store backup`.

    Setiap berkas diperiksa, lalu penyimpanan dibuka dan dihitung, sebelum mengganti apa pun.
    """
    from ...graph.stores.backup import restore

    _only_folders(store)
    with working() as say:
        made = restore(Path(file), store, force=force, progress=_progress(settings, say, "memulihkan", "restoring"))
    click.echo(f"{store}: {_holding(settings, made.counts)}, {said(settings, 'cadangan tertanggal', 'backup of')} {made.made}")


@command.command("remove", cls=Command, short_help="Keluarkan dokumen dari penyimpanan.")
@click.argument("documents", nargs=-1, required=True, metavar="DOKUMEN…")
@store_option
@lang_option
@pass_settings
def remove_(settings: Settings, documents: tuple[str, ...], store: str) -> None:
    """Keluarkan dokumen (id atau sebagiannya) dengan semua yang hanya dinyatakan olehnya.

    Yang dikatakannya tentang RPJMD tidak dihitung lagi, dan kesepadanan disusun ulang tanpa dokumen itu.
    """
    from ...graph.concepts.decisions import stored_decisions
    from ...graph.concepts.lexicon import lexicon

    opened(store).close()  # refuses a store that is not there, which opening for writing would make
    decisions = stored_decisions()
    with opened(store, write=True) as target:
        known = [node.id for node in target.documents()]
        gone = target.remove([the_document(name, known, store) for name in documents], decisions)
        target.align(lexicon(), decisions)
    for document in gone:
        click.echo(f"{document}: {said(settings, 'dikeluarkan', 'removed')}")


def _holding(settings: Settings, counts: dict[str, dict[str, int]]) -> str:
    nodes, relations = (shown(sum(counts[kind].values()), settings.lang) for kind in ("nodes", "relations"))
    return f"{nodes} {said(settings, 'simpul', 'nodes')}, {relations} {said(settings, 'relasi', 'relations')}"


def _progress(settings: Settings, say: Callable[[str], None], id: str, en: str) -> Callable[[int, int], None]:
    def told(done: int, size: int) -> None:
        say(f"{said(settings, id, en)} {100 * done // max(size, 1)} %")

    return told


def _only_folders(store: str) -> None:
    if "://" in store:
        raise StoreError(
            {"id": "hanya untuk penyimpanan dalam folder", "en": "is for stores in a folder only"},
            place=store,
            cure={
                "id": "Untuk server yang dihentikan: neo4j-admin database dump neo4j --to-path=FOLDER; atau selaras export -o graf.json.",
                "en": "For a server that is stopped: neo4j-admin database dump neo4j --to-path=FOLDER; or selaras export -o graph.json.",
            },
        )
