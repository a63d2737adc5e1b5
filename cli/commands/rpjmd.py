"""`selaras rpjmd`: the region's own plan, as the plans of its agencies quote it."""

from __future__ import annotations

from pathlib import Path

import click

from ...graph.concepts.decisions import stored_decisions
from ...graph.errors import InputError, StoreError
from ...graph.model import Node
from ...graph.settling.draft import Draft, Quotation, drafted, own_plans
from ...graph.stores import Store
from ...loaders.plan.identity.given import identity
from ...loaders.workbook import Doubt, Information, workbook_bytes
from ...ontology.schema import schema
from ..common import Settings, lang_option, opened, pass_settings, said, save, shown, store_option
from ..shell.help import Command, Group


@click.group("rpjmd", cls=Group)
def command() -> None:
    """RPJMD daerah: susun dari kutipan rencana perangkat daerah yang dimuat."""


@command.command("draft", cls=Command, short_help="Buku kerja berisi RPJMD sebagaimana dikutip rencana.")
@click.argument("region", metavar="DAERAH")
@click.option("-o", "--output", metavar="BERKAS", help="Buku kerja .xlsx; tanpa ini namanya dari daerah dan periode.")
@click.option("--period", metavar="TAHUN", help="Periode, misalnya 2025-2029; tanpa ini yang paling banyak dikutip.")
@store_option
@lang_option
@pass_settings
def draft(settings: Settings, region: str, output: str | None, period: str | None, store: str) -> None:
    """Tulis visi, misi, tujuan dan sasaran RPJMD yang dikutip rencana-rencana DAERAH sebagai buku kerja untuk dikoreksi.

    Lembar “Kutipan” menyebut setiap bunyi, nomor dan tempatnya; yang meragukan diberi warna dan alasan. Sesudah dikoreksi, muat sebagai
    dokumen daerah itu sendiri: bunyinya lalu yang berlaku, dan rencana perangkat daerah dibandingkan dengannya.

    \b
    selaras rpjmd draft tirtasari -o rpjmd.xlsx
    selaras build rpjmd.xlsx
    selaras query rpjmd-quotations
    """
    told = identity(None, None, period) if period else None
    with opened(store) as source:
        node = _region(region, source)
        own = [document.id for document in own_plans(source.documents()) if document.id.startswith(f"{node.id}/")]
        layer = source.layer([node.id])
    if own:
        raise StoreError(
            {"id": f"RPJMD daerah ini sudah dimuat: {', '.join(own)}", "en": f"the region's own plan is loaded: {', '.join(own)}"},
            place=store,
            cure={
                "id": "Koreksi dengan selaras read … --workbook; kutipannya: selaras query rpjmd-quotations.",
                "en": "Correct it with selaras read … --workbook; what quotes it: selaras query rpjmd-quotations.",
            },
        )
    found = drafted(layer, node, told.period if told else None, stored_decisions())
    target = Path(output or f"{found.document.replace('/', '-')}.xlsx")
    if target.suffix.casefold() != ".xlsx":
        raise InputError(
            {"id": "draf adalah buku kerja .xlsx", "en": "a draft is an .xlsx workbook"}, place=str(target),
            cure={"id": "Beri nama yang berakhir .xlsx.", "en": "Give a name that ends in .xlsx."},
        )  # fmt: skip
    save(target, workbook_bytes(found.graph, doubts=_doubts(found, settings), information=[_quotations(found, settings)]))
    _tell(settings, found, target)


def _region(asked: str, source: Store) -> Node:
    known = [
        Node(id, "Region", {name: value for name, value in properties.items() if name != "id"})
        for id, properties in source.rows("MATCH (r:Region) RETURN r.id AS id, properties(r) AS properties ORDER BY id")
    ]
    matches = [node for node in known if asked in (node.id, node.text)]
    matches = matches or [node for node in known if asked.casefold() in f"{node.id} {node.text}".casefold()]
    if len(matches) == 1:
        return matches[0]
    names = ", ".join(node.id for node in matches or known) or "-"
    raise InputError(
        {
            "id": f"daerah “{asked}” {'tidak tunggal' if matches else 'tidak ada'}",
            "en": f"region “{asked}” {'is ambiguous' if matches else 'is not there'}",
        },
        place=source.url, cure={"id": f"Yang ada: {names}", "en": f"There are: {names}"},
    )  # fmt: skip


def _doubts(found: Draft, settings: Settings) -> list[Doubt]:
    english = settings.lang == "en"
    return [Doubt(statement.id, told[english]) for statement in found.statements for told in statement.doubts]


def _quotations(found: Draft, settings: Settings) -> Information:
    """Every quotation a row, under the statement that it was taken for."""
    titles = said(
        settings,
        "Jenjang|Pernyataan|Rencana (suara)|Dokumen|Bunyi tercetak|Nomor tercetak|Daftar misi|Tempat|Yang meragukan",
        "Level|Statement|Plans (votes)|Document|Wording as printed|Number as printed|List of misi|Place|Doubtful",
    ).split("|")
    english = settings.lang == "en"
    rows = [
        [
            schema().label(statement.level, settings.lang), statement.text, statement.votes, quotation.document, quotation.wording,
            quotation.number, quotation.listing, _place(settings, quotation), "; ".join(told[english] for told in statement.doubts),
        ]
        for statement in found.statements
        for quotation in statement.quotations
    ]  # fmt: skip
    return Information(said(settings, "Kutipan", "Quotations"), titles, rows, (14, 60, 10, 44, 60, 10, 12, 22, 60))


def _place(settings: Settings, quotation: Quotation) -> str:
    place = (
        f"{said(settings, 'hlm.', 'p.')} {quotation.page}"
        if quotation.page is not None
        else f"{said(settings, 'baris', 'line')} {quotation.line}"
        if quotation.line is not None
        else ""
    )
    return ", ".join(part for part in (place, quotation.table) if part)


def _tell(settings: Settings, found: Draft, target: Path) -> None:
    levels: dict[str, int] = {}
    for statement in found.statements:
        levels[statement.level] = levels.get(statement.level, 0) + 1
    counts = ", ".join(f"{number} {schema().label(level, settings.lang)}" for level, number in levels.items())
    plans = len({quotation.document for statement in found.statements for quotation in statement.quotations})
    doubtful = sum(1 for statement in found.statements if statement.doubts)
    click.echo(
        said(
            settings,
            f"{target}: {counts}, dari kutipan {shown(plans, 'id')} rencana; {doubtful} meragukan. Koreksi, lalu selaras build {target}",
            f"{target}: {counts}, as {shown(plans, 'en')} plans quote them; {doubtful} doubtful. Correct it, then selaras build {target}",
        )
    )
