"""`selaras audit`: findings of the rules, from the store or straight from files."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

import click

from ...graph.errors import InputError
from ...queries.audit.baseline import Baseline, Earlier, read_baseline
from ...queries.audit.exceptions import NONE, Exceptions, read_exceptions
from ...queries.audit.findings import SEVERITIES, Finding, at_or_above
from ...queries.audit.rules import rules as all_rules
from ...queries.audit.run import AuditReport, audit, audit_each, known_rule
from ..common import Settings, console, emit, lang_option, opened, pass_settings, said, save, store_option, text_width, working
from ..reports.audit_text import in_full, show, totals
from ..shell.completion import rule_names
from ..shell.help import Command
from .build import graph_of

_TOGETHER = 1  # documents of a store from which on each is audited by itself
_FORMATS = ("table", "json", "xlsx", "html", "docx", "sarif")


@click.command("audit", cls=Command)
@click.argument("files", nargs=-1, metavar="[BERKAS…]")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="Mulai tingkat ini kode keluar 1.",
)
@click.option("--format", "kind", type=click.Choice(_FORMATS), help="Bentuk keluaran; bawaan: menurut akhiran -o, atau table.")
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk xlsx dan docx).")
@click.option("--all", "everything", is_flag=True, help="Semua temuan lengkap, bukan satu layar.")
@click.option("--rule", "rules", multiple=True, metavar="ID", shell_complete=rule_names, help="Hanya aturan ini; boleh berulang.")
@click.option("--agency", metavar="NAMA", help="Hanya perangkat daerah yang namanya memuat ini.")
@click.option("--baseline", metavar="BERKAS", help="Laporan terdahulu (.json atau .xlsx): yang baru, masih ada, hilang; jawaban ikut.")
@click.option(
    "--exceptions", metavar="BERKAS", envvar="SELARAS_EXCEPTIONS", help="Pengecualian (.toml): aturan, tingkat, batas, temuan diterima."
)
@click.option("--office", metavar="NAMA", help="Instansi pemeriksa pada kepala laporan (html, docx).")
@store_option
@lang_option
@pass_settings
def command(
    settings: Settings,
    files: tuple[str, ...],
    fail_on: str,
    kind: str | None,
    output: str | None,
    everything: bool,
    rules: tuple[str, ...],
    agency: str | None,
    baseline: str | None,
    exceptions: str | None,
    office: str | None,
    store: str,
) -> int:
    """Periksa rencana: indikator yatim, jumlah pagu yang tidak cocok, sasaran tanpa program, dan lain-lain.

    Tanpa BERKAS, yang diperiksa adalah isi penyimpanan. Aturannya: selaras rules.

    Kode keluar: 0 bersih, 1 ada temuan pada tingkat --fail-on atau lebih, 2 masukan salah.
    """
    kind = _kind(kind, output)
    rules = tuple(known_rule(name) for name in rules)  # before anything is read
    excepted = read_exceptions(Path(exceptions), all_rules()) if exceptions else NONE
    before = read_baseline(Path(baseline)) if baseline else None
    report = _of_agency(_report(settings, files, store, rules or None, excepted), agency)
    looked_at = {entry.document for entry in report.documents}
    gone = before.gone(report.findings, documents=looked_at, rules=report.ran) if before else []
    _write(settings, report, kind, output, everything=everything, before=before, gone=gone, office=office)
    _tell_unused(settings, report)
    threshold = next(severity for severity in SEVERITIES if severity == fail_on)
    return 1 if any(True for _ in at_or_above(report.findings, threshold)) else 0


def _report(settings: Settings, files: tuple[str, ...], store: str, rules: tuple[str, ...] | None, excepted: Exceptions) -> AuditReport:
    """The audit of files, or of the store: of many documents one is held at a time, since no rule on one plan needs the others."""
    if files:
        return audit(graph_of(settings, files, store), rules, excepted)
    with opened(store) as source:
        documents = source.documents()
        if len(documents) <= _TOGETHER:
            return audit(source.graph(), rules, excepted)
        at = count(1)
        with working() as say:
            return audit_each(
                source.graphs(document.id for document in documents),
                rules,
                excepted,
                progress=lambda: say(f"[{next(at)}/{len(documents)}] {said(settings, 'memeriksa', 'auditing')}"),
            )


def _kind(kind: str | None, output: str | None) -> str:
    """The form asked for, else the one that the file's name says."""
    suffix = Path(output).suffix.casefold().removeprefix(".") if output else ""
    kind = kind or (suffix if suffix in _FORMATS else "table")
    if kind in ("xlsx", "docx") and not output:
        raise InputError(
            {"id": f"{kind} memerlukan nama berkas", "en": f"{kind} needs a file name"},
            cure={"id": f"Tambahkan -o temuan.{kind}.", "en": f"Add -o findings.{kind}."},
        )
    return kind


def _of_agency(report: AuditReport, name: str | None) -> AuditReport:
    """The part of the report that is about the agencies whose name holds `name`."""
    if not name:
        return report
    wanted = name.casefold()
    mine = {share.document for share in report.passed if wanted in share.agency.casefold()}

    def is_mine(finding: Finding) -> bool:
        return finding.document in mine or wanted in f"{finding.agency} {' '.join(finding.path)}".casefold()

    return replace(
        report,
        findings=tuple(finding for finding in report.findings if is_mine(finding)),
        accepted=tuple(entry for entry in report.accepted if is_mine(entry.finding)),
        passed=tuple(share for share in report.passed if share.document in mine),
        items=tuple(share for share in report.items if share.document in mine),
        documents=tuple(entry for entry in report.documents if entry.document in mine),
    )


def _write(
    settings: Settings,
    report: AuditReport,
    kind: str,
    output: str | None,
    *,
    everything: bool,
    before: Baseline | None,
    gone: list[Earlier],
    office: str | None,
) -> None:
    lang = settings.lang
    if kind == "json":
        emit(json.dumps(_as_dict(report, before, gone, lang), ensure_ascii=False, indent=1) + "\n", output)
    elif kind == "sarif":
        from ...visualizations.reports.sarif import as_sarif

        emit(json.dumps(as_sarif(report, before, gone, lang=lang), ensure_ascii=False, indent=1) + "\n", output)
    elif kind == "xlsx":
        from ..reports.audit_sheet import write_workbook

        write_workbook(settings, report, Path(str(output)), before, gone)
        _tell(settings, report, output)
    elif kind in ("html", "docx"):
        from ...visualizations.reports.content import content

        told = content(report, before, gone, office=office, lang=lang)
        if kind == "html":
            from ...visualizations.reports.page import as_html

            emit(as_html(told), output)
        else:
            from ...visualizations.reports.word import as_docx

            save(Path(str(output)), as_docx(told))
        if output:
            _tell(settings, report, output)
    elif everything or output:
        text = in_full(settings, report, 120 if output else text_width())
        emit("\n".join([text, totals(settings, report, before, gone)]).lstrip("\n") + "\n", output)
    else:
        show(settings, report, before, gone)


def _as_dict(report: AuditReport, before: Baseline | None, gone: list[Earlier], lang: str) -> dict[str, object]:
    told = report.to_dict(lang)
    if before is not None:
        told["findings"] = [
            {**finding.to_dict(lang), "change": before.change(finding), **before.answers(finding)} for finding in report.findings
        ]
        told["gone"] = [{"id": entry.id, "rule": entry.rule, "document": entry.document, **entry.answers} for entry in gone]
    return told


def _tell(settings: Settings, report: AuditReport, output: str | None) -> None:
    faults, asked = len(report.faults), len(report.questions)
    told = said(settings, f"{faults} temuan, {asked} pertanyaan", f"{faults} findings, {asked} questions")
    console(stderr=True).print(f"{output}: {told}")


def _tell_unused(settings: Settings, report: AuditReport) -> None:
    if report.unused:
        told = said(settings, "pengecualian yang tidak terpakai", "exceptions that fit nothing")
        click.echo(f"selaras: {told}: {', '.join(report.unused)}", err=True)
