"""`selaras read`: how a document was read, table by table, what its sums say, and the workbook to correct it in."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ...graph.errors import InputError, SelarasError
from ...graph.model import PlanGraph
from ...loaders import load, read_plan
from ...loaders.documents.blocks import Identity
from ...loaders.files import is_cascade_file
from ...loaders.folders import found
from ...loaders.plan.facts import Plan
from ...loaders.plan.to_graph import to_graph
from ...loaders.workbook import Doubt, Information, is_workbook, read_workbook, workbook_bytes
from ...loaders.workbook.doubts import doubts
from ..common import Settings, emit, lang_option, pass_settings, said, save, told_options
from ..reports.reading import Report, owner_name, report_of_graph, report_of_plan, to_dict
from ..reports.reading_text import period_word, print_report, print_tables
from ..shell.help import Command


@click.command("read", cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@click.option(
    "--all", "everything", is_flag=True, help="Tampilkan semua baris, juga tabel yang tidak dibaca dan semua yang tidak dipahami."
)
@click.option("--workbook", metavar="BERKAS.xlsx", help="Tulis hasil pembacaan ke buku kerja Excel untuk diperiksa dan dikoreksi.")
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Bentuk laporan.")
@click.option("-o", "--output", metavar="BERKAS", help="Tulis laporan JSON ke berkas ini.")
@told_options
@lang_option
@pass_settings
def command(
    settings: Settings, files: tuple[str, ...], everything: bool, workbook: str | None, kind: str, output: str | None, told: Identity | None
) -> None:
    """Laporan pembacaan: bagaimana sebuah dokumen dibaca.

    Isinya: tabel yang ditemukan, artinya, dan sejauh mana pembacaannya dapat dipercaya; banyaknya butir tiap jenjang; jumlah pagu yang
    cocok dan yang tidak, karena rencananya keliru atau karena pembacaannya meragukan; dan apa yang tidak dipahami beserta alasannya.

    Dengan --workbook hasilnya ditulis sebagai buku kerja Excel; koreksi di sana, lalu muat dengan selaras build BERKAS.xlsx.
    """
    names = found(files).files
    if output is not None and kind != "json":
        raise InputError(
            {"id": "-o hanya untuk laporan JSON", "en": "-o is for the JSON report only"},
            cure={"id": "Tambahkan --format json.", "en": "Add --format json."},
        )
    if workbook is not None:
        _check_workbook(Path(workbook), names)
    data = []
    for number, name in enumerate(names):
        if number and kind == "text":
            click.echo()
        report = _report(settings, name, kind, told)
        if kind == "json":
            data.append(to_dict(report, settings.lang))
        else:
            print_report(settings, report, everything)
        if workbook is not None:
            _write(settings, report, Path(workbook))
    if kind == "json":
        emit(json.dumps({"reports": data}, ensure_ascii=False, indent=1) + "\n", output)


def _report(settings: Settings, name: str, kind: str, told: Identity | None) -> Report:
    if is_cascade_file(name):
        return report_of_graph(Path(name).name, load(name))
    if is_workbook(Path(name)):
        found = read_workbook(name)
        return report_of_graph(Path(name).name, found.graph, found.edits, found.notes)
    plan = read_plan(name, told)
    try:
        graph = to_graph(plan)
    except InputError:
        if kind == "text" and plan.tables:  # what was seen tells why it is no plan
            print_tables(settings, plan)
        raise
    return report_of_plan(plan, graph)


def _check_workbook(path: Path, names: list[str]) -> None:
    """InputError where the workbook would hold several documents, or would overwrite what somebody corrected by hand."""
    if len(names) > 1:
        raise InputError(
            {"id": "--workbook menerima satu dokumen", "en": "--workbook takes one document"},
            cure={"id": "Tulis satu buku kerja untuk tiap dokumen.", "en": "Write a workbook for each document."},
        )
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            {"id": "nama buku kerja harus berakhir .xlsx", "en": "a workbook's name must end in .xlsx"}, place=str(path),
            cure={"id": f"Misalnya {path.stem}.xlsx.", "en": f"For example {path.stem}.xlsx."},
        )  # fmt: skip
    if path.exists() and not _untouched(path):
        raise InputError(
            {"id": "berkas ini sudah ada dan akan hilang isinya", "en": "this file is there already and would be lost"}, place=str(path),
            cure={"id": "Pilih nama lain, atau pindahkan berkas itu.", "en": "Choose another name, or move that file."},
        )  # fmt: skip


def _untouched(path: Path) -> bool:
    """True for a correction workbook that nobody has edited."""
    try:
        return is_workbook(path) and not read_workbook(path).edits
    except SelarasError:
        return False


def _write(settings: Settings, report: Report, path: Path) -> None:
    plan, graph = report.plan, report.graph
    marks = [*_of_sums(report), *doubts(graph, plan.not_understood if plan else ())]
    notes = _notes(plan) if plan else report.notes
    information = [
        Information("Jumlah tidak cocok", _SUM_TITLES, _gaps(graph, report), (44, 12, 18, 18, 18, 14, 90)),
        Information("Tidak dipahami", ("Baris", "Halaman", "Alasan", "Kata tercetak"), notes, (10, 10, 44, 100)),
    ]
    save(path, workbook_bytes(graph, doubts=marks, information=information, notes=notes))
    marked = len({(mark.node, mark.column) for mark in marks})
    click.echo(
        said(
            settings,
            f"{path}: buku kerja ditulis, {marked} sel ditandai. Koreksi, lalu: selaras build {path}",
            f"{path}: workbook written, {marked} cells marked. Correct it, then: selaras build {path}",
        ),
        err=True,
    )


_SUM_TITLES = ("Milik", "Tahun", "Tercetak", "Jumlah anak", "Selisih", "Penyebab", "Penjelasan")


def _of_sums(report: Report) -> list[Doubt]:
    """The amounts whose sums fail, marked as the plan's fault or the reading's."""
    found = []
    for entry in report.sums:
        if entry.status != "fits":
            found += [Doubt(budget, entry.because.id, kind=entry.status) for budget in entry.budgets]
    return found


def _gaps(graph: PlanGraph, report: Report) -> list[list[object]]:
    cause = {"plan": "rencana", "reading": "pembacaan"}
    return [
        [
            owner_name(graph, entry.sum.owner), period_word(entry.sum.year), entry.sum.printed, entry.sum.added, entry.sum.gap,
            cause[entry.status], entry.because.id,
        ]
        for entry in report.sums
        if entry.status != "fits"
    ]  # fmt: skip


def _notes(plan: Plan) -> list[list[object]]:
    return [[entry.place.line, entry.place.page, entry.why(), entry.words] for entry in plan.not_understood]
