"""`selaras audit`: findings of the rules, from the store or straight from files."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence

import click

from ...queries.audit.findings import Finding, at_or_above, count_by_severity
from ...queries.audit.run import AuditReport, audit, known_rule
from ..common import Settings, console, emit, lang_option, pass_settings, said, short, store_option, text_width, write_xlsx
from ..completion import rule_names
from ..help import Command
from .build import graph_of

SEVERITIES = {"error": ("galat", "error"), "warning": ("peringatan", "warning"), "note": ("catatan", "note")}


@click.command("audit", cls=Command)
@click.argument("files", nargs=-1, metavar="[BERKAS…]")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="Mulai tingkat ini kode keluar 1.",
)
@click.option("--format", "kind", type=click.Choice(["table", "json", "xlsx"]), default="table", show_default=True, help="Bentuk keluaran.")
@click.option("-o", "--output", metavar="BERKAS", help="Tulis ke berkas (wajib untuk xlsx).")
@click.option("--rule", "rules", multiple=True, metavar="ID", shell_complete=rule_names, help="Hanya aturan ini; boleh berulang.")
@click.option("--agency", metavar="NAMA", help="Hanya perangkat daerah yang namanya memuat ini.")
@store_option
@lang_option
@pass_settings
def command(
    settings: Settings,
    files: tuple[str, ...],
    fail_on: str,
    kind: str,
    output: str | None,
    rules: tuple[str, ...],
    agency: str | None,
    store: str,
) -> int:
    """Periksa rencana: indikator yatim, jumlah pagu yang tidak cocok, sasaran tanpa program, dan lain-lain.

    Tanpa BERKAS, yang diperiksa adalah isi penyimpanan.

    Kode keluar: 0 bersih, 1 ada temuan pada tingkat --fail-on atau lebih, 2 masukan salah.
    """
    rules = tuple(known_rule(name) for name in rules)  # before anything is read
    graph = graph_of(settings, files, store)
    report = audit(graph, rules or None)
    findings = [
        finding for finding in report.findings if not agency or agency.lower() in (finding.agency + " " + " ".join(finding.path)).lower()
    ]
    report = AuditReport(tuple(findings), report.passed)
    if kind == "json":
        emit(json.dumps(report.to_dict(settings.lang), ensure_ascii=False, indent=1) + "\n", output)
    elif kind == "xlsx":
        _workbook(settings, report, output)
    else:
        emit(text_of(settings, report, 120 if output else text_width()), output)
    return 1 if any(True for _ in at_or_above(findings, fail_on)) else 0  # type: ignore[arg-type]


def place_of(settings: Settings, finding: Finding) -> str:
    """Line or page of a finding, in words."""
    if finding.page is not None:
        return f"{said(settings, 'hlm.', 'p.')} {finding.page}"
    return f"{said(settings, 'baris', 'line')} {finding.line}" if finding.line is not None else ""


def text_of(settings: Settings, report: AuditReport, width: int = 120) -> str:
    """The findings as text to read, a paragraph each, worst first per document, questions after them; lines are wrapped to `width`."""
    lines = _by_document(settings, report.faults, width)
    if report.questions:
        lines += [
            said(
                settings,
                "Pertanyaan kepada pembaca: periksa dulu pembacaannya (tidak memengaruhi kode keluar dan nilai)",
                "Questions to the reader: check the reading first (without effect on exit code and grades)",
            ),
            "",
            *_by_document(settings, report.questions, width),
        ]
    counts = count_by_severity(report.faults)
    total = ", ".join(f"{number} {severity_name(settings, severity)}" for severity, number in counts.items())
    asked = f", {len(report.questions)} {said(settings, 'pertanyaan', 'questions')}" if report.questions else ""
    return "\n".join([*lines, f"{said(settings, 'Jumlah', 'Total')}: {total}{asked}"]) + "\n"


def _by_document(settings: Settings, findings: Sequence[Finding], width: int) -> list[str]:
    lines: list[str] = []
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document or finding.agency, []).append(finding)
    for document, own in by_document.items():
        lines += [f"{own[0].agency} · {document}" if own[0].agency else document, ""]
        for finding in own:
            lines += [*_paragraph(settings, finding, width), ""]
    return lines


def _paragraph(settings: Settings, finding: Finding, width: int) -> list[str]:
    lang = settings.lang
    grave = said(settings, "pertanyaan", "question") if finding.is_question else severity_name(settings, finding.severity)
    head = [finding.rule, grave, place_of(settings, finding), finding.title.get(lang)]
    parts = (
        (said(settings, "jalur", "path"), " › ".join(finding.path[-3:])),
        (said(settings, "tercetak", "printed"), short(finding.words, 240)),
        (said(settings, "seharusnya", "expected"), finding.expected.get(lang)),
        (said(settings, "ditemukan", "found"), finding.found.get(lang)),
        (said(settings, "alasan", "because"), finding.because.get(lang)),
        (said(settings, "termasuk", "stands for"), _stands_for(settings, finding)),
        (said(settings, "perbaikan", "cure"), f"{finding.cure.get(lang)} ({', '.join(finding.source)})"),
    )
    margin = max(len(name) for name, _ in parts) + 6
    lines = [" · ".join(part for part in head if part)]
    for name, text in parts:
        lines += textwrap.wrap(
            text, max(width, margin + 30), initial_indent=f"    {name}".ljust(margin), subsequent_indent=" " * margin,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    return lines


def _stands_for(settings: Settings, finding: Finding) -> str:
    count = len(finding.stands_for)
    return said(settings, f"{count} baris lain karena sebab yang sama", f"{count} other rows for the same reason") if count else ""


def severity_name(settings: Settings, severity: str) -> str:
    """A severity's name in the run's language."""
    return said(settings, *SEVERITIES[severity])


def _cause(settings: Settings, finding: Finding) -> str:
    return said(settings, "rencana", "the plan") if finding.cause == "plan" else said(settings, "pembacaan", "the reading")


def _workbook(settings: Settings, report: AuditReport, output: str | None) -> None:
    from pathlib import Path

    from ...graph.errors import InputError

    if not output:
        raise InputError(
            {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
            cure={"id": "Tambahkan -o temuan.xlsx.", "en": "Add -o findings.xlsx."},
        )
    lang = settings.lang
    headers = said(
        settings,
        "id|aturan|tingkat|judul|perangkat daerah|jalur|dokumen|tempat|tercetak|seharusnya|ditemukan|sebab|alasan|perbaikan|dasar|termasuk",
        "id|rule|severity|title|agency|path|document|place|words|expected|found|cause|because|cure|source|stands for",
    ).split("|")

    def rows(findings: Sequence[Finding]) -> list[Sequence[object]]:
        return [
            (
                f.id, f.rule, severity_name(settings, f.severity), f.title.get(lang), f.agency, " › ".join(f.path), f.document,
                place_of(settings, f), f.words, f.expected.get(lang), f.found.get(lang), _cause(settings, f), f.because.get(lang),
                f.cure.get(lang), ", ".join(f.source), _stands_for(settings, f),
            )
            for f in findings
        ]  # fmt: skip

    faults, questions = rows(report.faults), rows(report.questions)
    shares = [
        (s.document, s.rule, s.items, s.passed, round(100 * s.passed / s.items, 1) if s.items else None, s.grade) for s in report.passed
    ]
    names = said(settings, "dokumen|aturan|butir|lolos|%|nilai", "document|rule|items|passed|%|grade").split("|")
    sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {
        said(settings, "temuan", "findings"): (headers, faults),
        said(settings, "pertanyaan", "questions"): (headers, questions),
        said(settings, "kelulusan", "passed"): (names, shares),
    }
    write_xlsx(Path(output), sheets)
    told = said(settings, f"{len(faults)} temuan, {len(questions)} pertanyaan", f"{len(faults)} findings, {len(questions)} questions")
    console(stderr=True).print(f"{output}: {told}")
