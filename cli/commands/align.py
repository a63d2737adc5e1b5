"""`selaras align`: what plans have in common, and what a reviewer has to decide of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from ...graph.concepts.decisions import (
    VARIABLE,
    Decision,
    proposals,
    read_decisions,
    stored_decisions,
    stored_path,
    united,
    write_decisions,
)  # fmt: skip
from ...graph.concepts.lexicon import lexicon
from ...graph.errors import InputError
from ...graph.settling.near import Near, near_statements, unused_decisions
from ...graph.settling.region import settled
from ...graph.stores import Store
from ...ontology.schema import schema
from ...queries.run import stream
from ..common import Settings, console, emit, lang_option, opened, pass_settings, said, shown, store_option, table_text, write_xlsx
from ..reports.rows import write_rows
from ..shell.help import Command, Group
from ..storing.guesses import named_alike, twin_lines

_QUERY = "alignment-review"
_SHEET = ("jenis", "bunyi", "pengertian", "beda", "skor", "pagu", "rencana", "keputusan", "penelaah", "tanggal")
_ALL = 1_000_000  # proposals
_YES, _NO, _UNSURE = "setuju", "tolak", "ragu"


@click.group("align", cls=Group, invoke_without_command=True)
@click.option("--lexicon", "own", metavar="BERKAS", help="Leksikon sendiri (TOML), ditambahkan pada leksikon bawaan.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Paling banyak sekian usulan.")
@store_option
@lang_option
@pass_settings
@click.pass_context
def command(context: click.Context, settings: Settings, own: str | None, limit: int, store: str) -> None:
    """Sepadankan indikator, sasaran dan tujuan semua rencana; tampilkan usulan menurut pagu yang dipertaruhkan.

    Yang hanya berbeda salah ketik disatukan; yang berbeda lebih dari itu diusulkan, dan tidak pernah disatukan tanpa keputusan.
    Begitu pula pernyataan daerah (misi, tujuan dan sasaran RPJMD) yang mirip, bernomor, berkode atau berindikator sama; juga daerah dan
    perangkat daerah yang namanya hanya berbeda salah ketik.

    \b
    selaras align export -o usulan.xlsx      lalu isi kolom “keputusan”: setuju, tolak atau ragu
    selaras align import usulan.xlsx --reviewer "Nama Penelaah"
    """
    if context.invoked_subcommand is not None:
        return
    if "://" not in store and not Path(store).exists():
        opened(store).close()  # refuses a folder that is no store yet; opened for writing it would be made, empty
    decisions = stored_decisions()
    with opened(store, write=True) as target:
        target.settle(decisions)
        found = target.align(lexicon(Path(own) if own else None), decisions)
        near, unused = _near(target, decisions)
    accepted = sum(link.status == "accepted" for link in found.links)
    with opened(store) as source:
        with stream(source, _QUERY, {"limit": _ALL}, timeout=600.0) as flow:
            rows = list(flow.rows)
        twins = named_alike(source)
    counts = [shown(number, settings.lang) for number in (len(found.concepts), accepted, len(rows))]
    click.echo(
        said(
            settings,
            f"{counts[0]} pengertian baku, {counts[1]} pernyataan disepadankan, {counts[2]} usulan",
            f"{counts[0]} concepts, {counts[1]} statements aligned, {counts[2]} proposals",
        )
    )
    if unused := [*found.unused, *unused]:
        click.echo(
            said(
                settings,
                f"{len(unused)} keputusan tidak terpakai: bunyinya tidak ada pada rencana yang dimuat",
                f"{len(unused)} decisions not used: no loaded plan has their words",
            )
        )
    write_rows("table", flow.columns, rows[:limit], None, lang=settings.lang, sheet=_QUERY, named=True)
    if len(rows) > limit:
        more = shown(len(rows) - limit, settings.lang)
        click.echo(
            said(settings, f"dan {more} lagi: selaras align export -o usulan.xlsx", f"and {more} more: selaras align export -o usulan.xlsx")
        )
    _tell_near(settings, near, limit)
    for line in twin_lines(settings, twins):
        click.echo(line)


def _near(source: Store, decisions: list[Decision]) -> tuple[list[Near], list[Decision]]:
    """The statements of regions that a reviewer has to decide on, and decisions on statements that nobody makes."""
    layer = source.layer()
    return near_statements(layer, settled(layer, decisions), decisions), unused_decisions(layer, decisions)


def _tell_near(settings: Settings, near: list[Near], limit: int) -> None:
    if not near:
        return
    click.echo("")
    count = shown(len(near), settings.lang)
    click.echo(said(settings, f"Pernyataan daerah yang mungkin satu: {count}", f"Statements of regions that may be one: {count}"))
    columns = said(
        settings, "jenis|pernyataan|rencana|mungkin sama dengan|rencana|alasan", "kind|statement|plans|perhaps the same as|plans|because"
    )
    rows = [
        (
            schema().label(pair.level, settings.lang),
            pair.one,
            len(pair.one_documents),
            pair.other,
            len(pair.other_documents),
            because(settings, pair),
        )
        for pair in near[:limit]
    ]
    console().print(table_text(columns.split("|"), rows, settings.lang))


def because(settings: Settings, pair: Near) -> str:
    """Why two statements are proposed."""
    words = {
        "words": said(settings, f"bunyi mirip {pair.score:.0%}", f"words alike {pair.score:.0%}"),
        "number": said(settings, "nomor sama", "same number"),
        "code": said(settings, "kode sama", "same code"),
        "indicator": said(settings, "indikator sama", "same indicator"),
    }
    return ", ".join(words[name] for name in pair.because)


@command.command("export", cls=Command, short_help="Tulis usulan untuk ditelaah (XLSX atau SSSOM TSV).")
@click.option("-o", "--output", required=True, metavar="BERKAS", help="Berkas .xlsx atau .tsv.")
@store_option
@lang_option
@pass_settings
def export(settings: Settings, output: str, store: str) -> None:
    """Tulis usulan kesepadanan: XLSX dengan kolom “keputusan” (setuju, tolak, ragu), atau SSSOM TSV."""
    with opened(store) as source, stream(source, _QUERY, {"limit": _ALL}, timeout=600.0) as flow:
        rows = [dict(zip(flow.columns, row, strict=True)) for row in flow.rows]
        near, _ = _near(source, stored_decisions())
    rows += [
        {
            "kind": pair.level, "wording": pair.other, "concept": pair.one, "differs": because(settings, pair), "score": pair.score,
            "money": None, "documents": len(pair.one_documents) + len(pair.other_documents),
        }
        for pair in near
    ]  # fmt: skip
    path = Path(output)
    if path.suffix.casefold() == ".xlsx":
        write_xlsx(path, {"usulan": (_SHEET, [[*_told(row), None, None, None] for row in rows])})
    elif path.suffix.casefold() in (".tsv", ".txt"):
        emit(proposals((row["kind"], row["wording"], row["concept"], row["differs"], row["score"]) for row in rows), output)
    else:
        raise InputError(
            {"id": f"bentuk {path.suffix or 'tanpa akhiran'} tidak dikenal", "en": f"form {path.suffix or 'without suffix'} is not known"},
            place=output, cure={"id": "Gunakan .xlsx atau .tsv.", "en": "Use .xlsx or .tsv."},
        )  # fmt: skip
    click.echo(said(settings, f"{shown(len(rows), 'id')} usulan: {output}", f"{shown(len(rows), 'en')} proposals: {output}"))


def _told(row: Mapping[str, Any]) -> list[Any]:
    """A row of the workbook, whose kinds are in Indonesian as its headings are."""
    kind = schema().label(row["kind"])
    return [kind[:1].upper() + kind[1:], *(row[name] for name in ("wording", "concept", "differs", "score", "money", "documents"))]


@command.command("import", cls=Command, short_help="Ambil keputusan penelaah.")
@click.argument("file", metavar="BERKAS")
@click.option("--reviewer", metavar="NAMA", default="", help="Nama penelaah, bila berkas tidak menyebutnya.")
@lang_option
@pass_settings
def import_(settings: Settings, file: str, reviewer: str) -> None:
    """Ambil keputusan dari XLSX (kolom “keputusan”) atau SSSOM TSV; dipakai pada setiap build berikutnya, menurut bunyinya."""
    kept = stored_path()
    if kept is None:
        raise InputError(
            {"id": f"{VARIABLE} kosong: tidak ada tempat menyimpan keputusan", "en": f"{VARIABLE} is empty: decisions have no place"},
            cure={"id": "Isi variabel itu dengan nama berkas, atau hapus.", "en": "Set it to a file's name, or unset it."},
        )
    path = Path(file)
    if not path.is_file():
        raise InputError({"id": "berkas tidak ada", "en": "no such file"}, place=file)
    new = list(_of_sheet(path, reviewer)) if path.suffix.casefold() == ".xlsx" else _of_tsv(path, reviewer)
    write_decisions(kept, united(read_decisions(kept), new))
    yes = sum(decision.same for decision in new)
    click.echo(
        said(
            settings,
            f"{path.name}: {yes} setuju, {len(new) - yes} tolak. Disimpan: {kept}. Jalankan selaras align.",
            f"{path.name}: {yes} accepted, {len(new) - yes} rejected. Kept: {kept}. Now run selaras align.",
        )
    )


def _of_tsv(path: Path, reviewer: str) -> list[Decision]:
    return [_signed(decision, reviewer) for decision in read_decisions(path)]


def _of_sheet(path: Path, reviewer: str) -> Iterator[Decision]:
    """The decided rows of a workbook."""
    rows = _rows(path)
    head = [str(cell or "").strip().casefold() for cell in next(rows, ())]
    if not {"bunyi", "pengertian", "keputusan"} <= set(head):
        raise InputError(
            {"id": "kolom “bunyi”, “pengertian” dan “keputusan” tidak ada", "en": "“bunyi”, “pengertian”, “keputusan” are missing"},
            place=str(path), cure={"id": "Buat berkasnya dengan `selaras align export`.", "en": "Make it with `selaras align export`."},
        )  # fmt: skip
    for number, cells in enumerate(rows, 2):
        row = dict(zip(head, cells, strict=False))
        word = str(row.get("keputusan") or "").strip().casefold()
        if word in ("", _UNSURE):
            continue
        if word not in (_YES, _NO):
            raise InputError(
                {"id": f"keputusan “{word}” tidak dikenal", "en": f"decision “{word}” is not known"}, place=f"{path}, baris {number}",
                cure={"id": "Isi dengan setuju, tolak atau ragu.", "en": "Write setuju, tolak or ragu."},
            )  # fmt: skip
        told = Decision(
            _kind(str(row.get("jenis") or "Indicator")), str(row["bunyi"]), str(row["pengertian"]), word == _YES,
            str(row.get("penelaah") or ""), _day(row.get("tanggal")),
        )  # fmt: skip
        yield _signed(told, reviewer)


def _kind(told: str) -> str:
    """The type of node that a sheet calls so; what it says where that is none."""
    return next(
        (name for name in schema().node_types if told.strip().casefold() in (name.casefold(), schema().label(name).casefold())), told
    )


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except Exception as error:  # openpyxl raises what the archive, the XML and the format happen to raise
        raise InputError({"id": f"tidak dapat dibaca ({error})", "en": f"cannot be read ({error})"}, place=str(path)) from error
    return iter(sheet.iter_rows(values_only=True))


def _day(value: Any) -> str:
    return value.date().isoformat() if isinstance(value, datetime.datetime) else str(value or "")


def _signed(decision: Decision, reviewer: str) -> Decision:
    """The decision with reviewer and day, where it does not say them itself."""
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return Decision(decision.kind, decision.one, decision.other, decision.same, decision.reviewer or reviewer, decision.date or today)
