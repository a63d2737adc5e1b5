"""`selaras audit`: findings of the rules, from the store or straight from files."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from ..graph.model import PlanGraph
from ..queries.audit import AuditReport, audit
from ..queries.findings import Finding, at_or_above, count_by_severity
from .build import expanded, read_all
from .common import Settings, console, emit, lang_option, opened, pass_settings, said, store_option, write_xlsx

SEVERITIES = {"error": ("galat", "error"), "warning": ("peringatan", "warning"), "note": ("catatan", "note")}


@click.command("audit")
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
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Hanya aturan ini; boleh berulang.")
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

    Tanpa BERKAS, yang diperiksa adalah isi penyimpanan. Kode keluar: 0 bersih, 1 ada temuan pada tingkat --fail-on atau lebih, 2 masukan salah.
    """
    if files:
        graph = PlanGraph()
        for _, part in read_all(settings, expanded(files)):
            graph.merge(part)
    else:
        with opened(store) as source:
            graph = source.graph()
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
        emit(text_of(settings, report), output)
    return 1 if any(True for _ in at_or_above(findings, fail_on)) else 0  # type: ignore[arg-type]


def place_of(settings: Settings, finding: Finding) -> str:
    """Line or page of a finding, in words."""
    if finding.page is not None:
        return f"{said(settings, 'hlm.', 'p.')} {finding.page}"
    return f"{said(settings, 'baris', 'line')} {finding.line}" if finding.line is not None else ""


def text_of(settings: Settings, report: AuditReport, most: int | None = None) -> str:
    """The findings as text to read, worst first per agency; `most` cuts the list."""
    lang, lines = settings.lang, []
    at = 1 if lang == "en" else 0
    by_document: dict[str, list[Finding]] = {}
    for finding in report.findings:
        by_document.setdefault(finding.document or finding.agency, []).append(finding)
    for document, findings in by_document.items():
        lines.append(f"\n{document}")
        for finding in findings[:most]:
            lines += [
                f"  {finding.rule} {SEVERITIES[finding.severity][at]} · {place_of(settings, finding)} · {finding.title.get(lang)}",
                f"     {' › '.join(finding.path[-3:])}",
                f"     {said(settings, 'tercetak', 'printed')}: {_short(finding.words)}",
                f"     {said(settings, 'seharusnya', 'expected')}: {finding.expected.get(lang)}; {said(settings, 'ditemukan', 'found')}: {finding.found.get(lang)}",
                f"     {said(settings, 'sebab', 'cause')}: {_cause(settings, finding)}: {finding.because.get(lang)}",
                f"     {said(settings, 'perbaikan', 'cure')}: {finding.cure.get(lang)} ({', '.join(finding.source)})",
            ]
        if most is not None and len(findings) > most:
            lines.append(said(settings, f"  … dan {len(findings) - most} lagi", f"  … and {len(findings) - most} more"))
    counts = count_by_severity(report.findings)
    total = ", ".join(f"{counts.get(severity, 0)} {names[at]}" for severity, names in SEVERITIES.items())  # type: ignore[call-overload]
    lines.append(f"\n{said(settings, 'Jumlah', 'Total')}: {total}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _cause(settings: Settings, finding: Finding) -> str:
    return said(settings, "rencana", "the plan") if finding.cause == "plan" else said(settings, "pembacaan", "the reading")


def _short(text: str, length: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1] + "…"


def _workbook(settings: Settings, report: AuditReport, output: str | None) -> None:
    from pathlib import Path

    from ..graph.errors import InputError

    if not output:
        raise InputError(
            {"id": "xlsx memerlukan nama berkas", "en": "xlsx needs a file name"},
            cure={"id": "Tambahkan -o temuan.xlsx.", "en": "Add -o findings.xlsx."},
        )
    lang = settings.lang
    headers = (
        [
            "id",
            "rule",
            "severity",
            "title",
            "agency",
            "path",
            "document",
            "place",
            "words",
            "expected",
            "found",
            "cause",
            "because",
            "cure",
            "source",
        ]
        if lang == "en"
        else [
            "id",
            "aturan",
            "tingkat",
            "judul",
            "perangkat daerah",
            "jalur",
            "dokumen",
            "tempat",
            "tercetak",
            "seharusnya",
            "ditemukan",
            "sebab",
            "alasan",
            "perbaikan",
            "dasar",
        ]
    )
    rows: list[Sequence[object]] = [
        (
            f.id, f.rule, SEVERITIES[f.severity][1 if lang == "en" else 0], f.title.get(lang), f.agency, " › ".join(f.path), f.document, place_of(settings, f),
            f.words, f.expected.get(lang), f.found.get(lang), _cause(settings, f), f.because.get(lang), f.cure.get(lang), ", ".join(f.source),
        )
        for f in report.findings
    ]  # fmt: skip
    shares = [
        (
            share.document,
            share.rule,
            share.items,
            share.passed,
            round(100 * share.passed / share.items, 1) if share.items else None,
            share.grade,
        )
        for share in report.passed
    ]
    names = ["document", "rule", "items", "passed", "%", "grade"] if lang == "en" else ["dokumen", "aturan", "butir", "lolos", "%", "nilai"]
    write_xlsx(
        Path(output), {said(settings, "temuan", "findings"): (headers, rows), said(settings, "kelulusan", "passed"): (names, shares)}
    )
    console(stderr=True).print(f"{output}: {len(rows)} {said(settings, 'temuan', 'findings')}")
